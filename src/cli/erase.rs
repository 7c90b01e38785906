//! `common-ground erase`: everything that is kept of talks goes, after saying what that is.

use std::io::{self, BufRead, IsTerminal, Write};

use jiff::Timestamp;

use super::{FINE, Home, NOT_ERASED, refuse};
use crate::record::erase::{Everything, Inventory};
use crate::record::file::Files;
use crate::words::{InWords, Words, say};

pub(super) fn run(home: &Home<'_>, yes: bool, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<u8> {
    let words = home.words;
    let there = Inventory::of(&home.folders, false);
    if there.is_empty() && !yes {
        writeln!(out, "{}", there.lead(words))?;
        let Some(open) = there.elsewhere else { return Ok(FINE) };
        writeln!(out, "{}", open.in_words(words))?;
        return Ok(NOT_ERASED);
    }
    let can_ask = io::stdin().is_terminal() && io::stdout().is_terminal();
    if !yes && !can_ask {
        return refuse(words, err, say!(words, "cli-erase-no-terminal"));
    }
    tell(&there, words, out)?;
    if !yes && !is_sure(words, &mut io::stdin().lock(), out)? {
        writeln!(out, "{}", say!(words, "cli-erase-kept"))?;
        return Ok(FINE);
    }
    let files = Files::default().with_headings(words.headings());
    let wiped = Everything::now(&home.folders, &files, Timestamp::now()).erase();
    if wiped.errors.is_empty() && wiped.elsewhere.is_none() {
        writeln!(out, "\n{}", wiped.in_words(words))?;
        return Ok(FINE);
    }
    out.flush()?;
    writeln!(err, "\n{}", wiped.in_words(words))?;
    Ok(NOT_ERASED)
}

/// Asks, and reads the answer.
fn is_sure(words: &Words, typed: &mut dyn BufRead, out: &mut dyn Write) -> io::Result<bool> {
    let word = say!(words, "cli-erase-word");
    write!(out, "\n{} ", say!(words, "cli-erase-ask", word = word.as_str()))?;
    out.flush()?;
    let mut answer = String::new();
    let _length = typed.read_line(&mut answer)?;
    Ok(answer.trim().to_lowercase() == word.to_lowercase())
}

/// Says what goes, what stays, and what can't be reached.
fn tell(there: &Inventory, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", there.lead(words))?;
    for line in there.lines(words) {
        writeln!(out, "  {line}")?;
    }
    writeln!(out, "\n{}", say!(words, "erase-stays"))?;
    if let Some(open) = there.elsewhere {
        writeln!(out, "{}", open.in_words(words))?;
    }
    writeln!(out, "\n{}", say!(words, "erase-unreached"))?;
    for line in words.unreached() {
        writeln!(out, "  {line}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed assumption is a failed test")]

    use super::*;

    #[test]
    fn only_the_word_itself_means_yes() {
        let words = Words::english();
        let sure = |typed: &str| {
            let mut asked = Vec::new();
            let sure = is_sure(&words, &mut typed.as_bytes(), &mut asked).unwrap();
            assert!(String::from_utf8(asked).unwrap().ends_with("Type erase to go on: "));
            sure
        };
        assert!(sure("erase\n") && sure(" Erase \n"));
        for other in ["", "\n", "y\n", "yes\n", "erase it\n", "eras\nerase\n"] {
            assert!(!sure(other), "{other:?}");
        }
    }
}
