//! Changes that people make on the page of all that is kept.

use super::ledgers::Sent;
use super::{Desk, Told};
use crate::record::file::WriteError;
use crate::record::history::Noted;
use crate::record::keeper::{Change, Settled};
use crate::record::next_talk::NextChange;
use crate::ui::screen::kept::valued;
use crate::words::{Words, say};

/// One of them, as far as something is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OnThePage {
    /// Something is erased by it, or else saved.
    erases: bool,
    /// That is said aloud once it is done.
    aloud: bool,
    /// What was typed, which is nowhere else.
    typed: Option<String>,
}

impl OnThePage {
    /// What there is to say of what came of it.
    pub(super) fn told(&self, came: &Result<Settled, WriteError>) -> Option<Told> {
        match (came, &self.typed) {
            (Err(error), _) => Some(Told::NotWritten(error.clone())),
            (Ok(Settled::Gone(_)), Some(typed)) => Some(Told::GoneWith(typed.clone())),
            (Ok(Settled::Gone(Some(notice))), None) => Some(Told::Notice(notice.clone())),
            // Where it was to be erased, it is gone as people want it.
            (Ok(Settled::Gone(None)), None) => (!self.erases).then_some(Told::NotThere),
            (Ok(_), _) => None,
        }
    }

    /// What is said aloud once it is done.
    pub(super) fn done(&self, words: &Words) -> Option<String> {
        let said = || if self.erases { say!(words, "keeping-erased") } else { say!(words, "keeping-saved") };
        self.aloud.then(said)
    }
}

/// How many sets the library shows as those that were used last: a line of cards.
const LAST_USED: usize = 3;

impl Desk {
    /// Has these changes kept. They erase something, or else save it.
    pub(in crate::ui) fn change_on_the_page(&mut self, changes: Vec<Change>, erases: bool) {
        let last = changes.len().saturating_sub(1);
        for (at, change) in changes.into_iter().enumerate() {
            let typed = match &change {
                Change::Note(_, Noted { after, .. }) if !after.is_empty() => Some(after.clone()),
                Change::ChangeNext(NextChange::Add(topic)) => Some(topic.clone()),
                _ => None,
            };
            self.change_here(change, OnThePage { erases, aloud: at == last, typed });
        }
    }

    /// Has what was typed so far kept. It stands in its field still, and nothing is said of it unless it fails.
    pub(in crate::ui) fn change_so_far(&mut self, changes: Vec<Change>) {
        for change in changes {
            self.change_here(change, OnThePage { erases: false, aloud: false, typed: None });
        }
    }

    /// Whether a change from that page hasn't come to its end.
    pub(in crate::ui) fn changes_the_page(&self) -> bool {
        self.sent.values().any(|sent| matches!(sent, Sent::OnThePage(_)))
    }

    /// Has one of them kept. A line of notes is shown at once as it is then.
    fn change_here(&mut self, change: Change, sent: OnThePage) {
        if let Change::Note(id, noted) = &change
            && let Some(talk) = self.history.iter_mut().find(|talk| talk.id == *id)
        {
            let _different = talk.note(noted);
        }
        self.change(change, Sent::OnThePage(sent));
    }

    /// What people wrote of what they valued in earlier talks, the newest first: nothing unless they want their talks
    /// remembered, nor while that is covered.
    pub(in crate::ui) fn valued(&self) -> Vec<String> {
        let shown = self.settings.history && !self.is_covered();
        if shown { valued(&self.history) } else { Vec::new() }
    }

    /// The names of the sets that people used last, the latest first: none unless they want their talks remembered, nor while
    /// that is covered.
    pub(in crate::ui) fn last_used(&self) -> Vec<&str> {
        if !self.settings.history || self.is_covered() {
            return Vec::new();
        }
        let mut talks: Vec<_> = self.history.iter().collect();
        talks.sort_by_key(|talk| std::cmp::Reverse(talk.ended));
        let mut names = Vec::new();
        for talk in talks {
            if names.len() < LAST_USED && !names.contains(&talk.talk.as_str()) {
                names.push(talk.talk.as_str());
            }
        }
        names
    }

    /// Whether anything is remembered of past talks.
    pub(in crate::ui) fn remembers(&self) -> bool {
        !self.history.is_empty() || !self.last_times.is_empty()
    }
}
