//! A key that a command can have: its word in the settings file, and which keys can't be chosen.

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};

use super::Entry;

/// A command without a key, in the settings file.
pub(super) const OFF: &str = "off";

/// Keys with a name, and their word in the settings file.
const NAMED: [(Named, &str); 22] = [
    (Named::Space, "space"),
    (Named::ArrowRight, "right"),
    (Named::ArrowLeft, "left"),
    (Named::ArrowUp, "up"),
    (Named::ArrowDown, "down"),
    (Named::PageUp, "page up"),
    (Named::PageDown, "page down"),
    (Named::Home, "home"),
    (Named::End, "end"),
    (Named::Insert, "insert"),
    (Named::Delete, "delete"),
    (Named::Backspace, "backspace"),
    (Named::F2, "f2"),
    (Named::F3, "f3"),
    (Named::F4, "f4"),
    (Named::F5, "f5"),
    (Named::F6, "f6"),
    (Named::F7, "f7"),
    (Named::F8, "f8"),
    (Named::F9, "f9"),
    (Named::F10, "f10"),
    (Named::F12, "f12"),
];

/// Keys that can't be changed, and their word.
const TAKEN: [(Named, &str, Occupied); 5] = [
    (Named::Tab, "tab", Occupied::Tab),
    (Named::Enter, "enter", Occupied::Enter),
    (Named::Escape, "esc", Occupied::Escape),
    (Named::F1, "f1", Occupied::Help),
    (Named::F11, "f11", Occupied::FullScreen),
];

/// A key that the program needs for something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Occupied {
    /// Moves from control to control.
    Tab,
    /// Presses the focused control.
    Enter,
    /// Closes what is on top.
    Escape,
    /// F1, which opens help.
    Help,
    /// F11, which fills the screen.
    FullScreen,
}

/// A key that a command can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Binding {
    /// A letter, in lower case, or a sign.
    Letter(String),
    /// A key with a name.
    Named(Named),
    /// All of 1 to 9.
    Numbers,
}

/// Why a key can't be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refused {
    /// This command has the key.
    Taken { key: Binding, by: Entry },
    /// The key can't be changed.
    Fixed(Occupied),
    /// The numbers go together.
    Numbers,
    /// The key was pressed together with another.
    Together,
    /// The program doesn't know the key.
    Unknown,
}

impl Binding {
    /// The key that was pressed, whether it may be chosen or not; `None` for a key that has no meaning here.
    #[must_use]
    pub(crate) fn of(key: &Key) -> Option<Self> {
        match key {
            Key::Named(named) => NAMED.iter().any(|(known, _)| known == named).then_some(Self::Named(*named)),
            Key::Character(letter) => Self::letter(letter),
            Key::Unidentified => None,
        }
    }

    /// The key that was pressed for a command.
    ///
    /// # Errors
    /// [`Refused`], with the reason; [`Refused::Taken`] comes only from [`super::Bindings::give`].
    pub(crate) fn chosen(key: &Key, modifiers: Modifiers) -> Result<Self, Refused> {
        if let Key::Named(named) = key
            && let Some((.., why)) = TAKEN.iter().find(|(taken, ..)| taken == named)
        {
            return Err(Refused::Fixed(*why));
        }
        if modifiers.control() || modifiers.alt() || modifiers.logo() {
            return Err(Refused::Together);
        }
        let chosen = Self::of(key).ok_or(Refused::Unknown)?;
        if chosen.number().is_some() { Err(Refused::Numbers) } else { Ok(chosen) }
    }

    /// Whether this is only a part of another key, such as Shift for a sign.
    #[must_use]
    pub(crate) fn is_half(key: &Key) -> bool {
        matches!(
            key,
            Key::Named(
                Named::Shift | Named::CapsLock | Named::NumLock | Named::AltGraph | Named::Fn | Named::FnLock
            )
        )
    }

    /// The key by its word in the settings file, such as `b`, `+`, `page up` or `1-9`.
    ///
    /// # Errors
    /// [`Refused`], with the reason.
    pub(crate) fn read(word: &str) -> Result<Self, Refused> {
        let word = word.trim().to_lowercase();
        if word == "1-9" || word == "1–9" {
            return Ok(Self::Numbers);
        }
        if let Some((.., why)) = TAKEN.iter().find(|(_, taken, _)| *taken == word) {
            return Err(Refused::Fixed(*why));
        }
        let named = word.replace(['_', '-'], " ");
        if let Some((named, _)) = NAMED.iter().find(|(_, known)| *known == named) {
            return Ok(Self::Named(*named));
        }
        let letter = Self::letter(&word).ok_or(Refused::Unknown)?;
        if letter.number().is_some() { Err(Refused::Numbers) } else { Ok(letter) }
    }

    /// The same, for a word that is known to be right.
    pub(super) fn named(word: &str) -> Option<Self> {
        Self::read(word).ok()
    }

    fn letter(letter: &str) -> Option<Self> {
        let mut signs = letter.chars();
        let (Some(sign), None) = (signs.next(), signs.next()) else { return None };
        if sign.is_whitespace() || sign.is_control() {
            return None;
        }
        // On many keyboards `+` is Shift and `=`; there are two minus signs.
        Some(Self::Letter(match sign {
            '=' => "+".to_owned(),
            '−' | '–' => "-".to_owned(),
            sign => sign.to_lowercase().collect(),
        }))
    }

    /// Whether a press of `pressed` is a press of this key.
    pub(super) fn is_by(&self, pressed: &Self) -> bool {
        self == pressed || (*self == Self::Numbers && pressed.number().is_some())
    }

    /// The number of a digit's key, from 1 to 9.
    pub(super) fn number(&self) -> Option<u8> {
        let Self::Letter(letter) = self else { return None };
        letter.parse().ok().filter(|number| (1..=9).contains(number))
    }

    /// Whether it is a letter, a number or a sign, which people may type or dictate by mistake.
    #[must_use]
    pub(crate) fn is_letter(&self) -> bool {
        !matches!(self, Self::Named(_))
    }

    /// Its word in the settings file.
    #[must_use]
    pub(crate) fn word(&self) -> String {
        match self {
            Self::Letter(letter) => letter.clone(),
            Self::Named(named) => {
                let row = NAMED.iter().find(|(known, _)| known == named);
                row.map_or_else(String::new, |(_, word)| (*word).to_owned())
            }
            Self::Numbers => "1-9".to_owned(),
        }
    }
}
