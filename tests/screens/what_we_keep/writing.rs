//! What is being written in notes is on the disk within a second, whatever becomes of the program.

use std::time::Duration;

use iced::keyboard::key::Named;

use super::super::person::done;
use super::*;

const SECOND: Duration = Duration::from_secs(1);

/// The notes on disk, as a program would find them that was started now.
fn on_disk(person: &Person) -> String {
    let history = common_ground::record::history::History::at(person.home.folders().history());
    history.list().entries.into_iter().map(|talk| talk.notes).collect::<Vec<_>>().concat()
}

/// Both ways to write: a new line, and one that is changed. With what is there once something was typed.
fn ways() -> [(Person, &'static str, &'static str); 2] {
    let (mut new, mut changed) = (in_a_past_talk(), in_a_past_talk());
    let _ = new.writes(said!("keeping-note-hint"), "Not on Sundays");
    let _ = changed.press_beside("A walk first helps", said!("keeping-note-change")).types(" us");
    [
        (new, "Not on Sundays", "Next time before dinner\nA walk first helps\nNot on Sundays"),
        (changed, "A walk first helps us", "Next time before dinner\nA walk first helps us"),
    ]
}

#[test]
fn what_is_typed_is_on_the_disk_within_a_second_and_stays_in_its_field() {
    for (mut person, typed, kept) in ways() {
        assert_eq!(on_disk(&person), "Next time before dinner\nA walk first helps", "not with every letter");
        let _ = person.sits_still(SECOND);
        assert_eq!(on_disk(&person), kept);
        assert_eq!(person.sits_still(60 * SECOND), 0, "it is kept once");
        assert_eq!(person.count(typed), 1, "it stands in its field, and nowhere else: {}", person.reads());
        assert!(person.fields().contains(&typed.to_owned()), "{:?}", person.fields());
        // On it goes, in the same line.
        let _ = person.types(", mostly").sits_still(SECOND);
        assert_eq!(on_disk(&person), format!("{kept}, mostly"));
        assert!(person.fields().contains(&format!("{typed}, mostly")), "{:?}", person.fields());
    }
}

#[test]
fn whoever_writes_without_a_pause_loses_a_second_at_most() {
    let mut person = in_a_past_talk();
    let _ = person.tabs_to(said!("keeping-note-hint"));
    let mut typed = String::new();
    for letter in "Not on Sundays, whatever comes".chars() {
        let _ = person.types(letter.to_string()).sits_still(SECOND / 5);
        typed.push(letter);
        let kept = on_disk(&person);
        let kept = kept.lines().last().unwrap();
        assert!(
            typed.len() < 6 || (typed.starts_with(kept) && typed.len() - kept.len() < 6),
            "“{typed}” was typed, “{kept}” is kept"
        );
    }
}

#[test]
fn what_is_saved_or_left_afterwards_is_there_once() {
    for (mut person, typed, kept) in ways() {
        let _ = person.sits_still(SECOND);
        let save = if person.count(said!("keeping-save")) > 0 {
            person.press(said!("keeping-save"))
        } else {
            person.press(said!("keeping-note-save"))
        };
        done(save);
        assert_eq!(on_disk(&person), kept);
        assert_eq!(person.count(typed), 1);
        assert!(!person.fields().contains(&typed.to_owned()), "{:?}", person.fields());
    }
    for (mut person, _, kept) in ways() {
        let _ = person.sits_still(SECOND);
        let _ = person.press(said!("widget-back"));
        assert_eq!(on_disk(&person), kept);
    }
}

#[test]
fn a_line_that_is_left_as_it_was_is_so_on_the_disk_too() {
    let [_, (mut person, ..)] = ways();
    let _ = person.sits_still(SECOND);
    let _ = person.press(said!("keeping-cancel"));
    assert_eq!(on_disk(&person), "Next time before dinner\nA walk first helps");
    person.must_see("A walk first helps");
    assert_eq!(person.focused().as_deref(), Some("Change"));
}

#[test]
fn a_new_line_that_was_emptied_again_is_gone() {
    let mut person = in_a_past_talk();
    let _ = person.writes(said!("keeping-note-hint"), "Not on Sundays").sits_still(SECOND);
    for _letter in "Not on Sundays".chars() {
        let _ = person.key(Named::Backspace);
    }
    let _ = person.sits_still(SECOND);
    assert_eq!(on_disk(&person), "Next time before dinner\nA walk first helps");
    let _ = person.press(said!("widget-back"));
    assert_eq!(on_disk(&person), "Next time before dinner\nA walk first helps");
}

#[test]
fn a_line_that_says_for_a_moment_what_another_one_says_takes_nothing_of_it() {
    let mut person = in_a_past_talk();
    let _ = person.writes(said!("keeping-note-hint"), "A walk first helps").sits_still(SECOND);
    assert_eq!(person.count("A walk first helps"), 2, "in its field, and the other one");
    let _ = person.types(" her").sits_still(SECOND);
    assert_eq!((person.count("A walk first helps"), person.count("A walk first helps her")), (1, 1));
    let _ = person.press(said!("keeping-note-save"));
    let kept = on_disk(&person);
    let mut lines: Vec<&str> = kept.lines().collect();
    lines.sort_unstable();
    assert_eq!(lines, ["A walk first helps", "A walk first helps her", "Next time before dinner"]);
}
