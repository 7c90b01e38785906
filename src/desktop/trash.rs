//! Puts a file into the desktop's trash, from which people can take it back.

use std::path::Path;

/// Why a file isn't in the trash. It is where it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotDiscarded {
    /// There is no trash here.
    NoTrash,
    /// The system says why.
    Failed(String),
}

/// Puts a file into the trash, which may take a moment.
pub(super) fn discard(file: &Path) -> Result<(), NotDiscarded> {
    trash::delete(file).map_err(|error| match error {
        trash::Error::Unknown { .. } => NotDiscarded::NoTrash,
        #[cfg(all(unix, not(target_os = "macos")))]
        trash::Error::FileSystem { source, .. } => NotDiscarded::Failed(source.to_string()),
        other => NotDiscarded::Failed(other.to_string()),
    })
}
