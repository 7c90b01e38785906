//! What the keeper does for whoever edits a rule set or a path.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Came, Worker};
use crate::library::retitle::retitled;
use crate::record::file::{Why, WriteError};
use crate::record::keeper::job::Token;
use crate::record::keeper::worker::work::Work;
use crate::record::keeper::{Edited, Reply};
use crate::record::own_sets::save::{Found, Save, Saved};
use crate::record::own_sets::{NewTitle, SetWork};
use crate::record::unsaved::{self, Held, Left, Unsaved};

impl Worker {
    /// Opens a file to be edited here.
    pub(super) fn edit(&mut self, file: &Path) -> Edited {
        let elsewhere = !self.holds(file);
        // What another window writes is that one's.
        let (unsaved, notice) =
            if elsewhere { (None, None) } else { unsaved::of(&self.files, &self.folders, file) };
        Edited { file: file.to_owned(), found: Found::at(file), unsaved, notice, elsewhere }
    }

    /// Saves what people changed in a rule set. It isn't unsaved any more then.
    pub(super) fn save(&mut self, token: Token, save: &Save) -> Came {
        let saved = save.act(&self.files, &self.folders.rules());
        if let Saved::There(file) = &saved {
            self.is_saved(&save.file, &save.text);
            if *file != save.file {
                // From now on this one is edited.
                let _is_here = self.holds(file);
            }
        }
        Came::Done(Some(Reply::Saved(token, saved)))
    }

    /// Keeps what isn't saved of a file, unless another window edits it.
    pub(super) fn keep_unsaved(&mut self, unsaved: &Unsaved) -> Came {
        let file = &unsaved.file;
        let came = |came| Some(Reply::UnsavedKept(file.clone(), came));
        let is_open = self.editing.contains_key(file);
        if !self.holds(file) {
            let error = WriteError { path: file.clone(), why: Why::EditedElsewhere };
            return Came::Failed(came(Err(error.clone())), error);
        }
        if !is_open && let Some(notice) = unsaved::make_way(&self.files, &self.folders, file) {
            self.reply(Reply::SetAside(notice));
        }
        match unsaved.keep(&self.files, &self.folders) {
            Ok(()) => Came::Done(came(Ok(()))),
            // It doesn't get smaller by itself.
            Err(error) if matches!(error.why, Why::Overgrown(_)) => Came::Done(came(Err(error))),
            Err(error) => Came::Failed(came(Err(error.clone())), error),
        }
    }

    /// What isn't saved yet, but for what another window edits.
    pub(super) fn left(&mut self) -> Left {
        let mut left = unsaved::all(&self.files, &self.folders);
        left.unsaved.retain(|unsaved| {
            if self.editing.contains_key(&unsaved.file) {
                return true;
            }
            match unsaved::hold(&self.files, &self.folders, &unsaved.file) {
                Held::Here(lock) => {
                    unsaved::let_go(lock);
                    true
                }
                Held::Elsewhere => false,
                Held::Unknown => true,
            }
        });
        left
    }

    /// Writes a set of people's own, or gives one another title. What isn't saved of that goes along.
    pub(super) fn write_set(&mut self, set: &SetWork) -> Result<PathBuf, WriteError> {
        let title = match set {
            SetWork::Create(_) => None,
            SetWork::Retitle(title) => Some(title),
        };
        let before = title.and_then(|title| Some((title, Found::at(&title.file).ok()?)));
        let written = set.act(&self.files, &self.folders.rules());
        if let (Some((title, before)), Ok(_)) = (before, &written) {
            self.carry_along(title, &before);
        }
        written
    }

    /// Gives the other title to what isn't saved of a set, too, unless that is of an older text or edited elsewhere.
    fn carry_along(&mut self, title: &NewTitle, before: &Found) {
        let file = &title.file;
        let is_edited = self.editing.contains_key(file);
        let (unsaved, _) = unsaved::of(&self.files, &self.folders, file);
        let Some(unsaved) = unsaved.filter(|unsaved| before.whole_text() == Some(&*unsaved.was)) else {
            return;
        };
        let Ok(now) = Found::at(file) else { return };
        let Some(was) = now.whole_text().filter(|_| !is_edited && self.holds(file)) else { return };
        let text = retitled(&unsaved.text, &title.title, &title.language);
        let text = text.map_or(unsaved.text, Into::into);
        let carried = Unsaved { file: file.clone(), was: was.into(), text };
        if let Err(error) = carried.keep(&self.files, &self.folders) {
            // Then people are shown both versions.
            tracing::info!(?error, "what isn't saved has the old title");
        }
        if let Some(lock) = self.editing.remove(file) {
            unsaved::let_go(lock);
        }
    }

    /// Whether a file is edited here, or nobody knows better.
    fn holds(&mut self, file: &Path) -> bool {
        if self.editing.contains_key(file) {
            return true;
        }
        match unsaved::hold(&self.files, &self.folders, file) {
            Held::Here(lock) => {
                let _before = self.editing.insert(file.to_owned(), lock);
                true
            }
            Held::Elsewhere => false,
            Held::Unknown => true,
        }
    }

    /// This text of a file is on the disk. What was typed since is a change of that.
    fn is_saved(&mut self, file: &Path, text: &Arc<str>) {
        let _saved = self.cancel(
            |work| matches!(work, Work::KeepUnsaved(waits) if waits.file == *file && waits.text == *text),
        );
        for task in &mut self.queue {
            if let Work::KeepUnsaved(waits) = &mut task.work
                && waits.file == *file
            {
                waits.was = Arc::clone(text);
            }
        }
        if let Err(error) = unsaved::saved(&self.files, &self.folders, file, text) {
            // Then it is offered again, and is the same as what is there.
            tracing::info!(?error, "what is saved is kept as unsaved, too");
        }
    }
}
