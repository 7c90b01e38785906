//! What can be wrong with the form in which something is written.

use super::Known;
use crate::rule_set::check::format::{Choice, Thing};

/// Something that isn't written as the format wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants say what their values are")]
pub enum Form {
    /// This name doesn't belong before the brackets of this.
    NameBefore { name: String, thing: Thing, example: &'static str },
    /// A field stands in the same brackets twice.
    FieldTwice { field: String },
    /// There is no such field; it may still have those that are known. Perhaps it belongs to something else.
    NoField { thing: Thing, field: String, known: Known, of: Option<Thing> },
    /// A field is missing; its value may be like this, and the whole like the example.
    FieldMissing { thing: Thing, field: &'static str, value: &'static str, example: &'static str },
    /// A value is of the wrong kind; the examples are of the right one.
    Kind { spot: Spot, right: Right, found: Found, examples: Vec<String> },
    /// A number isn't between these two.
    Number { spot: Spot, number: i64, least: i64, most: i64 },
    /// A text has so many characters.
    TextTooLong { characters: usize },
    /// A text is there in no language.
    NoLanguage { spot: Spot },
    /// A map has an id or a language twice.
    KeyTwice { key: String, spot: Spot },
    /// There is no such word to choose.
    NoChoice { choice: Choice, word: String, known: Known },
    /// A word to choose stands in quotes.
    ChoiceInQuotes { word: &'static str, example: &'static str },
    /// Where one word is chosen there is a list, or a word in brackets; it could be one of these.
    ChoiceInList { spot: Spot, examples: Vec<String> },
    /// Brackets after a word that has none.
    NoBrackets { word: &'static str },
    /// A turn with changes needs brackets of its own.
    BracketsTwice { word: &'static str, example: String },
    /// A turn without changes has its field’s name before it.
    TurnNamed { word: &'static str, example: String },
    /// What this step asks for stands in the brackets of its turn.
    BracketsOnce { word: &'static str, example: &'static str },
    /// Brackets are missing after a word.
    BracketsMissing { word: &'static str, example: &'static str },
    /// The wrong number of values stands in the brackets of a word.
    NumberInBrackets { word: &'static str, example: &'static str },
    /// The values in the brackets of a word need names.
    NamesMissing { word: &'static str, example: &'static str },
}

/// A value in a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// Something with fields.
    Thing(Thing),
    /// What a field holds.
    Field(&'static str),
    /// An entry of a field's list.
    Entry(&'static str),
    /// What a field's map has under this id or language.
    Named(String, &'static str),
    /// What an entry of a field's list has under this language.
    NamedInEntry(String, &'static str),
    /// What stands in the brackets of a word.
    Inside(&'static str),
    /// An id or a language, before the colon.
    Key,
}

impl Spot {
    /// An entry of the list here; no list stands in anything but a field.
    pub(in crate::rule_set::check) fn entry(&self) -> Self {
        match self {
            Self::Field(field) => Self::Entry(field),
            other => other.clone(),
        }
    }

    /// What the map here has under this id or language; no map stands in anything but a field or an entry.
    pub(in crate::rule_set::check) fn named(&self, key: String) -> Self {
        match self {
            Self::Field(field) => Self::Named(key, field),
            Self::Entry(field) => Self::NamedInEntry(key, field),
            other => other.clone(),
        }
    }
}

/// What a value should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are called as in the format")]
pub enum Right {
    Fields,
    Text,
    Whole,
    Flag,
    Time,
    Days,
    TimeOrShare,
    List,
    Map,
    Turn,
    Choice(Choice),
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are called as in the format")]
pub enum Found {
    Text,
    Number,
    Flag,
    List,
    Map,
    None,
    Word,
    EmptyBrackets,
    Values,
    Fields,
}
