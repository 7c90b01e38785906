//! What can be wrong with a rule set, with the values that words need to say it.

/// One thing that is wrong, without words: [`words::faults`](crate::words::faults) has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Something that is still said by who found it.
    Prose {
        /// What is wrong, as one sentence without a full stop.
        message: String,
        /// What would be right; empty if there is nothing to say.
        help: String,
    },
}

impl<M: Into<String>, H: Into<String>> From<(M, H)> for Fault {
    fn from((message, help): (M, H)) -> Self {
        Self::Prose { message: message.into(), help: help.into() }
    }
}
