//! Reading the text that is edited: at once, or aside where it is so long that a key would have to wait.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;

use crate::library::paths::shelf;
use crate::rule_set::check::{Shelf, Sound};
use crate::sound::names;
use crate::ui::outside::{Outside, aside};
use crate::ui::screen::editor::{EditorRead, plan as plan_of};
use crate::ui::{App, Message, Screen};

/// What a set that is edited can name besides itself: read once, and again once something has changed.
#[derive(Debug, Clone)]
pub(super) struct Nameable {
    file: PathBuf,
    sounds: Arc<BTreeSet<String>>,
    shelf: Shelf,
}

/// What is known around a text that is edited.
#[derive(Debug, Default)]
pub(in crate::ui) struct Edited {
    /// What it can name besides itself.
    pub(super) known: Option<Nameable>,
    /// It is being read aside.
    is_read_aside: bool,
}

impl App {
    /// Checks what is edited, and lays out what it makes; a long text aside, so that the next key needn't wait for it.
    pub(super) fn settle_editor_soon(&mut self) -> Task<Message> {
        let can_be_aside = self.desk.reads_aside();
        let Screen::Editor(editor) = &mut self.screen else { return Task::none() };
        let Some(unread) = editor.unread().filter(|_| can_be_aside) else {
            self.settle_editor();
            return Task::none();
        };
        // One at a time: the next begins when this one has come.
        if self.edited.is_read_aside {
            return Task::none();
        }
        self.edited.is_read_aside = true;
        let Nameable { sounds, shelf, .. } = self.nameable();
        let (words, language) = (self.desk.words.clone(), self.desk.language().to_owned());
        let reads = move || {
            let sound = |name: &str| Sound::from(sounds.contains(name));
            let known = unread.read(Some(&shelf), &sound)?;
            let plan = known.set().and_then(|set| plan_of(set, &language, &words));
            Some(Box::new(EditorRead { known, plan }))
        };
        let tells = |came: Option<Option<Box<EditorRead>>>| Outside::EditorRead(came.flatten());
        aside("the set that is edited", reads, tells).map(Message::Outside)
    }

    /// Takes what was read aside of what is edited, and reads on where it has changed meanwhile.
    pub(in crate::ui) fn editor_read(&mut self, read: Option<Box<EditorRead>>) -> Task<Message> {
        self.edited.is_read_aside = false;
        let now = self.now;
        let words = self.desk.words.clone();
        match (read, &mut self.screen) {
            (Some(read), Screen::Editor(editor)) => {
                let EditorRead { known, plan } = *read;
                editor.take(known, plan, &words, now);
                self.settle_editor_soon()
            }
            // There is no thread for it.
            (None, Screen::Editor(_)) => {
                self.settle_editor();
                Task::none()
            }
            _ => Task::none(),
        }
    }

    /// Checks what is edited, and lays out what it makes.
    pub(super) fn settle_editor(&mut self) {
        if !matches!(self.screen, Screen::Editor(_)) {
            return;
        }
        let Nameable { sounds, shelf, .. } = self.nameable();
        let sound = |name: &str| Sound::from(sounds.contains(name));
        if let Screen::Editor(editor) = &mut self.screen {
            editor.settle(Some(&shelf), &sound, &self.desk.words, self.now);
        }
    }

    /// What the set that is edited can name.
    fn nameable(&mut self) -> Nameable {
        let file = self.edited_file().map(ToOwned::to_owned).unwrap_or_default();
        if let Some(known) = self.edited.known.as_ref().filter(|known| known.file == file) {
            return known.clone();
        }
        let folders = &self.desk.folders;
        let known = Nameable {
            sounds: Arc::new(names::names(Some(&folders.sounds()))),
            shelf: shelf(&folders.rules(), Some(&file)),
            file,
        };
        self.edited.known = Some(known.clone());
        known
    }
}
