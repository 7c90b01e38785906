//! What is kept in Markdown.

use std::fmt::Write;

use super::{Entry, Page, one_line};

pub(super) fn page(page: &Page) -> String {
    let mut text = format!("# {}\n", plain(&page.title));
    // Writing to a string has no way to fail.
    let mut line = |line: std::fmt::Arguments<'_>| {
        let _ = text.write_fmt(line);
    };
    for part in &page.parts {
        line(format_args!("\n## {}\n", plain(&part.title)));
        if !part.lines.is_empty() {
            line(format_args!("\n"));
        }
        for said in &part.lines {
            line(format_args!("- {}\n", plain(said)));
        }
        for (title, entries) in &part.groups {
            if let Some(title) = title {
                line(format_args!("\n### {}\n", plain(title)));
            }
            for entry in entries {
                one(entry, title.is_some(), &mut line);
            }
        }
    }
    text
}

/// An entry, below a heading of its group or not.
fn one(entry: &Entry, grouped: bool, line: &mut impl FnMut(std::fmt::Arguments<'_>)) {
    let level = if grouped { "####" } else { "###" };
    line(format_args!("\n{level} {}\n\n", plain(&entry.title)));
    for fact in &entry.facts {
        line(format_args!("- {}\n", plain(fact)));
    }
    for (title, all) in entry.lists.iter().filter(|(_, all)| !all.is_empty()) {
        line(format_args!("- {}\n", plain(title)));
        for said in all {
            line(format_args!("  - {}\n", plain(said)));
        }
    }
    if let Some((title, text)) = &entry.text {
        line(format_args!("\n{}\n\n", plain(title)));
        // Each line a paragraph: Markdown would run them together.
        let lines =
            text.lines().filter(|text| !text.trim().is_empty()).map(|text| format!("> {}\n", plain(text)));
        line(format_args!("{}", lines.collect::<Vec<_>>().join(">\n")));
    }
}

/// Text on one line, with the signs escaped that have a meaning in Markdown: everywhere, and at its beginning.
pub(crate) fn plain(text: &str) -> String {
    let text = one_line(text);
    let mut plain = String::with_capacity(text.len());
    let number = text.find(|sign: char| !sign.is_ascii_digit()).filter(|end| *end > 0);
    for (at, sign) in text.char_indices() {
        let begins = at == 0 && matches!(sign, '-' | '+' | '=');
        let numbers = number == Some(at) && matches!(sign, '.' | ')');
        let means =
            matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$');
        if begins || numbers || means {
            plain.push('\\');
        }
        plain.push(sign);
    }
    plain
}
