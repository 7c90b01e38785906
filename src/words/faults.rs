//! What is wrong with a rule set, in words.

mod cues;
mod form;
mod format;
mod ids;
mod lengths;
mod lists;
mod paths;
mod show;
mod steps;
mod syntax;

use super::{InWords, Words, say};
use crate::editor::Form;
use crate::library::Entry;
use crate::library::paths::PathEntry;
use crate::rule_set::check::fault::{Ids, Known};
use crate::rule_set::check::{Fault, Problem};
use crate::rule_set::{FORMAT, clean};

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

    /// The same where nothing is marked in the file: it also names what stands in the place, unless it does so anyway.
    #[must_use]
    pub(crate) fn message_of_place(&self, words: &Words) -> String {
        let fault = self.message(words);
        let said = |written: &str| written.contains(clean::STAND_IN) || fault.contains(written);
        match &self.place {
            Some(place) if !place.written.is_empty() && !said(&place.written) => {
                say!(words, "fault-at", fault = fault, written = place.written.as_str())
            }
            _ => fault,
        }
    }

    /// What is wrong and how to mend it, for people who see the form and not the file; what has no title goes by its id. `None`
    /// where the file's words will do.
    #[must_use]
    pub(crate) fn told_in(&self, form: &Form, words: &Words) -> Option<String> {
        let titled = |title: Option<&str>, id: &str| {
            title.map(str::trim).filter(|title| !title.is_empty()).unwrap_or(id).to_owned()
        };
        match &self.fault {
            Fault::Ids(Ids::RuleUnused { rule }) => {
                let rule = titled(form.rule(rule).map(|rule| rule.text.said()), rule);
                Some(say!(words, "editor-rule-unused", rule = rule))
            }
            Fault::Ids(Ids::TurnUnused { turn }) => {
                let turn = titled(form.turn(turn).map(|turn| turn.title.said()), turn);
                Some(say!(words, "editor-turn-unused", turn = turn))
            }
            Fault::Amount(amount) => {
                let (fault, meant) = (self.message(words), amount.meant.as_ref()?);
                Some(say!(words, "editor-amount-meant", fault = fault, meant = meant))
            }
            _ => None,
        }
    }

    /// What would be right, if there is anything to say.
    #[must_use]
    pub fn help(&self, words: &Words) -> Option<String> {
        Some(self.told(words).help).filter(|help| !help.is_empty())
    }
}

impl Fault {
    fn told(&self, words: &Words) -> Told {
        match *self {
            Self::NameGoesOn => told!(words, "fault-name-goes-on"),
            Self::File(ref error) => Told { message: error.in_words(words), help: String::new() },
            Self::Syntax(ref syntax) => syntax.told(words),
            Self::Amount(ref no_amount) => no_amount.told(words),
            Self::Sign(ref unfit) => unfit.told(words),
            Self::Wording(ref wording) => wording.told(words),
            Self::TooBig => told!(words, "fault-too-big"),
            Self::Utf16 => told!(words, "fault-utf-16"),
            Self::NotUtf8 => told!(words, "fault-not-utf-8"),
            Self::LaterFormat(format) => {
                let (format, version) = (format.to_string(), env!("CARGO_PKG_VERSION"));
                let reads = FORMAT.to_string();
                told!(words, "fault-later-format", format; version, reads)
            }
            Self::Empty(example) => told!(words, "fault-file-empty"; example),
            Self::OnlyComments(example) => told!(words, "fault-only-comments"; example),
            Self::Unreadable(ref why) => told!(words, "fault-unreadable", why),
            Self::More => told!(words, "fault-more"),
            Self::Form(ref fault) => fault.told(words),
            Self::Steps(ref fault) => fault.told(words),
            Self::Ids(ref fault) => fault.told(words),
            Self::Cues(ref fault) => fault.told(words),
            Self::Lengths(ref fault) => fault.told(words),
            Self::Lists(ref fault) => fault.told(words),
            Self::Paths(ref fault) => fault.told(words),
        }
    }
}

impl Known {
    /// What there is, each in these quotes.
    fn listed(&self, quote: &str, words: &Words) -> String {
        let list = self.all.iter().map(|word| format!("{quote}{word}{quote}")).collect::<Vec<_>>().join(", ");
        if self.more { say!(words, "fault-list-goes-on", list = list) } else { list }
    }
}

impl PathEntry {
    /// A problem as several lines of plain text, with the place marked.
    #[must_use]
    pub fn render(&self, problem: &Problem, words: &Words) -> String {
        render(&words.file(self.file(), &self.name), &self.text, problem, words)
    }
}

impl Entry {
    /// That it can't be used, and the first error: where, what, and what would be right.
    #[must_use]
    pub(crate) fn unusable(&self, words: &Words) -> String {
        let name = self.name.as_str();
        let Some(problem) = self.checked.errors().next() else {
            return say!(words, "fault-set", name = name);
        };
        let told = problem.told(words);
        let file = words.file(self.path(), &self.name);
        // The isolates around what is quoted are the app’s own, and stay.
        let fault = clean::printed(&problem.message_of_place(words)).into_owned();
        let said = match problem.place.as_ref().map(|place| place.line.to_string()) {
            Some(line) => say!(words, "fault-set-line", name = name, file = file, line = line, fault = fault),
            None => say!(words, "fault-set-file", name = name, file = file, fault = fault),
        };
        if told.help.is_empty() {
            return said;
        }
        let help = clean::printed(&told.help).into_owned();
        format!("{said} {}", say!(words, "library-fault-help", help = help))
    }

    /// A problem as several lines of plain text, with the place marked.
    #[must_use]
    pub fn render(&self, problem: &Problem, words: &Words) -> String {
        render(&words.file(self.path(), &self.name), &self.text, problem, words)
    }
}

#[cfg(test)]
mod tests;
