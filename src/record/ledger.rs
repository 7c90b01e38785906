//! A list kept on disk, one file for one kind of thing: agreements, past talks.
//!
//! Every change reads the file anew under a lock, changes it and writes it whole, so two windows lose nothing of each
//! other's. A file that can't be read is never overwritten: what comes later goes to a second file beside it
//! (`agreements-2.ron`), and both are read from then on.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use ron::ser::PrettyConfig;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::file::{self, Act, Files, Headings, Why, WriteError};
use super::{FolderError, Help, Notice, Wrong};
use crate::library::read::{self, ReadError};
use crate::rule_set::ron_options;

/// The largest file that is read, in bytes: agreements of many lifetimes.
const LARGEST: usize = MEGABYTES * 1024 * 1024;

/// The same in megabytes.
const MEGABYTES: usize = 16;

/// A file of this size gets nothing new; what is new goes to a file beside it. Below the largest, so that what is in it
/// can still be changed.
const FULL: usize = LARGEST / 4 * 3;

/// How often a lock is tried that another window holds. It does so for a few milliseconds; more often than this, and
/// people would feel it.
const TRIES: u32 = 5;

/// Between two of these tries.
const PAUSE: Duration = Duration::from_millis(10);

/// Something that can be kept in a ledger.
pub trait Entry: Clone + Serialize + DeserializeOwned {
    /// What its files begin with.
    fn heading(headings: &Headings) -> &str;

    /// What tells it from the others.
    fn id(&self) -> Id;

    /// When it came to be.
    fn moment(&self) -> Timestamp;

    /// When the talk began that it comes from, which tells that talk from others; `None` where it comes from none.
    fn began(&self) -> Option<Timestamp>;

    /// Gives it an id of its own.
    fn set_id(&mut self, id: Id);

    /// Makes its texts fit to be shown; on the disk they stay as they are.
    fn clean(&mut self);
}

/// Tells one entry from the others, in all files of its ledger.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Id(pub u64);

/// A list on disk.
#[derive(Debug, Clone)]
pub struct Ledger<T> {
    path: PathBuf,
    files: Files,
    holds: PhantomData<fn() -> T>,
}

/// What a ledger's files hold.
#[derive(Debug, Clone)]
pub struct Listed<T> {
    /// Everything that could be read, in the order it was added.
    pub entries: Vec<T>,
    /// A notice for each file that couldn't.
    pub notices: Vec<Notice>,
}

/// One file of a ledger.
struct Page<T> {
    path: PathBuf,
    entries: Vec<T>,
    /// Something in it differs from the file.
    changed: bool,
}

impl<T> Page<T> {
    /// Takes out the entries that match; gives how many.
    fn take_out(&mut self, matches: &dyn Fn(&T) -> bool) -> usize {
        let before = self.entries.len();
        self.entries.retain(|entry| !matches(entry));
        let gone = before - self.entries.len();
        self.changed |= gone > 0;
        gone
    }
}

impl<T: Entry> Ledger<T> {
    /// The ledger whose first file is this. Touches nothing.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        Self { path, files: Files::default(), holds: PhantomData }
    }

    /// The same ledger, reached this way.
    #[must_use]
    pub fn through(self, files: &Files) -> Self {
        Self { files: files.clone(), ..self }
    }

    /// Everything kept. Never fails: what can't be read is a notice.
    #[must_use]
    pub fn list(&self) -> Listed<T> {
        let (pages, notices) = self.pages();
        let mut entries: Vec<T> = pages.into_iter().flat_map(|page| page.entries).collect();
        entries.iter_mut().for_each(T::clean);
        Listed { entries, notices }
    }

    /// Adds an entry, under an id of its own.
    ///
    /// # Errors
    /// [`WriteError`]; nothing has changed then.
    pub fn add(&self, mut entry: T) -> Result<T, WriteError> {
        let _lock = self.lock()?;
        let (mut pages, _) = self.pages();
        entry.set_id(new_id(&pages, entry.moment()));
        if let Some(page) = pages.last_mut() {
            page.entries.push(entry.clone());
            page.changed = true;
            if self.text(&page.path, &page.entries)?.len() <= FULL {
                self.write_changed(&pages)?;
                return Ok(entry);
            }
        }
        self.begin_page(&[entry.clone()])?;
        Ok(entry)
    }

    /// Puts an entry in the place of the one with its id. False where there is none, such as when its file is gone or
    /// can't be read any more.
    ///
    /// # Errors
    /// [`WriteError`]; nothing has changed then.
    pub fn update(&self, entry: &T) -> Result<bool, WriteError> {
        Ok(self.change(entry.id(), |old| *old = entry.clone())?.is_some())
    }

    /// Changes the entry with this id as it is on the disk now, and gives it back; none where there is none. What another
    /// program has changed of it stays.
    ///
    /// # Errors
    /// [`WriteError`]; nothing has changed then.
    pub fn change(&self, id: Id, how: impl FnOnce(&mut T)) -> Result<Option<T>, WriteError> {
        let _lock = self.lock()?;
        let (mut pages, _) = self.pages();
        for page in &mut pages {
            if let Some(entry) = page.entries.iter_mut().find(|entry| entry.id() == id) {
                how(entry);
                let changed = entry.clone();
                page.changed = true;
                self.write_changed(&pages)?;
                return Ok(Some(changed));
            }
        }
        Ok(None)
    }

    /// Takes out the one with this id. False where it is gone already.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn remove(&self, id: Id) -> Result<bool, WriteError> {
        Ok(self.erase(&|entry| entry.id() == id)? > 0)
    }

    /// Takes out all that come from the talk that began then; gives how many.
    ///
    /// # Errors
    /// [`WriteError`]; some may be gone already.
    pub fn erase_talk(&self, began: Timestamp) -> Result<usize, WriteError> {
        self.erase(&|entry| entry.began() == Some(began))
    }

    /// Takes out every entry that can be read; gives how many.
    ///
    /// # Errors
    /// [`WriteError`]; some may be gone already.
    pub fn clear(&self) -> Result<usize, WriteError> {
        self.erase(&|_| true)
    }

    /// Takes out every entry that matches; gives how many. A file that is empty then is removed.
    ///
    /// # Errors
    /// [`WriteError`]; some may be gone already.
    pub fn erase(&self, matches: &dyn Fn(&T) -> bool) -> Result<usize, WriteError> {
        let (pages, _) = self.pages();
        if !pages.iter().flat_map(|page| &page.entries).any(matches) {
            return Ok(0);
        }
        let _lock = self.lock()?;
        let (mut pages, _) = self.pages();
        let mut erased = 0;
        for page in &mut pages {
            erased += page.take_out(matches);
        }
        self.write_changed(&pages)?;
        Ok(erased)
    }

    /// Keeps this one entry, under an id of its own, in place of all others that can be read.
    ///
    /// # Errors
    /// [`WriteError`]; the entry may be kept beside the others then.
    pub fn keep_only(&self, entry: T) -> Result<T, WriteError> {
        self.keep_instead(entry, &|_| true)
    }

    /// Keeps this entry, under an id of its own, in place of those that match.
    ///
    /// # Errors
    /// [`WriteError`]; the entry may be kept beside the others then.
    pub fn keep_instead(&self, mut entry: T, of: &dyn Fn(&T) -> bool) -> Result<T, WriteError> {
        let _lock = self.lock()?;
        let (mut pages, _) = self.pages();
        entry.set_id(new_id(&pages, entry.moment()));
        let Some(mut last) = pages.pop() else {
            self.begin_page(&[entry.clone()])?;
            return Ok(entry);
        };
        let _gone = last.take_out(of);
        last.entries.push(entry.clone());
        last.changed = true;
        self.write_changed(&[last])?;
        for page in &mut pages {
            let _gone = page.take_out(of);
        }
        self.write_changed(&pages)?;
        Ok(entry)
    }

    /// The files that can be read, and what to say about those that can't.
    fn pages(&self) -> (Vec<Page<T>>, Vec<Notice>) {
        let mut pages = Vec::new();
        let mut notices = Vec::new();
        let paths = self.paths().unwrap_or_else(|error| {
            notices.push(no_folder(file::folder_of(&self.path), &error));
            // There are folders that can't be listed, and yet hold files that can be read.
            (1..1_000).map(|number| self.path_of(number)).take_while(|path| is_there(path)).collect()
        });
        for path in paths {
            match self.read(&path) {
                Ok(None) => {}
                Ok(Some(entries)) => pages.push(Page { path, entries, changed: false }),
                Err(notice) => notices.push(notice),
            }
        }
        tell_apart(&mut pages);
        (pages, notices)
    }

    /// The ledger's files, in order. However many there are: one that is overlooked could be overwritten.
    fn paths(&self) -> io::Result<Vec<PathBuf>> {
        let files = match fs::read_dir(file::folder_of(&self.path)) {
            Ok(files) => files,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut found = Vec::new();
        for file in files {
            if let Some(number) = self.number_of(&file?.path()) {
                found.push(number);
            }
        }
        found.sort_unstable();
        Ok(found.into_iter().map(|number| self.path_of(number)).collect())
    }

    fn path_of(&self, number: u64) -> PathBuf {
        if number == 1 {
            return self.path.clone();
        }
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        self.path.with_file_name(format!("{stem}-{number}.ron"))
    }

    /// Which of the ledger's files this is; `None` for any other.
    fn number_of(&self, path: &Path) -> Option<u64> {
        let name = path.file_name()?;
        if self.path.file_name() == Some(name) {
            return Some(1);
        }
        let stem = self.path.file_stem()?.to_str()?;
        let digits = name.to_str()?.strip_prefix(stem)?.strip_prefix('-')?.strip_suffix(".ron")?;
        let number = digits.parse::<u64>().ok().filter(|number| *number > 1)?;
        // One name for each: `-2`, and neither `-02` nor `-+2`.
        (number.to_string() == digits).then_some(number)
    }

    /// Begins another file, and takes no other's place with it, whatever has come there since it was looked for.
    fn begin_page(&self, entries: &[T]) -> Result<(), WriteError> {
        let text = self.text(&self.path, entries)?;
        let mut number = 1;
        loop {
            let path = self.path_of(number);
            number += 1;
            if is_there(&path) {
                continue;
            }
            match self.files.create(&path, text.as_bytes()) {
                Err(WriteError { why: Why::Exists, .. }) => {}
                written => return written,
            }
        }
    }

    /// Held for one change. Nobody waits for another program to let go of it: the window would stand still. It is a file
    /// of its own, since the list's is replaced.
    fn lock(&self) -> Result<File, WriteError> {
        let path = self.path.with_extension("lock");
        for tried in 0..TRIES {
            if tried > 0 {
                thread::sleep(PAUSE);
            }
            if let Some(lock) = self.files.try_lock(&path)? {
                return Ok(lock);
            }
        }
        Err(WriteError { path: self.path.clone(), why: Why::Busy })
    }

    /// Writes the files in which something has changed, and removes those in which nothing is left.
    fn write_changed(&self, pages: &[Page<T>]) -> Result<(), WriteError> {
        for page in pages.iter().filter(|page| page.changed) {
            let wrong = |error: io::Error| WriteError::new(&page.path, &error);
            // Of a link that somebody made, the target would stay, and all that is in it.
            if page.entries.is_empty() && !page.path.is_symlink() {
                self.files.pass(Act::Remove, &page.path)?;
                fs::remove_file(&page.path).map_err(wrong)?;
                file::sync_folder(file::folder_of(&page.path)).map_err(wrong)?;
                continue;
            }
            let text = self.text(&page.path, &page.entries)?;
            if text.len() > LARGEST {
                // What can't be read again is as good as lost.
                return Err(WriteError { path: page.path.clone(), why: Why::Overgrown(MEGABYTES) });
            }
            self.files.replace(&page.path, text.as_bytes())?;
        }
        Ok(())
    }

    /// What stands in a file with these entries.
    fn text(&self, path: &Path, entries: &[T]) -> Result<String, WriteError> {
        let entries = ron_options()
            .to_string_pretty(entries, PrettyConfig::new())
            .map_err(|error| WriteError { path: path.to_owned(), why: Why::Other(error.to_string()) })?;
        Ok(format!("{}{entries}\n", file::comment(T::heading(self.files.headings()))))
    }

    /// Reads one file; none where there is no file.
    fn read(&self, path: &Path) -> Result<Option<Vec<T>>, Notice> {
        self.files.pass(Act::Read, path).map_err(|error| notice(path, None, Wrong::Barred(error.why)))?;
        let bytes = match read::read_at_most(path, LARGEST as u64 + 1) {
            Ok(bytes) if bytes.len() > LARGEST => return Err(notice(path, None, Wrong::Large(MEGABYTES))),
            Ok(bytes) => bytes,
            Err(ReadError::Missing) => return Ok(None),
            Err(error) => return Err(notice(path, None, Wrong::Read(error))),
        };
        let text = String::from_utf8(bytes).map_err(|_| notice(path, None, Wrong::NotText))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        ron_options().from_str(text).map(Some).map_err(|error| {
            notice(path, Some(super::line_of(&error, text)), Wrong::Syntax(read::words_of(&error)))
        })
    }
}

/// An id that no entry has.
fn new_id<T: Entry>(pages: &[Page<T>], moment: Timestamp) -> Id {
    let taken: HashSet<Id> = pages.iter().flat_map(|page| &page.entries).map(Entry::id).collect();
    // It must differ from those in a broken file too, which can't be asked: so it is the moment. Where the clock was
    // set back, the newest comes last all the same.
    let now = u64::try_from(moment.as_microsecond()).unwrap_or_default();
    let newest = taken.iter().max().and_then(|newest| newest.0.checked_add(1));
    free(&taken, newest.map_or(now, |next| next.max(now)), |id| id.wrapping_add(1))
}

/// Gives another id to an entry that has the same as one before it, as happens to what is copied by hand. Always the
/// same one: what was listed must still be meant when it is changed.
fn tell_apart<T: Entry>(pages: &mut [Page<T>]) {
    let mut taken: HashSet<Id> = pages.iter().flat_map(|page| &page.entries).map(Entry::id).collect();
    let mut met = HashSet::new();
    for page in pages {
        for entry in &mut page.entries {
            if met.insert(entry.id()) {
                continue;
            }
            // Downwards: there, unlike after the newest, nothing is added in the meantime.
            let id = free(&taken, entry.id().0, |id| id.wrapping_sub(1));
            entry.set_id(id);
            let _ = (taken.insert(id), met.insert(id));
            page.changed = true;
        }
    }
}

fn free(taken: &HashSet<Id>, from: u64, next: impl Fn(u64) -> u64) -> Id {
    let mut id = from;
    while taken.contains(&Id(id)) {
        id = next(id);
    }
    Id(id)
}

fn notice(path: &Path, line: Option<usize>, wrong: Wrong) -> Notice {
    Notice { file: path.to_owned(), line, wrong, help: Some(Help::Beside) }
}

/// What to say of a folder that can't be listed.
fn no_folder(folder: &Path, error: &io::Error) -> Notice {
    let why = match error.kind() {
        io::ErrorKind::PermissionDenied => FolderError::NoPermission,
        io::ErrorKind::NotADirectory => FolderError::NotAFolder,
        _ => FolderError::Failed(error.to_string()),
    };
    let (file, wrong) = (folder.to_owned(), Wrong::Folder(why));
    Notice { file, line: None, wrong, help: Some(Help::Hidden) }
}

/// Whether there is anything of this name, and be it a link that leads nowhere.
fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

#[cfg(test)]
mod tests;
