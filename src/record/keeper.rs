//! The keeper: one thread and one queue for all that is written while the program runs, so that no window waits for a
//! disk or a lock.
//!
//! Whoever has something to keep sends it, goes on, and hears what came of it by [`Keeper::replies`]. What concerns one
//! [part](Part) is done in the order in which it was sent, and the running talk's journal comes before the rest. What
//! can't be done for now (a full disk, a lock that another program holds) stays in its place and is tried again; other
//! parts go on meanwhile. That it failed is said once, and so is that it worked.
//!
//! The journal of a talk that is over stays until everything that people asked to keep is on the disk.

mod job;
mod owed;
mod worker;

use std::fs::File;
use std::mem;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;

use super::Notice;
use super::agreements::Agreement;
use super::books::Ledgers;
use super::copies::{Copied, Copy};
use super::erase::{Inventory, Wiped};
use super::file::{Files, Why, WriteError};
use super::folders::Folders;
use super::journal::{Happened, Header, Journal, JournalError, News, Written};
use super::own_sets::SetWork;
use super::own_sets::save::{Found, Save, Saved};
use super::settings::{Opened, SaveError, Settings};
use super::unsaved::{Left, Unsaved};
use super::window::Frames;
use crate::library::read::ReadError;

use job::Job;
use owed::Owed;
use worker::Worker;

pub use job::{Change, Token};
pub use owed::{Part, Unkept};

/// A disk that is at one thing for longer than this doesn't answer.
const NO_ANSWER: Duration = Duration::from_secs(10);

/// What came of something that was sent to the keeper.
#[derive(Debug, Clone)]
pub enum Reply {
    /// What has become of the running talk's journal.
    Journal(News),
    /// A [change](Keeper::change) has come to its end; or it failed, and is tried again until it does.
    Changed(Token, Result<Settled, WriteError>),
    /// A change was [taken back](Keeper::take_back) before it came to its end.
    TakenBack(Token),
    /// The talk is over and its journal is gone; or it was emptied, and is tried to be deleted again. From the first of
    /// these on, another talk that was interrupted can be looked for.
    Ended(Result<(), WriteError>),
    /// A talk was to leave no trace. From the first of these on, another one can be looked for, unless this one is
    /// [stuck](Erased::stuck).
    Erased(Box<Erased>),
    /// What there is to erase.
    Stock(Inventory),
    /// Everything was to be erased. Where there are errors, what is left is tried again.
    Wiped(Box<Wiped>),
    /// These settings were kept, or not; with [`SaveError::Write`] it is tried again.
    SettingsKept(Box<Settings>, Result<Opened, SaveError>),
    /// The settings file was read, while these were in force.
    SettingsRead(Box<Settings>, Result<Opened, Notice>),
    /// What the ledgers hold.
    Ledgers(Box<Ledgers>),
    /// A damaged file was kept under another name before something in it was changed.
    SetAside(Notice),
    /// Where a rule set of people's own was [written](Keeper::keep_own_set), in the order in which they were sent; or why
    /// it wasn't.
    OwnSet(Result<PathBuf, WriteError>),
    /// What came of [saving](Keeper::save) a rule set of people's own.
    Saved(Token, Saved),
    /// How a file is that was opened to be [edited](Keeper::edit).
    Edited(Token, Box<Edited>),
    /// How a file is now that is edited here, as far as it [can be read](Keeper::look_at).
    Looked(PathBuf, Result<Found, ReadError>),
    /// What isn't saved yet of this file is [kept](Keeper::keep_unsaved); or it isn't, and is tried again, unless it is too
    /// large for that.
    UnsavedKept(PathBuf, Result<(), WriteError>),
    /// What isn't saved yet, of [whichever file](Keeper::look_for_unsaved).
    Left(Box<Left>),
    /// What came of a [copy](Keeper::copy).
    Copied(Token, Copied),
}

/// How a change came to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    /// The agreement is on the disk; with the id by which it is found there.
    Kept(Agreement),
    /// It is on the disk.
    Done,
    /// What was to be changed isn't there. The notice tells of a file that can't be read, in which it may be.
    Gone(Option<Notice>),
}

/// A file that people want to edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// The file.
    pub file: PathBuf,
    /// What is there now.
    pub found: Result<Found, ReadError>,
    /// What wasn't saved when it was last edited. Its text as it was then may be another than is there now.
    pub unsaved: Option<Unsaved>,
    /// What wasn't saved can't be read, and was set aside.
    pub notice: Option<Notice>,
    /// It is being edited in another window of this app. What is typed here isn't kept until it is left there.
    pub elsewhere: bool,
}

/// What came of leaving no trace of a talk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erased {
    /// Why not everything could be erased yet. It is tried again, and said when nothing is left.
    pub errors: Vec<WriteError>,
    /// Files that can't be read, in which something of the talk may be left.
    pub unread: Vec<Notice>,
    /// What can't be erased before the program ends is tried again at the next start.
    pub resumes: bool,
    /// The talk would come back: its journal could neither be renamed nor emptied.
    pub stuck: bool,
}

/// Keeps everything that is sent to it.
#[derive(Debug)]
pub struct Keeper {
    hand: Hand,
    replies: Receiver<Reply>,
    owed: Arc<Owed>,
    files: Files,
    journal: PathBuf,
    /// The lock of the last talk's journal, as long as there is anything to do for it.
    lock: Weak<File>,
    in_talk: bool,
    /// The last one given.
    token: u64,
    /// It was said that the disk doesn't answer.
    unanswered: bool,
    patience: Duration,
}

/// All that was left when a [rush](Keeper::rush) began.
#[derive(Debug)]
pub struct Rest {
    owed: Arc<Owed>,
    at_once: bool,
}

impl Rest {
    /// Waits for it, for so long at most; see [`Keeper::flush`].
    #[must_use]
    pub fn wait(&self, limit: Duration) -> Vec<Unkept> {
        self.owed.wait(if self.at_once { Duration::ZERO } else { limit })
    }
}

/// Who does the work.
#[derive(Debug)]
enum Hand {
    Thread(Sender<Job>),
    Caller(Box<Worker>),
}

impl Keeper {
    /// A keeper with a thread of its own, which calls `wake` when there are [replies](Self::replies). `settings` are
    /// those that the program and their file agree on. What was sent before the keeper is dropped is done once more.
    pub fn threaded(
        folders: &Folders,
        files: &Files,
        settings: &Settings,
        wake: impl Fn() + Send + 'static,
    ) -> Self {
        let (worker, replies, owed) = Worker::new(folders, files, settings);
        let (send, jobs) = channel();
        match thread::Builder::new().name("keeper".to_owned()).spawn(move || worker.run(&jobs, &wake)) {
            Ok(_runs_by_itself) => Self::with(folders, files, Hand::Thread(send), replies, owed),
            Err(error) => {
                tracing::warn!(%error, "no thread for what is to be kept: windows may wait for the disk");
                Self::at_once(folders, files, settings)
            }
        }
    }

    /// A keeper that does what it is sent before it goes on, for tests. What can't be done then is tried again with each
    /// look for [replies](Self::replies).
    #[must_use]
    pub fn at_once(folders: &Folders, files: &Files, settings: &Settings) -> Self {
        let (worker, replies, owed) = Worker::new(folders, files, settings);
        Self::with(folders, files, Hand::Caller(Box::new(worker.impatient())), replies, owed)
    }

    fn with(folders: &Folders, files: &Files, hand: Hand, replies: Receiver<Reply>, owed: Arc<Owed>) -> Self {
        Self {
            hand,
            replies,
            owed,
            files: files.clone(),
            journal: folders.journal(),
            lock: Weak::new(),
            in_talk: false,
            token: 0,
            unanswered: false,
            patience: NO_ANSWER,
        }
    }

    /// Begins a talk's journal. Only its lock is taken here and now; the rest is the keeper's.
    ///
    /// # Errors
    /// [`JournalError::Busy`] where another program has a talk running.
    pub fn begin(&mut self, header: &Header) -> Result<(), JournalError> {
        let journal = Journal::start(&self.journal, &self.files, header, self.lock.upgrade())?;
        self.go_on(journal);
        Ok(())
    }

    /// Goes on with the journal of a talk that was interrupted.
    pub fn go_on(&mut self, journal: Journal) {
        self.lock = journal.lock().map(Arc::downgrade).unwrap_or_default();
        self.in_talk = true;
        self.send(Job::Begin(Box::new(journal)));
    }

    /// Something has happened in the running talk. To be sent after each
    /// [`Session::apply`](crate::session::Session::apply) but that of [`Finish`](crate::session::Event::Finish), after
    /// which the talk wouldn't come back to be [ended](Self::end).
    pub fn happened(&mut self, happened: Happened) {
        self.send(Job::Happened(Box::new(happened)));
    }

    /// This is being written in the running talk now.
    pub fn draft(&mut self, written: Written) {
        self.send(Job::Draft(Box::new(written)));
    }

    /// The running talk is over. Once everything that was sent before is on the disk, its journal is erased.
    pub fn end(&mut self) {
        self.in_talk = false;
        self.send(Job::End);
    }

    /// The running talk is to leave no trace. What was sent of it and isn't on the disk yet never gets there.
    pub fn erase(&mut self) {
        self.in_talk = false;
        self.send(Job::Erase);
    }

    /// Erases everything that is kept of talks up to this moment, which is now; see [`erase`](super::erase). What was sent
    /// and isn't on the disk yet never gets there. Nobody may hold the journal of an interrupted talk.
    pub fn erase_everything(&mut self, now: Timestamp) {
        self.send(Job::EraseEverything(now));
    }

    /// Finishes what was to be erased when the program last ran, and was cut off.
    pub fn finish_erasing(&mut self) {
        self.send(Job::FinishErasing);
    }

    /// Changes what is kept. The token tells its [replies](Reply::Changed) from others'.
    pub fn change(&mut self, change: Change) -> Token {
        self.token += 1;
        let token = Token(self.token);
        self.send(Job::Change(token, Box::new(change)));
        token
    }

    /// Takes back a change that may not have come to its end yet. If it hasn't, nothing of it is kept, and
    /// [`Reply::TakenBack`] says so.
    pub fn take_back(&mut self, token: Token) {
        self.send(Job::TakeBack(token));
    }

    /// Puts into the settings file what was changed in the program, from these settings to those.
    pub fn keep_settings(&mut self, from: &Settings, to: &Settings) {
        self.send(Job::KeepSettings(Box::new([from.clone(), to.clone()])));
    }

    /// Reads the settings file, which somebody may have changed.
    pub fn read_settings(&mut self) {
        self.send(Job::ReadSettings);
    }

    /// Keeps where the windows are. It is tried once, since nobody would miss it.
    pub fn keep_frames(&mut self, frames: Frames) {
        self.send(Job::Frames(frames));
    }

    /// The next start shows nothing of what is kept; or, where it isn't to be `covered` any more, it does again.
    pub fn cover(&mut self, covered: bool) {
        self.send(Job::Cover(covered));
    }

    /// Writes a rule set of people's own to a new file, or gives one another title, for [`Reply::OwnSet`]. It is tried once.
    pub fn keep_own_set(&mut self, set: SetWork) {
        self.send(Job::OwnSet(Box::new(set)));
    }

    /// Saves what people changed in a rule set of their own, for [`Reply::Saved`]. It is tried once. Once it is on the disk
    /// in its place or beside it, what was kept of it as unsaved goes.
    pub fn save(&mut self, save: Save) -> Token {
        self.token += 1;
        let token = Token(self.token);
        self.send(Job::Save(token, Box::new(save)));
        token
    }

    /// Opens a file to be edited, for [`Reply::Edited`]: until it is [left](Self::leave_edited), other windows hear of it.
    pub fn edit(&mut self, file: PathBuf) -> Token {
        self.token += 1;
        let token = Token(self.token);
        self.send(Job::Edit(token, file));
        token
    }

    /// Looks at a file that is edited here, since somebody may have changed it, for [`Reply::Looked`].
    pub fn look_at(&mut self, file: PathBuf) {
        self.send(Job::LookAt(file));
    }

    /// A file isn't edited here any more. What isn't saved of it stays until it is [forgotten](Self::forget_unsaved).
    pub fn leave_edited(&mut self, file: PathBuf) {
        self.send(Job::LeaveEdited(file));
    }

    /// Keeps what isn't saved yet of a file, in place of what was sent of it before. As often as it is sent it is written,
    /// but for what is out of date before its turn comes.
    pub fn keep_unsaved(&mut self, unsaved: Unsaved) {
        self.send(Job::KeepUnsaved(Box::new(unsaved)));
    }

    /// Forgets what isn't saved of a file, since nobody wants it any more.
    pub fn forget_unsaved(&mut self, file: PathBuf) {
        self.send(Job::ForgetUnsaved(file));
    }

    /// Looks for what wasn't saved when the program ended, for [`Reply::Left`].
    pub fn look_for_unsaved(&mut self) {
        self.send(Job::LookForUnsaved);
    }

    /// Writes a copy of what is kept, as it is once all that was sent before is on the disk, for [`Reply::Copied`]. It is
    /// tried once.
    pub fn copy(&mut self, copy: Copy) -> Token {
        self.token += 1;
        let token = Token(self.token);
        self.send(Job::Copy(token, Box::new(copy)));
        token
    }

    /// Looks at what there is to [erase](Self::erase_everything), for [`Reply::Stock`]; `ours` where this program has an
    /// interrupted talk open.
    pub fn take_stock(&mut self, ours: bool) {
        self.send(Job::TakeStock(ours));
    }

    /// Reads the ledgers, for [`Reply::Ledgers`].
    pub fn read_ledgers(&mut self) {
        self.send(Job::ReadLedgers);
    }

    /// What came of what was sent, in the order in which it came about; to be asked for at the end of each update.
    pub fn replies(&mut self) -> Vec<Reply> {
        if let Hand::Caller(worker) = &mut self.hand {
            worker.try_again();
        }
        let mut replies: Vec<Reply> = self.replies.try_iter().collect();
        let unanswered = self.in_talk && self.owed.at_work().is_some_and(|time| time > self.patience);
        let said = replies.iter().any(|reply| matches!(reply, Reply::Journal(_)));
        match (mem::replace(&mut self.unanswered, unanswered), unanswered) {
            (false, true) => {
                let error = WriteError { path: self.journal.clone(), why: Why::NoAnswer };
                replies.push(Reply::Journal(News::NotKept(error)));
            }
            // Where it has failed in the end, that is said.
            (true, false) if self.in_talk && !said && !self.owed.has_failed(Part::Talk) => {
                replies.push(Reply::Journal(News::KeptAgain));
            }
            _ => {}
        }
        replies
    }

    /// Does all that is left, and waits for it for so long at most. Returns what isn't on the disk then. What fails for
    /// another reason than that somebody else is using a file isn't waited for.
    pub fn flush(&mut self, limit: Duration) -> Vec<Unkept> {
        self.rush().wait(limit)
    }

    /// Does all that is left. Whoever wants to wait for it can do so on another thread.
    pub fn rush(&mut self) -> Rest {
        self.owed.begin_rush();
        self.send(Job::Rush);
        Rest { owed: Arc::clone(&self.owed), at_once: matches!(self.hand, Hand::Caller(_)) }
    }

    fn send(&mut self, job: Job) {
        if let Some(part) = job.part() {
            self.owed.add(part);
        }
        match &mut self.hand {
            // Nobody is there to take it only where the thread has panicked: then it stays owed.
            Hand::Thread(send) => drop(send.send(job)),
            Hand::Caller(worker) => worker.take_at_once(job),
        }
    }
}

#[cfg(test)]
mod tests;
