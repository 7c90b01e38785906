//! A rule set's file as a tree of values that know their places.
//!
//! `ron` with serde has the last word on what a file means, but it stops at the first problem and doesn't keep places.
//! This reader does, so that every problem can be shown in one run. It reads the part of RON that rule sets use, refuses
//! the rest (single characters, byte strings, attributes), and never goes deeper than [`DEPTH`].
//!
//! [`members`] is a second reader, for all of RON, that keeps every byte. Files are [edited](super::edit) with its help, and
//! read [piece by piece](pieces) where they can't be read as a whole.

mod fields;
mod likely;
pub(super) mod members;
mod misplaced;
mod pieces;
mod quotes;
mod reader;
mod syntax;
mod token;

use std::ops::Range;

pub(crate) use fields::{Field, fields, is_blank};
pub(crate) use pieces::{Piece, closes, pieces};
pub(super) use reader::read;
pub use syntax::{Brackets, Misplaced, Syntax};
use token::{Kind as Token, Lexer};

/// Brackets in brackets. Rule sets at their bound of nested steps need about 80.
pub(crate) const DEPTH: usize = 128;

/// One value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Value<'a> {
    /// The bytes it takes, its name included.
    pub(crate) bytes: Range<usize>,
    /// The word before the brackets, or the word that it is.
    pub(crate) name: Option<Name<'a>>,
    /// What it is.
    pub(crate) kind: Kind<'a>,
}

/// A word and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name<'a> {
    /// The word.
    pub(crate) text: &'a str,
    /// Its bytes.
    pub(crate) bytes: Range<usize>,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind<'a> {
    /// A word alone, such as `Hold`.
    Word,
    /// A text in quotes, without its escapes.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Another number.
    Fraction,
    /// `true` or `false`.
    Flag(bool),
    /// `[…]`
    List(Vec<Value<'a>>),
    /// `{…}`
    Map(Vec<(Value<'a>, Value<'a>)>),
    /// `(a, b)`, and `()`.
    Parts(Vec<Value<'a>>),
    /// `(a: 1, b: 2)`
    Fields(Vec<(Name<'a>, Value<'a>)>),
}

/// Something that isn't RON, or isn't used in rule sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SyntaxError {
    /// Where.
    pub(super) bytes: Range<usize>,
    /// What is wrong.
    pub(super) what: Syntax,
}

impl<'a> Value<'a> {
    /// The value of a field; the first, where it stands there twice.
    pub(crate) fn field(&self, name: &str) -> Option<&Value<'a>> {
        self.fields().iter().find(|(field, _)| field.text == name).map(|(_, value)| value.unwrapped())
    }

    /// The fields of `(a: 1, b: 2)`; none for anything else.
    pub(crate) fn fields(&self) -> &[(Name<'a>, Value<'a>)] {
        match &self.kind {
            Kind::Fields(fields) => fields,
            _ => &[],
        }
    }

    /// The items of `[…]`; none for anything else.
    pub(crate) fn items(&self) -> &[Value<'a>] {
        match &self.kind {
            Kind::List(items) => items,
            _ => &[],
        }
    }

    /// Whether this is `()`.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(&self.kind, Kind::Parts(parts) if parts.is_empty())
    }

    /// The values inside `(a, b)`; none for anything else.
    pub(crate) fn parts(&self) -> &[Value<'a>] {
        match &self.kind {
            Kind::Parts(parts) => parts,
            _ => &[],
        }
    }

    /// The entries of `{…}`; none for anything else.
    pub(crate) fn entries(&self) -> &[(Value<'a>, Value<'a>)] {
        match &self.kind {
            Kind::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The text, where it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number, where it is one.
    pub(crate) fn whole(&self) -> Option<i64> {
        match self.kind {
            Kind::Whole(number) => Some(number),
            _ => None,
        }
    }

    /// Whether it is the word `true`.
    pub(crate) fn is_true(&self) -> bool {
        matches!(self.kind, Kind::Flag(true))
    }

    /// The word before the brackets, or the word that it is.
    pub(crate) fn word(&self) -> Option<&'a str> {
        self.name.as_ref().map(|name| name.text)
    }

    pub(crate) fn is_none(&self) -> bool {
        matches!(self.kind, Kind::Word) && self.word() == Some("None")
    }

    /// Moves it and all that is in it so many bytes on.
    fn shift(&mut self, by: usize) {
        let on = |bytes: &mut Range<usize>| *bytes = bytes.start + by..bytes.end + by;
        on(&mut self.bytes);
        if let Some(name) = &mut self.name {
            on(&mut name.bytes);
        }
        match &mut self.kind {
            Kind::List(values) | Kind::Parts(values) => values.iter_mut().for_each(|value| value.shift(by)),
            Kind::Map(entries) => entries.iter_mut().for_each(|(key, value)| {
                key.shift(by);
                value.shift(by);
            }),
            Kind::Fields(fields) => fields.iter_mut().for_each(|(name, value)| {
                on(&mut name.bytes);
                value.shift(by);
            }),
            Kind::Word | Kind::Text(_) | Kind::Whole(_) | Kind::Fraction | Kind::Flag(_) => {}
        }
    }

    /// What is inside `Some(…)`; anything else is itself.
    pub(crate) fn unwrapped(&self) -> &Value<'a> {
        match (self.word(), self.parts()) {
            (Some("Some"), [inner]) => inner,
            _ => self,
        }
    }

    /// The part to point at: a name or an opening bracket rather than everything inside.
    pub(crate) fn head(&self) -> Range<usize> {
        match (&self.name, &self.kind) {
            (Some(name), _) => name.bytes.clone(),
            (None, Kind::List(_) | Kind::Map(_) | Kind::Parts(_) | Kind::Fields(_)) => {
                self.bytes.start..self.bytes.start + 1
            }
            (None, _) => self.bytes.clone(),
        }
    }
}

/// The bytes of one sign of a text as it is written, with quotes: the sign itself, or its escape.
pub(super) fn bytes_of_sign(written: &str, place: usize) -> Option<Range<usize>> {
    let raw = written.starts_with('r');
    let mut at = written.find('"')? + 1;
    for _ in 0..place {
        at += length_of_sign(written.get(at..)?, raw)?;
    }
    Some(at..at + length_of_sign(written.get(at..)?, raw)?)
}

/// The bytes of the first sign, or of its escape.
fn length_of_sign(written: &str, raw: bool) -> Option<usize> {
    let mut signs = written.chars();
    let first = signs.next()?;
    if first != '\\' || raw {
        return Some(first.len_utf8());
    }
    match signs.next()? {
        'u' => written.find('}').map(|end| end + 1),
        // A sign is written as its bytes in UTF-8, each as `\xNN`.
        'x' => Some(match u8::from_str_radix(written.get(2..4)?, 16).ok()? {
            0xf0.. => 16,
            0xe0.. => 12,
            0xc0.. => 8,
            _ => 4,
        }),
        escaped => Some(1 + escaped.len_utf8()),
    }
}

/// The first place where a text isn't RON, or uses more of it than files here do: its line, from 1, and what is wrong.
pub(crate) fn trouble(source: &str) -> Option<(usize, Syntax)> {
    let mut slips = Vec::new();
    let error = read(source, &mut slips).err();
    let first = slips.into_iter().chain(error).min_by_key(|error| error.bytes.start)?;
    let before = source.get(..first.bytes.start).unwrap_or_default();
    Some((1 + before.matches('\n').count(), first.what))
}

/// A file's values, where it can be read as a whole. A byte order mark before them is fine.
pub(crate) fn tree(source: &str) -> Option<Value<'_>> {
    let mut slips = Vec::new();
    let behind_mark = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut value = read(behind_mark, &mut slips).ok()??;
    if behind_mark.len() < source.len() {
        value.shift(source.len() - behind_mark.len());
    }
    slips.is_empty().then_some(value)
}

/// The number after `format:` in the outermost brackets, wherever it stands, even if the rest can't be read.
pub(super) fn format(source: &str) -> Option<(i64, Range<usize>)> {
    let mut depth = 0_usize;
    let mut before = [Token::End; 2];
    for token in Lexer::new(source) {
        let text = source.get(token.bytes.clone()).unwrap_or_default();
        match token.kind {
            Token::Open(_) => depth += 1,
            Token::Close(_) => depth = depth.saturating_sub(1),
            Token::Number if depth == 1 && before == [Token::Format, Token::Colon] => {
                return ron::from_str(text).ok().map(|number| (number, token.bytes));
            }
            _ => {}
        }
        let kind = if token.kind == Token::Word && text == "format" { Token::Format } else { token.kind };
        before = [before[1], kind];
    }
    None
}

/// The names before a colon, each with the number of brackets around it, even where the rest can't be read.
pub(super) fn names(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut depth = 0_usize;
    let mut word = None;
    Lexer::new(source).filter_map(move |token| {
        let before = word.take();
        match token.kind {
            Token::Open(_) => depth += 1,
            Token::Close(_) => depth = depth.saturating_sub(1),
            Token::Word => word = source.get(token.bytes),
            Token::Colon => return before.map(|name| (depth, name)),
            _ => {}
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sign_is_found_in_a_text_as_it_is_written() {
        for written in [
            r#""plain ä „x“""#,
            r#""\0\n\t\r\\\"\' \u{2029}א\u{1F600}\x1b\x7f\xc2\x85\xe2\x80\xa9\xf0\x9f\x98\x80 end""#,
            "r\"raw \\0 \\u{2029} \u{2029}\"",
            "r##\"raw \"# \u{0}ä\"##",
        ] {
            let text: String = ron::from_str(written).unwrap_or_default();
            assert!(!text.is_empty(), "{written}");
            let mut end = None;
            for (place, sign) in text.chars().enumerate() {
                let bytes = bytes_of_sign(written, place).unwrap_or_default();
                assert!(end.is_none_or(|end| end == bytes.start), "{written}: {place}");
                end = Some(bytes.end);
                let found = written.get(bytes).unwrap_or_default();
                let alone = if found.starts_with('\\') && !written.starts_with('r') {
                    ron::from_str(&format!("\"{found}\"")).unwrap_or_default()
                } else {
                    found.to_owned()
                };
                assert_eq!(alone, sign.to_string(), "{written}: {found}");
            }
            assert_eq!(bytes_of_sign(written, text.chars().count() + 9), None);
        }
    }
}
