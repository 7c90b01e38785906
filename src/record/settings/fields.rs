//! The settings one by one: how each is written, which are unknown, which can't be read, and which hold a number that
//! makes no sense.

use std::path::Path;

use serde::Serialize;

use super::Settings;
use crate::record::{Help, Notice, Wrong};
use crate::rule_set::meant::nearest;
use crate::rule_set::sign::short;
use crate::rule_set::source::Field;
use crate::rule_set::{clean, ron_options};

/// More than these are told as a number: a list without an end helps nobody.
const TOLD: usize = 20;

/// What is wrong with a setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Odd {
    /// A comma is missing before this one.
    CommaMissing(String),
    /// It stands there more than once; the one in this line is used.
    Twice {
        /// Its name.
        name: String,
        /// The line, from 1.
        line: usize,
    },
    /// Nothing stands for it.
    NoValue {
        /// Its name.
        name: String,
        /// What is used instead.
        used: Used,
    },
    /// It can't be what it is.
    NotThat {
        /// Its name.
        name: String,
        /// What stands for it.
        value: String,
        /// What is used instead.
        used: Used,
    },
    /// There is no setting of this name.
    Unknown(String),
    /// Nothing that can be shown is written in this language. Whoever knows what there is finds that out.
    Language(String),
    /// It is a number that makes no sense.
    OutOfRange(Box<OutOfRange>),
    /// There are so many more odd settings from here on.
    More(usize),
}

/// A setting whose number makes no sense. The numbers are as they are written in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutOfRange {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub was: String,
    /// The least that it can be.
    pub least: String,
    /// The most that it can be.
    pub most: String,
    /// What is used.
    pub used: String,
}

/// What is used instead of what can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Used {
    /// What is usual: nothing else is in force yet.
    Usual,
    /// What was in force until now.
    AsBefore,
}

/// What would be right for a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// A comma at the end of the one before.
    Comma,
    /// Only one of them.
    Once,
    /// This one may be meant.
    Near(&'static str),
    /// The name of a theme.
    Theme,
    /// A distance in metres.
    Distance,
    /// A length in inches, or nothing.
    Diagonal,
    /// A factor for letters.
    TextScale,
    /// A volume.
    Volume,
    /// Yes or no.
    Switch,
    /// Yes, no, or nothing.
    SwitchOrNone,
    /// What people breathe by.
    BreathingGuide,
    /// Whether a sound goes with the breath.
    BreathingSound,
    /// A language’s tag, or nothing.
    Language,
    /// How hours are counted, or nothing.
    Hours,
    /// What the digits show.
    Digits,
    /// Keys by what they do.
    Keys,
}

/// One setting.
pub(super) struct Setting {
    /// Its name in the file.
    pub(super) name: &'static str,
    /// What may stand for it.
    right: Right,
    /// How it is written.
    pub(super) write: fn(&Settings) -> String,
    /// Takes it over from other settings.
    pub(super) take: fn(&mut Settings, &Settings),
}

macro_rules! setting {
    ($name:ident, $right:expr) => {
        Setting {
            name: stringify!($name),
            right: $right,
            write: |settings| written(&settings.$name),
            take: |settings, from| settings.$name.clone_from(&from.$name),
        }
    };
}

/// All of them.
pub(super) const ALL: [Setting; 19] = [
    setting!(theme, Right::Theme),
    setting!(distance, Right::Distance),
    setting!(diagonal, Right::Diagonal),
    setting!(text_scale, Right::TextScale),
    setting!(volume, Right::Volume),
    setting!(muted, Right::Switch),
    setting!(only_at_end, Right::Switch),
    setting!(breathing_guide, Right::BreathingGuide),
    setting!(breathing_sound, Right::BreathingSound),
    setting!(language, Right::Language),
    setting!(hours, Right::Hours),
    setting!(reduced_motion, Right::SwitchOrNone),
    setting!(digits, Right::Digits),
    setting!(history, Right::Switch),
    setting!(plain_start, Right::Switch),
    setting!(safety_seen, Right::Switch),
    setting!(quick_exit, Right::Switch),
    setting!(letter_keys, Right::Switch),
    setting!(keys, Right::Keys),
];

/// How a value is written.
pub(super) fn written(value: &impl Serialize) -> String {
    // Numbers, words and a map of strings: writing them to a string has no way to fail.
    ron_options().to_string(value).unwrap_or_default()
}

fn setting(name: &str) -> Option<&'static Setting> {
    ALL.iter().find(|setting| setting.name == name)
}

/// What stands for a setting that can't be read.
#[derive(Clone, Copy)]
pub(super) enum Instead<'a> {
    /// What is usual: nothing else is in force yet.
    Usual,
    /// What was in force until now.
    InForce(&'a Settings),
}

impl Instead<'_> {
    /// Which of the two it is.
    pub(super) fn used(self) -> Used {
        match self {
            Self::Usual => Used::Usual,
            Self::InForce(_) => Used::AsBefore,
        }
    }
}

/// The settings that can be read, where a file can't be read as a whole, with a notice for each that can't. `None`
/// where nothing comes of it.
pub(super) fn each(
    fields: &[Field<'_>],
    instead: Instead<'_>,
    path: &Path,
) -> Option<(Settings, Vec<Notice>)> {
    let mut notices = unknown(fields, path);
    let mut good: Vec<&Field<'_>> = Vec::new();
    let mut bad: Vec<(&Setting, Notice)> = Vec::new();
    for field in fields {
        let say = |odd: Odd, right: Right| notice(path, Some(field.line), odd, Some(right));
        let name = field.name;
        if field.runs_on {
            notices.push(say(Odd::CommaMissing(shown(name)), Right::Comma));
        }
        let Some(setting) = setting(name) else { continue };
        if let Some(first) = good.iter().find(|good| good.name == name) {
            notices.push(say(Odd::Twice { name: name.to_owned(), line: first.line }, Right::Once));
        } else if read(&[field]).is_some() {
            good.push(field);
        } else {
            let (name, used) = (name.to_owned(), instead.used());
            let odd = if field.value.is_empty() {
                Odd::NoValue { name, used }
            } else {
                Odd::NotThat { name, value: shown(field.value), used }
            };
            bad.push((setting, say(odd, setting.right)));
        }
    }
    let mut settings = read(&good)?;
    for (setting, notice) in bad {
        if let Instead::InForce(before) = instead
            && !good.iter().any(|good| good.name == setting.name)
        {
            (setting.take)(&mut settings, before);
        }
        notices.push(notice);
    }
    notices.sort_by_key(|notice| notice.line);
    Some((settings, notices))
}

fn notice(path: &Path, line: Option<usize>, odd: Odd, right: Option<Right>) -> Notice {
    Notice { file: path.to_owned(), line, wrong: Wrong::Setting(odd), help: right.map(Help::Setting) }
}

/// What these fields alone come to.
fn read(fields: &[&Field<'_>]) -> Option<Settings> {
    let each: Vec<String> = fields.iter().map(|field| format!("{}: {}", field.name, field.value)).collect();
    ron_options().from_str(&format!("({})", each.join(",\n"))).ok()
}

/// A notice for each field that this version doesn't know.
pub(super) fn unknown(fields: &[Field<'_>], path: &Path) -> Vec<Notice> {
    let unknown = fields.iter().filter(|field| setting(field.name).is_none());
    unknown
        .map(|field| {
            let name = shown(field.name);
            let near = nearest(&name, ALL.iter().map(|known| known.name));
            notice(path, Some(field.line), Odd::Unknown(name), near.map(Right::Near))
        })
        .collect()
}

/// No more notices than people would read.
pub(super) fn at_most(mut notices: Vec<Notice>) -> Vec<Notice> {
    let more = notices.len().saturating_sub(TOLD);
    if let Some(last) = notices.get_mut(TOLD)
        && more > 1
    {
        last.wrong = Wrong::Setting(Odd::More(more));
        last.help = None;
        notices.truncate(TOLD + 1);
    }
    notices
}

/// What somebody wrote, as a message can show it.
fn shown(written: &str) -> String {
    clean::owned_line(short(written))
}

/// Moves numbers to the nearest that makes sense, with a notice for each.
pub(super) fn bring_into_range(settings: &mut Settings, fields: &[Field<'_>], path: &Path) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut within = |name: &'static str, value: &mut f32, usual: f32, (low, high): (f32, f32)| {
        if (low..=high).contains(value) {
            return;
        }
        let was = *value;
        *value = if was.is_nan() { usual } else { was.clamp(low, high) };
        let line = fields.iter().find(|field| field.name == name).map(|field| field.line);
        let [was, least, most, used] = [was, low, high, *value].map(|number| number.to_string());
        let odd = Odd::OutOfRange(Box::new(OutOfRange { name, was, least, most, used }));
        notices.push(notice(path, line, odd, None));
    };
    let usual = Settings::default();
    within("distance", &mut settings.distance, usual.distance, (0.3, 10.0));
    within("text_scale", &mut settings.text_scale, usual.text_scale, (0.5, 3.0));
    within("volume", &mut settings.volume, usual.volume, (0.0, 1.0));
    if let Some(diagonal) = &mut settings.diagonal {
        within("diagonal", diagonal, 24.0, (4.0, 200.0));
    }
    notices
}

/// The line where a field is written, from 1. Good enough for a message: the first line that begins with the name, or
/// else the first that has it before a colon.
pub(super) fn line_of(text: &str, name: &str) -> Option<usize> {
    let names_it =
        |rest: &str| rest.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with(':'));
    let first = |found: &dyn Fn(&str) -> bool| text.lines().position(found).map(|line| line + 1);
    let anywhere = |line: &str| line.match_indices(name).any(|(at, _)| names_it(&line[at..]));
    first(&|line| names_it(line.trim_start())).or_else(|| first(&anywhere))
}
