//! `common-ground` and `common-ground start`: what is needed before a window opens.

use std::io::{self, IsTerminal, Write};

use super::display::{is_display, on_display};
use super::terminal::typed;
use super::{First, Home, Outcome, WindowRequest, arguments, refuse};
use crate::library::find::find;
use crate::library::paths::named;
use crate::rule_set::{bounds, clean};
use crate::words::{InWords, Words, say};

/// Why names can't be used in a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum BadNames {
    Empty,
    Long(String),
    Unprintable(String),
    Twice(String),
    Many { given: usize },
}

impl InWords for BadNames {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Empty => say!(words, "cli-names-empty"),
            Self::Long(name) => say!(words, "cli-names-long", name = name.as_str(), most = bounds::NAME),
            Self::Unprintable(name) => {
                say!(words, "cli-names-unprintable", name = name.escape_default().to_string())
            }
            Self::Twice(name) => say!(words, "cli-names-twice", name = name.as_str()),
            Self::Many { given } => {
                let given = *given;
                say!(words, "cli-names-many", given = given, most = bounds::PARTICIPANTS)
            }
        }
    }
}

/// Opens the app at its library.
pub(super) fn open(home: Home<'_>, quiet_sound: bool, err: &mut dyn Write) -> io::Result<Outcome> {
    let request = WindowRequest {
        folders: home.folders,
        first: First::Library,
        quiet_sound,
        fullscreen: false,
        speed: 1,
    };
    on_display(request, home.words, err)
}

/// Opens the app at set-up or on the stage.
///
/// If a file was only `opened`, as file managers do, nobody reads the terminal: problems of the set are then shown in the
/// window.
pub(super) fn start(
    home: Home<'_>,
    asked: &arguments::Start,
    opened: bool,
    quiet_sound: bool,
    err: &mut dyn Write,
) -> io::Result<Outcome> {
    let names = match asked.names.as_deref().map(names).transpose() {
        Ok(names) => names,
        Err(bad) => return refuse(home.words, err, bad.in_words(home.words)).map(Outcome::Exit),
    };
    let path = named(&home.folders.rules(), &asked.set.to_string_lossy());
    if let Some(path) = path.filter(|path| path.path().is_some() && names.is_none()) {
        let (fullscreen, speed, first) = (asked.fullscreen, asked.speed, First::Path(path.name.clone()));
        let request = WindowRequest { folders: home.folders, first, quiet_sound, fullscreen, speed };
        return on_display(request, home.words, err);
    }
    let entry = match home.usable(&asked.set, err)? {
        Ok(entry) => entry,
        Err(status) => {
            let broken = (opened && !io::stderr().is_terminal() && is_display())
                .then(|| find(&home.folders.rules(), &asked.set, &|name| home.has_sound(name)).ok())
                .flatten();
            let Some(entry) = broken else { return Ok(Outcome::Exit(status)) };
            let (first, fullscreen, speed) = (First::SetUp(Box::new(entry)), asked.fullscreen, asked.speed);
            let request = WindowRequest { folders: home.folders, first, quiet_sound, fullscreen, speed };
            return on_display(request, home.words, err);
        }
    };
    let first = match names {
        None => First::SetUp(Box::new(entry)),
        Some(names) => {
            if let Some(wrong) = wrong_number(home.words, &entry, names.len()) {
                let status = refuse(home.words, err, wrong)?;
                let set = typed(&asked.set.to_string_lossy());
                writeln!(err, "{}", say!(home.words, "cli-wrong-number-start", set = set))?;
                return Ok(Outcome::Exit(status));
            }
            First::Stage(Box::new(entry), names)
        }
    };
    let (fullscreen, speed) = (asked.fullscreen, asked.speed);
    let request = WindowRequest { folders: home.folders, first, quiet_sound, fullscreen, speed };
    on_display(request, home.words, err)
}

/// The names that were typed, cleaned.
pub(super) fn names(typed: &[String]) -> Result<Vec<String>, BadNames> {
    if typed.len() > bounds::PARTICIPANTS {
        return Err(BadNames::Many { given: typed.len() });
    }
    let mut names: Vec<String> = Vec::with_capacity(typed.len());
    for name in typed {
        let name = name.replace(|sign| sign == '\t' || clean::is_separator(sign), " ");
        let name = name.trim();
        if name.is_empty() {
            return Err(BadNames::Empty);
        }
        if name.chars().count() > bounds::NAME {
            return Err(BadNames::Long(clean::quoted(name, bounds::NAME)));
        }
        if name.chars().any(char::is_control) {
            return Err(BadNames::Unprintable(name.to_owned()));
        }
        let name = clean::line(name);
        if names.iter().any(|other| other.to_lowercase() == name.to_lowercase()) {
            return Err(BadNames::Twice(name.into_owned()));
        }
        names.push(name.into_owned());
    }
    Ok(names)
}

/// What to say if the set has no seats for so many people.
pub(super) fn wrong_number(words: &Words, entry: &crate::library::Entry, given: usize) -> Option<String> {
    let participants = &entry.rule_set()?.participants;
    if (participants.min..=participants.max).contains(&given) {
        return None;
    }
    let people = words.people(participants.min, participants.max);
    Some(say!(words, "cli-wrong-number", name = entry.name.as_str(), people = people, given = given))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(names: &[&str]) -> Result<Vec<String>, BadNames> {
        super::names(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn names_are_taken_as_people_type_them() {
        assert_eq!(typed(&["Ana", " Ben "]), Ok(vec!["Ana".to_owned(), "Ben".to_owned()]));
        let forty = "ß".repeat(40);
        assert_eq!(typed(&[&forty]), Ok(vec![forty]));
        let names = ["Ana\u{2029}א", "\nBen\t", "\u{202e}Cem"];
        assert_eq!(
            typed(&names),
            Ok(vec!["Ana א".to_owned(), "Ben".to_owned(), "\u{202e}Cem\u{202c}".to_owned()])
        );
    }

    #[test]
    fn a_name_that_cannot_be_shown_is_refused_with_the_reason() {
        assert_eq!(typed(&["Ana", ""]), Err(BadNames::Empty));
        assert!(matches!(typed(&[&"a".repeat(41)]), Err(BadNames::Long(_))));
        assert!(matches!(typed(&["A\u{1b}na"]), Err(BadNames::Unprintable(_))));
        assert_eq!(typed(&["Ana", "ana"]), Err(BadNames::Twice("ana".to_owned())));
        assert!(matches!(typed(&["a"; 13]), Err(BadNames::Many { given: 13 })));
    }
}
