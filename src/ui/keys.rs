//! Keys: what each does on the stage, by default and as people set it. They do nothing while someone types.
//!
//! [`LIST`] is the only list of the commands and their default keys. [`Bindings`] says which key each has now; the
//! stage's caps, the list of keys and the help are all made from it.

use std::collections::BTreeMap;

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};

use crate::talk::Command;
use crate::words::{InWords, Words};

mod binding;
mod layout;
mod names;
mod read;

pub(crate) use binding::{Binding, Refused};
pub(crate) use layout::Layout;
pub use layout::Stroke;
pub(crate) use read::KeyProblem;

/// A command whose key can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    pub command: Command,
    /// Its name in the settings file.
    pub name: &'static str,
    /// Its default key, as written in the settings file.
    pub key: &'static str,
}

const fn entry(command: Command, name: &'static str, key: &'static str) -> Entry {
    Entry { command, name, key }
}

/// Every command whose key can be changed, in the order in which people read them.
pub(crate) const LIST: &[Entry] = &[
    entry(Command::Pause, "pause", "space"),
    entry(Command::Next, "next", "right"),
    entry(Command::Back, "back", "left"),
    entry(Command::Undo, "undo", "u"),
    entry(Command::Break, "break", "b"),
    entry(Command::Longer, "longer", "+"),
    entry(Command::Shorter, "shorter", "-"),
    entry(Command::Extend, "extend", "e"),
    entry(Command::Pass, "pass", "n"),
    entry(Command::Repair, "repair", "r"),
    entry(Command::List, "list", "f"),
    entry(Command::Park, "park", "p"),
    entry(Command::Draw, "draw", "g"),
    entry(Command::Number(1), "numbers", "1-9"),
    entry(Command::Mute, "mute", "m"),
    entry(Command::Digits, "digits", "d"),
    entry(Command::End, "end", "q"),
    entry(Command::Audience, "audience", "a"),
    entry(Command::Keys, "keys", "?"),
];

/// Keys that can't be changed, in the order in which people read them.
const FIXED: [Fixed; 9] = [
    Fixed::Help,
    Fixed::Break,
    Fixed::Search,
    Fixed::Edit,
    Fixed::Save,
    Fixed::Tab,
    Fixed::Escape,
    Fixed::FullScreen,
    Fixed::QuickExit,
];

/// A key that can't be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fixed {
    /// F1, for help, even while somebody types.
    Help,
    /// Ctrl and B, for a break even while somebody types.
    Break,
    /// Ctrl and F, for the search in the library.
    Search,
    /// Ctrl and E, on a card of the library and in set-up, for the editor.
    Edit,
    /// Ctrl and S, in the editor.
    Save,
    /// From control to control.
    Tab,
    /// Closes what is on top.
    Escape,
    /// F11.
    FullScreen,
    /// Shift three times. It can be switched off, for whoever needs Shift by itself.
    QuickExit,
}

/// Which key each command has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bindings {
    /// In the order of [`LIST`]; `None` is off.
    keys: Vec<Option<Binding>>,
    /// Whether letters, numbers and signs do anything by themselves.
    letters: bool,
    /// Whether Shift three times closes everything.
    quick_exit: bool,
}

impl Default for Bindings {
    fn default() -> Self {
        Self {
            keys: LIST.iter().map(|entry| Binding::named(entry.key)).collect(),
            letters: true,
            quick_exit: true,
        }
    }
}

impl Bindings {
    /// The command of a key: by what is printed on it or, if that isn't a Latin letter or a digit, by its
    /// [place](Layout::place). `typing` is true while a field takes the letters: then only help, the break and full
    /// screen work, since help and a break must always be in reach.
    #[must_use]
    pub(crate) fn command(
        &self,
        key: &Key,
        place: Option<&Key>,
        modifiers: Modifiers,
        typing: bool,
    ) -> Option<Command> {
        if matches!(key, Key::Named(Named::F11)) {
            return Some(Command::FullScreen);
        }
        if matches!(key, Key::Named(Named::F1)) && is_plain(modifiers) {
            return Some(Command::Help);
        }
        if modifiers.control() || modifiers.logo() || modifiers.alt() {
            let is_b = |key: &Key| matches!(key, Key::Character(letter) if letter.eq_ignore_ascii_case("b"));
            let is_break = modifiers.control() && (is_b(key) || place.is_some_and(is_b));
            return is_break.then_some(Command::Break);
        }
        if typing {
            return None;
        }
        if matches!(key, Key::Named(Named::Escape)) {
            return Some(Command::Escape);
        }
        let printed = self.bound(key);
        // On a French keyboard 6 prints a minus: it counts as 6, unless somebody gave the minus to a command.
        let chosen = printed.filter(|(at, _)| !self.is_as_it_was(*at));
        let (at, command) = chosen.or_else(|| self.bound(place?)).or(printed)?;
        (!self.is_asleep(at)).then_some(command)
    }

    /// The command that has a key, and its place in [`LIST`].
    fn bound(&self, key: &Key) -> Option<(usize, Command)> {
        let pressed = Binding::of(key)?;
        let at = self.keys.iter().position(|set| set.as_ref().is_some_and(|set| set.is_by(&pressed)))?;
        Some((at, pressed.number().map_or(LIST[at].command, Command::Number)))
    }

    /// A command's key as printed on a key cap; `None` if it has none, or none that works.
    #[must_use]
    pub(crate) fn cap(&self, command: Command, words: &Words) -> Option<String> {
        self.working(command).map(|key| key.in_words(words))
    }

    /// A command's key; `None` if it has none, or none that works.
    fn working(&self, command: Command) -> Option<&Binding> {
        let at = place(command)?;
        self.key(at).filter(|_| !self.is_asleep(at))
    }

    /// Whether numbers answer what is asked.
    #[must_use]
    pub(crate) fn has_numbers(&self) -> bool {
        self.working(Command::Number(1)).is_some()
    }

    /// The number that chooses the answer in a place, from 0; `None` if there is none, or if numbers do nothing.
    #[must_use]
    pub(crate) fn number(&self, place: usize) -> Option<String> {
        (place < 9 && self.has_numbers()).then(|| (place + 1).to_string())
    }

    /// Words with the number that chooses them in front; without it if numbers do nothing.
    #[must_use]
    pub(crate) fn numbered(&self, place: usize, words: &str) -> String {
        if self.has_numbers() { format!("{}   {words}", place + 1) } else { words.to_owned() }
    }

    /// The keys that can't be changed and do something.
    pub(crate) fn fixed(&self) -> impl Iterator<Item = Fixed> + Clone + use<> {
        let quick_exit = self.quick_exit;
        FIXED.into_iter().filter(move |key| quick_exit || *key != Fixed::QuickExit)
    }

    /// Every key that does something and what it does, for people to read; without those that are
    /// [fixed](Self::fixed).
    #[must_use]
    pub(crate) fn lines(&self, words: &Words) -> Vec<(String, String)> {
        LIST.iter()
            .filter_map(|entry| Some((self.cap(entry.command, words)?, entry.in_words(words))))
            .collect()
    }

    /// The key at a place of [`LIST`], whether letters work or not.
    #[must_use]
    pub(crate) fn key(&self, at: usize) -> Option<&Binding> {
        self.keys.get(at)?.as_ref()
    }

    /// Whether the key at a place of [`LIST`] does nothing because letters are off.
    #[must_use]
    pub(crate) fn is_asleep(&self, at: usize) -> bool {
        !self.letters && self.key(at).is_some_and(Binding::is_letter)
    }

    #[must_use]
    pub(crate) fn letters(&self) -> bool {
        self.letters
    }

    /// The same, with letters, numbers and signs on or off.
    #[must_use]
    pub(crate) fn with_letters(self, letters: bool) -> Self {
        Self { letters, ..self }
    }

    #[must_use]
    pub(crate) fn quick_exit(&self) -> bool {
        self.quick_exit
    }

    /// The same, with Shift three times for the quick exit or without.
    #[must_use]
    pub(crate) fn with_quick_exit(self, quick_exit: bool) -> Self {
        Self { quick_exit, ..self }
    }

    /// The same, with another key for the command at a place of [`LIST`].
    ///
    /// # Errors
    /// [`Refused`], with the reason.
    pub(crate) fn give(&self, at: usize, key: Binding) -> Result<Self, Refused> {
        if key == Binding::Numbers || came_with(at) == Some(Binding::Numbers) {
            // The numbers stay together, and nothing else may have one of them.
            return if came_with(at) == Some(key) {
                Ok(self.with(at, Some(Binding::Numbers)))
            } else {
                Err(Refused::Numbers)
            };
        }
        let other =
            self.keys.iter().enumerate().find(|&(other, set)| other != at && set.as_ref() == Some(&key));
        match other {
            Some((other, _)) => Err(Refused::Taken { key, by: LIST[other] }),
            None => Ok(self.with(at, Some(key))),
        }
    }

    /// The same, without a key for the command at a place of [`LIST`].
    #[must_use]
    pub(crate) fn switched_off(&self, at: usize) -> Self {
        self.with(at, None)
    }

    /// The same, with the default key for the command at a place of [`LIST`].
    ///
    /// # Errors
    /// [`Refused::Taken`] if another command has that key now.
    pub(crate) fn as_it_was(&self, at: usize) -> Result<Self, Refused> {
        match came_with(at) {
            Some(key) => self.give(at, key),
            None => Ok(self.clone()),
        }
    }

    /// Whether the command at a place of [`LIST`] has its default key.
    #[must_use]
    pub(crate) fn is_as_it_was(&self, at: usize) -> bool {
        self.key(at) == came_with(at).as_ref()
    }

    /// What differs from the default keys, for the settings file. `before` is what the file has: unknown names stay,
    /// and so does a word that was refused, until its command gets another key.
    #[must_use]
    pub(crate) fn words(&self, before: &BTreeMap<String, String>) -> BTreeMap<String, String> {
        let (_, troubles) = Self::read(before, true);
        let mut words = before.clone();
        for (at, entry) in LIST.iter().enumerate() {
            if self.is_as_it_was(at) && troubles.iter().any(|trouble| trouble.name() == entry.name) {
                continue;
            }
            let _ = words.remove(entry.name);
            if !self.is_as_it_was(at) {
                let word = self.key(at).map_or_else(|| binding::OFF.to_owned(), Binding::word);
                let _ = words.insert(entry.name.to_owned(), word);
            }
        }
        words
    }

    fn with(&self, at: usize, key: Option<Binding>) -> Self {
        let mut with = self.clone();
        if let Some(set) = with.keys.get_mut(at) {
            *set = key;
        }
        with
    }
}

/// Whether no modifier is held, except Shift: then the key is what the keyboard's layout makes of it.
#[must_use]
pub fn is_plain(modifiers: Modifiers) -> bool {
    !modifiers.control() && !modifiers.alt() && !modifiers.logo()
}

/// The default key of the command at a place of [`LIST`].
fn came_with(at: usize) -> Option<Binding> {
    LIST.get(at).and_then(|entry| Binding::named(entry.key))
}

/// Where a command stands in [`LIST`].
fn place(command: Command) -> Option<usize> {
    LIST.iter().position(|entry| std::mem::discriminant(&entry.command) == std::mem::discriminant(&command))
}

#[cfg(test)]
mod tests;
