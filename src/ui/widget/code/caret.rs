//! Where the cursor is in a text, what is selected, and where it goes from there by letters, words and lines. A letter is
//! what people take for one, however many signs it is made of.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::lines::{Change, Lines, indent_of};

/// The cursor, and what is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Caret {
    /// Where the selection began.
    pub(super) anchor: usize,
    /// Where the cursor is.
    pub(super) head: usize,
}

impl Caret {
    /// A cursor without a selection.
    pub(super) fn at(at: usize) -> Self {
        Self { anchor: at, head: at }
    }

    /// Everything between two places; the cursor is at the second.
    pub(super) fn over(anchor: usize, head: usize) -> Self {
        Self { anchor, head }
    }

    /// The selected bytes.
    pub(super) fn range(self) -> Range<usize> {
        self.anchor.min(self.head)..self.anchor.max(self.head)
    }

    pub(super) fn is_empty(self) -> bool {
        self.anchor == self.head
    }

    /// The same with the cursor elsewhere, and with what is between them if it `selects`.
    pub(super) fn to(self, head: usize, selects: bool) -> Self {
        Self { anchor: if selects { self.anchor } else { head }, head }
    }

    /// The same after a change.
    pub(super) fn moved(self, change: &Change) -> Self {
        Self { anchor: change.moved(self.anchor), head: change.moved(self.head) }
    }

    /// The same where a cursor can be in this text.
    pub(super) fn snapped(self, lines: &Lines) -> Self {
        Self { anchor: lines.snapped(self.anchor), head: lines.snapped(self.head) }
    }

    /// The first and the last line of what is selected. A line counts whose first letter is selected, or in which the cursor
    /// is.
    pub(super) fn lines(self, lines: &Lines) -> (usize, usize) {
        let Range { start, end } = self.range();
        let (first, last) = (lines.line_at(start), lines.line_at(end));
        let ends_before = last > first && lines.bytes(last).start == end;
        (first, if ends_before { last - 1 } else { last })
    }
}

/// The place one letter before this one; a line's end counts as one.
pub(super) fn left(lines: &Lines, at: usize) -> usize {
    let line = lines.line_at(at);
    let bytes = lines.bytes(line);
    if at <= bytes.start {
        return if line == 0 { 0 } else { lines.bytes(line - 1).end };
    }
    let before = lines.text().get(bytes.start..at).unwrap_or_default();
    at - before.graphemes(true).next_back().map_or(0, str::len)
}

/// The place one letter behind this one.
pub(super) fn right(lines: &Lines, at: usize) -> usize {
    let line = lines.line_at(at);
    let bytes = lines.bytes(line);
    if at >= bytes.end {
        return if line + 1 == lines.count() { bytes.end } else { lines.bytes(line + 1).start };
    }
    let behind = lines.text().get(at..bytes.end).unwrap_or_default();
    at + behind.graphemes(true).next().map_or(0, str::len)
}

/// The beginning of the word before this place, on its line; at a line's beginning, the end of the line before.
pub(super) fn word_left(lines: &Lines, at: usize) -> usize {
    let bytes = lines.bytes(lines.line_at(at));
    if at <= bytes.start {
        return left(lines, at);
    }
    let before = lines.text().get(bytes.start..at).unwrap_or_default();
    let mut words = before.split_word_bound_indices().rev();
    bytes.start + words.find(|(_, word)| !word.trim().is_empty()).map_or(0, |(start, _)| start)
}

/// The end of the word behind this place, on its line; at a line's end, the beginning of the next line.
pub(super) fn word_right(lines: &Lines, at: usize) -> usize {
    let bytes = lines.bytes(lines.line_at(at));
    if at >= bytes.end {
        return right(lines, at);
    }
    let behind = lines.text().get(at..bytes.end).unwrap_or_default();
    let mut words = behind.split_word_bound_indices();
    let word = words.find(|(_, word)| !word.trim().is_empty());
    word.map_or(bytes.end, |(start, word)| at + start + word.len())
}

/// The word, or the space or the sign, around or else before a place; nothing on an empty line.
pub(super) fn word_around(lines: &Lines, at: usize) -> Range<usize> {
    let bytes = lines.bytes(lines.line_at(at));
    let line = lines.text().get(bytes.clone()).unwrap_or_default();
    let within = at.saturating_sub(bytes.start);
    let words = line.split_word_bound_indices();
    let word = words.take_while(|(start, _)| *start <= within).last();
    word.map_or(at..at, |(start, word)| bytes.start + start..bytes.start + start + word.len())
}

/// The first place on the line that isn't white space or, from there, the line's beginning.
pub(super) fn home(lines: &Lines, at: usize) -> usize {
    let line = lines.line_at(at);
    let start = lines.bytes(line).start;
    let first = start + indent_of(lines.line(line)).len();
    if at == first { start } else { first }
}

/// The place on the line nearest to this one that is between two letters.
pub(super) fn between_letters(lines: &Lines, at: usize) -> usize {
    let bytes = lines.bytes(lines.line_at(at));
    let line = lines.text().get(bytes.clone()).unwrap_or_default();
    let within = at.saturating_sub(bytes.start);
    if line.is_ascii() {
        return at.min(bytes.end);
    }
    let letter = line.grapheme_indices(true).take_while(|(start, _)| *start <= within).last();
    match letter {
        Some((start, letter)) if within >= start + letter.len() => bytes.end,
        Some((start, _)) => bytes.start + start,
        None => bytes.start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str, step: fn(&Lines, usize) -> usize, from: usize) -> Vec<usize> {
        let lines = Lines::of(text);
        let mut at = from;
        let mut places = Vec::new();
        loop {
            let next = step(&lines, at);
            if next == at {
                return places;
            }
            places.push(next);
            at = next;
        }
    }

    #[test]
    fn a_letter_is_passed_as_one_however_it_is_written() {
        let text = "e\u{301}👩‍👩‍👧\r\nx";
        assert_eq!(all(text, right, 0), [3, 21, 23, 24]);
        assert_eq!(all(text, left, 24), [23, 21, 3, 0]);
    }

    #[test]
    fn words_are_passed_one_by_one() {
        let text = "  one, two\nthree";
        assert_eq!(all(text, word_right, 0), [5, 6, 10, 11, 16]);
        assert_eq!(all(text, word_left, 16), [11, 10, 7, 5, 2, 0]);
        let lines = Lines::of(text);
        assert_eq!(word_around(&lines, 3), 2..5);
        assert_eq!(word_around(&lines, 10), 7..10);
        assert_eq!(word_around(&Lines::of(""), 0), 0..0);
    }

    #[test]
    fn home_is_the_first_letter_and_then_the_beginning() {
        let lines = Lines::of("    one");
        assert_eq!(home(&lines, 7), 4);
        assert_eq!(home(&lines, 4), 0);
        assert_eq!(home(&lines, 0), 4);
    }

    #[test]
    fn a_line_of_which_nothing_is_selected_is_left_out() {
        let lines = Lines::of("one\ntwo\nthree");
        assert_eq!(Caret::over(1, 8).lines(&lines), (0, 1));
        assert_eq!(Caret::at(8).lines(&lines), (2, 2));
    }
}
