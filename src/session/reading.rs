//! What a talk shows at a moment. Reading it changes nothing.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::floor::{Visit, label};
use super::{Mode, Moment, QUIET_AFTER, Question, Session, State, breaks};
use crate::plan::{Kind, Label, Plan, PlanStep, Round};

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
    pub label: Option<&'a Label>,
    /// How far the turn is.
    pub phase: Phase,
}

/// How far a turn is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// Long past the promised time, nothing more is said.
    pub quiet: bool,
}

impl Session {
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
        if let Some(rest) = &self.rest {
            return if rest.over.is_some() { State::Returning } else { State::Break };
        }
        match (self.progress.mode, self.progress.pause) {
            (Mode::Ready, _) => State::Ready,
            (Mode::Closing, _) => State::Closing,
            (Mode::Done, _) => State::Done,
            (Mode::Talking, Some(pause)) => State::Paused(pause),
            (Mode::Talking, None) if self.progress.drawing.is_some() => State::Drawing,
            (Mode::Talking, None) if self.progress.visit.breath.is_some() => State::Breath,
            (Mode::Talking, None) => match self.here().map(|step| step.kind) {
                Some(Kind::Gate) => State::Gate,
                Some(Kind::Ask) => State::Ask,
                _ => State::Running,
            },
        }
    }

    /// The step it is in, also under a break; before the start, the first. `None` at the close.
    #[must_use]
    pub fn step(&self) -> Option<&PlanStep> {
        self.here()
    }

    /// The next step if nobody chooses another. `None` if the close comes next.
    #[must_use]
    pub fn upcoming(&self) -> Option<&PlanStep> {
        let next = self.here()?.index + 1;
        self.plan.steps.get(self.ahead(next).step)
    }

    /// At a question after a round: the next step if that was enough. `None` if the close comes next, or nothing like that is
    /// asked.
    #[must_use]
    pub fn upcoming_after_rounds(&self) -> Option<&PlanStep> {
        let here = self.here()?;
        self.plan.steps.get(self.ahead(here.ask?.enough.max(here.index + 1)).step)
    }

    /// The participant (from 0) who holds the floor; at a question to one person, who answers. Nobody does in a breath, on a break, or
    /// where several do.
    #[must_use]
    pub fn holder(&self) -> Option<usize> {
        let talking = self.progress.mode == Mode::Talking
            && self.rest.is_none()
            && self.progress.visit.breath.is_none();
        self.progress.visit.holder.filter(|_| talking)
    }

    /// The same, also while a breath, a pause or a break holds everything up: who has the floor, or will.
    #[must_use]
    pub fn next_holder(&self) -> Option<usize> {
        self.progress.visit.holder.filter(|_| self.progress.mode == Mode::Talking)
    }

    /// The round it is in, for “round 2 of 4”.
    #[must_use]
    pub fn round(&self) -> Option<Round> {
        self.here()?.round
    }

    /// Session time since the last event.
    pub(super) fn since(&self, at: Moment) -> Duration {
        at.boot().saturating_sub(self.last.boot()).saturating_mul(self.speed)
    }

    /// How long the step has run at a moment.
    pub(super) fn elapsed(&self, at: Moment, visit: &Visit, step: &PlanStep) -> Duration {
        let runs = self.is_running() && visit.breath.is_none() && !self.floor_is_free();
        let elapsed = visit.elapsed.saturating_add(if runs { self.since(at) } else { Duration::ZERO });
        let end = [self.moves_on_at(step), self.floor_closes_at()].into_iter().flatten().min();
        elapsed.min(end.unwrap_or(Duration::MAX)).max(visit.elapsed)
    }

    /// What the step's clock shows. `None` where there is no step.
    #[must_use]
    pub fn reading(&self, at: Moment) -> Option<Reading<'_>> {
        let step = self.here()?;
        let visit = &self.progress.visit;
        let elapsed = self.elapsed(at, visit, step);
        let time = visit.time;
        let left = time.map(|time| time.saturating_sub(elapsed));
        let overtime = time.map_or(Duration::ZERO, |time| elapsed.saturating_sub(time));
        let planned = step.turn.time;
        let near_end = |cue: &crate::plan::PlanCue| {
            cue.from_end
                && planned.is_some_and(|planned| cue.at < planned)
                && cue.came(planned, time, elapsed).is_some()
        };
        let phase = match left {
            Some(Duration::ZERO) => Phase::Time,
            Some(_) if step.turn.cues.iter().any(near_end) => Phase::WrappingUp,
            _ => Phase::Running,
        };
        let fraction = match (left, time) {
            (Some(left), Some(time)) if !time.is_zero() => {
                (left.as_secs_f64() / time.as_secs_f64()).clamp(0.0, 1.0)
            }
            _ => 0.0,
        };
        Some(Reading { left, overtime, elapsed, time, fraction, label: label(step, time, elapsed), phase })
    }

    /// What is left of the breath before a turn. It stands still while something asked between turns waits for
    /// its answer, and while somebody draws on a pool.
    #[must_use]
    pub fn breath(&self, at: Moment) -> Option<Duration> {
        let breath = self.progress.visit.breath.filter(|_| self.progress.mode == Mode::Talking)?;
        let runs = self.is_running() && self.progress.drawing.is_none();
        Some(if runs { breath.saturating_sub(self.since(at)) } else { breath })
    }

    /// What the break shows. `None` when there is none.
    #[must_use]
    pub fn rest(&self, at: Moment) -> Option<BreakReading> {
        let rest = self.rest.as_ref()?;
        let since = self.since(at);
        let left = rest.left.saturating_sub(since);
        let over = rest.over.unwrap_or_default().saturating_add(since.saturating_sub(rest.left));
        let mut return_at = rest.return_at;
        if !left.is_zero() {
            // If the clock was set by hand, the promise is shown in its new time; small deviations don't matter.
            let now = breaks::wall_after(at, left / self.speed.max(1));
            if now.duration_since(return_at).abs() >= SignedDuration::from_secs(2) {
                return_at = now;
            }
        }
        let quiet = over >= QUIET_AFTER;
        Some(BreakReading { length: rest.length, left, return_at, over, quiet })
    }

    /// What is being asked over the stage.
    #[must_use]
    pub fn question(&self, at: Moment) -> Option<Question> {
        if self.progress.ending {
            return Some(Question::End);
        }
        if let Some(rest) = &self.rest {
            return rest.asked;
        }
        self.progress.question.filter(|question| match question {
            Question::More(_) => at.boot() <= self.progress.question_until,
            _ => true,
        })
    }

    /// The rule (its place in the plan) that is at the front.
    #[must_use]
    pub fn flag(&self, at: Moment) -> Option<usize> {
        self.flag_shown.filter(|(_, until)| at.boot() < *until).map(|(rule, _)| rule)
    }

    /// The repair card (from 0) on the stage.
    #[must_use]
    pub fn repair(&self) -> Option<usize> {
        self.repair
    }

    /// Topics for another day, in the order they were written down.
    #[must_use]
    pub fn parked(&self) -> &[String] {
        &self.parked
    }

    /// Whether the talk is at its close, or over, and didn't run to its end: people ended it before, and not at its limit, or
    /// went through it so fast that it can't have been one.
    #[must_use]
    pub fn ended_early(&self) -> bool {
        self.progress.early && matches!(self.progress.mode, Mode::Closing | Mode::Done)
    }

    /// Whether each of two people says yes for themselves; else one answer stands for everyone.
    #[must_use]
    pub(crate) fn each_answers(&self) -> bool {
        self.plan.present() == 2
    }

    /// Whether [`Event::Undo`](super::Event::Undo) would take something back.
    #[must_use]
    pub(crate) fn can_undo(&self, at: Moment) -> bool {
        (self.rest.is_none() || self.somebody_came_or_went())
            && self.undo.as_ref().is_some_and(|undo| at.boot() <= undo.until)
    }

    /// Whether [`Event::Back`](super::Event::Back) would lead somewhere.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        let leads =
            |visit: &Visit| self.plan.steps.get(visit.step).is_none_or(|step| self.plan.has_its_people(step));
        self.rest.is_none() && self.progress.mode != Mode::Done && self.way.newest_first().any(leads)
    }
}
