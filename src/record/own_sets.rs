//! Rule sets and paths of people's own: each a new file in their folder, never in the place of another; another title for
//! one; and what they changed in one, in its place.

pub mod save;

use std::io;
use std::path::{Path, PathBuf};

use super::file::{Act, Files, Why, WriteError};
use crate::library::copy;
use crate::library::paths;
use crate::library::read::read;
use crate::library::retitle::retitled;
use crate::library::write;

/// What is to be done about a rule set of people's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SetWork {
    /// A new one is written.
    Create(NewSet),
    /// One gets another title.
    Retitle(NewTitle),
}

impl SetWork {
    /// Does it, and says which file it was.
    ///
    /// # Errors
    /// [`WriteError`]; nothing has changed then.
    pub(super) fn act(&self, files: &Files, rules: &Path) -> Result<PathBuf, WriteError> {
        match self {
            Self::Create(set) => set.create(files, rules),
            Self::Retitle(title) => title.write(files),
        }
    }
}

/// Another title for a rule set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTitle {
    /// The set's file.
    pub file: PathBuf,
    /// What it is to be called.
    pub title: String,
    /// In which language.
    pub language: String,
}

impl NewTitle {
    /// Writes it into the file as that is now. Every byte elsewhere stays.
    ///
    /// # Errors
    /// [`WriteError`]; nothing has changed then.
    fn write(&self, files: &Files) -> Result<PathBuf, WriteError> {
        let wrong = |why| WriteError { path: self.file.clone(), why };
        files.pass(Act::Read, &self.file)?;
        let text = read(&self.file).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let new = text.and_then(|text| retitled(&text, &self.title, &self.language));
        let new = new.ok_or_else(|| wrong(Why::NoSet))?;
        let _replaced = put_back(files, &self.file, new.as_bytes(), || true)?;
        Ok(self.file.clone())
    }
}

/// Writes one of people's files in its place: its rights stay, and where it is a link, what it leads to is written. True
/// where it was, since it `is_as_it_was`.
///
/// # Errors
/// [`WriteError`]; nothing has changed then.
fn put_back(
    files: &Files,
    path: &Path,
    bytes: &[u8],
    is_as_it_was: impl FnOnce() -> bool,
) -> Result<bool, WriteError> {
    let wrong = |error: io::Error| WriteError::new(path, &error);
    let file = path.canonicalize().map_err(wrong)?;
    // A file can be replaced that can't be written to; but whoever made it so wants it to stay as it is.
    if file.metadata().is_ok_and(|now| now.permissions().readonly()) {
        return Err(wrong(io::ErrorKind::PermissionDenied.into()));
    }
    files.pass(Act::Replace, &file)?;
    write::replace_if(&file, bytes, is_as_it_was).map_err(wrong)
}

/// A rule set or a path that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSet {
    /// What it is called, from which its file gets a name.
    pub title: String,
    /// The name of the one that it comes from; empty where it comes from none.
    pub from: String,
    /// Its text.
    pub text: String,
    /// Whether it is a path, which has a folder of its own.
    pub is_path: bool,
}

impl NewSet {
    /// Writes it to the first file of its name, or with a number, that isn't there yet.
    ///
    /// # Errors
    /// [`WriteError`]; nothing has changed then.
    pub(super) fn create(&self, files: &Files, rules: &Path) -> Result<PathBuf, WriteError> {
        let mut taken = None;
        let folder = if self.is_path { paths::folder(rules) } else { rules.to_owned() };
        let names: Box<dyn Iterator<Item = String>> = if self.is_path {
            Box::new(copy::path_names(&self.title, &self.from))
        } else {
            Box::new(copy::names(&self.title, &self.from))
        };
        for name in names {
            let path = copy::path(&folder, &name);
            files.pass(Act::Create, &path)?;
            match copy::create(&self.text, &path).map_err(|error| WriteError::new(&path, &error)) {
                Ok(()) => return Ok(path),
                Err(error) if error.why == Why::Exists && path.symlink_metadata().is_ok() => {
                    taken = Some(error);
                }
                Err(error) => return Err(error),
            }
        }
        Err(taken.unwrap_or(WriteError { path: folder, why: Why::Exists }))
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
        let set = |text: &str| NewSet {
            title: "Our talk".into(),
            from: "apology".into(),
            text: text.into(),
            is_path: false,
        };
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
        let (title, from, text) = ("Our talk".into(), "apology".into(), "one".into());
        let set = NewSet { title, from, text, is_path: false };
        assert!(set.create(&Files::default(), &rules).is_err());
        assert_eq!(fs::read_to_string(&rules).unwrap(), "a file");
    }
}
