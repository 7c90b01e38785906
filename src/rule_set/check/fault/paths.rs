//! What can be wrong with a path.

use std::time::Duration;

use super::Known;

/// Something that makes no sense in a path, or where it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants say what their values are")]
pub enum Paths {
    /// A path stands where a rule set should.
    NotASet,
    /// A rule set stands where a path should.
    NotAPath,
    /// A file's name isn't one that a path can have; perhaps this one is better.
    Name { name: String, better: Option<String> },
    /// There are both a rule set and a path with this name.
    NameTwice { name: String },
    /// There are no steps.
    NoSteps,
    /// There are so many steps.
    TooManySteps { steps: usize },
    /// A step has neither a set nor a break.
    Neither,
    /// A step has a set and a break.
    Both,
    /// Time between steps is longer than this.
    TooLong { most: Duration },
    /// A step comes round more often than once a day.
    TooOften,
    /// A step comes round without an end, and so it has no number of times.
    TimesOfEvery,
    /// A step is in reach at any time, and so it doesn't come round.
    EveryOfWhenever,
    /// A step is in reach at any time, and so this field does nothing.
    IdleOfWhenever { field: &'static str },
    /// A break is for everyone together, once, in its place: it can't have this field.
    OfBreak { field: &'static str },
    /// There is nothing before the first step.
    AfterNothing,
    /// A step names a path in place of a set.
    PathInPath { path: String },
    /// There is no such set.
    NoSet { set: String, known: Known },
}
