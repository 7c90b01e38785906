//! Days as people type them: “2026-12-01”, “Friday”, “next week”, “1 December”, “+7 days”.

use jiff::civil::{Date, Weekday};
use jiff::fmt::strtime;
use jiff::{Span, ToSpan};

/// What was typed is no day that an agreement can wait for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotADay {
    /// It can't be read.
    #[error("“{0}” isn't a day; write Friday, next week, 1 December or +7 days")]
    Unknown(String),
    /// It has gone by.
    #[error("{0} is in the past; choose a day from today on")]
    Gone(Date),
    /// It is further away than calendars go.
    #[error("“{0}” is too far away; choose a day within ten years")]
    Far(String),
}

/// Reads a day. Nothing typed is no day.
///
/// # Errors
/// [`NotADay`], which says what would be right.
pub fn parse(typed: &str, today: Date) -> Result<Option<Date>, NotADay> {
    let typed = typed.trim();
    let words = typed.to_lowercase();
    let day = match words.as_str() {
        "" => return Ok(None),
        "today" => today,
        "tomorrow" => after(today, 1.day(), typed)?,
        "next week" => after(today, 1.week(), typed)?,
        "next month" => after(today, 1.month(), typed)?,
        _ => match (words.strip_prefix('+').or_else(|| words.strip_prefix("in ")), typed.parse::<Date>()) {
            (Some(step), _) => after(today, step_of(step).ok_or_else(|| unknown(typed))?, typed)?,
            (None, Ok(day)) => day,
            (None, Err(_)) => {
                weekday(&words, today).or_else(|| of_month(&words, today)).ok_or_else(|| unknown(typed))?
            }
        },
    };
    if day < today {
        return Err(NotADay::Gone(day));
    }
    if today.checked_add(10.years()).is_ok_and(|last| day > last) {
        return Err(NotADay::Far(typed.to_owned()));
    }
    Ok(Some(day))
}

/// Days that are offered to be chosen, in days from today.
pub const OFFERED: [u16; 4] = [1, 3, 7, 14];

/// “Friday”, “fri”, “on Friday”: the next one after today. “Next Friday”: the one in the week after this, which begins
/// with a Monday.
fn weekday(words: &str, today: Date) -> Option<Date> {
    let (name, next_week) = match words.strip_prefix("next ") {
        Some(name) => (name, true),
        None => (words.strip_prefix("on ").or_else(|| words.strip_prefix("this ")).unwrap_or(words), false),
    };
    let name = name.trim().trim_end_matches('.');
    let day = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ]
    .into_iter()
    .find_map(|(known, day)| (name.len() >= 3 && known.starts_with(name)).then_some(day))?;
    if next_week {
        let monday = today.tomorrow().ok()?.nth_weekday(1, Weekday::Monday).ok();
        let monday = if today.weekday() == Weekday::Sunday { today.tomorrow().ok() } else { monday };
        return monday?.checked_add(i64::from(day.to_monday_zero_offset()).days()).ok();
    }
    today.nth_weekday(1, day).ok()
}

/// “1 December”, “December 1”, “1 Dec 2026”: this year's, or the next one's where that has gone by.
fn of_month(words: &str, today: Date) -> Option<Date> {
    let words = words.strip_prefix("on ").unwrap_or(words).replace(',', " ").replace(". ", " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let read = |format: &str, words: &str| strtime::parse(format, words).and_then(|day| day.to_date()).ok();
    let whole = ["%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"];
    if let Some(day) = whole.iter().find_map(|format| read(format, &words)) {
        return Some(day);
    }
    let in_year = |year: i16| whole.iter().find_map(|format| read(format, &format!("{words} {year}")));
    in_year(today.year()).filter(|day| *day >= today).or_else(|| in_year(today.year() + 1))
}

fn unknown(typed: &str) -> NotADay {
    NotADay::Unknown(typed.to_owned())
}

fn after(today: Date, step: Span, typed: &str) -> Result<Date, NotADay> {
    today.checked_add(step).map_err(|_| NotADay::Far(typed.to_owned()))
}

/// “7”, “7 days”, “2 weeks”, “1 month”, “a week”.
fn step_of(text: &str) -> Option<Span> {
    let text = text.trim();
    let digits = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let (number, unit) = text.split_at(digits);
    let (number, unit) = match (number, unit.trim()) {
        ("", unit) => {
            let (number, unit) = unit.split_once(' ')?;
            let number = ["a", "two", "three", "four"].iter().position(|known| *known == number)?;
            (i32::try_from(number + 1).ok()?, unit)
        }
        (number, unit) => (number.parse::<i32>().ok().filter(|number| *number <= 5_000)?, unit),
    };
    match unit.trim() {
        "" | "d" | "day" | "days" => Some(number.days()),
        "w" | "week" | "weeks" => Some(number.weeks()),
        "month" | "months" => Some(number.months()),
        "y" | "year" | "years" if number <= 100 => Some(number.years()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_read_as_people_type_them() {
        let today = date(2026, 11, 22);
        for (typed, day) in [
            ("2026-12-01", date(2026, 12, 1)),
            (" Tomorrow ", date(2026, 11, 23)),
            ("today", today),
            ("+7 days", date(2026, 11, 29)),
            ("+7", date(2026, 11, 29)),
            ("in 2 weeks", date(2026, 12, 6)),
            ("in a month", date(2026, 12, 22)),
            // It is a Sunday.
            ("Friday", date(2026, 11, 27)),
            ("on fri", date(2026, 11, 27)),
            ("Sunday", date(2026, 11, 29)),
            ("this monday", date(2026, 11, 23)),
            ("next monday", date(2026, 11, 23)),
            ("next Sunday", date(2026, 11, 29)),
            ("Next week", date(2026, 11, 29)),
            ("next month", date(2026, 12, 22)),
            ("1 December", date(2026, 12, 1)),
            ("December 1", date(2026, 12, 1)),
            ("on 3 jan", date(2027, 1, 3)),
            ("Dec 24, 2026", date(2026, 12, 24)),
        ] {
            assert_eq!(parse(typed, today), Ok(Some(day)), "{typed}");
        }
        assert_eq!(parse("  ", today), Ok(None));
        // In the middle of a week, the next one's days are seven or more days apart from this one's.
        let wednesday = date(2026, 11, 25);
        assert_eq!(parse("friday", wednesday), Ok(Some(date(2026, 11, 27))));
        assert_eq!(parse("next friday", wednesday), Ok(Some(date(2026, 12, 4))));
        assert_eq!(parse("next monday", wednesday), Ok(Some(date(2026, 11, 30))));
    }

    #[test]
    fn what_is_no_day_says_what_would_be_right() {
        let today = date(2026, 11, 22);
        for typed in [
            "soon",
            "1.12.",
            "2026-13-01",
            "2026-02-30",
            "+",
            "+days",
            "in x weeks",
            "+99999999999 days",
            "fr",
            "next",
            "40 May",
            "31 February",
        ] {
            assert_eq!(parse(typed, today), Err(NotADay::Unknown(typed.to_owned())));
        }
        assert_eq!(parse("2026-11-21", today), Err(NotADay::Gone(date(2026, 11, 21))));
        assert!(matches!(parse("+50 years", today), Err(NotADay::Far(_))));
        assert!(parse("soon", today).is_err_and(|error| error.to_string().contains("next week")));
    }
}
