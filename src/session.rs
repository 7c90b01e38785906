//! A running talk: a pure state machine. Events go in with their moments, effects come out; nothing in here sleeps,
//! reads a clock or touches a disk.
//!
//! Everything that changes a talk is an [`Event`]. The clock is one as well, and what is due by itself (a breath's
//! end, a turn that advances, a cue) happens at its own moment, not at the tick's: any ticks at most
//! [`GAP`] apart give the same talk. So a session can be replayed from its events, recovered and tested.

mod effect;
mod event;
mod moment;

use std::time::Duration;

use jiff::Timestamp;

use crate::plan::{Plan, PlanStep, Round};

pub use effect::{Announcement, Effect, Reason};
pub use event::{AtLimit, Event, Heard, Mood, More, Voice};
pub use moment::Moment;

/// Real time between two events in a timed step after which people must have been away.
pub const GAP: Duration = Duration::from_secs(10);
/// How long the last move can be taken back; real time.
pub const UNDO: Duration = Duration::from_secs(10);
/// How long a flagged rule is shown; real time.
pub const FLAG_SHOWN: Duration = Duration::from_secs(8);
/// Three flags within this offer a break; real time.
pub const FLAGS_WITHIN: Duration = Duration::from_secs(120);
/// How long a question for more time stays open; real time.
pub const CONSENT: Duration = Duration::from_secs(30);
/// What an extension adds to a turn.
pub const EXTENSION: Duration = Duration::from_secs(60);
/// The lines on the repair cards.
pub const REPAIRS: usize = 5;
/// How long “Ready to go on?” is shown before it grows quiet.
pub const QUIET_AFTER: Duration = Duration::from_secs(600);

/// Where a talk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Set up, not begun.
    Ready,
    /// The breath before a turn.
    Breath,
    /// In a step.
    Running,
    /// In a step whose clock stands still.
    Paused(Pause),
    /// At a gate: the speaker answers.
    Gate,
    /// After a round: everyone answers.
    Ask,
    /// On a break.
    Break,
    /// The promised time has come; both say when they're ready.
    Returning,
    /// At the close.
    Closing,
    /// Over.
    Done,
}

/// Why the clock stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pause {
    /// Someone stopped it.
    Asked,
    /// Nobody was here for this long (real time).
    Away(Duration),
    /// A cue stopped it.
    Cue,
}

/// A question over the stage. One at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// 60 s more? Both say yes. Answers: `Consent`, `Decline`.
    More(Voices),
    /// The other has had this much more; shall this turn have it too? Answers: `Accept`, `Decline`.
    Repay(Duration),
    /// “How are we?” Answers: `CheckIn`.
    CheckIn,
    /// The talk's limit. Answers: `Limit`. `breaks`: whether a break is among the answers offered.
    Limit {
        /// Whether a break is among the answers offered.
        breaks: bool,
    },
    /// Several flags in a short time: a break? Answers: `Accept`, `Decline`.
    FlagsBreak,
    /// End here? Answers: `End`, `Stay`.
    End,
}

/// Who has said yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Voices(u16);

impl Voices {
    /// Whether a participant (from 0) has.
    #[must_use]
    pub fn has(self, participant: usize) -> bool {
        participant < 16 && self.0 & (1 << participant) != 0
    }
}

/// What a step's clock shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading<'a> {
    /// Time left; `None` in an untimed step.
    pub left: Option<Duration>,
    /// Time past the end.
    pub overtime: Duration,
    /// Time in this step.
    pub elapsed: Duration,
    /// The step's time with everything that was added; `None` in an untimed step.
    pub time: Option<Duration>,
    /// What is left as a share of the whole, from 0 to 1; 0 in an untimed step.
    pub fraction: f64,
    /// The status word.
    pub label: Option<&'a str>,
    /// How far the turn is.
    pub phase: Phase,
}

/// How far a turn is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Under way.
    Running,
    /// Near its end.
    WrappingUp,
    /// Time is up.
    Time,
}

/// What a break shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BreakReading {
    /// How long it is in all, as agreed.
    pub length: Duration,
    /// What is left of it; zero once its time has come.
    pub left: Duration,
    /// The time of day that was promised.
    pub return_at: Timestamp,
    /// Since the promised time.
    pub over: Duration,
    /// Long past the promised time: it stays, and says no more.
    pub quiet: bool,
    /// Who is ready to go on.
    pub ready: Voices,
}

/// A participant's share of an exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Who, from 0.
    pub participant: usize,
    /// What they have left of it.
    pub left: Duration,
    /// What they had in all.
    pub whole: Duration,
}

/// A running talk.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    plan: Plan,
    speed: u32,
    last: Moment,
}

impl Session {
    /// A talk that is set up and hasn't begun. `speed` is how many times as fast its clock runs: 1, or more for a
    /// rehearsal.
    #[must_use]
    pub fn start(plan: Plan, speed: u32, at: Moment) -> Self {
        Self { plan, speed: speed.max(1), last: at }
    }

    /// Lets an event happen. What became due before it happens first. A moment earlier than one already seen counts
    /// as that one.
    pub fn apply(&mut self, event: Event, at: Moment) -> Vec<Effect> {
        let _ = event;
        self.last = at;
        Vec::new()
    }

    /// The plan it runs through; laid out anew when someone joins or leaves.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// How many times as fast as real time its clock runs.
    #[must_use]
    pub fn speed(&self) -> u32 {
        self.speed
    }

    /// The latest moment it has seen.
    #[must_use]
    pub fn last(&self) -> Moment {
        self.last
    }

    /// Where it is.
    #[must_use]
    pub fn state(&self) -> State {
        State::Ready
    }

    /// The step it is in, also under a break; before the start, the first. `None` at the close.
    #[must_use]
    pub fn step(&self) -> Option<&PlanStep> {
        None
    }

    /// The step that comes next if all goes its way. `None` if the close does.
    #[must_use]
    pub fn upcoming(&self) -> Option<&PlanStep> {
        None
    }

    /// The participant (from 0) who holds the floor.
    #[must_use]
    pub fn holder(&self) -> Option<usize> {
        None
    }

    /// The round it is in, for “round 2 of 4”.
    #[must_use]
    pub fn round(&self) -> Option<Round> {
        None
    }

    /// What the step's clock shows. `None` where there is no step.
    #[must_use]
    pub fn reading(&self, at: Moment) -> Option<Reading<'_>> {
        let _ = at;
        None
    }

    /// What is left of the breath before a turn.
    #[must_use]
    pub fn breath(&self, at: Moment) -> Option<Duration> {
        let _ = at;
        None
    }

    /// What the break shows. `None` when there is none.
    #[must_use]
    pub fn rest(&self, at: Moment) -> Option<BreakReading> {
        let _ = at;
        None
    }

    /// What is being asked over the stage.
    #[must_use]
    pub fn question(&self, at: Moment) -> Option<Question> {
        let _ = at;
        None
    }

    /// The rule (its place in the plan) that is at the front.
    #[must_use]
    pub fn flag(&self, at: Moment) -> Option<usize> {
        let _ = at;
        None
    }

    /// The repair card (from 0) on the stage.
    #[must_use]
    pub fn repair(&self) -> Option<usize> {
        None
    }

    /// Topics for another day, in the order they were written down.
    #[must_use]
    pub fn parked(&self) -> &[String] {
        &[]
    }

    /// Participants (from 0) whose passed turns come round once more.
    pub fn passed(&self) -> impl Iterator<Item = usize> + '_ {
        std::iter::empty()
    }

    /// Everyone's share of the exchange; empty in other steps.
    #[must_use]
    pub fn shares(&self, at: Moment) -> Vec<Share> {
        let _ = at;
        Vec::new()
    }

    /// Whether each of two people says yes for themselves; else one answer stands for everyone.
    #[must_use]
    pub fn each_answers(&self) -> bool {
        self.plan.present() == 2
    }

    /// Whether [`Event::Undo`] would take something back.
    #[must_use]
    pub fn can_undo(&self, at: Moment) -> bool {
        let _ = at;
        false
    }

    /// Whether [`Event::Back`] would lead somewhere.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        false
    }

    /// How long people have talked, without pauses and breaks.
    #[must_use]
    pub fn talked(&self) -> Duration {
        Duration::ZERO
    }

    /// How long, in real time, until something that is shown changes, or something becomes due. `None` when nothing
    /// moves: paused, at a gate, in an untimed step.
    #[must_use]
    pub fn next_wake(&self, at: Moment) -> Option<Duration> {
        let _ = at;
        None
    }
}
