//! Everything that is kept is erased: nothing of it is shown or said from then on.

use std::path::Path;

use super::{Desk, Told};
use crate::record::erase::Wiped;
use crate::record::folders::Folders;
use crate::session::Moment;

impl Desk {
    /// Erases everything, here and on the disk.
    pub(in crate::ui) fn erase_everything(&mut self, now: Moment) {
        self.agreements.clear();
        self.next = None;
        self.rules.clear();
        self.last_times.clear();
        self.forget_places();
        self.history.clear();
        self.unfinished.clear();
        (self.talks_trouble, self.page_trouble) = (None, None);
        self.aloud.clear();
        let folders = &self.folders;
        self.notices.retain(|told| !is_gone(told, folders));
        self.behind.retain(|told| !is_gone(told, folders));
        // What is still to be heard of these changes isn't to bring anything back.
        self.sent.clear();
        self.told.clear();
        self.erasing = true;
        self.keeper.erase_everything(now.wall());
    }

    /// Takes note of what came of that.
    pub(in crate::ui) fn wiped(&mut self, wiped: &Wiped) {
        self.erasing = false;
        if wiped.errors.is_empty() {
            // What couldn't be erased before is gone now.
            self.notices.retain(|told| !matches!(told, Told::Wiped(_)));
        }
        self.keeper.read_ledgers();
        self.keeper.look_for_unsaved();
    }
}

/// Whether what this says was written by people, or is about what is gone with everything that is kept of talks.
fn is_gone(told: &Told, folders: &Folders) -> bool {
    let is_of_talks = |path: &Path| path.starts_with(&folders.data) || path.starts_with(&folders.state);
    match told {
        Told::Notice(notice) => is_of_talks(&notice.file),
        Told::NotWritten(error) => is_of_talks(&error.path),
        Told::NotOpened { file, .. } | Told::NoEditor(file) | Told::NoBrowser(file) => is_of_talks(file),
        Told::NotSettled { .. }
        | Told::NotAgreed(_)
        | Told::NotThere
        | Told::GoneWith(_)
        | Told::NotErased { .. }
        | Told::Wiped(_)
        | Told::Traces(_)
        | Told::Fragile { .. }
        | Told::Journal(_)
        | Told::Lost { .. }
        // A next talk may have been meant with it.
        | Told::SetGone(_) => true,
        // Settings, and rule sets and lists of people's own, stay.
        Told::Key { .. }
        | Told::NotSaved(_)
        | Told::Unwatched
        | Told::NotLookedFor(_)
        | Told::NoFolder(_)
        | Told::List(_)
        | Told::SetUnusable(_)
        | Told::SetChanged(_)
        | Told::NotLaidOut(_)
        | Told::InTrash(_)
        | Told::NoOwnSet(_)
        | Told::Sound(_)
        | Told::Said(_) => false,
    }
}
