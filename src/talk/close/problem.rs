//! Why something that was written can't be kept.

use crate::record::Notice;
use crate::record::file::WriteError;
use crate::rule_set::sign::short;
use crate::talk::Field;
use crate::words::day::{Asked, NotADay};
use crate::words::{InWords, Words, say};

/// Why something that was written can't be kept, or not as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Problem {
    /// Nothing is written.
    Nothing,
    /// No good thing to plan is written.
    NothingPlanned,
    /// Something is written that isn't saved.
    Unsaved,
    /// Something is decided about the rules that people haven't said to use.
    RulesUnsaved,
    /// The same, after they had said so of what was decided before.
    RuleChangesUnsaved,
    /// Something else is written already.
    Unfinished,
    /// What is typed is no day.
    Day(Asked, NotADay),
    /// It is to have a day on which it ends.
    NoEnd,
    /// The same, where that is the only day that is asked for.
    NotADay(NotADay),
    /// A file couldn't be written.
    Unwritten(WriteError),
    /// The disk doesn't answer.
    NoAnswer,
    /// The change in the fields isn't kept, because what it is a change of can't be read.
    Unread(Notice),
    /// What the fields change isn't kept any more.
    Lost,
    /// A change that isn't in the fields any more couldn't be kept; what it is a change of can't be read, or is gone.
    OtherChange(Option<Notice>),
    /// A kept agreement can't be let go, because its file can't be read.
    Stays(Notice),
    /// An agreement that was to be let go wasn't kept any more.
    WasGone(String),
    /// Something of these; pressing *Done* again leaves without it.
    OrLeave(Box<Problem>),
}

impl Problem {
    /// The field for a day in which it can be mended.
    pub(super) fn field(&self) -> Option<Field> {
        match self {
            Self::Day(Asked::By, _) => Some(Field::By),
            Self::NoEnd | Self::Day(Asked::Until, _) => Some(Field::Until),
            Self::Day(Asked::Review, _) => Some(Field::Review),
            _ => None,
        }
    }
}

impl InWords for Problem {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Nothing => say!(words, "close-problem-nothing"),
            Self::NothingPlanned => say!(words, "close-problem-nothing-planned"),
            Self::Unsaved => say!(words, "close-problem-unsaved"),
            Self::RulesUnsaved => say!(words, "close-problem-rules-unsaved"),
            Self::RuleChangesUnsaved => say!(words, "close-problem-rule-changes-unsaved"),
            Self::Unfinished => say!(words, "close-problem-unfinished"),
            Self::Day(asked, not) => (*asked, not).in_words(words),
            Self::NotADay(not) => not.in_words(words),
            Self::NoEnd => say!(words, "close-problem-no-end"),
            Self::Unwritten(error) => error.sentence(words),
            Self::NoAnswer => say!(words, "close-problem-no-answer"),
            Self::Unread(notice) => {
                let why = notice.trouble(words);
                say!(words, "close-problem-unread", why = why)
            }
            Self::Lost => say!(words, "close-problem-lost"),
            Self::OtherChange(Some(notice)) => {
                let why = notice.trouble(words);
                say!(words, "close-problem-other-change", why = why)
            }
            Self::OtherChange(None) => say!(words, "close-problem-other-change-gone"),
            Self::Stays(notice) => {
                let why = notice.trouble(words);
                say!(words, "close-problem-stays", why = why)
            }
            Self::WasGone(what) => {
                let what = short(what);
                say!(words, "close-problem-was-gone", what = what)
            }
            Self::OrLeave(problem) => {
                format!("{} {}", problem.in_words(words), say!(words, "close-problem-or-leave"))
            }
        }
    }
}
