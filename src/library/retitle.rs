//! Another title for a rule set or a path: the words of its name are replaced in its text, and every other byte stays.

use crate::rule_set::check::{check, check_path, is_path};
use crate::rule_set::edit::{self, Key};
use crate::rule_set::{Text, clean, primary};

/// What the set or path in a text is called; `None` if it can't be used.
fn name_in(text: &str) -> Option<Text> {
    if is_path(text) {
        // Which sets there are is another question.
        return check_path(None, text.as_bytes()).path.map(|path| path.name);
    }
    check(text, &|_| true).rule_set.map(|set| set.name)
}

/// A text of a set or a path with this title in a language; `None` if it can't be used, or the title is empty.
#[must_use]
pub(crate) fn retitled(text: &str, title: &str, language: &str) -> Option<String> {
    let before = name_in(text)?;
    let title = clean::line(title);
    if title.trim().is_empty() {
        return None;
    }
    let (name, quoted) = (Key::Field("name"), edit::quoted(title.trim()));
    let splice = match &before {
        Text::Plain(_) => edit::set(text, &[name], &quoted),
        Text::Languages(texts) => {
            // The wording that is shown.
            let shown = [language, primary(language), "en"].into_iter().find(|tag| texts.contains_key(*tag));
            let shown = shown.or_else(|| texts.keys().next().map(String::as_str))?;
            edit::set(text, &[name, Key::Entry(shown)], &quoted)
        }
    };
    let new = splice.ok()?.apply(text);
    name_in(&new).is_some().then_some(new)
}

/// The text of a copy of a path under this title, in all of its languages; `None` if it can't be used, or the title is empty.
#[must_use]
pub(crate) fn copy_of_path(text: &str, title: &str) -> Option<String> {
    let title = clean::line(title);
    let title = title.trim();
    if title.is_empty() || !is_path(text) {
        return None;
    }
    let new = edit::set(text, &[Key::Field("name")], &edit::quoted(title)).ok()?.apply(text);
    name_in(&new).is_some().then_some(new)
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
    fn a_path_gets_another_title_as_a_set_does() {
        let path = "// Ours.\n(format: 1, name: { \"en\": \"Slowly\", \"de\": \"Langsam\" }, // since\n    \
            steps: [(set: \"check-in\")])\n";
        let new = retitled(path, "In “the” \"woods\" \\", "de");
        assert_eq!(new, Some(path.replace("\"Langsam\"", "\"In “the” \\\"woods\\\" \\\\\"")));
        let names = "{ \"en\": \"Slowly\", \"de\": \"Langsam\" }";
        assert_eq!(copy_of_path(path, "Ours"), Some(path.replace(names, "\"Ours\"")));
        assert_eq!(copy_of_path(path, " "), None);
    }

    #[test]
    fn what_is_no_set_keeps_every_byte() {
        assert_eq!(retitled("(format: 1", "Woods", "en"), None);
        assert_eq!(retitled(&SET.replace("NAME", "\"River\""), "  ", "en"), None);
    }
}
