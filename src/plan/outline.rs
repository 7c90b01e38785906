//! The flow with its turns looked up.

use std::time::Duration;

use super::TurnKind;
use crate::rule_set::RuleSet;

/// The kinds of timed turn in a set, each with its title, in the order in which they first come: what set-up offers
/// to change through [`Choices::times`](super::Choices::times).
#[must_use]
pub fn turn_kinds(set: &RuleSet, language: &str) -> Vec<(TurnKind, String)> {
    let _ = (set, language, Duration::ZERO);
    Vec::new()
}

/// The `Repeat`s of a set, in reading order, each with its number of rounds: what set-up offers to change through
/// [`Choices::rounds`](super::Choices::rounds).
#[must_use]
pub fn repeats(set: &RuleSet) -> Vec<(usize, u32)> {
    let _ = set;
    Vec::new()
}
