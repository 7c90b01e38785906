//! Which key is meant on keyboards that print other letters than Latin ones, or signs where others have digits: the one
//! in its place.

use iced::keyboard::Key;
use iced::keyboard::key::Physical;

/// A key as it goes down or comes up.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// What the keyboard's layout makes of it, with Shift if that is held.
    pub key: Key,
    /// The same without Shift.
    pub plain: Key,
    /// Where it is on the keyboard.
    pub physical: Physical,
}

impl Stroke {
    /// A key of which only is known what is printed on it.
    #[must_use]
    pub fn printed(key: Key) -> Self {
        use iced::keyboard::key::NativeCode;
        Self { plain: key.clone(), key, physical: Physical::Unidentified(NativeCode::Unidentified) }
    }
}

/// What is known of the keyboard's layout: what the letters so far were.
#[derive(Debug, Clone, Copy, Default)]
pub struct Layout {
    /// The last letter wasn't a Latin one, so that a sign in the place of a letter isn't one either: Q is `;` on a Greek
    /// keyboard and `/` on a Hebrew one.
    foreign: bool,
}

impl Layout {
    /// The Latin letter or the digit in a key's place, where something else is printed there.
    pub fn place(&mut self, stroke: &Stroke) -> Option<Key> {
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

/// The Latin letter or the digit in a place of the keyboard, by iced's own table: it is asked for a letter that no Latin
/// keyboard has.
fn latin_at(place: Physical) -> Option<char> {
    Key::Character("Ѐ".into()).to_latin(place)
}

fn is_latin(letter: char) -> bool {
    // Basic Latin to Latin Extended-B, and Latin Extended Additional (Vietnamese).
    matches!(letter, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}
