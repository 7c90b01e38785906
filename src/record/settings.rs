//! Settings: one file that people may edit by hand, while the app runs too.
//!
//! The file is the person's. A change made in the app is spliced into the text as it is on the disk at that moment:
//! comments, order, and what this version doesn't know or can't read stay byte for byte, and two windows don't undo each
//! other. A setting that can't be read leaves the others in force, and is said with its line. A file that holds no
//! settings at all is left alone: the app goes on with what it has, says which line is wrong, and keeps what is changed
//! meanwhile once the file is mended.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use self::fields::Instead;
use super::file::{Act, Files, Why, WriteError};
use super::{Help, Notice, Wrong};
use crate::library::read::{self, ReadError};
use crate::rule_set::{bounds, ron_options, source};

mod change;
mod fields;
mod key_words;

pub use fields::{Odd, OutOfRange, Right, Used};

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
    /// What people breathe by when a break begins.
    pub breathing_guide: BreathingGuide,
    /// What is heard of the pacer in a break. Off until somebody asks for it: people may leave the room.
    pub breathing_sound: BreathingSound,
    /// The language of rule sets and screens, as a tag such as `en`; the system's when left out.
    pub language: Option<String>,
    /// How a day's hours are counted; as the system has it when left out.
    pub hours: Option<Hours>,
    /// Nothing moves that needn't, and the pacer is in words; as the system has it when left out.
    pub reduced_motion: Option<bool>,
    /// How the time left is written.
    pub digits: Digits,
    /// Remember past talks. Off until somebody asks for it.
    pub history: bool,
    /// Nothing of what is kept is shown at the start, until somebody asks for it.
    pub plain_start: bool,
    /// A first talk was begun: the safety notice has been seen, and the library no longer says what to do in it. Which talk
    /// it was, or when, isn't kept.
    pub safety_seen: bool,
    /// Shift three times closes everything at once.
    pub quick_exit: bool,
    /// Letters, numbers and signs do something by themselves on the stage.
    pub letter_keys: bool,
    /// Keys on the stage that are others than those that the commands come with, by the commands' names: a letter or a
    /// sign, a word such as `space`, or `off`. What they mean is the screens' business; here they are words.
    #[serde(deserialize_with = "key_words::read", skip_serializing_if = "BTreeMap::is_empty")]
    pub keys: BTreeMap<String, String>,
}

/// The name of the setting that covers the start.
const PLAIN_START: &str = "plain_start";

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
            breathing_guide: BreathingGuide::FourSix,
            breathing_sound: BreathingSound::Off,
            language: None,
            hours: None,
            reduced_motion: None,
            digits: Digits::Seconds,
            history: false,
            plain_start: false,
            safety_seen: false,
            quick_exit: true,
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

/// What people breathe by in a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum BreathingGuide {
    /// In for 4 seconds, out for 6.
    #[default]
    FourSix,
    /// In, held, out and held, for 4 seconds each.
    Box,
    /// Nothing.
    Off,
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

/// How a day's hours are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hours {
    /// 1 to 12, before and after noon.
    Twelve,
    /// 0 to 23.
    TwentyFour,
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

/// What came of reading the settings.
#[derive(Debug, Clone, Default)]
pub struct Opened {
    /// What to go on with.
    pub settings: Settings,
    /// What to tell the person.
    pub notices: Vec<Notice>,
    /// The lines, from 1, in which the [keys](Settings::keys) stand.
    pub key_lines: BTreeMap<String, usize>,
    /// The line, from 1, in which the [language](Settings::language) stands.
    pub language_line: Option<usize>,
}

impl Opened {
    /// Whether nothing of what is kept is to be shown at the start: because somebody wants that, or because it can't be
    /// read whether they do.
    #[must_use]
    pub fn starts_plain(&self) -> bool {
        let unread = |notice: &Notice| match &notice.wrong {
            Wrong::Setting(Odd::NoValue { name, .. } | Odd::NotThat { name, .. }) => name == PLAIN_START,
            Wrong::Setting(_) => false,
            _ => true,
        };
        self.settings.plain_start || self.notices.iter().any(unread)
    }
}

/// Settings that couldn't be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveError {
    /// The file can't be read, so it isn't touched.
    Broken(Notice),
    /// The file can be read, but not changed in one place.
    Odd(PathBuf),
    /// It couldn't be written.
    Write(WriteError),
}

impl From<WriteError> for SaveError {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

/// Reads the settings. Never fails: what is wrong is a notice, and what can't be read is as usual.
#[must_use]
pub fn open(path: &Path) -> Opened {
    match read_file(&Files::default(), path, Instead::Usual) {
        Ok(read) => read.opened,
        Err(notice) => Opened { notices: vec![notice], ..Opened::default() },
    }
}

/// Reads the settings again, after somebody has changed the file. What can't be read in it stays as it is `in_force`.
///
/// # Errors
/// A notice where the file as a whole can't be read: then all of it stays in force.
pub fn look_again(files: &Files, path: &Path, in_force: &Settings) -> Result<Opened, Notice> {
    read_file(files, path, Instead::InForce(in_force)).map(|read| read.opened)
}

/// Keeps what was changed from `before`, where app and file agreed, to `wanted`: each such setting is put into the file
/// as it is now, and nothing else is touched. Writes nothing where there is nothing to change. Returns what the file says
/// then, which may be more than was changed here.
///
/// # Errors
/// [`SaveError`]; the file is untouched then. Somebody else who writes it in this moment isn't waited for:
/// [`Why::Busy`].
pub fn keep(files: &Files, path: &Path, before: &Settings, wanted: &Settings) -> Result<Opened, SaveError> {
    if before == wanted {
        return look_again(files, path, wanted).map_err(SaveError::Broken);
    }
    let busy = || WriteError { path: path.to_owned(), why: Why::Busy };
    let _lock = files.try_lock(&path.with_extension("lock"))?.ok_or_else(busy)?;
    let Read { text, opened } =
        read_file(files, path, Instead::InForce(before)).map_err(SaveError::Broken)?;
    let odd = || SaveError::Odd(path.to_owned());
    let heading = &files.headings().settings;
    let changed = match &text {
        None => change::whole(wanted, heading),
        Some(text) if source::is_blank(text) => format!("{text}{}", change::whole(wanted, heading)),
        Some(text) => change::change(text, before, wanted).map_err(|_| odd())?,
    };
    if text.as_ref() == Some(&changed) {
        return Ok(opened);
    }
    let after = read_text(path, &changed, Instead::InForce(before)).map_err(|_| odd())?;
    if !change::holds(before, wanted, &after.settings) {
        return Err(odd());
    }
    files.replace(path, changed.as_bytes())?;
    Ok(after)
}

/// What is in force where app and file agreed on `agreed`, and since then the app has come to `ours` and the file to
/// `theirs`: what was changed here, but for what was changed there too.
#[must_use]
pub fn merge(agreed: &Settings, ours: &Settings, theirs: &Settings) -> Settings {
    change::merge(agreed, ours, theirs)
}

/// The system's language as a tag such as `de-AT`; `en` where it names none.
#[must_use]
pub fn system_language() -> String {
    // “C” and “POSIX” are the names of no language.
    sys_locale::get_locale()
        .filter(|tag| !matches!(tag.as_str(), "C" | "POSIX"))
        .unwrap_or_else(|| "en".to_owned())
}

/// A tag whose region says how the system writes times and dates, such as `de-AT`; `None` where it names none.
#[must_use]
pub fn system_region() -> Option<String> {
    // As every program of the system reads them: the first that is set holds.
    let named = ["LC_ALL", "LC_TIME", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    let tag = named.or_else(sys_locale::get_locale)?;
    let tag = tag.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
    (!matches!(tag.as_str(), "C" | "POSIX" | "")).then_some(tag)
}

/// What a file holds.
struct Read {
    /// Its text; none where there is no file.
    text: Option<String>,
    opened: Opened,
}

/// The settings in a file.
fn read_file(files: &Files, path: &Path, instead: Instead<'_>) -> Result<Read, Notice> {
    let notice = |wrong: Wrong| broken(path, instead, None, wrong);
    files.pass(Act::Read, path).map_err(|error| notice(Wrong::Barred(error.why)))?;
    let bytes = match read::read(path) {
        Ok(bytes) if bytes.len() as u64 > bounds::FILE => {
            return Err(notice(Wrong::LargeSettings));
        }
        Ok(bytes) => bytes,
        Err(ReadError::Missing) => {
            return Ok(Read { text: None, opened: Opened::default() });
        }
        Err(error) => return Err(notice(Wrong::Read(error))),
    };
    let text = String::from_utf8(bytes).map_err(|_| notice(Wrong::NotText))?;
    let opened = read_text(path, &text, instead)?;
    Ok(Read { text: Some(text), opened })
}

/// The settings in a file's text.
fn read_text(path: &Path, text: &str, instead: Instead<'_>) -> Result<Opened, Notice> {
    if source::is_blank(text) {
        return Ok(Opened::default());
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let fields = source::fields(text);
    let (mut settings, mut notices) = match ron_options().from_str(text) {
        Ok(settings) => (settings, fields::unknown(fields.as_deref().unwrap_or_default(), path)),
        Err(error) => {
            fields.as_ref().and_then(|fields| fields::each(fields, instead, path)).ok_or_else(|| {
                let (line, wrong) = read::misread(&error, text);
                let line = line.unwrap_or_else(|| super::line_of(&error, text));
                broken(path, instead, Some(line), Wrong::Syntax(Box::new(wrong)))
            })?
        }
    };
    notices.extend(fields::bring_into_range(&mut settings, fields.as_deref().unwrap_or_default(), path));
    let line = |name: &String| Some((name.clone(), fields::line_of(text, &format!("\"{name}\""))?));
    let key_lines = settings.keys.keys().filter_map(line).collect();
    let language_line = fields::line_of(text, "language");
    Ok(Opened { settings, notices: fields::at_most(notices), key_lines, language_line })
}

/// What to say of a file that can't be read as a whole.
fn broken(path: &Path, instead: Instead<'_>, line: Option<usize>, wrong: Wrong) -> Notice {
    let help = match instead.used() {
        Used::Usual => Help::UsualSettings,
        Used::AsBefore => Help::SameSettings,
    };
    Notice { file: path.to_owned(), line, wrong, help: Some(help) }
}

#[cfg(test)]
mod tests;
