//! The line from one window to the system's assistive programs, by AccessKit's adapter for the system.
//!
//! Linux speaks AT-SPI over D-Bus, beside the window. Windows and macOS want the window's own handle: there
//! an adapter takes part in what the window is asked. That is the seam: `line/elsewhere.rs` has the same three functions
//! as `line/at_spi.rs`, and does nothing yet. Their adapters, `accesskit_windows::SubclassingAdapter` and
//! `accesskit_macos::SubclassingAdapter`, are made from the raw handle that [`iced::window::run`] gives, before the window
//! is first shown (a window that opens with `visible: false` and is shown then); all else here stays as it is.

#[cfg_attr(target_os = "linux", path = "line/at_spi.rs")]
#[cfg_attr(not(target_os = "linux"), path = "line/elsewhere.rs")]
mod system;

use accesskit::ActionRequest;
use iced::window;
use tokio::sync::mpsc::UnboundedSender;

pub(super) use system::Line;

/// What comes in over a line.
#[derive(Debug, Clone)]
pub struct Heard {
    /// The window it is about.
    pub window: window::Id,
    /// What.
    pub what: Call,
}

/// What assistive programs say.
#[derive(Debug, Clone)]
pub enum Call {
    /// One listens now.
    Listens,
    /// None listens any more.
    HangsUp,
    /// Something is wanted of a part.
    Asks(ActionRequest),
}

/// The near end of a line: passes on what assistive programs say. They call from threads of their own.
#[derive(Debug, Clone)]
pub(super) struct Ear {
    /// The window.
    pub(super) window: window::Id,
    /// Where to.
    pub(super) heard: UnboundedSender<Heard>,
}

impl Ear {
    fn hear(&self, what: Call) {
        // Nobody is there any more while the program ends.
        let _ = self.heard.send(Heard { window: self.window, what });
    }
}
