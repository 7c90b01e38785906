//! What keys are called, what they do, and why one can't be chosen, in the words of the catalogue.

use iced::keyboard::key::Named;

use super::binding::Occupied;
use super::{Binding, Entry, Fixed, Refused};
use crate::talk::Command;
use crate::words::{InWords, Words, say};

impl InWords for Binding {
    /// As printed on a key cap.
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Letter(letter) if letter == "-" => "−".to_owned(),
            Self::Letter(letter) => {
                let upper = letter.to_uppercase();
                // `ß` has no capital of one letter.
                if upper.chars().count() == 1 { upper } else { letter.clone() }
            }
            Self::Named(named) => cap(*named, words),
            Self::Numbers => say!(words, "key-numbers"),
        }
    }
}

fn cap(named: Named, words: &Words) -> String {
    match named {
        Named::Space => say!(words, "key-space"),
        Named::ArrowRight => "→".to_owned(),
        Named::ArrowLeft => "←".to_owned(),
        Named::ArrowUp => "↑".to_owned(),
        Named::ArrowDown => "↓".to_owned(),
        Named::PageUp => say!(words, "key-page-up"),
        Named::PageDown => say!(words, "key-page-down"),
        Named::Home => say!(words, "key-home"),
        Named::End => say!(words, "key-end"),
        Named::Insert => say!(words, "key-insert"),
        Named::Delete => say!(words, "key-delete"),
        Named::Backspace => say!(words, "key-backspace"),
        // F2 to F12 are called the same everywhere.
        other => Binding::Named(other).word().to_uppercase(),
    }
}

impl InWords for Entry {
    /// What its key does.
    fn in_words(&self, words: &Words) -> String {
        match self.command {
            Command::Pause => say!(words, "key-does-pause"),
            Command::Next => say!(words, "key-does-next"),
            Command::Back => say!(words, "key-does-back"),
            Command::Undo => say!(words, "key-does-undo"),
            Command::Break => say!(words, "key-does-break"),
            Command::Longer => say!(words, "key-does-longer"),
            Command::Shorter => say!(words, "key-does-shorter"),
            Command::Extend => say!(words, "key-does-extend"),
            Command::Pass => say!(words, "key-does-pass"),
            Command::Repair => say!(words, "key-does-repair"),
            Command::List => say!(words, "key-does-list"),
            Command::Park => say!(words, "key-does-park"),
            Command::Draw => say!(words, "key-does-draw"),
            Command::Number(_) => say!(words, "key-does-numbers"),
            Command::Mute => say!(words, "key-does-mute"),
            Command::Digits => say!(words, "key-does-digits"),
            Command::End => say!(words, "key-does-end"),
            Command::Audience => say!(words, "key-does-audience"),
            Command::Keys => say!(words, "key-does-keys"),
            Command::Help => Fixed::Help.does(words),
            Command::FullScreen => Fixed::FullScreen.does(words),
            Command::Escape => Fixed::Escape.does(words),
        }
    }
}

impl Fixed {
    /// What is printed on the key.
    #[must_use]
    pub(crate) fn key(self, words: &Words) -> String {
        match self {
            Self::Help => "F1".to_owned(),
            Self::Break => say!(words, "key-ctrl-b"),
            Self::Search => say!(words, "key-ctrl-f"),
            Self::Edit => say!(words, "key-ctrl-e"),
            Self::Save => say!(words, "key-ctrl-s"),
            Self::Tab => say!(words, "key-tab"),
            Self::Escape => say!(words, "key-esc"),
            Self::FullScreen => "F11".to_owned(),
            Self::QuickExit => say!(words, "key-shift-three-times"),
        }
    }

    /// Whether it is for windows, and not for what is in them.
    #[must_use]
    pub(crate) fn is_of_windows(self) -> bool {
        matches!(self, Self::Help | Self::FullScreen)
    }

    /// What it does.
    #[must_use]
    pub(crate) fn does(self, words: &Words) -> String {
        match self {
            Self::Help => say!(words, "key-f1-does"),
            Self::Break => say!(words, "key-ctrl-b-does"),
            Self::Search => say!(words, "key-ctrl-f-does"),
            Self::Edit => say!(words, "key-ctrl-e-does"),
            Self::Save => say!(words, "key-ctrl-s-does"),
            Self::Tab => say!(words, "key-tab-does"),
            Self::Escape => say!(words, "key-esc-does"),
            Self::FullScreen => say!(words, "key-f11-does"),
            Self::QuickExit => say!(words, "key-shift-three-times-does"),
        }
    }
}

impl InWords for Refused {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Taken { key, by } => {
                let (key, command) = (key.in_words(words), by.in_words(words));
                say!(words, "key-refused-taken", key = key, command = command)
            }
            Self::Fixed(Occupied::Tab) => say!(words, "key-refused-tab"),
            Self::Fixed(Occupied::Enter) => say!(words, "key-refused-enter"),
            Self::Fixed(Occupied::Escape) => say!(words, "key-refused-esc"),
            Self::Fixed(Occupied::Help) => say!(words, "key-refused-f1"),
            Self::Fixed(Occupied::FullScreen) => say!(words, "key-refused-f11"),
            Self::Numbers => say!(words, "key-refused-numbers"),
            Self::Together => say!(words, "key-refused-together"),
            Self::Unknown => say!(words, "key-refused-unknown"),
        }
    }
}
