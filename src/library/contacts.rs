//! Where to find help when a talk is the wrong tool.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Deserialize;

use super::read::{self, Misread, ReadError};
use crate::rule_set::{clean, ron_options};

/// Help contacts: `help/contacts.ron` in the person's folder of rule sets, else the built-in ones.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contacts {
    /// The day on which the numbers were last looked up.
    pub checked_on: Option<Date>,
    /// How they were looked up, where that isn't at the services themselves: the end of a sentence.
    #[serde(default)]
    pub checked_in: Option<String>,
    /// The numbers for danger right now.
    #[serde(default)]
    pub emergency: Vec<Emergency>,
    /// Who helps.
    pub contacts: Vec<Contact>,
    /// Where to turn in other places.
    pub elsewhere: String,
}

/// A place's number for danger right now.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emergency {
    /// The country, or the part of it.
    pub place: String,
    /// The number to call.
    pub call: String,
    /// What else people should know.
    #[serde(default)]
    pub note: Option<String>,
    /// Where the number was looked up.
    #[serde(default)]
    pub source: Option<String>,
}

/// Someone who helps.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The country, or the part of it.
    pub place: String,
    /// Who answers.
    pub name: String,
    /// The number to call.
    pub call: String,
    /// Whom they are there for.
    #[serde(default, rename = "for")]
    pub whom: Option<String>,
    /// Another way to reach them.
    #[serde(default)]
    pub note: Option<String>,
    /// Where the number was looked up.
    #[serde(default)]
    pub source: Option<String>,
}

/// What there is in one place: the numbers for danger right now, and then who helps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place<'a> {
    /// What it is called.
    pub name: &'a str,
    /// The numbers for danger right now.
    pub emergency: Vec<&'a Emergency>,
    /// Who helps.
    pub contacts: Vec<&'a Contact>,
}

/// A file of the person's own contacts that can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The file.
    pub file: PathBuf,
    /// What is wrong.
    pub why: WhyNot,
}

/// Why contacts can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNot {
    /// Their file can't.
    Read(ReadError),
    /// What is in it isn't what contacts are.
    Syntax {
        /// The line, from 1.
        line: usize,
        /// What is wrong there.
        wrong: Misread,
    },
    /// An entry has no number, or whatever else there is to call.
    NothingToCall {
        /// Its name or, if it has none, its place.
        entry: String,
    },
}

impl Contacts {
    /// The built-in ones.
    #[must_use]
    pub fn built_in() -> Self {
        // A test reads them, so that this never fails.
        parse(include_str!("../../rules/help/contacts.ron")).unwrap_or_default()
    }

    /// Every place with what there is, in the order in which they are named.
    #[must_use]
    pub fn places(&self) -> Vec<Place<'_>> {
        let emergency = self.emergency.iter().map(|number| number.place.as_str());
        let mut places: Vec<Place<'_>> = Vec::new();
        for name in emergency.chain(self.contacts.iter().map(|contact| contact.place.as_str())) {
            if places.iter().all(|place| place.name != name) {
                let emergency = self.emergency.iter().filter(|number| number.place == name).collect();
                let contacts = self.contacts.iter().filter(|contact| contact.place == name).collect();
                places.push(Place { name, emergency, contacts });
            }
        }
        places
    }

    /// The same, unless there is an entry that nobody can call.
    fn checked(self) -> Result<Self, WhyNot> {
        let emergency = self.emergency.iter().map(|Emergency { place, call, .. }| ([place, place], call));
        let contacts = self.contacts.iter().map(|Contact { place, name, call, .. }| ([name, place], call));
        let mute = emergency.chain(contacts).find(|(_, call)| call.trim().is_empty());
        let entry = mute.map(|(called, _)| called.into_iter().find(|name| !name.trim().is_empty()));
        match entry {
            None => Ok(self),
            Some(entry) => Err(WhyNot::NothingToCall { entry: entry.cloned().unwrap_or_default() }),
        }
    }

    /// The same, cleaned so that it can be shown.
    fn clean(self) -> Self {
        Self {
            emergency: self.emergency.into_iter().map(Emergency::clean).collect(),
            contacts: self.contacts.into_iter().map(Contact::clean).collect(),
            checked_in: self.checked_in.map(clean::owned_line),
            elsewhere: clean::owned_lines(self.elsewhere),
            ..self
        }
    }

    /// The person's, else the built-in ones; and what is wrong with the person's file, in words for them.
    ///
    /// `rules` is the person's folder of rule sets.
    #[must_use]
    pub fn load(rules: &Path) -> (Self, Option<Unreadable>) {
        let path = path(rules);
        let trouble = match read::read(&path) {
            Err(ReadError::Missing) => None,
            Err(error) => Some(Unreadable { file: path, why: WhyNot::Read(error) }),
            Ok(bytes) => match parse(&String::from_utf8_lossy(&bytes)) {
                Ok(contacts) => return (contacts, None),
                Err(why) => Some(Unreadable { file: path, why }),
            },
        };
        (Self::built_in(), trouble)
    }
}

/// The file of the person's own contacts, if they have any. `rules` is their folder of rule sets.
#[must_use]
pub fn path(rules: &Path) -> PathBuf {
    rules.join("help").join("contacts.ron")
}

impl Emergency {
    fn clean(self) -> Self {
        let Self { place, call, note, source } = self;
        let [place, call] = [place, call].map(clean::owned_line);
        Self { place, call, note: note.map(clean::owned_lines), source: source.map(clean::owned_lines) }
    }
}

impl Contact {
    fn clean(self) -> Self {
        let Self { place, name, call, whom, note, source } = self;
        let [place, name, call] = [place, name, call].map(clean::owned_line);
        let [note, source] = [note, source].map(|lines| lines.map(clean::owned_lines));
        Self { place, name, call, whom: whom.map(clean::owned_line), note, source }
    }
}

fn parse(text: &str) -> Result<Contacts, WhyNot> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let contacts: Contacts = ron_options().from_str(text).map_err(|error| {
        let (line, wrong) = read::misread(&error, text);
        WhyNot::Syntax { line: line.unwrap_or(error.span.start.line), wrong }
    })?;
    contacts.clean().checked()
}
