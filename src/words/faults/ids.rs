//! What is wrong with ids.

use super::{Told, told};
use crate::rule_set::check::fault::{Ids, Known};
use crate::rule_set::{bounds, clean, sign};
use crate::words::{Words, say};

impl Ids {
    pub(super) fn told(&self, words: &Words) -> Told {
        match self {
            Self::Empty => told!(words, "fault-id-empty"),
            Self::Odd { id, sign, better } => Told {
                message: odd(id, *sign, words),
                help: match better {
                    Some(better) => say!(words, "fault-id-made-of", "such-as", id = better),
                    None => say!(words, "fault-id-made-of"),
                },
            },
            Self::TurnUnused { turn } => told!(words, "fault-turn-unused", turn),
            Self::RuleUnused { rule } => told!(words, "fault-rule-unused", rule),
            Self::TooManyRules { rules } => {
                let most = bounds::RULES;
                told!(words, "fault-too-many-rules", rules; most)
            }
            Self::RuleTwice { rule } => told!(words, "fault-rule-twice", rule),
            Self::NoTurn { turn, known } => {
                Told { message: say!(words, "fault-no-turn", turn = turn), help: other_turns(known, words) }
            }
            Self::NoRule { rule, known } => {
                Told { message: say!(words, "fault-no-rule", rule = rule), help: other_rules(known, words) }
            }
            Self::ShownTwice { rule } => told!(words, "fault-rule-shown-twice", rule),
            Self::ManyShown { rules } => {
                let most = bounds::RULES_SHOWN;
                told!(words, "fault-many-rules-shown", rules; most)
            }
            Self::ThenTwice { set } => told!(words, "fault-then-twice", set),
            Self::ThenItself { set } => told!(words, "fault-then-itself", set),
            Self::NoSet { set, known } => {
                Told { message: say!(words, "fault-no-set", set = set), help: other_sets(known, words) }
            }
        }
    }
}

fn odd(id: &str, sign: char, words: &Words) -> String {
    match sign {
        ' ' => say!(words, "fault-id-space", id = id),
        sign if clean::is_odd(sign) || sign::is_invisible(sign) => {
            let sign = words.sign(sign);
            say!(words, "fault-id-unseen", id = id, sign = sign)
        }
        sign if sign.is_ascii() => {
            let sign = sign.to_string();
            say!(words, "fault-id-sign", id = id, sign = sign)
        }
        _ => say!(words, "fault-id-letter", id = id),
    }
}

fn other_turns(known: &Known, words: &Words) -> String {
    let turns = known.listed("\"", words);
    match &known.near {
        Some(near) => say!(words, "fault-no-turn", "help-near", turn = near, turns = turns),
        None if known.all.is_empty() => say!(words, "fault-no-turn", "help-none"),
        None => say!(words, "fault-no-turn", "help", turns = turns),
    }
}

fn other_rules(known: &Known, words: &Words) -> String {
    let rules = known.listed("\"", words);
    match &known.near {
        Some(near) => say!(words, "fault-no-rule", "help-near", rule = near, rules = rules),
        None if known.all.is_empty() => say!(words, "fault-no-rule", "help-none"),
        None => say!(words, "fault-no-rule", "help", rules = rules),
    }
}

fn other_sets(known: &Known, words: &Words) -> String {
    match &known.near {
        Some(near) => say!(words, "fault-no-set", "help-near", set = near),
        None => say!(words, "fault-no-set", "help"),
    }
}
