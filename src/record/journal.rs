//! The journal of the running talk: what happened and when, a line each, on the disk before the next thing happens.
//! Whatever becomes of the machine, the talk can be played again from it.
//!
//! The first line says what is being talked through: the rule set's whole text and what people chose, so that a later
//! change of the file changes nothing here. Then follow events. A line that a power cut tore is left out. When the
//! talk is over, the journal is erased.
//!
//! What can't be written waits in memory and is tried again, so a talk never hangs on its disk. Nothing that was begun
//! is replaced: what is in the journal's place and wasn't recovered is set aside, and offered later.

mod disk;
mod erase;
mod line;
mod names;
mod recover;

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Notice;
use super::agreements::Id;
use super::file::{self, Files, WriteError};
use crate::clock::Clock;
use crate::library::read::ReadError;
use crate::plan::{Choices, RuleChoice};
use crate::session::{Effect, Event, GAP, Moment};

use disk::{Disk, InPlace};

pub use erase::Elsewhere;
pub(super) use erase::{Erasing, talks, wipe};
pub use recover::{Damage, Found, Recovered, recover};

/// The version of the journal's form. A journal lives as long as a talk, so there is no reading of older ones.
pub const VERSION: u32 = 1;

/// In a talk where nothing happens, this much time may pass without a line.
const QUIET: Duration = Duration::from_secs(5);

/// Bytes of drafts that nobody needs any more, after which the journal is written anew without them.
const DRAFTS: u64 = 64 * 1024;

/// Bytes of a journal that are read. A day's talk takes a few.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What is being talked through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The form of the lines; see [`VERSION`].
    pub version: u32,
    /// The rule set's file, whole.
    pub rule_set: String,
    /// What people chose, the rule set's name among it.
    pub choices: Choices,
    /// How many times as fast the clock runs.
    pub speed: u32,
    /// When the talk was set up: what [`Session::start`](crate::session::Session::start) was given.
    pub began: Moment,
    /// Which start of the machine that was.
    pub machine: String,
}

impl Header {
    /// What is being talked through, from now on.
    #[must_use]
    pub fn new(rule_set: String, choices: Choices, speed: u32, began: Moment, clock: &Clock) -> Self {
        Self { version: VERSION, rule_set, choices, speed, began, machine: clock.machine() }
    }

    /// What tells this talk from others, in agreements and past talks.
    #[must_use]
    pub fn talk(&self) -> Timestamp {
        self.began.wall()
    }
}

/// What is being written, on the stage and at the close, and isn't kept yet: it comes back with the talk.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Written {
    /// What is agreed.
    pub what: String,
    /// Who has a part in it.
    pub who: Vec<String>,
    /// By when, as typed.
    pub by: String,
    /// Until when it holds, as typed.
    pub until: String,
    /// When to look at it again, as typed.
    pub review: String,
    /// What is to happen if it isn't kept.
    pub otherwise: String,
    /// Whether it is to have an end, because a step asked for one.
    pub ends: bool,
    /// What is valued.
    pub appreciation: String,
    /// Days until the next talk, where people chose something; 0 if there is to be none for now.
    pub next_talk: Option<u16>,
    /// A good thing to plan that isn't kept yet.
    pub good: String,
    /// What is decided about rules for the next talk with the same set, by their ids.
    pub rules: BTreeMap<String, RuleChoice>,
    /// The same as people last said to use it next time, if they did.
    pub rules_to_keep: Option<BTreeMap<String, RuleChoice>>,
    /// A topic for another day that isn't parked yet.
    pub parking: String,
    /// The kept agreement that it is a change of.
    pub changes: Option<Id>,
    /// What is written about an agreement that people look at.
    pub look: Option<WrittenLook>,
}

/// What is being written about an agreement that people look at.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WrittenLook {
    /// The agreement.
    pub of: Id,
    /// What got in the way.
    pub note: String,
    /// When to look again, as typed.
    pub again: String,
    /// Other words for it, where those are written instead.
    pub what: Option<String>,
}

/// Something that happened in a talk, for its journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// What.
    pub event: Event,
    /// When.
    pub at: Moment,
    /// It changed nothing but the time, so it needn't be kept unless others haven't been for a while.
    pub quiet: bool,
    /// What is being written from now on, where that is something else than before.
    pub draft: Option<Written>,
}

impl Happened {
    /// What happened, and what came of it when the session [applied](crate::session::Session::apply) it.
    #[must_use]
    pub fn new(event: Event, at: Moment, effects: &[Effect], draft: Option<Written>) -> Self {
        let quiet = event == Event::Clock && effects.is_empty() && draft.is_none();
        Self { event, at, quiet, draft }
    }
}

/// What people should be told of the journal itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// From here on it can't be written. The talk can go on, but wouldn't come back after a power cut.
    NotKept(WriteError),
    /// It couldn't be written for a while; now all of it is on the disk.
    KeptAgain,
    /// Its file had gone, and is there anew, whole.
    Anew,
}

/// Why an interrupted talk can't be gone on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalError {
    /// Another window has a talk running.
    Busy,
    /// It makes no sense; the notice says where its file is now.
    Unreadable(Notice),
    /// Its file can't be opened, or is no file. It stays, and is offered again once it can be read.
    Read {
        /// The file.
        path: PathBuf,
        /// What keeps it from being read.
        error: ReadError,
    },
}

/// The journal of the running talk. While it lives, no other window can have one.
#[derive(Debug)]
pub struct Journal {
    disk: Disk,
    /// When its talk began; see [`Header::talk`].
    began: Timestamp,
    /// The drafts that are the last lines: only the last of them matters.
    drafts: Option<Drafts>,
    /// The last moment that is kept.
    last: Moment,
    /// A tick after it that wasn't kept.
    skipped: Option<Moment>,
    /// Why it couldn't be written the last time, which people know.
    trouble: Option<WriteError>,
}

/// Drafts at the end of a journal.
#[derive(Debug)]
struct Drafts {
    /// Where they begin, in bytes of the whole.
    from: u64,
    /// The last one's line.
    last: String,
}

impl Journal {
    /// Begins a journal that isn't on the disk before it is written. What is in its place then and wasn't
    /// [recovered](recover) is set aside, to be offered later. It shares a lock that this program holds already.
    pub(super) fn start(
        path: &Path,
        files: &Files,
        header: &Header,
        held: Option<Arc<File>>,
    ) -> Result<Self, JournalError> {
        let disk = Disk::new(path, files, held).map_err(|_busy| JournalError::Busy)?;
        let mut journal = Self::on(disk, header, header.began);
        journal.disk.add(&line::write(header));
        Ok(journal)
    }

    fn on(disk: Disk, header: &Header, last: Moment) -> Self {
        Self { disk, began: header.talk(), drafts: None, last, skipped: None, trouble: None }
    }

    /// Adds what happened, and the draft that goes with it, to what waits to be [written](Self::write). False for a tick
    /// of the clock that had no effect: of those, one is added every few seconds.
    pub(super) fn add(&mut self, happened: &Happened) -> bool {
        let at = happened.at;
        let since = at.boot().saturating_sub(self.last.boot());
        if happened.quiet && since < QUIET {
            self.skipped = Some(at);
            return false;
        }
        // What was left out mustn't look like a gap in which people were away.
        if let Some(skipped) = self.skipped.take().filter(|_| since > GAP) {
            self.disk.add(&line::write(&line::Line::At(skipped, Event::Clock)));
        }
        self.disk.add(&line::write(&line::Line::At(at, happened.event.clone())));
        self.drafts = None;
        if let Some(draft) = &happened.draft {
            self.add_draft(draft);
        }
        self.last = at;
        true
    }

    /// Adds what is being written to what waits to be [written](Self::write), in place of drafts that wait there. Those
    /// that are on the disk stay until there are many.
    pub(super) fn add_draft(&mut self, draft: &Written) {
        if let Some(drafts) = &self.drafts {
            self.disk.forget_waiting_from(drafts.from);
        }
        let last = line::write(&line::Line::Written(Box::new(draft.clone())));
        let from = self.drafts.take().map_or_else(|| self.disk.end(), |drafts| drafts.from);
        self.disk.add(&last);
        self.drafts = Some(Drafts { from, last });
    }

    /// Whether not all of it is on the disk yet.
    pub(super) fn is_waiting(&self) -> bool {
        self.disk.is_waiting()
    }

    /// Why not, where it couldn't be written.
    pub(super) fn trouble(&self) -> Option<&WriteError> {
        self.trouble.as_ref()
    }

    /// When its talk began; see [`Header::talk`].
    pub(super) fn began(&self) -> Timestamp {
        self.began
    }

    /// Brings what waits to the disk; gives what has changed about that. With `sync`, it is there then whatever becomes
    /// of the machine.
    pub(super) fn write(&mut self, sync: bool) -> Option<News> {
        match self.disk.write(sync) {
            Ok(in_place) => {
                self.leave_out_drafts();
                let failed = self.trouble.take().is_some();
                match in_place {
                    InPlace::Anew => Some(News::Anew),
                    InPlace::Still => failed.then_some(News::KeptAgain),
                }
            }
            Err(error) => {
                let known = self.trouble.replace(error.clone()).is_some();
                (!known).then_some(News::NotKept(error))
            }
        }
    }

    /// Writes the journal anew without the drafts that nobody needs any more, where they are many.
    fn leave_out_drafts(&mut self) {
        let Some(Drafts { from, last }) = &self.drafts else { return };
        if self.disk.length().saturating_sub(*from) > DRAFTS && self.disk.replace_from(*from, last).is_err() {
            // There is no room for a smaller one; the next letter goes to the end of this one.
        }
    }

    /// Goes this way to its files from now on.
    pub(super) fn go_through(&mut self, files: &Files) {
        self.disk.go_through(files);
    }

    /// The lock, for another journal of this program to share.
    pub(super) fn lock(&self) -> Option<&Arc<File>> {
        self.disk.lock()
    }

    /// Makes room for another talk's journal, of which this one is offered again if it isn't ended before.
    pub(super) fn step_aside(&mut self) -> Result<(), WriteError> {
        self.disk.step_aside()
    }

    /// Erases the journal, or at least empties it: then the talk isn't offered again either.
    pub(super) fn remove(&self) -> Result<(), WriteError> {
        self.disk.remove().inspect_err(|_stays| {
            let _emptied = self.disk.empty();
        })
    }

    /// Leaves no trace: from now on the talk can't come back, and once what else was kept of it is erased too,
    /// [`Erasing::finish`] takes away the rest. Where that doesn't come about, [`Erasing::left`] finds it.
    pub(super) fn erase(self) -> Erasing {
        Erasing::begin(self.disk, self.began)
    }
}

#[cfg(test)]
mod tests;
