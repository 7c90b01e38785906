//! Lists of words that people pick from during a turn: feelings and needs. Each is a file of its own.

use serde::Deserialize;

use super::{Text, text};

/// Which words are at hand in a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
pub enum List {
    /// What somebody feels.
    Feelings,
    /// What somebody needs.
    Needs,
}

/// A list of words. [`check_list`](super::check::check_list) reads one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordList {
    /// Its parts, in the order in which they are shown; 1 to [`bounds::GROUPS`](super::bounds).
    pub groups: Vec<WordGroup>,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordGroup {
    /// What it is called.
    #[serde(deserialize_with = "text::line")]
    pub title: Text,
    /// The words in it; at least one.
    #[serde(deserialize_with = "text::lines")]
    pub words: Vec<Text>,
}
