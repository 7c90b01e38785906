//! No line yet: see the module above for what goes here.

use accesskit::{Rect, TreeUpdate};

use super::Ear;

/// One window's line.
#[derive(Debug)]
pub(in super::super) struct Line;

impl Line {
    pub(in super::super) fn open(_ear: Ear) -> Self {
        Self
    }

    /// Tells what is in the window, if somebody listens.
    pub(in super::super) fn tell(&mut self, _update: impl FnOnce() -> TreeUpdate) {}

    /// Tells whether the window has the keyboard.
    pub(in super::super) fn focus(&mut self, _focused: bool) {}

    /// Tells where the window is on the screen, in physical pixels.
    pub(in super::super) fn place(&mut self, _bounds: Rect) {}
}
