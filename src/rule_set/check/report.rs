//! Gathers problems and their places.

use std::ops::Range;

use crate::rule_set::sign::short;

use super::{Fault, Place, Problem, Severity, Syntax};

/// Problems that are reported. A file with more needs another look as a whole.
const KEPT: usize = 100;

/// Problems that are gathered before they are sorted and cut down to [`KEPT`].
const LOOKED_AT: usize = 500;

/// A problem with its bytes only; lines are counted once, at the end.
struct Found {
    severity: Severity,
    /// `None` for the file as a whole.
    bytes: Option<Range<usize>>,
    fault: Fault,
}

impl Found {
    fn start(&self) -> usize {
        self.bytes.as_ref().map_or(0, |bytes| bytes.start)
    }
}

/// The problems found so far.
pub(super) struct Report {
    found: Vec<Found>,
    /// Whether there are more than are kept.
    more: bool,
}

impl Report {
    pub(super) fn new() -> Self {
        Self { found: Vec::new(), more: false }
    }

    /// Adds an error at these bytes.
    pub(super) fn error(&mut self, bytes: &Range<usize>, fault: impl Into<Fault>) {
        self.add(Severity::Error, Some(bytes), fault.into());
    }

    /// Adds an error about the file as a whole.
    pub(super) fn error_of_file(&mut self, fault: impl Into<Fault>) {
        self.add(Severity::Error, None, fault.into());
    }

    /// Adds a warning at these bytes.
    pub(super) fn warning(&mut self, bytes: &Range<usize>, fault: impl Into<Fault>) {
        self.add(Severity::Warning, Some(bytes), fault.into());
    }

    fn add(&mut self, severity: Severity, bytes: Option<&Range<usize>>, fault: Fault) {
        if self.found.len() >= LOOKED_AT {
            self.more = true;
            return;
        }
        if bytes.is_some_and(|bytes| self.is_unread(bytes)) {
            return;
        }
        self.found.push(Found { severity, bytes: bytes.cloned(), fault });
    }

    /// Whether what stands here couldn't be read, and so says nothing more about itself.
    fn is_unread(&self, bytes: &Range<usize>) -> bool {
        self.found.iter().any(|found| {
            matches!(found.fault, Fault::Syntax(Syntax::NotANumber { .. }))
                && found.bytes.as_ref() == Some(bytes)
        })
    }

    /// Whether no more problems are taken, so that the search for them can stop.
    pub(super) fn is_full(&self) -> bool {
        self.found.len() >= LOOKED_AT
    }

    pub(super) fn has_errors(&self) -> bool {
        self.found.iter().any(|found| found.severity == Severity::Error)
    }

    /// Whether an error lies in these bytes.
    pub(super) fn has_errors_in(&self, bytes: &Range<usize>) -> bool {
        self.found.iter().any(|found| found.severity == Severity::Error && bytes.contains(&found.start()))
    }

    /// The problems in the order of the file, each with its line and column.
    pub(super) fn finish(mut self, source: &str) -> Vec<Problem> {
        self.found.sort_by_key(|found| (found.start(), found.severity));
        // Errors must not be crowded out by warnings.
        if self.found.len() > KEPT {
            self.found.sort_by_key(|found| found.severity);
            self.more = true;
            self.found.truncate(KEPT);
            self.found.sort_by_key(Found::start);
        }
        let lines = Lines::new(source);
        let mut problems: Vec<_> = self
            .found
            .into_iter()
            .map(|Found { severity, bytes, fault }| Problem {
                severity,
                place: bytes.map(|bytes| lines.place(bytes)),
                fault,
            })
            .collect();
        if self.more {
            let errors = problems.iter().any(|problem| problem.severity == Severity::Error);
            problems.push(Problem {
                severity: if errors { Severity::Error } else { Severity::Warning },
                place: None,
                fault: Fault::More,
            });
        }
        problems
    }
}

/// Where the lines of a file begin.
pub(super) struct Lines<'a> {
    source: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        let after_breaks = source.match_indices('\n').map(|(at, _)| at + 1);
        Self { source, starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The line and column of some bytes.
    pub(super) fn place(&self, bytes: Range<usize>) -> Place {
        let line = self.starts.partition_point(|start| *start <= bytes.start).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = self.source.get(start..bytes.start).unwrap_or_default().trim_start_matches('\u{feff}');
        let marked = self.source.get(bytes.clone()).unwrap_or_default();
        let written = short(marked.lines().next().unwrap_or_default().trim_matches(['"', ' ']));
        Place { line, column: before.chars().count() + 1, bytes, written }
    }

    /// The byte at a line and column, both from 1.
    pub(super) fn byte(&self, line: usize, column: usize) -> usize {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(self.source.len());
        let rest = self.source.get(start..).unwrap_or_default();
        rest.char_indices().nth(column.saturating_sub(1)).map_or(self.source.len(), |(at, _)| start + at)
    }
}
