//! `common-ground card`: the rules on one page.

mod html;
mod markdown;

use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use super::arguments::{self, Format};
use super::{BAD_SET, FINE, Shelf, language};
use crate::plan::{self, Choices};
use crate::rule_set::RuleSet;

pub(super) fn run(
    shelf: &Shelf,
    asked: &arguments::Card,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let entry = match shelf.usable(&asked.set, err)? {
        Ok(entry) => entry,
        Err(status) => return Ok(status),
    };
    let Some(set) = entry.rule_set() else { return Ok(BAD_SET) };
    let language = language(asked.lang.as_ref());
    let card = Card::new(set, &language);
    let page = match asked.format {
        Format::Md => markdown::page(&card),
        Format::Html => html::page(&card),
    };
    out.write_all(page.as_bytes())?;
    Ok(FINE)
}

/// What stands on a card, in one language.
struct Card<'a> {
    language: &'a str,
    title: &'a str,
    summary: Option<&'a str>,
    source: Option<&'a str>,
    rules: Vec<Rule<'a>>,
    /// Each kind of turn once, in the order in which they come, with its time.
    turns: Vec<(String, Option<Duration>)>,
    break_length: Duration,
}

struct Rule<'a> {
    text: &'a str,
    say: Option<&'a str>,
    avoid: Option<&'a str>,
    why: Option<&'a str>,
}

impl<'a> Card<'a> {
    fn new(set: &'a RuleSet, language: &'a str) -> Self {
        Self {
            language: if set.languages().contains(&language) { language } else { "en" },
            title: set.name.get(language),
            summary: set.summary.as_ref().map(|text| text.get(language)),
            source: set.source.as_ref().map(|text| text.get(language)),
            rules: set
                .rules
                .iter()
                .map(|rule| Rule {
                    text: rule.text.get(language),
                    say: rule.say.as_ref().map(|text| text.get(language)),
                    avoid: rule.avoid.as_ref().map(|text| text.get(language)),
                    why: rule.why.as_ref().map(|text| text.get(language)),
                })
                .collect(),
            turns: turns(set, language),
            break_length: set.breaks.length,
        }
    }
}

fn turns(set: &RuleSet, language: &str) -> Vec<(String, Option<Duration>)> {
    let names = vec![String::new(); set.participants.min];
    let choices = Choices { names, language: language.to_owned(), ..Choices::default() };
    let mut turns = Vec::new();
    // A set without errors can be laid out; were it not, the rules alone still make a card.
    for step in plan::lay_out(&Arc::new(set.clone()), &choices).iter().flat_map(plan::Plan::shortest) {
        let turn = (step.turn.title.clone(), step.turn.time);
        if !turns.contains(&turn) {
            turns.push(turn);
        }
    }
    turns
}

/// “20 min”, “1 min 30 s”, “1 h”.
fn words(time: Duration) -> String {
    let seconds = time.as_secs();
    let parts = [(seconds / 3_600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")];
    let parts: Vec<_> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, unit)| format!("{number} {unit}"))
        .collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests;
