//! `rules/README.md` shows every field and every word of the tables, each where it belongs. That its examples are right is
//! a test of the house.

use std::collections::BTreeSet;

use super::super::{Holds, PATH, Record, SET, TURN_REF, Type};
use crate::rule_set::source::{Value, read};

const GUIDE: &str = include_str!("../../../../../rules/README.md");

/// Every name of the format that can stand in such a value, and every word.
fn known(holds: &Type, names: &mut BTreeSet<String>) {
    match holds {
        Type::List(item) | Type::Map(item) => known(item, names),
        Type::Record(record) => fields(record, names),
        Type::Turn => fields(&TURN_REF, names),
        Type::Choice(kind, variants) => {
            for variant in *variants {
                if names.insert(format!("{kind:?}: {}", variant.name)) {
                    match variant.holds {
                        Holds::Nothing => {}
                        Holds::Values(types) => types.iter().for_each(|holds| known(holds, names)),
                        Holds::Fields(record) | Holds::TurnOrFields { fields: record, .. } => {
                            fields(record, names);
                        }
                    }
                }
            }
        }
        _ => {}
    }
}

fn fields(record: &Record, names: &mut BTreeSet<String>) {
    for field in record.fields {
        if names.insert(format!("`{}` of {}", field.name, record.name)) {
            known(&field.holds, names);
        }
    }
}

/// Those of them that stand in this one.
fn shown(value: &Value<'_>, holds: &Type, names: &mut BTreeSet<String>) {
    match holds {
        Type::List(item) => value.items().iter().for_each(|value| shown(value, item, names)),
        Type::Map(item) => value.entries().iter().for_each(|(_, value)| shown(value, item, names)),
        Type::Record(record) => shown_fields(value, record, names),
        Type::Turn => shown_fields(value, &TURN_REF, names),
        Type::Choice(kind, variants) => {
            let Some(variant) = variants.iter().find(|variant| value.word() == Some(variant.name)) else {
                return;
            };
            let _ = names.insert(format!("{kind:?}: {}", variant.name));
            match variant.holds {
                Holds::Nothing => {}
                Holds::Values(types) => {
                    for (value, holds) in value.parts().iter().zip(types) {
                        shown(value, holds, names);
                    }
                }
                Holds::Fields(record) | Holds::TurnOrFields { fields: record, .. } => {
                    shown_fields(value, record, names);
                }
            }
        }
        _ => {}
    }
}

fn shown_fields(value: &Value<'_>, record: &Record, names: &mut BTreeSet<String>) {
    for (name, value) in value.fields() {
        if let Some(field) = record.fields.iter().find(|field| field.name == name.text) {
            let _ = names.insert(format!("`{}` of {}", field.name, record.name));
            shown(value, &field.holds, names);
        }
    }
}

#[test]
fn the_guide_shows_every_field_and_every_word() {
    let mut all = BTreeSet::new();
    fields(&SET, &mut all);
    fields(&PATH, &mut all);
    let mut found = BTreeSet::new();
    for (kind, example) in GUIDE.split("```").skip(1).step_by(2).filter_map(|block| block.split_once('\n')) {
        if kind != "ron" {
            continue;
        }
        let inside = |field: &str, open, close| format!("({field}: {open}{example}{close})");
        let set = match example.lines().next() {
            Some("(") => example.to_owned(),
            Some("// Inside rules: [ … ]") => inside("rules", '[', ']'),
            Some("// Inside turns: { … }") => inside("turns", '{', '}'),
            Some("// Inside flow: [ … ]") => inside("flow", '[', ']'),
            Some("// Inside steps: [ … ] in a path") => inside("steps", '[', ']'),
            _ => format!("({example})"),
        };
        let mut here = BTreeSet::new();
        match read(&set, &mut Vec::new()) {
            Ok(Some(path)) if example.contains("in a path\n") || path.field("steps").is_some() => {
                shown_fields(&path, &PATH, &mut here);
            }
            Ok(Some(set)) => shown_fields(&set, &SET, &mut here),
            other => panic!("{set} can't be read: {other:?}"),
        }
        // Where one word of a choice is shown, a note beside it may name the others.
        let words: BTreeSet<_> = example.split(|sign: char| !sign.is_alphabetic()).collect();
        let noted = all.iter().filter(|name| {
            name.split_once(": ").is_some_and(|(kind, word)| {
                kind != "Step"
                    && words.contains(word)
                    && here.iter().any(|name| name.starts_with(&format!("{kind}: ")))
            })
        });
        found.extend(noted.cloned());
        found.append(&mut here);
    }
    let missing: Vec<_> = all.difference(&found).collect();
    assert!(missing.is_empty(), "rules/README.md doesn't show {missing:#?}");
}
