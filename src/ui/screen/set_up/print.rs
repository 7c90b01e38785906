//! Print the card: the rules as they are here, and how the talk goes, for the table.

use iced::Element;

use super::{Action, Message, SetUp};
use crate::plan::{self, Choices};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::link;
use crate::ui::widget::text_of;
use crate::words::say;

/// What came of a card that was to be printed.
#[derive(Debug, Clone)]
pub(super) enum Printed {
    /// The browser is opening it.
    Opening,
    /// It can't be printed, for this reason, in a sentence.
    Trouble(String),
}

impl SetUp {
    /// Asks for the card of this talk. It says nobody's name and not what it is about: paper lies about.
    pub(super) fn print(&mut self) -> Action {
        self.settle_words();
        let names = vec![String::new(); self.choices.names.len()];
        let choices = Choices { names, topic: None, ..self.choices.clone() };
        plan::lay_out(&self.set, &choices).map_or(Action::None, |plan| Action::Print(Box::new(plan)))
    }

    /// Takes note that the browser is opening the card, or why it can't.
    pub(crate) fn printed(&mut self, trouble: Option<String>) {
        self.printed = Some(trouble.map_or(Printed::Opening, Printed::Trouble));
    }

    /// The way to print it, where there is anything to print.
    pub(super) fn print_card<'a>(&self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let print = || link(look, say!(look.words, "print-card"), Message::Print).into();
        self.plan.is_ok().then(print)
    }

    /// That the browser is opening it.
    pub(super) fn is_printing<'a>(&self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let opening = || say!(look.words, "set-up-printing");
        let opening = matches!(self.printed, Some(Printed::Opening)).then(opening);
        opening.map(|said| means(Meaning::aloud(), text_of(said, look.scale.caption, look.colors.muted)))
    }

    /// Why it can't be printed.
    pub(super) fn not_printed<'a>(&self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let Some(Printed::Trouble(why)) = &self.printed else { return None };
        let why = text_of(why.clone(), look.scale.caption, look.colors.wrapping_up);
        Some(means(Meaning::aloud(), why))
    }
}
