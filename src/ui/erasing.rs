//! *Erase everything*, and *Erase* of a talk that was interrupted.

use iced::Task;

use super::desk::Told;
use super::screen::erase::{self, SoFar};
use super::{App, Interrupted, Message, Page};
use crate::record::erase::{Inventory, Wiped};
use crate::record::journal::Recovered;

impl App {
    /// Opens the page on which everything can be erased, over whatever is there. There is none while people talk.
    pub(super) fn open_erase(&mut self) -> Task<Message> {
        if self.host().is_some() {
            return Task::none();
        }
        // What was typed on the page under it is kept, to be erased with the rest or not.
        self.keep_what_was_typed();
        if !self.desk.is_covered() {
            self.desk.keeper.take_stock(self.interrupted.is_some());
        }
        self.erase = erase::Erase::default();
        self.open_page(Page::Erase);
        self.focus_on(erase::keep_it())
    }

    /// Does what people do on that page.
    pub(super) fn erase(&mut self, message: erase::Message) -> Task<Message> {
        match message {
            erase::Message::Back => self.close_page(),
            erase::Message::Help => self.open_help(),
            erase::Message::Erase => {
                let asked = self.page() == Some(Page::Erase) && self.erase.so_far == SoFar::Asked;
                if asked && self.host().is_none() {
                    self.erase.so_far = SoFar::Begun;
                    self.erase_everything();
                }
            }
        }
        Task::none()
    }

    /// Lets go of all that is kept of talks, here and on the disk.
    fn erase_everything(&mut self) {
        // Its journal would stay locked.
        self.interrupted = None;
        (self.lost, self.after, self.left) = (None, None, None);
        self.kept.forget();
        self.library.forget();
        self.agreed = super::screen::agreed::Agreed::default();
        self.pages.retain(|page| *page != Page::Agreed);
        // What the desktop shows for us.
        self.presence.leave();
        self.desk.erase_everything(self.now);
    }

    /// Takes note of what there is to erase.
    pub(super) fn take_stock(&mut self, there: Inventory) {
        self.erase.there = Some(there);
    }

    /// Says what came of erasing everything: on its page, or in the library if people have left that.
    pub(super) fn wiped(&mut self, wiped: Wiped) -> Task<Message> {
        self.desk.wiped(&wiped);
        let shown = self.pages.contains(&Page::Erase) && self.erase.so_far != SoFar::Asked;
        if shown {
            self.erase.so_far = SoFar::Came(wiped.clone());
        }
        if !shown && (wiped.elsewhere.is_some() || !wiped.errors.is_empty()) {
            self.desk.notice(Told::Wiped(wiped));
        }
        let _known = self.look_for_interrupted();
        if self.page() == Some(Page::Erase) && shown { self.focus_on(erase::go_back()) } else { Task::none() }
    }

    /// Erases the interrupted talk, as *Leave no trace* does.
    pub(super) fn erase_interrupted(&mut self) {
        let Some(Interrupted { talk: Recovered { journal, .. }, .. }) = self.interrupted.take() else {
            return;
        };
        self.lost = None;
        self.desk.keeper.go_on(journal);
        self.desk.keeper.erase();
    }
}
