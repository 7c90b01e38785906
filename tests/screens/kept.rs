//! What is kept stays as people were told, whatever happens to its files meanwhile.

use std::fs;

use common_ground::record::file;

use super::home::Home;
use super::person::Person;
use super::said::said;

/// At the close, with a kept agreement.
fn with_an_agreement() -> Person {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().goes_to_the_close();
    let _ = person.writes(said!("close-what"), "Dinner").press(said!("close-keep"));
    person.must_see("Dinner");
    person
}

/// In the library, with an open agreement.
fn with_an_open_agreement() -> Person {
    let mut person = with_an_agreement();
    let _ = person.press(said!("close-done")).press(said!("library-agreements-open", number = 1));
    let _ = person.press("Dinner");
    person
}

const BROKEN: &str = "[\n    (what: \"Dinner\n";

fn breaks(person: &Person) {
    fs::write(person.home.path("data/agreements.ron"), BROKEN).unwrap();
}

fn vanishes(person: &Person) {
    fs::remove_file(person.home.path("data/agreements.ron")).unwrap();
}

#[test]
fn a_change_is_not_said_to_be_kept_when_its_file_broke_meanwhile() {
    let mut person = with_an_agreement();
    breaks(&person);
    let _ = person.press(said!("close-change")).writes("Dinner", " on Fridays").press(said!("close-keep"));
    person.must_see("This change couldn’t be saved:");
    person.must_see("agreements.ron, line");
    assert!(person.fields().contains(&"Dinner on Fridays".to_owned()), "{:?}", person.fields());
    assert_eq!(person.home.read("data/agreements.ron"), BROKEN);
}

#[test]
fn a_change_of_what_has_vanished_can_be_kept_anew() {
    let mut person = with_an_agreement();
    vanishes(&person);
    let _ = person.press(said!("close-change")).writes("Dinner", " on Fridays").press(said!("close-keep"));
    person.must_see("isn’t in its file any more, so the change couldn’t be saved");
    assert!(person.fields().contains(&"Dinner on Fridays".to_owned()), "{:?}", person.fields());
    let _ = person.press(said!("close-keep"));
    person.must_not_see("isn’t in its file any more");
    assert!(person.home.read("data/agreements.ron").contains("Dinner on Fridays"));
    assert_eq!(person.count("Dinner on Fridays"), 1, "{}", person.reads());
}

#[test]
fn nothing_is_said_to_be_let_go_when_its_file_broke_meanwhile() {
    let mut person = with_an_agreement();
    breaks(&person);
    let _ = person.press(said!("close-remove")).press(said!("close-remove-yes"));
    person.must_see("This couldn’t be dropped:");
    person.must_see("agreements.ron, line");
    assert_eq!(person.count("Dinner"), 1, "it is still there");
    assert_eq!(person.home.read("data/agreements.ron"), BROKEN);

    let mut person = with_an_agreement();
    vanishes(&person);
    let _ = person.press(said!("close-remove")).press(said!("close-remove-yes"));
    person.must_see(said!("close-problem-was-gone", what = "Dinner"));
}

#[test]
fn what_became_of_an_agreement_is_not_said_to_be_kept_when_its_file_broke_meanwhile() {
    for answer in ["Done", "Drop it"] {
        let words = "“Dinner” couldn’t be changed:";
        let mut person = with_an_open_agreement();
        breaks(&person);
        let _ = person.press(answer);
        person.must_see(words);
        person.must_see("agreements.ron, line");
        assert_eq!(person.home.read("data/agreements.ron"), BROKEN);

        let mut person = with_an_open_agreement();
        vanishes(&person);
        let _ = person.press(answer);
        person.must_see(words);
        person.must_see(said!("notice-agreement-gone"));
    }
}

#[test]
fn while_another_program_holds_the_agreements_what_was_typed_stays() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().goes_to_the_close();
    fs::create_dir_all(person.home.path("data")).unwrap();
    let held = file::try_lock(&person.home.path("data/agreements.lock")).unwrap();
    let _ = person.writes(said!("close-what"), "Dinner").press(said!("close-keep"));
    person.must_see(said!("file-busy"));
    assert!(person.fields().contains(&"Dinner".to_owned()), "{:?}", person.fields());
    drop(held);
    let _ = person.press(said!("close-keep"));
    assert!(person.home.read("data/agreements.ron").contains("Dinner"));
}

#[test]
fn leave_no_trace_says_where_it_could_not_look() {
    let mut person = with_an_agreement();
    breaks(&person);
    let _ = person.press(said!("close-erase")).press(said!("close-erase-yes"));
    person.must_see("Something from this talk may be left somewhere that can’t be searched:");
    person.must_see("agreements.ron, line");
}

#[test]
fn what_a_killed_program_left_half_written_is_gone_at_the_next_start() {
    let home = Home::new();
    let left = ["config", "config/rules", "data", "state", "state/shown"].map(|folder| {
        fs::create_dir_all(home.path(folder)).unwrap();
        home.path(folder).join(".common-ground-aB3dE9")
    });
    for path in &left {
        fs::write(path, "Ana and Ben").unwrap();
    }
    let _person = home.open();
    for path in &left {
        assert!(!path.exists(), "{} is still there", path.display());
    }
}
