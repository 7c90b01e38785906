//! Changes to a file that somebody wrote: the smallest possible piece is replaced, and every other byte stays.
//!
//! An edit comes out as a [`Splice`]: some bytes, and what replaces them. Comments, blank lines, order, quotes and
//! indentation elsewhere stay as they are. The text need not be right: it is enough that its brackets, quotes and comments
//! end. A new value takes over the indentation and line ends around it.
//!
//! ```
//! use common_ground::rule_set::edit::{Key, put};
//!
//! let file = "(\n    theme: Evening, // easy on the eyes\n)\n";
//! let file = put(file, &[Key::Field("theme")], "Daylight").unwrap().apply(file);
//! let file = put(&file, &[Key::Field("volume")], "0.5").unwrap().apply(&file);
//! assert_eq!(file, "(\n    theme: Daylight, // easy on the eyes\n    volume: 0.5,\n)\n");
//! ```

mod around;
mod commas;
mod order;
mod place;
mod removal;
mod reword;

use std::ops::Range;

use ron::value::RawValue;

use super::clean::is_odd;
use super::source::members::{Group, Member, Tokens, Written};

pub use around::{dissolve, wrap};
pub use order::reorder;
pub use place::{carry, insert_at};
pub use removal::remove_all;
pub use reword::reword;

/// One step of the path from the outermost value to another. `Some( … )` on the way needs none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key<'a> {
    /// The field of this name in `(name: …)`; the first, where there are several.
    Field(&'a str),
    /// The entry of this name in `{ "name": … }`; the first, where there are several.
    Entry(&'a str),
    /// The value at this place, from 0, in `[ … ]`, or in `( … )` without names.
    Item(usize),
}

/// Why there is no edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditError {
    /// A bracket, a text or a comment in the file has no end.
    Unreadable,
    /// The path leads nowhere.
    NotThere,
    /// There is a value at this place already.
    Exists,
    /// The new text isn't one value.
    NotAValue,
}

/// A change to a text: some bytes, and what replaces them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// The bytes that are replaced.
    pub bytes: Range<usize>,
    /// What replaces them.
    pub text: String,
}

impl Splice {
    /// The text after this change; unchanged where it doesn't have these bytes.
    #[must_use]
    pub fn apply(&self, source: &str) -> String {
        match (source.get(..self.bytes.start), source.get(self.bytes.end..)) {
            (Some(before), Some(after)) if self.bytes.start <= self.bytes.end => {
                [before, &self.text, after].concat()
            }
            _ => source.to_owned(),
        }
    }

    /// What undoes it: that there is such a thing shows that every other byte stays. `source` is the text before it.
    #[must_use]
    pub fn inverse(&self, source: &str) -> Self {
        Self {
            bytes: self.bytes.start..self.bytes.start + self.text.len(),
            text: source.get(self.bytes.clone()).unwrap_or_default().to_owned(),
        }
    }
}

/// Where a value stands, without its name and its comma.
///
/// # Errors
/// [`EditError::Unreadable`] and [`EditError::NotThere`].
pub fn find(source: &str, path: &[Key<'_>]) -> Result<Range<usize>, EditError> {
    let written = Written::read(source).ok_or(EditError::Unreadable)?;
    let value = value(&written, path)?;
    Ok(written.bytes(value))
}

/// Replaces a value that is there.
///
/// # Errors
/// [`EditError`], but for [`EditError::Exists`].
pub fn set(source: &str, path: &[Key<'_>], value: &str) -> Result<Splice, EditError> {
    is_value(value)?;
    let written = Written::read(source).ok_or(EditError::Unreadable)?;
    let bytes = written.bytes(self::value(&written, path)?);
    if !bytes.is_empty() {
        return Ok(Splice { bytes, text: value.to_owned() });
    }
    // The value was forgotten after its colon.
    let space = source.get(bytes.start..).is_some_and(|rest| rest.starts_with(' '));
    let at = bytes.start + usize::from(space);
    let text = if space { value.to_owned() } else { format!(" {value}") };
    Ok(Splice { bytes: at..at, text })
}

/// Adds a value that isn't there yet, after all others, under the name in the last step. In a list, the last step must be
/// the place after its last value.
///
/// # Errors
/// [`EditError`]: [`EditError::NotThere`] where there are no brackets for it.
pub fn insert(source: &str, path: &[Key<'_>], value: &str) -> Result<Splice, EditError> {
    is_value(value)?;
    let written = Written::read(source).ok_or(EditError::Unreadable)?;
    let (last, before) = path.split_last().ok_or(EditError::Exists)?;
    let around = self::value(&written, before)?;
    let group = written.group(&around).ok_or(EditError::NotThere)?;
    if member(&written, &group, *last).is_some() {
        return Err(EditError::Exists);
    }
    let named = || group.members.iter().all(|member| member.name.is_some());
    let item = match (*last, group.bracket) {
        (Key::Field(name), '(') if is_name(name) && named() => format!("{name}: {value}"),
        (Key::Entry(name), '{') => format!("{}: {value}", quoted(name)),
        (Key::Item(at), '[') if at == group.members.len() => value.to_owned(),
        (Key::Item(at), '(') if at == group.members.len() && (at == 0 || !named()) => value.to_owned(),
        _ => return Err(EditError::NotThere),
    };
    Ok(Layout::of(source, &written, &group).put_in(&item, ""))
}

/// [Sets](set) a value that is there, and [inserts](insert) one that isn't.
///
/// # Errors
/// [`EditError`], but for [`EditError::Exists`].
pub fn put(source: &str, path: &[Key<'_>], value: &str) -> Result<Splice, EditError> {
    match set(source, path, value) {
        Err(EditError::NotThere) => insert(source, path, value),
        done => done,
    }
}

/// Removes a value with its name and comma, and its line where nothing else is left on it. A comment on that line stays.
///
/// # Errors
/// [`EditError::Unreadable`] and [`EditError::NotThere`].
pub fn remove(source: &str, path: &[Key<'_>]) -> Result<Splice, EditError> {
    let written = Written::read(source).ok_or(EditError::Unreadable)?;
    let (last, before) = path.split_last().ok_or(EditError::NotThere)?;
    let around = value(&written, before)?;
    let group = written.group(&around).ok_or(EditError::NotThere)?;
    let at = member(&written, &group, *last).ok_or(EditError::NotThere)?;
    Ok(Layout::of(source, &written, &group).take_out(at))
}

fn value(written: &Written<'_>, path: &[Key<'_>]) -> Result<Tokens, EditError> {
    let mut value = written.root().ok_or(EditError::NotThere)?;
    for step in path {
        let group = written.group(&value).ok_or(EditError::NotThere)?;
        let at = member(written, &group, *step).ok_or(EditError::NotThere)?;
        value = group.members[at].value.clone();
    }
    Ok(value)
}

/// The place of the member that a step leads to.
fn member(written: &Written<'_>, group: &Group, step: Key<'_>) -> Option<usize> {
    let is_called = |member: &Member, called: &dyn Fn(&str) -> bool| {
        member.name.clone().is_some_and(|name| called(written.slice(name)))
    };
    match (step, group.bracket) {
        (Key::Field(name), '(') => group.members.iter().position(|member| {
            is_called(member, &|written| written == name || written.strip_prefix("r#") == Some(name))
        }),
        (Key::Entry(name), '{') => {
            group.members.iter().position(|member| is_called(member, &|written| is_plainly(written, name)))
        }
        (Key::Item(at), '[' | '(') => {
            group.members.get(at).filter(|member| member.name.is_none()).map(|_| at)
        }
        _ => None,
    }
}

/// Whether this is the text inside the quotes.
fn is_plainly(written: &str, text: &str) -> bool {
    let inside = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inside {
        Some(inside) if !inside.contains('\\') => inside == text,
        _ => plain(written) == text,
    }
}

/// The text inside the quotes, or all of it where there are none.
fn plain(written: &str) -> String {
    let letter = || ron::from_str::<char>(written).map(String::from);
    ron::from_str::<String>(written).or_else(|_| letter()).unwrap_or_else(|_| written.to_owned())
}

/// A text in quotes, as people would write it: nothing is escaped that can be read.
#[must_use]
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if is_odd(sign) => quoted.extend(sign.escape_unicode()),
            _ => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether this can be a field's name as it is.
fn is_name(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(|first| first == '_' || first.is_ascii_alphabetic())
        && letters.all(|letter| letter == '_' || letter.is_ascii_alphanumeric())
}

/// Checks that this is one value, with nothing before or after it: a comment could run on over what follows.
fn is_value(text: &str) -> Result<(), EditError> {
    let written = Written::read(text).ok_or(EditError::NotAValue)?;
    let whole = written.root().is_some_and(|root| written.bytes(root) == (0..text.len()));
    if whole && RawValue::from_ron(text).is_ok() { Ok(()) } else { Err(EditError::NotAValue) }
}

/// How brackets and the values in them are laid out on lines.
struct Layout<'a> {
    source: &'a str,
    written: &'a Written<'a>,
    group: &'a Group,
}

impl<'a> Layout<'a> {
    fn of(source: &'a str, written: &'a Written<'a>, group: &'a Group) -> Self {
        Self { source, written, group }
    }

    /// Adds an item after all others, with what stands beside it.
    fn put_in(&self, item: &str, beside: &str) -> Splice {
        let Some(last) = self.group.members.last() else { return self.put_in_alone(item, beside) };
        let end = self.end(last.last());
        let behind = last.comma.map_or(end, |comma| self.end(comma));
        let (at, line_comment) = self.end_of_remarks(behind);
        if let Some(comma) = self.first_comma(self.group.members.len() - 1).filter(|_| last.comma.is_none()) {
            // Commas begin lines here.
            let (begin, start) = (self.line_start(self.start(comma)), self.start(last.first()));
            let text = format!("{}{}{item}{beside}", self.line_end(), self.text(begin..start));
            return Splice { bytes: at..at, text };
        }
        let between = if self.has_lines() || line_comment { self.new_line(last) } else { " ".to_owned() };
        let text = match last.comma {
            Some(_) => format!("{between}{item},{beside}"),
            None => format!(",{}{between}{item}{beside}", self.text(end..at)),
        };
        Splice { bytes: if last.comma.is_some() { at..at } else { end..at }, text }
    }

    /// Adds the first item to empty brackets.
    fn put_in_alone(&self, item: &str, beside: &str) -> Splice {
        let (open, close) = (self.end(self.group.open), self.start(self.group.close));
        if !self.has_lines() {
            return Splice { bytes: open..open, text: item.to_owned() };
        }
        // After the comments that are there already.
        let said = self.text(open..close).trim_end_matches(|sign: char| sign.is_ascii_whitespace());
        let at = open + said.len();
        let indent = format!("{}{}", self.indent(close), self.unit());
        Splice { bytes: at..at, text: format!("{}{indent}{item},{beside}", self.line_end()) }
    }

    fn take_out(&self, at: usize) -> Splice {
        let Some(member) = self.group.members.get(at) else {
            return Splice { bytes: 0..0, text: String::new() };
        };
        let (start, mut end) = (self.start(member.first()), self.end(member.comma.unwrap_or(member.last())));
        let remarks = self.remarks_in(member);
        if !remarks.is_empty() {
            return Splice { bytes: start..end, text: remarks };
        }
        if let Some(splice) = self.take_out_with_first_comma(at).or_else(|| self.take_out_last(at)) {
            return splice;
        }
        let rest = self.source.get(end..).unwrap_or_default();
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let (line_start, leads) = (self.line_start(start), self.leads(start));
        let after = &rest[spaces..];
        if leads && let Some(line_end) = ["\n", "\r\n"].iter().find(|line_end| after.starts_with(**line_end))
        {
            // It has these lines to itself.
            return Splice { bytes: line_start..end + spaces + line_end.len(), text: String::new() };
        }
        if member.comma.is_some() && (leads || spaces > 0) {
            end += spaces;
        }
        let is_last_there = !leads && member.comma.is_some() && after.starts_with(['\r', '\n']);
        let before = self.text(line_start..start);
        let kept = if is_last_there { before.trim_end_matches([' ', '\t']).len() } else { before.len() };
        Splice { bytes: line_start + kept..end, text: String::new() }
    }

    /// The comments of a member that stand beside its value: before or behind its colon, or before its comma.
    fn remarks_in(&self, member: &Member) -> String {
        let mut remarks = String::new();
        let ends =
            [member.name.as_ref().map(|name| name.end), Some(member.value.start), Some(member.value.end)];
        let is_behind = |token: &usize| *token > member.first();
        for token in ends.into_iter().flatten().filter(is_behind) {
            // The last token of all has a comma behind it, or something of others.
            if token == member.value.end && member.comma.is_none() {
                continue;
            }
            let between = self.text(self.end(token - 1)..self.start(token));
            if between.contains('/') {
                remarks.push_str(between);
            }
        }
        remarks.trim_start().to_owned()
    }

    fn start(&self, token: usize) -> usize {
        self.written.bytes(token..token + 1).start
    }

    fn end(&self, token: usize) -> usize {
        self.written.bytes(token..token + 1).end
    }

    fn text(&self, bytes: Range<usize>) -> &'a str {
        self.source.get(bytes).unwrap_or_default()
    }

    /// Whether the items are on lines of their own.
    fn has_lines(&self) -> bool {
        let mut before = self.end(self.group.open);
        for member in &self.group.members {
            if self.text(before..self.start(member.first())).contains('\n') {
                return true;
            }
            before = self.end(member.comma.unwrap_or(member.last()));
        }
        self.text(before..self.start(self.group.close)).contains('\n')
    }

    /// The end of the comments on the rest of this line, and whether the last of them runs to the line's end.
    fn end_of_remarks(&self, from: usize) -> (usize, bool) {
        let mut at = from;
        loop {
            let rest = self.source.get(at..).unwrap_or_default();
            let remark = rest.trim_start_matches([' ', '\t']);
            let begin = at + rest.len() - remark.len();
            if remark.starts_with("//") {
                let line = remark.find('\n').map_or(remark, |end| &remark[..end]);
                return (begin + line.trim_end_matches('\r').len(), true);
            }
            match block_comment(remark) {
                Some(length) if !remark[..length].contains('\n') => at = begin + length,
                _ => return (at, false),
            }
        }
    }

    /// A line's end and the indentation of the next, as beside a member.
    fn new_line(&self, member: &Member) -> String {
        let start = self.start(member.first());
        let mut indent = self.indent(start).to_owned();
        if self.line_start(start) <= self.start(self.group.open) {
            // It stands on the line of the opening bracket.
            indent.push_str(&self.unit());
        }
        format!("{}{indent}", self.line_end())
    }

    /// Whether nothing stands before this place on its line.
    fn leads(&self, at: usize) -> bool {
        self.text(self.line_start(at)..at).trim_start_matches([' ', '\t']).is_empty()
    }

    fn line_start(&self, at: usize) -> usize {
        self.text(0..at).rfind('\n').map_or(0, |end| end + 1)
    }

    /// The space that the line of a place begins with.
    fn indent(&self, at: usize) -> &'a str {
        let line = self.text(self.line_start(at)..self.source.len());
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }

    /// By how much the file indents: what its first indented line has.
    fn unit(&self) -> String {
        let lines = self.source.lines().filter(|line| !line.trim().is_empty());
        let indents = lines.map(|line| &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]);
        let first = indents.into_iter().find(|indent| !indent.is_empty()).unwrap_or("    ");
        if first.starts_with('\t') { "\t".to_owned() } else { first.to_owned() }
    }

    /// How the file's first line ends.
    fn line_end(&self) -> &'static str {
        match self.source.find('\n') {
            Some(at) if self.text(0..at).ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }
}

/// The length of a comment `/* … */` that a text begins with.
fn block_comment(text: &str) -> Option<usize> {
    if !text.starts_with("/*") {
        return None;
    }
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(pair) = bytes.get(at..at + 2) {
        match pair {
            b"/*" => depth += 1,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests;
