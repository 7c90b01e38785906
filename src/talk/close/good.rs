//! One good thing to plan: once it is saved, it is an agreement like the others.

use super::Problem;
use crate::words::{InWords, Words, say};

/// What people do about it.
#[derive(Debug, Clone)]
pub enum Message {
    /// It was typed.
    Typed(String),
    /// It is to be saved.
    Save,
}

/// One good thing to plan, as long as it isn't saved.
#[derive(Debug, Clone, Default)]
pub struct Good {
    /// As typed.
    pub typed: String,
    note: Option<Note>,
}

/// What is said beside the field.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Note {
    Problem(Problem),
    Saved,
}

impl Good {
    /// It was typed on.
    pub(in crate::talk) fn write(&mut self, typed: String) {
        *self = Self { typed, note: None };
    }

    /// What is to be planned; nothing if only spaces were typed.
    #[must_use]
    pub fn what(&self) -> &str {
        self.typed.trim()
    }

    /// Shows why it isn't saved.
    pub(in crate::talk) fn fail(&mut self, problem: Problem) {
        self.note = Some(Note::Problem(problem));
    }

    /// This was saved. What has been typed on since stays.
    pub(in crate::talk) fn saved(&mut self, what: &str) {
        self.note = None;
        if self.what() == what {
            self.write(String::new());
            self.note = Some(Note::Saved);
        }
    }

    /// People want to leave without having saved it: the first time that is said. Whether they have been told before.
    pub(in crate::talk) fn may_be_left(&mut self) -> bool {
        let problem = match self.note.take() {
            Some(Note::Problem(Problem::OrLeave(told))) => {
                self.note = Some(Note::Problem(Problem::OrLeave(told)));
                return true;
            }
            Some(Note::Problem(problem @ Problem::Unwritten(_))) => problem,
            _ => Problem::Unsaved,
        };
        self.fail(Problem::OrLeave(Box::new(problem)));
        false
    }

    /// Whether something is wrong.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        matches!(self.note, Some(Note::Problem(_)))
    }

    /// What is said beside the field, if there is something to say.
    #[must_use]
    pub fn note(&self, words: &Words) -> Option<String> {
        Some(match self.note.as_ref()? {
            Note::Problem(problem) => problem.in_words(words),
            Note::Saved => say!(words, "close-good-saved"),
        })
    }
}
