//! `common-ground erase`: it asks, says what it can't reach, and leaves nothing.

use std::fs;
use std::path::{Path, PathBuf};

use super::Person;

/// Stands in all that is kept.
const MARK: &str = "Quokka";

fn marked() -> Person {
    let person = Person::new();
    let path = |name: &str| person.home.path().join(name);
    let agreement = format!(
        "[(id: 1, what: \"{MARK}\", who: [\"{MARK}\"], made: \"2026-11-22T10:00:00Z\", began: \"2026-11-22T09:00:00Z\")]"
    );
    for (name, text) in [
        ("data/agreements.ron", agreement.as_str()),
        ("data/agreements-2.ron", "// Quokka\n[(id: 2, what: \"Quokka"),
        ("data/agreements.damaged-1.ron", "Quokka"),
        ("data/history.ron", "[(id: 3, talk: \"check-in\", topic: \"Quokka\")]"),
        ("data/next-talk.ron", "[(id: 3, talk: \"check-in\", topics: [\"Quokka\"])]"),
        ("data/kept-rules.ron", "[(id: 3, talk: \"Quokka\")]"),
        ("data/last-time.ron", "[(id: 3, talk: \"Quokka\")]"),
        (
            "data/paths.ron",
            "[(id: 3, path: \"path-quokka\", steps: [(step: Set(\"Quokka\"), how: Done, at: \"2026-11-22T10:00:00Z\")])]",
        ),
        ("state/session.journal", "Quokka"),
        ("state/session.journal.waiting-2", "Quokka"),
        ("state/session.journal.damaged-1", "Quokka"),
        ("state/window.ron", "// Quokka"),
        ("state/opens-plain", ""),
        ("state/unsaved/0123456789abcdef.ron", "(file: \"Quokka\", was: \"Quokka\", text: \"Quokka\")"),
        ("state/unsaved/0123456789abcdef.damaged-1.ron", "Quokka"),
        ("state/shown/common-ground.ics", "Quokka"),
        ("config/settings.ron", "(muted: true)"),
        ("config/rules/mine.ron", super::SMALL),
    ] {
        fs::create_dir_all(path(name).parent().unwrap()).unwrap();
        fs::write(path(name), text).unwrap();
    }
    person
}

fn left(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap_or_default()).into_owned();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if text.contains(MARK) || name.contains(MARK) {
            found.push(name);
        }
        if path.is_dir() {
            found.extend(left(&path));
        }
    }
    found.sort();
    found
}

#[test]
fn where_nobody_can_be_asked_nothing_is_erased() {
    let person = marked();
    let before = left(person.home.path());
    person.says(&["erase"]).fails(2, &["--yes"]);
    assert_eq!(left(person.home.path()), before);
}

#[test]
fn where_nothing_is_kept_it_says_so_and_asks_nothing() {
    let person = Person::new();
    fs::create_dir_all(person.home.path().join("state")).unwrap();
    fs::write(person.home.path().join("state/window.ron"), "()").unwrap();
    assert_eq!(person.says(&["erase"]).fine(), "Nothing is kept of your talks.\n");
    assert!(person.home.path().join("state/window.ron").exists(), "nobody said yes");
}

#[test]
fn its_help_says_what_goes_and_what_stays() {
    for said in [Person::new().says(&["erase", "--help"]).fine(), Person::new().says(&["man"]).fine()] {
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in [
            "These go: talks that were interrupted",
            "These stay: your own rule sets, your sounds, your settings",
        ] {
            assert!(said.contains(words), "{words:?} isn’t in\n{said}");
        }
    }
}

#[test]
fn without_asking_everything_goes_and_it_says_what_and_what_it_cannot_reach() {
    let person = marked();
    let said = person.says(&["erase", "--yes"]).fine();
    let all = [
        "1 past talk\n",
        "1 topic for another day\n",
        "your place on 1 path\n",
        "backups",
        "Your own rule sets",
        "\nEverything is erased.\n",
    ];
    for words in all {
        assert!(said.contains(words), "{words:?} isn’t in\n{said}");
    }
    assert!(!said.contains(MARK), "it quotes nothing:\n{said}");
    assert_eq!(left(person.home.path()), Vec::<String>::new());
    assert_eq!(fs::read_to_string(person.home.path().join("config/settings.ron")).unwrap(), "(muted: true)");
    assert!(person.rules().join("mine.ron").exists());
    let again = person.says(&["erase", "--yes"]).fine();
    assert!(again.starts_with("Nothing is kept of your talks.\n"), "{again}");
}

#[test]
fn a_talk_in_a_window_stays_and_the_exit_status_says_so() {
    let person = marked();
    let lock = person.home.path().join("state/session.lock");
    let held = common_ground::record::file::try_lock(&lock).unwrap();
    let said = person.says(&["erase", "--yes"]);
    assert_eq!(said.status, Some(1), "{}", said.out);
    assert!(said.err.contains("A talk is on in another window"), "{}", said.err);
    assert_eq!(
        left(person.home.path()),
        ["session.journal", "session.journal.damaged-1", "session.journal.waiting-2"]
    );
    drop(held);
}

/// A line of a journal that nobody has gone on with since it was found.
const FOUND: &str = "Resumed(machine:\"here\",carried:0)\n";

/// Somebody with this journal, and its path.
fn with_journal(lines: &str) -> (Person, PathBuf) {
    let person = Person::new();
    let path = person.home.path().join("state/session.journal");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, lines).unwrap();
    (person, path)
}

#[test]
fn a_talk_that_is_only_offered_in_another_window_is_not_said_to_be_on() {
    for (journal, said) in [
        (format!("header\n{FOUND}"), "A talk that was interrupted is open in another window"),
        (format!("header\n{FOUND}something\n"), "A talk is on in another window"),
    ] {
        let (person, path) = with_journal(&journal);
        let held = common_ground::record::file::try_lock(&path.with_extension("lock")).unwrap();
        for how in [&["erase"][..], &["erase", "--yes"]] {
            let told = person.says(how);
            assert_eq!(told.status, Some(1), "{how:?}: {}", told.err);
            assert!(told.out.contains(said), "{how:?}:\n{}", told.out);
            assert!(!told.out.contains("1 talk that was interrupted"), "that one stays:\n{}", told.out);
        }
        assert!(path.exists());
        drop(held);
        // Where no window has it, it goes like any other.
        let (person, path) = with_journal(&journal);
        person.says(&["erase"]).fails(2, &["--yes"]);
        let told = person.says(&["erase", "--yes"]).fine();
        assert!(told.contains("1 talk that was interrupted"), "{told}");
        assert!(!path.exists());
    }
}
