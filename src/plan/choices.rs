//! What people choose in set-up, for this talk only. The rule set's file stays as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::millis;
use crate::rule_set::clean;

/// Everything that is chosen in set-up. It is kept in the journal, so that a talk can be laid out again as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// The set's NAME on the command line: its file's stem.
    pub name: String,
    /// One for each participant, in seat order; someone without a name is called by their seat.
    pub names: Vec<String>,
    /// What seats are called that have no name in the set, in their order. Without it they are numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub seats: Vec<String>,
    /// Participants (from 0) who have left; they keep their number, so that nobody else's changes.
    pub absent: BTreeSet<usize>,
    /// The language tag that texts are shown in.
    pub language: String,
    /// Other times for kinds of turn.
    #[serde(with = "millis::by_kind")]
    pub times: BTreeMap<TurnKind, Duration>,
    /// Other numbers of rounds, by the `Repeat`'s place among all `Repeat`s of the flow, in reading order, from 0.
    pub rounds: BTreeMap<usize, u32>,
    /// Another length for breaks.
    #[serde(with = "millis::optional")]
    pub break_length: Option<Duration>,
    /// What the talk is about.
    pub topic: Option<String>,
    /// There is no talk: only a break is taken.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub only_a_break: bool,
    /// What people decided about a rule, by its id; a rule that isn't here is adopted.
    pub rules: BTreeMap<String, RuleChoice>,
}

impl Choices {
    /// The same, cleaned so that it can be shown: what was typed or comes from a journal may hold anything.
    #[must_use]
    pub fn clean(mut self) -> Self {
        let texts = [&mut self.name, &mut self.language].into_iter();
        for text in texts.chain(&mut self.names).chain(&mut self.seats).chain(&mut self.topic) {
            *text = clean::owned_line(std::mem::take(text));
        }
        for choice in self.rules.values_mut() {
            if let RuleChoice::Reword(words) = choice {
                *words = clean::owned_line(std::mem::take(words));
            }
        }
        self
    }
}

/// A kind of turn as set-up shows it: the same turn with another time in another place is another kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TurnKind {
    /// The turn's id.
    pub turn: String,
    /// Its time in the set, before anything was changed. For an `Exchange` without a time of its own, what each has.
    #[serde(with = "millis")]
    pub time: Duration,
}

/// What people decided about a rule.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum RuleChoice {
    /// As it is.
    #[default]
    Adopt,
    /// In these words.
    Reword(String),
    /// Not in this talk.
    LeaveOut,
}
