//! Amounts of time as people write them: `"90s"`, `"1m 30s"`, `"1h"`, `"7d"`, and `"20%"` of a turn.

use std::time::Duration;

use jiff::fmt::friendly::SpanParser;
use jiff::{SignedDuration, SpanRelativeTo};
use serde::Deserialize;
use serde::de::{self, Deserializer};

use super::bounds;

/// A duration, or a share of a turn's time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// More than zero.
    Time(Duration),
    /// From 0 to 100.
    Percent(f64),
}

impl Amount {
    /// How much it is of a turn that takes `whole`.
    #[must_use]
    pub fn of(self, whole: Duration) -> Duration {
        match self {
            Self::Time(time) => time,
            Self::Percent(percent) => whole.mul_f64((percent / 100.0).clamp(0.0, 1.0)),
        }
    }
}

/// Why a text isn't an amount of time. The text itself isn't kept: it may be long, and have quotes of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It isn't a time.
    Time,
    /// It is zero.
    Nothing,
    /// It isn't a share of a turn.
    Share,
    /// It is a share where only a time can stand.
    NoShare,
    /// It isn't a number of whole days.
    Days,
    /// It isn't so much as a day.
    NoDays,
    /// It is more days than [`bounds::REVIEW`].
    ManyDays,
}

/// A text that isn't an amount of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoAmount {
    /// What stands there, [shortened](super::sign::short).
    pub written: String,
    /// Why it is none.
    pub wrong: Wrong,
    /// The amount that was probably meant.
    pub meant: Option<String>,
}

impl Wrong {
    /// The same with what is known about the text.
    pub(super) fn of(self, text: &str) -> NoAmount {
        let meant = match self {
            Self::Time | Self::Nothing | Self::Share => meant(text),
            Self::Days => meant_days(text),
            Self::NoShare | Self::NoDays | Self::ManyDays => None,
        };
        NoAmount { written: super::sign::short(text), wrong: self, meant }
    }
}

/// For serde, which comes after the checks that tell people.
fn error<E: de::Error>(text: &str) -> E {
    E::invalid_value(de::Unexpected::Str(&super::sign::short(text)), &"an amount of time")
}

/// Reads a duration: more than zero, in days, hours, minutes and seconds.
///
/// # Errors
/// [`Wrong`] when the text is anything else.
pub(crate) fn parse_duration(text: &str) -> Result<Duration, Wrong> {
    static PARSER: SpanParser = SpanParser::new();
    if text.trim_end().ends_with(['%', '％']) {
        return Err(Wrong::NoShare);
    }
    let span = PARSER.parse_span(text).map_err(|_| Wrong::Time)?;
    if span.get_years() != 0 || span.get_months() != 0 {
        return Err(Wrong::Time);
    }
    let signed: SignedDuration =
        span.to_duration(SpanRelativeTo::days_are_24_hours()).map_err(|_| Wrong::Time)?;
    let time = Duration::try_from(signed).map_err(|_| Wrong::Time)?;
    if time.is_zero() { Err(Wrong::Nothing) } else { Ok(time) }
}

/// A duration as people write it in a file: `1h 30m`, `90s` as `1m 30s`. What is left of a millisecond is lost.
#[must_use]
pub(crate) fn written(time: Duration) -> String {
    let (seconds, millis) = (time.as_secs(), time.subsec_millis());
    let parts =
        [(seconds / 3_600, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s"), (u64::from(millis), "ms")];
    let parts = parts.iter().filter(|(number, _)| *number > 0);
    parts.map(|(number, unit)| format!("{number}{unit}")).collect::<Vec<_>>().join(" ")
}

/// Numbers that people write as words.
const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "fifteen", "twenty"];

/// What those are.
const NUMBER: [u8; 12] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20];

/// A number in words, with what it counts: “two minutes”.
fn from_words(text: &str) -> Option<String> {
    let (number, unit) = text.split_once(|between: char| between == '-' || between.is_whitespace())?;
    let (number, unit) = (number.to_lowercase(), unit.trim());
    let digits = match number.as_str() {
        "a" | "an" => 1,
        "half" => {
            let unit = unit.trim_start_matches("an ").trim_start_matches("a ");
            return unit
                .starts_with("hour")
                .then(|| "30m".to_owned())
                .or_else(|| unit.starts_with("min").then(|| "30s".to_owned()));
        }
        _ => *NUMBER.get(NUMBERS.iter().position(|word| *word == number)?)?,
    };
    parse_duration(&format!("{digits} {unit}")).ok().map(written)
}

/// An amount whose units are capitals or strokes, or whose last one was left out: `2M`, `2'`, `1m30`.
fn with_units(text: &str) -> Option<String> {
    let text = text.to_lowercase().replace(['\'', '′', '’'], "m").replace(['"', '″', '”'], "s");
    let last = text.chars().rev().find(char::is_ascii_alphabetic);
    let unit = match last.filter(|_| text.ends_with(|sign: char| sign.is_ascii_digit())) {
        Some('h') => "m",
        Some('m') => "s",
        Some(_) => return None,
        None => "",
    };
    parse_duration(&format!("{text}{unit}")).ok().map(written)
}

/// The same where days are usual: what was probably meant is in days, too.
pub(super) fn of_days(wrong: NoAmount, text: &str) -> NoAmount {
    let meant = days_as_words(text).map(|days| format!("{days}d")).or(wrong.meant);
    NoAmount { meant, ..wrong }
}

/// Days, written as a number alone or in words of weeks and months: `7`, `weekly`, `2 months`, `a week`.
fn days_as_words(text: &str) -> Option<u32> {
    let text = text.trim().to_lowercase();
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let words = unit.trim().trim_start_matches("every ").trim_start_matches("a ").trim_start_matches("one ");
    let unit = match words.get(..3).unwrap_or(words) {
        "" | "day" | "dai" => 1,
        "wee" => 7,
        "mon" => 28,
        _ => return None,
    };
    let number = if number.is_empty() { (!words.is_empty()).then_some(1) } else { number.parse().ok() };
    number.and_then(|number: u32| number.checked_mul(unit)).filter(|days| (1..=366).contains(days))
}

/// The amount that was probably meant: minutes and seconds as a clock shows them, words, seconds without their unit, or
/// with signs that look like others.
fn meant(text: &str) -> Option<String> {
    let text = super::sign::as_it_looks(text.get(..40).unwrap_or(text));
    let text = text.trim();
    let from_clock = || {
        let (minutes, seconds) = text.split_once(':')?;
        let number = |digits: &str| {
            digits.parse::<u32>().ok().filter(|_| digits.bytes().all(|sign| sign.is_ascii_digit()))
        };
        let (minutes, seconds) = (number(minutes)?, number(seconds).filter(|_| seconds.len() == 2)?);
        Some(match (minutes, seconds) {
            (0, seconds) => format!("{seconds}s"),
            (minutes, 0) => format!("{minutes}m"),
            (minutes, seconds) => format!("{minutes}m {seconds}s"),
        })
    };
    // A number alone is more likely to be seconds, unless it is small.
    let bare = || match text.parse::<u16>().ok()? {
        0 => None,
        minutes @ 1..10 => Some(format!("{minutes}m")),
        seconds => Some(format!("{seconds}s")),
    };
    let meant = from_clock()
        .or_else(bare)
        .or_else(|| from_words(text))
        .or_else(|| with_units(text))
        .unwrap_or_else(|| text.to_owned());
    parse_amount(&meant).is_ok().then_some(meant)
}

/// Reads a number of whole days, up to [`bounds::REVIEW`].
///
/// # Errors
/// [`Wrong::Days`], [`Wrong::NoDays`] or [`Wrong::ManyDays`] when it is anything else.
pub(crate) fn parse_days(text: &str) -> Result<u16, Wrong> {
    const DAY: u64 = 24 * 60 * 60;
    let time = parse_duration(text)
        .map_err(|wrong| if wrong == Wrong::Nothing { Wrong::NoDays } else { Wrong::Days })?;
    if time.subsec_nanos() != 0 || !time.as_secs().is_multiple_of(DAY) {
        return Err(Wrong::Days);
    }
    let days = u16::try_from(time.as_secs() / DAY).ok();
    days.filter(|days| *days <= bounds::REVIEW).ok_or(Wrong::ManyDays)
}

/// The days that were probably meant: a number without its unit, or with signs that look like others.
fn meant_days(text: &str) -> Option<String> {
    let text = super::sign::as_it_looks(text.get(..40).unwrap_or(text));
    let text = text.trim();
    let meant = [text.to_owned(), format!("{text}d")];
    meant.into_iter().find(|meant| parse_days(meant).is_ok())
}

/// Reads a duration or a percentage.
///
/// # Errors
/// [`Wrong`] when the text is neither.
pub(crate) fn parse_amount(text: &str) -> Result<Amount, Wrong> {
    let Some(number) = text.trim_end().strip_suffix('%') else {
        let time = parse_duration(text).map(Amount::Time);
        return time.map_err(|wrong| if wrong == Wrong::NoShare { Wrong::Share } else { wrong });
    };
    match number.trim().parse::<f64>() {
        Ok(percent) if (0.0..=100.0).contains(&percent) => Ok(Amount::Percent(percent)),
        _ => Err(Wrong::Share),
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse_amount(&text).map_err(|_| error(&text))
    }
}

/// For `#[serde(deserialize_with)]`: a duration.
pub(super) fn required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse_duration(&text).map_err(|_| error(&text))
}

/// For `#[serde(deserialize_with)]`: a duration that may be left out or `None`.
pub(super) fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Duration>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| parse_duration(&text).map_err(|_| error(&text))).transpose()
}

/// For `#[serde(deserialize_with)]`: whole days that may be left out or `None`.
pub(super) fn days<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u16>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| parse_days(&text).map_err(|_| error(&text))).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        let seconds = |text| parse_duration(text).map(|time| time.as_secs());
        assert_eq!(seconds("90s"), Ok(90));
        assert_eq!(seconds("1m 30s"), Ok(90));
        assert_eq!(seconds("1h"), Ok(3_600));
        assert_eq!(seconds("7d"), Ok(7 * 86_400));
    }

    #[test]
    fn times_are_written_as_they_are_read() {
        for text in ["45s", "1m 30s", "20m", "1h", "24h", "1h 5s", "1s 500ms"] {
            assert_eq!(parse_duration(text).map(written), Ok(text.to_owned()));
        }
        assert_eq!(parse_duration("90s").map(written), Ok("1m 30s".to_owned()));
    }

    #[test]
    fn what_is_not_a_time_is_answered_with_an_example() {
        for text in ["", "90", "0s", "-5s", "soon", "1 year", "5s ago", "99999999999999999d", "1m30"] {
            assert!(parse_duration(text).is_err(), "{text:?} was taken for a time");
        }
    }

    #[test]
    fn what_was_probably_meant_is_said() {
        let meant = |text| parse_amount(text).err().map(|wrong| wrong.of(text).meant);
        for (text, right) in [
            ("1:30", "1m 30s"),
            ("0:45", "45s"),
            ("12:00", "12m"),
            ("90:05", "90m 5s"),
            ("1m\u{a0}30s", "1m 30s"),
            ("\u{200b}2m", "2m"),
            ("１：３０", "1m 30s"),
            ("20％", "20%"),
        ] {
            assert_eq!(meant(text), Some(Some(right.to_owned())), "{text}");
        }
        for (text, right) in [
            ("90", "90s"),
            ("2", "2m"),
            ("two minutes", "2m"),
            ("Twenty minutes", "20m"),
            ("a minute", "1m"),
            ("half an hour", "30m"),
            ("1m30", "1m 30s"),
            ("1h30", "1h 30m"),
            ("2M", "2m"),
            ("2'", "2m"),
            ("1'30", "1m 30s"),
        ] {
            assert_eq!(meant(text), Some(Some(right.to_owned())), "{text}");
        }
        for text in ["1:3", ":30", "0:00", "a:30", "+1:30", "0", "many minutes", "two", "99999999999:00"] {
            assert_eq!(meant(text), Some(None), "{text}");
        }
    }

    #[test]
    fn days_are_whole() {
        for (text, days) in [("1d", 1), ("14d", 14), ("2w", 14), ("24h", 1), ("366d", 366)] {
            assert_eq!(parse_days(text), Ok(days), "{text}");
        }
        for text in ["90m", "36h", "1d 1s", "20%", "14", "soon"] {
            assert_eq!(parse_days(text), Err(Wrong::Days), "{text}");
        }
        assert_eq!(parse_days("0d"), Err(Wrong::NoDays));
        assert_eq!(parse_days("367d"), Err(Wrong::ManyDays));
        assert_eq!(parse_days("9999d"), Err(Wrong::ManyDays));
        let meant = |text| Wrong::Days.of(text).meant;
        assert_eq!(meant("14"), Some("14d".to_owned()));
        assert_eq!(meant("１４d"), Some("14d".to_owned()));
        assert_eq!(meant("90m"), None);
    }

    #[test]
    fn a_share_is_of_the_turn() {
        let whole = Duration::from_secs(90);
        assert_eq!(parse_amount("20%").map(|share| share.of(whole)), Ok(Duration::from_secs(18)));
        for text in ["101%", "-1%", "NaN%", "%"] {
            assert!(parse_amount(text).is_err(), "{text:?} was taken for a share");
        }
    }
}
