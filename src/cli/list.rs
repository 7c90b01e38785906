//! `common-ground list`: every rule set and every path there is.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::path::{LaidStep, laid_steps};
use super::{FINE, Home, language, terminal};
use crate::library::card::{Card, Facts};
use crate::library::paths::PathEntry;
use crate::library::{Library, Source};
use crate::rule_set::{Group, path};
use crate::words::{InWords, Words, say};

/// One rule set or path, as other programs read it. Stable.
#[derive(Serialize)]
struct Listed<'a> {
    kind: &'static str,
    name: &'a str,
    title: &'a str,
    summary: Option<&'a str>,
    source: &'static str,
    path: Option<String>,
    participants: Option<Party>,
    seconds: Option<u64>,
    /// With every round that people may be asked about.
    seconds_at_most: Option<u64>,
    languages: Vec<&'a str>,
    tags: &'a [String],
    group: Option<&'static str>,
    problems: usize,
    /// Only of a path that can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    steps: Option<Vec<LaidStep<'a>>>,
}

#[derive(Serialize)]
struct Party {
    min: usize,
    max: usize,
}

pub(super) fn run(home: &Home<'_>, json: bool, out: &mut dyn Write) -> io::Result<u8> {
    let library = home.library();
    if json {
        let cards = library.cards.iter().map(|card| listed(card));
        let paths = library.paths.iter().map(|path| listed_path(path, &library));
        let listed: Vec<_> = cards.chain(paths).collect();
        terminal::json(out, &listed)?;
        return Ok(FINE);
    }
    let (language, words) = (language(None), home.words);
    let cards = library.cards.iter().map(|card| Row::of_set(card, &language, words));
    let paths = library.paths.iter().map(|path| Row::of_path(path, &language, words));
    let rows: Vec<Row<'_>> = cards.chain(paths).collect();
    let widest = |text: &dyn Fn(&Row<'_>) -> usize| rows.iter().map(text).max().unwrap_or_default();
    let name_width = widest(&|row| row.name.width());
    let people_width = widest(&|row| row.people.width());
    // As wide as a column of numbers looks well.
    let length_width = widest(&|row| row.length.width()).max(8);
    for Row { name, people, length, title } in &rows {
        let gap = " ".repeat(name_width - name.width());
        if length.is_empty() {
            writeln!(out, "{name}{gap}  {title}")?;
            continue;
        }
        let space = " ".repeat(people_width - people.width());
        let before = " ".repeat(length_width.saturating_sub(length.width()));
        writeln!(out, "{name}{gap}  {people}{space}  {before}{length}  {title}")?;
    }
    if let Some(trouble) = &library.trouble {
        writeln!(out, "{}", trouble.in_words(words))?;
    }
    Ok(FINE)
}

/// A line of the list.
struct Row<'a> {
    name: &'a str,
    people: String,
    /// Empty where it can't be used: then the title says so.
    length: String,
    title: String,
}

impl<'a> Row<'a> {
    fn of_set(card: &'a Card, language: &str, words: &Words) -> Self {
        let Some(facts) = card.facts() else {
            let errors = card.faults().map_or(0, |faults| faults.errors);
            return Self::broken(card.name(), card.path(), errors, words);
        };
        let title = titled(card.title(language), card.path().is_some(), words);
        Self { name: card.name(), people: party(facts, words), length: length(facts, words), title }
    }

    fn of_path(entry: &'a PathEntry, language: &str, words: &Words) -> Self {
        let Some(path) = entry.path() else {
            return Self::broken(&entry.name, entry.file(), entry.checked.errors().count(), words);
        };
        Self {
            name: &entry.name,
            people: say!(words, "cli-list-path"),
            length: steps(path, words),
            title: titled(entry.title(language), entry.file().is_some(), words),
        }
    }

    fn broken(name: &'a str, file: Option<&Path>, errors: usize, words: &Words) -> Self {
        let title = say!(words, "cli-list-broken", number = errors, file = words.file(file, name));
        Self { name, people: String::new(), length: String::new(), title }
    }
}

fn titled(title: &str, is_own: bool, words: &Words) -> String {
    if is_own { say!(words, "cli-list-own", title = title) } else { title.to_owned() }
}

/// How many steps there are, as the plan numbers them, and how many are in reach at any time.
fn steps(path: &path::Path, words: &Words) -> String {
    let whenever = path.steps.iter().filter(|step| step.whenever).count();
    let number = path.steps.len() - whenever;
    if whenever == 0 {
        say!(words, "cli-list-steps", number = number)
    } else {
        say!(words, "cli-list-steps", "whenever", number = number, whenever = whenever)
    }
}

fn party(facts: &Facts, words: &Words) -> String {
    words.people(facts.people.0, facts.people.1)
}

fn length(facts: &Facts, words: &Words) -> String {
    if facts.length.varies() {
        return words.span(facts.length);
    }
    let minutes = facts.length.shortest.as_secs().div_ceil(60);
    say!(words, "length-minutes-short", number = minutes)
}

fn listed(card: &Card) -> Listed<'_> {
    let facts = card.facts();
    let problems = facts.map(|facts| facts.warnings);
    let faults = card.faults().map(|faults| faults.errors + faults.warnings);
    Listed {
        kind: "set",
        name: card.name(),
        title: card.title("en"),
        summary: card.summary("en"),
        source: source(&card.place().source),
        path: card.path().map(|path| path.display().to_string()),
        participants: facts.map(|facts| Party { min: facts.people.0, max: facts.people.1 }),
        seconds: facts.map(|facts| facts.length.shortest.as_secs()),
        seconds_at_most: facts.map(|facts| facts.length.longest.as_secs()),
        languages: card.languages(),
        tags: facts.map_or(&[], |facts| &facts.tags),
        group: facts.and_then(|facts| facts.group).map(Group::word),
        problems: problems.or(faults).unwrap_or_default(),
        steps: None,
    }
}

fn listed_path<'a>(entry: &'a PathEntry, library: &'a Library) -> Listed<'a> {
    Listed {
        kind: "path",
        name: &entry.name,
        title: entry.title("en"),
        summary: entry.summary("en"),
        source: source(&entry.source),
        path: entry.file().map(|file| file.display().to_string()),
        participants: None,
        seconds: None,
        seconds_at_most: None,
        languages: entry.languages(),
        tags: &[],
        group: None,
        problems: entry.checked.problems.len(),
        steps: entry.path().map(|path| laid_steps(path, "en", library)),
    }
}

fn source(source: &Source) -> &'static str {
    match source {
        Source::BuiltIn => "built-in",
        Source::Own(_) => "own",
    }
}
