//! What is wrong with a path.

use super::{Told, told};
use crate::rule_set::bounds;
use crate::rule_set::check::fault::Paths;
use crate::words::{Words, say};

impl Paths {
    pub(super) fn told(&self, words: &Words) -> Told {
        match *self {
            Self::NotASet => told!(words, "fault-path-not-a-set"),
            Self::NotAPath => told!(words, "fault-path-not-a-path"),
            Self::Name { ref name, ref better } => Told {
                message: say!(words, "fault-path-name", name = name),
                help: match better {
                    Some(better) => say!(words, "fault-path-name", "help-better", better = better),
                    None => say!(words, "fault-path-name", "help"),
                },
            },
            Self::NameTwice { ref name } => told!(words, "fault-path-name-twice", name),
            Self::NoSteps => told!(words, "fault-path-no-steps"),
            Self::TooManySteps { steps } => {
                let most = bounds::PATH_STEPS;
                told!(words, "fault-path-too-many-steps", steps; most)
            }
            Self::Neither => told!(words, "fault-path-neither"),
            Self::Both => told!(words, "fault-path-both"),
            Self::TooLong { most } => {
                let days = most.as_secs() / (24 * 60 * 60);
                told!(words, "fault-path-too-long"; days)
            }
            Self::TooOften => told!(words, "fault-path-too-often"),
            Self::TimesOfEvery => told!(words, "fault-path-times-of-every"),
            Self::EveryOfWhenever => told!(words, "fault-path-every-of-whenever"),
            Self::IdleOfWhenever { field } => told!(words, "fault-path-idle-of-whenever", field; field),
            Self::OfBreak { field } => told!(words, "fault-path-of-break", field; field),
            Self::AfterNothing => told!(words, "fault-path-after-nothing"),
            Self::PathInPath { ref path } => told!(words, "fault-path-in-path", path),
            Self::NoSet { ref set, ref known } => Told {
                message: say!(words, "fault-no-set", set = set),
                help: match &known.near {
                    Some(near) => say!(words, "fault-no-set", "help-near", set = near),
                    None => say!(words, "fault-no-set", "help-path"),
                },
            },
        }
    }
}
