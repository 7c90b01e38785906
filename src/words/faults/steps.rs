//! What is wrong with the steps of a flow.

use super::{Told, told};
use crate::rule_set::check::fault::Steps;
use crate::words::{Words, say};

impl Steps {
    pub(super) fn told(&self, words: &Words) -> Told {
        match *self {
            Self::EmptyFlow => told!(words, "fault-flow-empty"),
            Self::Empty { ref step } => told!(words, "fault-step-empty", step),
            Self::TooDeep { most } => told!(words, "fault-steps-too-deep", most),
            Self::OutsideEach { ref step } if step == "UntilHeard" => Told {
                message: say!(words, "fault-outside-each", step = step),
                help: say!(words, "fault-outside-each", "help-until-heard"),
            },
            Self::OutsideEach { ref step } => told!(words, "fault-outside-each", step),
            Self::NoSpeaker => told!(words, "fault-no-speaker"),
            Self::NotSaidBack => told!(words, "fault-not-said-back"),
            Self::NothingHeard => told!(words, "fault-nothing-heard"),
            Self::BackToThemselves { seat, people } => {
                let others = (1..=people).filter(|other| *other != seat).map(|other| other.to_string());
                let (seat, others) = (seat.to_string(), others.collect::<Vec<_>>().join(", "));
                told!(words, "fault-back-to-themselves", seat; others)
            }
            Self::TimedAsk => told!(words, "fault-timed-ask"),
            Self::TimeOfQuestion => told!(words, "fault-time-of-question"),
            Self::ForNobody => told!(words, "fault-for-nobody"),
            Self::AloneInExchange => told!(words, "fault-alone-in-exchange"),
            Self::SeatTwice { seat } => {
                let seat = seat.to_string();
                told!(words, "fault-seat-twice", seat)
            }
            Self::ShareTooLong { whole } => {
                let time = words.about(whole);
                told!(words, "fault-share-too-long"; time)
            }
            Self::SeatZero => told!(words, "fault-seat-zero"),
            Self::NoSeat { seat, people } => {
                let seat = seat.to_string();
                told!(words, "fault-no-seat", seat; people)
            }
        }
    }
}
