//! How many steps a flow has and how long it takes, by arithmetic: nothing is laid out, so a `Repeat` in a `Repeat`
//! of a million million rounds is measured at once.

use std::collections::BTreeSet;
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
                let round = self.steps(steps, in_each);
                // Nobody is asked about a round in which nothing happens.
                let questions = if round.steps == 0 { 0 } else { questions };
                round.times(rounds).and(Measure::untimed(questions))
            }
            Step::UntilHeard { steps, .. } => {
                let gate = usize::from(in_each && self.listeners() > 0);
                self.steps(steps, in_each).and(Measure::untimed(gate))
            }
            Step::Exchange { turn, each, seats } => {
                // Whoever is named twice has one share all the same.
                let seats: Option<BTreeSet<usize>> =
                    seats.as_ref().map(|seats| seats.iter().copied().collect());
                let people = self.present(seats.as_ref());
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
    fn present<'s>(&self, seats: Option<impl IntoIterator<Item = &'s usize>>) -> usize {
        seats.map_or(self.people, |seats| {
            seats.into_iter().filter(|seat| (1..=self.people).contains(*seat)).count()
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)] // A failed assumption is a failed test.

    use super::*;

    /// A set with turns of a minute and a flow of these steps.
    fn set(flow: &str) -> RuleSet {
        let text = format!(
            "(format: 1, name: \"x\", turns: {{\"a\": (title: \"x\", time: \"1m\"), \"b\": (title: \"x\")}}, flow: [{flow}])"
        );
        ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .with_recursion_limit(1_000)
            .from_str(&text)
            .unwrap()
    }

    /// Steps and minutes, of the whole and of the shortest way.
    fn measured(flow: &str, people: usize) -> [(u64, u64); 2] {
        let set = set(flow);
        [whole(&set, people), shortest(&set, people)].map(|found| (found.steps, found.time.as_secs() / 60))
    }

    fn same(flow: &str, people: usize, steps: u64, minutes: u64) {
        assert_eq!(measured(flow, people), [(steps, minutes); 2], "{flow} with {people}");
    }

    #[test]
    fn everyone_present_gets_a_pass_and_the_others_listen() {
        same("Everyone(\"a\"), Agree(\"b\")", 2, 2, 1);
        same("Each(steps: [Speaker(\"a\")])", 4, 4, 4);
        same("Each(seats: [1, 3, 5], steps: [Speaker(\"a\")])", 4, 2, 2);
        same("Each(steps: [Speaker(\"a\"), Listener(\"a\")])", 3, 6, 6);
        same("Each(steps: [Listener((turn: \"a\", one_by_one: true))])", 3, 6, 6);
        same("Seat(3, \"a\")", 2, 0, 0);
        same("Everyone((turn: \"a\", time: \"5m\"))", 2, 1, 5);
        same("Exchange(turn: \"b\", each: \"5m\")", 3, 1, 15);
        same("Exchange(turn: \"b\", seats: [3, 1, 3], each: \"5m\")", 3, 1, 10);
    }

    #[test]
    fn alone_there_is_nobody_to_listen_and_nobody_to_ask() {
        let steps =
            "Each(steps: [UntilHeard(ask: \"b\", at_most: 3, steps: [Speaker(\"a\"), Listener(\"a\")])])";
        same(steps, 1, 1, 1);
        same(steps, 2, 6, 4);
    }

    #[test]
    fn the_shortest_way_takes_one_round_of_those_that_ask() {
        same("Repeat(times: 3, steps: [Everyone(\"a\")])", 2, 3, 3);
        let asking = measured("Repeat(times: 3, ask: \"b\", steps: [Everyone(\"a\")])", 2);
        assert_eq!(asking, [(5, 3), (2, 1)]);
        same("Repeat(times: 1, ask: \"b\", steps: [Everyone(\"a\")])", 2, 1, 1);
    }

    #[test]
    fn more_than_can_be_counted_is_the_most_there_is() {
        let mut step = "Everyone(\"a\")".to_owned();
        for _ in 0..20 {
            step = format!("Repeat(times: 4000000000, steps: [{step}])");
        }
        let measure = whole(&set(&step), 12);
        assert_eq!((measure.steps, measure.time), (u64::MAX, Duration::MAX));
    }
}
