//! What is wrong with a list of words.

use super::{Told, told};
use crate::rule_set::bounds;
use crate::rule_set::check::fault::Lists;
use crate::words::Words;

impl Lists {
    pub(super) fn told(&self, words: &Words) -> Told {
        match *self {
            Self::NotASet => told!(words, "fault-list-not-a-set"),
            Self::NoGroups => told!(words, "fault-list-no-groups"),
            Self::EmptyGroup => told!(words, "fault-list-empty-group"),
            Self::WordTwice { ref word } => told!(words, "fault-list-word-twice", word),
            Self::LongWord { characters } => {
                let most = bounds::WORD;
                told!(words, "fault-list-long-word", characters; most)
            }
            Self::TooManyGroups { groups } => {
                let most = bounds::GROUPS;
                told!(words, "fault-list-too-many-groups", groups; most)
            }
            Self::TooManyWords { words: number } => {
                let most = bounds::WORDS;
                told!(words, "fault-list-too-many-words", number; most)
            }
        }
    }
}
