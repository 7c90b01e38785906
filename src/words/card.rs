//! A card: the ground rules of a talk and how it goes, on one page, for the table between people.

mod fit;
mod html;
mod markdown;

use std::time::Duration;

use super::{Words, runs_left, say};
use crate::plan::{Plan, PlanRule};
use crate::rule_set::measure::{self, Span};
use crate::rule_set::{RuleSet, Text};

/// What stands on a card. Nobody's name does: paper lies about.
#[derive(Debug, Clone)]
pub struct Card {
    /// The language that its texts are written in, and the words around them.
    language: String,
    words: Words,
    title: String,
    summary: Option<String>,
    /// How many people it is for, and how long it takes.
    facts: Vec<String>,
    /// Whom it suits, and when it is the wrong tool.
    whom: Vec<String>,
    /// What the large part is called.
    heading: String,
    large: Vec<Item>,
    /// The words before the first step, line by line.
    opening: Vec<String>,
    steps: Vec<Turn>,
    /// Lists of single lines, each with its heading.
    lists: Vec<(String, Vec<String>)>,
    /// That a break is fine.
    pause: Option<String>,
    source: Option<String>,
}

/// What is large on a card.
#[derive(Debug, Clone, Default)]
struct Item {
    text: String,
    /// What belongs to it: what to try, what to avoid.
    hints: Vec<Hint>,
    why: Option<Hint>,
}

#[derive(Debug, Clone)]
struct Hint {
    /// What it is: “Try”.
    word: String,
    text: String,
    /// Both in one line: “Try: I feel … when …”.
    line: String,
}

/// A kind of turn.
#[derive(Debug, Clone, PartialEq)]
struct Turn {
    title: String,
    /// “10 min”; “open discussion, 10 min, 5 min each”.
    time: Option<String>,
}

impl Card {
    /// The card of a talk as it is set up here, for these people.
    #[must_use]
    pub fn of_talk(plan: &Plan, words: &Words) -> Self {
        let people = plan.present();
        Self::of(plan, words, (people, people), plan.span())
    }

    /// The card of a talk for as few or as many people as its rule set is for. The plan is for the fewest.
    #[must_use]
    pub fn for_anyone(plan: &Plan, words: &Words) -> Self {
        let people = &plan.set.participants;
        let mut span = plan.span();
        if people.min < people.max {
            span.longest = span.longest.max(measure::span(&plan.set, people.max).longest);
        }
        Self::of(plan, words, (people.min, people.max), span)
    }

    fn of(plan: &Plan, words: &Words, people: (usize, usize), span: Span) -> Self {
        let (set, asked) = (&plan.set, plan.choices.language.as_str());
        let said = |text: Option<&Text>| {
            let text = text.map(|text| text.get(asked).trim().to_owned());
            text.filter(|text| !text.is_empty())
        };
        let suits = said(set.suits.as_ref()).map(|who| say!(words, "set-suits", who = who));
        let not_for = said(set.not_for.as_ref()).map(|who| say!(words, "set-not-for", who = who));
        let length = (!span.is_zero()).then(|| words.in_all(span));
        let opening = plan.opening().and_then(|step| step.turn.prompt.as_deref()).unwrap_or_default();
        let opening = opening.lines().filter(|line| !line.trim().is_empty());
        let repair = (say!(words, "card-repair"), plan.repair.clone());
        let suggestions = (say!(words, "card-suggestions"), plan.suggestions.clone());
        let mut lists = vec![repair, suggestions];
        lists.retain(|(_, lines)| !lines.is_empty());
        let pause = words.exact(plan.breaks.length);
        Self {
            language: written_in(set, asked, words),
            words: words.clone(),
            title: plan.name.clone(),
            summary: said(set.summary.as_ref()),
            facts: std::iter::once(words.people(people.0, people.1)).chain(length).collect(),
            whom: suits.into_iter().chain(not_for).collect(),
            heading: say!(words, "card-rules"),
            large: plan.rules.iter().map(|rule| Item::of(rule, words)).collect(),
            opening: opening.map(str::to_owned).collect(),
            steps: turns(plan, words),
            lists,
            pause: Some(say!(words, "card-break", length = pause)),
            source: said(set.source.as_ref()),
        }
    }

    /// The card in Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        markdown::page(self)
    }

    /// The card as a page for the browser that needs no other file and no network, and that fits on one page of A4 or
    /// Letter.
    #[must_use]
    pub fn html(&self) -> String {
        html::page(self, fit::fit(self))
    }

    /// Whether its texts run from right to left.
    fn runs_left(&self) -> bool {
        let texts = self.large.iter().map(|item| &item.text).chain([&self.title]);
        let letters = || texts.clone().flat_map(|text| text.chars()).filter(|sign| sign.is_alphabetic());
        2 * letters().filter(|letter| runs_left(*letter)).count() > letters().count()
    }
}

impl Item {
    fn of(rule: &PlanRule, words: &Words) -> Self {
        let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        let hint = |word, text: String, line| Hint { word, text, line };
        let say = filled(&rule.say).map(|text| {
            let line = say!(words, "card-try", text = text.as_str());
            hint(say!(words, "card-try", "name"), text, line)
        });
        let avoid = filled(&rule.avoid).map(|text| {
            let line = say!(words, "card-leave", text = text.as_str());
            hint(say!(words, "card-leave", "name"), text, line)
        });
        let why = filled(&rule.why).map(|text| {
            let line = say!(words, "card-why", text = text.as_str());
            hint(say!(words, "card-why", "name"), text, line)
        });
        Self { text: rule.text.clone(), hints: say.into_iter().chain(avoid).collect(), why }
    }
}

/// The language that a set shows its texts in to whoever asks for this one.
fn written_in(set: &RuleSet, asked: &str, words: &Words) -> String {
    let languages = set.languages();
    let primary = crate::rule_set::primary(asked);
    let found = [asked, primary, "en"].into_iter().find(|tag| languages.contains(tag));
    found.or_else(|| languages.first().copied()).map_or_else(|| words.language(), str::to_owned)
}

/// Each kind of turn once, in the order in which they come.
fn turns(plan: &Plan, words: &Words) -> Vec<Turn> {
    let mut turns = Vec::new();
    for step in plan.shortest().skip(plan.opening().into_iter().count()) {
        let length = |time: Duration| {
            let time = words.exact(time);
            let Some(exchange) = step.exchange.as_deref() else { return time };
            let each = words.exact(exchange.each);
            if plan.is_for_everyone(&step) {
                return say!(words, "card-exchange", time = time, each = each);
            }
            let names = exchange.seats.iter().filter_map(|seat| plan.participants.get(*seat));
            let people = words.all_of(&names.collect::<Vec<_>>());
            say!(words, "card-exchange-for", people = people, time = time, each = each)
        };
        let turn = Turn { title: step.turn.title.clone(), time: step.turn.time.map(length) };
        if !turns.contains(&turn) {
            turns.push(turn);
        }
    }
    turns
}

#[cfg(test)]
mod tests;
