//! The editor by keyboard: where the focus goes, and undo.

use std::fs;

use common_ground::ui::Outside;
use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};

use super::editor::{OURS, editing, text};
use super::person::Person;
use super::said::{english, said};

#[test]
fn what_is_opened_added_moved_and_removed_has_the_focus_or_what_is_beside_it() {
    let mut person = editing(OURS);
    // Into what was opened, and back to its row.
    let _ = person.tabs_to("1").key(Named::Enter);
    assert_eq!(person.focused().as_deref(), Some("Start with me"));
    assert!(person.fields().contains(&"Start with me".to_owned()), "it is open");
    let _ = person.key(Named::End).types("!");
    person.must_see("Start with me!");
    let _ = person.key(Named::Escape);
    assert!(person.fields().is_empty(), "it is closed");
    assert_eq!(person.focused().as_deref(), Some("1"), "on its row");

    // What is new is typed over.
    let _ = person.tabs_to(said!("editor-add-rule")).key(Named::Enter);
    let _ = person.types("Slowly");
    assert_eq!(person.focused().as_deref(), Some("Slowly"));
    let _ = person.ctrl("s");
    assert!(text(&person).contains("text: \"Slowly\""), "{}", text(&person));

    // The arrow goes along with what it moves.
    let _ = person.tabs_back().tabs_back();
    assert_eq!(person.focused().as_deref(), Some("↑"));
    let _ = person.key(Named::Enter).key(Named::Enter).key(Named::Enter).ctrl("s");
    let at = |words: &str| text(&person).find(words).unwrap();
    assert!(at("Slowly") < at("Start with me!"), "{}", text(&person));
    assert_eq!(person.focused().as_deref(), Some("↑"), "though it can't go further up");

    // After it is gone, the one in its place has the focus.
    let _ = person.key(Named::Tab).key(Named::Tab);
    assert_eq!(person.focused(), Some(english!("editor-remove")));
    let _ = person.key(Named::Enter);
    assert_eq!(person.focused().as_deref(), Some("1"));
    person.must_not_see("Slowly");
}

#[test]
fn what_is_open_stays_open_while_others_move_and_lines_go() {
    let mut person = editing(OURS);
    let _ = person.press("One real moment");
    let _ = person.press("↓").ctrl("s");
    let at = |words: &str| text(&person).find(words).unwrap();
    assert!(at("One real moment") < at("Start with me"), "{}", text(&person));
    assert!(person.fields().contains(&"One real moment".to_owned()), "it is still open");

    let _ = person.press(said!("editor-turns")).press("Speak for yourself");
    let _ = person.press(said!("editor-add-sound"));
    let _ = person.press_last(said!("editor-remove"));
    assert!(person.fields().contains(&"Speak for yourself".to_owned()), "the turn is still open");
}

#[test]
fn alt_and_an_arrow_take_what_is_open_another_way() {
    let mut person = editing(OURS);
    let carries = |person: &mut Person, arrow| {
        person.down(Key::Named(arrow), Modifiers::ALT, None, false);
        let _ = person.ctrl("s");
        text(person)
    };
    let _ = person.press("One real moment");
    let up = carries(&mut person, Named::ArrowUp);
    assert!(up.find("One real moment") < up.find("Start with me"), "{up}");

    let _ = person
        .press(said!("editor-order"))
        .press(said!("editor-add-step"))
        .press(said!("editor-step-everyone"));
    let into = carries(&mut person, Named::ArrowRight);
    assert!(into.contains("Each(steps: [Speaker(\"speak\"), Everyone(\"speak\")])"), "{into}");
    let first = carries(&mut person, Named::ArrowUp);
    assert!(first.contains("Each(steps: [Everyone(\"speak\"), Speaker(\"speak\")])"), "{first}");
    let out = carries(&mut person, Named::ArrowLeft);
    assert!(out.find("Each(steps: [Speaker(\"speak\")])") < out.find("Everyone(\"speak\")"), "{out}");
}

#[test]
fn undo_takes_one_step_back_in_a_field_and_in_the_file() {
    let mut person = editing(OURS);
    let _ = person.press(said!("editor-add-rule")).types("Slowly");
    let _ = person.ctrl("z");
    assert!(person.fields().contains(&"A new rule".to_owned()), "{:?}", person.fields());
    let _ = person.ctrl("y");
    assert!(person.fields().contains(&"Slowly".to_owned()), "{:?}", person.fields());
    let _ = person.ctrl("z").ctrl("z");
    person.must_see(said!("editor-is-saved"));

    let _ = person.press(said!("editor-file")).tabs_to(OURS.lines().next().unwrap());
    let _ = person.types("a").key(Named::Enter).types("b").ctrl("z").ctrl("s");
    person.must_see("a");
    person.must_not_see("b// Mum's idea: shorter, and more often.");
    let _ = person.ctrl("z");
    person.must_see("a// Mum's idea: shorter, and more often.");
}

#[test]
fn whoever_tried_it_by_a_key_is_back_at_that_key() {
    let mut person = editing(OURS);
    let _ = person.tabs_to(said!("editor-try")).key(Named::Enter);
    let _ = person.key(Named::Escape);
    person.must_see(said!("editor-is-saved"));
    assert_eq!(person.focused(), Some(english!("editor-try")));
}

#[test]
fn where_what_had_the_focus_is_gone_something_near_it_has_it() {
    let mut person = editing(OURS);
    let _ = person.tabs_to(said!("editor-add-rule")).key(Named::Enter);
    let _ = person.ctrl("z");
    assert_eq!(person.focused().as_deref(), Some("2"), "the row before it");
    // Whoever goes on with undo and redo by their keys stays there.
    let _ = person.ctrl("y").tabs_to(said!("editor-undo")).key(Named::Enter);
    assert_eq!(person.focused(), Some(english!("editor-undo")));

    let _ = person.ctrl("y").tabs_to("1").key(Named::Enter).types("?");
    // Out of the field, off its row, and out of the editor.
    let _ = person.key(Named::Escape).key(Named::Escape).key(Named::Escape);
    person.must_see(said!("editor-leave"));
    let _ = person.tabs_to(said!("editor-leave-stay")).key(Named::Enter);
    person.must_not_see(said!("editor-leave"));
    assert_eq!(
        person.focused(),
        Some(english!("editor-add-rule")),
        "the answer is gone, and nothing is open"
    );
}

#[test]
fn undo_opens_what_it_takes_back_and_nothing_where_that_is_all_over_the_place() {
    let mut person = editing(OURS);
    let _ = person.press("One real moment").key(Named::End).types("s");
    let _ = person.press(said!("editor-turns")).press("Speak for yourself").key(Named::End).types("!");
    let _ = person.key(Named::Escape).press(said!("editor-talk"));
    let _ = person.ctrl("z");
    assert_eq!(person.focused().as_deref(), Some("Speak for yourself"), "its title");
    let _ = person.ctrl("z");
    assert_eq!(person.focused().as_deref(), Some("One real moment"));
    person.must_see(said!("editor-is-saved"));

    // Another's version goes over several of them.
    let theirs = OURS.replace("Start with me", "Start").replace("Speak for yourself", "Tell it");
    fs::write(person.home.path("config/rules/ours.ron"), theirs).unwrap();
    person.hears(Outside::EditedFile);
    let _ = person.press(said!("editor-undo"));
    assert!(person.fields().contains(&"One real moment".to_owned()), "as before: {:?}", person.fields());
}

#[test]
fn every_answer_leaves_the_focus_somewhere() {
    let theirs = OURS.replace("One real moment", "Yesterday");
    for answer in [
        said!("editor-versions-beside"),
        said!("editor-versions-over"),
        said!("editor-versions-theirs"),
        said!("editor-leave-stay"),
    ] {
        let mut person = editing(OURS);
        let _ = person.press("Start with me").rewrites("Start with me", "Slowly");
        fs::write(person.home.path("config/rules/ours.ron"), &theirs).unwrap();
        person.hears(Outside::EditedFile);
        let _ = person.tabs_to(&answer).key(Named::Enter);
        person.must_not_see(said!("editor-versions"));
        assert!(person.focused().is_some(), "after {}", person.words(&answer));
    }
}
