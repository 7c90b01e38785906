//! Everybody is asked the same: the same answers in the same order on the stage, in the facilitator's view, by key and
//! by screen reader; and each answer does the same, whichever way it is given.

use accesskit::Action;
use common_ground::talk::{Answer, Prompt};
use common_ground::ui::access::Wish;
use common_ground::ui::access::meaning::Asked;
use common_ground::ui::access::walk::What;
use common_ground::words::plain;
use iced::Rectangle;
use iced::keyboard::key::Named;

use super::asks;
use super::home::Home;
use super::person::{Person, done};
use super::said::english;

/// One minute each, as often as people want, with a question after each round.
const MINUTES: &str = r#"(
    format: 1, name: "Minutes",
    rules: [(id: "i", text: "Start with I"), (id: "back", text: "Say it back")],
    participants: (min: 2, max: 12),
    turns: { "say": (title: "Say", time: "60s", rules: ["i", "back"]), "more": (title: "Another round?") },
    flow: [Repeat(times: 3, ask: "more", steps: [Each(steps: [Speaker("say")])])],
    breaks: (breath: "5s"),
)"#;

const TWO: [&str; 2] = ["Ana", "Ben"];
const FOUR: [&str; 4] = ["Ana", "Ben", "Cem", "Dana"];

/// A talk by Ana's rule set of minutes, with this added to it.
fn minutes(with: (&str, &str), names: &[&str]) -> Person {
    let text = MINUTES.replace(with.0, with.1);
    let mut person = Home::new().with_rules("minutes.ron", &text).start("minutes", names);
    done(person.waits(6));
    person
}

fn plainly(names: &[&str]) -> Person {
    minutes(("", ""), names)
}

/// The way to a state.
type Way = fn() -> Person;

/// All states in which something is asked.
const STATES: [(&str, Way); 24] = [
    ("a minute more, for two", || then(plainly(&TWO), |person| done(person.taps("e")))),
    ("a minute more, one has said yes", || then(plainly(&TWO), |person| done(person.taps("e").taps("1")))),
    ("a minute more, for four", || then(plainly(&FOUR), |person| done(person.taps("e")))),
    ("time repaid", || then(plainly(&TWO), |person| done(person.waits(160).goes_on(1)))),
    ("how are we", || {
        let asks = ("breaks: (", "breaks: (check_in: \"50s\", ");
        then(minutes(asks, &TWO), |person| done(person.waits(52).goes_on(1)))
    }),
    ("the limit", || {
        let limit = ("turns:", "limit: \"1m\", turns:");
        then(minutes(limit, &TWO), |person| done(person.waits(62).goes_on(1)))
    }),
    ("the limit, no break offered", || {
        let limit = ("breaks: (", "limit: \"1m\", breaks: (prompts: false, ");
        then(minutes(limit, &TWO), |person| done(person.waits(62).goes_on(1)))
    }),
    ("would a break help", || {
        then(plainly(&TWO), |person| done(person.taps("1").waits(9).taps("2").waits(9).taps("1").waits(2)))
    }),
    ("the end", || then(plainly(&TWO), |person| done(person.taps("q")))),
    ("the gate", || then(Home::new().talk(), |person| done(person.goes_to_the_gate()))),
    ("the end, at a gate", || then(Home::new().talk(), |person| done(person.goes_to_the_gate().taps("q")))),
    ("another round", || then(plainly(&TWO), |person| done(person.goes_on(3)))),
    ("go on or enough for today", || asks::asked(Home::new())),
    ("a break", || then(plainly(&TWO), |person| done(person.taps("b")))),
    ("go on now, for two", || then(plainly(&TWO), |person| done(person.taps("b").key(Named::ArrowRight)))),
    ("go on now, one has said yes", || {
        then(plainly(&TWO), |person| done(person.taps("b").key(Named::ArrowRight).taps("2")))
    }),
    ("go on now, for four", || then(plainly(&FOUR), |person| done(person.taps("b").key(Named::ArrowRight)))),
    ("a shorter break, for two", || then(plainly(&TWO), |person| done(person.taps("b").taps("-")))),
    ("a shorter break, for four", || then(plainly(&FOUR), |person| done(person.taps("b").taps("-")))),
    ("is this a break", || then(plainly(&TWO), |person| done(person.key(Named::Space).waits(181)))),
    ("the last round of a gate", || {
        then(Home::new().talk(), |person| {
            for _ in 0..2 {
                done(person.goes_to_the_gate().taps("2"));
            }
            done(person.goes_to_the_gate());
        })
    }),
    ("the end, in a break", || then(plainly(&TWO), |person| done(person.taps("b").taps("q")))),
    ("ready, for two", || then(plainly(&TWO), |person| done(person.taps("b").waits(1_201)))),
    ("ready, for four", || then(plainly(&FOUR), |person| done(person.taps("b").waits(1_201)))),
];

fn then(mut person: Person, what: impl FnOnce(&mut Person)) -> Person {
    what(&mut person);
    person
}

/// A person in that state; if `facilitated`, in the facilitator's window.
fn reach(way: Way, facilitated: bool) -> Person {
    let mut person = way();
    if facilitated {
        done(person.taps("a"));
    }
    person
}

/// What every view of the question asks.
#[track_caller]
fn asked(person: &Person, state: &str) -> Prompt {
    let asked = person.asked().unwrap_or_else(|| panic!("{state}: nothing is asked"));
    // As it is read: isolates are for the eye.
    let read = |words: String| plain(&words).into_owned();
    let answers = |answers: Vec<Answer>| {
        let read = |answer: Answer| Answer {
            words: read(answer.words),
            name: read(answer.name),
            hint: read(answer.hint),
            once_said: answer.once_said.map(read),
            ..answer
        };
        answers.into_iter().map(read).collect()
    };
    Prompt {
        message: read(asked.message),
        answers: answers(asked.answers),
        others: answers(asked.others),
        together: answers(asked.together),
        ..asked
    }
}

/// Where each answer is on the screen, with or without its number, after the question and after the previous answer.
#[track_caller]
fn places(person: &mut Person, asked: &Prompt, place: &str) -> Vec<Rectangle> {
    let everything = person.everything();
    let question = everything.iter().position(|seen| seen.words == asked.message);
    let mut next = question.unwrap_or_else(|| panic!("{place}: no “{}”:\n{}", asked.message, person.reads()));
    let keyed = asked.answers.iter().enumerate().map(|(at, answer)| (Some(at + 1), answer));
    let all = keyed.chain(asked.others.iter().chain(&asked.together).map(|answer| (None, answer)));
    all.map(|(number, answer)| {
        let is_it = |seen: &str| {
            let said = [Some(&answer.words), answer.once_said.as_ref()];
            said.into_iter().flatten().any(|words| {
                seen == words || number.is_some_and(|number| seen == format!("{number}   {words}"))
            })
        };
        let found = everything.iter().skip(next + 1).position(|seen| is_it(&seen.words));
        next += 1 + found.unwrap_or_else(|| panic!("{place}: no “{}” in its place", answer.words));
        everything[next].bounds
    })
    .collect()
}

#[test]
fn every_answer_stands_on_the_screen_in_the_order_of_its_key() {
    for (state, way) in STATES {
        for facilitated in [false, true] {
            let mut person = reach(way, facilitated);
            let asked = asked(&person, state);
            let place = format!("{state}, facilitated: {facilitated}");
            let found = places(&mut person, &asked, &place).len();
            assert_eq!(found, asked.answers.len() + asked.others.len() + asked.together.len(), "{place}");
        }
    }
}

#[test]
fn a_screen_reader_finds_every_answer_under_its_key() {
    for (state, way) in STATES {
        for facilitated in [false, true] {
            let mut person = reach(way, facilitated);
            let asked = asked(&person, state);
            let told = person.told(None);
            let nodes = || told.nodes.iter().map(|(_, node)| node);
            for (at, answer) in asked.answers.iter().enumerate() {
                let key = (at + 1).to_string();
                let by_key: Vec<_> =
                    nodes().filter(|node| node.keyboard_shortcut() == Some(key.as_str())).collect();
                let [node] = by_key.as_slice() else {
                    panic!("{state}, facilitated: {facilitated}: {} controls by {key}", by_key.len())
                };
                assert_eq!(node.label(), Some(answer.name.as_str()), "{state}, facilitated: {facilitated}");
                assert!(node.supports_action(Action::Click), "{state}: “{}” can’t be pressed", answer.name);
                assert_eq!(node.description().unwrap_or_default(), answer.hint, "{state}");
            }
            for answer in asked.others.iter().chain(&asked.together) {
                let found = nodes().any(|node| node.label() == Some(answer.name.as_str()));
                assert!(found, "{state}, facilitated: {facilitated}: nothing is “{}”", answer.name);
            }
        }
    }
}

#[test]
fn an_answer_does_the_same_by_key_by_press_and_by_screen_reader() {
    for (state, way) in STATES {
        for facilitated in [false, true] {
            let asked = asked(&reach(way, facilitated), state);
            for (at, answer) in asked.answers.iter().enumerate() {
                let place = format!("{state}, facilitated: {facilitated}, “{}”", answer.words);
                let mut by_key = reach(way, facilitated);
                done(by_key.taps(&(at + 1).to_string()));
                let mut by_press = reach(way, facilitated);
                let there = places(&mut by_press, &asked, &place)[at];
                by_press.looks();
                by_press.touches(there.center());
                let mut by_reader = reach(way, facilitated);
                let told = by_reader.told(None);
                let key = (at + 1).to_string();
                let node = told.nodes.iter().find(|(_, node)| {
                    node.label() == Some(answer.name.as_str())
                        && node.keyboard_shortcut() == Some(key.as_str())
                });
                let of = node.expect("a screen reader finds it").0;
                let _ = by_reader.told(Some(Wish { of, what: What::Do(Asked::Press) }));
                let after = by_key.asked();
                assert_eq!(after, by_press.asked(), "{place}: by press");
                assert_eq!(after, by_reader.asked(), "{place}: by screen reader");
                assert_eq!(by_key.reads(), by_press.reads(), "{place}: by press");
                assert_eq!(by_key.reads(), by_reader.reads(), "{place}: by screen reader");
            }
        }
    }
}

#[test]
fn everyone_reads_in_their_own_window_what_the_facilitator_is_asked() {
    for (state, way) in STATES {
        let mut person = reach(way, true);
        let asked = asked(&person, state);
        done(person.turns_to_the_audience());
        if asked.message == english!("ask-end") {
            // Only the person who pressed the key is asked this.
            person.must_not_see(&asked.message);
        } else {
            person.must_see(&asked.message);
            person.must_see(&asked.lead);
        }
    }
}
