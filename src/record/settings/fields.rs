//! The names of the settings: which are unknown, and which hold a number that makes no sense.

use std::fmt;
use std::path::Path;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};

use super::{Notice, Settings};

const KNOWN: [&str; 15] = [
    "theme",
    "distance",
    "diagonal",
    "text_scale",
    "volume",
    "muted",
    "only_at_end",
    "breathing_sound",
    "language",
    "reduced_motion",
    "digits",
    "history",
    "safety_seen",
    "letter_keys",
    "keys",
];

/// A notice for each field that this version doesn't know.
pub(super) fn unknown(text: &str, path: &Path) -> Vec<Notice> {
    let Ok(Names(names)) = super::options().from_str(text) else { return Vec::new() };
    let unknown = names.into_iter().filter(|name| !KNOWN.contains(&name.as_str()));
    unknown
        .map(|name| {
            let close = KNOWN
                .iter()
                .map(|known| (strsim::damerau_levenshtein(known, &name), known))
                .min()
                .filter(|(distance, known)| *distance <= known.len() / 3 + 1);
            Notice {
                file: path.to_owned(),
                line: line_of(text, &name),
                message: format!("there is no setting `{name}`; it is left out"),
                help: close.map(|(_, known)| format!("Did you mean `{known}`?")),
            }
        })
        .collect()
}

/// Moves numbers to the nearest that makes sense, with a notice for each.
pub(super) fn bring_into_range(settings: &mut Settings, text: &str, path: &Path) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut within = |name: &str, value: &mut f32, usual: f32, (low, high): (f32, f32)| {
        if (low..=high).contains(value) {
            return;
        }
        let was = *value;
        *value = if was.is_nan() { usual } else { was.clamp(low, high) };
        notices.push(Notice {
            file: path.to_owned(),
            line: line_of(text, name),
            message: format!("`{name}` is {was}, and goes from {low} to {high}; {value} is used"),
            help: None,
        });
    };
    let usual = Settings::default();
    within("distance", &mut settings.distance, usual.distance, (0.3, 10.0));
    within("text_scale", &mut settings.text_scale, usual.text_scale, (0.5, 3.0));
    within("volume", &mut settings.volume, usual.volume, (0.0, 1.0));
    if let Some(diagonal) = &mut settings.diagonal {
        within("diagonal", diagonal, 24.0, (4.0, 200.0));
    }
    notices
}

/// The line where a field is written, from 1. Good enough for a message: the first line that begins with the name, or
/// else the first that has it before a colon.
pub(super) fn line_of(text: &str, name: &str) -> Option<usize> {
    let names_it =
        |rest: &str| rest.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with(':'));
    let first = |found: &dyn Fn(&str) -> bool| text.lines().position(found).map(|line| line + 1);
    let anywhere = |line: &str| line.match_indices(name).any(|(at, _)| names_it(&line[at..]));
    first(&|line| names_it(line.trim_start())).or_else(|| first(&anywhere))
}

/// The names of a struct's fields, whatever they hold.
struct Names(Vec<String>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NamesVisitor;

        impl<'de> Visitor<'de> for NamesVisitor {
            type Value = Names;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("settings")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Names, A::Error> {
                let mut names = Vec::new();
                while let Some((Name(name), IgnoredAny)) = map.next_entry()? {
                    names.push(name);
                }
                Ok(Names(names))
            }
        }

        deserializer.deserialize_struct("Settings", &KNOWN, NamesVisitor)
    }
}

/// One field's name. RON reads it only as an identifier, not as a string.
struct Name(String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;

        impl Visitor<'_> for NameVisitor {
            type Value = Name;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("the name of a setting")
            }

            fn visit_str<E>(self, name: &str) -> Result<Name, E> {
                Ok(Name(name.to_owned()))
            }
        }

        deserializer.deserialize_identifier(NameVisitor)
    }
}
