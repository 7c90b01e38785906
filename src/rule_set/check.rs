//! Reads a rule set and says everything that is wrong with it, in one run and with places.

use std::ops::Range;

use super::RuleSet;

/// What came of reading a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The rule set; there exactly when no problem is an [`Severity::Error`].
    pub rule_set: Option<RuleSet>,
    /// Everything found, in the order of the file; problems without a place come first.
    pub problems: Vec<Problem>,
}

impl Checked {
    /// Whether the set can be used.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        self.rule_set.is_some()
    }

    /// The problems that keep the set from being used.
    pub fn errors(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.severity == Severity::Error)
    }

    /// The problems that the set can be used with.
    pub fn warnings(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.severity == Severity::Warning)
    }
}

/// Whether a set can be used in spite of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It can't.
    Error,
    /// It can.
    Warning,
}

/// One thing that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Where it is; `None` where the file as a whole is meant.
    pub place: Option<Place>,
    /// What is wrong, as one sentence without a full stop.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
}

/// Part of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
    /// The bytes meant, in the text that was checked. They lie on the boundaries of characters.
    pub bytes: Range<usize>,
}

/// Reads a rule set and finds every problem in it.
///
/// `sound_exists` answers whether a cue may name this sound.
#[must_use]
pub fn check(source: &str, sound_exists: &dyn Fn(&str) -> bool) -> Checked {
    let _ = (source, sound_exists);
    Checked { rule_set: None, problems: Vec::new() }
}

/// Reads a rule set from a file's bytes: like [`check`], and also says what is wrong with bytes that are no text.
#[must_use]
pub fn check_bytes(bytes: &[u8], sound_exists: &dyn Fn(&str) -> bool) -> Checked {
    check(&String::from_utf8_lossy(bytes), sound_exists)
}

/// A problem as plain text for a terminal or a message box: severity, `file:line:column`, the line itself with the
/// place marked, what is wrong and what would be right. Several lines, without a line break at the end.
///
/// `source` is the text that was checked; for bytes that aren't UTF-8, [`String::from_utf8_lossy`] of them will do.
#[must_use]
pub fn render(file: &str, source: &str, problem: &Problem) -> String {
    let _ = source;
    format!("{file}: {}", problem.message)
}
