//! All ledgers together: what concerns each of them is asked of all in one place, so that none is forgotten.

use std::path::PathBuf;

use jiff::Timestamp;

use super::Notice;
use super::agreements::{Agreement, Agreements};
use super::file::{Files, WriteError};
use super::folders::Folders;
use super::history::{History, PastTalk};
use super::kept_rules::{KeptRules, RulesKept};
use super::last_time::{LastTime, LastTimes};
use super::ledger::{Entry, Ledger, Listed, Wipe};
use super::next_talk::{NextTalk, NextTalks};
use super::on_paths::{OnPath, OnPaths, one_each};

/// The ledgers on disk.
#[derive(Debug, Clone)]
pub struct Books {
    /// Agreements.
    pub agreements: Agreements,
    /// The talk that is meant to be next.
    pub next_talk: NextTalks,
    /// Past talks.
    pub history: History,
    /// The rules for a set's next talk.
    pub rules: RulesKept,
    /// How the last talks were set up.
    pub last_times: LastTimes,
    /// Where people are on their paths.
    pub on_paths: OnPaths,
}

/// What the ledgers hold.
#[derive(Debug, Clone)]
pub struct Ledgers {
    /// Agreements.
    pub agreements: Listed<Agreement>,
    /// The talk that is meant to be next.
    pub next_talk: Listed<NextTalk>,
    /// Past talks.
    pub history: Listed<PastTalk>,
    /// The rules for a set's next talk.
    pub rules: Listed<KeptRules>,
    /// How the last talks were set up.
    pub last_times: Listed<LastTime>,
    /// Where people are on their paths.
    pub on_paths: Listed<OnPath>,
}

impl Ledgers {
    /// Reads them here and now.
    #[must_use]
    pub fn read(folders: &Folders) -> Self {
        Books::at(folders, &Files::default()).list()
    }

    /// What can't be read of each of them.
    pub(crate) fn notices(&self) -> [&[Notice]; 6] {
        let Self { agreements, next_talk, history, rules, last_times, on_paths } = self;
        [
            &agreements.notices,
            &next_talk.notices,
            &history.notices,
            &rules.notices,
            &last_times.notices,
            &on_paths.notices,
        ]
    }
}

impl Books {
    /// Those in these folders, reached this way. Touches nothing.
    #[must_use]
    pub fn at(folders: &Folders, files: &Files) -> Self {
        Self {
            agreements: Ledger::at(folders.agreements()).through(files),
            next_talk: Ledger::at(folders.next_talk()).through(files),
            history: Ledger::at(folders.history()).through(files),
            rules: Ledger::at(folders.kept_rules()).through(files),
            last_times: Ledger::at(folders.last_times()).through(files),
            on_paths: Ledger::at(folders.on_paths()).through(files),
        }
    }

    /// What they hold now.
    #[must_use]
    pub fn list(&self) -> Ledgers {
        let on_paths = self.on_paths.list();
        Ledgers {
            agreements: self.agreements.list(),
            next_talk: self.next_talk.list(),
            history: self.history.list(),
            rules: self.rules.list(),
            last_times: self.last_times.list(),
            on_paths: Listed { entries: one_each(on_paths.entries), ..on_paths },
        }
    }

    /// The damaged files that were set aside since this was last asked.
    #[must_use]
    pub fn set_aside(&self) -> Vec<Notice> {
        self.all().into_iter().flat_map(Book::set_aside).collect()
    }

    /// Takes out all that comes from the talk that began then. Gives why not all of it could be.
    #[must_use]
    pub fn erase_talk(&self, began: Timestamp) -> Vec<WriteError> {
        self.all().into_iter().filter_map(|book| book.erase_talk(began).err()).collect()
    }

    /// A notice for each file in which something may be left of what was taken out.
    #[must_use]
    pub fn unsearched(&self) -> Vec<Notice> {
        self.all().into_iter().flat_map(Book::unsearched).collect()
    }

    /// Takes out what is to go of everything. Gives why not all of it could be.
    pub(super) fn wipe(&self, wipe: &Wipe<'_>) -> Vec<WriteError> {
        self.all().into_iter().flat_map(|book| book.wipe(wipe)).collect()
    }

    /// The files that were set aside.
    pub(super) fn paths_aside(&self) -> Vec<PathBuf> {
        self.all().into_iter().flat_map(Book::paths_aside).collect()
    }

    /// Every one of them.
    fn all(&self) -> [&dyn Book; 6] {
        let Self { agreements, next_talk, history, rules, last_times, on_paths } = self;
        [agreements, history, next_talk, rules, last_times, on_paths]
    }
}

/// What can be asked of a ledger, whatever it holds.
trait Book {
    fn set_aside(&self) -> Vec<Notice>;
    fn erase_talk(&self, began: Timestamp) -> Result<usize, WriteError>;
    fn unsearched(&self) -> Vec<Notice>;
    fn wipe(&self, wipe: &Wipe<'_>) -> Vec<WriteError>;
    fn paths_aside(&self) -> Vec<PathBuf>;
}

impl<T: Entry> Book for Ledger<T> {
    fn set_aside(&self) -> Vec<Notice> {
        self.set_aside()
    }

    fn erase_talk(&self, began: Timestamp) -> Result<usize, WriteError> {
        self.erase_talk(began)
    }

    fn unsearched(&self) -> Vec<Notice> {
        self.unsearched()
    }

    fn wipe(&self, wipe: &Wipe<'_>) -> Vec<WriteError> {
        self.wipe(wipe)
    }

    fn paths_aside(&self) -> Vec<PathBuf> {
        self.paths_aside()
    }
}
