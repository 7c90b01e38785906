//! Reads a file, whatever is found in its place: a folder, a pipe that nobody writes to, a device without an end.

use std::fs::{File, FileType, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use crate::rule_set::check::Syntax;
use crate::rule_set::meant::nearest;
use crate::rule_set::{bounds, sign, source};

pub use crate::rule_set::check::{ReadError, Special};

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::IsADirectory => Self::Folder,
            io::ErrorKind::PermissionDenied => Self::NoPermission,
            _ if is_link_circle(&error) => Self::LinkCircle,
            _ => Self::Failed(error.to_string()),
        }
    }
}

/// Reads a regular file's bytes, up to one more than a rule set may have: the check of these then says that it is too big.
/// Never waits for a pipe, and never reads from a device.
///
/// # Errors
/// [`ReadError`] when there is no regular file or it can't be read.
pub fn read(path: &Path) -> Result<Vec<u8>, ReadError> {
    read_at_most(path, bounds::FILE + 1)
}

/// Like [`read`], but up to so many bytes: of a longer file, its beginning.
///
/// # Errors
/// [`ReadError`] when there is no regular file or it can't be read.
pub(crate) fn read_at_most(path: &Path, bytes: u64) -> Result<Vec<u8>, ReadError> {
    // Opening a device can already do something, such as rewind a tape. So its kind is checked before; and again when it
    // is open, because another file may have taken its place.
    regular(path.metadata()?.file_type())?;
    let file = open(path)?;
    let metadata = file.metadata()?;
    regular(metadata.file_type())?;
    let mut read = Vec::with_capacity(usize::try_from(metadata.len().min(bytes)).unwrap_or(0));
    let _ = file.take(bytes).read_to_end(&mut read)?;
    Ok(read)
}

/// Why a text isn't what belongs in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misread {
    /// It isn't RON, or uses more of it than files here do.
    Syntax(Box<Syntax>),
    /// A field is missing.
    Missing {
        /// Its name.
        field: &'static str,
    },
    /// There is no such field here.
    Unknown {
        /// Its name, cut to a message's length.
        field: String,
        /// The name that was probably meant.
        near: Option<&'static str>,
        /// Those there are.
        known: &'static [&'static str],
    },
    /// A text in quotes belongs here.
    NoText,
    /// A list belongs here.
    NoList,
    /// Something else of another kind.
    OtherKind,
}

/// Why RON couldn't read a text, and the line, from 1, where the text itself tells it.
pub(crate) fn misread(error: &ron::error::SpannedError, text: &str) -> (Option<usize>, Misread) {
    if let Some((line, syntax)) = source::trouble(text) {
        // A bracket is to be closed where the file ends, not where it begins.
        let line = Some(line).filter(|_| !matches!(syntax, Syntax::NeverClosed { .. }));
        return (line, Misread::Syntax(Box::new(syntax)));
    }
    let wrong = match &error.code {
        ron::Error::MissingStructField { field, .. } => Misread::Missing { field },
        ron::Error::NoSuchStructField { expected, found, .. } => Misread::Unknown {
            field: sign::short(found),
            near: nearest(found, expected.iter().copied()),
            known: expected,
        },
        ron::Error::ExpectedString => Misread::NoText,
        ron::Error::InvalidValueForType { expected, .. } if expected.contains("string") => Misread::NoText,
        ron::Error::ExpectedArray => Misread::NoList,
        _ => Misread::OtherKind,
    };
    (None, wrong)
}

/// Checks that this is a regular file: not a folder, a pipe or a device.
///
/// # Errors
/// [`ReadError::Folder`] and [`ReadError::NotAFile`].
pub(crate) fn regular(kind: FileType) -> Result<(), ReadError> {
    if kind.is_file() {
        return Ok(());
    }
    if kind.is_dir() {
        return Err(ReadError::Folder);
    }
    Err(ReadError::NotAFile(what(kind)))
}

#[cfg(unix)]
fn what(kind: FileType) -> Special {
    use std::os::unix::fs::FileTypeExt;

    if kind.is_fifo() {
        Special::Pipe
    } else if kind.is_socket() {
        Special::Socket
    } else {
        Special::Device
    }
}

#[cfg(not(unix))]
fn what(_kind: FileType) -> Special {
    Special::Other
}

/// Opens without waiting for a pipe's other end, and without taking over a terminal.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;

    let flags = (rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY).bits();
    OpenOptions::new().read(true).custom_flags(flags.cast_signed()).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

#[cfg(unix)]
fn is_link_circle(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_link_circle(_error: &io::Error) -> bool {
    false
}
