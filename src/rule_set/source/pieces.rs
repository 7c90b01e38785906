//! What stands in brackets, piece by piece, with the places of all of it: for what is read by pieces where it can't be read as
//! a whole.

use std::ops::Range;

use super::members::Written;
use super::token::{Kind, Lexer};

/// A pair of brackets, which is all that a text holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pieces {
    /// The opening one.
    pub(crate) bracket: char,
    /// What stands between them, in order.
    pub(crate) pieces: Vec<Piece>,
}

/// One value in brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The bytes of what stands before the colon: a field's name, or a map's key.
    pub(crate) name: Option<Range<usize>>,
    /// The bytes of the value; none where it was forgotten.
    pub(crate) value: Range<usize>,
    /// Whether a comma is missing before it.
    pub(crate) runs_on: bool,
}

/// What stands in the brackets that a text consists of, with or without a word before them. `None` where it is anything
/// else, or where a bracket or a text in quotes has no end.
pub(crate) fn pieces(source: &str) -> Option<Pieces> {
    let written = Written::read(source)?;
    let group = written.group(&written.root()?)?;
    let mut comma = true;
    let piece = |member: super::members::Member| {
        let name = member.name.map(|name| written.bytes(name));
        let runs_on = !std::mem::replace(&mut comma, member.comma.is_some());
        Piece { name, value: written.bytes(member.value), runs_on }
    };
    Some(Pieces { bracket: group.bracket, pieces: group.members.into_iter().map(piece).collect() })
}

/// Where the brackets close with which a text begins, whatever comes behind them. `None` where they don't.
pub(crate) fn closes(source: &str) -> Option<usize> {
    let mut awaited = Vec::new();
    for token in Lexer::new(source) {
        match token.kind {
            Kind::Open('(') => awaited.push(')'),
            Kind::Open('[') => awaited.push(']'),
            Kind::Open(_) => awaited.push('}'),
            Kind::Close(bracket) if awaited.pop() != Some(bracket) => return None,
            Kind::OpenText | Kind::OpenComment => return None,
            _ => {}
        }
        if awaited.is_empty() {
            return matches!(token.kind, Kind::Close(_)).then_some(token.bytes.end);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use super::*;

    #[test]
    fn pieces_know_their_places() {
        let source = "// mine\n[(a: 1), 2 /* two */, \"x, y\",]";
        let read = pieces(source).unwrap();
        let values: Vec<&str> = read.pieces.iter().map(|piece| &source[piece.value.clone()]).collect();
        assert_eq!((read.bracket, values), ('[', vec!["(a: 1)", "2", "\"x, y\""]));
        let source = "{\"k\": [1], \"l\": 2}";
        let read = pieces(source).unwrap();
        let names: Vec<&str> = read.pieces.iter().map(|piece| &source[piece.name.clone().unwrap()]).collect();
        assert_eq!((read.bracket, names), ('{', vec!["\"k\"", "\"l\""]));
        let read = pieces("(a: 1 b: 2)").unwrap();
        assert_eq!(read.pieces.iter().map(|piece| piece.runs_on).collect::<Vec<_>>(), [false, true]);
        for nothing in ["", "1", "[1", "[1]]", "[\"1]", "[1,, 2]"] {
            assert_eq!(pieces(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn brackets_close_whatever_comes_behind_them() {
        assert_eq!(closes("(a: \")\", b: [1]), (c: \"open"), Some(16));
        for open in ["(a: [1)", "(a: \"1)", "(a: 1", "a: 1)", ")", ""] {
            assert_eq!(closes(open), None, "{open}");
        }
    }
}
