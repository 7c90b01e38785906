//! How people set up their last talk with a set: who talked, with which times, rules and sound. Nothing is kept here
//! unless somebody asked for their talks to be remembered (`history` in the settings).

use std::mem;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::file::Headings;
use super::kept_rules::differing;
use super::ledger::{Entry, Id, Ledger, MOMENT, OfSet};
use crate::plan::{Choices, OwnRule, TurnKind, end_sounds, repeats, turn_kinds};
use crate::rule_set::{RuleSet, bounds, clean};

/// What people chose in set-up for the last talk with a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastTime {
    /// Given when it is kept.
    pub id: Id,
    /// The name of the rule set.
    pub talk: String,
    /// The start of that talk, so that “leave no trace” finds it.
    pub began: Timestamp,
    /// What they chose, as far as it is kept.
    #[serde(default)]
    pub choices: Choices,
}

/// How much of it is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Who talked.
    Names,
    /// Everything but the rules.
    AllButRules,
    /// Everything.
    All,
}

impl LastTime {
    /// What was chosen for the talk that began then: the people, the times, the sound and the rules. What it was about and
    /// who left early isn't kept.
    #[must_use]
    pub fn new(choices: &Choices, began: Timestamp) -> Self {
        let all = choices.clone();
        let wanted = Choices {
            names: all.names,
            times: all.times,
            rounds: all.rounds,
            break_length: all.break_length,
            limit: all.limit,
            end_sound: all.end_sound,
            rules: all.rules,
            own_rules: all.own_rules,
            order: all.order,
            // Named one by one, so that nothing comes to be kept by itself that is chosen in set-up one day.
            ..Choices::default()
        };
        Self { id: Id::default(), talk: all.name, began, choices: wanted }
    }

    /// What of it can be had with this set as it is now, and differs from the set's own. The rest is left aside: turns,
    /// rounds and rules that the set has no more, sounds that there aren't, more people than it is for. Too few people
    /// are joined by others without a name.
    #[must_use]
    pub fn fitting(&self, set: &Arc<RuleSet>, language: &str, is_sound: &dyn Fn(&str) -> bool) -> Choices {
        let mut fitting = Self::new(&self.choices, self.began).choices;
        fitting.names.iter_mut().for_each(|name| *name = clean::line_of(name, bounds::NAME));
        if fitting.names.len() > set.participants.max {
            fitting.names.clear();
        } else if !fitting.names.is_empty() {
            let people = fitting.names.len().max(set.participants.min);
            fitting.names.resize(people, String::new());
        }

        let kinds = turn_kinds(set, language);
        let is_kind = |kind: &TurnKind| kinds.iter().any(|(other, _)| other == kind);
        fitting.times.retain(|kind, time| {
            *time = (*time).clamp(Duration::from_secs(1), bounds::LENGTH);
            *time != kind.time && is_kind(kind)
        });
        let repeats = repeats(set);
        fitting.rounds.retain(|repeat, rounds| {
            *rounds = (*rounds).clamp(1, bounds::ROUNDS);
            repeats.iter().any(|(number, own)| number == repeat && own != rounds)
        });
        let breaks = &set.breaks;
        let length = fitting.break_length.map(|length| length.min(breaks.longest).max(breaks.shortest));
        fitting.break_length = length.filter(|length| *length != breaks.length);
        let limit = fitting.limit.map(|limit| limit.min(bounds::LENGTH));
        fitting.limit = limit.filter(|limit| *limit != set.limit.unwrap_or_default());
        let ends = end_sounds(set);
        let sounds = |sound: &String| {
            let heard = sound.is_empty() || is_sound(sound);
            heard && ends.iter().any(|end| end != sound)
        };
        fitting.end_sound = fitting.end_sound.filter(sounds);

        fitting.own_rules.iter_mut().for_each(shorten);
        fitting.own_rules.retain(|rule| set.rule(&rule.id).is_none() && !rule.text.trim().is_empty());
        fitting.own_rules.truncate(bounds::OWN_RULES);
        let agreed = fitting.agreed(set);
        fitting.rules = differing(&fitting.rules, &agreed, language);
        fitting.order.retain(|id| agreed.rule(id).is_some());
        fitting
    }
}

/// Cuts a rule that somebody made longer in the file than it can be in set-up.
fn shorten(rule: &mut OwnRule) {
    for text in [&mut rule.text].into_iter().chain(&mut rule.say) {
        *text = clean::line_of(text, bounds::TEXT);
    }
}

impl Entry for LastTime {
    const REQUIRED: &'static [(&'static str, &'static str)] =
        &[("id", "0"), ("talk", "\"\""), ("began", MOMENT)];

    const ESSENTIAL: &'static [&'static str] = &["talk"];

    fn heading(headings: &Headings) -> &str {
        &headings.last_time
    }

    fn id(&self) -> Id {
        self.id
    }

    fn moment(&self) -> Timestamp {
        self.began
    }

    fn began(&self) -> Option<Timestamp> {
        Some(self.began)
    }

    fn set_id(&mut self, id: Id) {
        self.id = id;
    }

    fn clean(&mut self) {
        // The set's name isn't shown, and must stay the one that it has.
        self.choices = mem::take(&mut self.choices).clean();
    }
}

/// The last times on disk: one entry for each set. One is kept only where the settings say so.
pub type LastTimes = Ledger<LastTime>;

impl OfSet for LastTime {
    fn set(&self) -> &str {
        &self.talk
    }
}

#[cfg(test)]
mod tests;
