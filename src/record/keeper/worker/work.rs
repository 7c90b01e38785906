//! What the keeper does, one thing at a time.

use std::mem;

use super::Worker;
use crate::record::agreements::Agreement;
use crate::record::file::WriteError;
use crate::record::journal::{Erasing, Journal};
use crate::record::keeper::job::{Change, Token};
use crate::record::keeper::{Erased, Ledgers, Part, Reply, Settled};
use crate::record::settings::{self, SaveError};
use crate::record::window::Frames;

/// What there is to do, but for the running talk's journal.
#[derive(Debug)]
pub(super) enum Work {
    Change(Token, Box<Change>),
    KeepSettings,
    ReadSettings,
    Frames(Frames),
    ReadLedgers,
    End(Box<Journal>),
    Erase(Box<Erasing>),
}

/// What came of a task.
pub(super) enum Came {
    /// It is done.
    Done(Option<Reply>),
    /// It is to be tried again.
    Failed(Option<Reply>, WriteError),
}

impl Work {
    /// The part in whose order it stands, and of which something isn't on the disk before it is done.
    pub(super) fn part(&self) -> Option<Part> {
        match self {
            Self::Change(_, change) => Some(change.part()),
            Self::KeepSettings => Some(Part::Settings),
            Self::Frames(_) => Some(Part::Windows),
            Self::End(_) | Self::Erase(_) => Some(Part::Closing),
            Self::ReadSettings | Self::ReadLedgers => None,
        }
    }
}

impl Worker {
    /// Tries to do something.
    pub(super) fn act(&mut self, work: &mut Work) -> Came {
        match work {
            Work::Change(token, change) => match self.change(change) {
                Ok(outcome) => Came::Done(Some(Reply::Changed(*token, Ok(outcome)))),
                Err(error) => Came::Failed(Some(Reply::Changed(*token, Err(error.clone()))), error),
            },
            Work::KeepSettings => self.keep_settings(),
            Work::ReadSettings => self.read_settings(),
            Work::Frames(frames) => {
                if let Err(error) = frames.write(&self.files, &self.folders.windows()) {
                    tracing::info!(?error, "where the windows were isn't kept");
                }
                Came::Done(None)
            }
            Work::ReadLedgers => Came::Done(Some(Reply::Ledgers(Box::new(Ledgers {
                agreements: self.agreements.list(),
                next_talk: self.next_talks.list(),
                history: self.history.list(),
                rules: self.rules.list(),
            })))),
            Work::End(journal) => match journal.remove() {
                Ok(()) => Came::Done(Some(Reply::Ended(Ok(())))),
                Err(error) => Came::Failed(Some(Reply::Ended(Err(error.clone()))), error),
            },
            Work::Erase(erasing) => {
                let erased = self.erase_all_of(erasing);
                erasing.unlock();
                let error = erased.errors.first().cloned();
                let reply = Some(Reply::Erased(Box::new(erased)));
                match error {
                    Some(error) => Came::Failed(reply, error),
                    None => Came::Done(reply),
                }
            }
        }
    }

    fn change(&self, change: &Change) -> Result<Settled, WriteError> {
        let gone = || Settled::Gone(self.agreements.list().notices.into_iter().next());
        match change {
            Change::Add(agreement) => self.agreements.add(agreement.clone()).map(Settled::Kept),
            Change::Reword(new) => {
                let changed = self.agreements.change(new.id, |old| {
                    let Agreement { what, who, by, review, .. } = new.clone();
                    *old = Agreement { what, who, by, review, ..old.clone() };
                })?;
                Ok(changed.map_or_else(gone, Settled::Kept))
            }
            Change::Settle(id, state) => {
                let changed = self.agreements.change(*id, |agreement| agreement.state = *state)?;
                Ok(changed.map_or_else(gone, Settled::Kept))
            }
            Change::Remove(id) => Ok(if self.agreements.remove(*id)? { Settled::Done } else { gone() }),
            Change::KeepNext(next) => self.next_talks.keep_only(next.clone()).map(|_| Settled::Done),
            Change::ForgetNext => self.next_talks.clear().map(|_| Settled::Done),
            Change::Remember(talk) => self.history.add(talk.clone()).map(|_| Settled::Done),
            Change::ForgetTalks => self.history.clear().map(|_| Settled::Done),
            Change::KeepRules(rules) => self.rules.keep(rules.clone()).map(|_| Settled::Done),
            Change::ForgetRules => self.rules.clear().map(|_| Settled::Done),
        }
    }

    fn keep_settings(&mut self) -> Came {
        let kept = settings::keep(&self.files, &self.folders.settings(), &self.agreed, &self.wanted);
        let sent = Box::new(self.wanted.clone());
        match kept {
            Ok(opened) => {
                self.agreed = opened.settings.clone();
                self.wanted = opened.settings.clone();
                Came::Done(Some(Reply::SettingsKept(sent, Ok(opened))))
            }
            Err(SaveError::Write(error)) => {
                let reply = Reply::SettingsKept(sent, Err(SaveError::Write(error.clone())));
                Came::Failed(Some(reply), error)
            }
            Err(error) => Came::Done(Some(Reply::SettingsKept(sent, Err(error)))),
        }
    }

    fn read_settings(&mut self) -> Came {
        let sent = Box::new(self.wanted.clone());
        let mut read = settings::look_again(&self.files, &self.folders.settings(), &self.wanted);
        if let Ok(opened) = &mut read {
            let ours = settings::merge(&self.agreed, &self.wanted, &opened.settings);
            self.agreed = mem::replace(&mut opened.settings, ours.clone());
            self.wanted = ours;
            if self.wanted != self.agreed {
                // What couldn't be kept before.
                self.owed.add(Part::Settings);
                self.queue_settings();
            }
        }
        Came::Done(Some(Reply::SettingsRead(sent, read)))
    }

    /// Erases everything that was kept of a talk, as far as that goes.
    fn erase_all_of(&self, erasing: &Erasing) -> Erased {
        let outcomes = erasing.began().map(|began| {
            [
                self.agreements.erase_talk(began),
                self.history.erase_talk(began),
                self.next_talks.erase_talk(began),
                self.rules.erase_talk(began),
            ]
        });
        let mut errors: Vec<WriteError> = outcomes.into_iter().flatten().filter_map(Result::err).collect();
        if errors.is_empty() {
            // The file that says there is something to erase goes last.
            errors.extend(erasing.finish().err());
        }
        let unread = [
            self.agreements.list().notices,
            self.history.list().notices,
            self.next_talks.list().notices,
            self.rules.list().notices,
        ];
        let unread = unread.into_iter().flatten().collect();
        Erased { errors, unread, resumes: erasing.resumes(), stuck: erasing.is_stuck() }
    }
}
