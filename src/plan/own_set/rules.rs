//! Rules: left out, in other words, people's own, and their order.

use std::sync::Arc;

use super::{Draft, NotKept, in_turn};
use crate::plan::{Choices, OwnRule, RuleChoice};
use crate::rule_set::edit::{self, Key, quoted};
use crate::rule_set::{RuleSet, Text, bounds};

/// Gives own rules whose id can't stand in a file another one.
pub(super) fn name_own_rules(choices: &mut Choices, set: &RuleSet) {
    let fits = |id: &str| {
        let is_fine = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
        !id.is_empty() && id.chars().all(is_fine)
    };
    let mut number = 0;
    for place in 0..choices.own_rules.len() {
        if fits(&choices.own_rules[place].id) {
            continue;
        }
        let id = loop {
            number += 1;
            let id = format!("own-{number}");
            if set.rule(&id).is_none() && choices.own_rules.iter().all(|other| other.id != id) {
                break id;
            }
        };
        let before = std::mem::replace(&mut choices.own_rules[place].id, id.clone());
        if let Some(choice) = choices.rules.remove(&before) {
            let _ = choices.rules.insert(id.clone(), choice);
        }
        for ordered in choices.order.iter_mut().filter(|ordered| **ordered == before) {
            ordered.clone_from(&id);
        }
    }
}

const RULES: Key<'static> = Key::Field("rules");

impl<'a> Draft<'a> {
    pub(super) fn rules(&mut self) -> Result<(), NotKept> {
        let agreed = self.choices.agreed(&Arc::new(self.set.clone()));
        let added: Vec<&OwnRule> = self.added(&agreed);
        self.reword()?;
        let kept: Vec<&str> = self.kept(self.set.rules.iter().map(|rule| rule.id.as_str()));
        if kept.len() + added.len() > bounds::RULES && !added.is_empty() {
            return Err(NotKept::TooManyRules(bounds::RULES));
        }
        self.leave_out(&[RULES], self.set.rules.iter().map(|rule| rule.id.as_str()))?;
        let new: Vec<String> = added.iter().map(|rule| self.written(rule)).collect();
        self.append(&[RULES], kept.len(), &new)?;
        let mut now: Vec<&str> = kept;
        now.extend(added.iter().map(|rule| rule.id.as_str()));
        self.arrange(&[RULES], &now, agreed.rules.iter().map(|rule| rule.id.as_str()))?;

        let set = self.set;
        for (turn, before) in &set.turns {
            let Some(after) = agreed.turns.get(turn) else { continue };
            let path = in_turn(turn, &[RULES]);
            let mut now: Vec<&str> = self.kept(before.rules.iter().map(String::as_str));
            self.leave_out(&path, before.rules.iter().map(String::as_str))?;
            let is_shown = |rule: &&&OwnRule| after.rules.contains(&rule.id);
            let new: Vec<&str> = added.iter().filter(is_shown).map(|rule| rule.id.as_str()).collect();
            self.append(&path, now.len(), &new.iter().map(|rule| quoted(rule)).collect::<Vec<_>>())?;
            now.extend(new);
            self.arrange(&path, &now, after.rules.iter().map(String::as_str))?;
        }
        Ok(())
    }

    fn is_left_out(&self, rule: &str) -> bool {
        matches!(self.choices.rules.get(rule), Some(RuleChoice::LeaveOut))
    }

    /// Those that aren't left out.
    fn kept<'r>(&self, rules: impl Iterator<Item = &'r str>) -> Vec<&'r str> {
        rules.filter(|rule| !self.is_left_out(rule)).collect()
    }

    /// People's own rules that the talk has.
    fn added(&self, agreed: &RuleSet) -> Vec<&'a OwnRule> {
        let own = self.choices.own_rules.iter();
        own.filter(|rule| {
            self.set.rule(&rule.id).is_none()
                && agreed.rule(&rule.id).is_some()
                && !self.is_left_out(&rule.id)
        })
        .collect()
    }

    /// Writes people's words for a rule, in the talk's language alone.
    fn reword(&mut self) -> Result<(), NotKept> {
        let set = self.set;
        for (place, rule) in set.rules.iter().enumerate() {
            let Some(RuleChoice::Reword(words)) = self.choices.rules.get(&rule.id) else { continue };
            let words = words.trim();
            if words.is_empty() || words == rule.text.get(&self.choices.language) {
                continue;
            }
            let mut path = vec![RULES, Key::Item(place), Key::Field("text")];
            if let Text::Languages(texts) = &rule.text {
                let language = self.choices.language.as_str();
                let primary = language.split(['-', '_']).next().unwrap_or(language);
                let there = [language, primary].into_iter().find(|tag| texts.contains_key(*tag));
                path.push(Key::Entry(there.unwrap_or(if primary.is_empty() { "en" } else { primary })));
            }
            self.put(&path, &quoted(words))?;
        }
        Ok(())
    }

    /// An own rule as it stands in a file.
    fn written(&self, rule: &OwnRule) -> String {
        let text = match self.choices.rules.get(&rule.id) {
            Some(RuleChoice::Reword(words)) if !words.trim().is_empty() => words,
            _ => &rule.text,
        };
        let (id, text) = (quoted(&rule.id), quoted(text.trim()));
        match rule.say.as_deref().map(str::trim).filter(|say| !say.is_empty()) {
            Some(say) => format!("(id: {id}, text: {text}, say: {})", quoted(say)),
            None => format!("(id: {id}, text: {text})"),
        }
    }

    /// Takes the rules out of a list that are left out.
    fn leave_out<'r>(
        &mut self,
        path: &[Key<'_>],
        rules: impl DoubleEndedIterator<Item = &'r str> + ExactSizeIterator,
    ) -> Result<(), NotKept> {
        for (place, rule) in rules.enumerate().rev() {
            if self.is_left_out(rule) {
                self.apply(edit::remove(&self.text, &[path, &[Key::Item(place)]].concat()))?;
            }
        }
        Ok(())
    }

    /// Adds these values to a list that has so many now, or isn't there yet.
    fn append(&mut self, path: &[Key<'_>], length: usize, values: &[String]) -> Result<(), NotKept> {
        if values.is_empty() {
            return Ok(());
        }
        if edit::find(&self.text, path).is_err() {
            return self.put(path, &format!("[{}]", values.join(", ")));
        }
        for (place, value) in (length..).zip(values) {
            self.apply(edit::insert(&self.text, &[path, &[Key::Item(place)]].concat(), value))?;
        }
        Ok(())
    }

    /// Puts a list that has these rules now in the order of others, of which some may be left out.
    fn arrange<'r>(
        &mut self,
        path: &[Key<'_>],
        now: &[&str],
        wanted: impl Iterator<Item = &'r str>,
    ) -> Result<(), NotKept> {
        let place = |rule: &str| now.iter().position(|other| *other == rule);
        let order: Vec<usize> = self.kept(wanted).into_iter().filter_map(place).collect();
        if order.is_sorted() && order.len() == now.len() {
            return Ok(());
        }
        self.apply(edit::reorder(&self.text, path, &order))
    }
}
