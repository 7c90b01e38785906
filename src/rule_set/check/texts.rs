//! Whether every text is there in the set's main language.

use super::report::Report;
use crate::rule_set::bounds;
use crate::rule_set::sign::short;
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
        let wordings = std::iter::once(text).chain(text.entries().iter().map(|(_, wording)| wording));
        for wording in wordings {
            let words = wording.text().map_or(0, |text| text.split_whitespace().count());
            if words > bounds::RULE_WORDS {
                report.warning(&wording.bytes, Wording::LongRule { words });
            }
        }
    }
}
