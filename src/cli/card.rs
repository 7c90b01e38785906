//! `common-ground card`: the rules on one page.

use std::io::{self, Write};

use super::arguments::{self, Format};
use super::{FINE, Home, language, planned, words_in};
use crate::plan::Choices;
use crate::words::card::Card;

pub(super) fn run(
    home: &Home<'_>,
    asked: &arguments::Card,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let entry = match home.usable(&asked.set, err)? {
        Ok(entry) => entry,
        Err(status) => return Ok(status),
    };
    let language = language(asked.lang.as_ref());
    let names = vec![String::new(); entry.rule_set().map_or(0, |set| set.participants.min)];
    let words = words_in(&language);
    let choices = Choices { names, seats: words.seats(), language, ..Choices::default() };
    let card = match planned(home.words, &entry, &choices, err)? {
        Ok(plan) => Card::for_anyone(&plan, &words),
        Err(status) => return Ok(status),
    };
    write(&card, asked.format, out)
}

/// Writes a card in this format.
pub(super) fn write(card: &Card, format: Format, out: &mut dyn Write) -> io::Result<u8> {
    let page = match format {
        Format::Md => card.markdown(),
        Format::Html => card.html(),
    };
    out.write_all(page.as_bytes())?;
    Ok(FINE)
}
