//! No bell between two steps of one holder, unless there is time to draw on: then the one step is over before the other
//! begins.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use super::{PlanCue, PlanPool, PlanStep, PlanTurn, keeps_the_floor};

/// Takes the sound from the end of each step whose holder keeps the floor in the next one, whatever the set says, and
/// gives it back to all others: after people come or go, another step may follow. Words stay. Steps that share a turn
/// share its silent copy, too.
pub(crate) fn hush(steps: &mut [PlanStep], pools: &[PlanPool]) {
    if !pools.is_empty() {
        return;
    }
    let mut silent: HashMap<*const PlanTurn, Arc<PlanTurn>> = HashMap::new();
    let keeps: Vec<bool> =
        steps.windows(2).map(|pair| matches!(pair, [step, next] if keeps_the_floor(step, next))).collect();
    for (step, keeps) in steps.iter_mut().zip(keeps.into_iter().chain([false])) {
        let aloud = step.turn.aloud.as_ref().unwrap_or(&step.turn);
        step.turn = if keeps && aloud.cues.iter().any(|cue| sounds_at_end(aloud, cue)) {
            Arc::clone(silent.entry(Arc::as_ptr(aloud)).or_insert_with(|| Arc::new(without_bell(aloud))))
        } else {
            Arc::clone(aloud)
        };
    }
}

fn sounds_at_end(turn: &PlanTurn, cue: &PlanCue) -> bool {
    // Cues come at whole milliseconds.
    let at_end = turn.time.is_some_and(|time| cue.at.abs_diff(time) < Duration::from_millis(1));
    at_end && cue.strikes > 0 && cue.every.is_none()
}

fn without_bell(aloud: &Arc<PlanTurn>) -> PlanTurn {
    let mut turn = PlanTurn { aloud: Some(Arc::clone(aloud)), ..PlanTurn::clone(aloud) };
    // A nudge repeats the last sound. If that is the bell, it is silent, too, rather than repeat an earlier one.
    if aloud.last_sound(aloud.time).is_some_and(|last| sounds_at_end(aloud, last)) {
        turn.nudge = None;
    }
    for cue in &mut turn.cues {
        if sounds_at_end(aloud, cue) {
            cue.strikes = 0;
        }
    }
    turn
}
