//! Whatever happens to the disk, what was begun is there again, and people are told what is lost.

use std::fs;
use std::time::Duration;

use common_ground::cli::First;
use common_ground::clock::Clock;
use common_ground::library::find::find;
use common_ground::record::agreements::Agreements;
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::Person;
use super::said::{english, said};

const JOURNAL: &str = "state/session.journal";

/// Another window, in which Cleo and Dan have just begun to talk when it is killed.
fn another_window_is_killed(person: &Person) {
    let entry =
        find(&person.home.folders().rules(), "check-in", &|_| true).expect("the set is in the library");
    let names = vec!["Cleo".to_owned(), "Dan".to_owned()];
    drop(person.home.boots(First::Stage(Box::new(entry), names), 1, &Clock::default()));
    assert!(person.home.read(JOURNAL).contains("Cleo"));
}

fn on_the_stage() -> Person {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(30);
    person
}

#[test]
fn a_talk_that_another_window_left_is_asked_about_before_one_begins() {
    let mut person = Home::new().open();
    let _ = person
        .press("Speaker and listener")
        .writes(said!("set-up-name"), "Ana")
        .writes(said!("set-up-name"), "Ben");
    another_window_is_killed(&person);
    let _ = person.begins();
    person.must_see(
        "“Short check-in” was interrupted. Go on with it, or erase it and begin “Speaker and listener”?",
    );
    let _ = person.press(said!("library-go-on"));
    person.must_see("Cleo");
    let _ = person.goes_to_the_close().press(said!("close-done"));
    // What was set up is there again, with its names.
    let _ = person.press("Speaker and listener");
    assert_eq!(person.fields().iter().filter(|field| ["Ana", "Ben"].contains(&field.as_str())).count(), 2);
}

#[test]
fn a_begin_that_is_refused_keeps_what_was_set_up() {
    let mut person = Home::new().open();
    let _ = person
        .press("Speaker and listener")
        .writes(said!("set-up-name"), "Ana")
        .writes(said!("set-up-name"), "Ben");
    let entry = find(&person.home.folders().rules(), "check-in", &|_| true).unwrap();
    let first = First::Stage(Box::new(entry), vec!["Cleo".into(), "Dan".into()]);
    let other_window = person.home.boots(first, 1, &Clock::default());
    let _ = person.begins();
    person.must_see("A talk or a break is open in another window of Common Ground");
    drop(other_window);
    let _ = person.press("Speaker and listener");
    assert!(person.fields().contains(&"Ana".to_owned()), "{:?}", person.fields());
}

#[test]
fn a_talk_that_could_not_be_read_is_set_aside_and_offered_when_it_can_be() {
    let mut person = on_the_stage();
    let _ = person.taps("p").types("Money").key(Named::Enter);
    let interrupted = person.home.read(JOURNAL);
    // The file can't be read for a while: a folder is in its place.
    let elsewhere = person.home.path("elsewhere");
    fs::rename(person.home.path(JOURNAL), &elsewhere).unwrap();
    fs::create_dir(person.home.path(JOURNAL)).unwrap();
    person.comes_back_after(Duration::from_secs(60));
    person.must_see("An interrupted talk can’t be read");
    let _ = person.press("Short check-in").begins().goes_on(1);
    assert!(person.home.path("state/session.journal.damaged-1").is_dir(), "what is in the way is moved");
    fs::rename(&elsewhere, person.home.path("state/session.journal.waiting-7")).unwrap();
    let _ = person.goes_to_the_close().press(said!("close-done"));
    person.must_see("“Speaker and listener” was interrupted. Nothing is lost.");
    assert_eq!(person.home.read(JOURNAL).lines().next(), interrupted.lines().next());
    let _ = person.press(said!("library-go-on")).taps("p");
    person.must_see(said!("panel-parked", topics = "Money"));
}

fn damages(person: &Person) {
    let journal = person.home.read(JOURNAL);
    fs::write(person.home.path(JOURNAL), format!("{journal}what is this\n")).unwrap();
}

#[test]
fn what_is_lost_of_a_damaged_talk_stands_where_people_decide_about_it() {
    let mut person = on_the_stage();
    let clock = person.clock_in(0);
    damages(&person);
    person.comes_back_after(Duration::from_secs(60));
    person.must_see(format!(
        "“Speaker and listener” was interrupted. What happened after {clock} is lost. The file was damaged."
    ));
    person.must_not_see("Nothing is lost");
    let _ = person.press(said!("library-go-on"));
    person.must_see(format!("What happened after {clock} is lost"));
}

#[test]
fn what_is_lost_of_a_damaged_break_stands_on_the_break() {
    let mut person = on_the_stage();
    let _ = person.taps("b");
    let clock = person.clock_in(0);
    damages(&person);
    person.comes_back_after(Duration::from_secs(60));
    person.must_see(said!("break-lets"));
    person.must_see(format!("What happened after {clock} is lost"));
}

#[test]
fn whoever_is_back_within_seconds_finds_their_turn_where_it_was() {
    let mut person = on_the_stage();
    let before = person.time();
    assert_eq!(before.as_deref(), Some("0:30"));
    person.comes_back_after(Duration::from_secs(4));
    let _ = person.press(said!("library-go-on"));
    assert_eq!(person.time(), before);
    let _ = person.waits(3);
    assert_eq!(person.time(), before, "and it waits for them");
}

#[test]
fn a_topic_that_finds_no_room_on_the_list_stays_in_its_field() {
    let mut person = on_the_stage();
    for _ in 0..=100 {
        let _ = person.taps("p").types("money").key(Named::Enter);
        if person.sees(said!("reason-parking-full")) {
            person.must_see("money");
            return;
        }
    }
    panic!("the list for another day has no end:\n{}", person.reads());
}

#[test]
fn a_folder_that_is_deleted_under_the_talk_is_said_once_and_the_talk_kept_anew() {
    let mut person = on_the_stage();
    fs::remove_dir_all(person.home.path("state")).unwrap();
    let _ = person.waits(6);
    person.must_see(said!("notice-talk-kept-anew"));
    let _ = person.waits(12);
    person.must_not_see("kept anew");
    let before = person.time();
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-go-on"));
    assert_eq!(person.time(), before.map(|_| "0:15".to_owned()));
}

/// The folder for the running talk is gone, and can't be made again.
fn the_disk_fails(person: &Person) {
    fs::rename(person.home.path("state"), person.home.path("elsewhere")).unwrap();
    fs::write(person.home.path("state"), "in the way").unwrap();
}

fn the_disk_works_again(person: &Person) {
    fs::remove_file(person.home.path("state")).unwrap();
    fs::rename(person.home.path("elsewhere"), person.home.path("state")).unwrap();
}

#[test]
fn a_disk_that_fails_twice_is_spoken_of_twice() {
    let mut person = on_the_stage();
    for _time in 0..2 {
        the_disk_fails(&person);
        let _ = person.waits(6);
        person.must_see(said!("notice-talk-not-kept-now"));
        the_disk_works_again(&person);
        let _ = person.waits(6);
        person.must_see(said!("notice-talk-kept-again"));
        let _ = person.waits(10);
        person.must_not_see("on the disk");
    }
}

#[test]
fn a_talk_that_is_paused_is_tried_again_too() {
    let mut person = on_the_stage();
    the_disk_fails(&person);
    let _ = person.key(Named::Space).waits(10);
    person.must_see(said!("stage-paused"));
    the_disk_works_again(&person);
    let _ = person.waits(21);
    assert!(person.home.read(JOURNAL).contains(&english!("command-pause")));
    let wakes = person.sits_still(Duration::from_secs(300));
    // After three minutes it asks whether this is a break, which can be pressed a moment later.
    assert!(wakes <= 5 + 2, "a talk that is kept wakes nobody but for the time of day: {wakes}");
}

#[test]
fn leaving_no_trace_is_finished_at_the_next_start() {
    let mut person = on_the_stage();
    let _ = person.goes_to_the_close();
    let _ = person.writes(said!("close-what"), "Dinner on Fridays").press(said!("close-keep"));
    assert!(person.home.read("data/agreements.ron").contains("Dinner"));
    // Interrupted right after the journal was renamed.
    let journal = person.home.path(JOURNAL);
    fs::rename(&journal, journal.with_file_name("session.journal.erasing")).unwrap();
    person.comes_back_after(Duration::from_secs(60));
    person.must_not_see("was interrupted");
    person.must_not_see("agreement");
    let kept = Agreements::at(person.home.folders().agreements()).list().entries;
    assert_eq!(kept, []);
    let left: Vec<_> =
        fs::read_dir(person.home.path("state")).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left, ["session.lock"]);
}

#[test]
fn leaving_no_trace_that_fails_half_way_is_said_and_tried_again_at_the_next_start() {
    let mut person = on_the_stage();
    let _ = person.goes_to_the_close();
    let _ = person.writes(said!("close-what"), "Dinner on Fridays").press(said!("close-keep"));
    // The list of agreements can't be changed: a folder is in the place of its lock.
    let lock = person.home.path("data/agreements.lock");
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    let _ = person.press(said!("close-erase")).press(said!("close-erase-yes"));
    person.must_see("Not everything could be erased yet");
    person.comes_back_after(Duration::from_secs(60));
    person.must_see("Not everything could be erased yet");
    person.must_not_see("was interrupted");
    fs::remove_dir(&lock).unwrap();
    person.comes_back_after(Duration::from_secs(60));
    person.must_not_see("erased");
    person.must_not_see("agreement");
}
