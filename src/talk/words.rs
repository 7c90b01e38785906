//! Lengths and times in words, and words made into sentences.

use std::time::Duration;

use jiff::Timestamp;

use crate::clock::zone;

/// A length of time in few letters: “45 s”, “20 min”, “1 h 30 min”.
#[must_use]
pub fn minutes(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..60 => format!("{seconds} s"),
        60..120 if !seconds.is_multiple_of(60) => format!("1 min {} s", seconds % 60),
        3_600 => "1 h".to_owned(),
        60..7_200 => format!("{} min", seconds.div_ceil(60)),
        _ if seconds % 3_600 < 60 => format!("{} h", seconds / 3_600),
        _ => format!("{} h {} min", seconds / 3_600, seconds % 3_600 / 60),
    }
}

/// A length of time as it is said aloud: “45 seconds”, “1 minute 30 seconds”, “2 hours”. Begun seconds count.
#[must_use]
pub fn spoken(time: Duration) -> String {
    let seconds = time.as_secs() + u64::from(time.subsec_nanos() > 0);
    let count = |number: u64, unit: &str| match number {
        0 => None,
        1 => Some(format!("1 {unit}")),
        _ => Some(format!("{number} {unit}s")),
    };
    let parts =
        [count(seconds / 3_600, "hour"), count(seconds / 60 % 60, "minute"), count(seconds % 60, "second")];
    let words: Vec<String> = parts.into_iter().flatten().collect();
    if words.is_empty() { "no time".to_owned() } else { words.join(" ") }
}

/// The length of a break: “10 minutes”, “45 s”, “2 h”.
#[must_use]
pub fn length(length: Duration) -> String {
    match length.as_secs() {
        seconds if seconds % 60 == 0 && (120..7_200).contains(&seconds) => {
            format!("{} minutes", seconds / 60)
        }
        _ => minutes(length),
    }
}

/// What is left of a break: “14 minutes left”. Begun seconds and minutes count.
#[must_use]
pub fn left(left: Duration) -> String {
    let seconds = left.as_secs() + u64::from(left.subsec_nanos() > 0);
    match seconds {
        0..60 => format!("{seconds} seconds left"),
        _ => match seconds.div_ceil(60) {
            1 => "1 minute left".to_owned(),
            minutes @ 2..120 => format!("{minutes} minutes left"),
            minutes => format!("{} hours {} minutes left", minutes / 60, minutes % 60),
        },
    }
}

/// The time of day: “20:45”.
#[must_use]
pub fn time_of_day(at: Timestamp) -> String {
    at.to_zoned(zone()).strftime("%H:%M").to_string()
}

/// Words with a capital in front, as a sentence begins.
#[must_use]
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

/// Words that end as a sentence does.
#[must_use]
pub fn full(words: &str) -> String {
    let words = words.trim();
    if words.ends_with(['.', '?', '!', '…', ':', '。']) { words.to_owned() } else { format!("{words}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_said_aloud_in_whole_words() {
        let said = |seconds| spoken(Duration::from_secs(seconds));
        assert_eq!(said(45), "45 seconds");
        assert_eq!(said(61), "1 minute 1 second");
        assert_eq!(said(1_200), "20 minutes");
        assert_eq!(said(3_600), "1 hour");
        assert_eq!(spoken(Duration::from_millis(29_500)), "30 seconds");
    }

    #[test]
    fn lengths_are_said_as_people_say_them() {
        let said = |seconds| minutes(Duration::from_secs(seconds));
        assert_eq!(said(45), "45 s");
        assert_eq!(said(90), "1 min 30 s");
        assert_eq!(said(1_200), "20 min");
        assert_eq!(said(3_600), "1 h");
        assert_eq!(said(7_200), "2 h");
        assert_eq!(said(86_400), "24 h");
        assert_eq!(said(9_000), "2 h 30 min");
    }

    #[test]
    fn words_end_as_a_sentence_does() {
        assert_eq!(full("Say it back"), "Say it back.");
        assert_eq!(full("Did I get it?"), "Did I get it?");
    }
}
