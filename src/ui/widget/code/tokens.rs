//! What the pieces of a line are, for their colours: comments, texts in quotes, names, words, numbers, signs. Lines are read
//! one by one; what a line leaves open is handed to the next.

use std::ops::Range;

/// What is still open at the beginning of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Open {
    #[default]
    Nothing,
    /// A text in quotes.
    Text,
    /// A text in quotes after `r` and this number of `#`.
    Raw(u8),
    /// This number of comments, one in the other.
    Comments(u16),
}

/// What a piece of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Comment,
    Text,
    Number,
    /// The name of a field.
    Name,
    /// Another word, such as `Turn` or `true`.
    Word,
    /// Brackets, commas and all else.
    Sign,
}

/// Reads a line, tells its pieces in order, but for the space between them, and returns what it leaves open.
pub(super) fn read(line: &str, open: Open, mut tell: impl FnMut(Range<usize>, Kind)) -> Open {
    let bytes = line.as_bytes();
    let (mut at, mut open) = (0, open);
    while at < bytes.len() {
        let start = at;
        match open {
            Open::Text => {
                (at, open) = end_of_text(bytes, at);
                tell(start..at, Kind::Text);
                continue;
            }
            Open::Raw(signs) => {
                (at, open) = end_of_raw(bytes, at, signs);
                tell(start..at, Kind::Text);
                continue;
            }
            Open::Comments(depth) => {
                (at, open) = end_of_comment(bytes, at, depth);
                tell(start..at, Kind::Comment);
                continue;
            }
            Open::Nothing => {}
        }
        let rest = &bytes[at..];
        let kind = match rest {
            [b'/', b'/', ..] => {
                at = bytes.len();
                Kind::Comment
            }
            [b'/', b'*', ..] => {
                (at, open) = end_of_comment(bytes, at + 2, 1);
                Kind::Comment
            }
            [b'"', ..] => {
                (at, open) = end_of_text(bytes, at + 1);
                Kind::Text
            }
            [b'\'', ..] => {
                at += length_of_letter(line.get(at..).unwrap_or_default());
                Kind::Text
            }
            [b'r' | b'b', ..] if let Some((length, signs)) = start_of_raw(rest) => {
                (at, open) = match signs {
                    Some(signs) => end_of_raw(bytes, at + length, signs),
                    None => end_of_text(bytes, at + length),
                };
                Kind::Text
            }
            [b' ' | b'\t', ..] => {
                at += 1;
                continue;
            }
            [first, ..] if is_in_word(*first) => {
                at += rest.iter().take_while(|byte| is_in_word(**byte)).count();
                if first.is_ascii_digit() {
                    at += rest_of_number(&bytes[at..]);
                    Kind::Number
                } else if bytes[at..].trim_ascii_start().first() == Some(&b':') {
                    Kind::Name
                } else {
                    Kind::Word
                }
            }
            [b'-' | b'+', digit, ..] if digit.is_ascii_digit() => {
                at += 1 + rest[1..].iter().take_while(|byte| is_in_word(**byte)).count();
                at += rest_of_number(&bytes[at..]);
                Kind::Number
            }
            _ => {
                at += 1;
                Kind::Sign
            }
        };
        tell(start..at, kind);
    }
    open
}

/// The brackets of a line that aren't in a text or a comment, with their places.
pub(super) fn brackets(line: &str, open: Open) -> Vec<(usize, u8)> {
    let mut found = Vec::new();
    let _ = read(line, open, |bytes, kind| {
        if kind == Kind::Sign
            && let Some(sign @ (b'(' | b')' | b'[' | b']' | b'{' | b'}')) = line.as_bytes().get(bytes.start)
        {
            found.push((bytes.start, *sign));
        }
    });
    found
}

/// Signs of other scripts are taken for letters.
fn is_in_word(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

/// A point with digits behind it.
fn rest_of_number(rest: &[u8]) -> usize {
    match rest {
        [b'.', digit, ..] if digit.is_ascii_digit() => {
            1 + rest[1..].iter().take_while(|byte| is_in_word(**byte)).count()
        }
        _ => 0,
    }
}

fn end_of_text(bytes: &[u8], from: usize) -> (usize, Open) {
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return (at + 1, Open::Nothing),
            _ => at += 1,
        }
    }
    (bytes.len(), Open::Text)
}

fn end_of_raw(bytes: &[u8], from: usize, signs: u8) -> (usize, Open) {
    let signs_there = usize::from(signs);
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        if *byte == b'"'
            && bytes[at..].iter().take(signs_there).filter(|byte| **byte == b'#').count() == signs_there
        {
            return (at + signs_there, Open::Nothing);
        }
    }
    (bytes.len(), Open::Raw(signs))
}

fn end_of_comment(bytes: &[u8], from: usize, depth: u16) -> (usize, Open) {
    let (mut at, mut depth) = (from, depth);
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        match rest {
            [b'*', b'/', ..] => {
                at += 2;
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return (at, Open::Nothing);
                }
            }
            [b'/', b'*', ..] => {
                at += 2;
                depth = depth.saturating_add(1);
            }
            _ => at += 1,
        }
    }
    (bytes.len(), Open::Comments(depth))
}

/// The length of what a text in quotes begins with after `r`, `b` or `br`, and how many `#` it takes, if it is raw.
fn start_of_raw(rest: &[u8]) -> Option<(usize, Option<u8>)> {
    let (letters, raw) = match rest {
        [b'b', b'r', ..] => (2, true),
        [b'b', b'"', ..] => return Some((2, None)),
        [b'r', ..] => (1, true),
        _ => return None,
    };
    let signs = rest[letters..].iter().take_while(|byte| **byte == b'#').count();
    let quote = raw && rest.get(letters + signs) == Some(&b'"');
    quote.then_some((letters + signs + 1, Some(u8::try_from(signs).ok()?)))
}

/// The length of a letter in single quotes, or of the quote alone.
fn length_of_letter(rest: &str) -> usize {
    let mut signs = rest.char_indices().skip(1);
    let Some((_, first)) = signs.next() else { return rest.len() };
    if first == '\\' {
        let behind = signs.next().map_or(2, |(at, escaped)| at + escaped.len_utf8());
        let end = rest.get(behind..).and_then(|rest| rest.find('\''));
        return end.filter(|end| *end < 12).map_or(1, |end| behind + end + 1);
    }
    match signs.next() {
        Some((end, '\'')) => end + 1,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(line: &str, open: Open) -> (Vec<(&str, Kind)>, Open) {
        let mut all = Vec::new();
        let open = read(line, open, |bytes, kind| all.push((line.get(bytes).unwrap_or("?"), kind)));
        (all, open)
    }

    #[test]
    fn each_piece_of_a_line_is_known_for_what_it_is() {
        let (all, open) = told(r#"  time: Some("a \"b\""), -2.5 // so"#, Open::Nothing);
        let expected = [
            ("time", Kind::Name),
            (":", Kind::Sign),
            ("Some", Kind::Word),
            ("(", Kind::Sign),
            (r#""a \"b\"""#, Kind::Text),
            (")", Kind::Sign),
            (",", Kind::Sign),
            ("-2.5", Kind::Number),
            ("// so", Kind::Comment),
        ];
        assert_eq!(all, expected);
        assert_eq!(open, Open::Nothing);
    }

    #[test]
    fn what_a_line_leaves_open_goes_on_in_the_next() {
        assert_eq!(told("\"one", Open::Nothing).1, Open::Text);
        assert_eq!(told("two\", 3", Open::Text).0[0], ("two\"", Kind::Text));
        assert_eq!(told("r##\"a\"# ", Open::Nothing).1, Open::Raw(2));
        assert_eq!(told("\"## x", Open::Raw(2)).0, [("\"##", Kind::Text), ("x", Kind::Word)]);
        assert_eq!(told("/* a /* b */", Open::Nothing).1, Open::Comments(1));
        assert_eq!(told("*/x", Open::Comments(1)).0, [("*/", Kind::Comment), ("x", Kind::Word)]);
        assert_eq!(told("'\"' 'é' '", Open::Nothing).1, Open::Nothing);
    }

    #[test]
    fn brackets_in_texts_and_comments_do_not_count() {
        assert_eq!(brackets("([\"(\" // {", Open::Nothing), [(0, b'('), (1, b'[')]);
        assert_eq!(brackets("a) */ )", Open::Comments(1)), [(6, b')')]);
    }

    proptest! {
        #[test]
        fn pieces_stand_in_order_and_end_between_signs(
            line in "[\"'\\\\#rbé(:/* 1.x-]{0,24}",
            open in prop_oneof![
                Just(Open::Nothing), Just(Open::Text), Just(Open::Raw(1)), Just(Open::Comments(2))
            ],
        ) {
            let mut last = 0;
            let mut broken = None;
            let _ = read(&line, open, |bytes, _| {
                if bytes.start < last || bytes.is_empty() || line.get(bytes.clone()).is_none() {
                    broken = Some(bytes.clone());
                }
                last = bytes.end;
            });
            prop_assert_eq!(broken, None);
        }
    }
}
