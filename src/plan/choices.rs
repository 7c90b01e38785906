//! What people choose in set-up, for this talk only. The rule set's file stays as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::millis;
use crate::rule_set::{Rule, RuleSet, Text, Turn, bounds, clean};

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
    /// What the step with the set's opening words is called. Without it, it has the set's name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub opening: String,
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
    /// When the talk offers to close, if not when the set says; zero for never.
    #[serde(with = "millis::optional")]
    pub limit: Option<Duration>,
    /// The sound at the end of turns that have one there, if not the set's own; empty for none.
    pub end_sound: Option<String>,
    /// What the talk is about.
    pub topic: Option<String>,
    /// There is no talk: only a break is taken.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub only_a_break: bool,
    /// What people decided about a rule, by its id; a rule that isn't here is adopted.
    pub rules: BTreeMap<String, RuleChoice>,
    /// Rules that people added. They stand after the set's own, unless `order` says otherwise.
    pub own_rules: Vec<OwnRule>,
    /// The rules' ids in the order that people want, if it isn't the set's. Rules that aren't named come last.
    pub order: Vec<String>,
}

impl Choices {
    /// The same, cleaned so that it can be shown: what was typed or comes from a journal may hold anything.
    #[must_use]
    pub fn clean(mut self) -> Self {
        let texts = [&mut self.name, &mut self.language, &mut self.opening].into_iter();
        for text in texts.chain(&mut self.names).chain(&mut self.seats).chain(&mut self.topic) {
            *text = clean::owned_line(std::mem::take(text));
        }
        for choice in self.rules.values_mut() {
            if let RuleChoice::Reword(words) = choice {
                *words = clean::owned_line(std::mem::take(words));
            }
        }
        for rule in &mut self.own_rules {
            rule.clean();
        }
        self
    }

    /// The set as these people agreed on it: with the rules that they added, in the order that they want. Nothing is added
    /// twice, so that a talk can be laid out again from its own set.
    ///
    /// A rule of their own is shown in every turn that shows rules and has room for another, below the turn's own unless they
    /// moved it. If no turn has, it is shown in all that show rules; if none does, in all turns.
    #[must_use]
    pub fn agreed(&self, set: &Arc<RuleSet>) -> Arc<RuleSet> {
        let room = bounds::OWN_RULES.min(self.own_rules.len());
        let added = self.own_rules[..room].iter().filter(|rule| set.rule(&rule.id).is_none());
        let added: Vec<&OwnRule> = added.filter(|rule| !rule.text.trim().is_empty()).collect();
        if added.is_empty() && self.order.is_empty() {
            return Arc::clone(set);
        }
        let mut agreed = RuleSet::clone(set);
        let left_out = |id: &String| self.rules.get(id) == Some(&RuleChoice::LeaveOut);
        let shown = |turn: &Turn| turn.rules.iter().filter(|id| !left_out(id)).count();
        let silent = agreed.turns.values().all(|turn| turn.rules.is_empty());
        for rule in added {
            let has_room = |turn: &Turn| !turn.rules.is_empty() && shown(turn) < bounds::RULES_SHOWN;
            let any = agreed.turns.values().any(has_room);
            let shows = |turn: &Turn| silent || if any { has_room(turn) } else { !turn.rules.is_empty() };
            for turn in agreed.turns.values_mut().filter(|turn| shows(turn)) {
                turn.rules.push(rule.id.clone());
            }
            agreed.rules.push(rule.as_rule());
        }
        let place = |id: &String| self.order.iter().position(|other| other == id).unwrap_or(usize::MAX);
        agreed.rules.sort_by_key(|rule| place(&rule.id));
        for turn in agreed.turns.values_mut() {
            turn.rules.sort_by_key(place);
        }
        Arc::new(agreed)
    }
}

/// A rule that people added to a set.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnRule {
    /// Unlike every other rule's in the talk.
    pub id: String,
    /// The rule.
    pub text: String,
    /// An example: a sentence to try.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub say: Option<String>,
}

impl OwnRule {
    /// Cleans its texts, so that they can be shown.
    pub(crate) fn clean(&mut self) {
        for text in [&mut self.text].into_iter().chain(&mut self.say) {
            *text = clean::owned_line(std::mem::take(text));
        }
    }

    /// The same as a set has rules.
    fn as_rule(&self) -> Rule {
        Rule {
            id: self.id.clone(),
            text: Text::from(self.text.trim()),
            say: self.say.as_deref().map(str::trim).filter(|say| !say.is_empty()).map(Text::from),
            avoid: None,
            why: None,
            watch: Vec::new(),
        }
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
