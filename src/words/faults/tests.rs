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
fn a_notice_of_a_broken_file_shows_what_it_quotes_and_what_would_be_right() {
    let folder = tempfile::tempdir().unwrap();
    let words = Words::english().isolating();
    for (set, says) in [
        (
            "(\n    format: 1,\n    turns: (\n",
            "line 3: the file ends in the middle, after line 3. Suggested fix: is the rest of it lost?",
        ),
        (
            "(format: 1, name: \"x\", turns: {\"a\": (title: \"x\")}, \u{202e}flow: [Everyone(\"a\")])",
            "there is a direction mark (U+202E) here",
        ),
    ] {
        std::fs::write(folder.path().join("ours.ron"), set).unwrap();
        let said = find(folder.path(), "ours", &|_| true).unwrap().unusable(&words);
        assert!(!said.contains(['\u{fffd}', '\u{202e}']), "{said:?}");
        assert!(crate::words::plain(&said).contains(says), "{said}");
    }
}

#[test]
fn where_nothing_is_marked_the_place_is_named_in_words() {
    let words = Words::english();
    for (set, says) in [
        (
            "(format: 1, \"summary\", name: 2)",
            "this value has no name, but the ones beside it do (at “summary”)",
        ),
        ("(\n format: 1\n name: 2)", "a comma is missing at the end of line 2, before “name”"),
    ] {
        let problems = checked(set).problems;
        let said: Vec<String> = problems.iter().map(|problem| problem.message_of_place(&words)).collect();
        assert!(said.iter().any(|said| said.starts_with(says)), "{said:?}");
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
