//! Whether every field is known, every required one is there, and each holds what it should.

use std::collections::{HashMap, HashSet};

use super::format::{Holds, Record, TURN_REF, Type, Variant};
use super::report::{Report, suggestion};
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
            self.report.error(
                &name.bytes,
                (
                    format!("“{}” doesn't belong before the brackets", short(name.text)),
                    format!("{} is written {}", record.what.prose(), record.example),
                ),
            );
            return;
        }
        match &value.kind {
            Kind::Fields(fields) => self.fields(fields, value, record),
            Kind::Parts(parts) if parts.is_empty() => self.fields(&[], value, record),
            _ => self.wrong(value, record.what.prose(), "fields in round brackets", record.example),
        }
    }

    fn fields(&mut self, fields: &'v [(Name<'s>, Value<'s>)], whole: &Value<'s>, record: &'static Record) {
        let mut seen = HashMap::new();
        for (name, value) in fields {
            if self.report.is_full() {
                return;
            }
            if let Some(_first) = seen.insert(name.text, &name.bytes) {
                self.report.error(
                    &name.bytes,
                    (format!("`{}` stands here twice", short(name.text)), "leave one of them out"),
                );
                continue;
            }
            let Some(field) = record.fields.iter().find(|field| field.name == name.text) else {
                let known = record
                    .fields
                    .iter()
                    .map(|field| field.name)
                    .filter(|known| !fields.iter().take(64).any(|(name, _)| name.text == *known));
                let message = format!("{} has no field `{}`", record.what.prose(), short(name.text));
                let help = match nearest(name.text, record.fields.iter().map(|field| field.name)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => suggestion(name.text, known, "`", "It may still have"),
                };
                self.report.error(&name.bytes, (message, help));
                continue;
            };
            if field.none && value.is_none() {
                continue;
            }
            let value = if field.none { value.unwrapped() } else { value };
            self.value(value, &field.holds, &format!("`{}`", field.name));
        }
        for field in record.fields.iter().filter(|field| field.required && !seen.contains_key(field.name)) {
            self.report.error(
                &whole.head(),
                (
                    format!("{} needs the field `{}`", record.what.prose(), field.name),
                    format!("such as {}", record.example),
                ),
            );
        }
    }

    /// Checks one value; `what` names it in messages.
    fn value(&mut self, value: &'v Value<'s>, holds: &'static Type, what: &str) {
        if self.report.is_full() {
            return;
        }
        match holds {
            Type::Text => self.text(value, what),
            Type::Word => match value.text() {
                Some(text) => self.length(value, text),
                None => self.wrong(value, what, "a text in quotes", "\"…\""),
            },
            Type::Whole { least, most } => match value.whole() {
                Some(number) if (least..=most).contains(&&number) => {}
                Some(number) => self.report.error(
                    &value.bytes,
                    (
                        format!("{what} can't be {number}"),
                        match (*least, *most) {
                            (0, i64::MAX) => "it isn't below 0".to_owned(),
                            (least, most) if least == most => format!("it is {least}"),
                            (least, most) => format!("it goes from {least} to {most}"),
                        },
                    ),
                ),
                None => self.wrong(value, what, "a whole number without quotes", &least.max(&1).to_string()),
            },
            Type::Flag => {
                if value.kind != Kind::Flag {
                    self.wrong(value, what, "true or false", "true");
                }
            }
            Type::Time => match value.text() {
                Some(text) => self.amount(value, text, amount::parse_duration(text).err()),
                None => self.wrong(value, what, "a time in quotes", "\"1m 30s\""),
            },
            Type::Share => match value.text() {
                Some(text) => self.amount(value, text, amount::parse_amount(text).err()),
                None => self.wrong(value, what, "a time or a share in quotes", "\"15s\" or \"20%\""),
            },
            Type::Choice(kind, variants) => self.choice(value, kind.prose(), variants, what),
            Type::List(item) => match &value.kind {
                Kind::List(items) if value.name.is_none() => {
                    for value in items {
                        self.value(value, item, &format!("an entry of {what}"));
                    }
                }
                _ => {
                    let example = match item {
                        Type::Word | Type::Text => "[\"…\", \"…\"]",
                        Type::Whole { .. } => "[1, 2]",
                        _ => "[ … ]",
                    };
                    self.wrong(value, what, "a list in square brackets", example);
                }
            },
            Type::Map(item) => self.map(value, item, what),
            Type::Record(record) => self.record(value, record),
            Type::Turn => match value.text() {
                Some(text) => self.length(value, text),
                None if matches!(value.kind, Kind::Fields(_)) => self.record(value, &TURN_REF),
                None => {
                    self.wrong(
                        value,
                        what,
                        "a turn's id in quotes, or a turn with changes",
                        TURN_REF.example,
                    );
                }
            },
        }
    }

    /// Reports a value of the wrong kind.
    fn wrong(&mut self, value: &Value<'s>, what: &str, right: &str, example: &str) {
        let found = match &value.kind {
            Kind::Text(_) => "a text in quotes",
            Kind::Whole(_) | Kind::Fraction => "a number",
            Kind::Flag => "true or false",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a map in braces",
            Kind::Word if value.is_none() => "`None`",
            Kind::Word => "a word without quotes",
            Kind::Parts(parts) if parts.is_empty() => "an empty pair of brackets",
            Kind::Parts(_) => "values in round brackets",
            Kind::Fields(_) => "fields in round brackets",
        };
        self.report.error(
            &value.head(),
            (format!("{what} should be {right}, but this is {found}"), format!("such as {example}")),
        );
    }

    fn amount(&mut self, value: &Value<'s>, text: &str, wrong: Option<amount::Wrong>) {
        let Some(wrong) = wrong else { return };
        self.report.error(&value.bytes, wrong.of(text));
    }

    fn length(&mut self, value: &Value<'s>, text: &str) {
        if text.len() <= bounds::TEXT {
            return;
        }
        let length = text.chars().count();
        if length > bounds::TEXT {
            self.report.error(
                &value.bytes,
                (
                    format!("this text has {length} characters"),
                    format!("a text has {} at most", bounds::TEXT),
                ),
            );
        }
    }

    fn text(&mut self, value: &'v Value<'s>, what: &str) {
        match &value.kind {
            Kind::Text(text) => self.length(value, text),
            Kind::Map(entries) if value.name.is_none() => {
                if entries.is_empty() {
                    let help = "write it in at least one language: { \"en\": \"…\" }";
                    self.report.error(&value.bytes, (format!("{what} has no language"), help));
                    return;
                }
                self.map(value, &Type::Word, what);
            }
            _ => {
                return self.wrong(
                    value,
                    what,
                    "a text in quotes",
                    "\"…\" or { \"en\": \"…\", \"de\": \"…\" }",
                );
            }
        }
        self.texts.push(value);
    }

    fn map(&mut self, value: &'v Value<'s>, item: &'static Type, what: &str) {
        let Kind::Map(entries) = &value.kind else {
            return self.wrong(value, what, "a map in braces", "{ \"id\": … }");
        };
        let mut seen = HashSet::new();
        for (key, value) in entries {
            let Some(id) = key.text() else {
                self.wrong(key, "what stands before the colon", "a text in quotes", "\"id\"");
                continue;
            };
            if !seen.insert(id) {
                let message = format!("“{}” stands in {what} twice", short(id));
                self.report.error(&key.bytes, (message, "give one of them another name, or leave it out"));
            }
            self.value(value, item, &format!("“{}” in {what}", short(id)));
        }
    }

    fn choice(&mut self, value: &'v Value<'s>, kind: &str, variants: &'static [Variant], what: &str) {
        let quoted = value.text();
        let Some(word) = value.word().or(quoted) else {
            let example = variants.first().map_or("", |variant| variant.example);
            return self.wrong(value, what, &format!("a {kind}"), example);
        };
        let Some(variant) = variants.iter().find(|variant| variant.name == word) else {
            let known = variants.iter().map(|variant| variant.name);
            let message = format!("there is no {kind} “{}”", short(word));
            let help = match nearest(word, known.clone()) {
                Some(near) => format!("did you mean {near}?"),
                None => suggestion(word, known, "", "Here may stand"),
            };
            return self.report.error(&value.head(), (message, help));
        };
        if quoted.is_some() {
            let message = format!("the {kind} “{word}” stands without quotes");
            return self.report.error(&value.bytes, (message, format!("write {}", variant.example)));
        }
        match (&variant.holds, &value.kind) {
            (Holds::Nothing, Kind::Word) => {}
            (Holds::Nothing, _) => {
                self.report
                    .error(&value.head(), (format!("`{word}` has no brackets"), format!("write {word}")));
            }
            (Holds::Values(types), Kind::Parts(parts)) if parts.len() == types.len() => {
                for (part, holds) in parts.iter().zip(*types) {
                    self.value(part, holds, &format!("what stands in `{word}`"));
                }
            }
            (Holds::Values([.., Type::Turn]), Kind::Fields(fields)) => {
                let message = format!("`{word}` needs a second pair of brackets around a turn with changes");
                let example = variant.example.split_once('"').map_or("", |(before, _)| before);
                self.report.error(&value.head(), (message, format!("write {example}{})", TURN_REF.example)));
                self.fields(fields, value, &TURN_REF);
            }
            (Holds::Fields(record), Kind::Fields(fields)) => self.fields(fields, value, record),
            (Holds::Fields(record), Kind::Parts(parts)) if parts.is_empty() => {
                self.fields(&[], value, record);
            }
            (Holds::Values(_) | Holds::Fields(_), Kind::Word) => {
                let message = format!("`{word}` needs something in brackets");
                self.report.error(&value.head(), (message, format!("such as {}", variant.example)));
            }
            (Holds::Values(_), _) => {
                let message = format!("in the brackets of `{word}` stands too much or too little");
                self.report.error(&value.head(), (message, format!("such as {}", variant.example)));
            }
            (Holds::Fields(_), _) => {
                let message = format!("what stands in `{word}` needs names");
                self.report.error(&value.head(), (message, format!("such as {}", variant.example)));
            }
        }
    }
}
