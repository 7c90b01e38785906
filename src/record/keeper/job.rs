//! What can be sent to the keeper.

use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;

use super::Part;
use crate::plan::way::Mark;
use crate::record::agreements::{Agreement, Id, Look};
use crate::record::copies::Copy;
use crate::record::history::{Noted, PastTalk};
use crate::record::journal::{Happened, Journal, Written};
use crate::record::kept_rules::KeptRules;
use crate::record::last_time::LastTime;
use crate::record::next_talk::{NextChange, NextTalk};
use crate::record::on_paths::OnPath;
use crate::record::own_sets::SetWork;
use crate::record::own_sets::save::Save;
use crate::record::settings::Settings;
use crate::record::unsaved::Unsaved;
use crate::record::window::Frames;

/// Tells one change from the others, in the replies to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token(pub(super) u64);

/// A change of what is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// An agreement is written down, under an id of its own.
    Add(Agreement),
    /// The agreement with this id is worded like this one, with its people and its days.
    Reword(Agreement),
    /// These people say yes to the agreement with this id; or, where it isn't true, they take it back.
    Agree(Id, Vec<String>, bool),
    /// Whoever had the first name is called by the second in the agreement with this id.
    Rename(Id, String, String),
    /// People looked at the agreement with this id, and want to do so again on that day.
    Look(Id, Look, Option<Date>),
    /// The agreement with this id is open again.
    Reopen(Id),
    /// It was a slip that people looked at the agreement with this id in the talk that began then, or outside a talk.
    Unlook(Id, Option<Timestamp>),
    /// The agreement with this id is put in these words in the talk that began then.
    Words(Id, String, Timestamp),
    /// An agreement is taken out.
    Remove(Id),
    /// All agreements are taken out.
    ForgetAgreements,
    /// This is the talk that is meant to be next, in place of any other.
    KeepNext(NextTalk),
    /// The talk that is meant to be next changes like this.
    ChangeNext(NextChange),
    /// No talk is meant to be next any more.
    ForgetNext,
    /// A talk is to be remembered. To be sent only where the settings say so.
    Remember(PastTalk),
    /// A line changes of what people noted about the past talk with this id.
    Note(Id, Noted),
    /// This topic doesn't wait any more in any past talk.
    ForgetTopic(String),
    /// No topic does.
    ForgetTopics,
    /// The past talk with this id is forgotten.
    ForgetTalk(Id),
    /// No talk is to be remembered.
    ForgetTalks,
    /// These are the rules for a set's next talk, in place of others for that set.
    KeepRules(KeptRules),
    /// The set of this name has no other rules than its own any more.
    ForgetRulesOf(String),
    /// No set has other rules than its own any more.
    ForgetRules,
    /// So the last talk with a set was set up, in place of others with that set. To be sent only where the settings say
    /// that talks are remembered.
    KeepLast(Box<LastTime>),
    /// How the last talk with the set of this name was set up isn't to be remembered.
    ForgetLastOf(String),
    /// No set-up of a last talk is to be remembered.
    ForgetLast,
    /// People start a path. Where they have started it already, their place on it stays.
    StartPath(OnPath),
    /// This became of a step of the path with this name, if people are on that.
    MarkPath(String, Mark),
    /// People leave the path with this name.
    LeavePath(String),
    /// They leave all paths.
    LeavePaths,
}

impl Change {
    pub(super) fn part(&self) -> Part {
        match self {
            Self::Add(_)
            | Self::Reword(_)
            | Self::Agree(..)
            | Self::Rename(..)
            | Self::Look(..)
            | Self::Reopen(_)
            | Self::Unlook(..)
            | Self::Words(..)
            | Self::Remove(_)
            | Self::ForgetAgreements => Part::Agreements,
            Self::KeepNext(_) | Self::ChangeNext(_) | Self::ForgetNext => Part::NextTalk,
            Self::Remember(_)
            | Self::Note(..)
            | Self::ForgetTopic(_)
            | Self::ForgetTopics
            | Self::ForgetTalk(_)
            | Self::ForgetTalks => Part::History,
            Self::KeepRules(_) | Self::ForgetRulesOf(_) | Self::ForgetRules => Part::Rules,
            Self::KeepLast(_) | Self::ForgetLastOf(_) | Self::ForgetLast => Part::LastTime,
            Self::StartPath(_) | Self::MarkPath(..) | Self::LeavePath(_) | Self::LeavePaths => Part::OnPaths,
        }
    }

    /// When the talk began that its words come from.
    pub(super) fn began(&self) -> Option<Timestamp> {
        match self {
            Self::Add(agreement) | Self::Reword(agreement) => Some(agreement.began),
            Self::Look(_, look, _) => look.began,
            Self::Words(_, _, began) => Some(*began),
            Self::KeepNext(next) => next.began,
            Self::Remember(talk) => Some(talk.began),
            Self::KeepRules(rules) => Some(rules.began),
            Self::KeepLast(last) => Some(last.began),
            Self::MarkPath(_, mark) => mark.began,
            Self::Agree(..)
            | Self::Rename(..)
            | Self::Reopen(_)
            | Self::Unlook(..)
            | Self::Remove(_)
            | Self::ForgetAgreements
            | Self::ChangeNext(_)
            | Self::ForgetNext
            | Self::Note(..)
            | Self::ForgetTopic(_)
            | Self::ForgetTopics
            | Self::ForgetTalk(_)
            | Self::ForgetTalks
            | Self::ForgetRulesOf(_)
            | Self::ForgetRules
            | Self::ForgetLastOf(_)
            | Self::ForgetLast
            | Self::StartPath(_)
            | Self::LeavePath(_)
            | Self::LeavePaths => None,
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
    /// Everything up to this moment goes.
    EraseEverything(Timestamp),
    Change(Token, Box<Change>),
    TakeBack(Token),
    /// What was changed: from these settings to those.
    KeepSettings(Box<[Settings; 2]>),
    ReadSettings,
    Frames(Frames),
    /// The next start shows nothing of what is kept; or it does again.
    Cover(bool),
    OwnSet(Box<SetWork>),
    Save(Token, Box<Save>),
    Edit(Token, PathBuf),
    LookAt(PathBuf),
    /// A file isn't edited any more.
    LeaveEdited(PathBuf),
    KeepUnsaved(Box<Unsaved>),
    ForgetUnsaved(PathBuf),
    LookForUnsaved,
    Copy(Token, Box<Copy>),
    TakeStock(bool),
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
            Self::EraseEverything(_) => Some(Part::Everything),
            Self::Change(_, change) => Some(change.part()),
            Self::KeepSettings(_) => Some(Part::Settings),
            Self::Frames(_) => Some(Part::Windows),
            Self::Cover(_) => Some(Part::Cover),
            Self::OwnSet(_) | Self::Save(..) => Some(Part::OwnSets),
            Self::KeepUnsaved(_) | Self::ForgetUnsaved(_) => Some(Part::Unsaved),
            Self::Copy(..) => Some(Part::Copies),
            Self::TakeBack(_)
            | Self::ReadSettings
            | Self::Edit(..)
            | Self::LookAt(_)
            | Self::LeaveEdited(_)
            | Self::LookForUnsaved
            | Self::TakeStock(_)
            | Self::ReadLedgers
            | Self::Rush => None,
        }
    }
}
