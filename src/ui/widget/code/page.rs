//! The text as it is shown: in pieces, of which only those in sight are laid out, scrolled to somewhere.
//!
//! Where it is scrolled to is a piece and a distance from its top, so that nothing moves when lines above are laid out, or
//! change. How high the others are is only estimated, for the scrollbar.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::lines::{Change, Lines};
use super::notes::Notes;
use super::piece::{Laid, Shades, Type};
use super::tokens::{self, Open};

/// Bytes in a piece, about.
const PIECE: usize = 2_048;

/// How many pieces stay laid out before those out of sight are dropped.
const KEPT: usize = 400;

/// Part of a line, or all of it.
#[derive(Debug)]
struct Piece {
    line: usize,
    /// Where in the line.
    bytes: Range<usize>,
    rows: u32,
    laid: Option<Box<Laid>>,
}

/// The text as it is shown; see the module.
#[derive(Debug)]
pub(super) struct Page {
    stamp: u64,
    pieces: Vec<Piece>,
    /// What is open at the beginning of each line.
    opens: Vec<Open>,
    pub(super) kind: Type,
    shades: Option<Shades>,
    pub(super) notes: Notes,
    /// The height of what is in sight.
    height: f32,
    /// The piece at the top, and how much of it is out of sight.
    top: usize,
    off: f32,
    laid: usize,
}

/// A piece in sight.
pub(super) struct Seen<'a> {
    pub(super) line: usize,
    pub(super) laid: &'a Laid,
    /// Its top, from the top of what is in sight.
    pub(super) y: f32,
    /// Whether the line begins with it, and whether it ends with it.
    pub(super) first: bool,
    pub(super) last: bool,
}

impl Page {
    pub(super) fn new() -> Self {
        Self {
            stamp: 0,
            pieces: vec![Piece { line: 0, bytes: 0..0, rows: 1, laid: None }],
            opens: vec![Open::Nothing],
            kind: Type { width: 100.0, ..Type::sized(1.0) },
            shades: None,
            notes: Notes::default(),
            height: 0.0,
            top: 0,
            off: 0.0,
            laid: 0,
        }
    }

    /// What is open at the beginning of a line.
    pub(super) fn open(&self, line: usize) -> Open {
        self.opens.get(line).copied().unwrap_or_default()
    }

    /// Takes sizes, colours and the height of what is in sight. What was laid out otherwise is laid out again.
    pub(super) fn fit(&mut self, lines: &Lines, kind: Type, shades: Shades, height: f32) {
        self.height = height;
        let differs = self.kind != kind;
        if differs {
            self.kind = kind;
            let all = 0..lines.count();
            let (top, share) = self.top_line();
            self.cut(lines, all);
            self.top = self.pieces_of(top..top + 1).start;
            self.off = share * self.height_of(self.top);
        }
        if self.shades.replace(shades) != Some(shades) {
            for piece in &mut self.pieces {
                piece.laid = None;
            }
        }
    }

    /// The line at the top, and which share of its piece is out of sight.
    fn top_line(&self) -> (usize, f32) {
        let line = self.pieces.get(self.top).map_or(0, |piece| piece.line);
        (line, (self.off / self.height_of(self.top).max(1.0)).clamp(0.0, 1.0))
    }

    /// Takes what has changed in the text. Tells each change to `moves`; returns whether all of them are known.
    pub(super) fn catch_up(&mut self, lines: &Lines, mut moves: impl FnMut(&Change)) -> bool {
        if self.stamp == lines.stamp() {
            return true;
        }
        let Some(changes) = lines.changes_since(self.stamp) else {
            self.stamp = lines.stamp();
            self.opens = vec![Open::Nothing; lines.count()];
            let (top, _) = self.top_line();
            self.pieces.clear();
            self.cut(lines, 0..lines.count());
            self.top = self.pieces_of(top..top + 1).start.min(self.pieces.len() - 1);
            self.read_on(lines, 0..lines.count());
            return false;
        };
        let mut dirty: Option<Range<usize>> = None;
        for change in changes {
            let (old, new) = change.lines;
            let range = change.line..change.line + old;
            let placeholders =
                (change.line..change.line + new).map(|line| Piece { line, bytes: 0..0, rows: 1, laid: None });
            self.replace(range.clone(), placeholders.collect(), new);
            let opens = std::iter::repeat_n(self.open(change.line), new);
            let _replaced: Vec<Open> =
                self.opens.splice(range.start..range.end.min(self.opens.len()), opens).collect();
            let now = change.line..change.line + new;
            dirty = Some(match dirty {
                None => now,
                Some(before) => {
                    let end = if before.end > range.end { before.end - old + new } else { before.end };
                    before.start.min(now.start)..end.max(now.end)
                }
            });
            moves(change);
        }
        self.stamp = lines.stamp();
        if let Some(dirty) = dirty {
            let dirty = dirty.start..dirty.end.min(lines.count());
            self.cut(lines, dirty.clone());
            self.read_on(lines, dirty);
        }
        true
    }

    /// The pieces of these lines.
    fn pieces_of(&self, lines: Range<usize>) -> Range<usize> {
        let place = |line| self.pieces.partition_point(|piece| piece.line < line);
        place(lines.start)..place(lines.end)
    }

    /// Puts pieces in place of those of some lines, which are `count` lines then.
    fn replace(&mut self, lines: Range<usize>, pieces: Vec<Piece>, count: usize) {
        let Range { start, end } = self.pieces_of(lines.clone());
        let new = pieces.len();
        if self.top >= end {
            self.top = self.top - (end - start) + new;
        } else if self.top >= start {
            self.top = self.top.min(start + new.saturating_sub(1));
        }
        for piece in &mut self.pieces[end..] {
            piece.line = piece.line - lines.len() + count;
        }
        let _before: Vec<Piece> = self.pieces.splice(start..end, pieces).collect();
    }

    /// Cuts lines into pieces.
    fn cut(&mut self, lines: &Lines, range: Range<usize>) {
        let mut pieces = Vec::with_capacity(range.len());
        for line in range.clone() {
            let text = lines.line(line);
            let mut start = 0;
            loop {
                let end = end_of_piece(text, start);
                let rows = self.kind.likely_rows(text.get(start..end).unwrap_or_default());
                pieces.push(Piece { line, bytes: start..end, rows, laid: None });
                start = end;
                if start >= text.len() {
                    break;
                }
            }
        }
        self.replace(range.clone(), pieces, range.len());
    }

    /// Finds out what is open at the beginning of these lines and of those after them, as far as that differs from before.
    fn read_on(&mut self, lines: &Lines, range: Range<usize>) {
        let mut open = self.open(range.start);
        for line in range.start..lines.count().saturating_sub(1) {
            open = tokens::read(lines.line(line), open, |_, _| ());
            let next = line + 1;
            let Some(before) = self.opens.get_mut(next) else { return };
            if std::mem::replace(before, open) == open {
                if next >= range.end {
                    return;
                }
            } else {
                let pieces = self.pieces_of(next..next + 1);
                for piece in &mut self.pieces[pieces] {
                    piece.laid = None;
                }
            }
        }
    }

    /// The piece of a place in the text, and where in the line that is.
    fn piece_at(&self, lines: &Lines, at: usize) -> (usize, usize) {
        let line = lines.line_at(at);
        let within = at - lines.bytes(line).start;
        let next = self.pieces.partition_point(|piece| (piece.line, piece.bytes.start) <= (line, within));
        (next.saturating_sub(1), within)
    }

    fn is_last(&self, place: usize) -> bool {
        let line = self.pieces.get(place).map(|piece| piece.line);
        self.pieces.get(place + 1).map(|piece| piece.line) != line
    }

    fn rows_height(&self, place: usize) -> f32 {
        #[allow(clippy::cast_precision_loss, reason = "a piece has few rows")]
        self.pieces.get(place).map_or(0.0, |piece| piece.rows as f32 * self.kind.row)
    }

    fn height_of(&self, place: usize) -> f32 {
        let notes = match self.pieces.get(place) {
            Some(piece) if self.is_last(place) => self.notes.height_of(piece.line),
            _ => 0.0,
        };
        self.rows_height(place) + notes
    }

    fn lay_out(&mut self, lines: &Lines, place: usize) -> Option<&Laid> {
        let shades = self.shades?;
        let open = self.open(self.pieces.get(place)?.line);
        let is_last = self.is_last(place);
        let piece = self.pieces.get_mut(place)?;
        if piece.laid.is_none() {
            let laid = Laid::new(lines.line(piece.line), piece.bytes.clone(), open, &self.kind, &shades);
            piece.rows = u32::try_from(laid.rows()).unwrap_or(1);
            piece.laid = Some(Box::new(laid));
            self.laid += 1;
        }
        if is_last {
            self.notes.lay_out(piece.line);
        }
        piece.laid.as_deref()
    }

    /// Lays out what is in sight, and scrolls back to where there is something.
    pub(super) fn settle(&mut self, lines: &Lines) {
        self.top = self.top.min(self.pieces.len() - 1);
        for _ in 0..4 {
            let _ = self.lay_out(lines, self.top);
            while self.off < 0.0 && self.top > 0 {
                self.top -= 1;
                let _ = self.lay_out(lines, self.top);
                self.off += self.height_of(self.top);
            }
            self.off = self.off.max(0.0);
            while self.off >= self.height_of(self.top) && self.top + 1 < self.pieces.len() {
                self.off -= self.height_of(self.top);
                self.top += 1;
                let _ = self.lay_out(lines, self.top);
            }
            let (mut y, mut place) = (-self.off, self.top);
            while y < self.height && place < self.pieces.len() {
                let _ = self.lay_out(lines, place);
                y += self.height_of(place);
                place += 1;
            }
            if y >= self.height - 0.1 || (self.top == 0 && self.off <= 0.0) {
                break;
            }
            self.off -= self.height - y;
        }
        if self.laid > KEPT {
            let kept = self.top.saturating_sub(KEPT / 4)..self.top + KEPT / 2;
            let mut laid = 0;
            for (place, piece) in self.pieces.iter_mut().enumerate() {
                if !kept.contains(&place) {
                    piece.laid = None;
                }
                laid += usize::from(piece.laid.is_some());
            }
            self.laid = laid;
        }
    }

    /// The pieces in sight, from the top.
    pub(super) fn seen(&self) -> impl Iterator<Item = Seen<'_>> {
        // Letters between two pixels would be blurred, and change with every step.
        let mut y = -self.off.round();
        let below = self.pieces.iter().enumerate().skip(self.top);
        below.map_while(move |(place, piece)| {
            let top = y;
            y += self.height_of(place);
            let laid = piece.laid.as_deref().filter(|_| top < self.height)?;
            let (first, last) = (piece.bytes.start == 0, self.is_last(place));
            Some(Seen { line: piece.line, laid, y: top, first, last })
        })
    }

    /// Scrolls by so many pixels; the page is to be settled then.
    pub(super) fn scroll(&mut self, by: f32) {
        // Beyond this, all that is passed would be laid out.
        self.off += by.clamp(-20.0 * self.height, 20.0 * self.height);
    }

    /// How high all of it is likely to be, how much of that is above, and how much in sight.
    pub(super) fn extent(&self) -> (f32, f32, f32) {
        let notes: f32 = self.notes.all().iter().map(|note| self.notes.height(note)).sum();
        #[allow(clippy::cast_precision_loss, reason = "there are no millions of rows")]
        let high = |pieces: &[Piece]| {
            pieces.iter().map(|piece| piece.rows as usize).sum::<usize>() as f32 * self.kind.row
        };
        let line = self.pieces.get(self.top).map_or(0, |piece| piece.line);
        let above = self.notes.all().iter().take_while(|note| note.mark.line < line);
        let above: f32 = above.map(|note| self.notes.height(note)).sum();
        (high(&self.pieces) + notes, high(&self.pieces[..self.top]) + above + self.off, self.height)
    }

    /// Scrolls so that so much is likely to be above; the page is to be settled then.
    pub(super) fn scroll_to(&mut self, above: f32) {
        let mut left = above.max(0.0);
        let mut place = 0;
        while place + 1 < self.pieces.len() && left >= self.height_of(place) {
            left -= self.height_of(place);
            place += 1;
        }
        (self.top, self.off) = (place, left.min(self.height_of(place)));
    }

    /// Scrolls so that a place is in sight: no further than needed, or, if it is `new`, to about a third.
    pub(super) fn show(&mut self, lines: &Lines, at: usize, new: bool) {
        let (place, within) = self.piece_at(lines, at);
        let Some(row) = self.lay_out(lines, place).map(|laid| laid.place(within).0) else { return };
        #[allow(clippy::cast_precision_loss, reason = "a piece has few rows")]
        let (row, above) = (self.kind.row, row as f32 * self.kind.row);
        // Half a row more tells that there is more.
        let beside = (row / 2.0).min((self.height - row).max(0.0) / 2.0);
        let higher = (place, above - beside) < (self.top, self.off);
        let mut y = -self.off;
        let mut between = self.top;
        while !higher && between < place && y < self.height {
            y += self.height_of(between);
            between += 1;
        }
        let lower = !higher && (between < place || y + above + row + beside > self.height);
        if higher || lower {
            self.top = place;
            self.off = if new {
                above - self.height / 3.0
            } else if higher {
                above - beside
            } else {
                above + row + beside - self.height
            };
        }
        self.settle(lines);
    }

    /// Where a place is: how far from the left, and from the top of what is in sight; `None` where that is far away.
    pub(super) fn point_of(&self, lines: &Lines, at: usize) -> Option<(f32, f32)> {
        let (place, within) = self.piece_at(lines, at);
        let (row, x) = self.pieces.get(place)?.laid.as_ref()?.place(within);
        let mut y = -self.off.round();
        for between in self.top..place {
            y += self.height_of(between);
            if y > self.height {
                return None;
            }
        }
        #[allow(clippy::cast_precision_loss, reason = "a piece has few rows")]
        (place >= self.top).then_some((x, y + row as f32 * self.kind.row))
    }

    /// The place nearest to a point of what is in sight.
    pub(super) fn nearest(&mut self, lines: &Lines, x: f32, y: f32) -> usize {
        let mut top = -self.off;
        let mut place = self.top;
        while place + 1 < self.pieces.len() && y >= top + self.height_of(place) && top < self.height {
            top += self.height_of(place);
            place += 1;
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a piece has few rows")]
        let row = ((y - top) / self.kind.row).max(0.0) as usize;
        self.in_row(lines, place, row, x)
    }

    fn in_row(&mut self, lines: &Lines, place: usize, row: usize, x: f32) -> usize {
        let line = self.pieces.get(place).map_or(0, |piece| piece.line);
        let start = lines.bytes(line).start;
        start + self.lay_out(lines, place).map_or(0, |laid| laid.nearest(row, x))
    }

    /// The place a row below or above another, this far from the left; `None` where there is no such row.
    pub(super) fn beside(&mut self, lines: &Lines, at: usize, x: f32, down: bool) -> Option<usize> {
        let (place, within) = self.piece_at(lines, at);
        let laid = self.lay_out(lines, place)?;
        let (row, rows) = (laid.place(within).0, laid.rows());
        let (place, row) = match (down, row) {
            (true, row) if row + 1 < rows => (place, row + 1),
            (true, _) if place + 1 < self.pieces.len() => (place + 1, 0),
            (false, 1..) => (place, row - 1),
            (false, _) if place > 0 => (place - 1, usize::MAX),
            _ => return None,
        };
        Some(self.in_row(lines, place, row, x))
    }

    /// How far from the left a place is.
    pub(super) fn across(&mut self, lines: &Lines, at: usize) -> f32 {
        let (place, within) = self.piece_at(lines, at);
        self.lay_out(lines, place).map_or(0.0, |laid| laid.place(within).1)
    }

    /// Where the row of a place begins, and where it ends.
    pub(super) fn row_at(&mut self, lines: &Lines, at: usize) -> Range<usize> {
        let (place, within) = self.piece_at(lines, at);
        let start = at - within;
        let Some(laid) = self.lay_out(lines, place) else { return at..at };
        let row = laid.place(within).0;
        let begins = if row == 0 { 0 } else { laid.start_of(row) };
        start + begins..start + laid.end_of(row)
    }

    /// How many rows are in sight.
    pub(super) fn rows_in_sight(&self) -> usize {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a window has few rows")]
        let rows = (self.height / self.kind.row) as usize;
        rows.max(1)
    }
}

/// Where a piece ends that begins here: between two letters, if possible behind a space.
fn end_of_piece(line: &str, start: usize) -> usize {
    let most = start + PIECE;
    if line.len() <= most + PIECE / 4 {
        return line.len();
    }
    let mut end = most;
    while !line.is_char_boundary(end) {
        end += 1;
    }
    let spaces = line.get(start..end).and_then(|piece| piece.rfind(' '));
    if let Some(space) = spaces.filter(|space| *space > PIECE / 2) {
        return start + space + 1;
    }
    // A letter that begins before the place is looked at as a whole.
    let mut cursor = GraphemeCursor::new(end, line.len(), true);
    match cursor.is_boundary(line, 0) {
        Ok(false) => {
            let rest = line.get(end..).unwrap_or_default();
            end + rest.graphemes(true).next().map_or(0, str::len)
        }
        _ => end,
    }
}
