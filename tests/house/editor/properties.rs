//! Whatever is changed in whatever file: every other byte stays, no comment is lost, and it can be taken back.

use std::collections::BTreeMap;

use common_ground::editor::change::{Group, NewStep, change};
use common_ground::editor::form::Form;
use common_ground::editor::{Change, Kind, Path};
use common_ground::rule_set::check::check;
use proptest::prelude::*;
use proptest::sample::Index;

use super::form::{EVERYTHING, shipped};
use super::odd::{comments, otherwise};
use super::{FILE, fields, made, model};

/// Everything that can be done with a form, one of each for every field, thing and step.
fn changes(form: &Form) -> Vec<Change> {
    let mut changes = Vec::new();
    for field in fields(form) {
        let path = || field.path.clone();
        let values: &[&str] = match &field.kind {
            Kind::Text => &["", "“Other” words \\ and \"quotes\"\n", "x"],
            Kind::Number { .. } => &["", "3", "three"],
            Kind::Flag => &["", "true", "false"],
            Kind::Time | Kind::Share => &["", "1m 30s", "90"],
            _ => &["", "x"],
        };
        changes.extend(values.iter().map(|value| Change::Write { path: path(), value: (*value).to_owned() }));
        if field.kind == Kind::Text {
            changes.extend(["Autre", ""].map(|words| Change::Translate {
                path: path(),
                language: "fr".to_owned(),
                words: words.to_owned(),
                plain_is: None,
            }));
        }
        if let Kind::Choice(words) = &field.kind {
            let choose =
                |word: &&str| Change::Choose { path: path(), word: (*word).to_owned(), inside: None };
            changes.extend(words.iter().map(choose));
        }
    }
    let things = form.rules.iter().map(|rule| &rule.path).chain(form.turns.iter().map(|turn| &turn.path));
    let cues = form.turns.iter().flat_map(|turn| turn.cues.iter().flatten()).map(|cue| &cue.path);
    let steps = form.flow.iter().map(|line| &line.path);
    for path in things.chain(cues).chain(steps) {
        changes.push(Change::Remove { path: path.clone() });
        changes.extend((0..3).map(|to| Change::Move { path: path.clone(), to }));
        for down in [false, true] {
            changes.push(Change::Into { path: path.clone(), down });
            changes.push(Change::Out { path: path.clone(), down });
        }
    }
    for line in &form.flow {
        changes.push(Change::Wrap { path: line.path.clone(), group: Group::Each });
        changes.push(Change::Dissolve { path: line.path.clone() });
    }
    for field in [&form.talk.breaks.breath, &form.talk.breaks.check_in] {
        changes.push(Change::Off { path: field.path.clone() });
    }
    let turn = form.turns.first().map_or_else(String::new, |turn| turn.id.clone());
    for line in &form.flow {
        let Some((list, inside)) = line.doing.steps() else { continue };
        let step = NewStep::Everyone(turn.clone());
        changes.extend((0..=inside).map(|at| Change::AddStep {
            list: list.clone(),
            at: Some(at),
            step: step.clone(),
        }));
    }
    changes.extend(form.turns.iter().map(|turn| Change::RemoveTurn { id: turn.id.clone() }));
    changes.extend(form.turns.iter().map(|turn| Change::AddCue { cues: turn.cues_path.clone() }));
    changes.extend((0..=form.rules.len()).map(|at| Change::AddRule { at: Some(at), text: "New".to_owned() }));
    changes.push(Change::AddTurn { title: "New".to_owned(), time: String::new() });
    changes.push(Change::AddPool { title: "New".to_owned(), time: "1m".to_owned() });
    for rule in &form.rules {
        for shown in form.shown_in(rule) {
            let (list, word) = (shown.list.clone(), rule.id.shown.clone());
            changes.push(Change::Include { list, word, is_in: !shown.is_shown });
        }
    }
    for list in [&form.talk.before, &form.talk.seats, &form.talk.repair, &form.talk.tags] {
        changes.extend((0..=list.items.len()).map(|at| Change::AddText {
            list: list.path.clone(),
            at: Some(at),
            text: "New".to_owned(),
        }));
    }
    changes
}

/// What every field says, by its way.
fn said(form: &Form) -> BTreeMap<Path, String> {
    let fields = fields(form).into_iter().filter(|field| !field.is_left_out());
    fields.map(|field| (field.path.clone(), field.shown.clone())).collect()
}

/// Fails with the first field that isn't the same.
fn same(old: &BTreeMap<Path, String>, new: &BTreeMap<Path, String>, message: &dyn Fn() -> String) {
    for (path, said) in old {
        assert!(new.get(path) == Some(said), "{path:?}: {said}, {:?}\n{}", new.get(path), message());
    }
    assert!(old.len() == new.len(), "{}", message());
}

/// Makes a change, and looks at what has become of the rest.
fn keeps(before: &str, wanted: &Change) {
    if change(before, wanted, "en").is_err() {
        return;
    }
    let (after, path) = made(before, wanted);
    let (old, new) = (Form::read(before, "en").unwrap(), Form::read(&after, "en"));
    // What is taken out or written over may have comments inside.
    let inside = match wanted {
        Change::Write { path, .. } | Change::Choose { path, .. } | Change::Remove { path } => {
            old.bytes_of(path).map_or_else(Vec::new, |bytes| comments(&before[bytes]))
        }
        _ => Vec::new(),
    };
    let (all, stay) = (comments(before), comments(&after));
    for comment in all.iter().filter(|_| !matches!(wanted, Change::RemoveTurn { .. })) {
        let count = |comments: &[String]| comments.iter().filter(|other| *other == comment).count();
        let lost = count(&all) - count(&stay).min(count(&all));
        assert!(lost <= count(&inside), "{comment} is lost: {wanted:?}\n{before}\nbecame\n{after}");
    }
    let new = new.unwrap_or_else(|| panic!("{wanted:?}\n{before}\nbecame\n{after}"));
    // It means what it would mean in a file without any layout.
    let kind = |path: &Path| {
        let field = fields(&old).into_iter().find(|field| field.path == *path)?;
        Some((field.kind.clone(), field.is_required))
    };
    if let Some(tree) = model::changed(&model::read(before), wanted, &kind, path.as_ref()) {
        let mut now = model::read(&after);
        let tree = model::with_ids_of(tree, &mut now);
        assert!(tree == now, "it means something else: {wanted:?}\n{before}\nbecame\n{after}");
    }
    let (old_said, new_said) = (said(&old), said(&new));
    let message = || format!("{wanted:?}\n{before}\nbecame\n{after}");
    match wanted {
        Change::Write { path, value } => {
            let others = |said: &BTreeMap<Path, String>| {
                let mut said = said.clone();
                said.retain(|other, _| !other.is_in(path) && !path.is_in(other));
                said
            };
            same(&others(&old_said), &others(&new_said), &message);
            let says = new_said.get(path).map_or("", String::as_str);
            assert!(says == value, "{says}: {}", message());
        }
        Change::Move { .. } | Change::Into { .. } | Change::Out { .. } | Change::Wrap { .. } => {
            let all = |said: &BTreeMap<Path, String>| {
                let mut said: Vec<String> = said.values().cloned().collect();
                said.sort();
                said
            };
            assert!(all(&old_said) == all(&new_said), "{}", message());
            assert!(path.is_some());
        }
        Change::AddRule { .. } => {
            assert_eq!(new.rules.len(), old.rules.len() + 1);
            assert_eq!(new.rules[path.unwrap().place().unwrap()].text.shown, "New", "{}", message());
        }
        Change::AddStep { .. } => assert_eq!(new.flow.len(), old.flow.len() + 1, "{}", message()),
        Change::AddTurn { .. } => assert_eq!(new.turns.len(), old.turns.len() + 1, "{}", message()),
        Change::Include { word, is_in, .. } => {
            let shown = |form: &Form| {
                form.rule(word).map(|rule| form.shown_in(rule).filter(|shown| shown.is_shown).count())
            };
            assert_eq!(shown(&new).unwrap().abs_diff(shown(&old).unwrap()), 1, "{}", message());
            assert_eq!(shown(&new) > shown(&old), *is_in, "{}", message());
        }
        _ => {}
    }
    // Nothing but what was changed can be wrong now.
    let harmless = matches!(
        wanted,
        Change::AddRule { .. } | Change::AddTurn { .. } | Change::Move { .. } | Change::RemoveTurn { .. }
    );
    let is_fine = |text: &str| check(text, &|_| true).is_fine();
    let is_rule = matches!(wanted, Change::Move { path, .. } if !path.is_in(&Path::of("flow")));
    if (harmless && !matches!(wanted, Change::Move { .. }) || is_rule) && is_fine(before) {
        let gone = matches!(wanted, Change::RemoveTurn { .. });
        let few = gone && (new.turns.is_empty() || new.flow.is_empty());
        assert!(few || gone || is_fine(&after) || new.rules.len() > 20, "{}", message());
    }
}

#[test]
fn every_change_of_every_shipped_set_keeps_the_rest() {
    for (_, text) in shipped() {
        let form = Form::read(&text, "en").unwrap();
        let changes = changes(&form);
        // Some of them, spread over all.
        for wanted in changes.iter().step_by(29) {
            keeps(&text, wanted);
        }
    }
}

#[test]
fn every_change_of_a_set_with_everything_keeps_the_rest() {
    for text in [FILE, EVERYTHING] {
        for wanted in changes(&Form::read(text, "en").unwrap()) {
            keeps(text, &wanted);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn however_a_file_is_laid_out_the_rest_stays(
        gaps in prop::collection::vec(any::<u8>(), 1..80),
        chosen in prop::collection::vec(any::<Index>(), 8),
        everything in any::<bool>(),
    ) {
        let text = otherwise(if everything { EVERYTHING } else { FILE }, &gaps);
        let form = Form::read(&text, "en").unwrap();
        let changes = changes(&form);
        for chosen in chosen {
            keeps(&text, chosen.get(&changes));
        }
    }

    #[test]
    fn no_text_is_too_broken(
        cuts in prop::collection::vec((any::<Index>(), any::<Index>(), "[(){}\\[\\],:\"r#/*a-c0-3 \n]{0,4}"), 1..4),
        chosen in prop::collection::vec(any::<Index>(), 20),
    ) {
        let changes = changes(&Form::read(FILE, "en").unwrap());
        let mut text = FILE.to_owned();
        for (from, length, put) in cuts {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let at = from.index(starts.len());
            let end = (at + length.index(12)).min(starts.len() - 1);
            text.replace_range(starts[at]..starts[end], &put);
        }
        let _form = Form::read(&text, "de");
        for chosen in chosen {
            let wanted = chosen.get(&changes);
            if change(&text, wanted, "en").is_ok() {
                let (_, _) = made(&text, wanted);
            }
        }
    }

    #[test]
    fn any_text_gets_an_answer(text in "[(){}\\[\\],:\"r#b'/*a-c0-3. \n\r-]{0,60}") {
        let _form = Form::read(&text, "en");
        for wanted in [
            Change::Write { path: Path::of("a"), value: "x".to_owned() },
            Change::Write { path: Path::of("name"), value: "x".to_owned() },
            Change::AddRule { at: None, text: "x".to_owned() },
            Change::AddTurn { title: "x".to_owned(), time: String::new() },
            Change::Remove { path: Path::of("a") },
        ] {
            if change(&text, &wanted, "en").is_ok() {
                let (_, _) = made(&text, &wanted);
            }
        }
    }
}
