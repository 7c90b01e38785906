//! Erases everything that is kept of talks: running and interrupted ones, agreements, past talks, the next one, rules, names
//! and set-ups, places on paths, what was set aside, and what was written to be shown in other programs; and what people
//! haven't saved yet of rule sets. Their own rule sets as they are saved, sounds and settings aren't kept of talks, and
//! stay.
//!
//! It can be finished whenever it was cut off: a mark, which holds nothing but the moment, is written first and taken away
//! last. What comes to be after that moment isn't touched when it is tried again.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use jiff::Timestamp;

use super::books::Books;
use super::copies::Shown;
use super::file::{Files, WriteError};
use super::folders::Folders;
use super::journal::{self, Elsewhere};
use super::ledger::Wipe;
use super::unsaved;

/// What there is to erase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Inventory {
    /// Agreements.
    pub agreements: usize,
    /// Past talks.
    pub talks: usize,
    /// Topics that wait for another day.
    pub topics: usize,
    /// Whether a talk is meant to be next.
    pub next: bool,
    /// Sets for which rules are kept.
    pub rules: usize,
    /// Sets for which it is kept how the last talk was set up.
    pub set_ups: usize,
    /// Paths that people started.
    pub paths: usize,
    /// Talks that were interrupted.
    pub interrupted: usize,
    /// Rule sets and paths of which something isn't saved yet.
    pub unsaved: usize,
    /// Damaged files that were set aside, or can't be read.
    pub damaged: usize,
    /// Calendar files and pages to print.
    pub shown: usize,
    /// What another window has open: it stays.
    pub elsewhere: Option<Elsewhere>,
}

impl Inventory {
    /// What there is in these folders. Reads, and changes nothing. Whether this program has an interrupted talk open
    /// itself (`ours`) is for it to say: from the disk, that looks like another window's.
    #[must_use]
    pub fn of(folders: &Folders, ours: bool) -> Self {
        let (interrupted, elsewhere) = journal::talks(&folders.journal(), ours);
        let books = Books::at(folders, &Files::default());
        let ledgers = books.list();
        let next = ledgers.next_talk.entries.last();
        let parked = ledgers.history.entries.iter().flat_map(|talk| &talk.parked);
        // One that was parked again, or waits for the next talk, too, is still one.
        let topics: BTreeSet<&String> = parked.chain(next.iter().flat_map(|next| &next.topics)).collect();
        let unread = ledgers.notices().into_iter().filter(|notices| !notices.is_empty()).count();
        Self {
            agreements: ledgers.agreements.entries.len(),
            talks: ledgers.history.entries.len(),
            topics: topics.len(),
            next: next.is_some_and(|next| next.at.is_some()),
            rules: ledgers.rules.entries.len(),
            set_ups: ledgers.last_times.entries.len(),
            paths: ledgers.on_paths.entries.len(),
            interrupted,
            unsaved: unsaved::kept(folders).len(),
            damaged: books.paths_aside().len() + unsaved::aside(folders).len() + unread,
            shown: Shown::files(folders).len(),
            elsewhere,
        }
    }

    /// Whether there is nothing to erase.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Self { elsewhere: None, ..*self } == Self::default()
    }
}

/// What came of erasing everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wiped {
    /// Why not everything could be erased yet.
    pub errors: Vec<WriteError>,
    /// What can't be erased before the program ends is tried again at the next start.
    pub resumes: bool,
    /// What another window has open. Nothing of that was erased.
    pub elsewhere: Option<Elsewhere>,
}

/// Everything that is kept of talks up to a moment, on its way out.
#[derive(Debug, Clone)]
pub struct Everything {
    folders: Folders,
    files: Files,
    asked: Timestamp,
    /// The same as files are dated; `None` where nothing can have come after it.
    dated: Option<SystemTime>,
}

impl Everything {
    /// To be erased now.
    #[must_use]
    pub fn now(folders: &Folders, files: &Files, now: Timestamp) -> Self {
        Self { folders: folders.clone(), files: files.clone(), asked: now, dated: None }
    }

    /// What was to be erased when the program last ran, and is there still; `None` where there is nothing.
    #[must_use]
    pub fn left(folders: &Folders, files: &Files) -> Option<Self> {
        let asked = fs::read_to_string(folders.erasing()).ok()?;
        // A mark that says nothing was cut off itself: then it was only begun.
        let asked = asked.trim().parse().unwrap_or(Timestamp::UNIX_EPOCH);
        let dated = fs::metadata(folders.erasing()).and_then(|mark| mark.modified()).ok()?;
        Some(Self { folders: folders.clone(), files: files.clone(), asked, dated: Some(dated) })
    }

    /// Erases it, as far as that goes. What is left is erased by calling it again.
    pub fn erase(&mut self) -> Wiped {
        let dated = self.dated;
        let first = dated.is_none();
        let mark = self.folders.erasing();
        let marked = if first && !self.is_there() {
            // Nothing is made where nothing is kept.
            return Wiped::default();
        } else if first {
            self.dated = Some(SystemTime::now());
            self.files.replace(&mark, self.asked.to_string().as_bytes())
        } else {
            Ok(())
        };
        let mut wiped = Wiped { resumes: marked.is_ok(), ..Wiped::default() };
        let asked = self.asked;
        let of_then = |path: &Path| dated.is_none_or(|dated| is_of_then(path, dated));

        let journal = journal::wipe(&self.files, &self.folders.journal(), &of_then);
        wiped.errors.extend(journal.errors);
        wiped.elsewhere = journal.elsewhere;
        let running = journal.began;
        let folders = &self.folders;
        let wipe = Wipe { asked: (!first).then_some(asked), running, of_then: &of_then };
        wiped.errors.extend(Books::at(folders, &self.files).wipe(&wipe));
        wiped.errors.extend(shown(&self.files, folders, &of_then));
        wiped.errors.extend(unsaved::wipe(&self.files, folders, &of_then));
        for path in [folders.opens_plain(), folders.windows()].into_iter().filter(|path| of_then(path)) {
            wiped.errors.extend(self.files.remove(&path).err());
        }
        folders.sweep();
        if wiped.errors.is_empty() {
            // The file that says there is something to erase goes last.
            wiped.errors.extend(self.files.remove(&mark).err());
        }
        wiped
    }

    fn is_there(&self) -> bool {
        let any = |folder: &Path| fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some());
        any(&self.folders.data) || any(&self.folders.state)
    }
}

/// Removes the files that were written to be shown in other programs.
pub(super) fn shown(files: &Files, folders: &Folders, which: &dyn Fn(&Path) -> bool) -> Vec<WriteError> {
    let paths = Shown::files(folders).into_iter().filter(|path| which(path));
    let errors: Vec<WriteError> = paths.filter_map(|path| files.remove(&path).err()).collect();
    // It is ours, and says nothing; somebody else's file in it keeps it.
    let _removed = fs::remove_dir(folders.shown());
    errors
}

/// Whether a file was last written up to this moment. A link was when it was made, or when what it leads to was written.
fn is_of_then(path: &Path, moment: SystemTime) -> bool {
    let written = fs::symlink_metadata(path).and_then(|file| file.modified());
    let target = fs::metadata(path).and_then(|file| file.modified());
    written.is_ok_and(|written| written <= moment) && !target.is_ok_and(|target| target > moment)
}

#[cfg(test)]
mod tests;
