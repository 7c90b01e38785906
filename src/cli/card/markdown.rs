//! A card in Markdown.

use std::fmt::Write;

use super::Card;
use crate::words::export::in_markdown as plain;
use crate::words::say;

pub(super) fn page(card: &Card) -> String {
    let words = &card.words;
    let mut page = format!("# {}\n", plain(&card.plan.name));
    // Writing to a string has no way to fail.
    let mut line = |text: std::fmt::Arguments<'_>| {
        let _ = page.write_fmt(text);
    };
    if let Some(summary) = card.summary() {
        line(format_args!("\n{}\n", plain(summary)));
    }
    for whom in [card.suits(), card.not_for()].iter().flatten() {
        line(format_args!("\n{}\n", plain(whom)));
    }
    if !card.plan.rules.is_empty() {
        line(format_args!("\n## {}\n", say!(words, "card-rules")));
    }
    for (number, rule) in card.plan.rules.iter().enumerate() {
        line(format_args!("\n{}. **{}**\n", number + 1, plain(&rule.text)));
        let say = |text: &Option<String>| text.as_deref().map(plain);
        let hints = [
            say(&rule.say).map(|text| say!(words, "card-try", text = text)),
            say(&rule.avoid).map(|text| say!(words, "card-leave", text = text)),
            say(&rule.why).map(|text| say!(words, "card-why", text = text)),
        ];
        for hint in hints.iter().flatten() {
            line(format_args!("   - {hint}\n"));
        }
    }
    line(format_args!("\n## {}\n\n", say!(words, "card-turns")));
    for words in card.opening() {
        line(format_args!("{}\n\n", plain(words)));
    }
    for turn in card.turns() {
        let title = plain(&turn.title);
        let turn = match turn.length(words).map(|time| plain(&time)) {
            Some(time) => say!(words, "card-turn", title = title, time = time),
            None => title,
        };
        line(format_args!("- {turn}\n"));
    }
    if let Some(length) = card.length() {
        line(format_args!("\n{length}\n"));
    }
    if !card.plan.repair.is_empty() {
        line(format_args!("\n## {}\n\n", say!(words, "card-repair")));
    }
    for text in &card.plan.repair {
        line(format_args!("- {}\n", plain(text)));
    }
    let length = words.exact(card.plan.breaks.length);
    line(format_args!("\n{}\n", say!(words, "card-break", length = length)));
    if !card.plan.suggestions.is_empty() {
        line(format_args!("\n{}\n\n", say!(words, "card-suggestions")));
    }
    for text in &card.plan.suggestions {
        line(format_args!("- {}\n", plain(text)));
    }
    if let Some(source) = card.source() {
        line(format_args!("\n*{}*\n", plain(source)));
    }
    page
}
