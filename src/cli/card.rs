//! `common-ground card`: the rules on one page.

mod html;
mod markdown;

use std::io::{self, Write};
use std::time::Duration;

use super::arguments::{self, Format};
use super::{FINE, Home, language, planned, words_in};
use crate::plan::{Choices, Plan};
use crate::rule_set::Text;
use crate::words::Words;

pub(super) fn run(
    home: &Home<'_>,
    asked: &arguments::Card,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let entry = match home.usable(&asked.set, err)? {
        Ok(entry) => entry,
        Err(status) => return Ok(status),
    };
    let language = language(asked.lang.as_ref());
    let names = vec![String::new(); entry.rule_set().map_or(0, |set| set.participants.min)];
    let choices = Choices { names, language, ..Choices::default() };
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

    fn say<'a>(&self, text: Option<&'a Text>) -> Option<&'a str> {
        text.map(|text| text.get(&self.plan.choices.language))
    }

    /// How long all of it takes, if anything has a clock.
    fn length(&self) -> Option<String> {
        let span = self.plan.span();
        (!span.is_zero()).then(|| self.words.in_all(span))
    }

    /// Each kind of turn once, in the order in which they come, with its time.
    fn turns(&self) -> Vec<(String, Option<Duration>)> {
        let mut turns = Vec::new();
        for step in self.plan.shortest() {
            let turn = (step.turn.title.clone(), step.turn.time);
            if !turns.contains(&turn) {
                turns.push(turn);
            }
        }
        turns
    }
}

#[cfg(test)]
mod tests;
