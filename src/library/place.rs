//! Which rule sets there are and where, before any of them is read.

use std::io;
use std::path::{Path, PathBuf};

pub(crate) use super::entry::name_of;
use super::entry::{Entry, Source};
use super::paths;
use super::write::folder_of;

macro_rules! built_in {
    ($name:literal) => {
        ($name, include_str!(concat!("../../rules/", $name, ".ron")))
    };
}

/// Names and texts of the built-in sets, in the order in which the library shows them: a good one to begin with first.
pub(super) static BUILT_IN: &[(&str, &str)] = &[
    built_in!("speaker-listener"),
    built_in!("check-in"),
    built_in!("apology"),
    built_in!("observe-feel-need-ask"),
    built_in!("state-of-us"),
    built_in!("long-listening-first"),
    built_in!("long-listening-short"),
    built_in!("long-listening"),
    built_in!("gentle-start"),
    built_in!("understand-first"),
    built_in!("mirror"),
    built_in!("fair-fight"),
    built_in!("boundaries"),
    built_in!("after-a-fight"),
    built_in!("questions-after-betrayal"),
    built_in!("why"),
    built_in!("setback"),
    built_in!("openness"),
    built_in!("good-memories"),
    built_in!("time-together"),
    built_in!("wishes-and-limits"),
    built_in!("family"),
    built_in!("circle"),
    built_in!("mediation"),
    built_in!("team"),
    built_in!("timed-share"),
    built_in!("debate-lincoln-douglas"),
    built_in!("debate-british-parliamentary"),
    built_in!("debate-world-schools"),
];

/// A rule set that is there, and hasn't been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its name on the command line: the file's stem, as it [can be shown](crate::rule_set::clean::in_place).
    pub name: String,
    /// Where it comes from.
    pub source: Source,
}

/// The person's folder of rule sets can't be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoFolder {
    /// The folder.
    pub folder: PathBuf,
    /// Why, in the system's words.
    pub reason: String,
}

impl Place {
    /// Reads the set. A path may have its name already: then it can't be used.
    ///
    /// `sound_exists` answers whether a cue may name this sound.
    #[must_use]
    pub fn read(&self, sound_exists: &dyn Fn(&str) -> bool) -> Entry {
        match &self.source {
            Source::Own(path) => {
                let fault = paths::set_fault(folder_of(path), &self.name);
                Entry::from_file(path, sound_exists).with_fault(fault)
            }
            Source::BuiltIn => Entry::built_in(&self.name, self.built_in_text(), sound_exists),
        }
    }

    /// The text of a built-in set.
    pub(crate) fn built_in_text(&self) -> &'static str {
        BUILT_IN.iter().find(|(name, _)| *name == self.name).map_or("", |(_, text)| text)
    }
}

/// All places, and what is wrong with the person's folder as a whole. The person's own come first, by name; then the built-in ones that none of these replaces, a good one to begin with first.
#[must_use]
pub fn places(own: &Path) -> (Vec<Place>, Option<NoFolder>) {
    let (files, trouble) = match own_files(own) {
        Ok(files) => (files, None),
        Err(error) => (Vec::new(), Some(NoFolder { folder: own.to_owned(), reason: error.to_string() })),
    };
    let mut places: Vec<Place> =
        files.into_iter().map(|path| Place { name: name_of(&path), source: Source::Own(path) }).collect();
    let path = |place: &Place| place.source.path().map(Path::to_owned);
    places.sort_by(|one, other| one.name.cmp(&other.name).then_with(|| path(one).cmp(&path(other))));
    let all = built_in_places();
    let built_in: Vec<Place> =
        all.filter(|built_in| !places.iter().any(|place| place.name == built_in.name)).collect();
    places.extend(built_in);
    (places, trouble)
}

/// The places of the built-in sets, a good one to begin with first.
pub(super) fn built_in_places() -> impl Iterator<Item = Place> {
    BUILT_IN.iter().map(|(name, _)| Place { name: (*name).to_owned(), source: Source::BuiltIn })
}

/// The person's files; none if there is no folder.
pub(crate) fn own_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let files = match std::fs::read_dir(folder) {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut found = Vec::new();
    for file in files {
        let path = file?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !hidden && (ends_in_ron(&path) || goes_on_after_ron(&path)) {
            found.push(path);
        }
    }
    Ok(found)
}

/// Whether a file's name ends as those of rule sets do, in small letters or capitals.
pub(crate) fn ends_in_ron(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
}

/// Whether an editor for plain texts added its ending to a rule set's name: `ours.ron.txt`. Some desktops hide it.
pub(crate) fn goes_on_after_ron(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt"))
        && path.file_stem().is_some_and(|stem| ends_in_ron(Path::new(stem)))
}
