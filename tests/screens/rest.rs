//! The break: always in reach, with a promised time, and over only when everyone says so.

use iced::Size;

use super::home::Home;
use super::person::Person;
use super::said::said;
use super::way::{talk, turn};

fn on_a_break() -> Person {
    let mut person = turn();
    let _ = person.goes(&[("<30s> b", "Let’s take a break.")]);
    person
}

#[test]
fn a_break_is_one_key_away_from_everywhere_in_a_talk() {
    for (place, way) in [
        ("a breath", ""),
        ("a turn", "<right*3> <1s>"),
        ("a pause", "<right*3> <space>"),
        ("the gate", "<right*6>"),
        ("a question", "<right*3> q"),
        ("a panel", "r"),
        ("the list of keys", "?"),
        ("overtime", "<right*3> <95s>"),
    ] {
        let mut person = talk();
        let _ = person.goes(&[(way, ""), ("b", "")]);
        assert!(person.sees(said!("break-lets")), "no break from {place}:\n{}", person.reads());
    }
}

#[test]
fn even_the_close_can_wait_for_a_break() {
    let _ = turn().goes(&[
        ("q 1", "That’s enough for today."),
        ("<ctrl-b>", "Let’s take a break."),
        ("<1200s> 1 2", "That’s enough for today."),
    ]);
}

#[test]
fn a_break_names_nobody_and_promises_a_time() {
    let mut person = on_a_break();
    let back = format!("Back at {}", person.clock_in(20));
    let _ = person.goes(&[
        ("", &format!("{back} | 20 minutes left | !Ana | !Ben")),
        ("<300s>", &format!("{back} | 15 minutes left")),
    ]);
}

#[test]
fn nothing_has_the_focus_so_a_stray_key_ends_nothing() {
    let mut person = on_a_break();
    assert_eq!(person.focused(), None);
    let _ = person.goes(&[("<enter> <space> <esc> <right> 1 2 n", "Let’s take a break. | 20 minutes left")]);
}

#[test]
fn a_break_can_be_longer_or_shorter_within_what_the_set_allows() {
    let mut person = on_a_break();
    let _ = person.press(said!("ask-rest-more"));
    let later = person.clock_in(25);
    person.must_see(format!("Back at {later}"));
    let _ = person.taps("-").taps("-");
    let sooner = person.clock_in(15);
    person.must_see(format!("Back at {sooner}"));
    for _ in 0..9 {
        let _ = person.press(said!("ask-rest-less"));
    }
    person.must_see(said!("break-lets"));
    person.must_see(said!("left-minutes", number = 1));
}

#[test]
fn at_the_promised_time_both_say_that_they_are_ready() {
    let _ = on_a_break().goes(&[
        ("<1200s>", "Ready to go on?"),
        ("1", "Ana is ready | Ready to go on?"),
        // The turn goes on with the time that it had left.
        ("[2   Ben]", "Speak for yourself | Ana | 1:00"),
    ]);
}

#[test]
fn not_yet_needs_a_new_time() {
    let mut person = on_a_break();
    let _ = person.waits(1_200).press(said!("length-minutes", number = 10));
    let back = person.clock_in(10);
    person.must_see(format!("Back at {back}"));
    let _ = person.waits(600);
    person.must_see(said!("ask-ready"));
}

#[test]
fn it_never_goes_on_by_itself() {
    let _ = on_a_break().goes(&[("<1200s> <away 3600s>", "Ready to go on? | Whenever you are. No rush.")]);
}

#[test]
fn the_pacer_can_be_turned_off_and_on() {
    let _ = on_a_break().goes(&[
        ("", "Breathe in"),
        ("<4s>", "Breathe out"),
        ("p", "!Breathe"),
        ("p", "Breathe"),
    ]);
}

#[test]
fn a_talk_can_end_in_a_break() {
    let _ = on_a_break().goes(&[("q", "End here?"), ("1", "That’s enough for today.")]);
}

#[test]
fn with_more_than_two_one_answer_stands_for_everyone() {
    let set = "(format: 1, name: \"Round\", participants: (min: 3, max: 12),
        turns: { \"speak\": (title: \"Speak\", time: \"1m\") },
        flow: [Each(steps: [Speaker(\"speak\")])])";
    let mut person = Home::new().with_rules("round.ron", set).start("round", &["Ana", "Ben", "Cleo"]);
    let _ = person.goes(&[("<right> b <1200s>", "We’re ready"), ("1", "Speak | !Ready to go on?")]);
}

#[test]
fn when_another_suggestion_comes_nothing_else_moves() {
    for size in
        [Size::new(640.0, 480.0), Size::new(900.0, 700.0), Size::new(1_000.0, 800.0), Size::new(360.0, 640.0)]
    {
        let mut person = on_a_break();
        person.resize(size);
        let mut before = None;
        for suggestion in ["argument rest", "out of a window", "Put on some music", "Come back when"] {
            let _ = person.waits(120);
            person.must_see(suggestion);
            let all = person.everything();
            let places = ["A break", "Let’s take a break.", "5 minutes more"]
                .map(|words| all.iter().find(|seen| seen.words == words).expect("it is there").bounds);
            let before = before.get_or_insert(places);
            assert_eq!(*before, places, "at “{suggestion}”, {size:?}");
        }
    }
}
