//! Reads the keys in the settings file. For an entry that makes no sense there is a message, and the command keeps its
//! default key.

use std::collections::BTreeMap;

use super::binding::OFF;
use super::{Binding, Bindings, LIST};
use crate::rule_set::clean;
use crate::rule_set::meant::nearest;

/// Characters of a name in the file that a message quotes.
const QUOTED: usize = 60;

/// Something in the settings file's keys that makes no sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeyProblem {
    pub name: String,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// What would be right, as a sentence without a full stop.
    pub help: Option<String>,
}

impl Bindings {
    /// The keys from the settings, by the commands' names, and what is wrong with them.
    #[must_use]
    pub(crate) fn read(words: &BTreeMap<String, String>, letters: bool) -> (Self, Vec<KeyProblem>) {
        let usual = Self::default();
        let mut troubles: Vec<KeyProblem> = words.keys().filter_map(|name| unknown(name)).collect();
        let mut keys = usual.keys.clone();
        for (at, entry) in LIST.iter().enumerate() {
            let Some(word) = words.get(entry.name) else { continue };
            if word.trim().eq_ignore_ascii_case(OFF) {
                keys[at] = None;
                continue;
            }
            match Binding::read(word) {
                Ok(key) if (key == Binding::Numbers) == (usual.keys[at] == Some(Binding::Numbers)) => {
                    keys[at] = Some(key);
                }
                Ok(_) => troubles.push(stands(entry.name, &super::Refused::Numbers.to_string(), entry.key)),
                Err(refused) => troubles.push(stands(entry.name, &refused.to_string(), entry.key)),
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
            let cap = keys[at].as_ref().map(Binding::cap).unwrap_or_default();
            let why = format!("{cap} is already “{}” (`{}`)", LIST[other].does, LIST[other].name);
            troubles.push(stands(LIST[at].name, &why, LIST[at].key));
            keys[at].clone_from(&usual.keys[at]);
        }
        (Self { keys, letters }, troubles)
    }
}

fn stands(name: &str, why: &str, key: &str) -> KeyProblem {
    let why = why.trim_end_matches('.');
    KeyProblem {
        name: name.to_owned(),
        message: format!("the key of `{name}` can't be that: {why}"),
        help: Some(format!(
            "It stays \"{key}\"; a key is one letter or sign, a word such as \"space\", \"left\" or \"f5\", or \"off\""
        )),
    }
}

fn unknown(name: &str) -> Option<KeyProblem> {
    if LIST.iter().any(|entry| entry.name == name) {
        return None;
    }
    let close = nearest(name, LIST.iter().map(|entry| entry.name));
    let all = || LIST.iter().map(|entry| entry.name).collect::<Vec<_>>().join(", ");
    Some(KeyProblem {
        name: name.to_owned(),
        message: format!("no key is called `{}`; it does nothing", clean::quoted(name, QUOTED)),
        help: Some(
            close.map_or_else(|| format!("There are {}", all()), |known| format!("Did you mean `{known}`?")),
        ),
    })
}
