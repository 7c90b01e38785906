//! What is printed. Files, their names and the command line may hold signs that a terminal would obey rather than show.
//! None of these are printed.

use std::io::{self, Write};

use serde::Serialize;

use crate::rule_set::clean;

/// Prints text for people, [cleaned](clean::printed): with a stand-in for every sign that would do something to a terminal.
#[derive(Debug)]
pub(super) struct Printer<W>(pub(super) W);

impl<W: Write> Write for Printer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Everything is written in whole texts, so that no sign comes in two halves.
        self.0.write_all(clean::printed(&String::from_utf8_lossy(bytes)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Writes a value as JSON. Signs that a terminal would obey are written as escapes, so that other programs lose nothing.
pub(super) fn json(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let text = serde_json::to_string_pretty(value)?;
    let mut rest = text.as_str();
    // Outside of texts there is none but line breaks, and every one of them fits in four digits.
    while let Some(at) = rest.find(|sign| sign != '\n' && clean::is_odd(sign)) {
        let (before, found) = rest.split_at(at);
        let mut signs = found.chars();
        let sign = signs.next().map_or(0, u32::from);
        write!(out, "{before}\\u{sign:04x}")?;
        rest = signs.as_str();
    }
    writeln!(out, "{rest}")
}

/// A word of a command that is shown, so that a shell takes it as one.
pub(super) fn typed(word: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "/._-".contains(letter);
    if word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed assumption is a failed test")]

    use super::*;

    #[test]
    fn json_says_the_same_in_signs_that_a_terminal_shows() {
        let texts = ["a\u{9b}31m", "\u{1b}[0m\u{7f}", "שלום\u{2029}\u{202e}x", "plain „ä“ 🙂"];
        let mut written = Vec::new();
        json(&mut written, &texts).unwrap();
        let written = String::from_utf8(written).unwrap();
        assert!(!written.contains(|sign| sign != '\n' && clean::is_odd(sign)), "{written:?}");
        assert!(written.contains("a\\u009b31m"), "{written}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&written).unwrap(), texts);
    }

    #[test]
    fn a_word_with_spaces_or_quotes_is_still_one() {
        assert_eq!(typed("our-talk"), "our-talk");
        assert_eq!(typed("/home/ana/grüße.ron"), "/home/ana/grüße.ron");
        assert_eq!(typed("Ana's talk.ron"), r"'Ana'\''s talk.ron'");
        assert_eq!(typed("$(rm -r ~)"), "'$(rm -r ~)'");
    }
}
