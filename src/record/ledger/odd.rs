//! What is wrong in a ledger's file, and what would be right. It names fields and never quotes what people wrote: notices
//! are shown where agreements may not be.

use super::{Entry, MOMENT};
use crate::rule_set::clean;
use crate::rule_set::sign::short;

/// Something in a ledger's file that can't be read as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Odd {
    /// There is nothing in the file.
    Nothing,
    /// A bracket, a comma or a quotation mark is missing, or is one too many.
    Signs,
    /// An entry can't be read.
    Entry,
    /// A field that each entry has isn't there, or can't be read.
    Missing(String),
    /// A field can't be what it is, and is left out.
    NotThat(String),
    /// A part of a field can't be what it is, and is left out.
    NotAll(String),
    /// A field stands there a second time; the first is used.
    Twice(String),
    /// This version knows no field of this name.
    Unknown(String),
    /// There are so many more odd places from here on.
    More(usize),
}

/// What would be right there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Words in quotes.
    Words,
    /// Words in quotes, in a list.
    List,
    /// A day in quotes.
    Day,
    /// A moment in quotes.
    Moment,
    /// A whole number, unlike every other entry's.
    Number,
    /// What became of an agreement.
    State,
    /// As in entries that the app has written.
    AsElsewhere,
}

/// Something odd in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// From 1.
    pub(super) line: usize,
    pub(super) odd: Odd,
}

/// More than these are told as a number: a list without an end helps nobody.
const TOLD: usize = 20;

/// No more of them than people would read.
pub(super) fn at_most(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort_by_key(|fault| fault.line);
    faults.dedup();
    let more = faults.len().saturating_sub(TOLD);
    if let Some(last) = faults.get_mut(TOLD)
        && more > 1
    {
        last.odd = Odd::More(more);
        faults.truncate(TOLD + 1);
    }
    faults
}

/// A field's name, as a message can show it.
pub(super) fn shown(name: &str) -> String {
    clean::owned_line(short(name))
}

impl Odd {
    /// What would be right instead, where that can be said.
    pub(super) fn right<T: Entry>(&self) -> Option<Right> {
        match self {
            Self::Missing(name) | Self::NotThat(name) => Some(Right::of::<T>(name)),
            Self::Signs | Self::Entry | Self::NotAll(_) => Some(Right::AsElsewhere),
            Self::Nothing | Self::Twice(_) | Self::Unknown(_) | Self::More(_) => None,
        }
    }
}

impl Right {
    fn of<T: Entry>(field: &str) -> Self {
        match field {
            "id" => Self::Number,
            "what" | "otherwise" | "talk" | "topic" | "notes" => Self::Words,
            "who" | "people" | "yes" | "names" | "topics" | "participants" | "parked" | "appreciation" => {
                Self::List
            }
            "by" | "until" | "review" => Self::Day,
            "state" => Self::State,
            _ if field == "at" || T::REQUIRED.contains(&(field, MOMENT)) => Self::Moment,
            _ => Self::AsElsewhere,
        }
    }
}
