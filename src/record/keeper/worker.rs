//! Who does what is sent to the keeper.

mod work;

use std::collections::{BTreeMap, VecDeque};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::job::{Job, Token};
use super::owed::Owed;
use super::{Part, Reply};
use crate::record::books::Books;
use crate::record::erase::Everything;
use crate::record::file::{Files, Why, WriteError};
use crate::record::folders::Folders;
use crate::record::journal::{Erasing, Journal};
use crate::record::settings::{self, Settings};
use crate::record::unsaved::Lock;

use work::{Came, Work};

/// How soon a file is tried again that somebody else is using. They do so for a few milliseconds.
const SOON: Duration = Duration::from_millis(100);

/// Nobody hears of a file that somebody else is using, unless they do so for longer than this.
const PATIENCE: Duration = Duration::from_secs(1);

/// How soon anything else is tried again that failed.
const LATER: Duration = Duration::from_secs(20);

/// Does what is sent to the keeper.
#[derive(Debug)]
pub(super) struct Worker {
    folders: Folders,
    files: Files,
    books: Books,
    /// What the program and the settings file last agreed on.
    agreed: Settings,
    /// What is wanted since.
    wanted: Settings,
    /// The running talk's.
    journal: Option<Journal>,
    /// Its journal has lines that weren't tried yet; true if they are to be there whatever becomes of the machine.
    unwritten: Option<bool>,
    /// How many things were sent for it that aren't on the disk.
    lines: usize,
    queue: VecDeque<Task>,
    patience: Duration,
    /// When parts are tried again that have failed.
    again: BTreeMap<Part, Instant>,
    /// What is open to be edited here.
    editing: BTreeMap<PathBuf, Lock>,
    rushes: bool,
    replies: Sender<Reply>,
    /// There are replies that nobody was woken for.
    spoke: bool,
    owed: Arc<Owed>,
}

/// What waits to be done.
#[derive(Debug)]
struct Task {
    work: Work,
    since: Instant,
    /// That it failed has been said.
    told: bool,
}

impl Worker {
    pub(super) fn new(
        folders: &Folders,
        files: &Files,
        settings: &Settings,
    ) -> (Self, Receiver<Reply>, Arc<Owed>) {
        let (replies, heard) = channel();
        let owed = Arc::new(Owed::default());
        let worker = Self {
            books: Books::at(folders, files),
            folders: folders.clone(),
            files: files.clone(),
            agreed: settings.clone(),
            wanted: settings.clone(),
            journal: None,
            unwritten: None,
            lines: 0,
            queue: VecDeque::new(),
            patience: PATIENCE,
            again: BTreeMap::new(),
            editing: BTreeMap::new(),
            rushes: false,
            replies,
            spoke: false,
            owed: Arc::clone(&owed),
        };
        (worker, heard, owed)
    }

    /// Whoever waits for it themselves hears at once why something fails.
    pub(super) fn impatient(self) -> Self {
        Self { patience: Duration::ZERO, ..self }
    }

    /// Does what comes until nobody can send anything any more.
    pub(super) fn run(mut self, jobs: &Receiver<Job>, wake: &dyn Fn()) {
        loop {
            // Before each thing that may take long: what has happened in the talk comes first.
            for job in jobs.try_iter() {
                self.take(job);
            }
            let did = self.step();
            if mem::take(&mut self.spoke) {
                wake();
            }
            if did {
                continue;
            }
            let next = match self.again.values().min() {
                Some(at) => jobs.recv_timeout(at.saturating_duration_since(Instant::now())),
                None => jobs.recv().map_err(RecvTimeoutError::from),
            };
            match next {
                Ok(job) => self.take(job),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return self.try_again(),
            }
        }
    }

    /// Does a job, and all that can be done now.
    pub(super) fn take_at_once(&mut self, job: Job) {
        self.take(job);
        while self.step() {}
    }

    /// Does all that can be done now, whether or not it has failed before.
    pub(super) fn try_again(&mut self) {
        self.again.clear();
        while self.step() {}
    }

    /// Puts a job where it belongs.
    fn take(&mut self, job: Job) {
        match job {
            Job::Begin(journal) => self.begin(*journal),
            Job::Happened(happened) => {
                let adds = |journal: &mut Journal| journal.add(&happened);
                if self.journal.as_mut().is_some_and(adds) {
                    self.unwritten = Some(true);
                }
                self.line();
            }
            Job::Draft(written) => {
                if let Some(journal) = &mut self.journal {
                    journal.add_draft(&written);
                    self.unwritten = Some(self.unwritten.unwrap_or(false));
                }
                self.line();
            }
            Job::End => match self.close() {
                Some(journal) => self.queue(Work::End(Box::new(journal))),
                None => self.owed.done(Part::Closing, 1),
            },
            Job::Erase => self.erase(),
            Job::FinishErasing => {
                if let Some(left) = Everything::left(&self.folders, &self.files) {
                    self.owed.add(Part::Everything);
                    self.queue(Work::EraseEverything(Box::new(left)));
                }
                match Erasing::left(&self.files, &self.folders.journal()) {
                    Some(left) => self.queue(Work::Erase(Box::new(left))),
                    None => self.owed.done(Part::Closing, 1),
                }
            }
            Job::EraseEverything(now) => self.erase_everything(now),
            Job::Change(token, change) => self.queue(Work::Change(token, change)),
            Job::TakeBack(token) => {
                if self.cancel(|work| matches!(work, Work::Change(sent, _) if *sent == token)) {
                    self.reply(Reply::TakenBack(token));
                }
            }
            Job::KeepSettings(change) => {
                let [from, to] = *change;
                self.wanted = settings::merge(&from, &self.wanted, &to);
                self.queue_settings();
            }
            Job::ReadSettings => self.queue(Work::ReadSettings),
            Job::Frames(frames) => self.queue(Work::Frames(frames)),
            Job::Cover(covers) => {
                let _before = self.cancel(|work| matches!(work, Work::Cover(_)));
                self.queue(Work::Cover(covers));
                // Nothing else is in such a hurry.
                self.queue.rotate_right(1);
            }
            Job::OwnSet(set) => self.queue(Work::OwnSet(set)),
            Job::Save(token, save) => self.queue(Work::Save(token, save)),
            Job::Edit(token, file) => self.queue(Work::Edit(token, file)),
            Job::LookAt(file) => {
                // One look after all changes is enough.
                let _waited = self.cancel(|work| matches!(work, Work::LookAt(waits) if *waits == file));
                self.queue(Work::LookAt(file));
            }
            Job::LeaveEdited(file) => self.queue(Work::LeaveEdited(file)),
            Job::KeepUnsaved(unsaved) => {
                self.forget_waiting(&unsaved.file);
                self.queue(Work::KeepUnsaved(unsaved));
            }
            Job::ForgetUnsaved(file) => {
                self.forget_waiting(&file);
                self.queue(Work::ForgetUnsaved(file));
            }
            Job::LookForUnsaved => self.queue(Work::LookForUnsaved),
            Job::Copy(token, copy) => self.queue(Work::Copy(token, Some(copy))),
            Job::TakeStock(ours) => self.queue(Work::TakeStock(ours)),
            Job::ReadLedgers => {
                // One look after all changes is enough.
                let _waited = self.cancel(|work| matches!(work, Work::ReadLedgers));
                self.queue(Work::ReadLedgers);
            }
            Job::Rush => {
                self.again.clear();
                self.rushes = true;
            }
        }
    }

    fn queue(&mut self, work: Work) {
        if let Some(part) = work.part() {
            // Something has changed, so it may work now.
            let _waits = self.again.remove(&part);
        }
        self.queue.push_back(Task { work, since: Instant::now(), told: false });
    }

    /// One that waits keeps all that is wanted by then.
    fn queue_settings(&mut self) {
        let _waited = self.cancel(|work| matches!(work, Work::KeepSettings));
        self.queue(Work::KeepSettings);
    }

    /// What waits to be kept of this file is out of date.
    fn forget_waiting(&mut self, file: &Path) {
        let _waited = self.cancel(|work| matches!(work, Work::KeepUnsaved(unsaved) if unsaved.file == *file));
    }

    /// Takes work out of the queue. Whether there was any.
    fn cancel(&mut self, which: impl Fn(&Work) -> bool) -> bool {
        let (gone, stay): (VecDeque<Task>, VecDeque<Task>) =
            mem::take(&mut self.queue).into_iter().partition(|task| which(&task.work));
        self.queue = stay;
        for part in gone.iter().filter_map(|task| task.work.part()) {
            self.owed.done(part, 1);
        }
        !gone.is_empty()
    }

    fn begin(&mut self, mut journal: Journal) {
        // The last talk's journal may be in its place, as long as other things can't be kept.
        for task in &mut self.queue {
            if let Work::End(before) = &mut task.work
                && let Err(error) = before.step_aside()
            {
                tracing::info!(?error, "the last talk's journal is in the way");
            }
        }
        journal.go_through(&self.files);
        self.unwritten = journal.is_waiting().then_some(true);
        self.journal = Some(journal);
        self.line();
    }

    /// Takes note of one more thing that was sent for the journal.
    fn line(&mut self) {
        self.lines += 1;
        self.count_lines();
    }

    fn count_lines(&mut self) {
        if self.unwritten.is_none() && self.journal.as_ref().is_none_or(|journal| !journal.is_waiting()) {
            self.owed.done(Part::Talk, mem::take(&mut self.lines));
        }
    }

    /// Brings to the disk what waits of the journal.
    fn write(&mut self) {
        let Some(sync) = self.unwritten.take() else { return };
        let Some(journal) = &mut self.journal else { return };
        self.owed.works(true);
        let news = journal.write(sync);
        match journal.trouble() {
            Some(error) => {
                self.owed.failed(Part::Talk, error);
                let _before = self.again.insert(Part::Talk, Instant::now() + pause(error));
            }
            None => drop(self.again.remove(&Part::Talk)),
        }
        self.count_lines();
        if let Some(news) = news {
            self.reply(Reply::Journal(news));
        }
    }

    /// The talk is over; gives its journal.
    fn close(&mut self) -> Option<Journal> {
        self.write();
        let _waits = self.again.remove(&Part::Talk);
        self.owed.done(Part::Talk, mem::take(&mut self.lines));
        self.journal.take()
    }

    fn erase(&mut self) {
        self.unwritten = None;
        let Some(journal) = self.close() else { return self.owed.done(Part::Closing, 1) };
        let began = Some(journal.began());
        let _never_kept =
            self.cancel(|work| matches!(work, Work::Change(_, change) if change.began() == began));
        self.owed.works(true);
        let erasing = journal.erase();
        self.queue(Work::Erase(Box::new(erasing)));
    }

    /// Erases everything. What waits in the queue never gets to the disk; ended talks let go of their locks.
    fn erase_everything(&mut self, now: Timestamp) {
        let tokens: Vec<Token> = self.queue.iter().filter_map(|task| task.work.token()).collect();
        let goes = |work: &Work| {
            matches!(
                work,
                Work::Change(..)
                    | Work::Frames(_)
                    | Work::KeepUnsaved(_)
                    | Work::End(_)
                    | Work::Erase(_)
                    | Work::EraseEverything(_)
            )
        };
        let _never_kept = self.cancel(goes);
        for token in tokens {
            self.reply(Reply::TakenBack(token));
        }
        let everything = Everything::now(&self.folders, &self.files, now);
        self.queue(Work::EraseEverything(Box::new(everything)));
    }

    /// Does one thing that can be done now. False where there is none.
    fn step(&mut self) -> bool {
        let now = Instant::now();
        self.again.retain(|_, at| *at > now);
        let waits = self.journal.as_ref().is_some_and(Journal::is_waiting);
        if waits && !self.again.contains_key(&Part::Talk) {
            self.unwritten = Some(true);
        }
        if self.unwritten.is_some() {
            self.write();
            return true;
        }
        let Some(place) = (0..self.queue.len()).find(|place| self.is_ready(*place)) else {
            self.owed.works(false);
            if mem::take(&mut self.rushes) {
                self.owed.end_rush();
            }
            return false;
        };
        if let Some(task) = self.queue.remove(place) {
            self.owed.works(true);
            self.attempt(task, place);
        }
        true
    }

    fn is_ready(&self, place: usize) -> bool {
        let Some(Task { work, .. }) = self.queue.get(place) else { return false };
        let is_kept = |task: &Task| task.work.part().is_some_and(Part::outlasts_a_talk);
        let waits = matches!(work, Work::End(_)) && self.queue.range(..place).any(is_kept);
        !waits && work.part().is_none_or(|part| !self.again.contains_key(&part))
    }

    /// Tries a task. If it fails, it goes back to its place.
    fn attempt(&mut self, mut task: Task, place: usize) {
        let part = task.work.part();
        let may_set_aside = task.work.may_set_aside();
        let reply = match (self.act(&mut task.work), part) {
            (Came::Failed(reply, error), Some(part)) => {
                let _before = self.again.insert(part, Instant::now() + pause(&error));
                self.owed.failed(part, &error);
                let may_pass = error.why == Why::Busy && task.since.elapsed() < self.patience;
                let reply = reply.filter(|_| !may_pass && !mem::replace(&mut task.told, true));
                self.queue.insert(place, task);
                reply
            }
            (Came::Done(reply) | Came::Failed(reply, _), _) => {
                // Whoever hears that a talk is over finds that nobody holds its lock.
                drop(task);
                if let Some(part) = part {
                    self.owed.done(part, 1);
                }
                reply
            }
        };
        if let Some(reply) = reply {
            self.reply(reply);
        }
        if may_set_aside {
            self.tell_what_is_aside();
        }
    }

    fn reply(&mut self, reply: Reply) {
        self.spoke = true;
        // Nobody asks any more once the program ends.
        let _ = self.replies.send(reply);
    }
}

/// How long until something is tried again that failed for this reason.
fn pause(error: &WriteError) -> Duration {
    if error.why == Why::Busy { SOON } else { LATER }
}
