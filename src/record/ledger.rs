//! A list kept on disk, one file for one kind of thing: agreements, past talks.
//!
//! Every change reads the file anew under a lock, changes it and writes it whole, so two windows lose nothing of each
//! other's. A file that can't be read is never overwritten: what comes later goes to a second file beside it
//! (`agreements-2.ron`), and both are read from then on.

use std::fs::{File, OpenOptions};
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Notice;
use super::file::{self, WriteError};

/// Files beside the first that are looked for; nobody breaks more than these.
const FILES: usize = 20;

/// Something that can be kept in a ledger.
pub trait Entry: Clone + Serialize + DeserializeOwned {
    /// Written as a comment at the top of a new file.
    const HEADING: &'static str;

    /// What tells it from the others.
    fn id(&self) -> Id;

    /// When it came to be.
    fn moment(&self) -> Timestamp;

    /// Gives it an id of its own.
    fn set_id(&mut self, id: Id);

    /// Makes its texts fit to be shown; on the disk they stay as they are.
    fn clean(&mut self);
}

/// Tells one entry from the others, in all files of its ledger.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Id(pub u64);

/// A list on disk.
#[derive(Debug, Clone)]
pub struct Ledger<T> {
    path: PathBuf,
    holds: PhantomData<fn() -> T>,
}

/// What a ledger's files hold.
#[derive(Debug, Clone)]
pub struct Listed<T> {
    /// Everything that could be read, in the order it was added.
    pub entries: Vec<T>,
    /// A notice for each file that couldn't.
    pub notices: Vec<Notice>,
}

/// One file of a ledger.
struct Page<T> {
    path: PathBuf,
    entries: Vec<T>,
}

impl<T: Entry> Ledger<T> {
    /// The ledger whose first file is this. Touches nothing.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        Self { path, holds: PhantomData }
    }

    /// Everything kept. Never fails: what can't be read is a notice.
    #[must_use]
    pub fn list(&self) -> Listed<T> {
        let (pages, notices) = self.pages();
        let mut entries: Vec<T> = pages.into_iter().flat_map(|page| page.entries).collect();
        entries.iter_mut().for_each(T::clean);
        Listed { entries, notices }
    }

    /// Adds an entry, under an id of its own.
    ///
    /// # Errors
    /// [`WriteError`]; nothing has changed then.
    pub fn add(&self, mut entry: T) -> Result<T, WriteError> {
        let _lock = self.lock()?;
        let (mut pages, _) = self.pages();
        // An id must differ from those in a broken file too, which can't be asked: so it is the moment.
        let now = u64::try_from(entry.moment().as_microsecond()).unwrap_or_default();
        let newest = pages.iter().flat_map(|page| &page.entries).map(|entry| entry.id().0).max();
        let id = Id(newest.map_or(now, |newest| now.max(newest.saturating_add(1))));
        entry.set_id(id);
        match pages.last_mut() {
            Some(page) => {
                page.entries.push(entry.clone());
                write(page)?;
            }
            None => write(&Page { path: self.free_path(), entries: vec![entry.clone()] })?,
        }
        Ok(entry)
    }

    /// Puts an entry in the place of the one with its id. False where there is none.
    ///
    /// # Errors
    /// [`WriteError`]; nothing has changed then.
    pub fn update(&self, entry: &T) -> Result<bool, WriteError> {
        let _lock = self.lock()?;
        let (mut pages, _) = self.pages();
        for page in &mut pages {
            if let Some(place) = page.entries.iter_mut().find(|old| old.id() == entry.id()) {
                *place = entry.clone();
                write(page)?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Takes out every entry that matches; gives how many. A file that is empty then is removed.
    ///
    /// # Errors
    /// [`WriteError`]; some may be gone already.
    pub fn erase(&self, matches: &dyn Fn(&T) -> bool) -> Result<usize, WriteError> {
        let (pages, _) = self.pages();
        if !pages.iter().flat_map(|page| &page.entries).any(matches) {
            return Ok(0);
        }
        let _lock = self.lock()?;
        let (pages, _) = self.pages();
        let mut erased = 0;
        for mut page in pages {
            let before = page.entries.len();
            page.entries.retain(|entry| !matches(entry));
            if page.entries.len() == before {
                continue;
            }
            erased += before - page.entries.len();
            if page.entries.is_empty() {
                std::fs::remove_file(&page.path).map_err(|error| WriteError::new(&page.path, &error))?;
            } else {
                write(&page)?;
            }
        }
        Ok(erased)
    }

    /// The files that can be read, and what to say about those that can't.
    fn pages(&self) -> (Vec<Page<T>>, Vec<Notice>) {
        let mut pages = Vec::new();
        let mut notices = Vec::new();
        for path in (1..=FILES).map(|number| self.path_of(number)) {
            match read(&path) {
                Ok(None) => {}
                Ok(Some(entries)) => pages.push(Page { path, entries }),
                Err(notice) => {
                    notices.push(notice);
                    // A folder that can't be looked into has nothing else to say about each of its files.
                    if std::fs::read_dir(file::folder_of(&self.path)).is_err() {
                        break;
                    }
                }
            }
        }
        (pages, notices)
    }

    fn path_of(&self, number: usize) -> PathBuf {
        if number == 1 {
            return self.path.clone();
        }
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        self.path.with_file_name(format!("{stem}-{number}.ron"))
    }

    fn free_path(&self) -> PathBuf {
        (1..=FILES)
            .map(|number| self.path_of(number))
            .find(|path| std::fs::symlink_metadata(path).is_err())
            .unwrap_or_else(|| self.path_of(FILES + 1))
    }

    /// Held for one change; another window waits for it. It is a file of its own, since the list's is replaced.
    fn lock(&self) -> Result<File, WriteError> {
        let path = self.path.with_extension("lock");
        let wrong = |error: std::io::Error| WriteError::new(&path, &error);
        file::make_folder(file::folder_of(&path)).map_err(wrong)?;
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(wrong)?;
        lock.lock().map_err(wrong)?;
        Ok(lock)
    }
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

fn write<T: Entry>(page: &Page<T>) -> Result<(), WriteError> {
    let text = options()
        .to_string_pretty(&page.entries, PrettyConfig::new())
        .map_err(|error| WriteError { path: page.path.clone(), why: file::Why::Other(error.to_string()) })?;
    file::replace(&page.path, format!("// {}\n{text}\n", T::HEADING).as_bytes())
}

/// Reads one file; none where there is no file.
fn read<T: Entry>(path: &Path) -> Result<Option<Vec<T>>, Notice> {
    let notice = |line, message: String| Notice {
        file: path.to_owned(),
        line,
        message,
        help: Some(
            "It stays as it is, and what is new goes to a file beside it; mend it, or move it away"
                .to_owned(),
        ),
    };
    // Unlike a rule set, this file may grow for years; but a folder or a pipe in its place mustn't stop the app.
    match std::fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(notice(None, error.to_string())),
        Ok(found) if !found.is_file() => return Err(notice(None, "this isn't a file".to_owned())),
        Ok(_) => {}
    }
    let text = std::fs::read_to_string(path).map_err(|error| notice(None, error.to_string()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    options()
        .from_str(text)
        .map(Some)
        .map_err(|error| notice(Some(super::line_of(&error, text)), error.code.to_string()))
}
