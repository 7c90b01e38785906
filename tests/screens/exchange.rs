//! Open discussion on a shared clock: who has the floor, how it is taken and given back, and what nobody is shown.

use std::time::Duration;

use accesskit::{Node, Role, Toggled};
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person, done};
use super::presets::CIRCLE;
use super::said::said;

const SET: &str = r#"(
    format: 1, name: "Talk it over", participants: (max: 12),
    rules: [(id: "one", text: "One voice at a time"), (id: "short", text: "Short is kind")],
    turns: {
        "talk": (title: "Talk it over", prompt: "What else matters?", rules: ["one"]),
        "end": (title: "Thank you", time: "1m"),
    },
    flow: [Exchange(turn: "talk", each: "20s"), Everyone("end")],
    breaks: (breath: None),
)"#;

fn discussion(names: &[&str]) -> Person {
    Home::new().with_rules("talk.ron", SET).start("talk", names)
}

fn two() -> Person {
    discussion(&["Ana", "Ben"])
}

/// The part of this name, as a screen reader is told of it.
fn told(person: &mut Person, called: &str) -> Node {
    let told = person.told(None);
    let found =
        told.nodes.iter().find(|(_, node)| node.label() == Some(called)).map(|(_, node)| node.clone());
    found.unwrap_or_else(|| panic!("nothing is called “{called}”"))
}

/// What screen readers are told of times.
pub(crate) fn times(person: &mut Person) -> Vec<String> {
    let told = person.told(None);
    let times = told.nodes.iter().filter(|(_, node)| node.role() == Role::Timer);
    times.filter_map(|(_, node)| node.label().map(str::to_owned)).collect()
}

#[track_caller]
fn has_left(person: &mut Person, words: &str) {
    let all = times(person);
    assert!(all.iter().any(|time| time == words), "“{words}” isn’t among {all:?}");
}

#[test]
fn the_floor_is_taken_and_given_back_by_number_and_by_name() {
    let ways: [fn(&mut Person); 2] = [|person| done(person.taps("2")), |person| done(person.press("Ben"))];
    for way in ways {
        let mut person = two();
        person.must_see("Open discussion");
        person.must_see(said!("stage-floor-free"));
        way(&mut person);
        person.must_see("Ben has the floor");
        has_left(&mut person, "Your own time: 20 seconds");
        person.must_not_see("Open discussion");
        let _ = person.waits(1);
        way(&mut person);
        person.must_see("Open discussion");
        person.must_not_see("Your own time");
    }
}

#[test]
fn silence_takes_from_nobody() {
    let mut person = two();
    let _ = person.waits(60);
    assert_eq!(person.time().as_deref(), Some("0:40"));
    let _ = person.taps("1").waits(5);
    assert_eq!(person.time().as_deref(), Some("0:35"));
    has_left(&mut person, "Your own time: 15 seconds");
    let _ = person.taps("1").waits(60).taps("2");
    assert_eq!(person.time().as_deref(), Some("0:35"));
    has_left(&mut person, "Your own time: 20 seconds");
}

#[test]
fn while_nobody_speaks_nothing_moves_and_the_controls_stay() {
    let mut person = two();
    let _ = person.sits_still(Duration::from_secs(30));
    assert!(person.look().faded < 0.01, "people look for what to press");
    let wakes = person.sits_still(Duration::from_secs(600));
    assert!(wakes <= 11, "once a minute for the time of day: {wakes}");
    person.must_not_see("Paused while you were away");
}

#[test]
fn whose_time_is_used_is_said_gently_and_shown_to_everyone_alike() {
    let mut person = two();
    let _ = person.taps("1").waits(20);
    person.must_see("Ana’s time is used. Others can speak.");
    person.must_see("Open discussion");
    person.must_see(said!("stage-share-used"));
    let button = told(&mut person, "Ana takes the floor");
    assert_eq!(button.description(), Some("Their time is used."));
    let _ = person.press("Ana");
    person.must_see("Ana’s time is used. Anyone can ask for a minute more.");
    let _ = person.taps("?");
    person.must_not_see("Ana’s time is used");
    let _ = person.taps("?");
    person.must_not_see("Ana’s time is used");
    // Ben has his own; after a minute more Ana may speak again, too.
    let _ = person.taps("2");
    has_left(&mut person, "Your own time: 20 seconds");
    let _ = person.taps("e");
    person.must_see(said!("ask-more-for-nobody"));
    let _ = person.taps("1").taps("2").waits(2).taps("1");
    person.must_see("Ana has the floor");
    has_left(&mut person, "Time for anyone: 1 minute");
    person.must_not_see(said!("stage-share-used"));
}

#[test]
fn nobody_but_the_holder_and_the_facilitator_sees_what_anyone_has_left() {
    let mut person = discussion(&["Ana", "Ben", "Chidi"]);
    let _ = person.taps("1").waits(5);
    has_left(&mut person, "Your own time: 15 seconds");
    assert!(!times(&mut person).iter().any(|time| time.contains("20 seconds")), "{}", person.reads());
    let _ = person.taps("a");
    let facilitator = person.reads();
    for words in ["Speaking time (only you see this)", "Ana · Talk it over", "+60 s"] {
        assert!(facilitator.contains(words), "{words} isn’t in:\n{facilitator}");
    }
    let left = |person: &mut Person, words: &str| {
        person.told(None).nodes.iter().filter(|(_, node)| node.value() == Some(words)).count()
    };
    assert_eq!((left(&mut person, "15 seconds left"), left(&mut person, "20 seconds left")), (1, 2));
    let _ = person.turns_to_the_audience();
    person.must_see("Ana has the floor");
    assert_eq!((left(&mut person, "15 seconds left"), left(&mut person, "20 seconds left")), (0, 0));
    assert!(person.controls().is_empty());
    let _ = person.turns_back().taps("1").turns_to_the_audience();
    person.must_see(said!("stage-floor-free-for-everyone"));
    person.must_not_see(said!("stage-floor-free"));
}

#[test]
fn a_facilitator_gives_a_minute_and_takes_it() {
    let mut person = two();
    let _ = person.taps("a").taps("1").waits(20).taps("+");
    person.must_see("Time for anyone: 1:00");
    let _ = person.press("Ana");
    person.must_see("Ana · Talk it over");
    let _ = person.press("Ana").taps("-");
    person.must_not_see("Time for anyone");
    let _ = person.press("Ana");
    person.must_see("Ana’s time is used. Anyone can ask for a minute more.");
}

#[test]
fn rules_have_no_numbers_there_and_the_list_of_keys_says_whose_they_are() {
    let mut person = two();
    let rule = told(&mut person, "Bring forward: One voice at a time");
    assert_eq!(rule.keyboard_shortcut(), None);
    assert_eq!(told(&mut person, "Ana takes the floor").keyboard_shortcut(), Some("1"));
    let _ = person.press("One voice at a time");
    person.must_see(said!("stage-come-back"));
    let _ = person.waits(9).taps("?");
    person.must_see(said!("panel-take-floor"));
    person.must_not_see(said!("key-does-numbers"));
    let _ = person.taps("?").goes_on(1).taps("?");
    person.must_not_see(said!("panel-take-floor"));
    person.must_see(said!("key-does-numbers"));
}

#[test]
fn a_rule_that_is_read_covers_the_names_and_their_numbers() {
    let mut person = two();
    let _ = person.key(Named::Space).press("One voice at a time").taps("2");
    person.must_not_see("Ben has the floor");
    let _ = person.key(Named::Escape).taps("2");
    person.must_see("Ben has the floor");
    person.must_not_see(said!("stage-paused"));
}

#[test]
fn a_screen_reader_is_told_who_has_the_floor() {
    let mut person = two();
    let button = told(&mut person, "Ana takes the floor");
    assert_eq!((button.role(), button.toggled()), (Role::Button, Some(Toggled::False)));
    let _ = person.asks("Ana takes the floor");
    let button = told(&mut person, "Ana has the floor");
    assert!(button.role() == Role::Heading || button.toggled() == Some(Toggled::True));
    assert!(person.told(None).nodes.iter().any(|(_, node)| node.toggled() == Some(Toggled::True)
        && node.label() == Some("Ana has the floor")
        && node.description() == Some("Gives the floor back")));
    let _ = person.waits(1).asks("Ana has the floor");
    person.must_see("Open discussion");
}

#[test]
fn the_tenth_to_the_twelfth_take_the_floor_by_their_names() {
    let mut person = discussion(&CIRCLE);
    assert_eq!(told(&mut person, "Ibrahim takes the floor").keyboard_shortcut(), Some("9"));
    assert_eq!(told(&mut person, "Jun takes the floor").keyboard_shortcut(), None);
    let _ = person.press("Jun");
    person.must_see("Jun has the floor");
    let _ = person.taps("9");
    person.must_see("Ibrahim has the floor");
}

#[test]
fn twelve_long_names_are_in_sight_with_what_the_holder_has_left() {
    let long: Vec<String> = CIRCLE
        .iter()
        .take(12)
        .map(|name| {
            format!("{}-Charlotte von Hohenlohe-Langenburg", name.chars().take(5).collect::<String>())
        })
        .map(|name| name.chars().take(40).collect())
        .collect();
    let long: Vec<&str> = long.iter().map(String::as_str).collect();
    for names in [long.as_slice(), CIRCLE.as_slice()] {
        let mut person = discussion(names);
        let _ = person.taps("3").waits(5);
        for size in [LAPTOP, PHONE] {
            person.resize(size);
            has_left(&mut person, "Your own time: 15 seconds");
            for name in names {
                assert!(person.sees_whole(*name), "{name} isn’t in sight in {size:?}:\n{}", person.reads());
            }
        }
    }
}

#[test]
fn past_the_end_the_seconds_are_counted_only_where_the_set_wants_that() {
    for (overtime, counted) in [("", false), ("overtime: Counted,", true)] {
        let set = SET.replace("format: 1,", &format!("format: 1, {overtime}"));
        let mut person = Home::new().with_rules("talk.ron", &set).start("talk", &["Ana", "Ben"]);
        let _ = person.taps("1").waits(19).taps("2").waits(20).taps("1").waits(6);
        person.must_see(said!("label-time-is-up"));
        person.must_see("Ana has the floor");
        assert_eq!(person.sees("+0:05"), counted, "{}", person.reads());
        // The names look as they are: nobody else can begin.
        let ben = told(&mut person, "Ben takes the floor");
        assert_eq!(ben.description(), Some("The time here is up. You can ask for a minute more."));
        let _ = person.taps("2");
        person.must_see(said!("reason-no-time-left"));
        person.must_see("Ana has the floor");
    }
}

/// Says in the list of who is here that somebody has left.
fn leaves(person: &mut Person, name: &str) {
    let _ = person.taps("?").press(said!("panel-people"));
    let _ = person.asks(said!("panel-people-left", "name", name = name)).taps("1").key(Named::Escape);
}

#[test]
fn everyone_keeps_their_number_when_somebody_leaves() {
    let mut person = discussion(&["Ana", "Ben", "Cem"]);
    leaves(&mut person, "Ben");
    assert!(!person.told(None).nodes.iter().any(|(_, node)| node.label() == Some("Ben takes the floor")));
    assert_eq!(told(&mut person, "Ana takes the floor").keyboard_shortcut(), Some("1"));
    assert_eq!(told(&mut person, "Cem takes the floor").keyboard_shortcut(), Some("3"));
    let _ = person.taps("2");
    person.must_see("Open discussion");
    let _ = person.taps("3");
    person.must_see("Cem has the floor");
}

#[test]
fn the_foot_stays_as_it_is_when_somebody_leaves() {
    for size in [LAPTOP, PHONE] {
        let mut person = discussion(&["Ana", "Ben", "Cem"]);
        person.resize(size);
        let foot = [said!("command-pause"), said!("command-next")];
        let places: Vec<_> = foot.iter().map(|words| person.place_of(words)).collect();
        let (passes, fills) = (person.sees(said!("command-pass")), person.sees(said!("command-full-screen")));
        leaves(&mut person, "Ben");
        let _ = person.waits(20);
        assert_eq!(places, foot.iter().map(|words| person.place_of(words)).collect::<Vec<_>>());
        assert_eq!(
            (passes, fills),
            (person.sees(said!("command-pass")), person.sees(said!("command-full-screen")))
        );
    }
}

#[test]
fn whoever_presses_twice_by_a_slip_keeps_the_floor_and_giving_it_back_is_said() {
    let ways: [fn(&mut Person); 2] = [|person| done(person.taps("2")), |person| done(person.press("Ben"))];
    for way in ways {
        let mut person = two();
        way(&mut person);
        let _ = person.passes(Duration::from_millis(200));
        way(&mut person);
        person.must_see("Ben has the floor");
        person.must_not_see("Ben gave the floor back.");
        let _ = person.passes(Duration::from_millis(400));
        way(&mut person);
        person.must_see("Open discussion");
        person.must_see("Ben gave the floor back.");
        // It isn't said any more once somebody speaks.
        let _ = person.taps("1");
        person.must_not_see("Ben gave the floor back.");
    }
}
