//! Looking at one agreement: how it went, what got in the way, and when to look again. It is the same in a talk and on the
//! page of what was agreed.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use crate::record::agreements::{Agreement, How, Look};
use crate::rule_set::{bounds, clean};
use crate::words::Words;
use crate::words::day::{self, NotADay};

/// The answers, in the order of their keys.
pub(crate) const ANSWERS: [How; 4] = [How::Done, How::Partly, How::NotYet, How::Dropped];

/// What people do with an agreement that they look at.
#[derive(Debug, Clone)]
pub enum Message {
    /// It went like this.
    Answer(How),
    /// What got in the way was typed.
    Note(String),
    /// When to look again was typed.
    Again(String),
    /// What was typed is to be kept, and they go on.
    GoOn,
}

/// What people say of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Looking {
    pub(crate) how: How,
    /// What got in the way, as typed.
    pub(crate) note: String,
    /// When to look again, as typed.
    pub(crate) again: String,
}

impl Looking {
    /// With what they said of it before in the talk that began then, or on the same day outside a talk. Else there is
    /// nothing written yet, and the day is a week from today.
    pub(crate) fn at(agreement: &Agreement, how: How, began: Option<Timestamp>, today: Date) -> Self {
        let typed = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        // The day itself, so that the days on offer all say something else.
        let week = || typed(today.checked_add(1.week()).ok());
        match agreement.looked_at(began, today) {
            Some(look) if stands(look.how) => {
                Self { how, note: look.note.clone(), again: typed(agreement.review) }
            }
            Some(look) => Self { how, note: look.note.clone(), again: week() },
            None => Self { how, note: String::new(), again: week() },
        }
    }

    /// Whether it stands: people may say what got in the way, and when to look again.
    pub(crate) fn stands(&self) -> bool {
        stands(self.how)
    }

    /// Takes what is typed as what got in the way.
    pub(crate) fn write_note(&mut self, typed: &str) {
        self.note = clean::line_of(typed, bounds::TEXT);
    }

    /// Takes what is typed as when to look again.
    pub(crate) fn write_again(&mut self, typed: &str) {
        self.again = clean::line_of(typed, day::LONGEST);
    }

    /// When to look again, if it is said.
    ///
    /// # Errors
    /// Why what is typed is no day.
    pub(crate) fn read(&self, today: Date, words: &Words) -> Result<Option<Date>, NotADay> {
        day::parse(&self.again, today, words)
    }

    /// What is to be kept of it, with the day to look again; `None` where that is kept already. Where no day is typed that
    /// can be read, the agreement's own stays.
    pub(crate) fn look(
        &self,
        agreement: &Agreement,
        began: Option<Timestamp>,
        today: Date,
        words: &Words,
    ) -> Option<(Look, Option<Date>)> {
        let (how, note) = (self.how, self.note.trim());
        let typed = || self.read(today, words).unwrap_or(agreement.review);
        let next = if self.stands() { typed() } else { None };
        let said = agreement.looked_at(began, today).map(|look| (look.on, look.how, look.note.as_str()));
        if said == Some((today, how, note)) && agreement.review == next {
            return None;
        }
        Some((Look { on: today, how, note: note.to_owned(), began, before: None }, next))
    }
}

/// Whether an agreement stands that went like this.
pub(crate) fn stands(how: How) -> bool {
    matches!(how, How::Partly | How::NotYet)
}
