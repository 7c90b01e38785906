//! `common-ground check FILE…`: says what is wrong with rule sets.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::library::read::read;
use crate::rule_set::check::{Problem, Severity, check_bytes, render};
use crate::rule_set::clean;

/// Checks each file. Problems go to `err`, one line for each set that can be used to `out`.
///
/// `sound_exists` answers whether a cue may name this sound. Gives the exit status: 0 when every set can be used
/// (warnings too), 1 when one is missing or has errors.
///
/// # Errors
/// When `out` or `err` can't be written to, such as a closed pipe.
pub fn run(
    files: &[PathBuf],
    sound_exists: &dyn Fn(&str) -> bool,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let mut status = 0;
    for file in files {
        if !one(file, sound_exists, out, err)? {
            status = 1;
        }
    }
    out.flush()?;
    err.flush()?;
    Ok(status)
}

/// Checks one file, and says whether it can be used.
fn one(
    file: &Path,
    sound_exists: &dyn Fn(&str) -> bool,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<bool> {
    let shown = clean::in_place(&file.display().to_string()).into_owned();
    let bytes = match read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            let problem =
                Problem { severity: Severity::Error, place: None, message: error.to_string(), help: None };
            writeln!(err, "{}\n", render(&shown, "", &problem))?;
            return Ok(false);
        }
    };
    let checked = check_bytes(&bytes, sound_exists);
    let source = String::from_utf8_lossy(&bytes);
    for problem in &checked.problems {
        writeln!(err, "{}\n", render(&shown, &source, problem))?;
    }
    match (checked.is_fine(), checked.problems.len()) {
        (false, _) => {}
        (true, 0) => writeln!(out, "fine: {shown}")?,
        (true, 1) => writeln!(out, "fine: {shown} (1 warning)")?,
        (true, warnings) => writeln!(out, "fine: {shown} ({warnings} warnings)")?,
    }
    Ok(checked.is_fine())
}
