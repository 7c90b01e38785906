//! Operations on the controls of one window.
//!
//! iced runs an operation on the widgets of every window, one window after the other: without this, Tab would go on
//! from the facilitator's last button into the window for everyone. A window's content says by its [`Meaning`] which
//! window it is; an operation that is bound to a window skips the others.

use std::any::Any;

use iced::advanced::widget::operation::{Focusable, Operation, Outcome, Scrollable, TextInput};
use iced::advanced::widget::{Id, operate};
use iced::{Rectangle, Task, window};

use super::access::Meaning;

/// Runs an operation, and those that it is followed by, in one window.
pub(super) fn within<T: Send + 'static>(
    window: window::Id,
    operation: impl Operation<T> + 'static,
) -> Task<T> {
    operate(Within { window, inside: false, operation: Box::new(operation) })
}

/// An operation that is bound to one window; within that window, the inner operation runs.
struct Within<T> {
    window: window::Id,
    inside: bool,
    operation: Box<dyn Operation<T>>,
}

impl<T: Send + 'static> Operation<T> for Within<T> {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        if self.inside {
            self.operation.traverse(operate);
        }
    }

    fn container(&mut self, id: Option<&Id>, bounds: Rectangle) {
        if self.inside {
            self.operation.container(id, bounds);
        }
    }

    fn scrollable(
        &mut self,
        id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        scrolled: iced::Vector,
        state: &mut dyn Scrollable,
    ) {
        if self.inside {
            self.operation.scrollable(id, bounds, content, scrolled, state);
        }
    }

    fn focusable(&mut self, id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if self.inside {
            self.operation.focusable(id, bounds, state);
        }
    }

    fn text_input(&mut self, id: Option<&Id>, bounds: Rectangle, state: &mut dyn TextInput) {
        if self.inside {
            self.operation.text_input(id, bounds, state);
        }
    }

    fn text(&mut self, id: Option<&Id>, bounds: Rectangle, text: &str) {
        if self.inside {
            self.operation.text(id, bounds, text);
        }
    }

    fn custom(&mut self, id: Option<&Id>, bounds: Rectangle, state: &mut dyn Any) {
        if let Some(Meaning { window: Some(window), .. }) = state.downcast_ref() {
            self.inside = *window == self.window;
        }
        if self.inside {
            self.operation.custom(id, bounds, state);
        }
    }

    fn finish(&self) -> Outcome<T> {
        match self.operation.finish() {
            Outcome::Chain(next) => {
                Outcome::Chain(Box::new(Self { window: self.window, inside: false, operation: next }))
            }
            outcome => outcome,
        }
    }
}
