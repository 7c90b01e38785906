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
    /// A line that is shown by itself, and has nothing in it.
    EmptyLine,
    /// A title that has nothing in it.
    EmptyTitle,
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

/// Checks the lines that are shown one at a time: an empty one would be a blank card.
pub(super) fn check_lines(set: &Value<'_>, report: &mut Report) {
    let suggestions = set.field("breaks").and_then(|breaks| breaks.field("suggestions"));
    let lines = [set.field("repair"), suggestions].into_iter().flatten().flat_map(Value::items);
    for wording in lines.flat_map(wordings).filter(|wording| is_empty(wording)) {
        report.error(&wording.bytes, Wording::EmptyLine);
    }
}

/// Checks the titles of pools: they are what people press.
pub(super) fn check_pools(set: &Value<'_>, report: &mut Report) {
    let pools = set.field("pools").map(Value::entries).unwrap_or_default();
    let titles = pools.iter().filter_map(|(_, pool)| pool.field("title"));
    for wording in titles.flat_map(wordings).filter(|wording| is_empty(wording)) {
        report.error(&wording.bytes, Wording::EmptyTitle);
    }
}

/// Whether a text shows nothing.
fn is_empty(text: &Value<'_>) -> bool {
    let shows_nothing = |sign: char| sign.is_whitespace() || is_invisible(sign);
    text.text().is_some_and(|text| text.chars().all(shows_nothing))
}

/// A text that is the same in every language, or what it is in each.
fn wordings<'v, 's>(text: &'v Value<'s>) -> impl Iterator<Item = &'v Value<'s>> {
    std::iter::once(text).chain(text.entries().iter().map(|(_, wording)| wording))
}
