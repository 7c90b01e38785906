//! Copies a rule set to the person's folder, to be changed there.

use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf};

use super::write::{self, Readers};
use crate::rule_set::clean;

/// Why there is no copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyError {
    /// The name can't be used.
    Name(String),
    /// There is a file of that name.
    Exists(PathBuf),
    /// It couldn't be written.
    Write {
        /// The file that was meant.
        path: PathBuf,
        /// The system's words.
        reason: String,
    },
}

impl CopyError {
    /// The error for a name that can't be one.
    #[must_use]
    pub(crate) fn not_a_name(meant: &str) -> Self {
        Self::Name(clean::quoted(meant, 2 * LONGEST))
    }
}

/// Letters in a name.
const LONGEST: usize = 60;

/// Whether this can be a rule set's name: `a-z`, `0-9` and `-` between them.
#[must_use]
pub(crate) fn is_name(name: &str) -> bool {
    let allowed = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    (1..=LONGEST).contains(&name.len())
        && name.chars().all(allowed)
        && !name.starts_with('-')
        && !name.ends_with('-')
}

/// Writes a rule set's text to `NAME.ron` in the person's folder and says where that is. Never overwrites anything.
///
/// # Errors
/// [`CopyError`]; nothing has changed then.
pub(crate) fn copy(text: &str, rules: &Path, name: &str) -> Result<PathBuf, CopyError> {
    if !is_name(name) {
        return Err(CopyError::not_a_name(name));
    }
    let path = rules.join(format!("{name}.ron"));
    let wrong = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => CopyError::Exists(path.clone()),
        _ => CopyError::Write { path: path.clone(), reason: error.to_string() },
    };
    DirBuilder::new().recursive(true).create(rules).map_err(wrong)?;
    // A rule set is for sharing.
    write::create(&path, Readers::Everyone, text.as_bytes()).map_err(wrong)?;
    Ok(path)
}
