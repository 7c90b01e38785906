#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failed assumption is a failed test.

use std::time::Duration;

use super::fault::{Cues, Form, Steps, Untimed};
use super::{Checked, Fault, Wording, check};
use crate::rule_set::source::{self, Kind, Value};

const EVERYTHING: &str = include_str!("../../../tests/sets/everything.ron");

fn checked(source: &str) -> Checked {
    check(source, &|name| ["bowl", "wood"].contains(&name))
}

fn only(source: &str) -> Fault {
    let problems = checked(source).problems;
    let [problem] = problems.as_slice() else { panic!("one problem, not {problems:#?}") };
    problem.fault.clone()
}

/// A set of one turn with these cues, in a flow of these steps.
fn with_cues(turn: &str, cues: &str, flow: &str) -> String {
    format!(
        "(format: 1, name: \"x\", turns: {{\"speak\": (title: \"x\", {turn} cues: [{cues}])}}, flow: [{flow}])"
    )
}

#[test]
fn a_set_with_every_field_in_it_is_fine() {
    assert_eq!(checked(EVERYTHING).problems, []);
}

/// Both readers know the same fields: a field with a letter too many is refused here, by its name, and a set without
/// a field that may be left out is read by serde.
#[test]
fn each_field_is_known_by_its_exact_name() {
    let set = source::read(EVERYTHING, &mut Vec::new()).unwrap().unwrap();
    let mut names = Vec::new();
    gather(&set, &mut names);
    assert!(names.len() > 80, "only {} fields were found", names.len());
    for bytes in names {
        let name = &EVERYTHING[bytes.clone()];
        let spoiled = format!("{}{name}x{}", &EVERYTHING[..bytes.start], &EVERYTHING[bytes.end..]);
        let problems = checked(&spoiled).problems;
        let found = problems.iter().any(|problem| is_no_field(&problem.fault, &format!("{name}x")));
        assert!(found, "{name} was not missed: {problems:?}");
    }
}

fn is_no_field(fault: &Fault, name: &str) -> bool {
    matches!(fault, Fault::Form(Form::NoField { field, .. }) if field == name)
}

fn gather(value: &Value<'_>, names: &mut Vec<std::ops::Range<usize>>) {
    for (name, value) in value.fields() {
        names.push(name.bytes.clone());
        gather(value, names);
    }
    match &value.kind {
        Kind::List(values) | Kind::Parts(values) => values.iter().for_each(|value| gather(value, names)),
        Kind::Map(entries) => entries.iter().for_each(|(_, value)| gather(value, names)),
        _ => {}
    }
}

#[test]
fn what_may_be_none_may_be_written_both_ways() {
    for time in ["None", "Some(\"2m\")", "\"2m\""] {
        let set = format!(
            "(format: 1, name: \"x\", turns: {{\"speak\": (title: \"x\", time: {time})}}, flow: [Everyone(\"speak\")])"
        );
        assert_eq!(checked(&set).problems, [], "{time}");
    }
}

#[test]
fn a_turn_may_get_its_time_where_it_is_used() {
    let cue = "(at: Left(\"10s\"))";
    let timed = "Everyone((turn: \"speak\", time: \"1m\"))";
    assert_eq!(checked(&with_cues("", cue, timed)).problems, []);
    // Once without a time is once too often.
    let fault = only(&with_cues("", cue, &format!("{timed}, Everyone(\"speak\")")));
    assert_eq!(fault, Cues::Untimed(Untimed::Left).into());
    // An exchange has a clock of its own.
    let exchange = "Exchange(turn: \"speak\", each: \"1m\")";
    assert_eq!(checked(&with_cues("", cue, exchange)).problems, []);
}

#[test]
fn cues_keep_inside_a_turn_that_does_not_hold() {
    let late = "(at: Elapsed(\"3m\"))";
    assert_eq!(checked(&with_cues("time: \"2m\",", late, "Everyone(\"speak\")")).problems, []);
    for end in ["Advance", "Wait(\"5m\")"] {
        let turn = format!("time: \"2m\", at_end: {end},");
        let time = Duration::from_secs(120);
        assert_eq!(only(&with_cues(&turn, late, "Everyone(\"speak\")")), Cues::AfterEnd { time }.into());
        let in_time = with_cues(&turn, "(at: Elapsed(\"2m\")), (at: Left(\"2m\"))", "Everyone(\"speak\")");
        assert_eq!(checked(&in_time).problems, []);
    }
    let untimed = with_cues("", "(at: Elapsed(\"30s\"))", "Everyone(\"speak\")");
    assert_eq!(checked(&untimed).problems, []);
}

#[test]
fn the_main_language_is_english_where_there_is_any() {
    let set = |name: &str, summary: &str| {
        format!(
            "(format: 1, name: {name}, summary: {summary}, turns: {{\"a\": (title: \"x\")}}, flow: [Everyone(\"a\")])"
        )
    };
    // A plain text is for everyone; one language alone is the main one.
    for (name, summary) in [
        ("\"x\"", "{\"de\": \"x\"}"),
        ("{\"de\": \"x\"}", "\"x\""),
        ("{\"de\": \"x\"}", "{\"fr\": \"x\", \"de\": \"x\"}"),
        ("{\"en\": \"x\"}", "{\"en\": \"x\", \"de\": \"x\"}"),
    ] {
        assert_eq!(checked(&set(name, summary)).problems, [], "{name} {summary}");
    }
    for (name, summary, main) in [
        ("{\"de\": \"x\"}", "{\"de\": \"x\", \"en\": \"x\"}", "en"),
        ("{\"fr\": \"x\", \"de\": \"x\"}", "{\"de\": \"x\"}", "fr"),
    ] {
        let fault = Wording::LacksMainLanguage { language: main.to_owned() };
        assert_eq!(only(&set(name, summary)), fault.into(), "{name} {summary}");
    }
}

#[test]
fn an_until_heard_may_hold_its_steps_in_a_repeat() {
    let set = |steps: &str| {
        format!(
            "(format: 1, name: \"x\", turns: {{\"a\": (title: \"x\")}}, flow: [Each(steps: [UntilHeard(ask: \"a\", \
             at_most: 2, steps: [{steps}])])])"
        )
    };
    assert_eq!(checked(&set("Repeat(times: 2, steps: [Speaker(\"a\"), Listener(\"a\")])")).problems, []);
    // The speaker of an `Each` inside is another one.
    let fault = only(&set("Speaker(\"a\"), Each(steps: [Listener(\"a\")])"));
    assert_eq!(fault, Steps::NotSaidBack.into());
}

#[test]
fn errors_come_before_warnings_where_not_all_are_told() {
    let turns = (0..300).map(|at| format!("\"t{at}\": (title: \"x\")")).collect::<Vec<_>>().join(",");
    let set = format!("(format: 1, name: \"x\", turns: {{{turns}}}, flow: [Everyone(\"t0\")], closs: ())");
    let checked = checked(&set);
    assert_eq!(checked.errors().filter(|problem| is_no_field(&problem.fault, "closs")).count(), 1);
    assert!(checked.rule_set.is_none());
}
