//! What is wrong with people, breaks, and the talk as a whole.

use super::{Told, told};
use crate::rule_set::bounds;
use crate::rule_set::check::fault::Lengths;
use crate::words::Words;

impl Lengths {
    pub(super) fn told(&self, words: &Words) -> Told {
        match *self {
            Self::NobodyFits { least, most } => told!(words, "fault-nobody-fits", least, most),
            Self::MoreSeats { people } => told!(words, "fault-more-seats", people),
            Self::TooMuchToFind { texts } => {
                let most = bounds::SEARCH;
                told!(words, "fault-too-much-to-find", texts; most)
            }
            Self::TooManyLines { lines } => {
                let most = bounds::LINES;
                told!(words, "fault-too-many-lines", lines; most)
            }
            Self::BreakTooLong { longest } => {
                let length = words.about(longest);
                told!(words, "fault-break-too-long", length)
            }
            Self::ShortestOverLongest { shortest, longest } => {
                let (shortest, longest) = (words.about(shortest), words.about(longest));
                told!(words, "fault-break-shortest-over-longest", shortest, longest)
            }
            Self::LengthUnderShortest { length, shortest } => {
                let (length, shortest) = (words.about(length), words.about(shortest));
                told!(words, "fault-break-under-shortest", length, shortest)
            }
            Self::LengthOverLongest { length, longest } => {
                let (length, longest) = (words.about(length), words.about(longest));
                told!(words, "fault-break-over-longest", length, longest)
            }
            Self::ShortBreak { length } => {
                let length = words.about(length);
                told!(words, "fault-break-short", length)
            }
            Self::TooManySteps { people, steps } => {
                let (people, most) = (words.people(people, people), bounds::STEPS);
                told!(words, "fault-too-many-steps", people, steps; most)
            }
            Self::NoSteps { people } => {
                let people = words.people(people, people);
                told!(words, "fault-no-steps", people)
            }
            Self::TooLong { people, time } => {
                let (people, time) = (words.people(people, people), words.about(time));
                told!(words, "fault-talk-too-long", people, time)
            }
            Self::PoolsUnused => told!(words, "fault-pools-unused"),
            Self::OverLimit { people, time, limit } => {
                let (people, time, limit) =
                    (words.people(people, people), words.about(time), words.about(limit));
                told!(words, "fault-talk-over-limit", people, time, limit)
            }
            Self::MayPassLimit { people, time, limit } => {
                let (people, time, limit) =
                    (words.people(people, people), words.about(time), words.about(limit));
                told!(words, "fault-talk-may-pass-limit", people, time, limit)
            }
        }
    }
}
