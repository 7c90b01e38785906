//! Puts brackets around a value in a list, and takes them away again.

use std::ops::Range;

use super::place::{indented, list_of};
use super::{EditError, Key, Layout, Splice, Written, block_comment, member};

/// Puts something around a value that stands in a list: `open` comes before it and `close` behind it. A value of several
/// lines gets lines of its own in there; another stays on its line. Comments above it and beside it stay where they are.
///
/// The splices are in order: each is for the text that those before it left.
///
/// # Errors
/// [`EditError::Unreadable`]; [`EditError::NotThere`] where no list has such a value.
pub fn wrap(source: &str, path: &[Key<'_>], open: &str, close: &str) -> Result<Vec<Splice>, EditError> {
    let written = Written::read(source).ok_or(EditError::Unreadable)?;
    let (last, before) = path.split_last().ok_or(EditError::NotThere)?;
    let group = list_of(&written, before)?;
    let at = member(&written, &group, *last).ok_or(EditError::NotThere)?;
    let layout = Layout::of(source, &written, &group);
    let value = layout.value_of(&group.members[at]);
    let text = layout.text(value.clone());
    if !text.contains('\n') || !layout.leads(value.start) {
        let put = |at: usize, text: &str| Splice { bytes: at..at, text: text.to_owned() };
        return Ok(vec![put(value.end, close), put(value.start, open)]);
    }
    let (indent, line_end) = (layout.indent(value.start), layout.line_end());
    let deeper = format!("{indent}{}", layout.unit());
    let inside = indented(text, indent, &deeper);
    let text = format!("{open}{line_end}{deeper}{inside},{line_end}{indent}{close}");
    Ok(vec![Splice { bytes: value, text }])
}

/// Takes away what is around the values of a list, so that they take its place in the list that it is in itself: `path`
/// leads to the value that goes, `list` on to the list inside of it. Every comment stays, those of the brackets, too.
///
/// # Errors
/// [`EditError::Unreadable`]; [`EditError::NotThere`] where there are no such lists.
pub fn dissolve(source: &str, path: &[Key<'_>], list: &[Key<'_>]) -> Result<Splice, EditError> {
    let written = Written::read(source).ok_or(EditError::Unreadable)?;
    let (last, before) = path.split_last().ok_or(EditError::NotThere)?;
    if list.len() <= path.len() || !list.starts_with(path) {
        return Err(EditError::NotThere);
    }
    let (outer, inner) = (list_of(&written, before)?, list_of(&written, list)?);
    let at = member(&written, &outer, *last).ok_or(EditError::NotThere)?;
    let (outer, inner) = (Layout::of(source, &written, &outer), Layout::of(source, &written, &inner));
    let parting = Parting::of(&outer, at, &inner);
    Ok(parting.splice().unwrap_or_else(|| outer.take_out(at)))
}

/// Brackets that go, around values that stay.
struct Parting<'l, 'a> {
    outer: &'l Layout<'a>,
    inner: &'l Layout<'a>,
    /// The value that goes, with its comma.
    whole: Range<usize>,
    /// The comments in the brackets that go: those before the list, and those behind it.
    before: Vec<&'a str>,
    behind: Vec<&'a str>,
    /// What stands in the list's brackets, its last comma as that of the value that goes.
    body: String,
    /// The bytes of it behind its last value and comma.
    rest: usize,
}

impl<'l, 'a> Parting<'l, 'a> {
    fn of(outer: &'l Layout<'a>, at: usize, inner: &'l Layout<'a>) -> Self {
        let member = &outer.group.members[at];
        let value = outer.value_of(member);
        let (open, close) = (inner.group.open, inner.group.close);
        let mut behind = outer.remarks_between(close, member.last());
        let mut whole = value;
        if let Some(comma) = member.comma {
            behind.extend(outer.remarks_between(member.last(), comma));
            whole.end = outer.end(comma);
        }
        let bytes = inner.end(open)..inner.start(close);
        let (mut body, mut rest) = (inner.text(bytes.clone()).to_owned(), bytes.len());
        if let Some(last) = inner.group.members.last() {
            let end = inner.end(last.last()) - bytes.start;
            rest = bytes.len() - end;
            match (last.comma, member.comma) {
                (Some(comma), None) => {
                    let comma = inner.start(comma) - bytes.start;
                    let _comma = body.remove(comma);
                    rest -= 1;
                }
                (Some(comma), Some(_)) => rest = bytes.end - inner.end(comma),
                (None, Some(_)) => body.insert(end, ','),
                (None, None) => {}
            }
        }
        Self { outer, inner, whole, before: outer.remarks_between(member.first(), open), behind, body, rest }
    }

    /// The change; none where nothing is in there, not even a comment.
    fn splice(&self) -> Option<Splice> {
        let is_line = |remark: &&str| remark.contains("//");
        if self.body.trim().is_empty() && self.before.is_empty() && self.behind.is_empty() {
            return None;
        }
        let needs_lines = self.before.iter().chain(&self.behind).any(is_line);
        if !needs_lines && !self.body.contains('\n') {
            let body = [self.body.trim()];
            let pieces =
                self.before.iter().chain(&body).chain(&self.behind).filter(|piece| !piece.is_empty());
            let text = pieces.copied().collect::<Vec<_>>().join(" ");
            return Some(Splice { bytes: self.whole.clone(), text });
        }
        Some(if self.outer.leads(self.whole.start) { self.in_lines() } else { self.among_others() })
    }

    /// What comes behind the values: the end of the list, and the comments of the brackets.
    fn tail(&self) -> String {
        let rest = &self.body[self.body.len() - self.rest..];
        self.behind.iter().fold(rest.to_owned(), |tail, remark| format!("{tail}\n{remark}"))
    }

    /// The change where the value that goes begins a line: those inside get lines as it had.
    fn in_lines(&self) -> Splice {
        let (outer, line_end) = (self.outer, self.outer.line_end());
        let indent = outer.indent(self.whole.start);
        let mut lines: Vec<String> = self.before.iter().map(|remark| (*remark).to_owned()).collect();
        let (first, others) = self.body.split_once('\n').unwrap_or((&self.body, ""));
        let inside = self.inner.indent_inside();
        // Its first line begins behind the bracket.
        let others = indented(&format!("\n{others}"), &inside, indent);
        let others = others.strip_prefix('\n').unwrap_or(&others).trim_end();
        lines.extend(Some(first.trim().to_owned()).filter(|first| !first.is_empty()));
        if !others.is_empty() {
            // They have their indentation already.
            let others = others.trim_start_matches(['\r', '\n']);
            lines.push(others.strip_prefix(indent).unwrap_or(others).to_owned());
        }
        lines.extend(self.behind.iter().map(|remark| (*remark).to_owned()));
        let mut text = lines.join(&format!("{line_end}{indent}"));
        let after = outer.text(self.whole.end..outer.source.len());
        let spaces = after.len() - after.trim_start_matches([' ', '\t']).len();
        let next = &after[spaces..];
        let mut end = self.whole.end;
        if next.starts_with(['\r', '\n']) || next.is_empty() {
            end += spaces;
        } else if next.starts_with("//") || next.starts_with("/*") || runs_on(self.tail().trim_end()) {
            // The ends of lines behind the last value are gone.
            text.extend([line_end, indent]);
            end += spaces;
        }
        Splice { bytes: self.whole.start..end, text }
    }

    /// The change where something else stands before it on its line.
    fn among_others(&self) -> Splice {
        let (outer, line_end) = (self.outer, self.outer.line_end());
        let deeper = self.inner.indent_inside();
        let mut text = String::new();
        let body = self.body.trim_start_matches([' ', '\t']);
        let is_below = body.starts_with(['\r', '\n']);
        for (at, remark) in self.before.iter().enumerate() {
            text.push_str(remark);
            if is_below && at + 1 == self.before.len() {
                // The line ends anyway.
            } else if runs_on(remark) {
                text.extend([line_end, &deeper]);
            } else {
                text.push(' ');
            }
        }
        let mut start = self.whole.start;
        if text.is_empty() && is_below {
            let before = outer.text(0..start);
            start = before.trim_end_matches([' ', '\t']).len();
        }
        text.push_str(if self.behind.is_empty() { body } else { body.trim_end() });
        for remark in &self.behind {
            text.extend([line_end, remark]);
        }
        if runs_on(&self.tail()) {
            text.push_str(line_end);
        }
        Splice { bytes: start..self.whole.end, text }
    }
}

/// Whether nothing can follow on the last line of some space and comments, because a comment runs to its end.
fn runs_on(remarks: &str) -> bool {
    let mut rest = remarks.trim_start();
    while !rest.is_empty() {
        let length = if rest.starts_with("//") {
            let Some(length) = rest.find('\n') else { return true };
            length
        } else {
            block_comment(rest).unwrap_or(1)
        };
        rest = rest.get(length..).unwrap_or_default().trim_start();
    }
    false
}

impl<'a> Layout<'a> {
    /// The comments between one token and another, those of things between them left out.
    fn remarks_between(&self, first: usize, last: usize) -> Vec<&'a str> {
        let gaps = (first..last).map(|token| self.text(self.end(token)..self.start(token + 1)).trim());
        gaps.filter(|gap| !gap.is_empty()).collect()
    }
}
