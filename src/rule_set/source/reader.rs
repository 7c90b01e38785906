//! Builds values from tokens, and says where that fails.

use std::ops::Range;

use super::token::{self, Kind as Token, Lexer};
use super::{DEPTH, Kind, Name, SyntaxError, Value};
use crate::rule_set::sign;

/// Reads a file. `None` where there is nothing but space and comments.
///
/// Signs that were clearly meant to be others are read as those, and noted in `slips`: a file with slips isn't RON, but the
/// rest of it can still be checked.
///
/// # Errors
/// [`SyntaxError`] at the first place that isn't RON for another reason.
pub(in crate::rule_set) fn read<'a>(
    source: &'a str,
    slips: &mut Vec<SyntaxError>,
) -> Result<Option<Value<'a>>, SyntaxError> {
    let mut reader = Reader { source, tokens: Lexer::new(source), slips, next: None, before: 0..0 };
    let _ = reader.step()?;
    if reader.next.is_none() {
        return Ok(None);
    }
    let value = reader.value(0)?;
    match reader.next {
        None => Ok(Some(value)),
        Some(token) => Err(SyntaxError {
            bytes: token.bytes,
            message: "the rule set has ended before this".to_owned(),
            help: "a file holds one rule set, `( … )`; look for a bracket that closes too early".to_owned(),
        }),
    }
}

/// The error for an invisible sign.
fn invisible(sign: char, start: usize) -> SyntaxError {
    SyntaxError {
        bytes: start..start + sign.len_utf8(),
        message: format!("there is {} here, which can't be seen", sign::name(sign)),
        help: sign::instead(sign).to_owned(),
    }
}

struct Reader<'a, 's> {
    source: &'a str,
    tokens: Lexer<'a>,
    /// Signs that were read as others.
    slips: &'s mut Vec<SyntaxError>,
    next: Option<token::Token>,
    /// The bytes of the token before `next`.
    before: Range<usize>,
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
            } else if sign == '#' && text == "#" && self.begins_a_comment(&token.bytes) {
                self.slips.push(SyntaxError {
                    bytes: token.bytes,
                    message: "a comment doesn't begin with “#” here".to_owned(),
                    help: "comments begin with //".to_owned(),
                });
                self.tokens.skip_line();
            } else if let Some(kind) = sign::meant(sign).and_then(token::of_sign) {
                let meant = sign::meant(sign).unwrap_or_default();
                self.slips.push(SyntaxError {
                    bytes: token.bytes.clone(),
                    message: format!("this “{sign}” (U+{:04X}) only looks like “{meant}”", u32::from(sign)),
                    help: format!("write a plain {meant}"),
                });
                token.kind = kind;
                return Some(token);
            } else {
                return Some(token);
            }
        }
    }

    /// Whether a `#` stands where a comment might begin: at the beginning of a line, or after a space.
    fn begins_a_comment(&self, bytes: &Range<usize>) -> bool {
        let before = self.source.get(..bytes.start).unwrap_or_default();
        let after = self.source.get(bytes.end..).unwrap_or_default();
        !after.starts_with('!') && before.chars().next_back().is_none_or(char::is_whitespace)
    }

    /// Refuses a token that can't begin a value.
    fn lexical(&self, token: &token::Token) -> Result<(), SyntaxError> {
        let text = self.slice(&token.bytes);
        let (message, help) = match token.kind {
            Token::OpenText => ("this text has no closing quote", "end it with a double quote: \"…\""),
            Token::OpenComment => ("this comment is never closed", "end it with */"),
            Token::Odd | Token::Foreign if text.starts_with('\'') => {
                ("texts don't stand in single quotes", "put it in double quotes: \"…\"")
            }
            Token::Odd if text.starts_with(|sign| sign::is_quote(sign) || sign::meant(sign) == Some('"')) => {
                (
                    "this quotation mark belongs inside of texts",
                    "begin and end a text with a straight quote: \"…\"",
                )
            }
            Token::Odd if text == "#" => ("rule sets have no attributes", "leave the line `#![…]` out"),
            Token::Odd | Token::Foreign if text.contains('"') && self.runaway().is_some() => {
                return self.runaway().map_or(Ok(()), Err);
            }
            Token::Odd | Token::Foreign if text.contains(['"', '\'', '#']) => {
                ("this kind of text isn't used in rule sets", "write a text as \"…\" or r\"…\"")
            }
            Token::Odd if text == ";" => ("a semicolon means nothing here", "separate values with a comma"),
            Token::Odd if text == "=" => {
                ("an equals sign means nothing here", "write a field as `name: value`")
            }
            Token::Odd => ("this means nothing here", "leave it out, or put it in double quotes"),
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
        Err(SyntaxError { bytes: token.bytes.start..end, message: message.to_owned(), help: help.to_owned() })
    }

    /// The error for a text that goes on to the next line and is followed by something odd: its closing quote was
    /// forgotten, and it seems to end where the next text begins.
    fn runaway(&self) -> Option<SyntaxError> {
        let text = self.slice(&self.before);
        (text.starts_with('"') && text.contains('\n')).then(|| SyntaxError {
            bytes: self.before.start..self.before.start + 1,
            message: "this text seems to have no closing quote".to_owned(),
            help: "end it with a double quote: \"…\"".to_owned(),
        })
    }

    fn slice(&self, bytes: &Range<usize>) -> &'a str {
        self.source.get(bytes.clone()).unwrap_or_default()
    }

    fn peek(&self) -> Token {
        self.next.as_ref().map_or(Token::End, |token| token.kind)
    }

    /// The place of the next token, or the end of the file.
    fn here(&self) -> Range<usize> {
        let end = self.source.len();
        self.next.as_ref().map_or(end..end, |token| token.bytes.clone())
    }

    fn trouble(&self, message: impl Into<String>, help: impl Into<String>) -> SyntaxError {
        SyntaxError { bytes: self.here(), message: message.into(), help: help.into() }
    }

    fn value(&mut self, depth: usize) -> Result<Value<'a>, SyntaxError> {
        let bytes = self.here();
        match self.peek() {
            Token::Word => {
                let text = self.slice(&bytes);
                let _ = self.step()?;
                let name = Some(Name { text, bytes: bytes.clone() });
                if self.peek() == Token::Open('(') {
                    let (kind, end) = self.group(depth)?;
                    return Ok(Value { bytes: bytes.start..end, name, kind });
                }
                Ok(match text {
                    "true" | "false" => Value { bytes, name: None, kind: Kind::Flag },
                    _ => Value { bytes, name, kind: Kind::Word },
                })
            }
            Token::Open(_) => {
                let (kind, end) = self.group(depth)?;
                Ok(Value { bytes: bytes.start..end, name: None, kind })
            }
            Token::Text => {
                let text = ron::from_str::<String>(self.slice(&bytes)).map_err(|error| SyntaxError {
                    bytes: bytes.clone(),
                    message: format!("this text can't be read: {}", error.code),
                    help: r#"write a backslash as \\ and a quote as \", or the whole text as r"…""#
                        .to_owned(),
                })?;
                let _ = self.step()?;
                Ok(Value { bytes, name: None, kind: Kind::Text(text) })
            }
            Token::Number => {
                let text = self.slice(&bytes);
                let kind = match (ron::from_str::<i64>(text), ron::from_str::<f64>(text)) {
                    (Ok(number), _) => Kind::Whole(number),
                    (_, Ok(_)) => Kind::Fraction,
                    _ => {
                        return Err(self.trouble(
                            format!("“{}” isn't a number", crate::rule_set::sign::short(text)),
                            "a time stands in quotes, such as \"90s\"; a number is digits alone, such as 3",
                        ));
                    }
                };
                let _ = self.step()?;
                Ok(Value { bytes, name: None, kind })
            }
            Token::End => {
                Err(self.trouble("the file ends where a value should stand", "is the end missing?"))
            }
            _ => Err(self.trouble(
                format!("a value should stand before this “{}”", self.slice(&bytes)),
                "a value is a text in quotes, a number, a word, or something in brackets",
            )),
        }
    }

    /// Reads from an opening bracket to its closing one, and returns the end.
    fn group(&mut self, depth: usize) -> Result<(Kind<'a>, usize), SyntaxError> {
        if depth >= DEPTH {
            return Err(self.trouble(
                format!("brackets stand in brackets more than {DEPTH} deep here"),
                "steps may stand inside steps up to 32 deep",
            ));
        }
        let open = self.here();
        let Token::Open(bracket) = self.peek() else {
            return Err(self.trouble("a bracket should stand here", "write ( … )"));
        };
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
        Ok((kind, end))
    }

    fn parts_or_fields(&mut self, open: &Range<usize>, depth: usize) -> Result<Kind<'a>, SyntaxError> {
        let mut parts = Vec::new();
        let mut fields = Vec::new();
        while self.more(open, ')')? {
            let value = self.value(depth + 1)?;
            if self.peek() == Token::Colon && matches!(value.kind, Kind::Text(_)) {
                return Err(SyntaxError {
                    bytes: value.bytes,
                    message: "names stand without quotes in ( … )".to_owned(),
                    help: "write `name: value`; quotes belong around the ids in { \"id\": … }".to_owned(),
                });
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
                return Err(SyntaxError {
                    bytes: part.head(),
                    message: "a value without a name stands among values with names here".to_owned(),
                    help: "give each a name: `name: value`".to_owned(),
                });
            }
            self.comma(open, ')')?;
        }
        Ok(if fields.is_empty() { Kind::Parts(parts) } else { Kind::Fields(fields) })
    }

    /// Whether there is something before the closing bracket.
    fn more(&self, open: &Range<usize>, close: char) -> Result<bool, SyntaxError> {
        match self.peek() {
            Token::Close(bracket) if bracket == close => Ok(false),
            Token::Close(bracket) => {
                let line = 1 + self.source.get(..open.start).unwrap_or_default().matches('\n').count();
                let opening = self.slice(open);
                Err(self.trouble(
                    format!("this “{bracket}” doesn't close the “{opening}” of line {line}"),
                    format!("close it with “{close}”"),
                ))
            }
            Token::End => Err(SyntaxError {
                bytes: open.clone(),
                message: format!("this “{}” is never closed", self.slice(open)),
                help: format!("close it with “{close}”"),
            }),
            _ => Ok(true),
        }
    }

    /// Takes a comma; the last value needs none.
    fn comma(&mut self, open: &Range<usize>, close: char) -> Result<(), SyntaxError> {
        match self.peek() {
            Token::Comma => self.step().map(drop),
            Token::Close(_) | Token::End => self.more(open, close).map(drop),
            _ => {
                let comma = || self.trouble("a comma is missing before this", "separate values with a comma");
                Err(self.runaway().unwrap_or_else(comma))
            }
        }
    }

    fn colon(&mut self, key: &Range<usize>) -> Result<(), SyntaxError> {
        if self.peek() == Token::Colon {
            return self.step().map(drop);
        }
        Err(SyntaxError {
            bytes: key.clone(),
            message: "a colon and a value are missing after this".to_owned(),
            help: "in { … } each entry is `\"id\": value`".to_owned(),
        })
    }
}
