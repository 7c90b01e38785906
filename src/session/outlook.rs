//! For a facilitator: the steps that are coming, and who has had little of the floor.

use std::time::Duration;

use super::{Out, Session};
use crate::plan::{Kind, PlanStep};

/// Nothing is said about someone whose part of the floor is less than this.
const WORTH_SAYING: Duration = Duration::from_secs(60);

/// The time that a turn without a clock counts for.
const UNTIMED: Duration = Duration::from_secs(60);

impl Session {
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
            let used: Duration = visit.used.iter().sum();
            let seats = u32::try_from(exchange.seats.len()).unwrap_or(u32::MAX).max(1);
            exchange.seats.iter().for_each(|&seat| add(seat, used / seats));
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
