//! How many steps a flow has and how long it takes, by arithmetic: nothing is laid out, so a `Repeat` in a `Repeat`
//! of a million million rounds is measured at once.

use std::time::Duration;

use super::{RuleSet, Step, TurnRef};

/// How long a talk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Steps of the plan, gates and questions included; [`u64::MAX`] stands for “more than can be counted”.
    pub steps: u64,
    /// The planned time of its timed steps; [`Duration::MAX`] stands for “longer than can be counted”.
    pub time: Duration,
}

/// Measures the whole plan for this many people: every round of every `Repeat`, each gate answered *Yes*.
#[must_use]
pub fn whole(rule_set: &RuleSet, people: usize) -> Measure {
    Ruler { rule_set, people, every_round: true }.steps(&rule_set.flow, false)
}

/// Measures the shortest way for this many people: each gate answered *Yes*, one round of a `Repeat` that asks.
#[must_use]
pub fn shortest(rule_set: &RuleSet, people: usize) -> Measure {
    Ruler { rule_set, people, every_round: false }.steps(&rule_set.flow, false)
}

impl Measure {
    const NOTHING: Self = Self { steps: 0, time: Duration::ZERO };

    fn and(self, other: Self) -> Self {
        Self { steps: self.steps.saturating_add(other.steps), time: self.time.saturating_add(other.time) }
    }

    fn times(self, times: usize) -> Self {
        Self {
            steps: self.steps.saturating_mul(u64::try_from(times).unwrap_or(u64::MAX)),
            time: self.time.saturating_mul(u32::try_from(times).unwrap_or(u32::MAX)),
        }
    }

    /// Steps that take no planned time.
    fn untimed(steps: usize) -> Self {
        Self { steps: u64::try_from(steps).unwrap_or(u64::MAX), time: Duration::ZERO }
    }
}

struct Ruler<'a> {
    rule_set: &'a RuleSet,
    people: usize,
    every_round: bool,
}

impl Ruler<'_> {
    fn steps(&self, steps: &[Step], in_each: bool) -> Measure {
        steps.iter().fold(Measure::NOTHING, |sum, step| sum.and(self.step(step, in_each)))
    }

    fn step(&self, step: &Step, in_each: bool) -> Measure {
        match step {
            Step::Everyone(turn) | Step::Agree(turn) => self.turn(turn),
            Step::Speaker(turn) if in_each => self.turn(turn),
            Step::Listener(turn) if in_each => match self.listeners() {
                0 => Measure::NOTHING,
                listeners if turn.one_by_one => self.turn(turn).times(listeners),
                _ => self.turn(turn),
            },
            Step::Seat(seat, turn) if (1..=self.people).contains(seat) => self.turn(turn),
            Step::Speaker(_) | Step::Listener(_) | Step::Seat(..) => Measure::NOTHING,
            Step::Each { seats, steps, .. } => self.steps(steps, true).times(self.present(seats.as_deref())),
            Step::Repeat { times, ask, steps } => {
                let times = usize::try_from(*times).unwrap_or(usize::MAX);
                let (rounds, questions) = match (ask, self.every_round) {
                    (None, _) => (times, 0),
                    (Some(_), true) => (times, times.saturating_sub(1)),
                    (Some(_), false) => (times.min(1), usize::from(times > 1)),
                };
                self.steps(steps, in_each).times(rounds).and(Measure::untimed(questions))
            }
            Step::UntilHeard { steps, .. } => {
                let gate = usize::from(in_each && self.listeners() > 0);
                self.steps(steps, in_each).and(Measure::untimed(gate))
            }
            Step::Exchange { turn, each, seats } => {
                let people = self.present(seats.as_deref());
                let shares = || each.saturating_mul(u32::try_from(people).unwrap_or(u32::MAX));
                match people {
                    0 => Measure::NOTHING,
                    _ => Measure { steps: 1, time: self.time(turn).unwrap_or_else(shares) },
                }
            }
        }
    }

    fn turn(&self, turn: &TurnRef) -> Measure {
        Measure { steps: 1, time: self.time(turn).unwrap_or_default() }
    }

    /// A turn's time in this place; `None` where it has none.
    fn time(&self, turn: &TurnRef) -> Option<Duration> {
        turn.time.or_else(|| self.rule_set.turns.get(&turn.turn).and_then(|turn| turn.time))
    }

    /// How many listen while one speaks.
    fn listeners(&self) -> usize {
        self.people.saturating_sub(1)
    }

    /// How many of these seats are taken; all people where none are named.
    fn present(&self, seats: Option<&[usize]>) -> usize {
        seats.map_or(self.people, |seats| {
            seats.iter().filter(|seat| (1..=self.people).contains(*seat)).count()
        })
    }
}
