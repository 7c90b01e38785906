//! Prints of files and folders, by which changes are found where the system doesn't tell of them.

use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use super::Watched;
use super::trail::is_hidden;

/// A hash of everything that can be seen of a place without reading files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Print(u64);

/// Takes new prints, and returns the places whose print has changed.
pub(super) fn renew(prints: &mut [Print], places: &[Watched]) -> Vec<usize> {
    let now = places.iter().map(print);
    let changed = prints.iter_mut().zip(now).enumerate().filter_map(|(at, (before, now))| {
        let is_new = *before != now;
        *before = now;
        is_new.then_some(at)
    });
    changed.collect()
}

fn print(place: &Watched) -> Print {
    let mut hasher = DefaultHasher::new();
    match place {
        Watched::File(path) => file(path).hash(&mut hasher),
        Watched::Folder(path) => {
            let files = fs::read_dir(path).into_iter().flatten().flatten();
            let mut files: Vec<_> = files
                .filter(|file| !is_hidden(&file.file_name()))
                .map(|entry| (entry.file_name(), file(&entry.path())))
                .collect();
            files.sort();
            (path.is_dir(), files).hash(&mut hasher);
        }
    }
    Print(hasher.finish())
}

/// What is known of a file; links are followed.
fn file(path: &Path) -> Option<(u64, Option<std::time::SystemTime>, u64)> {
    fs::metadata(path).ok().map(|found| (found.len(), found.modified().ok(), number(&found)))
}

#[cfg(unix)]
fn number(found: &Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    found.ino()
}

#[cfg(not(unix))]
fn number(_found: &Metadata) -> u64 {
    0
}
