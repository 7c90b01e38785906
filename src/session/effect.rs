//! What the world should do after an event.

use std::time::Duration;

use jiff::Timestamp;

/// What the world should do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Make a sound.
    Sound {
        /// A built-in sound's name, or a file's name in the person's `sounds/`.
        name: String,
        /// How often it is struck, from 1.
        strikes: u8,
        /// More softly than usual.
        soft: bool,
    },
    /// Say it: to screen readers, and wherever it is shown.
    Announce(Announcement),
    /// The event made no sense here, and changed nothing.
    Ignored(Reason),
}

/// Something worth saying aloud. The screen has the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Announcement {
    /// A step has been entered (its place in the plan): a turn with its breath, a gate or a question.
    Entered(usize),
    /// The breath is over, and the step's own time begins.
    Started(usize),
    /// The status word is another one now.
    Label(String),
    /// The time is up.
    Time,
    /// The clock stands still.
    Paused,
    /// The clock goes on.
    Resumed,
    /// Nobody was here for a while; the clock stands where it stood.
    Away {
        /// How long.
        away: Duration,
        /// What is left of the turn.
        left: Duration,
    },
    /// Something is being asked; see [`Session::question`](super::Session::question).
    Asked,
    /// The turn has this much more time now, by consent or repaid.
    MoreTime(Duration),
    /// Nobody answered the question for more time, or not everyone; it is asked no longer.
    Lapsed,
    /// The last try at a gate is over, and the talk goes on: people can come back to this.
    ComeBackToThis,
    /// A participant has used up their share of an exchange.
    ShareUsed(usize),
    /// Passed turns come round once more.
    RoundAgain,
    /// A rule (its place in the plan) has been brought to the front.
    Rule(usize),
    /// A repair card has been put on the stage.
    Repair(usize),
    /// A break has begun, or its promise has changed.
    Break {
        /// How long it is in all.
        length: Duration,
        /// The time of day at which it ends.
        return_at: Timestamp,
    },
    /// The promised time has come: ready to go on?
    BreakOver,
    /// Back from the break.
    Back,
    /// Someone has come (their number).
    Joined(usize),
    /// Someone has gone (their number).
    Left(usize),
    /// The talk has come to its close.
    Closing,
    /// The close is done.
    Closed,
}

/// Why an event changed nothing.
#[allow(missing_docs, reason = "each says it in its message")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    #[error("The talk hasn't begun yet.")]
    NotBegun,
    #[error("The talk has begun already.")]
    Begun,
    #[error("This talk is over.")]
    Over,
    #[error("The talk is at its close.")]
    Closing,
    #[error("The talk isn't at its close yet.")]
    NotClosing,
    #[error("You're on a break.")]
    OnBreak,
    #[error("There is no break just now.")]
    NoBreak,
    #[error("The break isn't over yet.")]
    BreakNotOver,
    #[error("This question needs an answer first.")]
    NeedsAnswer,
    #[error("Nothing like that is being asked just now.")]
    NotAsked,
    #[error("Another question is open just now.")]
    OtherQuestion,
    #[error("This step has no clock.")]
    NoClock,
    #[error("The turn hasn't started yet.")]
    NotStarted,
    #[error("The clock is paused.")]
    Paused,
    #[error("The clock is running.")]
    NotPaused,
    #[error("There is no step before this one.")]
    NothingBefore,
    #[error("There is nothing to undo, or it was too long ago.")]
    NothingToUndo,
    #[error("There is no such step.")]
    NoSuchStep,
    #[error("There is no such rule.")]
    NoSuchRule,
    #[error("There is no such card.")]
    NoSuchCard,
    #[error("Nobody here has that seat.")]
    NoSuchSeat,
    #[error("With more than two people, one answer stands for everyone.")]
    OneAnswerForAll,
    #[error("There is no turn to pass here.")]
    NothingToPass,
    #[error("The floor can be taken in an exchange only.")]
    NotAnExchange,
    #[error("They have the floor already.")]
    HasFloor,
    #[error("Their time in this exchange is used up. The others still have some.")]
    ShareUsed,
    #[error("That changes nothing.")]
    NoChange,
    #[error("Somebody else has that name. Please add an initial.")]
    SameName,
    #[error("There is nothing to write down.")]
    NothingWritten,
    #[error("The list for another day is full.")]
    ParkingFull,
    #[error("This set has no seat for one more person.")]
    NoSeat,
    #[error("Somebody has to stay; the talk can be ended instead.")]
    LastOne,
    #[error("You were away for a while. Nothing is lost.")]
    JustBack,
}
