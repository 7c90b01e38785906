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

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Notice;
use super::agreements::Id;
use super::file::{self, WriteError};
use crate::clock::Clock;
use crate::library::read::ReadError;
use crate::plan::Choices;
use crate::session::{Effect, Event, GAP, Moment};

use disk::{Disk, InPlace};

pub use erase::Erasing;
pub use recover::{Damage, Found, Recovered, recover};

/// The version of the journal's form. A journal lives as long as a talk, so there is no reading of older ones.
pub const VERSION: u32 = 1;

/// In a talk where nothing happens, this much time may pass without a line.
const QUIET: Duration = Duration::from_secs(5);

/// How often what couldn't be written is to be tried again, where nothing else happens; real time.
const TRY_AGAIN: Duration = Duration::from_secs(20);

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
    /// When to look at it again, as typed.
    pub review: String,
    /// What is valued.
    pub appreciation: String,
    /// A topic for another day that isn't parked yet.
    pub parking: String,
    /// The kept agreement that it is a change of.
    pub changes: Option<Id>,
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
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// Another window has a talk running.
    #[error("another window of Common Ground has a talk running; end it there, or go on there")]
    Busy,
    /// It makes no sense; the notice says where its file is now.
    #[error("{0}")]
    Unreadable(Notice),
    /// Its file can't be opened, or is no file. It stays, and is offered again once it can be read.
    #[error("an interrupted talk can't be read, and stays where it is, in “{}”: {error}", path.display())]
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
    /// Where the drafts begin that are the last lines, in bytes of the whole: only the last of them matters.
    drafts: Option<u64>,
    /// The last moment that is kept.
    last: Moment,
    /// A tick after it that wasn't kept.
    skipped: Option<Moment>,
    /// It couldn't be written, and people know.
    failing: bool,
}

impl Journal {
    /// Begins a journal. What is in its place and wasn't [recovered](recover) is set aside, to be offered later.
    ///
    /// Where it can't be written yet, it waits in memory; the news says so.
    ///
    /// # Errors
    /// [`JournalError::Busy`].
    pub fn begin(path: &Path, header: &Header) -> Result<(Self, Option<News>), JournalError> {
        let disk = Disk::new(path).map_err(|_busy| JournalError::Busy)?;
        let mut journal = Self::on(disk, header, header.began);
        journal.disk.add(&line::write(header));
        let news = journal.write(true);
        Ok((journal, news))
    }

    fn on(disk: Disk, header: &Header, last: Moment) -> Self {
        Self { disk, began: header.talk(), drafts: None, last, skipped: None, failing: false }
    }

    /// Keeps what happened, and the draft that goes with it if there is another one now; to be called after each
    /// [`Session::apply`](crate::session::Session::apply), with what came of it. A tick of the clock that had no effect
    /// is kept only every few seconds.
    ///
    /// What can't be written is tried again with the next event, so the journal has no hole.
    pub fn keep(
        &mut self,
        event: &Event,
        at: Moment,
        effects: &[Effect],
        draft: Option<&Written>,
    ) -> Option<News> {
        let quiet = *event == Event::Clock && effects.is_empty() && draft.is_none();
        let since = at.boot().saturating_sub(self.last.boot());
        if quiet && since < QUIET {
            self.skipped = Some(at);
            return None;
        }
        // What was left out mustn't look like a gap in which people were away.
        if let Some(skipped) = self.skipped.take().filter(|_| since > GAP) {
            self.disk.add(&line::write(&line::Line::At(skipped, Event::Clock)));
        }
        self.disk.add(&line::write(&line::Line::At(at, event.clone())));
        self.drafts = None;
        if let Some(draft) = draft {
            self.add_draft(draft);
        }
        self.last = at;
        self.write(true)
    }

    /// Keeps what is being written, at every letter. Left to the system to bring to the disk when it suits: it outlives
    /// the app, though not always a power cut.
    pub fn write_down(&mut self, draft: &Written) -> Option<News> {
        if let Some(from) = self.drafts {
            // Of those that aren't on the disk yet, only the last matters. Those that are stay until there are many.
            self.disk.forget_waiting_from(from);
        }
        self.add_draft(draft);
        let news = self.write(false);
        if let Some(from) = self.drafts.filter(|from| self.disk.length().saturating_sub(*from) > DRAFTS)
            && self.disk.replace_from(from, &line::write(&line::Line::Written(draft.clone()))).is_err()
        {
            // There is no room for a smaller one; the next letter goes to the end of this one.
        }
        news
    }

    fn add_draft(&mut self, draft: &Written) {
        let from = self.disk.end();
        self.disk.add(&line::write(&line::Line::Written(draft.clone())));
        self.drafts = Some(self.drafts.unwrap_or(from));
    }

    /// When something should be [kept](Self::keep) again, if only a tick of the clock, because not all is on the disk
    /// yet; in boot time. `None` where all is.
    #[must_use]
    pub fn due(&self) -> Option<Duration> {
        self.disk.is_waiting().then(|| self.last.boot().saturating_add(TRY_AGAIN))
    }

    /// Brings what waits to the disk; gives what has changed about that.
    fn write(&mut self, sync: bool) -> Option<News> {
        match self.disk.write(sync) {
            Ok(in_place) => {
                let failed = std::mem::take(&mut self.failing);
                match in_place {
                    InPlace::Anew => Some(News::Anew),
                    InPlace::Still => failed.then_some(News::KeptAgain),
                }
            }
            Err(error) => {
                let known = std::mem::replace(&mut self.failing, true);
                (!known).then_some(News::NotKept(error))
            }
        }
    }

    /// Ends the talk: its journal is erased.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn end(self) -> Result<(), WriteError> {
        self.disk.remove()
    }

    /// Leaves no trace: from now on the talk can't come back, and once what else was kept of it is erased too,
    /// [`Erasing::finish`] takes away the rest. Where that doesn't come about, [`Erasing::left`] finds it.
    #[must_use]
    pub fn erase(self) -> Erasing {
        Erasing::begin(self.disk, self.began)
    }
}

#[cfg(test)]
mod tests;
