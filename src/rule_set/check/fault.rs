//! What can be wrong with a rule set, with the values that words need to say it.

use super::{Syntax, Wording};
use crate::rule_set::amount::NoAmount;
use crate::rule_set::clean::Unfit;

/// One thing that is wrong, without words: [`words::faults`](crate::words::faults) has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It isn't RON, or isn't used in rule sets.
    Syntax(Syntax),
    /// A text that isn't an amount of time.
    Amount(NoAmount),
    /// A sign that isn't shown as it stands in a text.
    Sign(Unfit),
    /// How a text is worded.
    Wording(Wording),
    /// Something that is still said by who found it.
    Prose {
        /// What is wrong, as one sentence without a full stop.
        message: String,
        /// What would be right; empty if there is nothing to say.
        help: String,
    },
}

impl From<Syntax> for Fault {
    fn from(syntax: Syntax) -> Self {
        Self::Syntax(syntax)
    }
}

impl From<NoAmount> for Fault {
    fn from(no_amount: NoAmount) -> Self {
        Self::Amount(no_amount)
    }
}

impl From<Unfit> for Fault {
    fn from(unfit: Unfit) -> Self {
        Self::Sign(unfit)
    }
}

impl From<Wording> for Fault {
    fn from(wording: Wording) -> Self {
        Self::Wording(wording)
    }
}

impl<M: Into<String>, H: Into<String>> From<(M, H)> for Fault {
    fn from((message, help): (M, H)) -> Self {
        Self::Prose { message: message.into(), help: help.into() }
    }
}
