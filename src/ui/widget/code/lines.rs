//! A text and where its lines begin. It changes by splices, and remembers the latest of them, so that whoever shows it can
//! tell what has moved where.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::rule_set::edit::Splice;

/// How many changes are remembered: more than ever come between two pictures.
const REMEMBERED: usize = 256;

/// A text in lines; see the module. A line ends with `\n` or `\r\n`, and keeps the end that it has.
#[derive(Debug, Clone)]
pub(crate) struct Lines {
    text: String,
    /// The byte at which each line begins; there is always a first line.
    starts: Vec<usize>,
    /// Distinguishes this text, with its past, from all others.
    stamp: u64,
    changes: VecDeque<Change>,
}

/// A change as those see it who show the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// The stamp before it.
    before: u64,
    /// The bytes that were replaced.
    pub(super) bytes: Range<usize>,
    /// How many bytes have come in their place.
    pub(super) inserted: usize,
    /// The first line that it touched.
    pub(super) line: usize,
    /// How many lines it touched, and how many they are now; at least one.
    pub(super) lines: (usize, usize),
}

impl Change {
    /// Where a place in the text before is in the text after. What stood behind the replaced bytes goes along with what
    /// follows it.
    pub(super) fn moved(&self, at: usize) -> usize {
        if at >= self.bytes.end {
            at - self.bytes.len() + self.inserted
        } else if at <= self.bytes.start {
            at
        } else {
            self.bytes.start + self.inserted
        }
    }
}

impl Change {
    /// The lines that some lines are after it; none where their first isn't known any more.
    pub(super) fn moved_lines(&self, lines: &Range<usize>) -> Range<usize> {
        let (old, new) = self.lines;
        let moved = |line: usize| line - old + new;
        if self.line >= lines.end {
            lines.clone()
        } else if self.line >= lines.start && self.line + old <= lines.end {
            lines.start..moved(lines.end)
        } else if self.line + old <= lines.start {
            moved(lines.start)..moved(lines.end)
        } else {
            0..0
        }
    }
}

impl Lines {
    /// The lines of a text.
    #[must_use]
    pub(crate) fn of(text: impl Into<String>) -> Self {
        let text = text.into();
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let starts = std::iter::once(0).chain(ends_of_lines(&text, 0)).collect();
        Self { text, starts, stamp: hasher.finish(), changes: VecDeque::new() }
    }

    /// All of it.
    #[must_use]
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// How many lines there are; an empty text has one.
    #[must_use]
    pub(crate) fn count(&self) -> usize {
        self.starts.len()
    }

    /// Changes it as [`Splice::apply`] would: not at all where it doesn't have these bytes. Returns whether it did.
    pub(crate) fn splice(&mut self, splice: &Splice) -> bool {
        let Splice { bytes, text } = splice;
        if self.text.get(bytes.clone()).is_none() {
            return false;
        }
        let (line, last) = (self.line_at(bytes.start), self.line_at(bytes.end));
        let new = ends_of_lines(text, bytes.start);
        let (before, removed) = (self.stamp, bytes.len());
        for start in &mut self.starts[last + 1..] {
            *start = *start - removed + text.len();
        }
        let new: Vec<usize> = new.collect();
        let lines = (last - line + 1, new.len() + 1);
        let _replaced: Vec<usize> = self.starts.splice(line + 1..=last, new).collect();
        self.text.replace_range(bytes.clone(), text);
        let mut hasher = DefaultHasher::new();
        (before, bytes, text).hash(&mut hasher);
        self.stamp = hasher.finish();
        if self.changes.len() == REMEMBERED {
            let _forgotten = self.changes.pop_front();
        }
        self.changes.push_back(Change { before, bytes: bytes.clone(), inserted: text.len(), line, lines });
        true
    }

    /// Makes it this text, by one splice over what differs.
    pub(super) fn turn_into(&mut self, text: &str) {
        if self.text == text {
            return;
        }
        let same = |one: std::str::Chars<'_>, other: std::str::Chars<'_>| {
            one.zip(other).take_while(|(one, other)| one == other).map(|(sign, _)| sign.len_utf8()).sum()
        };
        let start: usize = same(self.text.chars(), text.chars());
        let [mine, theirs] = [&self.text, text].map(|text| text.get(start..).unwrap_or_default());
        let back = mine.chars().rev().zip(theirs.chars().rev()).take_while(|(one, other)| one == other);
        let end: usize = back.map(|(sign, _)| sign.len_utf8()).sum();
        let bytes = start..self.text.len() - end;
        let text = text.get(start..text.len() - end).unwrap_or_default().to_owned();
        let _ = self.splice(&Splice { bytes, text });
    }

    /// A line without its end; empty beyond the last.
    #[must_use]
    pub(crate) fn line(&self, line: usize) -> &str {
        self.text.get(self.bytes(line)).unwrap_or_default()
    }

    /// The bytes of a line without its end.
    #[must_use]
    pub(crate) fn bytes(&self, line: usize) -> Range<usize> {
        let whole = self.bytes_with_end(line);
        let text = self.text.get(whole.clone()).unwrap_or_default();
        let bare = text.strip_suffix('\n').map_or(text, |text| text.strip_suffix('\r').unwrap_or(text));
        whole.start..whole.start + bare.len()
    }

    /// The bytes of a line with its end.
    #[must_use]
    pub(super) fn bytes_with_end(&self, line: usize) -> Range<usize> {
        let end = self.text.len();
        let start = self.starts.get(line).copied().unwrap_or(end);
        start..self.starts.get(line + 1).copied().unwrap_or(end)
    }

    /// The line of a place; where it is behind the text, the last.
    #[must_use]
    pub(crate) fn line_at(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at) - 1
    }

    /// The nearest place at or before this one where a cursor can be: between two signs, and not inside a line's end.
    #[must_use]
    pub(super) fn snapped(&self, at: usize) -> usize {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at.min(self.bytes(self.line_at(at)).end)
    }

    /// How its lines end: as the first does.
    #[must_use]
    pub(super) fn line_end(&self) -> &'static str {
        let first = self.text.get(self.bytes_with_end(0)).unwrap_or_default();
        if first.ends_with("\r\n") { "\r\n" } else { "\n" }
    }

    /// By how much it indents: as the first line does that is indented.
    #[must_use]
    pub(super) fn unit(&self) -> String {
        let indents = (0..self.count()).map(|line| self.line(line)).filter(|line| !line.trim().is_empty());
        let first = indents.map(indent_of).find(|indent| !indent.is_empty()).unwrap_or("    ");
        if first.starts_with('\t') { "\t".to_owned() } else { first.to_owned() }
    }

    /// Distinguishes this text, with its past, from all others.
    pub(super) fn stamp(&self) -> u64 {
        self.stamp
    }

    /// What has changed since it had another stamp; `None` if that isn't known.
    pub(super) fn changes_since(&self, stamp: u64) -> Option<impl Iterator<Item = &Change>> {
        let since = if stamp == self.stamp {
            self.changes.len()
        } else {
            self.changes.iter().position(|change| change.before == stamp)?
        };
        Some(self.changes.iter().skip(since))
    }
}

/// The white space that a line begins with.
pub(super) fn indent_of(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// Where lines begin in a text, but for its first; `at` is where the text is.
fn ends_of_lines(text: &str, at: usize) -> impl Iterator<Item = usize> {
    text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(move |(place, _)| at + place + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn put(bytes: Range<usize>, text: &str) -> Splice {
        Splice { bytes, text: text.to_owned() }
    }

    #[test]
    fn a_line_is_told_without_its_end_whatever_that_is() {
        let lines = Lines::of("one\r\ntwo\n\nlast\r");
        assert_eq!((0..5).map(|line| lines.line(line)).collect::<Vec<_>>(), ["one", "two", "", "last\r", ""]);
        assert_eq!(lines.line_end(), "\r\n");
        assert_eq!(lines.snapped(4), 3, "not between the two signs of a line's end");
        assert_eq!(Lines::of("").count(), 1);
    }

    #[test]
    fn lines_stay_the_same_lines_whatever_changes_around_them() {
        let mut lines = Lines::of("0\n1\n2\n3\n4\n5\n");
        let before = lines.stamp();
        assert!(lines.splice(&put(0..0, "a\nb\n")));
        assert!(lines.splice(&put(8..9, "c\nd")));
        assert!(lines.splice(&put(14..15, "e\nf")));
        let moved = |range| {
            let changes = lines.changes_since(before).into_iter().flatten();
            changes.fold(range, |range, change| change.moved_lines(&range))
        };
        assert_eq!(moved(1..4), 3..7, "{:?}", lines.text());
        assert_eq!(moved(0..1), 0..3, "what is put into a line belongs to it");
    }

    #[test]
    fn a_text_becomes_another_by_what_differs() {
        for (one, other) in [("say it", "say all of it"), ("aaa", "aa"), ("é", "è"), ("", "a\nb"), ("ab", "")]
        {
            let mut lines = Lines::of(one);
            lines.turn_into(other);
            assert_eq!(lines.text(), other);
        }
        let mut lines = Lines::of("say it");
        let before = lines.stamp();
        lines.turn_into("say all of it");
        let changes: Vec<&Change> = lines.changes_since(before).into_iter().flatten().collect();
        assert!(matches!(changes.as_slice(), [change] if change.inserted == 7), "{changes:?}");
    }

    #[test]
    fn a_place_moves_along_with_what_stands_before_it() {
        let mut lines = Lines::of("one two three");
        let before = lines.stamp();
        assert!(lines.splice(&put(4..7, "2")));
        assert!(lines.splice(&put(0..0, "zero\n")));
        let moved =
            |at| lines.changes_since(before).into_iter().flatten().fold(at, |at, change| change.moved(at));
        assert_eq!(lines.text(), "zero\none 2 three");
        assert_eq!([0, 3, 4, 5, 7, 8].map(moved), [5, 8, 9, 10, 10, 11]);
        assert!(lines.changes_since(7).is_none(), "of another text nothing is known");
        assert!(!lines.splice(&put(3..99, "")));
    }

    proptest! {
        #[test]
        fn lines_are_where_they_would_be_in_a_text_read_anew(
            text in "[aé\n\r]{0,30}",
            splices in proptest::collection::vec((0_usize..40, 0_usize..10, "[bß\n\r]{0,6}"), 0..12),
        ) {
            let mut lines = Lines::of(text);
            for (at, length, text) in splices {
                let splice = put(at..at + length, &text);
                let after = splice.apply(lines.text());
                let before = lines.count();
                let did = lines.splice(&splice);
                prop_assert_eq!(lines.text(), &after);
                let anew = Lines::of(after);
                prop_assert_eq!(&lines.starts, &anew.starts);
                if did && let Some(Change { lines: (old, new), .. }) = lines.changes.back() {
                    prop_assert_eq!(before - old + new, lines.count());
                }
            }
        }
    }
}
