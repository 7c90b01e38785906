//! A list kept on disk, one file for one kind of thing: agreements, past talks.
//!
//! Every change reads the file anew under a lock, changes it and writes it whole, so two windows lose nothing of each
//! other's. Of a damaged file, everything is read that can be: [`Odd`] says what can't. Reading touches nothing. Before such
//! a file is changed for the first time, it is set aside as it is (`agreements.damaged-1.ron`), so that nothing in it is
//! overwritten. A file that holds no text at all is left alone: what comes later goes to a second file beside it
//! (`agreements-2.ron`), and both are read from then on.

mod aside;
mod entry;
mod fields;
mod ids;
mod odd;
mod pages;
mod reading;
mod wipe;

use std::marker::PhantomData;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::file::{Files, Headings, WriteError};
use super::{FolderError, Help, Notice, Wrong};

pub use odd::{Odd, Right};
use pages::{FULL, Page};
pub(super) use wipe::Wipe;

/// The start of time, which stands for a moment that can't be read.
pub(super) const MOMENT: &str = "\"1970-01-01T00:00:00Z\"";

/// A moment, unless it only stands for one that can't be read.
#[must_use]
pub fn known(moment: Timestamp) -> Option<Timestamp> {
    Some(moment).filter(|moment| *moment != Timestamp::UNIX_EPOCH)
}

/// Something that can be kept in a ledger.
pub trait Entry: Clone + Serialize + DeserializeOwned {
    /// The fields that each entry needs to be read, and what stands for them where they can't be.
    const REQUIRED: &'static [(&'static str, &'static str)];

    /// Those of them without which it says nothing. Where there are none, any field will do.
    const ESSENTIAL: &'static [&'static str];

    /// What its files begin with.
    fn heading(headings: &Headings) -> &str;

    /// What tells it from the others.
    fn id(&self) -> Id;

    /// When it came to be.
    fn moment(&self) -> Timestamp;

    /// When the talk began that it comes from, which tells that talk from others; `None` where it comes from none.
    fn began(&self) -> Option<Timestamp>;

    /// Gives it an id of its own.
    fn set_id(&mut self, id: Id);

    /// Makes its texts fit to be shown; on the disk they stay as they are.
    fn clean(&mut self);

    /// Takes out what was added to it in a talk that it doesn't come from. Whether there was anything.
    fn forget(&mut self, _talk: Timestamp) -> bool {
        false
    }
}

/// Something of which a ledger keeps one for each rule set.
pub trait OfSet: Entry {
    /// The name of the set.
    fn set(&self) -> &str;
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
    files: Files,
    /// Files that were set aside, and nobody has heard of it yet.
    aside: Arc<Mutex<Vec<Notice>>>,
    holds: PhantomData<fn() -> T>,
}

/// What a ledger's files hold.
#[derive(Debug, Clone)]
pub struct Listed<T> {
    /// Everything that could be read, in the order it was added.
    pub entries: Vec<T>,
    /// What couldn't, file by file.
    pub notices: Vec<Notice>,
}

/// What is to be taken out of a ledger.
struct Gone<'a, T> {
    /// Whether it is this entry.
    entry: &'a dyn Fn(&T) -> bool,
    /// Takes what is to go out of an entry that stays. Whether there was anything.
    part: &'a dyn Fn(&mut T) -> bool,
    /// Whether it is in this text, which can't be read.
    lost: &'a dyn Fn(&str) -> bool,
}

impl<T: Entry> Ledger<T> {
    /// The ledger whose first file is this. Touches nothing.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        Self { path, files: Files::default(), aside: Arc::default(), holds: PhantomData }
    }

    /// The same ledger, reached this way.
    #[must_use]
    pub fn through(self, files: &Files) -> Self {
        Self { files: files.clone(), ..self }
    }

    /// Everything kept. Never fails: what can't be read is a notice.
    #[must_use]
    pub fn list(&self) -> Listed<T> {
        let (pages, notices) = self.pages();
        let mut entries: Vec<T> = pages.into_iter().flat_map(Page::into_entries).collect();
        entries.iter_mut().for_each(T::clean);
        Listed { entries, notices }
    }

    /// The files that were set aside since this was last asked.
    #[must_use]
    pub fn set_aside(&self) -> Vec<Notice> {
        std::mem::take(&mut *self.aside.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Adds an entry, under an id of its own.
    ///
    /// # Errors
    /// [`WriteError`]; nothing has changed then.
    pub fn add(&self, mut entry: T) -> Result<T, WriteError> {
        let _lock = self.lock()?;
        let (mut pages, _) = self.pages();
        entry.set_id(ids::free_after(&pages, entry.moment()));
        if let Some(page) = pages.last_mut() {
            page.push(entry.clone());
            if self.text(page)?.len() <= FULL {
                self.write_changed(&pages)?;
                return Ok(entry);
            }
        }
        self.begin_page(entry.clone())?;
        Ok(entry)
    }

    /// Changes the entry with this id as it is on the disk now, and gives it back; none where there is none, such as when its
    /// file is gone or can't be read any more. What another program has changed of it stays.
    ///
    /// # Errors
    /// [`WriteError`]; nothing has changed then.
    pub fn change(&self, id: Id, how: impl FnOnce(&mut T)) -> Result<Option<T>, WriteError> {
        let _lock = self.lock()?;
        let (mut pages, _) = self.pages();
        for page in &mut pages {
            if let Some(entry) = page.find(id) {
                how(entry);
                let changed = entry.clone();
                page.changed = true;
                self.write_changed(&pages)?;
                return Ok(Some(changed));
            }
        }
        Ok(None)
    }

    /// Takes something out of every entry in which `how` finds it, as it is on the disk now, and out of what of it was set
    /// aside; gives how many. `how` says whether it changed anything.
    ///
    /// # Errors
    /// [`WriteError`]; some may be changed already.
    pub fn change_all(&self, how: impl Fn(&mut T) -> bool) -> Result<usize, WriteError> {
        self.take_out(&Gone { entry: &|_| false, part: &how, lost: &|_| false })
    }

    /// Takes out the one with this id, and what of it was set aside. False where it is gone already.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn remove(&self, id: Id) -> Result<bool, WriteError> {
        Ok(self.erase(&|entry| entry.id() == id)? > 0)
    }

    /// Takes out all that comes from the talk that began then; gives how many entries went or changed.
    ///
    /// # Errors
    /// [`WriteError`]; some may be gone already.
    pub fn erase_talk(&self, began: Timestamp) -> Result<usize, WriteError> {
        let written = format!("\"{began}\"");
        self.take_out(&Gone {
            entry: &|entry| entry.began() == Some(began),
            part: &|entry| entry.forget(began),
            lost: &|text| text.contains(&written),
        })
    }

    /// Takes out every entry, and what was set aside; gives how many went. Files that hold no text stay.
    ///
    /// # Errors
    /// [`WriteError`]; some may be gone already.
    pub fn clear(&self) -> Result<usize, WriteError> {
        self.take_out(&Gone { entry: &|_| true, part: &|_| false, lost: &|_| true })
    }

    /// Takes out every entry that matches; gives how many. A file that is empty then is removed.
    ///
    /// # Errors
    /// [`WriteError`]; some may be gone already.
    pub fn erase(&self, matches: &dyn Fn(&T) -> bool) -> Result<usize, WriteError> {
        self.take_out(&Gone { entry: matches, part: &|_| false, lost: &|_| false })
    }

    /// Takes out what is to go; gives how many entries went or changed.
    fn take_out(&self, gone: &Gone<'_, T>) -> Result<usize, WriteError> {
        let is_there = |page: &mut Page<T>| page.would_lose(gone);
        if !self.pages().0.iter_mut().any(is_there) && self.paths_aside().is_empty() {
            return Ok(0);
        }
        let _lock = self.lock()?;
        let (mut pages, _) = self.pages();
        let took = pages.iter_mut().map(|page| page.take_out(gone)).sum();
        self.write_changed(&pages)?;
        self.take_out_of_aside(gone)?;
        Ok(took)
    }

    /// Keeps this one entry, under an id of its own, in place of all others that can be read.
    ///
    /// # Errors
    /// [`WriteError`]; the entry may be kept beside the others then.
    pub fn keep_only(&self, entry: T) -> Result<T, WriteError> {
        self.keep_instead(entry, &|_| true)
    }

    /// Keeps this entry, under an id of its own, in place of what was kept for the same set.
    ///
    /// # Errors
    /// [`WriteError`]; the entry may be kept beside the others then.
    pub fn keep(&self, entry: T) -> Result<T, WriteError>
    where
        T: OfSet,
    {
        let set = entry.set().to_owned();
        self.keep_instead(entry, &|other| other.set() == set)
    }

    /// Keeps this entry, under an id of its own, in place of those that match.
    fn keep_instead(&self, mut entry: T, of: &dyn Fn(&T) -> bool) -> Result<T, WriteError> {
        let _lock = self.lock()?;
        let (mut pages, _) = self.pages();
        entry.set_id(ids::free_after(&pages, entry.moment()));
        let Some(mut last) = pages.pop() else {
            self.begin_page(entry.clone())?;
            return Ok(entry);
        };
        last.replace(of);
        last.push(entry.clone());
        self.write_changed(&[last])?;
        for page in &mut pages {
            page.replace(of);
        }
        self.write_changed(&pages)?;
        Ok(entry)
    }
}

#[cfg(test)]
pub(super) mod tests;
