//! `common-ground new`: a rule set to change.

use std::io::{self, Write};

use super::{FINE, Home, refuse};
use crate::library::Source;
use crate::library::copy::{self, CopyError};
use crate::library::place::places;
use crate::words::{InWords, Words};

pub(super) fn run(
    home: &Home,
    name: &str,
    from: &str,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    if !copy::is_name(name) {
        return refuse(err, &CopyError::not_a_name(name).in_words(&Words::english()));
    }
    let entry = match home.usable(from.as_ref(), err)? {
        Ok(entry) => entry,
        Err(status) => return Ok(status),
    };
    let (there, _) = places(&home.folders.rules());
    let replaces = there.iter().any(|there| there.name == name && there.source == Source::BuiltIn);
    let path = match copy::copy(&entry.text, &home.folders.rules(), name) {
        Ok(path) => path,
        Err(error) => return refuse(err, &error.in_words(&Words::english())),
    };
    writeln!(out, "{}", path.display())?;
    writeln!(out, "This is a copy of “{}”, for you to change in any editor of text.", entry.name)?;
    if replaces {
        writeln!(out, "It takes the place of the built-in set of that name; delete it to have that back.")?;
    }
    writeln!(out, "Try it: common-ground check {}", path.display())?;
    Ok(FINE)
}
