//! At the close: other conversations to go on with, and thanks only where they belong.

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::said::said;

fn set(fields: &str) -> String {
    format!(
        r#"(format: 1, name: "One thing each", turns: {{ "speak": (title: "Speak", time: "20s") }},
        flow: [Each(steps: [Speaker("speak")])], breaks: (breath: None), {fields})"#
    )
}

/// Ana’s and Ben’s talk with this close, at its beginning.
fn talk_with(fields: &str) -> Person {
    Home::new().with_rules("each.ron", &set(fields)).start("each", &["Ana", "Ben"])
}

const THEN: &str = r#"close: (then: ["check-in", "nowhere", "apology", "check-in", "each", "broken"])"#;

/// At the end of a talk in which thanks would be out of place, with sets to go on with.
pub(crate) fn after_an_apology(home: Home) -> Person {
    let close = r#"close: (appreciation: false, then: ["check-in", "apology"])"#;
    let mut person = home.with_rules("each.ron", &set(close)).start("each", &["Ana", "Ben"]);
    let _ = person.goes_to_the_end();
    person
}

/// The same with thanks, and with some that aren’t there.
fn at_the_end(home: Home) -> Person {
    home.has_rules("broken.ron", "(format: 1)");
    let mut person = home.with_rules("each.ron", &set(THEN)).start("each", &["Ana", "Ben"]);
    let _ = person.goes_to_the_end();
    person
}

#[test]
fn each_that_is_there_is_offered_once_by_its_title_and_opens_its_set_up_with_the_same_names() {
    for size in [LAPTOP, PHONE] {
        let mut person = at_the_end(Home::new());
        person.resize(size);
        person.must_see(said!("close-then"));
        for (title, times) in [("Short check-in", 1), ("Apology", 1), ("One thing each", 0)] {
            assert_eq!(person.count(title), times, "{title}:\n{}", person.reads());
        }
        for unknown in ["nowhere", "broken"] {
            person.must_not_see(unknown);
        }
        let _ = person.press("Apology");
        person.must_see(said!("set-up-people"));
        person.must_see(said!("widget-back-from", place = "Apology"));
        assert_eq!(person.fields()[..2], ["Ana", "Ben"], "{size:?}");
        assert_eq!(person.home.read("state/journal"), "", "the talk before is over");
        let _ = person.begins();
        person.must_see("Ana");
    }
}

#[test]
fn screen_readers_and_the_keyboard_reach_them() {
    let mut person = at_the_end(Home::new());
    let _ = person.asks(said!("close-then", "name", set = "Short check-in"));
    person.must_see(said!("widget-back-from", place = "Short check-in"));
    let mut person = at_the_end(Home::new());
    let _ = person.tabs_to("Apology").key(iced::keyboard::key::Named::Enter);
    person.must_see(said!("widget-back-from", place = "Apology"));
}

#[test]
fn what_stands_in_the_fields_is_kept_first_as_by_done() {
    let mut person = at_the_end(Home::new());
    let _ = person.writes(said!("close-what"), "Dinner on Fridays").press("Apology");
    assert!(person.home.read("data/agreements.ron").contains("Dinner on Fridays"));
    person.must_see(said!("widget-back-from", place = "Apology"));

    // What isn’t saved yet is said, and nobody goes on by what they pressed before.
    let mut person = at_the_end(Home::new());
    let _ = person.writes(said!("close-good", "hint"), "A walk").press("Apology");
    person.must_see(said!("close-problem-unsaved"));
    let _ = person.press(said!("close-done"));
    person.must_not_see(said!("set-up-people"));
    person.must_see(said!("library-search"));
}

#[test]
fn a_facilitator_can_go_on_too_and_nobody_else_has_anything_to_press() {
    let mut person = talk_with(THEN);
    let _ = person.taps("a").goes_to_the_end().turns_to_the_audience();
    person.must_not_see("Apology");
    let _ = person.turns_back().press("Apology");
    person.must_see(said!("widget-back-from", place = "Apology"));
}

#[test]
fn whoever_has_had_enough_or_leaves_no_trace_is_led_nowhere() {
    let mut person = talk_with(THEN);
    let _ = person.goes_to_the_close();
    for words in ["What could come next", "Apology"] {
        person.must_not_see(words);
    }
    let mut person = at_the_end(Home::new());
    let _ = person.press(said!("close-erase"));
    let _ = person.press(said!("close-erase-yes"));
    person.must_not_see(said!("set-up-people"));
    person.must_see(said!("library-search"));
}

#[test]
fn without_any_there_is_no_heading() {
    for fields in ["", r#"close: (then: ["nowhere"])"#] {
        let mut person = talk_with(fields);
        let _ = person.goes_to_the_end();
        person.must_not_see(said!("close-then"));
    }
}

#[test]
fn thanks_and_good_things_come_only_where_they_belong() {
    let ways = [
        ("", true),
        ("group: Hard", true),
        ("group: Broke, close: (appreciation: false)", false),
        ("close: (appreciation: false)", false),
        ("group: Others", false),
        ("group: Rounds", false),
        ("group: Rounds, close: (appreciation: true)", true),
        ("group: Others, close: (appreciation: None)", false),
    ];
    for (fields, thanks) in ways {
        let mut person = talk_with(fields);
        let _ = person.goes_to_the_end();
        let here = person.reads();
        for words in ["Thank you", "That wasn’t a small thing", "One thing you valued", "One good thing"] {
            assert_eq!(here.contains(words), thanks, "“{words}” with {fields}:\n{here}");
        }
        assert_eq!(person.sees(said!("close-ended")), !thanks, "{fields}:\n{here}");
        person.must_see("optional");
        person.must_see(said!("close-agreements"));
    }
    let mut person = talk_with("close: (appreciation: false)");
    let _ = person.taps("a").goes_to_the_end().turns_to_the_audience();
    person.must_see(said!("close-ended"));
    person.must_not_see("Thank you");
    person.must_not_see(said!("close-no-small-thing"));
}
