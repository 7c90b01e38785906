//! What the keeper does, one thing at a time.

mod edited;

use std::mem;
use std::path::PathBuf;

use super::Worker;
use crate::record::agreements::{Agreement, State};
use crate::record::books::Books;
use crate::record::copies::Copy;
use crate::record::cover;
use crate::record::erase::{self, Everything, Inventory};
use crate::record::file::WriteError;
use crate::record::journal::{Erasing, Journal};
use crate::record::keeper::job::{Change, Token};
use crate::record::keeper::{Erased, Part, Reply, Settled};
use crate::record::last_time::LastTime;
use crate::record::ledger::{Entry, Ledger};
use crate::record::own_sets::SetWork;
use crate::record::own_sets::save::{Found, Save};
use crate::record::settings::{self, SaveError};
use crate::record::unsaved::{self, Unsaved};
use crate::record::window::Frames;

/// What there is to do, but for the running talk's journal.
#[derive(Debug)]
pub(super) enum Work {
    Change(Token, Box<Change>),
    KeepSettings,
    ReadSettings,
    Frames(Frames),
    Cover(bool),
    OwnSet(Box<SetWork>),
    Save(Token, Box<Save>),
    Edit(Token, PathBuf),
    LookAt(PathBuf),
    LeaveEdited(PathBuf),
    KeepUnsaved(Box<Unsaved>),
    ForgetUnsaved(PathBuf),
    LookForUnsaved,
    /// `None` once it was tried.
    Copy(Token, Option<Box<Copy>>),
    TakeStock(bool),
    ReadLedgers,
    End(Box<Journal>),
    Erase(Box<Erasing>),
    EraseEverything(Box<Everything>),
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
            Self::Cover(_) => Some(Part::Cover),
            Self::OwnSet(_) | Self::Save(..) => Some(Part::OwnSets),
            Self::KeepUnsaved(_) | Self::ForgetUnsaved(_) => Some(Part::Unsaved),
            Self::Copy(..) => Some(Part::Copies),
            Self::End(_) | Self::Erase(_) => Some(Part::Closing),
            Self::EraseEverything(_) => Some(Part::Everything),
            Self::ReadSettings
            | Self::Edit(..)
            | Self::LookAt(_)
            | Self::LeaveEdited(_)
            | Self::LookForUnsaved
            | Self::TakeStock(_)
            | Self::ReadLedgers => None,
        }
    }
}

impl Work {
    /// Whether a damaged file may be set aside for it.
    pub(super) fn may_set_aside(&self) -> bool {
        matches!(self, Self::Change(..) | Self::Erase(_) | Self::EraseEverything(_))
    }

    /// The token of a change.
    pub(super) fn token(&self) -> Option<Token> {
        match self {
            Self::Change(token, _) => Some(*token),
            _ => None,
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
            Work::Cover(true) => match cover::leave(&self.files, &self.folders.opens_plain()) {
                Ok(()) => Came::Done(None),
                Err(error) => Came::Failed(None, error),
            },
            Work::Cover(false) => {
                if let Err(error) = cover::take_away(&self.files, &self.folders.opens_plain()) {
                    // Then people ask for it at the next start too.
                    tracing::info!(?error, "the next start shows nothing of what is kept");
                }
                Came::Done(None)
            }
            // Whoever wants it sees that it failed, and tries again under the name that they want then.
            Work::OwnSet(set) => Came::Done(Some(Reply::OwnSet(self.write_set(set)))),
            Work::Save(token, save) => self.save(*token, save),
            Work::Edit(token, file) => Came::Done(Some(Reply::Edited(*token, Box::new(self.edit(file))))),
            Work::LookAt(file) => Came::Done(Some(Reply::Looked(file.clone(), Found::at(file)))),
            Work::LeaveEdited(file) => {
                if let Some(lock) = self.editing.remove(file) {
                    unsaved::let_go(lock);
                }
                Came::Done(None)
            }
            Work::KeepUnsaved(unsaved) => self.keep_unsaved(unsaved),
            Work::ForgetUnsaved(file) => match unsaved::forget(&self.files, &self.folders, file) {
                Ok(()) => Came::Done(None),
                Err(error) => Came::Failed(None, error),
            },
            Work::LookForUnsaved => Came::Done(Some(Reply::Left(Box::new(self.left())))),
            // So does whoever wants a copy.
            Work::Copy(token, copy) => Came::Done(copy.take().map(|copy| {
                Reply::Copied(*token, copy.write(&self.files, &self.folders, self.books.list()))
            })),
            Work::ReadLedgers => Came::Done(Some(Reply::Ledgers(Box::new(self.books.list())))),
            Work::TakeStock(ours) => Came::Done(Some(Reply::Stock(Inventory::of(&self.folders, *ours)))),
            Work::End(journal) => match journal.remove() {
                Ok(()) => Came::Done(Some(Reply::Ended(Ok(())))),
                Err(error) => Came::Failed(Some(Reply::Ended(Err(error.clone()))), error),
            },
            Work::EraseEverything(everything) => {
                let wiped = everything.erase();
                let error = wiped.errors.first().cloned();
                let reply = Some(Reply::Wiped(Box::new(wiped)));
                match error {
                    Some(error) => Came::Failed(reply, error),
                    None => Came::Done(reply),
                }
            }
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

    /// Says which damaged files were set aside.
    pub(super) fn tell_what_is_aside(&mut self) {
        for notice in self.books.set_aside() {
            self.reply(Reply::SetAside(notice));
        }
    }

    fn change(&self, change: &Change) -> Result<Settled, WriteError> {
        let Books { agreements, next_talk, history, rules, last_times, on_paths } = &self.books;
        let gone = || missing(agreements);
        match change {
            Change::Add(agreement) => agreements.add(agreement.clone()).map(Settled::Kept),
            Change::Reword(new) => {
                let changed = agreements.change(new.id, |old| old.reword(new.clone()))?;
                Ok(changed.map_or_else(gone, Settled::Kept))
            }
            Change::Agree(id, who, yes) => {
                let changed = agreements.change(*id, |agreement| agreement.agree(who, *yes))?;
                Ok(changed.map_or_else(gone, Settled::Kept))
            }
            Change::Rename(id, before, name) => {
                let changed = agreements.change(*id, |agreement| {
                    let _was_in_it = agreement.rename(before, name);
                })?;
                Ok(changed.map_or_else(gone, Settled::Kept))
            }
            Change::Look(id, look, next) => {
                let changed = agreements.change(*id, |old| old.looked(look.clone(), *next))?;
                Ok(changed.map_or_else(gone, Settled::Kept))
            }
            Change::Reopen(id) => {
                let changed = agreements.change(*id, |agreement| agreement.state = State::Open)?;
                Ok(changed.map_or_else(gone, Settled::Kept))
            }
            Change::Unlook(id, began) => {
                let unlook = |agreement: &mut Agreement| {
                    let _looked = agreement.take_back(*began);
                };
                Ok(agreements.change(*id, unlook)?.map_or_else(gone, Settled::Kept))
            }
            Change::Words(id, what, began) => {
                let changed =
                    agreements.change(*id, |agreement| agreement.put_in_words(what.clone(), *began))?;
                Ok(changed.map_or_else(gone, Settled::Kept))
            }
            Change::Remove(id) => Ok(if agreements.remove(*id)? { Settled::Done } else { gone() }),
            Change::ForgetAgreements => agreements.clear().map(|_| Settled::Done),
            Change::KeepNext(next) => next_talk.keep_only(next.clone()).map(done),
            Change::ChangeNext(wanted) => {
                let Some(next) = next_talk.list().entries.pop() else {
                    return Ok(missing(next_talk));
                };
                let next = if wanted.erases() {
                    let _how_many = next_talk.change_all(|next| next.change(wanted))?;
                    next_talk.list().entries.pop()
                } else {
                    next_talk.change(next.id, |next| {
                        let _different = next.change(wanted);
                    })?
                };
                let Some(next) = next else { return Ok(missing(next_talk)) };
                if next.is_nothing() {
                    let _gone = next_talk.remove(next.id)?;
                }
                Ok(Settled::Done)
            }
            Change::ForgetNext => next_talk.clear().map(done),
            Change::Remember(talk) => history.add(talk.clone()).map(done),
            Change::Note(id, noted) if noted.erases() => {
                if !history.list().entries.iter().any(|talk| talk.id == *id) {
                    return Ok(missing(history));
                }
                history.change_all(|talk| talk.id == *id && talk.note(noted)).map(done)
            }
            Change::Note(id, noted) => {
                let changed = history.change(*id, |talk| {
                    let _different = talk.note(noted);
                })?;
                Ok(changed.map_or_else(|| missing(history), done))
            }
            Change::ForgetTopic(topic) => history.change_all(|talk| talk.unpark(Some(topic))).map(done),
            Change::ForgetTopics => history.change_all(|talk| talk.unpark(None)).map(done),
            Change::ForgetTalk(id) => Ok(if history.remove(*id)? { Settled::Done } else { missing(history) }),
            Change::ForgetTalks => history.clear().map(done),
            Change::KeepRules(kept) => rules.keep(kept.clone()).map(done),
            Change::ForgetRulesOf(set) => rules.erase(&|rules| rules.talk == *set).map(done),
            Change::ForgetRules => rules.clear().map(done),
            Change::KeepLast(last) => last_times.keep(LastTime::clone(last)).map(done),
            Change::ForgetLastOf(set) => last_times.erase(&|last| last.talk == *set).map(done),
            Change::ForgetLast => last_times.clear().map(done),
            Change::StartPath(new) => {
                let is_on_it = on_paths.list().entries.iter().any(|one| one.path == new.path);
                if is_on_it { Ok(Settled::Done) } else { on_paths.add(new.clone()).map(done) }
            }
            Change::MarkPath(path, mark) => {
                let place = on_paths.list().entries.into_iter().find(|one| one.path == *path);
                let Some(place) = place else { return Ok(missing(on_paths)) };
                let changed = on_paths.change(place.id, |place| place.mark(mark.clone()))?;
                Ok(changed.map_or_else(|| missing(on_paths), done))
            }
            Change::LeavePath(path) => on_paths.erase(&|one| one.path == *path).map(done),
            Change::LeavePaths => on_paths.clear().map(done),
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
        let mut errors = erasing.began().map(|began| self.books.erase_talk(began)).unwrap_or_default();
        errors.extend(erase::shown(&self.files, &self.folders, &|_| true));
        if errors.is_empty() {
            // The file that says there is something to erase goes last.
            errors.extend(erasing.finish().err());
        }
        let unread = self.books.unsearched();
        Erased { errors, unread, resumes: erasing.resumes(), stuck: erasing.is_stuck() }
    }
}

/// It is on the disk.
fn done<T>(_kept: T) -> Settled {
    Settled::Done
}

/// What was to be changed isn't there.
fn missing<T: Entry>(ledger: &Ledger<T>) -> Settled {
    Settled::Gone(ledger.list().notices.into_iter().next())
}
