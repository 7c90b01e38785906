//! A piece of a line, laid out: a line of usual length is one piece, a longer one several below each other, so that none
//! takes long to lay out. A piece that is wider than its place goes on in further rows, which begin where the line's first
//! letter does.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};

use iced::advanced::graphics::text::Paragraph;
use iced::advanced::text::{self, Paragraph as _, Shaping, Span, Text, Wrapping};
use iced::{Color, Font, Pixels, Size, alignment};
use unicode_segmentation::UnicodeSegmentation;

use super::lines::indent_of;
use super::tokens::{self, Kind, Open};
use crate::rule_set::clean;
use crate::ui::look::theme::Colors;
use crate::ui::look::{CODE, FONT};

/// Columns from one tab stop to the next.
const TAB: usize = 4;

/// How much of its place a line's white space takes at most; beyond that, it is drawn narrower.
const MOST_INDENT: f32 = 0.4;

/// Sizes of the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    pub(super) size: f32,
    /// The height of a row, in whole pixels.
    pub(super) row: f32,
    /// The width of a column.
    pub(super) column: f32,
    /// The width that rows may take.
    pub(super) width: f32,
    /// Sentences, not a file: in the typeface of everything else, and in one colour.
    pub(super) prose: bool,
}

impl Type {
    /// The type of a file, of this size in a column of this width.
    pub(super) fn of(size: f32, width: f32) -> Self {
        let ten = lay_out(&[plain("0000000000")], CODE, size, size * 1.5, f32::INFINITY);
        let column = (ten.min_bounds().width / 10.0).max(1.0);
        Self { column, width, ..Self::sized(size) }
    }

    /// The same without its widths.
    pub(super) fn sized(size: f32) -> Self {
        Self { size, row: (size * 1.5).round().max(1.0), column: 1.0, width: 1.0, prose: false }
    }

    /// The type of sentences.
    pub(super) fn prose(size: f32, row: f32, width: f32) -> Self {
        Self { size, row: row.round().max(1.0), column: (size * 0.5).max(1.0), width, prose: true }
    }

    pub(super) fn font(&self) -> Font {
        if self.prose { FONT } else { CODE }
    }

    /// How many rows a piece is likely to take, before it is laid out.
    pub(super) fn likely_rows(&self, piece: &str) -> u32 {
        let columns = if piece.is_ascii() { piece.len() } else { piece.chars().count() };
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a piece has few columns"
        )]
        let rows = (columns as f32 * self.column / self.width).ceil() as u32;
        rows.max(1)
    }
}

/// The colours of the pieces.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shades {
    /// People's own words, and whatever is nothing else.
    ink: Color,
    muted: Color,
    name: Color,
    word: Color,
}

impl Shades {
    pub(super) fn of(colors: &Colors) -> Self {
        Self { ink: colors.ink, muted: colors.muted, name: colors.first, word: colors.second }
    }

    fn shade(&self, kind: Kind) -> Color {
        match kind {
            Kind::Text => self.ink,
            Kind::Comment | Kind::Sign => self.muted,
            Kind::Name => self.name,
            Kind::Word | Kind::Number => self.word,
        }
    }
}

/// A piece, laid out.
#[derive(Debug)]
pub(super) struct Laid {
    /// What is drawn, if there is anything but white space.
    pub(super) paragraph: Option<Paragraph>,
    /// Where in the line it begins, and where it ends.
    bytes: Range<usize>,
    /// The bytes of white space that it begins with, the place where each ends, and the width of all.
    indent: Vec<f32>,
    /// Where each letter that isn't drawn as it is written stands in the line and in what is drawn, in order; empty if all are.
    odd: Vec<(usize, usize)>,
    /// What is drawn.
    shown: String,
    rows: Vec<Row>,
}

/// A row of letters, from left to right.
#[derive(Debug, Default)]
struct Row {
    /// What of the text drawn is in it.
    bytes: Range<usize>,
    letters: Vec<Letter>,
}

#[derive(Debug)]
struct Letter {
    bytes: Range<usize>,
    x: f32,
    width: f32,
    /// It runs from right to left.
    back: bool,
}

impl Laid {
    /// Lays out these bytes of a line, at whose beginning something may be `open`.
    pub(super) fn new(line: &str, bytes: Range<usize>, open: Open, kind: &Type, shades: &Shades) -> Self {
        let piece = line.get(bytes.clone()).unwrap_or_default();
        let white = if bytes.start == 0 && !kind.prose { indent_of(piece) } else { "" };
        let indent = steps(white, kind);
        let from = bytes.start + white.len();
        let (shown, odd) = shown(&piece[white.len()..], from);
        let mut laid =
            Self { paragraph: None, bytes: bytes.clone(), indent, odd, shown, rows: vec![Row::default()] };
        if laid.shown.is_empty() {
            return laid;
        }
        let mut parts: Vec<(Range<usize>, Color)> = Vec::new();
        let coloured = line.get(..bytes.end).filter(|_| !kind.prose).unwrap_or_default();
        let _ = tokens::read(coloured, open, |token, kind| {
            if token.end > from {
                let token = laid.drawn(token.start.max(from))..laid.drawn(token.end.min(bytes.end));
                parts.push((token, shades.shade(kind)));
            }
        });
        let mut spans: Vec<Span<'_, (), Font>> = Vec::with_capacity(2 * parts.len() + 1);
        let mut at = 0;
        for (part, color) in parts {
            spans.extend(laid.shown.get(at..part.start).filter(|space| !space.is_empty()).map(plain));
            spans.extend(laid.shown.get(part.clone()).map(|part| plain(part).color(color)));
            at = part.end;
        }
        spans.extend(laid.shown.get(at..).filter(|space| !space.is_empty()).map(plain));
        let paragraph = lay_out(&spans, kind.font(), kind.size, kind.row, kind.width - laid.begins());
        laid.rows = rows(&paragraph);
        laid.paragraph = Some(paragraph);
        laid
    }

    /// Where its rows begin.
    pub(super) fn begins(&self) -> f32 {
        self.indent.last().copied().unwrap_or(0.0)
    }

    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Where a place in the line is in what is drawn.
    fn drawn(&self, at: usize) -> usize {
        let from = self.bytes.start + self.indent.len();
        if self.odd.is_empty() {
            return at.saturating_sub(from).min(self.shown.len());
        }
        let next = self.odd.partition_point(|(written, _)| *written <= at);
        next.checked_sub(1).and_then(|last| self.odd.get(last)).map_or(0, |(_, drawn)| *drawn)
    }

    /// Where a place in what is drawn is in the line.
    fn written(&self, at: usize) -> usize {
        if self.odd.is_empty() {
            return self.bytes.start + self.indent.len() + at;
        }
        let next = self.odd.partition_point(|(_, drawn)| *drawn <= at);
        next.checked_sub(1)
            .and_then(|last| self.odd.get(last))
            .map_or(self.bytes.start, |(written, _)| *written)
    }

    /// The row of a place in the line, and how far from the left it is.
    pub(super) fn place(&self, at: usize) -> (usize, f32) {
        let within = at.saturating_sub(self.bytes.start);
        if within < self.indent.len() {
            let before = within.checked_sub(1).and_then(|last| self.indent.get(last));
            return (0, before.copied().unwrap_or(0.0));
        }
        let drawn = self.drawn(at);
        let row = self.rows.iter().rposition(|row| row.bytes.start <= drawn).unwrap_or(0);
        (row, self.begins() + self.rows.get(row).map_or(0.0, |row| row.place(drawn, &self.shown)))
    }

    /// The place in the line that is nearest to a point of a row.
    pub(super) fn nearest(&self, row: usize, x: f32) -> usize {
        let row = row.min(self.rows.len() - 1);
        if row == 0 && x < self.begins() {
            let mut from = 0.0;
            for (place, end) in self.indent.iter().enumerate() {
                if x < f32::midpoint(from, *end) {
                    return self.bytes.start + place;
                }
                from = *end;
            }
        }
        let at = self.rows[row].nearest(x - self.begins(), &self.shown);
        self.written(if at == self.rows[row].bytes.end { self.end_of_drawn(row) } else { at })
    }

    /// The last place of a row. A row that goes on in another ends before its last letter, mostly a space: behind that, the
    /// cursor is in the next.
    pub(super) fn end_of(&self, row: usize) -> usize {
        self.written(self.end_of_drawn(row))
    }

    fn end_of_drawn(&self, row: usize) -> usize {
        let Some(Row { bytes, .. }) = self.rows.get(row) else { return self.shown.len() };
        if row + 1 == self.rows.len() {
            return self.shown.len();
        }
        let text = self.shown.get(bytes.clone()).unwrap_or_default();
        bytes.end - text.graphemes(true).next_back().map_or(0, str::len)
    }

    /// The first place of a row.
    pub(super) fn start_of(&self, row: usize) -> usize {
        self.rows.get(row).map_or(self.bytes.start, |row| self.written(row.bytes.start))
    }

    /// The rows in which these bytes of the line are, and from where to where.
    pub(super) fn spans(&self, bytes: &Range<usize>) -> Vec<(usize, f32, f32)> {
        let mut spans: Vec<(usize, f32, f32)> = Vec::new();
        let white = self.bytes.start + self.indent.len();
        if bytes.start < white {
            let (from, to) = (self.place(bytes.start).1, self.place(bytes.end.min(white)).1);
            spans.push((0, from, to));
        }
        let drawn = self.drawn(bytes.start.max(white))..self.drawn(bytes.end);
        for (row, Row { letters, .. }) in self.rows.iter().enumerate() {
            for letter in letters {
                let part = drawn.start.max(letter.bytes.start)..drawn.end.min(letter.bytes.end);
                if part.is_empty() {
                    continue;
                }
                let ends = [part.start, part.end].map(|at| self.begins() + letter.place(at, &self.shown));
                let (from, to) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
                match spans.last_mut() {
                    Some((last, _, end)) if *last == row && (*end - from).abs() < 0.5 => *end = to,
                    _ => spans.push((row, from, to)),
                }
            }
        }
        spans
    }
}

impl Row {
    fn place(&self, at: usize, text: &str) -> f32 {
        if let Some(letter) = self.letters.iter().find(|letter| letter.bytes.contains(&at)) {
            return letter.place(at, text);
        }
        // Behind the last letter, or in white space that isn't drawn where a row ends.
        let last =
            self.letters.iter().filter(|letter| letter.bytes.end <= at).max_by_key(|letter| letter.bytes.end);
        last.map_or(0.0, |letter| letter.place(letter.bytes.end, text))
    }

    fn nearest(&self, x: f32, text: &str) -> usize {
        let Some(letter) = self
            .letters
            .iter()
            .find(|letter| x < letter.x + letter.width)
            .or_else(|| self.letters.iter().max_by(|one, other| one.x.total_cmp(&other.x)))
        else {
            return self.bytes.start;
        };
        let inside = text.get(letter.bytes.clone()).unwrap_or_default();
        let places = inside.grapheme_indices(true).map(|(place, _)| letter.bytes.start + place);
        let far = |at: usize| (letter.place(at, text) - x).abs();
        places
            .chain([letter.bytes.end])
            .min_by(|one, other| far(*one).total_cmp(&far(*other)))
            .unwrap_or(letter.bytes.start)
    }
}

impl Letter {
    /// Where a place in it is: signs that are drawn as one share its width.
    fn place(&self, at: usize, text: &str) -> f32 {
        let inside = text.get(self.bytes.clone()).unwrap_or_default();
        let all = inside.graphemes(true).count().max(1);
        let before = inside.grapheme_indices(true).filter(|(place, _)| self.bytes.start + place < at).count();
        #[allow(clippy::cast_precision_loss, reason = "a letter is made of few signs")]
        let share = before as f32 / all as f32;
        self.x + self.width * if self.back { 1.0 - share } else { share }
    }
}

/// The rows of a paragraph.
fn rows(paragraph: &Paragraph) -> Vec<Row> {
    let rows = paragraph.buffer().layout_runs().map(|run| {
        let letters: Vec<Letter> = run
            .glyphs
            .iter()
            .map(|glyph| Letter {
                bytes: glyph.start..glyph.end,
                x: glyph.x,
                width: glyph.w,
                back: glyph.level.is_rtl(),
            })
            .collect();
        let start = letters.iter().map(|letter| letter.bytes.start).min().unwrap_or(0);
        let end = letters.iter().map(|letter| letter.bytes.end).max().unwrap_or(start);
        Row { bytes: start..end, letters }
    });
    let mut rows: Vec<Row> = rows.collect();
    if let Some(first) = rows.first_mut() {
        first.bytes.start = 0;
    } else {
        rows.push(Row::default());
    }
    rows
}

/// Where each byte of white space ends.
fn steps(white: &str, kind: &Type) -> Vec<f32> {
    let mut column = 0;
    let columns: Vec<usize> = white
        .bytes()
        .map(|byte| {
            column = if byte == b'\t' { (column / TAB + 1) * TAB } else { column + 1 };
            column
        })
        .collect();
    #[allow(clippy::cast_precision_loss, reason = "a piece has few columns")]
    let width = |columns: usize| columns as f32 * kind.column;
    let room = (kind.width * MOST_INDENT).min(width(column));
    let share = if column == 0 { 1.0 } else { room / width(column) };
    columns.into_iter().map(|columns| width(columns) * share).collect()
}

/// What is drawn of a text that stands at this place: tabs reach to their stops, and signs that can't be shown have
/// stand-ins.
fn shown(text: &str, from: usize) -> (String, Vec<(usize, usize)>) {
    if !text.contains(clean::is_odd) {
        return (text.to_owned(), Vec::new());
    }
    let mut shown = String::with_capacity(text.len() + 2 * TAB);
    let mut places = Vec::with_capacity(text.len() + 1);
    let mut column = 0;
    for (at, sign) in text.char_indices() {
        places.push((from + at, shown.len()));
        if sign == '\t' {
            let stop = (column / TAB + 1) * TAB;
            shown.extend(std::iter::repeat_n(' ', stop - column));
            column = stop;
        } else {
            let mut bytes = [0; 4];
            shown.push_str(&clean::in_place(sign.encode_utf8(&mut bytes)));
            column += 1;
        }
    }
    places.push((from + text.len(), shown.len()));
    (shown, places)
}

fn plain(text: &str) -> Span<'_, (), Font> {
    Span::new(Cow::Borrowed(text))
}

/// Lays out a text.
///
/// The renderer takes two texts at one place for the same if they have the same measures, and then doesn't repaint them.
/// Lines of one length do, when one scrolls to where the other was. So each gets a place of another height; nothing else
/// depends on that.
pub(super) fn lay_out(
    spans: &[Span<'_, (), Font>],
    font: Font,
    size: f32,
    row: f32,
    width: f32,
) -> Paragraph {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    #[allow(clippy::cast_precision_loss, reason = "below a million")]
    let distinct = (NUMBER.fetch_add(1, Ordering::Relaxed) % 1_000_000) as f32;
    Paragraph::with_spans(Text {
        content: spans,
        bounds: Size::new(width, 1_000_000.0 + distinct),
        size: Pixels(size.max(1.0)),
        line_height: text::LineHeight::Absolute(Pixels(row.max(1.0))),
        font,
        align_x: text::Alignment::Left,
        align_y: alignment::Vertical::Top,
        shaping: Shaping::Advanced,
        wrapping: Wrapping::WordOrGlyph,
    })
}

/// Words in one colour, laid out.
pub(super) fn words(text: &str, font: Font, size: f32, row: f32, width: f32) -> Paragraph {
    lay_out(&[plain(text)], font, size, row, width)
}
