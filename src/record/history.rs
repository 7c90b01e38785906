//! Past talks. Nothing is kept here unless somebody asked for it (`history` in the settings).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::file::Headings;
use super::ledger::{Entry, Id, Ledger, MOMENT};
use crate::rule_set::clean;

/// A talk that people wanted to remember.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastTalk {
    /// Given by [`Ledger::add`].
    pub id: Id,
    /// The name of its rule set.
    pub talk: String,
    /// When it began.
    pub began: Timestamp,
    /// When it ended.
    pub ended: Timestamp,
    /// Who took part, first seat first.
    #[serde(default)]
    pub participants: Vec<String>,
    /// What it was about, as typed in set-up.
    #[serde(default)]
    pub topic: Option<String>,
    /// Topics for another day.
    #[serde(default)]
    pub parked: Vec<String>,
    /// Words of appreciation, as typed at the close.
    #[serde(default)]
    pub appreciation: Vec<String>,
    /// What people noted about it later, for themselves.
    #[serde(default)]
    pub notes: String,
}

/// A change of what people noted about a past talk: one line for another. So what somebody else has noted meanwhile stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// The line as it was; empty for a new one.
    pub before: String,
    /// The line as it is to be; empty where it is to go.
    pub after: String,
}

impl Noted {
    /// Whether a line goes, and none comes in its place.
    #[must_use]
    pub fn erases(&self) -> bool {
        self.after.trim().is_empty()
    }
}

impl PastTalk {
    /// The lines that people noted about it.
    pub fn noted(&self) -> impl Iterator<Item = &str> {
        self.notes.lines().map(str::trim).filter(|line| !line.is_empty())
    }

    /// Changes a line of the notes. If it isn't there any more, the new one is added: nothing that was typed is lost.
    /// Whether anything has changed.
    pub fn note(&mut self, Noted { before, after }: &Noted) -> bool {
        let notes = clean::lines(&self.notes);
        let mut lines: Vec<&str> = notes.lines().collect();
        let after = after.trim();
        let place = lines.iter().position(|line| !before.is_empty() && line.trim() == before.trim());
        match (place, after.is_empty()) {
            (Some(place), true) => drop(lines.remove(place)),
            (Some(place), false) => lines[place] = after,
            (None, false) => lines.push(after),
            (None, true) => return false,
        }
        self.notes = lines.join("\n");
        true
    }

    /// Takes a topic out of those for another day, or all of them. Whether there was any.
    pub fn unpark(&mut self, topic: Option<&str>) -> bool {
        let before = self.parked.len();
        self.parked.retain(|parked| topic.is_some_and(|topic| clean::lines(parked) != topic));
        self.parked.len() < before
    }
}

impl Entry for PastTalk {
    const REQUIRED: &'static [(&'static str, &'static str)] =
        &[("id", "0"), ("talk", "\"\""), ("began", MOMENT), ("ended", MOMENT)];

    const ESSENTIAL: &'static [&'static str] = &[];

    fn heading(headings: &Headings) -> &str {
        &headings.history
    }

    fn id(&self) -> Id {
        self.id
    }

    fn moment(&self) -> Timestamp {
        self.ended
    }

    fn began(&self) -> Option<Timestamp> {
        Some(self.began)
    }

    fn set_id(&mut self, id: Id) {
        self.id = id;
    }

    fn clean(&mut self) {
        let lists = [&mut self.participants, &mut self.parked, &mut self.appreciation];
        let texts = [&mut self.talk, &mut self.notes].into_iter().chain(&mut self.topic);
        for text in texts.chain(lists.into_iter().flatten()) {
            *text = clean::owned_lines(std::mem::take(text));
        }
    }
}

/// The past talks on disk. One is added only where the settings say so.
pub type History = Ledger<PastTalk>;
