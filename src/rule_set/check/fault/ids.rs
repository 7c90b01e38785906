//! What can be wrong with ids.

use super::Known;

/// An id that isn't well formed, or doesn't fit the others.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants say what their values are")]
pub enum Ids {
    /// An id is empty.
    Empty,
    /// A sign in an id doesn't belong there. Without it and others, the id would be better, unless nothing is left.
    Odd { id: String, sign: char, better: Option<String> },
    /// A turn is never used.
    TurnUnused { turn: String },
    /// No turn shows a rule.
    RuleUnused { rule: String },
    /// A set has so many rules.
    TooManyRules { rules: usize },
    /// Two rules have the same id.
    RuleTwice { rule: String },
    /// There is no such turn.
    NoTurn { turn: String, known: Known },
    /// There is no such rule.
    NoRule { rule: String, known: Known },
    /// A turn shows a rule twice.
    ShownTwice { rule: String },
    /// A turn shows so many rules.
    ManyShown { rules: usize },
    /// A set is to go on with another one twice.
    ThenTwice { set: String },
    /// A set is to go on with itself.
    ThenItself { set: String },
    /// A set is to go on with one that isn't there.
    NoSet { set: String, known: Known },
}
