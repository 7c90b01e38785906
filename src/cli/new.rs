//! `common-ground new`: a rule set to change.

use std::io::{self, Write};

use super::{FINE, Home, refuse};
use crate::library::Source;
use crate::library::copy::{self, CopyError};
use crate::library::place::places;
use crate::words::{InWords, say};

pub(super) fn run(
    home: &Home<'_>,
    name: &str,
    from: &str,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let words = home.words;
    if !copy::is_name(name) {
        return refuse(words, err, CopyError::not_a_name(name).in_words(words));
    }
    let entry = match home.usable(from.as_ref(), err)? {
        Ok(entry) => entry,
        Err(status) => return Ok(status),
    };
    let (there, _) = places(&home.folders.rules());
    let replaces = there.iter().any(|there| there.name == name && there.source == Source::BuiltIn);
    let path = match copy::copy(&entry.text, &home.folders.rules(), name) {
        Ok(path) => path,
        Err(error) => return refuse(words, err, error.in_words(words)),
    };
    writeln!(out, "{}", path.display())?;
    writeln!(out, "{}", say!(words, "cli-new-copy", name = entry.name.as_str()))?;
    if replaces {
        writeln!(out, "{}", say!(words, "cli-new-replaces"))?;
    }
    writeln!(out, "{}", say!(words, "cli-new-check", file = path.display().to_string()))?;
    Ok(FINE)
}
