//! Another title for a rule set: the words of its name are replaced in its text, and every other byte stays.

use crate::rule_set::check::check;
use crate::rule_set::edit::{self, Key};
use crate::rule_set::{Text, clean, primary};

/// A set's text with this title in a language; `None` if the text is no set that can be used, or the title is empty.
#[must_use]
pub(crate) fn retitled(text: &str, title: &str, language: &str) -> Option<String> {
    let set = check(text, &|_| true).rule_set?;
    let title = clean::line(title);
    if title.trim().is_empty() {
        return None;
    }
    let (name, quoted) = (Key::Field("name"), edit::quoted(title.trim()));
    let splice = match &set.name {
        Text::Plain(_) => edit::set(text, &[name], &quoted),
        Text::Languages(texts) => {
            // The wording that is shown.
            let shown = [language, primary(language), "en"].into_iter().find(|tag| texts.contains_key(*tag));
            let shown = shown.or_else(|| texts.keys().next().map(String::as_str))?;
            edit::set(text, &[name, Key::Entry(shown)], &quoted)
        }
    };
    let new = splice.ok()?.apply(text);
    check(&new, &|_| true).rule_set.is_some().then_some(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SET: &str = "// Ours.
(format: 1, name: NAME, // since Sunday
    turns: { \"a\": (title: \"name: x\", time: \"1m\") }, flow: [Everyone(\"a\")])
";

    #[test]
    fn only_the_title_changes_in_the_language_that_is_shown() {
        for (before, language, after) in [
            ("\"By the river\"", "en", "\"In “the” \\\"woods\\\"\""),
            (
                "{ \"en\": \"River\", \"de\": \"Fluss\" }",
                "de-AT",
                "{ \"en\": \"River\", \"de\": \"In “the” \\\"woods\\\"\" }",
            ),
            (
                "{ \"en\": \"River\", \"de\": \"Fluss\" }",
                "fr",
                "{ \"en\": \"In “the” \\\"woods\\\"\", \"de\": \"Fluss\" }",
            ),
        ] {
            let new = retitled(&SET.replace("NAME", before), " In “the” \"woods\" ", language);
            assert_eq!(new, Some(SET.replace("NAME", after)), "{before} in {language}");
        }
    }

    #[test]
    fn what_is_no_set_keeps_every_byte() {
        assert_eq!(retitled("(format: 1", "Woods", "en"), None);
        assert_eq!(retitled(&SET.replace("NAME", "\"River\""), "  ", "en"), None);
    }
}
