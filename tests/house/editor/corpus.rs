//! Files as different people write them, each with changes, and with the text that they would want to find then: exactly as
//! they left it, but for that word.
//!
//! In `tests/edits`, `NAME.ron` is the file, `NAME.edit.ron` says what is changed, and `NAME.expected.ron` is what becomes of
//! it, byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path as File;

use common_ground::editor::change::{Group, NewStep};
use common_ground::editor::form::{Doing, Form};
use common_ground::editor::{Change, Draft, Path, Step};
use common_ground::rule_set::edit::Splice;
use ron::extensions::Extensions;
use serde::Deserialize;

/// What is changed in a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    /// Who writes so.
    by: String,
    /// The language that the form is in.
    #[serde(default = "english")]
    language: String,
    /// Whether the file can be used, before and after.
    #[serde(default = "yes")]
    fine: bool,
    /// Whether nothing can be changed.
    #[serde(default)]
    refused: bool,
    changes: Vec<Wanted>,
}

fn english() -> String {
    "en".to_owned()
}

fn yes() -> bool {
    true
}

/// A [`Change`], its ways as texts: `turns/{speak}/cues/0/label`.
#[derive(Debug, Deserialize)]
enum Wanted {
    Write(String, String),
    Choose(String, String, Option<String>),
    Off(String),
    Include(String, String, bool),
    AddText(String, Option<usize>, String),
    AddRule(Option<usize>, String),
    AddTurn(String, String),
    AddCue(String),
    AddPool(String, String),
    AddStep(String, Option<usize>, Added),
    Remove(String),
    RemoveTurn(String),
    Move(String, usize),
    Into(String, bool),
    Out(String, bool),
    Wrap(String, Around),
    Dissolve(String),
    Translate(String, String, String, Option<String>),
    /// In the file itself: what stands there once, and what stands there then.
    Type(String, String),
}

/// A [`Group`].
#[derive(Debug, Deserialize)]
enum Around {
    Each,
    Repeat(u32),
    UntilHeard(String, u32),
}

/// A [`NewStep`].
#[derive(Debug, Deserialize)]
enum Added {
    Everyone(String),
    Speaker(String),
    Listener(String),
    Seat(usize, String),
    Exchange(String, String),
    Agree(String),
    Review(String),
    Ask(String),
    Each(Vec<Added>),
    Repeat(u32, Vec<Added>),
    UntilHeard(String, u32, Vec<Added>),
}

fn way(written: &str) -> Path {
    written.split('/').fold(Path::default(), |path, part| {
        let entry = part.strip_prefix('{').and_then(|part| part.strip_suffix('}'));
        match (entry, part.parse()) {
            (Some(entry), _) => path.entry(entry),
            (None, Ok(place)) => path.item(place),
            (None, Err(_)) => path.field(part),
        }
    })
}

impl Added {
    fn step(&self) -> NewStep {
        let all = |steps: &[Self]| steps.iter().map(Self::step).collect::<Vec<_>>();
        match self {
            Self::Everyone(turn) => NewStep::Everyone(turn.clone()),
            Self::Speaker(turn) => NewStep::Speaker(turn.clone()),
            Self::Listener(turn) => NewStep::Listener(turn.clone()),
            Self::Seat(seat, turn) => NewStep::Seat(*seat, turn.clone()),
            Self::Exchange(turn, each) => NewStep::Exchange { turn: turn.clone(), each: each.clone() },
            Self::Agree(turn) => NewStep::Agree(turn.clone()),
            Self::Review(turn) => NewStep::Review(turn.clone()),
            Self::Ask(turn) => NewStep::Ask(turn.clone()),
            Self::Each(steps) => NewStep::Each(all(steps)),
            Self::Repeat(times, steps) => NewStep::Repeat { times: *times, steps: all(steps) },
            Self::UntilHeard(ask, at_most, steps) => {
                NewStep::UntilHeard { ask: ask.clone(), at_most: *at_most, steps: all(steps) }
            }
        }
    }
}

impl Wanted {
    /// The change in the form; none for what is typed in the file.
    fn change(&self) -> Option<Change> {
        Some(match self {
            Self::Write(path, value) => Change::Write { path: way(path), value: value.clone() },
            Self::Choose(path, word, inside) => {
                Change::Choose { path: way(path), word: word.clone(), inside: inside.clone() }
            }
            Self::Off(path) => Change::Off { path: way(path) },
            Self::Include(list, word, is_in) => {
                Change::Include { list: way(list), word: word.clone(), is_in: *is_in }
            }
            Self::AddText(list, at, text) => Change::AddText { list: way(list), at: *at, text: text.clone() },
            Self::AddRule(at, text) => Change::AddRule { at: *at, text: text.clone() },
            Self::AddTurn(title, time) => Change::AddTurn { title: title.clone(), time: time.clone() },
            Self::AddCue(cues) => Change::AddCue { cues: way(cues) },
            Self::AddPool(title, time) => Change::AddPool { title: title.clone(), time: time.clone() },
            Self::AddStep(list, at, step) => Change::AddStep { list: way(list), at: *at, step: step.step() },
            Self::Remove(path) => Change::Remove { path: way(path) },
            Self::RemoveTurn(id) => Change::RemoveTurn { id: id.clone() },
            Self::Move(path, to) => Change::Move { path: way(path), to: *to },
            Self::Into(path, down) => Change::Into { path: way(path), down: *down },
            Self::Out(path, down) => Change::Out { path: way(path), down: *down },
            Self::Wrap(path, around) => {
                let group = match around {
                    Around::Each => Group::Each,
                    Around::Repeat(times) => Group::Repeat { times: *times },
                    Around::UntilHeard(ask, at_most) => {
                        Group::UntilHeard { ask: ask.clone(), at_most: *at_most }
                    }
                };
                Change::Wrap { path: way(path), group }
            }
            Self::Dissolve(path) => Change::Dissolve { path: way(path) },
            Self::Translate(path, language, words, plain_is) => Change::Translate {
                path: way(path),
                language: language.clone(),
                words: words.clone(),
                plain_is: plain_is.clone(),
            },
            Self::Type(..) => return None,
        })
    }
}

/// A file, what is changed in it, and what is expected then.
struct Case {
    name: String,
    file: String,
    edit: Edit,
    expected: String,
}

/// All cases; every file of the folder belongs to one.
fn cases() -> Vec<Case> {
    let folder = File::new(env!("CARGO_MANIFEST_DIR")).join("tests/edits");
    let files: BTreeSet<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let read = |name: String| {
        assert!(files.contains(&name), "{name} is missing");
        fs::read_to_string(folder.join(name)).unwrap()
    };
    let options = ron::Options::default().with_default_extension(Extensions::UNWRAP_NEWTYPES);
    let cases: Vec<Case> = files
        .iter()
        .filter_map(|file| file.strip_suffix(".edit.ron"))
        .map(|name| Case {
            name: name.to_owned(),
            file: read(format!("{name}.ron")),
            edit: options
                .from_str(&read(format!("{name}.edit.ron")))
                .unwrap_or_else(|error| panic!("{name}.edit.ron: {error}")),
            expected: read(format!("{name}.expected.ron")),
        })
        .collect();
    assert_eq!(files.len(), cases.len() * 3, "a file belongs to no case");
    cases
}

/// Makes a change in the form, or in the file; `None` where it is refused.
fn makes(draft: &mut Draft, wanted: &Wanted, language: &str) -> Option<()> {
    match wanted {
        Wanted::Type(old, new) => {
            let (at, more) = (draft.text().find(old.as_str())?, draft.text().matches(old.as_str()).count());
            assert_eq!(more, 1, "{old} stands there more than once");
            let splice = Splice { bytes: at..at + old.len(), text: new.clone() };
            draft.splice(&splice, Step::Alone).then_some(())
        }
        wanted => draft.change(&wanted.change()?, language).ok().map(|_| ()),
    }
}

/// A text with its line ends to be seen.
fn seen(text: &str) -> String {
    text.replace('\r', "␍").replace('\t', "→").replace('\u{feff}', "[mark]")
}

#[test]
fn whoever_wrote_a_file_finds_it_as_they_left_it_but_for_that_word() {
    let mut wrong = Vec::new();
    for Case { name, file, edit, expected } in cases() {
        let mut draft = Draft::new(file.clone());
        for wanted in &edit.changes {
            let is_made = makes(&mut draft, wanted, &edit.language).is_some();
            if is_made == edit.refused {
                wrong.push(format!("{name}: {wanted:?} in\n{}", draft.text()));
            }
        }
        if draft.text() != expected {
            let (became, wanted) = (seen(draft.text()), seen(&expected));
            wrong.push(format!("{name} ({}) became\n{became}\ninstead of\n{wanted}", edit.by));
            continue;
        }
        for text in [&file, &expected].into_iter().filter(|_| edit.fine) {
            let mut draft = Draft::new(text.clone());
            draft.check(None, &|_| true);
            if draft.has_errors() {
                wrong.push(format!("{name} has errors: {:?} in\n{text}", draft.problems()));
            }
        }
        // It can all be taken back, and done again.
        while draft.undo().is_some() {}
        assert_eq!(draft.text(), file, "{name}");
        while draft.redo().is_some() {}
        assert_eq!(draft.text(), expected, "{name}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn all_that_can_be_changed_is_among_them() {
    let cases = cases();
    assert!(cases.len() >= 40);
    let mut made: BTreeMap<String, usize> = BTreeMap::new();
    let mut steps: BTreeMap<&str, usize> = BTreeMap::new();
    for case in &cases {
        for wanted in &case.edit.changes {
            let called = format!("{wanted:?}");
            let called = called.split('(').next().unwrap_or_default().to_owned();
            *made.entry(called).or_default() += 1;
        }
        let Some(form) = Form::read(&case.file, "en") else { continue };
        for line in &form.flow {
            let called = match &line.doing {
                Doing::Everyone(_) => "Everyone",
                Doing::Each { .. } => "Each",
                Doing::Speaker(_) => "Speaker",
                Doing::Listener(_) => "Listener",
                Doing::Seat { .. } => "Seat",
                Doing::Repeat { .. } => "Repeat",
                Doing::UntilHeard { .. } => "UntilHeard",
                Doing::Exchange { .. } => "Exchange",
                Doing::Agree { .. } => "Agree",
                Doing::Review(_) => "Review",
                Doing::Ask(_) => "Ask",
                Doing::Other(_) => "Other",
            };
            *steps.entry(called).or_default() += 1;
        }
    }
    assert_eq!((made.len(), steps.len()), (19, 12), "{made:?}\n{steps:?}");
    for (called, times) in &made {
        assert!(*times > 1, "{called} is changed only once");
    }
}
