//! Puts the values of a list, or the entries of a map, in another order. On lines of their own, they take their comments along.

use std::ops::Range;

use super::{EditError, Key, Layout, Splice, Written, block_comment, value};
use crate::rule_set::source::members::Member;

/// Puts the values of a list, or the entries of a map, in another order: `order` says for each place, from 0, where its value stands now.
///
/// Where values have lines to themselves, these lines move, with the comments right above them and beside them. Elsewhere
/// the values alone change places, and everything between them stays.
///
/// # Errors
/// [`EditError::Unreadable`]; [`EditError::NotThere`] where there is no list and no map, or not one of so many values.
pub fn reorder(source: &str, path: &[Key<'_>], order: &[usize]) -> Result<Splice, EditError> {
    let written = Written::read(source).ok_or(EditError::Unreadable)?;
    let list = value(&written, path)?;
    let group =
        written.group(&list).filter(|group| matches!(group.bracket, '[' | '{')).ok_or(EditError::NotThere)?;
    let mut places = order.to_vec();
    places.sort_unstable();
    if !places.into_iter().eq(0..group.members.len()) {
        return Err(EditError::NotThere);
    }
    Ok(Layout::of(source, &written, &group).in_order(order))
}

/// The lines of a value.
pub(super) struct Lines {
    /// From the comments right above it to those beside it, without the line's end.
    pub(super) all: Range<usize>,
    /// Where the value ends.
    pub(super) value_end: usize,
    /// The comma behind it.
    pub(super) comma: Option<Range<usize>>,
}

impl Layout<'_> {
    fn in_order(&self, order: &[usize]) -> Splice {
        let moved = |(place, from): &(usize, &usize)| place != *from;
        let first = order.iter().enumerate().find(moved).map(|(place, _)| place);
        let last = order.iter().enumerate().rfind(moved).map(|(place, _)| place);
        let (Some(first), Some(last)) = (first, last) else {
            return Splice { bytes: 0..0, text: String::new() };
        };
        let lines: Option<Vec<Lines>> = (first..=last).map(|at| self.lines(at)).collect();
        let slot = |place: usize| match &lines {
            Some(lines) => lines[place - first].all.clone(),
            None => self.value_of(&self.group.members[place]),
        };
        let mut text = String::new();
        for place in first..=last {
            let from = order[place];
            match &lines {
                Some(lines) => {
                    let comma = lines[place - first].comma.is_some();
                    text.push_str(&self.moved(&lines[from - first], comma));
                }
                None => text.push_str(self.text(slot(from))),
            }
            if place < last {
                text.push_str(self.text(slot(place).end..slot(place + 1).start));
            }
        }
        Splice { bytes: slot(first).start..slot(last).end, text }
    }

    /// A value's lines as they are in another place: with or without a comma, as that place has one.
    fn moved(&self, lines: &Lines, comma: bool) -> String {
        let (before, after) = match &lines.comma {
            Some(comma) => (self.text(lines.value_end..comma.start), comma.end),
            None => ("", lines.value_end),
        };
        let value = self.text(lines.all.start..lines.value_end);
        [value, before, if comma { "," } else { "" }, self.text(after..lines.all.end)].concat()
    }

    pub(super) fn value_of(&self, member: &Member) -> Range<usize> {
        self.start(member.first())..self.end(member.last())
    }

    /// The lines of a value; none if others share them, or if comments stand where they would go astray.
    pub(super) fn lines(&self, at: usize) -> Option<Lines> {
        let member = self.group.members.get(at)?;
        let before = at.checked_sub(1).and_then(|before| self.group.members.get(before));
        let behind = before.map_or(self.group.open, |before| before.comma.unwrap_or(before.last()));
        let start = self.begin_of_lines(self.next_line(self.end(behind))?, self.start(member.first()))?;
        let value_end = self.end(member.last());
        let comma = member.comma.map(|comma| self.start(comma)..self.end(comma));
        if let Some(comma) = &comma {
            let between = self.end_of_remarks(value_end);
            let is_straight =
                !between.1 && self.text(between.0..comma.start).trim_matches([' ', '\t']).is_empty();
            if !is_straight {
                return None;
            }
        }
        let (end, _) = self.end_of_remarks(comma.as_ref().map_or(value_end, |comma| comma.end));
        let _next = self.next_line(end)?;
        Some(Lines { all: start..end, value_end, comma })
    }

    /// Where the next line begins, if nothing but comments stands on the rest of this one.
    pub(super) fn next_line(&self, from: usize) -> Option<usize> {
        let (end, _) = self.end_of_remarks(from);
        let rest = self.text(end..self.source.len());
        let line_end = rest.trim_start_matches([' ', '\t']);
        let after = line_end.strip_prefix("\r\n").or_else(|| line_end.strip_prefix('\n'))?;
        Some(self.source.len() - after.len())
    }

    /// Where the comments begin that stand right above a value, without an empty line between. `from` is the beginning of
    /// a line.
    fn begin_of_lines(&self, from: usize, value: usize) -> Option<usize> {
        let (mut begin, mut at, mut is_empty) = (from, from, true);
        while at < value {
            let rest = self.text(at..value).trim_start_matches([' ', '\t']);
            at = value - rest.len();
            if rest.starts_with("//") {
                at += rest.find('\n')? + 1;
                is_empty = true;
            } else if let Some(length) = block_comment(rest) {
                at += length;
                is_empty = false;
            } else if let Some(next) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')) {
                at = value - next.len();
                if is_empty {
                    begin = at;
                }
                is_empty = true;
            } else if !rest.is_empty() {
                return None;
            }
        }
        Some(begin)
    }
}
