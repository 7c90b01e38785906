//! A key that a command can have: its word in the settings file, its name on a cap, and which keys can't be chosen.

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};

/// A command without a key, in the settings file.
pub(super) const OFF: &str = "off";

/// Keys with a name: their word in the settings file, and what is printed on a cap.
const NAMED: [(Named, &str, &str); 23] = [
    (Named::Space, "space", "Space"),
    (Named::ArrowRight, "right", "→"),
    (Named::ArrowLeft, "left", "←"),
    (Named::ArrowUp, "up", "↑"),
    (Named::ArrowDown, "down", "↓"),
    (Named::PageUp, "page up", "Page Up"),
    (Named::PageDown, "page down", "Page Down"),
    (Named::Home, "home", "Home"),
    (Named::End, "end", "End"),
    (Named::Insert, "insert", "Insert"),
    (Named::Delete, "delete", "Delete"),
    (Named::Backspace, "backspace", "Backspace"),
    (Named::F1, "f1", "F1"),
    (Named::F2, "f2", "F2"),
    (Named::F3, "f3", "F3"),
    (Named::F4, "f4", "F4"),
    (Named::F5, "f5", "F5"),
    (Named::F6, "f6", "F6"),
    (Named::F7, "f7", "F7"),
    (Named::F8, "f8", "F8"),
    (Named::F9, "f9", "F9"),
    (Named::F10, "f10", "F10"),
    (Named::F12, "f12", "F12"),
];

/// Keys that can't be changed: their word, and why.
const TAKEN: [(Named, &str, &str); 4] = [
    (Named::Tab, "tab", "Tab moves from control to control, so it can’t do anything else."),
    (Named::Enter, "enter", "Enter presses what has the ring, so it can’t do anything else."),
    (Named::Escape, "esc", "Esc closes what is on top, so it can’t do anything else."),
    (Named::F11, "f11", "F11 fills the screen, so it can’t do anything else."),
];

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
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refused {
    /// Another command has it.
    #[error("{key} is already “{by}”. Choose another, or change that one first.")]
    Taken {
        /// As printed on its cap.
        key: String,
        /// What that command does.
        by: &'static str,
    },
    /// The key can't be changed, for this reason.
    #[error("{0}")]
    Fixed(&'static str),
    /// The numbers go together.
    #[error(
        "1 to 9 answer what is asked and bring rules forward: they go together, with nothing else on them."
    )]
    Numbers,
    /// The key was pressed together with another.
    #[error(
        "A key by itself, please: with Ctrl, Alt or the system’s key it may already mean something elsewhere."
    )]
    Together,
    /// The program doesn't know the key.
    #[error("This key can’t be chosen. Letters, signs, Space, the arrows and F1 to F12 can.")]
    Unknown,
}

impl Binding {
    /// The key that was pressed, whether it may be chosen or not; `None` for a key that has no meaning here.
    #[must_use]
    pub(crate) fn of(key: &Key) -> Option<Self> {
        match key {
            Key::Named(named) => {
                NAMED.iter().any(|(known, ..)| known == named).then_some(Self::Named(*named))
            }
            Key::Character(letter) => Self::letter(letter),
            Key::Unidentified => None,
        }
    }

    /// The key that was pressed for a command.
    ///
    /// # Errors
    /// [`Refused`], with the reason in words; [`Refused::Taken`] comes only from [`super::Bindings::give`].
    pub(crate) fn chosen(key: &Key, modifiers: Modifiers) -> Result<Self, Refused> {
        if let Key::Named(named) = key
            && let Some((.., why)) = TAKEN.iter().find(|(taken, ..)| taken == named)
        {
            return Err(Refused::Fixed(why));
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
    /// [`Refused`], with the reason in words.
    pub(crate) fn read(word: &str) -> Result<Self, Refused> {
        let word = word.trim().to_lowercase();
        if word == "1-9" || word == "1–9" {
            return Ok(Self::Numbers);
        }
        if let Some((.., why)) = TAKEN.iter().find(|(_, taken, _)| *taken == word) {
            return Err(Refused::Fixed(why));
        }
        let named = word.replace(['_', '-'], " ");
        if let Some((named, ..)) = NAMED.iter().find(|(_, known, _)| *known == named) {
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
                Self::row(*named).map_or_else(String::new, |(_, word, _)| (*word).to_owned())
            }
            Self::Numbers => "1-9".to_owned(),
        }
    }

    /// As printed on a key cap.
    #[must_use]
    pub(crate) fn cap(&self) -> String {
        match self {
            Self::Letter(letter) if letter == "-" => "−".to_owned(),
            Self::Letter(letter) => {
                let upper = letter.to_uppercase();
                // `ß` has no capital of one letter.
                if upper.chars().count() == 1 { upper } else { letter.clone() }
            }
            Self::Named(named) => Self::row(*named).map_or_else(String::new, |(.., cap)| (*cap).to_owned()),
            Self::Numbers => "1–9".to_owned(),
        }
    }

    fn row(named: Named) -> Option<&'static (Named, &'static str, &'static str)> {
        NAMED.iter().find(|(known, ..)| *known == named)
    }
}
