//! `common-ground list`: every rule set there is.

use std::io::{self, Write};

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::{FINE, Shelf, language, people, terminal};
use crate::library::{Entry, Source};

/// One rule set, as other programs read it. Stable.
#[derive(Serialize)]
struct Listed<'a> {
    name: &'a str,
    title: &'a str,
    summary: Option<&'a str>,
    source: &'static str,
    path: Option<String>,
    participants: Option<Party>,
    seconds: Option<u64>,
    languages: Vec<&'a str>,
    tags: &'a [String],
    problems: usize,
}

#[derive(Serialize)]
struct Party {
    min: usize,
    max: usize,
}

pub(super) fn run(shelf: &Shelf, json: bool, out: &mut dyn Write) -> io::Result<u8> {
    let library = shelf.library();
    if json {
        let listed: Vec<_> = library.entries.iter().map(listed).collect();
        terminal::json(out, &listed)?;
        return Ok(FINE);
    }
    let language = language(None);
    let wide =
        |text: &dyn Fn(&Entry) -> String| library.entries.iter().map(|entry| text(entry).width()).max();
    let name_width = wide(&|entry| entry.name.clone()).unwrap_or_default();
    let people_width = wide(&party).unwrap_or_default();
    for entry in &library.entries {
        let own = if matches!(entry.source, Source::Own(_)) { " (your own)" } else { "" };
        let gap = " ".repeat(name_width - entry.name.width());
        if entry.rule_set().is_none() {
            let count = entry.checked.errors().count();
            let errors = if count == 1 { "1 error".to_owned() } else { format!("{count} errors") };
            writeln!(out, "{}{gap}  {errors}: common-ground check {}", entry.name, entry.file())?;
            continue;
        }
        let minutes = entry.length().unwrap_or_default().as_secs().div_ceil(60);
        let party = party(entry);
        let space = " ".repeat(people_width - party.width());
        let title = entry.title(&language);
        writeln!(out, "{}{gap}  {party}{space}  {minutes:>4} min  {title}{own}", entry.name)?;
    }
    if let Some(trouble) = &library.trouble {
        writeln!(out, "{trouble}")?;
    }
    Ok(FINE)
}

fn party(entry: &Entry) -> String {
    entry.rule_set().map(|set| people(&set.participants)).unwrap_or_default()
}

fn listed(entry: &Entry) -> Listed<'_> {
    let set = entry.rule_set();
    Listed {
        name: &entry.name,
        title: entry.title("en"),
        summary: set.and_then(|set| set.summary.as_ref()).map(|summary| summary.get("en")),
        source: match entry.source {
            Source::BuiltIn => "built-in",
            Source::Own(_) => "own",
        },
        path: entry.path().map(|path| path.display().to_string()),
        participants: set.map(|set| Party { min: set.participants.min, max: set.participants.max }),
        seconds: entry.length().map(|length| length.as_secs()),
        languages: entry.languages(),
        tags: set.map_or(&[], |set| &set.tags),
        problems: entry.checked.problems.len(),
    }
}
