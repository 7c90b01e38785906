//! Help, from every screen: it covers the main window, and what is under it stays as it is.
//!
//! It pauses nothing. In a talk with two windows everyone still looks at the stage, and a mediator who looks something up
//! must not stop whoever speaks; with one window the clock can't tell a look at a telephone number from a slip of the
//! hand. So chimes come when they are due and a break ends when it was promised, help says what goes on under it, and of
//! the talk's keys only the one for a break works.

use iced::{Task, window};

use super::presence::can_come_forward;
use super::reveal::reveal_at_top;
use super::screen::help::{self, Meanwhile};
use super::within::within;
use super::{App, Message, Page};
use crate::session::State;
use crate::talk::prompt::step_words;
use crate::words::Words;

impl App {
    /// Whether help covers the screen.
    pub(super) fn is_helping(&self) -> bool {
        self.page() == Some(Page::Help)
    }

    /// Opens help over whatever is there.
    pub(super) fn open_help(&mut self) {
        self.open_page(Page::Help);
    }

    /// Does what people do in help.
    pub(super) fn help(&mut self, message: help::Message) -> Task<Message> {
        match message {
            help::Message::Back => self.close_page(),
            help::Message::Break => return self.break_from_a_page(),
            help::Message::QuickExit => return self.quick_exit(),
            help::Message::Go(part) => return within(self.main_window(), reveal_at_top(part.id())),
        }
        Task::none()
    }

    /// Opens help by its key, in any window; from the window for everyone it comes to the front. In help, its key goes
    /// back.
    pub(super) fn help_key(&mut self, window: window::Id) -> Task<Message> {
        let main = self.main_window();
        if window != main {
            self.open_help();
            return if can_come_forward() { window::gain_focus(main) } else { Task::none() };
        }
        if self.is_helping() {
            self.close_page();
        } else {
            self.open_help();
        }
        Task::none()
    }

    /// What goes on under help; `None` if nothing does.
    pub(super) fn meanwhile(&self, words: &Words) -> Option<Meanwhile> {
        let session = self.host()?.session();
        Some(match session.state() {
            State::Closing | State::Done => return None,
            State::Break => Meanwhile::Break,
            State::Returning => Meanwhile::BreakOver,
            State::Gate | State::Ask => Meanwhile::Asked,
            State::Ready => Meanwhile::Ready,
            State::Paused(_) => Meanwhile::Paused,
            State::Breath | State::Drawing | State::Running => Meanwhile::Turn(
                session.step().map(|step| step_words(session, step, words)).unwrap_or_default(),
            ),
        })
    }
}
