//! What typing makes of a text: one splice, and where the cursor is then.

use std::ops::Range;

use super::caret::{self, Caret};
use super::lines::{Lines, indent_of};
use super::tokens::{self, Open};
use crate::rule_set::edit::Splice;

/// A change that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) splice: Splice,
    /// The cursor after it.
    pub(super) caret: Caret,
    /// Whether it is a letter typed or erased, which belongs to the one before.
    pub(super) goes_on: bool,
}

impl Edit {
    /// Replaces some bytes, with the cursor behind what replaces them.
    fn put(bytes: Range<usize>, text: impl Into<String>) -> Self {
        let text = text.into();
        let caret = Caret::at(bytes.start + text.len());
        Self { splice: Splice { bytes, text }, caret, goes_on: false }
    }
}

/// Something from outside, such as from the clipboard. Its lines end as the text's do.
pub(super) fn paste(lines: &Lines, caret: Caret, text: &str) -> Option<Edit> {
    let text = text.replace("\r\n", "\n");
    let text = if lines.line_end() == "\n" { text } else { text.replace('\n', lines.line_end()) };
    let nothing = text.is_empty() && caret.is_empty();
    (!nothing).then(|| Edit::put(caret.range(), text))
}

/// A letter, or a few at once. `open` tells what is open where a line begins.
pub(super) fn write(lines: &Lines, caret: Caret, text: &str, open: &dyn Fn(usize) -> Open) -> Option<Edit> {
    if text.is_empty() {
        return None;
    }
    let closes = matches!(text, ")" | "]" | "}").then(|| outdented(lines, caret, open)).flatten();
    if let Some((start, indent)) = closes {
        return Some(Edit::put(start..caret.range().end, format!("{indent}{text}")));
    }
    let goes_on = caret.is_empty() && !text.contains('\n');
    Some(Edit { goes_on, ..Edit::put(caret.range(), text) })
}

/// Where a closing bracket that comes first on its line is to stand: from where, and behind which space.
fn outdented(lines: &Lines, caret: Caret, open: &dyn Fn(usize) -> Open) -> Option<(usize, String)> {
    let at = caret.range().start;
    let line = lines.line_at(at);
    let start = lines.bytes(line).start;
    let before = lines.text().get(start..at)?;
    if !before.trim_matches([' ', '\t']).is_empty() || open(line) != Open::Nothing {
        return None;
    }
    let mut depth = 0_usize;
    for above in (0..line).rev() {
        for (_, sign) in tokens::brackets(lines.line(above), open(above)).into_iter().rev() {
            match (sign, depth) {
                (b')' | b']' | b'}', _) => depth += 1,
                (_, 0) => return Some((start, indent_of(lines.line(above)).to_owned())),
                _ => depth -= 1,
            }
        }
    }
    None
}

/// Enter: the next line is indented like this one, one level more after an opening bracket. What a bracket encloses stands
/// alone if it closes right here. Within a text in quotes, a line break is only a line break.
pub(super) fn enter(lines: &Lines, caret: Caret, open: &dyn Fn(usize) -> Open) -> Edit {
    let Range { start, end } = caret.range();
    let line = lines.line_at(start);
    let bytes = lines.bytes(line);
    let before = lines.text().get(bytes.start..start).unwrap_or_default();
    let break_ = lines.line_end();
    if matches!(tokens::read(before, open(line), |_, _| ()), Open::Text | Open::Raw(_)) {
        return Edit::put(start..end, break_);
    }
    let behind = lines.text().get(end..lines.bytes(lines.line_at(end)).end).unwrap_or_default();
    let rest = behind.trim_start_matches([' ', '\t']);
    let end = end + behind.len() - rest.len();
    let indent = indent_of(before);
    let opens = tokens::brackets(before, open(line))
        .last()
        .is_some_and(|(at, sign)| matches!(sign, b'(' | b'[' | b'{') && before.trim_end().len() == at + 1);
    if !opens {
        return Edit::put(start..end, format!("{break_}{indent}"));
    }
    let inner = format!("{break_}{indent}{}", lines.unit());
    let closes = rest.starts_with([')', ']', '}']);
    let outer = if closes { format!("{break_}{indent}") } else { String::new() };
    let caret = Caret::at(start + inner.len());
    Edit { caret, ..Edit::put(start..end, format!("{inner}{outer}")) }
}

/// Backspace; in the white space that a line begins with, it takes one level of it.
pub(super) fn erase_before(lines: &Lines, caret: Caret, word: bool) -> Option<Edit> {
    if !caret.is_empty() {
        return take(caret);
    }
    let at = caret.head;
    let start = lines.bytes(lines.line_at(at)).start;
    let before = lines.text().get(start..at).unwrap_or_default();
    let unit = lines.unit().len();
    let to = if word {
        caret::word_left(lines, at)
    } else if !before.is_empty() && before.bytes().all(|byte| byte == b' ') {
        at - ((before.len() - 1) % unit + 1)
    } else {
        caret::left(lines, at)
    };
    (to < at).then(|| Edit { goes_on: !word && to >= start, ..Edit::put(to..at, "") })
}

/// Delete.
pub(super) fn erase_behind(lines: &Lines, caret: Caret, word: bool) -> Option<Edit> {
    if !caret.is_empty() {
        return take(caret);
    }
    let at = caret.head;
    let to = if word { caret::word_right(lines, at) } else { caret::right(lines, at) };
    (to > at).then(|| Edit { goes_on: !word, ..Edit::put(at..to, "") })
}

/// Takes away what is selected.
pub(super) fn take(caret: Caret) -> Option<Edit> {
    (!caret.is_empty()).then(|| Edit::put(caret.range(), ""))
}

#[cfg(test)]
pub(super) mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use super::*;

    /// A text with `|` where the cursor is, and at both ends of what is selected.
    pub(in super::super) fn read(marked: &str) -> (Lines, Caret) {
        let text = marked.replace('|', "");
        let (start, end) = (marked.find('|').unwrap(), marked.rfind('|').unwrap());
        let end = if end > start { end - 1 } else { start };
        (Lines::of(text), Caret::over(start, end))
    }

    pub(in super::super) fn marked(lines: &Lines, edit: Option<Edit>) -> String {
        let edit = edit.unwrap();
        let mut text = edit.splice.apply(lines.text());
        let bytes = edit.caret.range();
        if !edit.caret.is_empty() {
            text.insert(bytes.end, '|');
        }
        text.insert(bytes.start, '|');
        text
    }

    fn nothing(_: usize) -> Open {
        Open::Nothing
    }

    #[track_caller]
    fn enters(before: &str, after: &str) {
        let (lines, caret) = read(before);
        assert_eq!(marked(&lines, Some(enter(&lines, caret, &nothing))), after);
    }

    #[test]
    fn a_new_line_is_indented_as_it_should_be() {
        enters("    one|", "    one\n    |");
        enters("  one: (|", "  one: (\n    |");
        enters("  (|),", "  (\n    |\n  ),");
        enters("\tone: [ // all|", "\tone: [ // all\n\t|");
        enters("one| two\r\n", "one\r\n|two\r\n");
        enters("  | one", "  \n  |one");
        enters("  \"one (|\"", "  \"one (\n|\"");
    }

    #[test]
    fn a_closing_bracket_stands_below_the_line_that_opens() {
        let (lines, caret) = read("a: (\n    b: [1],\n    |\n");
        assert_eq!(marked(&lines, write(&lines, caret, ")", &nothing)), "a: (\n    b: [1],\n)|\n");
        let (lines, caret) = read("a: (\n    b|\n");
        assert_eq!(marked(&lines, write(&lines, caret, ")", &nothing)), "a: (\n    b)|\n");
        let (lines, caret) = read("a: (|");
        assert_eq!(marked(&lines, write(&lines, caret, "(", &nothing)), "a: ((|", "nothing closes by itself");
    }

    #[test]
    fn erasing_takes_a_letter_a_level_or_a_line_end() {
        let erased = |text| {
            let (lines, caret) = read(text);
            marked(&lines, erase_before(&lines, caret, false))
        };
        assert_eq!(erased("    a: 1,\n        |b"), "    a: 1,\n    |b");
        assert_eq!(erased("    a\n     |b"), "    a\n    |b");
        assert_eq!(erased("a\r\n|b"), "a|b");
        assert_eq!(erased("e\u{301}|"), "|");
        assert_eq!(erased("|one| two"), "| two");
        let (lines, caret) = read("one |two\r\n");
        assert_eq!(marked(&lines, erase_behind(&lines, caret, true)), "one |\r\n");
        assert_eq!(erase_before(&lines, Caret::at(0), true), None);
    }

    #[test]
    fn what_is_pasted_gets_the_line_ends_that_are_there() {
        let (lines, caret) = read("a|\r\nb");
        assert_eq!(marked(&lines, paste(&lines, caret, "1\n2\r\n")), "a1\r\n2\r\n|\r\nb");
        let (lines, caret) = read("a|\nb");
        assert_eq!(marked(&lines, paste(&lines, caret, "1\r\n2")), "a1\n2|\nb");
        assert_eq!(paste(&lines, caret, ""), None);
    }
}
