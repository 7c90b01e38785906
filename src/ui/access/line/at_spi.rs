//! The line over AT-SPI.

use accesskit::{ActionHandler, ActionRequest, ActivationHandler, DeactivationHandler, Rect, TreeUpdate};
use accesskit_unix::Adapter;

use super::{Call, Ear};

/// One window's line.
#[derive(Debug)]
pub(in super::super) struct Line(Adapter);

impl Line {
    /// Opens it. Nothing is told before somebody listens.
    pub(in super::super) fn open(ear: Ear) -> Self {
        Self(Adapter::new(ear.clone(), ear.clone(), ear))
    }

    /// Tells what is in the window, if somebody listens.
    pub(in super::super) fn tell(&mut self, update: impl FnOnce() -> TreeUpdate) {
        self.0.update_if_active(update);
    }

    /// Tells whether the window has the keyboard.
    pub(in super::super) fn focus(&mut self, focused: bool) {
        self.0.update_window_focus_state(focused);
    }

    /// Tells where the window is on the screen, in physical pixels, where the window system says so.
    pub(in super::super) fn place(&mut self, bounds: Rect) {
        self.0.set_root_window_bounds(bounds, bounds);
    }
}

impl ActivationHandler for Ear {
    fn request_initial_tree(&mut self) -> Option<TreeUpdate> {
        // It is told as soon as the program has heard of it.
        self.hear(Call::Listens);
        None
    }
}

impl ActionHandler for Ear {
    fn do_action(&mut self, request: ActionRequest) {
        self.hear(Call::Asks(request));
    }
}

impl DeactivationHandler for Ear {
    fn deactivate_accessibility(&mut self) {
        self.hear(Call::HangsUp);
    }
}
