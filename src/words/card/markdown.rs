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
    for about in &card.about {
        line(format_args!("\n{}\n", plain(about)));
    }
    for part in &card.large {
        line(format_args!("\n## {}\n", plain(&part.heading)));
        for (number, item) in part.items.iter().enumerate() {
            let mark = if part.numbered { format!("{}.", number + 1) } else { "-".to_owned() };
            let terms = item.terms.as_ref().map(|terms| format!(" ({})", plain(terms))).unwrap_or_default();
            line(format_args!("\n{mark} **{}**{terms}\n", plain(&item.text)));
            let inset = " ".repeat(mark.len() + 1);
            let hints = item.hints.iter().chain(&item.why).map(|hint| &hint.line);
            for below in hints.chain(&item.notes) {
                line(format_args!("{inset}- {}\n", plain(below)));
            }
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
