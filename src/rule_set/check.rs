//! Reads a rule set and finds everything that is wrong with it in one run, with places.

mod cues;
pub mod fault;
mod flow;
mod format;
mod ids;
mod lengths;
mod report;
mod shape;
mod signs;
mod texts;
mod unread;

use std::collections::HashSet;
use std::ops::Range;

use super::source::{self, Value};
use super::{FORMAT, RuleSet, bounds};
use report::{Lines, Report};

pub use super::source::Syntax;
pub use fault::Fault;
pub use format::{Choice, Thing};
pub use texts::Wording;
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

/// Reads a rule set and finds every problem in it.
///
/// `sound` says what is known about a sound that a cue names, or only whether it exists. A byte order mark at the beginning
/// is fine. At most a hundred problems are reported, errors first, and then that there are more.
#[must_use]
pub fn check<S: Into<Sound>>(source: &str, sound: &dyn Fn(&str) -> S) -> Checked {
    if source.len() as u64 > bounds::FILE {
        return refuse(Fault::TooBig);
    }
    let mut report = Report::new();
    let rule_set = read(source, &|name| sound(name).into(), &mut report);
    let rule_set = rule_set.filter(|_| !report.has_errors());
    Checked { rule_set, problems: report.finish(source) }
}

/// Reads a rule set from a file's bytes: like [`check`], and also says where they aren't text.
#[must_use]
pub fn check_bytes<S: Into<Sound>>(bytes: &[u8], sound: &dyn Fn(&str) -> S) -> Checked {
    if bytes.len() as u64 > bounds::FILE {
        return refuse(Fault::TooBig);
    }
    let error = match std::str::from_utf8(bytes) {
        Ok(source) => return check(source, sound),
        Err(error) => error,
    };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return refuse(Fault::Utf16);
    }
    let lossy = String::from_utf8_lossy(bytes);
    // Both are the same up to here; then the lossy one has a replacement character of three bytes.
    let start = error.valid_up_to();
    let mut report = Report::new();
    report.error(&(start..start + char::REPLACEMENT_CHARACTER.len_utf8()), Fault::NotUtf8);
    Checked { rule_set: None, problems: report.finish(&lossy) }
}

/// A problem with the file as a whole; nothing in it is checked.
fn refuse(fault: Fault) -> Checked {
    let problem = Problem { severity: Severity::Error, place: None, fault };
    Checked { rule_set: None, problems: vec![problem] }
}

fn read(source: &str, sound: &dyn Fn(&str) -> Sound, report: &mut Report) -> Option<RuleSet> {
    let (text, skipped) = match source.strip_prefix('\u{feff}') {
        // Spaces as wide as the mark keep every place right.
        Some(rest) => (format!("   {rest}"), true),
        None => (String::new(), false),
    };
    let text = if skipped { text.as_str() } else { source };

    if let Some((format, bytes)) = source::format(text)
        && format > i64::from(FORMAT)
    {
        report.error(&bytes, Fault::LaterFormat(format));
        return None;
    }
    let mut slips = Vec::new();
    let read = source::read(text, &mut slips);
    let line = |at: usize| text.get(..at).unwrap_or_default().matches('\n').count();
    let lines: HashSet<usize> = slips.iter().map(|slip| line(slip.bytes.start)).collect();
    for slip in slips {
        report.error(&slip.bytes, slip.what);
    }
    let set = match read {
        Ok(Some(set)) => set,
        Ok(None) if report.has_errors() => return None,
        Ok(None) => {
            let (is_empty, example) = (text.trim().is_empty(), format::SET.example);
            report.error_of_file(if is_empty { Fault::Empty(example) } else { Fault::OnlyComments(example) });
            return None;
        }
        Err(trouble) => {
            // An error on the same line as a slip may go away with it.
            if lines.is_empty() || !lines.contains(&line(trouble.bytes.start)) {
                report.error(&trouble.bytes, trouble.what);
            }
            return None;
        }
    };
    find_problems(&set, text, sound, report);
    if report.has_errors() {
        return None;
    }
    let rule_set = parse(text, report)?;
    lengths::check_talk(&rule_set, &set, report);
    Some(rule_set)
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
    texts::check_lines(set, report);
    texts::check_pools(set, report);
    lengths::check_people(set, report);
    lengths::check_lines(set, report);
    lengths::check_breaks(set, report);
    ids::check_unused(set, &uses, report);
    signs::check(set, file, report);
}

/// Lets serde read a file in which no error was found: it has the last word.
fn parse(text: &str, report: &mut Report) -> Option<RuleSet> {
    match super::set_options().from_str(text) {
        Ok(rule_set) => Some(rule_set),
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
