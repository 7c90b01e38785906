//! Reading by keyboard, and what is there again after a power cut.

use std::time::Duration;

use iced::keyboard::key::Named;

use super::home::Home;
use super::person::Person;
use super::said::said;

/// How far these words are from the top of the window.
#[track_caller]
fn top(person: &mut Person, words: &str) -> f32 {
    let seen = person.everything().into_iter().find(|seen| seen.words.contains(words));
    seen.unwrap_or_else(|| panic!("no “{words}”")).bounds.y
}

#[test]
fn the_help_opens_at_its_top_and_is_read_by_keyboard() {
    let mut person = Home::new().open();
    // The library is scrolled on the way there.
    for _ in 0..11 {
        let _ = person.key(Named::Tab);
    }
    let _ = person.press(said!("library-help"));
    let first = top(&mut person, "If you are afraid");
    assert!(first < 350.0, "the help opens at {first}");

    let _ = person.key(Named::PageDown);
    assert!(top(&mut person, "If you are afraid") < first - 200.0);
    let _ = person.key(Named::Home).key(Named::ArrowDown);
    assert!((top(&mut person, "If you are afraid") - (first - 60.0)).abs() < 1.0);
    let _ = person.key(Named::End);
    assert!(top(&mut person, "What is known, in plain words") < 600.0);
}

#[test]
fn a_topic_that_was_typed_and_not_parked_is_there_after_a_power_cut() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("p").types("The car");
    person.comes_back_after(Duration::from_secs(5));
    let _ = person.press(said!("library-go-on"));
    let _ = person.taps("p");
    person.must_see("The car");
}

#[test]
fn whoever_is_about_to_speak_is_still_named_after_the_machine_slept_in_the_breath() {
    let mut person = Home::new().talk();
    let _ = person.goes_on(2);
    person.must_see(said!("stage-in-a-breath"));
    person.must_see("Ana");
    let _ = person.is_away(Duration::from_secs(600));
    person.must_see("Paused while you were away");
    assert!(person.count("Ana") > 0, "{}", person.reads());
}

#[test]
fn a_card_is_seen_though_a_rule_was_brought_forward_before_it() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("2");
    person.must_see(said!("stage-come-back"));
    let _ = person.taps("r").taps("1");
    person.must_see("“Can I start over?”");
}
