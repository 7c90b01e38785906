//! A card as a page for the browser that needs no other file and no network.

use std::fmt::Write;

use super::Card;
use crate::words::export::in_html as plain;
use crate::words::say;

const STYLE: &str = "\
@page { margin: 18mm }
body { font: 13pt/1.45 'Fira Sans', 'Segoe UI', Helvetica, Arial, sans-serif; color: #1f2a33; background: #fff;
  max-width: 42rem; margin: 2.5rem auto; padding: 0 1.25rem }
h1 { font-size: 2em; font-weight: 500; margin: 0 0 .25em }
h2 { font-size: 1em; font-weight: 500; color: #4f5b65; margin: 1.8em 0 .5em; padding-top: .8em;
  border-top: 1px solid #8c8778 }
.whom { color: #4f5b65; margin: .25em 0 }
.rules { list-style: none; padding: 0; counter-reset: rule }
.rules > li { counter-increment: rule; position: relative; padding-left: 2.2em; margin: 0 0 .9em;
  break-inside: avoid }
.rules > li::before { content: counter(rule); position: absolute; left: 0; color: #1c6485; font-size: 1.25em }
.rule { font-size: 1.25em; margin: 0 }
dl { margin: .15em 0 0; display: grid; grid-template-columns: max-content 1fr; gap: 0 .8em }
dt { color: #4f5b65 } dd { margin: 0 }
.turns { columns: 2; padding-left: 1.2em } .turns li { break-inside: avoid }
.turns span, footer { color: #4f5b65 }
footer { font-size: .8em; margin-top: 2em }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 11pt } }
";

pub(super) fn page(card: &Card) -> String {
    let words = &card.words;
    let title = plain(&card.plan.name);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        plain(card.language())
    );
    // Writing to a string has no way to fail.
    let mut line = |text: std::fmt::Arguments<'_>| {
        let _ = page.write_fmt(text);
    };
    if let Some(summary) = card.summary() {
        line(format_args!("<p>{}</p>\n", plain(summary)));
    }
    for whom in [card.suits(), card.not_for()].iter().flatten() {
        line(format_args!("<p class=\"whom\">{}</p>\n", plain(whom)));
    }
    if !card.plan.rules.is_empty() {
        line(format_args!("<h2>{}</h2>\n<ol class=\"rules\">\n", plain(&say!(words, "card-rules"))));
        for rule in &card.plan.rules {
            line(format_args!("<li><p class=\"rule\">{}</p>\n<dl>", plain(&rule.text)));
            for (word, text) in [
                (say!(words, "card-try", "name"), &rule.say),
                (say!(words, "card-leave", "name"), &rule.avoid),
                (say!(words, "card-why", "name"), &rule.why),
            ] {
                if let Some(text) = text {
                    line(format_args!("<dt>{}</dt><dd>{}</dd>", plain(&word), plain(text)));
                }
            }
            line(format_args!("</dl></li>\n"));
        }
        line(format_args!("</ol>\n"));
    }
    line(format_args!("<h2>{}</h2>\n", plain(&say!(words, "card-turns"))));
    for words in card.opening() {
        line(format_args!("<p>{}</p>\n", plain(words)));
    }
    line(format_args!("<ul class=\"turns\">\n"));
    for turn in card.turns() {
        let time = turn.length(words).map(|time| format!(" <span>{}</span>", plain(&time)));
        let (title, time) = (plain(&turn.title), time.unwrap_or_default());
        line(format_args!("<li>{title}{time}</li>\n"));
    }
    line(format_args!("</ul>\n"));
    if let Some(length) = card.length() {
        line(format_args!("<p>{}</p>\n", plain(&length)));
    }
    if !card.plan.repair.is_empty() {
        line(format_args!("<h2>{}</h2>\n", plain(&say!(words, "card-repair"))));
        list(&card.plan.repair, &mut line);
    }
    let length = words.exact(card.plan.breaks.length);
    line(format_args!("<p>{}</p>\n", plain(&say!(words, "card-break", length = length))));
    if !card.plan.suggestions.is_empty() {
        line(format_args!("<p>{}</p>\n", plain(&say!(words, "card-suggestions"))));
        list(&card.plan.suggestions, &mut line);
    }
    if let Some(source) = card.source() {
        line(format_args!("<footer>{}</footer>\n", plain(source)));
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn list(texts: &[String], line: &mut impl FnMut(std::fmt::Arguments<'_>)) {
    line(format_args!("<ul>\n"));
    for text in texts {
        line(format_args!("<li>{}</li>\n", plain(text)));
    }
    line(format_args!("</ul>\n"));
}
