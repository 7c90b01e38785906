//! Keys as people set them: changed, switched off, refused, kept, and shown in all places that show keys.

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};

use super::home::Home;
use super::person::Person;
use super::said::{english, said};

fn keys() -> Person {
    keys_of(Home::new())
}

fn keys_of(home: Home) -> Person {
    let mut person = home.open();
    let _ = person.press(said!("library-settings")).press(said!("settings-keys"));
    person.must_see(said!("keys-fixed"));
    person
}

/// From the screen of keys to the stage, at Ana's first turn.
fn to_the_stage(person: &mut Person) {
    let _ = person
        .press(said!("widget-back-to-settings"))
        .press(said!("widget-back"))
        .press("Speaker and listener")
        .begins();
    let _ = person.goes_on(3);
    person.must_see("Speak for yourself");
}

/// Ana's first turn, with these settings.
fn turn(settings: &str) -> Person {
    let mut person = Home::new().with_settings(settings).talk();
    let _ = person.goes_on(3);
    person.must_see("Speak for yourself");
    person
}

/// Fails unless this key is shown in front of these words.
#[track_caller]
fn reads_beside(person: &mut Person, key: &str, does: &str) {
    let all = person.reads();
    assert!(all.contains(&format!("\n{key}\n{does}\n")), "{key} isn’t beside “{does}”:\n{all}");
}

/// A key with modifiers.
fn held(person: &mut Person, letter: &str, modifiers: Modifiers) {
    let key = Key::Character(letter.into());
    person.down(key.clone(), modifiers, None, false);
    person.up(key);
}

#[test]
fn a_key_that_was_changed_works_and_is_shown_and_the_one_before_is_silent() {
    let mut person = keys();
    let _ = person.press(said!("key-does-break")).taps("k");
    person.must_not_see("Press the key that you want");
    assert!(person.home.read("config/settings.ron").contains("\"break\": \"k\""));
    to_the_stage(&mut person);
    reads_beside(&mut person, "K", "Take a break");
    let _ = person.taps("?");
    reads_beside(&mut person, "K", "Take a break");
    let _ = person.key(Named::Escape).taps("b");
    person.must_see("Speak for yourself");
    let _ = person.taps("k");
    person.must_see(said!("break-lets"));
}

#[test]
fn by_keyboard_alone_a_key_is_changed_switched_off_and_brought_back() {
    let mut person = keys();
    // Back and Help first, and then the list, which is a single stop.
    let _ = person.key(Named::Tab).key(Named::Tab).key(Named::Tab);
    assert_eq!(person.focused().as_deref(), Some(&*english!("key-does-pause")));
    let _ = person.key(Named::End).key(Named::ArrowUp).key(Named::ArrowUp);
    assert_eq!(person.focused().as_deref(), Some(&*english!("key-does-end")));
    let _ = person.key(Named::Enter);
    person.must_see(said!("keys-press"));
    let _ = person.key(Named::F5);
    assert!(person.home.read("config/settings.ron").contains("\"end\": \"f5\""));
    person.must_see("F5");
    let _ = person.tabs_to(said!("keys-switch-off")).key(Named::Enter);
    assert!(person.home.read("config/settings.ron").contains("\"end\": \"off\""));
    let _ = person.key(Named::Space);
    person.must_see(said!("keys-off-already"));
    let _ = person.tabs_to(said!("keys-as-it-was")).key(Named::Enter);
    assert!(!person.home.read("config/settings.ron").contains("\"end\""));
}

#[test]
fn the_key_that_asked_and_is_still_down_is_no_answer() {
    let mut person = keys();
    let _ = person.key(Named::Tab).key(Named::Tab).key(Named::Tab);
    let enter = Key::Named(Named::Enter);
    person.down(enter.clone(), Modifiers::empty(), None, false);
    person.down(enter.clone(), Modifiers::empty(), None, true);
    person.up(enter);
    person.must_see(said!("keys-press"));
}

#[test]
fn a_clash_is_refused_with_a_reason_and_the_next_key_may_do() {
    let mut person = keys();
    let _ = person.press(said!("key-does-pass")).taps("b");
    person.must_see(said!("key-refused-taken", key = "B", command = "Take a break"));
    let _ = person.key(Named::Tab);
    person.must_see(said!("key-refused-tab"));
    let _ = person.key(Named::F11);
    person.must_see(said!("key-refused-f11"));
    let _ = person.key(Named::Enter);
    person.must_see(said!("key-refused-enter"));
    let _ = person.taps("4");
    person.must_see("1 to 9 answer what is asked");
    held(&mut person, "x", Modifiers::CTRL);
    person.must_see("Please choose a single key");
    person.down(Key::Named(Named::Shift), Modifiers::SHIFT, None, false);
    person.must_see("Please choose a single key");
    assert!(!person.home.read("config/settings.ron").contains("keys:"), "nothing of that is kept");
    let _ = person.taps("x");
    assert!(person.home.read("config/settings.ron").contains("\"pass\": \"x\""));
}

#[test]
fn esc_leaves_the_key_as_it_is_and_esc_again_goes_back_to_the_settings() {
    let mut person = keys();
    let _ = person.press(said!("key-does-pass"));
    person.must_see(said!("keys-press"));
    let _ = person.key(Named::Escape);
    person.must_not_see(said!("keys-press"));
    let _ = person.key(Named::Escape);
    person.must_see(said!("settings-distance"));
    let _ = person.key(Named::Escape);
    person.must_see("Short check-in");
}

#[test]
fn one_switch_turns_all_letters_off_and_every_button_can_still_be_pressed() {
    let mut person = keys();
    let _ = person.press(said!("keys-letters"));
    assert!(person.home.read("config/settings.ron").contains("letter_keys: false"));
    to_the_stage(&mut person);
    for letter in ["b", "e", "n", "r", "p", "m", "d", "q", "u", "?", "1", "5", "9", "+", "-"] {
        let before = person.reads();
        let _ = person.taps(letter);
        assert_eq!(person.reads(), before, "{letter} does something");
    }
    let all = person.everything();
    for cap in ["B", "R", "E", "Q", "?", "1", "2", "3"] {
        assert!(all.iter().all(|seen| seen.words != cap), "a cap says {cap}");
    }
    let _ = person.press(said!("key-does-break"));
    person.must_see(said!("break-lets"));
    let _ = person.waits(1_200);
    // Without numbers in front of the names; nobody has answered.
    let _ = person.press(said!("ask-ready-by", name = "First")).press(said!("ask-ready-by", name = "Second"));
    person.must_see("Speak for yourself");
    let _ = person.key(Named::Space).ctrl("b");
    person.must_see(said!("break-lets"));
}

#[test]
fn a_command_whose_key_is_off_has_no_cap_and_is_pressed_all_the_same() {
    let mut person = turn(r#"(keys: {"break": "off", "numbers": off})"#);
    let all = person.everything();
    assert!(all.iter().all(|seen| !["B", "1", "2", "3"].contains(&&*seen.words)), "{}", person.reads());
    let _ = person.taps("b").taps("1");
    person.must_see("Speak for yourself");
    person.must_not_see(said!("stage-come-back"));
    let _ = person.taps("q").press(said!("ask-end-no")).press(said!("key-does-break"));
    person.must_see(said!("break-lets"));
}

#[test]
fn the_help_says_the_keys_as_they_are_set() {
    let mut person =
        Home::new().with_settings(r#"(keys: {"break": "k", "pass": "off", "next": "page down"})"#).open();
    let _ = person.press(said!("library-help"));
    person.must_see("Press K at any moment.");
    reads_beside(&mut person, "K", "Take a break");
    reads_beside(&mut person, "Page Down", "Next");
    person.must_not_see(said!("key-does-pass"));
    reads_beside(&mut person, "Ctrl+B", "Take a break, even while you type");
}

#[test]
fn a_clicker_for_slides_can_go_on() {
    let mut person = turn(r#"(keys: {"next": "page down", "back": "page up"})"#);
    let before = person.reads();
    let _ = person.key(Named::PageDown);
    assert_ne!(person.reads(), before);
    let _ = person.key(Named::PageUp);
    person.must_see("Speak for yourself");
    let before = person.reads();
    let _ = person.key(Named::ArrowRight);
    assert_eq!(person.reads(), before, "the key from before does nothing");
}

#[test]
fn what_makes_no_sense_in_the_file_is_said_with_its_line_and_the_usual_key_stands() {
    let text = "(\n    theme: Daylight,\n    keys: {\n        \"brake\": \"k\",\n        \"pass\": \"b\",\n        \"mute\": \"tab\",\n    },\n)\n";
    let mut person = Home::new().with_settings(text).open();
    person.must_see("line 4: there is no command `brake`");
    person.must_see(said!("key-in-file-meant", name = "break"));
    person.must_see("line 5: the key of `pass` can’t be that: B is already “Take a break” (`break`)");
    person.must_see("line 6: the key of `mute` can’t be that: Tab moves from control to control");
    for _ in 0..3 {
        let _ = person.press(said!("library-notice-read"));
    }
    let _ = person
        .press(said!("library-settings"))
        .press(said!("settings-keys"))
        .press(said!("key-does-pass"))
        .taps("x");
    let kept = person.home.read("config/settings.ron");
    assert!(kept.contains("\"pass\": \"x\"") && kept.contains("\"brake\": \"k\""), "{kept}");
}

#[test]
fn all_are_as_they_were_again() {
    let mut person = keys_of(Home::new().with_settings(r#"(keys: {"break": "k", "pass": "off"})"#));
    let _ = person.press(said!("keys-all-as-they-were"));
    assert_eq!(person.home.read("config/settings.ron"), "(keys: {})");
    let _ = person.press(said!("keys-all-as-they-were"));
    person.must_see(said!("keys-are-as-they-were"));
    // B is the key of the break again, and is refused to another command.
    let _ = person.press(said!("key-does-pass")).taps("b");
    person.must_see("B is already “Take a break”.");
}

#[test]
fn the_key_that_came_with_a_command_is_refused_while_another_has_it() {
    let mut person = keys_of(Home::new().with_settings(r#"(keys: {"break": "k", "pass": "b"})"#));
    let _ = person.press(said!("key-does-break")).key(Named::Escape).press(said!("keys-as-it-was"));
    person.must_see(said!("key-refused-taken", key = "B", command = "Pass this turn"));
}
