//! What is wrong with cues.

use super::{Told, told};
use crate::rule_set::bounds;
use crate::rule_set::check::fault::{Cues, Instead, Stops, Untimed};
use crate::words::{Words, say};

impl Cues {
    pub(super) fn told(&self, words: &Words) -> Told {
        match *self {
            Self::Path { ref sound } => told!(words, "fault-sound-is-a-path", sound),
            Self::Unplayable { ref sound, ref why, ref right } => Told {
                message: say!(words, "fault-sound-unplayable", sound = sound, why = why),
                help: right.clone(),
            },
            Self::OtherKind { ref file } => told!(words, "fault-sound-of-other-kind", file),
            Self::NoSound { ref sound, ref instead } => Told {
                message: say!(words, "fault-no-sound", sound = sound),
                help: match *instead {
                    Instead::WithoutEnding(ref sound) => {
                        say!(words, "fault-no-sound", "help-without-ending", sound = sound)
                    }
                    Instead::Near(sound) => say!(words, "fault-no-sound", "help-near", sound = sound),
                    Instead::Other => say!(words, "fault-no-sound", "help"),
                },
            },
            Self::NotInTime { ref turn } => told!(words, "fault-cue-not-in-time", turn),
            Self::BeforeStart { time } => {
                let time = words.about(time);
                told!(words, "fault-cue-before-start"; time)
            }
            Self::AfterEnd { time } => {
                let time = words.about(time);
                told!(words, "fault-cue-after-end"; time)
            }
            Self::Untimed(Untimed::End) => told!(words, "fault-cue-untimed-end"),
            Self::Untimed(Untimed::Left) => told!(words, "fault-cue-untimed-left"),
            Self::Untimed(Untimed::Share) => told!(words, "fault-cue-untimed-share"),
            Self::Untimed(Untimed::Every) => told!(words, "fault-cue-untimed-every"),
            Self::Stops(Stops::AtEnd) => told!(words, "fault-cue-stops-at-end"),
            Self::Stops(Stops::GoingOn) => told!(words, "fault-cue-stops-going-on"),
            Self::Stops(Stops::NoClock) => told!(words, "fault-cue-stops-no-clock"),
            Self::TooOften { time } => {
                let least = words.about(bounds::EVERY);
                Told {
                    message: say!(words, "fault-cue-too-often"),
                    help: match time.map(|time| words.about(time)) {
                        Some(time) => {
                            say!(words, "fault-cue-too-often", "help-share", time = time, least = least)
                        }
                        None => say!(words, "fault-cue-too-often", "help", least = least),
                    },
                }
            }
            Self::TooOftenHere { ref turn } => {
                let least = words.about(bounds::EVERY);
                told!(words, "fault-cue-too-often-here", turn; least)
            }
            Self::Never { time } => {
                let time = words.about(time);
                told!(words, "fault-cue-never"; time)
            }
        }
    }
}
