//! Set-up: who talks, about what, for how long, and under which rules. All of it is only for this talk.

mod contract;
mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use iced::widget::Id;

use crate::library::Entry;
use crate::plan::{self, Choices, Plan, PlanError, RuleChoice, TurnKind};
use crate::record::kept_rules::KeptRules;
use crate::rule_set::{RuleSet, bounds, clean};
use crate::words::Words;

/// Set-up of one talk.
#[derive(Debug, Clone)]
pub(crate) struct SetUp {
    set: Arc<RuleSet>,
    /// The text of the set's file when it was opened, which is kept with the talk.
    text: Arc<str>,
    choices: Choices,
    kinds: Vec<(TurnKind, String)>,
    repeats: Vec<(usize, u32)>,
    plan: Result<Plan, PlanError>,
    rewording: Option<(String, String)>,
    /// The ids of rules that people read more about.
    open: BTreeSet<String>,
    not_now: bool,
    notice: bool,
    topics: Vec<String>,
    /// What people kept for this talk at the close of another, by the rule's id.
    kept: BTreeMap<String, RuleChoice>,
    /// Whether the rules began as they kept them, and not as the set has them.
    begins_with_kept: bool,
}

#[derive(Debug, Clone)]
pub enum Message {
    Back,
    /// A participant's name was typed.
    Name(usize, String),
    /// One more person.
    Add,
    /// Remove this person.
    Remove(usize),
    /// Swap the two people; if there are more, move the first to the end.
    Swap,
    /// The topic was typed.
    Topic(String),
    /// The time for a kind of turn was changed.
    Time(TurnKind, Duration),
    /// The number of rounds was changed.
    Rounds(usize, u32),
    /// The length of breaks was changed.
    Break(Duration),
    /// Adopt a rule or leave it out.
    Rule(String),
    /// Show what the set says about a rule, or hide it.
    Read(String),
    /// Begin to reword a rule.
    Reword(String),
    /// A rule's new words were typed.
    Words(String),
    /// The rule has its new words.
    Reworded,
    /// Begin with the rules that were kept, or with the set's own.
    Kept(bool),
    /// Show or hide the choice of a later time.
    NotNow(bool),
    /// Keep this later time.
    Later(Later),
    Begin,
    /// Close what is open on top, else go back.
    Escape,
}

/// A later time for the talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Later {
    InAnHour,
    /// At eight this evening, or tomorrow if that has passed.
    Evening,
    /// Tomorrow at this time of day.
    Tomorrow,
    /// In a week at this time of day.
    InAWeek,
}

/// What the parent should do.
#[derive(Debug, Clone)]
pub(crate) enum Action {
    None,
    Back,
    /// Begin this talk.
    Begin(Box<Plan>, Arc<str>),
    /// Keep this talk for a later time.
    Later(Later, Box<Choices>),
    /// Put the cursor into a field.
    Focus(Id),
}

/// The id of the field in which a rule is reworded.
#[must_use]
pub(crate) fn reword_field() -> Id {
    Id::new("reword")
}

impl SetUp {
    /// Set-up for a set. `names` may be fewer than the set needs; `notice` shows the whole safety notice.
    #[must_use]
    pub(crate) fn new(
        entry: &Entry,
        set: &RuleSet,
        names: &[String],
        (language, words): (&str, &Words),
        notice: bool,
    ) -> Self {
        let set = Arc::new(set.clone());
        let people = names.len().clamp(set.participants.min, set.participants.max);
        let mut all: Vec<String> = names.to_vec();
        all.resize(people, String::new());
        let choices = Choices {
            name: entry.name.clone(),
            names: all,
            seats: words.seats(),
            language: language.to_owned(),
            ..Choices::default()
        };
        let plan = plan::lay_out(&set, &choices);
        Self {
            kinds: plan::turn_kinds(&set, language),
            repeats: plan::repeats(&set),
            plan,
            set,
            text: Arc::clone(&entry.text),
            choices,
            rewording: None,
            open: BTreeSet::new(),
            not_now: false,
            notice,
            topics: Vec::new(),
            kept: BTreeMap::new(),
            begins_with_kept: false,
        }
    }

    /// Adds topics that were parked for this talk: the first goes into the field, the others are offered beside it.
    #[must_use]
    pub(crate) fn with_topics(mut self, topics: Vec<String>) -> Self {
        if self.set.topic.is_some() {
            self.choices.topic = topics.first().cloned();
        }
        self.topics = topics;
        self.lay_out();
        self
    }

    /// Begins with the rules that people kept for this talk. What isn't in the set any more is left aside.
    #[must_use]
    pub(crate) fn with_rules(mut self, kept: Option<&KeptRules>) -> Self {
        self.kept = kept.map(|kept| kept.differing(&self.set, &self.choices.language)).unwrap_or_default();
        if !self.kept.is_empty() {
            self.begin_with_kept(true);
        }
        self
    }

    /// Puts all rules as they were kept, or as the set has them.
    fn begin_with_kept(&mut self, kept: bool) {
        self.begins_with_kept = kept;
        self.rewording = None;
        self.choices.rules = if kept { self.kept.clone() } else { BTreeMap::new() };
        self.lay_out();
    }

    /// Whether this is the set-up of the same file with the same text, so that what was typed still fits.
    #[must_use]
    pub(crate) fn is_for(&self, entry: &Entry) -> bool {
        self.choices.name == entry.name && self.text == entry.text
    }

    /// Applies a message.
    pub(crate) fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Back => return Action::Back,
            Message::Name(seat, name) => {
                if let Some(kept) = self.choices.names.get_mut(seat) {
                    *kept = clean::line_of(&name, bounds::NAME);
                }
            }
            Message::Add => {
                if self.choices.names.len() < self.set.participants.max {
                    self.choices.names.push(String::new());
                }
            }
            Message::Remove(seat) => {
                if self.choices.names.len() > self.set.participants.min && seat < self.choices.names.len() {
                    let _name = self.choices.names.remove(seat);
                }
            }
            Message::Swap => self.choices.names.rotate_left(1),
            Message::Topic(topic) => {
                let topic = clean::line_of(&topic, bounds::TEXT);
                self.choices.topic = (!topic.is_empty()).then_some(topic);
            }
            Message::Time(kind, time) => {
                let _before = self.choices.times.insert(kind, time);
            }
            Message::Rounds(repeat, rounds) => {
                let _before = self.choices.rounds.insert(repeat, rounds.clamp(1, bounds::ROUNDS));
            }
            Message::Break(length) => {
                let breaks = &self.set.breaks;
                self.choices.break_length = Some(length.clamp(breaks.shortest, breaks.longest));
            }
            Message::Rule(id) => {
                let choice = if self.is_left_out(&id) { RuleChoice::Adopt } else { RuleChoice::LeaveOut };
                let _before = self.choices.rules.insert(id, choice);
            }
            Message::Read(id) => {
                if !self.open.remove(&id) {
                    let _ = self.open.insert(id);
                }
            }
            Message::Reword(id) => {
                self.settle_words();
                let words = self.words(&id);
                self.rewording = Some((id, words));
                self.lay_out();
                return Action::Focus(reword_field());
            }
            Message::Words(words) => {
                if let Some((_, typed)) = &mut self.rewording {
                    *typed = clean::line_of(&words, bounds::TEXT);
                }
            }
            Message::Reworded => self.settle_words(),
            Message::Kept(kept) => self.begin_with_kept(kept),
            Message::NotNow(open) => self.not_now = open,
            Message::Escape => {
                if self.rewording.is_some() {
                    self.rewording = None;
                } else if self.not_now {
                    self.not_now = false;
                } else {
                    return Action::Back;
                }
            }
            Message::Later(later) => return Action::Later(later, Box::new(self.choices.clone())),
            Message::Begin => {
                self.settle_words();
                self.lay_out();
                if let Ok(plan) = &self.plan
                    && self.same_name().is_none()
                {
                    return Action::Begin(Box::new(plan.clone()), Arc::clone(&self.text));
                }
            }
        }
        self.lay_out();
        Action::None
    }

    fn lay_out(&mut self) {
        self.plan = plan::lay_out(&self.set, &self.choices);
    }

    /// Keeps the words that are being typed. Empty words mean the rule's own.
    fn settle_words(&mut self) {
        let Some((id, typed)) = self.rewording.take() else { return };
        let typed = typed.trim();
        let own = self.set.rule(&id).map(|rule| rule.text.get(&self.choices.language));
        let choice = if typed.is_empty() || Some(typed) == own {
            RuleChoice::Adopt
        } else {
            RuleChoice::Reword(typed.to_owned())
        };
        let _before = self.choices.rules.insert(id, choice);
    }

    /// A name that two people have: nobody could tell whose turn it is.
    fn same_name(&self) -> Option<&str> {
        let names: Vec<String> = self.choices.names.iter().map(|name| name.trim().to_lowercase()).collect();
        let twice = |(at, name): &(usize, &String)| !name.is_empty() && names[..*at].contains(name);
        let (at, _) = names.iter().enumerate().find(twice)?;
        Some(self.choices.names[at].trim())
    }

    fn is_left_out(&self, rule: &str) -> bool {
        matches!(self.choices.rules.get(rule), Some(RuleChoice::LeaveOut))
    }

    /// A rule's words in this talk.
    fn words(&self, id: &str) -> String {
        match self.choices.rules.get(id) {
            Some(RuleChoice::Reword(words)) => words.clone(),
            _ => self
                .set
                .rule(id)
                .map(|rule| rule.text.get(&self.choices.language).to_owned())
                .unwrap_or_default(),
        }
    }

    fn time(&self, kind: &TurnKind) -> Duration {
        self.choices.times.get(kind).copied().unwrap_or(kind.time)
    }

    fn rounds(&self, repeat: usize, own: u32) -> u32 {
        self.choices.rounds.get(&repeat).copied().unwrap_or(own)
    }

    fn break_length(&self) -> Duration {
        self.choices.break_length.unwrap_or(self.set.breaks.length)
    }
}

/// The next shorter or longer time that a person would pick: quarters of a minute up to three minutes, then
/// minutes, then fives. `None` at the ends, 15 s and 4 h.
#[must_use]
pub(crate) fn step(time: Duration, longer: bool) -> Option<Duration> {
    let seconds = time.as_secs();
    let stride = |at: u64| match at {
        0..180 => 15,
        180..1_200 => 60,
        _ => 300,
    };
    let next = if longer {
        let stride = stride(seconds);
        seconds / stride * stride + stride
    } else {
        let stride = stride(seconds.saturating_sub(1));
        seconds.saturating_sub(1) / stride * stride
    };
    (15..=4 * 3_600).contains(&next).then_some(Duration::from_secs(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_step_through_what_people_would_pick() {
        let walk = |from: u64, longer| step(Duration::from_secs(from), longer).map(|time| time.as_secs());
        assert_eq!(walk(90, true), Some(105));
        assert_eq!(walk(90, false), Some(75));
        assert_eq!(walk(180, true), Some(240));
        assert_eq!(walk(180, false), Some(165));
        assert_eq!(walk(1_200, true), Some(1_500));
        assert_eq!(walk(15, false), None);
        assert_eq!(walk(14_400, true), None);
        assert_eq!(walk(97, false), Some(90));
    }
}
