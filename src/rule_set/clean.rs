//! Text that can be shown. Every text that enters is made fit for it here, whatever it comes from: files and their names,
//! the command line, fields, the clipboard, journals.
//!
//! Three kinds of signs do harm. A separator of lines or paragraphs inside what is laid out as one line trips an
//! assertion in the layout of text where it meets letters that run from right to left. Other control signs upset
//! terminals, windows' titles and screen readers: a NUL in a name empties a screen reader's tree for good. Marks of
//! direction that are nested too deep, or never closed, break the layout or turn round what comes after them.
//!
//! A file's own bytes are never changed by this: values are cleaned once they are read.

use std::borrow::Cow;

/// How deep marks of direction may be nested; people who write two directions need two or three. Those beyond are left
/// out.
const DEPTH: usize = 8;

/// What stands for a sign that can't be shown, where one sign must stand for one.
pub const STAND_IN: char = '\u{fffd}';

/// Text of one line: separators and line breaks are spaces, other control signs are left out, marks of direction are
/// balanced.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    if is_clean(text) { Cow::Borrowed(text) } else { Cow::Owned(cleaned(text, ' ')) }
}

/// Text that may have several lines: like [`line`], but separators are line breaks.
#[must_use]
pub fn lines(text: &str) -> Cow<'_, str> {
    if is_clean(text) { Cow::Borrowed(text) } else { Cow::Owned(cleaned(text, '\n')) }
}

/// A piece of a file as it can be shown, with as many signs as it has, so that columns stay right: a
/// [stand-in](STAND_IN) for each that can't be shown or that turns others round. Tabs stay.
#[must_use]
pub fn in_place(text: &str) -> Cow<'_, str> {
    let bad =
        |sign: char| sign != '\t' && (sign.is_control() || is_separator(sign) || Mark::of(sign).is_some());
    if text.contains(bad) {
        Cow::Owned(text.chars().map(|sign| if bad(sign) { STAND_IN } else { sign }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// [`line`], of a text that is owned.
#[must_use]
pub fn owned_line(text: String) -> String {
    match line(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(clean) => clean,
    }
}

/// [`lines`], of a text that is owned.
#[must_use]
pub fn owned_lines(text: String) -> String {
    match lines(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(clean) => clean,
    }
}

/// Whether a sign separates lines or paragraphs, or fields within them, for whoever lays text out.
#[must_use]
pub fn is_separator(sign: char) -> bool {
    matches!(sign, '\n'..='\r' | '\u{1c}'..='\u{1f}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether nothing in a text needs a closer look: most texts, at every frame.
fn is_clean(text: &str) -> bool {
    // All that matters is below a space, or begins with one of two bytes.
    !text.bytes().any(|byte| byte < b' ' || matches!(byte, 0x7f | 0xc2 | 0xe2))
        || !text.contains(|sign: char| sign.is_control() || is_separator(sign) || Mark::of(sign).is_some())
}

fn cleaned(text: &str, separator: char) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut open = Open::default();
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if is_separator(sign) {
            if sign == '\r' && signs.peek() == Some(&'\n') {
                let _ = signs.next();
            }
            if separator == '\n' {
                open.close(&mut clean);
            }
            clean.push(separator);
        } else if sign == '\t' {
            clean.push(' ');
        } else if let Some(mark) = Mark::of(sign) {
            if open.takes(mark) {
                clean.push(sign);
            }
        } else if !sign.is_control() {
            clean.push(sign);
        }
    }
    open.close(&mut clean);
    clean
}

/// What a mark of direction does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Embedding,
    Isolate,
    EndOfEmbedding,
    EndOfIsolate,
}

impl Mark {
    fn of(sign: char) -> Option<Self> {
        Some(match sign {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => Self::Embedding,
            '\u{202c}' => Self::EndOfEmbedding,
            '\u{2066}'..='\u{2068}' => Self::Isolate,
            '\u{2069}' => Self::EndOfIsolate,
            _ => return None,
        })
    }
}

/// Marks that are open, the outermost first, and whether each was let in.
#[derive(Default)]
struct Open(Vec<(Mark, bool)>);

impl Open {
    /// Whether a mark may stand: an end only where something was let in that it ends.
    fn takes(&mut self, mark: Mark) -> bool {
        match mark {
            Mark::Embedding | Mark::Isolate => {
                let let_in = self.0.len() < DEPTH;
                self.0.push((mark, let_in));
                let_in
            }
            Mark::EndOfEmbedding => {
                let ends = self.0.last().is_some_and(|(open, _)| *open == Mark::Embedding);
                if ends { self.0.pop().is_some_and(|(_, let_in)| let_in) } else { false }
            }
            Mark::EndOfIsolate => {
                // It ends the embeddings inside of it, too.
                let Some(begun) = self.0.iter().rposition(|(open, _)| *open == Mark::Isolate) else {
                    return false;
                };
                let (_, let_in) = self.0[begun];
                self.0.truncate(begun);
                let_in
            }
        }
    }

    /// Closes what is open at the end of a line.
    fn close(&mut self, clean: &mut String) {
        while let Some((mark, let_in)) = self.0.pop() {
            if let_in {
                clean.push(if mark == Mark::Isolate { '\u{2069}' } else { '\u{202c}' });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_can_be_shown_is_left_as_it_is() {
        for text in ["", "Ana", "שלום, עולם", "„Ja“ – 👩‍👩‍👧 é", "\u{200f}א\u{200e}", "a\u{2067}א\u{2069}b"]
        {
            assert_eq!(line(text), text);
            assert_eq!(in_place("a\tb"), "a\tb");
        }
        assert_eq!(lines("one\ntwo"), "one\ntwo");
    }

    #[test]
    fn separators_are_spaces_in_one_line_and_line_breaks_in_several() {
        for separator in
            ["\n", "\r", "\r\n", "\u{b}", "\u{c}", "\u{1c}", "\u{1f}", "\u{85}", "\u{2028}", "\u{2029}"]
        {
            let text = format!("Hello{separator}א");
            assert_eq!(line(&text), "Hello א", "{separator:?}");
            assert_eq!(lines(&text), "Hello\nא", "{separator:?}");
        }
        assert_eq!(lines("a\tb"), "a b");
    }

    #[test]
    fn other_control_signs_go() {
        assert_eq!(line("A\0n\u{1b}[31ma\u{9b}\u{7f}"), "An[31ma");
    }

    #[test]
    fn marks_of_direction_end_where_they_began_and_no_deeper_than_anyone_needs() {
        assert_eq!(line("a\u{202e}b"), "a\u{202e}b\u{202c}");
        assert_eq!(line("a\u{2069}b\u{202c}"), "ab");
        assert_eq!(lines("a\u{2067}b\nc"), "a\u{2067}b\u{2069}\nc");
        assert_eq!(line("\u{2067}\u{202b}a\u{2069}\u{202c}b"), "\u{2067}\u{202b}a\u{2069}b");
        let deep = "\u{202b}".repeat(70) + "א" + &"\u{202c}".repeat(70);
        assert_eq!(line(&deep), "\u{202b}".repeat(DEPTH) + "א" + &"\u{202c}".repeat(DEPTH));
    }

    #[test]
    fn a_piece_of_a_file_keeps_its_columns() {
        let piece = "a\0b\u{2029}c\u{202e}d\te";
        assert_eq!(in_place(piece).chars().count(), piece.chars().count());
        assert_eq!(in_place(piece), "a\u{fffd}b\u{fffd}c\u{fffd}d\te");
    }

    #[test]
    fn what_is_clean_stays_so() {
        let text = "\u{202e}\u{2066}a\u{2029}\u{202c}b\r\n\0c\u{2069}";
        for clean in [line(text).into_owned(), lines(text).into_owned()] {
            assert_eq!(lines(&clean), clean);
        }
    }
}
