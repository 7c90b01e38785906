//! The lists of words that people pick from in a talk: the built-in ones, or a person's own in their place.

use std::path::{Path, PathBuf};

use super::read::{self, ReadError};
use crate::rule_set::check::{Fault, Problem, Severity, check_list};
use crate::rule_set::{List, WordList};

/// The folder of these files, in the folder of rule sets.
const FOLDER: &str = "words";

/// Every list there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lists {
    feelings: WordList,
    needs: WordList,
}

/// A person's own list that can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Which.
    pub list: List,
    /// Its file.
    pub file: PathBuf,
    /// The first thing that is wrong with it.
    pub problem: Problem,
}

impl Lists {
    /// The built-in ones.
    #[must_use]
    pub fn built_in() -> Self {
        Self { feelings: built_in(List::Feelings), needs: built_in(List::Needs) }
    }

    /// The person's, and a built-in one for each that they don't have or that can't be used; and what is wrong with those.
    ///
    /// `rules` is the person's folder of rule sets.
    #[must_use]
    pub fn load(rules: &Path) -> (Self, Vec<Unreadable>) {
        let mut troubles = Vec::new();
        let mut load = |list| {
            own(rules, list).unwrap_or_else(|trouble| {
                troubles.extend(trouble.map(|trouble| *trouble));
                built_in(list)
            })
        };
        let lists = Self { feelings: load(List::Feelings), needs: load(List::Needs) };
        (lists, troubles)
    }

    /// One of them.
    #[must_use]
    pub fn get(&self, list: List) -> &WordList {
        match list {
            List::Feelings => &self.feelings,
            List::Needs => &self.needs,
        }
    }
}

/// The file of a person's own list, if they have one. `rules` is their folder of rule sets.
#[must_use]
pub fn path(rules: &Path, list: List) -> PathBuf {
    rules.join(FOLDER).join(match list {
        List::Feelings => "feelings.ron",
        List::Needs => "needs.ron",
    })
}

/// Whether a file is where lists are, whatever is in it.
#[must_use]
pub fn is_place_of_lists(file: &Path) -> bool {
    file.parent().and_then(Path::file_name).is_some_and(|folder| folder == FOLDER)
}

fn built_in(list: List) -> WordList {
    let text = match list {
        List::Feelings => include_str!("../../rules/words/feelings.ron"),
        List::Needs => include_str!("../../rules/words/needs.ron"),
    };
    // A test reads them, so that this never fails.
    check_list(text.as_bytes()).list.unwrap_or_default()
}

/// A person's own list.
///
/// # Errors
/// What is wrong with it; `None` if there is none.
fn own(rules: &Path, list: List) -> Result<WordList, Option<Box<Unreadable>>> {
    let file = path(rules, list);
    let problem = match read::read(&file) {
        Err(ReadError::Missing) => return Err(None),
        Err(error) => Problem { severity: Severity::Error, place: None, fault: Fault::File(error) },
        Ok(bytes) => {
            let checked = check_list(&bytes);
            match (checked.list, checked.problems.into_iter().find(|one| one.severity == Severity::Error)) {
                (Some(words), _) => return Ok(words),
                (None, Some(problem)) => problem,
                (None, None) => return Err(None),
            }
        }
    };
    Err(Some(Box::new(Unreadable { list, file, problem })))
}
