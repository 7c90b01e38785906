//! The keeper over disks that hang, fail and fill up, and beside programs that hold its locks.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where something is missing")]

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Condvar, Mutex};
use std::time::Instant;

use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::clock::{Clock, Hands};
use crate::plan::{Choices, RuleChoice};
use crate::record::agreements::{Agreements, How, Id, Look};
use crate::record::file::{self, Act, Gate};
use crate::record::history::{History, PastTalk};
use crate::record::journal::{Recovered, recover};
use crate::record::kept_rules::{KeptRules, RulesKept};
use crate::record::last_time::{LastTime, LastTimes};
use crate::record::next_talk::{NextTalk, NextTalks};
use crate::session::{Event, State};

mod copies;
mod edited;
mod of_talks;
mod order;
mod settings;

const SET: &str = "(
    format: 1,
    name: \"Two by two\",
    turns: { \"speak\": (title: \"Speak\", time: \"2m\") },
    flow: [Repeat(times: 3, steps: [Each(steps: [Speaker(\"speak\")])])],
)";

/// Longer than anything takes here; nothing waits for it to pass.
const LONG: Duration = Duration::from_secs(60);

/// A disk that does what a test says.
#[derive(Debug, Default)]
struct Fault {
    state: Mutex<Faults>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Faults {
    /// Nothing passes.
    hangs: bool,
    /// Somebody stands before it.
    held_up: bool,
    /// What everything fails with that writes.
    fails: Option<io::ErrorKind>,
    acts: Vec<Act>,
}

impl Gate for Fault {
    fn pass(&self, act: Act, _path: &Path) -> io::Result<()> {
        let mut state = self.state.lock().unwrap();
        state.acts.push(act);
        state.held_up = state.hangs;
        self.changed.notify_all();
        let state = self.changed.wait_while(state, |state| state.hangs).unwrap();
        match state.fails {
            Some(kind) if !matches!(act, Act::Read | Act::Lock) => Err(kind.into()),
            _ => Ok(()),
        }
    }
}

impl Fault {
    fn set(&self, how: impl FnOnce(&mut Faults)) {
        how(&mut self.state.lock().unwrap());
        self.changed.notify_all();
    }

    fn hangs(&self, hangs: bool) {
        self.set(|state| (state.hangs, state.held_up) = (hangs, false));
    }

    fn fails(&self, kind: Option<io::ErrorKind>) {
        self.set(|state| state.fails = kind);
    }

    /// Waits until the keeper stands before it.
    fn is_reached(&self) {
        let state = self.state.lock().unwrap();
        let (_state, waited) = self.changed.wait_timeout_while(state, LONG, |state| !state.held_up).unwrap();
        assert!(!waited.timed_out(), "nothing is written");
    }

    fn acts(&self, act: Act) -> usize {
        self.state.lock().unwrap().acts.iter().filter(|one| **one == act).count()
    }
}

/// A keeper with folders of its own, and a clock that is moved by hand.
struct Room {
    folder: tempfile::TempDir,
    fault: Arc<Fault>,
    keeper: Keeper,
    woken: Receiver<()>,
    clock: Clock,
    hands: Hands,
    heard: Vec<Reply>,
}

fn folders(root: &Path) -> Folders {
    Folders { config: root.join("config"), data: root.join("data"), state: root.join("state") }
}

impl Room {
    fn new(threaded: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let fault = Arc::new(Fault::default());
        let files = Files::behind(fault.clone());
        let (wake, woken) = channel();
        let folders = folders(folder.path());
        let keeper = if threaded {
            Keeper::threaded(&folders, &files, &Settings::default(), move || {
                let _ = wake.send(());
            })
        } else {
            Keeper::at_once(&folders, &files, &Settings::default())
        };
        let (clock, hands) = Clock::by_hand(Timestamp::from_second(1_800_000_000).unwrap());
        Self { folder, fault, keeper, woken, clock, hands, heard: Vec::new() }
    }

    /// One with a thread.
    fn threaded() -> Self {
        Self::new(true)
    }

    fn folders(&self) -> Folders {
        folders(self.folder.path())
    }

    fn header(&self) -> Header {
        let names = vec!["Ana".to_owned(), "Ben".to_owned()];
        let choices =
            Choices { name: "two".to_owned(), names, language: "en".to_owned(), ..Choices::default() };
        Header::new(SET.to_owned(), choices, 1, self.clock.now(), &self.clock)
    }

    /// A talk begins.
    fn talk(&mut self) -> Header {
        let header = self.header();
        self.keeper.begin(&header).unwrap();
        self.happens(Event::Begin);
        header
    }

    fn happens(&mut self, event: Event) {
        self.hands.pass(Duration::from_millis(1));
        self.keeper.happened(Happened::new(event, self.clock.now(), &[], None));
    }

    fn drafts(&mut self, what: &str) {
        self.keeper.draft(Written { what: what.to_owned(), ..Written::default() });
    }

    fn agreement(&self, what: &str) -> Agreement {
        let now = self.clock.now().wall();
        Agreement::new(what.to_owned(), Vec::new(), now, "two".to_owned(), now)
    }

    fn agrees(&mut self, what: &str) -> Token {
        let agreement = self.agreement(what);
        self.keeper.change(Change::Add(agreement))
    }

    /// Waits until this was replied, however many other replies come before it.
    #[track_caller]
    fn hears<T>(&mut self, which: impl Fn(&Reply) -> Option<T>) -> T {
        let until = Instant::now() + LONG;
        loop {
            self.listens();
            if let Some(place) = self.heard.iter().position(|reply| which(reply).is_some()) {
                return which(&self.heard.remove(place)).unwrap();
            }
            let left = until.saturating_duration_since(Instant::now());
            assert!(self.woken.recv_timeout(left).is_ok(), "only this was replied: {:?}", self.heard);
        }
    }

    fn listens(&mut self) {
        self.heard.extend(self.keeper.replies());
    }

    #[track_caller]
    fn hears_news(&mut self) -> News {
        self.hears(|reply| if let Reply::Journal(news) = reply { Some(news.clone()) } else { None })
    }

    #[track_caller]
    fn hears_of(&mut self, token: Token) -> Result<Settled, WriteError> {
        self.hears(|reply| match reply {
            Reply::Changed(of, outcome) if *of == token => Some(outcome.clone()),
            _ => None,
        })
    }

    #[track_caller]
    fn hears_of_the_end(&mut self) -> Result<(), WriteError> {
        self.hears(|reply| if let Reply::Ended(ended) = reply { Some(ended.clone()) } else { None })
    }

    /// Everything is on the disk.
    #[track_caller]
    fn is_done(&mut self) {
        assert_eq!(self.keeper.flush(LONG), []);
        self.listens();
    }

    #[track_caller]
    fn has_heard_nothing(&mut self) {
        self.listens();
        assert!(self.heard.is_empty(), "{:?}", self.heard);
    }

    fn journal(&self) -> String {
        fs::read_to_string(self.folders().journal()).unwrap_or_default()
    }

    /// What was parked, as the journal has it.
    fn parked(&self) -> Vec<String> {
        let text = self.journal();
        let parked = text.lines().filter_map(|line| line.split_once("Park(\"")).map(|(_, rest)| rest);
        parked.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    }

    fn agreements(&self) -> Vec<String> {
        let entries = Agreements::at(self.folders().agreements()).list().entries;
        entries.into_iter().map(|one| one.what).collect()
    }

    /// The program is killed, and started again.
    fn recovers(self) -> (Recovered, tempfile::TempDir) {
        let Self { folder, keeper, mut clock, .. } = self;
        drop(keeper);
        let journal = folders(folder.path()).journal();
        // The keeper's thread lets go of the lock when it has done what was sent.
        let until = Instant::now() + LONG;
        loop {
            let found = recover(&journal, &mut clock);
            match found.talk {
                Some(talk) => return (talk, folder),
                None => assert!(
                    found.troubles == [JournalError::Busy] && Instant::now() < until,
                    "{:?}",
                    found.troubles
                ),
            }
            thread::yield_now();
        }
    }
}

fn park(number: usize) -> Event {
    Event::Park(format!("topic {number}"))
}

fn topics(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("topic {number}")).collect()
}

// A disk that hangs.

#[test]
fn nobody_waits_for_a_disk_that_hangs_and_nothing_is_lost_when_it_recovers() {
    let mut room = Room::threaded();
    let _header = room.talk();
    room.is_done();
    room.fault.hangs(true);
    for number in 0..20 {
        room.happens(park(number));
    }
    room.fault.is_reached();
    let token = room.agrees("Dinner");
    for number in 20..40 {
        room.happens(park(number));
    }
    assert!(room.parked().is_empty());
    room.has_heard_nothing();
    room.fault.hangs(false);
    assert!(matches!(room.hears_of(token), Ok(Settled::Kept(kept)) if kept.what == "Dinner"));
    room.is_done();
    assert_eq!(room.parked(), topics(40));
    assert_eq!(room.agreements(), ["Dinner"]);
    room.has_heard_nothing();
}

#[test]
fn what_has_waited_is_brought_to_the_disk_in_one_go() {
    let mut room = Room::threaded();
    let _header = room.talk();
    room.is_done();
    room.fault.hangs(true);
    room.happens(park(0));
    room.fault.is_reached();
    let before = room.fault.acts(Act::Sync);
    for number in 1..200 {
        room.happens(park(number));
    }
    room.fault.hangs(false);
    room.is_done();
    assert_eq!(room.parked(), topics(200));
    assert!(room.fault.acts(Act::Sync) - before <= 3);
}

#[test]
fn that_the_disk_does_not_answer_is_said_once_and_so_is_that_it_does() {
    let mut room = Room::threaded();
    let _header = room.talk();
    room.is_done();
    room.fault.hangs(true);
    room.happens(Event::Pause);
    room.fault.is_reached();
    room.has_heard_nothing();
    room.keeper.patience = Duration::ZERO;
    room.listens();
    room.listens();
    room.keeper.patience = LONG;
    room.fault.hangs(false);
    room.is_done();
    room.listens();
    let [Reply::Journal(News::NotKept(error)), Reply::Journal(News::KeptAgain)] = &room.heard[..] else {
        panic!("{:?}", room.heard)
    };
    assert_eq!(error.why, Why::NoAnswer);
}

// A disk that fails, or is full.

#[test]
fn a_failure_is_said_once_and_so_is_that_it_works_again() {
    for kind in
        [io::ErrorKind::StorageFull, io::ErrorKind::ReadOnlyFilesystem, io::ErrorKind::PermissionDenied]
    {
        for threaded in [false, true] {
            let mut room = Room::new(threaded);
            let _header = room.talk();
            room.is_done();
            room.fault.fails(Some(kind));
            let token = room.agrees("Dinner");
            room.happens(park(0));
            assert!(matches!(room.hears_news(), News::NotKept(_)));
            assert!(room.hears_of(token).is_err());
            let later = room.agrees("Lunch");
            for number in 1..5 {
                room.happens(park(number));
            }
            let unkept = room.keeper.flush(LONG);
            let parts: Vec<Part> = unkept.iter().map(|unkept| unkept.part).collect();
            assert_eq!(parts, [Part::Talk, Part::Agreements]);
            assert!(unkept.iter().all(|unkept| unkept.why.is_some()), "{unkept:?}");
            room.has_heard_nothing();

            room.fault.fails(None);
            room.is_done();
            assert_eq!(room.hears_news(), News::KeptAgain);
            assert!(room.hears_of(token).is_ok() && room.hears_of(later).is_ok());
            assert_eq!(
                (room.parked(), room.agreements()),
                (topics(5), vec!["Dinner".into(), "Lunch".into()])
            );
            room.has_heard_nothing();
        }
    }
}

#[test]
fn a_talk_that_begins_on_a_full_disk_is_kept_whole_as_soon_as_there_is_room() {
    let mut room = Room::threaded();
    room.fault.fails(Some(io::ErrorKind::StorageFull));
    let header = room.talk();
    room.drafts("Dinner on Fridays");
    assert!(matches!(room.hears_news(), News::NotKept(error) if error.why == Why::Full));
    assert_eq!(room.journal(), "");
    room.fault.fails(None);
    room.is_done();
    assert_eq!(room.hears_news(), News::KeptAgain);
    let (recovered, _folder) = room.recovers();
    assert_eq!((recovered.header, recovered.written.what.as_str()), (header, "Dinner on Fridays"));
    assert!(recovered.session.state() != State::Ready, "it has begun");
}

#[test]
fn a_change_that_fails_can_be_taken_back() {
    let mut room = Room::threaded();
    room.fault.fails(Some(io::ErrorKind::StorageFull));
    let first = room.agrees("Dinner");
    assert!(room.hears_of(first).is_err());
    room.keeper.take_back(first);
    room.hears(|reply| matches!(reply, Reply::TakenBack(token) if *token == first).then_some(()));
    room.fault.fails(None);
    let second = room.agrees("Lunch");
    assert!(room.hears_of(second).is_ok());
    assert_eq!(room.agreements(), ["Lunch"]);
    // Too late: it stays.
    room.keeper.take_back(second);
    room.is_done();
    room.has_heard_nothing();
}

#[test]
fn a_change_of_what_is_gone_is_said_to_be_and_nothing_waits_for_it() {
    let mut room = Room::threaded();
    let mut gone = room.agreement("Dinner");
    gone.id = Id(5);
    let changes = [Change::Reword(gone), Change::Remove(Id(5))];
    for change in changes {
        let token = room.keeper.change(change);
        assert_eq!(room.hears_of(token), Ok(Settled::Gone(None)));
    }
    fs::create_dir_all(room.folders().data).unwrap();
    fs::write(room.folders().agreements(), "[(").unwrap();
    let token = room.keeper.change(Change::Remove(Id(5)));
    let outcome = room.hears_of(token);
    let Ok(Settled::Gone(Some(notice))) = outcome else { panic!("{outcome:?}") };
    assert_eq!(notice.file, room.folders().agreements());
}

#[test]
fn words_changed_here_and_what_became_of_it_elsewhere_are_both_kept() {
    let mut room = Room::threaded();
    let token = room.agrees("Dinner");
    let Ok(Settled::Kept(kept)) = room.hears_of(token) else { panic!("it is kept") };
    // Somebody looks at it in another program, while this one still has it as it was.
    let look =
        Look { on: date(2026, 11, 26), how: How::Done, note: String::new(), began: None, before: None };
    let token = room.keeper.change(Change::Look(kept.id, look, None));
    assert!(room.hears_of(token).is_ok());
    let token =
        room.keeper.change(Change::Reword(Agreement { what: "Dinner on Fridays".to_owned(), ..kept }));
    let Ok(Settled::Kept(both)) = room.hears_of(token) else { panic!("it is kept") };
    assert_eq!(
        (both.what.as_str(), both.state),
        ("Dinner on Fridays", crate::record::agreements::State::Done)
    );
    assert_eq!(room.agreements(), ["Dinner on Fridays"]);
}
