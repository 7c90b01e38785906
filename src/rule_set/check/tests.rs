#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failed assumption is a failed test.

use super::{Checked, Problem, check, render};
use crate::rule_set::source::{self, Kind, Value};

const EVERYTHING: &str = include_str!("../../../tests/sets/everything.ron");

fn checked(source: &str) -> Checked {
    check(source, &|name| ["bowl", "wood"].contains(&name))
}

fn only(source: &str) -> Problem {
    let problems = checked(source).problems;
    let [problem] = problems.as_slice() else { panic!("one problem, not {problems:#?}") };
    problem.clone()
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
        let told = problems.iter().any(|problem| problem.message.contains(&format!("`{name}x`")));
        assert!(told, "{name} was not missed: {problems:?}");
    }
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
    let message = only(&with_cues("", cue, &format!("{timed}, Everyone(\"speak\")"))).message;
    assert!(message.contains("has no time"), "{message}");
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
        assert!(
            only(&with_cues(&turn, late, "Everyone(\"speak\")")).message.contains("after the turn has ended")
        );
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
        ("{\"de\": \"x\"}", "{\"de\": \"x\", \"en\": \"x\"}", "“en”"),
        ("{\"fr\": \"x\", \"de\": \"x\"}", "{\"de\": \"x\"}", "“fr”"),
    ] {
        assert!(only(&set(name, summary)).message.contains(main), "{name} {summary}");
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
    assert!(only(&set("Speaker(\"a\"), Each(steps: [Listener(\"a\")])")).message.contains("no `Listener`"));
}

#[test]
fn errors_come_before_warnings_where_not_all_are_told() {
    let turns = (0..300).map(|at| format!("\"t{at}\": (title: \"x\")")).collect::<Vec<_>>().join(",");
    let set = format!("(format: 1, name: \"x\", turns: {{{turns}}}, flow: [Everyone(\"t0\")], closs: ())");
    let checked = checked(&set);
    assert_eq!(checked.errors().filter(|problem| problem.message.contains("closs")).count(), 1);
    assert!(checked.rule_set.is_none());
}

#[test]
fn a_message_quotes_no_more_than_a_line() {
    let problem = only(&format!(
        "(format: 1, name: \"x\", turns: {{\"a\": (title: \"x\", time: \"{}\\n\\u{{7}}\")}}, flow: [Everyone(\"a\")])",
        "long ".repeat(300)
    ));
    assert!(problem.message.chars().count() < 100 && !problem.message.contains(['\n', '\u{7}']));
}

#[test]
fn a_place_in_a_very_long_line_is_shown_with_its_true_column() {
    let set = format!("({}format: 1, nmae: \"x\",{}\n)", " ".repeat(10_000), " ".repeat(10_000));
    let problem =
        checked(&set).problems.into_iter().find(|problem| problem.message.contains("nmae")).unwrap();
    let shown = render("x.ron", &set, &problem);
    assert!(shown.contains("x.ron:1:10013"), "{shown}");
    assert!(shown.contains("nmae") && shown.contains("^^^^") && shown.len() < 1_000, "{shown}");
}

#[test]
fn a_problem_is_shown_in_a_text_that_changed_since() {
    let problem = only("(format: 1, name: 2, turns: {\"a\": (title: \"ä\")}, flow: [Everyone(\"a\")])");
    for text in ["", "ä", "äääääääääääääää", "\n\n"] {
        assert!(render("x.ron", text, &problem).contains("`name`"));
    }
}
