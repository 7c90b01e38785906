//! Rule sets of people's own: each a new file in their folder, never in the place of another.

use std::path::{Path, PathBuf};

use super::file::{Act, Files, Why, WriteError};
use crate::library::copy;

/// A rule set that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSet {
    /// What it is called, from which its file gets a name.
    pub title: String,
    /// The name of the set that it comes from.
    pub from: String,
    /// Its text.
    pub text: String,
}

impl NewSet {
    /// Writes it to the first file of its name, or with a number, that isn't there yet.
    ///
    /// # Errors
    /// [`WriteError`]; nothing has changed then.
    pub(super) fn create(&self, files: &Files, rules: &Path) -> Result<PathBuf, WriteError> {
        let mut taken = None;
        for name in copy::names(&self.title, &self.from) {
            let path = copy::path(rules, &name);
            files.pass(Act::Create, &path)?;
            match copy::create(&self.text, &path).map_err(|error| WriteError::new(&path, &error)) {
                Ok(()) => return Ok(path),
                Err(error) if error.why == Why::Exists && path.symlink_metadata().is_ok() => {
                    taken = Some(error);
                }
                Err(error) => return Err(error),
            }
        }
        Err(taken.unwrap_or_else(|| WriteError { path: rules.to_owned(), why: Why::Exists }))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use std::fs;

    use super::*;

    #[test]
    fn no_file_takes_the_place_of_another() {
        let home = tempfile::tempdir().unwrap();
        let rules = home.path().join("config").join("rules");
        let set = |text: &str| NewSet { title: "Our talk".into(), from: "apology".into(), text: text.into() };
        let create = |text: &str| set(text).create(&Files::default(), &rules);
        for (text, name) in [("one", "our-talk.ron"), ("two", "our-talk-2.ron"), ("three", "our-talk-3.ron")]
        {
            assert_eq!(create(text), Ok(rules.join(name)));
            assert_eq!(fs::read_to_string(rules.join(name)).unwrap(), text);
        }
        assert_eq!(fs::read_to_string(rules.join("our-talk.ron")).unwrap(), "one");
        #[cfg(unix)]
        {
            // Not even a link that leads nowhere.
            std::os::unix::fs::symlink(rules.join("gone"), rules.join("our-talk-4.ron")).unwrap();
            assert_eq!(create("four"), Ok(rules.join("our-talk-5.ron")));
        }
    }

    #[test]
    fn where_nothing_can_be_written_it_says_so() {
        let home = tempfile::tempdir().unwrap();
        let rules = home.path().join("rules");
        fs::write(&rules, "a file").unwrap();
        let set = NewSet { title: "Our talk".into(), from: "apology".into(), text: "one".into() };
        assert!(set.create(&Files::default(), &rules).is_err());
        assert_eq!(fs::read_to_string(&rules).unwrap(), "a file");
    }
}
