//! Writing a file so that a power cut leaves the old one or the new one, never half of either.

use std::fmt;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::library::read::{self, ReadError, Special};
use crate::library::write::{self, Readers};

pub(crate) use crate::library::write::{folder_of, only_for_this_user, sweep, sync_folder};

/// A file that couldn't be written. What was there before is still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteError {
    /// The file that was meant.
    pub path: PathBuf,
    /// The reason.
    pub why: Why,
}

/// Why a file couldn't be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// No space, or no quota, left.
    Full,
    /// A file system that can't be written to.
    ReadOnly,
    /// This user may not write there.
    NoPermission,
    /// Part of the path is a file.
    NotAFolder,
    /// It is a folder.
    Folder,
    /// The folder that it was to be in isn't there, and was not to be made.
    NoFolder,
    /// There is a file already, and it was not to be replaced.
    Exists,
    /// It is a pipe, a device or a socket.
    NotAFile(Special),
    /// Another program, or another window of this one, is using it.
    Busy,
    /// Another window of this program has it open to be edited.
    EditedElsewhere,
    /// It takes so long that nobody can tell whether it will be written.
    NoAnswer,
    /// It would be larger than this system lets files be.
    TooLarge,
    /// What is kept in it has grown to more than this number of megabytes, so that it couldn't be read again.
    Overgrown(usize),
    /// Something takes away what is written.
    TakenAway,
    /// What is there can't be read, and so nobody knows whether it is as it was.
    Unread(ReadError),
    /// It is to be changed, and isn't a rule set that can be used.
    NoSet,
    /// Anything else, in the system's words.
    Other(String),
}

impl WriteError {
    /// What the system said, about this file.
    #[must_use]
    pub fn new(path: &Path, error: &io::Error) -> Self {
        use io::ErrorKind;
        let why = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Why::Full,
            ErrorKind::FileTooLarge => Why::TooLarge,
            ErrorKind::ReadOnlyFilesystem => Why::ReadOnly,
            ErrorKind::PermissionDenied => Why::NoPermission,
            ErrorKind::NotADirectory => Why::NotAFolder,
            ErrorKind::IsADirectory => Why::Folder,
            ErrorKind::AlreadyExists => Why::Exists,
            _ if write::is_taken_away(error) => Why::TakenAway,
            _ => Why::Other(error.to_string()),
        };
        Self { path: path.to_owned(), why }
    }
}

/// What is done to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Its bytes are read.
    Read,
    /// A lock is taken that it stands for.
    Lock,
    /// It is written whole, in place of what is there.
    Replace,
    /// It is written whole, where nothing is.
    Create,
    /// Something is written at its end.
    Append,
    /// What was written is brought to the disk.
    Sync,
    /// It gets another name.
    Rename,
    /// It is deleted.
    Remove,
}

/// Stands between the program and its files, so that a test can hold up or fail what is done to them.
pub trait Gate: fmt::Debug + Send + Sync {
    /// Asked before each act, which begins when this returns.
    ///
    /// # Errors
    /// What the system is to have said. The act doesn't take place then.
    fn pass(&self, act: Act, path: &Path) -> io::Result<()>;
}

/// The way to the files: straight to the system's, unless a [`Gate`] stands there; and what new files begin with.
#[derive(Debug, Clone, Default)]
pub struct Files {
    gate: Option<Arc<dyn Gate>>,
    headings: Arc<Headings>,
}

/// What files begin with, for whoever opens them elsewhere: a line each, empty where there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headings {
    /// The settings file.
    pub settings: String,
    /// The agreements.
    pub agreements: String,
    /// The talk that is meant to be next.
    pub next_talk: String,
    /// Past talks.
    pub history: String,
    /// The rules that are kept for a set's next talk.
    pub kept_rules: String,
    /// How the last talks were set up.
    pub last_time: String,
    /// Where people are on their paths.
    pub on_paths: String,
    /// What people haven't saved yet of a rule set.
    pub unsaved: String,
    /// Where the windows were.
    pub windows: String,
}

/// A heading as a comment.
pub(super) fn comment(heading: &str) -> String {
    heading.lines().map(|line| format!("// {line}\n")).collect::<Vec<_>>().concat()
}

impl Files {
    /// The way through a gate.
    #[must_use]
    pub fn behind(gate: Arc<dyn Gate>) -> Self {
        Self { gate: Some(gate), ..Self::default() }
    }

    /// The same way, on which new files begin with these headings.
    #[must_use]
    pub fn with_headings(self, headings: Headings) -> Self {
        Self { headings: Arc::new(headings), ..self }
    }

    /// What new files begin with.
    pub(super) fn headings(&self) -> &Headings {
        &self.headings
    }

    /// To be called before each act that isn't one of those below.
    ///
    /// # Errors
    /// The gate's.
    pub(super) fn pass(&self, act: Act, path: &Path) -> Result<(), WriteError> {
        let passed = self.gate.as_ref().map_or(Ok(()), |gate| gate.pass(act, path));
        passed.map_err(|error| WriteError::new(path, &error))
    }

    /// See [`replace`].
    ///
    /// # Errors
    /// [`WriteError`]; the old file is then untouched.
    pub fn replace(&self, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
        self.pass(Act::Replace, path)?;
        replace(path, bytes)
    }

    /// See [`create`].
    ///
    /// # Errors
    /// [`WriteError`], with [`Why::Exists`] where there is something; it is untouched then.
    pub fn create(&self, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
        self.pass(Act::Create, path)?;
        create(path, bytes)
    }

    /// See [`create_there`].
    ///
    /// # Errors
    /// [`WriteError`], with [`Why::Exists`] where there is something; it is untouched then.
    pub fn create_there(&self, path: &Path, readers: Readers, bytes: &[u8]) -> Result<(), WriteError> {
        self.pass(Act::Create, path)?;
        create_there(path, readers, bytes)
    }

    /// Removes a file, for good. Fine where there is none.
    ///
    /// # Errors
    /// [`WriteError`]; it may be there still.
    pub(super) fn remove(&self, path: &Path) -> Result<(), WriteError> {
        let wrong = |error: io::Error| WriteError::new(path, &error);
        let is_gone = |error: &io::Error| {
            matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
        };
        if fs::symlink_metadata(path).is_err_and(|error| is_gone(&error)) {
            return Ok(());
        }
        self.pass(Act::Remove, path)?;
        match fs::remove_file(path) {
            Err(error) if is_gone(&error) => Ok(()),
            removed => removed.and_then(|()| sync_folder(folder_of(path))).map_err(wrong),
        }
    }

    /// See [`try_lock`].
    ///
    /// # Errors
    /// [`WriteError`]: where there can be no such file.
    pub fn try_lock(&self, path: &Path) -> Result<Option<File>, WriteError> {
        self.pass(Act::Lock, path)?;
        try_lock(path)
    }
}

/// Writes a file that only this user can read, in place of what is there: beside it first, to the disk, then renamed.
/// Makes the folder where it is missing. A link is followed, so that a settings file kept elsewhere stays there.
///
/// # Errors
/// [`WriteError`]; the old file is then untouched.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let wrong = |error: io::Error| WriteError::new(path, &error);
    let target = match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => fs::canonicalize(path).map_err(wrong)?,
        _ => path.to_owned(),
    };
    if target.is_dir() {
        return Err(WriteError { path: path.to_owned(), why: Why::Folder });
    }
    make_folder(folder_of(&target)).map_err(wrong)?;
    write::replace(&target, Readers::ThisUser, bytes).map_err(wrong)
}

/// Like [`replace`], but where there is nothing of that name yet, not so much as a link that leads nowhere.
///
/// # Errors
/// [`WriteError`], with [`Why::Exists`] where there is something; it is untouched then.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let wrong = |error: io::Error| WriteError::new(path, &error);
    make_folder(folder_of(path)).map_err(wrong)?;
    write::create(path, Readers::ThisUser, bytes).map_err(wrong)
}

/// Like [`create`], for these readers, but in a folder that is there already: where people choose one, a slip in its name
/// makes no other.
///
/// # Errors
/// [`WriteError`], with [`Why::Exists`] where there is something, and [`Why::NoFolder`] where there is no such folder.
pub fn create_there(path: &Path, readers: Readers, bytes: &[u8]) -> Result<(), WriteError> {
    write::create(path, readers, bytes).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => WriteError { path: path.to_owned(), why: Why::NoFolder },
        _ => WriteError::new(path, &error),
    })
}

/// Takes a lock that is a file of its own, without waiting for whoever holds it: `None` where somebody does. It is let
/// go when what is returned is dropped. Makes the file, and its folder, where they are missing.
///
/// # Errors
/// [`WriteError`]: where there can be no such file.
pub fn try_lock(path: &Path) -> Result<Option<File>, WriteError> {
    let wrong = |error: io::Error| WriteError::new(path, &error);
    make_folder(folder_of(path)).map_err(wrong)?;
    // Opening a pipe would wait for its other end.
    match path.metadata().map(|found| read::regular(found.file_type())) {
        Ok(Err(ReadError::Folder)) => {
            return Err(WriteError { path: path.to_owned(), why: Why::Folder });
        }
        Ok(Err(ReadError::NotAFile(what))) => {
            return Err(WriteError { path: path.to_owned(), why: Why::NotAFile(what) });
        }
        _ => {}
    }
    let mut options = OpenOptions::new();
    let _ = options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        let _ = options.mode(0o600);
    }
    let lock = options.open(path).map_err(wrong)?;
    only_for_this_user(&lock).map_err(wrong)?;
    match lock.try_lock() {
        Ok(()) => Ok(Some(lock)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(wrong(error)),
    }
}

/// Makes a folder, and those above it, for this user alone. Fine where it exists.
///
/// # Errors
/// The system's.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    let _ = builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        let _ = builder.mode(0o700);
    }
    builder.create(folder)
}

#[cfg(test)]
mod tests;
