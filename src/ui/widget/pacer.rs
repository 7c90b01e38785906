//! The breathing pacer: a disk that grows and shrinks as people breathe.

use iced::widget::canvas::{self, Geometry, Path, Stroke};
use iced::{Color, Element, Point, Rectangle, Renderer, Theme, mouse};

use super::kept::Kept;

/// The pacer at one moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pacer {
    /// The size of the moving disk: 0 breathed out, 1 breathed in.
    pub full: f32,
    /// The colour of the still disk behind.
    pub track: Color,
    /// The colour of the moving disk.
    pub fill: Color,
    /// The colour of the moving disk's edge.
    pub edge: Color,
}

impl Pacer {
    /// The pacer in a square with this side.
    #[must_use]
    pub(crate) fn view<'a, Message: 'a>(self, side: f32) -> Element<'a, Message> {
        iced::widget::canvas(self).width(side).height(side).into()
    }
}

impl<Message> canvas::Program<Message> for Pacer {
    type State = Kept<Pacer>;

    fn draw(
        &self,
        kept: &Kept<Pacer>,
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let size = bounds.size();
        let outer = size.width.min(size.height) / 2.0;
        // In steps of a quarter of a pixel, so that it rests for a few frames where the breath turns.
        let radius = (outer * (0.52 + 0.44 * self.full.clamp(0.0, 1.0)) * 4.0).round() / 4.0;
        kept.draw(renderer, size, &Self { full: radius, ..*self }, |frame| {
            let center = Point::new(size.width / 2.0, size.height / 2.0);
            frame.fill(&Path::circle(center, outer), self.track);
            let disk = Path::circle(center, radius);
            frame.fill(&disk, self.fill);
            let edge = Stroke::default().with_width((outer * 0.016).max(2.0)).with_color(self.edge);
            frame.stroke(&disk, edge);
        })
    }
}
