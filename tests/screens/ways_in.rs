//! The ways into the editor, and what a card of one's own offers: a copy, a new set, a file that broke, sharing.

use std::fs;

use common_ground::cli::First;
use common_ground::ui::{Outside, ToEdit};
use iced::keyboard::key::Named;

use super::editor::OURS;
use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::said::said;

const BROKEN: &str = "(format: 1, name: \"Our evenings\", // half of it";

fn with_ours() -> Person {
    Home::new().with_rules("ours.ron", OURS).open()
}

fn rules(person: &Person, name: &str) -> String {
    person.home.read(&format!("config/rules/{name}.ron"))
}

#[test]
fn ctrl_and_e_on_a_card_edit_ones_own() {
    let mut person = with_ours();
    let _ = person.tabs_to("Our evenings").ctrl("e");
    person.must_be_saved();
    person.must_see("Start with me");
    // As well where the pointer is.
    let _ = person.key(Named::Escape);
    let at = person.place_of("Our evenings");
    person.points_at(at);
    let _ = person.ctrl("e");
    person.must_be_saved();
    // And in its menu.
    let _ = person.key(Named::Escape);
    let _ = person.tabs_to("Our evenings").key(Named::Tab).key(Named::Enter).ctrl("e");
    person.must_be_saved();
}

#[test]
fn ctrl_and_e_on_a_built_in_card_make_a_copy_first() {
    let mut person = Home::new().open();
    let _ = person.tabs_to("Apology").ctrl("e");
    assert_eq!(person.focused().as_deref(), Some("Apology, our way"));
    assert!(!person.home.path("config/rules").exists(), "nothing is written that nobody asked for");
    let _ = person.key(Named::Enter);
    person.must_be_saved();
    assert!(rules(&person, "apology-our-way").contains("Apology, our way"));
}

#[test]
fn ctrl_and_e_in_set_up_take_along_what_was_chosen() {
    let mut person = with_ours();
    let _ = person.press("Our evenings").ctrl("e");
    person.must_be_saved();
    person.must_see("Start with me");

    let mut person = Home::new().open();
    let _ = person.press("Apology").press(said!("set-up-add-rule")).types("No phones");
    let _ = person.press(said!("set-up-reworded")).ctrl("e");
    assert_eq!(person.focused().as_deref(), Some("Apology, our way"));
    let _ = person.key(Named::Enter);
    person.must_be_saved();
    person.must_see("No phones");
    assert!(rules(&person, "apology-our-way").contains("No phones"));
}

#[test]
fn what_set_up_kept_can_be_changed_in_the_editor() {
    let mut person = Home::new().open();
    let _ = person.press("Apology").press(said!("set-up-keep-ours")).key(Named::Enter);
    person.must_see(said!("set-up-ours-kept", title = "Apology, our way"));
    assert_eq!(person.focused(), Some(person.words(said!("library-edit"))));
    let _ = person.key(Named::Enter);
    person.must_be_saved();
}

#[test]
fn the_command_line_makes_a_copy_of_a_built_in_one() {
    let mut person = Home::new().open();
    for (name, is_path) in [("apology", false), ("path-after-a-fight", true)] {
        let _ = person.opens_with(First::Edit(ToEdit::BuiltIn { name: name.to_owned(), is_path }));
        person.must_be_saved();
    }
    assert!(rules(&person, "apology-our-way").contains("Apology, our way"));
}

#[test]
fn a_new_set_needs_nothing_but_a_name() {
    for size in [LAPTOP, PHONE] {
        let mut person = Home::new().in_window(size).open();
        let _ = person.press(said!("library-new-set"));
        assert_eq!(person.focused(), Some(person.words(said!("library-new-set-name"))));
        let _ = person.key(Named::Escape).key(Named::Escape);
        person.must_not_see(said!("own-set-keep"));
        assert!(!person.home.path("config/rules").exists());
        let _ = person.press(said!("library-new-set"));
        for _ in 0..30 {
            let _ = person.key(Named::Backspace);
        }
        let _ = person.types("By the river").key(Named::Enter);
        person.must_be_saved();
        person.must_see(said!("widget-back-from", place = "By the river"));
        assert!(rules(&person, "by-the-river").contains("name: \"By the river\""));
    }
}

#[test]
fn a_file_that_broke_goes_by_what_it_said_last() {
    for size in [LAPTOP, PHONE] {
        let mut person = Home::new().with_rules("ours.ron", OURS).in_window(size).open();
        person.home.has_rules("ours.ron", BROKEN);
        person.hears(Outside::OwnRules);
        person.must_see("Our evenings");
        person.must_see(said!("library-fault-broke"));
        person.must_not_see(said!("library-fault-title", name = "ours"));
        let _ = person.press(said!("library-edit-here"));
        // The whole file is there to be put right.
        person.must_see("half of it");
    }
}

#[test]
fn a_broken_file_is_edited_here() {
    let mut person = Home::new().with_rules("ours.ron", BROKEN).open();
    person.must_see(said!("library-fault-title", name = "ours"));
    let _ = person.press(said!("library-edit-here"));
    person.must_see(said!("editor-file"));
    let _ = person.key(Named::Escape);
    person.must_see("What would help");
}

#[test]
fn a_set_is_shared_as_a_copy_where_people_say() {
    for size in [LAPTOP, PHONE] {
        let mut person = Home::new().with_rules("ours.ron", OURS).in_window(size).open();
        let there = person.home.path("shared");
        fs::create_dir_all(&there).unwrap();
        let _ = person.tabs_to("Our evenings").key(Named::Tab).key(Named::Enter);
        let _ = person.press(said!("library-share"));
        let to = there.join("evenings.ron").display().to_string();
        let _ = person.writes(said!("library-share-field"), "").types(&to).key(Named::Enter);
        person.must_see(said!("library-shared", title = "Our evenings", file = to.as_str()));
        assert_eq!(person.home.read("shared/evenings.ron"), OURS);
        // Another doesn't take its place.
        let _ = person.press(said!("library-notice-read"));
        let _ = person.tabs_to("Our evenings").key(Named::Tab).key(Named::Enter);
        let _ = person.press(said!("library-share"));
        let _ = person.writes(said!("library-share-field"), "").types(&to).key(Named::Enter);
        person.must_see(said!("save-as-taken"));
        assert_eq!(person.home.read("shared/evenings.ron"), OURS);
    }
}
