//! What is said of the steps of a path, and of where people are on it.

use std::time::Duration;

use jiff::civil::Date;

use super::{Words, say};
use crate::clock::zone;
use crate::plan::way::{Beside, How, Mark, State, Term};

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

    /// The same of what is written down: ten days aren’t a week.
    fn to_come(days: u64) -> Self {
        if days < 28 && !days.is_multiple_of(7) { Self::Days(days.max(1)) } else { Self::of(days) }
    }
}

impl Words {
    /// What stands beside a step.
    #[must_use]
    pub fn beside_step(&self, beside: &Beside, today: Date) -> String {
        match beside {
            Beside::Skipped => say!(self, "path-skipped"),
            Beside::Done(at) => {
                let days = today.since(at.to_zoned(zone()).date()).map(|span| span.get_days());
                self.ago(days.map_or(0, |days| u64::try_from(days).unwrap_or_default()))
            }
            Beside::Terms(terms) => terms.iter().map(|term| self.term(*term)).collect::<Vec<_>>().join(", "),
        }
    }

    /// How a step comes, in a few words.
    #[must_use]
    pub fn term(&self, term: Term) -> String {
        match term {
            Term::EachOfYou => say!(self, "path-each"),
            Term::IfYouWant => say!(self, "path-if-you-want"),
            Term::After(after) if after < Duration::from_secs(DAY) => {
                let time = self.about(after);
                say!(self, "path-after-time", time = time)
            }
            Term::After(after) => match Roughly::to_come(days(after)) {
                Roughly::Days(number) => say!(self, "path-after-days", number = number),
                Roughly::Weeks(number) => say!(self, "path-after-weeks", number = number),
                Roughly::Months(number) => say!(self, "path-after-months", number = number),
            },
            Term::Every(every) => self.every(every),
            Term::Times(number, None) => say!(self, "path-times", number = number),
            Term::Times(number, Some(apart)) => {
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

    fn said(beside: &Beside) -> String {
        let today = jiff::civil::date(2026, 11, 26);
        Words::english().beside_step(beside, today)
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
            assert_eq!(said(&Beside::Done(at)), words);
        }
    }

    #[test]
    fn what_is_suggested_is_said_as_people_say_it() {
        for (term, words) in [
            (Term::After(WEEK), "about a week later"),
            (Term::After(2 * WEEK / 7), "two days later"),
            (Term::After(10 * WEEK / 7), "10 days later"),
            (Term::After(2 * WEEK), "about two weeks later"),
            (Term::After(Duration::from_secs(3 * 3_600)), "3 hours later"),
            (Term::After(4 * WEEK), "about a month later"),
            (Term::Every(WEEK), "once a week"),
            (Term::Every(2 * WEEK), "every two weeks"),
            (Term::Every(4 * WEEK), "once a month"),
            (Term::Every(WEEK / 7), "once a day"),
            (Term::Every(3 * WEEK / 7), "every three days"),
            (Term::Times(6, Some(WEEK)), "once a week, six times"),
            (Term::Times(2, None), "twice"),
            (Term::IfYouWant, "if you like"),
        ] {
            assert_eq!(said(&Beside::Terms(vec![term])), words);
        }
        let both = Beside::Terms(vec![Term::After(2 * WEEK / 7), Term::IfYouWant]);
        assert_eq!(said(&both), "two days later, if you like");
    }
}
