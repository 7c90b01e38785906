//! Reads the values of a form, and keeps in mind which it has read.

use std::ops::Range;

use super::super::cursor::Cursor;
use super::super::{Kind, Path};
use super::{Field, List, Other, Words};
use crate::rule_set::primary;
use crate::rule_set::sign::short;
use crate::rule_set::source::{Kind as Written, Value};

/// Languages of a set, at most: what has more has something else for languages.
const LANGUAGES: usize = 60;

/// Reads a text in one language.
pub(super) struct Reader<'a> {
    source: &'a str,
    language: &'a str,
    /// All languages of the set, up to [`LANGUAGES`].
    pub(super) languages: Vec<String>,
    /// The texts for people that are there.
    pub(super) texts: Vec<Words>,
    /// Where all of it stands.
    pub(super) places: Vec<(Range<usize>, Path)>,
    /// Where the values begin and end that have a field.
    shown: Vec<(usize, usize)>,
}

impl<'a> Reader<'a> {
    pub(super) fn of(source: &'a str, language: &'a str, set: &Cursor<'_, '_>) -> Self {
        let mut languages = Vec::new();
        if let Some(set) = set.value {
            collect_languages(set, true, &mut languages);
        }
        Self { source, language, languages, texts: Vec::new(), places: Vec::new(), shown: Vec::new() }
    }

    /// What has no field.
    pub(super) fn left_over(&mut self, set: &Cursor<'_, '_>) -> Vec<Other> {
        self.shown.sort_unstable();
        let mut others = Vec::new();
        self.others(set, &mut others);
        others
    }

    fn others(&self, here: &Cursor<'_, '_>, others: &mut Vec<Other>) {
        let Some(value) = here.value else { return };
        let is_read = self.shown.binary_search(&(value.bytes.start, value.bytes.end)).is_ok();
        if is_read && !matches!(here.kind(), Kind::Choice(_)) {
            return;
        }
        let inside = match &value.kind {
            _ if here.kind() == Kind::Unknown => Vec::new(),
            Written::Fields(_) => here.fields().collect(),
            Written::List(_) | Written::Parts(_) => here.items().collect(),
            Written::Map(entries) => {
                if entries.iter().all(|(key, _)| key.text().is_some()) {
                    here.entries().map(|(_, entry)| entry).collect()
                } else {
                    Vec::new()
                }
            }
            _ => Vec::new(),
        };
        if inside.is_empty() && !is_read && !is_empty(value) {
            let written = short(self.written(value).lines().next().unwrap_or_default());
            others.push(Other { path: here.path.clone(), bytes: value.bytes.clone(), written });
        }
        for inside in &inside {
            self.others(inside, others);
        }
    }

    /// How a value is written.
    pub(super) fn written(&self, value: &Value<'_>) -> &'a str {
        self.source.get(value.bytes.clone()).unwrap_or_default()
    }

    /// Takes note of where a thing stands; its own fields do so themselves.
    pub(super) fn note(&mut self, here: &Cursor<'_, '_>) -> Range<usize> {
        let bytes = here.value.map_or(0..0, |value| value.bytes.clone());
        if here.value.is_some() {
            self.places.push((bytes.clone(), here.path.clone()));
        }
        bytes
    }

    /// A value, whatever it is.
    pub(super) fn field(&mut self, here: &Cursor<'_, '_>) -> Field {
        let there = here.value.filter(|value| !value.is_none());
        if let Some(value) = here.value {
            let bytes = self.note(here);
            self.shown.push((bytes.start, bytes.end));
            debug_assert_eq!(bytes, value.bytes);
        }
        let mut field = Field {
            path: here.path.clone(),
            bytes: there.map(|value| value.bytes.clone()),
            kind: here.kind(),
            is_required: here.is_required,
            ..Field::default()
        };
        let Some(value) = there else { return field };
        match &value.kind {
            Written::Text(text) => field.shown = shown(text),
            Written::Map(_) if field.kind == Kind::Text => self.in_languages(here, &mut field),
            _ if matches!(field.kind, Kind::Choice(_)) => {
                self.written(value).clone_into(&mut field.shown);
                if let Some(word) = value.word() {
                    word.clone_into(&mut field.shown);
                }
            }
            _ => self.written(value).clone_into(&mut field.shown),
        }
        if field.kind == Kind::Text {
            let lacks = match &value.kind {
                Written::Text(_) => Some(None),
                Written::Map(_) => Some(Some(field.lacks.clone())),
                _ => None,
            };
            let (at, path) = (value.bytes.start, &here.path);
            self.texts.extend(lacks.map(|lacks| Words { at, path: path.clone(), lacks }));
        }
        field
    }

    fn in_languages(&self, text: &Cursor<'_, '_>, field: &mut Field) {
        for (tag, wording) in text.entries() {
            let words = wording.value.map_or("", |value| value.text().unwrap_or_else(|| self.written(value)));
            field.wordings.push((tag.to_owned(), shown(words)));
        }
        let has = |tag: &str| field.wordings.iter().find(|(other, _)| other == tag);
        let own = [self.language, primary(self.language)].into_iter().find_map(has);
        let borrowed = || has("en").or_else(|| field.wordings.first());
        match own.cloned() {
            Some((_, words)) => field.shown = words,
            None => field.borrowed = borrowed().cloned(),
        }
        let lacks =
            self.languages.iter().filter(|tag| !field.wordings.iter().any(|(other, _)| other == *tag));
        field.lacks = lacks.cloned().collect();
    }

    /// A list of values.
    pub(super) fn list(&mut self, here: &Cursor<'_, '_>) -> List {
        let items = here.value.is_some_and(|value| matches!(value.kind, Written::List(_)));
        let there = here.value.filter(|_| items);
        if there.is_some() {
            let _bytes = self.note(here);
        }
        List {
            path: here.path.clone(),
            bytes: there.map(|value| value.bytes.clone()),
            items: if items { here.items().map(|item| self.field(&item)).collect() } else { Vec::new() },
        }
    }
}

/// A text as it is shown: how its lines end is the file's own affair.
fn shown(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// Whether brackets are empty, which says nothing that could be shown.
fn is_empty(value: &Value<'_>) -> bool {
    match &value.kind {
        Written::List(values) | Written::Parts(values) => values.is_empty() && value.name.is_none(),
        Written::Fields(fields) => fields.is_empty(),
        Written::Map(entries) => entries.is_empty(),
        _ => value.is_none(),
    }
}

/// All tags of all texts, in the order of the file: every map is one of languages, but for those of turns and pools.
fn collect_languages(value: &Value<'_>, is_set: bool, languages: &mut Vec<String>) {
    match &value.kind {
        Written::Map(entries) => {
            for tag in entries.iter().filter_map(|(key, _)| key.text()) {
                if languages.len() < LANGUAGES && !languages.iter().any(|other| other == tag) {
                    languages.push(tag.to_owned());
                }
            }
        }
        Written::Fields(fields) => {
            for (name, value) in fields {
                if is_set && ["turns", "pools"].contains(&name.text) {
                    for (_, entry) in value.unwrapped().entries() {
                        collect_languages(entry, false, languages);
                    }
                } else {
                    collect_languages(value, false, languages);
                }
            }
        }
        Written::List(values) | Written::Parts(values) => {
            for value in values {
                collect_languages(value, false, languages);
            }
        }
        _ => {}
    }
}
