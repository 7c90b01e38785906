//! What people haven't saved yet of sets and paths: looked for at the start, and again after each time that one was edited.

use std::path::Path;

use super::Desk;
use crate::editor::Form;
use crate::record::unsaved::{Left, Unsaved};
use crate::ui::screen::Unfinished;

impl Desk {
    /// Takes note of what isn't saved, but for what is `open` in the editor.
    pub(in crate::ui) fn left(&mut self, left: Left, open: Option<&Path>) {
        for notice in left.notices {
            self.set_aside(notice);
        }
        let others = left.unsaved.into_iter().filter(|unsaved| open != Some(unsaved.file.as_path()));
        self.unfinished = others.map(|unsaved| self.unfinished_of(&unsaved)).collect();
    }

    fn unfinished_of(&self, unsaved: &Unsaved) -> Unfinished {
        let file = unsaved.file.clone();
        let form = Form::read(&unsaved.text, self.language());
        let called = form.map(|form| form.talk.name.said().trim().to_owned()).filter(|name| !name.is_empty());
        let stem = || file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let (title, is_there) = (called.unwrap_or_else(stem), file.exists());
        Unfinished { file, title, is_there }
    }

    /// What isn't saved; nothing while what is kept is covered.
    pub(in crate::ui) fn unfinished(&self) -> &[Unfinished] {
        if self.is_covered() { &[] } else { &self.unfinished }
    }

    /// A file is open in the editor from now on.
    pub(in crate::ui) fn is_edited(&mut self, file: &Path) {
        self.unfinished.retain(|unfinished| unfinished.file != file);
    }

    /// Forgets what isn't saved of this file.
    pub(in crate::ui) fn forget_unsaved(&mut self, file: &Path) {
        self.is_edited(file);
        self.keeper.forget_unsaved(file.to_owned());
    }
}
