//! What people do at the close, and what comes of it.

use super::{Draft, GoodMessage, RulesMessage};
use crate::record::agreements::Id;
use crate::session::Voice;
use crate::talk::Field;

/// What happens at the close, and in an `Agree` step.
#[derive(Debug, Clone)]
pub enum Message {
    /// What was agreed was typed.
    What(String),
    /// Someone has a part in it, or not.
    Who(usize),
    /// By when was typed.
    By(String),
    /// Until when it holds was typed.
    Until(String),
    /// When to look at it again was typed.
    Review(String),
    /// What is to happen if it isn’t kept was typed.
    Otherwise(String),
    /// Open the fields that not every agreement needs.
    More,
    /// Keep this agreement.
    Keep,
    /// Put a kept agreement into the fields, to change it.
    Change(usize),
    /// Somebody, or one for everyone, says yes to a kept agreement, or takes it back.
    Agree(Id, Voice),
    /// Ask whether to erase a kept agreement.
    AskRemove(usize),
    /// Erase a kept agreement.
    Remove(usize),
    /// The word of appreciation was typed.
    Appreciation(String),
    /// When the next talk is, in days; 0 for none.
    NextTalk(u16),
    /// Something was done about one good thing to plan.
    Good(GoodMessage),
    /// Something was done about the rules.
    Rules(RulesMessage),
    /// Close what is open on top, and nothing else: people write here, and the talk must not go on by a stray key.
    Escape,
    /// Done: to the library.
    Done,
    /// Done: to set-up of the set of this name.
    GoOn(String),
    /// Back to the talk: the close came too soon.
    Back,
    /// Open help.
    Help,
    /// See all that is kept.
    WhatIsKept,
    /// Ask whether to erase everything from this talk.
    AskErase,
    /// Don't erase.
    KeepAll,
    /// Leave no trace of this talk.
    LeaveNoTrace,
}

/// What the parent should do.
#[derive(Debug, Clone)]
pub enum Action {
    None,
    /// Keep this agreement now, and then finish if that was asked.
    Keep {
        draft: Draft,
        /// The kept agreement that this is a change of.
        replaces: Option<Id>,
        /// Whether the talk is over afterwards.
        leaves: bool,
        /// Whether it is over even if this can't be kept: people know, and have pressed *Done* again.
        or_leave: bool,
    },
    /// Somebody, or one for everyone, says yes to a kept agreement, or takes it back.
    Agree(Id, Voice),
    /// Put the cursor into this field.
    Write(Field),
    /// Erase the kept agreement at this place of the list.
    Remove(usize),
    /// Do this about one good thing to plan.
    Plan(GoodMessage),
    /// Do this about the rules.
    Decide(RulesMessage),
    /// The talk is over.
    Done,
    /// Back to the talk.
    Back,
    /// Open help.
    Help,
    /// Show all that is kept.
    WhatIsKept,
    /// Erase everything from this talk.
    LeaveNoTrace,
}
