//! Agreements: what people settled on, who does it, by when, and when to look at it again.
//!
//! They are on the disk as soon as they are written down, whether or not past talks are remembered: an agreement
//! is meant to outlast the talk. *Leave no trace* takes them out again.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::file::Headings;
use super::ledger::{Entry, Ledger};

use crate::rule_set::clean;

pub use super::ledger::{Id, Listed};

/// Something people settled on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Given by [`Ledger::add`].
    pub id: Id,
    /// What is to happen.
    pub what: String,
    /// Who does it; empty is everyone.
    #[serde(default)]
    pub who: Vec<String>,
    /// By when.
    #[serde(default)]
    pub by: Option<Date>,
    /// When to look at it again.
    #[serde(default)]
    pub review: Option<Date>,
    /// When it was written down.
    pub made: Timestamp,
    /// The name of the rule set it was made with.
    #[serde(default)]
    pub talk: String,
    /// When the talk began that it comes from; tells its talk from others.
    pub began: Timestamp,
    /// What became of it.
    #[serde(default)]
    pub state: State,
}

/// What became of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum State {
    /// It stands.
    #[default]
    Open,
    /// It was kept.
    Kept,
    /// They let go of it.
    LetGo,
}

impl Agreement {
    /// An open agreement without days, for [`Ledger::add`].
    #[must_use]
    pub fn new(what: String, who: Vec<String>, made: Timestamp, talk: String, began: Timestamp) -> Self {
        Self { id: Id::default(), what, who, by: None, review: None, made, talk, began, state: State::Open }
    }

    /// Whether it stands and one of its days has come.
    #[must_use]
    pub fn is_due(&self, today: Date) -> bool {
        let come = |day: Option<Date>| day.is_some_and(|day| day <= today);
        self.state == State::Open && (come(self.by) || come(self.review))
    }
}

impl Entry for Agreement {
    fn heading(headings: &Headings) -> &str {
        &headings.agreements
    }

    fn id(&self) -> Id {
        self.id
    }

    fn moment(&self) -> Timestamp {
        self.made
    }

    fn began(&self) -> Option<Timestamp> {
        Some(self.began)
    }

    fn set_id(&mut self, id: Id) {
        self.id = id;
    }

    fn clean(&mut self) {
        self.what = clean::owned_lines(std::mem::take(&mut self.what));
        for text in [&mut self.talk].into_iter().chain(&mut self.who) {
            *text = clean::owned_line(std::mem::take(text));
        }
    }
}

/// The agreements on disk.
pub type Agreements = Ledger<Agreement>;

#[cfg(test)]
mod tests;
