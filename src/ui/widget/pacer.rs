//! The breathing pacer: a disk that grows for 4 seconds and shrinks for 6.

use std::time::Duration;

use iced::widget::canvas::{self, Geometry, Path, Stroke};
use iced::{Color, Element, Point, Rectangle, Renderer, Theme, mouse};

use super::kept::Kept;

/// How long a breath in takes.
pub(crate) const IN: Duration = Duration::from_secs(4);
/// How long a breath out takes: longer, since breathing out calms.
pub(crate) const OUT: Duration = Duration::from_secs(6);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Breath {
    In,
    Out,
}

/// The number of the breath since the pacer began, from 0, and how far into it this is.
#[must_use]
pub(crate) fn count(since: Duration) -> (u128, Duration) {
    let whole = (IN + OUT).as_millis();
    let into = u64::try_from(since.as_millis() % whole).unwrap_or_default();
    (since.as_millis() / whole, Duration::from_millis(into))
}

/// How long until the breath turns, at a time since the pacer began.
#[must_use]
pub(crate) fn to_next(since: Duration) -> Duration {
    let (_, into) = count(since);
    let end = if into < IN { IN } else { IN + OUT };
    end.saturating_sub(into) + Duration::from_millis(1)
}

/// The breath at a time since the pacer began, and how full it is, 0 to 1.
#[must_use]
pub(crate) fn breath(since: Duration) -> (Breath, f32) {
    let at = count(since).1.as_secs_f32();
    let ease = |share: f32| 0.5 - 0.5 * (share * std::f32::consts::PI).cos();
    if at < IN.as_secs_f32() {
        (Breath::In, ease(at / IN.as_secs_f32()))
    } else {
        (Breath::Out, ease(1.0 - (at - IN.as_secs_f32()) / OUT.as_secs_f32()))
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_for_four_and_out_for_six() {
        assert_eq!(breath(Duration::from_millis(10)).0, Breath::In);
        assert_eq!(breath(Duration::from_millis(3_990)).0, Breath::In);
        assert_eq!(breath(Duration::from_millis(4_010)).0, Breath::Out);
        assert_eq!(breath(Duration::from_millis(9_990)).0, Breath::Out);
        assert_eq!(breath(Duration::from_millis(10_010)).0, Breath::In);
    }

    #[test]
    fn nothing_jumps() {
        let mut last = breath(Duration::ZERO).1;
        for step in 1..1_000 {
            let full = breath(Duration::from_millis(step * 20)).1;
            assert!((full - last).abs() < 0.02, "a jump at {} ms", step * 20);
            last = full;
        }
    }
}
