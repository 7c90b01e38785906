//! What is done to whole lines: indenting them, moving them, making comments of them.

use super::caret::Caret;
use super::lines::{Lines, indent_of};
use super::typing::Edit;
use crate::rule_set::edit::Splice;

/// Indents the lines of what is selected by one level.
pub(super) fn indent(lines: &Lines, caret: Caret) -> Option<Edit> {
    let unit = lines.unit();
    in_each(lines, caret, |line| (!line.trim().is_empty()).then(|| (0, 0, unit.clone())))
}

/// Takes one level of white space from them.
pub(super) fn outdent(lines: &Lines, caret: Caret) -> Option<Edit> {
    let unit = lines.unit();
    in_each(lines, caret, |line| {
        let indent = indent_of(line);
        let spaces = indent.bytes().take(unit.len()).take_while(|byte| *byte == b' ').count();
        let taken = if indent.starts_with('\t') { 1 } else { spaces };
        (taken > 0).then(|| (0, taken, String::new()))
    })
}

/// Makes comments of the lines, or no comments if all of them are.
pub(super) fn comment(lines: &Lines, caret: Caret) -> Option<Edit> {
    let (first, last) = caret.lines(lines);
    let all = || (first..=last).map(|line| lines.line(line)).filter(|line| !line.trim().is_empty());
    if all().all(|line| line.trim_start().starts_with("//")) {
        return in_each(lines, caret, |line| {
            let at = indent_of(line).len();
            let signs = if line.get(at..)?.starts_with("// ") { 3 } else { 2 };
            line.get(at..)?.starts_with("//").then(|| (at, signs, String::new()))
        });
    }
    let column = all().map(|line| indent_of(line).len()).min()?;
    in_each(lines, caret, |line| (!line.trim().is_empty()).then(|| (column, 0, "// ".to_owned())))
}

/// Moves the lines by one, down or up. They keep the line ends that stand at their places.
pub(super) fn shift(lines: &Lines, caret: Caret, down: bool) -> Option<Edit> {
    let (first, last) = caret.lines(lines);
    let (above, below) = if down {
        if last + 1 >= lines.count() {
            return None;
        }
        (first, last + 1)
    } else {
        (first.checked_sub(1)?, last)
    };
    let bytes = lines.bytes(above).start..lines.bytes(below).end;
    let mut order: Vec<usize> = (above..=below).collect();
    if down {
        order.rotate_right(1);
    } else {
        order.rotate_left(1);
    }
    let mut text = String::with_capacity(bytes.len());
    let mut start = bytes.start;
    for (place, line) in (above..=below).zip(&order) {
        if *line == first {
            start = bytes.start + text.len();
        }
        text.push_str(lines.line(*line));
        if place < below {
            let end = lines.bytes(place).end..lines.bytes_with_end(place).end;
            text.push_str(lines.text().get(end).unwrap_or_default());
        }
    }
    let from = lines.bytes(first).start;
    let most = bytes.start + text.len();
    let moved = |at: usize| (start + (at - from)).min(most);
    let caret = Caret::over(moved(caret.anchor), moved(caret.head));
    Some(Edit { splice: Splice { bytes, text }, caret, goes_on: false })
}

/// Changes each line of what is selected: `change` says where in a line how many bytes are replaced, and by what.
fn in_each(
    lines: &Lines,
    caret: Caret,
    change: impl Fn(&str) -> Option<(usize, usize, String)>,
) -> Option<Edit> {
    let (first, last) = caret.lines(lines);
    let splices: Vec<Splice> = (first..=last)
        .filter_map(|line| {
            let (at, taken, text) = change(lines.line(line))?;
            let start = lines.bytes(line).start + at;
            Some(Splice { bytes: start..start + taken, text })
        })
        .collect();
    let bytes = splices.first()?.bytes.start..splices.last()?.bytes.end;
    let mut text = String::with_capacity(bytes.len() + 4 * splices.len());
    let mut at = bytes.start;
    for splice in &splices {
        text.push_str(lines.text().get(at..splice.bytes.start)?);
        text.push_str(&splice.text);
        at = splice.bytes.end;
    }
    let moved = |place: usize| {
        let mut to = place;
        for Splice { bytes, text } in splices.iter().take_while(|splice| splice.bytes.start < place) {
            to = to + text.len() - bytes.end.min(place).saturating_sub(bytes.start);
        }
        // The cursor goes along with the line's first letter; the beginning of a selection of whole lines stays.
        let at_once = splices.iter().find(|splice| splice.bytes.start == place && caret.is_empty());
        to + at_once.map_or(0, |splice| splice.text.len())
    };
    let caret = Caret::over(moved(caret.anchor), moved(caret.head));
    Some(Edit { splice: Splice { bytes, text }, caret, goes_on: false })
}

#[cfg(test)]
mod tests {
    use super::super::typing::tests::{marked, read};
    use super::*;

    #[track_caller]
    fn does(act: impl Fn(&Lines, Caret) -> Option<Edit>, before: &str, after: &str) {
        let (lines, caret) = read(before);
        assert_eq!(marked(&lines, act(&lines, caret)), after);
    }

    #[test]
    fn lines_are_indented_and_back_with_what_is_selected() {
        does(indent, "a: (\n  |b\n\n  c|\n)", "a: (\n    |b\n\n    c|\n)");
        does(indent, "|a\n|b", "|    a\n|b");
        does(indent, "a|", "    a|");
        does(outdent, "    |a\n  b|\n", "|a\nb|\n");
        does(outdent, "\t\ta|", "\ta|");
        let (lines, caret) = read("a|");
        assert_eq!(outdent(&lines, caret), None);
    }

    #[test]
    fn lines_become_comments_and_back() {
        does(comment, "  |a\n    b|\n", "  |// a\n  //   b|\n");
        does(comment, "  |// a\n  //b|\n", "  |a\n  b|\n");
        does(comment, "|a\n\n// b|", "|// a\n\n// // b|");
    }

    #[test]
    fn lines_move_and_line_ends_stay_where_they_are() {
        does(|lines, caret| shift(lines, caret, true), "o|ne\r\ntwo\nthree", "two\r\no|ne\nthree");
        does(|lines, caret| shift(lines, caret, false), "one\ntw|o", "tw|o\none");
        does(|lines, caret| shift(lines, caret, true), "|one\ntwo|\nthree", "three\n|one\ntwo|");
        let (lines, caret) = read("one\ntw|o");
        assert_eq!(shift(&lines, caret, true), None);
    }
}
