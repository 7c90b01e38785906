//! The journal of the running talk: what happened and when, a line each, on the disk before the next thing happens.
//! Whatever becomes of the machine, the talk can be played again from it.
//!
//! The first line says what is being talked through: the rule set's whole text and what people chose, so that a later
//! change of the file changes nothing here. Then follow events. A line that a power cut tore is left out. When the
//! talk is over, the journal is erased.

mod line;
mod recover;

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Notice;
use super::agreements::Id;
use super::file::{self, WriteError};
use crate::clock::Clock;
use crate::plan::Choices;
use crate::session::{Effect, Event, GAP, Moment};

pub use recover::{Recovered, recover};

/// The version of the journal's form. A journal lives as long as a talk, so there is no reading of older ones.
pub const VERSION: u32 = 1;

/// In a talk where nothing happens, this much time may pass without a line.
const QUIET: Duration = Duration::from_secs(5);

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

/// Why there is no journal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// Another window has a talk running.
    #[error("another window of Common Ground has a talk running; end it there, or go on there")]
    Busy,
    /// An interrupted talk couldn't be read; the notice says where its file is now.
    #[error("{0}")]
    Unreadable(Notice),
    /// It couldn't be written. The talk can go on, but wouldn't come back after a power cut.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// The journal of the running talk. While it lives, no other window can have one.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    /// Bytes that are whole lines on the disk.
    length: u64,
    /// Lines that couldn't be written yet.
    waiting: String,
    /// Where the last line begins, if it is what is being written.
    written: Option<u64>,
    /// The last moment that is kept.
    last: Moment,
    /// A tick after it that wasn't kept.
    skipped: Option<Moment>,
    /// Unlocked when it is dropped.
    _lock: File,
}

impl Journal {
    /// Begins a journal, in place of one that may be there: [`recover`] is to be asked first.
    ///
    /// # Errors
    /// [`JournalError::Busy`] and [`JournalError::Write`].
    pub fn begin(path: &Path, header: &Header) -> Result<Self, JournalError> {
        let lock = lock(path)?;
        file::replace(path, line::write(header).as_bytes())?;
        Self::open(path, lock, header.began)
    }

    fn open(path: &Path, lock: File, last: Moment) -> Result<Self, JournalError> {
        let wrong = |error: io::Error| WriteError::new(path, &error);
        let file = OpenOptions::new().read(true).write(true).open(path).map_err(wrong)?;
        let length = file.metadata().map_err(wrong)?.len();
        Ok(Self {
            path: path.to_owned(),
            file,
            length,
            waiting: String::new(),
            written: None,
            last,
            skipped: None,
            _lock: lock,
        })
    }

    /// Keeps what happened; to be called after each [`Session::apply`](crate::session::Session::apply), with what came
    /// of it. A tick of the clock that had no effect is kept only every few seconds.
    ///
    /// # Errors
    /// [`WriteError`]. What couldn't be written is tried again with the next event, so the journal has no hole.
    pub fn keep(&mut self, event: &Event, at: Moment, effects: &[Effect]) -> Result<(), WriteError> {
        let quiet = *event == Event::Clock && effects.is_empty();
        let since = at.boot().saturating_sub(self.last.boot());
        if quiet && since < QUIET {
            self.skipped = Some(at);
            return Ok(());
        }
        let mut lines = String::new();
        // What was left out mustn't look like a gap in which people were away.
        if let Some(skipped) = self.skipped.take().filter(|_| since > GAP) {
            lines = line::write(&line::Line::At(skipped, Event::Clock));
        }
        lines += &line::write(&line::Line::At(at, event.clone()));
        self.last = at;
        self.append(&lines)
    }

    /// Keeps what is being written, at every letter. Left to the system to bring to the disk when it suits: it outlives
    /// the app, though not always a power cut.
    ///
    /// # Errors
    /// [`WriteError`], as in [`keep`](Self::keep).
    pub fn write_down(&mut self, written: &Written) -> Result<(), WriteError> {
        // In place of what stood there a letter ago, so that a long text doesn't fill the disk.
        if let Some(before) = self.written.take()
            && self.waiting.is_empty()
            && self.file.set_len(before).is_ok()
        {
            self.length = before;
        }
        let before = self.length;
        self.append_soon(&line::write(&line::Line::Written(written.clone())))?;
        self.written = Some(before);
        Ok(())
    }

    /// Ends the talk: its journal is erased.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn end(self) -> Result<(), WriteError> {
        remove(&self.path)
    }

    /// Leaves no trace: erases the journal, and what was moved aside of damaged ones.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn erase(self) -> Result<(), WriteError> {
        remove(&self.path)?;
        let folder = file::folder_of(&self.path);
        let wrong = |error: io::Error| WriteError::new(folder, &error);
        for entry in fs::read_dir(folder).map_err(wrong)? {
            let path = entry.map_err(wrong)?.path();
            if recover::was_moved_aside(&path, &self.path) {
                remove(&path)?;
            }
        }
        Ok(())
    }

    /// Adds lines, and waits until they are on the disk.
    fn append(&mut self, lines: &str) -> Result<(), WriteError> {
        self.append_soon(lines)?;
        self.file.sync_data().map_err(|error| WriteError::new(&self.path, &error))
    }

    fn append_soon(&mut self, lines: &str) -> Result<(), WriteError> {
        self.written = None;
        self.waiting.push_str(lines);
        match self.write_waiting() {
            Ok(()) => {
                self.length += self.waiting.len() as u64;
                self.waiting.clear();
                Ok(())
            }
            Err(error) => {
                // Half a line may have been written; it is overwritten by the next try, or torn if there is none.
                let _ = self.file.set_len(self.length);
                Err(WriteError::new(&self.path, &error))
            }
        }
    }

    fn write_waiting(&mut self) -> io::Result<()> {
        let _ = self.file.seek(SeekFrom::Start(self.length))?;
        self.file.write_all(self.waiting.as_bytes())
    }
}

fn remove(path: &Path) -> Result<(), WriteError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(WriteError::new(path, &error)),
        _ => {
            // The name is gone from this folder; if the disk hears of it late, the worst is a talk offered again.
            let _ = file::sync_folder(file::folder_of(path));
            Ok(())
        }
    }
}

/// Takes the lock, which is a file of its own: the journal's is replaced and erased.
fn lock(path: &Path) -> Result<File, JournalError> {
    let path = path.with_extension("lock");
    let wrong = |error: io::Error| WriteError::new(&path, &error);
    file::make_folder(file::folder_of(&path)).map_err(wrong)?;
    let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(wrong)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(JournalError::Busy),
        Err(TryLockError::Error(error)) => Err(wrong(error).into()),
    }
}

#[cfg(test)]
mod tests;
