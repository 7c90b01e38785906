//! Groups around steps, and texts in other languages.

use common_ground::editor::change::{Group, change};
use common_ground::editor::form::{Doing, Form};
use common_ground::editor::{Change, Draft, Path, Step, Unchanged};
use common_ground::rule_set::edit::Splice;

use super::change::becomes;
use super::form::{EVERYTHING, shipped};
use super::{FILE, form, made};

fn translate(path: &Path, language: &str, words: &str) -> Change {
    let (language, words) = (language.to_owned(), words.to_owned());
    Change::Translate { path: path.clone(), language, words, plain_is: None }
}

/// What is done in each step, and how deep.
fn steps(form: &Form) -> Vec<(usize, String)> {
    let called = |doing: &Doing| doing.turn().map_or_else(String::new, |turn| turn.called.clone());
    form.flow.iter().map(|line| (line.depth, called(&line.doing))).collect()
}

#[test]
fn a_group_around_any_step_of_any_set_goes_again_without_a_trace() {
    for (name, text) in shipped().into_iter().chain([("everything".to_owned(), EVERYTHING.to_owned())]) {
        let before = form(&text);
        for line in &before.flow {
            let (path, group) = (line.path.clone(), Group::Repeat { times: 2 });
            let (around, now) = made(&text, &Change::Wrap { path: path.clone(), group });
            assert_eq!(now, Some(path.clone()), "{name}");
            let within = form(&around);
            assert_eq!(within.flow.len(), before.flow.len() + 1, "{name}");
            assert!(
                within
                    .flow
                    .iter()
                    .any(|group| group.path == path && matches!(group.doing, Doing::Repeat { .. }))
            );
            let (back, now) = made(&around, &Change::Dissolve { path: path.clone() });
            assert_eq!(now, Some(path));
            assert_eq!(back, text, "{name}");
        }
    }
}

#[test]
fn the_steps_of_a_group_take_its_place() {
    for (name, text) in shipped().into_iter().chain([("everything".to_owned(), EVERYTHING.to_owned())]) {
        let before = form(&text);
        for (at, line) in before.flow.iter().enumerate() {
            let wanted = Change::Dissolve { path: line.path.clone() };
            if line.doing.steps().is_none() {
                assert_eq!(change(&text, &wanted, "en"), Err(Unchanged::NotThere));
                continue;
            }
            let mut expected = steps(&before);
            let _group = expected.remove(at);
            for (depth, _) in expected[at..].iter_mut().take_while(|(depth, _)| *depth > line.depth) {
                *depth -= 1;
            }
            let (after, _) = made(&text, &wanted);
            assert_eq!(steps(&form(&after)), expected, "{name}\n{after}");
        }
    }
}

#[test]
fn what_is_no_step_gets_no_group() {
    let wrap = |path: Path| Change::Wrap { path, group: Group::Each };
    for wanted in [
        wrap(Path::of("flow")),
        wrap(Path::of("flow").item(9)),
        wrap(Path::of("rules").item(0)),
        Change::Dissolve { path: Path::of("flow") },
        Change::Dissolve { path: Path::of("flow").item(0) },
        translate(&Path::of("rules"), "de", "x"),
        translate(&Path::of("topic"), "de", "x"),
        translate(&Path::of("name"), "de\"", "x"),
        translate(&Path::of("name"), "", "x"),
    ] {
        assert_eq!(change(FILE, &wanted, "en"), Err(Unchanged::NotThere), "{wanted:?}");
    }
    // A group that never had a step goes, and what is said in it stays.
    let text = FILE.replace("Agree(\"got\")", "Each(steps: [ /* who? */ ])");
    let (text, path) = made(&text, &Change::Dissolve { path: Path::of("flow").item(2) });
    assert_eq!(path, None);
    assert!(text.contains("        ]),\n        /* who? */\n    ],"), "{text}");
}

#[test]
fn a_plain_text_gets_another_language_and_loses_it_again() {
    let name = Path::of("name");
    becomes(&translate(&name, "de", "Unser"), "\"Ours\"", "{ \"en\": \"Ours\", \"de\": \"Unser\" }");
    becomes(&translate(&name, "en", "Mine"), "\"Ours\"", "\"Mine\"");
    becomes(&translate(&name, "de", ""), "\"Ours\"", "\"Ours\"");
    let reflect = Path::of("rules").item(2).field("text");
    becomes(&translate(&reflect, "fr", "Redis-le"), "zurück\" }", "zurück\", \"fr\": \"Redis-le\" }");
    becomes(&translate(&reflect, "de", "Sag es"), " zurück", "");
    becomes(&translate(&reflect, "de", ""), ", \"de\": \"Sag es zurück\"", "");
    // The last wording stays.
    let (text, _) = made(FILE, &translate(&reflect, "de", ""));
    assert_eq!(change(&text, &translate(&reflect, "en", ""), "en"), Err(Unchanged::NotThere));
    // The set's main language is that of its name, where nothing is in English.
    let text = FILE.replace("\"Ours\"", "{ \"tr\": \"Bizim\" }").replace("\"en\": \"Say it back\", ", "");
    assert_eq!(form(&text).main_language(), "tr");
    let (text, _) = made(&text, &translate(&Path::of("rules").item(1).field("text"), "de", "Langsam"));
    assert!(text.contains("text: { \"tr\": \"Slowly\", \"de\": \"Langsam\" })"), "{text}");
}

#[test]
fn the_form_lists_which_texts_lack_a_language() {
    let text = FILE.replace("name: \"Ours\"", "name: { \"en\": \"Ours\", \"fr\": \"À nous\" }");
    let form = form(&text);
    let (name, reflect) = (Path::of("name"), Path::of("rules").item(2).field("text"));
    assert_eq!(form.lacking(), [("fr", vec![&reflect]), ("de", vec![&name])]);
    let plain: Vec<&Path> = form.plain().collect();
    let rule = |at: usize, field: &str| Path::of("rules").item(at).field(field);
    assert_eq!(plain[..3], [&rule(0, "text"), &rule(0, "say"), &rule(1, "text")]);
    assert_eq!(plain.len(), 6);
    assert_eq!(super::form(FILE).lacking(), []);
}

#[test]
fn an_id_that_changes_in_the_file_breaks_nothing() {
    let mut draft = Draft::new(FILE.to_owned());
    let old = draft.form("en");
    let at = FILE.find("\"speak\": (").unwrap() + 1;
    assert!(draft.splice(&Splice { bytes: at..at + 5, text: "talk".to_owned() }, Step::Typing));
    let new = draft.form("en");
    assert!(old.turn("speak").is_some() && new.turn("speak").is_none() && new.turn("talk").is_some());
    // The step says the id that it has, and the check that there is no such turn.
    assert!(steps(&new).contains(&(2, "speak".to_owned())));
    draft.check(None, &|_| true);
    let problem = draft.problems().iter().find_map(|problem| new.problem_at(problem)).unwrap();
    assert!(problem.is_in(&Path::of("flow")), "{problem:?}");
    // What an older form wants is refused.
    for wanted in [
        Change::Write { path: old.turn("speak").unwrap().title.path.clone(), value: "Other".to_owned() },
        Change::Remove { path: old.turn("speak").unwrap().path.clone() },
        Change::RemoveTurn { id: "speak".to_owned() },
    ] {
        assert_eq!(draft.change(&wanted, "en"), Err(Unchanged::NotThere), "{wanted:?}");
    }
    // The turn goes back to the step.
    let step = new.flow.iter().find(|line| line.doing.names_turn().is_some_and(|turn| turn.shown == "speak"));
    let path = step.unwrap().doing.names_turn().unwrap().path.clone();
    let _changed = draft.change(&Change::Write { path, value: "talk".to_owned() }, "en").unwrap();
    draft.check(None, &|_| true);
    assert!(!draft.has_errors());
}
