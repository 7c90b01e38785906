//! How it looks.

use std::collections::HashMap;

use iced::advanced::graphics::text::Paragraph;
use iced::advanced::renderer::{self, Renderer as _};
use iced::advanced::text::{Paragraph as _, Renderer as _};
use iced::advanced::widget::operation::Focusable;
use iced::{Background, Border, Color, Point, Rectangle, Renderer};

use super::area::{Area, Hint};
use super::lines::Lines;
use super::page::Seen;
use super::piece;
use super::state::{Places, State};
use crate::ui::look::theme::{Colors, mix};
use crate::ui::look::{CODE, Look};

/// How many numbers stay laid out.
const KEPT: usize = 1_000;

/// The numbers of lines, laid out.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    all: HashMap<usize, Paragraph>,
    size: f32,
}

impl Numbers {
    /// Lays out those in sight.
    pub(super) fn lay_out(&mut self, state: &State) {
        let (size, row) = (state.page.kind.size, state.page.kind.row);
        if (self.size - size).abs() > 0.01 || self.all.len() > KEPT {
            self.all.clear();
            self.size = size;
        }
        for seen in state.page.seen().filter(|seen| seen.first) {
            let _ = self.all.entry(seen.line).or_insert_with(|| {
                piece::words(&(seen.line + 1).to_string(), CODE, size, row, f32::INFINITY)
            });
        }
    }
}

/// Behind the words on what is wrong: quiet, and still far enough from the colour of the words.
pub(super) fn ground(colors: &Colors) -> Color {
    if colors.dark { colors.track } else { mix(colors.background, colors.track, 0.2) }
}

fn fill(renderer: &mut Renderer, bounds: Rectangle, radius: f32, color: Color) {
    let border = Border { radius: radius.into(), ..Border::default() };
    let quad = renderer::Quad { bounds, border, ..renderer::Quad::default() };
    renderer.fill_quad(quad, Background::Color(color));
}

/// Draws all of it.
pub(super) fn draw(
    renderer: &mut Renderer,
    look: &Look<'_>,
    lines: &Lines,
    state: &State,
    numbers: &Numbers,
    (bounds, places, viewport): (Rectangle, &Places, &Rectangle),
) {
    let (colors, scale) = (&look.colors, look.scale);
    let focused = state.is_focused();
    let (color, width) = if focused { (colors.first, scale.ring()) } else { (colors.line, scale.edge()) };
    let card = renderer::Quad {
        bounds,
        border: Border { color, width, radius: scale.px(12.0).into() },
        ..renderer::Quad::default()
    };
    renderer.fill_quad(card, Background::Color(colors.surface));
    // Rows are cut at the edge, and not where their place ends.
    let above = (places.view.y - bounds.y - scale.ring()).max(0.0);
    let view =
        Rectangle { y: places.view.y - above, height: places.view.height + 2.0 * above, ..places.view };
    let Some(view) = view.intersection(viewport) else { return };
    renderer.with_layer(view, |renderer| {
        let pen = Pen { look, places, view, caret_line: lines.line_at(state.caret.head) };
        for seen in state.page.seen() {
            pen.selection(renderer, lines, state, &seen);
            pen.line(renderer, state, numbers, &seen);
        }
        pen.cursor(renderer, lines, state);
        if let Some(thumb) = places.thumb(&state.page) {
            let color = mix(colors.surface, colors.line, if state.drag.is_some() { 1.0 } else { 0.6 });
            let bounds = Rectangle { x: thumb.x + 2.0, width: thumb.width - 4.0, ..thumb };
            fill(renderer, bounds, bounds.width / 2.0, color);
        }
    });
}

/// Draws a field of a form.
pub(super) fn draw_area(
    renderer: &mut Renderer,
    look: &Look<'_>,
    lines: &Lines,
    state: &State,
    hint: Option<&Hint>,
    area: &Area,
    (bounds, places, viewport): (Rectangle, &Places, &Rectangle),
) {
    let (colors, scale) = (&look.colors, look.scale);
    let (color, width) = match (area.is_wrong(), state.is_focused()) {
        // Where the keyboard is looks the same everywhere; what is wrong is said below the field.
        (_, true) => (colors.first, scale.ring()),
        (true, false) => (colors.wrapping_up, scale.ring()),
        (false, false) => (colors.line, scale.edge()),
    };
    let card = renderer::Quad {
        bounds,
        border: Border { color, width, radius: scale.px(12.0).into() },
        ..renderer::Quad::default()
    };
    renderer.fill_quad(card, Background::Color(colors.surface));
    let Some(view) = places.view.intersection(viewport) else { return };
    renderer.with_layer(view, |renderer| {
        if let Some(hint) = hint {
            renderer.fill_paragraph(
                &hint.paragraph,
                Point::new(places.text, places.view.y),
                colors.muted,
                view,
            );
        }
        let pen = Pen { look, places, view, caret_line: 0 };
        let nothing = Numbers::default();
        for seen in state.page.seen() {
            pen.selection(renderer, lines, state, &seen);
            pen.line(renderer, state, &nothing, &seen);
        }
        pen.cursor(renderer, lines, state);
    });
}

struct Pen<'a> {
    look: &'a Look<'a>,
    places: &'a Places,
    view: Rectangle,
    caret_line: usize,
}

impl Pen<'_> {
    fn cursor(&self, renderer: &mut Renderer, lines: &Lines, state: &State) {
        if !state.shows_cursor(self.look.still) {
            return;
        }
        let Some((x, y)) = state.page.point_of(lines, state.caret.head) else { return };
        let width = self.look.scale.px(2.0).max(1.5).round();
        let at = Point::new((self.places.text + x - width / 2.0).round(), self.places.view.y + y);
        let bounds = Rectangle { x: at.x, y: at.y, width, height: self.places.kind.row };
        fill(renderer, bounds, 0.0, self.look.colors.ink);
    }

    fn selection(&self, renderer: &mut Renderer, lines: &Lines, state: &State, seen: &Seen<'_>) {
        let bytes = lines.bytes(seen.line);
        let selected = state.caret.range();
        if selected.is_empty() || selected.end < bytes.start || selected.start > bytes.end {
            return;
        }
        let (from, to) = (selected.start.max(bytes.start), selected.end.min(bytes.end));
        let mut spans = seen.laid.spans(&(from - bytes.start..to - bytes.start));
        if selected.end > bytes.end && seen.last {
            // The line's end is selected, too.
            let (row, x) = seen.laid.place(bytes.len());
            spans.push((row, x, x + self.places.kind.column * 0.6));
        }
        let color = mix(self.look.colors.surface, self.look.colors.first, 0.3);
        for (row, from, to) in spans {
            #[allow(clippy::cast_precision_loss, reason = "a piece has few rows")]
            let y = self.places.view.y + seen.y + row as f32 * self.places.kind.row;
            let x = (self.places.text + from).round();
            let width = (self.places.text + to).round() - x;
            fill(renderer, Rectangle { x, y, width, height: self.places.kind.row }, 0.0, color);
        }
    }

    fn line(&self, renderer: &mut Renderer, state: &State, numbers: &Numbers, seen: &Seen<'_>) {
        let colors = &self.look.colors;
        let row = self.places.kind.row;
        let top = self.places.view.y + seen.y;
        if seen.first
            && let Some(number) = numbers.all.get(&seen.line)
        {
            let wrong = state.page.notes.of(seen.line).iter().any(|note| note.mark.is_error);
            let here = seen.line == self.caret_line && state.is_focused();
            let color = match (wrong, here) {
                (true, _) => colors.wrapping_up,
                (false, true) => colors.ink,
                (false, false) => colors.muted,
            };
            let at = Point::new(self.places.numbers - number.min_bounds().width, top);
            renderer.fill_paragraph(number, at, color, self.view);
        }
        if let Some(paragraph) = &seen.laid.paragraph {
            let at = Point::new(self.places.text + seen.laid.begins(), top);
            renderer.fill_paragraph(paragraph, at, colors.ink, self.view);
        }
        if !seen.last {
            return;
        }
        #[allow(clippy::cast_precision_loss, reason = "a piece has few rows")]
        let mut y = top + seen.laid.rows() as f32 * row;
        let sizes = &self.places.notes;
        for note in state.page.notes.of(seen.line) {
            let height = state.page.notes.height(note);
            let bounds = Rectangle {
                x: self.places.text,
                y: y + sizes.apart[0],
                width: sizes.width,
                height: height - sizes.apart[0] - sizes.apart[1],
            };
            fill(renderer, bounds, self.look.scale.px(6.0), ground(colors));
            if let Some((said, right)) = note.words() {
                let color = if note.mark.is_error { colors.wrapping_up } else { colors.ink };
                let at = Point::new(bounds.x + sizes.around[0], bounds.y + sizes.around[1]);
                renderer.fill_paragraph(said, at, color, self.view);
                if let Some((right, below)) = right {
                    renderer.fill_paragraph(right, Point::new(at.x, at.y + below), colors.muted, self.view);
                }
            }
            y += height;
        }
    }
}
