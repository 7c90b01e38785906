//! Keys: what each does on the stage. They never fire while someone types.

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};

/// Something that a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Stop or start the clock.
    Pause,
    /// Go on.
    Next,
    /// One step back.
    Back,
    /// Take the last move back.
    Undo,
    /// A break.
    Break,
    /// A minute more, by consent.
    Extend,
    /// Pass.
    Pass,
    /// The repair cards.
    Repair,
    /// A topic for another day.
    Park,
    /// Sound off or on.
    Mute,
    /// Seconds or minutes.
    Digits,
    /// End the talk.
    End,
    /// Full screen.
    FullScreen,
    /// The second window, for everyone.
    Audience,
    /// The list of keys.
    Keys,
    /// A number from 1 to 9.
    Number(u8),
    /// A longer break.
    Longer,
    /// A shorter break.
    Shorter,
    /// Close what is on top.
    Escape,
}

/// A command that has a letter or a key of its own, for the list of keys.
pub const LIST: [(Command, &str, &str); 16] = [
    (Command::Pause, "Space", "Pause and go on"),
    (Command::Next, "→", "Next"),
    (Command::Back, "←", "One step back"),
    (Command::Undo, "U", "Undo, for a moment"),
    (Command::Break, "B", "Take a break"),
    (Command::Extend, "E", "A minute more"),
    (Command::Pass, "N", "Pass this turn"),
    (Command::Repair, "R", "A line that helps"),
    (Command::Park, "P", "Park a topic"),
    (Command::Number(1), "1–9", "Bring a rule forward"),
    (Command::Mute, "M", "Sound off and on"),
    (Command::Digits, "D", "Minutes only"),
    (Command::End, "Q", "End here"),
    (Command::FullScreen, "F11", "Full screen"),
    (Command::Audience, "A", "A second window, for everyone"),
    (Command::Keys, "?", "This list"),
];

/// What a key asks for. `typing` is true while a field takes the letters: then only the break and full screen are
/// left, since a break is never out of reach.
#[must_use]
pub fn command(key: &Key, modifiers: Modifiers, typing: bool) -> Option<Command> {
    if matches!(key, Key::Named(Named::F11)) {
        return Some(Command::FullScreen);
    }
    if modifiers.control() || modifiers.logo() || modifiers.alt() {
        let is_break =
            modifiers.control() && matches!(key, Key::Character(letter) if letter.eq_ignore_ascii_case("b"));
        return is_break.then_some(Command::Break);
    }
    if typing {
        return None;
    }
    match key {
        Key::Named(Named::Space) => Some(Command::Pause),
        Key::Named(Named::ArrowRight) => Some(Command::Next),
        Key::Named(Named::ArrowLeft) => Some(Command::Back),
        Key::Named(Named::Escape) => Some(Command::Escape),
        Key::Character(letter) => character(letter),
        _ => None,
    }
}

fn character(letter: &str) -> Option<Command> {
    let command = match letter.to_lowercase().as_str() {
        "b" => Command::Break,
        "u" => Command::Undo,
        "e" => Command::Extend,
        "n" => Command::Pass,
        "r" => Command::Repair,
        "p" => Command::Park,
        "m" => Command::Mute,
        "d" => Command::Digits,
        "q" => Command::End,
        "a" => Command::Audience,
        "?" => Command::Keys,
        "+" | "=" => Command::Longer,
        "-" | "−" => Command::Shorter,
        digit => {
            let number = digit.parse().ok().filter(|number| (1..=9).contains(number))?;
            Command::Number(number)
        }
    };
    Some(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(letter: &str) -> Key {
        Key::Character(letter.into())
    }

    #[test]
    fn letters_belong_to_a_field_while_someone_types() {
        for letter in ["b", "q", "n", "1", "?"] {
            assert_eq!(command(&typed(letter), Modifiers::empty(), true), None, "{letter}");
        }
    }

    #[test]
    fn a_break_is_never_out_of_reach() {
        for typing in [false, true] {
            assert_eq!(command(&typed("b"), Modifiers::CTRL, typing), Some(Command::Break));
            assert_eq!(command(&typed("B"), Modifiers::CTRL, typing), Some(Command::Break));
        }
        assert_eq!(command(&typed("b"), Modifiers::empty(), false), Some(Command::Break));
    }

    #[test]
    fn every_key_in_the_list_does_what_it_says() {
        for (does, key, _) in LIST {
            let pressed = match key {
                "Space" => Key::Named(Named::Space),
                "→" => Key::Named(Named::ArrowRight),
                "←" => Key::Named(Named::ArrowLeft),
                "F11" => Key::Named(Named::F11),
                "1–9" => typed("1"),
                letter => typed(&letter.to_lowercase()),
            };
            assert_eq!(command(&pressed, Modifiers::empty(), false), Some(does), "{key}");
        }
    }
}
