//! A running talk: a pure state machine. Events go in with their moments, effects come out; nothing in here sleeps,
//! reads a clock or touches a disk.
//!
//! Everything that changes a talk is an [`Event`]. The clock's tick is one too. What happens by itself (a breath ends, a
//! turn advances, a cue fires) happens at its own moment, not at the tick's: ticks at most [`GAP`] apart all give the same
//! talk. So a session can be replayed from its events, recovered and tested.

mod breaks;
mod due;
mod effect;
mod ending;
mod event;
mod exchange;
mod floor;
mod moment;
mod moves;
mod offers;
mod outlook;
mod people;
mod pools;
mod reading;
mod wake;
mod way;

use std::sync::Arc;
use std::time::Duration;

use crate::plan::{NUMBERED, Plan};

pub use effect::{Announcement, Effect, Reason};
pub use event::{AtLimit, Event, Heard, Mood, More, Voice};
pub use exchange::Share;
pub use moment::Moment;
pub use outlook::Ends;
pub use pools::Balance;
pub use reading::{BreakReading, Phase, Reading};
pub(crate) use wake::LAST;
pub use wake::Shown;

/// If two events in a timed step are further apart than this in real time, people were away.
pub const GAP: Duration = Duration::from_secs(10);
/// How long the last move can be taken back; real time.
pub const UNDO: Duration = Duration::from_secs(10);
/// How long a flagged rule is shown; real time.
pub(crate) const FLAG_SHOWN: Duration = Duration::from_secs(8);
/// Three flags within this offer a break; real time.
pub(crate) const FLAGS_WITHIN: Duration = Duration::from_secs(120);
/// How long a question for more time stays open; real time.
pub(crate) const CONSENT: Duration = Duration::from_secs(30);
/// The time that an extension adds to a turn.
pub(crate) const EXTENSION: Duration = Duration::from_secs(60);
/// The number of lines that help, where the set brings none of its own.
pub(crate) const REPAIRS: usize = 6;
/// A pause as long as this asks whether it is a break; real time.
pub(crate) const LONG_PAUSE: Duration = Duration::from_secs(180);
/// How long “Ready to go on?” is shown before it grows quiet.
pub(crate) const QUIET_AFTER: Duration = Duration::from_secs(600);

/// Where a talk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Set up, not begun.
    Ready,
    /// The breath before a turn.
    Breath,
    /// Between two steps: somebody draws on a pool of theirs, or has just used it up.
    Drawing,
    /// In a step.
    Running,
    /// In a step whose clock stands still.
    Paused(Pause),
    /// At a gate: the speaker answers.
    Gate,
    /// At a question after a round, or whether to go on at all.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pause {
    /// Someone stopped it.
    Asked,
    /// Nobody was here for this long (real time).
    Away(Duration),
    /// A cue stopped it.
    Cue,
}

/// A question over the stage. One at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// The clock has stood still for a while: is this a break? Answers: `Accept`, `Decline`.
    LongPause,
    /// In a break: shall it be only this long? Everyone says yes. Answers: `Consent`, `Decline`.
    Shorter(Duration),
    /// In a break: go on before the promised time? Everyone says yes. Answers: `Ready`, `Decline`.
    Sooner,
    /// Whose time is drawn on before the next step, and in which pool? Answers: `DrawOn`, `Decline`.
    Draw,
    /// End here? Answers: `End`, `Stay`.
    End,
}

/// Who has said yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Voices(u32);

impl Voices {
    /// Whether a participant (from 0) has.
    #[must_use]
    pub fn has(self, participant: usize) -> bool {
        participant < NUMBERED && self.0 & (1 << participant) != 0
    }

    fn with(self, participant: usize) -> Self {
        if participant < NUMBERED { Self(self.0 | 1 << participant) } else { self }
    }
}

/// A running talk.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// Shared, so that looking ahead costs nothing.
    plan: Arc<Plan>,
    speed: u32,
    last: Moment,
    /// When it was begun.
    begun: Option<Moment>,
    progress: Progress,
    rest: Option<breaks::Rest>,
    way: way::Way,
    undo: Option<Box<way::Undo>>,
    talked: Duration,
    /// How long each participant has held the floor, by the talk's clock. What was taken back counts as well, since it
    /// was spoken.
    held: Vec<Duration>,
    /// How much each participant has drawn of each pool. Nothing is ever given back.
    drawn: Vec<Vec<Duration>>,
    /// Whether there are two people with about the same time in the plan.
    equal: bool,
    /// The rule that is brought to the front, and until when, in boot time.
    flag_shown: Option<(usize, Duration)>,
    /// When rules were flagged lately, in boot time.
    flags: Vec<Duration>,
    repair: Option<usize>,
    parked: Vec<String>,
}

/// The part of a session that [`Event::Undo`] brings back: small, however long the talk.
#[derive(Debug, Clone, PartialEq)]
struct Progress {
    mode: Mode,
    visit: floor::Visit,
    /// Who draws on a pool in the breath before it.
    drawing: Option<pools::Draw>,
    pause: Option<Pause>,
    /// When to ask whether this pause is a break, in boot time; `None` once that has been asked.
    pause_asks_at: Option<Duration>,
    /// The open question, except for the one whether to end.
    question: Option<Question>,
    /// Until when a question for more time stays open, in boot time.
    question_until: Duration,
    /// Whether “End here?” is being asked.
    ending: bool,
    /// Turns that will come round once more, in the order in which they were passed.
    passed: Vec<floor::Passed>,
    /// For each gate that people are at: its place in the plan, and which try it is.
    tries: Vec<(usize, u32)>,
    /// What each participant has had beyond plan, and wasn't offered back.
    beyond: Vec<Duration>,
    /// When to ask “How are we?”, in time talked.
    check_in_at: Option<Duration>,
    offers: offers::Offers,
    limit_asked: bool,
    /// Whether the talk didn't run to its end; see [`Session::ended_early`].
    early: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Ready,
    Talking,
    Closing,
    Done,
}

/// The effects of an event.
#[derive(Default)]
struct Out {
    effects: Vec<Effect>,
    sound: Option<Effect>,
}

impl Out {
    fn say(&mut self, announcement: Announcement) {
        self.effects.push(Effect::Announce(announcement));
    }
}

impl Session {
    /// A talk that is set up and hasn't begun. `speed` is how many times as fast its clock runs: 1, or more for a
    /// rehearsal.
    #[must_use]
    pub fn start(plan: Plan, speed: u32, at: Moment) -> Self {
        Self::set_up(Arc::new(plan), speed, at)
    }

    fn set_up(plan: Arc<Plan>, speed: u32, at: Moment) -> Self {
        let visit = plan.steps.first().map_or_else(floor::Visit::default, |step| {
            floor::Visit::new(step, None, plan.participants.len())
        });
        let progress = Progress {
            mode: Mode::Ready,
            visit,
            drawing: None,
            pause: None,
            pause_asks_at: None,
            question: None,
            question_until: Duration::ZERO,
            ending: false,
            passed: Vec::new(),
            tries: Vec::new(),
            beyond: vec![Duration::ZERO; plan.participants.len()],
            check_in_at: None,
            offers: offers::Offers::default(),
            limit_asked: false,
            early: false,
        };
        Self {
            equal: offers::equal_seats(&plan),
            held: vec![Duration::ZERO; plan.participants.len()],
            drawn: Vec::new(),
            plan,
            speed: speed.max(1),
            last: at,
            begun: None,
            progress,
            rest: None,
            way: way::Way::default(),
            undo: None,
            talked: Duration::ZERO,
            flag_shown: None,
            flags: Vec::new(),
            repair: None,
            parked: Vec::new(),
        }
    }

    /// Applies an event. What fell due before it happens first. A moment before the last one counts as that one. An event
    /// that makes no sense now changes nothing, and [`Effect::Ignored`] says why.
    pub fn apply(&mut self, event: Event, at: Moment) -> Vec<Effect> {
        let mut out = Out::default();
        let away = match event {
            Event::Reopened => self.skip_time(at, &mut out),
            _ => self.let_time_pass(at, &mut out),
        };
        let done = match event {
            // Someone who wakes the machine with the space bar shouldn't lose their turn.
            Event::Next
            | Event::Pass
            | Event::TakeFloor(_)
            | Event::GiveFloor(_)
            | Event::Draw
            | Event::StopDrawing
                if away =>
            {
                Err(Reason::JustBack)
            }
            event => self.handle(event, &mut out),
        };
        match done {
            Ok(()) => self.run(Duration::ZERO, &mut out),
            Err(reason) => out.effects.push(Effect::Ignored(reason)),
        }
        out.effects.extend(out.sound);
        out.effects
    }

    /// Lets time pass up to a moment. Returns whether people were away meanwhile.
    fn let_time_pass(&mut self, at: Moment, out: &mut Out) -> bool {
        let before = self.last.boot();
        let real = at.boot().saturating_sub(before);
        if at.boot() >= before {
            self.last = at;
        }
        let away = real > GAP && self.rest.is_none() && self.turn_is_running();
        if self.rest.is_some() {
            self.rest_on(real.saturating_mul(self.speed), out);
        } else if away {
            self.was_away(real, out);
        } else {
            // An open question holds up what would happen by itself, until it lapses.
            let lapses = self.lapses_at().map_or(real, |lapses| lapses.saturating_sub(before).min(real));
            self.run(lapses.saturating_mul(self.speed), out);
            self.let_question_lapse(out);
            self.run(real.saturating_sub(lapses).saturating_mul(self.speed), out);
        }
        self.let_question_lapse(out);
        self.ask_about_long_pause(out);
        away
    }

    /// Skips the time up to a moment: a break goes on meanwhile, a talk doesn't. Returns whether this stopped a turn.
    fn skip_time(&mut self, at: Moment, out: &mut Out) -> bool {
        let real = at.boot().saturating_sub(self.last.boot());
        if at.boot() >= self.last.boot() {
            self.last = at;
        }
        let away = self.rest.is_none() && self.turn_is_running();
        if self.rest.is_some() {
            self.rest_on(real.saturating_mul(self.speed), out);
        } else if away {
            self.was_away(real, out);
        }
        self.let_question_lapse(out);
        self.ask_about_long_pause(out);
        away
    }

    /// Stops the turn where it was when people were last here.
    fn was_away(&mut self, real: Duration, out: &mut Out) {
        self.stop(Pause::Away(real));
        let visit = &self.progress.visit;
        let turn = || visit.time.unwrap_or_default().saturating_sub(visit.elapsed);
        let left = self.drawing_left().unwrap_or_else(turn);
        out.say(Announcement::Away { away: real, left });
    }

    fn handle(&mut self, event: Event, out: &mut Out) -> Result<(), Reason> {
        match event {
            Event::Clock | Event::Reopened => Ok(()),
            Event::Begin => self.begin(out),
            Event::Next => self.next(out),
            Event::Back => self.back(out),
            Event::Undo => self.take_back(out),
            Event::Pause => self.pause(out),
            Event::Resume => self.resume(out),
            Event::Pass => self.pass(out),
            Event::GoTo(step) => self.go_to(step, out),
            Event::Add(seconds) => self.add(seconds, out),
            Event::AskMore => self.ask_more(out),
            Event::Consent(voice) => self.consent(voice, out),
            Event::Decline => self.decline(out),
            Event::Accept => self.accept(out),
            Event::CheckIn(mood) => self.check_in(mood, out),
            Event::Limit(answer) => self.at_limit(answer, out),
            Event::Heard(answer) => self.answer_gate(answer, out),
            Event::Round(answer) => self.answer_round(answer, out),
            Event::GoOn => self.go_on_as_asked(out),
            Event::EnoughForToday => self.end_as_asked(out),
            Event::TakeFloor(participant) => self.take_floor(participant, out),
            Event::GiveFloor(participant) => self.give_floor(participant, out),
            Event::Draw => self.draw(out),
            Event::DrawOn(participant, pool) => self.draw_on(participant, pool, out),
            Event::StopDrawing => self.stop_drawing(out),
            Event::Flag(rule) => self.raise(rule, out),
            Event::Repair(card) => self.put_repair(card, out),
            Event::PutRepairAway => self.put_repair_away(),
            Event::Park(topic) => self.park(&topic),
            Event::TakeBreak => self.take_break(out),
            Event::ShortBreak(minutes) => self.take_short_break(minutes, out),
            Event::SetBreak(length) => self.set_break(length, out),
            Event::ChangeBreak(minutes) => self.change_break(minutes, out),
            Event::Tomorrow(length) => self.rest_until_tomorrow(length, out),
            Event::AskBack => self.ask_back(out),
            Event::Ready(voice) => self.ready(voice, out),
            Event::NotYet(length) => self.not_yet(length, out),
            Event::Join(name) => self.join(&name, out),
            Event::Leave(participant) => self.leave_talk(participant, out),
            Event::Rename(participant, name) => self.rename(participant, &name),
            Event::AskEnd => self.ask_end(out),
            Event::Stay => self.stay(),
            Event::End => self.end(true, out),
            Event::EndNow => self.end(false, out),
            Event::Finish => self.finish(out),
        }
    }
}
