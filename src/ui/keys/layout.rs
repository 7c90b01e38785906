//! Which key is meant on keyboards that print other letters than Latin ones, or signs instead of digits: the Latin
//! letter or digit in the same place.

use iced::keyboard::Key;
use iced::keyboard::key::Physical;

/// A key as it goes down or comes up.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// What the keyboard's layout makes of it, including Shift if that is held.
    pub key: Key,
    /// The same without Shift.
    pub plain: Key,
    /// Where it is on the keyboard.
    pub physical: Physical,
}

impl Stroke {
    /// A key of which only the print is known.
    #[must_use]
    pub fn printed(key: Key) -> Self {
        use iced::keyboard::key::NativeCode;
        Self { plain: key.clone(), key, physical: Physical::Unidentified(NativeCode::Unidentified) }
    }
}

/// What is known of the keyboard's layout, from the letters so far.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Layout {
    /// The last letter wasn't Latin. Then a sign in the place of a letter counts as that letter: Q is `;` on a Greek
    /// keyboard and `/` on a Hebrew one.
    foreign: bool,
}

impl Layout {
    /// The Latin letter or the digit in a key's place, if something else is printed there.
    pub(crate) fn place(&mut self, stroke: &Stroke) -> Option<Key> {
        let Key::Character(printed) = &stroke.plain else { return None };
        let latin = latin_at(stroke.physical)?;
        let is_other = if latin.is_ascii_digit() {
            latin != '0' && !printed.chars().all(|sign| sign.is_ascii_digit())
        } else {
            if printed.chars().all(char::is_alphabetic) {
                self.foreign = !printed.chars().all(is_latin);
            }
            self.foreign
        };
        is_other.then(|| Key::Character(latin.to_string().into()))
    }
}

/// The Latin letter or the digit in a place of the keyboard, from iced's own table: asked with a letter that no Latin
/// keyboard has.
fn latin_at(place: Physical) -> Option<char> {
    Key::Character("Ѐ".into()).to_latin(place)
}

fn is_latin(letter: char) -> bool {
    // Basic Latin to Latin Extended-B, and Latin Extended Additional (Vietnamese).
    matches!(letter, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}
