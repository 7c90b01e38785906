//! Puts a value at a place in a list, and carries one from a list into another.

use std::cmp::Reverse;

use super::order::Lines;
use super::{EditError, Key, Layout, Splice, Written, is_value, member, value};
use crate::rule_set::source::members::Group;

/// Adds a value to a list at this place, from 0; those that stand there and behind move on. On lines of their own, it goes
/// above the comments that belong to the next.
///
/// # Errors
/// [`EditError`]; [`EditError::NotThere`] where there is no list, or a shorter one.
pub fn insert_at(source: &str, list: &[Key<'_>], at: usize, value: &str) -> Result<Splice, EditError> {
    is_value(value)?;
    let written = Written::read(source).ok_or(EditError::Unreadable)?;
    let group = list_of(&written, list)?;
    if at > group.members.len() {
        return Err(EditError::NotThere);
    }
    Ok(Layout::of(source, &written, &group).lay_in(at, value, ""))
}

/// Carries a value from one list to a place in another. Where both have lines of their own, its comments go with it: those
/// right above it and those beside it. Elsewhere comments stay where they are. Lines take over the new indentation.
///
/// The splices are in order: each is for the text that those before it left.
///
/// # Errors
/// [`EditError::Unreadable`]; [`EditError::NotThere`] where there are no such lists, or one is in the value itself.
pub fn carry(source: &str, from: &[Key<'_>], list: &[Key<'_>], at: usize) -> Result<Vec<Splice>, EditError> {
    let written = Written::read(source).ok_or(EditError::Unreadable)?;
    let (last, before) = from.split_last().ok_or(EditError::NotThere)?;
    let (old, new) = (list_of(&written, before)?, list_of(&written, list)?);
    let place = member(&written, &old, *last).ok_or(EditError::NotThere)?;
    if at > new.members.len() || old.open == new.open || list.starts_with(from) {
        return Err(EditError::NotThere);
    }
    let (old, new) = (Layout::of(source, &written, &old), Layout::of(source, &written, &new));
    let carried = &old.group.members[place];
    let (start, end) = (old.start(carried.first()), old.end(carried.last()));
    let (indent, new_indent) = (old.indent(start), new.indent_inside());
    let lines = old.lines(place).filter(|_| new.has_lines_at(at));
    let lines_alone = lines.is_some();
    let (out, put) = if let Some(Lines { all, value_end, comma }) = lines {
        let next = old.next_line(all.end).ok_or(EditError::NotThere)?;
        let block = old.text(all.start..value_end).trim_start_matches([' ', '\t']);
        let beside = match &comma {
            Some(comma) => [old.text(value_end..comma.start), old.text(comma.end..all.end)].concat(),
            None => old.text(value_end..all.end).to_owned(),
        };
        let out = Splice { bytes: all.start..next, text: String::new() };
        (out, new.lay_in(at, &indented(block, indent, &new_indent), beside.trim_end()))
    } else {
        let value = indented(old.text(start..end), indent, &new_indent);
        (old.take_out(place), new.lay_in(at, &value, ""))
    };
    let mut splices = vec![out, put];
    if lines_alone && carried.comma.is_none() {
        // Where none is behind the last, none is behind the one that is last now.
        let comma = place.checked_sub(1).and_then(|before| old.group.members[before].comma);
        let bytes = comma.map(|comma| old.start(comma)..old.end(comma));
        splices.extend(bytes.map(|bytes| Splice { bytes, text: String::new() }));
    }
    splices.sort_by_key(|splice| Reverse(splice.bytes.start));
    Ok(splices)
}

pub(super) fn list_of(written: &Written<'_>, path: &[Key<'_>]) -> Result<Group, EditError> {
    let list = value(written, path)?;
    written.group(&list).filter(|group| group.bracket == '[').ok_or(EditError::NotThere)
}

/// A piece of a file with another indentation. Lines inside of texts stay.
pub(super) fn indented(piece: &str, old: &str, new: &str) -> String {
    if old == new {
        return piece.to_owned();
    }
    let texts = Written::read(piece).map(|written| written.texts()).unwrap_or_default();
    let mut indented = String::with_capacity(piece.len());
    let mut at = 0;
    for line in piece.split_inclusive('\n') {
        let in_text = texts.iter().any(|text| text.start < at && at < text.end);
        match line.strip_prefix(old).filter(|_| at > 0 && !in_text) {
            Some(rest) if !rest.trim().is_empty() => indented.extend([new, rest]),
            _ => indented.push_str(line),
        }
        at += line.len();
    }
    indented
}

impl Layout<'_> {
    /// Whether a value at this place has lines to itself.
    fn has_lines_at(&self, at: usize) -> bool {
        if at < self.group.members.len() { self.lines(at).is_some() } else { self.has_lines() }
    }

    /// The indentation of lines in these brackets.
    pub(super) fn indent_inside(&self) -> String {
        match self.group.members.first() {
            Some(member) => self.new_line(member).trim_start_matches(['\r', '\n']).to_owned(),
            None => format!("{}{}", self.indent(self.start(self.group.close)), self.unit()),
        }
    }

    /// Adds an item at a place, with what stands beside it.
    fn lay_in(&self, at: usize, item: &str, beside: &str) -> Splice {
        let Some(next) = self.group.members.get(at) else {
            let mut splice = self.put_in(item, beside);
            let rest = self.text(splice.bytes.end..self.source.len()).lines().next().unwrap_or_default();
            if beside.contains("//") && !rest.trim().is_empty() {
                splice.text.push_str(self.line_end());
            }
            return splice;
        };
        if let Some(lines) = self.lines(at) {
            let (begin, indent) = (lines.all.start, self.indent(self.start(next.first())));
            return Splice {
                bytes: begin..begin,
                text: format!("{indent}{item},{beside}{}", self.line_end()),
            };
        }
        let begin = self.start(next.first());
        Splice { bytes: begin..begin, text: format!("{item}, ") }
    }
}
