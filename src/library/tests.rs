#![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

use std::collections::BTreeSet;
use std::fs;

use super::contacts::Contacts;
use super::copy::{CopyError, copy, is_name};
use super::*;

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
    let compiled: BTreeSet<String> = built_in::RULE_SETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(compiled, files);
}

#[test]
fn a_folder_that_is_not_there_is_an_empty_one() {
    let library = Library::load(Path::new("/not/there"), &|_| true);
    assert_eq!(library.trouble, None);
    assert_eq!(library.entries.len(), built_in::RULE_SETS.len());
}

#[test]
fn ones_own_sets_come_first_and_take_the_place_of_a_built_in() {
    let (_folder, library) =
        own(&[("zebra.ron", SMALL), ("speaker-listener.ron", SMALL), (".hidden.ron", ""), ("notes.txt", "")]);
    let names: Vec<_> = library.entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names[..3], ["speaker-listener", "zebra", "check-in"]);
    assert_eq!(names.iter().filter(|name| **name == "speaker-listener").count(), 1);
    let mine = library.get("speaker-listener").unwrap();
    assert_eq!((mine.title("en"), mine.length()), ("Mine", Some(Duration::from_secs(240))));
    assert!(matches!(mine.source, Source::Own(_)));
}

#[test]
fn a_broken_file_stays_in_the_list_with_its_problems() {
    let (folder, library) = own(&[("broken.ron", "(format: 1, name: \"x\"")]);
    fs::create_dir(folder.path().join("folder.ron")).unwrap();
    let broken = library.get("broken").unwrap();
    assert!(broken.rule_set().is_none());
    assert!(broken.checked.errors().count() > 0);
    assert_eq!(broken.title("en"), "broken");
    let library = Library::load(folder.path(), &|_| true);
    let folder = library.get("folder").unwrap();
    assert!(folder.render(&folder.checked.problems[0]).contains("this is a folder"));
}

#[test]
fn a_name_or_a_file_is_found_and_a_slip_is_answered() {
    let (folder, library) = own(&[("zebra.ron", SMALL)]);
    let find = |asked: &str| library.find(asked, &|_| true);
    assert_eq!(find("zebra").unwrap().title("en"), "Mine");
    let path = folder.path().join("zebra.ron");
    assert_eq!(find(&path.to_string_lossy()).unwrap().path(), Some(path.as_path()));
    for slip in ["speaker-listner", "Speaker_Listener", "speaker", "speaker listener"] {
        assert_eq!(find(slip).unwrap_err().suggestion.as_deref(), Some("speaker-listener"), "{slip}");
    }
    assert_eq!(find("qqqqqq").unwrap_err().suggestion, None);
    assert!(find("missing.ron").unwrap().checked.problems[0].message.contains("no such file"));
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
    assert!(trouble.unwrap().contains("contacts.ron, line 2"));
}
