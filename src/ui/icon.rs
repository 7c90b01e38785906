//! What the window shows of itself in its frame and among other windows, where the desktop has no picture of its own.

use iced::window::{self, icon};

/// Its side in pixels.
const SIDE: u32 = 64;

/// Red, green, blue and alpha of each pixel: `packaging/icons` at this size, ready to be handed over, so that nothing has
/// to be decoded while the window opens.
const PIXELS: &[u8] = include_bytes!("../../packaging/icons/window.rgba");

pub(super) fn icon() -> Option<window::Icon> {
    icon::from_rgba(PIXELS.to_vec(), SIDE, SIDE).ok()
}
