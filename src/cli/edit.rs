//! `common-ground edit`: opens the app's editor.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::{self, Path};

use super::display::on_display;
use super::{BAD_SET, First, Home, Outcome, WindowRequest, refuse};
use crate::library::Source;
use crate::library::find::place_of;
use crate::library::read::ReadError;
use crate::record::own_sets::save::Found;
use crate::ui::request::ToEdit;
use crate::words::{InWords, Words, say};

/// Opens the app with this set or path in its editor, whatever is wrong in it; of a built-in one, with a copy to be made.
pub(super) fn edit(
    home: Home<'_>,
    asked: &OsStr,
    quiet_sound: bool,
    err: &mut dyn Write,
) -> io::Result<Outcome> {
    let words = home.words;
    let (name, source, is_path) = match home.path(asked) {
        Some(entry) => (entry.name, entry.source, true),
        None => match place_of(&home.folders.rules(), asked) {
            Ok(place) => (place.name, place.source, false),
            Err(not_found) => {
                let _unusable = refuse(words, err, not_found.in_words(words))?;
                return Ok(Outcome::Exit(BAD_SET));
            }
        },
    };
    let to_edit = match source {
        Source::BuiltIn => ToEdit::BuiltIn { name, is_path },
        Source::Own(file) => {
            if let Some(why) = why_not(&file, words) {
                let file = words.file(Some(&file), &name);
                let _unusable = refuse(words, err, say!(words, "cli-cannot-edit", file = file, why = why))?;
                return Ok(Outcome::Exit(BAD_SET));
            }
            // The window may be in another folder than the terminal.
            ToEdit::File(path::absolute(&file).unwrap_or(file))
        }
    };
    let first = First::Edit(to_edit);
    let request = WindowRequest { folders: home.folders, first, quiet_sound, fullscreen: false, speed: 1 };
    on_display(request, words, err)
}

/// Why a file can't be edited, if it can't be.
fn why_not(file: &Path, words: &Words) -> Option<String> {
    match Found::at(file) {
        Err(error) => Some(error.in_words(words)),
        Ok(Found::Nothing) => Some(ReadError::Missing.in_words(words)),
        Ok(found) => found.whole_text().is_none().then(|| say!(words, "kept-not-text")),
    }
}
