//! Text that can be shown. Every text that comes in is cleaned here, wherever it is from: files and their names, the
//! command line, fields, the clipboard, journals.
//!
//! Three kinds of signs do harm. A line or paragraph separator inside a single line, together with right-to-left
//! letters, trips an assertion in text layout. Other control signs upset terminals, window titles and screen readers: a
//! NUL in a name empties a screen reader's tree for good. Direction marks that are nested too deep, or never closed, break
//! the layout or turn round the text after them.
//!
//! The bytes of a file are never changed by this: values are cleaned after they are read.

use std::borrow::Cow;

/// How deep direction marks may be nested; people who write in two directions need two or three. Deeper ones are left out.
const DEPTH: usize = 8;

/// Takes the place of a sign that can't be shown where the number of signs must stay the same.
pub(crate) const STAND_IN: char = '\u{fffd}';

/// Text of one line: separators and line breaks are spaces, other control signs are left out, marks of direction are
/// balanced.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    tidy(text, ' ')
}

/// Text that may have several lines: like [`line`], but separators are line breaks.
#[must_use]
pub fn lines(text: &str) -> Cow<'_, str> {
    tidy(text, '\n')
}

/// [`line`] for an owned text.
#[must_use]
pub(crate) fn owned_line(text: String) -> String {
    owned(text, line)
}

/// [`lines`] for an owned text.
#[must_use]
pub(crate) fn owned_lines(text: String) -> String {
    owned(text, lines)
}

fn owned(text: String, clean: fn(&str) -> Cow<'_, str>) -> String {
    match clean(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(clean) => clean,
    }
}

/// The beginning of a text as a [`line`] of at most so many signs, not counting those that close direction marks.
#[must_use]
pub(crate) fn line_of(text: &str, most: usize) -> String {
    line(beginning(text, most)).into_owned()
}

/// The beginning of a text as [`lines`] of at most so many signs, not counting those that close direction marks.
#[must_use]
pub(crate) fn lines_of(text: &str, most: usize) -> String {
    lines(beginning(text, most)).into_owned()
}

fn beginning(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}

/// A piece of a file that can be shown, with as many signs as before, so that columns stay right: each that can't be
/// shown, or that turns others round, becomes a [stand-in](STAND_IN). Tabs stay.
#[must_use]
pub fn in_place(text: &str) -> Cow<'_, str> {
    stood_in(text, |sign| sign != '\t' && is_odd(sign))
}

/// Text for a terminal: like [`in_place`], but line breaks stay, and so do direction marks that end on their line and
/// don't override a text's own direction.
#[must_use]
pub fn printed(text: &str) -> Cow<'_, str> {
    if !text.contains(|sign| !matches!(sign, '\t' | '\n') && is_odd(sign)) {
        return Cow::Borrowed(text);
    }
    let line = |line: &str| {
        let is_steady = first_unfit(line).is_none() && !line.contains(['\u{202d}', '\u{202e}']);
        let bad = |sign| match sign {
            '\t' | '\n' => false,
            _ if is_steady && Mark::of(sign).is_some() => false,
            _ => is_odd(sign),
        };
        stood_in(line, bad).into_owned()
    };
    Cow::Owned(text.split_inclusive('\n').map(line).collect())
}

fn stood_in(text: &str, bad: impl Fn(char) -> bool) -> Cow<'_, str> {
    if text.contains(&bad) {
        Cow::Owned(text.chars().map(|sign| if bad(sign) { STAND_IN } else { sign }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// At most so many signs of a text, with `…` in place of the rest.
#[must_use]
pub fn cut(mut text: String, most: usize) -> String {
    if let Some((end, _)) = text.char_indices().nth(most) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// A piece of a text for a message: on one line, [cut](cut) where it is long, without anything that upsets the text
/// around it.
#[must_use]
pub(crate) fn quoted(text: &str, most: usize) -> String {
    let shown = |sign| match sign {
        '\t' => ' ',
        _ if is_separator(sign) => ' ',
        _ if is_odd(sign) => STAND_IN,
        _ => sign,
    };
    // One more than is shown tells that there is more.
    cut(text.chars().take(most + 1).map(shown).collect(), most)
}

/// Whether text layout takes a sign for a separator of lines, paragraphs or fields.
#[must_use]
pub(crate) fn is_separator(sign: char) -> bool {
    matches!(sign, '\n'..='\r' | '\u{1c}'..='\u{1f}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a sign isn't shown but does something to others or to the screen: control signs, separators, direction marks.
#[must_use]
pub fn is_odd(sign: char) -> bool {
    sign.is_control() || is_separator(sign) || Mark::of(sign).is_some()
}

fn tidy(text: &str, separator: char) -> Cow<'_, str> {
    if is_clean(text, separator) { Cow::Borrowed(text) } else { Cow::Owned(cleaned(text, separator)) }
}

/// Whether a text needs no cleaning. Most don't, and this is asked at every frame.
fn is_clean(text: &str, separator: char) -> bool {
    let breaks = separator == '\n';
    // All that matters is below a space, or begins with one of three bytes.
    let plain = |byte| match byte {
        b'\n' => breaks,
        _ => byte >= b' ' && !matches!(byte, 0x7f | 0xc2 | 0xe2),
    };
    text.bytes().all(plain) || !text.contains(|sign| is_odd(sign) && !(sign == '\n' && breaks))
}

fn cleaned(text: &str, separator: char) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut open = Open::default();
    let mut signs = text.chars().enumerate().peekable();
    while let Some((at, sign)) = signs.next() {
        if is_separator(sign) {
            if sign == '\r' && signs.peek().is_some_and(|(_, next)| *next == '\n') {
                let _ = signs.next();
            }
            if separator == '\n' {
                open.close(&mut clean);
            }
            clean.push(separator);
        } else if sign == '\t' {
            clean.push(' ');
        } else if let Some(mark) = Mark::of(sign) {
            if open.takes(mark, sign, at).is_ok() {
                clean.push(sign);
            }
        } else if !sign.is_control() {
            clean.push(sign);
        }
    }
    open.close(&mut clean);
    clean
}

/// A sign that isn't shown as it stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfit {
    /// How many signs come before it.
    pub at: usize,
    /// Which.
    pub sign: char,
    /// Why it isn't.
    pub why: Why,
}

/// Why a sign isn't shown as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It separates lines or paragraphs, and isn't a line break.
    Separates,
    /// Nobody can see it.
    Controls,
    /// A direction mark that is still open at the end of its line.
    StaysOpen,
    /// A direction mark inside too many others.
    TooDeep,
    /// It ends something that hasn't begun.
    EndsNothing,
}

/// The first sign of a text that [`lines`] changes or leaves out. Tabs and the usual line breaks are fine.
#[must_use]
pub fn first_unfit(text: &str) -> Option<Unfit> {
    if is_clean(text, '\n') {
        return None;
    }
    let mut open = Open::default();
    let mut signs = text.chars().enumerate().peekable();
    let mut found = None;
    while let Some((at, sign)) = signs.next() {
        let unfit = |why| Some(Unfit { at, sign, why });
        let break_follows = signs.peek().is_some_and(|(_, next)| *next == '\n');
        found = match sign {
            '\t' => None,
            '\n' => open.first(),
            '\r' if break_follows => None,
            _ if is_separator(sign) => unfit(Why::Separates),
            _ if sign.is_control() => unfit(Why::Controls),
            _ => match Mark::of(sign).map(|mark| open.takes(mark, sign, at)) {
                Some(Err(why)) => unfit(why),
                _ => None,
            },
        };
        if found.is_some() {
            break;
        }
    }
    found.or_else(|| open.first())
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

/// Marks that are open, the outermost first.
#[derive(Default)]
struct Open(Vec<Opened>);

struct Opened {
    mark: Mark,
    /// How many signs came before it.
    at: usize,
    sign: char,
    /// Whether it was let in.
    let_in: bool,
}

impl Open {
    /// Takes a mark, or says why it is left out. One that ends another is only kept if the other was.
    fn takes(&mut self, mark: Mark, sign: char, at: usize) -> Result<(), Why> {
        let ended = match mark {
            Mark::Embedding | Mark::Isolate => {
                let let_in = self.0.len() < DEPTH;
                self.0.push(Opened { mark, at, sign, let_in });
                return if let_in { Ok(()) } else { Err(Why::TooDeep) };
            }
            Mark::EndOfEmbedding => self.0.pop_if(|open| open.mark == Mark::Embedding),
            Mark::EndOfIsolate => {
                // It ends the embeddings inside of it, too.
                let begun = self.0.iter().rposition(|open| open.mark == Mark::Isolate);
                begun.and_then(|begun| self.0.drain(begun..).next())
            }
        };
        match ended {
            Some(Opened { let_in: true, .. }) => Ok(()),
            Some(_) => Err(Why::TooDeep),
            None => Err(Why::EndsNothing),
        }
    }

    /// Closes what is open at the end of a line.
    fn close(&mut self, clean: &mut String) {
        while let Some(Opened { mark, let_in, .. }) = self.0.pop() {
            if let_in {
                clean.push(if mark == Mark::Isolate { '\u{2069}' } else { '\u{202c}' });
            }
        }
    }

    /// The first that is open.
    fn first(&self) -> Option<Unfit> {
        self.0.first().map(|open| Unfit { at: open.at, sign: open.sign, why: Why::StaysOpen })
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
        assert_eq!(printed("a\u{9b}b\u{7f}\nc\r"), "a\u{fffd}b\u{fffd}\nc\u{fffd}");
        // Whoever writes two directions keeps them apart by marks, on paper too.
        let steady = "a\u{2067}א\u{2069}b\n";
        assert_eq!(printed(steady), steady);
        assert_eq!(
            printed(&format!("{steady}\u{2067}c\n\u{202e}d\u{202c}")),
            format!("{steady}\u{fffd}c\n\u{fffd}d\u{fffd}")
        );
        assert_eq!(printed("a\r\n"), "a\u{fffd}\n");
    }

    #[test]
    fn a_piece_is_quoted_on_one_line_and_no_longer_than_asked() {
        assert_eq!(quoted("soon\nor \u{1b}[31m\u{202e}", 60), "soon or \u{fffd}[31m\u{fffd}");
        assert_eq!(quoted("äöü", 3), "äöü");
        assert_eq!(quoted("äöüß", 3), "äöü…");
        assert_eq!(cut("äöüß".to_owned(), 3), "äöü…");
        // What closes a mark isn't cut off.
        assert_eq!(line_of("ab\u{2067}cd\u{2069}", 4), "ab\u{2067}c\u{2069}");
    }

    #[test]
    fn the_first_sign_that_is_not_shown_is_named_with_its_place() {
        let first = |text| first_unfit(text).map(|unfit| (unfit.at, unfit.sign, unfit.why));
        for fine in ["", "a\tb\nc\r\nd", "a\u{2067}א\u{2069}b", "„Ja“ …"] {
            assert_eq!(first(fine), None, "{fine:?}");
        }
        assert_eq!(first("ä\u{2029}\0"), Some((1, '\u{2029}', Why::Separates)));
        assert_eq!(first("a\rb"), Some((1, '\r', Why::Separates)));
        assert_eq!(first("aä\0\u{2029}"), Some((2, '\0', Why::Controls)));
        assert_eq!(first("a\u{202e}b"), Some((1, '\u{202e}', Why::StaysOpen)));
        assert_eq!(first("a\u{2067}b\nc\u{2069}"), Some((1, '\u{2067}', Why::StaysOpen)));
        assert_eq!(first("a\u{202c}b"), Some((1, '\u{202c}', Why::EndsNothing)));
        assert_eq!(first(&"\u{202b}".repeat(9)), Some((8, '\u{202b}', Why::TooDeep)));
    }

    #[test]
    fn what_is_clean_stays_so() {
        let text = "\u{202e}\u{2066}a\u{2029}\u{202c}b\r\n\0c\u{2069}";
        for clean in [line(text).into_owned(), lines(text).into_owned()] {
            assert_eq!(lines(&clean), clean);
        }
    }
}
