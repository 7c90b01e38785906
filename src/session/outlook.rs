//! For a facilitator: the steps that are coming, when the talk ends, who passed, and who has had little of the floor.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::{Event, Moment, Out, Session, breaks};
use crate::plan::{Kind, PlanStep};

/// Nothing is said about someone whose part of the floor is less than this.
const WORTH_SAYING: Duration = Duration::from_secs(60);

/// The time that a turn without a clock counts for.
const UNTIMED: Duration = Duration::from_secs(60);

/// When a talk ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ends {
    /// As it goes: if what is left takes its time from now on.
    pub at: Timestamp,
    /// As planned: if everything had taken its time from the beginning on.
    pub planned: Timestamp,
}

impl Session {
    /// When the talk comes to its close, breaths included, along the shortest way: each gate answered *Yes*, each question
    /// after a round *That's enough*. Steps without a clock take no time in this. `None` before it begins, at its close, and
    /// where no step has a clock.
    #[must_use]
    pub fn ends(&self, at: Moment) -> Option<Ends> {
        let (begun, here) = (self.begun?, self.here()?);
        let planned = self.planned();
        if self.plan.length().is_zero() {
            return None;
        }
        let visit = &self.progress.visit;
        let turn =
            visit.time.map(|time| time.saturating_sub(self.elapsed(at, visit, here))).unwrap_or_default();
        let rest = self.rest(at).map(|rest| rest.left).unwrap_or_default();
        let breath = self.breath(at).unwrap_or_default();
        let coming = self.without_its_past().after_this_step();
        let left = [rest, breath, turn, coming].into_iter().fold(Duration::ZERO, Duration::saturating_add);
        let real = |time: Duration| time / self.speed.max(1);
        Some(Ends {
            at: breaks::wall_after(at, real(left)),
            planned: breaks::wall_after(begun, real(planned)),
        })
    }

    /// What the whole talk takes, breaths included.
    fn planned(&self) -> Duration {
        let mut whole = Self::set_up(Arc::clone(&self.plan), 1, self.last);
        let _effects = whole.apply(Event::Begin, self.last);
        let visit = &whole.progress.visit;
        let first = visit.time.unwrap_or_default().saturating_add(visit.breath.unwrap_or_default());
        whole.after_this_step().saturating_add(first)
    }

    /// What the steps after this one take, breaths included.
    fn after_this_step(mut self) -> Duration {
        let mut sum = Duration::ZERO;
        while let Some(here) = self.here() {
            let next = here.index + 1;
            let ahead = self.ahead(here.ask.map_or(next, |ask| ask.enough.max(next)));
            let Some(step) = self.plan.steps.get(ahead.step) else { break };
            let breath = self.breath_between(Some(here), step).unwrap_or_default();
            sum = sum.saturating_add(step.turn.time.unwrap_or_default()).saturating_add(breath);
            // Only what the way depends on: this is asked every second, of up to ten thousand steps.
            (self.progress.visit.step, self.progress.visit.again) = (ahead.step, ahead.again);
            self.progress.passed = ahead.passed;
        }
        sum
    }

    /// Who (from 0) passed, and hasn't had a turn of their own since: to say back what somebody else said is none. It is for
    /// the facilitator alone, and no tally.
    #[must_use]
    pub fn passed(&self) -> Vec<usize> {
        let mut last: BTreeMap<usize, bool> = BTreeMap::new();
        let now = self.here().map(|_| &self.progress.visit);
        for visit in now.into_iter().chain(self.way.newest_first()) {
            let turn = self
                .plan
                .steps
                .get(visit.step)
                .filter(|step| is_turn(step) && (visit.passed || step.kind != Kind::Listener));
            if let Some(holder) = turn.and_then(|step| step.holder) {
                let _ = last.entry(holder).or_insert(visit.passed);
            }
            if last.len() >= self.plan.participants.len() {
                break;
            }
        }
        last.into_iter()
            .filter(|&(who, passed)| passed && self.plan.is_present(who))
            .map(|(who, _)| who)
            .collect()
    }

    /// The next steps, at most so many, if each gate is answered *Yes* and each question after a round *Once more*. Fewer if
    /// the close comes first.
    #[must_use]
    pub fn coming(&self, most: usize) -> Vec<&PlanStep> {
        let mut ahead = self.without_its_past();
        let mut coming = Vec::new();
        while coming.len() < most {
            ahead.go_on(&mut Out::default());
            let Some(step) = ahead.here().and_then(|step| self.plan.steps.get(step.index)) else { break };
            coming.push(step);
        }
        coming
    }

    /// Who (from 0) has had little of the floor: less than half of what they would have had, had the time so far been shared
    /// as in the plan up to here. Empty if it was shared about evenly, `None` if it is too early to say.
    ///
    /// The current turn doesn't count yet, so that nobody seems behind while they listen; an open exchange does.
    #[must_use]
    pub fn little_of_the_floor(&self) -> Option<Vec<usize>> {
        let here = self.here()?;
        let visit = &self.progress.visit;
        let mut planned = vec![Duration::ZERO; self.plan.participants.len()];
        let mut add = |participant: usize, time: Duration| {
            if let Some(planned) = planned.get_mut(participant) {
                *planned = planned.saturating_add(time);
            }
        };
        for step in self.plan.steps.iter().take(here.index) {
            if let Some(exchange) = &step.exchange {
                exchange.seats.iter().for_each(|&seat| add(seat, exchange.each));
            } else if let Some(holder) = step.holder.filter(|_| is_turn(step)) {
                add(holder, step.turn.time.unwrap_or(UNTIMED));
            }
        }
        let mut held = self.held.clone();
        if let Some(exchange) = &here.exchange {
            let seats = u32::try_from(exchange.seats.len()).unwrap_or(u32::MAX).max(1);
            exchange.seats.iter().for_each(|&seat| add(seat, visit.elapsed / seats));
        } else if let Some(held) =
            here.holder.filter(|_| is_turn(here)).and_then(|holder| held.get_mut(holder))
        {
            *held = held.saturating_sub(visit.elapsed);
        }

        let present = || (0..planned.len()).filter(|&who| self.plan.is_present(who));
        let in_all = |times: &[Duration]| -> f64 {
            present().filter_map(|who| times.get(who)).map(Duration::as_secs_f64).sum()
        };
        let (spoken, whole) = (in_all(&held), in_all(&planned));
        if whole <= 0.0 {
            return None;
        }
        let parts: Vec<(usize, f64)> = present()
            .map(|who| (who, spoken * planned[who].as_secs_f64() / whole))
            .filter(|(_, part)| *part >= WORTH_SAYING.as_secs_f64())
            .collect();
        let little = |&(who, part): &(usize, f64)| {
            held.get(who).is_none_or(|held| held.as_secs_f64() < part / 2.0).then_some(who)
        };
        (!parts.is_empty()).then(|| parts.iter().filter_map(little).collect())
    }
}

/// Whether the holder of the floor speaks in this step; at a gate they only answer.
pub(super) fn is_turn(step: &PlanStep) -> bool {
    matches!(step.kind, Kind::Speaker | Kind::Listener | Kind::Seat | Kind::Exchange)
}
