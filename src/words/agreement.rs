//! The line below an agreement.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Words, say};
use crate::record::agreements::{Agreement, How, State};

impl Words {
    /// Who does it, by when, until when, when it is looked at again, and what was agreed to happen if it isn’t kept:
    /// “Ben · until 24 December · review today”.
    #[must_use]
    pub fn details(&self, agreement: &Agreement, today: Date) -> String {
        let Agreement { who, people, by, until, review, otherwise, state, .. } = agreement;
        let day = |day: Date| self.day_in(day, today.year());
        let who = match (who.as_slice(), people.len()) {
            ([], 0 | 1) => None,
            ([], 2) => Some(say!(self, "agreement-both")),
            ([], _) => Some(say!(self, "agreement-everyone")),
            (who, _) => Some(self.all_of(who)),
        };
        let by = by.map(|by| {
            let day = day(by);
            say!(self, "agreement-by", day = day)
        });
        let until = until.map(|until| {
            let day = day(until);
            say!(self, "agreement-until", day = day)
        });
        // Nobody looks again at what is done or dropped.
        let review = review.filter(|_| *state == State::Open).map(|review| {
            if review == today {
                return say!(self, "agreement-review-today");
            }
            if today.checked_add(1.day()).is_ok_and(|tomorrow| tomorrow == review) {
                return say!(self, "agreement-review-tomorrow");
            }
            let gone = review < today;
            let day = day(review);
            if gone {
                say!(self, "agreement-review-since", day = day)
            } else {
                say!(self, "agreement-review", day = day)
            }
        });
        let otherwise = Some(otherwise.trim()).filter(|otherwise| !otherwise.is_empty());
        let otherwise = otherwise.map(|what| say!(self, "agreement-otherwise", what = what));
        self.beside(&[who, by, until, review, otherwise].into_iter().flatten().collect::<Vec<_>>())
    }

    /// The same, with what is missing where not everyone has said yes to it.
    #[must_use]
    pub fn details_and_yes(&self, agreement: &Agreement, today: Date) -> String {
        let missing = (!agreement.is_agreed()).then(|| say!(self, "agreement-not-by-all"));
        let details = Some(self.details(agreement, today)).filter(|details| !details.is_empty());
        self.beside(&[details, missing].into_iter().flatten().collect::<Vec<_>>())
    }

    /// How an agreement went, as it is read later.
    #[must_use]
    pub fn went(&self, how: How) -> String {
        say!(self, "agreed-went", how = how.key())
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_line_says_who_when_and_what_if_not() {
        let (words, today) = (Words::english(), date(2026, 11, 22));
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        let of = |who: &[&str]| {
            let (epoch, text) = (Timestamp::UNIX_EPOCH, String::new());
            let new = Agreement::new("Dinner".to_owned(), names(who), epoch, text, epoch);
            Agreement { people: names(&["Ana", "Ben"]), yes: names(&["Ana", "Ben"]), ..new }
        };
        let both = of(&[]);
        let ben = Agreement { until: Some(date(2026, 12, 24)), review: Some(today), ..of(&["Ben"]) };
        let ana = Agreement { otherwise: "we talk to the bank together".to_owned(), ..of(&["Ana"]) };
        let reviewed = |day| Agreement { review: Some(day), ..both.clone() };
        for (agreement, line) in [
            (&ben, "Ben · until 24 December · review today"),
            (&ana, "Ana · if it isn’t kept: we talk to the bank together"),
            (&both, "both"),
            (&Agreement { by: Some(date(2027, 1, 15)), ..both.clone() }, "both · by 15 January 2027"),
            (&reviewed(date(2026, 11, 23)), "both · review tomorrow"),
            (&reviewed(date(2026, 11, 24)), "both · review on 24 November"),
            (&reviewed(date(2026, 11, 20)), "both · review due since 20 November"),
            (&Agreement { state: State::Done, ..ben.clone() }, "Ben · until 24 December"),
            (&Agreement { people: names(&["Ana"]), ..both.clone() }, ""),
            (&Agreement { people: names(&["Ana", "Ben", "Cem"]), ..both.clone() }, "everyone"),
            // From a version that didn’t ask.
            (&Agreement { people: Vec::new(), ..both.clone() }, ""),
        ] {
            assert_eq!(words.details(agreement, today), line);
        }
        assert_eq!(words.details_and_yes(&both, today), "both");
        let missing = Agreement { yes: names(&["Ana"]), ..both };
        assert_eq!(words.details_and_yes(&missing, today), "both · not agreed by everyone yet");
    }
}
