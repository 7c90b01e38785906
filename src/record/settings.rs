//! Settings: one file that people may edit by hand.
//!
//! A setting that can't be read leaves the others in force, and is said with its line. A file that holds no settings at
//! all is never overwritten: the app goes on with the usual ones, says which line is wrong, and refuses to save until the
//! file is mended or moved: a change made in the app then lasts for that window alone.

use std::collections::BTreeMap;
use std::path::Path;

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::Notice;
use super::file::{self, Why, WriteError};
use crate::library::read::{self, ReadError};
use crate::rule_set::{bounds, source};

mod fields;
mod key_words;

/// How the app looks and sounds to this person.
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own on the settings screen")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Colours.
    pub theme: Theme,
    /// How far away people sit, in metres, 0.3 to 10.
    pub distance: f32,
    /// The screen's diagonal in inches, 4 to 200; unknown when left out.
    pub diagonal: Option<f32>,
    /// All text, larger or smaller than the distance asks for: 0.5 to 3.
    pub text_scale: f32,
    /// How loud sounds are, 0 to 1.
    pub volume: f32,
    /// No sound at all.
    pub muted: bool,
    /// Sound at the end of turns and breaks only.
    pub only_at_end: bool,
    /// What is heard of the pacer in a break. Off until somebody asks for it: people may leave the room.
    pub breathing_sound: BreathingSound,
    /// The language of rule sets and screens, as a tag such as `en`; the system's when left out.
    pub language: Option<String>,
    /// Nothing moves that needn't, and the pacer is in words; as the system has it when left out.
    pub reduced_motion: Option<bool>,
    /// How the time left is written.
    pub digits: Digits,
    /// Remember past talks. Off until somebody asks for it.
    pub history: bool,
    /// The safety notice has been shown once, so it stays on the help screen from now on.
    pub safety_seen: bool,
    /// Letters, numbers and signs do something by themselves on the stage.
    pub letter_keys: bool,
    /// Keys on the stage that are others than those that the commands come with, by the commands' names: a letter or a
    /// sign, a word such as `space`, or `off`. What they mean is the screens' business; here they are words.
    #[serde(deserialize_with = "key_words::read", skip_serializing_if = "BTreeMap::is_empty")]
    pub keys: BTreeMap<String, String>,
}

impl Settings {
    /// Whether nothing can be heard, however loud it is meant.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.muted || self.volume <= 0.0
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            distance: 1.5,
            diagonal: None,
            text_scale: 1.0,
            volume: 0.7,
            muted: false,
            only_at_end: false,
            breathing_sound: BreathingSound::Off,
            language: None,
            reduced_motion: None,
            digits: Digits::Seconds,
            history: false,
            safety_seen: false,
            letter_keys: true,
            keys: BTreeMap::new(),
        }
    }
}

/// Colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Theme {
    /// As the system has it: daylight or evening.
    #[default]
    System,
    /// Dark on light.
    Daylight,
    /// Light on dark.
    Evening,
    /// White on black.
    HighContrast,
}

/// What is heard of the breathing pacer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum BreathingSound {
    /// Nothing.
    #[default]
    Off,
    /// A soft breath, in step with it.
    WithPacer,
}

/// How the time left is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Digits {
    /// Minutes and seconds.
    #[default]
    Seconds,
    /// Minutes alone; seconds in the last thirty.
    Minutes,
}

/// What came of opening the settings.
#[derive(Debug, Clone)]
pub struct Opened {
    /// What to go on with; the usual where the file is missing or broken.
    pub settings: Settings,
    /// What to tell the person.
    pub notices: Vec<Notice>,
}

/// Settings that couldn't be saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// The file can't be read, so it isn't overwritten.
    #[error("settings last for this window only, because the file is broken and stays as it is: {0}")]
    Broken(Notice),
    /// It couldn't be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Reads the settings. Never fails: what is wrong is a notice.
#[must_use]
pub fn open(path: &Path) -> Opened {
    match read_file(path) {
        Ok(None) => Opened { settings: Settings::default(), notices: Vec::new() },
        Ok(Some(Read { settings, notices, .. })) => Opened { settings, notices },
        Err(notice) => Opened { settings: Settings::default(), notices: vec![notice] },
    }
}

/// Saves the settings. Where something in the file isn't in force, because this version doesn't know it or can't read it,
/// a copy of the file is kept beside it first, as `settings.before.ron`, or under the next name that is free.
///
/// # Errors
/// [`SaveError::Broken`] where the file on the disk can't be read, and [`SaveError::Write`].
pub fn save(path: &Path, settings: &Settings) -> Result<(), SaveError> {
    if let Some(read) = read_file(path).map_err(SaveError::Broken)?
        && !read.notices.is_empty()
    {
        keep_before(path, &read.bytes)?;
    }
    file::replace(path, write(settings).as_bytes())?;
    Ok(())
}

/// Keeps what stood in the file beside it. What was kept there before stays, whatever it is.
fn keep_before(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    for number in 1_u32.. {
        let before = match number {
            1 => path.with_extension("before.ron"),
            _ => path.with_extension(format!("before-{number}.ron")),
        };
        match file::create(&before, bytes) {
            Err(WriteError { why: Why::Exists, .. }) => {}
            written => return written,
        }
        if read::read(&before).is_ok_and(|kept| kept == bytes) {
            break;
        }
    }
    Ok(())
}

/// A notice about one of the [keys](Settings::keys) in the file.
#[must_use]
pub fn key_notice(path: &Path, name: &str, message: String, help: Option<String>) -> Notice {
    let text = read::read(path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let line = text.and_then(|text| fields::line_of(&text, &format!("\"{name}\"")));
    Notice { file: path.to_owned(), line, message, help }
}

/// The system's language as a tag such as `de-AT`; `en` where it names none.
#[must_use]
pub fn system_language() -> String {
    // “C” and “POSIX” are the names of no language.
    sys_locale::get_locale()
        .filter(|tag| !matches!(tag.as_str(), "C" | "POSIX"))
        .unwrap_or_else(|| "en".to_owned())
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

fn write(settings: &Settings) -> String {
    // Numbers, words and a map of strings: writing them to a string has no way to fail.
    let text = options().to_string_pretty(settings, PrettyConfig::new()).unwrap_or_default();
    format!("// Common Ground: settings. Change them here or in the app.\n{text}\n")
}

/// What a file holds.
struct Read {
    settings: Settings,
    /// What to say about it.
    notices: Vec<Notice>,
    bytes: Vec<u8>,
}

/// The settings in a file; none where there is no file.
fn read_file(path: &Path) -> Result<Option<Read>, Notice> {
    let notice = |line, message: String| Notice {
        file: path.to_owned(),
        line,
        message,
        help: Some(
            "The usual settings are used, and the file stays as it is; mend it, or move it away".to_owned(),
        ),
    };
    let bytes = match read::read(path) {
        Ok(bytes) if bytes.len() as u64 > bounds::FILE => {
            return Err(notice(None, "this file is larger than 1 MiB".to_owned()));
        }
        Ok(bytes) => bytes,
        Err(ReadError::Missing) => return Ok(None),
        Err(error) => return Err(notice(None, error.to_string())),
    };
    let text =
        std::str::from_utf8(&bytes).map_err(|_| notice(None, "this isn't text in UTF-8".to_owned()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Ok(Some(Read { settings: Settings::default(), notices: Vec::new(), bytes }));
    }
    let fields = source::fields(text);
    let (mut settings, mut notices) = match options().from_str(text) {
        Ok(settings) => (settings, fields::unknown(fields.as_deref().unwrap_or_default(), path)),
        Err(error) => fields
            .as_ref()
            .and_then(|fields| fields::each(fields, path))
            .ok_or_else(|| notice(Some(super::line_of(&error, text)), read::words_of(&error)))?,
    };
    notices.extend(fields::bring_into_range(&mut settings, fields.as_deref().unwrap_or_default(), path));
    Ok(Some(Read { settings, notices: fields::at_most(notices), bytes }))
}

#[cfg(test)]
mod tests;
