//! *Leave no trace*, in an order that can be finished whenever it was cut off: the journal first gets a name by which
//! its talk can't come back, then everything else that was kept of the talk goes, and that file goes last.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::disk::{self, Disk};
use super::file::{Act, Files, WriteError};
use super::names::{self, Aside};
use super::recover;

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
        self.files.pass(Act::Remove, &self.journal)?;
        disk::remove(&names::mended(&self.journal))?;
        for (why, aside) in [Aside::Damaged, Aside::Waiting]
            .into_iter()
            .flat_map(|why| why.all(&self.journal).into_iter().map(move |(_, aside)| (why, aside)))
        {
            let began = recover::began(&aside);
            let unknown = began.is_none() && why == Aside::Damaged && aside.is_file();
            if unknown || (began.is_some() && began == self.began) {
                disk::remove(&aside)?;
            }
        }
        disk::remove(&names::erasing(&self.journal))?;
        match &self.trouble {
            // What couldn't be renamed may be deleted all the same.
            Some(_) if recover::began(&self.journal) == self.began => disk::remove(&self.journal),
            _ => Ok(()),
        }
    }
}
