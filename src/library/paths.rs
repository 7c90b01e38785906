//! Paths: those compiled in, and the person's own. There are few of them, and so they are kept whole.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::copy::is_name;
use super::entry::{Source, name_of};
use super::find::{path_of, says_file};
use super::index::Index;
use super::place::{built_in_places, goes_on_after_ron, own_files};
use super::read;
use super::write::folder_of;
use crate::rule_set::check::fault::Paths;
use crate::rule_set::check::{
    CheckedPath, Fault, Problem, Severity, Shelf, check_path, is_list, is_path, is_set,
};
use crate::rule_set::path::{self, BEGINS};
use crate::rule_set::sign::short;
use crate::rule_set::{Text, clean};

/// The folder of these files, in the folder of rule sets.
const FOLDER: &str = "paths";

macro_rules! built_in {
    ($name:literal) => {
        ($name, include_str!(concat!("../../rules/paths/", $name, ".ron")))
    };
}

/// Names and texts of the built-in paths, in the order in which the library shows them.
static BUILT_IN: &[(&str, &str)] =
    &[built_in!("path-rebuilding-trust"), built_in!("path-after-a-fight"), built_in!("path-staying-close")];

/// One path, whole or broken.
#[derive(Debug, Clone, PartialEq)]
pub struct PathEntry {
    /// Its name on the command line: the file's stem, as it [can be shown](clean::in_place).
    pub name: String,
    /// Where it comes from.
    pub source: Source,
    /// The file's text, as far as it could be read.
    pub text: Arc<str>,
    /// The result of checking it.
    pub checked: Arc<CheckedPath>,
}

impl PathEntry {
    /// Reads a path from any file. If the file can't be read, that is its problem.
    ///
    /// `shelf` has the sets that it may name.
    #[must_use]
    pub fn from_file(file: &Path, shelf: &Shelf) -> Self {
        let (text, checked) = match read::read(file) {
            Ok(bytes) => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                let checked = if is_set(&text) {
                    broken(Paths::NotAPath)
                } else {
                    named(check_path(Some(shelf), &bytes), file, shelf)
                };
                (text, checked)
            }
            Err(error) => (String::new(), broken(Fault::File(error))),
        };
        let name = name_of(file);
        let checked = Arc::new(checked);
        Self { name, source: Source::Own(file.to_owned()), text: text.into(), checked }
    }

    /// The words that it can be found by.
    pub(super) fn index(&self) -> Index {
        let whole = self.checked.path.as_ref();
        whole.map_or_else(|| Index::of_name(&self.name), |path| Index::of_path(&self.name, path))
    }

    fn built_in(name: &str, text: &str, shelf: &Shelf) -> Self {
        Self {
            name: name.to_owned(),
            source: Source::BuiltIn,
            text: text.into(),
            checked: Arc::new(check_path(Some(shelf), text.as_bytes())),
        }
    }

    /// The path, unless it has errors; one of which a set isn't there can be used all the same.
    #[must_use]
    pub fn path(&self) -> Option<&path::Path> {
        self.checked.path.as_ref()
    }

    /// Its title; its name on the command line if it can't be used.
    #[must_use]
    pub fn title(&self, language: &str) -> &str {
        self.path().map_or(&self.name, |path| path.name.get(language))
    }

    /// What it does, in a line or two, if it says so.
    #[must_use]
    pub fn summary(&self, language: &str) -> Option<&str> {
        self.path()?.summary.as_ref().map(|summary| summary.get(language))
    }

    /// The languages it is written in; `en` for a plain string, none if they aren't known.
    #[must_use]
    pub fn languages(&self) -> Vec<&str> {
        match self.path().map(|path| &path.name) {
            None => Vec::new(),
            Some(Text::Plain(_)) => vec!["en"],
            Some(title) => title.languages().collect(),
        }
    }

    /// The file, of a person's own path.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.source.path()
    }
}

fn broken(fault: impl Into<Fault>) -> CheckedPath {
    CheckedPath { path: None, problems: vec![of_file(fault)] }
}

/// An error about a file as a whole.
fn of_file(fault: impl Into<Fault>) -> Problem {
    Problem { severity: Severity::Error, place: None, fault: fault.into() }
}

/// The same with what is wrong with the file's name, before all that is wrong inside.
fn named(mut checked: CheckedPath, file: &Path, shelf: &Shelf) -> CheckedPath {
    let fault = if goes_on_after_ron(file) {
        Some(Fault::NameGoesOn)
    } else {
        name_fault(&name_of(file), shelf).map(Fault::Paths)
    };
    if let Some(fault) = fault {
        checked.path = None;
        checked.problems.insert(0, of_file(fault));
    }
    checked
}

/// What is wrong with the name of a path's file, if anything is.
fn name_fault(name: &str, shelf: &Shelf) -> Option<Paths> {
    if !is_path_name(name) {
        let folded = name.to_lowercase().replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
        let words: Vec<&str> = folded.split('-').filter(|word| !word.is_empty()).collect();
        let rest = words.strip_prefix(&["path"]).unwrap_or(&words).join("-");
        let better = Some(format!("{BEGINS}{rest}")).filter(|better| is_path_name(better));
        return Some(Paths::Name { name: short(name), better });
    }
    let is_set = shelf.others.iter().any(|set| set == name);
    is_set.then(|| Paths::NameTwice { name: short(name) })
}

/// Whether this can be a path's name: `path-`, and then `a-z`, `0-9` and `-`.
#[must_use]
pub(crate) fn is_path_name(name: &str) -> bool {
    is_name(name) && name.starts_with(BEGINS)
}

/// Whether this is a built-in path's name.
pub(super) fn is_built_in(name: &str) -> bool {
    BUILT_IN.iter().any(|(path, _)| *path == name)
}

/// What is wrong with a set's file of this name in the person's folder of rule sets, where a path has the name.
pub(super) fn set_fault(rules: &Path, name: &str) -> Option<Problem> {
    let is_path = is_path_name(name)
        && (is_built_in(name) || folder(rules).join(format!("{name}.ron")).try_exists().unwrap_or(false));
    is_path.then(|| of_file(Paths::NameTwice { name: short(name) }))
}

/// Whether a file is a path in a folder of paths, by its own name and the folder's.
pub(super) fn is_in_folder(file: &Path) -> bool {
    folder_of(file).file_name().is_some_and(|name| name == FOLDER)
}

/// Where a person's own paths are. `rules` is their folder of rule sets.
#[must_use]
pub fn folder(rules: &Path) -> PathBuf {
    rules.join(FOLDER)
}

/// The names of all paths, with the file of each of a person's own: these first, by name, and then the built-in ones that
/// none of these replaces. `rules` is the person's folder of rule sets.
pub(crate) fn places(rules: &Path) -> Vec<(String, Option<PathBuf>)> {
    // What is wrong with the folder is said of the sets’ own; this one needn't be there.
    let files = own_files(&folder(rules)).unwrap_or_default();
    let mut places: Vec<_> = files.into_iter().map(|file| (name_of(&file), Some(file))).collect();
    places.sort();
    let is_free = |name: &str| !places.iter().any(|(own, _)| own == name);
    let built_in = BUILT_IN.iter().filter(|(name, _)| is_free(name));
    let built_in: Vec<_> = built_in.map(|(name, _)| ((*name).to_owned(), None)).collect();
    places.extend(built_in);
    places
}

/// All of them, in the order of their [places]. `shelf` has the sets that they may name.
pub(crate) fn all(rules: &Path, shelf: &Shelf) -> Vec<Arc<PathEntry>> {
    places(rules).iter().map(|place| Arc::new(read_at(place, shelf))).collect()
}

/// The built-in ones.
pub(super) fn built_in() -> Vec<Arc<PathEntry>> {
    let shelf = Shelf::of(built_in_places().map(|place| place.name));
    BUILT_IN.iter().map(|(name, text)| Arc::new(PathEntry::built_in(name, text, &shelf))).collect()
}

/// The path that was typed, by its name or as a file; none if it is something else, or isn't there.
#[must_use]
pub(crate) fn find(rules: &Path, asked: &OsStr) -> Option<PathEntry> {
    let shelf = |folder: Option<&Path>| shelf(rules, folder);
    if !says_file(asked) {
        let typed = asked.to_string_lossy();
        let name = clean::in_place(&typed);
        if let Some(place) = places(rules).iter().find(|(path, _)| *path == name) {
            return Some(read_at(place, &shelf(None)));
        }
    }
    let file = path_of(asked);
    let bytes = read::read(&file).ok()?;
    is_path_file(rules, &file, &String::from_utf8_lossy(&bytes))
        .then(|| PathEntry::from_file(&file, &shelf(Some(&file))))
}

fn read_at((name, file): &(String, Option<PathBuf>), shelf: &Shelf) -> PathEntry {
    match file {
        Some(file) => PathEntry::from_file(file, shelf),
        None => PathEntry::built_in(name, built_in_text(name), shelf),
    }
}

/// The text of a built-in path.
fn built_in_text(name: &str) -> &'static str {
    BUILT_IN.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text)
}

/// Whether a file with this text is a path: by what is in it; else by its folder or its name.
#[must_use]
pub(crate) fn is_path_file(rules: &Path, file: &Path, text: &str) -> bool {
    if is_at_home(rules, file) {
        return true;
    }
    is_path(text) || (!is_set(text) && !is_list(text) && name_of(file).starts_with(BEGINS))
}

/// Whether a file is in a person's folder of paths.
#[must_use]
pub(crate) fn is_at_home(rules: &Path, file: &Path) -> bool {
    let home = folder(rules).canonicalize();
    let folder = folder_of(file).canonicalize();
    home.is_ok_and(|home| folder.is_ok_and(|folder| folder == home))
}

/// The sets that a path can name: those of the library; for a path in a file, those in files beside it, too, and in the
/// folder around it if its own is called `paths`.
#[must_use]
pub(crate) fn shelf(rules: &Path, file: Option<&Path>) -> Shelf {
    let (sets, _) = super::place::places(rules);
    let mut names: Vec<String> = sets.into_iter().map(|place| place.name).collect();
    if let Some(folder) = file.map(folder_of) {
        let stems = |folder| own_files(folder).unwrap_or_default().into_iter().map(|file| name_of(&file));
        // Here are other paths, too, and this one, whatever it is called.
        let own = file.map(name_of);
        names.extend(stems(folder).filter(|name| !name.starts_with(BEGINS) && Some(name) != own.as_ref()));
        if folder.file_name().is_some_and(|name| name == FOLDER) {
            names.extend(stems(folder_of(folder)));
        }
    }
    Shelf::of(names)
}
