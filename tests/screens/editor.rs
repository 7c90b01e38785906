//! The editor: a word is changed, and nothing else in the file; undo, saving, leaving, trying.

use std::fs;

use common_ground::cli::First;
use common_ground::ui::ToEdit;
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person, done};
use super::said::said;

/// A set that somebody wrote by hand, in their own way.
pub(super) const OURS: &str = "// Mum's idea: shorter, and more often.
(format: 1, name: \"Our evenings\",
    rules: [
        (id: \"own-words\", text: \"Start with me\"), // not “you”
        (id: \"moment\",   text: \"One real moment\", why: \"One moment can be understood.\"),
    ],

    turns: { \"speak\": (title: \"Speak for yourself\", time: \"90s\", rules: [\"own-words\"]), },
    flow: [Each(steps: [Speaker(\"speak\")])],
)
";

pub(super) fn editing(text: &str) -> Person {
    let mut person = Home::new().with_rules("ours.ron", text).open();
    let file = person.home.path("config/rules/ours.ron");
    let _ = person.opens_with(First::Edit(ToEdit::File(file)));
    person
}

impl Person {
    /// Types over what is in the field that says this.
    pub(super) fn rewrites(&mut self, before: &str, after: &str) -> &mut Self {
        let _ = self.writes(before, "").key(Named::End);
        for _ in before.chars() {
            let _ = self.key(Named::Backspace);
        }
        self.types(after)
    }
}

pub(super) fn text(person: &Person) -> String {
    fs::read_to_string(person.home.path("config/rules/ours.ron")).unwrap()
}

#[test]
fn one_word_is_changed_and_every_other_byte_stays() {
    for size in [LAPTOP, PHONE] {
        let mut person = editing(OURS);
        person.resize(size);
        let _ = person.press("Start with me").rewrites("Start with me", "Start with “I”");
        person.must_see(said!("editor-not-saved"));
        assert_eq!(text(&person), OURS, "nothing is written before it is saved");
        let _ = person.ctrl("s");
        person.must_see(said!("editor-is-saved"));
        assert_eq!(text(&person), OURS.replace("Start with me", "Start with “I”"));
    }
}

#[test]
fn opening_and_leaving_writes_nothing_and_asks_nothing() {
    let mut person = editing(OURS);
    let _ = person.ctrl("s").key(Named::Escape);
    person.must_see("What would help");
    assert_eq!(text(&person), OURS);
}

#[test]
fn whoever_leaves_with_changes_is_asked_and_can_save_discard_or_stay() {
    let mut person = editing(OURS);
    let _ = person.press("Start with me").rewrites("Start with me", "Slowly");
    let _ = person.press("‹ Our evenings");
    person.must_see(said!("editor-leave"));
    let _ = person.press(said!("editor-leave-stay"));
    person.must_not_see(said!("editor-leave"));
    let _ = person.press("‹ Our evenings").press(said!("editor-leave-discard"));
    person.must_see("What would help");
    assert_eq!(text(&person), OURS);
}

#[test]
fn a_mistake_is_said_at_its_field_and_the_file_keeps_what_was_saved() {
    let mut person = editing(OURS);
    let _ = person.press(said!("editor-turns")).press("Speak for yourself");
    let _ = person.rewrites("90s", "90");
    let _ = person.ctrl("s");
    person.must_see(said!("editor-kept-not-used"));
    assert_eq!(text(&person), OURS);
    // What was typed is there again the next time.
    let file = person.home.path("config/rules/ours.ron");
    let _ = person.opens_with(First::Edit(ToEdit::File(file)));
    let _ = person.press(said!("editor-turns")).press("Speak for yourself");
    assert!(person.fields().contains(&"90".to_owned()));
}

#[test]
fn a_file_that_somebody_else_changed_is_not_overwritten() {
    let mut person = editing(OURS);
    let _ = person.press("Start with me").rewrites("Start with me", "Slowly");
    let theirs = OURS.replace("One real moment", "Yesterday");
    fs::write(person.home.path("config/rules/ours.ron"), &theirs).unwrap();
    let _ = person.ctrl("s");
    person.must_see(said!("editor-versions"));
    assert_eq!(text(&person), theirs);
    let _ = person.press(said!("editor-versions-beside"));
    assert_eq!(text(&person), theirs);
    let beside = fs::read_to_string(person.home.path("config/rules/ours-2.ron")).unwrap();
    assert_eq!(beside, OURS.replace("Start with me", "Slowly"));
}

#[test]
fn what_is_tried_runs_in_the_same_window_and_leads_back() {
    let mut person = editing(OURS);
    let _ = person.press(said!("editor-add-rule"));
    for ends in [
        |person: &mut Person| done(person.key(Named::Escape)),
        |person: &mut Person| {
            // It has no close.
            done(person.taps("q").taps("1"));
        },
    ] {
        let _ = person.press(said!("editor-try"));
        person.must_see("Speak for yourself");
        person.must_see(said!("editor-trying"));
        ends(&mut person);
        person.must_see(said!("editor-not-saved"));
        person.must_see("A new rule");
    }
    // It was no talk.
    let _ = person.ctrl("s").opens_with(First::Library);
    person.must_not_see(said!("library-go-on"));
    assert!(!person.home.path("data/history.ron").exists());
}

#[test]
fn whoever_types_in_the_file_goes_on_typing_when_something_is_wrong_with_it() {
    let mut person = editing(OURS);
    let _ = person.press(said!("editor-file")).press("    flow: [Each(steps: [Speaker(\"speak\")])],");
    for letter in ["\"", "a", "b", "c", "\"", "d", ","] {
        let _ = person.types(letter);
    }
    let all = person.reads();
    assert!(all.contains("\"abc\"d,"), "{all}");
    // And in the form, when the file can be read again.
    for _ in 0..7 {
        let _ = person.key(Named::Backspace);
    }
    let _ = person.types("x").key(Named::Backspace);
    person.must_be_saved();
}

#[test]
fn undo_and_redo_go_over_everything() {
    let mut person = editing(OURS);
    let _ = person.press(said!("editor-add-rule"));
    person.must_see(said!("editor-not-saved"));
    let _ = person.press(said!("editor-undo"));
    person.must_see(said!("editor-is-saved"));
    let _ = person.press(said!("editor-redo")).ctrl("s");
    assert!(text(&person).contains("A new rule"));
}

#[test]
fn a_path_is_changed_in_its_file_and_called_neither_wrong_nor_a_talk() {
    let path = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/paths/path-staying-close.ron"));
    let mut person = Home::new().with_rules("paths/mine.ron", path).open();
    let file = person.home.path("config/rules/paths/mine.ron");
    let _ = person.opens_with(First::Edit(ToEdit::File(file.clone())));
    person.must_see(said!("editor-path"));
    person.must_not_see(said!("editor-nothing-yet"));
    person.must_not_see(said!("editor-add-rule"));
    let first = path.lines().next().unwrap();
    let _ = person.tabs_to(first).types("// ours ").key(Named::Enter).press(said!("editor-try"));
    person.must_see(said!("editor-path-tried"));
    let _ = person.ctrl("s");
    assert_eq!(fs::read_to_string(file).unwrap(), format!("// ours \n{path}"));
}
