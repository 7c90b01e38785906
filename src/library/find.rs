//! Finds a rule set by what somebody typed: a name, or a file.

use std::path::Path;

use super::{Entry, Library};
use crate::rule_set::clean;

/// Letters of what was typed that a message says again.
const ASKED: usize = 60;

/// There is nothing of this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no rule set called “{asked}”{}", hint(suggestion.as_ref()))]
pub struct NotFound {
    /// What was typed, as far as it can be shown.
    pub asked: String,
    /// What may have been meant.
    pub suggestion: Option<String>,
}

fn hint(suggestion: Option<&String>) -> String {
    suggestion.map_or_else(
        || "; `common-ground list` shows all there are".to_owned(),
        |name| format!("; did you mean “{name}”?"),
    )
}

impl Library {
    /// The set of this name, else the file at this path. What has a `/` in it, or ends in `.ron`, is a file.
    ///
    /// # Errors
    /// [`NotFound`], with a close name if there is one. A file that can't be read is found, with its problem.
    pub fn find(&self, asked: &str, sound_exists: &dyn Fn(&str) -> bool) -> Result<Entry, NotFound> {
        let path = Path::new(asked);
        let says_file = path.extension().is_some_and(|extension| extension == "ron")
            || path.components().count() > 1
            || asked.ends_with(std::path::MAIN_SEPARATOR);
        if says_file {
            return Ok(Entry::from_file(path, sound_exists));
        }
        if let Some(entry) = self.get(asked) {
            return Ok(entry.clone());
        }
        if path.try_exists().is_ok_and(|exists| exists) {
            return Ok(Entry::from_file(path, sound_exists));
        }
        Err(NotFound { asked: clean::quoted(asked, ASKED), suggestion: self.close_to(asked) })
    }

    fn close_to(&self, asked: &str) -> Option<String> {
        let asked = asked.to_lowercase().replace(['_', ' '], "-");
        let names = || self.entries.iter().map(|entry| &entry.name);
        let begins = || names().find(|name| asked.len() >= 3 && name.starts_with(&asked));
        names()
            .map(|name| (strsim::damerau_levenshtein(name, &asked), name))
            .min()
            .filter(|(distance, name)| *distance <= name.len() / 3)
            .map(|(_, name)| name)
            .or_else(begins)
            .cloned()
    }
}
