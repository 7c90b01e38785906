//! An agreement on its way from the fields to the disk.

use jiff::civil::Date;

use crate::record::agreements::Agreement;

/// An agreement as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// What is to happen.
    pub what: String,
    /// The names of those who have a part.
    pub who: Vec<String>,
    /// By when.
    pub by: Option<Date>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// When to look at it again.
    pub review: Option<Date>,
    /// What is to happen if it isn't kept.
    pub otherwise: String,
}

impl Draft {
    /// Whether an agreement says the same.
    #[must_use]
    pub fn is_in(&self, agreement: &Agreement) -> bool {
        Self::of(agreement.clone()) == *self
    }

    fn of(agreement: Agreement) -> Self {
        let Agreement { what, who, by, until, review, otherwise, .. } = agreement;
        Self { what, who, by, until, review, otherwise }
    }

    /// A new agreement that says this, or `before` with these words.
    #[must_use]
    pub fn put_into(self, before: Agreement, people: Vec<String>) -> Agreement {
        let Self { what, who, by, until, review, otherwise } = self;
        let new = Agreement { what, who, by, until, review, otherwise, people, ..before.clone() };
        let mut agreement = before;
        agreement.reword(new);
        agreement
    }
}
