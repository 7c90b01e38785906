//! A rule set as it was just read from its file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::place::goes_on_after_ron;
use super::read;
use crate::rule_set::check::{self, Checked, Fault, Problem, Severity};
use crate::rule_set::{RuleSet, clean};

/// One rule set, whole or broken.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its name on the command line: the file's stem, as it [can be shown](clean::in_place).
    pub name: String,
    /// Where it comes from.
    pub source: Source,
    /// The file's text, as far as it could be read.
    pub text: Arc<str>,
    /// The result of checking it.
    pub checked: Arc<Checked>,
}

/// Where a rule set comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Compiled in.
    BuiltIn,
    /// The person's file.
    Own(PathBuf),
}

impl Source {
    /// The file, of a person's own set.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::BuiltIn => None,
            Self::Own(path) => Some(path),
        }
    }
}

impl Entry {
    /// Reads a rule set from any file. If the file can't be read, that is its problem.
    ///
    /// `sound_exists` answers whether a cue may name this sound.
    #[must_use]
    pub fn from_file(path: &Path, sound_exists: &dyn Fn(&str) -> bool) -> Self {
        if goes_on_after_ron(path) {
            return Self::misnamed(path);
        }
        let (text, checked) = match read::read(path) {
            Ok(bytes) => {
                (String::from_utf8_lossy(&bytes).into_owned(), check::check_bytes(&bytes, sound_exists))
            }
            Err(error) => (String::new(), Checked { rule_set: None, problems: vec![unreadable(&error)] }),
        };
        Self {
            name: name_of(path),
            source: Source::Own(path.to_owned()),
            text: text.into(),
            checked: Arc::new(checked),
        }
    }

    /// The same with something that is wrong with the file as a whole, before all that is wrong inside.
    pub(super) fn with_fault(mut self, fault: Option<Problem>) -> Self {
        if let Some(fault) = fault {
            let checked = Arc::make_mut(&mut self.checked);
            checked.rule_set = None;
            checked.problems.insert(0, fault);
        }
        self
    }

    /// A file that would be a rule set by another name. It isn't read: renamed, it is.
    fn misnamed(path: &Path) -> Self {
        let problem = Problem { severity: Severity::Error, place: None, fault: Fault::NameGoesOn };
        Self {
            name: name_of(path),
            source: Source::Own(path.to_owned()),
            text: "".into(),
            checked: Arc::new(Checked { rule_set: None, problems: vec![problem] }),
        }
    }

    /// Reads a rule set that is compiled in.
    pub(super) fn built_in(name: &str, text: &'static str, sound_exists: &dyn Fn(&str) -> bool) -> Self {
        Self {
            name: name.to_owned(),
            source: Source::BuiltIn,
            text: text.into(),
            checked: Arc::new(check::check(text, sound_exists)),
        }
    }

    /// The set, unless it has errors.
    #[must_use]
    pub fn rule_set(&self) -> Option<&RuleSet> {
        self.checked.rule_set.as_ref()
    }

    /// Its title; its name on the command line if it can't be used.
    #[must_use]
    pub fn title(&self, language: &str) -> &str {
        self.rule_set().map_or(&self.name, |set| set.name.get(language))
    }

    /// The file, of a person's own set.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.source.path()
    }
}

/// The name of the set in a file.
pub(crate) fn name_of(path: &Path) -> String {
    clean::in_place(&path.file_stem().unwrap_or_default().to_string_lossy()).into_owned()
}

fn unreadable(error: &read::ReadError) -> Problem {
    Problem { severity: Severity::Error, place: None, fault: Fault::File(error.clone()) }
}
