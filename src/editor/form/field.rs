//! One value as a form shows it.

use std::ops::Range;

use super::super::{Kind, Path};

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The way to it, where it is and where it would be.
    pub path: Path,
    /// Where its value stands in the text; `None` where it is left out.
    pub bytes: Option<Range<usize>>,
    /// What it holds.
    pub kind: Kind,
    /// Whether it can't be left out.
    pub is_required: bool,
    /// What is shown and typed over: a text without its quotes, in the shown language; anything else as it is written;
    /// nothing where it is left out, or lacks the shown language.
    pub shown: String,
    /// The wordings of a text that is in languages, by tag, in the order of the file.
    pub wordings: Vec<(String, String)>,
    /// The wording in another language that a talk would have, because the text lacks the shown one; and that language.
    pub borrowed: Option<(String, String)>,
    /// The set's languages that this text lacks; none for a plain text, which is for all.
    pub lacks: Vec<String>,
}

impl Default for Field {
    fn default() -> Self {
        Self {
            path: Path::default(),
            bytes: None,
            kind: Kind::Unknown,
            is_required: false,
            shown: String::new(),
            wordings: Vec::new(),
            borrowed: None,
            lacks: Vec::new(),
        }
    }
}

impl Field {
    /// Whether it is left out, or `None`.
    #[must_use]
    pub fn is_left_out(&self) -> bool {
        self.bytes.is_none()
    }

    /// What a talk in the shown language would say: its own words, or borrowed ones.
    #[must_use]
    pub fn said(&self) -> &str {
        self.borrowed.as_ref().map_or(&self.shown, |(_, words)| words)
    }

    /// What it says, or what it means where it is left out.
    #[must_use]
    pub fn or<'a>(&'a self, usual: &'a str) -> &'a str {
        if self.is_left_out() { usual } else { &self.shown }
    }
}

/// A list of values.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct List {
    /// The way to it.
    pub path: Path,
    /// Where it stands; `None` where it is left out.
    pub bytes: Option<Range<usize>>,
    /// Its values. Where something else than a list stands there, there are none.
    pub items: Vec<Field>,
}

impl List {
    /// Whether one of its values is this word.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.items.iter().any(|item| item.shown == word)
    }
}

/// Something that the form has no field for: it is shown, kept, and changed in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Other {
    /// The way to it.
    pub path: Path,
    /// Where it stands.
    pub bytes: Range<usize>,
    /// How it is written, shortened.
    pub written: String,
}
