//! Small things that people notice: a name that was misspelt, the time of day, a day in words, one or several.

use std::time::Duration;

use iced::keyboard::key::Named;

use super::home::Home;
use super::person::PHONE;
use super::said::{english, said};
use super::way::turn;

#[test]
fn to_reword_a_rule_the_cursor_is_in_its_field_at_once() {
    let mut person = Home::new().open();
    let _ = person.press("Speaker and listener").press(said!("set-up-reword")).types(", always");
    let fields = person.fields();
    assert!(fields.iter().any(|field| field.ends_with(", always")), "{fields:?}");
}

#[test]
fn a_name_can_be_corrected_during_a_talk_and_is_that_name_everywhere() {
    let mut person = turn();
    let _ =
        person.taps("?").press(said!("panel-names")).writes("Ana", "bel").press(said!("panel-name-change"));
    person.must_see("Anabel");
    let _ = person.goes_on(3);
    person.must_see(said!("ask-gate-lead", asks = "Ben", answers = "Anabel"));
    let _ = person.goes_to_the_close();
    person.must_see("Anabel");
    // Also after a crash.
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-go-on"));
    person.must_see("Anabel");
}

#[test]
fn what_is_typed_after_fix_a_name_goes_into_its_field() {
    let mut person = turn();
    let _ = person.taps("?").press(said!("panel-names")).types("bqa");
    person.must_not_see(said!("break-lets"));
    person.must_not_see(said!("ask-end"));
    assert!(person.fields().contains(&"Anabqa".to_owned()), "{:?}", person.fields());
    let _ = person
        .key(Named::Enter)
        .goes_to_the_close()
        .press_last(said!("close-day-week"))
        .press(said!("close-done"));
    assert!(person.home.read("data/next-talk.ron").contains("Anabqa"), "the next talk knows it too");
}

#[test]
fn a_facilitator_can_correct_a_name_too() {
    let mut person = turn();
    let _ = person.taps("a").turns_back();
    let _ =
        person.press(said!("command-more")).press(said!("panel-names")).writes("Ben", "no").key(Named::Enter);
    person.must_see("Benno");
    person.must_not_see(said!("panel-names"));
}

#[test]
fn a_name_that_somebody_else_has_is_refused_and_nothing_typed_is_lost() {
    let mut person = turn();
    let _ = person.taps("?").press(said!("panel-names")).press("Ben");
    for _ in 0..3 {
        let _ = person.key(Named::Backspace);
    }
    let _ = person.types("ana").key(Named::Enter);
    person.must_see(said!("reason-same-name"));
    assert!(person.fields().contains(&"ana".to_owned()));
    // What is typed there presses nothing on the stage.
    let _ = person.types("bqn");
    person.must_not_see(said!("break-lets"));
    let _ = person.key(Named::Escape);
    person.must_not_see(said!("panel-names"));
}

#[test]
fn the_time_of_day_stays_while_paused_and_stays_right() {
    let mut person = turn();
    let _ = person.key(Named::Space);
    person.must_see(said!("stage-paused"));
    let now = person.clock_in(0);
    person.must_see(&now);
    let _ = person.blinks(Duration::from_secs(30)).sits_still(Duration::from_secs(30));
    let later = person.clock_in(2);
    let wakes = person.sits_still(Duration::from_secs(120));
    person.must_see(&later);
    assert!(wakes <= 3, "{wakes} wakes in two minutes");
}

#[test]
fn without_names_people_are_called_by_their_place() {
    let mut person = Home::new().open();
    let _ = person.press("Speaker and listener").begins().goes_on(2);
    person.must_see(said!("seat-first"));
    person.must_see(said!("step-next", step = "Second · Say it back"));
}

#[test]
fn days_can_be_chosen_beside_their_fields() {
    let mut person = turn();
    let _ = person.goes_to_the_close().writes(said!("close-what"), "Dinner");
    let all = person.everything();
    assert_eq!(
        all.iter().filter(|seen| seen.words == english!("close-day-three")).count(),
        3,
        "by when, to look again, the next talk"
    );
    let _ = person.press(said!("close-day-three"));
    person.must_see("Wednesday 25 November");
    let _ = person.writes_day(1, "next friday");
    person.must_see("Friday 27 November");
}

#[test]
fn one_agreement_is_it_and_two_are_them() {
    let mut person = turn();
    let _ = person.goes_to_the_close().writes(said!("close-what"), "Dinner").press(said!("close-keep"));
    let _ =
        person.writes(said!("close-what"), "Phones").press(said!("close-keep")).press(said!("close-done"));
    person.must_see(said!("library-agreements", number = 2));
    let _ = person.press("Look at them");
    person.must_see("Phones");
}

#[test]
fn what_comes_next_has_the_whole_line_where_nothing_else_is_on_it() {
    let next = "next: Bernard · Say it back";
    let mut person = Home::new().start("speaker-listener", &["Anastasia", "Bernard"]);
    let _ = person.goes_on(3).waits(11);
    person.resize(PHONE);
    assert!(person.sees_whole(next), "{}", person.reads());
    let _ = person.taps("a").turns_to_the_audience();
    person.resize(PHONE);
    assert!(person.sees_whole(next), "{}", person.reads());
}
