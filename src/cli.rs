//! The command line: everything that needs no window, and what to open where one is needed.

pub mod check;

use std::ffi::OsString;

use crate::library::Entry;
use crate::record::folders::Folders;

/// What the command line came to.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// All is done; this is the exit status.
    Exit(u8),
    /// A window is wanted, and there is a display for it.
    Window(Box<WindowRequest>),
}

/// What to open.
#[derive(Debug, Clone)]
pub struct WindowRequest {
    /// Where things are kept.
    pub folders: Folders,
    /// The screen to begin with.
    pub first: First,
    /// Make no sound, whatever the settings say.
    pub quiet_sound: bool,
    /// Fill the screen at once.
    pub fullscreen: bool,
    /// The clock runs this many times as fast, 1 to 1,000; above 1 it is a rehearsal and marked so.
    pub speed: u32,
}

/// The screen to begin with.
#[derive(Debug, Clone)]
pub enum First {
    /// All rule sets.
    Library,
    /// Names and times for this set.
    SetUp(Box<Entry>),
    /// The talk itself. There are as many names as the set allows, each of 1 to 40 letters and none twice.
    Stage(Box<Entry>, Vec<String>),
}

/// Reads the command line and does what it says, unless that needs a window.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> Outcome {
    let _ = args;
    Outcome::Exit(0)
}
