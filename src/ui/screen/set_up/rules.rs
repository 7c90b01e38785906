//! Changes to the rule contract: which rules, in which words and which order, and rules of people's own.

use std::collections::BTreeMap;

use iced::widget::Id;

use super::{Action, SetUp};
use crate::plan::{OwnRule, RuleChoice};
use crate::rule_set::{bounds, clean};

/// Something about the rules.
#[derive(Debug, Clone)]
pub enum Message {
    /// Adopt a rule or leave it out.
    Choose(String),
    /// Show what the set says about a rule, or hide it.
    Read(String),
    /// Begin to change a rule.
    Edit(String),
    /// Begin a rule of one's own.
    Add,
    /// The rule's words were typed.
    Words(String),
    /// The example of a rule of one's own was typed.
    Example(String),
    /// The rule is as people want it.
    Done,
    /// The rule that is being changed comes one place earlier, or later.
    Earlier(bool),
    /// The rule of one's own that is being changed goes.
    Remove,
    /// Begin with the rules that were kept, or with the set's own.
    Kept(bool),
}

/// A rule that is being changed.
#[derive(Debug, Clone)]
pub(super) struct Editing {
    /// Its id.
    pub(super) id: String,
    /// Its new words, as typed; those of a rule of one's own are in its place already.
    pub(super) words: String,
    pub(super) whose: Whose,
}

/// Whose rule is being changed.
#[derive(Debug, Clone)]
pub(super) enum Whose {
    /// The set's.
    Sets,
    /// One of people's own, which wasn't there before.
    New,
    /// One of people's own, as it was.
    Own(OwnRule),
}

/// What people kept for this talk at the close of another.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    /// What they decided about the set's rules, by the rule's id.
    pub(super) rules: BTreeMap<String, RuleChoice>,
    /// Rules of their own.
    pub(super) own: Vec<OwnRule>,
    /// Whether the rules began as they kept them, and not as the set has them.
    pub(super) holds: bool,
}

/// The field for a rule's words.
#[must_use]
pub(super) fn words_field() -> Id {
    Id::new("reword")
}

/// All about a rule that is being changed.
#[must_use]
pub(super) fn editing_part() -> Id {
    Id::new("the rule")
}

/// The field for an example of a rule of one's own.
#[must_use]
pub(super) fn example_field() -> Id {
    Id::new("example")
}

/// What begins to change a rule.
#[must_use]
pub(super) fn edit_button(id: &str) -> Id {
    Id::from(format!("edit {id}"))
}

/// What begins a rule of one's own.
#[must_use]
pub(super) fn add_button() -> Id {
    Id::new("add a rule")
}

/// What moves the rule one place earlier, or later.
#[must_use]
pub(super) fn move_button(earlier: bool) -> Id {
    if earlier { Id::new("earlier") } else { Id::new("later") }
}

impl SetUp {
    pub(super) fn change_rules(&mut self, message: Message) -> Action {
        match message {
            Message::Choose(id) => {
                let choice = if self.is_left_out(&id) { RuleChoice::Adopt } else { RuleChoice::LeaveOut };
                let _before = self.choices.rules.insert(id, choice);
                self.yes.take_back();
            }
            Message::Read(id) => {
                if !self.open.remove(&id) {
                    let _ = self.open.insert(id);
                }
            }
            Message::Edit(id) => {
                self.settle_words();
                let whose = self.own_rule(&id).cloned().map_or(Whose::Sets, Whose::Own);
                self.editing = Some(Editing { words: self.words(&id), whose, id });
                return Action::Write(words_field(), editing_part());
            }
            Message::Add => {
                self.settle_words();
                if self.choices.own_rules.len() < bounds::OWN_RULES {
                    let id = self.new_id();
                    self.choices.own_rules.push(OwnRule { id: id.clone(), ..OwnRule::default() });
                    self.editing = Some(Editing { id, words: String::new(), whose: Whose::New });
                    return Action::Write(words_field(), editing_part());
                }
            }
            Message::Words(words) => {
                let words = clean::line_of(&words, bounds::TEXT);
                if let Some(rule) = self.edited_own() {
                    rule.text = words;
                } else if let Some(editing) = &mut self.editing {
                    editing.words = words;
                }
            }
            Message::Example(example) => {
                let example = clean::line_of(&example, bounds::TEXT);
                if let Some(rule) = self.edited_own() {
                    rule.say = (!example.is_empty()).then_some(example);
                }
            }
            Message::Done => {
                let id = self.editing.as_ref().map(|editing| editing.id.clone()).unwrap_or_default();
                self.settle_words();
                let gone = self.set.rule(&id).is_none() && self.own_rule(&id).is_none();
                return Action::Focus(if gone { add_button() } else { edit_button(&id) });
            }
            Message::Earlier(earlier) => return self.move_edited(earlier),
            Message::Remove => {
                if let Some(Editing { id, .. }) = self.editing.take() {
                    self.choices.own_rules.retain(|rule| rule.id != id);
                    self.choices.order.retain(|other| *other != id);
                    self.yes.take_back();
                    return Action::Focus(add_button());
                }
            }
            Message::Kept(kept) => self.begin_with_kept(kept),
        }
        Action::None
    }

    /// Whether there are rules for this talk that people kept at the close of another.
    pub(super) fn has_kept(&self) -> bool {
        !self.kept.rules.is_empty() || !self.kept.own.is_empty()
    }

    /// Puts all rules as they were kept, or as the set has them. What people added just now stays.
    pub(super) fn begin_with_kept(&mut self, kept: bool) {
        self.settle_words();
        self.kept.holds = kept;
        self.yes.take_back();
        let Kept { rules, own, .. } = &self.kept;
        self.choices.own_rules.retain(|rule| own.iter().all(|other| other.id != rule.id));
        if kept {
            self.choices.rules.clone_from(rules);
            let added = std::mem::replace(&mut self.choices.own_rules, own.clone());
            self.choices.own_rules.extend(added);
        } else {
            self.choices.rules.clear();
        }
        self.lay_out();
    }

    /// Keeps the words that are being typed. No words mean the rule's own, and no rule where it is one of people's own.
    pub(super) fn settle_words(&mut self) {
        let Some(Editing { id, words, whose }) = self.editing.take() else { return };
        let before = match whose {
            Whose::Sets => None,
            Whose::New => Some(None),
            Whose::Own(rule) => Some(Some(rule)),
        };
        if let Some(before) = before {
            self.choices.own_rules.retain(|rule| rule.id != id || !rule.text.trim().is_empty());
            if self.own_rule(&id) != before.as_ref() {
                self.yes.take_back();
            }
            return;
        }
        let typed = words.trim();
        if typed == self.words(&id) {
            return;
        }
        let own = self.set.rule(&id).map(|rule| rule.text.get(&self.choices.language));
        let choice = if typed.is_empty() || Some(typed) == own {
            RuleChoice::Adopt
        } else {
            RuleChoice::Reword(typed.to_owned())
        };
        let _before = self.choices.rules.insert(id, choice);
        self.yes.take_back();
    }

    /// Leaves the rule that is being changed as it was.
    pub(super) fn leave_editing(&mut self) {
        let Some(Editing { id, whose, .. }) = self.editing.take() else { return };
        let own = &mut self.choices.own_rules;
        match whose {
            Whose::Sets => {}
            Whose::New => own.retain(|rule| rule.id != id),
            Whose::Own(before) => {
                if let Some(rule) = own.iter_mut().find(|rule| rule.id == id) {
                    *rule = before;
                }
            }
        }
    }

    /// Moves the rule that is being changed by one place.
    fn move_edited(&mut self, earlier: bool) -> Action {
        let Some(id) = self.editing.as_ref().map(|editing| editing.id.clone()) else { return Action::None };
        let mut order: Vec<String> = self.agreed.rules.iter().map(|rule| rule.id.clone()).collect();
        let last = order.len().saturating_sub(1);
        let Some(at) = order.iter().position(|other| *other == id) else { return Action::None };
        let to = if earlier { at.saturating_sub(1) } else { (at + 1).min(last) };
        order.swap(at, to);
        self.choices.order = order;
        let can_go_on = if earlier { to > 0 } else { to < last };
        Action::Focus(move_button(earlier == can_go_on))
    }

    pub(super) fn is_left_out(&self, rule: &str) -> bool {
        matches!(self.choices.rules.get(rule), Some(RuleChoice::LeaveOut))
    }

    pub(super) fn own_rule(&self, id: &str) -> Option<&OwnRule> {
        self.choices.own_rules.iter().find(|rule| rule.id == id)
    }

    /// The rule of one's own that is being changed.
    fn edited_own(&mut self) -> Option<&mut OwnRule> {
        let editing = self.editing.as_ref().filter(|editing| !matches!(editing.whose, Whose::Sets))?;
        self.choices.own_rules.iter_mut().find(|rule| rule.id == editing.id)
    }

    /// An id that no rule has.
    fn new_id(&self) -> String {
        let taken = |id: &String| {
            let kept = self.kept.own.iter().any(|rule| rule.id == *id);
            kept || self.set.rule(id).is_some() || self.own_rule(id).is_some()
        };
        let mut ids = (1..).map(|number: u32| format!("own-{number}"));
        ids.find(|id| !taken(id)).unwrap_or_default()
    }

    /// A rule's words in this talk.
    pub(super) fn words(&self, id: &str) -> String {
        match self.choices.rules.get(id) {
            Some(RuleChoice::Reword(words)) => words.clone(),
            _ => self
                .agreed
                .rule(id)
                .map(|rule| rule.text.get(&self.choices.language).to_owned())
                .unwrap_or_default(),
        }
    }
}
