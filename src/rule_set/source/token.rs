//! The tokens of a file: words, brackets, texts. Space and comments are none.

use std::ops::Range;

/// The byte order mark that some programs put before a text.
const MARK: char = '\u{feff}';

/// The smallest unit with a meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) bytes: Range<usize>,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// The word `format`; told apart only where a file's format is looked for.
    Format,
    Number,
    /// A text in quotes, raw or not.
    Text,
    /// A text without its closing quote.
    OpenText,
    /// A comment without its end.
    OpenComment,
    Open(char),
    Close(char),
    Colon,
    Comma,
    /// Something of RON that rule sets don't use: a single character in quotes, bytes in quotes, a raw name.
    Foreign,
    /// Anything else that means nothing here.
    Odd,
    /// The end of the file; never handed out.
    End,
}

impl Kind {
    /// Whether a value can begin with this.
    pub(super) fn begins_a_value(self) -> bool {
        matches!(self, Self::Word | Self::Number | Self::Text | Self::Open(_))
    }
}

/// Cuts a file into tokens; together with space and comments they cover all of it.
pub(super) struct Lexer<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, at: 0 }
    }

    /// Begins after a byte order mark, where there is one.
    pub(super) fn behind_mark(source: &'a str) -> Self {
        Self { source, at: if source.starts_with(MARK) { MARK.len_utf8() } else { 0 } }
    }

    /// Goes to the end of the line.
    pub(super) fn skip_line(&mut self) {
        self.skip(|letter| letter != '\n');
    }

    /// Passes a single character, from its opening quote; only that quote where there is no other.
    fn character(&mut self) -> Kind {
        self.at += 1;
        let mut letters = self.rest().char_indices();
        let escaped = letters.next().is_some_and(|(_, letter)| letter == '\\') && letters.next().is_some();
        let close = match letters.next() {
            Some((offset, '\'')) => Some(offset),
            // Such as `'\u{41}'`.
            Some(_) if escaped => {
                letters.take(10).find(|(_, letter)| *letter == '\'').map(|(offset, _)| offset)
            }
            _ => None,
        };
        self.at += close.map_or(0, |close| close + 1);
        if close.is_some() { Kind::Foreign } else { Kind::Odd }
    }

    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    /// Passes characters while they are wanted.
    fn skip(&mut self, wanted: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|letter| !wanted(letter)).unwrap_or(rest.len());
    }

    /// Passes space and comments; returns a comment without an end.
    fn blank(&mut self) -> Option<Token> {
        loop {
            self.skip(is_space);
            let rest = self.rest();
            if rest.starts_with("//") {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                let start = self.at;
                if !self.block_comment() {
                    self.at = self.source.len();
                    return Some(Token { kind: Kind::OpenComment, bytes: start..self.source.len() });
                }
            } else {
                return None;
            }
        }
    }

    /// Passes a block comment, with comments inside it; `false` where it has no end.
    fn block_comment(&mut self) -> bool {
        let mut depth = 0_usize;
        let bytes = self.source.as_bytes();
        while let Some(pair) = bytes.get(self.at..self.at + 2) {
            match pair {
                b"/*" => depth += 1,
                b"*/" => depth -= 1,
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            self.at += 2;
            if depth == 0 {
                return true;
            }
        }
        false
    }

    /// Passes a text, from its opening quote.
    fn text(&mut self) -> Kind {
        let mut escaped = false;
        for (offset, letter) in self.rest().char_indices().skip(1) {
            match letter {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => {
                    self.at += offset + 1;
                    return Kind::Text;
                }
                _ => {}
            }
        }
        self.at = self.source.len();
        Kind::OpenText
    }

    /// Passes `r"…"`, `r#"…"#` or `r#name`, from the character after the `r`.
    fn raw_text(&mut self) -> Kind {
        let hashes = self.rest().len() - self.rest().trim_start_matches('#').len();
        self.at += hashes;
        if !self.rest().starts_with('"') {
            let before = self.at;
            self.skip(|letter| is_word(letter) || matches!(letter, '.' | '+' | '-'));
            return if hashes == 1 && self.at > before { Kind::Foreign } else { Kind::Odd };
        }
        self.at += 1;
        let close = format!("\"{}", "#".repeat(hashes));
        if let Some(offset) = self.rest().find(&close) {
            self.at += offset + close.len();
            return Kind::Text;
        }
        self.at = self.source.len();
        Kind::OpenText
    }

    fn word(&mut self) -> Kind {
        let start = self.at;
        self.skip(is_word);
        let foreign = |kind| if kind == Kind::Text { Kind::Foreign } else { kind };
        match (self.source.get(start..self.at), self.rest().chars().next()) {
            (Some("r"), Some('"' | '#')) => self.raw_text(),
            (Some("br"), Some('"' | '#')) => foreign(self.raw_text()),
            (Some("b"), Some('"')) => foreign(self.text()),
            (Some("b"), Some('\'')) => self.character(),
            (_, Some('"' | '#')) => {
                self.at += 1;
                Kind::Odd
            }
            _ => Kind::Word,
        }
    }

    fn number(&mut self) -> Kind {
        self.at += 1;
        loop {
            self.skip(|letter| matches!(letter, '_' | '.') || letter.is_alphanumeric());
            // The sign of an exponent.
            let exponent = self.source.get(..self.at).is_some_and(|before| before.ends_with(['e', 'E']));
            if !exponent || !self.rest().starts_with(['+', '-']) {
                return Kind::Number;
            }
            self.at += 1;
        }
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(open) = self.blank() {
            return Some(open);
        }
        let start = self.at;
        let mut letters = self.rest().chars();
        let first = letters.next()?;
        let second = letters.next().unwrap_or(' ');
        let kind = match first {
            '"' => self.text(),
            '\'' => self.character(),
            _ if first == '_' || first.is_alphabetic() => self.word(),
            '0'..='9' => self.number(),
            '+' | '-' | '.' if second.is_ascii_digit() || second == '.' => self.number(),
            _ => {
                self.at += first.len_utf8();
                of_sign(first).unwrap_or(Kind::Odd)
            }
        };
        Some(Token { kind, bytes: start..self.at })
    }
}

/// What a single sign is; `None` where it means nothing by itself.
pub(super) fn of_sign(sign: char) -> Option<Kind> {
    Some(match sign {
        '(' | '[' | '{' => Kind::Open(sign),
        ')' | ']' | '}' => Kind::Close(sign),
        ':' => Kind::Colon,
        ',' => Kind::Comma,
        _ => return None,
    })
}

/// The bracket that closes this one.
pub(super) fn closing(open: char) -> char {
    match open {
        '[' => ']',
        '{' => '}',
        _ => ')',
    }
}

/// What may stand in a name.
fn is_word(letter: char) -> bool {
    letter == '_' || letter.is_alphanumeric() || unicode_ident::is_xid_continue(letter)
}

/// What RON takes for space.
fn is_space(letter: char) -> bool {
    letter.is_ascii_whitespace()
        || matches!(letter, '\u{b}' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
}
