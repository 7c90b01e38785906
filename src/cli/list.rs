//! `common-ground list`: every rule set there is.

use std::io::{self, Write};

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::{FINE, Home, language, terminal};
use crate::library::Source;
use crate::library::card::{Card, Facts};
use crate::rule_set::Group;
use crate::words::{InWords, Words, say};

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
    /// With every round that people may be asked about.
    seconds_at_most: Option<u64>,
    languages: Vec<&'a str>,
    tags: &'a [String],
    group: Option<&'static str>,
    problems: usize,
}

#[derive(Serialize)]
struct Party {
    min: usize,
    max: usize,
}

pub(super) fn run(home: &Home<'_>, json: bool, out: &mut dyn Write) -> io::Result<u8> {
    let library = home.library();
    if json {
        let listed: Vec<_> = library.cards.iter().map(|card| listed(card)).collect();
        terminal::json(out, &listed)?;
        return Ok(FINE);
    }
    let (language, words) = (language(None), home.words);
    let widest = |text: &dyn Fn(&Card) -> String| library.cards.iter().map(|card| text(card).width()).max();
    let name_width = widest(&|card| card.name().to_owned()).unwrap_or_default();
    let people_width =
        widest(&|card| card.facts().map(|facts| party(facts, words)).unwrap_or_default()).unwrap_or_default();
    let length_width = widest(&|card| card.facts().map(|facts| length(facts, words)).unwrap_or_default())
        .unwrap_or_default();
    // As wide as a column of numbers looks well.
    let length_width = length_width.max(8);
    for card in &library.cards {
        let gap = " ".repeat(name_width - card.name().width());
        let Some(facts) = card.facts() else {
            let errors = card.faults().map_or(0, |faults| faults.errors);
            let broken =
                say!(words, "cli-list-broken", number = errors, file = words.file(card.path(), card.name()));
            writeln!(out, "{}{gap}  {broken}", card.name())?;
            continue;
        };
        let length = length(facts, words);
        let party = party(facts, words);
        let space = " ".repeat(people_width - party.width());
        let before = " ".repeat(length_width.saturating_sub(length.width()));
        let mut title = card.title(&language).to_owned();
        if card.path().is_some() {
            title = say!(words, "cli-list-own", title = title);
        }
        writeln!(out, "{}{gap}  {party}{space}  {before}{length}  {title}", card.name())?;
    }
    if let Some(trouble) = &library.trouble {
        writeln!(out, "{}", trouble.in_words(words))?;
    }
    Ok(FINE)
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
        name: card.name(),
        title: card.title("en"),
        summary: card.summary("en"),
        source: match card.place().source {
            Source::BuiltIn => "built-in",
            Source::Own(_) => "own",
        },
        path: card.path().map(|path| path.display().to_string()),
        participants: facts.map(|facts| Party { min: facts.people.0, max: facts.people.1 }),
        seconds: facts.map(|facts| facts.length.shortest.as_secs()),
        seconds_at_most: facts.map(|facts| facts.length.longest.as_secs()),
        languages: card.languages(),
        tags: facts.map_or(&[], |facts| &facts.tags),
        group: facts.and_then(|facts| facts.group).map(Group::word),
        problems: problems.or(faults).unwrap_or_default(),
    }
}
