//! Paths: those compiled in, and the person's own. There are few of them, and so they are kept whole.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::entry::{Source, name_of};
use super::index::Index;
use super::place::own_files;
use super::read;
use crate::rule_set::check::{CheckedPath, Fault, Problem, Severity, check_path};
use crate::rule_set::{clean, path};

/// The folder of these files, in the folder of rule sets.
const FOLDER: &str = "paths";

macro_rules! built_in {
    ($name:literal) => {
        ($name, include_str!(concat!("../../rules/paths/", $name, ".ron")))
    };
}

/// Names and texts of the built-in paths, in the order in which the library shows them.
static BUILT_IN: &[(&str, &str)] =
    &[built_in!("path-rebuilding-trust"), built_in!("path-after-a-fight"), built_in!("path-staying-close")];

/// One path, whole or broken.
#[derive(Debug, Clone, PartialEq)]
pub struct PathEntry {
    /// Its name on the command line: the file's stem, as it [can be shown](crate::rule_set::clean::in_place).
    pub name: String,
    /// Where it comes from.
    pub source: Source,
    /// The file's text, as far as it could be read.
    pub text: Arc<str>,
    /// The result of checking it.
    pub checked: Arc<CheckedPath>,
}

impl PathEntry {
    /// Reads a path from any file. If the file can't be read, that is its problem.
    #[must_use]
    pub fn from_file(file: &Path) -> Self {
        let (text, checked) = match read::read(file) {
            Ok(bytes) => (String::from_utf8_lossy(&bytes).into_owned(), check_path(&bytes)),
            Err(error) => {
                let problem = Problem { severity: Severity::Error, place: None, fault: Fault::File(error) };
                (String::new(), CheckedPath { path: None, problems: vec![problem] })
            }
        };
        Self {
            name: name_of(file),
            source: Source::Own(file.to_owned()),
            text: text.into(),
            checked: Arc::new(checked),
        }
    }

    /// The words that it can be found by.
    pub(super) fn index(&self) -> Index {
        let whole = self.checked.path.as_ref();
        whole.map_or_else(|| Index::of_name(&self.name), |path| Index::of_path(&self.name, path))
    }

    fn built_in(name: &str, text: &str) -> Self {
        Self {
            name: name.to_owned(),
            source: Source::BuiltIn,
            text: text.into(),
            checked: Arc::new(check_path(text.as_bytes())),
        }
    }

    /// The path, unless it has errors.
    #[must_use]
    pub fn path(&self) -> Option<&path::Path> {
        self.checked.path.as_ref()
    }

    /// Its title; its name on the command line if it can't be used.
    #[must_use]
    pub fn title(&self, language: &str) -> &str {
        self.path().map_or(&self.name, |path| path.name.get(language))
    }

    /// The file, of a person's own path.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.source.path()
    }
}

/// Where a person's own paths are. `rules` is their folder of rule sets.
#[must_use]
pub fn folder(rules: &Path) -> PathBuf {
    rules.join(FOLDER)
}

/// The built-in ones.
pub(super) fn built_in() -> Vec<Arc<PathEntry>> {
    BUILT_IN.iter().map(|(name, text)| Arc::new(PathEntry::built_in(name, text))).collect()
}

/// The one of this name, as somebody types it. `rules` is the person's folder of rule sets.
#[must_use]
pub(crate) fn named(rules: &Path, name: &str) -> Option<Arc<PathEntry>> {
    let name = clean::in_place(name);
    all(rules).into_iter().find(|path| path.name == name)
}

/// All of them: the person's own by name, and then the built-in ones that none of these replaces. `rules` is the person's
/// folder of rule sets.
pub(super) fn all(rules: &Path) -> Vec<Arc<PathEntry>> {
    let mut files = own_files(&folder(rules)).unwrap_or_default();
    files.sort_by_cached_key(|file| (name_of(file), file.clone()));
    let mut paths: Vec<_> = files.iter().map(|file| Arc::new(PathEntry::from_file(file))).collect();
    let built_in: Vec<_> =
        built_in().into_iter().filter(|path| !paths.iter().any(|own| own.name == path.name)).collect();
    paths.extend(built_in);
    paths
}
