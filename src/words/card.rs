//! A card: the ground rules of a talk and how it goes, on one page, for the table between people.

mod fit;
mod html;
mod markdown;

use std::collections::BTreeMap;
use std::time::Duration;

use super::{Words, runs_left, say};
use crate::plan::{Plan, PlanRule};
use crate::rule_set::measure::{self, Span};
use crate::rule_set::path::{Path, Step};
use crate::rule_set::{Text, primary};

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
    /// Whom it suits, and when it is the wrong tool; a path's opening words.
    about: Vec<String>,
    /// The rules, or the steps of a path.
    large: Vec<Part>,
    /// The words before the first step, line by line.
    opening: Vec<String>,
    steps: Vec<Turn>,
    /// Lists of single lines, each with its heading.
    lists: Vec<(String, Vec<String>)>,
    /// That a break is fine.
    pause: Option<String>,
    source: Option<String>,
}

/// What is large on a card, under a heading.
#[derive(Debug, Clone)]
struct Part {
    heading: String,
    /// Whether they have an order.
    numbered: bool,
    items: Vec<Item>,
}

/// A rule, or a step of a path.
#[derive(Debug, Clone, Default)]
struct Item {
    text: String,
    /// How a step comes: “at least 7 days later”.
    terms: Option<String>,
    /// Lines on it.
    notes: Vec<String>,
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

    /// The card of a path: its steps, and what people ask themselves before each. `titles` are what its sets are called, by
    /// name.
    #[must_use]
    pub fn of_path(path: &Path, asked: &str, words: &Words, titles: &BTreeMap<String, String>) -> Self {
        let said = |text: Option<&Text>| {
            let text = text.map(|text| text.get(asked).trim().to_owned());
            text.filter(|text| !text.is_empty())
        };
        let all = |texts: &[Text]| texts.iter().filter_map(|text| said(Some(text))).collect::<Vec<_>>();
        let item = |step: &Step| {
            let mut terms = words.path_terms(step);
            if step.whenever {
                // The heading says so.
                let _whenever = terms.pop();
            }
            Item {
                text: words.path_step(step, titles),
                terms: Some(terms.join(", ")).filter(|terms| !terms.is_empty()),
                notes: said(step.note.as_ref()).into_iter().chain(all(&step.ready)).collect(),
                ..Item::default()
            }
        };
        let steps = |whenever| path.steps.iter().filter(move |step| step.whenever == whenever).map(item);
        let mut large = Part::of(say!(words, "path-steps"), true, steps(false));
        large.extend(Part::of(say!(words, "path-whenever"), false, steps(true)));
        let not_for = said(path.not_for.as_ref()).map(|who| say!(words, "set-not-for", who = who));
        let opening = said(path.opening());
        let opening = opening.iter().flat_map(|text| text.lines()).filter(|line| !line.trim().is_empty());
        let mut lists = vec![(say!(words, "path-ready"), all(&path.ready))];
        lists.retain(|(_, lines)| !lines.is_empty());
        Self {
            language: written_in(&path.languages(), asked, words),
            words: words.clone(),
            title: path.name.get(asked).to_owned(),
            summary: said(path.summary.as_ref()),
            facts: Vec::new(),
            about: not_for.into_iter().chain(opening.map(str::to_owned)).collect(),
            large,
            opening: Vec::new(),
            steps: Vec::new(),
            lists,
            pause: None,
            source: said(path.source.as_ref()),
        }
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
            language: written_in(&set.languages(), asked, words),
            words: words.clone(),
            title: plan.name.clone(),
            summary: said(set.summary.as_ref()),
            facts: std::iter::once(words.people(people.0, people.1)).chain(length).collect(),
            about: suits.into_iter().chain(not_for).collect(),
            large: Part::of(
                say!(words, "card-rules"),
                true,
                plan.rules.iter().map(|rule| Item::of(rule, words)),
            ),
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
        let items = self.large.iter().flat_map(|part| &part.items);
        let texts = items.map(|item| &item.text).chain([&self.title]);
        let letters = || texts.clone().flat_map(|text| text.chars()).filter(|sign| sign.is_alphabetic());
        2 * letters().filter(|letter| runs_left(*letter)).count() > letters().count()
    }
}

impl Part {
    /// This part, unless there is nothing in it.
    fn of(heading: String, numbered: bool, items: impl Iterator<Item = Item>) -> Vec<Self> {
        let part = Self { heading, numbered, items: items.collect() };
        Some(part).into_iter().filter(|part| !part.items.is_empty()).collect()
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
        Self {
            text: rule.text.clone(),
            hints: say.into_iter().chain(avoid).collect(),
            why,
            ..Self::default()
        }
    }
}

/// The language that something in these languages shows its texts in to whoever asks for this one.
fn written_in(languages: &[&str], asked: &str, words: &Words) -> String {
    let primary = primary(asked);
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
