//! What people changed in a rule set or a path of their own is saved in its place, if that is still as they know it. Where
//! somebody else has changed it meanwhile, nothing is written: both versions stay, and people say what is to become of them.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::put_back;
use crate::library::read::{ReadError, read};
use crate::library::write::Readers;
use crate::record::copies;
use crate::record::file::{Act, Files, Why, WriteError, folder_of, make_folder};
use crate::rule_set::bounds;

/// The largest text that is saved, in megabytes: whatever is larger can't be used.
const MEGABYTES: usize = 1;

/// The most names that are tried for a version beside another, where others are as quick to take each.
const TRIES: usize = 100;

/// What is where a file is, or was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A file with these bytes: all of them.
    Bytes(Arc<[u8]>),
    /// Nothing.
    Nothing,
}

impl Found {
    /// What is there now.
    ///
    /// # Errors
    /// [`ReadError`]: where something is there that can't be read, or that is larger than any rule set: whoever has seen only
    /// the beginning of a file must not replace all of it.
    pub fn at(file: &Path) -> Result<Self, ReadError> {
        match read(file) {
            Ok(bytes) if u64::try_from(bytes.len()).is_ok_and(|length| length > bounds::FILE) => {
                Err(ReadError::TooLarge)
            }
            Ok(bytes) => Ok(Self::Bytes(bytes.into())),
            Err(ReadError::Missing) => Ok(Self::Nothing),
            Err(error) => Err(error),
        }
    }

    /// Its text, with signs in the place of what isn't UTF-8; `None` where there is nothing.
    #[must_use]
    pub fn text(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Bytes(bytes) => Some(String::from_utf8_lossy(bytes)),
            Self::Nothing => None,
        }
    }

    /// Its text, to the letter; `None` where there is nothing, or something else than UTF-8.
    #[must_use]
    pub fn whole_text(&self) -> Option<&str> {
        match self {
            Self::Bytes(bytes) => std::str::from_utf8(bytes).ok(),
            Self::Nothing => None,
        }
    }

    fn is(&self, text: &str) -> bool {
        matches!(self, Self::Bytes(bytes) if **bytes == *text.as_bytes())
    }
}

impl From<&str> for Found {
    fn from(text: &str) -> Self {
        Self::Bytes(text.as_bytes().into())
    }
}

/// Where a text is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In its file.
    There,
    /// In a new file beside it, the first of its name with a number that isn't there yet: then both versions stay.
    Beside,
}

/// What people changed in a rule set or a path of their own. Whether it can be used is for them to look at before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Save {
    /// The file.
    pub file: PathBuf,
    /// What people know of it: as it was when they opened it, or as they were [shown](Saved::Changed) that it is now. To
    /// save over another's version is to save with that in this place.
    pub was: Found,
    /// The text.
    pub text: Arc<str>,
    /// Where it goes.
    pub place: Place,
}

/// What came of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// It is on the disk, in this file. If it was there already, to the letter, nothing was written.
    There(PathBuf),
    /// It isn't: meanwhile somebody has changed the file, which is now like this, or taken it away.
    Changed(Found),
    /// It couldn't be written.
    Failed(WriteError),
}

impl Save {
    /// Saves it. `rules` is the person's folder of rule sets, which is made where it is missing; no other is.
    pub(in crate::record) fn act(&self, files: &Files, rules: &Path) -> Saved {
        match self.place {
            Place::There => self.there(files, rules),
            Place::Beside => self.beside(files, rules).map(Saved::There),
        }
        .unwrap_or_else(Saved::Failed)
    }

    fn there(&self, files: &Files, rules: &Path) -> Result<Saved, WriteError> {
        let now = self.found(files)?;
        if now.is(&self.text) {
            return Ok(Saved::There(self.file.clone()));
        }
        if now != self.was {
            return Ok(Saved::Changed(now));
        }
        self.fits()?;
        if now == Found::Nothing {
            return match self.create(files, rules, &self.file, Readers::Everyone) {
                // Somebody has been quicker.
                Err(WriteError { why: Why::Exists, .. }) if Found::at(&self.file) != Ok(Found::Nothing) => {
                    self.found(files).map(Saved::Changed)
                }
                created => created.map(|()| Saved::There(self.file.clone())),
            };
        }
        let is_as_it_was = || Found::at(&self.file).is_ok_and(|found| found == self.was);
        if put_back(files, &self.file, self.text.as_bytes(), is_as_it_was)? {
            Ok(Saved::There(self.file.clone()))
        } else {
            self.found(files).map(Saved::Changed)
        }
    }

    /// Saves it under the next name that is free, and says which one that is.
    fn beside(&self, files: &Files, rules: &Path) -> Result<PathBuf, WriteError> {
        self.fits()?;
        let mut path = copies::free(&self.file);
        let mut tried = 0;
        loop {
            match self.create(files, rules, &path, readers(&self.file)) {
                Err(WriteError { why: Why::Exists, .. }) if tried < TRIES => {
                    tried += 1;
                    path = copies::free(&path);
                }
                created => return created.map(|()| path),
            }
        }
    }

    fn create(&self, files: &Files, rules: &Path, path: &Path, readers: Readers) -> Result<(), WriteError> {
        let folder = folder_of(path);
        if folder.starts_with(rules) {
            make_folder(folder).map_err(|error| WriteError::new(path, &error))?;
        }
        files.create_there(path, readers, self.text.as_bytes())
    }

    fn found(&self, files: &Files) -> Result<Found, WriteError> {
        files.pass(Act::Read, &self.file)?;
        Found::at(&self.file).map_err(|error| WriteError { path: self.file.clone(), why: Why::Unread(error) })
    }

    fn fits(&self) -> Result<(), WriteError> {
        let fits = u64::try_from(self.text.len()).is_ok_and(|length| length <= bounds::FILE);
        let too_large = || WriteError { path: self.file.clone(), why: Why::Overgrown(MEGABYTES) };
        if fits { Ok(()) } else { Err(too_large()) }
    }
}

/// Who may read a version beside a file: nobody else where nobody else may read that.
fn readers(file: &Path) -> Readers {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;

        // None of the six bits of the group and of others.
        if file.metadata().is_ok_and(|found| found.permissions().mode().trailing_zeros() >= 6) {
            return Readers::ThisUser;
        }
    }
    let _ = file;
    Readers::Everyone
}

#[cfg(test)]
mod tests;
