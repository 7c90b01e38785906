//! `common-ground card`: the rules on one page.

mod html;
mod markdown;

use std::io::{self, Write};
use std::time::Duration;

use super::arguments::{self, Format};
use super::{FINE, Home, language, path, planned, words_in};
use crate::plan::{Choices, Plan};
use crate::rule_set::Text;
use crate::words::{Words, say};

pub(super) fn run(
    home: &Home<'_>,
    asked: &arguments::Card,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    if let Some(entry) = home.path(&asked.set) {
        return path::card(home, &entry, asked, out, err);
    }
    let entry = match home.usable(&asked.set, err)? {
        Ok(entry) => entry,
        Err(status) => return Ok(status),
    };
    let language = language(asked.lang.as_ref());
    let names = vec![String::new(); entry.rule_set().map_or(0, |set| set.participants.min)];
    let seats = words_in(&language).seats();
    let choices = Choices { names, seats, language, ..Choices::default() };
    let card = match planned(home.words, &entry, &choices, err)? {
        Ok(plan) => Card::new(plan),
        Err(status) => return Ok(status),
    };
    let page = match asked.format {
        Format::Md => markdown::page(&card),
        Format::Html => html::page(&card),
    };
    out.write_all(page.as_bytes())?;
    Ok(FINE)
}

/// What stands on a card: the plan of a talk with the fewest people.
struct Card {
    plan: Plan,
    /// The words around it, in its language.
    words: Words,
}

/// A kind of turn on a card.
#[derive(PartialEq)]
struct Turn {
    title: String,
    time: Option<Duration>,
    /// If it is an open discussion.
    open: Option<Open>,
}

#[derive(PartialEq)]
struct Open {
    /// What each has in all.
    each: Duration,
    /// Who takes part; empty where everyone does.
    people: Vec<String>,
}

impl Turn {
    /// What stands after its title: “10 min”; “open discussion, 10 min, 5 min each”.
    fn length(&self, words: &Words) -> Option<String> {
        let time = words.exact(self.time?);
        let Some(Open { each, people }) = &self.open else { return Some(time) };
        let each = words.exact(*each);
        Some(if people.is_empty() {
            say!(words, "card-exchange", time = time, each = each)
        } else {
            let people = words.all_of(people);
            say!(words, "card-exchange-for", people = people, time = time, each = each)
        })
    }
}

impl Card {
    fn new(plan: Plan) -> Self {
        let words = words_in(&plan.choices.language);
        Self { plan, words }
    }

    /// The language that it is written in.
    fn language(&self) -> &str {
        let asked = self.plan.choices.language.as_str();
        if self.plan.set.languages().contains(&asked) { asked } else { "en" }
    }

    fn summary(&self) -> Option<&str> {
        self.say(self.plan.set.summary.as_ref())
    }

    fn source(&self) -> Option<&str> {
        self.say(self.plan.set.source.as_ref())
    }

    /// Whom it suits, in words.
    fn suits(&self) -> Option<String> {
        let text = self.say(self.plan.set.suits.as_ref())?;
        Some(say!(self.words, "set-suits", who = text))
    }

    /// When it is the wrong tool, in words.
    fn not_for(&self) -> Option<String> {
        let text = self.say(self.plan.set.not_for.as_ref())?;
        Some(say!(self.words, "set-not-for", who = text))
    }

    /// The words before the first step, line by line.
    fn opening(&self) -> impl Iterator<Item = &str> {
        let words = self.plan.opening().and_then(|step| step.turn.prompt.as_deref());
        words.into_iter().flat_map(str::lines).filter(|line| !line.trim().is_empty())
    }

    fn say<'a>(&self, text: Option<&'a Text>) -> Option<&'a str> {
        let text = text.map(|text| text.get(&self.plan.choices.language));
        text.filter(|text| !text.trim().is_empty())
    }

    /// How long all of it takes, if anything has a clock.
    fn length(&self) -> Option<String> {
        let span = self.plan.span();
        (!span.is_zero()).then(|| self.words.in_all(span))
    }

    /// Each kind of turn once, in the order in which they come.
    fn turns(&self) -> Vec<Turn> {
        let mut turns = Vec::new();
        for step in self.plan.shortest().skip(self.plan.opening().into_iter().count()) {
            let open = step.exchange.as_deref().map(|exchange| {
                let names =
                    exchange.seats.iter().filter_map(|seat| self.plan.participants.get(*seat).cloned());
                let named = !self.plan.is_for_everyone(&step);
                Open { each: exchange.each, people: if named { names.collect() } else { Vec::new() } }
            });
            let turn = Turn { title: step.turn.title.clone(), time: step.turn.time, open };
            if !turns.contains(&turn) {
                turns.push(turn);
            }
        }
        turns
    }
}

#[cfg(test)]
mod tests;
