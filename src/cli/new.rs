//! `common-ground new`: a rule set or a path to change.

use std::io::{self, Write};
use std::path::PathBuf;

use super::{BAD_SET, FINE, Home, refuse};
use crate::library::Source;
use crate::library::copy::{self, CopyError};
use crate::library::paths::{self, PathEntry};
use crate::library::place::places;
use crate::rule_set::clean;
use crate::rule_set::path::BEGINS;
use crate::words::{InWords, Words, say};

/// Characters of a name that a message quotes.
const QUOTED: usize = 60;

pub(super) fn run(
    home: &Home<'_>,
    name: &str,
    from: Option<&str>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let words = home.words;
    let is_path = name.starts_with(BEGINS);
    let from = match from {
        Some(from) => from,
        // The path of this name itself, to be changed under the same name.
        None if is_path && home.path(name.as_ref()).is_some() => name,
        None if paths::is_path_name(name) => {
            return refuse(words, err, say!(words, "cli-new-path-from", name = name));
        }
        None => return smallest(home, name, out, err),
    };
    let rules = home.folders.rules();
    if let Some(entry) = home.path(from.as_ref()) {
        return path(home, name, &entry, out, err);
    }
    if !copy::is_name(name) {
        let refused =
            if is_path { not_a_path(words, name) } else { CopyError::not_a_name(name).in_words(words) };
        return refuse(words, err, refused);
    }
    let entry = match home.usable(from.as_ref(), err)? {
        Ok(entry) => entry,
        Err(status) => return Ok(status),
    };
    if is_path {
        let better = name.trim_start_matches(BEGINS);
        let better = if copy::is_name(better) { better } else { "our-talk" };
        let refused = say!(words, "cli-new-set-name", from = entry.name.as_str(), better = better);
        return refuse(words, err, refused);
    }
    let replaces = replaces(home, name);
    copied(words, copy::copy(&entry.text, &rules, name), Some(&entry.name), replaces, out, err)
}

/// Writes the smallest set that works, with its name as a title.
fn smallest(home: &Home<'_>, name: &str, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<u8> {
    let words = home.words;
    if name.starts_with(BEGINS) {
        return refuse(words, err, not_a_path(words, name));
    }
    let text = words.new_set(&titled(name));
    let replaces = replaces(home, name);
    copied(words, copy::copy(&text, &home.folders.rules(), name), None, replaces, out, err)
}

/// A name as a title: “Our talk” for `our-talk`.
fn titled(name: &str) -> String {
    let words = name.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What is said where a built-in set has this name.
fn replaces(home: &Home<'_>, name: &str) -> Option<String> {
    let (there, _) = places(&home.folders.rules());
    let is_built_in = there.iter().any(|there| there.name == name && there.source == Source::BuiltIn);
    is_built_in.then(|| say!(home.words, "cli-new-replaces"))
}

/// What is said of a name that a path can't have.
fn not_a_path(words: &Words, name: &str) -> String {
    let better = Some(format!("{BEGINS}{name}")).filter(|better| paths::is_path_name(better));
    let better = better.unwrap_or_else(|| format!("{BEGINS}ours"));
    say!(words, "cli-new-path-name", name = clean::quoted(name, QUOTED), better = better)
}

/// Copies a path.
fn path(
    home: &Home<'_>,
    name: &str,
    entry: &PathEntry,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let (words, rules) = (home.words, home.folders.rules());
    if !paths::is_path_name(name) {
        return refuse(words, err, not_a_path(words, name));
    }
    if entry.path().is_none() {
        for problem in &entry.checked.problems {
            writeln!(err, "{}\n", entry.render(problem, words))?;
        }
        return Ok(BAD_SET);
    }
    let is_built_in = paths::places(&rules).iter().any(|(there, file)| there == name && file.is_none());
    let replaces = is_built_in.then(|| say!(words, "cli-new-path-replaces"));
    let copy = copy::copy(&entry.text, &paths::folder(&rules), name);
    copied(words, copy, Some(&entry.name), replaces, out, err)
}

/// Says where a copy is, or a set that comes from none.
fn copied(
    words: &Words,
    copy: Result<PathBuf, CopyError>,
    of: Option<&str>,
    replaces: Option<String>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let path = match copy {
        Ok(path) => path,
        Err(error) => return refuse(words, err, error.in_words(words)),
    };
    writeln!(out, "{}", path.display())?;
    let made = match of {
        Some(name) => say!(words, "cli-new-copy", name = name),
        None => say!(words, "cli-new-made"),
    };
    writeln!(out, "{made}")?;
    if let Some(replaces) = replaces {
        writeln!(out, "{replaces}")?;
    }
    writeln!(out, "{}", say!(words, "cli-new-check", file = path.display().to_string()))?;
    Ok(FINE)
}
