//! The talk that people mean to have next: which set, when, and what was parked for it.

use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::file::WriteError;
use super::ledger::{Entry, Id, Ledger, Listed};
use crate::rule_set::clean;

/// A talk that is meant to be.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NextTalk {
    /// Given when it is kept.
    pub id: Id,
    /// The name of its rule set.
    pub talk: String,
    /// Who takes part, first seat first.
    #[serde(default)]
    pub names: Vec<String>,
    /// When; left out where only topics were parked.
    #[serde(default)]
    pub at: Option<Timestamp>,
    /// Topics that wait for it.
    #[serde(default)]
    pub topics: Vec<String>,
    /// The start of the talk in which it was arranged, so that “leave no trace” finds it.
    #[serde(default)]
    pub began: Option<Timestamp>,
}

impl Entry for NextTalk {
    const HEADING: &'static str = "Common Ground: the talk you mean to have next.";

    fn id(&self) -> Id {
        self.id
    }

    fn moment(&self) -> Timestamp {
        self.began.or(self.at).unwrap_or_default()
    }

    fn set_id(&mut self, id: Id) {
        self.id = id;
    }

    fn clean(&mut self) {
        for text in [&mut self.talk].into_iter().chain(&mut self.names).chain(&mut self.topics) {
            *text = clean::owned_line(std::mem::take(text));
        }
    }
}

/// Where the next talk is kept. There is at most one.
#[derive(Debug, Clone)]
pub struct NextTalks(Ledger<NextTalk>);

impl NextTalks {
    /// The one in this file. Touches nothing.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        Self(Ledger::at(path))
    }

    /// What is kept, with a notice for a file that can't be read.
    #[must_use]
    pub fn list(&self) -> Listed<NextTalk> {
        self.0.list()
    }

    /// Keeps this one, in place of another.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn keep(&self, next: NextTalk) -> Result<NextTalk, WriteError> {
        self.0.keep_only(next)
    }

    /// Lets it go.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn clear(&self) -> Result<(), WriteError> {
        self.0.erase(&|_| true).map(|_| ())
    }

    /// Lets it go if it was arranged in the talk that began then.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn erase_talk(&self, began: Timestamp) -> Result<(), WriteError> {
        self.0.erase(&|one| one.began == Some(began)).map(|_| ())
    }
}
