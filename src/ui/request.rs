//! What the window is opened with.

use crate::library::Entry;
use crate::record::folders::Folders;

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
    /// Names and times for this set, which has no errors.
    SetUp(Box<Entry>),
    /// The talk itself. The set has no errors and seats for these people; each name has 1 to 40 letters, and none
    /// comes twice.
    Stage(Box<Entry>, Vec<String>),
}
