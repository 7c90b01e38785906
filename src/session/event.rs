//! Everything that can happen to a talk. Keys, clicks, the clock, a screen reader, phones and the journal all say the
//! same things.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::plan::millis;

/// Something that happens to a talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// Time has passed, and nothing else.
    Clock,
    /// The app was closed, and is open again. However short that was, it doesn't count as talk.
    Reopened,
    /// Start the talk.
    Begin,
    /// Go on: skip the breath, stop drawing and skip it, leave the step, or let the clock go on that a cue stopped in it.
    Next,
    /// Back to the step before, with the time it had left.
    Back,
    /// Take back the last `Next`, `Pass`, jump, answer or end, or somebody's coming or going, as if it hadn't happened; for
    /// 10 s.
    Undo,
    /// Stop the clock.
    Pause,
    /// Let the clock go on.
    Resume,
    /// Leave this turn to the others; in a circle it comes round once more.
    Pass,
    /// Jump to a step (facilitator).
    GoTo(usize),
    /// Give a turn more or fewer seconds (facilitator).
    Add(i64),

    /// Ask both for 60 s more.
    AskMore,
    /// Say yes to what everyone has to agree to: more time, a shorter break.
    Consent(Voice),
    /// Say no to whatever is being offered: more time, time repaid, a break, a shorter one, time to draw on.
    Decline,
    /// Say yes to an offer that needs one voice: time repaid, a break.
    Accept,
    /// Answer “How are we?”
    CheckIn(Mood),
    /// Answer what to do at the talk's limit.
    Limit(AtLimit),

    /// The speaker answers a gate.
    Heard(Heard),
    /// The answer after a round.
    Round(More),
    /// Go on, where everyone is asked whether to.
    GoOn,
    /// Enough for today, where everyone is asked whether to go on: one such answer ends the talk.
    EnoughForToday,
    /// A participant (from 0) takes the floor in an exchange.
    TakeFloor(usize),
    /// A participant (from 0) who holds the floor in an exchange gives it back.
    GiveFloor(usize),

    /// Draw on time of whoever speaks next, before they do. If it isn't clear whose or which, that is asked.
    Draw,
    /// Draw on a participant's (from 0) time in a pool (its place in the plan, from 0).
    DrawOn(usize, usize),
    /// Stop drawing on it.
    StopDrawing,

    /// Bring a rule (its place in the plan, from 0) to the front.
    Flag(usize),
    /// Put a repair card (its line, from 0) on the stage.
    Repair(usize),
    /// Put the repair card away.
    PutRepairAway,
    /// Write a topic down for another day.
    Park(String),

    /// Take a break of the usual length.
    TakeBreak,
    /// Take a short break of so many minutes, 1 to 5.
    ShortBreak(u8),
    /// Make the break this long in all: at once if that is longer, else everyone is asked.
    SetBreak(#[serde(with = "millis")] Duration),
    /// Make the break so many minutes longer, or ask everyone to make it shorter.
    ChangeBreak(i32),
    /// Make the break last until the same time tomorrow, as the clocks there show it: this long from its beginning, or, once
    /// its time has come, from now.
    Tomorrow(#[serde(with = "millis")] Duration),
    /// Ask everyone to go on before the promised time.
    AskBack,
    /// Ready to go on: after a break, or before its time.
    Ready(Voice),
    /// Not ready yet: promise to be back after this much more time.
    NotYet(#[serde(with = "millis")] Duration),

    /// Someone comes late, or is back. They have their first turn in the next round.
    Join(String),
    /// A participant (from 0) goes for today. If it is their turn, it ends.
    Leave(usize),
    /// A participant (from 0) is called something else: their name was misspelt, say.
    Rename(usize, String),

    /// Ask whether to end here.
    AskEnd,
    /// Don't end.
    Stay,
    /// Yes, end here.
    End,
    /// End here without being asked (the key held for a second).
    EndNow,
    /// The close is done.
    Finish,
}

/// Who says yes. With two people each says it; with more, one button speaks for everyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Voice {
    /// One participant, from 0.
    Seat(usize),
    /// Everyone.
    All,
}

impl Voice {
    /// From so many people on, one answer stands for all.
    pub const TOGETHER: usize = 3;
}

/// The answer to “How are we?”
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mood {
    /// Fine.
    Fine,
    /// A break would help.
    Break,
}

/// What to do at the talk's limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum AtLimit {
    /// Close the talk.
    Close,
    /// Take a break.
    Break,
    /// Go on.
    GoOn,
}

/// The speaker's answer at a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Heard {
    /// Yes, that's it.
    Yes,
    /// Not quite.
    NotQuite,
    /// There's more.
    More,
    /// Go on for now; only after as many rounds as the gate has at most.
    GoOn,
}

/// The answer after a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum More {
    /// Once more.
    OnceMore,
    /// That's enough.
    Enough,
}
