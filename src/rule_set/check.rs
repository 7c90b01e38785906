//! Reads a rule set, a path, or a list of words, and finds everything that is wrong with it in one run, with places.

mod cues;
pub mod fault;
mod flow;
mod format;
mod ids;
mod lengths;
mod lists;
mod paths;
mod report;
mod shape;
mod signs;
mod texts;
mod then;
mod unread;

use std::collections::HashSet;
use std::ops::Range;

use serde::de::DeserializeOwned;

use super::source::{self, Value};
use super::{FORMAT, RuleSet, WordList, bounds};
use crate::rule_set::meant::nearest;
use fault::{Lists, Paths};
use report::{Lines, Report};

pub use super::source::{Brackets, Misplaced, Syntax};
pub use fault::Fault;
pub use format::{Choice, Thing};
pub(crate) use format::{Holds, Record, SET, TURN_REF, Type};
pub(super) use format::{holds_fields, is_step};
pub use paths::{CheckedPath, check_path, is_path, is_set};
pub use texts::Wording;
pub use then::Shelf;
pub use unread::{ReadError, Special};

/// The result of reading a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The rule set, unless there is a problem that is an [`Severity::Error`].
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
    /// What is wrong.
    pub fault: Fault,
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
    /// What stands there, as much of it as a message quotes.
    pub written: String,
}

/// What is known about a sound that a cue names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sound {
    /// It exists, and nothing is known to be wrong with it.
    There,
    /// There is no sound of this name.
    Missing,
    /// There is a file of this name, but of a kind that isn't played.
    OtherKind {
        /// The file's name.
        file: String,
    },
    /// There is one, but it can't be played.
    Unplayable {
        /// Why, for people.
        why: String,
        /// What would be right.
        right: String,
    },
}

impl From<bool> for Sound {
    fn from(exists: bool) -> Self {
        if exists { Self::There } else { Self::Missing }
    }
}

/// The result of reading a list of words.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedList {
    /// The list, unless there is a problem that is an [`Severity::Error`].
    pub list: Option<WordList>,
    /// Everything found, as in [`Checked`].
    pub problems: Vec<Problem>,
}

/// Reads a rule set and finds every problem in it.
///
/// `sound` says what is known about a sound that a cue names, or only whether it exists. A byte order mark at the beginning
/// is fine. At most a hundred problems are reported, errors first, and then that there are more.
#[must_use]
pub fn check<S: Into<Sound>>(source: &str, sound: &dyn Fn(&str) -> S) -> Checked {
    check_bytes(source.as_bytes(), sound)
}

/// Reads a rule set from a file's bytes: like [`check`], and also says where they aren't text.
#[must_use]
pub fn check_bytes<S: Into<Sound>>(bytes: &[u8], sound: &dyn Fn(&str) -> S) -> Checked {
    check_bytes_on(None, bytes, sound)
}

/// The same for a set that stands on a shelf beside others: it also warns of names that none of them has.
#[must_use]
pub fn check_beside<S: Into<Sound>>(shelf: &Shelf, bytes: &[u8], sound: &dyn Fn(&str) -> S) -> Checked {
    check_bytes_on(Some(shelf), bytes, sound)
}

fn check_bytes_on<S: Into<Sound>>(shelf: Option<&Shelf>, bytes: &[u8], sound: &dyn Fn(&str) -> S) -> Checked {
    let read = |text: &str, report: &mut Report| read_set(text, shelf, &|name| sound(name).into(), report);
    let (rule_set, problems) = checked(bytes, &read);
    Checked { rule_set, problems }
}

/// Reads a list of words from a file's bytes, and finds every problem in it as [`check_bytes`] does in a rule set.
#[must_use]
pub fn check_list(bytes: &[u8]) -> CheckedList {
    let (list, problems) = checked(bytes, &read_list);
    CheckedList { list, problems }
}

/// Whether this is a list of words rather than a rule set, by its fields, even where it can't be read.
#[must_use]
pub fn is_list(source: &str) -> bool {
    let (mut outer, mut words) = (HashSet::new(), false);
    for (depth, name) in source::names(source) {
        words |= depth > 1 && name == "words";
        if depth == 1 {
            let _ = outer.insert(name);
        }
    }
    let has = |names: &[&str]| names.iter().any(|name| outer.contains(name));
    let likely = || words || outer.iter().any(|name| nearest(name, ["groups"]).is_some());
    !has(&["turns", "flow", "steps"]) && (has(&["groups"]) || (!has(&["format", "name"]) && likely()))
}

/// What a file's bytes say, and everything that is wrong with them.
fn checked<T>(bytes: &[u8], read: &dyn Fn(&str, &mut Report) -> Option<T>) -> (Option<T>, Vec<Problem>) {
    if bytes.len() as u64 > bounds::FILE {
        return (None, refuse(Fault::TooBig));
    }
    let mut report = Report::new();
    let error = match std::str::from_utf8(bytes) {
        Ok(source) => {
            let read = read_text(source, read, &mut report);
            return (read, report.finish(source));
        }
        Err(error) => error,
    };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return (None, refuse(Fault::Utf16));
    }
    let lossy = String::from_utf8_lossy(bytes);
    // Both are the same up to here; then the lossy one has a replacement character of three bytes.
    let start = error.valid_up_to();
    report.error(&(start..start + char::REPLACEMENT_CHARACTER.len_utf8()), Fault::NotUtf8);
    (None, report.finish(&lossy))
}

/// A problem with the file as a whole; nothing in it is checked.
fn refuse(fault: Fault) -> Vec<Problem> {
    vec![Problem { severity: Severity::Error, place: None, fault }]
}

fn read_text<T>(
    source: &str,
    read: &dyn Fn(&str, &mut Report) -> Option<T>,
    report: &mut Report,
) -> Option<T> {
    match source.strip_prefix('\u{feff}') {
        // Spaces as wide as the mark keep every place right.
        Some(rest) => read(&format!("   {rest}"), report),
        None => read(source, report),
    }
}

fn read_set(
    text: &str,
    shelf: Option<&Shelf>,
    sound: &dyn Fn(&str) -> Sound,
    report: &mut Report,
) -> Option<RuleSet> {
    if is_later(text, report) {
        return None;
    }
    let set = tree(text, format::SET.example, report);
    if let Some(set) = &set {
        find_problems(set, text, sound, report);
        then::check(set, shelf, report);
    }
    if report.has_errors() {
        let other: Option<Fault> = if is_path(text) {
            Some(Paths::NotASet.into())
        } else {
            is_list(text).then(|| Lists::NotASet.into())
        };
        if let Some(other) = other {
            // What is wrong with it as a rule set is no help.
            *report = Report::new();
            report.error_of_file(other);
        }
        return None;
    }
    let (rule_set, set) = (parse(text, &super::set_options(), report)?, set?);
    lengths::check_talk(&rule_set, &set, report);
    Some(rule_set).filter(|_| !report.has_errors())
}

/// Whether the file is of a later format: then nothing else in it is checked.
fn is_later(text: &str, report: &mut Report) -> bool {
    let later = source::format(text).filter(|(format, _)| *format > i64::from(FORMAT));
    if let Some((format, bytes)) = &later {
        report.error(bytes, Fault::LaterFormat(*format));
    }
    later.is_some()
}

fn read_list(text: &str, report: &mut Report) -> Option<WordList> {
    let list = tree(text, format::WORD_LIST.example, report)?;
    let mut shape = shape::Shape::new(report);
    shape.record(&list, &format::WORD_LIST);
    let all_texts = shape.texts;
    lists::check(&list, report);
    texts::check(&list, &all_texts, report);
    signs::check(&list, text, report);
    if report.has_errors() { None } else { parse(text, &super::ron_options(), report) }
}

/// The values of a file; none if it can't be read as RON. `example` is how it is written.
fn tree<'a>(text: &'a str, example: &'static str, report: &mut Report) -> Option<Value<'a>> {
    let mut slips = Vec::new();
    let read = source::read(text, &mut slips);
    let line = |at: usize| text.get(..at).unwrap_or_default().matches('\n').count();
    let lines: HashSet<usize> = slips.iter().map(|slip| line(slip.bytes.start)).collect();
    for slip in slips {
        report.error(&slip.bytes, slip.what);
    }
    match read {
        Ok(Some(set)) => return Some(set),
        Ok(None) if report.has_errors() => {}
        Ok(None) => {
            let is_empty = text.trim().is_empty();
            report.error_of_file(if is_empty { Fault::Empty(example) } else { Fault::OnlyComments(example) });
        }
        Err(trouble) => {
            // An error on the same line as a slip may go away with it.
            if lines.is_empty() || !lines.contains(&line(trouble.bytes.start)) {
                report.error(&trouble.bytes, trouble.what);
            }
        }
    }
    None
}

/// Everything that can be checked in the file as it is written.
fn find_problems(set: &Value<'_>, file: &str, sound: &dyn Fn(&str) -> Sound, report: &mut Report) {
    let mut shape = shape::Shape::new(report);
    shape.record(set, &format::SET);
    let all_texts = shape.texts;
    let uses = flow::check(set, report);
    ids::check(set, &uses, report);
    cues::check(set, &uses, sound, report);
    texts::check(set, &all_texts, report);
    texts::check_rules(set, report);
    texts::check_opening(set, report);
    lengths::check_people(set, report);
    lengths::check_lines(set, report);
    lengths::check_search(set, report);
    lengths::check_breaks(set, report);
    ids::check_unused(set, &uses, report);
    signs::check(set, file, report);
}

/// Lets serde read a file in which no error was found: it has the last word.
fn parse<T: DeserializeOwned>(text: &str, options: &ron::Options, report: &mut Report) -> Option<T> {
    match options.from_str(text) {
        Ok(read) => Some(read),
        Err(error) => {
            let lines = Lines::new(text);
            let [start, end] =
                [error.span.start, error.span.end].map(|position| lines.byte(position.line, position.col));
            report.error(&(start.min(end)..end), Fault::Unreadable(error.code.to_string()));
            None
        }
    }
}

#[cfg(test)]
mod tests;
