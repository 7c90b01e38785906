//! The disk: a thick ring that empties as a turn's time passes, in the holder's colour and pattern.

use std::f32::consts::TAU;

use iced::widget::canvas::{self, Frame, Geometry, Path, Stroke, path};
use iced::{Color, Element, Point, Radians, Rectangle, Renderer, Theme, mouse};

/// The ring's pattern, so that a seat is never told by colour alone: the first is solid, the second hatched, and each
/// pair after them has one more line running round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pattern {
    /// Lines across the ring.
    pub hatched: bool,
    /// Lines that run round in it, from 0 to 5.
    pub lines: u8,
}

impl Pattern {
    /// A seat's pattern, from 0.
    #[must_use]
    pub fn of(seat: usize) -> Self {
        Self { hatched: !seat.is_multiple_of(2), lines: u8::try_from(seat / 2).unwrap_or(u8::MAX).min(5) }
    }
}

/// The disk at one moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Disk {
    /// How much is left, 0 to 1. `None` draws the ring as an outline: no time, or past it.
    pub left: Option<f32>,
    /// The colour of what is left, or of the outline.
    pub color: Color,
    /// The spent part's colour.
    pub track: Color,
    /// What shows between hatches.
    pub background: Color,
    /// Its pattern.
    pub pattern: Pattern,
}

/// The ring's width as a share of its outer diameter: 52 of 444.
pub const WIDTH: f32 = 52.0 / 444.0;

impl Disk {
    /// The disk in a square of this side.
    #[must_use]
    pub fn view<'a, Message: 'a>(self, side: f32) -> Element<'a, Message> {
        iced::widget::canvas(self).width(side).height(side).into()
    }
}

impl<Message> canvas::Program<Message> for Disk {
    type State = ();

    fn draw(
        &self,
        (): &(),
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let mut frame = Frame::new(renderer, bounds.size());
        let center = frame.center();
        let outer = bounds.width.min(bounds.height) / 2.0;
        let width = outer * 2.0 * WIDTH;
        let middle = outer - width / 2.0;
        let inner = outer - width;

        if let Some(left) = self.left {
            let ring = |color| Stroke::default().with_width(width).with_color(color);
            frame.stroke(&Path::circle(center, middle), ring(self.track));
            let left = left.clamp(0.0, 1.0);
            if left >= 1.0 {
                frame.stroke(&Path::circle(center, middle), ring(self.color));
            } else if left > 0.0 {
                frame.fill(&sector(center, inner, outer, left), self.color);
            }
            if self.pattern.hatched {
                self.hatch(&mut frame, center, inner, outer, left);
            }
            for line in 1..=self.pattern.lines {
                let radius = inner + width * f32::from(line) / f32::from(self.pattern.lines + 1);
                let gap = Stroke::default().with_width((outer * 0.0135).max(1.5)).with_color(self.background);
                frame.stroke(&Path::circle(center, radius), gap);
            }
        } else {
            let thin = Stroke::default().with_width((outer * 0.018).max(2.0)).with_color(self.color);
            let inset = (outer * 0.009).max(1.0);
            frame.stroke(&Path::circle(center, outer - inset), thin);
            frame.stroke(&Path::circle(center, inner + inset), thin);
        }
        vec![frame.into_geometry()]
    }
}

/// A ring of parts, one beside the other, each empty or filled.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// Each part's colour, and whether it is filled.
    pub parts: Vec<(Color, bool)>,
    /// The colour of empty parts.
    pub empty: Color,
}

impl Parts {
    /// The ring in a square of this side.
    #[must_use]
    pub fn view<'a, Message: 'a>(self, side: f32) -> Element<'a, Message> {
        iced::widget::canvas(self).width(side).height(side).into()
    }
}

impl<Message> canvas::Program<Message> for Parts {
    type State = ();

    fn draw(
        &self,
        (): &(),
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let mut frame = Frame::new(renderer, bounds.size());
        let center = frame.center();
        let outer = bounds.width.min(bounds.height) / 2.0;
        let inner = outer * (1.0 - 2.0 * WIDTH);
        #[allow(clippy::cast_precision_loss, reason = "a handful of parts")]
        let number = self.parts.len().max(1) as f32;
        // A gap that is as wide at the outer edge for any number of parts; one part alone has none.
        let gap = if self.parts.len() > 1 { 0.012 } else { 0.0 };
        let mut from = 0.0;
        for &(color, filled) in &self.parts {
            let color = if filled { color } else { self.empty };
            frame.fill(&arc(center, inner, outer, from + gap / 2.0, from + 1.0 / number - gap / 2.0), color);
            from += 1.0 / number;
        }
        vec![frame.into_geometry()]
    }
}

impl Disk {
    fn hatch(&self, frame: &mut Frame, center: Point, inner: f32, outer: f32, left: f32) {
        const HATCHES: u16 = 56;
        let lean = TAU * 0.012;
        let line = Stroke::default().with_width((outer * 0.0135).max(1.5)).with_color(self.background);
        for hatch in 0..HATCHES {
            let share = (f32::from(hatch) + 0.5) / f32::from(HATCHES);
            if share >= left {
                break;
            }
            let angle = share * TAU;
            frame.stroke(
                &Path::line(at(center, inner - 1.0, angle - lean), at(center, outer + 1.0, angle + lean)),
                line,
            );
        }
    }
}

/// A point at a distance and an angle, clockwise from the top.
fn at(center: Point, radius: f32, angle: f32) -> Point {
    Point::new(center.x + radius * angle.sin(), center.y - radius * angle.cos())
}

/// The part of a ring from the top, clockwise.
fn sector(center: Point, inner: f32, outer: f32, share: f32) -> Path {
    arc(center, inner, outer, 0.0, share)
}

/// The part of a ring from one share of the way round to another, clockwise from the top.
fn arc(center: Point, inner: f32, outer: f32, from: f32, to: f32) -> Path {
    let (start, end) = (from * TAU, to * TAU);
    let top = -TAU / 4.0;
    Path::new(|builder| {
        builder.move_to(at(center, inner, start));
        builder.line_to(at(center, outer, start));
        builder.arc(path::Arc {
            center,
            radius: outer,
            start_angle: Radians(top + start),
            end_angle: Radians(top + end),
        });
        builder.line_to(at(center, inner, end));
        // Back along the inner edge: iced's arcs only run forwards, so the way back is drawn in short lines.
        let pieces = ((end - start) * inner / 2.0).ceil().clamp(2.0, 2_000.0);
        let mut piece = pieces - 1.0;
        while piece >= 0.0 {
            builder.line_to(at(center, inner, start + (end - start) * piece / pieces));
            piece -= 1.0;
        }
        builder.close();
    })
}
