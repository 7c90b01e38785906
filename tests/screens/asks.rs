//! Everyone is asked whether to go on, and the one in a seat of their own is asked to say it back again.

use std::time::Duration;

use super::home::Home;
use super::person::{PHONE, Person};
use super::said::said;
use super::way::gate;

/// Somebody says sorry, and both are asked whether that is enough for today; then both talk.
pub(crate) const ASKS: &str = r#"(
    format: 1, name: "Sorry",
    rules: [(id: "one", text: "One at a time"), (id: "slow", text: "Slowly")],
    turns: {
        "sorry": (title: "What I’m sorry for", time: "60s", rules: ["one", "slow"]),
        "on": (title: "Is this a good place to stop?", prompt: "Nothing has to be settled today."),
        "mend": (title: "One way to mend this", time: "60s", rules: ["one"]),
    },
    flow: [Seat(2, "sorry"), Ask("on"), Seat(2, "mend")],
    breaks: (breath: None),
)"#;

/// A mediator sums up what each of two says.
pub(crate) const TABLE: &str = r#"(
    format: 1, name: "A table for three",
    participants: (min: 3, max: 3, seats: ["Mediator", "First", "Second"]),
    turns: {
        "speak": (title: "What happened", time: "3m"), "sum-up": (title: "Say it back", time: "1m"),
        "got": (title: "Did I get it?"),
    },
    flow: [Each(seats: [2, 3], steps: [
        UntilHeard(ask: "got", at_most: 3, steps: [Speaker("speak"), Seat(1, "sum-up")]),
    ])],
    breaks: (breath: None),
)"#;

/// Ana and Ben are asked whether to go on.
pub(crate) fn asked(home: Home) -> Person {
    let mut person = home.with_rules("sorry.ron", ASKS).start("sorry", &["Ana", "Ben"]);
    let _ = person.waits(20).goes_on(1);
    person
}

/// Cem is asked whether Mara, the mediator, got it.
pub(crate) fn at_the_table(home: Home) -> Person {
    let mut person = home.with_rules("table.ron", TABLE).start("table", &["Mara", "Cem", "Dana"]);
    let _ = person.goes_on(2);
    person
}

const QUESTION: &str = "Is this a good place to stop?";

#[test]
fn one_answer_goes_on_and_one_from_anybody_is_enough_for_today() {
    let mut person = asked(Home::new());
    let _ = person.goes(&[(
        "",
        "Is this a good place to stop? | Nothing has to be settled today. | If one of you has had enough, stop here. | \
         Go on | next: Ben · One way to mend this | Enough for today | then: closing",
    )]);
    assert_eq!(person.time(), None, "it waits");
    let _ = person.goes(&[("1", "One way to mend this | !Enough for today"), ("u", QUESTION)]);
    let _ = person.goes(&[("<1s> 2", "That’s enough for today. | !Appreciation")]);
    let _ = asked(Home::new()).goes(&[("[Go on]", "One way to mend this")]);
    let _ = asked(Home::new()).goes(&[("[Enough for today]", "That’s enough for today.")]);
}

#[test]
fn no_other_key_answers_it() {
    let _ = asked(Home::new()).goes(&[("<right> <space> n e 3 <esc> <90s>", QUESTION)]);
}

#[test]
fn back_and_undo_lead_to_it_again() {
    let _ = asked(Home::new()).goes(&[
        ("1 <left>", QUESTION),
        ("<left>", "What I’m sorry for"),
        ("<right>", QUESTION),
        ("<1s> 2 [‹ Back to the talk]", QUESTION),
    ]);
}

#[test]
fn a_second_press_of_a_number_means_nothing_that_nobody_has_read() {
    for (mut person, answered) in [(asked(Home::new()), "!Enough for today"), (gate(), "!Ben asks.")] {
        let _ = person.goes(&[("1", answered)]).passes(Duration::from_millis(300));
        let _ = person.goes(&[("1", "!A reminder")]).passes(Duration::from_millis(800));
        let _ = person.goes(&[("1", "A reminder")]);
    }
    // In an exchange a number takes the floor, and the end of one question may be the next.
    let talk = ASKS.replace(
        "Seat(2, \"mend\")",
        "Ask((turn: \"on\", title: \"Really?\")), Exchange(turn: \"mend\", each: \"30s\")",
    );
    let mut person = Home::new().with_rules("talk.ron", &talk).start("talk", &["Ana", "Ben"]);
    let _ = person
        .goes_on(1)
        .goes(&[("1 1", "Really? | Enough for today"), ("<1s> 1 1", "One way to mend this | !A reminder")]);
}

#[test]
fn in_a_rehearsal_hands_are_no_faster() {
    let mut person = Home::new().open();
    let _ = person.rehearses().goes_to_the_gate().taps("1").passes(Duration::from_millis(500));
    let _ = person.goes(&[("1", "!Ben asks. | !A reminder")]);
}

#[test]
fn after_a_line_that_helps_a_second_press_brings_no_rule_forward() {
    let _ = super::way::turn().goes(&[("r 1 1", "“Can I start over?” | !A reminder")]);
}

#[test]
fn both_people_of_one_question_may_answer_at_once() {
    let _ = super::way::turn().goes(&[("<48s> e 1 2", "1:12")]);
}

#[test]
fn the_list_of_keys_says_what_numbers_do_there() {
    for mut person in [asked(Home::new()), gate()] {
        let _ = person.goes(&[("?", "Answer the question | !Bring a rule forward")]);
    }
    let _ = super::way::turn().goes(&[("?", "Bring a rule forward | !Answer the question")]);
    let _ = super::way::turn().goes(&[("b <1200s> ?", "Answer the question")]);
}

#[test]
fn not_quite_goes_back_to_the_mediator_by_name() {
    let mut person = at_the_table(Home::new());
    let _ = person.goes(&[
        ("", "Mara asks. Cem answers. | again: Mara · Say it back | again: Cem · What happened"),
        ("2", "Mara | Say it back"),
    ]);
}

#[test]
fn whoever_speaks_says_whether_there_is_another_round_of_their_own() {
    let set = r#"(format: 1, name: "Asks", breaks: (breath: None),
        turns: { "ask": (title: "Ask", time: "1m"), "more": (title: "Another question?"), "end": (title: "Quiet") },
        flow: [Each(steps: [Repeat(times: 6, ask: "more", steps: [Speaker("ask")])]), Everyone("end")])"#;
    let mut person = Home::new().with_rules("asks.ron", set).start("asks", &["Ana", "Ben"]);
    let _ = person.goes(&[
        ("<right>", "Another question? | That was round 1 of up to 6. Ana answers. | next: Ana · Ask | next: Ben · Ask"),
        ("1 <1s> <right>", "round 2 of up to 6 | That was round 2 of up to 6. Ana answers."),
        ("2 <1s> <right>", "That was round 1 of up to 6. Ben answers."),
        ("2", "Quiet"),
    ]);
}

#[test]
fn on_a_telephone_with_large_letters_all_answers_are_in_sight() {
    let mut person = asked(Home::new().with_settings("(text_scale: 2.0)"));
    person.resize(PHONE);
    for words in ["Go on", "Enough for today"] {
        let seen =
            person.everything().into_iter().find(|seen| seen.words.ends_with(words)).expect("it is there");
        let shown = seen.visible(PHONE).expect("it is in sight");
        assert!(shown.height > seen.bounds.height - 1.0, "{words} is cut");
    }
}

#[test]
fn the_heading_of_the_list_stays_on_one_line() {
    let height = |settings: &str| {
        let mut person = Home::new().with_settings(settings).talk();
        let _ = person.goes_to_the_first_turn();
        person.resize(PHONE);
        let _ = person.taps("?");
        let all = person.everything();
        let headings = all.iter().filter(|seen| seen.words == "More");
        headings.map(|seen| seen.bounds.height).fold(0.0, f32::max)
    };
    let (usual, large) = (height(""), height("(text_scale: 2.0)"));
    assert!(large < 2.5 * usual, "at twice the size it is {} times as high", large / usual);
}

#[test]
fn a_length_is_said_as_a_span_where_people_are_asked_for_another_round() {
    let set = r#"(format: 1, name: "Rounds", limit: "25m",
        turns: { "say": (title: "Say", time: "5m"), "more": (title: "Once more?") },
        flow: [Repeat(times: 3, ask: "more", steps: [Each(steps: [Speaker("say")])])])"#;
    let mut person = Home::new().with_rules("rounds.ron", set).open();
    person.must_see("10 to 30 min");
    let mut person = Home::new().with_rules("rounds.ron", set).set_up_of("config/rules/rounds.ron");
    person.must_see("10 to 30 minutes in all");
    person.must_see("Rounds, up to");
    person.must_see(said!("set-up-may-pass-limit", limit = "25 min"));
}

#[test]
fn a_second_press_says_nothing_about_the_next_agreement() {
    let home = Home::new();
    super::review::three(&home);
    let mut person = super::review::looking_back(home, &["Ana", "Ben"]);
    let _ = person.taps("1").taps("1");
    person.must_not_see(said!("review-over"));
    person.must_see("Dinner on Fridays, phones away");
}
