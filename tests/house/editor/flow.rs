//! Changes in the order of steps.

use common_ground::editor::change::NewStep;
use common_ground::editor::{Change, Path};

use super::change::becomes;
use super::{FILE, made, set};

fn step(at: usize) -> Path {
    Path::of("flow").item(at)
}

fn write(path: Path, value: &str) -> Change {
    Change::Write { path, value: value.to_owned() }
}

#[test]
fn a_step_changes_in_place() {
    becomes(&write(step(1).field("times"), "4"), "times: 2", "times: 4");
    becomes(
        &write(step(1).field("ask"), "got"),
        "        ]),\n        Agree",
        "        ], ask: \"got\"),\n        Agree",
    );
    becomes(&write(step(0).item(0), "speak"), "Everyone(\"back\")", "Everyone(\"speak\")");
    // What is otherwise in this place needs brackets of its own.
    becomes(
        &write(step(0).item(0).field("time"), "1m"),
        "Everyone(\"back\")",
        "Everyone((turn: \"back\", time: \"1m\"))",
    );
    becomes(
        &write(step(2).field("review"), "14d"),
        "Agree(\"got\")",
        "Agree(turn: \"got\", review: \"14d\")",
    );
    let (text, _) = made(FILE, &write(step(0).item(0).field("time"), "1m"));
    let (text, _) = made(&text, &write(step(0).item(0), "got"));
    let (text, _) = made(&text, &write(step(0).item(0).field("title"), "Now"));
    assert!(text.contains("Everyone((turn: \"got\", time: \"1m\", title: \"Now\"))"), "{text}");
    let each = step(1).field("steps").item(0);
    let seat = |text: &str, is_in| {
        let list = each.field("seats");
        made(text, &Change::Include { list, word: "1".to_owned(), is_in }).0
    };
    let one = seat(FILE, true);
    assert_eq!(one, FILE.replace("Listener(\"back\")])", "Listener(\"back\")], seats: [1])"));
    assert_eq!(seat(&one, false), FILE);
}

#[test]
fn a_step_of_each_kind_can_be_added() {
    let speaker = || vec![NewStep::Speaker("speak".to_owned()), NewStep::Listener("back".to_owned())];
    let steps = [
        NewStep::Everyone("back".to_owned()),
        NewStep::Seat(1, "speak".to_owned()),
        NewStep::Exchange { turn: "got".to_owned(), each: "5m".to_owned() },
        NewStep::Agree("got".to_owned()),
        NewStep::Review("got".to_owned()),
        NewStep::Ask("got".to_owned()),
        NewStep::Each(speaker()),
        NewStep::Repeat { times: 2, steps: vec![NewStep::Each(speaker())] },
        NewStep::Each(vec![NewStep::UntilHeard { ask: "got".to_owned(), at_most: 3, steps: speaker() }]),
    ];
    for step in steps {
        let list = Path::of("flow");
        let new = format!("        {},\n", step.written());
        let add = Change::AddStep { list: list.clone(), at: Some(1), step: step.clone() };
        becomes(&add, "        Repeat(", &format!("{new}        Repeat("));
        let add = Change::AddStep { list, at: None, step };
        becomes(&add, "        Agree(\"got\"),\n", &format!("        Agree(\"got\"),\n{new}"));
    }
}

#[test]
fn a_step_goes_in_and_out_with_its_comments() {
    let (text, path) = made(FILE, &Change::Into { path: step(0), down: true });
    let inside = step(0).field("steps").item(0);
    assert_eq!(path, Some(inside.clone()));
    let wanted = "    flow: [
        Repeat(times: 2, steps: [
            // first
            Everyone(\"back\"), // alone
            // each of us
            Each(steps: [Speaker(\"speak\"), Listener(\"back\")]),
        ]),
        Agree(\"got\"),
    ],
";
    assert!(text.contains(wanted), "{text}");
    let _set = set(&text);
    let (out, path) = made(&text, &Change::Out { path: inside.clone(), down: false });
    assert_eq!((out.as_str(), path), (FILE, Some(step(0))));
    let (out, path) = made(&text, &Change::Out { path: inside, down: true });
    assert_eq!(path, Some(step(1)));
    assert!(
        out.contains("        ]),\n        // first\n        Everyone(\"back\"), // alone\n        Agree"),
        "{out}"
    );

    let (text, path) = made(FILE, &Change::Into { path: step(2), down: false });
    assert_eq!(path, Some(step(1).field("steps").item(1)));
    assert!(
        text.contains("Listener(\"back\")]),\n            Agree(\"got\"),\n        ]),\n    ],"),
        "{text}"
    );

    // On one line, the comments stay where they can be read.
    let text = FILE.replace(
        "        Agree(\"got\"),\n",
        "        Each(steps: [Speaker(\"speak\")]), // last\n        Speaker(\"back\"), // said\n",
    );
    let (text, _) = made(&text, &Change::Into { path: step(3), down: false });
    assert!(
        text.contains("Each(steps: [Speaker(\"speak\"), Speaker(\"back\")]), // last\n        // said\n"),
        "{text}"
    );
    let _set = set(&text);
}
