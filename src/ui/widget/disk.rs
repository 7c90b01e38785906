//! The disk: a thick ring in the holder's colour and pattern that empties as a turn's time passes.

use std::f32::consts::TAU;

use iced::widget::canvas::{self, Frame, Geometry, Path};
use iced::{Color, Element, Point, Rectangle, Renderer, Size, Theme, Vector, mouse};

use super::kept::Kept;
use crate::ui::look::theme::mix;

/// The ring's pattern, so that seats differ not only by colour: the first is solid, the second hatched, and each later
/// pair has one more line round the ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Pattern {
    /// Lines across the ring.
    pub hatched: bool,
    /// Lines round the ring, from 0 to 5.
    pub lines: u8,
}

impl Pattern {
    /// The pattern of a seat, from 0.
    #[must_use]
    pub(crate) fn of(seat: usize) -> Self {
        Self { hatched: !seat.is_multiple_of(2), lines: u8::try_from(seat / 2).unwrap_or(u8::MAX).min(5) }
    }
}

/// The disk at one moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Disk {
    /// The share of time left, 0 to 1. `None` draws the ring as an outline: there is no time, or it is over.
    pub left: Option<f32>,
    /// The colour of the part left, or of the outline.
    pub color: Color,
    /// The colour of the part used up.
    pub track: Color,
    /// The colour between hatches.
    pub background: Color,
    pub pattern: Pattern,
}

/// The ring's width as a share of its outer diameter: 52 of 444.
pub(crate) const WIDTH: f32 = 52.0 / 444.0;

/// Lines across a hatched ring.
const HATCHES: u16 = 56;

/// How far a hatch leans to either side, as a share of the whole way round.
const LEAN: f32 = 0.012;

/// How far the part used up reaches under the part left, so that no seam shows: a share of the whole way round.
const UNDER: f32 = 0.01;

impl Disk {
    /// The disk in a square with this side.
    #[must_use]
    pub(crate) fn view<'a, Message: 'a>(self, side: f32) -> Element<'a, Message> {
        iced::widget::canvas(self).width(side).height(side).into()
    }
}

impl<Message> canvas::Program<Message> for Disk {
    type State = Kept<Disk>;

    fn draw(
        &self,
        kept: &Kept<Disk>,
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        kept.draw(renderer, bounds.size(), self, |frame| self.draw_in(frame, Ring::within(bounds.size())))
    }
}

impl Disk {
    fn draw_in(&self, frame: &mut Frame, ring: Ring) {
        let Some(left) = self.left else {
            for (inner, outer) in ring.rims() {
                frame.fill(&ring.band(inner, outer, 0.0, 1.0), self.color);
            }
            return;
        };
        let left = left.clamp(0.0, 1.0);
        if left < 1.0 {
            frame.fill(&ring.part((left - UNDER).max(0.0), 1.0), self.track);
        }
        if left > 0.0 {
            frame.fill(&ring.part(0.0, left), self.color);
        }
        self.pattern.draw_in(frame, ring, (0.0, left), (0.0, 1.0), self.background);
    }

    /// The ring's colour at a share of the way round, without its pattern and its rims.
    fn ring_at(&self, share: f32) -> Color {
        match self.left {
            None => self.background,
            Some(left) if share < left => self.color,
            Some(_) => self.track,
        }
    }

    fn hatched_at(&self, share: f32) -> bool {
        self.pattern.hatched && self.left.is_some_and(|left| share < left)
    }
}

/// A seat's colour and pattern, small: beside a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Mark {
    pub color: Color,
    /// The colour between hatches and lines.
    pub background: Color,
    /// `None` draws it empty, as an outline.
    pub pattern: Option<Pattern>,
}

impl Mark {
    /// Hatches across a mark.
    const HATCHES: [f32; 3] = [-0.5, 0.0, 0.5];

    /// The mark in a square with this side.
    #[must_use]
    pub(crate) fn view<'a, Message: 'a>(self, side: f32) -> Element<'a, Message> {
        iced::widget::canvas(self).width(side).height(side).into()
    }

    fn draw_in(self, frame: &mut Frame, size: Size) {
        let radius = size.width.min(size.height) / 2.0;
        let center = Point::new(size.width / 2.0, size.height / 2.0);
        let width = (radius * 0.16).max(1.0);
        let thin = canvas::Stroke::default().with_color(self.background).with_width(width);
        let Some(pattern) = self.pattern else {
            let edge = canvas::Stroke::default().with_color(self.color).with_width(width);
            return frame.stroke(&Path::circle(center, radius * 0.62), edge);
        };
        frame.fill(&Path::circle(center, radius), self.color);
        let lines = f32::from(pattern.lines);
        for line in 1..=pattern.lines {
            frame.stroke(&Path::circle(center, radius * f32::from(line) / (lines + 1.0)), thin);
        }
        for offset in Self::HATCHES.iter().filter(|_| pattern.hatched) {
            let half = radius * (1.0 - offset * offset).sqrt();
            // From lower left to upper right.
            let (across, along) = (radius * offset * 0.5_f32.sqrt(), half * 0.5_f32.sqrt());
            let middle = Point::new(center.x + across, center.y + across);
            let from = Point::new(middle.x - along, middle.y + along);
            frame.stroke(&Path::line(from, Point::new(middle.x + along, middle.y - along)), thin);
        }
    }
}

impl<Message> canvas::Program<Message> for Mark {
    type State = Kept<Mark>;

    fn draw(
        &self,
        kept: &Kept<Mark>,
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        kept.draw(renderer, bounds.size(), self, |frame| self.draw_in(frame, bounds.size()))
    }
}

/// Disks that ease from one to the next: each covers those before it as far as it has come in, 0 to 1. The first has
/// been there from the start.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Blend(pub Vec<(Disk, f32)>);

impl Blend {
    /// The disks in a square with this side.
    #[must_use]
    pub(crate) fn view<'a, Message: 'a>(self, side: f32) -> Element<'a, Message> {
        iced::widget::canvas(self).width(side).height(side).into()
    }

    /// The blended colour of all disks.
    fn color(&self, of: impl Fn(&Disk) -> Color) -> Color {
        let mut all = self.0.iter();
        let first = all.next().map_or(Color::TRANSPARENT, |(disk, _)| of(disk));
        all.fold(first, |under, (disk, share)| mix(under, of(disk), *share))
    }

    /// The ring cut where one of the disks ends, as shares of the way round, from the last piece to the first, so that
    /// later ones cover earlier ones.
    fn pieces(&self) -> Vec<(f32, f32)> {
        let mut cuts = vec![0.0, 1.0];
        cuts.extend(self.0.iter().filter_map(|(disk, _)| disk.left).map(|left| left.clamp(0.0, 1.0)));
        cuts.sort_by(f32::total_cmp);
        let mut pieces: Vec<(f32, f32)> = cuts.windows(2).map(|cut| (cut[0], cut[1])).collect();
        pieces.retain(|(from, to)| from < to);
        pieces.reverse();
        pieces
    }

    fn draw_in(&self, frame: &mut Frame, ring: Ring) {
        if let [(only, _)] = self.0.as_slice() {
            return only.draw_in(frame, ring);
        }
        let line = ring.line();
        let rims = ring.rims();
        let mut lines: Vec<u8> = self.0.iter().map(|(disk, _)| disk.pattern.lines).collect();
        lines.sort_unstable();
        lines.dedup();
        for (from, to) in self.pieces() {
            let at = f32::midpoint(from, to);
            frame.fill(&ring.part((from - UNDER).max(0.0), to), self.color(|disk| disk.ring_at(at)));
            if self.0.iter().any(|(disk, _)| disk.hatched_at(at)) {
                let color =
                    self.color(|disk| if disk.hatched_at(at) { disk.background } else { disk.ring_at(at) });
                frame.fill(&ring.hatches(line, from, to), color);
            }
            for &number in lines.iter().filter(|number| **number > 0) {
                let has = |disk: &Disk| disk.left.is_some() && disk.pattern.lines == number;
                let color = self.color(|disk| if has(disk) { disk.background } else { disk.ring_at(at) });
                let pattern = Pattern { hatched: false, lines: number };
                pattern.draw_in(frame, ring, (from, to), (from, to), color);
            }
            if self.0.iter().any(|(disk, _)| disk.left.is_none()) {
                let color =
                    self.color(|disk| if disk.left.is_none() { disk.color } else { disk.ring_at(at) });
                for (inner, outer) in rims {
                    frame.fill(&ring.band(inner, outer, from, to), color);
                }
            }
        }
    }
}

impl<Message> canvas::Program<Message> for Blend {
    type State = Kept<Blend>;

    fn draw(
        &self,
        kept: &Kept<Blend>,
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        kept.draw(renderer, bounds.size(), self, |frame| self.draw_in(frame, Ring::within(bounds.size())))
    }
}

impl Pattern {
    /// The hatches between two shares of the way round, and the lines between two others.
    fn draw_in(self, frame: &mut Frame, ring: Ring, hatched: (f32, f32), lined: (f32, f32), color: Color) {
        let line = ring.line();
        if self.hatched {
            frame.fill(&ring.hatches(line, hatched.0, hatched.1), color);
        }
        for number in 1..=self.lines {
            let share = f32::from(number) / f32::from(self.lines + 1);
            let middle = ring.inner() + (ring.outer - ring.inner()) * share;
            frame.fill(&ring.band(middle - line / 2.0, middle + line / 2.0, lined.0, lined.1), color);
        }
    }
}

/// The place of a ring.
#[derive(Debug, Clone, Copy)]
struct Ring {
    center: Point,
    outer: f32,
}

impl Ring {
    /// The largest ring in a frame of this size.
    fn within(size: Size) -> Self {
        let center = Point::new(size.width / 2.0, size.height / 2.0);
        Self { center, outer: size.width.min(size.height) / 2.0 }
    }

    /// The radius of the inner edge.
    fn inner(self) -> f32 {
        self.outer * (1.0 - 2.0 * WIDTH)
    }

    /// The width of a pattern's line.
    fn line(self) -> f32 {
        (self.outer * 0.0135).max(1.5)
    }

    /// The radii of an outline's two rims.
    fn rims(self) -> [(f32, f32); 2] {
        let thin = (self.outer * 0.018).max(2.0);
        [(self.inner(), self.inner() + thin), (self.outer - thin, self.outer)]
    }

    /// The ring in its full width between two shares of the way round.
    fn part(self, from: f32, to: f32) -> Path {
        self.band(self.inner(), self.outer, from, to)
    }

    /// The point at a distance from the centre and a share of the way round, clockwise from the top.
    fn at(self, radius: f32, share: f32) -> Point {
        let angle = share * TAU;
        Point::new(self.center.x + radius * angle.sin(), self.center.y - radius * angle.cos())
    }

    /// The area between two radii and two shares of the way round.
    fn band(self, inner: f32, outer: f32, from: f32, to: f32) -> Path {
        // Straight pieces so short that they differ from the circle by a two-hundredth of a pixel at most.
        let pieces = ((to - from) * TAU * self.outer / 3.0).ceil().clamp(1.0, 4_000.0);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 4,000")]
        let count = pieces as u16;
        let share = |piece: u16| from + (to - from) * f32::from(piece) / pieces;
        Path::new(|path| {
            path.move_to(self.at(inner, from));
            for piece in 0..=count {
                path.line_to(self.at(outer, share(piece)));
            }
            for piece in (0..=count).rev() {
                path.line_to(self.at(inner, share(piece)));
            }
            path.close();
        })
    }

    /// The hatches between two shares of the way round: slanted lines across the ring.
    fn hatches(self, line: f32, from: f32, to: f32) -> Path {
        let half = line / 2.0;
        let shares = (0..HATCHES).map(|hatch| (f32::from(hatch) + 0.5) / f32::from(HATCHES));
        Path::new(|path| {
            for share in shares.filter(|share| (from..to).contains(share)) {
                let start = self.at(self.inner() - 1.0, share - LEAN);
                let end = self.at(self.outer + 1.0, share + LEAN);
                let along = end - start;
                let side = Vector::new(-along.y, along.x) * (half / along.x.hypot(along.y));
                path.move_to(start + side);
                path.line_to(end + side);
                path.line_to(end - side);
                path.line_to(start - side);
                path.close();
            }
        })
    }
}
