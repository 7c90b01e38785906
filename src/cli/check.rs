//! `common-ground check FILE…`: says what is wrong with rule sets.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::library::find::path_of;
use crate::library::read::{ReadError, read};
use crate::rule_set::check::{Fault, Problem, Severity, Sound, check_bytes};
use crate::rule_set::{bounds, clean};
use crate::words::faults::render;
use crate::words::{Words, say};

/// Stands for the standard input.
const INPUT: &str = "-";

/// Checks each file; `-` is the standard input. Problems go to `err`, one line for each set that can be used to `out`.
///
/// `sound` says what is known about a sound that a cue names. Returns the exit status: 0 if every set can be used (warnings
/// too), 1 if one is missing or has errors.
///
/// # Errors
/// When `out` or `err` can't be written to, such as a closed pipe.
pub fn run<S: Into<Sound>>(
    files: &[PathBuf],
    sound: &dyn Fn(&str) -> S,
    words: &Words,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let mut status = 0;
    for file in files {
        if !one(file, sound, words, out, err)? {
            status = 1;
        }
    }
    out.flush()?;
    err.flush()?;
    Ok(status)
}

/// Checks one file, and returns whether it can be used.
fn one<S: Into<Sound>>(
    file: &Path,
    sound: &dyn Fn(&str) -> S,
    words: &Words,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<bool> {
    let is_input = file.as_os_str() == INPUT;
    let file = path_of(file.as_os_str());
    let shown = if is_input { say!(words, "cli-standard-input") } else { file.display().to_string() };
    let shown = clean::in_place(&shown).into_owned();
    let bytes = match if is_input { read_input() } else { read(&file) } {
        Ok(bytes) => bytes,
        Err(error) => {
            let problem = Problem { severity: Severity::Error, place: None, fault: Fault::File(error) };
            writeln!(err, "{}\n", render(&shown, "", &problem, words))?;
            return Ok(false);
        }
    };
    let checked = check_bytes(&bytes, sound);
    let source = String::from_utf8_lossy(&bytes);
    for problem in &checked.problems {
        writeln!(err, "{}\n", render(&shown, &source, problem, words))?;
    }
    match (checked.is_fine(), checked.problems.len()) {
        (false, _) => {}
        (true, 0) => writeln!(out, "{}", say!(words, "cli-fine", file = shown))?,
        (true, warnings) => {
            let fine = say!(words, "cli-fine-but", file = shown, number = warnings);
            writeln!(out, "{fine}")?;
        }
    }
    Ok(checked.is_fine())
}

/// The standard input, up to one byte more than a rule set may have: the check then says that it is too big.
fn read_input() -> Result<Vec<u8>, ReadError> {
    let mut read = Vec::new();
    let _ = io::stdin().lock().take(bounds::FILE + 1).read_to_end(&mut read)?;
    Ok(read)
}
