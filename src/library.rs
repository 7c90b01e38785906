//! Finds, reads and watches rule sets: those compiled in, and the person's own.

pub mod beside;
pub mod contacts;
pub mod copy;
pub mod find;
pub mod read;
pub mod search;
pub mod watch;

mod built_in;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::rule_set::check::{self, Checked, Problem, Severity};
use crate::rule_set::{RuleSet, Text, clean, measure};

/// Every rule set there is.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// The person's own first, by name; then what is built in, a good first one first. A file of the person's takes
    /// the place of the built-in set of its name. Broken ones are here too, with their problems.
    pub entries: Vec<Entry>,
    /// What is wrong with the person's folder as a whole, in words for them.
    pub trouble: Option<String>,
}

/// One rule set, whole or broken.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its name on the command line: the file's stem, as it [can be shown](clean::in_place).
    pub name: String,
    /// Where it comes from.
    pub source: Source,
    /// The file's text, as far as it could be read.
    pub text: Arc<str>,
    /// What came of reading it.
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

impl Library {
    /// Reads everything: what is built in, and every `*.ron` in the person's folder, which needn't exist.
    ///
    /// `sound_exists` answers whether a cue may name this sound.
    #[must_use]
    pub fn load(own: &Path, sound_exists: &dyn Fn(&str) -> bool) -> Self {
        let (mut entries, trouble) = match own_files(own) {
            Ok(files) => (files.iter().map(|path| Entry::from_file(path, sound_exists)).collect(), None),
            Err(error) => (
                Vec::new(),
                Some(format!("“{}” can't be opened: {error}", clean::in_place(&own.display().to_string()))),
            ),
        };
        entries.sort_by(|one: &Entry, other| one.name.cmp(&other.name));
        let replaced = |name: &str| entries.iter().any(|entry| entry.name == name);
        let built_in: Vec<_> = built_in::RULE_SETS
            .iter()
            .filter(|(name, _)| !replaced(name))
            .map(|(name, text)| Entry::built_in(name, text, sound_exists))
            .collect();
        entries.extend(built_in);
        Self { entries, trouble }
    }

    /// The set of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Entry> {
        // As somebody types it, or as it was shown to them.
        let name = clean::in_place(name);
        self.entries.iter().find(|entry| entry.name == name)
    }
}

impl Entry {
    /// Reads a rule set from a file, wherever it is. What is wrong with the file is among its problems.
    #[must_use]
    pub fn from_file(path: &Path, sound_exists: &dyn Fn(&str) -> bool) -> Self {
        let name = clean::in_place(&path.file_stem().unwrap_or_default().to_string_lossy()).into_owned();
        let (text, checked) = match read::read(path) {
            Ok(bytes) => {
                (String::from_utf8_lossy(&bytes).into_owned(), check::check_bytes(&bytes, sound_exists))
            }
            Err(error) => (String::new(), Checked { rule_set: None, problems: vec![unreadable(&error)] }),
        };
        Self { name, source: Source::Own(path.to_owned()), text: text.into(), checked: Arc::new(checked) }
    }

    fn built_in(name: &str, text: &'static str, sound_exists: &dyn Fn(&str) -> bool) -> Self {
        Self {
            name: name.to_owned(),
            source: Source::BuiltIn,
            text: text.into(),
            checked: Arc::new(check::check(text, sound_exists)),
        }
    }

    /// The set; none where it has errors.
    #[must_use]
    pub fn rule_set(&self) -> Option<&RuleSet> {
        self.checked.rule_set.as_ref()
    }

    /// What it is called; its name on the command line where it can't be read.
    #[must_use]
    pub fn title(&self, language: &str) -> &str {
        self.rule_set().map_or(&self.name, |set| set.name.get(language))
    }

    /// What it does, in a line or two; empty where it doesn't say.
    #[must_use]
    pub fn summary(&self, language: &str) -> &str {
        self.rule_set().and_then(|set| set.summary.as_ref()).map_or("", |summary| summary.get(language))
    }

    /// How long the talk is for its smallest party, on the shortest way through; none where it can't be read.
    #[must_use]
    pub fn length(&self) -> Option<Duration> {
        self.rule_set().map(|set| measure::shortest(set, set.participants.min).time)
    }

    /// The languages it is written in; `en` for one plain string, none where it can't be read.
    #[must_use]
    pub fn languages(&self) -> Vec<&str> {
        match self.rule_set().map(|set| &set.name) {
            None => Vec::new(),
            Some(Text::Plain(_)) => vec!["en"],
            Some(name) => name.languages().collect(),
        }
    }

    /// The file, of a person's own set.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match &self.source {
            Source::BuiltIn => None,
            Source::Own(path) => Some(path),
        }
    }

    /// What to call the file in a message: its path, or the name of a built-in one.
    #[must_use]
    pub fn file(&self) -> String {
        self.path().map_or_else(
            || format!("{}.ron (built in)", self.name),
            |path| clean::in_place(&path.display().to_string()).into_owned(),
        )
    }

    /// A problem as several lines of plain text, with the line and the place marked.
    #[must_use]
    pub fn render(&self, problem: &Problem) -> String {
        check::render(&self.file(), &self.text, problem)
    }
}

/// The person's files, none where there is no folder.
fn own_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let files = match std::fs::read_dir(folder) {
        Ok(files) => files,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut found = Vec::new();
    for file in files {
        let path = file?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !hidden && path.extension().is_some_and(|extension| extension == "ron") {
            found.push(path);
        }
    }
    Ok(found)
}

fn unreadable(error: &read::ReadError) -> Problem {
    Problem { severity: Severity::Error, place: None, message: error.to_string(), help: None }
}

#[cfg(test)]
mod tests;
