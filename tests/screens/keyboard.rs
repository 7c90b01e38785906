//! Keyboards: where their keys are, and what is printed there.

use common_ground::ui::keys::Stroke;
use iced::keyboard::Key;
use iced::keyboard::key::{Code, Physical};

use super::said::said;

/// The places of the letters on an English keyboard, and of its digits from 1 to 9.
const PLACES: [(char, Code); 35] = [
    ('a', Code::KeyA),
    ('b', Code::KeyB),
    ('c', Code::KeyC),
    ('d', Code::KeyD),
    ('e', Code::KeyE),
    ('f', Code::KeyF),
    ('g', Code::KeyG),
    ('h', Code::KeyH),
    ('i', Code::KeyI),
    ('j', Code::KeyJ),
    ('k', Code::KeyK),
    ('l', Code::KeyL),
    ('m', Code::KeyM),
    ('n', Code::KeyN),
    ('o', Code::KeyO),
    ('p', Code::KeyP),
    ('q', Code::KeyQ),
    ('r', Code::KeyR),
    ('s', Code::KeyS),
    ('t', Code::KeyT),
    ('u', Code::KeyU),
    ('v', Code::KeyV),
    ('w', Code::KeyW),
    ('x', Code::KeyX),
    ('y', Code::KeyY),
    ('z', Code::KeyZ),
    ('1', Code::Digit1),
    ('2', Code::Digit2),
    ('3', Code::Digit3),
    ('4', Code::Digit4),
    ('5', Code::Digit5),
    ('6', Code::Digit6),
    ('7', Code::Digit7),
    ('8', Code::Digit8),
    ('9', Code::Digit9),
];

/// A key of an English keyboard.
pub(crate) fn english(key: Key) -> Stroke {
    let printed = Stroke::printed(key);
    let Key::Character(letter) = &printed.key else { return printed };
    let lower = letter.to_lowercase();
    let place = PLACES.iter().find(|(known, _)| lower.chars().eq([*known])).map(|(_, code)| *code);
    Stroke { physical: place.map_or(printed.physical, Physical::Code), ..printed }
}

/// A key in the place of an English keyboard's, with what another keyboard prints there: without modifiers, and with
/// Shift or Caps Lock.
pub(crate) fn printed(place: char, plain: &str, with_shift: &str) -> [Stroke; 2] {
    let physical = english(Key::Character(place.to_string().into())).physical;
    [plain, with_shift].map(|key| Stroke {
        key: Key::Character(key.into()),
        plain: Key::Character(plain.into()),
        physical,
    })
}

mod tests {
    use std::time::Duration;

    use common_ground::ui::Outside;
    use iced::keyboard::Modifiers;

    use super::super::home::Home;
    use super::super::person::Person;
    use super::super::way::turn;
    use super::*;

    /// A place on an English keyboard, and what another keyboard prints there, without Shift and with it.
    type Printed = (char, &'static str, &'static str);

    /// Other keyboards, with the places of B, R, Q and P.
    const OTHERS: [(&str, [Printed; 4]); 5] = [
        ("Russian", [('b', "и", "И"), ('r', "к", "К"), ('q', "й", "Й"), ('p', "з", "З")]),
        ("Greek", [('b', "β", "Β"), ('r', "ρ", "Ρ"), ('q', ";", ":"), ('p', "π", "Π")]),
        ("Hebrew", [('b', "נ", "נ"), ('r', "ר", "ר"), ('q', "/", "/"), ('p', "פ", "פ")]),
        ("Arabic", [('b', "لا", "لآ"), ('r', "ق", "ٌ"), ('q', "ض", "َ"), ('p', "ح", "؛")]),
        ("Georgian", [('b', "ბ", "Ბ"), ('r', "რ", "Რ"), ('q', "ქ", "Ქ"), ('p', "პ", "Პ")]),
    ];

    fn taps(person: &mut Person, key: &Stroke, modifiers: Modifiers) {
        person.stroke(key.clone(), modifiers, None, false);
        person.hears(Outside::KeyUp(key.clone()));
    }

    #[test]
    fn letters_go_by_their_place_where_no_latin_ones_are_printed() {
        for (keyboard, places) in OTHERS {
            for with_shift in [0, 1] {
                let key = |of: char| {
                    let (place, plain, shifted) =
                        places.into_iter().find(|(place, ..)| *place == of).unwrap();
                    printed(place, plain, shifted)[with_shift].clone()
                };
                let mut person = turn();
                taps(&mut person, &key('r'), Modifiers::empty());
                assert!(person.sees(said!("line-softer")), "R on a {keyboard} keyboard");
                taps(&mut person, &key('q'), Modifiers::empty());
                assert!(person.sees(said!("ask-end")), "Q on a {keyboard} keyboard");
                let _ = person.taps("2");
                taps(&mut person, &key('b'), Modifiers::empty());
                assert!(person.sees(said!("break-lets")), "B on a {keyboard} keyboard");
            }
        }
    }

    #[test]
    fn a_break_is_in_reach_of_whoever_types_on_any_keyboard() {
        for (keyboard, places) in OTHERS {
            let [(place, plain, shifted), ..] = places;
            let mut person = turn();
            let _ = person.taps("p").types("деньги");
            taps(&mut person, &printed(place, plain, shifted)[0], Modifiers::CTRL);
            assert!(person.sees(said!("break-lets")), "Ctrl+B on a {keyboard} keyboard");
        }
    }

    #[test]
    fn letters_that_are_typed_into_a_field_do_nothing_else() {
        let mut person = turn();
        let _ = person.taps("p");
        for key in ["и", "й"] {
            let place = if key == "и" { 'b' } else { 'q' };
            person.stroke(printed(place, key, key)[0].clone(), Modifiers::empty(), Some(key), false);
        }
        person.must_see("ий");
        person.must_not_see(said!("ask-end"));
        person.must_not_see(said!("break-lets"));
    }

    #[test]
    fn latin_letters_and_the_signs_beside_them_go_by_what_is_printed() {
        let mut person = turn();
        // On a French keyboard A is in the place of Q, and a comma in that of M; Dvorak's Q is in that of X.
        for (place, plain) in [('q', "a"), ('m', ","), ('b', "x"), ('q', "'")] {
            taps(&mut person, &printed(place, plain, plain)[0], Modifiers::empty());
            person.must_not_see(said!("ask-end"));
            person.must_not_see(said!("stage-sound-off"));
            person.must_not_see(said!("break-lets"));
        }
        let _ = person.turns_back();
        taps(&mut person, &printed('x', "q", "Q")[1], Modifiers::empty());
        person.must_see(said!("ask-end"));
    }

    #[test]
    fn digits_go_by_their_place_where_signs_are_printed() {
        // French: 1 to 9 need Shift, or print signs that may have a meaning, such as the minus.
        for (place, plain) in [('2', "é"), ('3', "\""), ('4', "'")] {
            for key in printed(place, plain, &place.to_string()) {
                let mut person = turn();
                taps(&mut person, &key, Modifiers::empty());
                assert!(person.sees(said!("stage-come-back")), "{key:?}");
            }
        }
        let mut person = turn();
        taps(&mut person, &english(Key::Character("2".into())), Modifiers::empty());
        person.must_see(said!("stage-come-back"));
        // An English keyboard's signs are signs.
        let mut person = turn();
        let exclamation = Stroke { key: Key::Character("@".into()), ..english(Key::Character("2".into())) };
        taps(&mut person, &exclamation, Modifiers::SHIFT);
        person.must_not_see(said!("stage-come-back"));
    }

    #[test]
    fn caps_lock_and_the_number_pad_change_nothing() {
        let mut person = turn();
        let number_pad =
            Stroke { physical: Physical::Code(Code::Numpad2), ..Stroke::printed(Key::Character("2".into())) };
        taps(&mut person, &number_pad, Modifiers::empty());
        person.must_see(said!("stage-come-back"));
        taps(&mut person, &printed('b', "B", "B")[0], Modifiers::empty());
        person.must_see(said!("break-lets"));
    }

    #[test]
    fn a_letter_that_was_chosen_for_a_command_is_that_letter() {
        let home = Home::new().with_settings("(keys: {\"pass\": \"и\", \"mute\": \"é\"})");
        let mut person = home.talk();
        let _ = person.goes_to_the_first_turn();
        taps(&mut person, &printed('2', "é", "2")[0], Modifiers::empty());
        person.must_not_see(said!("stage-come-back"));
        person.must_see(said!("stage-sound-off"));
        taps(&mut person, &printed('b', "и", "И")[0], Modifiers::empty());
        person.must_not_see(said!("break-lets"));
    }

    #[test]
    fn a_key_that_is_held_since_another_window_had_the_keyboard_does_nothing() {
        let mut person = turn();
        let window = person.window();
        person.hears(Outside::Focus(window, false));
        let _ = person.passes(Duration::from_secs(2));
        person.home.desktop.hold_a_key(true);
        person.hears(Outside::Focus(window, true));
        let q = english(Key::Character("q".into()));
        // Its first repeat looks like a press.
        let _ = person.passes(Duration::from_millis(600));
        for number in 0..60 {
            let _ = person.passes(Duration::from_millis(33));
            person.stroke(q.clone(), Modifiers::empty(), Some("q"), number > 0);
        }
        person.home.desktop.hold_a_key(false);
        person.must_not_see(said!("ask-end"));
        person.must_not_see(said!("close-enough"));
        // A key that was pressed here while the keyboard was being asked counts when it comes up.
        person.hears(Outside::KeyUp(q.clone()));
        person.home.desktop.hold_a_key(true);
        person.hears(Outside::Focus(window, true));
        person.home.desktop.hold_a_key(false);
        person.stroke(q.clone(), Modifiers::empty(), Some("q"), false);
        person.must_not_see(said!("ask-end"));
        person.hears(Outside::KeyUp(q.clone()));
        person.must_see(said!("ask-end"));
        let _ = person.taps("2");
        // Once it has come up, it is a key like any other.
        person.hears(Outside::KeyUp(q.clone()));
        taps(&mut person, &q, Modifiers::empty());
        person.must_see(said!("ask-end"));
    }
}
