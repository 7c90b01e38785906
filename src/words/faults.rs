//! What is wrong with a rule set, in words.

mod format;
mod show;
mod syntax;

use super::{Words, say};
use crate::library::Entry;
use crate::rule_set::check::{Fault, Problem};
use crate::rule_set::clean;

pub use show::render;

/// Characters of a message or a help, whatever it quotes.
const TOLD: usize = 400;

/// A fault in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What is wrong, as one sentence without a full stop.
    pub message: String,
    /// What would be right; empty if there is nothing to say.
    pub help: String,
}

/// A fault in the catalogue’s words: `told!(words, "id", value, …; value, …)`, where the first values are the message’s, and
/// those after the semicolon its help’s. Each goes by its name.
macro_rules! told {
    ($words:expr, $id:tt $(, $value:ident)* $(; $($helping:ident),*)?) => {
        $crate::words::faults::Told {
            message: $crate::words::say!($words, $id $(, $value = $value)*),
            help: $crate::words::say!($words, $id, "help" $($(, $helping = $helping)*)?),
        }
    };
}
use told;

impl Told {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }

    /// The same, no longer than people read.
    fn cut(self) -> Self {
        Self { message: clean::cut(self.message, TOLD), help: clean::cut(self.help, TOLD) }
    }
}

impl Problem {
    /// What is wrong and what would be right, in words.
    #[must_use]
    pub fn told(&self, words: &Words) -> Told {
        self.fault.told(words).cut()
    }

    /// What is wrong, as one sentence without a full stop.
    #[must_use]
    pub fn message(&self, words: &Words) -> String {
        self.told(words).message
    }

    /// What would be right, if there is anything to say.
    #[must_use]
    pub fn help(&self, words: &Words) -> Option<String> {
        Some(self.told(words).help).filter(|help| !help.is_empty())
    }
}

impl Fault {
    fn told(&self, words: &Words) -> Told {
        match self {
            Self::Syntax(syntax) => syntax.told(words),
            Self::Amount(no_amount) => no_amount.told(words),
            Self::Sign(unfit) => unfit.told(words),
            Self::Wording(wording) => wording.told(words),
            Self::Prose { message, help } => Told::new(message, help),
        }
    }
}

impl Entry {
    /// The first error, on one line and without a full stop: where, and what.
    #[must_use]
    pub(crate) fn trouble(&self, words: &Words) -> Option<String> {
        let problem = self.checked.errors().next()?;
        let line = problem.place.as_ref().map(|place| format!(", line {}", place.line)).unwrap_or_default();
        let message = problem.message(words);
        let message = clean::in_place(&message);
        Some(format!("{}{line}: {message}", self.file()))
    }

    /// A problem as several lines of plain text, with the place marked.
    #[must_use]
    pub fn render(&self, problem: &Problem, words: &Words) -> String {
        render(&self.file(), &self.text, problem, words)
    }
}
