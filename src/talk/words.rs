//! Lengths and times in words, and words made into sentences.

use jiff::Timestamp;

use crate::clock::zone;

pub use crate::rule_set::words::{left, length, minutes, spoken};

/// The time of day: “20:45”.
#[must_use]
pub fn time_of_day(at: Timestamp) -> String {
    at.to_zoned(zone()).strftime("%H:%M").to_string()
}

/// Words with a capital in front, as a sentence begins.
#[must_use]
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

/// Words that end as a sentence does.
#[must_use]
pub fn full(words: &str) -> String {
    let words = words.trim();
    if words.ends_with(['.', '?', '!', '…', ':', '。']) { words.to_owned() } else { format!("{words}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_as_a_sentence_does() {
        assert_eq!(full("Say it back"), "Say it back.");
        assert_eq!(full("Did I get it?"), "Did I get it?");
    }
}
