//! Key commands in a field that iced's own field doesn't know, on every keyboard: by the letter printed on the key if
//! that is Latin, else by the key's place.

use iced::Event;
use iced::keyboard::key::{Code, Named, Physical};
use iced::keyboard::{Event as Keyboard, Key, Location, Modifiers};

/// Something that a key does in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    /// Undo the last step.
    Undo,
    /// Redo what was undone.
    Redo,
    Copy,
    Cut,
    Paste,
}

impl Command {
    /// The command of an event; `None` for what iced's own field handles.
    pub(super) fn of(event: &Event) -> Option<Self> {
        let Event::Keyboard(Keyboard::KeyPressed { key, physical_key, modifiers, .. }) = event else {
            return None;
        };
        match key {
            Key::Named(Named::Insert) if *modifiers == Modifiers::SHIFT => return Some(Self::Paste),
            Key::Named(Named::Insert) if *modifiers == Modifiers::CTRL => return Some(Self::Copy),
            Key::Named(Named::Delete) if *modifiers == Modifiers::SHIFT => return Some(Self::Cut),
            _ if modifiers.alt() || !modifiers.command() => return None,
            _ => {}
        }
        match (key.to_latin(*physical_key)?.to_ascii_lowercase(), modifiers.shift()) {
            ('z', false) => Some(Self::Undo),
            ('z', true) | ('y', false) => Some(Self::Redo),
            // iced's own field deletes a letter if nothing is selected.
            ('x', false) => Some(Self::Cut),
            _ => None,
        }
    }

    /// The events that make iced's own field do this; none if it can't. `modifiers` are the keys held.
    pub(super) fn by_other_keys(self, modifiers: Modifiers) -> Vec<Event> {
        let (letter, place) = match self {
            Self::Undo | Self::Redo => return Vec::new(),
            Self::Copy => ("c", Code::KeyC),
            Self::Cut => ("x", Code::KeyX),
            Self::Paste => ("v", Code::KeyV),
        };
        let events = [
            Keyboard::ModifiersChanged(Modifiers::COMMAND),
            pressed(Key::Character(letter.into()), Physical::Code(place), Modifiers::COMMAND),
            Keyboard::KeyReleased {
                key: Key::Character(letter.into()),
                modified_key: Key::Character(letter.into()),
                physical_key: Physical::Code(place),
                location: Location::Standard,
                modifiers: Modifiers::COMMAND,
            },
            Keyboard::ModifiersChanged(modifiers),
        ];
        events.into_iter().map(Event::Keyboard).collect()
    }
}

/// The event that deletes what is selected.
pub(super) fn delete() -> Event {
    Event::Keyboard(pressed(Key::Named(Named::Delete), Physical::Code(Code::Delete), Modifiers::empty()))
}

fn pressed(key: Key, physical_key: Physical, modifiers: Modifiers) -> Keyboard {
    Keyboard::KeyPressed {
        modified_key: key.clone(),
        key,
        physical_key,
        location: Location::Standard,
        modifiers,
        text: None,
        repeat: false,
    }
}
