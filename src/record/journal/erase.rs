//! *Leave no trace*, in an order that can be finished whenever it was cut off: the journal first gets a name by which
//! its talk can't come back, then everything else that was kept of the talk goes, and that file goes last.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::disk::Disk;
use super::file::{self, Files, WriteError};
use super::line::{self, Line};
use super::names::{self, Aside};
use super::{Header, LARGEST, recover};
use crate::library::read;

/// A talk that is to leave no trace.
#[derive(Debug)]
pub(in crate::record) struct Erasing {
    journal: PathBuf,
    files: Files,
    began: Option<Timestamp>,
    /// It has its other name, so that whoever opens the app next goes on with it.
    resumes: bool,
    /// Why it neither got that nor could be emptied.
    trouble: Option<WriteError>,
    /// Held until all has been tried.
    lock: Option<Arc<File>>,
}

impl Erasing {
    pub(super) fn begin(disk: Disk, began: Timestamp) -> Self {
        // Where nothing in the folder can be renamed, the file can still be emptied: an empty one is no talk.
        let renamed = disk.rename(&names::erasing(disk.path()));
        let resumes = renamed.is_ok();
        let trouble = renamed.err().filter(|_| !disk.empty());
        let (journal, files, lock) = disk.apart();
        Self { journal, files, began: Some(began), resumes, trouble, lock }
    }

    /// What is left of an erasure that was cut off; `None` where there is nothing, or another window is at it.
    pub(in crate::record) fn left(files: &Files, journal: &Path) -> Option<Self> {
        let path = names::erasing(journal);
        let _there = path.symlink_metadata().ok()?;
        let lock = Some(Arc::new(files.try_lock(&names::lock(journal)).ok().flatten()?));
        let (journal, files, began) = (journal.to_owned(), files.clone(), recover::began(&path));
        Some(Self { journal, files, began, resumes: true, trouble: None, lock })
    }

    /// When the talk began, to find what else was kept of it; `None` where that can't be read any more.
    pub(in crate::record) fn began(&self) -> Option<Timestamp> {
        self.began
    }

    /// Whether what can't be erased now is tried again at the next start.
    pub(in crate::record) fn resumes(&self) -> bool {
        self.resumes
    }

    /// Whether the talk would come back all the same: its journal could neither be renamed nor emptied.
    pub(in crate::record) fn is_stuck(&self) -> bool {
        self.trouble.is_some()
    }

    /// Lets another talk begin, whether or not all is erased.
    pub(in crate::record) fn unlock(&mut self) {
        self.lock = None;
    }

    /// Takes away the rest: what was set aside of this talk, what is too damaged to tell whose it is, and last the file
    /// that says there is something to erase. What can't be done is done by calling it again.
    pub(in crate::record) fn finish(&self) -> Result<(), WriteError> {
        self.files.remove(&names::mended(&self.journal))?;
        for (why, aside) in [Aside::Damaged, Aside::Waiting]
            .into_iter()
            .flat_map(|why| why.all(&self.journal).into_iter().map(move |(_, aside)| (why, aside)))
        {
            let began = recover::began(&aside);
            let unknown = began.is_none() && why == Aside::Damaged && aside.is_file();
            if unknown || (began.is_some() && began == self.began) {
                self.files.remove(&aside)?;
            }
        }
        self.files.remove(&names::erasing(&self.journal))?;
        match &self.trouble {
            // What couldn't be renamed may be deleted all the same.
            Some(_) if recover::began(&self.journal) == self.began => self.files.remove(&self.journal),
            _ => Ok(()),
        }
    }
}

/// What came of erasing every talk.
#[derive(Debug, Default)]
pub(in crate::record) struct Wiped {
    pub(in crate::record) errors: Vec<WriteError>,
    /// What another window has open, which stays.
    pub(in crate::record) elsewhere: Option<Elsewhere>,
    /// When that began, where it can be read.
    pub(in crate::record) began: Option<Timestamp>,
}

/// What another window has open, and no other can erase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Elsewhere {
    /// People talk there.
    Talk,
    /// They take a break without a talk.
    Break,
    /// A talk that was interrupted is offered there, and nobody has gone on with it.
    Interrupted,
}

impl Elsewhere {
    /// What it is, by the journal that is held there. One that can't be read may be a talk's that has just begun.
    fn of(journal: &Path) -> Self {
        let bytes = read::read_at_most(journal, LARGEST).unwrap_or_default();
        let mut lines =
            bytes.split_inclusive(|byte| *byte == b'\n').filter_map(|line| line.strip_suffix(b"\n"));
        let header = lines.next().and_then(line::read::<Header>);
        if header.is_some_and(|header| header.choices.only_a_break) {
            return Self::Break;
        }
        // Whoever goes on with a talk says so, and nothing else can happen before that.
        match lines.next_back().and_then(line::read) {
            Some(Line::Resumed { .. }) => Self::Interrupted,
            _ => Self::Talk,
        }
    }

    /// Looks for it, and makes no file for that.
    fn look(journal: &Path) -> Option<Self> {
        let lock = names::lock(journal);
        let _there = lock.symlink_metadata().ok()?;
        let held = file::try_lock(&lock).is_ok_and(|lock| lock.is_none());
        held.then(|| Self::of(journal))
    }
}

/// Every file in which a talk may be.
fn all(journal: &Path) -> Vec<PathBuf> {
    let aside = [Aside::Damaged, Aside::Waiting].into_iter().flat_map(|why| why.all(journal));
    let own = [journal.to_owned(), names::mended(journal), names::erasing(journal)];
    let there = |path: &PathBuf| path.symlink_metadata().is_ok();
    own.into_iter().chain(aside.map(|(_, path)| path)).filter(there).collect()
}

/// How many talks there are to erase, and what another window has open. Where this program holds the lock itself
/// (`ours`), no other one has anything open.
pub(in crate::record) fn talks(journal: &Path, ours: bool) -> (usize, Option<Elsewhere>) {
    let elsewhere = if ours { None } else { Elsewhere::look(journal) };
    let goes = goes(journal, elsewhere.is_some());
    (goes.into_iter().filter(|path| *path != names::erasing(journal)).count(), elsewhere)
}

/// The files that can be erased: all of them, but nothing of a talk that another window has open.
fn goes(journal: &Path, open: bool) -> Vec<PathBuf> {
    let began = recover::began(journal).filter(|_| open);
    // What can't be read may be that talk's.
    let is_others = |path: &PathBuf| {
        let of_file = recover::began(path);
        path != journal && of_file.is_some() && began.is_some() && of_file != began
    };
    all(journal).into_iter().filter(|path| !open || is_others(path)).collect()
}

/// Erases every talk, damaged ones too, of which the file passes; nothing of one that another window has open.
pub(in crate::record) fn wipe(files: &Files, journal: &Path, which: &dyn Fn(&Path) -> bool) -> Wiped {
    let lock = names::lock(journal);
    if all(journal).is_empty() && lock.symlink_metadata().is_err() {
        return Wiped::default();
    }
    let held = match files.try_lock(&lock) {
        Ok(held) => held,
        Err(error) => return Wiped { errors: vec![error], ..Wiped::default() },
    };
    let elsewhere = held.is_none().then(|| Elsewhere::of(journal));
    let began = recover::began(journal).filter(|_| elsewhere.is_some());
    let goes = goes(journal, elsewhere.is_some()).into_iter().filter(|path| which(path));
    let errors: Vec<WriteError> = goes.filter_map(|path| files.remove(&path).err()).collect();
    drop(held);
    Wiped { errors, elsewhere, began }
}
