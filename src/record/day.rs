//! Days as people type them: “2026-12-01”, “tomorrow”, “+7 days”.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// What was typed is no day that an agreement can wait for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotADay {
    /// It can't be read.
    #[error("“{0}” isn't a day; write 2026-12-01, tomorrow, or +7 days")]
    Unknown(String),
    /// It has gone by.
    #[error("{0} has gone by; choose a day from today on")]
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
        _ => match (words.strip_prefix('+').or_else(|| words.strip_prefix("in ")), typed.parse::<Date>()) {
            (Some(step), _) => after(today, step_of(step).ok_or_else(|| unknown(typed))?, typed)?,
            (None, Ok(day)) => day,
            (None, Err(_)) => return Err(unknown(typed)),
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

/// The steps offered beside a day's field: what is written on them, and how far they go.
pub const STEPS: [(&str, &str); 4] = [
    ("Tomorrow", "tomorrow"),
    ("In a week", "+7 days"),
    ("In two weeks", "+2 weeks"),
    ("In a month", "+1 month"),
];

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
        ("", unit) => (1, unit.strip_prefix("a ")?),
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
        ] {
            assert_eq!(parse(typed, today), Ok(Some(day)), "{typed}");
        }
        assert_eq!(parse("  ", today), Ok(None));
    }

    #[test]
    fn what_is_no_day_says_what_would_be_right() {
        let today = date(2026, 11, 22);
        for typed in
            ["soon", "1.12.", "2026-13-01", "2026-02-30", "+", "+days", "in x weeks", "+99999999999 days"]
        {
            assert_eq!(parse(typed, today), Err(NotADay::Unknown(typed.to_owned())));
        }
        assert_eq!(parse("2026-11-21", today), Err(NotADay::Gone(date(2026, 11, 21))));
        assert!(matches!(parse("+50 years", today), Err(NotADay::Far(_))));
        assert!(parse("soon", today).is_err_and(|error| error.to_string().contains("2026-12-01")));
    }

    #[test]
    fn every_step_on_offer_is_a_day() {
        for (_, step) in STEPS {
            assert!(matches!(parse(step, date(2026, 1, 31)), Ok(Some(_))), "{step}");
        }
    }
}
