//! A mark that says: the next start shows nothing of what is kept, until somebody asks for it. A quick exit leaves it,
//! and it stays whatever becomes of the machine.
//!
//! It is an empty file, which says nothing to whoever finds it, and has room on a full disk.

use std::fs;
use std::path::Path;

use super::file::{Files, WriteError};

/// Whether the mark is there.
#[must_use]
pub fn is_there(path: &Path) -> bool {
    // A link that leads nowhere is a mark too: rather too little is shown than too much.
    fs::symlink_metadata(path).is_ok()
}

/// Leaves the mark. Fine where it is there already.
///
/// # Errors
/// [`WriteError`].
pub fn leave(files: &Files, path: &Path) -> Result<(), WriteError> {
    if is_there(path) { Ok(()) } else { files.replace(path, b"") }
}

/// Takes the mark away. Fine where there is none.
///
/// # Errors
/// [`WriteError`]; it is there still.
pub fn take_away(files: &Files, path: &Path) -> Result<(), WriteError> {
    files.remove(path)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use super::*;

    #[test]
    fn the_mark_comes_and_goes_and_is_for_this_user_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/opens-plain");
        let files = Files::default();
        assert!(!is_there(&path));
        for _again in 0..2 {
            leave(&files, &path).unwrap();
            assert!(is_there(&path));
        }
        assert_eq!(fs::metadata(&path).unwrap().len(), 0, "it says nothing");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
        }
        for _again in 0..2 {
            take_away(&files, &path).unwrap();
            assert!(!is_there(&path));
        }
    }
}
