//! The journal's bytes: on the disk as far as that goes, and in memory where it doesn't.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::file::{self, Act, Files, Why, WriteError};
use super::names::{self, Aside};

/// Another window has the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Busy;

/// What may be in the journal's place while it isn't there yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Anything: it is set aside, to be offered later.
    Anything,
    /// The same talk, whole: it may be replaced.
    Same,
    /// The same talk, damaged: it is kept beside.
    Damaged,
}

/// Where the journal was when it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InPlace {
    /// Where it was before, or where it was to be.
    Still,
    /// It had gone, and has been written anew.
    Anew,
}

/// The journal's bytes.
#[derive(Debug)]
pub(super) struct Disk {
    path: PathBuf,
    files: Files,
    /// Its file; `None` where it isn't on the disk yet.
    file: Option<File>,
    /// Bytes that are whole lines in the file.
    length: u64,
    /// Lines that couldn't be written yet.
    waiting: Vec<u8>,
    before: Before,
    /// Where a damaged file was moved.
    aside: Option<PathBuf>,
    /// Held as long as anything of this program's is at work on a journal; `None` where there can be no lock for now.
    lock: Option<Arc<File>>,
}

impl Disk {
    /// An empty one, which isn't on the disk before it is written. It shares a lock that is held already.
    pub(super) fn new(path: &Path, files: &Files, held: Option<Arc<File>>) -> Result<Self, Busy> {
        let lock = match held {
            Some(lock) => Some(lock),
            None => match files.try_lock(&names::lock(path)) {
                Ok(None) => return Err(Busy),
                Ok(lock) => lock.map(Arc::new),
                Err(_for_now) => None,
            },
        };
        Ok(Self { files: files.clone(), ..Self::with(path, lock, &[]) })
    }

    /// One that isn't on the disk before it is written, with these bytes.
    pub(super) fn with(path: &Path, lock: Option<Arc<File>>, bytes: &[u8]) -> Self {
        Self {
            path: path.to_owned(),
            files: Files::default(),
            file: None,
            length: 0,
            waiting: bytes.to_vec(),
            before: Before::Anything,
            aside: None,
            lock,
        }
    }

    /// A journal that is there, of which these bytes are good; `damaged`: more than a torn line comes after them.
    pub(super) fn recovered(path: &Path, lock: Option<Arc<File>>, good: &[u8], damaged: bool) -> Self {
        let before = if damaged { Before::Damaged } else { Before::Same };
        let mut disk = Self { before, ..Self::with(path, lock, good) };
        if !damaged && let Ok(file) = open(path) {
            disk.length = good.len() as u64;
            disk.waiting.clear();
            // Where a torn line can't be cut off, the next one goes over it.
            let _ = file.set_len(disk.length);
            disk.file = Some(file);
        }
        disk
    }

    /// Adds lines, which wait until they are written.
    pub(super) fn add(&mut self, lines: &str) {
        self.waiting.extend_from_slice(lines.as_bytes());
    }

    /// Leaves out what waits from this byte of the whole on.
    pub(super) fn forget_waiting_from(&mut self, from: u64) {
        let keep = usize::try_from(from.saturating_sub(self.length)).unwrap_or(usize::MAX);
        self.waiting.truncate(keep);
    }

    /// Bytes in the file.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Bytes in all.
    pub(super) fn end(&self) -> u64 {
        self.length + self.waiting.len() as u64
    }

    /// Whether there is something that isn't on the disk.
    pub(super) fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Where a damaged file is now.
    pub(super) fn damaged(&self) -> &Path {
        self.aside.as_deref().unwrap_or(&self.path)
    }

    /// Brings what waits to the disk. With `sync`, waits until it is there whatever becomes of the machine.
    pub(super) fn write(&mut self, sync: bool) -> Result<InPlace, WriteError> {
        self.hold_lock()?;
        let in_place = match &mut self.file {
            Some(file) if is_at(file, &self.path) => {
                self.files.pass(Act::Append, &self.path)?;
                append(file, self.length, &self.waiting)
                    .map_err(|error| WriteError::new(&self.path, &error))?;
                if sync {
                    self.files.pass(Act::Sync, &self.path)?;
                    file.sync_data().map_err(|error| WriteError::new(&self.path, &error))?;
                }
                self.length += self.waiting.len() as u64;
                InPlace::Still
            }
            Some(file) => {
                let mut whole =
                    read_back(file, self.length).map_err(|error| WriteError::new(&self.path, &error))?;
                whole.extend_from_slice(&self.waiting);
                self.put(&whole)?;
                InPlace::Anew
            }
            None => {
                let whole = self.waiting.clone();
                self.put(&whole)?;
                InPlace::Still
            }
        };
        self.waiting.clear();
        Ok(in_place)
    }

    /// Writes the journal anew, up to a byte and then with this in place of what follows there.
    pub(super) fn replace_from(&mut self, from: u64, lines: &str) -> Result<(), WriteError> {
        let Some(file) = self.file.as_mut().filter(|_| self.waiting.is_empty()) else { return Ok(()) };
        let mut whole = read_back(file, from).map_err(|error| WriteError::new(&self.path, &error))?;
        whole.extend_from_slice(lines.as_bytes());
        self.before = Before::Same;
        self.put(&whole)
    }

    /// Puts a whole journal in its place. Whatever happens on the way, what was there is still somewhere.
    fn put(&mut self, whole: &[u8]) -> Result<(), WriteError> {
        match self.before {
            Before::Anything => {
                let _aside = set_aside(&self.path)?;
                self.files.replace(&self.path, whole)?;
            }
            Before::Same => self.files.replace(&self.path, whole)?,
            Before::Damaged => {
                let mended = names::mended(&self.path);
                self.files.replace(&mended, whole)?;
                self.aside = Some(move_to(&self.path, &self.path, Aside::Damaged)?);
                rename(&mended, &self.path)?;
            }
        }
        self.before = Before::Anything;
        self.file = Some(open(&self.path).map_err(|error| WriteError::new(&self.path, &error))?);
        self.length = whole.len() as u64;
        Ok(())
    }

    /// Takes the lock, where it isn't held or its file has gone.
    fn hold_lock(&mut self) -> Result<(), WriteError> {
        let path = names::lock(&self.path);
        if self.lock.as_ref().is_some_and(|lock| is_at(lock, &path)) {
            return Ok(());
        }
        let Some(lock) = self.files.try_lock(&path)? else {
            return Err(WriteError { path, why: Why::Busy });
        };
        self.lock = Some(Arc::new(lock));
        Ok(())
    }

    /// Takes the journal from the disk.
    pub(super) fn remove(&self) -> Result<(), WriteError> {
        self.files.pass(Act::Remove, &self.path)?;
        remove(&names::mended(&self.path))?;
        if self.is_ours() { remove(&self.path) } else { Ok(()) }
    }

    /// Makes room for another talk's journal: takes a name among those that are offered later, if it is on the disk.
    pub(super) fn step_aside(&mut self) -> Result<(), WriteError> {
        if self.is_ours() && fs::symlink_metadata(&self.path).is_ok() {
            self.path = move_to(&self.path, &self.path, Aside::Waiting)?;
        }
        Ok(())
    }

    /// Gives the journal another name; whether there is one.
    pub(super) fn rename(&self, to: &Path) -> Result<bool, WriteError> {
        if !self.is_ours() || fs::symlink_metadata(&self.path).is_err() {
            return Ok(false);
        }
        self.files.pass(Act::Rename, &self.path)?;
        rename(&self.path, to)?;
        Ok(true)
    }

    /// Takes everything out of the journal where it is; whether that could be done.
    pub(super) fn empty(&self) -> bool {
        self.is_ours() && self.file.as_ref().is_some_and(|file| file.set_len(0).is_ok())
    }

    /// Whether what is in the journal's place is this talk's.
    fn is_ours(&self) -> bool {
        match &self.file {
            Some(file) => is_at(file, &self.path),
            None => self.before != Before::Anything,
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Goes this way to its files from now on.
    pub(super) fn go_through(&mut self, files: &Files) {
        self.files = files.clone();
    }

    /// The lock, for another journal of this program to share.
    pub(super) fn lock(&self) -> Option<&Arc<File>> {
        self.lock.as_ref()
    }

    /// Its place, the way there, and its lock.
    pub(super) fn apart(self) -> (PathBuf, Files, Option<Arc<File>>) {
        (self.path, self.files, self.lock)
    }
}

fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).open(path)
}

/// Whether this open file is the one at a path: somebody may have deleted it, or put another in its place.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(here), Ok(there)) => (here.dev(), here.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
    path.exists()
}

/// Writes at the end of what is whole. Half a line that is left by a failure is gone over by the next try.
fn append(file: &mut File, at: u64, lines: &[u8]) -> io::Result<()> {
    let _ = file.seek(SeekFrom::Start(at))?;
    let written = file.write_all(lines);
    if written.is_err() {
        let _ = file.set_len(at);
    }
    written
}

/// The beginning of an open file, also of one that has no name any more.
fn read_back(file: &mut File, bytes: u64) -> io::Result<Vec<u8>> {
    let _ = file.seek(SeekFrom::Start(0))?;
    let mut read = Vec::new();
    let _ = file.take(bytes).read_to_end(&mut read)?;
    Ok(read)
}

/// Sets aside what is in the journal's place, if anything is: a file that may be a talk, to be offered later; anything
/// else as damaged.
pub(super) fn set_aside(path: &Path) -> Result<Option<PathBuf>, WriteError> {
    match fs::metadata(path) {
        Ok(found) if found.is_file() => move_to(path, path, Aside::Waiting).map(Some),
        Err(_) if fs::symlink_metadata(path).is_err() => Ok(None),
        _ => move_to(path, path, Aside::Damaged).map(Some),
    }
}

/// Moves a file to a free name among those that were set aside beside a journal.
pub(super) fn move_to(journal: &Path, file: &Path, why: Aside) -> Result<PathBuf, WriteError> {
    let aside = why.free(journal);
    rename(file, &aside)?;
    Ok(aside)
}

pub(super) fn rename(from: &Path, to: &Path) -> Result<(), WriteError> {
    fs::rename(from, to).map_err(|error| WriteError::new(from, &error))?;
    // If the disk hears of it late, the file is found under its old name.
    let _ = file::sync_folder(file::folder_of(from));
    Ok(())
}

pub(super) fn remove(path: &Path) -> Result<(), WriteError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(WriteError::new(path, &error)),
        _ => {
            // The name is gone from this folder; if the disk hears of it late, the worst is a talk offered again.
            let _ = file::sync_folder(file::folder_of(path));
            Ok(())
        }
    }
}
