//! Paths: those that we ship, and what the command line does with one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use common_ground::rule_set::check::{Problem, Shelf, check, check_path};
use common_ground::rule_set::path::{self, Does, Step};
use common_ground::words::Words;
use common_ground::words::faults::render;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The stems of the files in a folder that ships.
fn stems(name: &str) -> BTreeSet<String> {
    let files = fs::read_dir(folder(name)).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|file| file.extension().is_some_and(|end| end == "ron"));
    files.map(|file| file.file_stem().unwrap().to_string_lossy().into_owned()).collect()
}

/// The sets that ship.
pub(crate) fn shelf() -> Shelf {
    Shelf::of(stems("rules"))
}

fn shipped(name: &str) -> path::Path {
    let bytes = fs::read(folder("rules/paths").join(format!("{name}.ron"))).unwrap();
    let checked = check_path(Some(&shelf()), &bytes);
    let source = String::from_utf8_lossy(&bytes);
    let said: Vec<_> =
        checked.problems.iter().map(|problem| render(name, &source, problem, &Words::english())).collect();
    assert!(said.is_empty(), "{}", said.join("\n\n"));
    checked.path.unwrap()
}

#[test]
fn every_path_that_ships_checks_clean_and_names_only_sets_that_ship() {
    let names = stems("rules/paths");
    assert_eq!(names.len(), 3, "{names:?}");
    let sets = stems("rules");
    for name in &names {
        let path = shipped(name);
        assert!(!sets.contains(name), "{name} is a set, too");
        for set in path.steps.iter().filter_map(Step::set) {
            assert!(sets.contains(set), "{name}: {set}");
        }
        let (opening, not_for) = (path.opening().unwrap(), path.not_for.as_ref().unwrap());
        assert!(opening.get("en").chars().count() <= 120, "{name}: it is read together");
        assert!(not_for.get("en").ends_with('.'), "{name}");
        assert!(!path.ready.is_empty() && path.summary.is_some() && !path.search.is_empty(), "{name}");
    }
}

/// A step in short: its set or break, and how it comes.
fn short(step: &Step) -> String {
    let days = |time: Duration| time.as_secs() / (24 * 60 * 60);
    let what = match &step.does {
        Does::Set(name) => name.clone(),
        Does::Break(length) => format!("break {}m", length.as_secs() / 60),
    };
    let after = step.after.map(|time| format!(" after {}d", days(time))).unwrap_or_default();
    let every = step.every.map(|time| format!(" every {}d", days(time))).unwrap_or_default();
    let times = if step.times > 1 { format!(" x{}", step.times) } else { String::new() };
    let optional = if step.optional { " optional" } else { "" };
    let whenever = if step.whenever { " whenever" } else { "" };
    format!("{what}{after}{times}{every}{optional}{whenever}")
}

#[test]
fn paths_go_as_they_were_designed() {
    let steps = |name: &str| shipped(name).steps.iter().map(short).collect::<Vec<_>>();
    assert_eq!(
        steps("path-rebuilding-trust"),
        [
            "apology",
            "questions-after-betrayal after 2d optional",
            "why",
            "boundaries",
            "openness optional",
            "check-in after 7d x6",
            "setback whenever",
            "good-memories",
            "state-of-us every 28d",
        ]
    );
    assert_eq!(steps("path-after-a-fight"), ["break 20m", "after-a-fight", "check-in after 7d"]);
    assert_eq!(
        steps("path-staying-close"),
        [
            "check-in every 7d",
            "state-of-us every 28d",
            "good-memories whenever",
            "time-together whenever",
            "wishes-and-limits whenever",
        ]
    );
    let rebuilding = shipped("path-rebuilding-trust");
    let not_for = rebuilding.not_for.as_ref().unwrap().get("en");
    for word in ["abuse", "lies", "addiction", "therapist"] {
        assert!(not_for.contains(word), "{not_for}");
    }
}

#[test]
fn all_problems_of_a_path_are_told_in_one_run_and_in_order() {
    let source = r#"(
    format: 1,
    nmae: "Ours",
    flow: [],
    ready: "Now?",
    steps: [
        (set: "apologie", after: "2 monts", times: 60),
        (set: "check-in", every: "7d", times: 2),
        (brake: "20m"),
        (break: "20m", each: true),
        (set: "mirror", whenever: true, every: "1d"),
        ("why"),
    ],
)"#;
    let checked = check_path(Some(&shelf()), source.as_bytes());
    let lines: Vec<_> = checked.problems.iter().map(|problem| problem.place.as_ref().unwrap().line).collect();
    assert_eq!(lines, [3, 4, 5, 7, 7, 7, 8, 9, 10, 11, 12]);
    assert_eq!(checked.path, None);
}

#[test]
fn missing_commas_and_times_without_quotes_do_not_hide_what_else_is_wrong() {
    let source = r#"(
    format: 1,
    name: "Ours"
    summary: "Slowly",
    steps: [
        (set: "apologie", after: 7d),
        (set: "mirror", tmes: 3)
        (set: "check-in", every: "7d", times: 2),
        (set: "why" after: "1d"),
        (set: "why", times: 3x),
        (brake: "20m"),
    ],
)"#;
    let places = |problems: &[Problem]| -> Vec<_> {
        problems
            .iter()
            .map(|problem| problem.place.as_ref().unwrap())
            .map(|place| (place.line, place.column))
            .collect()
    };
    let checked = check_path(Some(&shelf()), source.as_bytes());
    assert_eq!(
        places(&checked.problems),
        [(3, 11), (6, 15), (6, 27), (6, 34), (7, 25), (7, 32), (8, 40), (9, 21), (10, 29), (11, 10)]
    );
    // Sets, too.
    let source = r#"(
    format: 1,
    name: "Ours"
    summary: "Slowly",
    turns: {
        "a": (title: "A", time: 90s)
        "b": (title: "B", tmie: "1m"),
    },
    flow: [Each(steps: [Speaker("c")])],
)"#;
    let checked = check(source, &|_: &str| true);
    assert_eq!(places(&checked.problems), [(3, 11), (6, 33), (6, 36), (7, 27), (9, 33)]);
}

#[test]
fn a_length_on_a_path_is_meant_in_days() {
    for (written, meant) in [
        ("\"7\"", "7d"),
        ("7", "7d"),
        ("\"weekly\"", "7d"),
        ("\"a week\"", "7d"),
        ("\"2 months\"", "56d"),
        ("\"monthly\"", "28d"),
        ("\"every day\"", "1d"),
    ] {
        let source =
            format!("(format: 1, name: \"x\", steps: [(set: \"why\"), (set: \"why\", after: {written})])");
        let checked = check_path(None, source.as_bytes());
        let [problem] = checked.problems.as_slice() else { panic!("{written}: {:?}", checked.problems) };
        let help = problem.help(&Words::english()).unwrap();
        assert!(help.contains(&format!("\"{meant}\"")), "{written}: {help}");
    }
}
