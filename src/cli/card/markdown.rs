//! A card in Markdown.

use std::fmt::Write;

use super::Card;
use crate::rule_set::words::exact;

pub(super) fn page(card: &Card) -> String {
    let mut page = format!("# {}\n", plain(&card.0.name));
    // Writing to a string has no way to fail.
    let mut line = |text: std::fmt::Arguments<'_>| {
        let _ = page.write_fmt(text);
    };
    if let Some(summary) = card.summary() {
        line(format_args!("\n{}\n", plain(summary)));
    }
    if !card.0.rules.is_empty() {
        line(format_args!("\n## Ground rules\n"));
    }
    for (number, rule) in card.0.rules.iter().enumerate() {
        line(format_args!("\n{}. **{}**\n", number + 1, plain(&rule.text)));
        for (word, text) in [("Try", &rule.say), ("Leave", &rule.avoid), ("Why", &rule.why)] {
            if let Some(text) = text {
                line(format_args!("   - {word}: {}\n", plain(text)));
            }
        }
    }
    line(format_args!("\n## How it goes\n\n"));
    for (title, time) in card.turns() {
        let time = time.map(|time| format!(", {}", exact(time))).unwrap_or_default();
        line(format_args!("- {}{time}\n", plain(&title)));
    }
    line(format_args!(
        "\nA break is always fine: {}, and we come back when we said.\n",
        exact(card.0.breaks.length)
    ));
    if let Some(source) = card.source() {
        line(format_args!("\n*{}*\n", plain(source)));
    }
    page
}

/// Escapes the signs that have a meaning in Markdown.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            plain.push('\\');
        }
        plain.push(sign);
    }
    plain
}
