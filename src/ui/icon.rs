//! The window's own icon, for desktops that don't find the installed one.

use iced::window::{self, icon};

/// Its side in pixels.
const SIDE: u32 = 64;

/// Red, green, blue and alpha of each pixel: the icon in `packaging/icons` at this size, so that nothing has to be
/// decoded while the window opens.
const PIXELS: &[u8] = include_bytes!("../../packaging/icons/window.rgba");

pub(super) fn icon() -> Option<window::Icon> {
    icon::from_rgba(PIXELS.to_vec(), SIDE, SIDE).ok()
}
