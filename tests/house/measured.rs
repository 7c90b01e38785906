//! A talk takes as many steps, and as long, as the check of its rule set reckoned: nobody is told “40 minutes” and
//! sits for an hour.

use std::sync::Arc;
use std::time::Duration;

use common_ground::plan::{Choices, lay_out};
use common_ground::rule_set::check::check;
use common_ground::rule_set::measure::{Measure, shortest, whole};
use common_ground::rule_set::{RuleSet, bounds};
use common_ground::words::Words;
use proptest::prelude::*;

fn read(source: &str) -> Option<Arc<RuleSet>> {
    check(source, &|_| true).rule_set.map(Arc::new)
}

/// Lays the set out for so many people, and compares.
fn compare(set: &Arc<RuleSet>, people: usize) {
    let reckoned = whole(set, people);
    let names = (0..people).map(|person| format!("Person {person}")).collect();
    let choices = Choices { names, language: "en".to_owned(), ..Choices::default() };
    let Ok(plan) = lay_out(set, &choices) else {
        panic!("{people} people can't be planned: {reckoned:?}");
    };
    let time = |steps: &mut dyn Iterator<Item = Option<Duration>>| steps.map(Option::unwrap_or_default).sum();
    let laid_out = Measure {
        steps: plan.steps.len() as u64,
        time: time(&mut plan.steps.iter().map(|step| step.turn.time)),
    };
    assert_eq!(laid_out, reckoned, "{people} people, all rounds");
    assert!(reckoned.steps <= bounds::STEPS as u64 && reckoned.time <= bounds::LENGTH);
    let laid_out = Measure { steps: plan.shortest().count() as u64, time: plan.length() };
    assert_eq!(laid_out, shortest(set, people), "{people} people, the shortest way");
}

#[test]
fn shipped_sets_take_as_long_as_was_reckoned() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    for file in files.filter(|file| file.extension().is_some_and(|end| end == "ron")) {
        let set = read(&std::fs::read_to_string(&file).unwrap()).expect("a shipped set is fine");
        for people in set.participants.min..=set.participants.max {
            compare(&set, people);
        }
    }
}

#[test]
fn opening_words_are_a_step_that_is_reckoned_with() {
    let set = read(include_str!("../sets/everything.ron")).expect("it is fine");
    for people in set.participants.min..=set.participants.max {
        compare(&set, people);
    }
}

/// A turn, with or without a time of its own or of this place.
fn turn() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("\"timed\"".to_owned()),
        Just("\"untimed\"".to_owned()),
        (1_u32..90).prop_map(|time| format!("(turn: \"timed\", time: \"{time}s\")")),
        (1_u32..90).prop_map(|time| format!("(turn: \"untimed\", time: \"{time}s\")")),
        Just("(turn: \"timed\", one_by_one: true)".to_owned()),
    ]
}

fn seats() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        prop::collection::vec(1_u32..6, 1..4).prop_map(|seats| format!("seats: {seats:?},")),
    ]
}

/// Two seats or more, none of them twice.
fn some_seats() -> impl Strategy<Value = String> {
    let some = prop::sample::subsequence(vec![1_u32, 2, 3, 4, 5], 2..=5).prop_shuffle();
    prop_oneof![Just(String::new()), some.prop_map(|seats| format!("seats: {seats:?},"))]
}

/// The turn of an exchange, and what each has in it: at most the turn's time.
fn exchange() -> impl Strategy<Value = (String, u32)> {
    prop_oneof![
        (1_u32..90).prop_map(|each| ("\"untimed\"".to_owned(), each)),
        (1_u32..=20).prop_map(|each| ("\"timed\"".to_owned(), each)),
        (1_u32..90)
            .prop_flat_map(|time| { (Just(format!("(turn: \"timed\", time: \"{time}s\")")), 1_u32..=time) }),
    ]
}

fn steps(in_each: bool, depth: u32) -> BoxedStrategy<String> {
    prop::collection::vec(step(in_each, depth), 1..4).prop_map(|steps| steps.join(", ")).boxed()
}

fn step(in_each: bool, depth: u32) -> BoxedStrategy<String> {
    let simple = prop_oneof![
        turn().prop_map(|turn| format!("Everyone({turn})")),
        turn().prop_map(|turn| format!("Agree({turn})")),
        turn().prop_map(|turn| format!("Agree(turn: {turn}, review: \"14d\", require: [Until])")),
        turn().prop_map(|turn| format!("Review({turn})")),
        prop_oneof!["timed", "untimed"].prop_map(|turn| format!("Ask(\"{turn}\")")),
        (1_u32..6, turn()).prop_map(|(seat, turn)| format!("Seat({seat}, {turn})")),
        (exchange(), some_seats())
            .prop_map(|((turn, each), seats)| format!("Exchange(turn: {turn}, {seats} each: \"{each}s\")")),
    ];
    let own = prop_oneof![
        turn().prop_map(|turn| format!("Speaker({turn})")),
        turn().prop_map(|turn| format!("Listener({turn})")),
    ];
    let simple = if in_each { prop_oneof![simple, own].boxed() } else { simple.boxed() };
    if depth == 0 {
        return simple;
    }
    let each = (seats(), prop_oneof!["Seats", "Reversed", "Alternate"], steps(true, depth - 1))
        .prop_map(|(seats, order, steps)| format!("Each({seats} order: {order}, steps: [{steps}])"));
    let asked = prop_oneof![Just(""), Just("ask: \"untimed\","), Just("ask: \"timed\",")];
    let repeat = (1_u32..4, asked, steps(in_each, depth - 1))
        .prop_map(|(times, ask, steps)| format!("Repeat(times: {times}, {ask} steps: [{steps}])"));
    if !in_each {
        return prop_oneof![simple, each, repeat].boxed();
    }
    // Seats may be empty, and then nobody says it back.
    let back = prop_oneof![
        turn().prop_map(|turn| format!("Listener({turn})")),
        (1_u32..6, turn()).prop_map(|(seat, turn)| format!("Seat({seat}, {turn})")),
    ];
    let heard = (1_u32..4, turn(), back, steps(true, depth - 1)).prop_map(|(at_most, speak, back, steps)| {
        format!(
            "UntilHeard(ask: \"untimed\", at_most: {at_most}, steps: [Speaker({speak}), {steps}, {back}])"
        )
    });
    prop_oneof![simple, each, repeat, heard].boxed()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_flow_takes_as_long_as_was_reckoned(flow in steps(false, 3)) {
        let source = format!(
            "(format: 1, name: \"x\", participants: (min: 1, max: 5), turns: {{\"timed\": (title: \"x\", time: \"20s\"), \
             \"untimed\": (title: \"x\")}}, flow: [{flow}])"
        );
        let checked = check(&source, &|_| true);
        let words = Words::english();
        let too_much = |message: &str| message.starts_with("with ");
        prop_assert!(checked.errors().all(|problem| too_much(&problem.message(&words))), "{:?}", checked.problems);
        if let Some(set) = checked.rule_set.map(Arc::new) {
            for people in 1..=5 {
                compare(&set, people);
            }
        }
    }
}
