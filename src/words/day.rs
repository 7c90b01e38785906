//! Days as people type them: “2026-12-01”, “24/12”, “Friday”, “next week”, “1 December”, “in 7 days”. The words and their
//! order are the catalogue’s.

mod form;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use self::form::{Form, Slot};
use super::{InWords, Words, plain, say};

/// What was typed is no day that an agreement can wait for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotADay {
    /// It can’t be read.
    Unknown(String),
    /// It has gone by.
    Gone(Date),
    /// It is further away than calendars go.
    Far(String),
}

/// Which of an agreement's days is asked for, where several are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// By when it is to be done.
    By,
    /// The last day on which it holds.
    Until,
    /// When to look at it again.
    Review,
}

/// Where only one day is asked for.
impl InWords for NotADay {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Unknown(typed) => say!(words, "day-unknown", typed = typed.as_str()),
            Self::Gone(day) => say!(words, "day-gone", day = day.to_string()),
            Self::Far(typed) => say!(words, "day-far", typed = typed.as_str()),
        }
    }
}

/// Where several days are asked for.
impl InWords for (Asked, &NotADay) {
    fn in_words(&self, words: &Words) -> String {
        match self {
            (Asked::By, NotADay::Unknown(typed)) => {
                say!(words, "day-unknown", "by", typed = typed.as_str())
            }
            (Asked::Until, NotADay::Unknown(typed)) => {
                say!(words, "day-unknown", "until", typed = typed.as_str())
            }
            (Asked::Review, NotADay::Unknown(typed)) => {
                say!(words, "day-unknown", "review", typed = typed.as_str())
            }
            (Asked::By, NotADay::Gone(day)) => say!(words, "day-gone", "by", day = day.to_string()),
            (Asked::Until, NotADay::Gone(day)) => say!(words, "day-gone", "until", day = day.to_string()),
            (Asked::Review, NotADay::Gone(day)) => say!(words, "day-gone", "review", day = day.to_string()),
            (Asked::By, NotADay::Far(typed)) => say!(words, "day-far", "by", typed = typed.as_str()),
            (Asked::Until, NotADay::Far(typed)) => say!(words, "day-far", "until", typed = typed.as_str()),
            (Asked::Review, NotADay::Far(typed)) => {
                say!(words, "day-far", "review", typed = typed.as_str())
            }
        }
    }
}

/// The most characters of a day as typed.
pub(crate) const LONGEST: usize = 40;

/// Days that are offered to be chosen, in days from today.
pub const OFFERED: [u16; 4] = [1, 3, 7, 14];

/// What a day on offer is called, by the days until it: “In a week”. The same can be typed.
#[must_use]
pub(crate) fn offered(days: u16, words: &Words) -> String {
    match days {
        1 => say!(words, "close-day-tomorrow"),
        3 => say!(words, "close-day-three"),
        7 => say!(words, "close-day-week"),
        14 => say!(words, "close-day-two-weeks"),
        days => say!(words, "close-day-in", number = days),
    }
}

/// Reads a day in the language of these words. Nothing typed is no day.
///
/// # Errors
/// [`NotADay`], which says what would be right.
pub fn parse(typed: &str, today: Date, words: &Words) -> Result<Option<Date>, NotADay> {
    let typed = plain(typed);
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let unknown = || NotADay::Unknown(typed.to_owned());
    let day = match typed.parse::<Date>() {
        Ok(day) => day,
        Err(_) => match (Reader { words, today }).read(typed).ok_or_else(unknown)? {
            Meant::Day(day) => day,
            Meant::In(step) => today.checked_add(step).map_err(|_| NotADay::Far(typed.to_owned()))?,
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

/// What was typed.
enum Meant {
    Day(Date),
    In(Span),
}

/// Reads what was typed as a language’s words.
#[derive(Clone, Copy)]
struct Reader<'a> {
    words: &'a Words,
    today: Date,
}

impl Reader<'_> {
    fn read(self, typed: &str) -> Option<Meant> {
        if let Some(day) = self.in_numbers(typed) {
            return Some(Meant::Day(day));
        }
        let text = typed.to_lowercase().replace(',', " ");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let step = self.ahead(&text).or_else(|| self.step(&text));
        step.map(Meant::In).or_else(|| self.weekday(&text).or_else(|| self.of_month(&text)).map(Meant::Day))
    }

    /// “24.12.”, “24/12/2026”: the day or the month first, as in the region, or as they can be.
    fn in_numbers(self, typed: &str) -> Option<Date> {
        let separator = typed.chars().find(|sign| matches!(sign, '.' | '/' | '-'))?;
        let typed = typed.strip_suffix(separator).unwrap_or(typed);
        let numbers: Vec<&str> = typed.split(separator).map(str::trim).collect();
        let all: Option<Vec<i16>> = numbers.iter().map(|number| form::digits(number)).collect();
        let whole = |number: &&str| number.len() == 4;
        let (first, second, year) = match (all?.as_slice(), numbers.first().is_some_and(whole)) {
            ([year, month, day], true) => return date(Some(*year), *month, *day, self.today),
            ([first, second], false) => (*first, *second, None),
            ([first, second, year], false) => {
                (*first, *second, Some(if *year < 100 { 2_000 + *year } else { *year }))
            }
            _ => return None,
        };
        let day_first = || date(year, second, first, self.today);
        let month_first = || date(year, first, second, self.today);
        // With full stops the day comes first in every region.
        if separator != '.' && self.words.month_comes_first() {
            month_first().or_else(day_first)
        } else {
            day_first().or_else(month_first)
        }
    }

    /// “today”, “next week”, “in 7 days”, “+7”.
    fn ahead(self, text: &str) -> Option<Span> {
        let words = self.words;
        let is = |message: String| forms(&message).any(|form| form.is(text));
        if is(say!(words, "day-today")) {
            return Some(0.days());
        }
        if is(say!(words, "day-tomorrow")) {
            return Some(1.day());
        }
        if is(say!(words, "day-next-week")) {
            return Some(1.week());
        }
        if is(say!(words, "day-next-month")) {
            return Some(1.month());
        }
        let after = say!(words, "day-in", length = Slot::Length.sign());
        let step = forms(&after).find_map(|form| form.around(Slot::Length, text).map(str::to_owned));
        let step = step.as_deref().or_else(|| text.strip_prefix('+'))?.trim();
        self.step(step).or_else(|| number(step).map(ToSpan::days))
    }

    /// “7 days”, “2 weeks”, “a month”.
    fn step(self, text: &str) -> Option<Span> {
        let words = self.words;
        let sign = Slot::Number.sign();
        let often = |message: String| {
            let mut read =
                forms(&message).filter_map(|form| form.around(Slot::Number, text).map(str::to_owned));
            read.find_map(|number| self.number(&number))
        };
        if let Some(days) = often(say!(words, "day-days", number = sign)) {
            return Some(days.days());
        }
        if let Some(weeks) = often(say!(words, "day-weeks", number = sign)) {
            return Some(weeks.weeks());
        }
        if let Some(months) = often(say!(words, "day-months", number = sign)) {
            return Some(months.months());
        }
        let years = often(say!(words, "day-years", number = sign))?;
        (years <= 100).then(|| years.years())
    }

    /// A number in digits, or a small one in words.
    fn number(self, text: &str) -> Option<i32> {
        let words = self.words;
        number(text).or_else(|| {
            let named = [
                say!(words, "day-one"),
                say!(words, "day-two"),
                say!(words, "day-three"),
                say!(words, "day-four"),
                say!(words, "day-five"),
                say!(words, "day-six"),
            ];
            let place = named.iter().position(|names| forms(names).any(|form| form.is(text)))?;
            i32::try_from(place + 1).ok()
        })
    }

    /// “Friday”, “fri”, “on Friday”: the next one after today. “Next Friday”: the one in the week after this, which
    /// begins with a Monday.
    fn weekday(self, text: &str) -> Option<Date> {
        let words = self.words;
        let sign = Slot::Weekday.sign();
        let named = |message: String| {
            let mut read =
                forms(&message).filter_map(|form| form.around(Slot::Weekday, text).map(str::to_owned));
            read.find_map(|name| self.weekday_called(&name))
        };
        if let Some(day) = named(say!(words, "day-next-weekday", weekday = sign)) {
            let monday = self.today.nth_weekday(1, Weekday::Monday).ok()?;
            return monday.checked_add(i64::from(day.to_monday_zero_offset()).days()).ok();
        }
        self.today.nth_weekday(1, named(say!(words, "day-weekday", weekday = sign))?).ok()
    }

    fn weekday_called(self, name: &str) -> Option<Weekday> {
        let words = self.words;
        let names = [
            say!(words, "day-monday"),
            say!(words, "day-tuesday"),
            say!(words, "day-wednesday"),
            say!(words, "day-thursday"),
            say!(words, "day-friday"),
            say!(words, "day-saturday"),
            say!(words, "day-sunday"),
        ];
        let place = called(&names, name)?;
        Weekday::from_monday_zero_offset(i8::try_from(place).ok()?).ok()
    }

    /// “1 December”, “December 1”, “1 Dec 2026”: this year’s, or the next one’s where that has gone by.
    fn of_month(self, text: &str) -> Option<Date> {
        let words = self.words;
        let [day, month, year] = [Slot::Day, Slot::Month, Slot::Year].map(Slot::sign);
        let all = [
            say!(words, "day-date-year", day = day, month = month, year = year),
            say!(words, "day-date", day = day, month = month),
        ];
        let names = self.months();
        let month_called = |name: &str| called(&names, name);
        all.iter().flat_map(|message| forms(message)).find_map(|form| {
            let read = form.read(text, &month_called)?;
            date(read.year, i16::try_from(read.month? + 1).ok()?, read.day?, self.today)
        })
    }

    fn months(self) -> [String; 12] {
        let words = self.words;
        [
            say!(words, "day-january"),
            say!(words, "day-february"),
            say!(words, "day-march"),
            say!(words, "day-april"),
            say!(words, "day-may"),
            say!(words, "day-june"),
            say!(words, "day-july"),
            say!(words, "day-august"),
            say!(words, "day-september"),
            say!(words, "day-october"),
            say!(words, "day-november"),
            say!(words, "day-december"),
        ]
    }
}

/// The forms of a message.
fn forms(message: &str) -> impl Iterator<Item = Form> {
    let forms: Vec<Form> = plain(message).split('|').map(Form::of).collect();
    forms.into_iter()
}

/// Which of these is called so: by one of its names, or by the first three letters of one or more.
fn called(all: &[String], name: &str) -> Option<usize> {
    let name = name.trim().trim_end_matches('.');
    let is = |form: &Form| form.is(name);
    let begins = |form: &Form| name.chars().count() >= 3 && form.begins(name);
    let place =
        |fits: &dyn Fn(&Form) -> bool| all.iter().position(|names| forms(names).any(|form| fits(&form)));
    place(&is).or_else(|| place(&begins))
}

/// A number of up to four digits, as far as it can be a number of days.
fn number(text: &str) -> Option<i32> {
    form::digits(text).filter(|number| *number <= 5_000).map(i32::from)
}

/// A day of a year; without one this year’s, or the next one’s where that has gone by.
fn date(year: Option<i16>, month: i16, day: i16, today: Date) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let of = |year| Date::new(year, month, day).ok();
    match year {
        Some(year) => of(year),
        None => of(today.year()).filter(|day| *day >= today).or_else(|| of(today.year() + 1)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed assumption is a failed test")]

    use jiff::civil::date;

    use super::*;
    use crate::words::Habits;

    fn in_region(region: &str) -> Words {
        Words::of("en", &Habits { region: Some(region.to_owned()), hours: None })
    }

    #[test]
    fn every_day_on_offer_is_read_as_that_day() {
        let (words, today) = (Words::english(), date(2026, 1, 31));
        for days in OFFERED.into_iter().chain([2, 28, 30, 366]) {
            let day = today.saturating_add(i64::from(days).days());
            let typed = offered(days, &words);
            assert_eq!(parse(&typed, today, &words), Ok(Some(day)), "{typed}");
        }
    }

    #[test]
    fn days_are_read_as_people_type_them() {
        let (words, today) = (Words::english(), date(2026, 11, 22));
        let read = |typed: &str| parse(typed, today, &words);
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
            ("24. December", date(2026, 12, 24)),
            ("7 days", date(2026, 11, 29)),
            ("two weeks", date(2026, 12, 6)),
            ("24.12.", date(2026, 12, 24)),
            ("24.12", date(2026, 12, 24)),
            ("24.12.2026", date(2026, 12, 24)),
            ("24. 12. 2026", date(2026, 12, 24)),
            ("24.12.26", date(2026, 12, 24)),
            ("24/12", date(2026, 12, 24)),
            ("24/12/2026", date(2026, 12, 24)),
            ("2026/12/24", date(2026, 12, 24)),
            // It has gone by this year.
            ("3.1.", date(2027, 1, 3)),
            // As a button on the screen types it.
            ("In \u{2068}9\u{2069} days", date(2026, 12, 1)),
        ] {
            assert_eq!(read(typed), Ok(Some(day)), "{typed}");
        }
        assert_eq!(read("  "), Ok(None));
        // In the middle of a week, the next one's days are seven or more days apart from this one's.
        let wednesday = date(2026, 11, 25);
        assert_eq!(parse("friday", wednesday, &words), Ok(Some(date(2026, 11, 27))));
        assert_eq!(parse("next friday", wednesday, &words), Ok(Some(date(2026, 12, 4))));
        assert_eq!(parse("next monday", wednesday, &words), Ok(Some(date(2026, 11, 30))));
    }

    #[test]
    fn what_is_no_day_says_what_would_be_right() {
        let (words, today) = (Words::english(), date(2026, 11, 22));
        for typed in [
            "soon",
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
            assert_eq!(parse(typed, today, &words), Err(NotADay::Unknown(typed.to_owned())));
        }
        assert_eq!(parse("2026-11-21", today, &words), Err(NotADay::Gone(date(2026, 11, 21))));
        assert!(matches!(parse("+50 years", today, &words), Err(NotADay::Far(_))));
        assert!(
            parse("soon", today, &words).is_err_and(|error| error.in_words(&words).contains("next week"))
        );
    }

    #[test]
    fn the_day_or_the_month_comes_first_as_in_the_region() {
        let today = date(2026, 11, 22);
        let read = |typed: &str, region: &str| parse(typed, today, &in_region(region));
        for region in ["en-GB", "de-AT", "fr-FR"] {
            assert_eq!(read("2/12", region), Ok(Some(date(2026, 12, 2))), "{region}");
            assert_eq!(read("1.12.2026", region), Ok(Some(date(2026, 12, 1))), "{region}");
        }
        assert_eq!(read("12/2", "en-US"), Ok(Some(date(2026, 12, 2))));
        assert_eq!(read("12/2/2026", "en-US"), Ok(Some(date(2026, 12, 2))));
        // There is one way only in which it can be a day.
        assert_eq!(read("24/12", "en-US"), Ok(Some(date(2026, 12, 24))));
        assert_eq!(read("12/24", "en-GB"), Ok(Some(date(2026, 12, 24))));
        for typed in ["30.2.", "1/2/3/4", "24/12.", "0/1", "13/13"] {
            assert_eq!(read(typed, "en-GB"), Err(NotADay::Unknown(typed.to_owned())));
        }
    }

    /// A language that nobody speaks: names have cases, values come first, and a year is longer than it is here.
    const MADE_UP: &str = "
day-today = nu
day-tomorrow = mor
day-next-week = vik sa
day-in = { $length } pa
day-days = { $number } tag|{ $number } tagu
day-weeks = { $number } vik
day-one = ena|enu
day-two = du
day-weekday = { $weekday }|{ $weekday } ve
day-next-weekday = { $weekday } sa
day-friday = petka|petku
day-date = { $month } { $day } an|{ $day }日{ $month }
day-date-year = { $year }: { $month } { $day } an
day-december = dua desi|desi
";

    #[test]
    fn the_words_and_their_order_are_the_catalogues() {
        let words = Words::read("en-XA", MADE_UP.to_owned(), &Habits::default()).unwrap();
        let today = date(2026, 11, 22);
        let read = |typed: &str| parse(typed, today, &words);
        for (typed, day) in [
            ("Nu", today),
            ("mor", date(2026, 11, 23)),
            ("vik  sa", date(2026, 11, 29)),
            ("7 tagu pa", date(2026, 11, 29)),
            ("enu tag pa", date(2026, 11, 23)),
            ("du vik", date(2026, 12, 6)),
            ("petka", date(2026, 11, 27)),
            ("petku ve", date(2026, 11, 27)),
            ("Petku sa", date(2026, 11, 27)),
            ("dua desi 24 an", date(2026, 12, 24)),
            ("desi 24 an", date(2026, 12, 24)),
            ("24日desi", date(2026, 12, 24)),
            ("2027: dua desi 24 an", date(2027, 12, 24)),
            ("+7", date(2026, 11, 29)),
            ("2026-12-24", date(2026, 12, 24)),
            // What it lacks is in English.
            ("saturday", date(2026, 11, 28)),
        ] {
            assert_eq!(read(typed), Ok(Some(day)), "{typed}");
        }
        for typed in ["tomorrow", "friday", "24 December", "in 7 days", "sa petku", "desi an"] {
            assert_eq!(read(typed), Err(NotADay::Unknown(typed.to_owned())));
        }
    }
}
