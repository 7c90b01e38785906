//! What people are told in the library until they have read it, and beside the settings.

use std::path::PathBuf;

use super::said;
use crate::library::lists::Unreadable;
use crate::library::place::NoFolder;
use crate::plan::PlanError;
use crate::record::Notice;
use crate::record::erase::Wiped;
use crate::record::file::WriteError;
use crate::record::journal::JournalError;
use crate::record::settings::SaveError;
use crate::sound;
use crate::ui::keys::KeyProblem;
use crate::ui::screen::own_set::Trouble;
use crate::words::{InWords, Words, say};

/// One of these things.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) enum Told {
    /// Something is wrong with what is kept.
    Notice(Notice),
    /// A key in the settings file makes no sense.
    Key {
        /// The settings file.
        file: PathBuf,
        /// The line, from 1, if it is known.
        line: Option<usize>,
        /// What is wrong.
        problem: Box<KeyProblem>,
    },
    /// Settings that were changed in the app aren't in their file.
    NotSaved(SaveError),
    /// A file couldn't be written.
    NotWritten(WriteError),
    /// It isn't kept what has become of an agreement.
    NotSettled {
        /// What was agreed, as far as it is quoted.
        what: String,
        /// Why that isn't kept.
        why: NotSettled,
    },
    /// So many agreements of the talk that is over lack somebody's yes.
    NotAgreed(usize),
    /// What was to be changed isn't kept any more.
    NotThere,
    /// The same, with what was typed.
    GoneWith(String),
    /// Something of a talk that was to leave no trace is there still.
    NotErased {
        /// What and why.
        error: WriteError,
        /// Whether it is tried again.
        again: bool,
    },
    /// Not everything could be erased that was to be.
    Wiped(Wiped),
    /// Something of such a talk may be where it can't be looked for.
    Traces(Notice),
    /// The running talk, or a break without one, isn't on the disk.
    Fragile {
        /// Why.
        error: WriteError,
        /// Whether it is such a break.
        only_a_break: bool,
    },
    /// An interrupted talk can't be gone on with, or is open elsewhere.
    Journal(JournalError),
    /// The end of a talk is lost.
    Lost {
        /// What is lost, as a sentence.
        lost: String,
        /// Where the damaged file is.
        notice: Box<Notice>,
    },
    /// Changes of files aren't noticed at once.
    Unwatched,
    /// The person's rule sets can't be looked for, for the system's reason.
    NotLookedFor(String),
    /// The person's folder of rule sets can't be opened.
    NoFolder(NoFolder),
    /// A person's own list of words can't be used.
    List(Box<Unreadable>),
    /// A rule set of this name is gone.
    SetGone(String),
    /// A rule set of this title can't be used any more.
    SetUnusable(String),
    /// A rule set of this title was changed.
    SetChanged(String),
    /// A rule set can't be laid out for the people who are there.
    NotLaidOut(PlanError),
    /// A file can't be opened in another program, for the system's reason.
    NotOpened {
        /// The file.
        file: PathBuf,
        /// Why.
        reason: String,
    },
    /// There is no text editor to open this file in.
    NoEditor(PathBuf),
    /// There is no browser to open this card in.
    NoBrowser(PathBuf),
    /// The set of this title is in the trash.
    InTrash(String),
    /// A set of people's own couldn't be kept.
    NoOwnSet(Trouble),
    /// Something about the sound.
    Sound(sound::Notice),
    /// What was said when it happened.
    Said(String),
}

/// Why it isn't kept what has become of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) enum NotSettled {
    /// Its file couldn't be written.
    Write(WriteError),
    /// It isn't in its file any more.
    Gone,
    /// Its file can't be read.
    Unread(Box<Notice>),
}

impl Told {
    /// The words, fit to be shown.
    pub(in crate::ui) fn shown(&self, words: &Words) -> String {
        said(self.in_words(words))
    }
}

impl InWords for Told {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Notice(notice) => notice.in_words(words),
            Self::Key { file, line, problem } => {
                let file = file.display().to_string();
                let (wrong, help) = (problem.message(words), problem.help(words));
                let wrong = match line.map(|line| line.to_string()) {
                    Some(line) => {
                        say!(words, "kept-wrong-in-line", "sentence", file = file, line = line, wrong = wrong)
                    }
                    None => say!(words, "kept-wrong", "sentence", file = file, wrong = wrong),
                };
                format!("{wrong} {help}")
            }
            Self::NotSaved(error) => error.in_words(words),
            Self::NotWritten(error) => error.sentence(words),
            Self::NotSettled { what, why } => {
                let (what, why) = (what.as_str(), why.in_words(words));
                say!(words, "notice-agreement-not-changed", what = what, why = why)
            }
            Self::NotAgreed(number) => {
                let number = *number;
                say!(words, "notice-not-agreed", number = number)
            }
            Self::NotThere => say!(words, "keeping-gone"),
            Self::GoneWith(typed) => say!(words, "keeping-gone-with", words = typed.as_str()),
            Self::NotErased { error, again } => {
                let why = error.in_words(words);
                if *again {
                    say!(words, "notice-not-erased-yet", why = why)
                } else {
                    say!(words, "notice-not-erased", why = why)
                }
            }
            Self::Wiped(wiped) => wiped.in_words(words),
            Self::Traces(notice) => {
                let why = notice.trouble(words);
                say!(words, "notice-traces", why = why)
            }
            Self::Fragile { error, only_a_break } => {
                let why = error.in_words(words);
                if *only_a_break {
                    say!(words, "notice-talk-not-kept", "break", why = why)
                } else {
                    say!(words, "notice-talk-not-kept", why = why)
                }
            }
            Self::Journal(error) => error.in_words(words),
            Self::Lost { lost, notice } => format!("{lost} {}", notice.in_words(words)),
            Self::Unwatched => say!(words, "notice-unwatched"),
            Self::NotLookedFor(reason) => say!(words, "notice-sets-not-looked-for", reason = reason.as_str()),
            Self::NoFolder(folder) => folder.in_words(words),
            Self::List(list) => list.in_words(words),
            Self::SetGone(name) => say!(words, "notice-set-gone", name = name.as_str()),
            Self::SetUnusable(title) => say!(words, "notice-set-unusable", title = title.as_str()),
            Self::SetChanged(title) => say!(words, "notice-set-changed", title = title.as_str()),
            Self::NotLaidOut(error) => {
                let why = error.in_words(words);
                say!(words, "set-up-problem", problem = why)
            }
            Self::NotOpened { file, reason } => {
                let file = file.display().to_string();
                say!(words, "notice-not-opened", file = file, reason = reason.as_str())
            }
            Self::NoEditor(file) => {
                let file = file.display().to_string();
                say!(words, "notice-no-editor", file = file)
            }
            Self::NoBrowser(file) => {
                let file = file.display().to_string();
                say!(words, "save-as-not-shown", file = file)
            }
            Self::InTrash(title) => say!(words, "notice-in-trash", title = title.as_str()),
            Self::NoOwnSet(trouble) => trouble.in_words(words),
            Self::Sound(notice) => notice.in_words(words),
            Self::Said(said) => said.clone(),
        }
    }
}

/// The end of a sentence, without its full stop.
impl InWords for NotSettled {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Write(error) => error.in_words(words),
            Self::Gone => say!(words, "notice-agreement-gone"),
            Self::Unread(notice) => notice.trouble(words),
        }
    }
}
