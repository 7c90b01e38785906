//! A slip presses nothing that couldn't be seen: not a control that has faded, and not one that has only just appeared.

use std::time::Duration;

use iced::Size;
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, Person};
use super::said::said;
use super::way::turn;

fn gone(person: &mut Person) {
    let _ = person.waits(8).blinks(Duration::from_millis(500));
    assert!(person.look().faded > 0.99, "the controls have faded");
}

#[test]
fn the_first_touch_brings_back_what_has_faded_and_does_nothing_else() {
    for words in ["Next", "Pause", "Take a break", "End"] {
        let mut person = turn();
        let at = person.place_of(words);
        gone(&mut person);
        person.touches(at);
        person.must_see("Speak for yourself");
        person.must_see("Speaking");
        person.must_not_see(said!("ask-end"));
        assert!(person.look().faded < 0.01, "{words} is back");
        // A second touch, by a person who sees the control, does what it says.
        person.looks();
        let before = person.reads();
        person.touches(at);
        assert_ne!(person.reads(), before, "{words} does nothing");
    }
}

#[test]
fn keys_act_at_once_though_the_controls_have_faded() {
    let mut person = turn();
    gone(&mut person);
    let _ = person.key(Named::ArrowRight);
    person.must_see("Say it back");
}

#[test]
fn the_second_press_of_two_meets_nothing_that_has_only_just_come() {
    let mut person = turn();
    let _ = person.goes_on(2);
    person.must_see("Say it back");
    let at = person.place_of(said!("command-next"));
    person.looks();
    person.touches(at);
    person.must_see(said!("ask-gate-lead", asks = "Ben", answers = "Ana"));
    let _ = person.passes(Duration::from_millis(250));
    person.touches(at);
    person.must_see(said!("ask-gate-lead", asks = "Ben", answers = "Ana"));
    // A person who looks first can press.
    let rest = person.place_of(said!("command-break"));
    person.looks();
    person.touches(rest);
    person.must_see(said!("break-lets"));
}

#[test]
fn keys_act_at_once_though_a_screen_has_only_just_come() {
    let _ = turn().goes(&[("<right*3>", "Ben asks. Ana answers."), ("1", "!Ben asks. Ana answers.")]);
}

#[test]
fn what_has_come_can_be_pressed_soon_without_anything_else_happening() {
    let mut person = Home::new().open();
    let _ = person.press(said!("library-help"));
    let back = person.place_of(said!("widget-back"));
    person.touches(back);
    person.must_not_see(said!("library-question"));
    let _ = person.sits_still(Duration::from_millis(450));
    person.touches(back);
    person.must_see(said!("library-question"));
}

#[test]
fn each_control_keeps_its_place_from_screen_to_screen() {
    for size in [LAPTOP, Size::new(800.0, 600.0), Size::new(500.0, 900.0), Size::new(360.0, 640.0)] {
        let mut person = turn();
        person.resize(size);
        let rest = if person.sees(said!("command-break")) { "Take a break" } else { "Break" };
        // To a hundredth of a pixel: sums of sizes are never quite exact.
        let place_of = |person: &mut Person, words: &str| {
            let at = person.place_of(words);
            [at.x, at.y].map(|length| (length * 100.0).round())
        };
        let places = |person: &mut Person| ["End", "More"].map(|words| place_of(person, words));
        let (on_the_stage, of_rest) = (places(&mut person), place_of(&mut person, rest));
        let _ = person.key(Named::Space);
        assert_eq!(
            (places(&mut person), place_of(&mut person, rest)),
            (on_the_stage, of_rest),
            "paused, {size:?}"
        );
        let _ = person.key(Named::Space).goes_on(3);
        person.must_see(said!("ask-gate-lead", asks = "Ben", answers = "Ana"));
        assert_eq!(
            (places(&mut person), place_of(&mut person, rest)),
            (on_the_stage, of_rest),
            "a gate, {size:?}"
        );
        let _ = person.taps("b");
        assert_eq!(places(&mut person), on_the_stage, "a break, {size:?}");
    }
}

#[test]
fn in_narrow_windows_everything_is_within_reach() {
    for size in [Size::new(500.0, 900.0), Size::new(360.0, 640.0)] {
        for (words, then) in [
            ("Words that help", "Can I start over?"),
            ("A minute more", "A minute more for Ana?"),
            ("Pass", "Undo"),
            ("Park a topic", "For another day"),
        ] {
            let mut person = turn();
            person.resize(size);
            let _ = person.press(said!("command-more")).press(words);
            assert!(person.sees(then), "{words} in {size:?} leads to:\n{}", person.reads());
        }
    }
}

#[test]
fn passing_has_a_button_wherever_a_turn_can_be_passed() {
    let set = r#"(format: 1, name: "Round", participants: (min: 3, max: 12), breaks: (breath: None),
        turns: { "say": (title: "Say", time: "2m") }, flow: [Each(steps: [Speaker("say")])])"#;
    let mut circle = Home::new().with_rules("round.ron", set).start("round", &["Ana", "Ben", "Chidi"]);
    let _ = circle.goes(&[("", "Ana"), ("[Pass]", "Ben | Undo")]);
    // Two people rarely pass.
    let _ = turn().goes(&[("", "!Pass"), ("[More] [Pass]", "Ben | Undo")]);
}

#[test]
fn controls_stay_where_nothing_runs_out() {
    const STILL: &str =
        r#"(format: 1, name: "Still", turns: { "still": (title: "Still") }, flow: [Everyone("still")])"#;
    let mut person = Home::new().with_rules("still.ron", STILL).start("still", &["Ana", "Ben"]);
    let _ = person.goes_on(1).waits(30);
    assert!(person.look().faded < 0.01, "without a clock somebody has to go on");
    let mut person = turn();
    let _ = person.waits(58);
    assert!(person.look().faded > 0.99, "while the time runs they go");
    let _ = person.waits(10);
    assert!(person.look().faded < 0.01, "when time is up they are there");
}

#[test]
fn what_is_asked_stays_where_it_is_when_somebody_has_answered() {
    let mut person = turn();
    let _ = person.taps("e");
    person.must_see(said!("ask-more", name = "Ana"));
    let (ben, no) = (person.place_of("2   Ben").x, person.place_of("3   Not now").x);
    let _ = person.taps("1");
    assert!((person.place_of("2   Ben").x - ben).abs() < 0.5, "Ben’s button moved under his hand");
    assert!((person.place_of("3   Not now").x - no).abs() < 0.5);
    let _ = person.taps("3").taps("b").waits(1_200);
    let ben = person.place_of("2   Ben: ready");
    let _ = person.taps("1");
    assert_eq!(person.place_of("2   Ben: ready"), ben, "at the end of a break, too");
}

#[test]
fn a_minute_that_nobody_answers_is_said_to_lapse() {
    let _ = turn().goes(&[
        ("e 1 <30s>", "A minute more for Ana?"),
        ("<1s>", "!A minute more for Ana? | Not everyone has answered, so the time stays the same."),
    ]);
}

#[test]
fn the_second_press_of_two_meets_nothing_that_took_the_place_of_what_was_pressed_away() {
    let mut person = turn();
    let _ = person.taps("p").types("Money").key(Named::Enter);
    person.comes_back_after(Duration::from_secs(60));
    let at = person.place_of(said!("library-erase"));
    person.touches(at);
    person.must_see(said!("library-erase-sure"));
    let _ = person.passes(Duration::from_millis(200));
    let again = person.place_of(said!("library-erase-yes"));
    person.touches(again);
    person.must_see(said!("library-erase-sure"));
}

#[test]
fn two_presses_on_next_skip_one_breath_and_no_turn() {
    let mut person = Home::new().talk();
    person.must_see("Settle");
    let at = person.place_of(said!("command-next"));
    person.touches(at);
    let _ = person.passes(Duration::from_millis(150));
    person.touches(at);
    person.must_see("Settle");
}

#[test]
fn a_number_pressed_again_and_again_starts_no_break_that_nobody_read_of() {
    let mut person = turn();
    let _ = person.taps("1").taps("1").taps("1").taps("1").taps("2");
    person.must_see(said!("ask-break"));
    let _ = person.waits(2).taps("2");
    person.must_not_see(said!("ask-break"));
    person.must_not_see(said!("break-lets"));
}
