//! Set-up: who talks, about what, for how long, and under which rules. All of it is only for this talk.

mod agreed;
mod contract;
mod foot;
mod last;
mod ours;
mod people;
mod print;
mod rules;
mod times;
mod valued;
mod view;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use iced::widget::Id;

use self::agreed::Agreed;
use self::last::Last;
use self::ours::Ours;
use self::rules::{Editing, Kept};
pub(crate) use self::times::end_sounds;
use self::valued::Valued;
use super::field_id;
use super::own_set::Wanted;
use super::printed::Printed;
use crate::library::Entry;
use crate::plan::way::StepOf;
use crate::plan::{self, Choices, Plan, PlanError, TurnKind};
use crate::record::kept_rules::KeptRules;
use crate::record::settings::Digits;
use crate::rule_set::{RuleSet, Text, bounds, clean};
use crate::talk::Field;
use crate::words::{Words, say};

/// Set-up of one talk.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct SetUp {
    set: Arc<RuleSet>,
    /// The set with the rules that people added, in the order that they want.
    agreed: Arc<RuleSet>,
    /// The text of the set's file when it was opened, which is kept with the talk.
    text: Arc<str>,
    choices: Choices,
    kinds: Vec<(TurnKind, String)>,
    repeats: Vec<(usize, u32)>,
    plan: Result<Plan, PlanError>,
    digits: Digits,
    /// The sounds that a turn can end with, by name.
    sounds: Vec<String>,
    editing: Option<Editing>,
    /// The ids of rules that people read more about.
    open: BTreeSet<String>,
    /// Who has said yes to the rules.
    yes: Agreed,
    /// Whether lots were drawn, and nothing has changed since.
    drawn: bool,
    not_now: bool,
    notice: bool,
    topics: Vec<String>,
    /// What people kept for this talk at the close of another.
    kept: Kept,
    /// What can be had from last time.
    last: Option<Last>,
    /// What people valued in earlier talks.
    valued: Valued,
    /// Whether all of this is kept as a set of their own.
    ours: Ours,
    /// The copy that is asked for is to be changed in the editor.
    edits_ours: bool,
    /// The step of a path that this talk is.
    step: Option<StepOf>,
    /// What its path asks before it.
    ready: Vec<Text>,
    /// What came of the card that was to be printed last.
    printed: Option<Printed>,
}

#[derive(Debug, Clone)]
pub enum Message {
    Back,
    Help,
    /// A participant's name was typed.
    Name(usize, String),
    /// A participant's name is done: on to what is asked next.
    Named(usize),
    /// One more person.
    Add,
    /// Remove this person.
    Remove(usize),
    /// Move this person up by one place.
    MoveUp(usize),
    /// Swap the two people; if there are more, move the first to the end.
    Swap,
    /// Draw lots for the order.
    DrawLots,
    /// The topic was typed.
    Topic(String),
    /// The time for a kind of turn was changed.
    Time(TurnKind, Duration),
    /// The number of rounds was changed.
    Rounds(usize, u32),
    /// The length of breaks was changed.
    Break(Duration),
    /// When the talk offers to close was changed; zero is never.
    Limit(Duration),
    /// Another sound at the end of turns: by its name, or none.
    Sound(Option<String>),
    /// Play the sound at the end of turns.
    Listen,
    /// Show minutes and seconds, or minutes only.
    Digits,
    /// Something about the rules.
    Rules(rules::Message),
    /// Something about a set of one's own.
    Ours(ours::Message),
    /// Print the card of this talk.
    Print,
    /// Somebody says yes to the rules, or takes it back; with three or more people, all do.
    Yes(usize),
    /// Have everything as last time, or as it was before.
    AsLast(bool),
    /// Show another thing that somebody valued in an earlier talk.
    AnotherValued,
    /// Show none.
    HideValued,
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
    Help,
    /// Begin this talk.
    Begin(Box<Begin>),
    /// Keep this talk for a later time.
    Later(Later, Box<Choices>),
    /// Put the cursor into a field, or the focus on a control.
    Focus(Id),
    /// Put the cursor into a field, and show all of the part that it is in.
    Write(Id, Id),
    /// Draw lots for the order.
    DrawLots,
    /// Play this sound.
    Play(String),
    /// Keep this as a set of people's own.
    KeepOurs(Box<Wanted>),
    /// Open this file in a text editor.
    OpenFile(PathBuf),
    /// Change the set in this file in the editor.
    Edit(PathBuf),
    /// Print the card of this plan.
    Print(Box<Plan>),
}

/// A talk that is to begin.
#[derive(Debug, Clone)]
pub(crate) struct Begin {
    /// Its plan.
    pub plan: Plan,
    /// The text of the set's file.
    pub text: Arc<str>,
    /// What the clock on the stage shows.
    pub digits: Digits,
    /// The step of a path that it is.
    pub step: Option<StepOf>,
}

/// The field for a person's name.
#[must_use]
pub(crate) fn name_field(seat: usize) -> Id {
    field_id(Field::Name(seat))
}

/// What a set-up begins with, besides its set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Start<'a> {
    /// Names of the people; may be fewer than the set needs.
    pub names: &'a [String],
    /// The talk's language.
    pub language: &'a str,
    /// Whether the whole safety notice is shown.
    pub notice: bool,
    /// What the clock on the stage shows at first.
    pub digits: Digits,
}

impl SetUp {
    /// Set-up for a set.
    #[must_use]
    pub(crate) fn new(entry: &Entry, set: &RuleSet, start: Start<'_>, words: &Words) -> Self {
        let Start { names, language, notice, digits } = start;
        let set = Arc::new(set.clone());
        let people = names.len().clamp(set.participants.min, set.participants.max);
        let mut all: Vec<String> = names.to_vec();
        all.resize(people, String::new());
        let choices = Choices {
            name: entry.name.clone(),
            names: all,
            seats: words.seats(),
            opening: say!(words, "opening-title"),
            language: language.to_owned(),
            ..Choices::default()
        };
        let plan = plan::lay_out(&set, &choices);
        Self {
            kinds: plan::turn_kinds(&set, language),
            repeats: plan::repeats(&set),
            plan,
            agreed: Arc::clone(&set),
            set,
            text: Arc::clone(&entry.text),
            choices,
            digits,
            sounds: Vec::new(),
            editing: None,
            open: BTreeSet::new(),
            yes: Agreed::default(),
            drawn: false,
            not_now: false,
            notice,
            topics: Vec::new(),
            kept: Kept::default(),
            last: None,
            valued: Valued::default(),
            ours: Ours::default(),
            edits_ours: false,
            step: None,
            ready: Vec::new(),
            printed: None,
        }
    }

    /// The talk is this step of a path, which asks this before it; or none.
    #[must_use]
    pub(crate) fn for_step(self, step: Option<StepOf>, ready: Vec<Text>) -> Self {
        Self { step, ready, ..self }
    }

    /// The path that it is a step of.
    #[must_use]
    pub(crate) fn path(&self) -> Option<&str> {
        self.step.as_ref().map(|step| step.path.as_str())
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

    /// Offers these sounds for the end of turns.
    #[must_use]
    pub(crate) fn with_sounds(self, sounds: impl IntoIterator<Item = String>) -> Self {
        Self { sounds: sounds.into_iter().collect(), ..self }
    }

    /// Begins with the rules that people kept for this talk. What isn't in the set any more is left aside.
    #[must_use]
    pub(crate) fn with_rules(mut self, kept: Option<&KeptRules>) -> Self {
        if let Some(kept) = kept {
            let rules = kept.differing(&self.set, &self.choices.language);
            self.kept = Kept { rules, own: kept.own.clone(), holds: false };
        }
        if self.has_kept() {
            self.begin_with_kept(true);
        }
        self
    }

    /// Whether this is the set-up of the same file with the same text, so that what was typed still fits.
    #[must_use]
    pub(crate) fn is_for(&self, entry: &Entry) -> bool {
        self.choices.name == entry.name && self.text == entry.text
    }

    /// Where the cursor is at first: in the first name that isn't there yet.
    #[must_use]
    pub(crate) fn first_field(&self) -> Id {
        let empty = self.choices.names.iter().position(|name| name.trim().is_empty());
        name_field(empty.unwrap_or_default())
    }

    /// Applies a message.
    pub(crate) fn update(&mut self, message: Message) -> Action {
        let before = self.choices.clone();
        self.printed = None;
        let action = self.change(message);
        self.forget_ours(&before);
        self.lay_out();
        action
    }

    fn change(&mut self, message: Message) -> Action {
        match message {
            Message::Back => return Action::Back,
            Message::Help => return Action::Help,
            Message::Name(seat, name) => {
                if let Some(kept) = self.choices.names.get_mut(seat) {
                    *kept = clean::line_of(&name, bounds::NAME);
                }
            }
            Message::Named(seat) => return Action::Focus(self.after_name(seat)),
            Message::Add => {
                self.add();
                return Action::Focus(name_field(self.choices.names.len().saturating_sub(1)));
            }
            Message::Remove(seat) => self.remove(seat),
            Message::MoveUp(seat) => return Action::Focus(self.move_up(seat)),
            Message::Swap => self.swap(),
            Message::DrawLots => return Action::DrawLots,
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
            Message::Limit(limit) => self.choices.limit = Some(limit),
            Message::Sound(sound) => {
                self.choices.end_sound = Some(sound.unwrap_or_default());
                return self.listen();
            }
            Message::Listen => return self.listen(),
            Message::Digits => {
                self.digits = match self.digits {
                    Digits::Minutes => Digits::Seconds,
                    Digits::Seconds => Digits::Minutes,
                };
            }
            Message::Rules(message) => return self.change_rules(message),
            Message::Ours(message) => return self.change_ours(message),
            Message::Print => return self.print(),
            Message::Yes(seat) => self.yes.say(seat, self.choices.names.len()),
            Message::AsLast(last) => self.as_last(last),
            Message::AnotherValued => self.another_valued(),
            Message::HideValued => self.hide_valued(),
            Message::NotNow(open) => self.not_now = open,
            Message::Escape => {
                if self.editing.is_some() {
                    self.leave_editing();
                } else if self.leave_ours() {
                    return Action::Focus(ours::button());
                } else if self.not_now {
                    self.not_now = false;
                } else {
                    return Action::Back;
                }
            }
            Message::Later(later) => return Action::Later(later, Box::new(self.choices.clone())),
            Message::Begin => return self.begin(),
        }
        Action::None
    }

    /// Begins, if everything is there; otherwise leads to what is missing.
    fn begin(&mut self) -> Action {
        self.settle_words();
        self.lay_out();
        let Ok(plan) = &self.plan else { return Action::None };
        if self.same_name().is_some() {
            return Action::None;
        }
        if let Some(seat) = self.missing_yes() {
            self.yes.ask();
            return Action::Focus(agreed::yes_button(seat));
        }
        let (plan, text) = (plan.clone(), Arc::clone(&self.text));
        let step = self.step.clone();
        Action::Begin(Box::new(Begin { plan, text, digits: self.digits, step }))
    }

    fn lay_out(&mut self) {
        self.agreed = self.choices.agreed(&self.set);
        self.plan = plan::lay_out(&self.set, &self.choices);
    }

    /// A name that two people have: nobody could tell whose turn it is.
    fn same_name(&self) -> Option<&str> {
        let names: Vec<String> = self.choices.names.iter().map(|name| name.trim().to_lowercase()).collect();
        let twice = |(at, name): &(usize, &String)| !name.is_empty() && names[..*at].contains(name);
        let (at, _) = names.iter().enumerate().find(twice)?;
        Some(self.choices.names[at].trim())
    }
}
