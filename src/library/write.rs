//! Writes files so that a power cut leaves the old one or the new one, never half of either: a file is written beside
//! the place it is meant for, to the disk, and then put there.
//!
//! A program that is killed in between leaves such a file behind, with people's words in it. It is locked while it is
//! written, so that a [sweep] can tell those that nobody writes any more.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// What the name of such a file begins with.
const BEGINS: &str = ".common-ground-";

/// Letters and digits after it.
const DRAWN: usize = 6;

/// A file may be swept away after it is created and before it is locked. More often than this isn't chance.
const TRIES: usize = 10;

/// Who may read what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// This user alone, whatever the system's mask says.
    ThisUser,
    /// Everyone, less those whom the system's mask (umask) excludes.
    Everyone,
}

/// Writes a file in the place of what is there. Its folder must exist.
///
/// # Errors
/// The system's; what was there before is untouched, unless the folder alone couldn't be synced.
pub fn replace(path: &Path, readers: Readers, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(path);
    let _ = beside(folder, readers, bytes)?.persist(path)?;
    sync_folder(folder)
}

/// Writes a file that somebody made in the place of what is there, for the readers that it has now, if `is_as_it_was` says
/// so once all is written beside it: the moment in which somebody else can write it is as short as can be. True where it
/// was replaced.
///
/// # Errors
/// The system's; what was there before is untouched, unless the folder alone couldn't be synced.
pub fn replace_if(path: &Path, bytes: &[u8], is_as_it_was: impl FnOnce() -> bool) -> io::Result<bool> {
    let folder = folder_of(path);
    let beside = beside(folder, Readers::ThisUser, bytes)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let rights = fs::metadata(path)?.permissions().mode() & 0o777;
        beside.as_file().set_permissions(fs::Permissions::from_mode(rights))?;
    }
    if !is_as_it_was() {
        return Ok(false);
    }
    let _ = beside.persist(path)?;
    sync_folder(folder).map(|()| true)
}

/// Writes a file where there is nothing of that name yet, not even a link that leads nowhere. Its folder must exist.
///
/// # Errors
/// The system's: [`io::ErrorKind::AlreadyExists`] where there is something.
pub fn create(path: &Path, readers: Readers, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(path);
    let _ = beside(folder, readers, bytes)?.persist_noclobber(path)?;
    sync_folder(folder)
}

/// Writes a file beside where it is to be, and to the disk. It is removed again unless it is put there.
fn beside(folder: &Path, readers: Readers, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut beside = locked(folder, readers)?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    Ok(beside)
}

fn locked(folder: &Path, readers: Readers) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    let _ = builder.prefix(BEGINS).rand_bytes(DRAWN);
    #[cfg(unix)]
    if readers == Readers::Everyone {
        use std::os::unix::fs::PermissionsExt;
        let _ = builder.permissions(fs::Permissions::from_mode(0o666));
    }
    for _ in 0..TRIES {
        let beside = builder.tempfile_in(folder)?;
        if readers == Readers::ThisUser {
            only_for_this_user(beside.as_file())?;
        }
        match beside.as_file().try_lock() {
            Ok(()) if beside.path().try_exists()? => return Ok(beside),
            // Swept away before it was locked, or about to be.
            Ok(()) | Err(TryLockError::WouldBlock) => {}
            // Where the system has no locks, nothing is swept either.
            Err(TryLockError::Error(_)) => return Ok(beside),
        }
    }
    Err(io::Error::other(TakenAway))
}

/// Something takes files away while they are written.
#[derive(Debug, thiserror::Error)]
#[error("files are taken away while they are written")]
struct TakenAway;

/// Whether a file wasn't written because something takes such files away.
pub(crate) fn is_taken_away(error: &io::Error) -> bool {
    error.get_ref().is_some_and(|error| error.downcast_ref::<TakenAway>().is_some())
}

/// Syncs the names in a folder: on Unix a rename is on the disk only once its folder is.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// The folder that a file is in; `.` for a bare name.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Lets nobody but this user read a file.
pub(crate) fn only_for_this_user(file: &File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(fs::Permissions::from_mode(0o600))
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        Ok(())
    }
}

/// Removes files that were left in a folder when a program was killed while writing. Leaves alone files that are being
/// written now, and everything that isn't a plain file of such a name.
pub(crate) fn sweep(folder: &Path) {
    let Ok(files) = fs::read_dir(folder) else { return };
    for file in files.flatten() {
        let is_file = file.file_type().is_ok_and(|kind| kind.is_file());
        if !is_file || !file.file_name().to_str().is_some_and(is_ours) {
            continue;
        }
        let path = file.path();
        let Ok(left) = open(&path) else { continue };
        // If we can lock it, nobody is writing it; if it has been renamed since, there is nothing to remove. The lock is
        // held until it is gone: whoever has only just created it could lock it in between, and write it.
        if is_plain(&left) && left.try_lock().is_ok() {
            let _ = fs::remove_file(&path);
        }
        drop(left);
    }
}

/// Whether this is the name of a file that was written beside another.
fn is_ours(name: &str) -> bool {
    name.strip_prefix(BEGINS)
        .is_some_and(|rest| rest.len() == DRAWN && rest.bytes().all(|sign| sign.is_ascii_alphanumeric()))
}

fn is_plain(file: &File) -> bool {
    file.metadata().is_ok_and(|found| found.is_file())
}

/// Opens a file without following a link, and without waiting for a pipe's other end.
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
        let being_written = beside(folder.path(), Readers::ThisUser, b"Ben").unwrap();

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
        let written = std::thread::scope(|scope| {
            let _ = scope.spawn(|| {
                while !over.load(std::sync::atomic::Ordering::Relaxed) {
                    sweep(folder.path());
                }
            });
            // Nothing may panic here: the other thread would go on for ever.
            let write = |number: usize| {
                let path = folder.path().join(format!("{number}.ron"));
                create(&path, Readers::ThisUser, b"Ana")
            };
            let written = (0..1_000).try_for_each(write);
            over.store(true, std::sync::atomic::Ordering::Relaxed);
            written
        });
        assert!(written.is_ok(), "{written:?}");
    }
}
