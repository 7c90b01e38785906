//! Where to find help when a talk is the wrong tool.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Deserialize;

use super::read::{self, ReadError};
use crate::rule_set::{clean, ron_options};

/// Help contacts: `help/contacts.ron` in the person's folder of rule sets, else the built-in ones.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contacts {
    /// The day on which the numbers were last checked.
    pub checked_on: Option<Date>,
    /// The contacts.
    pub contacts: Vec<Contact>,
    /// Where to turn in other places.
    pub elsewhere: String,
}

/// One contact.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The country, or the part of it.
    pub place: String,
    /// Who answers.
    pub name: String,
    /// The number to call.
    pub call: String,
    /// Another way to reach them.
    #[serde(default)]
    pub note: Option<String>,
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
        /// What is wrong there, as the reader of RON says it.
        words: String,
    },
}

impl Contacts {
    /// The built-in ones.
    #[must_use]
    pub fn built_in() -> Self {
        // A test reads them, so that this never fails.
        parse(include_str!("../../rules/help/contacts.ron")).unwrap_or_default()
    }

    /// The same, cleaned so that it can be shown.
    fn clean(self) -> Self {
        Self {
            contacts: self.contacts.into_iter().map(Contact::clean).collect(),
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
                Err(error) => {
                    let (line, words) = (error.span.start.line, read::words_of(&error));
                    Some(Unreadable { file: path, why: WhyNot::Syntax { line, words } })
                }
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

impl Contact {
    fn clean(self) -> Self {
        let Self { place, name, call, note } = self;
        let [place, name, call] = [place, name, call].map(clean::owned_line);
        Self { place, name, call, note: note.map(clean::owned_lines) }
    }
}

fn parse(text: &str) -> Result<Contacts, ron::error::SpannedError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let contacts: Contacts = ron_options().from_str(text)?;
    Ok(contacts.clean())
}
