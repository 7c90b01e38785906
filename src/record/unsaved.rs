//! What people changed in a rule set or a path and haven't saved yet. It survives the program and the machine, and goes
//! when it is saved or discarded.
//!
//! Each file that is edited has one of its own here, named after its path by a number that says nothing. In it are the
//! path, the text, and the text as it was when people opened the file: so a conflict is seen after a restart, too. One that
//! can't be read is set aside, and whatever is set aside goes with everything that is erased.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::file::{self, Files, Why, WriteError};
use super::folders::Folders;
use super::{Notice, Wrong};
use crate::library::find::path_of;
use crate::library::read::{self, ReadError};
use crate::rule_set::bounds;

/// The largest text that is kept, in megabytes.
const MEGABYTES: usize = 1;

/// More than the two texts and the path need.
const LARGEST: u64 = 4 * bounds::FILE;

/// So many are looked for; nobody has as many sets open.
const MOST: usize = 1_000;

/// Ends the name of a file.
const ENDING: &str = ".ron";

/// Stands in the name of a file that was set aside, before its number.
const DAMAGED: &str = ".damaged-";

/// Digits of a file's number.
const DIGITS: usize = 16;

/// What isn't saved yet of a rule set or a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// The file that it belongs to.
    pub file: PathBuf,
    /// The text of the file as people know it.
    pub was: Arc<str>,
    /// The text that they make of it.
    pub text: Arc<str>,
}

/// The same as it is written.
#[derive(Debug, Serialize, Deserialize)]
struct Written {
    file: String,
    was: String,
    text: String,
}

/// Everything that isn't saved yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Left {
    /// What there is, by file.
    pub unsaved: Vec<Unsaved>,
    /// Those that can't be read, and were set aside.
    pub notices: Vec<Notice>,
}

/// Whether a file is open to be edited.
#[derive(Debug)]
pub enum Held {
    /// Here, until this is [let go](let_go).
    Here(Lock),
    /// In another window of this app.
    Elsewhere,
    /// Nobody knows: there can be no lock.
    Unknown,
}

/// That a file is open to be edited here.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    file: File,
}

impl Unsaved {
    /// Keeps it, in place of what was kept for its file.
    ///
    /// # Errors
    /// [`WriteError`]: [`Why::Overgrown`] where the text is larger than a rule set can be.
    pub fn keep(&self, files: &Files, folders: &Folders) -> Result<(), WriteError> {
        let path = place(folders, &self.file);
        let fits = |text: &str| u64::try_from(text.len()).is_ok_and(|length| length <= bounds::FILE);
        if !fits(&self.text) || !fits(&self.was) {
            return Err(WriteError { path: self.file.clone(), why: Why::Overgrown(MEGABYTES) });
        }
        let written = Written {
            file: address(&self.file),
            was: self.was.as_ref().to_owned(),
            text: self.text.as_ref().to_owned(),
        };
        // People can read it in any text editor.
        let layout = PrettyConfig::default().escape_strings(false);
        let text = ron::ser::to_string_pretty(&written, layout)
            .map_err(|error| WriteError { path: path.clone(), why: Why::Other(error.to_string()) })?;
        let heading = file::comment(&files.headings().unsaved);
        files.replace(&path, format!("{heading}{text}\n").as_bytes())
    }
}

/// What isn't saved of this file; `None` where there is nothing. If it can't be read, it is set aside, and the notice says
/// where.
#[must_use]
pub fn of(files: &Files, folders: &Folders, file: &Path) -> (Option<Unsaved>, Option<Notice>) {
    match read(&place(folders, file)) {
        Ok(unsaved) => (unsaved.map(|unsaved| Unsaved { file: file.to_owned(), ..unsaved }), None),
        Err(wrong) => (None, set_aside(files, &place(folders, file), wrong)),
    }
}

/// Sets aside what isn't saved of this file, since it comes from a window that nobody here has looked into. The notice says
/// where it is.
pub(super) fn make_way(files: &Files, folders: &Folders, file: &Path) -> Option<Notice> {
    let path = place(folders, file);
    if path.symlink_metadata().is_ok() { set_aside(files, &path, Wrong::Damaged) } else { None }
}

/// All that isn't saved, whichever file it belongs to.
#[must_use]
pub fn all(files: &Files, folders: &Folders) -> Left {
    let mut left = Left::default();
    for path in kept(folders) {
        match read(&path) {
            Ok(unsaved) => left.unsaved.extend(unsaved),
            Err(wrong) => left.notices.extend(set_aside(files, &path, wrong)),
        }
    }
    left.unsaved.sort_by(|one, other| one.file.cmp(&other.file));
    left
}

/// Removes what isn't saved of this file. Fine where there is nothing.
///
/// # Errors
/// [`WriteError`]; it may be there still.
pub fn forget(files: &Files, folders: &Folders, file: &Path) -> Result<(), WriteError> {
    files.remove(&place(folders, file))
}

/// This text of the file was saved. What was typed since then belongs to it from now on.
///
/// # Errors
/// [`WriteError`]; it is there as it was.
pub(super) fn saved(files: &Files, folders: &Folders, file: &Path, text: &str) -> Result<(), WriteError> {
    match read(&place(folders, file)) {
        Ok(Some(unsaved)) if *unsaved.text == *text => forget(files, folders, file),
        Ok(Some(unsaved)) => {
            Unsaved { file: file.to_owned(), was: text.into(), ..unsaved }.keep(files, folders)
        }
        Ok(None) | Err(_) => Ok(()),
    }
}

/// A file is to be edited here. Whether it is being edited elsewhere is only to be said: who goes on all the same loses
/// nothing, since no version is [saved](super::own_sets::save) over another unseen.
pub fn hold(files: &Files, folders: &Folders, file: &Path) -> Held {
    let path = place(folders, file).with_extension("lock");
    for _ in 0..10 {
        match files.try_lock(&path) {
            // It may have been let go, and be gone with it, before it was locked.
            Ok(Some(_)) if !path.exists() => {}
            Ok(Some(file)) => return Held::Here(Lock { path, file }),
            Ok(None) => return Held::Elsewhere,
            Err(error) => {
                tracing::info!(?error, "nobody can tell whether a set is edited elsewhere");
                return Held::Unknown;
            }
        }
    }
    Held::Unknown
}

/// A file isn't edited here any more.
pub fn let_go(lock: Lock) {
    let Lock { path, file } = lock;
    // It is held until it is gone: whoever has opened it meanwhile sees that it isn't there.
    let _removed = fs::remove_file(&path);
    drop(file);
    // Where nothing else is in it.
    let _removed = fs::remove_dir(file::folder_of(&path));
}

/// The files of what isn't saved.
pub(super) fn kept(folders: &Folders) -> Vec<PathBuf> {
    let is_kept = |name: &str| name.strip_suffix(ENDING).is_some_and(is_number);
    named(folders, &is_kept)
}

/// Those that were set aside.
pub(super) fn aside(folders: &Folders) -> Vec<PathBuf> {
    named(folders, &is_aside)
}

/// Removes what isn't saved, and what was set aside of it.
pub(super) fn wipe(files: &Files, folders: &Folders, which: &dyn Fn(&Path) -> bool) -> Vec<WriteError> {
    let all = kept(folders).into_iter().chain(aside(folders)).filter(|path| which(path));
    let errors = all.filter_map(|path| files.remove(&path).err()).collect();
    let _removed = fs::remove_dir(folders.unsaved());
    errors
}

fn named(folders: &Folders, which: &dyn Fn(&str) -> bool) -> Vec<PathBuf> {
    let Ok(files) = fs::read_dir(folders.unsaved()) else { return Vec::new() };
    let paths = files.filter_map(|file| Some(file.ok()?.path()));
    let is_named = |path: &PathBuf| path.file_name().and_then(OsStr::to_str).is_some_and(which);
    let mut paths: Vec<PathBuf> = paths.filter(is_named).take(MOST).collect();
    paths.sort();
    paths
}

fn is_number(text: &str) -> bool {
    text.len() == DIGITS && text.bytes().all(|digit| digit.is_ascii_hexdigit())
}

fn is_aside(name: &str) -> bool {
    let parts = name.strip_suffix(ENDING).and_then(|name| name.split_once(DAMAGED));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    parts.is_some_and(|(file, number)| is_number(file) && digits(number))
}

/// Where it is kept what isn't saved of this file. However people come to the file, it is the same place.
fn place(folders: &Folders, file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default();
    // A file that is gone was somewhere all the same.
    let real = file
        .canonicalize()
        .or_else(|_| file::folder_of(file).canonicalize().map(|folder| folder.join(name)))
        .or_else(|_| std::path::absolute(file))
        .unwrap_or_else(|_| file.to_owned());
    folders.unsaved().join(format!("{:016x}{ENDING}", number(real.as_os_str().as_encoded_bytes())))
}

/// A number for a path: FNV-1a, which is the same in every version of this program.
fn number(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |number, byte| {
        (number ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// A path as text; one that isn't text as an [address](path_of).
fn address(path: &Path) -> String {
    if let Some(path) = path.to_str() {
        return path.to_owned();
    }
    let encode = |part: &OsStr| percent_encode(part.as_encoded_bytes(), NON_ALPHANUMERIC).to_string();
    let parts: Vec<String> = path.iter().skip(1).map(encode).collect();
    format!("file:///{}", parts.join("/"))
}

/// What is kept in a file; `None` where there is none.
fn read(path: &Path) -> Result<Option<Unsaved>, Wrong> {
    let bytes = match read::read_at_most(path, LARGEST + 1) {
        Ok(bytes) => bytes,
        Err(ReadError::Missing) => return Ok(None),
        Err(error) => return Err(Wrong::Read(error)),
    };
    let text = String::from_utf8(bytes).map_err(|_| Wrong::NotText)?;
    let written: Written = ron::from_str(&text).map_err(|_| Wrong::Damaged)?;
    let file = path_of(OsStr::new(&written.file)).into_owned();
    Ok(Some(Unsaved { file, was: written.was.into(), text: written.text.into() }))
}

/// Gives what can't be read another name, which the notice says. Where even that can't be, it says what is wrong.
fn set_aside(files: &Files, path: &Path, wrong: Wrong) -> Option<Notice> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let free = (1_u64..).map(|number| path.with_file_name(format!("{stem}{DAMAGED}{number}{ENDING}")));
    let aside = { free }.find(|path| path.symlink_metadata().is_err())?;
    let notice = |wrong| Notice { file: path.to_owned(), line: None, wrong, help: None };
    if files.pass(file::Act::Rename, path).is_err() || fs::rename(path, &aside).is_err() {
        return Some(notice(wrong));
    }
    let name = aside.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Some(notice(Wrong::SetAside(name)))
}

#[cfg(test)]
mod tests;
