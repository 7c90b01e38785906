//! Saving in the editor: what is too large, what is slow, what is typed meanwhile, and what is said of it.

use std::fs;
use std::sync::Arc;

use common_ground::cli::First;
use common_ground::ui::{Outside, ToEdit};
use iced::keyboard::key::Named;

use super::disk::Disk;
use super::editing::{opens_ours, theirs, with_a_change};
use super::editor::{OURS, editing, text};
use super::home::Home;
use super::person::Person;
use super::said::said;

/// A whole set, and more behind it than a set can have.
fn too_large() -> String {
    format!("{OURS}{}", "// And so on, and so on, and so on.\n".repeat(40_000))
}

#[test]
fn a_file_that_is_too_large_is_never_opened_in_part_and_saved() {
    // As it is opened.
    let mut person = Home::new().with_rules("ours.ron", &too_large()).open();
    opens_ours(&mut person);
    person.must_see("What would help");
    let why = person.words(said!("file-too-large", megabytes = 1));
    assert!(person.reads().contains(&why), "{}", person.reads());
    assert_eq!(text(&person), too_large());

    // While it is open, with and without a change.
    for has_changed in [false, true] {
        let mut person = if has_changed { with_a_change() } else { editing(OURS) };
        person.finds_changed(&too_large());
        assert!(person.reads().contains(&why), "{}", person.reads());
        person.must_not_see(said!("editor-taken-over"));
        if !has_changed {
            let _ = person.press("Start with me").rewrites("Start with me", "Slowly");
        }
        let _ = person.ctrl("s");
        assert_eq!(text(&person), too_large());
        assert!(person.reads().contains(&why), "{}", person.reads());
        let _ = person.press(said!("editor-save-beside"));
        assert_eq!(text(&person), too_large());
        let beside = person.home.read("config/rules/ours-2.ron");
        assert_eq!(beside, OURS.replace("Start with me", "Slowly"));
    }
}

#[test]
fn saving_again_while_it_is_being_saved_asks_nothing_and_saves_all() {
    let (disk, mut person) = while_it_hangs();
    let _ = person.press("Start with me").rewrites("Start with me", "Slow");
    let _ = person.ctrl("s").types("l").ctrl("s").types("y").ctrl("s");
    disk.recovers(None);
    person.waits_until("it is saved", |person| !person.sees(said!("editor-not-saved")));
    person.must_not_see(said!("editor-versions"));
    assert_eq!(text(&person), OURS.replace("Start with me", "Slowly"));
}

#[test]
fn that_nothing_is_kept_is_no_longer_said_once_it_is_saved() {
    let mut person = with_a_change();
    let unsaved = person.home.folders().unsaved();
    fs::remove_dir_all(&unsaved).unwrap();
    fs::write(&unsaved, "").unwrap();
    let _ = person.key(Named::End).types("!");
    let said = person.words(said!("editor-not-kept", why = ""));
    let said = said.split(':').next().unwrap().to_owned();
    assert!(person.reads().contains(&said), "{}", person.reads());
    let _ = person.ctrl("s");
    person.must_be_saved();
    assert!(!person.reads().contains(&said), "{}", person.reads());
}

#[test]
fn what_was_not_saved_last_time_is_said_to_be_that() {
    let mut person = with_a_change();
    opens_ours(&mut person);
    person.must_see(said!("editor-recovered"));
    let _ = person.ctrl("s");
    person.must_not_see(said!("editor-recovered"));
    opens_ours(&mut person);
    person.must_not_see(said!("editor-recovered"));
}

/// In the editor, on a disk that hangs from now on.
fn while_it_hangs() -> (Arc<Disk>, Person) {
    let disk = Disk::new();
    let home = Home::new().with_rules("ours.ron", OURS);
    let file = home.path("config/rules/ours.ron");
    let mut person = Person::sit_down(home.on(&disk), First::Edit(ToEdit::File(file)));
    person.waits_to_see("Start with me");
    disk.hangs();
    (disk, person)
}

#[test]
fn who_leaves_while_it_is_saved_is_gone_and_it_is_saved() {
    let (disk, mut person) = while_it_hangs();
    let _ = person.press("Start with me").rewrites("Start with me", "Slowly").ctrl("s");
    let _ = person.press("‹ Our evenings").press(said!("editor-leave-save"));
    disk.recovers(None);
    person.waits_to_see("What would help");
    person.waits_until("it is saved", |person| text(person) == OURS.replace("Start with me", "Slowly"));
    assert_eq!(person.kept_unsaved(), Vec::<String>::new());
}

#[test]
fn what_is_typed_while_both_are_kept_is_the_new_files() {
    let (disk, mut person) = while_it_hangs();
    disk.recovers(None);
    let _ = person.press("Start with me").rewrites("Start with me", "Slow");
    fs::write(person.home.path("config/rules/ours.ron"), theirs()).unwrap();
    person.hears(Outside::EditedFile);
    person.waits_to_see(said!("editor-versions"));
    disk.hangs();
    let _ = person.press(said!("editor-versions-beside")).writes("Slow", "").key(Named::End).types("ly");
    disk.recovers(None);
    let new = person.home.path("config/rules/ours-2.ron");
    let is_kept =
        |person: &Person, words: &str| person.kept_unsaved().iter().any(|kept| kept.contains(words));
    person.waits_until("it is kept", |person| new.exists() && is_kept(person, "Slowly"));
    assert_eq!(text(&person), theirs());
    let _ = person.ctrl("s");
    person.waits_until("it is saved", |person| !person.sees(said!("editor-not-saved")));
    assert_eq!(fs::read_to_string(&new).unwrap(), OURS.replace("Start with me", "Slowly"));
    // Nothing is left of the other file that somebody would be asked about.
    person.waits_until("nothing is left", |person| person.kept_unsaved().is_empty());
}

#[test]
fn what_is_gone_is_saved_again_by_its_key_too() {
    let mut person = editing(OURS);
    fs::remove_file(person.home.path("config/rules/ours.ron")).unwrap();
    person.hears(Outside::EditedFile);
    person.must_see(said!("editor-gone"));
    let _ = person.ctrl("s");
    person.must_be_saved();
    assert_eq!(text(&person), OURS);
}
