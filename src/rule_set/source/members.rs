//! What stands in a pair of brackets, value by value, as it is written.
//!
//! [`read`](super::read) stops at the first thing that rule sets don't use. This takes all of RON, and values that can't be
//! read: they still have a place. Space and comments between values are left alone.

use std::ops::Range;

use super::token::{Kind, Lexer, Token};

/// The tokens of a text, all of them in order.
#[derive(Debug)]
pub(in crate::rule_set) struct Written<'a> {
    source: &'a str,
    tokens: Vec<Token>,
    /// For each opening bracket, the place of the one that closes it.
    closing: Vec<Option<usize>>,
}

/// A run of tokens, by their places in the list. An empty run says where they would be.
pub(in crate::rule_set) type Tokens = Range<usize>;

/// A pair of brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rule_set) struct Group {
    /// The opening one.
    pub(in crate::rule_set) bracket: char,
    /// Its token.
    pub(in crate::rule_set) open: usize,
    /// The closing one's token.
    pub(in crate::rule_set) close: usize,
    /// What stands between them.
    pub(in crate::rule_set) members: Vec<Member>,
}

/// One value in brackets, with its name and its comma.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rule_set) struct Member {
    /// What stands before the colon, where there is one.
    pub(in crate::rule_set) name: Option<Tokens>,
    /// The value; no tokens where it was forgotten.
    pub(in crate::rule_set) value: Tokens,
    /// The comma behind it.
    pub(in crate::rule_set) comma: Option<usize>,
}

impl Member {
    /// The first token of all.
    pub(in crate::rule_set) fn first(&self) -> usize {
        self.name.as_ref().map_or(self.value.start, |name| name.start)
    }

    /// The last token before the comma.
    pub(in crate::rule_set) fn last(&self) -> usize {
        self.value.end - 1
    }
}

impl<'a> Written<'a> {
    /// Cuts a text into tokens. `None` where a text in quotes or a comment has no end.
    pub(in crate::rule_set) fn read(source: &'a str) -> Option<Self> {
        let tokens: Vec<Token> = Lexer::behind_mark(source).collect();
        let open = tokens.iter().any(|token| matches!(token.kind, Kind::OpenText | Kind::OpenComment));
        let closing = pairs(&tokens);
        (!open).then_some(Self { source, tokens, closing })
    }

    /// The bytes of all texts in quotes.
    pub(in crate::rule_set) fn texts(&self) -> Vec<Range<usize>> {
        let texts = self.tokens.iter().filter(|token| matches!(token.kind, Kind::Text | Kind::Foreign));
        texts.map(|token| token.bytes.clone()).collect()
    }

    /// What stands in `Some( … )`; anything else is itself.
    pub(in crate::rule_set) fn inside_some(&self, value: &Tokens) -> Tokens {
        let inside = value.start + 2..value.end.saturating_sub(1);
        let is_some = self.slice(value.start..value.start + 1) == "Some"
            && self.kind(value.start + 1) == Kind::Open('(')
            && self.closing(value.start + 1) == Some(inside.end);
        if is_some && inside.start < inside.end { inside } else { value.clone() }
    }

    /// Whether there is nothing but space and comments.
    pub(in crate::rule_set) fn is_blank(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The file's one value: what stands behind its attributes. `None` where there is nothing.
    pub(in crate::rule_set) fn root(&self) -> Option<Tokens> {
        let mut at = 0;
        while self.slice(at..at + 1) == "#" {
            at = self.closing(at + 2)? + 1;
        }
        (at < self.tokens.len()).then_some(at..self.tokens.len())
    }

    /// The bytes from the first of some tokens to the last.
    pub(in crate::rule_set) fn bytes(&self, tokens: Tokens) -> Range<usize> {
        let end =
            |at: Option<usize>| at.and_then(|at| self.tokens.get(at)).map_or(0, |token| token.bytes.end);
        if tokens.is_empty() {
            let before = end(tokens.start.checked_sub(1));
            return before..before;
        }
        let start = self.tokens.get(tokens.start).map_or(self.source.len(), |token| token.bytes.start);
        start..end(Some(tokens.end - 1))
    }

    /// The text of some tokens, with everything between them.
    pub(in crate::rule_set) fn slice(&self, tokens: Tokens) -> &'a str {
        self.source.get(self.bytes(tokens)).unwrap_or_default()
    }

    /// The brackets that a value consists of, with or without a word before them. What stands in `Some( … )` counts.
    pub(in crate::rule_set) fn group(&self, value: &Tokens) -> Option<Group> {
        let open = value.start + usize::from(self.kind(value.start) == Kind::Word);
        let group = self.group_at(open)?;
        if group.close + 1 != value.end {
            return None;
        }
        match group.members.as_slice() {
            [Member { name: None, value: inner, .. }]
                if open > value.start && self.slice(value.start..open) == "Some" =>
            {
                self.group(inner)
            }
            _ => Some(group),
        }
    }

    fn group_at(&self, open: usize) -> Option<Group> {
        let Kind::Open(bracket) = self.kind(open) else { return None };
        let close = self.closing(open)?;
        let mut members = Vec::new();
        let mut at = open + 1;
        while at < close {
            let name = match bracket {
                '(' if self.is_named(at) => Some(at..at + 1),
                '{' => Some(at..self.skip(at, close, |at| self.kind(at) == Kind::Colon)?),
                _ => None,
            };
            let first = name.as_ref().map_or(at, |name| name.end + 1);
            if first > close {
                return None;
            }
            let end = self.skip(first, close, |at| self.kind(at) == Kind::Comma || self.begins(bracket, at));
            let end = end.unwrap_or(close);
            if name.as_ref().map_or(end == first, Tokens::is_empty) {
                return None;
            }
            let comma = (self.kind(end) == Kind::Comma && end < close).then_some(end);
            members.push(Member { name, value: first..end, comma });
            at = end + usize::from(comma.is_some());
        }
        Some(Group { bracket, open, close, members })
    }

    /// Whether a name and its colon stand here.
    fn is_named(&self, at: usize) -> bool {
        self.is_word(at) && self.kind(at + 1) == Kind::Colon
    }

    /// Whether a name stands here, raw or not.
    fn is_word(&self, at: usize) -> bool {
        match self.kind(at) {
            Kind::Word => true,
            Kind::Foreign => self.slice(at..at + 1).starts_with("r#"),
            _ => false,
        }
    }

    /// Whether the next member begins here, though no comma has ended the one before.
    fn begins(&self, bracket: char, at: usize) -> bool {
        let may_begin = match bracket {
            '(' => self.is_word(at),
            '{' => self.is_word(at) || matches!(self.kind(at), Kind::Text | Kind::Number | Kind::Foreign),
            _ => false,
        };
        may_begin && self.kind(at + 1) == Kind::Colon
    }

    /// The first place before `close` for which this holds. Pairs of brackets are passed over as a whole.
    fn skip(&self, from: usize, close: usize, wanted: impl Fn(usize) -> bool) -> Option<usize> {
        let mut at = from;
        while at < close {
            if wanted(at) {
                return Some(at);
            }
            at = if matches!(self.kind(at), Kind::Open(_)) { self.closing(at)? + 1 } else { at + 1 };
        }
        None
    }

    fn kind(&self, at: usize) -> Kind {
        self.tokens.get(at).map_or(Kind::End, |token| token.kind)
    }

    /// The place of the bracket that closes the one in this place.
    fn closing(&self, open: usize) -> Option<usize> {
        self.closing.get(open).copied().flatten()
    }
}

/// For each opening bracket, the place of the one that closes it. A bracket of another kind closes none that is open.
fn pairs(tokens: &[Token]) -> Vec<Option<usize>> {
    let mut closing = vec![None; tokens.len()];
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open(bracket) => open.push((at, bracket)),
            Kind::Close(bracket) => match open.pop() {
                Some((begin, opening)) if bracket == closed_by(opening) => closing[begin] = Some(at),
                _ => open.clear(),
            },
            _ => {}
        }
    }
    closing
}

fn closed_by(bracket: char) -> char {
    match bracket {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}
