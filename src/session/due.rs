//! What falls due by itself, and when, so that the app wakes at that moment and the loudspeaker is ready for it.

use std::sync::Arc;
use std::time::Duration;

use super::{Effect, Moment, Out, Session, way};
use crate::plan::PlanCue;

/// How many things that happen by themselves are looked through for the next sound. No real talk has so many.
const MOVES: u32 = 1_000;

impl Session {
    /// How long, in real time, until the talk makes a sound, if nobody does anything and its clock runs. `counts` is given
    /// the effects that come with a sound, and decides whether it counts. `None` if there will be none.
    #[must_use]
    pub fn next_sound(&self, at: Moment, mut counts: impl FnMut(&[Effect]) -> bool) -> Option<Duration> {
        let mut ahead = self.without_its_past();
        let mut gone = Duration::ZERO;
        // What comes again and again and didn't count once won't the next time: it isn't looked at any more, so that a day of
        // it is as short as a minute.
        let mut passed: Vec<*const PlanCue> = Vec::new();
        // An open question for more time keeps the step from moving on, until it lapses.
        let lapses = self.lapses_at().map(|lapses| lapses.saturating_sub(self.last.boot()) * self.speed);
        for _ in 0..MOVES {
            let lapse =
                lapses.filter(|_| ahead.lapses_at().is_some()).map(|lapses| lapses.saturating_sub(gone));
            let sounds = |cue: &PlanCue| cue.strikes > 0 && !passed.iter().any(|one| std::ptr::eq(*one, cue));
            let wait = [ahead.falls_due(sounds), lapse].into_iter().flatten().min()?;
            passed.extend(ahead.coming_again_in(wait));
            gone = gone.saturating_add(wait);
            let mut out = Out::default();
            if ahead.rest.is_some() {
                ahead.rest_on(wait, &mut out);
            } else {
                // What isn't looked at has its own moments before this one, and its sounds aren't this one's.
                let before = wait.saturating_sub(Duration::from_nanos(1));
                ahead.run(before, &mut Out::default());
                ahead.run(wait.saturating_sub(before), &mut out);
            }
            if lapse.is_some_and(|lapse| lapse <= wait) && ahead.lapses_at().is_some() {
                ahead.progress.question = None;
                ahead.run(Duration::ZERO, &mut out);
            }
            let Some(sound) = out.sound else { continue };
            out.effects.push(sound);
            if counts(&out.effects) {
                let since = at.boot().saturating_sub(self.last.boot());
                return Some(self.in_real_time(gone).saturating_sub(since));
            }
        }
        None
    }

    /// A copy without the parts that don't matter for going on.
    pub(super) fn without_its_past(&self) -> Self {
        Self {
            plan: Arc::clone(&self.plan),
            speed: self.speed,
            last: self.last,
            begun: self.begun,
            progress: self.progress.clone(),
            rest: self.rest.clone(),
            way: way::Way::default(),
            undo: None,
            talked: self.talked,
            held: Vec::new(),
            drawn: self.drawn.clone(),
            equal: self.equal,
            flag_shown: None,
            flags: Vec::new(),
            repair: None,
            parked: Vec::new(),
        }
    }

    /// The real time, in whole milliseconds rounded up, in which this much session time passes.
    fn in_real_time(&self, time: Duration) -> Duration {
        let a_millisecond = 1_000_000 * u128::from(self.speed.max(1));
        Duration::from_millis(u64::try_from(time.as_nanos().div_ceil(a_millisecond)).unwrap_or(u64::MAX))
    }

    /// How much session time until something happens by itself, of cues only these. `None` while that time stands still, and
    /// if nothing will.
    fn falls_due(&self, which: impl Fn(&PlanCue) -> bool) -> Option<Duration> {
        if let Some(rest) = &self.rest {
            return rest.over.is_none().then_some(rest.left);
        }
        if !self.is_running() {
            return None;
        }
        if self.progress.drawing.is_some() {
            return self.drawing_left();
        }
        match self.progress.visit.breath {
            Some(breath) => Some(breath),
            None if self.floor_is_free() => None,
            None => self.due_of(self.progress.visit.elapsed, which),
        }
    }

    /// How much session time until something happens by itself in a visit that has run for so long: a cue, a nudge, the
    /// end.
    pub(super) fn due_in(&self, elapsed: Duration) -> Option<Duration> {
        self.due_of(elapsed, |_| true)
    }

    fn due_of(&self, elapsed: Duration, which: impl Fn(&PlanCue) -> bool) -> Option<Duration> {
        let step = self.plan.steps.get(self.progress.visit.step)?;
        let (visit, turn) = (&self.progress.visit, &step.turn);
        let cues = turn.cues.iter().filter(|cue| which(cue));
        let cue = cues.filter_map(|cue| visit.next_due(cue, turn.time)).min();
        let time = visit.time.filter(|time| *time > elapsed);
        let stop = self.next_stop(step, self.moves_on_at(step));
        let next = [cue, time, stop].into_iter().flatten().min().map(|due| due.saturating_sub(elapsed));
        let sounds = || turn.last_sound(visit.time).is_some();
        let nudge = turn.nudge.filter(|nudge| !nudge.is_zero() && sounds()).and_then(|nudge| {
            let over = elapsed.checked_sub(visit.time?)?;
            let part = u64::try_from(over.as_nanos() % nudge.as_nanos()).ok()?;
            Some(nudge.saturating_sub(Duration::from_nanos(part)))
        });
        next.into_iter().chain(nudge).min()
    }

    /// The cues that come again and again, and are due after this much session time.
    fn coming_again_in(&self, time: Duration) -> impl Iterator<Item = *const PlanCue> {
        let visit = &self.progress.visit;
        let step = self.plan.steps.get(visit.step).filter(|_| visit.breath.is_none());
        let due = visit.elapsed.saturating_add(time);
        step.into_iter().flat_map(move |step| {
            let again = step.turn.cues.iter().filter(|cue| cue.every.is_some());
            again.filter(move |cue| visit.next_due(cue, step.turn.time) == Some(due)).map(std::ptr::from_ref)
        })
    }
}
