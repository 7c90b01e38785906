//! Copies a rule set to the person's folder, to be changed there.

use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf};

use super::paths::is_built_in;
use super::place::built_in_places;
use super::search::fold;
use super::write::{self, Readers};
use crate::rule_set::clean;
use crate::rule_set::path::BEGINS;

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
    let path = path(rules, name);
    match create(text, &path) {
        Ok(()) => Ok(path),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(CopyError::Exists(path)),
        Err(error) => Err(CopyError::Write { path, reason: error.to_string() }),
    }
}

/// Where a set of this name is.
pub(crate) fn path(rules: &Path, name: &str) -> PathBuf {
    rules.join(format!("{name}.ron"))
}

/// Writes a rule set where nothing is yet, and makes the folder for it.
pub(crate) fn create(text: &str, path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).create(write::folder_of(path))?;
    // A rule set is for sharing.
    write::create(path, Readers::Everyone, text.as_bytes())
}

/// Names for a new set of this title, in the order in which to try them: `our-talk`, `our-talk-2` and so on. A title
/// without letters that a name can have gets the name of the set that it comes from. None of them is a built-in set's,
/// whose place the new one would take, and none a path's.
pub(crate) fn names(title: &str, otherwise: &str) -> impl Iterator<Item = String> + use<> {
    let is_free =
        |name: &String| !name.starts_with(BEGINS) && built_in_places().all(|place| place.name != *name);
    // A title such as “Path of peace” is one that a set may have.
    let ours = |title: &str| format!("ours-{title}");
    let is_path = |title: &str| fold(title).trim_start().starts_with("path");
    let title = if is_path(title) { ours(title) } else { title.to_owned() };
    let otherwise = if is_path(otherwise) { ours(otherwise) } else { otherwise.to_owned() };
    numbered("", &title, &otherwise).filter(is_free)
}

/// The same for a new path: `path-our-way`, `path-our-way-2` and so on.
pub(crate) fn path_names(title: &str, otherwise: &str) -> impl Iterator<Item = String> + use<> {
    let otherwise = otherwise.strip_prefix(BEGINS).unwrap_or(otherwise);
    numbered(BEGINS, title, otherwise).filter(|name| !is_built_in(name))
}

/// Names that begin like this, of which the rest comes from a title, or else from a name.
fn numbered(begins: &'static str, title: &str, otherwise: &str) -> impl Iterator<Item = String> + use<> {
    let written = |text: &str| {
        let folded = fold(text).replace('\'', "");
        let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric());
        let name = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
        // With room for a number.
        let name = name.get(..LONGEST - begins.len() - 5).unwrap_or(&name);
        name.trim_end_matches('-').to_owned()
    };
    let first = [title, otherwise, "ours"].map(written).into_iter().find(|name| is_name(name));
    let first = format!("{begins}{}", first.unwrap_or_default());
    let numbered = (2..10_000).map({
        let first = first.clone();
        move |number| format!("{first}-{number}")
    });
    std::iter::once(first).chain(numbered)
}

#[cfg(test)]
mod tests {
    use super::super::paths::is_path_name;
    use super::*;

    #[test]
    fn a_title_becomes_a_name_that_a_file_can_have() {
        let first = |title: &str, otherwise: &str| names(title, otherwise).next();
        for (title, name) in [
            ("Our talk", "our-talk"),
            ("  Über alles: Ana’s & Ben’s (2)! ", "uber-alles-anas-bens-2"),
            ("Łódź", "lodz"),
            ("Long listening", "long-listening-2"),
            ("Apology", "apology-2"),
            ("对话", "check-in-2"),
            ("Path of peace", "ours-path-of-peace"),
        ] {
            assert_eq!(first(title, "check-in").as_deref(), Some(name), "{title}");
        }
        assert_eq!(first("对话", "по-душам").as_deref(), Some("ours"));
        assert_eq!(names("Our talk", "").nth(2).as_deref(), Some("our-talk-3"));
        let long = "a talk ".repeat(30);
        assert!(names(&long, "").take(9_999).all(|name| is_name(&name)));
        assert!(path_names(&long, "").take(9_999).all(|name| is_path_name(&name)));
        let path = |title: &str| path_names(title, "path-staying-close").next();
        assert_eq!(path("Our way").as_deref(), Some("path-our-way"));
        assert_eq!(path("Staying close").as_deref(), Some("path-staying-close-2"));
        assert_eq!(path("对话").as_deref(), Some("path-staying-close-2"));
    }
}
