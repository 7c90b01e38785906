//! The close: a word of appreciation, the agreements, what is parked, and when to talk again. Each can be left out.

use crate::words::{Words, say};

mod agreements;
mod rules;
mod shown;
mod view;

pub(crate) use agreements::agreements;
pub(crate) use shown::{agreed, for_everyone};
pub(crate) use view::{close, keep_it};

/// What a day on offer is called, by the days until it. The same can be typed.
fn day_on_offer(days: u16, words: &Words) -> String {
    match days {
        1 => say!(words, "close-day-tomorrow"),
        3 => say!(words, "close-day-three"),
        7 => say!(words, "close-day-week"),
        14 => say!(words, "close-day-two-weeks"),
        days => say!(words, "close-day-in", number = days),
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;
    use crate::words::day;

    #[test]
    fn every_day_on_offer_is_read_as_that_day() {
        let (words, today) = (Words::english(), date(2026, 1, 31));
        for days in day::OFFERED {
            let day = today.saturating_add(i64::from(days).days());
            let typed = day_on_offer(days, &words);
            assert_eq!(day::parse(&typed, today, &words), Ok(Some(day)), "{typed}");
        }
    }
}
