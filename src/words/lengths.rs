//! Lengths of time in words.

use std::time::Duration;

use super::{Words, say};
use crate::rule_set::measure::Span;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// Whole seconds, rounded up: time left is never said to be less than it is.
#[must_use]
pub(crate) fn seconds(time: Duration) -> u64 {
    time.as_secs().saturating_add(u64::from(time.subsec_nanos() > 0))
}

/// `1:05`, or `1:00:00` from an hour on. Seconds are rounded up, so that a turn begins with its full time and ends at
/// `0:00`.
#[must_use]
pub(crate) fn clock(time: Duration) -> String {
    let seconds = seconds(time);
    let (hours, minutes, seconds) = (seconds / HOUR, seconds / MINUTE % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// How many of a unit there are.
type Part = (u64, Unit);

#[derive(Clone, Copy)]
enum Unit {
    Day,
    Hour,
    Minute,
    Second,
}

impl Words {
    /// “45 s”, “20 min”, “1 h 30 min”: short, and only as exact as people want to know.
    #[must_use]
    pub fn minutes(&self, time: Duration) -> String {
        let seconds = time.as_secs();
        match seconds {
            0..60 => self.short((seconds, Unit::Second)),
            60..120 => self.joined(&parts(seconds, Unit::Hour), Self::short),
            _ if let Some(minutes) = whole_minutes(time) => self.short((minutes, Unit::Minute)),
            _ => self.joined(&parts(seconds / 60 * 60, Unit::Hour), Self::short),
        }
    }

    /// “20 min”, “1 min 30 s”, “1 h”: short, to the second.
    #[must_use]
    pub fn exact(&self, time: Duration) -> String {
        self.joined(&parts(time.as_secs(), Unit::Hour), Self::short)
    }

    /// “45 seconds”, “1 minute 30 seconds”, “2 hours”: to be read aloud. Seconds are rounded up.
    #[must_use]
    pub fn spoken(&self, time: Duration) -> String {
        let parts = parts(seconds(time), Unit::Hour);
        if parts.is_empty() { say!(self, "length-none") } else { self.joined(&parts, Self::whole) }
    }

    /// “1 day”, “2 hours 5 minutes”: the two largest units.
    #[must_use]
    pub fn about(&self, time: Duration) -> String {
        let mut parts = parts(time.as_secs(), Unit::Day);
        parts.truncate(2);
        if parts.is_empty() {
            let number = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
            return say!(self, "length-milliseconds", number = number);
        }
        self.joined(&parts, Self::whole)
    }

    /// “10 minutes” where it comes to whole minutes, otherwise as [`minutes`](Self::minutes).
    #[must_use]
    pub fn length(&self, length: Duration) -> String {
        match length.as_secs() {
            seconds if seconds.is_multiple_of(60) && (120..7_200).contains(&seconds) => {
                let minutes = seconds / 60;
                say!(self, "length-minutes", number = minutes)
            }
            _ => self.minutes(length),
        }
    }

    /// “14 minutes left”.
    #[must_use]
    pub fn left(&self, left: Duration) -> String {
        match seconds(left) {
            seconds @ 0..60 => say!(self, "left-seconds", number = seconds),
            seconds => match seconds.div_ceil(60) {
                minutes @ 1..120 => say!(self, "left-minutes", number = minutes),
                minutes => {
                    let length = self.joined(&parts(minutes * 60, Unit::Hour), Self::whole);
                    say!(self, "left-hours", length = length)
                }
            },
        }
    }

    /// “20 min”, or “10 to 35 min” where it depends on how many rounds people want; short, as [`minutes`](Self::minutes).
    #[must_use]
    pub fn span(&self, span: Span) -> String {
        let (least, most) = (self.minutes(span.shortest), self.minutes(span.longest));
        if least == most {
            return most;
        }
        match (whole_minutes(span.shortest), whole_minutes(span.longest)) {
            (Some(least), Some(most)) => say!(self, "length-span-minutes-short", least = least, most = most),
            _ => say!(self, "length-span", least = least, most = most),
        }
    }

    /// “24 minutes in all”, “10 to 35 minutes in all”.
    #[must_use]
    pub fn in_all(&self, span: Span) -> String {
        let [least, most] = [span.shortest, span.longest].map(|length| length.as_secs().div_ceil(60));
        let short = |minutes: u64| self.joined(&parts(minutes.max(1) * 60, Unit::Hour), Self::short);
        match most {
            0..120 if least == most => say!(self, "in-all-minutes", number = most),
            0..120 => say!(self, "in-all-minutes-span", least = least, most = most),
            _ => {
                let length = if least == most {
                    short(most)
                } else {
                    say!(self, "length-span", least = short(least), most = short(most))
                };
                say!(self, "in-all-hours", length = length)
            }
        }
    }

    /// “1 person”, “2 people”, “3–12 people”: from the fewest to the most.
    #[must_use]
    pub fn people(&self, least: usize, most: usize) -> String {
        if least == most {
            say!(self, "people", number = most)
        } else {
            say!(self, "people-from-to", least = least, most = most)
        }
    }

    fn short(&self, (number, unit): Part) -> String {
        match unit {
            Unit::Day => say!(self, "length-days", number = number),
            Unit::Hour => say!(self, "length-hours-short", number = number),
            Unit::Minute => say!(self, "length-minutes-short", number = number),
            Unit::Second => say!(self, "length-seconds-short", number = number),
        }
    }

    fn whole(&self, (number, unit): Part) -> String {
        match unit {
            Unit::Day => say!(self, "length-days", number = number),
            Unit::Hour => say!(self, "length-hours", number = number),
            Unit::Minute => say!(self, "length-minutes", number = number),
            Unit::Second => say!(self, "length-seconds", number = number),
        }
    }

    fn joined(&self, parts: &[Part], write: fn(&Self, Part) -> String) -> String {
        let mut written = parts.iter().map(|part| write(self, *part));
        let first = written.next().unwrap_or_else(|| write(self, (0, Unit::Second)));
        written.fold(first, |larger, smaller| say!(self, "length-joined", larger = larger, smaller = smaller))
    }
}

/// A length that [`Words::minutes`] says in minutes alone.
fn whole_minutes(length: Duration) -> Option<u64> {
    let seconds = length.as_secs();
    ((120..7_200).contains(&seconds) && seconds != HOUR).then(|| seconds.div_ceil(60))
}

/// How often each unit fits, from this one down, without those that don't.
fn parts(mut seconds: u64, largest: Unit) -> Vec<Part> {
    let units = [(DAY, Unit::Day), (HOUR, Unit::Hour), (MINUTE, Unit::Minute), (1, Unit::Second)];
    let mut parts = Vec::new();
    for (size, unit) in units.into_iter().skip(usize::from(!matches!(largest, Unit::Day))) {
        let number = seconds / size;
        seconds %= size;
        if number > 0 {
            parts.push((number, unit));
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: fn(&Words, Duration) -> String, seconds: u64) -> String {
        words(&Words::english(), Duration::from_secs(seconds))
    }

    #[test]
    fn a_clock_begins_with_the_full_time_and_ends_at_zero() {
        assert_eq!(clock(Duration::from_secs(90)), "1:30");
        assert_eq!(clock(Duration::from_millis(89_999)), "1:30");
        assert_eq!(clock(Duration::from_millis(1)), "0:01");
        assert_eq!(clock(Duration::from_secs(0)), "0:00");
        assert_eq!(clock(Duration::from_secs(3_600)), "1:00:00");
    }

    #[test]
    fn lengths_are_said_aloud_in_whole_words() {
        assert_eq!(of(Words::spoken, 45), "45 seconds");
        assert_eq!(of(Words::spoken, 61), "1 minute 1 second");
        assert_eq!(of(Words::spoken, 1_200), "20 minutes");
        assert_eq!(of(Words::spoken, 3_600), "1 hour");
        assert_eq!(Words::english().spoken(Duration::from_millis(29_500)), "30 seconds");
    }

    #[test]
    fn lengths_are_written_as_people_say_them() {
        assert_eq!(of(Words::minutes, 45), "45 s");
        assert_eq!(of(Words::minutes, 90), "1 min 30 s");
        assert_eq!(of(Words::minutes, 1_200), "20 min");
        assert_eq!(of(Words::minutes, 3_600), "1 h");
        assert_eq!(of(Words::minutes, 7_200), "2 h");
        assert_eq!(of(Words::minutes, 86_400), "24 h");
        assert_eq!(of(Words::minutes, 9_000), "2 h 30 min");
        assert_eq!(of(Words::exact, 90), "1 min 30 s");
        assert_eq!(of(Words::exact, 150), "2 min 30 s");
        assert_eq!(of(Words::exact, 1_200), "20 min");
        assert_eq!(of(Words::exact, 3_600), "1 h");
        assert_eq!(of(Words::length, 600), "10 minutes");
        assert_eq!(of(Words::length, 90), "1 min 30 s");
        assert_eq!(of(Words::left, 30), "30 seconds left");
        assert_eq!(of(Words::left, 61), "2 minutes left");
        assert_eq!(of(Words::left, 60), "1 minute left");
        assert_eq!(of(Words::left, 7_200), "2 hours left");
        assert_eq!(of(Words::left, 7_260), "2 hours 1 minute left");
    }

    #[test]
    fn what_depends_on_how_many_rounds_people_want_is_said_as_a_span() {
        let words = Words::english();
        let span = |shortest, longest| {
            let [shortest, longest] = [shortest, longest].map(Duration::from_secs);
            Span { shortest, longest }
        };
        for (shortest, longest, short, in_all) in [
            (1_401, 1_401, "24 min", "24 minutes in all"),
            (60, 60, "1 min", "1 minute in all"),
            (7_200, 7_200, "2 h", "2 h in all"),
            (9_000, 9_000, "2 h 30 min", "2 h 30 min in all"),
            (600, 2_100, "10 to 35 min", "10 to 35 minutes in all"),
            (601, 630, "11 min", "11 minutes in all"),
            (45, 600, "45 s to 10 min", "1 to 10 minutes in all"),
            (1_800, 3_600, "30 min to 1 h", "30 to 60 minutes in all"),
            (3_000, 9_000, "50 min to 2 h 30 min", "50 min to 2 h 30 min in all"),
        ] {
            let span = span(shortest, longest);
            assert_eq!((words.span(span).as_str(), words.in_all(span).as_str()), (short, in_all));
        }
    }

    #[test]
    fn the_two_largest_units_say_about_how_long() {
        assert_eq!(of(Words::about, 90_061), "1 day 1 hour");
        assert_eq!(of(Words::about, 7_205), "2 hours 5 seconds");
        assert_eq!(of(Words::about, 86_400_000), "1,000 days");
        assert_eq!(Words::english().about(Duration::from_millis(20)), "20 milliseconds");
    }
}
