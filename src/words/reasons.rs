//! Why something that was pressed did nothing.

use super::{InWords, Words, say};
use crate::session::Reason;

impl InWords for Reason {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::NotBegun => say!(words, "reason-not-begun"),
            Self::Begun => say!(words, "reason-begun"),
            Self::Over => say!(words, "reason-over"),
            Self::Closing => say!(words, "reason-closing"),
            Self::NotClosing => say!(words, "reason-not-closing"),
            Self::OnBreak => say!(words, "reason-on-break"),
            Self::NoBreak => say!(words, "reason-no-break"),
            Self::BreakTooLong => say!(words, "reason-break-too-long"),
            Self::BreakAtItsLongest => say!(words, "reason-break-at-its-longest"),
            Self::BreakAtItsShortest => say!(words, "reason-break-at-its-shortest"),
            Self::BreakNotOver => say!(words, "reason-break-not-over"),
            Self::NeedsAnswer => say!(words, "reason-needs-answer"),
            Self::NotAsked => say!(words, "reason-not-asked"),
            Self::OtherQuestion => say!(words, "reason-other-question"),
            Self::NoClock => say!(words, "reason-no-clock"),
            Self::NoMoreTime => say!(words, "reason-no-more-time"),
            Self::NotStarted => say!(words, "reason-not-started"),
            Self::Paused => say!(words, "reason-paused"),
            Self::NotPaused => say!(words, "reason-not-paused"),
            Self::NothingBefore => say!(words, "reason-nothing-before"),
            Self::NothingToUndo => say!(words, "reason-nothing-to-undo"),
            Self::NoSuchStep => say!(words, "reason-no-such-step"),
            Self::NoSuchRule => say!(words, "reason-no-such-rule"),
            Self::NoReminders => say!(words, "reason-no-reminders"),
            Self::NoSuchCard => say!(words, "reason-no-such-card"),
            Self::NoSuchSeat => say!(words, "reason-no-such-seat"),
            Self::OneAnswerForAll => say!(words, "reason-one-answer-for-all"),
            Self::NothingToPass => say!(words, "reason-nothing-to-pass"),
            Self::NotAnExchange => say!(words, "reason-not-an-exchange"),
            Self::HasFloor => say!(words, "reason-has-floor"),
            Self::NoTimeLeft => say!(words, "reason-no-time-left"),
            Self::ShareUsed => say!(words, "reason-share-used"),
            Self::NoPools => say!(words, "reason-no-pools"),
            Self::NoSuchPool => say!(words, "reason-no-such-pool"),
            Self::NotBetweenTurns => say!(words, "reason-not-between-turns"),
            Self::PoolUsed => say!(words, "reason-pool-used"),
            Self::Drawing => say!(words, "reason-drawing"),
            Self::NotDrawing => say!(words, "reason-not-drawing"),
            Self::NoChange => say!(words, "reason-no-change"),
            Self::SameName => say!(words, "reason-same-name"),
            Self::NothingWritten => say!(words, "reason-nothing-written"),
            Self::ParkingFull => say!(words, "reason-parking-full"),
            Self::NoSeat => say!(words, "reason-no-seat"),
            Self::LastOne => say!(words, "reason-last-one"),
            Self::TooFew(least) => {
                let least = *least;
                say!(words, "reason-too-few", least = least)
            }
            Self::HasAPart => say!(words, "reason-has-a-part"),
            Self::JustBack => say!(words, "reason-just-back"),
        }
    }
}
