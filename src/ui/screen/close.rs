//! The close: a word of appreciation, what people agreed, what is parked, and when to talk again. Each can be left
//! out.

mod ledger;
mod shown;
mod view;

use jiff::civil::Date;

use crate::record::agreements::Id;

pub use ledger::Ledger;
pub(crate) use view::keep_it;

/// What happens at the close, and in an `Agree` step.
#[derive(Debug, Clone)]
pub enum Message {
    /// What was agreed is being typed.
    What(String),
    /// Someone has a part in it, or hasn't.
    Who(usize),
    /// By when is being typed.
    By(String),
    /// When to look at it again is being typed.
    Review(String),
    /// Keep this agreement.
    Keep,
    /// Take a kept agreement back to change it.
    Change(usize),
    /// Let a kept agreement go again.
    Remove(usize),
    /// What was appreciated is being typed.
    Appreciation(String),
    /// The next talk, in so many days; 0 for none.
    NextTalk(u16),
    /// Close what is open on top. Nothing else: people write here, and the talk must not go on by a stray key.
    Escape,
    /// Done: to the library.
    Done,
    /// Back to the talk: the close came too soon.
    Back,
    /// Ask whether to erase everything from this talk.
    AskErase,
    /// Not after all.
    KeepAll,
    /// Leave no trace of this talk.
    LeaveNoTrace,
}

/// What the parent should do.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Keep this agreement, at once, and then finish if that was asked.
    Keep {
        /// What was written.
        draft: Draft,
        /// The kept agreement that it is a change of.
        replaces: Option<Id>,
        /// Whether the close is done with it.
        then: Option<Done>,
        /// Whether it is done with it even if that can't be kept: people know, and have asked once more.
        or_leave: bool,
    },
    /// Erase the kept agreement in this place of the ledger.
    Remove(usize),
    /// Finish, with a next talk in so many days.
    Done(Done),
    /// Back to the talk.
    Back,
    /// Erase everything from this talk.
    LeaveNoTrace,
}

/// How the close ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// Days until the next talk, if one was chosen.
    pub next_talk: Option<u16>,
}

/// An agreement as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// What.
    pub what: String,
    /// Who.
    pub who: Vec<String>,
    /// By when.
    pub by: Option<Date>,
    /// When to look at it again.
    pub review: Option<Date>,
}
