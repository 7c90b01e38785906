//! What can be wrong with people, lines, breaks, and the talk as a whole.

use std::time::Duration;

/// Something that doesn't keep within bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants say what their values are")]
pub enum Lengths {
    /// At least so many people, and at most fewer.
    NobodyFits { least: i64, most: i64 },
    /// There are names for more seats than people.
    MoreSeats { people: i64 },
    /// A set is to be found by so many texts.
    TooMuchToFind { texts: usize },
    /// There are more lines of *Words that help* than keys for them.
    TooManyLines { lines: usize },
    /// A break is longer than any may be.
    BreakTooLong { longest: Duration },
    /// The shortest break is longer than the longest.
    ShortestOverLongest { shortest: Duration, longest: Duration },
    /// The usual break is shorter than the shortest.
    LengthUnderShortest { length: Duration, shortest: Duration },
    /// The usual break is longer than the longest.
    LengthOverLongest { length: Duration, longest: Duration },
    /// The usual break is short.
    ShortBreak { length: Duration },
    /// The talk has too many steps with so many people.
    TooManySteps { people: usize, steps: u64 },
    /// The talk has no steps with so many people.
    NoSteps { people: usize },
    /// The talk takes too long with so many people.
    TooLong { people: usize, time: Duration },
    /// There is time to draw on between steps, and only one step.
    PoolsUnused,
    /// The talk takes longer than its limit with so many people.
    OverLimit { people: usize, time: Duration, limit: Duration },
    /// The talk takes longer than its limit with so many people if they want all rounds that it asks about.
    MayPassLimit { people: usize, time: Duration, limit: Duration },
}
