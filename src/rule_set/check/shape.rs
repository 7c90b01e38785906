//! Whether every field is known, every required one is there, and each holds what it should.

use std::collections::{HashMap, HashSet};

use super::fault::{Form, Found, Known, Right, Spot};
use super::format::{self, ASK_EXAMPLE, Blank, Choice, Field, Holds, Record, TURN_REF, Thing, Type, Variant};
use super::report::Report;
use super::texts::{Wording, empty_wordings};
use crate::rule_set::meant::nearest;
use crate::rule_set::sign::short;
use crate::rule_set::source::{Kind, Name, Value};
use crate::rule_set::{amount, bounds};

/// Walks through a file along the tables of the format.
pub(super) struct Shape<'r, 'v, 's> {
    report: &'r mut Report,
    /// Every text for people; their languages are compared afterwards.
    pub(super) texts: Vec<&'v Value<'s>>,
}

impl<'r, 'v, 's> Shape<'r, 'v, 's> {
    pub(super) fn new(report: &'r mut Report) -> Self {
        Self { report, texts: Vec::new() }
    }

    /// Checks something with fields.
    pub(super) fn record(&mut self, value: &'v Value<'s>, record: &'static Record) {
        if let Some(name) = value.name.as_ref().filter(|name| name.text != record.name) {
            let fault =
                Form::NameBefore { name: short(name.text), thing: record.what, example: record.example };
            self.report.error(&name.bytes, fault);
            return;
        }
        match &value.kind {
            Kind::Fields(fields) => self.fields(fields, value, record),
            Kind::Parts(parts) if parts.is_empty() => self.fields(&[], value, record),
            Kind::Text(name) if record.what == Thing::PathStep => {
                let example = format!("(set: \"{}\")", short(name));
                self.wrong(value, &Spot::Thing(record.what), Right::Fields, &[&example]);
            }
            _ => self.wrong(value, &Spot::Thing(record.what), Right::Fields, &[record.example]),
        }
    }

    fn fields(&mut self, fields: &'v [(Name<'s>, Value<'s>)], whole: &Value<'s>, record: &'static Record) {
        let mut seen = HashMap::new();
        // Fields that are there, but for a slip in their names.
        let mut misspelt = HashSet::new();
        for (name, value) in fields {
            if self.report.is_full() {
                return;
            }
            if let Some(_first) = seen.insert(name.text, &name.bytes) {
                self.report.error(&name.bytes, Form::FieldTwice { field: short(name.text) });
                continue;
            }
            let Some(field) = record.fields.iter().find(|field| field.name == name.text) else {
                let unused = record
                    .fields
                    .iter()
                    .map(|field| field.name)
                    .filter(|known| !fields.iter().take(64).any(|(name, _)| name.text == *known));
                let of = format::elsewhere(name.text, record);
                let near = nearest(name.text, record.fields.iter().map(|field| field.name));
                // What has this very name elsewhere isn't a slip.
                let near = format::meant_here(name.text, record).or(near.filter(|_| of.is_none()));
                let near = near.map(str::to_owned);
                misspelt.extend(near.clone());
                let known = Known { near, ..Known::of(name.text, unused) };
                let fault = Form::NoField { thing: record.what, field: short(name.text), known, of };
                self.report.error(&name.bytes, fault);
                continue;
            };
            if field.none && value.is_none() {
                continue;
            }
            let value = if field.none { value.unwrapped() } else { value };
            self.value(value, &field.holds, &Spot::Field(field.name));
            if matches!(field.holds, Type::Text) {
                self.blank(value, field.blank);
            }
        }
        let missing = |field: &&Field| {
            field.required && !seen.contains_key(field.name) && !misspelt.contains(field.name)
        };
        for field in record.fields.iter().filter(missing) {
            let value = example(&field.holds);
            let example = record.example;
            let fault = Form::FieldMissing { thing: record.what, field: field.name, value, example };
            self.report.error(&whole.head(), fault);
        }
    }

    /// Checks one value; `spot` is where it stands.
    fn value(&mut self, value: &'v Value<'s>, holds: &'static Type, spot: &Spot) {
        if self.report.is_full() {
            return;
        }
        match holds {
            Type::Text => self.text(value, spot),
            Type::Word => match value.text() {
                Some(text) => self.length(value, text),
                None => self.wrong(value, spot, Right::Text, &["\"…\""]),
            },
            Type::Whole { least, most } => match value.whole() {
                Some(number) if (least..=most).contains(&&number) => {}
                Some(number) => {
                    let (least, most) = (*least, *most);
                    self.report.error(&value.bytes, Form::Number { spot: spot.clone(), number, least, most });
                }
                None => {
                    let written = value.text().map(str::trim).filter(|text| text.parse::<u32>().is_ok());
                    let least = least.max(&1).to_string();
                    self.wrong(value, spot, Right::Whole, &[written.unwrap_or(&least)]);
                }
            },
            Type::Flag => {
                if !matches!(value.kind, Kind::Flag(_)) {
                    let written = value.word().or(value.text()).unwrap_or_default().to_lowercase();
                    let examples: &[&str] = match written.as_str() {
                        "yes" | "on" | "true" => &["true"],
                        "no" | "off" | "false" => &["false"],
                        _ => &["true", "false"],
                    };
                    self.wrong(value, spot, Right::Flag, examples);
                }
            }
            Type::Time => match value.text() {
                Some(text) => self.amount(value, text, amount::parse_duration(text).err()),
                None => self.wrong(value, spot, Right::Time, &["\"1m 30s\""]),
            },
            Type::Long => self.long(value, spot),
            Type::Share => match value.text() {
                Some(text) => self.amount(value, text, amount::parse_amount(text).err()),
                None => self.wrong(value, spot, Right::TimeOrShare, &["\"15s\"", "\"20%\""]),
            },
            Type::Days => match value.text() {
                Some(text) => self.amount(value, text, amount::parse_days(text).err()),
                None => self.wrong(value, spot, Right::Days, &["\"14d\""]),
            },
            Type::Choice(kind, variants) => self.choice(value, *kind, variants, spot),
            Type::List(item) => match &value.kind {
                Kind::List(items) if value.name.is_none() => {
                    let entry = spot.entry();
                    for value in items {
                        self.value(value, item, &entry);
                        if matches!(item, Type::Text) {
                            self.line(value);
                        }
                    }
                }
                _ => {
                    let example = match item {
                        Type::Word | Type::Text => "[\"…\", \"…\"]",
                        Type::Whole { .. } => "[1, 2]",
                        Type::Choice(Choice::Required, _) => "[Until]",
                        _ => "[ … ]",
                    };
                    self.wrong(value, spot, Right::List, &[example]);
                }
            },
            Type::Map(item) => self.map(value, item, spot),
            Type::Record(record) => self.record(value, record),
            Type::Turn => match value.text() {
                Some(text) => self.length(value, text),
                None if matches!(value.kind, Kind::Fields(_)) => self.record(value, &TURN_REF),
                None => {
                    let id = match &value.kind {
                        Kind::List(items) | Kind::Parts(items) => items.first().and_then(Value::text),
                        _ => None,
                    };
                    let quoted = id.map(|id| format!("\"{}\"", short(id)));
                    self.wrong(value, spot, Right::Turn, &[quoted.as_deref().unwrap_or(TURN_REF.example)]);
                }
            },
        }
    }

    /// Reports a value of the wrong kind.
    fn wrong(&mut self, value: &Value<'s>, spot: &Spot, right: Right, examples: &[&str]) {
        let found = match &value.kind {
            Kind::Text(_) => Found::Text,
            Kind::Whole(_) | Kind::Fraction => Found::Number,
            Kind::Flag(_) => Found::Flag,
            Kind::List(_) => Found::List,
            Kind::Map(_) => Found::Map,
            Kind::Word if value.is_none() => Found::None,
            Kind::Word => Found::Word,
            Kind::Parts(parts) if parts.is_empty() => Found::EmptyBrackets,
            Kind::Parts(_) => Found::Values,
            Kind::Fields(_) => Found::Fields,
        };
        let examples = examples.iter().map(|example| (*example).to_owned()).collect();
        self.report.error(&value.head(), Form::Kind { spot: spot.clone(), right, found, examples });
    }

    fn amount(&mut self, value: &Value<'s>, text: &str, wrong: Option<amount::Wrong>) {
        let Some(wrong) = wrong else { return };
        self.report.error(&value.bytes, wrong.of(text));
    }

    /// Checks a length that is usually some days.
    fn long(&mut self, value: &Value<'s>, spot: &Spot) {
        let Some(text) = value.text() else {
            let days = value.whole().filter(|days| (1..=366).contains(days)).unwrap_or(7);
            return self.wrong(value, spot, Right::Time, &[&format!("\"{days}d\"")]);
        };
        if let Err(wrong) = amount::parse_duration(text) {
            self.report.error(&value.bytes, amount::of_days(wrong.of(text), text));
        }
    }

    fn length(&mut self, value: &Value<'s>, text: &str) {
        if text.len() <= bounds::TEXT {
            return;
        }
        let characters = text.chars().count();
        if characters > bounds::TEXT {
            self.report.error(&value.bytes, Form::TextTooLong { characters });
        }
    }

    fn text(&mut self, value: &'v Value<'s>, spot: &Spot) {
        match &value.kind {
            Kind::Text(text) => self.length(value, text),
            Kind::Map(entries) if value.name.is_none() => {
                if entries.is_empty() {
                    self.report.error(&value.bytes, Form::NoLanguage { spot: spot.clone() });
                    return;
                }
                self.map(value, &Type::Word, spot);
            }
            _ => {
                let examples = ["\"…\"", "{ \"en\": \"…\", \"de\": \"…\" }"];
                return self.wrong(value, spot, Right::Text, &examples);
            }
        }
        self.texts.push(value);
    }

    /// Reports a text with nothing in it, in any language.
    fn blank(&mut self, text: &Value<'s>, blank: Blank) {
        for empty in empty_wordings(text) {
            match blank {
                Blank::Meant => {}
                Blank::Idle => self.report.warning(&empty.bytes, Wording::Empty { needed: false }),
                Blank::Gap => self.report.error(&empty.bytes, Wording::Empty { needed: true }),
            }
        }
    }

    /// Reports a line of a list with nothing in it, in any language: it would be a blank line, card or seat.
    fn line(&mut self, text: &Value<'s>) {
        for empty in empty_wordings(text) {
            self.report.error(&empty.bytes, Wording::Empty { needed: false });
        }
    }

    fn map(&mut self, value: &'v Value<'s>, item: &'static Type, spot: &Spot) {
        let Kind::Map(entries) = &value.kind else {
            return self.wrong(value, spot, Right::Map, &["{ \"id\": … }"]);
        };
        let mut seen = HashSet::new();
        for (key, value) in entries {
            let Some(id) = key.text() else {
                self.wrong(key, &Spot::Key, Right::Text, &["\"id\""]);
                continue;
            };
            if !seen.insert(id) {
                self.report.error(&key.bytes, Form::KeyTwice { key: short(id), spot: spot.clone() });
            }
            self.value(value, item, &spot.named(short(id)));
        }
    }

    fn choice(&mut self, value: &'v Value<'s>, choice: Choice, variants: &'static [Variant], spot: &Spot) {
        let quoted = value.text();
        let Some(word) = value.word().or(quoted) else {
            if let Some(fault) = in_brackets(value, variants, spot) {
                return self.report.error(&value.head(), fault);
            }
            // Two can both be shown: the other may be the one that is wanted.
            let few = if variants.len() == 2 { 2 } else { 1 };
            let examples: Vec<&str> = variants.iter().take(few).map(|variant| variant.example).collect();
            return self.wrong(value, spot, Right::Choice(choice), &examples);
        };
        let Some(variant) = variants.iter().find(|variant| variant.name == word) else {
            let known = Known::of(word, variants.iter().map(|variant| variant.name));
            let fault = Form::NoChoice { choice, word: short(word), known };
            return self.report.error(&value.head(), fault);
        };
        if quoted.is_some() {
            let fault = Form::ChoiceInQuotes { word: variant.name, example: variant.example };
            return self.report.error(&value.bytes, fault);
        }
        let (word, example) = (variant.name, variant.example);
        match (&variant.holds, &value.kind) {
            (Holds::Nothing, Kind::Word) => {}
            (Holds::Nothing, _) => {
                self.report.error(&value.head(), Form::NoBrackets { word });
            }
            (Holds::Values(types), Kind::Parts(parts)) if parts.len() == types.len() => {
                let inside = Spot::Inside(word);
                for (part, holds) in parts.iter().zip(*types) {
                    self.value(part, holds, &inside);
                }
            }
            (Holds::Values([.., Type::Turn]), Kind::Fields(fields)) => {
                let before = example.split_once('"').map_or("", |(before, _)| before);
                let fault = match fields.as_slice() {
                    [(name, turn)] if name.text == "turn" && turn.text().is_some() => {
                        let turn = short(turn.text().unwrap_or_default());
                        Form::TurnNamed { word, example: format!("{before}\"{turn}\")") }
                    }
                    _ => {
                        let turn = if word == "Ask" { ASK_EXAMPLE } else { TURN_REF.example };
                        Form::BracketsTwice { word, example: format!("{before}{turn})") }
                    }
                };
                self.report.error(&value.head(), fault);
                self.fields(fields, value, &TURN_REF);
            }
            (Holds::TurnOrFields { fields: record, spread }, _) => {
                self.turn_or_fields(value, (word, example), record, spread);
            }
            (Holds::Fields(record), Kind::Fields(fields)) => self.fields(fields, value, record),
            (Holds::Fields(record), Kind::Parts(parts)) if parts.is_empty() => {
                self.fields(&[], value, record);
            }
            (Holds::Values(_) | Holds::Fields(_), Kind::Word) => {
                self.report.error(&value.head(), Form::BracketsMissing { word, example });
            }
            (Holds::Values(_), _) => {
                self.report.error(&value.head(), Form::NumberInBrackets { word, example });
            }
            (Holds::Fields(_), _) => {
                self.report.error(&value.head(), Form::NamesMissing { word, example });
            }
        }
    }
    /// Checks a step that has a turn in its brackets, or fields with a turn among them.
    fn turn_or_fields(
        &mut self,
        step: &'v Value<'s>,
        (word, example): (&'static str, &'static str),
        record: &'static Record,
        spread: &'static Record,
    ) {
        let has = |fields: &[(Name<'_>, Value<'_>)], record: &Record, but: &Record| {
            let is_of = |record: &Record, name: &str| record.fields.iter().any(|field| field.name == name);
            fields.iter().any(|(name, _)| is_of(record, name.text) && !is_of(but, name.text))
        };
        match &step.kind {
            Kind::Word => self.report.error(&step.head(), Form::BracketsMissing { word, example }),
            Kind::Parts(parts) if parts.is_empty() => self.fields(&[], step, record),
            Kind::Parts(parts) => match parts.as_slice() {
                [turn] => match &turn.kind {
                    Kind::Fields(fields) if has(fields, record, &TURN_REF) => {
                        let fault = Form::BracketsOnce { word, example: record.example };
                        self.report.error(&step.head(), fault);
                        self.fields(fields, turn, spread);
                    }
                    _ => self.value(turn, &Type::Turn, &Spot::Inside(word)),
                },
                _ => self.report.error(&step.head(), Form::NamesMissing { word, example: record.example }),
            },
            Kind::Fields(fields) if has(fields, &TURN_REF, record) => {
                let example = if has(fields, record, &TURN_REF) {
                    spread.example.to_owned()
                } else {
                    format!("{word}({})", TURN_REF.example)
                };
                self.report.error(&step.head(), Form::BracketsTwice { word, example });
                self.fields(fields, step, spread);
            }
            Kind::Fields(fields) => self.fields(fields, step, record),
            _ => self.report.error(&step.head(), Form::NumberInBrackets { word, example }),
        }
    }
}

/// How the value of a field may be written.
fn example(holds: &Type) -> &'static str {
    match holds {
        Type::Text | Type::Word => "\"…\"",
        Type::Whole { .. } => "1",
        Type::Flag => "true",
        Type::Time | Type::Share => "\"2m\"",
        Type::Days => "\"14d\"",
        Type::Long => "\"7d\"",
        Type::Turn => "\"id\"",
        Type::List(_) => "[ … ]",
        Type::Map(_) => "{ \"id\": … }",
        Type::Record(record) => record.example,
        Type::Choice(_, variants) => variants.first().map_or("…", |variant| variant.example),
    }
}

/// The fault of a choice that stands in brackets, where none of its words has any.
fn in_brackets(value: &Value<'_>, variants: &'static [Variant], spot: &Spot) -> Option<Form> {
    let (Kind::List(items) | Kind::Parts(items)) = &value.kind else { return None };
    if items.is_empty() || variants.iter().any(|variant| !matches!(variant.holds, Holds::Nothing)) {
        return None;
    }
    let is_there = |variant: &&Variant| {
        items.iter().any(|item| item.word().or(item.text()).is_some_and(|word| word == variant.name))
    };
    let names = |variants: &mut dyn Iterator<Item = &Variant>| -> Vec<String> {
        variants.map(|variant| variant.name.to_owned()).collect()
    };
    let meant = names(&mut variants.iter().filter(is_there));
    let examples = if meant.is_empty() { names(&mut variants.iter()) } else { meant };
    Some(Form::ChoiceInList { spot: spot.clone(), examples })
}
