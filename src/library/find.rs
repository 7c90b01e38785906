//! Finds a rule set by what somebody typed: a name, or a file.

use std::path::Path;

use super::Entry;
use super::place::{Place, places};
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

/// Reads the set of this name, else the file at this path. What has a `/` in it, or ends in `.ron`, is a file. Nothing else
/// in the person's folder is read.
///
/// `sound_exists` answers whether a cue may name this sound.
///
/// # Errors
/// [`NotFound`], with a close name if there is one. A file that can't be read is found, with its problem.
pub fn find(own: &Path, asked: &str, sound_exists: &dyn Fn(&str) -> bool) -> Result<Entry, NotFound> {
    let path = Path::new(asked);
    let says_file = path.extension().is_some_and(|extension| extension == "ron")
        || path.components().count() > 1
        || asked.ends_with(std::path::MAIN_SEPARATOR);
    if says_file {
        return Ok(Entry::from_file(path, sound_exists));
    }
    let (places, _) = places(own);
    // As somebody types it, or as it was shown to them.
    let name = clean::in_place(asked);
    if let Some(place) = places.iter().find(|place| place.name == name) {
        return Ok(place.read(sound_exists));
    }
    if path.try_exists().is_ok_and(|exists| exists) {
        return Ok(Entry::from_file(path, sound_exists));
    }
    Err(NotFound { asked: clean::quoted(asked, ASKED), suggestion: close_to(&places, asked) })
}

fn close_to(places: &[Place], asked: &str) -> Option<String> {
    let asked = asked.to_lowercase().replace(['_', ' '], "-");
    let names = || places.iter().map(|place| &place.name);
    let begins = || names().find(|name| asked.len() >= 3 && name.starts_with(&asked));
    names()
        .map(|name| (strsim::damerau_levenshtein(name, &asked), name))
        .min()
        .filter(|(distance, name)| *distance <= name.len() / 3)
        .map(|(_, name)| name)
        .or_else(begins)
        .cloned()
}
