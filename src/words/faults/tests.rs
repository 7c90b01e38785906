#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where something is missing")]

use super::*;
use crate::library::find::find;
use crate::rule_set::check::{Checked, check};

fn checked(source: &str) -> Checked {
    check(source, &|_| true)
}

fn only(source: &str) -> Problem {
    let problems = checked(source).problems;
    let [problem] = problems.as_slice() else { panic!("one problem, not {problems:#?}") };
    problem.clone()
}

#[test]
fn a_message_quotes_no_more_than_a_line() {
    let problem = only(&format!(
        "(format: 1, name: \"x\", turns: {{\"a\": (title: \"x\", time: \"{}\\n\\u{{7}}\")}}, flow: [Everyone(\"a\")])",
        "long ".repeat(300)
    ));
    let message = problem.message(&Words::english());
    assert!(message.chars().count() < 100 && !message.contains(['\n', '\u{7}']));
}

#[test]
fn a_place_in_a_very_long_line_is_shown_with_its_true_column() {
    let set = format!("({}format: 1, nmae: \"x\",{}\n)", " ".repeat(10_000), " ".repeat(10_000));
    let words = Words::english();
    let problem =
        checked(&set).problems.into_iter().find(|problem| problem.message(&words).contains("nmae")).unwrap();
    let shown = render("x.ron", &set, &problem, &words);
    assert!(shown.contains("x.ron:1:10013"), "{shown}");
    assert!(shown.contains("nmae") && shown.contains("^^^^") && shown.len() < 1_000, "{shown}");
}

#[test]
fn a_problem_is_shown_in_a_text_that_changed_since() {
    let words = Words::english();
    let problem = only("(format: 1, name: 2, turns: {\"a\": (title: \"ä\")}, flow: [Everyone(\"a\")])");
    for text in ["", "ä", "äääääääääääääää", "\n\n"] {
        assert!(render("x.ron", text, &problem, &words).contains("`name`"));
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("folder.ron")).unwrap();
    let words = Words::english();
    for (name, says) in [("folder", "this is a folder"), ("missing.ron", "no such file")] {
        let entry = find(folder.path(), name, &|_| true).unwrap();
        let shown = entry.render(&entry.checked.problems[0], &words);
        assert!(shown.contains(says), "{shown}");
        assert!(entry.unusable(&words).contains(says), "{}", entry.unusable(&words));
    }
}
