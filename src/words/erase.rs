//! What goes when everything is erased, what stays, and what can't be reached.

use super::{InWords, Words, say};
use crate::record::erase::{Inventory, Wiped};
use crate::record::journal::Elsewhere;

impl Inventory {
    /// What stands above the [lines](Self::lines).
    #[must_use]
    pub fn lead(&self, words: &Words) -> String {
        match (self.is_empty(), self.elsewhere) {
            (false, _) => say!(words, "erase-what"),
            (true, None) => say!(words, "erase-nothing"),
            (true, Some(_)) => say!(words, "erase-nothing", "now"),
        }
    }

    /// What there is to erase, a line each. Nothing in it says what people wrote.
    #[must_use]
    pub fn lines(&self, words: &Words) -> Vec<String> {
        let Self { agreements, talks, topics, next, rules, set_ups, paths, .. } = *self;
        let Self { interrupted, unsaved, damaged, shown, .. } = *self;
        let lines = [
            (interrupted > 0).then(|| say!(words, "erase-interrupted", number = interrupted)),
            (agreements > 0).then(|| say!(words, "erase-agreements", number = agreements)),
            (talks > 0).then(|| say!(words, "erase-talks", number = talks)),
            next.then(|| say!(words, "erase-next")),
            (topics > 0).then(|| say!(words, "erase-topics", number = topics)),
            (rules > 0).then(|| say!(words, "erase-rules", number = rules)),
            (set_ups > 0).then(|| say!(words, "erase-set-ups", number = set_ups)),
            (paths > 0).then(|| say!(words, "erase-paths", number = paths)),
            (unsaved > 0).then(|| say!(words, "erase-unsaved", number = unsaved)),
            (damaged > 0).then(|| say!(words, "erase-damaged", number = damaged)),
            (shown > 0).then(|| say!(words, "erase-shown", number = shown)),
        ];
        lines.into_iter().flatten().collect()
    }
}

impl Words {
    /// Where something may be left that this program can't reach, a line each.
    #[must_use]
    pub fn unreached(&self) -> Vec<String> {
        vec![
            say!(self, "erase-unreached-backups"),
            say!(self, "erase-unreached-disk"),
            say!(self, "erase-unreached-calendar"),
            say!(self, "erase-unreached-saved"),
        ]
    }
}

/// Whole sentences, before and after everything is erased.
impl InWords for Elsewhere {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Talk => say!(words, "erase-running"),
            Self::Break => say!(words, "erase-running-break"),
            Self::Interrupted => say!(words, "erase-open-elsewhere"),
        }
    }
}

/// Whole sentences.
impl InWords for Wiped {
    fn in_words(&self, words: &Words) -> String {
        let left = self.errors.iter().map(|error| {
            let why = error.in_words(words);
            if self.resumes {
                say!(words, "erase-not-yet", why = why)
            } else {
                say!(words, "erase-not", why = why)
            }
        });
        let elsewhere = self.elsewhere.map(|open| open.in_words(words));
        let done = self.errors.is_empty().then(|| match self.elsewhere {
            None => say!(words, "erase-done"),
            Some(_) => say!(words, "erase-done", "rest"),
        });
        elsewhere.into_iter().chain(done).chain(left).collect::<Vec<_>>().join(" ")
    }
}
