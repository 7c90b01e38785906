//! Keys: what each does on the stage, as it comes and as people set it. They never fire while someone types.
//!
//! [`LIST`] is the one place where commands and the keys that they come with are written down. [`Bindings`] says which
//! key each has now; the stage's caps, the list of keys and the help are all made from it.

use std::collections::BTreeMap;

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};

use crate::talk::Command;

mod binding;
mod layout;
mod read;

pub use binding::{Binding, Refused};
pub use layout::{Layout, Stroke};
pub use read::KeyProblem;

/// A command whose key can be changed.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Its name in the settings file.
    pub name: &'static str,
    /// The key that it comes with, as the settings file has it.
    pub key: &'static str,
    /// What it does, for people.
    pub does: &'static str,
}

const fn entry(command: Command, name: &'static str, key: &'static str, does: &'static str) -> Entry {
    Entry { command, name, key, does }
}

/// Every command whose key can be changed, in the order in which people read them.
pub const LIST: &[Entry] = &[
    entry(Command::Pause, "pause", "space", "Pause and go on"),
    entry(Command::Next, "next", "right", "Next"),
    entry(Command::Back, "back", "left", "One step back"),
    entry(Command::Undo, "undo", "u", "Undo, for a moment"),
    entry(Command::Break, "break", "b", "Take a break"),
    entry(Command::Longer, "longer", "+", "A longer break"),
    entry(Command::Shorter, "shorter", "-", "A shorter break"),
    entry(Command::Extend, "extend", "e", "A minute more"),
    entry(Command::Pass, "pass", "n", "Pass this turn"),
    entry(Command::Repair, "repair", "r", "A line that helps"),
    entry(Command::Park, "park", "p", "Park a topic"),
    entry(Command::Number(1), "numbers", "1-9", "Bring a rule forward"),
    entry(Command::Mute, "mute", "m", "Sound off and on"),
    entry(Command::Digits, "digits", "d", "Minutes only"),
    entry(Command::End, "end", "q", "End here"),
    entry(Command::Audience, "audience", "a", "A second window"),
    entry(Command::Keys, "keys", "?", "This list"),
];

/// Keys that stay what they are, and what they do.
pub const FIXED: [(&str, &str); 4] = [
    ("Ctrl+B", "Take a break, even while you type"),
    ("Tab", "To the next control; back with Shift"),
    ("Esc", "Close what is on top, or go back"),
    ("F11", "Full screen"),
];

/// Which key each command has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bindings {
    /// In the order of [`LIST`]; `None` is off.
    keys: Vec<Option<Binding>>,
    /// Whether letters, numbers and signs do anything by themselves.
    letters: bool,
}

impl Default for Bindings {
    fn default() -> Self {
        Self { keys: LIST.iter().map(|entry| Binding::named(entry.key)).collect(), letters: true }
    }
}

impl Bindings {
    /// What a key asks for: by what is printed on it, and by its [place](Layout::place) where that is something else than
    /// a Latin letter or a digit. `typing` is true while a field takes the letters: then only the break and full screen
    /// are left, since a break is never out of reach.
    #[must_use]
    pub fn command(
        &self,
        key: &Key,
        place: Option<&Key>,
        modifiers: Modifiers,
        typing: bool,
    ) -> Option<Command> {
        if matches!(key, Key::Named(Named::F11)) {
            return Some(Command::FullScreen);
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
        // On a French keyboard 6 has a minus: it is the 6, unless somebody gave the minus to a command themselves.
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

    /// The key of a command as it stands on a key cap; `None` where it has none, or none that works.
    #[must_use]
    pub fn cap(&self, command: Command) -> Option<String> {
        let at = place(command)?;
        self.key(at).filter(|_| !self.is_asleep(at)).map(Binding::cap)
    }

    /// Whether numbers answer what is asked.
    #[must_use]
    pub fn has_numbers(&self) -> bool {
        self.cap(Command::Number(1)).is_some()
    }

    /// The number that chooses what stands at a place, from 0; `None` where there is none, or where numbers do nothing.
    #[must_use]
    pub fn number(&self, place: usize) -> Option<String> {
        (place < 9 && self.has_numbers()).then(|| (place + 1).to_string())
    }

    /// What a number says before what it chooses; nothing where numbers do nothing.
    #[must_use]
    pub fn numbered(&self, place: usize, words: &str) -> String {
        if self.has_numbers() { format!("{}   {words}", place + 1) } else { words.to_owned() }
    }

    /// Every key that does something and what it does, for people to read; [`FIXED`] has those that stay what they are.
    #[must_use]
    pub fn lines(&self) -> Vec<(String, &'static str)> {
        LIST.iter().filter_map(|entry| Some((self.cap(entry.command)?, entry.does))).collect()
    }

    /// The key at a place of [`LIST`], whether letters work or not.
    #[must_use]
    pub fn key(&self, at: usize) -> Option<&Binding> {
        self.keys.get(at)?.as_ref()
    }

    /// Whether the key at a place of [`LIST`] does nothing because letters are off.
    #[must_use]
    pub fn is_asleep(&self, at: usize) -> bool {
        !self.letters && self.key(at).is_some_and(Binding::is_letter)
    }

    /// Whether letters, numbers and signs do anything by themselves.
    #[must_use]
    pub fn letters(&self) -> bool {
        self.letters
    }

    /// With letters, numbers and signs off or on.
    #[must_use]
    pub fn with_letters(self, letters: bool) -> Self {
        Self { letters, ..self }
    }

    /// With another key for the command at a place of [`LIST`].
    ///
    /// # Errors
    /// [`Refused`], with the reason in words.
    pub fn give(&self, at: usize, key: Binding) -> Result<Self, Refused> {
        if key == Binding::Numbers || came_with(at) == Some(Binding::Numbers) {
            // The numbers go together, and nothing else may have one of them.
            return if came_with(at) == Some(key) {
                Ok(self.with(at, Some(Binding::Numbers)))
            } else {
                Err(Refused::Numbers)
            };
        }
        let other =
            self.keys.iter().enumerate().find(|&(other, set)| other != at && set.as_ref() == Some(&key));
        match other {
            Some((other, _)) => Err(Refused::Taken { key: key.cap(), by: LIST[other].does }),
            None => Ok(self.with(at, Some(key))),
        }
    }

    /// Without a key for the command at a place of [`LIST`].
    #[must_use]
    pub fn switched_off(&self, at: usize) -> Self {
        self.with(at, None)
    }

    /// With the key that the command at a place of [`LIST`] came with.
    ///
    /// # Errors
    /// [`Refused::Taken`] where another has it now.
    pub fn as_it_was(&self, at: usize) -> Result<Self, Refused> {
        match came_with(at) {
            Some(key) => self.give(at, key),
            None => Ok(self.clone()),
        }
    }

    /// Whether the command at a place of [`LIST`] has the key that it came with.
    #[must_use]
    pub fn is_as_it_was(&self, at: usize) -> bool {
        self.key(at) == came_with(at).as_ref()
    }

    /// What differs from the keys that the commands come with, for the settings file. `before` is what stands there:
    /// names that are no command's stay, and so does a word that was refused, until its command gets another key.
    #[must_use]
    pub fn words(&self, before: &BTreeMap<String, String>) -> BTreeMap<String, String> {
        let (_, troubles) = Self::read(before, true);
        let mut words = before.clone();
        for (at, entry) in LIST.iter().enumerate() {
            if self.is_as_it_was(at) && troubles.iter().any(|trouble| trouble.name == entry.name) {
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

/// Whether nothing is held beside a key but Shift: then it is what the keyboard's layout makes of it.
#[must_use]
pub fn is_plain(modifiers: Modifiers) -> bool {
    !modifiers.control() && !modifiers.alt() && !modifiers.logo()
}

/// The key that the command at a place of [`LIST`] came with.
fn came_with(at: usize) -> Option<Binding> {
    LIST.get(at).and_then(|entry| Binding::named(entry.key))
}

/// Where a command stands in [`LIST`].
fn place(command: Command) -> Option<usize> {
    LIST.iter().position(|entry| std::mem::discriminant(&entry.command) == std::mem::discriminant(&command))
}

#[cfg(test)]
mod tests;
