//! Disks that hang, fail and fill up, and locks that others hold, while people talk: they needn't feel any of it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, ThreadId};
use std::time::Duration;

use common_ground::cli::First;
use common_ground::clock::Clock;
use common_ground::record::agreements::Agreements;
use common_ground::record::file::{Act, Gate};
use common_ground::record::journal::{Recovered, recover};
use common_ground::record::settings;
use common_ground::session::State;
use common_ground::ui::Outside;
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{Person, done};
use super::said::{english, said};

/// A disk that does what a test says.
#[derive(Debug, Default)]
pub(crate) struct Disk {
    state: Mutex<Faults>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Faults {
    hangs: bool,
    /// What everything fails with that writes.
    fails: Option<io::ErrorKind>,
    acts: Vec<(ThreadId, Act, PathBuf)>,
}

impl Gate for Disk {
    fn pass(&self, act: Act, path: &Path) -> io::Result<()> {
        let mut state = self.state.lock().unwrap();
        state.acts.push((thread::current().id(), act, path.to_owned()));
        let state = self.changed.wait_while(state, |state| state.hangs).unwrap();
        match state.fails {
            Some(kind) if !matches!(act, Act::Read | Act::Lock) => Err(kind.into()),
            _ => Ok(()),
        }
    }
}

impl Disk {
    pub(super) fn new() -> Arc<Self> {
        Arc::default()
    }

    fn set(&self, how: impl FnOnce(&mut Faults)) {
        how(&mut self.state.lock().unwrap());
        self.changed.notify_all();
    }

    pub(super) fn hangs(&self) {
        self.set(|state| state.hangs = true);
    }

    /// It is as it was; or from now on it fails with this.
    pub(super) fn recovers(&self, fails: Option<io::ErrorKind>) {
        self.set(|state| (state.hangs, state.fails) = (false, fails));
    }

    fn fills_up(&self) {
        self.set(|state| state.fails = Some(io::ErrorKind::StorageFull));
    }

    /// How often something was written, or was to be.
    fn writes(&self) -> usize {
        let state = self.state.lock().unwrap();
        state.acts.iter().filter(|(_, act, _)| !matches!(act, Act::Read | Act::Lock)).count()
    }

    fn forgets_what_was_done(&self) {
        self.set(|state| state.acts.clear());
    }

    /// That no window has waited for it.
    #[track_caller]
    fn was_kept_from_the_windows(&self) {
        let state = self.state.lock().unwrap();
        let here = thread::current().id();
        let ours: Vec<_> = state.acts.iter().filter(|(thread, ..)| *thread == here).collect();
        assert!(ours.is_empty(), "a window waits for {ours:?}");
    }
}

/// In Ana's first turn, with everything on the disk so far.
fn in_a_turn(disk: &Arc<Disk>) -> Person {
    let mut person = Home::new().on(disk).talk();
    let _ = person.goes_to_the_first_turn();
    // Not at the breath before it already: what is still to be written would come among what a test does.
    comes_back(&mut person, |talk| {
        talk.session.state() == State::Running
            && talk.session.step().is_some_and(|step| step.holder == Some(0))
    });
    disk.forgets_what_was_done();
    person
}

fn at_the_close(disk: &Arc<Disk>) -> Person {
    let mut person = in_a_turn(disk);
    let _ = person.goes_to_the_close();
    comes_back(&mut person, |talk| talk.session.state() == State::Closing);
    person
}

/// At the close, with an agreement in its fields.
fn with_something_written(disk: &Arc<Disk>) -> Person {
    let mut person = at_the_close(disk);
    let _ = person.writes(said!("close-what"), "Dinner");
    person.waits_until("the draft is kept", |person| journal(person).contains("Dinner"));
    person
}

/// Waits until the talk would come back like this.
#[track_caller]
fn comes_back(person: &mut Person, so: impl Fn(&Recovered) -> bool) {
    person.waits_until("the journal has it", |person| {
        let elsewhere = tempfile::tempdir().unwrap();
        let copy = elsewhere.path().join("session.journal");
        fs::copy(person.home.path("state/session.journal"), &copy).is_ok()
            && recover(&copy, &mut Clock::system()).talk.is_some_and(|talk| so(&talk))
    });
}

fn journal(person: &Person) -> String {
    person.home.read("state/session.journal")
}

fn agreements(person: &Person) -> Vec<String> {
    let entries = Agreements::at(person.home.folders().agreements()).list().entries;
    entries.into_iter().map(|one| one.what).collect()
}

/// Writes at the end of what stands in a field.
fn writes_on(person: &mut Person, field: &str, more: &str) {
    let _ = person.writes(field, "").key(Named::End).types(more);
}

/// Takes out what stands in a field.
fn empties(person: &mut Person, field: &str) {
    let _ = person.writes(field, "");
    for _letter in field.chars() {
        let _ = person.key(Named::Backspace);
    }
}

/// Another program uses a file, for as long as it holds this. Whatever the app is just writing is written before.
fn holds(person: &Person, lock: &str) -> File {
    let path = person.home.path(lock);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let lock = File::create(path).unwrap();
    lock.lock().unwrap();
    lock
}

fn seconds(time: &str) -> u64 {
    let (minutes, seconds) = time.split_once(':').unwrap();
    minutes.parse::<u64>().unwrap() * 60 + seconds.parse::<u64>().unwrap()
}

// A turn that runs.

#[test]
fn a_disk_that_hangs_for_15_seconds_is_not_felt_in_a_turn_and_loses_nothing() {
    let disk = Disk::new();
    let mut person = in_a_turn(&disk);
    let before = seconds(&person.time().unwrap());
    disk.hangs();
    for second in 1..=15 {
        let _ = person.waits(1);
        assert_eq!(seconds(&person.time().unwrap()), before - second);
        person.must_not_see("away");
        match second {
            3 => done(person.taps("m")),
            5 => done(person.taps("p").types("Money").key(Named::Enter)),
            7 => done(person.taps("p").types("Time").key(Named::Enter)),
            8 => done(person.taps("p").types("Hol")),
            _ => {}
        }
    }
    assert_eq!(person.fields(), ["Hol"]);
    assert!(!journal(&person).contains("Money"));
    disk.recovers(None);
    comes_back(&mut person, |talk| {
        (talk.session.parked(), talk.session.state(), talk.written.parking.as_str())
            == (&["Money".to_owned(), "Time".to_owned()], State::Running, "Hol")
    });
    let is_muted = |person: &mut Person| person.home.read("config/settings.ron").contains("muted: true");
    person.waits_until("mute is kept", is_muted);
    person.must_not_see("can’t be kept");
    disk.was_kept_from_the_windows();
}

#[test]
fn what_happens_while_the_disk_hangs_is_kept_in_its_order() {
    let disk = Disk::new();
    let mut person = in_a_turn(&disk);
    let lines = journal(&person).lines().count();
    disk.hangs();
    let _ = person.key(Named::Space).waits(1).key(Named::Space).waits(1);
    let _ = person.taps("p").types("Money").key(Named::Enter).goes_on(1);
    let _ = person.taps("b").waits(1);
    disk.recovers(None);
    person.waits_until("it is kept", |person| journal(person).contains("TakeBreak"));
    let text = journal(&person);
    let kept: Vec<&str> = text.lines().skip(lines).collect();
    let place = |what: &str| kept.iter().position(|line| line.contains(what)).expect(what);
    let order = ["Pause", "Resume", "Park(", "Next", "TakeBreak"].map(place);
    assert!(order.is_sorted(), "{order:?} in {kept:#?}");
    comes_back(&mut person, |talk| talk.session.state() == State::Break);
    disk.was_kept_from_the_windows();
}

#[test]
fn a_full_disk_is_said_once_and_so_is_that_it_has_room_again() {
    const FULL: &str = "This talk can’t be saved right now. It goes on.";
    let disk = Disk::new();
    let mut person = in_a_turn(&disk);
    for _time in 0..2 {
        disk.fills_up();
        let _ = person.key(Named::Space).key(Named::Space);
        person.waits_to_see(FULL);
        let _ = person.waits(20);
        person.must_not_see(FULL);
        let before = disk.writes();
        let _ = person.taps("p").types("Money").key(Named::Enter);
        person.waits_until("it is tried again", |_| disk.writes() > before);
        let _ = person.waits(1);
        person.must_not_see(FULL);
        disk.recovers(None);
        let _ = person.key(Named::Space).key(Named::Space);
        person.waits_to_see(said!("notice-talk-kept-again"));
        let _ = person.waits(20);
    }
    comes_back(&mut person, |talk| talk.session.parked().len() == 2);
    disk.was_kept_from_the_windows();
}

#[test]
fn settings_that_are_held_for_long_are_in_force_at_once_and_in_their_file_when_they_are_let_go() {
    let disk = Disk::new();
    let mut person = in_a_turn(&disk);
    let held = holds(&person, "config/settings.lock");
    let _ = person.taps("m").waits(15);
    person.must_see(said!("stage-sound-off"));
    // Somebody changes another setting by hand meanwhile.
    person.edits_settings("(volume: 0.25) // ours");
    person.waits_until("it is read", |_| true);
    let _ = person.waits(1);
    assert!(!person.home.read("config/settings.ron").contains("muted"));
    drop(held);
    person.waits_until("mute is kept", |person| {
        person.home.read("config/settings.ron").contains("muted: true")
    });
    let opened = settings::open(&person.home.folders().settings());
    assert!((opened.settings.volume - 0.25).abs() < f32::EPSILON && opened.settings.muted);
    assert!(person.home.read("config/settings.ron").ends_with("// ours"));
    person.must_see(said!("stage-sound-off"));
    disk.was_kept_from_the_windows();
}

// Agreements.

#[test]
fn what_takes_long_to_be_kept_is_said_to_be_on_its_way_after_300_ms_and_to_be_kept_when_it_is() {
    let disk = Disk::new();
    let mut person = with_something_written(&disk);
    disk.hangs();
    let _ = person.press(said!("close-keep"));
    person.must_not_see(said!("close-saving"));
    assert_eq!(person.sits_still(Duration::from_millis(299)), 0);
    person.must_not_see(said!("close-saving"));
    assert_eq!(person.sits_still(Duration::from_millis(1)), 1, "it shows without being asked");
    person.must_see(said!("close-saving"));
    person.must_not_see(said!("close-remove"));
    disk.recovers(None);
    person.waits_to_see(said!("close-remove"));
    assert_eq!(agreements(&person), ["Dinner"]);
    person.must_not_see(said!("close-saving"));
    assert!(person.fields().contains(&english!("close-what")), "its fields are empty");
    disk.was_kept_from_the_windows();
}

#[test]
fn what_is_kept_twice_or_written_on_while_the_disk_hangs_is_one_agreement() {
    for (more, whole) in [("", "Dinner"), (" on Fridays", "Dinner on Fridays")] {
        let disk = Disk::new();
        let mut person = with_something_written(&disk);
        disk.hangs();
        let _ = person.press(said!("close-keep"));
        writes_on(&mut person, "Dinner", more);
        let _ = person.press(said!("close-keep")).press(said!("close-keep"));
        disk.recovers(None);
        person.waits_until("it is kept", |person| {
            agreements(person) == [whole]
                && person.sees(said!("close-remove"))
                && !person.fields().contains(&whole.to_owned())
        });
        // Nothing comes after it.
        let _ = person.press(said!("close-done"));
        person.waits_to_see("You have one agreement");
        assert_eq!(agreements(&person), [whole]);
    }
}

#[test]
fn what_is_written_on_and_not_kept_while_the_disk_hangs_stays_in_its_field() {
    let disk = Disk::new();
    let mut person = with_something_written(&disk);
    disk.hangs();
    let _ = person.press(said!("close-keep"));
    writes_on(&mut person, "Dinner", " on Fridays");
    disk.recovers(None);
    person.waits_to_see(said!("close-remove"));
    assert_eq!(agreements(&person), ["Dinner"]);
    assert!(person.fields().contains(&"Dinner on Fridays".to_owned()));
    let _ = person.press(said!("close-keep"));
    person.waits_until("the change is kept", |person| agreements(person) == ["Dinner on Fridays"]);
}

#[test]
fn while_another_program_holds_the_agreements_it_is_saving_then_says_why_and_then_is_kept() {
    let disk = Disk::new();
    let mut person = with_something_written(&disk);
    let held = holds(&person, "data/agreements.lock");
    let _ = person.press(said!("close-keep")).passes(Duration::from_millis(300));
    person.hears(Outside::Tick);
    person.must_see(said!("close-saving"));
    person.must_not_see("is using it");
    person.waits_to_see("another window or program is using it right now");
    assert_eq!(agreements(&person), [""; 0]);
    drop(held);
    person.waits_to_see(said!("close-remove"));
    person.must_not_see("is using it");
    assert_eq!(agreements(&person), ["Dinner"]);
    disk.was_kept_from_the_windows();
}

#[test]
fn done_ends_the_talk_once_what_stands_in_the_fields_is_on_the_disk() {
    for presses in [1, 2, 3] {
        let disk = Disk::new();
        let mut person = with_something_written(&disk);
        disk.hangs();
        for _press in 0..presses {
            let _ = person.press(said!("close-done")).waits(1);
        }
        person.must_see(said!("close-saving"));
        disk.recovers(None);
        person.waits_to_see("You have one agreement");
        assert_eq!(agreements(&person), ["Dinner"]);
        person.waits_until("its journal is gone", |person| journal(person).is_empty());
        disk.was_kept_from_the_windows();
    }
}

#[test]
fn nobody_leaves_without_having_read_why_something_could_not_be_kept() {
    let disk = Disk::new();
    let mut person = with_something_written(&disk);
    disk.hangs();
    let _ = person.press(said!("close-done")).press(said!("close-done")).press(said!("close-done"));
    disk.recovers(Some(io::ErrorKind::StorageFull));
    person.waits_to_see("the disk is full");
    person.must_see(said!("close-problem-or-leave"));
    assert!(person.fields().contains(&"Dinner".to_owned()));
    let _ = person.press(said!("close-done"));
    person.waits_to_see("What would help");
    person.must_not_see("You have one agreement");
    disk.recovers(None);
}

#[test]
fn where_the_place_on_a_path_cannot_be_kept_the_path_says_so() {
    let disk = Disk::new();
    let mut person = Home::new().on(&disk).open();
    let _ = person.opens_with(First::Path("path-staying-close".to_owned()));
    disk.fills_up();
    let _ = person.press(said!("path-start"));
    person.waits_to_see("the disk is full");
    // Once it is read what is on the disk, they are where they were.
    person.waits_to_see(said!("path-start"));
    disk.recovers(None);
    let _ = person.press(said!("path-start"));
    person.waits_until("the place is kept", |person| {
        person.home.path("data/paths.ron").exists() && !person.sees("the disk is full")
    });
}

#[test]
fn a_disk_that_never_answers_keeps_nobody_at_the_close() {
    let disk = Disk::new();
    let mut person = with_something_written(&disk);
    disk.hangs();
    let _ = person.press(said!("close-done")).waits(11);
    person.must_see(said!("close-saving"));
    let _ = person.press(said!("close-done"));
    person.must_see("The disk isn’t responding. Press Done again to leave without saving.");
    let _ = person.press(said!("close-done"));
    person.must_see("What would help");
    disk.was_kept_from_the_windows();
    disk.recovers(None);
}

#[test]
fn whoever_goes_back_or_writes_on_after_done_is_still_there_when_it_is_kept() {
    type Acts = fn(&mut Person);
    let acts: [(&str, Acts); 3] = [
        ("Speak for yourself", |person| done(person.press(said!("close-back")))),
        ("Let’s take a break.", |person| done(person.ctrl("b"))),
        ("That’s enough for today.", |person| writes_on(person, "Dinner", " on Fridays")),
    ];
    for (there, act) in acts {
        let disk = Disk::new();
        let mut person = with_something_written(&disk);
        disk.hangs();
        let _ = person.press(said!("close-done"));
        act(&mut person);
        person.must_see(there);
        disk.recovers(None);
        person.waits_until("it is kept", |person| agreements(person) == ["Dinner"]);
        // It has been heard of once the draft is another one.
        comes_back(&mut person, |talk| talk.written.what != "Dinner");
        person.must_see(there);
        disk.was_kept_from_the_windows();
    }
}

#[test]
fn what_is_kept_late_leaves_alone_what_is_being_changed_by_then() {
    let disk = Disk::new();
    let mut person = with_something_written(&disk);
    let _ = person.press(said!("close-keep"));
    person.waits_to_see(said!("close-remove"));
    let _ = person.writes(said!("close-what"), "Walks");
    let held = holds(&person, "data/agreements.lock");
    let _ = person.press(said!("close-keep"));
    empties(&mut person, "Walks");
    let _ = person.press(said!("panel-name-change"));
    assert!(person.fields().contains(&"Dinner".to_owned()));
    drop(held);
    person.waits_until("it is in the list", |person| person.sees("Walks"));
    writes_on(&mut person, "Dinner", " on Fridays");
    let _ = person.press(said!("close-keep"));
    person.waits_until("both are kept", |person| agreements(person) == ["Dinner on Fridays", "Walks"]);
}

#[test]
fn what_is_written_in_emptied_fields_while_the_disk_hangs_is_another_agreement() {
    let disk = Disk::new();
    let mut person = with_something_written(&disk);
    disk.hangs();
    let _ = person.press(said!("close-keep"));
    empties(&mut person, "Dinner");
    let _ = person.writes(said!("close-what"), "Walks").press(said!("close-keep"));
    disk.recovers(None);
    person.waits_until("both are kept", |person| person.count(said!("close-remove")) == 2);
    assert_eq!(agreements(&person), ["Dinner", "Walks"]);
    assert!(person.fields().contains(&english!("close-what")), "its fields are empty");
}

#[test]
fn two_that_are_let_go_at_once_both_go() {
    let disk = Disk::new();
    let mut person = at_the_close(&disk);
    for (what, count) in [("Dinner", 1), ("Walks", 2)] {
        let _ = person.writes(said!("close-what"), what).press(said!("close-keep"));
        person.waits_until("it is kept", |person| person.count(said!("close-remove")) == count);
    }
    let held = holds(&person, "data/agreements.lock");
    let _ = person.press(said!("close-remove")).press(said!("close-remove-yes"));
    let _ = person.press_last(said!("close-remove")).press(said!("close-remove-yes"));
    person.waits_to_see("is using it right now");
    assert_eq!(agreements(&person), ["Dinner", "Walks"]);
    drop(held);
    person.waits_until("both are gone", |person| !person.sees(said!("close-remove")));
    person.must_not_see("is using it right now");
    assert_eq!(agreements(&person), [""; 0]);
}

#[test]
fn what_could_not_be_kept_is_said_in_the_library_to_those_who_left_and_goes_when_it_is() {
    let disk = Disk::new();
    let mut person = with_something_written(&disk);
    let held = holds(&person, "data/agreements.lock");
    let _ = person.press(said!("close-keep"));
    empties(&mut person, "Dinner");
    let _ = person.press(said!("close-done"));
    person.must_see("What would help");
    person.waits_to_see("is using it right now");
    assert!(!journal(&person).is_empty(), "the talk isn’t over before it is kept");
    drop(held);
    person.waits_to_see("You have one agreement");
    person.must_not_see("is using it right now");
    person.waits_until("its journal is gone", |person| journal(person).is_empty());
}

#[test]
fn a_talk_that_leaves_no_trace_takes_what_waits_with_it() {
    let disk = Disk::new();
    let mut person = with_something_written(&disk);
    let held = holds(&person, "data/agreements.lock");
    let _ = person.press(said!("close-keep")).press(said!("close-erase")).press(said!("close-erase-yes"));
    person.must_see("What would help");
    person.waits_until("nothing is left", |person| {
        ["session.journal", "session.journal.erasing"]
            .iter()
            .all(|file| !person.home.path("state").join(file).exists())
    });
    drop(held);
    let _ = person.waits(1);
    assert_eq!(agreements(&person), [""; 0]);
    disk.was_kept_from_the_windows();
}

// Interrupted talks.

#[test]
fn an_interrupted_talk_that_is_erased_keeps_nobody_waiting() {
    let disk = Disk::new();
    let mut person = in_a_turn(&disk);
    let _ = person.taps("p").types("Money").key(Named::Enter);
    comes_back(&mut person, |talk| !talk.session.parked().is_empty());
    let text = journal(&person);
    let home = Home::new().on(&disk);
    fs::create_dir_all(home.path("state")).unwrap();
    fs::write(home.path("state/session.journal"), text).unwrap();
    let mut person = home.open();
    disk.hangs();
    let _ = person.erases_the_interrupted_talk();
    person.must_not_see("was interrupted");
    assert!(!journal(&person).is_empty());
    disk.recovers(None);
    person.waits_until("it is over", |person| journal(person).is_empty());
    person.must_not_see("Money");
}

#[test]
fn what_was_to_leave_no_trace_is_erased_at_the_next_start_before_another_talk_is_offered() {
    let disk = Disk::new();
    // Two talks that began at different times.
    let others = [0, 3_600].map(|seconds| {
        let mut person = Home::new().on(&disk).open();
        let _ = person.passes(Duration::from_secs(seconds)).rehearses();
        person.waits_until("it is kept", |person| journal(person).lines().count() > 1);
        journal(&person)
    });
    let home = Home::new().on(&disk);
    fs::create_dir_all(home.path("state")).unwrap();
    fs::write(home.path("state/session.journal.erasing"), &others[0]).unwrap();
    fs::write(home.path("state/session.journal.waiting-1"), &others[1]).unwrap();
    let mut person = home.open();
    assert!(!person.home.path("state/session.journal.erasing").exists());
    person.must_see("was interrupted");
    person.must_not_see("another window");
}

#[test]
fn a_break_without_a_talk_costs_an_interrupted_one_nothing_where_the_disk_is_full() {
    let disk = Disk::new();
    let mut person = in_a_turn(&disk);
    person.comes_back_after(Duration::from_secs(60));
    person.must_see("“Speaker and listener” was interrupted.");
    disk.fills_up();
    let _ = person.press(said!("library-break"));
    person.must_see(said!("break-lets"));
    person.waits_to_see(said!("notice-talk-not-kept-now", "break"));
    person.must_not_see("This talk");
    let _ = person.taps("q").taps("1");
    person.must_see("What would help");
    disk.recovers(None);
    // Whoever closes the window waits for the disk.
    person.hears(Outside::Closed(person.window()));
    person.comes_back_after(Duration::from_secs(60));
    person.must_see("“Speaker and listener” was interrupted. Nothing is lost.");
    let _ = person.press(said!("library-go-on"));
    person.must_see("Speak for yourself");
}

#[test]
fn a_set_of_ones_own_waits_for_the_disk_and_no_window_does() {
    let disk = Disk::new();
    let mut person = Home::new().on(&disk).open();
    let title = "Speaker and listener, our way";
    let _ = person.press("Speaker and listener");
    disk.forgets_what_was_done();
    disk.hangs();
    let _ = person.press(said!("set-up-keep-ours")).key(Named::Enter);
    person.waits_to_see(said!("own-set-keeping"));
    disk.recovers(Some(io::ErrorKind::StorageFull));
    person.waits_to_see(english!("file-disk-full"));
    assert!(person.fields().iter().any(|field| field == title), "{:?}", person.fields());
    disk.recovers(None);
    let _ = person.key(Named::Enter);
    person.waits_to_see(said!("set-up-ours-kept", title = title));
    disk.was_kept_from_the_windows();
    assert!(person.home.read("config/rules/speaker-and-listener-our-way.ron").contains(title));
}

#[test]
fn a_word_that_runs_from_right_to_left_stands_in_the_middle_of_the_ring() {
    let set = r#"(format: 1, name: "x", turns: { "talk": (title: "Talk", time: "1m",
        cues: [(at: Left("50s"), label: "اقتربت النهاية")]) }, flow: [Everyone("talk")], breaks: (breath: None))"#;
    let mut person = super::home::Home::new().with_rules("x.ron", set).start("x", &["Ana", "Ben"]);
    person.resize(super::person::LAPTOP);
    let _ = person.waits(15);
    let at = person.place_of("اقتربت النهاية");
    let picture = person.picture();
    let pixel = |x: usize, y: usize| picture[(y * 1280 + x) * 4..][..3].to_vec();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "they are in the window")]
    let (middle, line) = (at.x as usize, at.y as usize);
    let ground = pixel(700, 120);
    let ink = |from: usize| {
        let all = (line - 10..line + 10).flat_map(|y| (from..from + 120).map(move |x| (x, y)));
        all.filter(|(x, y)| pixel(*x, *y) != ground).count()
    };
    let (left, right) = (ink(middle - 120), ink(middle));
    assert!(left * 3 > right && right * 3 > left, "{left} at the left, {right} at the right");
}
