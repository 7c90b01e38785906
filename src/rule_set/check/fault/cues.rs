//! What can be wrong with cues.

use std::time::Duration;

/// A cue without a moment or a sound.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants say what their values are")]
pub enum Cues {
    /// A path instead of a sound.
    Path { sound: String },
    /// A sound can't be played.
    Unplayable { sound: String, why: String, right: String },
    /// There is only this file, of a kind that isn't played.
    OtherKind { file: String },
    /// There is no such sound.
    NoSound { sound: String, instead: Instead },
    /// A cue of this turn has no moment in the time that the turn gets here.
    NotInTime { turn: String },
    /// A cue comes before the turn of this length begins.
    BeforeStart { time: Duration },
    /// A cue comes after the turn of this length has ended.
    AfterEnd { time: Duration },
    /// A cue has no moment in a turn without a time.
    Untimed(Untimed),
    /// A cue would come again too soon. If it is a share of the turn, the turn takes this long.
    TooOften { time: Option<Duration> },
    /// A cue of this turn would come again too soon in the time that the turn gets here.
    TooOftenHere { turn: String },
    /// A cue that comes again and again doesn't come even once, since the turn takes this long at most.
    Never { time: Duration },
    /// A cue stops the clock where it makes no difference, or keeps the turn from what it is to do.
    Stops(Stops),
}

/// Why the clock shouldn't stop with a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stops {
    /// At the end, where the turn waits anyway.
    AtEnd,
    /// At the end, where the turn is to go on by itself.
    GoingOn,
    /// There is no clock.
    NoClock,
}

/// What to write instead of a sound that doesn't exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Instead {
    /// The name without the ending of a file.
    WithoutEnding(String),
    /// A sound of ours that was probably meant.
    Near(&'static str),
    /// Something else.
    Other,
}

/// When a cue would be due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untimed {
    /// At the end.
    End,
    /// Before the end.
    Left,
    /// After a share of the time.
    Share,
    /// Again and again, until the end.
    Every,
}
