//! `common-ground check FILE|NAME…`: says what is wrong with rule sets and paths, and how a file gets into the library.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::refuse;
use super::terminal::typed;
use crate::library::Source;
use crate::library::copy::is_name;
use crate::library::find::place_of;
use crate::library::lists::{self, is_place_of_lists};
use crate::library::paths::{self, PathEntry};
use crate::library::place::{Place, ends_in_ron, goes_on_after_ron, name_of, own_files, places};
use crate::library::read::{ReadError, read};
use crate::library::write::folder_of;
use crate::rule_set::check::fault::Paths;
use crate::rule_set::check::{
    Fault, Problem, Severity, Shelf, Sound, check_beside, check_list, check_path, is_list, is_path,
};
use crate::rule_set::sign::short;
use crate::rule_set::{List, bounds, clean};
use crate::words::faults::render;
use crate::words::{InWords, Words, say};

/// Stands for the standard input.
const INPUT: &str = "-";

/// Checks each file, or each set of the library by its name; `-` is the standard input. Problems go to `err`, one line for
/// each set that can be used to `out`; if one of these is a file outside `own`, the person's folder of rule sets, a note says
/// how it gets there.
///
/// `sound` says what is known about a sound that a cue names. Returns the exit status: 0 if every set can be used (warnings
/// too), 1 if one is missing or has errors.
///
/// # Errors
/// When `out` or `err` can't be written to, such as a closed pipe.
pub fn run<S: Into<Sound>>(
    files: &[PathBuf],
    own: &Path,
    sound: &dyn Fn(&str) -> S,
    words: &Words,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let mut status = 0;
    let (mut fine, mut lists) = (Vec::new(), Vec::new());
    let mut fine_paths = Vec::new();
    let around = Around::new(own);
    for file in files {
        if file.as_os_str() != INPUT
            && let Some(entry) = paths::find(own, file.as_os_str())
        {
            if path(&entry, own, words, out, err)? {
                fine_paths.extend(entry.file().map(Path::to_owned));
            } else {
                status = 1;
            }
            continue;
        }
        let place = match (file.as_os_str() != INPUT).then(|| place_of(own, file.as_os_str())).transpose() {
            Ok(place) => place,
            Err(not_found) => {
                let _unusable = refuse(words, err, not_found.in_words(words))?;
                status = 1;
                continue;
            }
        };
        let path = || place.as_ref().and_then(|place| place.source.path()).map(Path::to_owned);
        match one(place.as_ref(), &around, sound, words, out, err)? {
            None => status = 1,
            Some(Kind::Set) => fine.extend(path()),
            Some(Kind::List) => lists.extend(path()),
            Some(Kind::Path) => {}
        }
    }
    let notes =
        [note(fine, own, words), note_of_paths(&fine_paths, own, words), note_of_lists(&lists, own, words)];
    for note in notes.into_iter().flatten() {
        writeln!(out, "{note}")?;
    }
    out.flush()?;
    err.flush()?;
    Ok(status)
}

/// What a file is.
enum Kind {
    /// A rule set.
    Set,
    /// A list of words.
    List,
    /// A path.
    Path,
}

/// Says what is wrong with a path, and returns whether it can be used.
fn path(
    entry: &PathEntry,
    own: &Path,
    words: &Words,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<bool> {
    let mut problems = entry.checked.problems.clone();
    // It would be taken for a broken rule set there.
    if entry.file().is_some_and(|file| is_same_folder(file, own)) {
        problems = vec![Problem { severity: Severity::Error, place: None, fault: Paths::NotASet.into() }];
    }
    for problem in &problems {
        writeln!(err, "{}\n", entry.render(problem, words))?;
    }
    let is_fine = problems.iter().all(|problem| problem.severity == Severity::Warning);
    let shown = words.file(entry.file(), &entry.name);
    fine(is_fine, problems.len(), shown, words, out)?;
    Ok(is_fine)
}

/// Whether a file is in this folder.
fn is_same_folder(file: &Path, folder: &Path) -> bool {
    let its_own = file.canonicalize().ok().and_then(|file| file.parent().map(Path::to_owned));
    its_own.is_some_and(|its_own| folder.canonicalize().is_ok_and(|folder| its_own == folder))
}

/// Says of a file that can be used that it is fine, and how many warnings there are.
fn fine(is_fine: bool, warnings: usize, file: String, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    match (is_fine, warnings) {
        (false, _) => Ok(()),
        (true, 0) => writeln!(out, "{}", say!(words, "cli-fine", file = file)),
        (true, warnings) => writeln!(out, "{}", say!(words, "cli-fine-but", file = file, number = warnings)),
    }
}

/// Checks one set, or the standard input, and returns what it is; none if it can't be used.
fn one<S: Into<Sound>>(
    place: Option<&Place>,
    around: &Around<'_>,
    sound: &dyn Fn(&str) -> S,
    words: &Words,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<Option<Kind>> {
    let shown = match place {
        None => say!(words, "cli-standard-input"),
        Some(place) => words.file(place.source.path(), &place.name),
    };
    let bytes: Result<Cow<'_, [u8]>, ReadError> = match place {
        None => read_input().map(Cow::Owned),
        Some(Place { source: Source::Own(path), .. }) => read(path).map(Cow::Owned),
        Some(place) => Ok(Cow::Borrowed(place.built_in_text().as_bytes())),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => {
            let problem = Problem { severity: Severity::Error, place: None, fault: Fault::File(error) };
            writeln!(err, "{}\n", render(&shown, "", &problem, words))?;
            return Ok(None);
        }
    };
    let source = String::from_utf8_lossy(&bytes);
    let file = place.and_then(|place| place.source.path());
    let (kind, mut is_fine, mut problems) = if is_list(&source) || file.is_some_and(is_place_of_lists) {
        let checked = check_list(&bytes);
        (Kind::List, checked.list.is_some(), checked.problems)
    } else if place.is_none() && is_path(&source) {
        let checked = check_path(Some(&paths::shelf(around.own, None)), &bytes);
        (Kind::Path, checked.is_fine(), checked.problems)
    } else {
        let checked = check_beside(&around.shelf(place), &bytes, sound);
        (Kind::Set, checked.is_fine(), checked.problems)
    };
    if file.is_some_and(goes_on_after_ron) {
        problems.push(Problem { severity: Severity::Error, place: None, fault: Fault::NameGoesOn });
        is_fine = false;
    }
    if matches!(kind, Kind::Set)
        && let Some(name) = place.map(|place| &place.name)
        && around.has_path(name)
        && file.is_some_and(|file| is_same_folder(file, around.own))
    {
        let fault = Paths::NameTwice { name: short(name) }.into();
        problems.insert(0, Problem { severity: Severity::Error, place: None, fault });
        is_fine = false;
    }
    for problem in &problems {
        writeln!(err, "{}\n", render(&shown, &source, problem, words))?;
    }
    fine(is_fine, problems.len(), shown, words, out)?;
    Ok(is_fine.then_some(kind))
}

/// The sets around the files that are checked, looked up once however many these are.
struct Around<'a> {
    /// The person's folder of rule sets.
    own: &'a Path,
    /// The names of the sets in the library and in this folder.
    sets: RefCell<HashMap<Option<PathBuf>, Arc<BTreeSet<String>>>>,
    /// The names of the library's paths.
    paths: OnceCell<BTreeSet<String>>,
}

impl<'a> Around<'a> {
    fn new(own: &'a Path) -> Self {
        Self { own, sets: RefCell::default(), paths: OnceCell::new() }
    }

    /// The sets that one in this place can name: those of the library, and those in files beside its own.
    fn shelf(&self, place: Option<&Place>) -> Shelf {
        let folder = place.and_then(|place| place.source.path()).map(folder_of);
        let mut sets = self.sets.borrow_mut();
        let others = sets.entry(folder.map(Path::to_owned)).or_insert_with(|| {
            let (library, _) = places(self.own);
            let beside = folder.map(own_files).and_then(Result::ok).unwrap_or_default();
            let beside = beside.iter().map(|path| name_of(path));
            Arc::new(library.into_iter().map(|place| place.name).chain(beside).collect())
        });
        Shelf { own: place.map(|place| place.name.clone()), others: Arc::clone(others) }
    }

    /// Whether a path of the library has this name.
    fn has_path(&self, name: &str) -> bool {
        let all = || paths::places(self.own).into_iter().map(|(path, _)| path).collect();
        self.paths.get_or_init(all).contains(name)
    }
}

/// How those of these files get into the library that aren't there; none if all are.
fn note(mut files: Vec<PathBuf>, own: &Path, words: &Words) -> Option<String> {
    if files.is_empty() {
        return None;
    }
    let (places, _) = places(own);
    // There may be links, and other ways to write a path.
    let there: HashSet<PathBuf> =
        places.iter().filter_map(|place| place.source.path()?.canonicalize().ok()).collect();
    files.retain(|file| file.canonicalize().is_ok_and(|file| !there.contains(&file)));
    let folder = clean::in_place(&own.display().to_string()).into_owned();
    match files.as_slice() {
        [] => None,
        [file] if !ends_in_ron(file) && is_same_folder(file, own) => Some(say!(words, "cli-check-not-ron")),
        [file] if file.to_str().is_some_and(|path| !path.contains(clean::is_odd)) => {
            let (name, file) = (name_for(file, &places), typed(&file.display().to_string()));
            Some(say!(words, "cli-check-outside-copy", folder = folder, name = name, file = file))
        }
        several => {
            let number = several.len();
            Some(say!(words, "cli-check-outside", number = number, folder = folder))
        }
    }
}

/// How paths get into the library, if one of these isn't there.
fn note_of_paths(files: &[PathBuf], own: &Path, words: &Words) -> Option<String> {
    let number = files.iter().filter(|file| !paths::is_at_home(own, file)).count();
    let folder = clean::in_place(&paths::folder(own).display().to_string()).into_owned();
    (number > 0).then(|| say!(words, "cli-check-outside", number = number, folder = folder))
}

/// Where lists of words belong, if one of these isn't there.
fn note_of_lists(files: &[PathBuf], own: &Path, words: &Words) -> Option<String> {
    let places = [List::Feelings, List::Needs].map(|list| lists::path(own, list));
    let there: Vec<PathBuf> = places.iter().filter_map(|place| place.canonicalize().ok()).collect();
    let is_there = |file: &PathBuf| file.canonicalize().is_ok_and(|file| there.contains(&file));
    if files.iter().all(is_there) {
        return None;
    }
    let [feelings, needs] = places.map(|place| clean::in_place(&place.display().to_string()).into_owned());
    Some(say!(words, "cli-check-list-outside", feelings = feelings, needs = needs))
}

/// A name for this file's copy in the library that no other set has: its own, if it can be one.
fn name_for(file: &Path, places: &[Place]) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let stem = stem.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    let own = Some(stem.trim_matches('-')).filter(|name| is_name(name)).unwrap_or("our-talk");
    let is_free = |name: &String| !places.iter().any(|place| place.name == *name);
    let others = (2..=places.len() + 2).map(|number| format!("{own}-{number}"));
    std::iter::once(own.to_owned()).chain(others).find(is_free).unwrap_or_default()
}

/// The standard input, up to one byte more than a rule set may have: the check then says that it is too big.
fn read_input() -> Result<Vec<u8>, ReadError> {
    let mut read = Vec::new();
    let _ = io::stdin().lock().take(bounds::FILE + 1).read_to_end(&mut read)?;
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_looked_through_once_however_many_of_its_files_are_checked() {
        // The shipped ones, as if they were anybody's.
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
        let place = |name: &str| {
            let file = folder.join(format!("{name}.ron"));
            Place { name: name.to_owned(), source: Source::Own(file) }
        };
        let (one, other) = (place("apology"), place("mirror"));
        let own = folder.join("nowhere");
        let around = Around::new(&own);
        let (first, second) = (around.shelf(Some(&one)), around.shelf(Some(&other)));
        assert!(first.others.contains("mirror"));
        assert!(Arc::ptr_eq(&first.others, &second.others), "the folder was looked through again");
    }
}
