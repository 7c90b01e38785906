//! What the numbers choose from. Whoever presses one twice by a slip answers once: what it would mean next hasn't been read
//! yet. This is in real time, also in a rehearsal: hands aren't any faster there.

use std::mem::{Discriminant, discriminant};
use std::time::Duration;

use super::{Host, Panel, Viewpoint};
use crate::record::agreements::Id;
use crate::session::{Announcement, Effect, Event, Moment, Question, State};

/// For so long after something was asked or answered, a number doesn't mean anything else.
const QUICK: Duration = Duration::from_secs(1);

/// For so long after somebody took the floor, their number and their button don't give it back: whoever presses twice by a
/// slip would have taken it and lost it, unnoticed.
const TWICE: Duration = Duration::from_millis(500);

/// What the numbers choose from, as far as one press mustn't count for another, whatever is open over it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Choice {
    /// Not from answers: they bring rules forward, take the floor, or do nothing.
    #[default]
    Nothing,
    /// The answers to the question of a step.
    Step(usize),
    /// Who is ready after a break.
    Ready,
    /// How it went with an agreement.
    Agreement(Id),
}

/// What the numbers chose from when that was last noted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Numbers {
    /// What is asked as long as nothing lies over it.
    of: Choice,
    /// The question that is open over that.
    open: Option<Discriminant<Question>>,
    /// Since when it is.
    since: Option<Moment>,
    /// Whether the lines that help are open over both.
    lines: bool,
    /// When something of that was there last, and then no more.
    gone: Option<Moment>,
    /// When somebody last took the floor in an exchange.
    taken: Option<Moment>,
}

impl Numbers {
    /// The next number is no second press of one.
    pub(super) fn start_anew(&mut self) {
        self.gone = None;
    }
}

impl Host {
    /// Whether the numbers answer something, rather than turn to rules.
    #[must_use]
    pub fn numbers_answer(&self, view: Viewpoint) -> bool {
        self.prompt(view).is_some_and(|prompt| !prompt.answers.is_empty()) || !self.answers().is_empty()
    }

    /// Notes what the numbers choose from now.
    pub(super) fn note_numbers(&mut self, now: Moment) {
        let open = self.session().question(now).map(|question| discriminant(&question));
        let (of, lines) = (self.choice(), self.panel() == Panel::Lines);
        let before = self.numbers;
        let is_gone = (before.lines && !lines)
            || (before.open.is_some() && before.open != open)
            || (before.of != Choice::Nothing && before.of != of);
        let since = if open == before.open { before.since } else { Some(now) };
        let gone = if is_gone { Some(now) } else { before.gone };
        self.numbers = Numbers { of, open, since, lines, gone, ..before };
    }

    /// Notes when somebody takes the floor.
    pub(super) fn note_floor(&mut self, effects: &[Effect], now: Moment) {
        if effects.iter().any(|effect| matches!(effect, Effect::Announce(Announcement::FloorTaken(_)))) {
            self.numbers.taken = Some(now);
        }
    }

    /// Whether the floor would be given back that was taken a moment ago, by a second press.
    pub(super) fn gives_back_by_a_slip(&self, event: &Event, now: Moment) -> bool {
        let just = |then: Moment| now.boot().saturating_sub(then.boot()) < TWICE;
        matches!(event, Event::GiveFloor(_)) && self.numbers.taken.is_some_and(just)
    }

    /// Whether a number that is pressed now was meant for something else: an answer was given a moment ago, or a number that
    /// brought a rule forward has just opened a question.
    pub(super) fn is_too_quick(&self, now: Moment) -> bool {
        let just =
            |then: Option<Moment>| then.is_some_and(|then| now.boot().saturating_sub(then.boot()) < QUICK);
        let of_rules = self.numbers.open == Some(discriminant(&Question::FlagsBreak));
        just(self.numbers.gone) || (of_rules && just(self.numbers.since))
    }

    fn choice(&self) -> Choice {
        let session = self.session();
        match session.state() {
            State::Gate | State::Ask => {
                session.step().map_or(Choice::Nothing, |step| Choice::Step(step.index))
            }
            State::Returning => Choice::Ready,
            _ if !self.answers().is_empty() => {
                self.review().shown().map_or(Choice::Nothing, |agreement| Choice::Agreement(agreement.id))
            }
            _ => Choice::Nothing,
        }
    }
}
