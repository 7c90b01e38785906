//! Which rules people keep: for the next talk with the same set, and only if they say so.

use std::collections::BTreeMap;

use super::Problem;
use crate::plan::{OwnRule, RuleChoice};
use crate::record::kept_rules::KeptRules;
use crate::rule_set::{Rule, bounds, clean};
use crate::talk::{Field, Host, Outcome, Wish};
use crate::words::{InWords, Words, say};

/// What people do about the rules at the close.
#[derive(Debug, Clone)]
pub enum Message {
    /// Show the rules, or go back to the close.
    Show(bool),
    /// This becomes of the rule with this id.
    Becomes(String, Fate),
    /// A rule's new words were typed.
    Words(String, String),
    /// Use the rules so next time, or don't; and go back to the close.
    NextTime(bool),
}

/// What becomes of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stays as it was in this talk.
    Keep,
    /// It gets other words.
    Change,
    /// It isn't there next time.
    Drop,
}

/// What is decided about the rules.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// Whether they are shown, in place of the rest of the close.
    pub shown: bool,
    /// What was decided, by the rule's id; a rule that isn't here stays as it was in this talk.
    pub(super) decided: BTreeMap<String, RuleChoice>,
    /// The same as people last said to use it next time, if they did.
    pub(super) to_keep: Option<BTreeMap<String, RuleChoice>>,
    /// What people have been told, who wanted to leave.
    problem: Option<Problem>,
}

impl Rules {
    /// Takes over what was decided before the program was closed.
    pub(super) fn restore(
        &mut self,
        decided: BTreeMap<String, RuleChoice>,
        to_keep: Option<BTreeMap<String, RuleChoice>>,
    ) {
        (self.decided, self.to_keep) = (decided, to_keep);
        for choice in self.decided.values_mut().chain(self.to_keep.iter_mut().flat_map(BTreeMap::values_mut))
        {
            if let RuleChoice::Reword(words) = choice {
                *words = clean::owned_line(std::mem::take(words));
            }
        }
    }

    /// Whether the next talk with this set begins with rules that were decided on here.
    #[must_use]
    pub fn are_kept(&self) -> bool {
        self.to_keep.is_some()
    }

    /// What isn't saved, if people wanted to leave with it.
    #[must_use]
    pub fn problem(&self, words: &Words) -> Option<String> {
        self.problem.as_ref().map(|problem| problem.in_words(words))
    }
}

/// A rule of the talk's set, and what is decided about it.
#[derive(Debug, Clone, Copy)]
pub struct Decided<'a> {
    rule: &'a Rule,
    own: &'a str,
    in_talk: Option<&'a RuleChoice>,
    now: Option<&'a RuleChoice>,
}

impl<'a> Decided<'a> {
    /// The rule's id.
    #[must_use]
    pub fn id(&self) -> &'a str {
        &self.rule.id
    }

    /// Its words in this talk; those of the set if it was left out.
    #[must_use]
    pub fn words(&self) -> &'a str {
        match self.in_talk {
            Some(RuleChoice::Reword(words)) => words,
            _ => self.own,
        }
    }

    /// Whether it had other words in this talk than in its set.
    #[must_use]
    pub fn is_reworded(&self) -> bool {
        matches!(self.in_talk, Some(RuleChoice::Reword(_)))
    }

    /// Whether it wasn't there in this talk.
    #[must_use]
    pub fn is_left_out(&self) -> bool {
        self.in_talk == Some(&RuleChoice::LeaveOut)
    }

    /// What becomes of it.
    #[must_use]
    pub fn fate(&self) -> Fate {
        match self.now {
            None if self.is_left_out() => Fate::Drop,
            None | Some(RuleChoice::Adopt) => Fate::Keep,
            Some(RuleChoice::Reword(_)) => Fate::Change,
            Some(RuleChoice::LeaveOut) => Fate::Drop,
        }
    }

    /// Its new words as typed, if it gets some.
    #[must_use]
    pub fn typed(&self) -> Option<&'a str> {
        match self.now {
            Some(RuleChoice::Reword(words)) => Some(words),
            _ => None,
        }
    }

    /// What set-up begins with next time. No new words are the words as they were.
    fn next_time(&self) -> RuleChoice {
        let words = match self.fate() {
            Fate::Drop => return RuleChoice::LeaveOut,
            Fate::Keep => self.words(),
            Fate::Change => {
                self.typed().map(str::trim).filter(|typed| !typed.is_empty()).unwrap_or(self.words())
            }
        };
        if words == self.own { RuleChoice::Adopt } else { RuleChoice::Reword(words.to_owned()) }
    }

    /// What is to be noted so that this becomes of it.
    fn decide(&self, fate: Fate) -> Option<RuleChoice> {
        match fate {
            Fate::Keep => self.is_left_out().then_some(RuleChoice::Adopt),
            Fate::Change => Some(RuleChoice::Reword(self.typed().unwrap_or(self.words()).to_owned())),
            Fate::Drop => (!self.is_left_out()).then_some(RuleChoice::LeaveOut),
        }
    }
}

impl Host {
    /// Every rule of the talk's set, in its order.
    pub fn decided(&self) -> impl Iterator<Item = Decided<'_>> {
        self.decided_as(Some(&self.close().rules.decided))
    }

    /// The same, with what is decided as given.
    fn decided_as<'a>(
        &'a self,
        decided: Option<&'a BTreeMap<String, RuleChoice>>,
    ) -> impl Iterator<Item = Decided<'a>> {
        let plan = self.session().plan();
        plan.set.rules.iter().map(move |rule| Decided {
            rule,
            own: rule.text.get(&plan.choices.language),
            in_talk: plan.choices.rules.get(&rule.id),
            now: decided.and_then(|decided| decided.get(&rule.id)),
        })
    }

    /// Whether more is decided than people said to use next time.
    pub(super) fn decides_more_than_is_kept(&self) -> bool {
        let kept = self.decided_as(self.close().rules.to_keep.as_ref());
        self.decided().zip(kept).any(|(now, kept)| now.next_time() != kept.next_time())
    }

    /// People want to leave, with something decided that they haven't said to use: the first time that is said. Whether
    /// they have been told before, or there is nothing to tell.
    pub(in crate::talk) fn may_leave_rules(&mut self) -> bool {
        // Nothing is kept of a rehearsal, whatever they say.
        if self.close.rules.problem.is_some() || self.is_rehearsal() || !self.decides_more_than_is_kept() {
            return true;
        }
        let problem =
            if self.close.rules.are_kept() { Problem::RuleChangesUnsaved } else { Problem::RulesUnsaved };
        self.close.rules.problem = Some(Problem::OrLeave(Box::new(problem)));
        false
    }

    /// Does what people do about the rules.
    pub(in crate::talk) fn decide(&mut self, message: Message) -> Outcome {
        if !matches!(message, Message::Show(_)) {
            self.close.rules.problem = None;
        }
        match message {
            Message::Show(shown) => {
                self.close.rules.shown = shown;
                // Another screen, for whoever doesn't see it come.
                let aloud = shown.then(|| say!(self.words, "close-rules")).into_iter().collect();
                return Outcome { aloud, ..Outcome::default() };
            }
            Message::NextTime(next_time) => {
                let rules = &mut self.close.rules;
                rules.shown = false;
                rules.to_keep = next_time.then(|| rules.decided.clone());
                if !next_time {
                    // They are as they were in this talk, and nothing is left to be asked about.
                    rules.decided.clear();
                }
            }
            Message::Becomes(id, fate) => {
                let mut all = self.decided().enumerate();
                let Some((place, rule)) = all.find(|(_, rule)| rule.id() == id) else {
                    return Outcome::default();
                };
                let choice = rule.decide(fate);
                drop(all);
                let decided = &mut self.close.rules.decided;
                let _before = match choice {
                    Some(choice) => decided.insert(id, choice),
                    None => decided.remove(&id),
                };
                if fate == Fate::Change {
                    return Wish::Write(Field::Rule(place)).into();
                }
            }
            Message::Words(id, words) => {
                if self.session().plan().set.rule(&id).is_some() {
                    let words = RuleChoice::Reword(clean::line_of(&words, bounds::TEXT));
                    let _before = self.close.rules.decided.insert(id, words);
                }
            }
        }
        Outcome::default()
    }

    /// The rules for the next talk with this set, if people want to use them so.
    pub(in crate::talk) fn kept_rules(&self) -> Option<KeptRules> {
        let to_keep = self.close().rules.to_keep.as_ref().filter(|_| !self.is_rehearsal())?;
        let choices = &self.session().plan().choices;
        let mut all: BTreeMap<String, RuleChoice> =
            self.decided_as(Some(to_keep)).map(|rule| (rule.id().to_owned(), rule.next_time())).collect();
        let own = choices.own_rules.iter().filter_map(|rule| match all.remove(&rule.id)? {
            RuleChoice::LeaveOut => None,
            RuleChoice::Reword(text) => Some(OwnRule { text, ..rule.clone() }),
            RuleChoice::Adopt => Some(rule.clone()),
        });
        let own = own.collect();
        all.retain(|_, choice| *choice != RuleChoice::Adopt);
        Some(KeptRules::new(choices.name.clone(), all, self.began()).with_own(own))
    }
}
