//! The text as a form.

use std::fs;

use common_ground::editor::{Kind, Path};
use common_ground::rule_set::check::check;

use super::{FILE, fields, form};

/// The sets that come with the app.
pub(super) fn shipped() -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let sets = files.filter(|path| path.extension().is_some_and(|extension| extension == "ron"));
    let mut sets: Vec<_> =
        sets.map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap())).collect();
    sets.sort();
    sets
}

/// A set with every field of the format.
pub(super) const EVERYTHING: &str = include_str!("../../sets/everything.ron");

#[test]
fn whatever_the_format_can_say_the_form_shows() {
    let sets = shipped().into_iter().chain([("everything".to_owned(), EVERYTHING.to_owned())]);
    for (name, text) in sets {
        let form = form(&text);
        assert_eq!(form.others, [], "{name}");
        // Its fields are written where they say they are.
        for field in fields(&form) {
            let Some(bytes) = &field.bytes else { continue };
            assert_eq!(
                form.path_at(bytes.start).map(|path| path.is_in(&field.path)),
                Some(true),
                "{name}: {field:?}"
            );
            let written = &text[bytes.clone()];
            let is_text = written.starts_with('"');
            assert!(
                !is_text || ron::from_str::<String>(written).unwrap() == field.shown,
                "{name}: {field:?}"
            );
        }
        let expected = match name.as_str() {
            "everything" => 1,
            _ => 0,
        };
        assert!(form.rules.len() >= expected && !form.turns.is_empty() && !form.flow.is_empty(), "{name}");
    }
}

#[test]
fn a_wrong_value_is_shown_as_it_was_typed_beside_what_is_wrong() {
    let text = FILE
        .replace("time: \"2m\"", "time: \"90\"")
        .replace("times: 2", "times: \"two\"")
        .replace("limit: \"45m\"", "limit: 45")
        .replace("title: \"Did I get it?\"", "titel: \"Did I get it?\", time: Soon, flags: [1]");
    let form = form(&text);
    let turn = form.turn("speak").unwrap();
    assert_eq!((turn.time.shown.as_str(), &turn.time.kind), ("90", &Kind::Time));
    assert_eq!(form.talk.limit.shown, "45");
    let got = form.turn("got").unwrap();
    assert_eq!((got.time.shown.as_str(), got.flags.shown.as_str()), ("Soon", "[1]"));
    let others: Vec<&str> = form.others.iter().map(|other| other.written.as_str()).collect();
    assert_eq!(others, ["\"Did I get it?\""]);
    assert_eq!(form.others[0].path, Path::of("turns").entry("got").field("titel"));

    let problems = check(&text, &|_| true).problems;
    let places: Vec<String> =
        problems.iter().map(|problem| format!("{:?}", form.problem_at(problem))).collect();
    for path in [&turn.time.path, &form.talk.limit.path, &got.time.path, &got.path] {
        assert!(places.contains(&format!("{:?}", Some(path))), "{path:?} is not among {places:?}");
    }
}

#[test]
fn texts_say_which_languages_they_have() {
    let text = FILE.replace("name: \"Ours\"", "name: { \"en\": \"Ours\", \"fr\": \"À nous\" }");
    let german = common_ground::editor::Form::read(&text, "de-AT").unwrap();
    assert_eq!(german.languages, ["en", "fr", "de"]);
    let (name, reflect) = (&german.talk.name, &german.rule("reflect").unwrap().text);
    assert_eq!((name.shown.as_str(), name.said()), ("", "Ours"));
    assert_eq!(name.borrowed, Some(("en".to_owned(), "Ours".to_owned())));
    assert_eq!(name.lacks, ["de"]);
    assert_eq!(
        (reflect.shown.as_str(), &reflect.borrowed, reflect.lacks.as_slice()),
        ("Sag es zurück", &None, &["fr".to_owned()][..])
    );
    assert_eq!(german.rule("slow").unwrap().text.lacks, [""; 0]);
}

#[test]
fn a_rule_says_in_which_turns_it_is_shown() {
    let form = form(FILE);
    let shown: Vec<(&str, bool)> =
        form.shown_in(&form.rules[2]).map(|shown| (shown.title, shown.is_shown)).collect();
    assert_eq!(shown, [("Speak", false), ("Say it back", true), ("Did I get it?", false)]);
    assert_eq!(form.turns.iter().map(|turn| turn.id.as_str()).collect::<Vec<_>>(), ["speak", "back", "got"]);
    let depths: Vec<(usize, &str)> = form
        .flow
        .iter()
        .map(|line| (line.depth, line.doing.turn().map_or("", |turn| turn.called.as_str())))
        .collect();
    assert_eq!(
        depths,
        [(0, "Say it back"), (0, ""), (1, ""), (2, "Speak"), (2, "Say it back"), (0, "Did I get it?")]
    );
}

#[test]
fn what_holds_no_fields_is_no_form() {
    for text in ["", "// nothing", "(", "[1]", "(1, 2)", "(a: 1", "{ \"a\": 1 }", "(a: \"x)", "(a 1)"] {
        assert!(common_ground::editor::Form::read(text, "en").is_none(), "{text}");
    }
    let marked = format!("\u{feff}{FILE}");
    let form = form(&marked);
    assert_eq!(&marked[form.talk.name.bytes.clone().unwrap()], "\"Ours\"");
}
