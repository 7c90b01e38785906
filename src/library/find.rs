//! Finds a rule set by what was typed: a name, or a file.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;

use percent_encoding::percent_decode;

use super::entry::{Entry, Source, name_of};
use super::paths;
use super::place::{Place, ends_in_ron, places};
use crate::rule_set::clean;
use crate::rule_set::meant::nearest;

/// Characters of what was typed that a message quotes.
const ASKED: usize = 60;

/// There is nothing of this name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotFound {
    /// What was typed, cleaned so that it can be shown.
    pub asked: String,
    /// What may have been meant.
    pub suggestion: Option<String>,
}

/// Whether what was typed can only be a file: a path, an address, or a name that ends in `.ron`.
#[must_use]
pub(crate) fn says_file(asked: &OsStr) -> bool {
    let path = Path::new(asked);
    ends_in_ron(path)
        || path.components().count() > 1
        || asked.to_string_lossy().ends_with(std::path::MAIN_SEPARATOR)
        || matches!(path_of(asked), Cow::Owned(_))
}

/// The path that was typed. Other programs pass addresses: `file:///home/ana/our%20talk.ron`.
#[must_use]
pub(crate) fn path_of(asked: &OsStr) -> Cow<'_, Path> {
    let path = asked.to_str().and_then(|address| {
        let rest =
            address.get(..5).filter(|scheme| scheme.eq_ignore_ascii_case("file:")).map(|_| &address[5..])?;
        // A machine that is named can only be this one.
        let path = rest.strip_prefix("//localhost").or_else(|| rest.strip_prefix("//")).unwrap_or(rest);
        path.starts_with('/').then_some(path)
    });
    path.map_or(Cow::Borrowed(Path::new(asked)), |path| Cow::Owned(decoded(path).into()))
}

#[cfg(unix)]
fn decoded(path: &str) -> std::ffi::OsString {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(percent_decode(path.as_bytes()).collect())
}

#[cfg(not(unix))]
fn decoded(path: &str) -> std::ffi::OsString {
    // `/C:/Users` is `C:/Users`.
    let path = path.strip_prefix('/').filter(|path| path.get(1..2) == Some(":")).unwrap_or(path);
    percent_decode(path.as_bytes()).decode_utf8_lossy().into_owned().into()
}

/// Reads the set of this name, else the file at this path; see [`place_of`]. No other file in the person's folder is read.
///
/// `sound_exists` answers whether a cue may name this sound.
///
/// # Errors
/// [`NotFound`], with a close name if there is one. A file that can't be read is found, with its problem.
pub fn find(
    own: &Path,
    asked: impl AsRef<OsStr>,
    sound_exists: &dyn Fn(&str) -> bool,
) -> Result<Entry, NotFound> {
    Ok(place_of(own, asked.as_ref())?.read(sound_exists))
}

/// Where the set of this name is, else the file at this path. What [can only be a file](says_file) isn't looked for by
/// name, and nobody looks whether it is there.
///
/// # Errors
/// [`NotFound`], with a close name if there is one.
pub(crate) fn place_of(own: &Path, asked: &OsStr) -> Result<Place, NotFound> {
    let path = path_of(asked);
    let file = || Place { name: name_of(&path), source: Source::Own(path.to_path_buf()) };
    if says_file(asked) {
        return Ok(file());
    }
    let (mut places, _) = places(own);
    // As somebody types it, or as it was shown to them.
    let asked = asked.to_string_lossy();
    let name = clean::in_place(&asked);
    if let Some(at) = places.iter().position(|place| place.name == name) {
        return Ok(places.swap_remove(at));
    }
    if path.try_exists().is_ok_and(|exists| exists) {
        return Ok(file());
    }
    let paths = paths::places(own);
    let names =
        places.iter().map(|place| place.name.as_str()).chain(paths.iter().map(|(name, _)| name.as_str()));
    Err(NotFound { asked: clean::quoted(&asked, ASKED), suggestion: close_to(&names, &asked) })
}

fn close_to<'a>(known: &(impl Iterator<Item = &'a str> + Clone), asked: &str) -> Option<String> {
    let names = || known.clone();
    let asked = asked.to_lowercase().replace(['_', ' '], "-");
    let begins = || names().find(|name| asked.len() >= 3 && name.starts_with(&asked));
    nearest(&asked, names()).or_else(begins).map(str::to_owned)
}
