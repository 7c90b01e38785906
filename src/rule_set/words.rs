//! Lengths of time, numbers of people and things, and the status words of a plan, as text. All rooms use these.

use std::time::Duration;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// Whole seconds, rounded up: time left is never said to be less than it is.
#[must_use]
pub fn seconds(time: Duration) -> u64 {
    time.as_secs().saturating_add(u64::from(time.subsec_nanos() > 0))
}

/// `1:05`, or `1:00:00` from an hour on. Seconds are rounded up, so that a turn begins with its full time and ends at
/// `0:00`.
#[must_use]
pub fn clock(time: Duration) -> String {
    let seconds = seconds(time);
    let (hours, minutes, seconds) = (seconds / HOUR, seconds / MINUTE % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// “45 s”, “20 min”, “1 h 30 min”: short, and only as exact as people want to know.
#[must_use]
pub fn minutes(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..60 => format!("{seconds} s"),
        60..120 if !seconds.is_multiple_of(60) => format!("1 min {} s", seconds % 60),
        HOUR => "1 h".to_owned(),
        60..7_200 => format!("{} min", seconds.div_ceil(60)),
        _ if seconds % HOUR < 60 => format!("{} h", seconds / HOUR),
        _ => format!("{} h {} min", seconds / HOUR, seconds % HOUR / 60),
    }
}

/// “45 seconds”, “1 minute 30 seconds”, “2 hours”: to be read aloud. Seconds are rounded up.
#[must_use]
pub fn spoken(time: Duration) -> String {
    let parts = parts(seconds(time), [(HOUR, "hour"), (MINUTE, "minute"), (1, "second")]);
    let words: Vec<_> = parts.map(|(number, unit)| count(number, unit)).collect();
    if words.is_empty() { "no time".to_owned() } else { words.join(" ") }
}

/// “1 day”, “2 hours 5 minutes”: the two largest units.
#[must_use]
pub fn about(time: Duration) -> String {
    let parts = parts(time.as_secs(), [(DAY, "day"), (HOUR, "hour"), (MINUTE, "minute"), (1, "second")]);
    let words: Vec<_> = parts.take(2).map(|(number, unit)| count(number, unit)).collect();
    if words.is_empty() { format!("{} milliseconds", time.as_millis()) } else { words.join(" ") }
}

/// “10 minutes” where it comes to whole minutes, otherwise as [`minutes`].
#[must_use]
pub fn length(length: Duration) -> String {
    match length.as_secs() {
        seconds if seconds.is_multiple_of(60) && (120..7_200).contains(&seconds) => {
            count(seconds / 60, "minute")
        }
        _ => minutes(length),
    }
}

/// “14 minutes left”.
#[must_use]
pub fn left(left: Duration) -> String {
    match seconds(left) {
        seconds @ 0..60 => format!("{seconds} seconds left"),
        seconds => match seconds.div_ceil(60) {
            minutes @ 1..120 => format!("{} left", count(minutes, "minute")),
            minutes => format!("{} hours {} minutes left", minutes / 60, minutes % 60),
        },
    }
}

/// How often each unit fits, the largest first, without those that don't.
fn parts<const N: usize>(
    mut seconds: u64,
    units: [(u64, &'static str); N],
) -> impl Iterator<Item = (u64, &'static str)> {
    units.into_iter().filter_map(move |(size, unit)| {
        let number = seconds / size;
        seconds %= size;
        (number > 0).then_some((number, unit))
    })
}

/// “1 error”, “3 errors”, “10,000 steps”. For words that take an s.
#[must_use]
pub fn count(number: u64, what: &str) -> String {
    format!("{} {what}{}", grouped(number), if number == 1 { "" } else { "s" })
}

/// A number in groups of three digits.
#[must_use]
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// “1 person”, “2 people”, “3–12 people”: from the fewest to the most.
#[must_use]
pub fn people(least: usize, most: usize) -> String {
    match (least, most) {
        (1, 1) => "1 person".to_owned(),
        (least, most) if least == most => format!("{least} people"),
        (least, most) => format!("{least}–{most} people"),
    }
}

/// “there is 1 here”, “there are 3 here”.
#[must_use]
pub fn here(number: usize) -> String {
    if number == 1 { "there is 1 here".to_owned() } else { format!("there are {number} here") }
}

/// The language of a tag, without its region: `de` of `de-AT`.
pub(super) fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: fn(Duration) -> String, seconds: u64) -> String {
        words(Duration::from_secs(seconds))
    }

    #[test]
    fn a_clock_begins_with_the_full_time_and_ends_at_zero() {
        assert_eq!(of(clock, 90), "1:30");
        assert_eq!(clock(Duration::from_millis(89_999)), "1:30");
        assert_eq!(clock(Duration::from_millis(1)), "0:01");
        assert_eq!(of(clock, 0), "0:00");
        assert_eq!(of(clock, 3_600), "1:00:00");
    }

    #[test]
    fn lengths_are_said_aloud_in_whole_words() {
        assert_eq!(of(spoken, 45), "45 seconds");
        assert_eq!(of(spoken, 61), "1 minute 1 second");
        assert_eq!(of(spoken, 1_200), "20 minutes");
        assert_eq!(of(spoken, 3_600), "1 hour");
        assert_eq!(spoken(Duration::from_millis(29_500)), "30 seconds");
    }

    #[test]
    fn lengths_are_written_as_people_say_them() {
        assert_eq!(of(minutes, 45), "45 s");
        assert_eq!(of(minutes, 90), "1 min 30 s");
        assert_eq!(of(minutes, 1_200), "20 min");
        assert_eq!(of(minutes, 3_600), "1 h");
        assert_eq!(of(minutes, 7_200), "2 h");
        assert_eq!(of(minutes, 86_400), "24 h");
        assert_eq!(of(minutes, 9_000), "2 h 30 min");
        assert_eq!(of(length, 600), "10 minutes");
        assert_eq!(of(length, 90), "1 min 30 s");
        assert_eq!(of(left, 30), "30 seconds left");
        assert_eq!(of(left, 61), "2 minutes left");
        assert_eq!(of(left, 60), "1 minute left");
    }

    #[test]
    fn the_two_largest_units_say_about_how_long() {
        assert_eq!(of(about, 90_061), "1 day 1 hour");
        assert_eq!(of(about, 7_205), "2 hours 5 seconds");
        assert_eq!(of(about, 86_400_000), "1,000 days");
        assert_eq!(about(Duration::from_millis(20)), "20 milliseconds");
    }
}
