//! The folders on the way to the watched places, and which names in them matter.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use super::{Watched, bit};

/// Links to links that are followed; the system itself follows no more.
const LINKS: usize = 40;

/// Links in a folder that are followed, at most.
const LINKED: usize = 1_000;

/// The folders to watch, by their paths without links.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Trail {
    pub(super) folders: BTreeMap<PathBuf, Folder>,
}

/// One folder, and which places it concerns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Folder {
    /// Tells it from another folder with the same path.
    is: Option<(u64, u64)>,
    /// The places for which every name that isn't hidden matters.
    all: u64,
    /// The places for which this name matters.
    names: HashMap<OsString, u64>,
}

/// What has been noted for one place.
struct Way {
    bit: u64,
    been: HashSet<PathBuf>,
}

impl Folder {
    /// Whether another folder has taken the place of this one.
    pub(super) fn is_another(&self, before: &Self) -> bool {
        self.is.is_none() || self.is != before.is
    }
}

impl Trail {
    /// The way to all of these, as it is now.
    pub(super) fn to(places: &[Watched]) -> Self {
        let mut trail = Self::default();
        for (at, place) in places.iter().enumerate() {
            let mut way = Way { bit: bit(at), been: HashSet::new() };
            match place {
                Watched::File(path) => trail.lead_to(path, &mut way, LINKS),
                Watched::Folder(path) => {
                    trail.lead_to(path, &mut way, LINKS);
                    let Ok(real) = fs::canonicalize(path) else { continue };
                    let Ok(files) = fs::read_dir(&real) else { continue };
                    trail.folder(real).all |= way.bit;
                    let is_link = |file: &fs::DirEntry| file.file_type().is_ok_and(|kind| kind.is_symlink());
                    let links = files.flatten().filter(|file| is_link(file) && !is_hidden(&file.file_name()));
                    for link in links.take(LINKED) {
                        trail.lead_to(&link.path(), &mut way, LINKS);
                    }
                }
            }
        }
        trail
    }

    /// Notes what a path depends on: its name in its folder, and that folder's name in the next; for a link, everything it
    /// leads to; if it doesn't exist, the nearest folder that does.
    fn lead_to(&mut self, path: &Path, way: &mut Way, links: usize) {
        if !way.been.insert(path.to_owned()) {
            return;
        }
        let mut path = path;
        let mut levels = 2;
        while levels > 0 {
            let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else { return };
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            if let Ok(real) = fs::canonicalize(parent)
                && real.is_dir()
            {
                if links > 0
                    && let Ok(target) = fs::read_link(real.join(name))
                {
                    self.lead_to(&real.join(target), way, links - 1);
                }
                *self.folder(real).names.entry(name.to_owned()).or_default() |= way.bit;
                levels -= 1;
            } else if links > 0
                && let Ok(target) = fs::read_link(parent)
            {
                // A link that doesn't lead anywhere yet.
                let from = parent.parent().unwrap_or(Path::new("."));
                self.lead_to(&from.join(target), way, links - 1);
            }
            path = parent;
        }
    }

    fn folder(&mut self, real: PathBuf) -> &mut Folder {
        self.folders.entry(real).or_insert_with_key(|real| Folder { is: identity(real), ..Folder::default() })
    }

    /// The places that a change of this path concerns: a bit for each.
    pub(super) fn concerns(&self, path: &Path) -> u64 {
        let itself = self.folders.get(path).map_or(0, Folder::everybody);
        let inside = path.parent().and_then(|parent| self.folders.get(parent)).map_or(0, |folder| {
            let Some(name) = path.file_name() else { return 0 };
            let all = if is_hidden(name) { 0 } else { folder.all };
            all | folder.names.get(name).copied().unwrap_or(0)
        });
        itself | inside
    }
}

impl Folder {
    fn everybody(&self) -> u64 {
        self.names.values().fold(self.all, |bits, bit| bits | bit)
    }
}

/// Editors keep half of a file beside it under such a name, and so do we.
pub(super) fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|found| (found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn identity(_path: &Path) -> Option<(u64, u64)> {
    None
}
