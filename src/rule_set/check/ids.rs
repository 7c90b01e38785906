//! Whether ids are well formed, differ, and exist where they are used.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::fault::{Ids, Known};
use super::flow::Use;
use super::report::Report;
use crate::rule_set::bounds;
use crate::rule_set::sign::short;
use crate::rule_set::source::{Kind, Value};

/// Checks ids and what refers to them.
pub(super) fn check(set: &Value<'_>, uses: &[Use<'_>], report: &mut Report) {
    for field in ["turns", "pools"] {
        let entries = set.field(field).map(Value::entries).unwrap_or_default();
        for (id, _) in entries {
            well_formed(id, report);
        }
    }
    rules(set, report);
    turns(set, uses, report);
}

/// Warns about unused rules and turns. Comes last: where a use can't be read, nothing is known.
pub(super) fn check_unused(set: &Value<'_>, uses: &[Use<'_>], report: &mut Report) {
    let spoiled =
        |field, report: &Report| set.field(field).is_none_or(|value| report.has_errors_in(&value.bytes));
    let turns = set.field("turns").map(Value::entries).unwrap_or_default();
    if !spoiled("flow", report) && set.field("flow").is_some() {
        let named: HashSet<_> = uses.iter().map(|used| used.id).collect();
        for (id, _) in turns {
            let unused = id.text().filter(|text| !named.contains(text));
            if let Some(text) = unused {
                report.warning(&id.bytes, Ids::TurnUnused { turn: short(text) });
            }
        }
    }
    if !spoiled("turns", report) && !spoiled("rules", report) {
        let shown: HashSet<_> =
            turns.iter().flat_map(|(_, turn)| shown(turn)).filter_map(Value::text).collect();
        for id in rule_ids(set) {
            let unused = id.text().filter(|text| !shown.contains(text));
            if let Some(text) = unused {
                report.warning(&id.bytes, Ids::RuleUnused { rule: short(text) });
            }
        }
    }
}

fn rule_ids<'v, 's>(set: &'v Value<'s>) -> impl Iterator<Item = &'v Value<'s>> + Clone {
    set.field("rules").map(Value::items).unwrap_or_default().iter().filter_map(|rule| rule.field("id"))
}

/// The rules that a turn shows.
fn shown<'v, 's>(turn: &'v Value<'s>) -> &'v [Value<'s>] {
    turn.field("rules").map(Value::items).unwrap_or_default()
}

fn well_formed(id: &Value<'_>, report: &mut Report) {
    let Some(text) = id.text() else { return };
    let fine = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if text.is_empty() {
        report.error(&id.bytes, Ids::Empty);
    } else if let Some(sign) = text.chars().find(|letter| !fine(*letter)) {
        let better = Some(proposal(text)).filter(|better| !better.is_empty());
        report.error(&id.bytes, Ids::Odd { id: short(text), sign, better });
    }
}

/// A valid id that is like this text.
fn proposal(text: &str) -> String {
    let letters = text.chars().take(40).flat_map(char::to_lowercase).map(|letter| match letter {
        letter if letter.is_ascii_lowercase() || letter.is_ascii_digit() => letter,
        _ => '-',
    });
    let text: String = letters.collect();
    text.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

fn rules(set: &Value<'_>, report: &mut Report) {
    let Some(list) = set.field("rules") else { return };
    if let Some(rule) = list.items().get(bounds::RULES) {
        report.error(&rule.head(), Ids::TooManyRules { rules: list.items().len() });
    }
    let mut seen: HashMap<&str, &Range<usize>> = HashMap::new();
    for id in rule_ids(set) {
        well_formed(id, report);
        let Some(text) = id.text() else { continue };
        if seen.insert(text, &id.bytes).is_some() {
            report.error(&id.bytes, Ids::RuleTwice { rule: short(text) });
        }
    }
}

fn turns(set: &Value<'_>, uses: &[Use<'_>], report: &mut Report) {
    let turns = set.field("turns").map(Value::entries).unwrap_or_default();
    let ids = || turns.iter().filter_map(|(id, _)| id.text());
    let known: HashSet<_> = ids().collect();
    // If turns or rules can't be read, every use would be called wrong.
    if set.field("turns").is_some_and(|value| matches!(value.kind, Kind::Map(_))) {
        for used in uses.iter().filter(|used| !known.contains(used.id)) {
            if report.is_full() {
                return;
            }
            let candidates: Vec<_> = ids().take(1_000).collect();
            let known = Known::of(used.id, candidates.iter().copied());
            report.error(used.bytes, Ids::NoTurn { turn: short(used.id), known });
        }
    }
    let rules: HashSet<_> = rule_ids(set).filter_map(Value::text).collect();
    let readable = set.field("rules").is_none_or(|value| {
        let items = value.items();
        matches!(value.kind, Kind::List(_))
            && items.iter().all(|rule| rule.field("id").and_then(Value::text).is_some())
    });
    for (_, turn) in turns {
        let shown = shown(turn);
        let mut seen = HashSet::new();
        for rule in shown {
            let Some(id) = rule.text() else { continue };
            if report.is_full() {
                return;
            }
            if !seen.insert(id) {
                report.error(&rule.bytes, Ids::ShownTwice { rule: short(id) });
            } else if readable && !rules.contains(id) {
                let candidates: Vec<_> = rule_ids(set).filter_map(Value::text).take(1_000).collect();
                let known = Known::of(id, candidates.iter().copied());
                report.error(&rule.bytes, Ids::NoRule { rule: short(id), known });
            }
        }
        if let (Some(first), true) = (shown.get(bounds::RULES_SHOWN), shown.len() > bounds::RULES_SHOWN) {
            report.warning(&first.bytes, Ids::ManyShown { rules: shown.len() });
        }
    }
}
