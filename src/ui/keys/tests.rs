#![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

use super::read::KeyProblem;
use super::*;
use crate::words::Words;

fn typed(letter: &str) -> Key {
    Key::Character(letter.into())
}

fn place_of(name: &str) -> usize {
    LIST.iter().position(|entry| entry.name == name).unwrap()
}

fn words(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, word)| ((*name).to_owned(), (*word).to_owned())).collect()
}

fn read(pairs: &[(&str, &str)]) -> (Bindings, Vec<KeyProblem>) {
    Bindings::read(&words(pairs), true)
}

/// The key as a keyboard has it.
fn pressed(binding: &Binding) -> Key {
    match binding {
        Binding::Letter(letter) => typed(letter),
        Binding::Named(named) => Key::Named(*named),
        Binding::Numbers => typed("1"),
    }
}

#[test]
fn letters_belong_to_a_field_while_someone_types() {
    let bindings = Bindings::default();
    for at in 0..LIST.len() {
        let key = pressed(bindings.key(at).unwrap());
        assert_eq!(bindings.command(&key, None, Modifiers::empty(), true), None, "{key:?}");
    }
}

#[test]
fn a_break_is_never_out_of_reach() {
    let without = Bindings::default().switched_off(place_of("break")).with_letters(false);
    for bindings in [Bindings::default(), without] {
        for typing in [false, true] {
            assert_eq!(bindings.command(&typed("b"), None, Modifiers::CTRL, typing), Some(Command::Break));
            assert_eq!(bindings.command(&typed("B"), None, Modifiers::CTRL, typing), Some(Command::Break));
        }
    }
    assert_eq!(
        Bindings::default().command(&typed("b"), None, Modifiers::empty(), false),
        Some(Command::Break)
    );
}

#[test]
fn every_key_in_the_list_does_what_it_says() {
    let bindings = Bindings::default();
    for (at, entry) in LIST.iter().enumerate() {
        let key = bindings.key(at).unwrap();
        assert_eq!(
            bindings.command(&pressed(key), None, Modifiers::empty(), false),
            Some(entry.command),
            "{}",
            entry.name
        );
    }
}

#[test]
fn a_key_that_is_given_does_it_and_the_one_before_does_nothing() {
    let bindings = Bindings::default().give(place_of("break"), Binding::read("K").unwrap()).unwrap();
    for letter in ["k", "K"] {
        assert_eq!(bindings.command(&typed(letter), None, Modifiers::empty(), false), Some(Command::Break));
    }
    assert_eq!(bindings.command(&typed("b"), None, Modifiers::empty(), false), None);
    assert_eq!(bindings.cap(Command::Break, &Words::english()).as_deref(), Some("K"));
    // So B is free for another.
    let bindings = bindings.give(place_of("pass"), Binding::read("b").unwrap()).unwrap();
    assert_eq!(bindings.command(&typed("b"), None, Modifiers::empty(), false), Some(Command::Pass));
    let refused = bindings.as_it_was(place_of("break")).unwrap_err().in_words(&Words::english());
    assert!(refused.starts_with("B is already “Pass this turn”."), "{refused}");
}

#[test]
fn what_cannot_be_chosen_is_refused_with_a_reason() {
    let bindings = Bindings::default();
    let break_key = Binding::chosen(&typed("b"), Modifiers::empty()).unwrap();
    let refused = bindings.give(place_of("pass"), break_key).unwrap_err();
    assert_eq!(
        refused.in_words(&Words::english()),
        "B is already “Take a break”. Choose another, or change that one first."
    );
    for (key, modifiers, reason) in [
        (Key::Named(Named::Tab), Modifiers::empty(), "Tab moves from control to control"),
        (Key::Named(Named::Enter), Modifiers::empty(), "Enter presses"),
        (Key::Named(Named::F11), Modifiers::empty(), "F11 fills the screen"),
        (Key::Named(Named::F1), Modifiers::empty(), "F1 opens help"),
        (typed("k"), Modifiers::CTRL, "Please choose a single key"),
        (typed("k"), Modifiers::ALT, "Please choose a single key"),
        (typed("3"), Modifiers::empty(), "1 to 9 answer what is asked"),
        (Key::Named(Named::AudioVolumeMute), Modifiers::empty(), "This key can’t be chosen"),
        (typed("abc"), Modifiers::empty(), "This key can’t be chosen"),
    ] {
        let refused = Binding::chosen(&key, modifiers).unwrap_err().in_words(&Words::english());
        assert!(refused.starts_with(reason), "{key:?}: {refused}");
    }
}

#[test]
fn one_switch_turns_off_whatever_somebody_may_say_or_type_without_meaning_it() {
    let bindings = Bindings::default().with_letters(false);
    for letter in ["b", "q", "1", "9", "?", "+", "="] {
        assert_eq!(bindings.command(&typed(letter), None, Modifiers::empty(), false), None, "{letter}");
    }
    assert!(!bindings.has_numbers());
    assert_eq!(bindings.cap(Command::Break, &Words::english()), None);
    let space = bindings.command(&Key::Named(Named::Space), None, Modifiers::empty(), false);
    assert_eq!(space, Some(Command::Pause));
}

#[test]
fn what_was_set_is_read_again() {
    let mut bindings = Bindings::default().switched_off(place_of("pass")).switched_off(place_of("numbers"));
    bindings = bindings.give(place_of("next"), Binding::read("page down").unwrap()).unwrap();
    bindings = bindings.give(place_of("end"), Binding::read("ö").unwrap()).unwrap();
    let before = words(&[("pass", "x"), ("break", "z"), ("from another version", "j")]);
    let kept = bindings.words(&before);
    assert_eq!(
        kept,
        words(&[
            ("pass", "off"),
            ("numbers", "off"),
            ("next", "page down"),
            ("end", "ö"),
            ("from another version", "j")
        ])
    );
    assert_eq!(Bindings::read(&kept, true).0, bindings);
}

#[test]
fn two_keys_may_be_exchanged() {
    let (bindings, troubles) = read(&[("break", "n"), ("pass", "b")]);
    assert_eq!(troubles, []);
    assert_eq!(bindings.command(&typed("n"), None, Modifiers::empty(), false), Some(Command::Break));
    assert_eq!(bindings.command(&typed("b"), None, Modifiers::empty(), false), Some(Command::Pass));
}

#[test]
fn what_clashes_in_the_file_is_said_and_the_usual_key_stands() {
    let (bindings, troubles) = read(&[("break", "k"), ("pass", "k")]);
    assert_eq!(bindings.cap(Command::Break, &Words::english()).as_deref(), Some("K"));
    assert_eq!(bindings.cap(Command::Pass, &Words::english()).as_deref(), Some("N"));
    assert_eq!(troubles.len(), 1);
    let message = troubles[0].message(&Words::english());
    assert!(message.contains("K is already “Take a break” (`break`)"), "{message}");

    // Going back to a default key may take it from another command.
    let (bindings, troubles) = read(&[("break", "e"), ("mute", "b")]);
    assert_eq!((bindings, troubles.len()), (Bindings::default(), 2));
}

#[test]
fn what_makes_no_sense_in_the_file_is_said_and_the_usual_key_stands() {
    for (name, word, says) in [
        ("pass", "tab", "Tab moves from control to control"),
        ("pass", "f1", "F1 opens help"),
        ("pass", "ctrl+x", "can be chosen"),
        ("pass", "", "can be chosen"),
        ("pass", "1-9", "1 to 9 answer what is asked"),
        ("pass", "7", "1 to 9 answer what is asked"),
        ("numbers", "k", "1 to 9 answer what is asked"),
        ("brake", "k", "there is no command `brake`"),
    ] {
        let (bindings, troubles) = read(&[(name, word)]);
        assert_eq!(bindings, Bindings::default(), "{name}: {word}");
        assert_eq!(troubles.len(), 1, "{name}: {word}");
        let message = troubles[0].message(&Words::english());
        assert!(message.contains(says), "{message}");
        assert_eq!(troubles[0].name(), name);
    }
    assert_eq!(read(&[("brake", "k")]).1[0].help(&Words::english()), "Did you mean `break`?");
}
