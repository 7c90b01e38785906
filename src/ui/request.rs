//! What the command line asks the window to open with.

use std::path::PathBuf;
use std::time::Duration;

use crate::library::Entry;
use crate::record::folders::Folders;

/// What the window opens with.
#[derive(Debug, Clone)]
pub struct WindowRequest {
    /// Where files are kept.
    pub folders: Folders,
    /// The screen to begin with.
    pub first: First,
    /// Make no sound, whatever the settings say.
    pub quiet_sound: bool,
    /// Fill the screen at once.
    pub fullscreen: bool,
    /// How many times as fast the clock runs, 1 to 1,000; above 1 the talk is a rehearsal, and says so.
    pub speed: u32,
}

/// What is to be edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ToEdit {
    /// This file, which can be read, and is a rule set or a path, or is to be one.
    File(PathBuf),
    /// A copy of this built-in one, which is still to be made.
    BuiltIn {
        /// Its name.
        name: String,
        /// Whether it is a path.
        is_path: bool,
    },
}

/// The screen to begin with.
#[derive(Debug, Clone)]
pub enum First {
    /// The library, with all rule sets.
    Library,
    /// Names and times for this set, which has no errors.
    SetUp(Box<Entry>),
    /// The path of this name, which can be read.
    Path(String),
    /// The editor.
    Edit(ToEdit),
    /// A break of this length, without a talk.
    Break(Duration),
    /// The talk itself. The set has no errors and seats for these people; each name has 1 to 40 letters, and no two are
    /// the same.
    Stage(Box<Entry>, Vec<String>),
}
