//! Pages that cover the screen, or one another: what is under them stays as it is, a talk’s close too.

use iced::Task;
use iced::advanced::widget::operation::focusable::focus;
use iced::keyboard::{Key, Modifiers};
use iced::widget::Id;

use super::reveal::{Page as Turn, reveal, turn};
use super::screen::{agreed, kept};
use super::within::within;
use super::{App, Message};
use crate::talk::Command;

/// Which page covers the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Page {
    Help,
    /// What was agreed.
    Agreed,
    /// All that is kept.
    Kept,
    /// Where everything can be erased.
    Erase,
}

impl App {
    /// The page on top of all that covers the screen, if anything does.
    pub(super) fn page(&self) -> Option<Page> {
        self.pages.last().copied()
    }

    /// Covers the screen with another page.
    pub(super) fn open_page(&mut self, page: Page) {
        if self.page() != Some(page) {
            self.pages.push(page);
        }
    }

    /// Takes the topmost page away.
    pub(super) fn close_page(&mut self) {
        let _page = self.pages.pop();
    }

    /// Puts the focus on something in the main window, and shows it.
    pub(super) fn focus_on(&self, id: Id) -> Task<Message> {
        within(self.main_window(), focus(id)).chain(within(self.main_window(), reveal()))
    }

    /// Does what a key asks for on a page that covers the screen.
    pub(super) fn key_on_a_page(
        &mut self,
        key: &Key,
        command: Option<Command>,
        modifiers: Modifiers,
        repeat: bool,
        typing: bool,
    ) -> Task<Message> {
        match command {
            Some(Command::Escape) if !repeat => match self.page() {
                Some(Page::Agreed) => return self.agreed(agreed::Message::Escape),
                Some(Page::Kept) => return self.kept(kept::Message::Escape),
                Some(Page::Help | Page::Erase) | None => self.close_page(),
            },
            Some(Command::Break) if modifiers.control() && !repeat => return self.break_from_a_page(),
            // A key that goes on in a talk scrolls here.
            _ => {
                let page = Turn::of(key).filter(|_| !typing);
                return page.map_or_else(Task::none, |page| within(self.main_window(), turn(page)));
            }
        }
        Task::none()
    }

    /// Takes a break: what is under the pages comes back with it.
    pub(super) fn break_from_a_page(&mut self) -> Task<Message> {
        self.keep_what_was_typed();
        self.pages.clear();
        if self.host().is_some() {
            return self.talk_key(Command::Break, true, false);
        }
        self.take_a_break(None);
        Task::none()
    }
}
