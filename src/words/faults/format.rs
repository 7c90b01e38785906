//! What the parts of the format are called.

use super::{Words, say};
use crate::rule_set::check::Thing;
use crate::words::InWords;

impl InWords for Thing {
    fn in_words(&self, words: &Words) -> String {
        match *self {
            Self::RuleSet => say!(words, "fault-thing-rule-set"),
            Self::Participants => say!(words, "fault-thing-participants"),
            Self::Rule => say!(words, "fault-thing-rule"),
            Self::Turn => say!(words, "fault-thing-turn"),
            Self::Cue => say!(words, "fault-thing-cue"),
            Self::Step(word) => say!(words, "fault-thing-step", word = word),
            Self::TurnWithChanges => say!(words, "fault-thing-turn-with-changes"),
            Self::Pool => say!(words, "fault-thing-pool"),
            Self::Breaks => say!(words, "fault-thing-breaks"),
            Self::Close => say!(words, "fault-thing-close"),
            Self::Path => say!(words, "fault-thing-path"),
            Self::PathStep => say!(words, "fault-thing-path-step"),
            Self::WordList => say!(words, "fault-thing-word-list"),
            Self::WordGroup => say!(words, "fault-thing-word-group"),
        }
    }
}
