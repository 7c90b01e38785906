//! Calendar files: the days on which to look at agreements again, and the next talk. Others may see a calendar, so that
//! its events are called by the app's name alone, unless people want to read there what they agreed.

use icalendar::{Calendar, Component, Event, Property};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::{Words, say};
use crate::record::agreements::Id;
use crate::record::export::Kept;

/// What ends an event's identity: it stays the same, so that a calendar that reads the file again changes its event
/// instead of taking another one.
const OURS: &str = "common-ground";

/// How long the next talk is in a calendar, in minutes. Nobody knows; it is to be seen there.
const TALK: i64 = 60;

/// A calendar file with what has a day, as it is at this moment; `None` where nothing has one. With `words`, events of
/// agreements say what was agreed.
#[must_use]
pub fn calendar(kept: &Kept, now: Timestamp, with_words: bool, words: &Words) -> Option<String> {
    let title = say!(words, "window-app");
    let days = kept.open.iter().filter_map(|agreement| agreement.review.map(|day| (agreement, day)));
    let reviews = days.map(|(agreement, day)| {
        // A title is one line.
        let what = agreement.what.split_whitespace().collect::<Vec<_>>().join(" ");
        let called = if with_words { what.as_str() } else { title.as_str() };
        all_day(agreement.id, day, called, now)
    });
    let next = kept.next.as_ref().and_then(|next| next.at).map(|at| timed(at, &title, now));
    let events: Vec<Event> = reviews.chain(next).collect();
    if events.is_empty() {
        return None;
    }
    let mut file = Calendar::empty();
    for (name, value) in [("VERSION", "2.0"), ("PRODID", "-//Common Ground//Common Ground//EN")] {
        let _ = file.append_property(Property::new(name, value));
    }
    for event in events {
        let _ = file.push(event);
    }
    Some(file.to_string())
}

/// A day on which to look at an agreement.
fn all_day(id: Id, day: Date, called: &str, now: Timestamp) -> Event {
    let date = |name: &str, day: Date| {
        let mut property = Property::new(name, day.strftime("%Y%m%d").to_string());
        property.add_parameter("VALUE", "DATE").done()
    };
    let mut event = event(id, called, now);
    let _ = event.append_property(date("DTSTART", day));
    // The first day on which it is over.
    if let Ok(after) = day.tomorrow() {
        let _ = event.append_property(date("DTEND", after));
    }
    // Nobody is away all day because of it.
    let _ = event.add_property("TRANSP", "TRANSPARENT");
    event
}

/// The next talk. Its times are in UTC, which every calendar shows in the zone where people are.
fn timed(at: Timestamp, called: &str, now: Timestamp) -> Event {
    // There is one at most, and no agreement has this id: it would have been made in 1970.
    let mut event = event(Id(0), called, now);
    let _ = event.add_property("DTSTART", utc(at));
    if let Ok(end) = at.checked_add(TALK.minutes()) {
        let _ = event.add_property("DTEND", utc(end));
    }
    event
}

fn event(id: Id, called: &str, now: Timestamp) -> Event {
    let mut event = Event::new();
    let _ = event.uid(&format!("{}@{OURS}", id.0));
    let _ = event.add_property("DTSTAMP", utc(now));
    let _ = event.summary(called);
    // Other people who share a calendar aren't shown what is in it.
    let _ = event.add_property("CLASS", "PRIVATE");
    event
}

fn utc(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}
