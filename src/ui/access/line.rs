//! The line from one window to the system's assistive programs, over AccessKit's adapter for the system.
//!
//! Linux speaks AT-SPI over D-Bus, apart from the window. On Windows and macOS an adapter needs the window's own
//! handle, and answers some of the window's messages. Those adapters would go into `line/elsewhere.rs`, which has the
//! same functions as `line/at_spi.rs` and does nothing yet. `accesskit_windows::SubclassingAdapter` and
//! `accesskit_macos::SubclassingAdapter` are made from the raw handle that [`iced::window::run`] gives, before the
//! window is first shown (a window that opens with `visible: false` and is shown after that). Nothing else here has to
//! change for them.

#[cfg_attr(target_os = "linux", path = "line/at_spi.rs")]
#[cfg_attr(not(target_os = "linux"), path = "line/elsewhere.rs")]
mod system;

use accesskit::ActionRequest;
use iced::window;
use tokio::sync::mpsc::UnboundedSender;

pub(super) use system::Line;

/// Something that came in over a line.
#[derive(Debug, Clone)]
pub struct Heard {
    /// The window whose line it was.
    pub window: window::Id,
    /// What assistive programs say.
    pub what: Call,
}

/// What assistive programs say.
#[derive(Debug, Clone)]
pub enum Call {
    /// One has begun to listen.
    Listens,
    /// The last one has stopped listening.
    HangsUp,
    /// One asks something of a part of the window.
    Asks(ActionRequest),
}

/// The near end of a line: passes on what assistive programs say. They call from other threads.
#[derive(Debug, Clone)]
pub(super) struct Ear {
    pub(super) window: window::Id,
    pub(super) heard: UnboundedSender<Heard>,
}

impl Ear {
    fn hear(&self, what: Call) {
        // Nobody receives this any more while the program ends.
        let _ = self.heard.send(Heard { window: self.window, what });
    }
}
