//! A drawing that is kept until what it shows changes.
//!
//! Other drawings are painted again in every frame, and a shape that may reach beyond its frame is drawn through a mask
//! as large as the window: each costs the software renderer several times as much.

use std::cell::Cell;

use iced::widget::canvas::{Cache, Frame, Geometry};
use iced::{Rectangle, Renderer, Size};

/// Space around every drawing, in logical pixels, so that its shapes lie within its frame.
const MARGIN: f32 = 4.0;

/// The latest drawing of `What`.
pub(crate) struct Kept<What> {
    what: Cell<Option<(What, Size)>>,
    drawing: Cache,
}

impl<What> Default for Kept<What> {
    fn default() -> Self {
        Self { what: Cell::new(None), drawing: Cache::new() }
    }
}

impl<What: PartialEq + Clone> Kept<What> {
    /// The drawing of `what` in this size; `draw` makes it if there is none yet.
    pub(crate) fn draw(
        &self,
        renderer: &Renderer,
        size: Size,
        what: &What,
        draw: impl FnOnce(&mut Frame),
    ) -> Vec<Geometry> {
        let now = Some((what.clone(), size));
        if self.what.take() != now {
            self.drawing.clear();
        }
        self.what.set(now);
        vec![self.drawing.draw_with_bounds(renderer, Rectangle::with_size(size).expand(MARGIN), draw)]
    }
}
