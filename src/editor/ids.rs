//! Ids for new rules and turns, from their words.

use crate::library::search::fold;

/// Letters of an id that come from words, at most.
const LONGEST: usize = 30;

/// An id from these words that isn't taken: `start-with-i`, `start-with-i-2`. Words without letters that an id can have get
/// `otherwise`.
pub(super) fn free(words: &str, otherwise: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let folded = fold(words).replace(['\'', '’'], "");
    let mut id = String::new();
    for word in folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let length = id.len() + usize::from(!id.is_empty()) + word.len();
        if length > LONGEST {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(word);
    }
    if id.is_empty() {
        otherwise.clone_into(&mut id);
    }
    let numbered = (2..=u32::MAX).map(|number| format!("{id}-{number}"));
    let mut ids = std::iter::once(id.clone()).chain(numbered);
    ids.find(|id| !is_taken(id)).unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_comes_from_the_words() {
        let free = |words: &str| free(words, "rule", |id| ["start-with-i", "rule"].contains(&id));
        for (words, id) in [
            ("Start with “I”", "start-with-i-2"),
            ("Don’t reply yet", "dont-reply-yet"),
            ("Über alles & nichts", "uber-alles-nichts"),
            ("对话", "rule-2"),
            ("", "rule-2"),
            ("One real moment can be understood by everyone", "one-real-moment-can-be"),
        ] {
            assert_eq!(free(words), id);
        }
    }
}
