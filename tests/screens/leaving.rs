//! The ways out of the close: back to the talk, into a break, and done; and the ways back from an agreement's change.

use std::fs;

use common_ground::record::agreements::{Agreement, Agreements};
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::Person;
use super::said::{english, said};

fn at_the_close() -> Person {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(30).goes_to_the_close();
    person
}

fn kept(person: &Person) -> Vec<Agreement> {
    Agreements::at(person.home.folders().agreements()).list().entries
}

#[test]
fn back_to_the_talk_leads_to_where_it_was() {
    let mut person = at_the_close();
    let _ = person.press(said!("close-back"));
    person.must_see("Ana");
    person.must_see("Speak for yourself");
    assert_eq!(person.time().as_deref(), Some("0:30"));
}

#[test]
fn back_to_the_talk_leads_there_after_minutes_at_the_close_too() {
    let mut person = at_the_close();
    let _ = person.writes(said!("close-what"), "Dinner").waits(200).press(said!("close-back"));
    person.must_see("Ana");
    person.must_see("Speak for yourself");
    assert_eq!(person.time().as_deref(), Some("0:30"));
    let _ = person.goes_to_the_close();
    person.must_see("Dinner");
}

#[test]
fn back_to_the_talk_from_the_gate_is_the_gate() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_gate().goes_to_the_close().waits(60).press(said!("close-back"));
    person.must_see(said!("ask-gate-lead", asks = "Ben", answers = "Ana"));
}

#[test]
fn a_letter_alone_does_nothing_at_the_close() {
    let mut person = at_the_close();
    for letter in ["b", "q", "u", "1", "2", "?"] {
        let _ = person.taps(letter);
        person.must_see(said!("close-enough"));
        person.must_not_see(said!("break-lets"));
        person.must_not_see(said!("ask-end"));
    }
    for key in [Named::Escape, Named::ArrowLeft, Named::ArrowRight, Named::Space] {
        let _ = person.key(key);
        person.must_see(said!("close-enough"));
    }
}

#[test]
fn a_break_from_the_close_comes_back_to_it_with_what_was_typed() {
    let mut person = at_the_close();
    let _ = person.writes(said!("close-what"), "Dinner").ctrl("b");
    person.must_see(said!("break-lets"));
    let _ = person.waits(1_200).taps("1").taps("2");
    person.must_see(said!("close-enough"));
    person.must_see("Dinner");
}

#[test]
fn done_keeps_what_is_typed_and_leaves_in_one_press() {
    let mut person = at_the_close();
    let _ = person.writes(said!("close-what"), "Dinner").press(said!("close-done"));
    person.must_see("Short check-in");
    person.must_see(said!("library-agreements", number = 1));
    assert_eq!(kept(&person).len(), 1);
}

#[test]
fn done_with_a_day_that_cannot_be_read_stays_and_loses_nothing() {
    let mut person = at_the_close();
    let _ = person.writes(said!("close-what"), "Dinner").writes_day(0, "someday").press(said!("close-done"));
    person.must_see(said!("close-enough"));
    person.must_see("Dinner");
}

#[test]
fn a_changed_agreement_is_the_same_one_in_other_words() {
    let mut person = at_the_close();
    let _ = person.writes(said!("close-what"), "Dinner").press(said!("close-keep"));
    let first = kept(&person)[0].clone();
    let _ = person
        .press(said!("close-change"))
        .writes("Dinner", " on Fridays")
        .press("Ana")
        .press(said!("close-keep"));
    let then = kept(&person);
    assert_eq!(then.len(), 1);
    assert_eq!(then[0], Agreement { what: "Dinner on Fridays".into(), who: vec!["Ana".into()], ..first });
    person.must_see("Dinner on Fridays");
    // Two clicks at the same place, as fast as a test is, choose a word.
    let _ = person.press(said!("close-change")).writes("Dinner on Fridays", "").key(Named::End);
    let _ = person.types("!").press(said!("close-done"));
    assert_eq!(kept(&person).len(), 1, "done keeps the change, and not a second one");
    assert_eq!(kept(&person)[0].what, "Dinner on Fridays!");
}

#[test]
fn a_change_that_is_given_up_loses_nothing() {
    let mut person = at_the_close();
    let _ = person.writes(said!("close-what"), "Dinner").press(said!("close-keep"));
    let before = kept(&person);
    let _ = person.press(said!("close-change")).writes("Dinner", "");
    for _ in 0.."Dinner".len() {
        let _ = person.key(Named::Backspace);
    }
    person.must_see("Dinner");
    let _ = person.press(said!("close-done"));
    person.must_see(said!("library-agreements", number = 1));
    assert_eq!(kept(&person), before);
}

#[test]
fn a_change_waits_until_what_is_being_written_is_kept() {
    let mut person = at_the_close();
    let _ = person.writes(said!("close-what"), "Dinner").press(said!("close-keep"));
    let _ = person.writes(said!("close-what"), "No phones").press(said!("close-change"));
    person.must_see(said!("close-problem-unfinished"));
    person.must_see("No phones");
}

#[test]
fn where_nothing_can_be_kept_done_says_so_and_done_again_leaves() {
    let mut person = at_the_close();
    // A file is in the place of the folder for agreements.
    let _gone = fs::remove_dir_all(person.home.path("data"));
    fs::write(person.home.path("data"), "in the way").unwrap();
    let _ = person.writes(said!("close-what"), "Dinner").press(said!("close-done"));
    person.must_see(said!("close-enough"));
    person.must_see(said!("close-problem-or-leave"));
    person.must_see("Dinner");
    let _ = person.press(said!("close-done"));
    person.must_see("Short check-in");
    person.comes_back_after(std::time::Duration::from_secs(60));
    person.must_not_see("was interrupted");
}

#[test]
fn where_there_is_room_again_done_keeps_it_after_all() {
    let mut person = at_the_close();
    let _gone = fs::remove_dir_all(person.home.path("data"));
    fs::write(person.home.path("data"), "in the way").unwrap();
    let _ = person.writes(said!("close-what"), "Dinner").press(said!("close-keep"));
    person.must_see("couldn’t be saved");
    fs::remove_file(person.home.path("data")).unwrap();
    let _ = person.press(said!("close-keep"));
    person.must_not_see("couldn’t be saved");
    assert_eq!(kept(&person).len(), 1);
}

#[test]
fn what_finds_room_after_all_is_kept_and_not_left_behind() {
    for first in ["Save agreement", "Done"] {
        let mut person = at_the_close();
        let _gone = fs::remove_dir_all(person.home.path("data"));
        fs::write(person.home.path("data"), "in the way").unwrap();
        let _ = person.writes(said!("close-what"), "Dinner").press(first);
        person.must_see("Dinner");
        assert_eq!(person.sees(said!("close-problem-or-leave")), first == english!("close-done"));
        fs::remove_file(person.home.path("data")).unwrap();
        let _ = person.press(said!("close-done"));
        person.must_see(said!("library-agreements", number = 1));
        assert_eq!(kept(&person)[0].what, "Dinner");
    }
}
