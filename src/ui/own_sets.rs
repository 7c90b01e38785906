//! Sets and paths of people's own: kept from set-up, or made from a card of the library, and opened in their text editor.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::Task;

use super::desk::Told;
use super::outside::Outside;
use super::reveal::{reveal, reveal_named};
use super::screen::library::{Item, newest_notice};
use super::screen::own_set::{Trouble, Wanted};
use super::screen::save_as::whole;
use super::within::within;
use super::{App, Message, Screen};
use crate::desktop::{NotDiscarded, NotOpened, Opener};
use crate::library::retitle::copy_of_path;
use crate::plan::{Choices, Naming, NotKept, own_set};
use crate::record::copies::{Copied, Copy};
use crate::record::file::WriteError;
use crate::record::own_sets::{NewSet, NewTitle, SetWork};
use crate::words::say;

/// Where a set was asked for that is on its way to the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// In set-up.
    InSetUp,
    /// In set-up, to be changed in the editor.
    ToEdit,
    /// In the library, from this.
    InLibrary(Item),
    /// In the library, from nothing.
    New,
    /// This one is to have another title.
    Title(Item),
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
                self.desk.keeper.keep_own_set(SetWork::Create(NewSet { title, from, text, is_path: false }));
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
        match (&came, &asked) {
            (Ok(file), Some(Asked::Title(item))) => self.desk.set_changed(file, item),
            (Ok(file), _) => self.desk.set_made(file),
            (Err(_), _) => {}
        }
        self.answer(asked, came.map_err(Trouble::Write))
    }

    fn answer(&mut self, asked: Option<Asked>, came: Result<PathBuf, Trouble>) -> Task<Message> {
        match asked {
            None => Task::none(),
            Some(Asked::New) => {
                let file = came.as_ref().ok().cloned();
                let field = self.library.new_kept(came.map(|_| ()));
                if let Some(file) = file {
                    self.edit_here(&file);
                }
                field.map_or_else(Task::none, |id| self.focus_on(id))
            }
            Some(asked @ (Asked::InSetUp | Asked::ToEdit)) => {
                if let (Asked::ToEdit, Ok(file)) = (&asked, &came) {
                    self.edit_here(file);
                }
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
            Some(Asked::Title(item)) => match came {
                Ok(_) => self.done_with(&item, &item),
                Err(trouble) => self.not_done(&item, trouble),
            },
            Some(Asked::InLibrary(item)) => match came {
                Ok(file) => {
                    let shown = self.done_with(&item, &item);
                    self.edit_here(&file);
                    shown
                }
                Err(trouble) => self.not_done(&item, trouble),
            },
        }
    }

    /// Closes a card with which people are done. The focus goes to this card, unless they are at something else by now.
    fn done_with(&mut self, item: &Item, next: &Item) -> Task<Message> {
        if !self.library.is_open(item) {
            return Task::none();
        }
        self.library.close_card();
        if matches!(self.screen, Screen::Library) { self.focus_on(next.card()) } else { Task::none() }
    }

    /// Says why something couldn't be done with a card: on it, if it is still open.
    fn not_done(&mut self, item: &Item, trouble: Trouble) -> Task<Message> {
        let gone = |file: PathBuf| file.try_exists().is_ok_and(|there| !there);
        if self.desk.file_of(item).is_some_and(gone) {
            let title = self.desk.title_of(item);
            let left = self.leave_gone(item, title);
            return left.chain(self.desk.read_library().map(Message::Outside));
        }
        if self.library.is_open(item) {
            let field = self.library.not_done(trouble);
            return if matches!(self.screen, Screen::Library) { self.focus_on(field) } else { Task::none() };
        }
        self.desk.notice(Told::NoOwnSet(trouble));
        Task::none()
    }

    /// Closes a card whose set or path isn't in the library any more, unless an answer about it is still to come.
    pub(super) fn leave_what_is_gone(&mut self) -> Task<Message> {
        let Some(item) = self.library.idle().filter(|item| !self.desk.has(item)).cloned() else {
            return Task::none();
        };
        let name = item.name().to_owned();
        self.leave_gone(&item, name)
    }

    fn leave_gone(&mut self, item: &Item, called: String) -> Task<Message> {
        let beside = self.library.beside().cloned();
        let left = self.done_with(item, beside.as_ref().unwrap_or(item));
        self.desk.notice(Told::SetGone(called));
        left.chain(self.show_notice())
    }

    /// Brings the newest notice of the library into sight, and then what has the focus.
    fn show_notice(&self) -> Task<Message> {
        if !matches!(self.screen, Screen::Library) {
            return Task::none();
        }
        let main = self.main_window();
        within(main, reveal_named(newest_notice())).chain(within(main, reveal()))
    }

    /// Makes a copy of one of the library's sets or paths under this title.
    pub(super) fn make_ours(&mut self, item: Item, title: String) -> Task<Message> {
        let name = match &item {
            Item::Set(name) => name,
            Item::Path(_) => return self.make_path_ours(item, title),
        };
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
            title,
            from: entry.name.clone(),
            set: Arc::new(set.clone()),
            text: entry.text,
            choices: Choices { language, ..Choices::default() },
        };
        self.keep_own_set(&wanted, Asked::InLibrary(item))
    }

    fn make_path_ours(&mut self, item: Item, title: String) -> Task<Message> {
        let Some(path) = self.desk.library.path(item.name()) else {
            self.library.close_card();
            return Task::none();
        };
        let Some(text) = copy_of_path(&path.text, &title) else {
            return self.not_done(&item, Trouble::NotKept(NotKept::Unlike));
        };
        let new = NewSet { title, from: path.name.clone(), text, is_path: true };
        self.asked.push_back(Asked::InLibrary(item));
        self.desk.keeper.keep_own_set(SetWork::Create(new));
        Task::none()
    }

    /// Writes the smallest set that runs, under this title, and opens it in the editor.
    pub(super) fn make_new(&mut self, title: String) {
        let text = self.desk.words.new_set(&title);
        self.asked.push_back(Asked::New);
        let new = NewSet { title, from: String::new(), text, is_path: false };
        self.desk.keeper.keep_own_set(SetWork::Create(new));
    }

    /// Copies a set or a path to where people want it.
    pub(super) fn share(&mut self, item: Item, to: &str) -> Task<Message> {
        let mut to = whole(to);
        if !to.is_absolute() {
            return self.not_done(&item, Trouble::NotWhole);
        }
        if to.is_dir() {
            to = to.join(item.name());
        }
        if to.extension().is_none() {
            let _ = to.set_extension("ron");
        }
        let copy = match (self.desk.file_of(&item), &item) {
            (Some(file), _) => Copy::of_file(file, to),
            (None, Item::Set(name)) => match self.desk.chosen(name) {
                Ok(entry) => Copy::of_text(&entry.text, to),
                Err(told) => {
                    self.library.close_card();
                    self.desk.notice(told);
                    return Task::none();
                }
            },
            (None, Item::Path(name)) => {
                let Some(path) = self.desk.library.path(name) else { return Task::none() };
                Copy::of_text(&path.text, to)
            }
        };
        let token = self.desk.keeper.copy(copy);
        self.sharing = Some((token, item));
        Task::none()
    }

    /// Takes note of what came of that.
    pub(super) fn shared(&mut self, item: &Item, came: &Copied) -> Task<Message> {
        match came {
            Copied::Written(file) => {
                let (title, file) = (self.desk.title_of(item), file.display().to_string());
                let shown = self.done_with(item, item);
                let said = say!(self.desk.words, "library-shared", title = title, file = file);
                self.desk.notice(Told::Said(said));
                shown.chain(self.show_notice())
            }
            Copied::Taken(free) if self.library.is_open(item) => {
                let field = self.library.may_be_called(free);
                self.focus_on(field)
            }
            Copied::Failed(error) => self.not_done(item, Trouble::Write(error.clone())),
            Copied::Taken(_) | Copied::Nothing => Task::none(),
        }
    }

    /// Gives one of people's own sets or paths this title.
    pub(super) fn retitle(&mut self, item: Item, title: String) {
        let Some(file) = self.desk.file_of(&item) else { return self.library.close_card() };
        let language = self.desk.language().to_owned();
        self.asked.push_back(Asked::Title(item));
        self.desk.keeper.keep_own_set(SetWork::Retitle(NewTitle { file, title, language }));
    }

    /// Puts the file of one of people's own sets or paths into the trash.
    pub(super) fn discard(&mut self, item: Item) -> Task<Message> {
        let Some(file) = self.desk.file_of(&item) else {
            self.library.close_card();
            return Task::none();
        };
        let done = self.presence.discard(&file);
        let told = move |came| Message::Outside(Outside::Discarded(item, file, came));
        Task::perform(done, told)
    }

    /// Takes note of whether it is there.
    pub(super) fn discarded(
        &mut self,
        item: &Item,
        file: PathBuf,
        came: Result<(), NotDiscarded>,
    ) -> Task<Message> {
        match came {
            Ok(()) => {
                let title = self.desk.title_of(item);
                self.desk.set_gone(&file);
                // Whoever doesn't want the set doesn't want what isn't saved of it.
                self.desk.forget_unsaved(&file);
                let beside = self.library.beside().cloned();
                let shown = self.done_with(item, beside.as_ref().unwrap_or(item));
                self.desk.notice(Told::InTrash(title));
                shown.chain(self.show_notice())
            }
            Err(why) => self.not_done(item, Trouble::NotDiscarded(file, why)),
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
