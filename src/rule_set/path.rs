//! Paths: a row of talks over weeks, in a RON file of its own.
//!
//! [`check_path`](super::check::check_path) reads one. A path only names its sets; whether they are there is seen beside
//! all others.

use std::time::Duration;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::{Text, amount, text};

/// What the name of a path's file begins with, so that nobody takes it for a set's.
pub const BEGINS: &str = "path-";

/// A row of talks, one after the other, over days or months.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Path {
    /// The format's number; see [`FORMAT`](super::FORMAT).
    pub format: u32,
    /// What the path is called.
    #[serde(deserialize_with = "text::line")]
    pub name: Text,
    /// One or two lines on what it does.
    #[serde(default)]
    pub summary: Option<Text>,
    /// Where it comes from, and whose words it uses.
    #[serde(default)]
    pub source: Option<Text>,
    /// What brings people here, as they would say it, for the search.
    #[serde(default, deserialize_with = "text::lines")]
    pub search: Vec<Text>,
    /// Words that are shown before the first step.
    #[serde(default)]
    pub opening: Option<Text>,
    /// When it is the wrong tool, in a line or two.
    #[serde(default)]
    pub not_for: Option<Text>,
    /// Readiness questions before every step.
    #[serde(default, deserialize_with = "text::lines")]
    pub ready: Vec<Text>,
    /// The steps in their order; 1 to [`bounds::PATH_STEPS`](super::bounds::PATH_STEPS).
    pub steps: Vec<Step>,
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written")]
pub struct Step {
    /// The talk, or the break.
    pub does: Does,
    /// The least time since the step before, and between [`times`](Self::times): a suggestion, never a lock.
    pub after: Option<Duration>,
    /// How many times it comes, 1 to [`bounds::PATH_TIMES`](super::bounds::PATH_TIMES).
    pub times: u32,
    /// How often it comes round, without an end; `times` is 1 then.
    pub every: Option<Duration>,
    /// Once for each person, alone.
    pub each: bool,
    /// Only if people want it.
    pub optional: bool,
    /// In reach at any time, and not in the order of the others.
    pub whenever: bool,
    /// Readiness questions before this step, after the path's own.
    pub ready: Vec<Text>,
    /// A line on this step.
    pub note: Option<Text>,
}

/// What people do in a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Does {
    /// They talk by the rule set of this name.
    Set(String),
    /// They take a break of this length.
    Break(Duration),
}

impl Step {
    /// The name of its rule set; none of a break.
    #[must_use]
    pub fn set(&self) -> Option<&str> {
        match &self.does {
            Does::Set(name) => Some(name),
            Does::Break(_) => None,
        }
    }
}

impl Path {
    /// The languages that its name is written in; empty where it is one plain string.
    #[must_use]
    pub fn languages(&self) -> Vec<&str> {
        self.name.languages().collect()
    }

    /// The words before the first step, unless there is nothing in them.
    #[must_use]
    pub fn opening(&self) -> Option<&Text> {
        self.opening.as_ref().filter(|text| text.wordings().any(|words| !words.trim().is_empty()))
    }

    /// The steps that come in their order, which are those that are numbered: all that aren't in reach at any time.
    pub fn in_order(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| !step.whenever)
    }

    /// The readiness questions before a step: the path's, and then its own.
    pub fn ready_for<'a>(&'a self, step: &'a Step) -> impl Iterator<Item = &'a Text> {
        self.ready.iter().chain(&step.ready)
    }
}

/// Questions in a language, each once: what a path asks before a talk, the talk's set may ask, too.
pub fn asked_once<'a>(questions: impl IntoIterator<Item = &'a Text>, language: &str) -> Vec<String> {
    let same = |one: &str| {
        let letters = one.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>()
    };
    let mut all: Vec<(String, String)> = Vec::new();
    for question in questions {
        let said = question.get(language).trim();
        let key = same(said);
        if !said.is_empty() && !all.iter().any(|(asked, _)| *asked == key) {
            all.push((key, said.to_owned()));
        }
    }
    all.into_iter().map(|(_, said)| said).collect()
}

/// A step as a file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Step")]
struct Written {
    #[serde(default, deserialize_with = "word")]
    set: Option<String>,
    #[serde(default, rename = "break", deserialize_with = "length")]
    pause: Option<Duration>,
    #[serde(default, deserialize_with = "amount::optional")]
    after: Option<Duration>,
    #[serde(default = "once")]
    times: u32,
    #[serde(default, deserialize_with = "amount::optional")]
    every: Option<Duration>,
    #[serde(default)]
    each: bool,
    #[serde(default)]
    optional: bool,
    #[serde(default)]
    whenever: bool,
    #[serde(default, deserialize_with = "text::lines")]
    ready: Vec<Text>,
    #[serde(default)]
    note: Option<Text>,
}

fn once() -> u32 {
    1
}

fn word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    String::deserialize(deserializer).map(Some)
}

fn length<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Duration>, D::Error> {
    amount::required(deserializer).map(Some)
}

impl TryFrom<Written> for Step {
    type Error = ron::Error;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let does = match (written.set, written.pause) {
            (Some(name), None) => Does::Set(name),
            (None, Some(length)) => Does::Break(length),
            _ => return Err(ron::Error::custom("a step has either `set` or `break`")),
        };
        Ok(Self {
            does,
            after: written.after,
            times: written.times,
            every: written.every,
            each: written.each,
            optional: written.optional,
            whenever: written.whenever,
            ready: written.ready,
            note: written.note,
        })
    }
}
