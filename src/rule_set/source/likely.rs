//! What people probably meant where a file stops being RON: which bracket, comma, colon or quote is missing or too many.

use std::ops::Range;

use super::reader::Reader;
use super::syntax::Brackets;
use super::token::{self, Kind as Token, Lexer};
use super::{Kind, Syntax, SyntaxError, Value};
use crate::rule_set::sign;

/// Signs with which comments begin elsewhere. A word processor makes one dash of two.
const COMMENTS: [&str; 6] = ["#", "--", "–", "—", "<!--", "/"];

/// What stands beside a word in place of its brackets is quoted up to this many bytes.
const INSIDE: usize = 40;

impl Reader<'_, '_> {
    /// The sign that begins a comment elsewhere, where a comment might begin here: after a space, or in a new line.
    pub(super) fn comment_of_elsewhere(&self, bytes: &Range<usize>) -> Option<&'static str> {
        let before = self.source.get(..bytes.start).unwrap_or_default();
        let rest = self.source.get(bytes.start..).unwrap_or_default();
        let begins = !rest.starts_with("#!") && before.chars().next_back().is_none_or(char::is_whitespace);
        COMMENTS.into_iter().find(|sign| begins && rest.starts_with(sign))
    }

    /// Words without quotes around this token: an id with a hyphen, or more than one word.
    pub(super) fn unquoted(&self, token: &Range<usize>) -> Option<SyntaxError> {
        let starts = self.slice(&self.before).chars().next()?;
        if !(starts.is_alphabetic() || starts.is_ascii_digit()) || !self.in_one_line(token.start) {
            return None;
        }
        let rest = self.source.get(self.before.start..)?;
        let end = rest.find([',', '\n', '\r', ')', ']', '}', ':', '"']).unwrap_or(rest.len());
        let written = rest.get(..end)?.trim_end();
        (self.before.start + written.len() >= token.end).then(|| SyntaxError {
            bytes: self.before.start..self.before.start + written.len(),
            what: Syntax::Unquoted { written: sign::short(written) },
        })
    }

    /// Why there is no comma after a value in brackets of this kind.
    pub(super) fn comma_missing(&self, open: &Range<usize>, close: char) -> SyntaxError {
        let next = self.here();
        let before = self.slice(&self.before);
        let is_word = before.starts_with(|letter: char| letter.is_alphabetic() || letter == '_');
        if let Some(error) = self.runaway().or_else(|| self.misplaced_in_list(open)) {
            return error;
        }
        let likely = match self.peek() {
            Token::Word if self.quote_inside(&next).is_some() => self.quote_inside(&next),
            Token::Word if before.starts_with('"') && self.in_one_line(next.start) => self.note(next.start),
            Token::Word if self.note(self.before.start).is_some() && close != ')' => {
                self.note(self.before.start).filter(|_| is_word)
            }
            Token::Colon if close == ']' && self.is_first(open) => {
                let brackets = if is_word { Brackets::FieldsInSquare } else { Brackets::EntriesInSquare };
                Some(SyntaxError { bytes: open.clone(), what: Syntax::OtherBrackets(brackets) })
            }
            Token::Colon if close == ']' && is_word => Some(self.unclosed(open, close, self.before.clone())),
            Token::Colon if close == '}' && is_word => Some(SyntaxError {
                bytes: self.before.clone(),
                what: Syntax::OpeningMissing { field: sign::short(before) },
            }),
            Token::Word if close == ']' && self.is_followed_by_colon() => {
                Some(self.unclosed(open, close, next.clone()))
            }
            Token::Word | Token::Number if !self.is_followed_by_colon() => self.unquoted(&next),
            Token::Text | Token::Open('[' | '{') => self.brackets_missing(&next),
            _ => None,
        };
        likely.unwrap_or_else(|| {
            let is_behind = self.in_one_line(next.start);
            let line = (!is_behind).then(|| self.line_of(self.before.start));
            let bytes = if is_behind { next.clone() } else { self.before.clone() };
            let next = sign::short(self.slice(&next).trim_matches('"'));
            SyntaxError { bytes, what: Syntax::CommaMissing { line, next } }
        })
    }

    /// The error for a value in round brackets that is probably a field, or doesn't belong there.
    pub(super) fn likely_field(
        &self,
        value: &Value<'_>,
        fields: bool,
        open: &Range<usize>,
    ) -> Option<SyntaxError> {
        if let Some(error) = self.misplaced_in_set(value) {
            return Some(error);
        }
        let is_note = fields && matches!(value.kind, Kind::Word) && self.peek() != Token::Colon;
        if let Some(note) = self.note(value.bytes.start).filter(|_| is_note) {
            return Some(note);
        }
        let name =
            value.name.as_ref().filter(|name| name.text.starts_with(|letter: char| letter.is_lowercase()));
        let misses_colon = match (&value.kind, self.peek()) {
            (Kind::Word, Token::Text | Token::Number | Token::Open(_)) => true,
            (Kind::Word, Token::Word) => {
                fields && self.in_one_line(self.here().start) && !self.is_followed_by_colon()
            }
            (Kind::Fields(_) | Kind::Parts(_), _) => fields,
            _ => false,
        };
        if let Some(name) = name.filter(|_| misses_colon) {
            let what = Syntax::NameColonMissing { name: sign::short(name.text) };
            return Some(SyntaxError { bytes: name.bytes.clone(), what });
        }
        let parent = self.open.len().checked_sub(2).and_then(|parent| self.open.get(parent));
        let beside = match (parent, &value.kind) {
            (Some('['), Kind::Fields(_)) => true,
            (Some('{'), Kind::Text(_)) => self.peek() == Token::Colon,
            _ => false,
        };
        let next_line = beside && fields && !self.is_in_line_of(open, value.bytes.start);
        next_line.then(|| self.unclosed(open, ')', value.head()))
    }

    /// The error for the key of an entry in braces that isn't one.
    pub(super) fn likely_key(
        &self,
        key: &Value<'_>,
        entries: &[(Value<'_>, Value<'_>)],
        open: &Range<usize>,
    ) -> Option<SyntaxError> {
        if let Some(error) = self.misplaced_in_turns(key, open) {
            return Some(error);
        }
        if self.peek() != Token::Colon {
            // A text that goes on to the next line has swallowed what stands there.
            let note = || self.note(key.bytes.start).filter(|_| matches!(key.kind, Kind::Word));
            if let Some(error) = self.runaway().or_else(note) {
                return Some(error);
            }
        }
        match (&key.kind, self.peek()) {
            (Kind::Fields(_) | Kind::Parts(_), _) => {
                let what = Syntax::OtherBrackets(Brackets::StepsInBraces);
                Some(SyntaxError { bytes: open.clone(), what })
            }
            (Kind::Word, Token::Colon) if entries.last().is_some_and(|(key, _)| key.text().is_some()) => {
                Some(self.unclosed(open, '}', key.head()))
            }
            (Kind::Text(_), Token::Open(_) | Token::Text) => {
                let name = sign::short(self.slice(&key.bytes));
                Some(SyntaxError { bytes: key.bytes.clone(), what: Syntax::NameColonMissing { name } })
            }
            _ => None,
        }
    }

    /// Whether this closing bracket, which comes next, is one too many: without it all others would fit.
    pub(super) fn is_one_too_many(&self) -> bool {
        let next = self.here();
        let after = self.source.get(next.end..).unwrap_or_default();
        let from = self.source.get(next.start..).unwrap_or_default();
        let outer = self.open.split_last().map_or(&[][..], |(_, outer)| outer);
        fits(&self.open, after) && !fits(outer, from)
    }

    fn unclosed(&self, open: &Range<usize>, right: char, bytes: Range<usize>) -> SyntaxError {
        let opening = self.slice(open).chars().next_back().unwrap_or('(');
        SyntaxError { bytes, what: Syntax::UnclosedBefore { opening, line: self.line_of(open.start), right } }
    }

    /// The error for a word such as `Everyone` that has something beside it in place of brackets.
    fn brackets_missing(&self, next: &Range<usize>) -> Option<SyntaxError> {
        let word = self.slice(&self.before);
        if !word.starts_with(|letter: char| letter.is_ascii_uppercase()) || !self.in_one_line(next.start) {
            return None;
        }
        let rest = self.source.get(next.start..)?;
        let inside = match self.peek() {
            Token::Text => self.slice(next),
            _ => rest.split_once([']', '}', '\n'])?.0.get(1..)?.trim(),
        };
        let inside = if inside.is_empty() || inside.len() > INSIDE { "…" } else { inside };
        let what = Syntax::BracketsMissing { word: sign::short(word), inside: inside.to_owned() };
        Some(SyntaxError { bytes: self.before.clone(), what })
    }

    /// The line of this place, from 1.
    pub(super) fn line_of(&self, at: usize) -> usize {
        1 + self.source.get(..at).unwrap_or_default().matches('\n').count()
    }

    fn is_in_line_of(&self, open: &Range<usize>, at: usize) -> bool {
        self.line_of(open.start) == self.line_of(at)
    }

    /// Whether the token before stands in the line of this place.
    pub(super) fn in_one_line(&self, at: usize) -> bool {
        self.source.get(self.before.end..at).is_some_and(|between| !between.contains('\n'))
    }

    /// Whether the token before is the first after this bracket.
    fn is_first(&self, open: &Range<usize>) -> bool {
        self.source.get(open.end..self.before.start).is_some_and(|between| between.trim().is_empty())
    }

    fn is_followed_by_colon(&self) -> bool {
        let rest = self.source.get(self.here().end..).unwrap_or_default();
        rest.trim_start().starts_with(':')
    }
}

/// Whether the rest of a file closes exactly these brackets.
fn fits(open: &[char], rest: &str) -> bool {
    let mut open = open.to_vec();
    for token in Lexer::new(rest) {
        match token.kind {
            Token::Open(bracket) => open.push(bracket),
            Token::Close(bracket) if open.pop().map(token::closing) != Some(bracket) => return false,
            _ => {}
        }
    }
    open.is_empty()
}
