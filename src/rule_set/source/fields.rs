//! The fields of a file whose values may be anything: each can be read by itself, so that a wrong one costs no other.

use super::token::{Kind, Lexer, Token};

/// A field of the outermost brackets, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written<'a> {
    /// Its name.
    pub(crate) name: &'a str,
    /// What stands behind the colon; nothing where nothing does.
    pub(crate) value: &'a str,
    /// The line of its name, from 1.
    pub(crate) line: usize,
    /// Whether a comma is missing before it.
    pub(crate) runs_on: bool,
}

/// The fields of `( … )`. `None` where there are no such brackets or they hold something else, or where a bracket or a
/// text has no end.
pub(crate) fn fields(source: &str) -> Option<Vec<Written<'_>>> {
    let tokens = tokens(source)?;
    let kind = |at: usize| tokens.get(at).map_or(Kind::End, |token| token.kind);
    let slice = |from: usize, to: usize| match (tokens.get(from), tokens.get(to)) {
        (Some(from), Some(to)) => source.get(from.bytes.start..to.bytes.end).unwrap_or_default(),
        _ => "",
    };
    let mut at = 0;
    while slice(at, at) == "#" {
        at = closing(&tokens, at + 2)? + 1;
    }
    if kind(at) == Kind::Word {
        at += 1;
    }
    if kind(at) != Kind::Open('(') || closing(&tokens, at)? + 1 != tokens.len() {
        return None;
    }
    at += 1;
    let mut fields = Vec::new();
    let mut comma = true;
    while kind(at) != Kind::Close(')') {
        let name = tokens.get(at).filter(|token| token.kind == Kind::Word && kind(at + 1) == Kind::Colon)?;
        let first = at + 2;
        at = first;
        loop {
            match (kind(at), kind(at + 1)) {
                (Kind::Comma | Kind::Close(_), _) | (Kind::Word, Kind::Colon) => break,
                (Kind::Open(_), _) => at = closing(&tokens, at)? + 1,
                _ => at += 1,
            }
        }
        fields.push(Written {
            name: source.get(name.bytes.clone()).unwrap_or_default(),
            value: if at > first { slice(first, at - 1) } else { "" },
            line: 1 + source.get(..name.bytes.start).unwrap_or_default().matches('\n').count(),
            runs_on: !comma,
        });
        comma = kind(at) == Kind::Comma;
        at += usize::from(comma);
    }
    Some(fields)
}

/// All tokens; `None` where a text or a comment has no end. A single character in quotes, which rule sets don't have, is
/// one of them.
fn tokens(source: &str) -> Option<Vec<Token>> {
    let mut lexer = Lexer::new(source);
    let mut tokens = Vec::new();
    while let Some(mut token) = lexer.next() {
        match token.kind {
            Kind::OpenText | Kind::OpenComment => return None,
            Kind::Odd if source.get(token.bytes.clone()) == Some("'") => {
                token.bytes.end = lexer.character();
            }
            _ => {}
        }
        tokens.push(token);
    }
    Some(tokens)
}

/// The place of the bracket that closes the one in this place.
fn closing(tokens: &[Token], open: usize) -> Option<usize> {
    let mut awaited = Vec::new();
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.kind {
            Kind::Open('(') => awaited.push(')'),
            Kind::Open('[') => awaited.push(']'),
            Kind::Open(_) => awaited.push('}'),
            Kind::Close(bracket) if awaited.pop() != Some(bracket) => return None,
            _ => {}
        }
        if awaited.is_empty() {
            return matches!(token.kind, Kind::Close(_)).then_some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use super::*;

    fn read(source: &str) -> Vec<(&str, &str)> {
        fields(source).unwrap().iter().map(|field| (field.name, field.value)).collect()
    }

    #[test]
    fn values_are_cut_out_whatever_they_are() {
        let source = "#![enable(implicit_some)]\n// mine\nSettings(a: 70%, b: High Contrast, /* c: 1, */\n c: [1, (x: 2)], \
            d: {\"e\": 'f', \"g\": ')', \"h\": '\\'', \"i\": '\"'}, j: \"k, l: 1\", m: r#\"\"n: 2\"#, o: ,p: -1e5)";
        let wanted = [
            ("a", "70%"),
            ("b", "High Contrast"),
            ("c", "[1, (x: 2)]"),
            ("d", "{\"e\": 'f', \"g\": ')', \"h\": '\\'', \"i\": '\"'}"),
            ("j", "\"k, l: 1\""),
            ("m", "r#\"\"n: 2\"#"),
            ("o", ""),
            ("p", "-1e5"),
        ];
        assert_eq!(read(source), wanted);
        assert_eq!(
            fields(source).unwrap().iter().map(|field| field.line).collect::<Vec<_>>()[..3],
            [3, 3, 4]
        );
        assert_eq!(read("()"), []);
    }

    #[test]
    fn a_missing_comma_costs_no_field() {
        let fields = fields("(\n  a: 1\n  b: 2,\n)").unwrap();
        assert_eq!(read("(\n  a: 1\n  b: 2,\n)"), [("a", "1"), ("b", "2")]);
        assert_eq!(fields.iter().map(|field| field.runs_on).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn what_holds_no_fields_has_none() {
        for source in [
            "",
            "(",
            ")",
            "(a: 1",
            "(a: 1))",
            "(a: 1) (b: 2)",
            "(a: [1)",
            "(a: [1))",
            "(1, 2)",
            "(a 1)",
            "[1]",
            "(a: \"b)",
            "(a: 1, /* b: 2)",
            "(a: 1,, b: 2)",
            "#",
            "#!",
            "#![a",
            "'",
            "'\\",
            "(: 1)",
        ] {
            assert_eq!(fields(source), None, "{source}");
        }
    }
}
