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
    /// Who takes part, first seat first; nobody where only topics wait and no talks are remembered.
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

/// A change of the talk that is meant to be next. What else was changed of it meanwhile stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextChange {
    /// It is to be then.
    At(Timestamp),
    /// This topic waits for it, too.
    Add(String),
    /// This topic doesn't wait any more.
    TakeOut(String),
    /// No topic does.
    TakeOutAll,
}

impl NextChange {
    /// Whether something goes, and nothing comes in its place.
    #[must_use]
    pub fn erases(&self) -> bool {
        matches!(self, Self::TakeOut(_) | Self::TakeOutAll)
    }
}

impl NextTalk {
    /// Changes it. Whether anything is different then.
    pub fn change(&mut self, change: &NextChange) -> bool {
        let before = (self.at, self.topics.len());
        match change {
            NextChange::At(at) => self.at = Some(*at),
            NextChange::Add(topic) if self.has(topic) => {}
            NextChange::Add(topic) => self.topics.push(topic.clone()),
            NextChange::TakeOutAll => self.topics.clear(),
            NextChange::TakeOut(topic) => self.topics.retain(|waiting| clean::line(waiting) != *topic),
        }
        before != (self.at, self.topics.len())
    }

    /// Whether nothing is left that anybody would come back for: no day, and no topic.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.at.is_none() && self.topics.is_empty()
    }

    /// Whether this topic waits for it.
    #[must_use]
    pub fn has(&self, topic: &str) -> bool {
        self.topics.iter().any(|waiting| clean::line(waiting) == topic)
    }
}

impl Entry for NextTalk {
    const REQUIRED: &'static [(&'static str, &'static str)] = &[("id", "0"), ("talk", "\"\"")];

    const ESSENTIAL: &'static [&'static str] = &[];

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
