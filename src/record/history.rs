//! Past talks. Nothing is kept here unless somebody asked for it (`history` in the settings).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::file::Headings;
use super::ledger::{Entry, Id, Ledger};
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
}

impl Entry for PastTalk {
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
        let texts = [&mut self.talk].into_iter().chain(&mut self.topic);
        for text in texts.chain(lists.into_iter().flatten()) {
            *text = clean::owned_lines(std::mem::take(text));
        }
    }
}

/// The past talks on disk. One is added only where the settings say so.
pub type History = Ledger<PastTalk>;
