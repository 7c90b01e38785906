//! Fields, as people know them from other programs: typing can be undone, and all usual keys copy and paste.

use accesskit::Role;
use common_ground::ui::access::Wish;
use common_ground::ui::access::meaning::Asked;
use common_ground::ui::access::walk::What;
use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};

use super::home::Home;
use super::keyboard::{english, printed};
use super::person::{LAPTOP, Person};
use super::presets::ALL;
use super::said::said;
use super::tab::{goes_to, reach};

const CTRL_SHIFT: Modifiers = Modifiers::CTRL.union(Modifiers::SHIFT);

impl Person {
    fn holds(&mut self, modifiers: Modifiers, letter: &str) -> &mut Self {
        self.holds_and_presses(modifiers, &english(Key::Character(letter.into())))
    }

    fn holds_and(&mut self, modifiers: Modifiers, named: Named) -> &mut Self {
        self.holds_and_presses(modifiers, &english(Key::Named(named)))
    }

    /// The text in the field that they type in, at the top of the library.
    fn search(&mut self) -> String {
        self.fields().remove(0)
    }
}

/// In the library's search.
fn searching() -> Person {
    let mut person = Home::new().open();
    let _ = person.writes(said!("library-search"), "");
    person
}

#[test]
fn what_was_typed_is_taken_back_and_done_again_in_every_field() {
    // In the editor, undo goes over all that was done there, step by step.
    for preset in ALL.iter().filter(|preset| !preset.name.starts_with("editor")) {
        let controls = reach(preset, LAPTOP).all_controls();
        for (place, control) in controls.iter().enumerate() {
            // A name takes no more than 40 letters.
            if control.role != Role::TextInput || control.words.chars().count() >= 30 {
                continue;
            }
            let mut person = reach(preset, LAPTOP);
            goes_to(&mut person, place, controls.len());
            let before = person.fields();
            let _ = person.key(Named::End).pastes(" by").types(" us");
            let typed = person.fields();
            assert_ne!(before, typed, "{}: nothing was typed", preset.name);
            let _ = person.holds(Modifiers::CTRL, "z");
            assert_ne!(person.fields(), typed, "{}: one word goes", preset.name);
            for _ in 0..2 {
                let _ = person.holds(Modifiers::CTRL, "z");
            }
            assert_eq!(person.fields(), before, "{}: all of it goes", preset.name);
            let _ = person.holds(CTRL_SHIFT, "z").holds(Modifiers::CTRL, "y").holds(CTRL_SHIFT, "Z");
            assert_eq!(person.fields(), typed, "{}: all of it is back", preset.name);
            person.must_not_see(said!("break-lets"));
            person.must_not_see(said!("ask-end"));
        }
    }
}

#[test]
fn undo_goes_by_the_place_of_the_key_where_no_latin_letters_are_printed() {
    for (keyboard, z, y) in
        [("Russian", "я", "н"), ("Greek", "ζ", "υ"), ("Hebrew", "ז", "ט"), ("Arabic", "ئ", "غ")]
    {
        let mut person = searching();
        let _ = person.types("река");
        let _ = person.holds_and_presses(Modifiers::CTRL, &printed('z', z, z)[0]);
        assert_eq!(person.search(), "Search", "Ctrl+Z on a {keyboard} keyboard");
        let _ = person.holds_and_presses(Modifiers::CTRL, &printed('y', y, y)[0]);
        assert_eq!(person.search(), "река", "Ctrl+Y on a {keyboard} keyboard");
    }
    // On a German keyboard Z and Y are swapped, and what is printed counts.
    let mut person = searching();
    let _ = person.types("fluss").holds_and_presses(Modifiers::CTRL, &printed('y', "z", "Z")[0]);
    assert_eq!(person.search(), "Search");
    let _ = person.holds_and_presses(Modifiers::CTRL, &printed('z', "y", "Y")[0]);
    assert_eq!(person.search(), "fluss");
}

#[test]
fn insert_and_delete_copy_cut_and_paste() {
    let mut person = searching();
    let _ = person.copies("by the\nriver\r\n").holds_and(Modifiers::SHIFT, Named::Insert);
    assert_eq!(person.search(), "by the river", "what was on several lines is on one");
    let _ = person.holds(Modifiers::CTRL, "a").copies("").holds_and(Modifiers::CTRL, Named::Insert);
    assert_eq!((person.search().as_str(), person.copied()), ("by the river", "by the river"));
    let _ = person.copies("").holds_and(Modifiers::SHIFT, Named::Delete);
    assert_eq!((person.search().as_str(), person.copied()), ("Search", "by the river"));
    let _ = person.holds(Modifiers::CTRL, "z");
    assert_eq!(person.search(), "by the river");
    // If nothing is selected, nothing is copied or deleted.
    let _ = person.key(Named::Home).holds_and(Modifiers::SHIFT, Named::Delete).holds(Modifiers::CTRL, "x");
    assert_eq!((person.search().as_str(), person.copied()), ("by the river", "by the river"));
    // Letters can still be typed.
    let _ = person.types("off ");
    assert_eq!(person.search(), "off by the river");
}

#[test]
fn several_keys_at_once_are_all_heard() {
    let mut person = searching();
    let letter = |letter: &'static str| (Key::Character(letter.into()), Some(letter));
    person.keys_at_once(&[letter("a"), letter("b"), letter("c")]);
    let _ = person.holds(Modifiers::CTRL, "z").holds(Modifiers::CTRL, "y").types("d");
    assert_eq!(person.search(), "abcd", "the cursor is where it was");
}

#[test]
fn what_an_input_method_or_a_screen_reader_wrote_is_taken_back_too() {
    let mut person = searching();
    let _ = person.composes("한국");
    assert_eq!(person.search(), "한국");
    let _ = person.holds(Modifiers::CTRL, "z");
    assert_eq!(person.search(), "Search");

    let told = person.told(None);
    let field = told.nodes.iter().find(|(_, node)| node.role() == Role::TextInput).unwrap().0;
    let what = What::Do(Asked::Value("by the river".to_owned()));
    let _ = person.told(Some(Wish { of: field, what }));
    assert_eq!(person.search(), "by the river");
    let _ = person.holds(Modifiers::CTRL, "z");
    assert_eq!(person.search(), "Search");
}

#[test]
fn words_that_were_not_typed_here_are_none_to_take_back() {
    // Esc empties the search.
    let mut person = searching();
    let _ = person.types("secret").key(Named::Escape).key(Named::Escape);
    assert_eq!(person.search(), "Search");
    let _ = person.writes(said!("library-search"), "").holds(Modifiers::CTRL, "z");
    assert_eq!(person.search(), "Search");
    // A field that has another person's name now doesn't undo to the first one's.
    let mut person = Home::new().open();
    let _ = person
        .press("Speaker and listener")
        .writes(said!("set-up-name"), "Ana")
        .writes(said!("set-up-name"), "Ben");
    let names = person.fields();
    let _ = person.press(said!("set-up-swap"));
    let swapped = person.fields();
    assert_ne!(names, swapped);
    let _ = person.writes("Ben", "").holds(Modifiers::CTRL, "z");
    assert_eq!(person.fields(), swapped);
    // A parked topic is gone from its field.
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("p").types("the money").key(Named::Enter).taps("p");
    let _ = person.holds(Modifiers::CTRL, "z").holds(CTRL_SHIFT, "z");
    assert!(!person.fields().iter().any(|field| field.contains("money")), "{:?}", person.fields());
}

#[test]
fn a_name_that_takes_no_more_letters_loses_none_to_undo() {
    let mut person = Home::new().open();
    let long = "a".repeat(40);
    let _ = person.press("Speaker and listener").writes(said!("set-up-name"), format!("{long}bcd"));
    assert!(person.fields().contains(&long));
    let _ = person.holds(Modifiers::CTRL, "z");
    assert!(!person.fields().iter().any(|field| field.contains("aa")), "{:?}", person.fields());
    let _ = person.holds(Modifiers::CTRL, "y");
    assert!(person.fields().contains(&long), "{:?}", person.fields());
}
