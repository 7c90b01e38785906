//! Whether every text is there in the set's main language, and says something in as few words as it should.

use super::report::Report;
use crate::rule_set::bounds;
use crate::rule_set::sign::{is_invisible, short};
use crate::rule_set::source::Value;

/// What is wrong with how a text is worded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wording {
    /// It isn't there in the set's main language.
    LacksMainLanguage {
        /// That language's tag, [shortened](short).
        language: String,
    },
    /// A rule that is too long to be read at a glance.
    LongRule {
        /// How many words it has.
        words: usize,
    },
    /// An opening that is too long to be read together.
    LongOpening {
        /// How many characters it has.
        characters: usize,
    },
    /// There is nothing in it.
    Empty {
        /// Whether it can't be left out.
        needed: bool,
    },
}

/// Checks every text that is written in languages.
pub(super) fn check(set: &Value<'_>, texts: &[&Value<'_>], report: &mut Report) {
    let Some(main) = main_language(set, texts) else { return };
    for text in texts {
        let mut languages = languages(text).peekable();
        if languages.peek().is_some() && !languages.any(|language| language == main) {
            report.error(&text.head(), Wording::LacksMainLanguage { language: short(main) });
        }
    }
}

/// English where a text is written in it; else the first language of the name; else the first there is.
fn main_language<'v>(set: &'v Value<'_>, texts: &[&'v Value<'_>]) -> Option<&'v str> {
    let all = || texts.iter().flat_map(|text| languages(text));
    all()
        .find(|language| *language == "en")
        .or_else(|| set.field("name").and_then(|name| languages(name).next()))
        .or_else(|| all().next())
}

fn languages<'v>(text: &'v Value<'_>) -> impl Iterator<Item = &'v str> {
    text.entries().iter().filter_map(|(language, _)| language.text())
}

/// Warns of rules that are too long to be read at a glance.
pub(super) fn check_rules(set: &Value<'_>, report: &mut Report) {
    for rule in set.field("rules").map(Value::items).unwrap_or_default() {
        let Some(text) = rule.field("text") else { continue };
        for wording in wordings(text) {
            let words = wording.text().map_or(0, |text| text.split_whitespace().count());
            if words > bounds::RULE_WORDS {
                report.warning(&wording.bytes, Wording::LongRule { words });
            }
        }
    }
}

/// Warns of an opening that is too long to be read together on a screen.
pub(super) fn check_opening(set: &Value<'_>, report: &mut Report) {
    for wording in set.field("opening").into_iter().flat_map(wordings) {
        let characters = wording.text().map_or(0, |text| text.trim().chars().count());
        if characters > bounds::OPENING {
            report.warning(&wording.bytes, Wording::LongOpening { characters });
        }
    }
}

/// What a text has nothing in, of all that it is in.
pub(super) fn empty_wordings<'v, 's>(text: &'v Value<'s>) -> impl Iterator<Item = &'v Value<'s>> {
    wordings(text).filter(|wording| is_blank(wording))
}

/// Whether it is a text in which there is nothing to see.
pub(super) fn is_blank(wording: &Value<'_>) -> bool {
    let is_blank = |text: &str| text.chars().all(|sign| sign.is_whitespace() || is_invisible(sign));
    wording.text().is_some_and(is_blank)
}

/// A text that is the same in every language, or what it is in each.
pub(super) fn wordings<'v, 's>(text: &'v Value<'s>) -> impl Iterator<Item = &'v Value<'s>> {
    std::iter::once(text).chain(text.entries().iter().map(|(_, wording)| wording))
}
