//! Builds values from tokens, and says where that fails.

use std::ops::Range;

use super::token::{self, Kind as Token, Lexer};
use super::{DEPTH, Kind, Name, Syntax, SyntaxError, Value};
use crate::rule_set::sign;

/// Slips behind which the rest is read: whoever forgets more commas doesn't write them.
const SLIPS: usize = 50;

/// Reads a file. `None` where there is nothing but space and comments.
///
/// Signs that were clearly meant to be others are read as those, and noted in `slips`, as are missing commas and times
/// without quotes: a file with slips isn't RON, but the rest of it can still be checked.
///
/// # Errors
/// [`SyntaxError`] at the first place that isn't RON for another reason.
pub(in crate::rule_set) fn read<'a>(
    source: &'a str,
    slips: &mut Vec<SyntaxError>,
) -> Result<Option<Value<'a>>, SyntaxError> {
    let mut reader =
        Reader { source, tokens: Lexer::new(source), slips, next: None, before: 0..0, open: Vec::new() };
    let _ = reader.step()?;
    if reader.next.is_none() {
        return Ok(None);
    }
    let value = reader.value(0)?;
    match reader.next {
        None => Ok(Some(value)),
        Some(_) if value.kind == Kind::Word => {
            Err(SyntaxError { bytes: value.bytes, what: Syntax::NoBracketFirst })
        }
        Some(ref token) => {
            let what = if reader.is_second_set() { Syntax::SecondSet } else { Syntax::AfterTheEnd };
            Err(SyntaxError { bytes: token.bytes.clone(), what })
        }
    }
}

/// What is inside the quotes of a text in which nothing is escaped: most texts, and much faster than ron reads them.
fn without_escapes(written: &str) -> Option<&str> {
    let inside = written.strip_prefix('"')?.strip_suffix('"')?;
    (!inside.contains('\\')).then_some(inside)
}

/// The error for an invisible sign.
fn invisible(sign: char, start: usize) -> SyntaxError {
    SyntaxError { bytes: start..start + sign.len_utf8(), what: Syntax::Invisible(sign) }
}

pub(super) struct Reader<'a, 's> {
    pub(super) source: &'a str,
    tokens: Lexer<'a>,
    /// Signs that were read as others.
    slips: &'s mut Vec<SyntaxError>,
    next: Option<token::Token>,
    /// The bytes of the token before `next`.
    pub(super) before: Range<usize>,
    /// The brackets that are open, outermost first.
    pub(super) open: Vec<char>,
}

impl<'a> Reader<'a, '_> {
    /// Moves to the next token and returns the one before it.
    fn step(&mut self) -> Result<Option<token::Token>, SyntaxError> {
        let token = self.next_token();
        self.before = self.next.as_ref().map_or(0..0, |token| token.bytes.clone());
        if let Some(token) = &token {
            self.lexical(token)?;
        }
        Ok(std::mem::replace(&mut self.next, token))
    }

    /// The next token with a meaning. Slips on the way are noted, and read as what was meant.
    fn next_token(&mut self) -> Option<token::Token> {
        loop {
            let mut token = self.tokens.next()?;
            let text = self.slice(&token.bytes);
            if token.kind == Token::Word {
                // It can stand in the middle of a word, too.
                for (at, sign) in text.char_indices().filter(|(_, sign)| sign::is_invisible(*sign)) {
                    let start = token.bytes.start + at;
                    self.slips.push(invisible(sign, start));
                }
            }
            let Some(sign) = text.chars().next().filter(|_| token.kind == Token::Odd) else {
                return Some(token);
            };
            if sign::is_invisible(sign) {
                self.slips.push(invisible(sign, token.bytes.start));
            } else if let Some(sign) = self.comment_of_elsewhere(&token.bytes) {
                let bytes = token.bytes.start..token.bytes.start + sign.len();
                self.slips.push(SyntaxError { bytes, what: Syntax::Comment { sign } });
                self.tokens.skip_line();
            } else if let Some(kind) = sign::meant(sign).and_then(token::of_sign) {
                let meant = sign::meant(sign).unwrap_or_default();
                let what = Syntax::LooksLike { sign, meant };
                self.slips.push(SyntaxError { bytes: token.bytes.clone(), what });
                token.kind = kind;
                return Some(token);
            } else {
                return Some(token);
            }
        }
    }

    /// Refuses a token that can't begin a value.
    fn lexical(&self, token: &token::Token) -> Result<(), SyntaxError> {
        let text = self.slice(&token.bytes);
        let what = match token.kind {
            Token::OpenText => Syntax::OpenText,
            Token::OpenComment => Syntax::OpenComment,
            Token::Odd | Token::Foreign if text.starts_with('\'') => Syntax::SingleQuotes,
            Token::Odd if text.starts_with(|sign| sign::is_quote(sign) || sign::meant(sign) == Some('"')) => {
                Syntax::QuotationMark
            }
            Token::Odd if text == "#" => Syntax::Attribute,
            Token::Odd | Token::Foreign if text.contains('"') && self.runaway().is_some() => {
                return self.runaway().map_or(Ok(()), Err);
            }
            Token::Odd if text.ends_with('"') && self.quote_inside(&token.bytes).is_some() => {
                return self.quote_inside(&token.bytes).map_or(Ok(()), Err);
            }
            Token::Odd if text.ends_with('"') && self.quote_missing(&token.bytes).is_some() => {
                return self.quote_missing(&token.bytes).map_or(Ok(()), Err);
            }
            Token::Odd | Token::Foreign if text.contains(['"', '\'', '#']) => Syntax::OtherText,
            Token::Odd if text == ";" => Syntax::Semicolon,
            Token::Odd if text == "=" => Syntax::EqualsSign,
            Token::Odd => match self.unquoted(&token.bytes).filter(|_| text == "-") {
                Some(unquoted) => return Err(unquoted),
                None => Syntax::Meaningless,
            },
            _ => return Ok(()),
        };
        // An open text or comment runs to the end of the file; its beginning is what to look at.
        let end = match token.kind {
            Token::OpenText => token.bytes.start + 1,
            Token::Foreign => {
                token.bytes.start + text.find(['"', '\'', '#']).map_or(text.len(), |quote| quote + 1)
            }
            Token::OpenComment => token.bytes.start + 2,
            _ => token.bytes.end,
        };
        Err(SyntaxError { bytes: token.bytes.start..end, what })
    }

    /// The error for a text that goes on to the next line and is followed by something odd: its closing quote was
    /// forgotten, and it seems to end where the next text begins.
    pub(super) fn runaway(&self) -> Option<SyntaxError> {
        let text = self.slice(&self.before);
        (text.starts_with('"') && text.contains('\n')).then(|| SyntaxError {
            bytes: self.before.start..self.before.start + 1,
            what: Syntax::RunawayText,
        })
    }

    pub(super) fn slice(&self, bytes: &Range<usize>) -> &'a str {
        self.source.get(bytes.clone()).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Token {
        self.next.as_ref().map_or(Token::End, |token| token.kind)
    }

    /// The place of the next token, or the end of the file.
    pub(super) fn here(&self) -> Range<usize> {
        let end = self.source.len();
        self.next.as_ref().map_or(end..end, |token| token.bytes.clone())
    }

    pub(super) fn trouble(&self, what: Syntax) -> SyntaxError {
        SyntaxError { bytes: self.here(), what }
    }

    fn value(&mut self, depth: usize) -> Result<Value<'a>, SyntaxError> {
        let bytes = self.here();
        match self.peek() {
            Token::Word => {
                let text = self.slice(&bytes);
                let _ = self.step()?;
                let name = Some(Name { text, bytes: bytes.clone() });
                if self.peek() == Token::Open('(') {
                    let (kind, end) = self.group('(', depth)?;
                    return Ok(Value { bytes: bytes.start..end, name, kind });
                }
                Ok(match text {
                    "true" | "false" => Value { bytes, name: None, kind: Kind::Flag(text == "true") },
                    _ => Value { bytes, name, kind: Kind::Word },
                })
            }
            Token::Open(bracket) => {
                let (kind, end) = self.group(bracket, depth)?;
                Ok(Value { bytes: bytes.start..end, name: None, kind })
            }
            Token::Text => {
                let written = self.slice(&bytes);
                let text = match without_escapes(written) {
                    Some(text) => text.to_owned(),
                    None => ron::from_str::<String>(written).map_err(|error| SyntaxError {
                        bytes: bytes.clone(),
                        what: Syntax::BadText { why: error.code.to_string() },
                    })?,
                };
                let _ = self.step()?;
                Ok(Value { bytes, name: None, kind: Kind::Text(text) })
            }
            Token::Number => {
                let text = self.slice(&bytes);
                let kind = match (ron::from_str::<i64>(text), ron::from_str::<f64>(text)) {
                    (Ok(number), _) => Kind::Whole(number),
                    (_, Ok(_)) => Kind::Fraction,
                    // A time without quotes, most likely: what it was meant to be isn't looked at.
                    _ => {
                        let slip = self.trouble(Syntax::NotANumber { written: sign::short(text) });
                        self.pass_over(slip)?;
                        Kind::Text(text.to_owned())
                    }
                };
                let _ = self.step()?;
                Ok(Value { bytes, name: None, kind })
            }
            Token::End => Err(self.trouble(Syntax::EndsBeforeValue)),
            _ => Err(self.trouble(Syntax::ValueMissing { sign: self.slice(&bytes).to_owned() })),
        }
    }

    /// Reads from an opening bracket to its closing one, and returns the end.
    fn group(&mut self, bracket: char, depth: usize) -> Result<(Kind<'a>, usize), SyntaxError> {
        if depth >= DEPTH {
            return Err(self.trouble(Syntax::TooDeep));
        }
        let open = self.here();
        self.open.push(bracket);
        let _ = self.step()?;
        let kind = match bracket {
            '[' => {
                let mut items = Vec::new();
                while self.more(&open, ']')? {
                    items.push(self.value(depth + 1)?);
                    self.comma(&open, ']')?;
                }
                Kind::List(items)
            }
            '{' => {
                let mut entries = Vec::new();
                while self.more(&open, '}')? {
                    let key = self.value(depth + 1)?;
                    if let Some(error) = self.likely_key(&key, &entries, &open) {
                        return Err(error);
                    }
                    self.colon(&key.bytes)?;
                    entries.push((key, self.value(depth + 1)?));
                    self.comma(&open, '}')?;
                }
                Kind::Map(entries)
            }
            _ => self.parts_or_fields(&open, depth)?,
        };
        let end = self.here().end;
        let _ = self.step()?;
        let _ = self.open.pop();
        Ok((kind, end))
    }

    fn parts_or_fields(&mut self, open: &Range<usize>, depth: usize) -> Result<Kind<'a>, SyntaxError> {
        let mut parts = Vec::new();
        let mut fields = Vec::new();
        while self.more(open, ')')? {
            let value = self.value(depth + 1)?;
            if let Some(error) = self.likely_field(&value, !fields.is_empty(), open) {
                return Err(error);
            }
            if self.peek() == Token::Colon && matches!(value.kind, Kind::Text(_)) {
                return Err(SyntaxError { bytes: value.bytes, what: Syntax::QuotedName });
            }
            match (self.peek(), &value.name, &value.kind) {
                (Token::Colon, Some(name), Kind::Word) => {
                    let name = name.clone();
                    let _ = self.step()?;
                    fields.push((name, self.value(depth + 1)?));
                }
                _ => parts.push(value),
            }
            if let (Some(part), false) = (parts.first(), fields.is_empty()) {
                let last = fields.last().map(|(name, value): &(Name<'_>, Value<'_>)| (name.text, value));
                if let Some(error) = self.list_missing(part, last) {
                    return Err(error);
                }
                return Err(SyntaxError { bytes: part.head(), what: Syntax::NamelessValue });
            }
            self.comma(open, ')')?;
        }
        Ok(if fields.is_empty() { Kind::Parts(parts) } else { Kind::Fields(fields) })
    }

    /// Whether there is something before the closing bracket.
    fn more(&self, open: &Range<usize>, close: char) -> Result<bool, SyntaxError> {
        match self.peek() {
            Token::Close(bracket) if bracket == close => Ok(false),
            Token::Close(bracket) if self.is_one_too_many() => {
                Err(self.trouble(Syntax::OneTooMany { bracket }))
            }
            Token::Close(bracket) => {
                let line = self.line_of(open.start);
                let opening = self.slice(open).to_owned();
                Err(self.trouble(Syntax::ClosesAnother { bracket, opening, line, right: close }))
            }
            Token::End if self.open.len() > 1 => {
                let closing = self.open.iter().rev().map(|open| token::closing(*open)).collect();
                let what = Syntax::EndsInside { line: self.line_of(self.before.start), closing };
                Err(SyntaxError { bytes: self.before.end..self.before.end, what })
            }
            Token::End => {
                let opening = self.slice(open).to_owned();
                Err(SyntaxError { bytes: open.clone(), what: Syntax::NeverClosed { opening, right: close } })
            }
            _ => Ok(true),
        }
    }

    /// Takes a comma; the last value needs none.
    fn comma(&mut self, open: &Range<usize>, close: char) -> Result<(), SyntaxError> {
        match self.peek() {
            Token::Comma => self.step().map(drop),
            Token::Close(_) | Token::End => self.more(open, close).map(drop),
            next => match self.comma_missing(open, close) {
                // Clearly nothing else is wrong here.
                slip @ SyntaxError { what: Syntax::CommaMissing { .. }, .. } if next.begins_a_value() => {
                    self.pass_over(slip)
                }
                error => Err(error),
            },
        }
    }

    /// Takes note of a slip behind which the rest can be read, if there aren't too many already.
    fn pass_over(&mut self, slip: SyntaxError) -> Result<(), SyntaxError> {
        if self.slips.len() >= SLIPS {
            return Err(slip);
        }
        self.slips.push(slip);
        Ok(())
    }

    fn colon(&mut self, key: &Range<usize>) -> Result<(), SyntaxError> {
        if self.peek() == Token::Colon {
            return self.step().map(drop);
        }
        let what = Syntax::ColonMissing { key: sign::short(self.slice(key).trim_matches('"')) };
        Err(SyntaxError { bytes: key.clone(), what })
    }
}
