//! A card in Markdown.

use std::fmt::Write;

use super::Card;
use crate::words::export::in_markdown as plain;
use crate::words::say;

pub(super) fn page(card: &Card) -> String {
    let words = &card.words;
    let mut page = format!("# {}\n", plain(&card.title));
    // Writing to a string has no way to fail.
    let mut line = |text: std::fmt::Arguments<'_>| {
        let _ = page.write_fmt(text);
    };
    if let Some(summary) = &card.summary {
        line(format_args!("\n{}\n", plain(summary)));
    }
    if !card.facts.is_empty() {
        line(format_args!("\n{}\n", plain(&words.beside(&card.facts))));
    }
    for whom in &card.whom {
        line(format_args!("\n{}\n", plain(whom)));
    }
    if !card.large.is_empty() {
        line(format_args!("\n## {}\n", plain(&card.heading)));
    }
    for (number, item) in card.large.iter().enumerate() {
        line(format_args!("\n{}. **{}**\n", number + 1, plain(&item.text)));
        for hint in item.hints.iter().chain(&item.why) {
            line(format_args!("   - {}\n", plain(&hint.line)));
        }
    }
    if !card.opening.is_empty() || !card.steps.is_empty() {
        line(format_args!("\n## {}\n", say!(words, "card-turns")));
    }
    for words in &card.opening {
        line(format_args!("\n{}\n", plain(words)));
    }
    if !card.steps.is_empty() {
        line(format_args!("\n"));
    }
    for turn in &card.steps {
        let title = plain(&turn.title);
        let turn = match turn.time.as_deref().map(plain) {
            Some(time) => say!(words, "card-turn", title = title, time = time),
            None => title,
        };
        line(format_args!("- {turn}\n"));
    }
    if let Some(pause) = &card.pause {
        line(format_args!("\n{}\n", plain(pause)));
    }
    for (heading, lines) in &card.lists {
        line(format_args!("\n## {}\n\n", plain(heading)));
        for text in lines {
            line(format_args!("- {}\n", plain(text)));
        }
    }
    if let Some(source) = &card.source {
        line(format_args!("\n*{}*\n", plain(source)));
    }
    page
}
