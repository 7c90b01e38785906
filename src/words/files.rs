//! Why files can't be read, written or found.

use std::path::Path;

use super::{InWords, Words, say};
use crate::library::copy::CopyError;
use crate::library::find::NotFound;
use crate::library::place::NoFolder;
use crate::library::read::{ReadError, Special};
use crate::record::file::{Why, WriteError};
use crate::record::folders::NoHome;
use crate::rule_set::bounds;
use crate::rule_set::clean;

/// A path as it is shown.
pub(super) fn shown(path: &Path) -> String {
    path.display().to_string()
}

impl Words {
    /// What to call the file of the set with this name: its path, or the name of a built-in one.
    #[must_use]
    pub fn file(&self, path: Option<&Path>, name: &str) -> String {
        match path {
            Some(path) => clean::in_place(&shown(path)).into_owned(),
            None => say!(self, "file-built-in", name = name),
        }
    }
}

/// The end of a sentence, without its full stop.
impl InWords for ReadError {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Missing => say!(words, "file-missing"),
            Self::Folder => say!(words, "file-is-folder"),
            Self::NotAFile(Special::Pipe) => say!(words, "file-is-pipe"),
            Self::NotAFile(Special::Socket) => say!(words, "file-is-socket"),
            Self::NotAFile(Special::Device) => say!(words, "file-is-device"),
            Self::NotAFile(Special::Other) => say!(words, "file-is-other"),
            Self::LinkCircle => say!(words, "file-link-circle"),
            Self::TooLarge => {
                let megabytes = bounds::FILE >> 20;
                say!(words, "file-too-large", megabytes = megabytes)
            }
            Self::NoPermission => say!(words, "file-no-permission"),
            Self::Failed(reason) => say!(words, "file-failed", reason = reason.as_str()),
        }
    }
}

/// The end of a sentence, without its full stop.
impl InWords for WriteError {
    fn in_words(&self, words: &Words) -> String {
        let (file, why) = (shown(&self.path), self.why.in_words(words));
        say!(words, "file-not-written", file = file, why = why)
    }
}

impl WriteError {
    /// The same as a sentence of its own.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        let (file, why) = (shown(&self.path), self.why.in_words(words));
        say!(words, "file-not-written", "sentence", file = file, why = why)
    }
}

/// The end of a sentence, without its full stop.
impl InWords for Why {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Full => say!(words, "file-disk-full"),
            Self::ReadOnly => say!(words, "file-disk-read-only"),
            Self::NoPermission => say!(words, "file-not-allowed"),
            Self::NotAFolder => say!(words, "file-in-the-way"),
            Self::Folder => say!(words, "file-folder-there"),
            Self::NoFolder => say!(words, "file-no-folder"),
            Self::Exists => say!(words, "file-there"),
            Self::NotAFile(Special::Pipe) => say!(words, "file-pipe-there"),
            Self::NotAFile(Special::Socket) => say!(words, "file-socket-there"),
            Self::NotAFile(Special::Device) => say!(words, "file-device-there"),
            Self::NotAFile(Special::Other) => say!(words, "file-other-there"),
            Self::Busy => say!(words, "file-busy"),
            Self::EditedElsewhere => say!(words, "file-edited-elsewhere"),
            Self::NoAnswer => say!(words, "file-no-answer"),
            Self::TooLarge => say!(words, "file-limit"),
            Self::Overgrown(megabytes) => {
                let megabytes = *megabytes;
                say!(words, "file-too-large", megabytes = megabytes)
            }
            Self::TakenAway => say!(words, "file-taken-away"),
            Self::Unread(error) => error.in_words(words),
            Self::NoSet => say!(words, "file-no-set-to-change"),
            Self::Other(reason) => reason.clone(),
        }
    }
}

/// The end of a sentence, without its full stop.
impl InWords for NotFound {
    fn in_words(&self, words: &Words) -> String {
        let asked = self.asked.as_str();
        match &self.suggestion {
            Some(near) => say!(words, "file-no-set-near", asked = asked, near = near.as_str()),
            None => say!(words, "file-no-set", asked = asked),
        }
    }
}

/// The end of a sentence, without its full stop.
impl InWords for CopyError {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Name(name) => say!(words, "file-not-a-name", name = name.as_str()),
            Self::Exists(path) => say!(words, "file-copy-there", file = shown(path)),
            Self::Write { path, reason } => {
                say!(words, "file-not-copied", file = shown(path), reason = reason.as_str())
            }
        }
    }
}

/// The end of a sentence, without its full stop.
impl InWords for NoFolder {
    fn in_words(&self, words: &Words) -> String {
        let folder = shown(&self.folder);
        let folder = clean::in_place(&folder);
        say!(words, "file-folder-not-opened", folder = folder.as_ref(), reason = self.reason.as_str())
    }
}

/// The end of a sentence, without its full stop.
impl InWords for NoHome {
    fn in_words(&self, words: &Words) -> String {
        say!(words, "file-no-home")
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn what_is_in_the_place_of_a_file_is_named() {
        let words = Words::english();
        for (thing, read, written) in [
            (
                Special::Pipe,
                "this is a pipe, not a file",
                "there is already a pipe with that name; move it out of the way",
            ),
            (
                Special::Device,
                "this is a device, not a file",
                "there is already a device with that name; move it out of the way",
            ),
            (
                Special::Socket,
                "this is a socket, not a file",
                "there is already a socket with that name; move it out of the way",
            ),
        ] {
            assert_eq!(ReadError::NotAFile(thing).in_words(&words), read);
            assert_eq!(Why::NotAFile(thing).in_words(&words), written);
        }
        assert_eq!(ReadError::NoPermission.in_words(&words), "you don’t have permission to read this file");
    }

    #[test]
    fn a_file_that_cannot_be_written_is_named_with_what_to_do() {
        let words = Words::english();
        let error = WriteError::new(Path::new("/x/agreements.ron"), &io::ErrorKind::StorageFull.into());
        let said = "“/x/agreements.ron” couldn’t be saved: the disk is full; free some space and try again";
        assert_eq!(error.in_words(&words), said);
        assert_eq!(error.sentence(&words), format!("{said}."));
        let grown = WriteError { why: Why::Overgrown(16), ..error };
        assert!(grown.in_words(&words).ends_with(": the file is larger than 16 MB"), "{grown:?}");
    }
}
