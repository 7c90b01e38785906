//! Numbers, lists, days and times of day as a language and a region write them. Unicode's data, by ICU4X.

use std::fmt;

use fluent_bundle::FluentValue;
use icu_calendar::Gregorian;
use icu_datetime::fieldsets::{E, MD, MDE, T, YMD};
use icu_datetime::input::Time as ClockTime;
use icu_datetime::preferences::HourCycle;
use icu_datetime::{
    DateTimeFormatterLoadError, DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter as Formatter,
    NoCalendarFormatter,
};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_list::ListFormatter;
use icu_locale_core::Locale;
use icu_locale_core::subtags::{Region, region};
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use jiff::civil::{Date, Time};
use unic_langid::LanguageIdentifier;

use super::Habits;
use crate::record::settings::Hours;

/// Where English days begin with the month. Unicode's data takes every region that it doesn't know for one of these.
const AMERICAN: [Region; 10] = [
    region!("US"),
    region!("AS"),
    region!("CA"),
    region!("GU"),
    region!("MH"),
    region!("MP"),
    region!("PH"),
    region!("PR"),
    region!("UM"),
    region!("VI"),
];

/// What writes numbers, lists, days and times.
#[derive(Debug)]
pub(super) struct Formats(Option<Data>);

/// The formatters, which are there for every language: the data is compiled in.
struct Data {
    in_numbers: Formatter<Gregorian, MD>,
    weekday: Formatter<Gregorian, E>,
    day: Formatter<Gregorian, MD>,
    weekday_and_day: Formatter<Gregorian, MDE>,
    short_day: Formatter<Gregorian, MDE>,
    whole_day: Formatter<Gregorian, YMD>,
    time: NoCalendarFormatter<T>,
    all_of: ListFormatter,
    one_of: ListFormatter,
    number: DecimalFormatter,
}

impl fmt::Debug for Data {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Data")
    }
}

impl Formats {
    /// A language's ways, in the region of the habits. Where English has none of its own, it is written as in Britain: its
    /// dates can't be mistaken for others, and its day has 24 hours.
    pub(super) fn of(language: &LanguageIdentifier, habits: &Habits) -> Self {
        let mut locale: Locale = language.to_string().parse().unwrap_or(Locale::UNKNOWN);
        let told = habits.region.as_deref().and_then(|tag| tag.parse::<Locale>().ok()?.id.region);
        locale.id.region = told.or(locale.id.region);
        let formats = Self::written_in(&locale, habits.hours);
        let american = locale.id.region.is_some_and(|region| AMERICAN.contains(&region));
        if locale.id.language.as_str() != "en" || american || !formats.month_comes_first() {
            return formats;
        }
        locale.id.region = Some(region!("GB"));
        Self::written_in(&locale, habits.hours)
    }

    fn written_in(locale: &Locale, hours: Option<Hours>) -> Self {
        let mut ways = DateTimeFormatterPreferences::from(locale);
        ways.hour_cycle = hours.map(|hours| match hours {
            Hours::Twelve => HourCycle::H12,
            Hours::TwentyFour => HourCycle::H23,
        });
        Self(Data::of(locale, ways).ok())
    }

    fn data<T>(&self, write: impl FnOnce(&Data) -> T) -> Option<T> {
        self.0.as_ref().map(write)
    }

    pub(super) fn number(&self, number: u64) -> String {
        self.data(|data| data.number.format(&number.into()).to_string()).unwrap_or_else(|| number.to_string())
    }

    pub(super) fn all_of<'a>(&self, names: impl Iterator<Item = &'a str> + Clone) -> String {
        let written = self.data(|data| data.all_of.format(names.clone()).to_string());
        written.unwrap_or_else(|| names.collect::<Vec<_>>().join(", "))
    }

    pub(super) fn one_of<'a>(&self, names: impl Iterator<Item = &'a str> + Clone) -> String {
        let written = self.data(|data| data.one_of.format(names.clone()).to_string());
        written.unwrap_or_else(|| names.collect::<Vec<_>>().join(", "))
    }

    pub(super) fn weekday(&self, day: Date) -> String {
        self.written(day, |data, date| data.weekday.format(date).to_string())
    }

    pub(super) fn day(&self, day: Date) -> String {
        self.written(day, |data, date| data.day.format(date).to_string())
    }

    pub(super) fn weekday_and_day(&self, day: Date) -> String {
        self.written(day, |data, date| data.weekday_and_day.format(date).to_string())
    }

    pub(super) fn short_day(&self, day: Date) -> String {
        self.written(day, |data, date| data.short_day.format(date).to_string())
    }

    pub(super) fn whole_day(&self, day: Date) -> String {
        self.written(day, |data, date| data.whole_day.format(date).to_string())
    }

    /// Whether a month is written before its day in numbers.
    pub(super) fn month_comes_first(&self) -> bool {
        let day = jiff::civil::date(2026, 11, 22);
        let written = self.written(day, |data, date| data.in_numbers.format(date).to_string());
        matches!((written.find("11"), written.find("22")), (Some(month), Some(day)) if month < day)
    }

    fn written(
        &self,
        day: Date,
        write: impl FnOnce(&Data, &icu_datetime::input::Date<Gregorian>) -> String,
    ) -> String {
        let number = |part: i8| u8::try_from(part).unwrap_or(1);
        let date = icu_datetime::input::Date::try_new_iso(
            i32::from(day.year()),
            number(day.month()),
            number(day.day()),
        );
        let written = date.ok().and_then(|date| self.data(|data| write(data, &date.to_calendar(Gregorian))));
        written.unwrap_or_else(|| day.to_string())
    }

    pub(super) fn time(&self, time: Time) -> String {
        let number = |part: i8| u8::try_from(part).unwrap_or_default();
        let clock = ClockTime::try_new(number(time.hour()), number(time.minute()), 0, 0);
        let written = clock.ok().and_then(|clock| self.data(|data| data.time.format(&clock).to_string()));
        // Unicode writes a narrow space before “pm”, which the typeface doesn't have.
        written.map_or_else(
            || time.strftime("%H:%M").to_string(),
            |written| written.replace('\u{202f}', "\u{a0}"),
        )
    }
}

impl Data {
    fn of(locale: &Locale, ways: DateTimeFormatterPreferences) -> Result<Self, Missing> {
        Ok(Self {
            in_numbers: Formatter::try_new(ways, MD::short())?,
            weekday: Formatter::try_new(ways, E::long())?,
            day: Formatter::try_new(ways, MD::long())?,
            weekday_and_day: Formatter::try_new(ways, MDE::long())?,
            short_day: Formatter::try_new(ways, MDE::medium())?,
            whole_day: Formatter::try_new(ways, YMD::long())?,
            time: NoCalendarFormatter::try_new(ways, T::hm())?,
            all_of: ListFormatter::try_new_and(
                locale.into(),
                icu_list::options::ListFormatterOptions::default(),
            )?,
            one_of: ListFormatter::try_new_or(
                locale.into(),
                icu_list::options::ListFormatterOptions::default(),
            )?,
            number: DecimalFormatter::try_new(
                locale.into(),
                icu_decimal::options::DecimalFormatterOptions::default(),
            )?,
        })
    }
}

/// Data that isn't compiled in.
struct Missing;

impl From<DateTimeFormatterLoadError> for Missing {
    fn from(_: DateTimeFormatterLoadError) -> Self {
        Self
    }
}

impl From<icu_provider::DataError> for Missing {
    fn from(_: icu_provider::DataError) -> Self {
        Self
    }
}

/// Writes the numbers in messages; Fluent by itself has no groups of digits, and always a full stop before fractions.
pub(super) fn number(value: &FluentValue<'_>, language: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let number: Decimal = number.value.to_string().parse().ok()?;
    language.with_try_get::<Digits, _, _>((), |digits| digits.0.format(&number).to_string()).ok()
}

/// A language's way with numbers.
struct Digits(DecimalFormatter);

impl Memoizable for Digits {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): Self::Args) -> Result<Self, Self::Error> {
        let locale: Locale = language.to_string().parse().map_err(|_| ())?;
        let ways = icu_decimal::options::DecimalFormatterOptions::default();
        DecimalFormatter::try_new((&locale).into(), ways).map(Self).map_err(|_| ())
    }
}
