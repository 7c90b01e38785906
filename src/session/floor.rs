//! One visit to a step: its clock, its cues, and who holds the floor.

use std::time::Duration;

use super::outlook::is_turn;
use super::{Announcement, Effect, Mode, Out, Pause, Session};
use crate::plan::{Again, Label, PlanCue, PlanStep};
use crate::rule_set::AtEnd;

/// One visit to a step. Everything in it counts session time, not real time.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Visit {
    /// Which step of the plan.
    pub(super) step: usize,
    /// What is left of the breath before it.
    pub(super) breath: Option<Duration>,
    /// The step's time with all that was added; `None` in an untimed step.
    pub(super) time: Option<Duration>,
    /// How long it has run.
    pub(super) elapsed: Duration,
    /// Who holds the floor; in an exchange it changes.
    pub(super) holder: Option<usize>,
    /// How much of `time` was repaid rather than asked for.
    pub(super) repaid: Duration,
    /// What was counted as beyond the plan for the holder when the step was left.
    pub(super) credited: Duration,
    /// In an exchange: what each participant has left of their own time. Empty in other steps.
    pub(super) shares: Vec<Duration>,
    /// How many turns in a row had run over when the step was left, without this one.
    pub(super) over_before: u32,
    /// At a gate that was answered: which try that was, from 1.
    pub(super) tries: u32,
    /// A passed turn that comes round once more.
    pub(super) again: Option<Passed>,
    /// Whether it was left by passing.
    pub(super) passed: bool,
    /// Cues counted from the start have fired up to here. `None` before the first moment.
    fired: Option<Duration>,
    /// Cues counted from the end have fired up to here: nanoseconds past the end, negative before it.
    fired_from_end: Option<i128>,
    /// How many nudges there have been.
    pub(super) nudges: u128,
}

/// A turn that was passed and comes round once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Passed {
    /// The step it was passed in.
    pub(super) from: usize,
    /// The step after this participant's part.
    pub(super) to: usize,
    /// The step after everyone's part.
    pub(super) end: usize,
}

impl Visit {
    /// A visit that begins.
    pub(super) fn new(step: &PlanStep, breath: Option<Duration>, participants: usize) -> Self {
        let share = |who| match step.exchange.as_deref() {
            Some(exchange) if exchange.seats.contains(&who) => exchange.each,
            _ => Duration::ZERO,
        };
        let shares = step.exchange.iter().flat_map(|_| (0..participants).map(share)).collect();
        Self {
            step: step.index,
            breath,
            time: step.turn.time,
            holder: step.holder,
            shares,
            ..Self::default()
        }
    }

    /// When the clock moves the step on by itself.
    pub(super) fn ends_by_itself(&self, step: &PlanStep) -> Option<Duration> {
        match step.turn.at_end {
            AtEnd::Hold => None,
            AtEnd::Advance => self.time,
            AtEnd::Wait(grace) => self.time.map(|time| time.saturating_add(grace)),
        }
    }

    /// Whether it has only to move on.
    pub(super) fn is_over(&self, step: &PlanStep) -> bool {
        self.breath.is_none() && self.ends_by_itself(step).is_some_and(|end| end <= self.elapsed)
    }

    /// The newest moment of a cue that has come, and hasn't fired yet.
    fn due(&self, cue: &PlanCue, planned: Option<Duration>) -> Option<Duration> {
        let came = cue.came(planned, self.time, self.elapsed)?;
        let fired = match cue.every {
            Some(_) => self.fired.is_some_and(|fired| came <= fired),
            None => self.has_fired(cue, planned),
        };
        (!fired).then_some(came)
    }

    /// The first moment of a cue that hasn't fired yet.
    pub(super) fn next_due(&self, cue: &PlanCue, planned: Option<Duration>) -> Option<Duration> {
        match cue.every {
            Some(every) => Again { every, end: self.time }.after(self.fired.unwrap_or_default()),
            None => (!self.has_fired(cue, planned)).then(|| cue.moment(planned, self.time)),
        }
    }

    /// Whether a cue that comes once has fired.
    fn has_fired(&self, cue: &PlanCue, planned: Option<Duration>) -> bool {
        match (cue.from_end, planned) {
            (true, Some(planned)) => {
                let before = nanos(planned.saturating_sub(cue.at));
                self.fired_from_end.is_some_and(|fired| -before <= fired)
            }
            _ => self.fired.is_some_and(|fired| cue.at <= fired),
        }
    }

    /// Time past the end, as far as it has run; negative before it.
    fn past_end(&self) -> Option<i128> {
        self.time.map(|time| nanos(self.elapsed) - nanos(time))
    }
}

/// The status word after so much time: the newest cue's that has one, else the turn's own. Past the end, what people did
/// before it is over: only a cue at the end or later has a word for that.
pub(super) fn label(step: &PlanStep, time: Option<Duration>, elapsed: Duration) -> Option<&Label> {
    let end = time.filter(|time| elapsed >= *time);
    let words = step.turn.cues.iter().filter_map(|cue| Some((cue, cue.label.as_ref()?)));
    let passed = words.filter_map(|(cue, label)| Some((cue.came(step.turn.time, time, elapsed)?, label)));
    let newest = passed.filter(|(moment, _)| end.is_none_or(|end| *moment >= end));
    let newest = newest.max_by_key(|(moment, _)| *moment).map(|(_, label)| label);
    newest.or(step.turn.label.as_ref().filter(|_| end.is_none()))
}

fn nanos(time: Duration) -> i128 {
    i128::try_from(time.as_nanos()).unwrap_or(i128::MAX)
}

impl Session {
    /// Whether the session's time runs in this step: not before the start, not paused, not while an offer between
    /// turns waits for its answer, nor when what somebody draws on is used up.
    pub(super) fn is_running(&self) -> bool {
        self.progress.mode == Mode::Talking
            && self.progress.pause.is_none()
            && self.rest.is_none()
            && !self.breath_is_held()
            && (self.progress.drawing.is_none() || self.draws())
    }

    /// Whether a turn's clock runs, so that time in which nobody looks would be lost.
    pub(super) fn turn_is_running(&self) -> bool {
        let timed = self.progress.visit.time.is_some() && !self.floor_is_free();
        self.is_running() && (timed || self.draws())
    }

    /// Lets session time pass. What falls due on the way happens at its own moment.
    pub(super) fn run(&mut self, mut time: Duration, out: &mut Out) {
        while self.is_running() {
            if self.draws() {
                time = self.draw_for(time, out);
                if self.draws() {
                    return;
                }
                continue;
            }
            if let Some(breath) = self.progress.visit.breath {
                let used = breath.min(time);
                time = time.saturating_sub(used);
                self.talked = self.talked.saturating_add(used);
                if used < breath {
                    self.progress.visit.breath = Some(breath.saturating_sub(used));
                    return;
                }
                self.end_breath(out);
                continue;
            }
            self.fire_cues(out);
            if self.progress.pause.is_some() || self.close_floor(out) {
                continue;
            }
            let Some(here) = self.plan.steps.get(self.progress.visit.step) else { return };
            let end = self.moves_on_at(here);
            if end.is_some_and(|end| end <= self.progress.visit.elapsed) {
                self.go_on(out);
                continue;
            }
            if time.is_zero() {
                return;
            }
            if self.floor_is_free() {
                // Silence is part of the talk, and costs nobody anything.
                self.talked = self.talked.saturating_add(time);
                return;
            }
            let stop = self.next_stop(here, end);
            let used = stop.map_or(time, |stop| stop.saturating_sub(self.progress.visit.elapsed).min(time));
            time = time.saturating_sub(used);
            self.spend(used, out);
        }
    }

    /// The breath is over: the step's own time begins.
    pub(super) fn end_breath(&mut self, out: &mut Out) {
        self.progress.visit.breath = None;
        out.say(Announcement::Started(self.progress.visit.step));
    }

    fn spend(&mut self, used: Duration, out: &mut Out) {
        self.talked = self.talked.saturating_add(used);
        let visit = &mut self.progress.visit;
        let Some(holder) = visit.holder else {
            visit.elapsed = visit.elapsed.saturating_add(used);
            return;
        };
        self.spend_share(holder, used, out);
        let visit = &mut self.progress.visit;
        visit.elapsed = visit.elapsed.saturating_add(used);
        if self.plan.steps.get(visit.step).is_some_and(is_turn)
            && let Some(held) = self.held.get_mut(holder)
        {
            *held = held.saturating_add(used);
        }
    }

    /// The next moment of the visit that mustn't be passed over: its end, a cue that stops the clock, a share's end.
    pub(super) fn next_stop(&self, step: &PlanStep, end: Option<Duration>) -> Option<Duration> {
        let visit = &self.progress.visit;
        let cues = step.turn.cues.iter().filter(|cue| cue.pause);
        let cue = cues.filter_map(|cue| visit.next_due(cue, step.turn.time)).min();
        [end, self.share_ends_at(), cue].into_iter().flatten().min()
    }

    /// Fires cues and nudges that have fallen due, each once; of several sounds only the newest is made.
    fn fire_cues(&mut self, out: &mut Out) {
        let Some(step) = self.plan.steps.get(self.progress.visit.step) else { return };
        let visit = &mut self.progress.visit;
        let planned = step.turn.time;
        let mut newest: Option<(Duration, &PlanCue)> = None;
        let mut word: Option<(Duration, &Label)> = None;
        for cue in &step.turn.cues {
            let Some(due) = visit.due(cue, planned) else { continue };
            if cue.strikes > 0 && newest.is_none_or(|(than, _)| due >= than) {
                newest = Some((due, cue));
            }
            if let Some(label) = cue.label.as_ref().filter(|_| word.is_none_or(|(than, _)| due >= than)) {
                word = Some((due, label));
            }
            if cue.pause {
                self.progress.pause = Some(Pause::Cue);
            }
        }
        let now = visit.past_end();
        let ends = now.is_some_and(|now| now >= 0) && visit.fired_from_end.is_none_or(|fired| fired < 0);
        visit.fired = Some(visit.elapsed);
        visit.fired_from_end = visit.fired_from_end.max(now);
        if let Some((_, cue)) = newest {
            out.sound(&cue.sound, cue.strikes, false);
        }
        if ends {
            out.say(Announcement::Time);
        } else if let Some((_, label)) = word {
            out.say(Announcement::Label(label.clone()));
        }
        if self.progress.pause.is_some() {
            out.say(Announcement::Waits);
        }
        let overtime = now.and_then(|now| u128::try_from(now).ok()).unwrap_or_default();
        let nudges = step.turn.nudge.map_or(0, |nudge| overtime / nudge.as_nanos().max(1));
        if nudges > visit.nudges {
            visit.nudges = nudges;
            if let Some(last) = step.turn.last_sound(visit.time) {
                out.sound(&last.sound, 1, true);
            }
        }
    }

    /// Gives the visit more time, counted from now if its time was over.
    pub(super) fn lengthen(&mut self, more: Duration) -> bool {
        let visit = &mut self.progress.visit;
        let Some(time) = visit.time else { return false };
        let longer = time.max(visit.elapsed).saturating_add(more).min(longest_stay(visit.elapsed));
        if longer <= time {
            return false;
        }
        visit.time = Some(longer);
        visit.nudges = 0;
        if visit.fired_from_end.is_some_and(|fired| fired >= 0) {
            // The end has fired; the new end that people agreed on fires too.
            visit.fired_from_end = visit.past_end();
        }
        true
    }

    /// Takes time from the visit, as far as there is some left.
    pub(super) fn shorten(&mut self, less: Duration) -> bool {
        let visit = &mut self.progress.visit;
        let Some(time) = visit.time else { return false };
        let shorter = time.saturating_sub(less).max(visit.elapsed).min(time);
        if shorter == time {
            return false;
        }
        self.shorten_shares(time.saturating_sub(shorter));
        self.progress.visit.time = Some(shorter);
        true
    }
}

/// However often it is made longer, a visit has at most a day left.
fn longest_stay(elapsed: Duration) -> Duration {
    elapsed.saturating_add(crate::rule_set::bounds::LENGTH)
}

impl Out {
    /// A sound; of several within one event, the newest.
    pub(super) fn sound(&mut self, name: &str, strikes: u8, soft: bool) {
        self.sound = Some(Effect::Sound { name: name.to_owned(), strikes, soft });
    }
}
