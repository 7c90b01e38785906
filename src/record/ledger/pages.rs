//! The files of a ledger: finding, reading and writing them.

use std::fs::{self, File};
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use ron::ser::PrettyConfig;

use super::odd::{Fault, Odd};
use super::reading::{self, Placed, Read};
use super::{Entry, FolderError, Gone, Help, Id, Ledger, Notice, Wrong, aside, ids};
use crate::library::read::{self, ReadError};
use crate::record::file::{self, Act, Why, WriteError};
use crate::rule_set::ron_options;

/// The largest file that is read, in bytes: agreements of many lifetimes.
pub(super) const LARGEST: usize = MEGABYTES * 1024 * 1024;

/// The same in megabytes.
const MEGABYTES: usize = 16;

/// A file of this size gets nothing new; what is new goes to a file beside it. Below the largest, so that what is in it
/// can still be changed.
pub(super) const FULL: usize = LARGEST / 4 * 3;

/// How often a lock is tried that another window holds. It does so for a few milliseconds; more often than this, and
/// people would feel it.
const TRIES: u32 = 5;

/// Between two of these tries.
const PAUSE: Duration = Duration::from_millis(10);

/// One file of a ledger.
pub(super) struct Page<T> {
    pub(super) path: PathBuf,
    entries: Vec<Placed<T>>,
    /// What it says, where that can't all be read.
    damage: Option<Damage>,
    /// Something in it differs from the file.
    pub(super) changed: bool,
}

/// A file that can't all be read.
struct Damage {
    text: String,
    /// The bytes of entries that can't be read.
    lost: Vec<Range<usize>>,
    /// The bytes of what was taken out.
    gone: Vec<Range<usize>>,
}

impl<T: Entry> Page<T> {
    /// An empty one in this place.
    fn new(path: PathBuf) -> Self {
        Self { path, entries: Vec::new(), damage: None, changed: false }
    }

    /// What a file says.
    pub(super) fn of(path: PathBuf, text: String) -> (Self, Vec<Fault>) {
        let Read { entries, faults, lost } = reading::read::<T>(&text);
        let damage = (!faults.is_empty()).then_some(Damage { text, lost, gone: Vec::new() });
        (Self { path, entries, damage, changed: false }, faults)
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = &T> {
        self.entries.iter().map(|placed| &placed.entry)
    }

    pub(super) fn entries_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.entries.iter_mut().map(|placed| &mut placed.entry)
    }

    pub(super) fn into_entries(self) -> impl Iterator<Item = T> {
        self.entries.into_iter().map(|placed| placed.entry)
    }

    pub(super) fn find(&mut self, id: Id) -> Option<&mut T> {
        self.entries_mut().find(|entry| entry.id() == id)
    }

    pub(super) fn push(&mut self, entry: T) {
        self.entries.push(Placed { entry, bytes: 0..0 });
        self.changed = true;
    }

    /// Whether nothing can be read of it, and nothing is lost.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.damage.as_ref().is_none_or(|damage| damage.lost.is_empty())
    }

    /// Whether there are entries in it that can't be read.
    pub(super) fn has_lost(&self) -> bool {
        self.damage.as_ref().is_some_and(|damage| !damage.lost.is_empty())
    }

    /// The line of the first entry in it that can't be read.
    pub(super) fn lost(&self) -> Option<usize> {
        let damage = self.damage.as_ref()?;
        let first = damage.lost.iter().map(|bytes| bytes.start).min()?;
        let begins = first + damage.text.get(first..)?.find(|sign: char| !sign.is_whitespace()).unwrap_or(0);
        Some(1 + damage.text.get(..begins)?.matches('\n').count())
    }

    /// Takes out the entries that match. In a file that is set aside they stay.
    pub(super) fn replace(&mut self, of: &dyn Fn(&T) -> bool) {
        let before = self.entries.len();
        self.entries.retain(|placed| !of(&placed.entry));
        self.changed |= self.entries.len() < before;
    }

    /// Whether there is anything in it that is to go.
    pub(super) fn would_lose(&mut self, gone: &Gone<'_, T>) -> bool {
        let lost = |damage: &Damage| damage.lost.iter().any(|bytes| (gone.lost)(&damage.text[bytes.clone()]));
        self.damage.as_ref().is_some_and(lost)
            || self.entries_mut().any(|entry| (gone.entry)(entry) || (gone.part)(entry))
    }

    /// Takes out what is to go, so that it isn't in a file that is set aside either; gives how many entries went or
    /// changed.
    pub(super) fn take_out(&mut self, gone: &Gone<'_, T>) -> usize {
        let mut took = 0;
        let mut cut = Vec::new();
        for mut placed in std::mem::take(&mut self.entries) {
            let goes = (gone.entry)(&placed.entry);
            let changed = !goes && (gone.part)(&mut placed.entry);
            self.changed |= goes || changed;
            if goes || changed {
                // What it says without that is in the new file.
                cut.push(placed.bytes.clone());
                took += 1;
            }
            if !goes {
                self.entries.push(placed);
            }
        }
        if let Some(damage) = &mut self.damage {
            let (lost, stay): (Vec<_>, Vec<_>) =
                damage.lost.drain(..).partition(|bytes| (gone.lost)(&damage.text[bytes.clone()]));
            self.changed |= !lost.is_empty();
            damage.lost = stay;
            damage.gone.extend(cut.into_iter().chain(lost).filter(|bytes| !bytes.is_empty()));
        }
        took
    }

    /// Where nothing is left in it that says something, its comments and odd signs are to go too.
    pub(super) fn forget_the_rest(&mut self) {
        if self.is_empty() {
            self.damage = None;
            self.changed = true;
        }
    }

    /// What is to be set aside before the file is written anew: all that it said, without what was taken out of it. `None`
    /// where the rest of it is nothing but what the new file says too.
    pub(super) fn aside(&self) -> Option<String> {
        let damage = self.damage.as_ref()?;
        if damage.gone.is_empty() {
            return Some(damage.text.clone());
        }
        let text = aside::without(&damage.text, &damage.gone);
        let (rest, faults) = Self::of(PathBuf::new(), text.clone());
        (!faults.is_empty() && !rest.is_empty()).then_some(text)
    }
}

impl<T: Entry> Ledger<T> {
    /// The files that can be read, and what to say about what can't.
    pub(super) fn pages(&self) -> (Vec<Page<T>>, Vec<Notice>) {
        let mut pages = Vec::new();
        let mut notices = Vec::new();
        let paths = self.paths().unwrap_or_else(|error| {
            notices.push(no_folder(file::folder_of(&self.path), &error));
            // There are folders that can't be listed, and yet hold files that can be read.
            (1..1_000).map(|number| self.path_of(number)).take_while(|path| is_there(path)).collect()
        });
        for path in paths {
            match self.read_text(&path) {
                Ok(None) => {}
                Ok(Some(text)) => {
                    let (page, faults) = Page::of(path, text);
                    let say = |(place, fault): (usize, Fault)| {
                        let right = fault.odd.right::<T>();
                        // That the rest is read is said once.
                        let help = if place == 0 { Some(Help::Rest(right)) } else { right.map(Help::Kept) };
                        let help = help.filter(|_| fault.odd != Odd::Nothing);
                        let line = Some(fault.line).filter(|_| fault.odd != Odd::Nothing);
                        let file = page.path.clone();
                        Notice { file, line, wrong: Wrong::Kept(fault.odd), help }
                    };
                    notices.extend(faults.into_iter().enumerate().map(say));
                    pages.push(page);
                }
                Err(wrong) => {
                    notices.push(Notice { file: path, line: None, wrong, help: Some(Help::Beside) });
                }
            }
        }
        ids::tell_apart(&mut pages);
        (pages, notices)
    }

    /// The ledger's files, in order. However many there are: one that is overlooked could be overwritten.
    pub(super) fn paths(&self) -> io::Result<Vec<PathBuf>> {
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
    pub(super) fn begin_page(&self, entry: T) -> Result<(), WriteError> {
        let mut page = Page::new(self.path.clone());
        page.push(entry);
        let text = self.text(&page)?;
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
    pub(super) fn lock(&self) -> Result<File, WriteError> {
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

    /// Writes the files in which something has changed, and removes those in which nothing is left. A damaged one is set
    /// aside before.
    pub(super) fn write_changed(&self, pages: &[Page<T>]) -> Result<(), WriteError> {
        for page in pages.iter().filter(|page| page.changed) {
            let text = self.text(page)?;
            if text.len() > LARGEST {
                // What can't be read again is as good as lost.
                return Err(WriteError { path: page.path.clone(), why: Why::Overgrown(MEGABYTES) });
            }
            if let Some(before) = page.aside() {
                self.keep_aside(&page.path, &before)?;
            }
            // Of a link that somebody made, the target would stay, and all that is in it.
            if page.entries.is_empty() && !page.path.is_symlink() {
                self.files.remove(&page.path)?;
            } else {
                self.files.replace(&page.path, text.as_bytes())?;
            }
        }
        Ok(())
    }

    /// What stands in a file with these entries.
    pub(super) fn text(&self, page: &Page<T>) -> Result<String, WriteError> {
        let entries: Vec<&T> = page.entries().collect();
        let entries = ron_options()
            .to_string_pretty(&entries, PrettyConfig::new())
            .map_err(|error| WriteError { path: page.path.clone(), why: Why::Other(error.to_string()) })?;
        Ok(format!("{}{entries}\n", file::comment(T::heading(self.files.headings()))))
    }

    /// Reads one file's text; none where there is no file.
    pub(super) fn read_text(&self, path: &Path) -> Result<Option<String>, Wrong> {
        self.files.pass(Act::Read, path).map_err(|error| Wrong::Barred(error.why))?;
        match read::read_at_most(path, LARGEST as u64 + 1) {
            Ok(bytes) if bytes.len() > LARGEST => Err(Wrong::Large(MEGABYTES)),
            Ok(bytes) => String::from_utf8(bytes).map(Some).map_err(|_| Wrong::NotText),
            Err(ReadError::Missing) => Ok(None),
            Err(error) => Err(Wrong::Read(error)),
        }
    }
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
pub(super) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
