//! Reads a path, and finds everything that is wrong with it in one run, with places.

use std::ops::Range;
use std::time::Duration;

use super::fault::{Known, Paths};
use super::report::Report;
use super::{Problem, Shelf, checked, format, is_later, parse, shape, signs, texts, tree};
use crate::rule_set::amount::parse_duration;
use crate::rule_set::path::{BEGINS, Path};
use crate::rule_set::sign::short;
use crate::rule_set::source::{Kind, Value};
use crate::rule_set::{bounds, ron_options, source};

/// The result of reading a path.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedPath {
    /// The path, unless there is an error in it. A set that isn't there is an error, but the other steps can be taken all
    /// the same: then the path is here, too.
    pub path: Option<Path>,
    /// Everything found, as in [`Checked`](super::Checked).
    pub problems: Vec<Problem>,
}

impl CheckedPath {
    /// Whether there is no error, and every step can be taken.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        self.errors().next().is_none()
    }

    /// What is wrong, as [`Checked::errors`](super::Checked::errors).
    pub fn errors(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.severity == super::Severity::Error)
    }
}

/// Reads a path from a file's bytes, and finds every problem in it as [`check_bytes`](super::check_bytes) does in a rule
/// set. Whether the sets that it names are there is known only beside a shelf.
#[must_use]
pub fn check_path(shelf: Option<&Shelf>, bytes: &[u8]) -> CheckedPath {
    let (path, problems) = checked(bytes, &|text, report| read_path(text, shelf, report));
    CheckedPath { path, problems }
}

/// Whether this is a path rather than a rule set, by its fields, even where it can't be read.
#[must_use]
pub fn is_path(source: &str) -> bool {
    let mut has_steps = false;
    // Thousands of sets are passed over, each as soon as it says that it is one.
    !outer(source).any(|name| {
        has_steps |= name == "steps";
        is_of_a_set(name)
    }) && has_steps
}

/// Whether this is a rule set rather than a path, by its fields, even where it can't be read.
#[must_use]
pub fn is_set(source: &str) -> bool {
    outer(source).any(is_of_a_set)
}

/// The names in the outermost brackets.
fn outer(source: &str) -> impl Iterator<Item = &str> {
    source::names(source).filter(|(depth, _)| *depth == 1).map(|(_, name)| name)
}

/// Whether only a rule set has a field of this name.
fn is_of_a_set(name: &str) -> bool {
    matches!(name, "turns" | "flow")
}

fn read_path(text: &str, shelf: Option<&Shelf>, report: &mut Report) -> Option<Path> {
    if is_later(text, report) {
        return None;
    }
    let path = tree(text, format::PATH.example, report)?;
    let mut shape = shape::Shape::new(report);
    shape.record(&path, &format::PATH);
    let all_texts = shape.texts;
    check_steps(&path, report);
    texts::check(&path, &all_texts, report);
    texts::check_opening(&path, report);
    signs::check(&path, text, report);
    let is_fine = !report.has_errors();
    if let Some(shelf) = shelf {
        check_names(&path, shelf, report);
    }
    if is_fine { parse(text, &ron_options(), report) } else { None }
}

/// Whether the steps make sense.
fn check_steps(path: &Value<'_>, report: &mut Report) {
    let Some(steps) = path.field("steps").filter(|steps| matches!(steps.kind, Kind::List(_))) else { return };
    if steps.items().is_empty() {
        report.error(&steps.bytes, Paths::NoSteps);
    }
    if let Some(step) = steps.items().get(bounds::PATH_STEPS) {
        report.error(&step.head(), Paths::TooManySteps { steps: steps.items().len() });
    }
    let is_whenever = |step: &Value<'_>| step.field("whenever").is_some_and(Value::is_true);
    let first = steps.items().iter().position(|step| !is_whenever(step));
    for (at, step) in steps.items().iter().enumerate() {
        if report.is_full() {
            return;
        }
        check_step(step, first == Some(at), report);
    }
}

fn check_step(step: &Value<'_>, is_first: bool, report: &mut Report) {
    if !matches!(step.kind, Kind::Fields(_)) && !step.is_empty() {
        return;
    }
    // A field that does something.
    let field = |name: &str| name_of(step, name).filter(|_| step.field(name).is_some_and(does_something));
    if let Some(set) = step.field("set")
        && set.text().is_some_and(|name| name.trim().is_empty())
    {
        report.error(&set.bytes, Paths::Neither);
    }
    match (name_of(step, "set"), name_of(step, "break")) {
        (Some(_), Some(second)) => report.error(&second, Paths::Both),
        // With a slip in a field's name, that is what is wrong.
        (None, None) if !report.has_errors_in(&step.bytes) => report.error(&step.head(), Paths::Neither),
        _ => {}
    }
    for name in ["after", "every"] {
        let time = step.field(name).and_then(|value| Some((value, time(value)?)));
        match time {
            Some((value, time)) if time > bounds::PATH_AFTER => {
                report.error(&value.bytes, Paths::TooLong { most: bounds::PATH_AFTER });
            }
            Some((value, time)) if name == "every" && time < DAY => {
                report.error(&value.bytes, Paths::TooOften);
            }
            _ => {}
        }
    }
    if name_of(step, "break").is_some() {
        return check_break(step, &field, report);
    }
    let (every, whenever) = (field("every"), field("whenever"));
    if let (Some(times), true) = (field("times"), every.is_some()) {
        report.error(&times, Paths::TimesOfEvery);
    }
    if whenever.is_some() {
        if let Some(every) = every {
            report.error(&every, Paths::EveryOfWhenever);
        }
        for name in ["after", "times", "optional"] {
            if let Some(bytes) = field(name) {
                report.warning(&bytes, Paths::IdleOfWhenever { field: name });
            }
        }
    } else if let Some(after) = field("after").filter(|_| is_first && field("times").is_none()) {
        report.warning(&after, Paths::AfterNothing);
    }
}

fn check_break(step: &Value<'_>, field: &dyn Fn(&str) -> Option<Range<usize>>, report: &mut Report) {
    if let Some(length) = step.field("break")
        && time(length).is_some_and(|time| time > bounds::BREAK)
    {
        let longest = bounds::BREAK;
        report.error(&length.bytes, super::fault::Lengths::BreakTooLong { longest });
    }
    for name in ["each", "times", "every", "whenever"] {
        if let Some(bytes) = field(name) {
            report.error(&bytes, Paths::OfBreak { field: name });
        }
    }
}

/// A day: nothing on a path comes round more often.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The bytes of a field's name.
fn name_of(step: &Value<'_>, field: &str) -> Option<Range<usize>> {
    step.fields().iter().find(|(name, _)| name.text == field).map(|(name, _)| name.bytes.clone())
}

/// Whether the value of a step's field is another than the one that it has when it is left out.
fn does_something(value: &Value<'_>) -> bool {
    !matches!(value.kind, Kind::Flag(false)) && !value.is_none() && value.whole() != Some(1)
}

fn time(value: &Value<'_>) -> Option<Duration> {
    parse_duration(value.text()?).ok()
}

/// Whether the sets of the steps are there.
fn check_names(path: &Value<'_>, shelf: &Shelf, report: &mut Report) {
    let steps = path.field("steps").map(Value::items).unwrap_or_default();
    for value in steps.iter().filter_map(|step| step.field("set")) {
        if report.is_full() {
            return;
        }
        let Some(name) = value.text().filter(|name| !name.trim().is_empty()) else { continue };
        if shelf.others.contains(name) {
            continue;
        }
        if name.starts_with(BEGINS) {
            report.error(&value.bytes, Paths::PathInPath { path: short(name) });
            continue;
        }
        let others = shelf.others.iter().map(String::as_str);
        let stem = name.strip_suffix(".ron").unwrap_or(name);
        let known = Known::of(stem, others);
        report.error(&value.bytes, Paths::NoSet { set: short(name), known });
    }
}
