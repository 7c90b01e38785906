//! What can be sent to the keeper.

use jiff::Timestamp;

use super::Part;
use crate::record::agreements::{Agreement, Id, State};
use crate::record::history::PastTalk;
use crate::record::journal::{Happened, Journal, Written};
use crate::record::kept_rules::KeptRules;
use crate::record::next_talk::NextTalk;
use crate::record::settings::Settings;
use crate::record::window::Frames;

/// Tells one change from the others, in the replies to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token(pub(super) u64);

/// A change of what is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// An agreement is written down, under an id of its own.
    Add(Agreement),
    /// The agreement with this id is worded like this one, with its people and days.
    Reword(Agreement),
    /// This became of the agreement with this id.
    Settle(Id, State),
    /// An agreement is taken out.
    Remove(Id),
    /// This is the talk that is meant to be next, in place of any other.
    KeepNext(NextTalk),
    /// No talk is meant to be next any more.
    ForgetNext,
    /// A talk is to be remembered. To be sent only where the settings say so.
    Remember(PastTalk),
    /// No talk is to be remembered.
    ForgetTalks,
    /// These are the rules for a set's next talk, in place of others for that set.
    KeepRules(KeptRules),
    /// No set has other rules than its own any more.
    ForgetRules,
}

impl Change {
    pub(super) fn part(&self) -> Part {
        match self {
            Self::Add(_) | Self::Reword(_) | Self::Settle(..) | Self::Remove(_) => Part::Agreements,
            Self::KeepNext(_) | Self::ForgetNext => Part::NextTalk,
            Self::Remember(_) | Self::ForgetTalks => Part::History,
            Self::KeepRules(_) | Self::ForgetRules => Part::Rules,
        }
    }

    /// When the talk began that its words come from.
    pub(super) fn began(&self) -> Option<Timestamp> {
        match self {
            Self::Add(agreement) | Self::Reword(agreement) => Some(agreement.began),
            Self::KeepNext(next) => next.began,
            Self::Remember(talk) => Some(talk.began),
            Self::KeepRules(rules) => Some(rules.began),
            Self::Settle(..) | Self::Remove(_) | Self::ForgetNext | Self::ForgetTalks | Self::ForgetRules => {
                None
            }
        }
    }
}

/// Something for the keeper to do.
#[derive(Debug)]
pub(super) enum Job {
    Begin(Box<Journal>),
    Happened(Box<Happened>),
    Draft(Box<Written>),
    End,
    Erase,
    FinishErasing,
    Change(Token, Box<Change>),
    TakeBack(Token),
    /// What was changed: from these settings to those.
    KeepSettings(Box<[Settings; 2]>),
    ReadSettings,
    Frames(Frames),
    ReadLedgers,
    /// Everything that waits is tried at once, since the program ends.
    Rush,
}

impl Job {
    /// The part of what is kept that isn't on the disk before this is done; `None` where nothing is to be written.
    pub(super) fn part(&self) -> Option<Part> {
        match self {
            Self::Begin(_) | Self::Happened(_) | Self::Draft(_) => Some(Part::Talk),
            Self::End | Self::Erase | Self::FinishErasing => Some(Part::Closing),
            Self::Change(_, change) => Some(change.part()),
            Self::KeepSettings(_) => Some(Part::Settings),
            Self::Frames(_) => Some(Part::Windows),
            Self::TakeBack(_) | Self::ReadSettings | Self::ReadLedgers | Self::Rush => None,
        }
    }
}
