//! What is kept on disk: settings, agreements, the talks somebody wants to remember, and the journal of the running
//! one.
//!
//! Two promises hold in every room here. Nothing that a person wrote is ever overwritten because this program can't
//! read it: such a file stays where it is, or is set aside whole, and what is wrong is said with its line. And nothing is
//! created until there is something to keep.

pub mod agreements;
pub mod books;
pub mod copies;
pub mod cover;
pub mod erase;
pub mod export;
pub mod file;
pub mod folders;
pub mod history;
pub mod journal;
pub mod keeper;
pub mod kept_rules;
pub mod last_time;
pub mod ledger;
pub mod next_talk;
pub mod on_paths;
pub mod own_sets;
pub mod settings;
pub mod unsaved;
pub mod window;

use std::path::PathBuf;

use self::file::Why;
use self::settings::Odd;
use crate::library::read::{Misread, ReadError};

/// Something that people should know about what is kept: where, what is wrong, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The file, or the folder.
    pub file: PathBuf,
    /// The line, from 1; `None` where the file as a whole is meant.
    pub line: Option<usize>,
    /// What is wrong.
    pub wrong: Wrong,
    /// What would be right, or what comes of it.
    pub help: Option<Help>,
}

/// What is wrong with something that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// The file can't be read.
    Read(ReadError),
    /// The way to the file is barred.
    Barred(Why),
    /// The file isn't text in UTF-8.
    NotText,
    /// The file is larger than settings ever are.
    LargeSettings,
    /// The file is larger than this number of megabytes.
    Large(usize),
    /// What stands there isn't what belongs there.
    Syntax(Box<Misread>),
    /// Something in a ledger's file can't be read.
    Kept(ledger::Odd),
    /// The file was damaged, and is kept as it was under this name.
    SetAside(String),
    /// The folder can't be listed.
    Folder(FolderError),
    /// A setting.
    Setting(Odd),
    /// An interrupted talk can't be read, or is another version's.
    Talk,
    /// What was kept of a talk is damaged from here on.
    Damaged,
}

/// Why a folder can't be listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FolderError {
    /// This user may not.
    NoPermission,
    /// Part of its path is a file.
    NotAFolder,
    /// Anything else, in the system's words.
    Failed(String),
}

/// What would be right, or what comes of what is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Help {
    /// The usual settings are used until the file is mended.
    UsualSettings,
    /// The settings stay as they were until the file is mended.
    SameSettings,
    /// Something about a setting.
    Setting(settings::Right),
    /// The file stays as it is, and what is new goes to a file beside it.
    Beside,
    /// What would be right in a ledger's file, where that can be said; the rest of it is read, and before it is changed it
    /// is set aside.
    Rest(Option<ledger::Right>),
    /// What would be right in a ledger's file.
    Kept(ledger::Right),
    /// What is in the folder may not show.
    Hidden,
    /// The file of a talk stays where it is.
    TalkStays,
    /// The talk goes on from before, and its damaged file stays.
    TalkGoesOn,
}

/// The line, from 1, at which RON gave up. A file that ends too early is wrong where it ends, not where it begins.
fn line_of(error: &ron::error::SpannedError, text: &str) -> usize {
    match error.code {
        ron::Error::Eof => text.lines().count().max(1),
        _ => error.span.start.line,
    }
}
