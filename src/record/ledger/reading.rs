//! Reads a ledger's file. Where it can't be read as a whole, each entry is read by itself, and of an entry each field by
//! itself; where signs are missing, entries are found by how they begin.

use std::ops::Range;

use super::Entry;
use super::entry::{Mended, Written, mend, names, whole};
use super::odd::{Fault, Odd, at_most, shown};
use crate::rule_set::ron_options;
use crate::rule_set::source::{closes, is_blank, pieces};

/// Beginnings of entries that may stand inside another's texts.
const INSIDE: usize = 4;

/// What a file holds.
pub(super) struct Read<T> {
    pub(super) entries: Vec<Placed<T>>,
    /// What is odd about the file; nothing where all of it is ours.
    pub(super) faults: Vec<Fault>,
    /// The bytes of entries that can't be read.
    pub(super) lost: Vec<Range<usize>>,
}

/// An entry, with its bytes in the file; none where nothing is odd about that.
pub(super) struct Placed<T> {
    pub(super) entry: T,
    pub(super) bytes: Range<usize>,
}

/// Reads a file's text.
pub(super) fn read<T: Entry>(text: &str) -> Read<T> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some((entries, unknown)) = whole::<Vec<T>>(body)
        && unknown.is_empty()
    {
        let entries = entries.into_iter().map(|entry| Placed { entry, bytes: 0..0 }).collect();
        return Read { entries, faults: Vec::new(), lost: Vec::new() };
    }
    let read = Read { entries: Vec::new(), faults: Vec::new(), lost: Vec::new() };
    if is_blank(body) {
        return Read { faults: vec![Fault { line: 1, odd: Odd::Nothing }], ..read };
    }
    let mut reader = Reader { text, read };
    match pieces(body).filter(|inside| inside.bracket == '[') {
        Some(inside) => {
            for piece in inside.pieces {
                reader.member(body.get(piece.value).unwrap_or_default());
            }
        }
        None => reader.search(body),
    }
    let mut read = reader.read;
    // Names aren't looked for in keys of maps that are more than a word.
    if read.faults.is_empty()
        && let Ok(entries) = ron_options().from_str::<Vec<T>>(body)
    {
        let entries = entries.into_iter().map(|entry| Placed { entry, bytes: 0..0 }).collect();
        return Read { entries, ..read };
    }
    if read.faults.is_empty()
        && let Err(error) = ron_options().from_str::<Vec<serde::de::IgnoredAny>>(body)
    {
        read.faults.push(Fault { line: crate::record::line_of(&error, body), odd: Odd::Signs });
    }
    if read.faults.is_empty() {
        read.faults.push(Fault { line: 1, odd: Odd::Signs });
    }
    read.faults = at_most(read.faults);
    read
}

struct Reader<'a, T> {
    text: &'a str,
    read: Read<T>,
}

impl<'a, T: Entry> Reader<'a, T> {
    /// Where a part of the text begins in it.
    fn place(&self, part: &str) -> usize {
        part.as_ptr().addr().saturating_sub(self.text.as_ptr().addr())
    }

    fn fault(&mut self, place: usize, odd: Odd) {
        let line = 1 + self.text.get(..place).unwrap_or_default().matches('\n').count();
        self.read.faults.push(Fault { line, odd });
    }

    fn keep(&mut self, entry: T, part: &str) {
        let start = self.place(part);
        self.read.entries.push(Placed { entry, bytes: start..start + part.len() });
    }

    fn lose(&mut self, part: &str) {
        let start = self.place(part);
        self.read.lost.push(start..start + part.len());
    }

    /// Takes an entry that can be read as a whole.
    fn take_whole(&mut self, part: &str) -> bool {
        let Some((entry, unknown)) = whole::<T>(part) else { return false };
        for name in unknown {
            let named = |at: &usize| part[at + name.len()..].trim_start().starts_with(':');
            let at = part.match_indices(&name).map(|(at, _)| at).find(named).unwrap_or_default();
            self.fault(self.place(part) + at, Odd::Unknown(shown(&name)));
        }
        self.keep(entry, part);
        true
    }

    /// Takes what stands between two commas.
    fn member(&mut self, part: &'a str) {
        if self.take_whole(part) {
            return;
        }
        // Of two entries with something missing between them, each is read by itself. What begins in the middle of a line
        // may stand in a text.
        let begins_line = |at: &usize| part[..*at].trim_end_matches(' ').ends_with('\n');
        let is_one = closes(part) == Some(part.len()) && !beginnings::<T>(part).iter().any(begins_line);
        if !is_one || !self.take_fields(part) {
            self.search(part);
        }
    }

    /// Takes an entry whose brackets close, field by field.
    fn take_fields(&mut self, part: &'a str) -> bool {
        let Some(inside) = pieces(part).filter(|inside| inside.bracket == '(') else { return false };
        let mut fields = Vec::new();
        for piece in &inside.pieces {
            let Some(name) = piece.name.clone().and_then(|name| part.get(name)) else { return false };
            let value = part.get(piece.value.clone()).unwrap_or_default();
            if piece.runs_on {
                self.fault(self.place(name), Odd::Signs);
            }
            fields.push(Written { name, value, at: self.place(name), value_at: self.place(value) });
        }
        let mended = mend::<T>(&fields, self.place(part));
        mended.entry.is_some() && self.take_mended(mended, part)
    }

    /// Takes what has come of an entry. Whether anything has.
    fn take_mended(&mut self, mended: Mended<T>, part: &str) -> bool {
        for (place, odd) in mended.odd {
            self.fault(place, odd);
        }
        let is_there = mended.entry.is_some();
        match mended.entry {
            Some(entry) => self.keep(entry, part),
            None => self.lose(part),
        }
        is_there
    }

    /// Looks for entries by how they begin.
    fn search(&mut self, part: &'a str) {
        let starts = beginnings::<T>(part);
        let end_of = |place: usize| starts.get(place).copied().unwrap_or(part.len());
        self.rest(part.get(..end_of(0)).unwrap_or_default());
        let mut place = 0;
        while let Some(start) = starts.get(place).copied() {
            place += 1;
            let alone = part.get(start..end_of(place)).unwrap_or_default();
            if let Some(end) = closes(alone).filter(|end| !goes_on::<T>(&alone[*end..])) {
                let (entry, rest) = alone.split_at(end);
                if !self.take_whole(entry) && !self.take_fields(entry) {
                    self.piecemeal(entry);
                }
                self.rest(rest);
                continue;
            }
            // What looks like the beginning of another may stand in this one's texts.
            let more = part.get(start..end_of(place + INSIDE)).unwrap_or_default();
            if let Some(end) = closes(more).filter(|end| *end > alone.len())
                && self.take_whole(&more[..end])
            {
                while starts.get(place).is_some_and(|next| *next < start + end) {
                    place += 1;
                }
                self.rest(part.get(start + end..end_of(place)).unwrap_or_default());
                continue;
            }
            self.piecemeal(alone);
        }
    }

    /// What stands between entries may be one whose first bracket is missing.
    fn rest(&mut self, part: &'a str) {
        if said(part).is_some() {
            self.piecemeal(part);
        }
    }

    /// Takes the fields that can be found in an entry whose signs are odd.
    fn piecemeal(&mut self, part: &'a str) {
        let fields = super::fields::find(part, names::<T>(), self.place(part));
        let place = self.place(part.trim_start());
        if self.take_mended(mend::<T>(&fields, place), part) {
            self.fault(place, Odd::Signs);
        }
    }
}

/// From where on a part says something, which isn't a comment.
fn said(part: &str) -> Option<&str> {
    let mut at = 0;
    for line in part.split_inclusive('\n') {
        let is_note = line.trim_start().starts_with("//") || line.trim_start().starts_with("#!");
        let says = line.find(|sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '"'));
        if let Some(says) = says.filter(|_| !is_note) {
            return part.get(at + says..);
        }
        at += line.len();
    }
    None
}

/// Whether what stands behind an entry's last bracket is more of it, because that bracket isn't its last: anything but the
/// first field of another whose bracket is missing.
fn goes_on<T: Entry>(behind: &str) -> bool {
    said(behind).is_some_and(|said| {
        let begins =
            |name: &&&str| said.strip_prefix(**name).is_some_and(|rest| rest.trim_start().starts_with(':'));
        !T::REQUIRED.iter().map(|(name, _)| name).any(|name| begins(&name))
    })
}

/// The places where an entry may begin: a bracket, and behind it the number or a field without which there is no entry.
fn beginnings<T: Entry>(part: &str) -> Vec<usize> {
    let notes = notes(part);
    let begins = |at: &usize| {
        let inside = part[at + 1..].trim_start();
        let value = |name: &str| inside.strip_prefix(name)?.trim_start().strip_prefix(':');
        value("id").is_some_and(|id| id.trim_start().starts_with(|sign: char| sign.is_ascii_digit()))
            || T::ESSENTIAL.iter().any(|name| value(name).is_some())
    };
    let brackets = part.match_indices('(').map(|(at, _)| at).filter(begins);
    brackets.filter(|at| !notes.iter().any(|note| note.contains(at))).collect()
}

/// Comments that take lines of their own. Others are rare, and may as well be parts of a text.
fn notes(part: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut notes = Vec::new();
    for line in part.split_inclusive('\n') {
        if line.trim_start().starts_with("//") {
            notes.push(at..at + line.len());
        }
        at += line.len();
    }
    let mut from = 0;
    while let Some(start) = part.get(from..).and_then(|rest| rest.find("/*")).map(|at| from + at) {
        let end = part[start..].find("*/").map_or(start + 2, |end| start + end + 2);
        notes.push(start..end);
        from = end;
    }
    notes
}
