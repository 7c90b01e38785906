//! What keys do in a text, on every keyboard: by the letter printed on the key if that is Latin, else by the key's place.
//!
//! Tab isn't among them: it goes on to the next control, here as everywhere, so that nobody who only has a keyboard is
//! caught in the text. Lines are indented by Ctrl and a square bracket.

use iced::keyboard::key::{Code, Named, Physical};
use iced::keyboard::{Event, Key, Modifiers};

/// Something that a key does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Command {
    /// Goes somewhere, and selects what is passed.
    Go(Way, bool),
    Write(String),
    Enter,
    /// Erases what is before the cursor: a letter, or a word.
    EraseBefore {
        word: bool,
    },
    EraseBehind {
        word: bool,
    },
    Indent,
    Outdent,
    Comment,
    /// Moves lines, up or down.
    Shift {
        down: bool,
    },
    /// Scrolls by a row without moving the cursor.
    Scroll {
        down: bool,
    },
    SelectAll,
    Copy,
    Cut,
    Paste,
    Undo,
    Redo,
    Escape,
}

/// Where a key goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    PageUp,
    PageDown,
    Home,
    End,
    Top,
    Bottom,
}

impl Command {
    /// What a key does that goes down; `None` for keys that belong to others.
    pub(super) fn of(event: &Event) -> Option<Self> {
        let Event::KeyPressed { key, modified_key, physical_key, modifiers, text, .. } = event else {
            return None;
        };
        if let Some(command) = Self::by_letter(key, modified_key, *physical_key, *modifiers) {
            return Some(command);
        }
        // With the number pad's lock on, its keys write.
        let typed = text.as_deref().filter(|text| !text.chars().any(char::is_control) && !text.is_empty());
        if let Key::Named(named) = key
            && typed.is_none()
            && let Some(command) = Self::by_name(*named, *modifiers)
        {
            return Some(command);
        }
        typed.filter(|_| writes(*modifiers)).map(|text| Self::Write(text.to_owned()))
    }

    fn by_letter(key: &Key, modified: &Key, place: Physical, modifiers: Modifiers) -> Option<Self> {
        if modifiers.alt() || !modifiers.command() {
            return None;
        }
        let is = |sign: &str, code: Code| {
            let printed = |key: &Key| matches!(key, Key::Character(letter) if letter == sign);
            let other = matches!(key, Key::Character(letter) if !letter.is_ascii());
            printed(key) || printed(modified) || (other && place == Physical::Code(code))
        };
        if is("]", Code::BracketRight) {
            return Some(Self::Indent);
        } else if is("[", Code::BracketLeft) {
            return Some(Self::Outdent);
        } else if is("/", Code::Slash) {
            return Some(Self::Comment);
        }
        Some(match (key.to_latin(place)?.to_ascii_lowercase(), modifiers.shift()) {
            ('a', false) => Self::SelectAll,
            ('c', false) => Self::Copy,
            ('x', false) => Self::Cut,
            ('v', _) => Self::Paste,
            ('z', false) => Self::Undo,
            ('z', true) | ('y', false) => Self::Redo,
            _ => return None,
        })
    }

    fn by_name(named: Named, modifiers: Modifiers) -> Option<Self> {
        let (shift, jump, command) = (modifiers.shift(), modifiers.jump(), modifiers.command());
        let mac = modifiers.macos_command();
        let way = match named {
            Named::Enter if !command && !modifiers.alt() => return Some(Self::Enter),
            Named::Escape if modifiers.is_empty() => return Some(Self::Escape),
            Named::Delete if shift && !jump => return Some(Self::Cut),
            Named::Insert if shift && !command => return Some(Self::Paste),
            Named::Insert if command && !shift => return Some(Self::Copy),
            Named::Backspace => return Some(Self::EraseBefore { word: jump }),
            Named::Delete => return Some(Self::EraseBehind { word: jump }),
            Named::ArrowUp | Named::ArrowDown if modifiers == Modifiers::ALT => {
                return Some(Self::Shift { down: named == Named::ArrowDown });
            }
            Named::ArrowUp if mac => Way::Top,
            Named::ArrowDown if mac => Way::Bottom,
            Named::ArrowLeft if mac => Way::Home,
            Named::ArrowRight if mac => Way::End,
            Named::ArrowUp | Named::ArrowDown if modifiers == Modifiers::CTRL => {
                return Some(Self::Scroll { down: named == Named::ArrowDown });
            }
            Named::ArrowLeft if jump => Way::WordLeft,
            Named::ArrowRight if jump => Way::WordRight,
            Named::Home if command => Way::Top,
            Named::End if command => Way::Bottom,
            // Others belong to the window or the system.
            _ if command || modifiers.alt() || modifiers.logo() => return None,
            Named::ArrowLeft => Way::Left,
            Named::ArrowRight => Way::Right,
            Named::ArrowUp => Way::Up,
            Named::ArrowDown => Way::Down,
            Named::PageUp => Way::PageUp,
            Named::PageDown => Way::PageDown,
            Named::Home => Way::Home,
            Named::End => Way::End,
            _ => return None,
        };
        Some(Self::Go(way, shift))
    }
}

/// Whether a key writes its letter while these are held: Ctrl and Alt together are the third level of many keyboards.
fn writes(modifiers: Modifiers) -> bool {
    let third = modifiers.control() && modifiers.alt();
    let option = cfg!(target_os = "macos") && modifiers.alt();
    !modifiers.logo() && (third || option || (!modifiers.control() && !modifiers.alt()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(key: Key, code: Code, modifiers: Modifiers, text: Option<&str>) -> Option<Command> {
        Command::of(&Event::KeyPressed {
            modified_key: key.clone(),
            key,
            physical_key: Physical::Code(code),
            location: iced::keyboard::Location::Standard,
            modifiers,
            text: text.map(Into::into),
            repeat: false,
        })
    }

    fn letter(letter: &str, code: Code, modifiers: Modifiers) -> Option<Command> {
        pressed(Key::Character(letter.into()), code, modifiers, Some(letter))
    }

    #[test]
    fn commands_are_where_people_expect_them_on_every_keyboard() {
        assert_eq!(letter("z", Code::KeyZ, Modifiers::COMMAND), Some(Command::Undo));
        assert_eq!(letter("я", Code::KeyZ, Modifiers::COMMAND), Some(Command::Undo));
        assert_eq!(letter("z", Code::KeyY, Modifiers::COMMAND), Some(Command::Undo), "on a German one");
        assert_eq!(letter("ü", Code::BracketLeft, Modifiers::COMMAND), Some(Command::Outdent));
        assert_eq!(letter("/", Code::Slash, Modifiers::COMMAND), Some(Command::Comment));
        assert_eq!(letter("s", Code::KeyS, Modifiers::COMMAND), None, "it belongs to the screen");
    }

    #[test]
    fn letters_are_written_also_those_of_the_third_level() {
        let write = |text: &str| Some(Command::Write(text.to_owned()));
        assert_eq!(letter("ш", Code::KeyI, Modifiers::empty()), write("ш"));
        assert_eq!(letter("@", Code::KeyQ, Modifiers::CTRL | Modifiers::ALT), write("@"));
        assert_eq!(pressed(Key::Named(Named::Space), Code::Space, Modifiers::empty(), Some(" ")), write(" "));
        let pad = Key::Named(Named::ArrowLeft);
        assert_eq!(pressed(pad.clone(), Code::Numpad4, Modifiers::empty(), Some("4")), write("4"));
        assert_eq!(
            pressed(pad, Code::Numpad4, Modifiers::empty(), None),
            Some(Command::Go(Way::Left, false))
        );
    }

    #[test]
    fn tab_goes_on_to_the_next_control() {
        for modifiers in [Modifiers::empty(), Modifiers::SHIFT] {
            assert_eq!(pressed(Key::Named(Named::Tab), Code::Tab, modifiers, Some("\t")), None);
        }
    }
}
