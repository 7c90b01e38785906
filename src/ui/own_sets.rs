//! Sets of people's own: kept from set-up, or made from a card of the library, and opened in their text editor.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::Task;

use super::desk::Told;
use super::outside::Outside;
use super::screen::own_set::{Trouble, Wanted};
use super::{App, Message, Screen};
use crate::desktop::{NotDiscarded, NotOpened, Opener};
use crate::plan::{Choices, Naming, own_set};
use crate::record::file::WriteError;
use crate::record::own_sets::{NewSet, NewTitle, SetWork};
use crate::words::say;

/// Where a set was asked for that is on its way to the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// In set-up.
    InSetUp,
    /// In the library, under this name.
    InLibrary(String),
    /// One that is there is to have another title.
    Title,
}

impl App {
    /// Writes a set with what people chose, and sends it to the disk.
    pub(super) fn keep_own_set(&mut self, wanted: &Wanted, asked: Asked) -> Task<Message> {
        let words = &self.desk.words;
        let (wrapping_up, time_is_up) = (say!(words, "label-wrapping-up"), say!(words, "label-time-is-up"));
        let naming = Naming { name: &wanted.title, wrapping_up: &wrapping_up, time_is_up: &time_is_up };
        self.asked.push_back(asked);
        match own_set(&wanted.text, &wanted.set, &wanted.choices, &naming) {
            Ok(text) => {
                let (title, from) = (wanted.title.clone(), wanted.from.clone());
                self.desk.keeper.keep_own_set(SetWork::Create(NewSet { title, from, text }));
                Task::none()
            }
            Err(no) => {
                let asked = self.asked.pop_back();
                self.answer(asked, Err(Trouble::NotKept(no)))
            }
        }
    }

    /// Takes note of what became of the set that was sent first.
    pub(super) fn own_set_kept(&mut self, came: Result<PathBuf, WriteError>) -> Task<Message> {
        let asked = self.asked.pop_front();
        match &came {
            Ok(_) if asked == Some(Asked::Title) => self.desk.rules_changed = true,
            Ok(file) => self.desk.set_made(file),
            Err(_) => {}
        }
        self.answer(asked, came.map_err(Trouble::Write))
    }

    fn answer(&mut self, asked: Option<Asked>, came: Result<PathBuf, Trouble>) -> Task<Message> {
        match asked {
            None => Task::none(),
            Some(Asked::InSetUp) => {
                let set_up = match &mut self.screen {
                    Screen::SetUp(set_up) => Some(set_up),
                    _ => self.left.as_mut(),
                };
                match (set_up, came) {
                    (Some(set_up), came) => {
                        set_up.ours_kept(came).map_or_else(Task::none, |id| self.focus_on(id))
                    }
                    // The talk has begun meanwhile.
                    (None, Err(trouble)) => {
                        self.desk.notice(Told::NoOwnSet(trouble));
                        Task::none()
                    }
                    (None, Ok(_)) => Task::none(),
                }
            }
            Some(Asked::Title) => {
                match came {
                    Ok(_) => self.library.close_card(),
                    Err(trouble) => self.library.not_done(trouble),
                }
                Task::none()
            }
            Some(Asked::InLibrary(title)) => match came {
                Ok(file) => {
                    self.library.close_card();
                    self.desk.notice(Told::OwnSet { title });
                    self.edit(&file)
                }
                Err(trouble) => {
                    self.library.not_done(trouble);
                    Task::none()
                }
            },
        }
    }

    /// Makes a copy of one of the library's sets under this title.
    pub(super) fn make_ours(&mut self, name: &str, title: String) -> Task<Message> {
        let entry = match self.desk.chosen(name) {
            Ok(entry) => entry,
            Err(told) => {
                self.library.close_card();
                self.desk.notice(told);
                return self.desk.read_library().map(Message::Outside);
            }
        };
        let Some(set) = entry.rule_set() else { return Task::none() };
        let language = self.desk.language().to_owned();
        let wanted = Wanted {
            title: title.clone(),
            from: entry.name.clone(),
            set: Arc::new(set.clone()),
            text: entry.text,
            choices: Choices { language, ..Choices::default() },
        };
        self.keep_own_set(&wanted, Asked::InLibrary(title))
    }

    /// Gives one of people's own sets this title.
    pub(super) fn retitle(&mut self, name: &str, title: String) {
        let file = self.desk.library.get(name).and_then(|card| card.path().map(Path::to_owned));
        let Some(file) = file else { return self.library.close_card() };
        let language = self.desk.language().to_owned();
        self.asked.push_back(Asked::Title);
        self.desk.keeper.keep_own_set(SetWork::Retitle(NewTitle { file, title, language }));
    }

    /// Puts the file of one of people's own sets into the trash.
    pub(super) fn discard(&mut self, name: String) -> Task<Message> {
        let file = self.desk.library.get(&name).and_then(|card| card.path().map(Path::to_owned));
        let Some(file) = file else {
            self.library.close_card();
            return Task::none();
        };
        let told = move |came| Message::Outside(Outside::Discarded(name, came));
        Task::perform(self.presence.discard(&file), told)
    }

    /// Takes note of whether it is there.
    pub(super) fn discarded(&mut self, name: &str, came: Result<(), NotDiscarded>) -> Task<Message> {
        let card = self.desk.library.get(name);
        match came {
            Ok(()) => {
                let title = card.map_or(name, |card| card.title(self.desk.language())).to_owned();
                if let Some(file) = card.and_then(|card| card.path().map(Path::to_owned)) {
                    self.desk.set_gone(&file);
                }
                self.library.close_card();
                self.desk.notice(Told::InTrash(title));
                Task::none()
            }
            Err(why) => {
                let file = card.and_then(|card| card.path().map(Path::to_owned)).unwrap_or_default();
                self.library.not_done(Trouble::NotDiscarded(file, why));
                Task::none()
            }
        }
    }

    /// Opens a file in the person's text editor.
    pub(super) fn edit(&self, file: &Path) -> Task<Message> {
        let path = file.to_owned();
        let told = move |came| Message::Outside(Outside::OpenedFile(path, Opener::Editor, came));
        Task::perform(self.presence.open(file, Opener::Editor), told)
    }

    /// Takes note of whether a file is open in another program.
    pub(super) fn opened_elsewhere(&mut self, file: &Path, with: Opener, came: Result<(), NotOpened>) {
        if with == Opener::Editor {
            return self.edited(file, came);
        }
        self.shown_elsewhere(file, with, &came);
    }

    /// Says where a file is that couldn't be opened.
    fn edited(&mut self, file: &Path, came: Result<(), NotOpened>) {
        let told = match came {
            Ok(()) => return,
            Err(NotOpened::NoProgram) => Told::NoEditor(file.to_owned()),
            Err(NotOpened::Failed(reason)) => Told::NotOpened { file: file.to_owned(), reason },
        };
        let said = told.shown(&self.desk.words);
        let is_said = match &mut self.screen {
            Screen::SetUp(set_up) => set_up.is_unopened(file, &said),
            _ => false,
        };
        if !is_said {
            self.desk.notice(told);
        }
    }
}
