//! A language for tests: English with an accent on every letter, about 40 % longer, and each message in brackets. Texts
//! that aren’t in the catalogue stand out in it, and so does room that is only enough for English.

use common_ground::words::{Habits, Words};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::{parser, serializer};

/// The language’s tag: English as in a place that isn’t one.
pub(crate) const TAG: &str = "en-XA";

/// The brackets around each message. English has none of them, and the typeface has both.
pub(crate) const BRACKETS: [char; 2] = ['«', '»'];

/// Letters, and what becomes of them.
const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED: &str = "áḃçđéƒğħíĵķłḿñóṗɋřšŧúʋŵҳýžÁḂÇĐÉƑĞĦÍĴĶŁḾÑÓṖɊŘŠŦÚƲŴҲÝŽ";

/// Letters that stand twice: a good third of all in an English text.
const DOUBLED: &str = "aeiouylnAEIOUY";

/// The app’s words in this language.
pub(crate) fn words() -> Words {
    Words::read(TAG, catalogue(include_str!("../../i18n/en/common-ground.ftl")), &Habits::default()).unwrap()
}

/// A catalogue in this language.
fn catalogue(english: &str) -> String {
    let mut resource = parser::parse(english.to_owned()).expect("the English catalogue can be read");
    for entry in &mut resource.body {
        match entry {
            Entry::Message(message) => {
                let attributes = message.attributes.iter_mut().map(|attribute| &mut attribute.value);
                for pattern in
                    message.value.iter_mut().chain(attributes).filter(|pattern| !is_a_number(pattern))
                {
                    accent(pattern);
                    bracket(pattern);
                }
            }
            // Terms stand within messages.
            Entry::Term(term) => accent(&mut term.value),
            _ => {}
        }
    }
    serializer::serialize(&resource)
}

/// Whether this is a number with a sign. Numbers are drawn digit by digit, and have no brackets.
fn is_a_number(pattern: &Pattern<String>) -> bool {
    pattern.elements.iter().all(|element| match element {
        PatternElement::TextElement { value } => ["+", "−"].contains(&value.as_str()),
        PatternElement::Placeable { expression } => {
            matches!(expression, Expression::Inline(InlineExpression::VariableReference { .. }))
        }
    })
}

fn bracket(pattern: &mut Pattern<String>) {
    let [open, close] = BRACKETS.map(|sign| PatternElement::TextElement { value: sign.to_string() });
    pattern.elements.insert(0, open);
    pattern.elements.push(close);
}

/// Accents what is text; selectors and values stay.
fn accent(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = accented(value),
            PatternElement::Placeable { expression } => accent_within(expression),
        }
    }
}

fn accent_within(expression: &mut Expression<String>) {
    match expression {
        Expression::Select { variants, .. } => {
            for variant in variants {
                accent(&mut variant.value);
            }
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => accent_within(expression),
        Expression::Inline(_) => {}
    }
}

fn accented(text: &str) -> String {
    let mut all = String::new();
    for letter in text.chars() {
        let other = PLAIN.chars().zip(ACCENTED.chars()).find(|(plain, _)| *plain == letter);
        let other = other.map_or(letter, |(_, other)| other);
        all.push(other);
        if DOUBLED.contains(letter) {
            // “Aábout”, not “AÁbout”.
            all.extend(other.to_lowercase());
        }
    }
    all
}

mod tests {
    use super::*;

    #[test]
    fn every_letter_has_an_accent_and_values_stay() {
        let english = "over = +{ $number }\ntwo = Two of { $name } and { $other }.\n    .name = Both\n\
                       some =\n    { $number ->\n        [one] one\n       *[other] { $number } more\n    } on\n\
                       more =\n    First line\n    [second] line { \"{\" }\n";
        let english = english.replace("    [second]", "    second");
        let accented = catalogue(&english);
        for line in [
            "over = +{ $number }",
            "two = «Ŧŵóó óóƒ { $name } ááññđ { $other }.»",
            "    .name = «Ḃóóŧħ»",
            "    «{ $number ->",
            "        [one] óóññéé",
            "       *[other] { $number } ḿóóřéé",
            "    } óóññ»",
            "    «Ƒíířšŧ łłííññéé",
            "    šééçóóññđ łłííññéé { \"{\" }»",
        ] {
            assert!(accented.lines().any(|other| other == line), "no line {line:?} in:\n{accented}");
        }
    }

    #[test]
    fn texts_are_about_forty_percent_longer() {
        let text = "When you go on, the times of this talk stand as they were. Nothing is lost, and nobody has to \
                    hurry: look at what you agreed on, change it, or let it go.";
        let (before, after) = (text.chars().count(), accented(text).chars().count());
        let more = 100 * (after - before) / before;
        assert!((35..=45).contains(&more), "{more} % longer");
    }

    #[test]
    fn the_language_has_every_message_and_its_plurals() {
        let words = words();
        assert_eq!(words.language(), TAG);
        assert_eq!(words.people(1, 1), "«1 ṗééřšóóññ»");
        assert_eq!(words.people(2, 12), "«2–12 ṗééóóṗłłéé»");
    }
}
