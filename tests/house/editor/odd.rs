//! The same set in other hands: written without line breaks, with too many, with comments in odd places.

/// What may stand between two words of a file.
const BETWEEN: [&str; 10] =
    ["", " ", " ", "\n", "\n    ", "\n\t", "\r\n  ", " /* (x, */ ", " // x \"(\n    ", "\n// x\n\n        "];

/// A file's words and signs, without the space and the comments between them.
pub(super) fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start_matches('\u{feff}');
    while let Some(first) = rest.chars().next() {
        let length = match first {
            _ if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            _ if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' => length_of_text(rest),
            _ if first.is_alphanumeric() || matches!(first, '_' | '-' | '.') => rest
                .find(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '_' | '-' | '.')))
                .unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (token, behind) = rest.split_at(length);
        if !token.trim().is_empty() && !token.starts_with("//") && !token.starts_with("/*") {
            tokens.push(token);
        }
        rest = behind;
    }
    tokens
}

/// The length of the text in quotes that this begins with.
fn length_of_text(rest: &str) -> usize {
    let mut escaped = false;
    let end = rest[1..].find(|sign| {
        let closes = sign == '"' && !escaped;
        escaped = sign == '\\' && !escaped;
        closes
    });
    end.map_or(rest.len(), |end| end + 2)
}

/// The comments of a file, in their order.
pub(super) fn comments(text: &str) -> Vec<String> {
    let mut comments = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if first == '"' {
            length_of_text(rest)
        } else {
            first.len_utf8()
        };
        let (piece, behind) = rest.split_at(length);
        if piece.starts_with("//") || piece.starts_with("/*") {
            comments.push(piece.trim_end().to_owned());
        }
        rest = behind;
    }
    comments.sort();
    comments
}

/// The same set, otherwise laid out; `gaps` choose what stands between its words.
pub(super) fn otherwise(text: &str, gaps: &[u8]) -> String {
    let tokens = tokens(text);
    let mut written = String::new();
    for (at, token) in tokens.iter().enumerate() {
        let gap = gaps.get(at % gaps.len().max(1)).copied().unwrap_or_default();
        // A comma before a closing bracket is free.
        let closes = tokens.get(at + 1).is_some_and(|next| [")", "]", "}"].contains(next));
        if *token == "," && closes && gap % 3 == 0 {
            continue;
        }
        written.push_str(token);
        written.push_str(BETWEEN[usize::from(gap) % BETWEEN.len()]);
    }
    written.push('\n');
    written
}
