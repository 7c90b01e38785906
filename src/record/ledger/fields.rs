//! Finds the fields of an entry whose brackets, commas or quotation marks aren't as they should be.

use super::entry::Written;
use crate::rule_set::source::closes;

/// The fields with these names. `at` is where the part begins in its file.
pub(super) fn find<'a>(part: &'a str, names: &[&str], at: usize) -> Vec<Written<'a>> {
    let open = part.find(|sign: char| !sign.is_whitespace()).filter(|open| part[*open..].starts_with('('));
    let mut scan =
        Scan { part, at: open.map_or(0, |open| open + 1), depth: 0, indent: None, found: Vec::new() };
    scan.run(names);
    let slice = |from: usize, to: usize| part.get(from..to).unwrap_or_default();
    let mut next = part.len();
    let mut fields = Vec::new();
    for found in scan.found.iter().rev() {
        let whole = slice(found.value, found.end.unwrap_or(next));
        let value = whole.trim();
        let value_at = found.value + (whole.len() - whole.trim_start().len());
        // What nothing ends may have gone on: of a number, that can't be seen.
        let is_whole = found.end.is_some() || next < part.len() || ends_itself(value);
        next = found.name.0;
        let value = if is_whole { value } else { "" };
        let name = slice(found.name.0, found.name.1);
        fields.push(Written { name, value, at: at + found.name.0, value_at: at + value_at });
    }
    fields.reverse();
    fields
}

/// Whether a value's end can be seen by itself.
fn ends_itself(value: &str) -> bool {
    value.len() > 1 && value.ends_with('"') || closes(value) == Some(value.len())
}

struct Found {
    name: (usize, usize),
    value: usize,
    /// Where a comma or the entry's bracket ends it.
    end: Option<usize>,
}

struct Scan<'a> {
    part: &'a str,
    at: usize,
    /// Brackets that are open, the entry's own left out.
    depth: usize,
    /// Space before the first field that begins its line.
    indent: Option<&'a str>,
    found: Vec<Found>,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        self.part.get(self.at..).unwrap_or_default()
    }

    fn run(&mut self, names: &[&str]) {
        while let Some(sign) = self.rest().chars().next() {
            match sign {
                '"' => self.text(),
                '/' if self.rest().starts_with("//") => self.line(),
                '(' | '[' | '{' => {
                    self.depth += 1;
                    self.at += 1;
                }
                ')' | ']' | '}' => {
                    if self.depth == 0 {
                        self.end();
                    }
                    self.depth = self.depth.saturating_sub(1);
                    self.at += 1;
                }
                ',' => {
                    if self.depth == 0 {
                        self.end();
                    }
                    self.at += 1;
                }
                _ if sign == '_' || sign.is_alphabetic() => self.word(names),
                _ => self.at += sign.len_utf8(),
            }
        }
    }

    fn end(&mut self) {
        if let Some(last) = self.found.last_mut() {
            let _end = last.end.get_or_insert(self.at);
        }
    }

    /// Passes a text. One that doesn't end in its line lacks a quotation mark, or goes on in the next: both are passed
    /// line by line.
    fn text(&mut self) {
        let line = self.rest().lines().next().unwrap_or_default();
        let mut escaped = false;
        for (offset, sign) in line.char_indices().skip(1) {
            match sign {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => {
                    self.at += offset + 1;
                    return;
                }
                _ => {}
            }
        }
        self.line();
    }

    fn line(&mut self) {
        self.at += self.rest().find('\n').unwrap_or(self.rest().len());
    }

    fn word(&mut self, names: &[&str]) {
        let rest = self.rest();
        let length = rest.find(|sign: char| sign != '_' && !sign.is_alphanumeric()).unwrap_or(rest.len());
        let (start, word) = (self.at, &rest[..length]);
        self.at += length;
        let behind = self.rest();
        let colon = behind.len() - behind.trim_start().len();
        if !behind.trim_start().starts_with(':') || !names.contains(&word) {
            return;
        }
        let line = self.part[..start].rfind('\n').map_or(0, |line| line + 1);
        let indent = &self.part[line..start];
        let begins_line = line > 0 && indent.trim().is_empty();
        // Where brackets don't match, fields still stand below each other.
        if begins_line && self.indent == Some(indent) {
            self.depth = 0;
        }
        if self.depth > 0 {
            return;
        }
        if begins_line {
            let _first = self.indent.get_or_insert(indent);
        }
        self.at += colon + 1;
        self.found.push(Found { name: (start, self.at - colon - 1), value: self.at, end: None });
    }
}
