//! Editing a rule set: opened from the library or the command line, saved through the keeper, tried in the same window.

mod reads;

use std::path::{Path, PathBuf};

use iced::{Size, Task};

use super::desk::Told;
use super::request::ToEdit;
use super::reveal::{reveal, reveal_named};
use super::screen::editor::{Action, Editor, Facts, Message as InEditor, Names, file_view};
use super::screen::library::Item;
use super::screen::own_set::our_name;
use super::widget::focusing::focus_first;
use super::within::within;
use super::{App, Message, Screen};
use crate::library::read::ReadError;
use crate::plan::{self, Choices};
use crate::record::file::{Why, WriteError};
use crate::record::keeper::{self, Token};
use crate::record::own_sets::save::{Found, Save, Saved};
use crate::record::unsaved::Unsaved;
use crate::session::State;
use crate::sound::Strike;
use crate::sound::names;
use crate::talk::{Host, Panel};
use crate::ui::widget::code::{Wanted, go_to, show};
use crate::words::{InWords, say};

pub(super) use reads::Edited;

/// How many times as fast a talk runs that is only tried.
const FAST: u32 = 20;

/// A text that is on its way to the disk.
#[derive(Debug)]
pub(super) struct Saving {
    token: Token,
    text: std::sync::Arc<str>,
    /// What was asked for meanwhile: it is done once this is.
    again: Option<Save>,
}

/// An editor that people come back to once they have tried its set.
#[derive(Debug)]
pub(super) struct Trying {
    editor: Box<Editor>,
    /// How fast the clock runs otherwise.
    speed: u32,
}

impl App {
    /// Opens the editor with what the command line asks for. Of a built-in one a copy is made first.
    pub(super) fn begin_editing(&mut self, what: &ToEdit) {
        self.screen = Screen::Library;
        let item = match what {
            ToEdit::File(file) => return self.open_editor(file.clone()),
            ToEdit::BuiltIn { name, is_path: true } => Item::Path(name.clone()),
            ToEdit::BuiltIn { name, is_path: false } => Item::Set(name.clone()),
        };
        let title = our_name(&self.desk.title_of(&item), &self.desk.words);
        // Nothing has the focus yet, and a built-in one is always there.
        let _nothing_to_do = self.make_ours(item, title);
    }

    /// Opens the editor with this file, once it is read.
    pub(super) fn open_editor(&mut self, file: PathBuf) {
        self.opening = Some(self.desk.keeper.edit(file));
    }

    /// Takes note of how the file is that was to be edited.
    pub(super) fn edited_is(&mut self, token: Token, edited: keeper::Edited) -> Task<Message> {
        if self.opening != Some(token) {
            // Something else was opened meanwhile.
            if self.opening.is_none() && self.edited_file() != Some(&edited.file) {
                self.desk.keeper.leave_edited(edited.file);
            }
            return Task::none();
        }
        self.opening = None;
        self.desk.is_edited(&edited.file);
        let found = match edited.found {
            Ok(found) => found,
            Err(error) => {
                let (file, why) = (edited.file.display().to_string(), error.in_words(&self.desk.words));
                let said = say!(self.desk.words, "editor-not-opened", file = file, why = why);
                self.desk.notice(Told::Said(said));
                self.desk.keeper.leave_edited(edited.file);
                return Task::none();
            }
        };
        let is_text = found == Found::Nothing || found.whole_text().is_some();
        if !is_text {
            let file = edited.file.display().to_string();
            self.desk.notice(Told::Said(say!(self.desk.words, "editor-not-text", file = file)));
        }
        // Nobody is taken away from a talk that has begun meanwhile.
        if !is_text || self.host().is_some() {
            self.desk.keeper.leave_edited(edited.file);
            return Task::none();
        }
        if let Some(notice) = edited.notice {
            self.desk.set_aside(notice);
        }
        if matches!(self.screen, Screen::SetUp(_)) {
            self.leave_set_up();
        }
        let has_unsaved = edited.unsaved.is_some();
        let mut editor = Editor::new(edited.file, found, edited.unsaved, self.desk.language());
        editor.can_name(Names {
            sounds: names::names(Some(&self.desk.folders.sounds())).into_iter().collect(),
            talks: self.desk.library.titles(self.desk.language()),
        });
        editor.set_elsewhere(edited.elsewhere);
        if has_unsaved {
            editor.is_recovered(&self.desk.words);
        }
        // The menu that led here is done with.
        self.library.close_card();
        self.screen = Screen::Editor(Box::new(editor));
        self.settle_editor_soon()
    }

    /// The editor, whether it is on the screen or its set is being tried.
    fn editor(&mut self) -> Option<&mut Editor> {
        match (&mut self.screen, &mut self.trying) {
            (Screen::Editor(editor), _) => Some(editor),
            (_, Some(trying)) => Some(&mut trying.editor),
            _ => None,
        }
    }

    /// The file that is being edited.
    pub(super) fn edited_file(&self) -> Option<&Path> {
        match (&self.screen, &self.trying) {
            (Screen::Editor(editor), _) => Some(editor.file()),
            (_, Some(trying)) => Some(trying.editor.file()),
            _ => None,
        }
    }

    /// Somebody may have changed the file that is being edited.
    pub(super) fn look_at_edited(&mut self) {
        if let Some(file) = self.edited_file().map(ToOwned::to_owned) {
            self.desk.keeper.look_at(file);
        }
    }

    /// Sets or sounds of people's own have changed, and with them perhaps what is edited, or what that can name.
    pub(super) fn own_rules_changed(&mut self) {
        (self.desk.rules_changed, self.edited.known) = (true, None);
        if let Some(editor) = self.editor() {
            editor.check_again();
        }
        self.settle_editor();
        self.look_at_edited();
    }

    /// Takes note of how that file is now.
    pub(super) fn edited_looked(&mut self, file: &Path, found: Result<Found, ReadError>) -> Task<Message> {
        if self.edited_file() != Some(file) {
            return Task::none();
        }
        let words = self.desk.words.clone();
        let Some(editor) = self.editor() else { return Task::none() };
        let before = editor.opened();
        if matches!(editor.looked(found, &words), Action::Keep) {
            let unsaved = editor.unsaved();
            self.keep_unsaved(file, unsaved);
        }
        self.settle_editor();
        let moved = self.editor().is_some_and(|editor| editor.opened() != before);
        if moved && matches!(self.screen, Screen::Editor(_)) {
            // A press was meant for what stood there before.
            self.changed = Some(self.now.boot());
        }
        self.focus_in_editor()
    }

    /// Keeps what isn't saved of this file; or forgets it, where everything is.
    fn keep_unsaved(&mut self, file: &Path, unsaved: Option<Unsaved>) {
        match unsaved {
            Some(unsaved) => self.desk.keeper.keep_unsaved(unsaved),
            None => self.desk.keeper.forget_unsaved(file.to_owned()),
        }
    }

    /// Takes note of whether what isn't saved is kept for another time.
    pub(super) fn unsaved_kept(&mut self, file: &Path, came: Result<(), WriteError>) {
        let words = self.desk.words.clone();
        let is_open = self.edited_file() == Some(file);
        match (self.editor().filter(|_| is_open), came) {
            (Some(editor), came) => {
                let trouble = came.as_ref().err();
                let elsewhere = trouble.is_some_and(|error| error.why == Why::EditedElsewhere);
                editor.set_elsewhere(elsewhere);
                editor.keeps(trouble.filter(|_| !elsewhere), &words);
            }
            (None, Err(error)) => self.desk.notice(Told::NotWritten(error)),
            (None, Ok(())) => {}
        }
    }

    /// Does what people do in the editor.
    pub(super) fn in_editor(&mut self, message: InEditor) -> Task<Message> {
        let Screen::Editor(editor) = &self.screen else { return Task::none() };
        if !editor.can_wait(&message) {
            self.settle_editor();
        }
        let waits = matches!(message, InEditor::Write(..) | InEditor::File(Wanted::Edit { .. }));
        let Screen::Editor(editor) = &mut self.screen else { return Task::none() };
        let action = editor.update(message, &self.desk.words, self.now);
        let done = match action {
            Action::None => Task::none(),
            Action::Help => {
                self.open_help();
                Task::none()
            }
            Action::Focus(id) => self.focus_on(id),
            Action::GoTo(byte) => within(self.main_window(), go_to(file_view(), byte)),
            Action::Show(byte) => within(self.main_window(), show(file_view(), byte)),
            Action::Play(sound) => {
                self.desk.sounds.play(Strike::once(&sound));
                Task::none()
            }
            Action::Keep => {
                let (file, unsaved) = (editor.file().to_owned(), editor.unsaved());
                self.keep_unsaved(&file, unsaved);
                Task::none()
            }
            Action::Save(save) => {
                if editor.draft().has_errors() {
                    editor.is_only_kept(&self.desk.words);
                } else {
                    self.save_edited(save);
                }
                Task::none()
            }
            Action::Leave { forget } => return self.leave_editor(forget),
            Action::Try => return self.try_it(),
        };
        let read = if waits {
            self.settle_editor_soon()
        } else {
            self.settle_editor();
            Task::none()
        };
        Task::batch([done.chain(self.focus_in_editor()), read])
    }

    /// Puts the focus where it belongs after what people did, and shows it.
    pub(super) fn focus_in_editor(&self) -> Task<Message> {
        let Screen::Editor(editor) = &self.screen else { return Task::none() };
        let Some(goes) = editor.goes() else { return Task::none() };
        let main = self.main_window();
        let focused = within(main, focus_first(goes.to.clone(), goes.giving));
        // All of the card, if it fits; and what has the focus, whether or not.
        let card = goes.card.clone().map(|card| within(main, reveal_named(card)));
        focused.chain(card.unwrap_or_else(Task::none)).chain(within(main, reveal()))
    }

    /// Saves it. If a save is under way already, the next begins when that one is done: only then is it known what is on the
    /// disk.
    fn save_edited(&mut self, save: Save) {
        if let Some(saving) = &mut self.saving {
            saving.again = Some(save);
            return;
        }
        let text = std::sync::Arc::clone(&save.text);
        self.saving = Some(Saving { token: self.desk.keeper.save(save), text, again: None });
    }

    fn leave_editor(&mut self, forget: bool) -> Task<Message> {
        if !matches!(self.screen, Screen::Editor(_)) {
            return Task::none();
        }
        let Screen::Editor(editor) = std::mem::replace(&mut self.screen, Screen::Library) else {
            return Task::none();
        };
        // Nobody waits for a save that is still under way.
        self.saving = None;
        let file = editor.file().to_owned();
        if forget {
            self.desk.keeper.forget_unsaved(file.clone());
        }
        self.desk.keeper.leave_edited(file);
        self.desk.keeper.look_for_unsaved();
        self.desk.read_library().map(Message::Outside)
    }

    /// Takes note of what came of saving.
    pub(super) fn set_saved(&mut self, token: Token, came: Saved) -> Task<Message> {
        let Some(saving) = self.saving.take_if(|saving| saving.token == token) else {
            // Whoever has left meanwhile edits a version beside the other as little as that.
            if let Saved::There(file) = came
                && self.opening.is_none()
                && self.edited_file() != Some(&file)
            {
                self.desk.keeper.leave_edited(file);
            }
            return Task::none();
        };
        let words = self.desk.words.clone();
        let Some(editor) = self.editor() else { return Task::none() };
        let (before, gone) = (editor.file().to_owned(), matches!(came, Saved::Changed(Found::Nothing)));
        let leaves = editor.saved(&saving.text, came, &words);
        if saving.again.is_some() {
            // What is saved next has been checked.
            self.settle_editor();
        }
        let Some(editor) = self.editor() else { return Task::none() };
        let again = saving.again.and_then(|again| editor.save_again(&again, leaves));
        let (now, unsaved) = (editor.file().to_owned(), editor.unsaved());
        // Nobody is taken away from what they typed meanwhile.
        let leaves = leaves && unsaved.is_none();
        if now != before {
            // From now on the new file is edited, and what was typed meanwhile belongs to it.
            self.desk.keeper.forget_unsaved(before.clone());
            self.keep_unsaved(&now, unsaved);
            self.desk.keeper.leave_edited(before);
            self.edited.known = None;
        } else if gone {
            self.keep_unsaved(&now, unsaved);
        }
        if let Some(save) = again {
            self.save_edited(save);
        } else if leaves {
            return self.leave_editor(false);
        }
        self.settle_editor();
        self.focus_in_editor()
    }

    /// Runs the set as it is, fast, in the same window.
    fn try_it(&mut self) -> Task<Message> {
        let Screen::Editor(editor) = &self.screen else { return Task::none() };
        let Some(set) = editor.draft().set().cloned() else { return Task::none() };
        let choices = Choices {
            names: self.desk.words.seats().into_iter().take(set.participants.min).collect(),
            seats: self.desk.words.seats(),
            language: self.desk.language().to_owned(),
            ..Choices::default()
        };
        let plan = match plan::lay_out(&set, &choices) {
            Ok(plan) => plan,
            Err(error) => {
                self.desk.notice(Told::NotLaidOut(error));
                return Task::none();
            }
        };
        let text = editor.draft().text().into();
        let Screen::Editor(editor) = std::mem::replace(&mut self.screen, Screen::Library) else {
            return Task::none();
        };
        self.trying = Some(Trying { editor, speed: std::mem::replace(&mut self.speed, FAST) });
        let digits = self.desk.settings.digits;
        self.begin(super::screen::set_up::Begin { plan, text, digits, step: None });
        if let Screen::Talk(stage) = &mut self.screen {
            stage.host.say(say!(self.desk.words, "editor-trying"), self.now);
        }
        if self.host().is_none() {
            self.come_back_to_the_editor();
        }
        Task::none()
    }

    /// Esc leaves a talk that is only tried, unless it closes something on the stage.
    pub(super) fn leaves_try(&self) -> bool {
        let is_open = |host: &Host| host.takes_escape() || host.panel() != Panel::None;
        self.trying.is_some() && self.host().is_some_and(|host| !is_open(host))
    }

    /// Leaves a talk that is only tried. Nothing of it is kept.
    pub(super) fn leave_try(&mut self) {
        if self.trying.is_some() {
            self.leave_no_trace();
            self.screen = Screen::Library;
        }
    }

    /// Once a talk is over that was only tried, the editor is there again.
    pub(super) fn come_back_to_the_editor(&mut self) {
        let is_over = |host: &Host| matches!(host.session().state(), State::Closing | State::Done);
        if self.trying.is_some() && self.host().is_some_and(is_over) {
            // What is only tried has nothing to close.
            self.leave_try();
        }
        if self.host().is_none()
            && matches!(self.screen, Screen::Library)
            && let Some(Trying { editor, speed }) = self.trying.take()
        {
            let mut editor = editor;
            editor.is_back();
            (self.screen, self.speed) = (Screen::Editor(editor), speed);
        }
    }

    /// What the editor shows, besides its own state.
    pub(super) fn editor_facts(&self) -> Facts<'_> {
        let there = self.look(self.main_window(), Size::new(1280.0, 720.0));
        Facts { there: super::look::Look { still: true, ..there }, keys: &self.desk.keys }
    }

    /// Opens the editor with one of people's own sets or paths.
    pub(super) fn edit_here(&mut self, file: &Path) {
        self.open_editor(file.to_owned());
    }
}
