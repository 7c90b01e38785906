//! Quotes that end a text too early, or that are missing before it, and words that are no text at all but a note.

use std::ops::Range;

use super::reader::Reader;
use super::token::Kind as Token;
use super::{Kind, Syntax, SyntaxError, Value};
use crate::rule_set::sign;

impl Reader<'_, '_> {
    /// The error for a word that stands behind a text as though it went on, or that has the quote which ended it.
    pub(super) fn quote_inside(&self, next: &Range<usize>) -> Option<SyntaxError> {
        let (text, after) = (self.slice(&self.before), self.slice(next));
        let goes_on = self.before.end == next.start || after.ends_with('"');
        let is_text = text.starts_with('"') && text.len() > 1 && !text.contains('\n');
        let word = after.trim_end_matches('"');
        let is_word = word.starts_with(|letter: char| letter.is_alphanumeric());
        (is_text && is_word && goes_on && self.in_one_line(next.start)).then(|| SyntaxError {
            bytes: self.before.end - 1..next.end,
            what: Syntax::QuoteInside { word: sign::short(word) },
        })
    }

    /// The error for a word with a quote behind it and none before: the words up to it are the text.
    pub(super) fn quote_missing(&self, token: &Range<usize>) -> Option<SyntaxError> {
        let last = self.slice(token);
        let line = self.source.get(..token.start)?.rsplit('\n').next()?;
        let begins = |separators: &[char]| line.rfind(separators).map_or(0, |at| at + 1);
        let start = [begins(&[':', '[', '(', '{']), begins(&[','])]
            .into_iter()
            .find(|at| !line[*at..].contains('"'))?;
        let words = line.get(start..)?.trim_start();
        let from = token.start - words.len();
        let written = self.source.get(from..token.end)?.strip_suffix('"')?;
        let word = written.split_whitespace().next()?;
        (last.ends_with('"') && last.len() > 1).then(|| SyntaxError {
            bytes: from..token.end,
            what: Syntax::QuoteMissing { word: sign::short(word), written: sign::short(written) },
        })
    }

    /// The error for words that begin here, behind a whole value, and go on to the end of the line.
    pub(super) fn note(&self, start: usize) -> Option<SyntaxError> {
        let before = self.source.get(..start)?.rsplit('\n').next()?.trim_end();
        let rest = self.source.get(start..)?.lines().next()?.trim_end().trim_end_matches(',');
        let value = before.trim_end_matches(',');
        let is_number = value.len() < before.len() && value.ends_with(|sign: char| sign.is_ascii_digit());
        let is_behind = is_number || value.ends_with(['"', ')', ']', '}']);
        let is_prose = rest.starts_with(char::is_alphabetic)
            && !rest.contains(['"', ':', '(', ')', '[', ']', '{', '}', '=']);
        (is_behind && is_prose).then(|| SyntaxError {
            bytes: start..start + rest.len(),
            what: Syntax::Note { written: sign::short(rest) },
        })
    }

    /// The error for a second text behind the value of a field: both belong in a list.
    pub(super) fn list_missing(
        &self,
        value: &Value<'_>,
        last: Option<(&str, &Value<'_>)>,
    ) -> Option<SyntaxError> {
        let (field, first) = last?;
        let both = matches!((&first.kind, &value.kind), (Kind::Text(_), Kind::Text(_)));
        let between = self.source.get(first.bytes.end..value.bytes.start)?;
        if !both || self.peek() == Token::Colon || between.contains('\n') {
            return None;
        }
        let texts = format!("{}, {}", self.slice(&first.bytes), self.slice(&value.bytes));
        let texts = if texts.chars().count() > 60 { "\"…\", \"…\"".to_owned() } else { texts };
        let bytes = first.bytes.start..value.bytes.end;
        Some(SyntaxError { bytes, what: Syntax::ListMissing { field: sign::short(field), texts } })
    }
}
