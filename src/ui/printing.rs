//! Cards on paper: each is written where nobody else reads it and opened in the browser, from where it is printed.

use std::path::Path;
use std::sync::Arc;

use iced::Task;

use super::desk::Told;
use super::outside::Outside;
use super::screen::printed::Printed;
use super::{App, Message, Screen};
use crate::desktop::{NotOpened, Opener};
use crate::plan::{self, Choices};
use crate::record::copies::{Copied, Copy, Shown, To};
use crate::words::card::Card;

impl App {
    /// Prints the card of one of the library's sets.
    pub(super) fn print_set(&mut self, name: &str) -> Task<Message> {
        let entry = match self.desk.chosen(name) {
            Ok(entry) => entry,
            Err(told) => {
                self.desk.notice(told);
                return self.desk.read_library().map(Message::Outside);
            }
        };
        let Some(set) = entry.rule_set() else { return Task::none() };
        let choices = Choices {
            names: vec![String::new(); set.participants.min],
            seats: self.desk.words.seats(),
            language: self.desk.language().to_owned(),
            ..Choices::default()
        };
        match plan::lay_out(&Arc::new(set.clone()), &choices) {
            Ok(plan) => self.print(Card::for_anyone(&plan, &self.desk.words)),
            Err(error) => self.desk.notice(Told::NotLaidOut(error)),
        }
        Task::none()
    }

    /// Prints the card of a path.
    pub(super) fn print_path(&mut self, name: &str) {
        let Some(path) = self.desk.path(name) else { return };
        let (language, words) = (self.desk.language(), &self.desk.words);
        let card = Card::of_path(path, language, words, &self.desk.library.titles(language));
        self.print(card);
    }

    /// Has a card written, to be opened in the browser.
    pub(super) fn print(&mut self, card: Card) {
        let copy = Copy::new(To::Shown(Shown::Card), move |_| Some(card.html()));
        let _new = self.printing.insert(self.desk.keeper.copy(copy));
    }

    /// Opens a card that has been written.
    pub(super) fn card_written(&mut self, came: &Copied) -> Task<Message> {
        match came {
            Copied::Written(file) => {
                let path = file.clone();
                let told = move |came| Message::Outside(Outside::OpenedFile(path, Opener::Browser, came));
                return Task::perform(self.presence.open(file, Opener::Browser), told);
            }
            Copied::Failed(error) => self.not_printed(Told::NotWritten(error.clone())),
            // A card is never empty, and takes the place of the one before.
            Copied::Nothing | Copied::Taken(_) => {}
        }
        Task::none()
    }

    /// Takes note of whether a card is open in the browser, if that is what this file is.
    pub(super) fn card_opened(&mut self, file: &Path, came: &Result<(), NotOpened>) {
        if file != Shown::Card.path(&self.desk.folders) {
            return;
        }
        match came {
            Ok(()) => match &mut self.screen {
                Screen::SetUp(set_up) => set_up.printed(Printed::Opening),
                Screen::Path(path) => path.printed(Printed::Opening),
                _ => {}
            },
            Err(NotOpened::NoProgram) => self.not_printed(Told::NoBrowser(file.to_owned())),
            Err(NotOpened::Failed(reason)) => {
                let (file, reason) = (file.to_owned(), reason.clone());
                self.not_printed(Told::NotOpened { file, reason });
            }
        }
    }

    /// Says why a card can't be printed, where people are.
    fn not_printed(&mut self, told: Told) {
        let trouble = |told: &Told| Printed::Trouble(told.shown(&self.desk.words));
        match &mut self.screen {
            Screen::SetUp(set_up) => set_up.printed(trouble(&told)),
            Screen::Path(path) => path.printed(trouble(&told)),
            _ => self.desk.notice(told),
        }
    }
}
