//! Print the card: the rules as they are here, and how the talk goes, for the table.

use iced::Element;

use super::{Action, Message, SetUp};
use crate::plan::{self, Choices};
use crate::ui::look::Look;
use crate::ui::screen::link;
use crate::ui::screen::printed::Printed;
use crate::words::say;

impl SetUp {
    /// Asks for the card of this talk. It says nobody's name and not what it is about: paper lies about.
    pub(super) fn print(&mut self) -> Action {
        self.settle_words();
        let names = vec![String::new(); self.choices.names.len()];
        let choices = Choices { names, topic: None, ..self.choices.clone() };
        plan::lay_out(&self.set, &choices).map_or(Action::None, |plan| Action::Print(Box::new(plan)))
    }

    /// Takes note of what came of it.
    pub(crate) fn printed(&mut self, came: Printed) {
        self.printed = Some(came);
    }

    /// The way to print it, where there is anything to print.
    pub(super) fn print_card<'a>(&self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let print = || link(look, say!(look.words, "print-card"), Message::Print).into();
        self.plan.is_ok().then(print)
    }

    /// That the browser is opening it.
    pub(super) fn is_printing<'a>(&self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let said = say!(look.words, "set-up-printing");
        self.printed.as_ref().and_then(|printed| printed.opening(said, look))
    }

    /// Why it can't be printed.
    pub(super) fn not_printed<'a>(&self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        self.printed.as_ref().and_then(|printed| printed.trouble(look))
    }
}
