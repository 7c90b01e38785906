//! Whether people can pick from a list of words.

use std::collections::HashSet;

use super::fault::Lists;
use super::report::Report;
use super::texts::is_blank;
use crate::rule_set::sign::short;
use crate::rule_set::source::{Kind, Value};
use crate::rule_set::{bounds, clean};

/// Checks what the forms of its fields don't say.
pub(super) fn check(list: &Value<'_>, report: &mut Report) {
    let Some(groups) = list.field("groups").filter(|groups| matches!(groups.kind, Kind::List(_))) else {
        return;
    };
    if groups.items().is_empty() {
        report.error(&groups.bytes, Lists::NoGroups);
    }
    if let Some(group) = groups.items().get(bounds::GROUPS) {
        report.error(&group.head(), Lists::TooManyGroups { groups: groups.items().len() });
    }
    for group in groups.items() {
        if let Some(words) = group.field("words")
            && matches!(&words.kind, Kind::List(words) if words.is_empty())
        {
            report.error(&words.bytes, Lists::EmptyGroup);
        }
    }
    let words = || groups.items().iter().filter_map(|group| group.field("words")).flat_map(Value::items);
    if let Some(word) = words().nth(bounds::WORDS) {
        report.error(&word.head(), Lists::TooManyWords { words: words().count() });
    }
    // A word is there twice where somebody reads it twice: in the same language.
    let mut seen = HashSet::new();
    for word in words().take(bounds::WORDS) {
        let plain = word.text().map(|_| ("", word));
        let by_language =
            word.entries().iter().filter_map(|(language, wording)| Some((language.text()?, wording)));
        for (language, wording) in plain.into_iter().chain(by_language) {
            check_word(language, wording, &mut seen, report);
        }
    }
}

fn check_word<'v>(
    language: &'v str,
    word: &'v Value<'_>,
    seen: &mut HashSet<(&'v str, String)>,
    report: &mut Report,
) {
    let Some(text) = word.text() else { return };
    if is_blank(word) {
        return;
    }
    let characters = text.chars().count();
    if characters > bounds::WORD {
        return report.error(&word.bytes, Lists::LongWord { characters });
    }
    let read = clean::line(text).trim().to_lowercase();
    if !seen.insert((language, read)) {
        report.warning(&word.bytes, Lists::WordTwice { word: short(text) });
    }
}
