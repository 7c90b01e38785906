//! What the world should do after an event.

use std::time::Duration;

use jiff::Timestamp;

use crate::plan::Label;

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
    Label(Label),
    /// The time is up.
    Time,
    /// The clock stands still.
    Paused,
    /// The set has stopped the clock until someone goes on.
    Waits,
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
    /// The turn has this much more time now, by consent.
    MoreTime(Duration),
    /// The turn has as much more time now as the other's had. How much isn't said: nobody keeps score.
    Repaid,
    /// Nobody answered the question for more time, or not everyone; it is asked no longer.
    Lapsed,
    /// The speaker goes on without having been heard: people can come back to this.
    ComeBackToThis,
    /// A participant has taken the floor in an exchange.
    FloorTaken(usize),
    /// A participant has given it back; nobody holds it.
    FloorGiven(usize),
    /// A participant's own time in an exchange is used, and others can speak; nobody holds the floor.
    ShareUsed(usize),
    /// A participant's own time in an exchange is used; they go on in time that is for anyone.
    GoesOnForAnyone(usize),
    /// Somebody begins to draw on a pool.
    Drawing {
        /// Who, from 0.
        participant: usize,
        /// The pool's place in the plan.
        pool: usize,
        /// What they have left of it.
        left: Duration,
    },
    /// Nobody draws any more. So much is left.
    Drawn(Duration),
    /// A participant (from 0) has used up what they draw on. The talk waits.
    PoolUsed(usize),
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
    /// Somebody's yes has been taken down, in a break; it isn't shown whose.
    Noted,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The talk hasn't begun.
    NotBegun,
    /// It has begun already.
    Begun,
    /// It is over.
    Over,
    /// It is at its close.
    Closing,
    /// It isn't at its close yet.
    NotClosing,
    /// There is a break.
    OnBreak,
    /// There is no break.
    NoBreak,
    /// The set has no breaks that long.
    BreakTooLong,
    /// The break can't be made any longer.
    BreakAtItsLongest,
    /// The break can't be made any shorter.
    BreakAtItsShortest,
    /// The break isn't over.
    BreakNotOver,
    /// A question has to be answered first.
    NeedsAnswer,
    /// Nothing like that is being asked.
    NotAsked,
    /// Another question is open.
    OtherQuestion,
    /// The step has no clock.
    NoClock,
    /// The set gives nobody more time.
    NoMoreTime,
    /// The turn hasn't started.
    NotStarted,
    /// The clock stands still already.
    Paused,
    /// The clock runs.
    NotPaused,
    /// There is no step before this one.
    NothingBefore,
    /// There is nothing to undo, or it was too long ago.
    NothingToUndo,
    /// The plan has no such step.
    NoSuchStep,
    /// The plan has no such rule.
    NoSuchRule,
    /// Rules aren't brought forward in this turn.
    NoReminders,
    /// There is no such repair card.
    NoSuchCard,
    /// Nobody is there with that seat.
    NoSuchSeat,
    /// More than two people are there, who answer together.
    OneAnswerForAll,
    /// There is no turn that could be passed.
    NothingToPass,
    /// The floor can be taken in an exchange only.
    NotAnExchange,
    /// They have the floor already.
    HasFloor,
    /// Their own time in an exchange is used, and there is none for anyone.
    ShareUsed,
    /// The time of an exchange is over.
    NoTimeLeft,
    /// The set has no pools.
    NoPools,
    /// There is no such pool.
    NoSuchPool,
    /// Pools are drawn on between turns only.
    NotBetweenTurns,
    /// Nothing is left in the pool.
    PoolUsed,
    /// Somebody draws on a pool already.
    Drawing,
    /// Nobody draws on a pool.
    NotDrawing,
    /// All is so already.
    NoChange,
    /// Somebody else has that name.
    SameName,
    /// There are no words.
    NothingWritten,
    /// No more topics can be parked.
    ParkingFull,
    /// The rule set has no seat for one more.
    NoSeat,
    /// Nobody else would be left.
    LastOne,
    /// The rule set is for so many people at least.
    TooFew(usize),
    /// The rule set has a part for that seat alone.
    HasAPart,
    /// People have been away, and may not know what they press.
    JustBack,
}
