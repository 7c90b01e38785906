//! What the files in a journal's folder are called.

use std::fs;
use std::path::{Path, PathBuf};

use super::file::folder_of;

/// Taken while a talk runs. A file of its own: the journal's is replaced and erased.
pub(super) fn lock(journal: &Path) -> PathBuf {
    journal.with_extension("lock")
}

/// The good part of a damaged journal, until it is in its place.
pub(super) fn mended(journal: &Path) -> PathBuf {
    beside(journal, "mended")
}

/// A journal whose talk is to leave no trace.
pub(super) fn erasing(journal: &Path) -> PathBuf {
    beside(journal, "erasing")
}

/// Why a file was set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aside {
    /// Its talk is offered later.
    Waiting,
    /// It is damaged: for whoever wants to look into it.
    Damaged,
}

impl Aside {
    fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Damaged => "damaged",
        }
    }

    /// A name that nothing has yet.
    pub(super) fn free(self, journal: &Path) -> PathBuf {
        let newest = self.all(journal).first().map_or(0, |(number, _)| *number);
        let name = |number: u64| beside(journal, &format!("{}-{number}", self.word()));
        let mut number = newest.saturating_add(1);
        while fs::symlink_metadata(name(number)).is_ok() {
            number = number.wrapping_add(1);
        }
        name(number)
    }

    /// The files that were set aside for this reason, the last one first.
    pub(super) fn all(self, journal: &Path) -> Vec<(u64, PathBuf)> {
        let Ok(entries) = fs::read_dir(folder_of(journal)) else { return Vec::new() };
        let begins = format!("{}.{}-", name_of(journal), self.word());
        let number = |path: &Path| name_of(path).strip_prefix(&begins).and_then(|number| number.parse().ok());
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let mut all: Vec<(u64, PathBuf)> = paths.filter_map(|path| Some((number(&path)?, path))).collect();
        all.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
        all
    }
}

fn beside(journal: &Path, word: &str) -> PathBuf {
    journal.with_file_name(format!("{}.{word}", name_of(journal)))
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
