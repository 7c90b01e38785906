//! How many steps a flow has and how long it takes, by arithmetic. Nothing is laid out, so that a million million rounds
//! are measured at once.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::time::Duration;

use super::{RuleSet, Step, TurnRef, bounds};

/// How long a talk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Steps of the plan, with gates and questions; [`u64::MAX`] is more than can be counted.
    pub steps: u64,
    /// The planned time of its timed steps; [`Duration::MAX`] is longer than can be counted.
    pub time: Duration,
}

/// How long a talk is, where that depends on how many rounds people want: from the shortest way through it to every round
/// that it may ask about. Both are the same where it asks about none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// With one round of each `Repeat` that asks.
    pub shortest: Duration,
    /// With every round; never less.
    pub longest: Duration,
}

impl Span {
    /// Whether it takes no time that was planned.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.longest.is_zero()
    }

    /// Whether it is longer for people who want more rounds.
    #[must_use]
    pub fn varies(self) -> bool {
        self.longest > self.shortest
    }
}

/// Measures from the shortest way to the longest, for this many people.
#[must_use]
pub fn span(rule_set: &RuleSet, people: usize) -> Span {
    Span { shortest: shortest(rule_set, people).time, longest: whole(rule_set, people).time }
}

/// Measures the whole plan for this many people: every round of every `Repeat`, each gate answered *Yes*.
#[must_use]
pub fn whole(rule_set: &RuleSet, people: usize) -> Measure {
    as_written(rule_set, people, true)
}

/// Measures the shortest way for this many people: each gate answered *Yes*, one round of a `Repeat` that asks.
#[must_use]
pub fn shortest(rule_set: &RuleSet, people: usize) -> Measure {
    as_written(rule_set, people, false)
}

fn as_written(rule_set: &RuleSet, people: usize, every_round: bool) -> Measure {
    let (time, rounds) = (|_: &str, time| time, |_, times| times);
    let present = (0..people).collect();
    Given { rule_set, present: &present, time: &time, rounds: &rounds }.measure(every_round)
}

/// What is measured: a set, who takes part, and what they chose.
pub(crate) struct Given<'a> {
    pub(crate) rule_set: &'a RuleSet,
    /// Seats that are taken, from 0.
    pub(crate) present: &'a BTreeSet<usize>,
    /// The time of a turn in this talk, by the turn's id and its time in the set.
    pub(crate) time: &'a dyn Fn(&str, Duration) -> Duration,
    /// The rounds of a `Repeat` in this talk, by its number among all of them in reading order, from 0, and its rounds
    /// in the set.
    pub(crate) rounds: &'a dyn Fn(usize, u32) -> u32,
}

impl Given<'_> {
    /// With `every_round` the whole plan, otherwise the shortest way through it.
    pub(crate) fn measure(&self, every_round: bool) -> Measure {
        let ruler = Ruler { given: self, every_round, repeats: Cell::new(0) };
        let flow = ruler.steps(&self.rule_set.flow, false);
        // Nobody opens a talk in which nobody has anything to do.
        let opens = self.rule_set.opening().is_some() && flow.steps > 0;
        Measure::untimed(opens.into()).and(flow)
    }
}

impl Measure {
    const NOTHING: Self = Self { steps: 0, time: Duration::ZERO };

    fn and(self, other: Self) -> Self {
        Self { steps: self.steps.saturating_add(other.steps), time: self.time.saturating_add(other.time) }
    }

    fn times(self, times: u32) -> Self {
        Self { steps: self.steps.saturating_mul(times.into()), time: self.time.saturating_mul(times) }
    }

    /// Steps that take no planned time.
    fn untimed(steps: u32) -> Self {
        Self { steps: steps.into(), time: Duration::ZERO }
    }
}

struct Ruler<'a> {
    given: &'a Given<'a>,
    every_round: bool,
    /// How many `Repeat`s were met so far: each step is visited once, in reading order.
    repeats: Cell<usize>,
}

impl Ruler<'_> {
    fn steps(&self, steps: &[Step], in_each: bool) -> Measure {
        steps.iter().fold(Measure::NOTHING, |sum, step| sum.and(self.step(step, in_each)))
    }

    fn step(&self, step: &Step, in_each: bool) -> Measure {
        match step {
            Step::Everyone(turn) | Step::Review(turn) => self.turn(turn),
            Step::Agree(agree) => self.turn(&agree.turn),
            // It waits for an answer, and may end the talk: that doesn't count as a shorter one.
            Step::Ask(_) => Measure::untimed(1),
            Step::Speaker(turn) if in_each => self.turn(turn),
            Step::Listener(turn) if in_each => match self.listeners() {
                0 => Measure::NOTHING,
                listeners if turn.one_by_one => self.turn(turn).times(listeners),
                _ => self.turn(turn),
            },
            Step::Seat(seat, turn) if self.is_taken(*seat) => self.turn(turn),
            Step::Speaker(_) | Step::Listener(_) | Step::Seat(..) => Measure::NOTHING,
            Step::Each { seats, steps, .. } => self.steps(steps, true).times(self.present(seats.as_deref())),
            Step::Repeat { times, ask, steps } => {
                let number = self.repeats.replace(self.repeats.get() + 1);
                let times = (self.given.rounds)(number, *times).clamp(1, bounds::ROUNDS);
                let (rounds, questions) = match (ask, self.every_round) {
                    (None, _) => (times, 0),
                    (Some(_), true) => (times, times - 1),
                    (Some(_), false) => (1, u32::from(times > 1)),
                };
                let round = self.steps(steps, in_each);
                // Nobody is asked about a round in which nothing happens.
                let questions = if round.steps == 0 { 0 } else { questions };
                round.times(rounds).and(Measure::untimed(questions))
            }
            Step::UntilHeard { steps, .. } => {
                let inside = self.steps(steps, true);
                let gate = in_each && self.listeners() > 0 && self.says_back(steps);
                inside.and(Measure::untimed(gate.into()))
            }
            Step::Exchange { turn, each, seats } => {
                // Someone who is named twice still has one share.
                let seats: Option<BTreeSet<usize>> =
                    seats.as_ref().map(|seats| seats.iter().copied().collect());
                let people = self.present(seats.as_ref());
                let shares = || (self.given.time)(&turn.turn, *each).saturating_mul(people);
                match people {
                    0 => Measure::NOTHING,
                    _ => Measure { steps: 1, time: self.time(turn).unwrap_or_else(shares) },
                }
            }
        }
    }

    /// Whether somebody says something back in one of these steps, which are for one speaker with listeners.
    fn says_back(&self, steps: &[Step]) -> bool {
        steps.iter().any(|step| match step {
            Step::Listener(_) => true,
            Step::Seat(seat, _) => self.is_taken(*seat),
            Step::Repeat { steps, .. } | Step::UntilHeard { steps, .. } => self.says_back(steps),
            _ => false,
        })
    }

    fn turn(&self, turn: &TurnRef) -> Measure {
        Measure { steps: 1, time: self.time(turn).unwrap_or_default() }
    }

    /// A turn's time in this place; `None` where it has none.
    fn time(&self, turn: &TurnRef) -> Option<Duration> {
        let time = turn.time.or_else(|| self.given.rule_set.turns.get(&turn.turn)?.time)?;
        Some((self.given.time)(&turn.turn, time))
    }

    /// How many listen while one speaks.
    fn listeners(&self) -> u32 {
        number(self.given.present.len()).saturating_sub(1)
    }

    /// How many of these seats (from 1) are taken; everyone where none are named.
    fn present<'s>(&self, seats: Option<impl IntoIterator<Item = &'s usize>>) -> u32 {
        number(match seats {
            Some(seats) => seats.into_iter().filter(|seat| self.is_taken(**seat)).count(),
            None => self.given.present.len(),
        })
    }

    /// Whether somebody sits in this seat (from 1).
    fn is_taken(&self, seat: usize) -> bool {
        seat.checked_sub(1).is_some_and(|seat| self.given.present.contains(&seat))
    }
}

fn number(people: usize) -> u32 {
    u32::try_from(people).unwrap_or(u32::MAX)
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
        crate::rule_set::set_options().from_str(&text).unwrap()
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
        same("Everyone(\"a\"), Agree(\"b\"), Review(\"a\")", 2, 3, 2);
        same("Agree(turn: (turn: \"b\", time: \"3m\"), review: \"7d\")", 2, 1, 3);
        same("Ask(\"a\"), Each(steps: [Ask(\"b\")])", 2, 3, 0);
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
    fn an_opening_is_a_step_without_a_clock_where_there_are_others() {
        let mut set = set("Everyone(\"a\"), Seat(2, \"b\")");
        set.opening = Some("Take your time.".into());
        assert_eq!(whole(&set, 2), Measure { steps: 3, time: Duration::from_secs(60) });
        let _ = set.flow.remove(0);
        assert_eq!(whole(&set, 1), Measure::NOTHING);
        set.opening = Some(" ".into());
        assert_eq!(whole(&set, 2).steps, 1);
    }

    #[test]
    fn alone_there_is_nobody_to_listen_and_nobody_to_ask() {
        let steps =
            "Each(steps: [UntilHeard(ask: \"b\", at_most: 3, steps: [Speaker(\"a\"), Listener(\"a\")])])";
        same(steps, 1, 1, 1);
        same(steps, 2, 6, 4);
        // The one who sums up hasn’t come.
        let steps = "Each(seats: [1, 2], steps: [UntilHeard(ask: \"b\", at_most: 3, steps: [Speaker(\"a\"), Seat(3, \"a\")])])";
        same(steps, 2, 2, 2);
        same(steps, 3, 6, 4);
    }

    #[test]
    fn the_shortest_way_takes_one_round_of_those_that_ask() {
        same("Repeat(times: 3, steps: [Everyone(\"a\")])", 2, 3, 3);
        let asking = measured("Repeat(times: 3, ask: \"b\", steps: [Everyone(\"a\")])", 2);
        assert_eq!(asking, [(5, 3), (2, 1)]);
        same("Repeat(times: 1, ask: \"b\", steps: [Everyone(\"a\")])", 2, 1, 1);
    }

    #[test]
    fn a_talk_is_as_long_as_people_want_rounds_and_one_may_end_it_early() {
        let minutes = |flow: &str| {
            let Span { shortest, longest } = span(&set(flow), 2);
            (shortest.as_secs() / 60, longest.as_secs() / 60)
        };
        assert_eq!(
            minutes("Everyone(\"a\"), Repeat(times: 6, ask: \"b\", steps: [Each(steps: [Speaker(\"a\")])])"),
            (3, 13)
        );
        assert_eq!(minutes("Each(steps: [Repeat(times: 3, ask: \"b\", steps: [Speaker(\"a\")])])"), (2, 6));
        assert_eq!(minutes("Everyone(\"a\"), Ask(\"b\"), Everyone(\"a\")"), (2, 2));
        let heard =
            "Each(steps: [UntilHeard(ask: \"b\", at_most: 3, steps: [Speaker(\"a\"), Listener(\"a\")])])";
        assert_eq!(minutes(heard), (4, 4), "each gate is answered at once");
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
