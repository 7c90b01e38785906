//! Copies of what is kept: written by the keeper, and opened in other programs.

use std::path::{Path, PathBuf};
use std::time::Duration;

use iced::Task;

use super::desk::Told;
use super::outside::Outside;
use super::screen::save_as::{Action, Form, SaveAs};
use super::{App, Message, Page};
use crate::clock::zone;
use crate::desktop::{NotOpened, Opener};
use crate::record::copies::{Copied, Copy, Shown, To};
use crate::record::export::{Kept, What};
use crate::record::keeper::Token;
use crate::words::calendar::calendar;
use crate::words::export::{Format, Telling, export};

impl App {
    /// How long until people should read that a copy is being written; `None` where they do, or needn't.
    pub(super) fn saving_in(&self) -> Option<Duration> {
        let agreed = self.pages.contains(&Page::Agreed).then_some(&self.agreed.copies);
        let kept = self.pages.contains(&Page::Kept).then(|| self.kept.copies());
        let all = agreed.into_iter().chain(kept.into_iter().flatten());
        let waits = all.filter_map(|copies| copies.saving_in(self.now));
        waits.filter(|wait| !wait.is_zero()).min()
    }

    /// The copies that the pages offer, those of the topmost first.
    fn copies(&mut self) -> impl Iterator<Item = &mut SaveAs> {
        // The page of all that is kept is never above the other one.
        let agreed = self.pages.contains(&Page::Agreed).then_some(&mut self.agreed.copies);
        let kept = self.pages.contains(&Page::Kept).then(|| self.kept.copies_mut());
        agreed.into_iter().chain(kept.into_iter().flatten())
    }

    /// Does what a screen's copies ask for.
    pub(super) fn save_as(&mut self, action: Action) -> Task<Message> {
        match action {
            Action::None => Task::none(),
            Action::Focus(id) => self.focus_on(id),
            Action::Propose(id) => {
                let found = |folder| Message::Outside(Outside::Documents(folder));
                let documents = Task::perform(self.presence.documents(), found);
                self.focus_on(id).chain(documents)
            }
            Action::Copy(what, form) => {
                let copy = self.copy(what, &form);
                let token = self.desk.keeper.copy(copy);
                let now = self.now;
                if let Some(copies) = self.copies().find(|copies| copies.is_of(what)) {
                    copies.sent(token, form, now);
                }
                Task::none()
            }
        }
    }

    /// A copy of this, as it reads at this moment.
    fn copy(&self, what: What, form: &Form) -> Copy {
        let now = self.now.wall();
        let today = now.to_zoned(zone()).date();
        let words = self.desk.words.clone();
        let (to, format) = match form {
            Form::Calendar { words: with_words } => {
                let with_words = *with_words;
                // Whoever wants the days of all agreements wants that of the next talk, too.
                let what = if what == What::Agreements { What::Everything } else { what };
                return Copy::new(To::Shown(Shown::Calendar), move |ledgers| {
                    calendar(&Kept::of(ledgers, what, today), now, with_words, &words)
                });
            }
            Form::Page => (To::Shown(Shown::Page), Format::Html),
            Form::File(path, format) => (To::New(path.clone()), *format),
        };
        let titles = self.desk.library.titles(self.desk.language());
        let (language, library) = (self.desk.language().to_owned(), self.desk.library.clone());
        Copy::new(to, move |ledgers| {
            let kept = Kept::of(ledgers, what, today);
            // Read on the keeper's thread: a disk may be slow.
            let sets = library.sets(kept.sets());
            let telling = Telling { words, titles, sets, language, zone: zone() };
            (!kept.is_empty()).then(|| export(&kept, format, &telling))
        })
    }

    /// Takes note of what came of a copy.
    pub(super) fn copied(&mut self, token: Token, came: &Copied) -> Task<Message> {
        if self.printing.remove(&token) {
            return self.card_written(came);
        }
        if let Some((_, item)) = self.sharing.take_if(|(sharing, _)| *sharing == token) {
            return self.shared(&item, came);
        }
        let Some((id, opener)) = self.copies().find_map(|copies| copies.copied(token, came)) else {
            // People have left the page from which they wanted it.
            if let Copied::Failed(error) = came {
                self.desk.notice(Told::NotWritten(error.clone()));
            }
            return Task::none();
        };
        let focused = id.map_or_else(Task::none, |id| self.focus_on(id));
        match (opener, came) {
            (Some(opener), Copied::Written(file)) => {
                let path = file.clone();
                let told = move |came| Message::Outside(Outside::OpenedFile(path, opener, came));
                focused.chain(Task::perform(self.presence.open(file, opener), told))
            }
            _ => focused,
        }
    }

    /// Takes note of whether a copy is open in another program.
    pub(super) fn shown_elsewhere(&mut self, file: &Path, with: Opener, came: &Result<(), NotOpened>) {
        if !self.copies().any(|copies| copies.opened(file, with, came)) {
            self.card_opened(file, came);
        }
    }

    /// People keep their documents in this folder.
    pub(super) fn may_save_in(&mut self, folder: Option<PathBuf>) {
        if let Some(folder) = folder {
            self.library.may_save_in(&folder);
            let _proposed = self.copies().any(|copies| copies.may_save_in(&folder));
        }
    }
}
