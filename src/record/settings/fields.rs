//! The settings one by one: how each is written, which are unknown, which can't be read, and which hold a number that
//! makes no sense.

use std::path::Path;

use serde::Serialize;

use super::{Notice, Settings};
use crate::rule_set::meant::nearest;
use crate::rule_set::sign::short;
use crate::rule_set::source::Field;
use crate::rule_set::{clean, ron_options};

/// More than these are told as a number: a list without an end helps nobody.
const TOLD: usize = 20;

/// One setting.
pub(super) struct Setting {
    /// Its name in the file.
    pub(super) name: &'static str,
    /// What may stand for it, in words.
    right: &'static str,
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
pub(super) const ALL: [Setting; 16] = [
    setting!(theme, "Write System, Daylight, Evening or HighContrast, without quotes"),
    setting!(distance, "Write a number of metres from 0.3 to 10, such as 1.5"),
    setting!(diagonal, "Write a number of inches from 4 to 200, such as 24, or leave it out"),
    setting!(text_scale, "Write a number from 0.5 to 3, such as 1"),
    setting!(volume, "Write a number from 0 to 1, such as 0.7"),
    setting!(muted, SWITCH),
    setting!(only_at_end, SWITCH),
    setting!(breathing_sound, "Write Off or WithPacer, without quotes"),
    setting!(language, "Write a language’s tag in quotes, such as \"en\", or leave it out"),
    setting!(hours, "Write Twelve or TwentyFour, without quotes, or leave it out"),
    setting!(reduced_motion, "Write true or false, or leave it out"),
    setting!(digits, "Write Seconds or Minutes, without quotes"),
    setting!(history, SWITCH),
    setting!(safety_seen, SWITCH),
    setting!(letter_keys, SWITCH),
    setting!(keys, "Write keys by the names of what they do, such as {\"break\": \"k\", \"pass\": \"off\"}"),
];

const SWITCH: &str = "Write true or false";

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
    /// What to say of it, behind a semicolon.
    fn words(self) -> &'static str {
        match self {
            Self::Usual => "what is usual is used",
            Self::InForce(_) => "it stays as it was",
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
        let say = |message: String, help: &str| Notice {
            file: path.to_owned(),
            line: Some(field.line),
            message,
            help: Some(help.to_owned()),
        };
        let name = field.name;
        if field.runs_on {
            let message = format!("a comma is missing before `{}`", shown(name));
            notices.push(say(message, "Put one at the end of the setting before it"));
        }
        let Some(setting) = setting(name) else { continue };
        if let Some(first) = good.iter().find(|good| good.name == name) {
            let message = format!("`{name}` stands here twice; the one in line {} is used", first.line);
            notices.push(say(message, "Leave one of them out"));
        } else if read(&[field]).is_some() {
            good.push(field);
        } else {
            let what = if field.value.is_empty() {
                format!("`{name}` has no value")
            } else {
                format!("`{name}` can’t be `{}`", shown(field.value))
            };
            bad.push((setting, say(format!("{what}; {}", instead.words()), setting.right)));
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
            let close = nearest(&name, ALL.iter().map(|known| known.name));
            Notice {
                file: path.to_owned(),
                line: Some(field.line),
                message: format!("there is no setting `{name}`; it is left out"),
                help: close.map(|known| format!("Did you mean `{known}`?")),
            }
        })
        .collect()
}

/// No more notices than people would read.
pub(super) fn at_most(mut notices: Vec<Notice>) -> Vec<Notice> {
    let more = notices.len().saturating_sub(TOLD);
    if let Some(last) = notices.get_mut(TOLD)
        && more > 1
    {
        last.message = format!("there are {more} more such lines from here on");
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
    let mut within = |name: &str, value: &mut f32, usual: f32, (low, high): (f32, f32)| {
        if (low..=high).contains(value) {
            return;
        }
        let was = *value;
        *value = if was.is_nan() { usual } else { was.clamp(low, high) };
        notices.push(Notice {
            file: path.to_owned(),
            line: fields.iter().find(|field| field.name == name).map(|field| field.line),
            message: format!("`{name}` is {was}, and goes from {low} to {high}; {value} is used"),
            help: None,
        });
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
