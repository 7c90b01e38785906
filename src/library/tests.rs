#![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

use std::collections::BTreeSet;
use std::fs;

use super::contacts::{self, Contacts};
use super::copy::{CopyError, copy, is_name};
use super::find::find;
use super::lists::{self, Lists};
use super::place::own_files;
use super::read::ReadError;
use super::scan::scan;
use super::*;
use crate::rule_set::check::{Fault, check, check_list, fault, is_list};
use crate::rule_set::measure::Span;
use crate::rule_set::{List, Text};
use std::time::Duration;

const SMALL: &str = "(format: 1, name: \"Mine\", turns: { \"speak\": (title: \"Speak\", time: \"2m\") },
    flow: [Each(steps: [Speaker(\"speak\")])])";

fn own(files: &[(&str, &str)]) -> (tempfile::TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let library = Library::load(folder.path(), &|_| true);
    (folder, library)
}

#[test]
fn every_file_in_the_rules_folder_is_compiled_in() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let files: BTreeSet<String> = own_files(&folder)
        .unwrap()
        .iter()
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    let compiled: BTreeSet<String> = place::BUILT_IN.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(compiled, files);
}

/// A library of these files, by their places in the folder of rule sets.
fn with_paths(files: &[(&str, &str)]) -> (tempfile::TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("paths")).unwrap();
    for (place, text) in files {
        fs::write(folder.path().join(place), text).unwrap();
    }
    let library = Library::load(folder.path(), &|_| true);
    (folder, library)
}

const PATH: &str =
    "(format: 1, name: \"Ours\", steps: [(set: \"check-in\"), (set: \"mine\"), (break: \"20m\")])";

#[test]
fn every_path_in_the_rules_folder_is_compiled_in() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/paths");
    let files: BTreeSet<_> = own_files(&folder).unwrap().iter().map(|file| entry::name_of(file)).collect();
    let library = Library::built_in(&|_| true);
    let compiled: BTreeSet<_> = library.paths.iter().map(|path| path.name.clone()).collect();
    assert_eq!(compiled, files);
}

#[test]
fn ones_own_paths_come_first_and_take_the_place_of_a_built_in() {
    let (_folder, library) = with_paths(&[
        ("mine.ron", SMALL),
        ("paths/path-ours.ron", PATH),
        ("paths/path-after-a-fight.ron", PATH),
        ("paths/.path-hidden.ron", PATH),
    ]);
    let names: Vec<_> = library.paths.iter().map(|path| path.name.as_str()).collect();
    assert_eq!(names, ["path-after-a-fight", "path-ours", "path-rebuilding-trust", "path-staying-close"]);
    let own = library.path("path-after-a-fight").unwrap();
    assert_eq!((own.title("en"), own.file().is_some()), ("Ours", true));
    assert_eq!(own.checked.problems, []);
    assert!(library.get("path-ours").is_none(), "no path is taken for a set");
}

#[test]
fn a_path_whose_set_is_gone_can_still_be_taken_but_for_that_step() {
    let (folder, mut library) = with_paths(&[("mine.ron", SMALL), ("paths/path-ours.ron", PATH)]);
    fs::remove_file(folder.path().join("mine.ron")).unwrap();
    // The path itself hasn't changed.
    let before = library.clone();
    scan(folder.path(), &|_| true, &before, &mut |news| {
        let _moved = library.learn(news);
        true
    });
    let ours = library.path("path-ours").unwrap();
    let path = ours.path().unwrap();
    assert_eq!(path.steps.iter().map(|step| library.has(step)).collect::<Vec<_>>(), [true, false, true]);
    assert!(matches!(
        ours.checked.errors().next().map(|problem| &problem.fault),
        Some(Fault::Paths(fault::Paths::NoSet { set, .. })) if set == "mine"
    ));
}

#[test]
fn a_file_in_the_wrong_folder_is_told_where_it_belongs() {
    let (_folder, library) = with_paths(&[
        ("path-ours.ron", PATH),
        ("paths/mine.ron", SMALL),
        ("paths/path-check-in.ron.txt", PATH),
        ("paths/Our way.ron", PATH),
        ("path-twice.ron", SMALL),
        ("paths/path-twice.ron", PATH),
    ]);
    let misplaced = library.get("path-ours").and_then(|card| card.faults()?.first.clone()).unwrap();
    assert_eq!(misplaced.fault, Fault::Paths(fault::Paths::NotASet));
    let first = |name: &str| library.path(name).unwrap().checked.problems[0].fault.clone();
    assert_eq!(first("mine"), Fault::Paths(fault::Paths::NotAPath));
    assert_eq!(first("path-check-in.ron"), Fault::NameGoesOn);
    let better = Some("path-our-way".to_owned());
    assert_eq!(first("Our way"), Fault::Paths(fault::Paths::Name { name: "Our way".to_owned(), better }));
    assert_eq!(first("path-twice"), Fault::Paths(fault::Paths::NameTwice { name: "path-twice".to_owned() }));
    assert!(library.paths.iter().filter(|path| path.file().is_some()).all(|path| path.path().is_none()));
}

#[test]
fn a_folder_that_is_not_there_is_an_empty_one() {
    let library = Library::load(Path::new("/not/there"), &|_| true);
    assert_eq!(library.trouble, None);
    assert_eq!(library.cards.len(), place::BUILT_IN.len());
}

#[test]
fn an_ending_in_capitals_is_one_too() {
    let (_folder, library) = own(&[("OURS.RON", SMALL), ("theirs.Ron", SMALL)]);
    for name in ["OURS", "theirs"] {
        assert!(library.get(name).is_some_and(|entry| entry.path().is_some()), "{name} isn’t there");
    }
}

#[test]
fn ones_own_sets_come_first_and_take_the_place_of_a_built_in() {
    let (_folder, library) =
        own(&[("zebra.ron", SMALL), ("speaker-listener.ron", SMALL), (".hidden.ron", ""), ("notes.txt", "")]);
    let names: Vec<_> = library.cards.iter().map(|card| card.name()).collect();
    assert_eq!(names[..3], ["speaker-listener", "zebra", "check-in"]);
    assert_eq!(names.iter().filter(|name| **name == "speaker-listener").count(), 1);
    let mine = library.get("speaker-listener").unwrap();
    assert_eq!(mine.title("en"), "Mine");
    let four = Duration::from_secs(240);
    assert_eq!(mine.facts().unwrap().length, Span { shortest: four, longest: four });
    assert!(mine.path().is_some());
}

#[test]
fn a_broken_file_stays_in_the_list_with_its_problems() {
    let (folder, library) = own(&[("broken.ron", "(format: 1, name: \"x\"")]);
    fs::create_dir(folder.path().join("folder.ron")).unwrap();
    let broken = library.get("broken").unwrap();
    assert!(broken.facts().is_none());
    assert!(broken.faults().unwrap().errors > 0);
    assert_eq!(broken.title("en"), "broken");
    let entry = find(folder.path(), "folder", &|_| true).unwrap();
    assert_eq!(entry.checked.problems[0].fault, Fault::File(ReadError::Folder));
}

/// A set with a cue, so that somebody asks for its sound whenever it is read.
const SOUNDING: &str = "(format: 1, name: \"Mine\",
    turns: { \"speak\": (title: \"Speak\", time: \"2m\", cues: [(at: End, sound: \"gong\")]) },
    flow: [Each(steps: [Speaker(\"speak\")])])";

/// How many sets of a folder are read in a look at it.
fn reads(folder: &Path, library: &mut Library) -> usize {
    let asked = std::cell::Cell::new(0);
    let sound_exists = |name: &str| {
        asked.set(asked.get() + usize::from(name == "gong"));
        true
    };
    let before = library.clone();
    scan(folder, &sound_exists, &before, &mut |news| {
        let _moved = library.learn(news);
        true
    });
    asked.get()
}

/// As if it had been written a minute ago.
fn write_long_ago(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
    let long_ago = std::time::SystemTime::now() - Duration::from_secs(60);
    fs::File::options().write(true).open(path).unwrap().set_modified(long_ago).unwrap();
}

#[test]
fn a_look_reads_what_has_changed_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = |number: usize| folder.path().join(format!("a{number}.ron"));
    for number in 0..20 {
        write_long_ago(&path(number), SOUNDING);
    }
    let mut library = Library::default();
    assert_eq!(reads(folder.path(), &mut library), 20);
    // So soon after it came there a file may change without a sign of it. Some time later it is known.
    assert_eq!(reads(folder.path(), &mut library), 20);
    std::thread::sleep(Duration::from_millis(3_100));
    assert_eq!(reads(folder.path(), &mut library), 20);
    assert_eq!(reads(folder.path(), &mut library), 0);

    // Of the same length, and as old as before.
    write_long_ago(&path(3), &SOUNDING.replace("Mine", "Ours"));
    fs::write(path(4), SOUNDING.replace("Mine", "Theirs")).unwrap();
    fs::rename(path(5), path(50)).unwrap();
    fs::remove_file(path(6)).unwrap();
    assert_eq!(reads(folder.path(), &mut library), 3);
    let titles = |name: &str| library.get(name).map(|card| card.title("en").to_owned());
    assert_eq!(titles("a3").as_deref(), Some("Ours"));
    assert_eq!(titles("a4").as_deref(), Some("Theirs"));
    assert_eq!((titles("a5"), titles("a50").as_deref()), (None, Some("Mine")));
    assert_eq!(titles("a6"), None);
    // Other sounds may mend what had none.
    library = library.doubted();
    assert_eq!(reads(folder.path(), &mut library), 19);
}

#[test]
fn a_scan_that_nobody_waits_for_ends() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..500 {
        fs::write(folder.path().join(format!("a{number}.ron")), SOUNDING).unwrap();
    }
    let asked = std::cell::Cell::new(0);
    let sound_exists = |_: &str| {
        asked.set(asked.get() + 1);
        true
    };
    scan(folder.path(), &sound_exists, &Library::default(), &mut |_| false);
    assert_eq!(asked.get(), 0, "nobody wanted to know what is in them");
}

#[test]
fn a_name_or_a_file_is_found_and_a_slip_is_answered() {
    let (folder, _library) = own(&[("zebra.ron", SMALL)]);
    let find = |asked: &str| find(folder.path(), asked, &|_| true);
    assert_eq!(find("zebra").unwrap().title("en"), "Mine");
    let path = folder.path().join("zebra.ron");
    assert_eq!(find(&path.to_string_lossy()).unwrap().path(), Some(path.as_path()));
    for slip in ["speaker-listner", "Speaker_Listener", "speaker", "speaker listener"] {
        assert_eq!(find(slip).unwrap_err().suggestion.as_deref(), Some("speaker-listener"), "{slip}");
    }
    assert_eq!(find("qqqqqq").unwrap_err().suggestion, None);
    assert_eq!(find("missing.ron").unwrap().checked.problems[0].fault, Fault::File(ReadError::Missing));
}

#[test]
fn a_copy_never_overwrites_and_its_name_is_never_a_path() {
    let folder = tempfile::tempdir().unwrap();
    let rules = folder.path().join("config/rules");
    for name in ["", "../evil", "a/b", "Über", "a b", "-a", "a-", ".ron", "a.ron", &"a".repeat(61)] {
        assert!(!is_name(name), "{name:?}");
        assert_eq!(copy("x", &rules, name), Err(CopyError::Name(name.to_owned())));
    }
    assert!(!rules.exists(), "nothing is created for a name that can't be");
    let path = copy("mine", &rules, "our-talk-2").unwrap();
    assert_eq!(path, rules.join("our-talk-2.ron"));
    assert_eq!(copy("other", &rules, "our-talk-2"), Err(CopyError::Exists(path.clone())));
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    assert_eq!(fs::read_dir(&rules).unwrap().count(), 1);
}

#[test]
fn help_is_always_there() {
    let folder = tempfile::tempdir().unwrap();
    let (built_in, trouble) = Contacts::load(folder.path());
    assert_eq!(trouble, None);
    assert!(built_in.contacts.iter().any(|contact| contact.call == "1-800-799-7233"));
    assert!(built_in.checked_on.is_some() && !built_in.elsewhere.is_empty());
    fs::create_dir(folder.path().join("help")).unwrap();
    let file = folder.path().join("help/contacts.ron");
    fs::write(
        &file,
        "(contacts: [(place: \"Here\", name: \"A friend\", call: \"123\")], elsewhere: \"112\")",
    )
    .unwrap();
    let (own, trouble) = Contacts::load(folder.path());
    assert_eq!((own.contacts[0].name.as_str(), trouble), ("A friend", None));
    fs::write(&file, "(contacts: [\n(place: 5)])").unwrap();
    let (contacts, trouble) = Contacts::load(folder.path());
    assert_eq!(contacts, built_in);
    let trouble = trouble.unwrap();
    assert_eq!(trouble.file, file);
    assert!(matches!(trouble.why, contacts::WhyNot::Syntax { line: 2, .. }), "{trouble:?}");
}

#[test]
fn every_place_has_its_emergency_number_first_and_says_whom_each_line_is_for() {
    let built_in = Contacts::built_in();
    let places = built_in.places();
    assert!(places.len() >= 5, "{places:?}");
    for place in &places {
        assert_eq!(place.emergency.len(), 1, "{place:?}");
        assert!(place.emergency[0].source.is_some(), "{place:?}");
        assert!(!place.contacts.is_empty(), "{place:?}");
        for contact in &place.contacts {
            assert!(contact.whom.is_some() && contact.source.is_some(), "{contact:?}");
        }
    }
    let whom = |call: &str| {
        let contact = built_in.contacts.iter().find(|contact| contact.call == call);
        contact.and_then(|contact| contact.whom.clone()).unwrap_or_default()
    };
    // Lines for women and for gendered violence aren’t shown as if they were for all.
    for call in ["116 016", "3919", "016", "0808 2000 247"] {
        assert!(whom(call).starts_with("women"), "{call}");
    }
    for call in ["0808 801 0327", "0800 123 99 00"] {
        assert_eq!(whom(call), "men", "{call}");
    }
    let number = |place: &str| {
        let found = places.iter().find(|found| found.name == place);
        found.and_then(|found| found.emergency.first()).map(|emergency| emergency.call.as_str())
    };
    assert_eq!((number("United States"), number("United Kingdom")), (Some("911"), Some("999")));
    assert_eq!((number("Germany"), number("Australia")), (Some("112"), Some("000")));
}

#[test]
fn places_come_in_the_order_in_which_they_are_named_and_each_once() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("help")).unwrap();
    let file = folder.path().join("help/contacts.ron");
    let own = |call: &str| {
        format!(
            r#"(checked_on: None, emergency: [(place: "B", call: "2"), (place: "A", call: "1")], contacts: [
                (place: "C", name: "c", call: "3"), (place: "A", name: "a", call: "{call}", for: "us"),
                (place: "C", name: "d", call: "5", note: "n", source: "s")], elsewhere: "")"#
        )
    };
    fs::write(&file, own("4")).unwrap();
    let (contacts, trouble) = Contacts::load(folder.path());
    assert_eq!(trouble, None);
    let places = contacts.places();
    let told: Vec<(&str, usize, Vec<&str>)> = places
        .iter()
        .map(|place| {
            let names = place.contacts.iter().map(|contact| contact.name.as_str()).collect();
            (place.name, place.emergency.len(), names)
        })
        .collect();
    assert_eq!(told, [("B", 1, vec![]), ("A", 1, vec!["a"]), ("C", 0, vec!["c", "d"])]);

    // A contact that nobody can reach is no help.
    fs::write(&file, own("  ")).unwrap();
    let (contacts, trouble) = Contacts::load(folder.path());
    assert_eq!(contacts, Contacts::built_in());
    assert_eq!(trouble.unwrap().why, contacts::WhyNot::NothingToCall { entry: "a".to_owned() });
    // A misspelled field is told with its line.
    fs::write(
        &file,
        "(contacts: [\n(place: \"A\", name: \"a\", call: \"1\", four: \"us\")], elsewhere: \"\")",
    )
    .unwrap();
    let trouble = Contacts::load(folder.path()).1.unwrap();
    assert!(matches!(trouble.why, contacts::WhyNot::Syntax { line: 2, .. }), "{trouble:?}");
}

#[test]
fn a_set_that_an_editor_saved_under_another_ending_is_there_with_what_to_do() {
    let (_folder, library) = own(&[("ours.ron.txt", SMALL), ("notes.txt", SMALL)]);
    let own: Vec<_> = library.cards.iter().filter(|card| card.path().is_some()).collect();
    assert_eq!(own.len(), 1);
    let first = own[0].faults().unwrap().first.as_ref().unwrap();
    assert_eq!(first.fault, Fault::NameGoesOn);
}

#[test]
fn there_are_forty_feelings_and_forty_needs_in_groups_that_stand_beside_each_other() {
    let built_in = Lists::built_in();
    for list in [List::Feelings, List::Needs] {
        let groups = &built_in.get(list).groups;
        assert!((5..=8).contains(&groups.len()), "{list:?}");
        assert_eq!(groups.iter().map(|group| group.words.len()).sum::<usize>(), 40, "{list:?}");
    }
    for text in [include_str!("../../rules/words/feelings.ron"), include_str!("../../rules/words/needs.ron")]
    {
        assert_eq!(check_list(text.as_bytes()).problems, []);
        assert!(is_list(text));
    }
}

#[test]
fn lists_of_ones_own_replace_ours_and_a_broken_one_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let built_in = Lists::built_in();
    assert_eq!(Lists::load(folder.path()), (built_in.clone(), Vec::new()));
    let file = lists::path(folder.path(), List::Needs);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "(groups: [(title: \"Ours\", words: [\"a walk\"])])").unwrap();
    let (own, troubles) = Lists::load(folder.path());
    assert_eq!(troubles, []);
    assert_eq!(own.get(List::Feelings), built_in.get(List::Feelings));
    assert_eq!(own.get(List::Needs).groups[0].words, [Text::from("a walk")]);
    // Nothing but the folder of lists has any, and no rule set is looked for there.
    let library = Library::load(folder.path(), &|_| true);
    assert!(library.cards.iter().all(|card| card.path().is_none()));
    for (text, line) in [
        ("(groups: [\n(title: 5)])", Some(2)),
        ("(groups: [])", Some(1)),
        ("", None),
        ("\n(groups: [", Some(2)),
    ] {
        fs::write(&file, text).unwrap();
        let (lists, troubles) = Lists::load(folder.path());
        assert_eq!(lists, built_in, "{text}");
        assert_eq!(troubles.len(), 1, "{text}: {troubles:?}");
        let trouble = &troubles[0];
        assert_eq!((trouble.list, &trouble.file), (List::Needs, &file));
        assert_eq!(trouble.problem.place.as_ref().map(|place| place.line), line, "{text}");
    }
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert_eq!(Lists::load(folder.path()).1.len(), 1, "a folder is no list");
}

#[test]
fn a_list_is_told_from_a_rule_set_by_what_is_in_it() {
    for list in [
        "(groups: [])",
        "(groups: [",
        "(group: [(title: \"x\", words: [])])",
        "[(title: \"x\", words: [\"y\"])]",
        "// ours\n(format: 1, groups: [(title: \"x\", words: [\"y\"])])",
    ] {
        assert!(is_list(list), "{list}");
    }
    for set in [
        "",
        "()",
        "(format: 1, name: \"x\")",
        "(format: 1, name: \"x\", group: Hard)",
        "(format: 1, groups: [], turns: {}, flow: [])",
        include_str!("../../rules/speaker-listener.ron"),
    ] {
        assert!(!is_list(set), "{set}");
    }
    // Where a rule set is wanted, nothing is said of fields.
    let checked = check("(groups: [(title: \"x\", words: [\"y\"])])", &|_| true);
    let faults: Vec<_> = checked.problems.into_iter().map(|problem| problem.fault).collect();
    assert_eq!(faults, [Fault::Lists(fault::Lists::NotASet)]);
}
