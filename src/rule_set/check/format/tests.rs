//! The tables against the types: every field and every word of a choice is known to both, and holds the same. Each of
//! them is put into a small set that serde reads, in right ways and in wrong ones.

#![allow(clippy::panic, reason = "a failed assumption is a failed test")]

mod guide;

use std::collections::{BTreeSet, HashSet};

use ron::Error;

use super::{Holds, PATH, Record, SET, TURN_REF, Type, Variant, WORD_LIST};
use crate::rule_set::check::Choice;
use crate::rule_set::path::Path;
use crate::rule_set::{RuleSet, WordList, ron_options, set_options};

/// Puts a value into a whole set, in the place that is meant.
type Put<'a> = &'a dyn Fn(&str) -> String;

/// Reads a file, as serde does.
type Read = fn(&str) -> Result<(), Error>;

fn read_set(set: &str) -> Result<(), Error> {
    set_options().from_str::<RuleSet>(set).map(drop).map_err(|error| error.code)
}

fn read_list(list: &str) -> Result<(), Error> {
    set_options().from_str::<WordList>(list).map(drop).map_err(|error| error.code)
}

/// A value that a type may be, as short as can be.
fn sample(holds: &Type) -> String {
    match holds {
        Type::Text | Type::Word | Type::Turn => "\"x\"".to_owned(),
        Type::Whole { .. } => "1".to_owned(),
        Type::Flag => "true".to_owned(),
        Type::Time | Type::Share => "\"1m\"".to_owned(),
        Type::Days => "\"14d\"".to_owned(),
        Type::Long => "\"7d\"".to_owned(),
        Type::Choice(_, variants) => variants.first().map(whole_variant).unwrap_or_default(),
        Type::List(item) => format!("[{}]", sample(item)),
        Type::Map(item) => format!("{{\"x\": {}}}", sample(item)),
        Type::Record(record) => format!("({})", fields(record, "")),
    }
}

fn whole_variant(variant: &Variant) -> String {
    let name = variant.name;
    match variant.holds {
        Holds::Nothing => name.to_owned(),
        Holds::Values(types) => {
            format!("{name}({})", types.iter().map(sample).collect::<Vec<_>>().join(", "))
        }
        Holds::Fields(record) | Holds::TurnOrFields { fields: record, .. } => {
            format!("{name}({})", fields(record, ""))
        }
    }
}

/// What a record can't be without, except for one field.
fn fields(record: &Record, except: &str) -> String {
    let needed = record.fields.iter().filter(|field| field.required && field.name != except);
    needed.map(|field| format!("{}: {}", field.name, sample(&field.holds))).collect::<Vec<_>>().join(", ")
}

/// What was compared so far; steps hold steps.
struct Compared(HashSet<String>, Read);

impl Compared {
    /// The names that serde expects in the place of one that it doesn't know.
    fn expected(&self, set: &str) -> BTreeSet<&'static str> {
        match self.1(set) {
            Err(Error::NoSuchStructField { expected, .. } | Error::NoSuchEnumVariant { expected, .. }) => {
                expected.iter().copied().collect()
            }
            other => panic!("{set} isn't refused for a name: {other:?}"),
        }
    }

    fn reads(&self, set: &str) -> bool {
        self.1(set).is_ok()
    }

    fn record(&mut self, record: &'static Record, put: Put<'_>) {
        if !self.0.insert(record.name.to_owned()) {
            return;
        }
        let (name, all) = (record.name, fields(record, ""));
        assert!(self.reads(&put(&all)), "{name}: {}", put(&all));
        let known = self.expected(&put(&format!("nonsense: 1, {all}")));
        assert_eq!(known, record.fields.iter().map(|field| field.name).collect(), "the fields of {name}");
        for field in record.fields {
            let others = fields(record, field.name);
            let what = format!("`{}` of {name}", field.name);
            assert_eq!(!self.reads(&put(&others)), field.required, "whether {what} is needed");
            let with = |value: &str| put(&format!("{}: {value}, {others}", field.name));
            assert_eq!(self.reads(&with("None")), field.none, "whether {what} may be None");
            self.value(&field.holds, &what, &with);
        }
    }

    fn value(&mut self, holds: &'static Type, what: &str, put: Put<'_>) {
        let (right, wrong): (&[&str], &[&str]) = match holds {
            Type::Text => (&["\"x\"", "{\"en\": \"x\"}"], &["1", "[\"x\"]", "{}"]),
            Type::Word => (&["\"x\""], &["1", "{\"en\": \"x\"}"]),
            Type::Turn => (&["\"x\""], &["1", "{\"en\": \"x\"}", "[\"x\"]"]),
            Type::Whole { .. } => (&["1"], &["\"1\"", "1.5", "-1"]),
            Type::Flag => (&["true", "false"], &["1", "\"true\""]),
            Type::Time => (&["\"1m\""], &["1", "\"20%\"", "\"soon\""]),
            Type::Long => (&["\"7d\"", "\"36h\""], &["7", "\"20%\"", "\"soon\""]),
            Type::Days => (&["\"1d\"", "\"2w\""], &["1", "\"90m\"", "\"36h\"", "\"400d\""]),
            Type::Share => (&["\"1m\"", "\"20%\""], &["1", "\"101%\"", "\"soon\""]),
            Type::Choice(..) => (&[], &["1", "\"x\""]),
            Type::List(_) => (&["[]"], &["1", "\"x\""]),
            Type::Map(_) => (&["{}"], &["1", "\"x\"", "[]"]),
            Type::Record(_) => (&[], &["1", "\"x\"", "[]"]),
        };
        for value in right {
            assert!(self.reads(&put(value)), "{what} may be {value}");
        }
        for value in wrong {
            assert!(!self.reads(&put(value)), "{what} can't be {value}");
        }
        match holds {
            Type::List(item) => self.value(item, what, &|value| put(&format!("[{value}]"))),
            Type::Map(item) => self.value(item, what, &|value| put(&format!("{{\"x\": {value}}}"))),
            Type::Record(record) => self.record(record, &|inside| put(&format!("({inside})"))),
            Type::Turn => self.record(&TURN_REF, &|inside| put(&format!("({inside})"))),
            Type::Choice(kind, variants) => self.choice(*kind, variants, put),
            _ => {}
        }
    }

    fn choice(&mut self, kind: Choice, variants: &'static [Variant], put: Put<'_>) {
        if !self.0.insert(format!("{kind:?}")) {
            return;
        }
        let known = self.expected(&put("Nonsense"));
        assert_eq!(known, variants.iter().map(|variant| variant.name).collect(), "each {kind:?}");
        for variant in variants {
            let name = variant.name;
            assert!(self.reads(&put(&whole_variant(variant))), "{}", whole_variant(variant));
            match variant.holds {
                Holds::Nothing => {
                    assert!(!self.reads(&put(&format!("{name}(\"1m\")"))), "{name} has no brackets");
                }
                Holds::Fields(record) => self.record(record, &|inside| put(&format!("{name}({inside})"))),
                Holds::TurnOrFields { fields, .. } => {
                    self.record(fields, &|inside| put(&format!("{name}({inside})")));
                    self.value(&Type::Turn, name, &|turn| put(&format!("{name}({turn})")));
                }
                Holds::Values(types) => {
                    for (at, holds) in types.iter().enumerate() {
                        let around = |value: &str| {
                            let mut values: Vec<_> = types.iter().map(sample).collect();
                            value.clone_into(&mut values[at]);
                            put(&format!("{name}({})", values.join(", ")))
                        };
                        self.value(holds, name, &around);
                    }
                }
            }
        }
    }
}

#[test]
fn the_tables_say_what_the_types_say() {
    let mut compared = Compared(HashSet::new(), read_set);
    compared.record(&SET, &|inside| format!("({inside})"));
    assert_eq!(compared.0.len(), 23, "{:?}", compared.0);
}

#[test]
fn the_table_of_a_list_says_what_its_types_say() {
    let mut compared = Compared(HashSet::new(), read_list);
    compared.record(&WORD_LIST, &|inside| format!("({inside})"));
    assert_eq!(compared.0.len(), 2, "{:?}", compared.0);
}

#[test]
fn the_table_of_a_path_says_what_its_types_say() {
    let read = |path: &str| {
        // A step needs a set or a break; those that are looked at have one already, or get one.
        let (before, step) = path.split_once("steps: [(").unwrap_or((path, ""));
        let has_one = step.is_empty() || step.contains("set: ") || step.contains("break: ");
        let one = if has_one { "" } else { "set: \"x\", " };
        let path = if step.is_empty() { path.to_owned() } else { format!("{before}steps: [({one}{step}") };
        ron_options().from_str::<Path>(&path).map(drop).map_err(|error| error.code)
    };
    let mut compared = Compared(HashSet::new(), read);
    compared.record(&PATH, &|inside| format!("({inside})"));
    assert_eq!(compared.0.len(), 2, "{:?}", compared.0);
}
