//! Whether the number of people, the breaks and the talk as a whole keep within their bounds.

use std::ops::Range;
use std::time::Duration;

use super::report::Report;
use crate::rule_set::amount::parse_duration;
use crate::rule_set::source::Value;
use crate::rule_set::words::{self, about};
use crate::rule_set::{Breaks, RuleSet, bounds, measure};

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
        let message = format!("at least {min} and at most {max} people: nobody fits");
        report.error(at, (message, "`min` is `max` or less; each is 2 where it is left out"));
    } else if let Some(seat) = usize::try_from(max)
        .ok()
        .and_then(|max| people.field("seats").and_then(|seats| seats.items().get(max)))
    {
        let message = format!("more seats are named than there are people: {max} at most");
        report.warning(&seat.head(), (message, "leave this one out, or raise `max`"));
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
        let help = "the longest break that can be promised is \"24h\"";
        report.error(&longest_at, (format!("{} is too long for a break", about(longest)), help));
    } else if shortest > longest {
        let message =
            format!("`shortest` ({}) is longer than `longest` ({})", about(shortest), about(longest));
        report.error(&written("shortest", shortest_at, &longest_at), (message, "make it shorter"));
    } else if length < shortest {
        let message =
            format!("`length` ({}) is shorter than `shortest` ({})", about(length), about(shortest));
        report.error(&written("length", length_at, &shortest_at), (message, "it lies between the two"));
    } else if length > longest {
        let message = format!("`length` ({}) is longer than `longest` ({})", about(length), about(longest));
        report.error(&written("length", length_at, &longest_at), (message, "it lies between the two"));
    } else if length < usual.length {
        let message = format!("a break of {} is short", about(length));
        let help = "after a heated moment it takes about 20 minutes to settle";
        report.warning(&length_at, (message, help));
    }
}

/// Checks how long the whole talk is, for the largest number of people.
pub(super) fn check_talk(rule_set: &RuleSet, set: &Value<'_>, report: &mut Report) {
    let people = rule_set.participants.max;
    let whole = measure::whole(rule_set, people);
    let flow = name_of(set, "flow");
    let many = words::people(people, people);
    if whole.steps > bounds::STEPS as u64 {
        let message = format!("with {many} this talk has {}", words::count(whole.steps, "step"));
        let help = format!("a talk has {} at most; repeat less", words::grouped(bounds::STEPS as u64));
        return report.error(&flow, (message, help));
    }
    let with_nothing_to_do = |people: &usize| measure::shortest(rule_set, *people).steps == 0;
    if let Some(people) = (rule_set.participants.min..=people).find(with_nothing_to_do) {
        let message = format!("with {} this talk has no steps", words::people(people, people));
        let help = "put a step into the flow that one of them takes, or raise `min`";
        return report.error(&flow, (message, help));
    }
    if whole.time > bounds::LENGTH {
        let message = format!("with {many} this talk takes {}", about(whole.time));
        return report
            .error(&flow, (message, "a talk takes 24 hours at most; shorten turns, or repeat less"));
    }
    let shortest = measure::shortest(rule_set, people).time;
    if let Some(limit) = rule_set.limit.filter(|limit| shortest > *limit) {
        let at = set.field("limit").map_or(flow, |limit| limit.bytes.clone());
        let message = format!(
            "with {many} this talk takes at least {}, past its limit of {}",
            about(shortest),
            about(limit)
        );
        report.warning(&at, (message, "raise the limit, shorten turns, or repeat less"));
    }
}

/// Where a field's name stands.
fn name_of(set: &Value<'_>, field: &str) -> Range<usize> {
    let found = set.fields().iter().find(|(name, _)| name.text == field);
    found.map_or_else(|| set.head(), |(name, _)| name.bytes.clone())
}
