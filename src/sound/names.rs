//! Which sounds there are, by name. Plays none, so that the rule checker can ask too.
//!
//! A sound is a built-in or a file in the person's own folder (WAV, Ogg Vorbis, FLAC or MP3), which replaces a built-in
//! of the same name.
//! Rule sets call it by its *name*, the file's name without the ending, and never by a path: a rule set from
//! somebody else must not make the app open files elsewhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::kind;

/// The built-in sounds: a struck bowl for "time", a breath for the pacer, a pair of small bowls for "back from the
/// break", a wood block for "wrapping up".
const BUILT_IN: [(&str, &[u8]); 4] = [
    ("bowl", include_bytes!("../../sounds/bowl.wav")),
    ("breath", include_bytes!("../../sounds/breath.wav")),
    ("return", include_bytes!("../../sounds/return.wav")),
    ("wood", include_bytes!("../../sounds/wood.wav")),
];

/// The endings of files that are taken for sounds, in lower case.
const ENDINGS: [&str; 4] = ["flac", "mp3", "ogg", "wav"];

/// Characters in a name, at most.
const LONGEST: usize = 100;

/// Where a sound is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Compiled in: the bytes of a WAV file.
    BuiltIn(&'static [u8]),
    /// A file of the person's own.
    Own(PathBuf),
}

/// The names of the built-in sounds, in alphabetical order.
///
/// ```
/// # use common_ground::sound::names::builtin_names;
/// assert!(builtin_names().any(|name| name == "bowl"));
/// ```
pub fn builtin_names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(name, _)| *name)
}

/// Whether a sound of this name can be found. It may still turn out not to be a sound when it is played.
///
/// ```
/// # use common_ground::sound::names::exists;
/// assert!(exists("bowl", None));
/// assert!(!exists("../bowl", None));
/// ```
#[must_use]
pub fn exists(name: &str, own_folder: Option<&Path>) -> bool {
    find(name, own_folder).is_some()
}

/// Finds a sound: first in the person's own folder, then among the built-in ones.
#[must_use]
pub fn find(name: &str, own_folder: Option<&Path>) -> Option<Found> {
    if !is_name(name) {
        return None;
    }
    // The folder is listed rather than asked for one path, so that "Bell" and "bell" differ on every system, and the
    // ending may be in capitals. Of several, the least is taken, so that the same one plays every time.
    // Only what has the name is looked at more closely: the folder may hold a whole collection.
    let named = own_sounds(own_folder).filter(|(stem, path)| stem == name && is_file(path));
    let own = named.map(|(_, path)| path).min();
    let built_in = || BUILT_IN.iter().find(|(built_in, _)| *built_in == name);
    own.map(Found::Own).or_else(|| built_in().map(|(_, bytes)| Found::BuiltIn(bytes)))
}

/// A file of this name in the person's own folder, with the ending of a sound that isn't played.
pub(super) fn of_another_kind(name: &str, own_folder: Option<&Path>) -> Option<String> {
    if !is_name(name) {
        return None;
    }
    let named =
        own_files(own_folder, &kind::OTHER_ENDINGS).filter(|(stem, path)| stem == name && is_file(path));
    named.filter_map(|(_, path)| Some(path.file_name()?.to_string_lossy().into_owned())).min()
}

/// All names that [`find`] would find, for "did you mean" and for lists to choose from.
#[must_use]
pub fn names(own_folder: Option<&Path>) -> BTreeSet<String> {
    let own = own_sounds(own_folder).filter(|(stem, path)| is_name(stem) && is_file(path));
    let own = own.map(|(stem, _)| stem);
    builtin_names().map(str::to_owned).chain(own).collect()
}

/// Whether this can be a name: not a path, an empty string or the like.
///
/// ```
/// # use common_ground::sound::names::is_name;
/// assert!(is_name("temple bell"));
/// assert!(!is_name("bells/temple"));
/// ```
#[must_use]
pub fn is_name(name: &str) -> bool {
    let path_like = |character: char| matches!(character, '/' | '\\' | ':') || character.is_control();
    !name.trim().is_empty()
        && !name.starts_with('.')
        && !name.contains(path_like)
        && name.chars().count() <= LONGEST
}

/// Names and paths of the sounds in the folder, by their endings; none if there is no folder or it can't be read.
fn own_sounds(folder: Option<&Path>) -> impl Iterator<Item = (String, PathBuf)> {
    own_files(folder, &ENDINGS)
}

fn own_files<'a>(folder: Option<&Path>, endings: &'a [&str]) -> impl Iterator<Item = (String, PathBuf)> + 'a {
    let entries = folder.and_then(|folder| fs::read_dir(folder).ok());
    entries.into_iter().flatten().filter_map(|entry| {
        let path = entry.ok()?.path();
        let is_sound = path
            .extension()
            .is_some_and(|ending| endings.iter().any(|sound| ending.eq_ignore_ascii_case(sound)));
        if !is_sound {
            return None;
        }
        Some((path.file_stem()?.to_str()?.to_owned(), path))
    })
}

/// Links are followed. A folder or a pipe called `bell.wav` isn't a sound.
fn is_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.is_file())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn folder_with(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            fs::write(folder.path().join(file), b"not looked into").unwrap();
        }
        folder
    }

    #[test]
    fn the_sounds_that_rule_sets_take_for_granted_are_built_in() {
        assert_eq!(builtin_names().collect::<Vec<_>>(), ["bowl", "breath", "return", "wood"]);
        assert!(builtin_names().all(|name| exists(name, None)));
        assert!(!exists("gong", None));
    }

    #[test]
    fn a_file_of_ones_own_is_found_by_its_name_without_the_ending() {
        let folder = folder_with(&["temple bell.wav", "Drum.WAV"]);
        let own = Some(folder.path());

        assert_eq!(find("temple bell", own), Some(Found::Own(folder.path().join("temple bell.wav"))));
        assert_eq!(find("Drum", own), Some(Found::Own(folder.path().join("Drum.WAV"))));
        assert_eq!(find("drum", own), None, "another name");
        assert_eq!(find("temple bell.wav", own), None, "the ending is no part of the name");
    }

    #[test]
    fn sounds_of_every_kind_are_found() {
        let folder = folder_with(&["a.wav", "b.OGG", "c.flac", "d.Mp3", "e.mp3", "e.flac"]);
        let own = Some(folder.path());
        assert!(["a", "b", "c", "d"].iter().all(|name| exists(name, own)));
        assert_eq!(find("e", own), Some(Found::Own(folder.path().join("e.flac"))), "of two always the same");
    }

    #[test]
    fn a_file_of_ones_own_replaces_a_built_in() {
        let folder = folder_with(&["bowl.wav"]);
        assert!(matches!(find("bowl", Some(folder.path())), Some(Found::Own(_))));
        assert!(matches!(find("wood", Some(folder.path())), Some(Found::BuiltIn(_))));
    }

    #[test]
    fn only_files_with_a_sounds_ending_are_sounds() {
        let folder = folder_with(&["bell.mid", "notes.txt", "wav"]);
        fs::create_dir(folder.path().join("folder.wav")).unwrap();
        assert_eq!(names(Some(folder.path())), builtin_names().map(str::to_owned).collect());
    }

    #[test]
    fn a_path_is_not_a_name() {
        let folder = folder_with(&["bell.wav"]);
        let full = folder.path().join("bell");
        let long = "b".repeat(LONGEST + 1);
        for name in ["", " ", ".", "..", "../bowl", "./bell", "a/b", "a\\b", "C:bell", "bell\n", "be\0ll"]
            .into_iter()
            .chain([full.to_str().unwrap(), &long])
        {
            assert!(!is_name(name), "{name:?}");
            assert!(!exists(name, Some(folder.path())), "{name:?}");
        }
        assert!(exists("bell", Some(folder.path())));
    }

    #[test]
    fn a_folder_that_is_not_there_is_no_trouble() {
        let folder = folder_with(&[]);
        let missing = folder.path().join("missing");
        assert!(exists("bowl", Some(&missing)));
        assert_eq!(names(Some(&missing)).len(), BUILT_IN.len());
    }
}
