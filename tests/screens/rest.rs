//! The break: in reach from everywhere, with a promised time, over only when both say so.

use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{Person, done};

fn on_a_break() -> Person {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(30).taps("b");
    person.must_see("Let’s take a break.");
    person
}

#[test]
fn a_break_is_one_key_away_from_everywhere_in_a_talk() {
    type Way = fn(&mut Person);
    let ways: [(&str, Way); 8] = [
        ("a breath", |_| {}),
        ("a turn", |person| done(person.goes_to_the_first_turn().waits(1))),
        ("a pause", |person| done(person.goes_to_the_first_turn().key(Named::Space))),
        ("the gate", |person| done(person.goes_to_the_gate())),
        ("a question", |person| done(person.goes_to_the_first_turn().taps("q"))),
        ("a panel", |person| done(person.taps("r"))),
        ("the list of keys", |person| done(person.taps("?"))),
        ("overtime", |person| done(person.goes_to_the_first_turn().waits(95))),
    ];
    for (place, way) in ways {
        let mut person = Home::new().talk();
        way(&mut person);
        let _ = person.taps("b");
        assert!(person.sees("Let’s take a break."), "no break from {place}:\n{}", person.reads());
    }
}

#[test]
fn even_the_close_can_wait_for_a_break() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().goes_to_the_close().ctrl("b");
    person.must_see("Let’s take a break.");
    let _ = person.waits(1_200).taps("1").taps("2");
    person.must_see("Thank you, both of you.");
}

#[test]
fn a_break_names_nobody_and_promises_a_time() {
    let mut person = on_a_break();
    let back = person.clock_in(20);
    person.must_see(&format!("Back at {back}"));
    person.must_see("20 minutes left");
    person.must_not_see("Ana");
    person.must_not_see("Ben");
    let _ = person.waits(300);
    person.must_see("15 minutes left");
    person.must_see(&format!("Back at {back}"));
}

#[test]
fn nothing_has_the_focus_so_a_stray_key_ends_nothing() {
    let mut person = on_a_break();
    assert_eq!(person.focused(), None);
    for key in [Named::Enter, Named::Space, Named::Escape, Named::ArrowRight] {
        let _ = person.key(key);
    }
    let _ = person.taps("1").taps("2").taps("n");
    person.must_see("Let’s take a break.");
    person.must_see("20 minutes left");
}

#[test]
fn a_break_can_be_longer_or_shorter_within_what_the_set_allows() {
    let mut person = on_a_break();
    let _ = person.press("5 minutes more");
    let later = person.clock_in(25);
    person.must_see(&format!("Back at {later}"));
    let _ = person.taps("-").taps("-");
    let sooner = person.clock_in(15);
    person.must_see(&format!("Back at {sooner}"));
    for _ in 0..9 {
        let _ = person.press("5 minutes less");
    }
    person.must_see("Let’s take a break.");
    person.must_see("1 minute left");
}

#[test]
fn at_the_promised_time_both_say_that_they_are_ready() {
    let mut person = on_a_break();
    let _ = person.waits(1_200);
    person.must_see("Ready to go on?");
    let _ = person.taps("1");
    person.must_see("Ana is ready");
    person.must_see("Ready to go on?");
    let _ = person.press("2   Ben");
    person.must_see("Speak for yourself");
    person.must_see("Ana");
    assert_eq!(person.time().as_deref(), Some("1:00"), "the turn goes on with the time it had");
}

#[test]
fn not_yet_needs_a_new_time() {
    let mut person = on_a_break();
    let _ = person.waits(1_200).press("10 minutes");
    let back = person.clock_in(10);
    person.must_see(&format!("Back at {back}"));
    let _ = person.waits(600);
    person.must_see("Ready to go on?");
}

#[test]
fn it_never_goes_on_by_itself() {
    let mut person = on_a_break();
    let _ = person.waits(1_200).is_away(std::time::Duration::from_secs(3_600));
    person.must_see("Ready to go on?");
    person.must_see("Whenever you are. It waits for you.");
}

#[test]
fn the_pacer_can_be_turned_off_and_on() {
    let mut person = on_a_break();
    person.must_see("Breathe in");
    let _ = person.waits(4);
    person.must_see("Breathe out");
    let _ = person.taps("p");
    person.must_not_see("Breathe");
    let _ = person.taps("p");
    person.must_see("Breathe");
}

#[test]
fn a_talk_can_end_in_a_break() {
    let mut person = on_a_break();
    let _ = person.taps("q");
    person.must_see("End here?");
    let _ = person.taps("1");
    person.must_see("Thank you, both of you.");
}

#[test]
fn with_more_than_two_one_answer_stands_for_everyone() {
    let set = "(format: 1, name: \"Round\", participants: (min: 3, max: 12),
        turns: { \"speak\": (title: \"Speak\", time: \"1m\") },
        flow: [Each(steps: [Speaker(\"speak\")])])";
    let mut person = Home::new().with_rules("round.ron", set).start("round", &["Ana", "Ben", "Cleo"]);
    let _ = person.goes_on(1).taps("b").waits(1_200);
    person.must_see("We’re ready");
    let _ = person.taps("1");
    person.must_see("Speak");
    person.must_not_see("Ready to go on?");
}
