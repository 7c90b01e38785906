//! What is wrong with the form in which something is written.

use super::{Told, told};
use crate::rule_set::bounds;
use crate::rule_set::check::fault::{Form, Found, Known, Right, Spot};
use crate::rule_set::check::{Choice, Thing};
use crate::words::{InWords, Words, say};

impl Form {
    pub(super) fn told(&self, words: &Words) -> Told {
        match *self {
            Self::NameBefore { ref name, thing, example } => {
                let thing = thing.in_words(words);
                told!(words, "fault-name-before-brackets", name; thing, example)
            }
            Self::FieldTwice { ref field } => told!(words, "fault-field-twice", field),
            Self::NoField { thing, ref field, ref known, of } => no_field((thing, of), field, known, words),
            Self::FieldMissing { thing, field, value, example } => {
                let thing = thing.in_words(words);
                told!(words, "fault-field-missing", thing, field; field, value, example)
            }
            Self::Kind { ref spot, right, found, ref examples } => {
                let (spot, right, found) = (spot.in_words(words), key_of_right(right), key_of_found(found));
                let examples = words.one_of(examples);
                told!(words, "fault-kind", spot, right, found; examples)
            }
            Self::Number { ref spot, number, least, most } => {
                wrong_number(&spot.in_words(words), number, (least, most), words)
            }
            Self::TextTooLong { characters } => {
                let (number, most) = (characters.to_string(), bounds::TEXT.to_string());
                told!(words, "fault-text-too-long", number; most)
            }
            Self::NoLanguage { ref spot } => {
                let spot = spot.in_words(words);
                told!(words, "fault-no-language", spot)
            }
            Self::KeyTwice { ref key, spot: Spot::Entry(field) } => {
                told!(words, "fault-key-twice-in-entry", key, field)
            }
            Self::KeyTwice { ref key, ref spot } => {
                let spot = spot.in_words(words);
                told!(words, "fault-key-twice", key, spot)
            }
            Self::NoChoice { choice, ref word, ref known } => no_choice(choice, word, known, words),
            Self::ChoiceInQuotes { word, example } => told!(words, "fault-choice-in-quotes", word; example),
            Self::ChoiceInList { ref spot, ref examples } => {
                let (spot, examples) = (spot.in_words(words), words.one_of(examples));
                told!(words, "fault-choice-in-list", spot; examples)
            }
            Self::NoBrackets { word } => told!(words, "fault-no-brackets", word; word),
            Self::TurnNamed { word, ref example } => {
                let example = example.as_str();
                told!(words, "fault-turn-named", word; example)
            }
            Self::BracketsTwice { word, ref example } => {
                told!(words, "fault-brackets-twice", word; example)
            }
            Self::BracketsOnce { word, example } => told!(words, "fault-brackets-once", word; example),
            Self::BracketsMissing { word, example } => {
                told!(words, "fault-brackets-missing", word; example)
            }
            Self::NumberInBrackets { word, example } => {
                told!(words, "fault-number-in-brackets", word; example)
            }
            Self::NamesMissing { word, example } => told!(words, "fault-names-missing", word; example),
        }
    }
}

fn no_field((thing, of): (Thing, Option<Thing>), field: &str, known: &Known, words: &Words) -> Told {
    let thing = thing.in_words(words);
    let message = say!(words, "fault-no-field", thing = thing, field = field);
    let of = of.map(|of| of.in_words(words));
    let help = match (&known.near, of) {
        (Some(near), _) => say!(words, "fault-no-field", "help-near", field = near),
        (None, Some(of)) => say!(words, "fault-no-field", "help-of", thing = of),
        (None, None) if known.all.is_empty() => say!(words, "fault-no-field", "help-none"),
        (None, None) => {
            let fields = known.listed("`", words);
            say!(words, "fault-no-field", "help-others", fields = fields)
        }
    };
    Told { message, help }
}

fn no_choice(choice: Choice, word: &str, known: &Known, words: &Words) -> Told {
    let choice = key_of_choice(choice);
    let message = say!(words, "fault-no-choice", choice = choice, word = word);
    let help = if let Some(near) = &known.near {
        say!(words, "fault-no-choice", "help-near", word = near)
    } else if let [only] = known.all.as_slice() {
        say!(words, "fault-no-choice", "help-only", word = only)
    } else {
        let all = known.listed("", words);
        say!(words, "fault-no-choice", "help-others", words = all)
    };
    Told { message, help }
}

fn wrong_number(spot: &str, number: i64, (least, most): (i64, i64), words: &Words) -> Told {
    let number = number.to_string();
    let message = say!(words, "fault-number-outside", spot = spot, number = number);
    let help = match (least, most) {
        (0, i64::MAX) => say!(words, "fault-number-outside", "help-below"),
        (least, most) if least == most => say!(words, "fault-number-outside", "help-only", number = least),
        (least, most) => say!(words, "fault-number-outside", "help", least = least, most = most),
    };
    Told { message, help }
}

impl InWords for Spot {
    fn in_words(&self, words: &Words) -> String {
        match *self {
            Self::Thing(thing) => thing.in_words(words),
            Self::Field(field) => say!(words, "fault-spot-field", field = field),
            Self::Entry(field) => say!(words, "fault-spot-entry", field = field),
            Self::Named(ref key, field) => say!(words, "fault-spot-named", key = key, field = field),
            Self::NamedInEntry(ref key, field) => {
                say!(words, "fault-spot-named-in-entry", key = key, field = field)
            }
            Self::Inside(word) => say!(words, "fault-spot-inside", word = word),
            Self::Key => say!(words, "fault-spot-key"),
        }
    }
}

/// The key of a variant in the catalogue.
fn key_of_choice(choice: Choice) -> &'static str {
    match choice {
        Choice::Pattern => "pattern",
        Choice::WayToEnd => "way-to-end",
        Choice::Moment => "moment",
        Choice::Step => "step",
        Choice::Order => "order",
        Choice::Group => "group",
        Choice::Overtime => "overtime",
        Choice::Required => "required",
        Choice::List => "words",
    }
}

/// The key of a variant in the catalogue.
fn key_of_right(right: Right) -> &'static str {
    match right {
        Right::Fields => "fields",
        Right::Text => "text",
        Right::Whole => "whole",
        Right::Flag => "flag",
        Right::Time => "time",
        Right::Days => "days",
        Right::TimeOrShare => "time-or-share",
        Right::List => "list",
        Right::Map => "map",
        Right::Turn => "turn",
        Right::Choice(choice) => key_of_choice(choice),
    }
}

/// The key of a variant in the catalogue.
fn key_of_found(found: Found) -> &'static str {
    match found {
        Found::Text => "text",
        Found::Number => "number",
        Found::Flag => "flag",
        Found::List => "list",
        Found::Map => "map",
        Found::None => "none",
        Found::Word => "word",
        Found::EmptyBrackets => "empty-brackets",
        Found::Values => "values",
        Found::Fields => "fields",
    }
}
