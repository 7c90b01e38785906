//! The talk that people mean to have next: which set, when, and what was parked for it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::file::Headings;
use super::ledger::{Entry, Id, Ledger};
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
    fn heading(headings: &Headings) -> &str {
        &headings.next_talk
    }

    fn id(&self) -> Id {
        self.id
    }

    fn moment(&self) -> Timestamp {
        self.began.or(self.at).unwrap_or_default()
    }

    fn began(&self) -> Option<Timestamp> {
        self.began
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

/// Where the next talk is kept. There is at most one: see [`Ledger::keep_only`].
pub type NextTalks = Ledger<NextTalk>;
