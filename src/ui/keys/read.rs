//! Reads the keys in the settings file. For an entry that makes no sense there is a message, and the command keeps its
//! default key.

use std::collections::BTreeMap;

use super::binding::{OFF, Occupied};
use super::{Binding, Bindings, Entry, LIST, Refused};
use crate::rule_set::clean;
use crate::rule_set::meant::nearest;
use crate::words::{InWords, Words, say};

/// Characters of a name in the file that a message quotes.
const QUOTED: usize = 60;

/// Something in the settings file's keys that makes no sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum KeyProblem {
    /// There is no command of this name.
    Unknown(String),
    /// A command can't have the key.
    Refused { command: Entry, why: Refused },
    /// Another command has the key.
    Clash { command: Entry, key: Binding, by: Entry },
}

impl KeyProblem {
    /// The command's name in the file.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Unknown(name) => name,
            Self::Refused { command, .. } | Self::Clash { command, .. } => command.name,
        }
    }

    /// What is wrong, as a sentence without a full stop.
    pub(crate) fn message(&self, words: &Words) -> String {
        let name = self.name();
        match self {
            Self::Unknown(name) => {
                let name = clean::quoted(name, QUOTED);
                say!(words, "key-in-file-unknown", name = name)
            }
            Self::Refused { why: Refused::Fixed(Occupied::Tab), .. } => {
                say!(words, "key-in-file-tab", name = name)
            }
            Self::Refused { why: Refused::Fixed(Occupied::Enter), .. } => {
                say!(words, "key-in-file-enter", name = name)
            }
            Self::Refused { why: Refused::Fixed(Occupied::Escape), .. } => {
                say!(words, "key-in-file-esc", name = name)
            }
            Self::Refused { why: Refused::Fixed(Occupied::Help), .. } => {
                say!(words, "key-in-file-f1", name = name)
            }
            Self::Refused { why: Refused::Fixed(Occupied::FullScreen), .. } => {
                say!(words, "key-in-file-f11", name = name)
            }
            Self::Refused { why: Refused::Numbers, .. } => say!(words, "key-in-file-numbers", name = name),
            Self::Refused { .. } => say!(words, "key-in-file-no-key", name = name),
            Self::Clash { key, by, .. } => {
                let (key, command, other) = (key.in_words(words), by.in_words(words), by.name);
                say!(words, "key-in-file-taken", name = name, key = key, command = command, other = other)
            }
        }
    }

    /// What would be right, as a sentence without a full stop.
    pub(crate) fn help(&self, words: &Words) -> String {
        match self {
            Self::Unknown(name) => {
                let names = || LIST.iter().map(|entry| entry.name);
                if let Some(known) = nearest(name, names()) {
                    say!(words, "key-in-file-meant", name = known)
                } else {
                    let names = names().collect::<Vec<_>>().join(", ");
                    say!(words, "key-in-file-names", names = names)
                }
            }
            Self::Refused { command, .. } | Self::Clash { command, .. } => {
                let key = command.key;
                say!(words, "key-in-file-stays", key = key)
            }
        }
    }
}

impl Bindings {
    /// The keys from the settings, by the commands' names, and what is wrong with them.
    #[must_use]
    pub(crate) fn read(words: &BTreeMap<String, String>, letters: bool) -> (Self, Vec<KeyProblem>) {
        let usual = Self::default();
        let is_known = |name: &str| LIST.iter().any(|entry| entry.name == name);
        let unknown = words.keys().filter(|name| !is_known(name));
        let mut troubles: Vec<KeyProblem> = unknown.cloned().map(KeyProblem::Unknown).collect();
        let mut keys = usual.keys.clone();
        for (at, command) in LIST.iter().copied().enumerate() {
            let Some(word) = words.get(command.name) else { continue };
            if word.trim().eq_ignore_ascii_case(OFF) {
                keys[at] = None;
                continue;
            }
            match Binding::read(word) {
                Ok(key) if (key == Binding::Numbers) == (usual.keys[at] == Some(Binding::Numbers)) => {
                    keys[at] = Some(key);
                }
                Ok(_) => troubles.push(KeyProblem::Refused { command, why: Refused::Numbers }),
                Err(why) => troubles.push(KeyProblem::Refused { command, why }),
            }
        }
        // Where two commands want the same key, a changed one goes back to its default, the later one first.
        let is_changed =
            |keys: &[Option<Binding>], at: usize| keys[at].is_some() && keys[at] != usual.keys[at];
        let clash = |keys: &[Option<Binding>]| {
            (0..keys.len()).rev().filter(|&at| is_changed(keys, at)).find_map(|at| {
                let other = (0..keys.len()).find(|&other| other != at && keys[other] == keys[at])?;
                Some((at, other))
            })
        };
        while let Some((at, other)) = clash(&keys) {
            let key = std::mem::replace(&mut keys[at], usual.keys[at].clone());
            troubles.extend(key.map(|key| KeyProblem::Clash { command: LIST[at], key, by: LIST[other] }));
        }
        (Self { keys, letters, quick_exit: true }, troubles)
    }
}
