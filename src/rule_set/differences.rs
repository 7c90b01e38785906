//! Two versions of a text, line by line: which lines both have, and which only one of them.
//!
//! It takes a moment at most, whatever is in the texts: where they have little in common, fewer lines are found to be the
//! same than could be, and where too many lines differ, none but those before and behind.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops};
use unicode_segmentation::UnicodeSegmentation;

/// Lines of both around those that differ.
const AROUND: usize = 3;

/// The most lines, of both together, that are compared one by one. No set that people write has as many.
const MOST: usize = 50_000;

/// A line of two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Whose line it is, and which.
    pub of: Of,
    /// Its text, without what ends it.
    pub text: String,
    /// What ends it. Two lines can differ in that alone.
    pub end: End,
    /// The bytes of the text that differ from the line that the other version has in its place; `None` where all of it does,
    /// or nothing.
    pub differs: Option<Range<usize>>,
}

/// Whose a line is, and its number in that version, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Both versions have it.
    Both {
        /// Its number in theirs.
        theirs: usize,
        /// Its number in ours.
        ours: usize,
    },
    /// Only theirs has it.
    Theirs(usize),
    /// Only ours has it.
    Ours(usize),
}

/// What ends a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// A line feed, as most systems write it.
    LineFeed,
    /// A carriage return and a line feed, as Windows writes it.
    Both,
    /// The end of the text.
    OfText,
}

/// The lines in which two versions differ, with up to three lines of both around them; those that are far from the others
/// are a group of their own. In a group the lines are in their order; of those that differ, theirs come before ours.
#[must_use]
pub fn differences(theirs: &str, ours: &str) -> Vec<Vec<Line>> {
    let [theirs, ours] = [theirs, ours].map(|text| text.split_inclusive('\n').collect::<Vec<&str>>());
    let mut numbers = HashMap::new();
    let [one, other] = [&theirs, &ours].map(|lines| numbered(lines, &mut numbers));
    let changes = changes(&one, &other);
    if changes.iter().all(|change| change.tag() == DiffTag::Equal) {
        return Vec::new();
    }
    let groups = group_diff_ops(changes, AROUND);
    groups
        .into_iter()
        .map(|changes| {
            let lines = changes.into_iter().flat_map(|change| {
                let (tag, in_theirs, in_ours) = change.as_tag_tuple();
                lines(tag, (&theirs, in_theirs), (&ours, in_ours))
            });
            lines.collect()
        })
        .collect()
}

/// A number for each line, the same for the same lines.
fn numbered<'text>(lines: &[&'text str], numbers: &mut HashMap<&'text str, usize>) -> Vec<usize> {
    let number = |line: &&'text str| {
        let next = numbers.len();
        *numbers.entry(line).or_insert(next)
    };
    lines.iter().map(number).collect()
}

/// What becomes of the lines of one version in another.
fn changes(one: &[usize], other: &[usize]) -> Vec<DiffOp> {
    let before = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (Some(rest), Some(other_rest)) = (one.get(before..), other.get(before..)) else { return Vec::new() };
    let behind = rest.iter().rev().zip(other_rest.iter().rev()).take_while(|(one, other)| one == other);
    let behind = behind.count();
    let (old_len, new_len) = (rest.len() - behind, other_rest.len() - behind);
    if old_len + new_len <= MOST {
        return capture_diff_slices(Algorithm::Myers, one, other);
    }
    vec![
        DiffOp::Equal { old_index: 0, new_index: 0, len: before },
        DiffOp::Replace { old_index: before, old_len, new_index: before, new_len },
        DiffOp::Equal { old_index: before + old_len, new_index: before + new_len, len: behind },
    ]
}

fn lines(
    tag: DiffTag,
    (theirs, in_theirs): (&[&str], Range<usize>),
    (ours, in_ours): (&[&str], Range<usize>),
) -> Vec<Line> {
    if tag == DiffTag::Equal {
        let both = |(theirs, line): (usize, usize)| {
            Line::new(Of::Both { theirs: theirs + 1, ours: line + 1 }, ours.get(line), None)
        };
        return in_theirs.zip(in_ours).map(both).collect();
    }
    let other = |line: usize, from: &Range<usize>, to: &Range<usize>| {
        Some(to.start + (line - from.start)).filter(|line| to.contains(line))
    };
    let mut all = Vec::with_capacity(in_theirs.len() + in_ours.len());
    for line in in_theirs.clone() {
        let beside = other(line, &in_theirs, &in_ours).and_then(|line| ours.get(line));
        all.push(Line::new(Of::Theirs(line + 1), theirs.get(line), beside));
    }
    for line in in_ours.clone() {
        let beside = other(line, &in_ours, &in_theirs).and_then(|line| theirs.get(line));
        all.push(Line::new(Of::Ours(line + 1), ours.get(line), beside));
    }
    all
}

impl Line {
    fn new(of: Of, whole: Option<&&str>, beside: Option<&&str>) -> Self {
        let (text, end) = split(whole.unwrap_or(&""));
        let differs = beside.and_then(|beside| differing(text, split(beside).0));
        Self { of, text: text.to_owned(), end, differs }
    }
}

/// A line and what ends it.
fn split(whole: &str) -> (&str, End) {
    match whole.strip_suffix('\n') {
        None => (whole, End::OfText),
        Some(line) => match line.strip_suffix('\r') {
            Some(line) => (line, End::Both),
            None => (line, End::LineFeed),
        },
    }
}

/// Where a line differs from another; `None` where they have nothing in common but space, or nothing differs.
fn differing(line: &str, other: &str) -> Option<Range<usize>> {
    if line == other {
        return None;
    }
    let same = |(one, other): &(&str, &str)| one == other;
    let signs = || line.graphemes(true).zip(other.graphemes(true));
    let before: usize = signs().take_while(same).map(|(sign, _)| sign.len()).sum();
    let (rest, other_rest) = (line.get(before..)?, other.get(before..)?);
    let behind = rest.graphemes(true).rev().zip(other_rest.graphemes(true).rev());
    let after: usize = behind.take_while(same).map(|(sign, _)| sign.len()).sum();
    let differs = before..line.len() - after;
    let common = [line.get(..before)?, line.get(differs.end..)?];
    common.iter().any(|text| !text.trim().is_empty()).then_some(differs)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(theirs: &str, ours: &str) -> Vec<String> {
        let tell = |line: &Line| {
            let mark = match line.of {
                Of::Both { theirs, ours } => format!("{theirs}={ours}"),
                Of::Theirs(number) => format!("-{number}"),
                Of::Ours(number) => format!("+{number}"),
            };
            let differs = line.differs.clone().and_then(|bytes| line.text.get(bytes));
            let differs = differs.map(|text| format!(" [{text}]")).unwrap_or_default();
            format!("{mark} {}{differs}", line.text)
        };
        let groups = differences(theirs, ours);
        groups.iter().flat_map(|lines| lines.iter().map(tell).chain(["…".to_owned()])).collect()
    }

    #[test]
    fn what_differs_stands_between_three_lines_that_are_the_same() {
        let theirs = (1..=20).map(|line| format!("line {line}\n")).collect::<Vec<_>>().concat();
        let ours = theirs.replace("line 5\n", "line five\n").replace("line 18\n", "line 18\nnew\n");
        assert_eq!(
            told(&theirs, &ours),
            [
                "2=2 line 2",
                "3=3 line 3",
                "4=4 line 4",
                "-5 line 5 [5]",
                "+5 line five [five]",
                "6=6 line 6",
                "7=7 line 7",
                "8=8 line 8",
                "…",
                "16=16 line 16",
                "17=17 line 17",
                "18=18 line 18",
                "+19 new",
                "19=20 line 19",
                "20=21 line 20",
                "…",
            ]
        );
        assert_eq!(told(&theirs, &theirs), [""; 0]);
    }

    #[test]
    fn within_a_line_whole_letters_are_told_apart() {
        assert_eq!(
            told("time: \"2m\",", "time: \"30s\","),
            ["-1 time: \"2m\", [2m]", "+1 time: \"30s\", [30s]", "…"]
        );
        // An accent belongs to its letter; and nothing in common is nothing to point at.
        assert_eq!(told("ne\u{301}e", "nee"), ["-1 ne\u{301}e [e\u{301}]", "+1 nee [e]", "…"]);
        assert_eq!(told("    one", "    two"), ["-1     one", "+1     two", "…"]);
    }

    #[test]
    fn lines_that_end_otherwise_are_not_the_same() {
        let ends = |theirs, ours| {
            let lines: Vec<Line> = differences(theirs, ours).concat();
            lines.iter().map(|line| (line.of, line.end, line.differs.clone())).collect::<Vec<_>>()
        };
        let (theirs, ours) = (Of::Theirs(1), Of::Ours(1));
        assert_eq!(ends("a\r\n", "a\n"), [(theirs, End::Both, None), (ours, End::LineFeed, None)]);
        assert_eq!(ends("a", "a\n"), [(theirs, End::OfText, None), (ours, End::LineFeed, None)]);
        assert_eq!(ends("", ""), []);
    }

    #[test]
    fn the_largest_texts_are_told_apart_all_the_same() {
        let lines: Vec<String> = (0..120_000).map(|number| format!("{number}\n")).collect();
        let theirs = lines.concat();
        let backwards: String = lines.iter().rev().map(String::as_str).collect();
        for ours in [backwards.clone(), "\n".repeat(1_000_000), String::new()] {
            assert_eq!(rebuilt(&theirs, &ours), ours);
        }
        let [first, last] = [&theirs, &backwards].map(|middle| format!("first\n{middle}last\n"));
        assert_eq!(rebuilt(&first, &last), last);
        // What few people do in a large file is found line by line.
        let ours = theirs.replacen("70000\n", "seventy thousand\n", 1).replacen("70100\n", "", 1);
        assert_eq!(differences(&theirs, &ours).len(), 2);
        let half = |lines: &[String]| lines.iter().take(20_000).map(String::as_str).collect::<String>();
        let (theirs, ours) =
            (half(&lines), lines.iter().take(20_000).rev().map(String::as_str).collect::<String>());
        assert_eq!(rebuilt(&theirs, &ours), ours);
    }

    /// Our version, made of theirs and the differences.
    fn rebuilt(theirs: &str, ours: &str) -> String {
        let mut at = theirs.split_inclusive('\n').enumerate();
        let mut made = String::new();
        for line in differences(theirs, ours).concat() {
            let ending = match line.end {
                End::LineFeed => "\n",
                End::Both => "\r\n",
                End::OfText => "",
            };
            let whole = format!("{}{ending}", line.text);
            match line.of {
                Of::Ours(_) => made.push_str(&whole),
                Of::Theirs(number) | Of::Both { theirs: number, .. } => {
                    for (place, text) in at.by_ref() {
                        if place + 1 < number {
                            made.push_str(text);
                            continue;
                        }
                        assert_eq!(text, whole);
                        if !matches!(line.of, Of::Theirs(_)) {
                            made.push_str(text);
                        }
                        break;
                    }
                }
            }
        }
        made.extend(at.map(|(_, text)| text));
        made
    }

    proptest! {
        #[test]
        fn theirs_and_the_differences_make_ours(theirs in "([abé]{0,2}\r?\n?){0,12}", ours in "([abé]{0,2}\r?\n?){0,12}") {
            prop_assert_eq!(rebuilt(&theirs, &ours), ours);
        }
    }
}
