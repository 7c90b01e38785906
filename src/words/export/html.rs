//! What is kept as a page for the browser: black on white, for the screen and for paper of either usual size.

use std::fmt::Write;

use super::{Entry, Page, one_line};
use crate::words::{Words, shown};

const STYLE: &str = "\
@page { margin: 20mm }
:root { color-scheme: light }
body { font: 13pt/1.45 'Fira Sans', 'Segoe UI', Helvetica, Arial, sans-serif; color: #000; background: #fff;
  max-width: 42rem; margin: 2.5rem auto; padding: 0 1.25rem; overflow-wrap: anywhere }
h1 { font-size: 1.9em; font-weight: 500; line-height: 1.2; margin: 0 }
h2 { font-size: 1.4em; font-weight: 500; margin: 1.6em 0 .6em; padding-top: .7em; border-top: 1px solid #000 }
h3 { font-size: 1em; font-weight: 600; margin: 1.6em 0 .7em }
article { margin: 0 0 1.3em; break-inside: avoid }
article > h3, article > h4 { font-size: 1.15em; font-weight: 500; line-height: 1.3; margin: 0 0 .25em;
  white-space: pre-line }
h1, h2, h3, h4, article > p { break-after: avoid }
ul { margin: 0; padding-inline-start: 1.2em } article > ul { list-style: none; padding: 0 }
article > ul.many { list-style: disc; padding-inline-start: 1.2em }
article > p { margin: .5em 0 0 }
blockquote { margin: .2em 0 0; padding-inline-start: .8em; border-inline-start: 2px solid #000;
  white-space: pre-line }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 11pt } }
";

pub(super) fn page(page: &Page, words: &Words) -> String {
    let title = line_of(&page.title);
    let mut text = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        line_of(&words.language())
    );
    // Writing to a string has no way to fail.
    let mut line = |line: std::fmt::Arguments<'_>| {
        let _ = text.write_fmt(line);
    };
    for part in &page.parts {
        line(format_args!("<section>\n<h2>{}</h2>\n", line_of(&part.title)));
        list(&part.lines, "", &mut line);
        for (title, entries) in &part.groups {
            if let Some(title) = title {
                line(format_args!("<h3>{}</h3>\n", line_of(title)));
            }
            for entry in entries {
                one(entry, if title.is_some() { 4 } else { 3 }, &mut line);
            }
        }
        line(format_args!("</section>\n"));
    }
    text.push_str("</body>\n</html>\n");
    text
}

/// An entry, with its title on this level.
fn one(entry: &Entry, level: u8, line: &mut impl FnMut(std::fmt::Arguments<'_>)) {
    line(format_args!("<article>\n<h{level} dir=\"auto\">{}</h{level}>\n", lines_of(&entry.title)));
    list(&entry.facts, "", line);
    for (title, all) in entry.lists.iter().filter(|(_, all)| !all.is_empty()) {
        line(format_args!("<p>{}</p>\n", line_of(title)));
        list(all, " class=\"many\"", line);
    }
    if let Some((title, text)) = &entry.text {
        line(format_args!("<p>{}</p>\n", line_of(title)));
        line(format_args!("<blockquote dir=\"auto\">{}</blockquote>\n", lines_of(text)));
    }
    line(format_args!("</article>\n"));
}

fn list(all: &[String], how: &str, line: &mut impl FnMut(std::fmt::Arguments<'_>)) {
    if all.is_empty() {
        return;
    }
    line(format_args!("<ul{how}>\n"));
    for said in all {
        line(format_args!("<li dir=\"auto\">{}</li>\n", line_of(said)));
    }
    line(format_args!("</ul>\n"));
}

fn line_of(text: &str) -> String {
    plain(&one_line(text))
}

fn lines_of(text: &str) -> String {
    plain(&shown(text.trim()))
}

/// Escapes the signs that have a meaning in HTML.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => plain.push_str("&amp;"),
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '"' => plain.push_str("&quot;"),
            '\'' => plain.push_str("&#39;"),
            other => plain.push(other),
        }
    }
    plain
}
