//! One good thing to plan, at the close of a whole talk: it is an agreement once it is saved, and not before.

use std::fs;
use std::time::Duration;

use common_ground::record::agreements::{Agreement, Agreements};
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::presets::CIRCLE;
use super::said::said;

const WALK: &str = "A walk on Sunday";

fn at_the_end() -> Person {
    let mut person = Home::new().brief_talk();
    let _ = person.goes_to_the_end();
    person
}

fn kept(person: &Person) -> Vec<Agreement> {
    Agreements::at(person.home.folders().agreements()).list().entries
}

fn whats(person: &Person) -> Vec<String> {
    kept(person).into_iter().map(|one| one.what).collect()
}

/// A file is in the place of the folder for agreements.
fn without_room(person: &Person) {
    let _gone = fs::remove_dir_all(person.home.path("data"));
    fs::write(person.home.path("data"), "in the way").unwrap();
}

#[test]
fn once_saved_it_is_an_agreement_that_can_be_changed_or_dropped() {
    let mut person = at_the_end();
    let _ = person.writes(said!("close-good", "hint"), WALK).press(said!("close-good-save"));
    person.must_see(said!("close-good-saved"));
    assert_eq!(person.count(WALK), 1, "in the list, and not in the field any more:\n{}", person.reads());
    assert_eq!(
        kept(&person)[0],
        Agreement { what: WALK.into(), who: Vec::new(), by: None, review: None, ..kept(&person)[0].clone() }
    );
    let _ = person.press(said!("close-change")).writes(WALK, " morning").press(said!("close-keep"));
    assert_eq!(whats(&person), ["A walk on Sunday morning"]);
    let _ = person.press(said!("close-remove")).press(said!("close-remove-yes"));
    assert_eq!(whats(&person), [""; 0]);
}

#[test]
fn enter_saves_it_too_and_more_can_follow() {
    let mut person = at_the_end();
    for what in [WALK, "Breakfast out"] {
        let _ = person.writes(said!("close-good", "hint"), what).key(Named::Enter);
    }
    assert_eq!(whats(&person), [WALK, "Breakfast out"]);
    let _ = person.press(said!("close-done"));
    person.must_see(said!("library-agreements", number = 2));
}

#[test]
fn nothing_is_saved_where_nothing_is_written_and_that_is_said() {
    let mut person = at_the_end();
    let _ = person.press(said!("close-good-save"));
    person.must_see(said!("close-problem-nothing-planned"));
    let _ = person.writes(said!("close-good", "hint"), "A");
    person.must_not_see(said!("close-problem-nothing-planned"));
    assert_eq!(whats(&person), [""; 0]);
}

#[test]
fn done_says_once_that_it_is_not_saved_and_then_leaves_without_it() {
    for size in [LAPTOP, PHONE] {
        let mut person = at_the_end();
        person.resize(size);
        let _ = person.writes(said!("close-good", "hint"), WALK).press(said!("close-done"));
        person.must_see(said!("close-problem-unsaved"));
        assert!(person.sees_whole(WALK), "it is in sight:\n{}", person.reads());
        assert_eq!(person.focused().as_deref(), Some(WALK));
        let _ = person.press(said!("close-done"));
        person.must_see(said!("library-kept"));
        assert_eq!(whats(&person), [""; 0], "nobody saved it");
    }
}

#[test]
fn what_is_written_on_after_that_is_asked_about_again_and_can_be_saved() {
    let mut person = at_the_end();
    let _ =
        person.writes(said!("close-good", "hint"), "A walk").press(said!("close-done")).types(" on Sunday");
    person.must_not_see(said!("close-problem-unsaved"));
    let _ = person.press(said!("close-done"));
    person.must_see(said!("close-problem-unsaved"));
    let _ = person.press(said!("close-good-save")).press(said!("close-done"));
    person.must_see(said!("library-kept"));
    assert_eq!(whats(&person), [WALK]);
}

#[test]
fn what_is_typed_comes_back_after_a_power_cut() {
    let mut person = at_the_end();
    let _ = person.writes(said!("close-good", "hint"), WALK);
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-go-on"));
    assert!(person.fields().contains(&WALK.to_owned()), "{:?}", person.fields());
    assert_eq!(whats(&person), [""; 0]);
    let _ = person.press(said!("close-good-save"));
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-go-on"));
    assert_eq!(person.count(WALK), 1, "it is kept once, and stands in no field:\n{}", person.reads());
}

#[test]
fn what_cannot_be_saved_stays_and_is_saved_once_there_is_room() {
    let mut person = at_the_end();
    without_room(&person);
    let _ = person.writes(said!("close-good", "hint"), WALK).press(said!("close-good-save"));
    person.must_see("couldn’t be saved");
    assert!(person.fields().contains(&WALK.to_owned()), "{:?}", person.fields());
    let _ = person.press(said!("close-done"));
    person.must_see(said!("close-problem-or-leave"));
    fs::remove_file(person.home.path("data")).unwrap();
    let _ = person.waits(1);
    person.must_not_see("couldn’t be saved");
    assert_eq!(whats(&person), [WALK]);
    let _ = person.press(said!("close-done"));
    person.must_see(said!("library-kept"));
    assert_eq!(whats(&person), [WALK]);
}

#[test]
fn whoever_leaves_without_saving_finds_nothing_saved_later() {
    let mut person = at_the_end();
    without_room(&person);
    let _ = person.writes(said!("close-good", "hint"), WALK).press(said!("close-good-save"));
    let _ = person.press(said!("close-next-not-yet")).press(said!("close-done")).press(said!("close-done"));
    person.must_see(said!("library-kept"));
    fs::remove_file(person.home.path("data")).unwrap();
    let _ = person.waits(60);
    assert_eq!(whats(&person), [""; 0]);
}

#[test]
fn other_words_take_the_place_of_those_that_could_not_be_saved() {
    let mut person = at_the_end();
    without_room(&person);
    let _ = person.writes(said!("close-good", "hint"), "A walk").key(Named::Enter);
    person.must_see("couldn’t be saved");
    let _ = person.types(" on Sunday").key(Named::Enter);
    fs::remove_file(person.home.path("data")).unwrap();
    let _ = person.waits(1);
    assert_eq!(whats(&person), [WALK]);
    assert_eq!(person.count(WALK), 1, "{}", person.reads());
}

#[test]
fn leave_no_trace_erases_it_like_every_agreement() {
    let mut person = at_the_end();
    let _ = person.writes(said!("close-good", "hint"), WALK).press(said!("close-good-save"));
    let _ = person.press(said!("close-erase")).press(said!("close-erase-yes"));
    assert_eq!(whats(&person), [""; 0]);
}

#[test]
fn it_is_for_two_or_more_where_agreements_are_asked_for() {
    let set = |close: &str| {
        format!(
            "(format: 1, name: \"Round\", participants: (min: 1, max: 12),
            turns: {{ \"speak\": (title: \"Speak\", time: \"1m\") }}, flow: [Everyone(\"speak\")], close: {close})"
        )
    };
    for (people, close, offered) in
        [(1, "()", false), (2, "()", true), (12, "()", true), (2, "(agreements: false)", false)]
    {
        let mut person = Home::new().with_rules("round.ron", &set(close)).start("round", &CIRCLE[..people]);
        let _ = person.goes_to_the_end();
        assert_eq!(person.sees(said!("close-good")), offered, "{people}, {close}");
    }
}

/// Typed at the close of a whole talk and not saved; then people go back, and end the talk early.
fn typed_before_an_early_end() -> Person {
    let mut person = at_the_end();
    let _ = person.writes(said!("close-good", "hint"), WALK).press(said!("close-back")).goes_to_the_close();
    person
}

#[test]
fn an_early_end_asks_for_it_only_where_something_is_typed_already() {
    let mut person = at_the_end();
    let _ = person.writes(said!("close-good", "hint"), " ").press(said!("close-back")).goes_to_the_close();
    person.must_not_see(said!("close-good"));

    for size in [LAPTOP, PHONE] {
        let mut person = typed_before_an_early_end();
        person.resize(size);
        let _ = person.press(said!("close-done"));
        person.must_see(said!("close-problem-unsaved"));
        assert!(person.sees_whole(WALK), "it is in sight:\n{}", person.reads());
        let _ = person.press(said!("close-good-save"));
        person.must_see(said!("close-good-saved"));
        let _ = person.press(said!("close-done"));
        person.must_see(said!("library-kept"));
        assert_eq!(whats(&person), [WALK]);
    }

    let mut person = typed_before_an_early_end();
    let _ = person.press(said!("close-done")).press(said!("close-done"));
    person.must_see(said!("library-kept"));
    assert_eq!(whats(&person), [""; 0], "they were told, and left");
}

#[test]
fn the_field_stays_at_an_early_end_while_people_empty_it_and_is_gone_the_next_time() {
    let mut person = typed_before_an_early_end();
    let _ = person.writes(WALK, "").key(Named::End);
    for _letter in WALK.chars() {
        let _ = person.key(Named::Backspace);
    }
    person.must_see(said!("close-good"));
    let _ = person.types("Tea");
    assert!(person.fields().contains(&"Tea".to_owned()), "{:?}", person.fields());
    for _letter in "Tea".chars() {
        let _ = person.key(Named::Backspace);
    }
    let _ = person.press(said!("close-back")).goes_to_the_close();
    person.must_not_see(said!("close-good"));
    let _ = person.press(said!("close-done"));
    person.must_see(said!("library-kept"));
}
