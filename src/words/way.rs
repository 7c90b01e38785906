//! What is said of the steps of a path, and of where people are on it.

use std::time::Duration;

use jiff::civil::Date;

use super::{Words, say};
use crate::clock::zone;
use crate::plan::way::{Beside, How, Mark, State};

const DAY: u64 = 24 * 3_600;

/// A length as people say it of weeks to come or gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Roughly {
    Days(u64),
    Weeks(u64),
    Months(u64),
}

impl Roughly {
    /// Less than a day is a day.
    fn of(days: u64) -> Self {
        match days {
            0..=6 => Self::Days(days.max(1)),
            7..=27 => Self::Weeks((days + 3) / 7),
            _ => Self::Months(((days + 15) / 30).max(1)),
        }
    }
}

impl Words {
    /// What stands beside a step.
    #[must_use]
    pub fn beside_step(&self, beside: &[Beside], today: Date) -> String {
        let said: Vec<String> = beside.iter().map(|beside| self.of_step(*beside, today)).collect();
        match said.as_slice() {
            [one] => one.clone(),
            all => self.beside(all),
        }
    }

    fn of_step(&self, beside: Beside, today: Date) -> String {
        match beside {
            Beside::EachOfYou => say!(self, "path-each"),
            Beside::Skipped => say!(self, "path-skipped"),
            Beside::IfYouWant => say!(self, "path-if-you-want"),
            Beside::Done(at) => {
                let days = today.since(at.to_zoned(zone()).date()).map(|span| span.get_days());
                self.ago(days.map_or(0, |days| u64::try_from(days).unwrap_or_default()))
            }
            Beside::After(after) => match Roughly::of(days(after)) {
                Roughly::Days(number) => say!(self, "path-after-days", number = number),
                Roughly::Weeks(number) => say!(self, "path-after-weeks", number = number),
                Roughly::Months(number) => say!(self, "path-after-months", number = number),
            },
            Beside::Every(every) => self.every(every),
            Beside::Times(number, None) => say!(self, "path-times", number = number),
            Beside::Times(number, Some(apart)) => {
                let often = self.every(apart);
                say!(self, "path-times-apart", number = number, often = often)
            }
        }
    }

    /// So many days before today.
    fn ago(&self, days: u64) -> String {
        if days == 0 {
            return say!(self, "path-today");
        }
        match Roughly::of(days) {
            Roughly::Days(number) => say!(self, "path-ago-days", number = number),
            Roughly::Weeks(number) => say!(self, "path-ago-weeks", number = number),
            Roughly::Months(number) => say!(self, "path-ago-months", number = number),
        }
    }

    fn every(&self, every: Duration) -> String {
        match days(every) {
            28..=31 => say!(self, "path-every-months", number = 1),
            days if days >= 7 && days % 7 == 0 => {
                let number = days / 7;
                say!(self, "path-every-weeks", number = number)
            }
            days => {
                let number = days.max(1);
                say!(self, "path-every-days", number = number)
            }
        }
    }

    /// How a step stands, for whoever doesn't see it.
    #[must_use]
    pub fn step_stands(&self, state: State) -> String {
        match state {
            State::Done => say!(self, "path-state-done"),
            State::Skipped => say!(self, "path-skipped"),
            State::Present => say!(self, "path-state-present"),
            State::Later => say!(self, "path-state-later"),
            State::AtHand => say!(self, "path-state-at-hand"),
        }
    }

    /// What became of a step, as it is kept. `title` is its set's; it has none where it is a break.
    #[must_use]
    pub fn step_taken(&self, mark: &Mark, title: Option<&str>, day: &str) -> String {
        let title = title.map_or_else(|| say!(self, "path-a-break"), str::to_owned);
        if mark.how == How::Skipped {
            say!(self, "path-step-taken", "skipped", title = title, day = day)
        } else {
            say!(self, "path-step-taken", title = title, day = day)
        }
    }
}

/// Whole days; what is left of one counts as one.
fn days(length: Duration) -> u64 {
    length.as_secs().div_ceil(DAY)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed assumption is a failed test")]

    use jiff::ToSpan;

    use super::*;

    const WEEK: Duration = Duration::from_secs(7 * DAY);

    fn said(beside: Beside) -> String {
        let today = jiff::civil::date(2026, 11, 26);
        Words::english().beside_step(&[beside], today)
    }

    #[test]
    fn when_a_step_was_done_is_said_roughly() {
        for (days, words) in [
            (0, "today"),
            (1, "yesterday"),
            (2, "two days ago"),
            (6, "six days ago"),
            (7, "a week ago"),
            (9, "a week ago"),
            (12, "two weeks ago"),
            (27, "four weeks ago"),
            (30, "a month ago"),
            (100, "three months ago"),
            (700, "23 months ago"),
        ] {
            let day = jiff::civil::date(2026, 11, 26).checked_sub(days.days()).unwrap();
            let at = day.at(20, 0, 0, 0).to_zoned(zone()).unwrap().timestamp();
            assert_eq!(said(Beside::Done(at)), words);
        }
    }

    #[test]
    fn what_is_suggested_is_said_as_people_say_it() {
        for (beside, words) in [
            (Beside::After(WEEK), "about a week later"),
            (Beside::After(2 * WEEK / 7), "two days later"),
            (Beside::After(Duration::from_secs(3_600)), "a day later"),
            (Beside::After(4 * WEEK), "about a month later"),
            (Beside::Every(WEEK), "once a week"),
            (Beside::Every(2 * WEEK), "every two weeks"),
            (Beside::Every(4 * WEEK), "once a month"),
            (Beside::Every(WEEK / 7), "once a day"),
            (Beside::Every(3 * WEEK / 7), "every three days"),
            (Beside::Times(6, Some(WEEK)), "once a week, six times"),
            (Beside::Times(2, None), "twice"),
            (Beside::IfYouWant, "if you want to"),
        ] {
            assert_eq!(said(beside), words);
        }
    }
}
