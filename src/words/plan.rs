//! Plans in words: status words, and why a set can't be laid out.

use super::{InWords, Words, say};
use crate::plan::{Label, NotKept, PlanError};
use crate::rule_set::bounds;

impl InWords for Label {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Own(label) => label.clone(),
            Self::WrappingUp => say!(words, "label-wrapping-up"),
            Self::TimeIsUp => say!(words, "label-time-is-up"),
        }
    }
}

impl Words {
    /// What the seats of a talk are called that have no name in its set: “First”, “Second” …
    #[must_use]
    pub fn seats(&self) -> Vec<String> {
        let seats: [String; bounds::PARTICIPANTS] = [
            say!(self, "seat-first"),
            say!(self, "seat-second"),
            say!(self, "seat-third"),
            say!(self, "seat-fourth"),
            say!(self, "seat-fifth"),
            say!(self, "seat-sixth"),
            say!(self, "seat-seventh"),
            say!(self, "seat-eighth"),
            say!(self, "seat-ninth"),
            say!(self, "seat-tenth"),
            say!(self, "seat-eleventh"),
            say!(self, "seat-twelfth"),
        ];
        seats.into()
    }
}

/// As a sentence.
impl InWords for NotKept {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Cues(turn) => say!(words, "own-set-cues", turn = turn.as_str()),
            Self::EndSound(turn) => say!(words, "own-set-end-sound", turn = turn.as_str()),
            Self::TooManyRules(most) => {
                let most = *most;
                say!(words, "own-set-too-many-rules", most = most)
            }
            Self::Problem(problem) => {
                let wrong = problem.told(words).message;
                say!(words, "own-set-problem", wrong = wrong)
            }
            Self::Unlike => say!(words, "own-set-unlike"),
        }
    }
}

/// As the middle of a sentence.
impl InWords for PlanError {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Participants { given, min, max } => {
                let (people, given) = (words.people(*min, *max), *given);
                say!(words, "plan-participants", people = people, given = given)
            }
            Self::TooManySteps => say!(words, "plan-too-many-steps", most = bounds::STEPS),
            Self::TooLong => say!(words, "plan-too-long"),
            Self::TooDeep => say!(words, "plan-too-deep", most = bounds::NESTING),
            Self::NoSuchTurn(turn) => say!(words, "plan-no-such-turn", turn = turn.as_str()),
            Self::NoSuchRule(rule) => say!(words, "plan-no-such-rule", rule = rule.as_str()),
            Self::OutsideEach(step) => {
                let step = *step;
                say!(words, "plan-outside-each", step = step)
            }
            Self::Empty => say!(words, "plan-empty"),
        }
    }
}
