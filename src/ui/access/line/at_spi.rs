//! The line over AT-SPI.

use std::mem;
use std::panic::{self, AssertUnwindSafe};

use accesskit::{ActionHandler, ActionRequest, ActivationHandler, DeactivationHandler, Rect, TreeUpdate};
use accesskit_unix::Adapter;

use super::{Call, Ear};

/// One window's line; `None` once it has broken.
#[derive(Debug)]
pub(in super::super) struct Line(Option<Adapter>);

impl Line {
    /// Opens the line. Nothing is told before somebody listens.
    pub(in super::super) fn open(ear: Ear) -> Self {
        Self(Some(Adapter::new(ear.clone(), ear.clone(), ear)))
    }

    /// Tells what is in the window, if somebody listens.
    pub(in super::super) fn tell(&mut self, update: impl FnOnce() -> TreeUpdate) {
        self.on(|adapter| adapter.update_if_active(update));
    }

    /// Tells whether the window has the keyboard.
    pub(in super::super) fn focus(&mut self, focused: bool) {
        self.on(|adapter| adapter.update_window_focus_state(focused));
    }

    /// Tells where the window is on the screen, in physical pixels.
    pub(in super::super) fn place(&mut self, bounds: Rect) {
        self.on(|adapter| adapter.set_root_window_bounds(bounds, bounds));
    }

    /// Speaks over the line. A panic in the adapter breaks the line, and must not end the talk.
    fn on(&mut self, speak: impl FnOnce(&mut Adapter)) {
        let Some(adapter) = &mut self.0 else { return };
        if panic::catch_unwind(AssertUnwindSafe(|| speak(adapter))).is_err() {
            tracing::error!("the line to screen readers broke");
            // Dropping what is left of it could panic again.
            if let Some(broken) = self.0.take() {
                mem::forget(broken);
            }
        }
    }
}

impl ActivationHandler for Ear {
    fn request_initial_tree(&mut self) -> Option<TreeUpdate> {
        // The tree follows once the program has heard of the listener.
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
