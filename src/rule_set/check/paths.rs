//! Reads a path, and finds everything that is wrong with it in one run, with places.

use std::collections::HashSet;

use super::report::Report;
use super::{Fault, Problem, checked, format, parse, shape, signs, texts, tree};
use crate::rule_set::path::Path;
use crate::rule_set::{FORMAT, ron_options, source};

/// The result of reading a path.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedPath {
    /// The path, unless there is a problem that is an [`Severity::Error`](super::Severity::Error).
    pub path: Option<Path>,
    /// Everything found, as in [`Checked`](super::Checked).
    pub problems: Vec<Problem>,
}

/// Reads a path from a file's bytes, and finds every problem in it as [`check_bytes`](super::check_bytes) does in a rule set.
#[must_use]
pub fn check_path(bytes: &[u8]) -> CheckedPath {
    let (path, problems) = checked(bytes, &read_path);
    CheckedPath { path, problems }
}

/// Whether this is a path rather than a rule set, by its fields, even where it can't be read.
#[must_use]
pub fn is_path(source: &str) -> bool {
    let outer: HashSet<&str> =
        source::names(source).filter(|(depth, _)| *depth == 1).map(|(_, name)| name).collect();
    outer.contains("steps") && !outer.contains("turns") && !outer.contains("flow")
}

fn read_path(text: &str, report: &mut Report) -> Option<Path> {
    if let Some((format, bytes)) = source::format(text)
        && format > i64::from(FORMAT)
    {
        report.error(&bytes, Fault::LaterFormat(format));
        return None;
    }
    let path = tree(text, format::PATH.example, report)?;
    let mut shape = shape::Shape::new(report);
    shape.record(&path, &format::PATH);
    let all_texts = shape.texts;
    texts::check(&path, &all_texts, report);
    signs::check(&path, text, report);
    if report.has_errors() { None } else { parse(text, &ron_options(), report) }
}
