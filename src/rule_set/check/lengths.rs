//! Whether the number of people and lines, the breaks and the talk as a whole keep within their bounds.

use std::ops::Range;
use std::time::Duration;

use super::fault::Lengths;
use super::report::Report;
use crate::rule_set::amount::parse_duration;
use crate::rule_set::measure::{self, Span};
use crate::rule_set::source::Value;
use crate::rule_set::{Breaks, RuleSet, bounds};

pub(super) fn check_people(set: &Value<'_>, report: &mut Report) {
    let Some(people) = set.field("participants") else { return };
    let number = |field| match people.field(field) {
        Some(value) => value.whole().map(|number| (number, value.bytes.clone())),
        None => Some((2, people.head())),
    };
    let (Some((min, min_at)), Some((max, max_at))) = (number("min"), number("max")) else { return };
    if min < 1 || max < 1 {
        return;
    }
    if min > max {
        let at = if people.field("min").is_some() { &min_at } else { &max_at };
        report.error(at, Lengths::NobodyFits { least: min, most: max });
    } else if let Some(seat) = usize::try_from(max)
        .ok()
        .and_then(|max| people.field("seats").and_then(|seats| seats.items().get(max)))
    {
        report.warning(&seat.head(), Lengths::MoreSeats { people: max });
    }
}

/// Each line of *Words that help* answers to a key.
pub(super) fn check_lines(set: &Value<'_>, report: &mut Report) {
    let lines = set.field("repair").map(Value::items).unwrap_or_default();
    if let Some(line) = lines.get(bounds::LINES) {
        report.error(&line.head(), Lengths::TooManyLines { lines: lines.len() });
    }
}

/// What finds everything finds nothing.
pub(super) fn check_search(set: &Value<'_>, report: &mut Report) {
    let typed = set.field("search").map(Value::items).unwrap_or_default();
    if let Some(one) = typed.get(bounds::SEARCH) {
        report.error(&one.head(), Lengths::TooMuchToFind { texts: typed.len() });
    }
}

pub(super) fn check_breaks(set: &Value<'_>, report: &mut Report) {
    let Some(breaks) = set.field("breaks") else { return };
    let usual = Breaks::default();
    let time = |field: &str, usual: Duration| match breaks.field(field) {
        Some(value) => parse_duration(value.text()?).ok().map(|time| (time, value.bytes.clone())),
        None => Some((usual, breaks.head())),
    };
    let length = time("length", usual.length);
    let shortest = time("shortest", usual.shortest);
    let longest = time("longest", usual.longest);
    let (Some((length, length_at)), Some((shortest, shortest_at)), Some((longest, longest_at))) =
        (length, shortest, longest)
    else {
        return;
    };
    // Points at a field that is written down: one that is left out can't be wrong.
    let written = |field, at: Range<usize>, otherwise: &Range<usize>| {
        if breaks.field(field).is_some() { at } else { otherwise.clone() }
    };
    if longest > bounds::BREAK {
        report.error(&longest_at, Lengths::BreakTooLong { longest });
    } else if shortest > longest {
        let fault = Lengths::ShortestOverLongest { shortest, longest };
        report.error(&written("shortest", shortest_at, &longest_at), fault);
    } else if length < shortest {
        let fault = Lengths::LengthUnderShortest { length, shortest };
        report.error(&written("length", length_at, &shortest_at), fault);
    } else if length > longest {
        let fault = Lengths::LengthOverLongest { length, longest };
        report.error(&written("length", length_at, &longest_at), fault);
    } else if length < usual.length {
        report.warning(&length_at, Lengths::ShortBreak { length });
    }
}

/// Checks how long the whole talk is, for the largest number of people.
pub(super) fn check_talk(rule_set: &RuleSet, set: &Value<'_>, report: &mut Report) {
    let people = rule_set.participants.max;
    let whole = measure::whole(rule_set, people);
    let flow = name_of(set, "flow");
    if whole.steps > bounds::STEPS as u64 {
        return report.error(&flow, Lengths::TooManySteps { people, steps: whole.steps });
    }
    let with_nothing_to_do = |people: &usize| measure::shortest(rule_set, *people).steps == 0;
    if let Some(people) = (rule_set.participants.min..=people).find(with_nothing_to_do) {
        return report.error(&flow, Lengths::NoSteps { people });
    }
    if whole.time > bounds::LENGTH {
        return report.error(&flow, Lengths::TooLong { people, time: whole.time });
    }
    if whole.steps < 2 && !rule_set.pools.is_empty() {
        report.warning(&name_of(set, "pools"), Lengths::PoolsUnused);
    }
    let Span { shortest, longest } = measure::span(rule_set, people);
    if let Some(limit) = rule_set.limit.filter(|limit| longest > *limit) {
        let at = set.field("limit").map_or(flow, |limit| limit.bytes.clone());
        report.warning(
            &at,
            if shortest > limit {
                Lengths::OverLimit { people, time: shortest, limit }
            } else {
                Lengths::MayPassLimit { people, time: longest, limit }
            },
        );
    }
}

/// Where a field's name stands.
fn name_of(set: &Value<'_>, field: &str) -> Range<usize> {
    let found = set.fields().iter().find(|(name, _)| name.text == field);
    found.map_or_else(|| set.head(), |(name, _)| name.bytes.clone())
}
