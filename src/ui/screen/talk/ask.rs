//! The question after a round: once more, or enough?

use iced::Element;
use iced::widget::space;

use super::{Message, Scene};
use crate::plan::PlanStep;
use crate::session::{Event, More};

/// The answers, in the order of their keys.
pub(super) const ANSWERS: [(&str, More); 2] =
    [("Once more", More::OnceMore), ("That’s enough", More::Enough)];

impl<'a> Scene<'a> {
    /// The question.
    pub(super) fn ask(self) -> Element<'a, Message> {
        let Some(step) = self.session.step() else { return space::vertical().into() };
        self.question(None, ask_lead(step), &step.turn.title, step.turn.prompt.as_deref(), ask_answers())
    }
}

/// “That was round 1 of at most 3.”
pub(super) fn ask_lead(step: &PlanStep) -> String {
    step.ask.map_or_else(String::new, |ask| format!("That was round {} of at most {}.", ask.round, ask.times))
}

/// The answers.
pub(super) fn ask_answers() -> Vec<(&'static str, String, Event)> {
    ANSWERS.iter().map(|(words, more)| (*words, String::new(), Event::Round(*more))).collect()
}
