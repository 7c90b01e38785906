//! The rules that people keep for the next talk with the same set: which of them in other words, and which not at all.
//! Nothing is kept here unless they say so at the close.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::file::Headings;
use super::ledger::{Entry, Id, Ledger, MOMENT, OfSet};
use crate::plan::{OwnRule, RuleChoice};
use crate::rule_set::{RuleSet, clean};

/// What people decided about the rules of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptRules {
    /// Given when it is kept.
    pub id: Id,
    /// The name of the rule set.
    pub talk: String,
    /// What they decided, by the rule's id; a rule that isn't here is as the set has it.
    #[serde(default)]
    pub rules: BTreeMap<String, RuleChoice>,
    /// Rules of their own, which they added to the set's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<OwnRule>,
    /// The start of the talk at whose close they did, so that “leave no trace” finds it.
    pub began: Timestamp,
}

impl KeptRules {
    /// What was decided at the close of the talk that began then.
    #[must_use]
    pub fn new(talk: String, rules: BTreeMap<String, RuleChoice>, began: Timestamp) -> Self {
        Self { id: Id::default(), talk, rules, own: Vec::new(), began }
    }

    /// The same, with rules of people's own.
    #[must_use]
    pub fn with_own(self, own: Vec<OwnRule>) -> Self {
        Self { own, ..self }
    }

    /// What differs from the rules of this set in this language. What isn't in the set any more is left aside.
    #[must_use]
    pub fn differing(&self, set: &RuleSet, language: &str) -> BTreeMap<String, RuleChoice> {
        differing(&self.rules, set, language)
    }
}

/// What differs of these decisions from the rules of this set in this language.
pub(super) fn differing(
    rules: &BTreeMap<String, RuleChoice>,
    set: &RuleSet,
    language: &str,
) -> BTreeMap<String, RuleChoice> {
    let own = |id: &str| set.rule(id).map(|rule| rule.text.get(language));
    let differs = |(id, choice): &(&String, &RuleChoice)| match choice {
        RuleChoice::Adopt => false,
        RuleChoice::Reword(words) => own(id).is_some_and(|own| own != words && !words.is_empty()),
        RuleChoice::LeaveOut => own(id).is_some(),
    };
    rules.iter().filter(differs).map(|(id, choice)| (id.clone(), choice.clone())).collect()
}

impl Entry for KeptRules {
    const REQUIRED: &'static [(&'static str, &'static str)] =
        &[("id", "0"), ("talk", "\"\""), ("began", MOMENT)];

    const ESSENTIAL: &'static [&'static str] = &["talk"];

    fn heading(headings: &Headings) -> &str {
        &headings.kept_rules
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
        for choice in self.rules.values_mut() {
            if let RuleChoice::Reword(words) = choice {
                *words = clean::owned_line(std::mem::take(words));
            }
        }
        self.own.iter_mut().for_each(OwnRule::clean);
    }
}

/// The kept rules on disk: one entry for each set.
pub type RulesKept = Ledger<KeptRules>;

impl OfSet for KeptRules {
    fn set(&self) -> &str {
        &self.talk
    }
}

#[cfg(test)]
mod tests;
