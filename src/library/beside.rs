//! A file that is written beside the place it is meant for, and put there when it is whole.
//!
//! Whoever is killed before that leaves it behind, with people's words in it. While it is written it is locked, so that
//! a [sweep] knows those that nobody writes any more.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// What the name of such a file begins with.
const BEGINS: &str = ".common-ground-";

/// Letters and digits after it.
const DRAWN: usize = 6;

/// A file may be swept away between its making and its locking; more often than this is no accident.
const TRIES: usize = 10;

/// Writes a file beside where it is to be, and to the disk. It is gone again unless it is put there.
///
/// `permissions` are what everyone may do with it, less what the system's mask takes away.
///
/// # Errors
/// The system's.
pub fn write(folder: &Path, permissions: u32, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut beside = locked(folder, permissions)?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    Ok(beside)
}

fn locked(folder: &Path, permissions: u32) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    let _ = builder.prefix(BEGINS).rand_bytes(DRAWN);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let _ = builder.permissions(fs::Permissions::from_mode(permissions));
    }
    #[cfg(not(unix))]
    let _ = permissions;
    for _ in 0..TRIES {
        let beside = builder.tempfile_in(folder)?;
        match beside.as_file().try_lock() {
            Ok(()) if beside.path().try_exists()? => return Ok(beside),
            // Swept away before it was locked, or about to be.
            Ok(()) | Err(TryLockError::WouldBlock) => {}
            // Where the system has no locks, nothing is swept either.
            Err(TryLockError::Error(_)) => return Ok(beside),
        }
    }
    Err(io::Error::other("files are taken away while they are written"))
}

/// Removes what was left behind in a folder by a program of ours that was killed. Leaves alone what is being written
/// now, what isn't a plain file of such a name, and what can't be removed.
pub fn sweep(folder: &Path) {
    let Ok(files) = fs::read_dir(folder) else { return };
    for file in files.flatten() {
        let is_file = file.file_type().is_ok_and(|kind| kind.is_file());
        if !is_file || !file.file_name().to_str().is_some_and(is_ours) {
            continue;
        }
        let path = file.path();
        // Locked by us, it is nobody's any more; where it has been put in its place since, there is nothing to remove.
        if open(&path).is_ok_and(|left| is_plain(&left) && left.try_lock().is_ok()) {
            let _ = fs::remove_file(&path);
        }
    }
}

/// Whether a file of this name is one that was written beside another.
fn is_ours(name: &str) -> bool {
    name.strip_prefix(BEGINS)
        .is_some_and(|rest| rest.len() == DRAWN && rest.bytes().all(|sign| sign.is_ascii_alphanumeric()))
}

fn is_plain(file: &File) -> bool {
    file.metadata().is_ok_and(|found| found.is_file())
}

/// Opens a file, but no link's target, and without waiting for a pipe's other end.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;

    let flags = (rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOFOLLOW).bits();
    File::options().read(true).custom_flags(flags.cast_signed()).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use super::*;

    #[test]
    fn what_was_left_behind_is_swept_away_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in
            [".common-ground-aB3dE9", ".common-ground-notes-of-mine", ".common-ground-", "settings.ron"]
        {
            fs::write(path(name), "Ana").unwrap();
        }
        fs::create_dir(path(".common-ground-folder")).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(path("settings.ron"), path(".common-ground-linked")).unwrap();
        let being_written = write(folder.path(), 0o600, b"Ben").unwrap();

        sweep(folder.path());
        sweep(&path("not there"));
        assert!(!path(".common-ground-aB3dE9").exists());
        for name in
            [".common-ground-notes-of-mine", ".common-ground-", "settings.ron", ".common-ground-folder"]
        {
            assert!(path(name).exists(), "{name} is none of ours");
        }
        #[cfg(unix)]
        assert!(path(".common-ground-linked").exists());
        assert!(being_written.path().exists(), "somebody is writing it");
        let _ = being_written.persist(path("agreements.ron")).unwrap();
        assert_eq!(fs::read(path("agreements.ron")).unwrap(), b"Ben");
    }

    #[test]
    fn sweeping_takes_nothing_from_whoever_writes() {
        let folder = tempfile::tempdir().unwrap();
        let over = std::sync::atomic::AtomicBool::new(false);
        std::thread::scope(|scope| {
            let _ = scope.spawn(|| {
                while !over.load(std::sync::atomic::Ordering::Relaxed) {
                    sweep(folder.path());
                }
            });
            for number in 0..200 {
                let path = folder.path().join(format!("{number}.ron"));
                let written = write(folder.path(), 0o600, b"Ana").map(|beside| beside.persist(&path));
                assert!(written.is_ok_and(|kept| kept.is_ok()), "{number}");
            }
            over.store(true, std::sync::atomic::Ordering::Relaxed);
        });
    }
}
