//! The question after a round: once more, or enough?

use iced::Element;
use iced::widget::space;

use super::{Message, Scene};
use crate::session::{Event, More};

/// The answers, in the order of their keys.
pub(super) const ANSWERS: [(&str, More); 2] =
    [("Once more", More::OnceMore), ("That’s enough", More::Enough)];

impl<'a> Scene<'a> {
    /// The question.
    pub(super) fn ask(self) -> Element<'a, Message> {
        let Some(step) = self.session.step() else { return space::vertical().into() };
        let lead = step.ask.map_or_else(String::new, |ask| {
            format!("That was round {} of at most {}.", ask.round, ask.times)
        });
        let answers =
            ANSWERS.iter().map(|(words, more)| (*words, String::new(), Event::Round(*more))).collect();
        self.question(None, lead, &step.turn.title, step.turn.prompt.as_deref(), answers)
    }
}
