//! What is kept for the next talk with a set: its rules, and how the last one was set up. In words, since it was chosen by
//! switches and steppers.

use std::collections::BTreeMap;

use super::{Words, say};
use crate::plan::{Choices, OwnRule, RuleChoice, repeats, turn_kinds};
use crate::record::kept_rules::KeptRules;
use crate::rule_set::RuleSet;

impl Words {
    /// What people decided about rules for the next talk, a line for each rule. `set` is theirs, if it is there still, and
    /// is quoted in `language`.
    #[must_use]
    pub(crate) fn kept_rules(&self, kept: &KeptRules, set: Option<&RuleSet>, language: &str) -> Vec<String> {
        let mut lines = decided(&kept.rules, &kept.own, set, language, self);
        if lines.is_empty() {
            lines.push(say!(self, "keeping-rules-as-they-are"));
        }
        lines
    }

    /// How a talk was set up, a line for each thing. `set` and `language` as with [`kept_rules`](Self::kept_rules).
    #[must_use]
    pub(crate) fn set_up_as(&self, choices: &Choices, set: Option<&RuleSet>, language: &str) -> Vec<String> {
        let names: Vec<&str> =
            choices.names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
        let mut lines = Vec::new();
        let set_to = |what: String, value: String| say!(self, "keeping-set-to", what = what, value = value);
        if !names.is_empty() {
            lines.push(self.all_of(&names));
        }
        let kinds = set.map(|set| turn_kinds(set, language)).unwrap_or_default();
        for (kind, time) in &choices.times {
            let title = kinds.iter().find(|(other, _)| other == kind).map(|(_, title)| title.clone());
            lines.push(set_to(title.unwrap_or_else(|| kind.turn.clone()), self.length(*time)));
        }
        let several = set.is_some_and(|set| repeats(set).len() > 1);
        for (at, rounds) in &choices.rounds {
            let number = at + 1;
            let what = if several {
                say!(self, "set-up-rounds-of-part", number = number)
            } else {
                say!(self, "set-up-rounds")
            };
            lines.push(set_to(what, self.number((*rounds).into())));
        }
        if let Some(length) = choices.break_length {
            lines.push(set_to(say!(self, "set-up-break"), self.length(length)));
        }
        if let Some(limit) = choices.limit {
            let limit = if limit.is_zero() { say!(self, "set-up-no-limit") } else { self.length(limit) };
            lines.push(set_to(say!(self, "set-up-limit"), limit));
        }
        if let Some(sound) = &choices.end_sound {
            lines.push(set_to(say!(self, "set-up-sound"), self.sound(sound)));
        }
        lines.extend(decided(&choices.rules, &choices.own_rules, set, language, self));
        if !choices.order.is_empty() {
            lines.push(say!(self, "keeping-own-order"));
        }
        if lines.is_empty() {
            lines.push(say!(self, "keeping-set-up-as-it-is"));
        }
        lines
    }
}

/// What people decided about rules, a line each.
fn decided(
    rules: &BTreeMap<String, RuleChoice>,
    own: &[OwnRule],
    set: Option<&RuleSet>,
    language: &str,
    words: &Words,
) -> Vec<String> {
    let known = |id: &str| set.and_then(|set| set.rule(id)).map(|rule| rule.text.get(language).to_owned());
    let decided = rules.iter().filter_map(|(id, choice)| match (choice, known(id)) {
        (RuleChoice::Adopt, _) => None,
        (RuleChoice::Reword(own), Some(rule)) => {
            Some(say!(words, "keeping-rule-reworded", words = own.as_str(), rule = rule))
        }
        (RuleChoice::Reword(own), None) => {
            Some(say!(words, "keeping-rule-in-own-words", words = own.as_str()))
        }
        // A set that is gone says nothing of its rules but what they were called in its file.
        (RuleChoice::LeaveOut, rule) => {
            let rule = rule.unwrap_or_else(|| id.clone());
            Some(say!(words, "keeping-rule-left-out", rule = rule))
        }
    });
    let own = own.iter().map(|rule| match rule.say.as_deref() {
        Some(say) => say!(words, "keeping-rule-own", "say", rule = rule.text.as_str(), say = say),
        None => say!(words, "keeping-rule-own", rule = rule.text.as_str()),
    });
    decided.chain(own).collect()
}
