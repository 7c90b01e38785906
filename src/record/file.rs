//! Writing a file so that a power cut leaves the old one or the new one, never half of either.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::library::read;
use crate::library::write::{self, Readers};

pub(crate) use crate::library::write::{folder_of, only_for_this_user, sweep, sync_folder};

/// A file that couldn't be written. What was there before is still there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{}” couldn't be written: {why}", path.display())]
pub struct WriteError {
    /// The file that was meant.
    pub path: PathBuf,
    /// The reason, and what to do about it.
    pub why: Why,
}

/// Why a file couldn't be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// No space, or no quota, left.
    #[error("the disk is full; free some space and try again")]
    Full,
    /// A file system that can't be written to.
    #[error("the disk can't be written to; choose another folder, or make this one writable")]
    ReadOnly,
    /// This user may not write there.
    #[error("you don't have permission to write there; choose another folder, or change its permissions")]
    NoPermission,
    /// Part of the path is a file.
    #[error("part of that path is a file where a folder is needed; move it out of the way")]
    NotAFolder,
    /// It is a folder.
    #[error("there is a folder of that name; move it out of the way")]
    Folder,
    /// There is a file already, and it was not to be replaced.
    #[error("there is a file of that name already, and it stays as it is; choose another name")]
    Exists,
    /// It is a pipe, a device or a socket; the text says which.
    #[error("there is {0} of that name; move it out of the way")]
    NotAFile(&'static str),
    /// Another program, or another window of this one, is using it.
    #[error("another window or program is using it just now; try again in a moment")]
    Busy,
    /// It would be larger than this system lets files be.
    #[error("files on this system may not become so large; try again when the limit is raised")]
    TooLarge,
    /// Anything else, in the system's words.
    #[error("{0}")]
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
            _ => Why::Other(error.to_string()),
        };
        Self { path: path.to_owned(), why }
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
        Ok(Err(read::ReadError::Folder)) => {
            return Err(WriteError { path: path.to_owned(), why: Why::Folder });
        }
        Ok(Err(read::ReadError::NotAFile(what))) => {
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
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/deep/agreements.ron");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_kept_is_for_this_user_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/agreements.ron");
        replace(&path, b"one").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().unwrap()), 0o700);
    }

    #[test]
    fn a_new_file_takes_no_others_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/agreements.ron");
        create(&path, b"one").unwrap();
        assert_eq!(create(&path, b"two").unwrap_err().why, Why::Exists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        #[cfg(unix)]
        {
            let link = folder.path().join("link.ron");
            std::os::unix::fs::symlink("nowhere", &link).unwrap();
            assert_eq!(create(&link, b"two").unwrap_err().why, Why::Exists);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("real.ron");
        fs::write(&real, "old").unwrap();
        let link = folder.path().join("settings.ron");
        std::os::unix::fs::symlink(&real, &link).unwrap();
        replace(&link, b"new").unwrap();
        assert_eq!(fs::read(&real).unwrap(), b"new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn a_file_in_the_way_is_named_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let in_the_way = folder.path().join("data");
        fs::write(&in_the_way, "mine").unwrap();
        let error = replace(&in_the_way.join("agreements.ron"), b"one").unwrap_err();
        assert!(error.to_string().contains("agreements.ron"), "{error}");
        assert_eq!(fs::read(&in_the_way).unwrap(), b"mine");
        fs::create_dir(folder.path().join("settings.ron")).unwrap();
        let error = replace(&folder.path().join("settings.ron"), b"one").unwrap_err();
        assert_eq!(error.why, Why::Folder);
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_is_for_this_user_alone_and_nobody_waits_for_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("agreements.lock");
        let held = try_lock(&path).unwrap();
        assert!(held.is_some());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(try_lock(&path).unwrap().is_none(), "somebody holds it");
        drop(held);
        assert!(try_lock(&path).unwrap().is_some());
        let error = try_lock(Path::new("/dev/zero")).unwrap_err();
        assert!(error.to_string().contains("a device of that name"), "{error}");
    }

    /// `/dev/full` is a disk without space; a link to it makes the rename's target, so the write is tried directly.
    #[test]
    fn a_full_disk_says_so() {
        let error = WriteError::new(Path::new("/x"), &io::ErrorKind::StorageFull.into());
        assert!(error.to_string().contains("the disk is full; free some space"), "{error}");
    }
}
