//! Where people are on their paths: which steps they took or skipped, and when. It is kept only where people start a path,
//! whether or not their talks are remembered, and says nothing of what was said.

use std::mem;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::file::Headings;
use super::ledger::{Entry, Id, Ledger, MOMENT, known};
use crate::plan::way::{How, Mark, Of};
use crate::rule_set::clean;

/// Where people are on one path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnPath {
    /// Given when it is kept.
    pub id: Id,
    /// The name of the path.
    pub path: String,
    /// When people started it.
    pub started: Timestamp,
    /// What became of its steps, in the order in which it happened.
    #[serde(default)]
    pub steps: Vec<Mark>,
}

impl OnPath {
    /// People start this path now.
    #[must_use]
    pub fn new(path: String, now: Timestamp) -> Self {
        Self { id: Id::default(), path, started: now, steps: Vec::new() }
    }

    /// Takes note of what became of a step. Of a talk only the last is known, and of two talks that have begun only the later
    /// one: the other never came to its close. A step that two windows skip is skipped once.
    pub fn mark(&mut self, mark: Mark) {
        let again =
            |last: &Mark| (last.how, mark.how) == (How::Skipped, How::Skipped) && last.id() == mark.id();
        if self.done().last().is_some_and(again) {
            return;
        }
        let is_over = |other: &Mark| match (other.began, mark.began) {
            (Some(other), Some(new)) if other == new => true,
            _ => *other == mark || (other.how, mark.how) == (How::Begun, How::Begun),
        };
        self.steps.retain(|other| !is_over(other));
        self.steps.push(mark);
    }

    /// The step whose talk began then, if that hasn't come to its close.
    #[must_use]
    pub fn begun(&self, talk: Timestamp) -> Option<&Mark> {
        self.steps.iter().find(|mark| mark.how == How::Begun && mark.began == Some(talk))
    }

    /// When people started it, as far as that is known: at the latest when something first happened on it.
    #[must_use]
    pub fn since(&self) -> Option<Timestamp> {
        known(self.started).or_else(|| self.steps.iter().map(|mark| mark.at).min())
    }

    /// When something last happened on it.
    #[must_use]
    pub fn last(&self) -> Timestamp {
        self.steps.iter().map(|mark| mark.at).max().unwrap_or(self.started).max(self.started)
    }

    /// What people did on it, the earliest first.
    pub fn done(&self) -> impl Iterator<Item = &Mark> {
        self.steps.iter().filter(|mark| mark.how != How::Begun)
    }

    /// The names of the sets that it knows of; one may come twice.
    pub fn sets(&self) -> impl Iterator<Item = &str> {
        self.done().filter_map(|mark| match &mark.step {
            Of::Set(name) => Some(name.as_str()),
            Of::Break => None,
        })
    }
}

impl Entry for OnPath {
    const REQUIRED: &'static [(&'static str, &'static str)] =
        &[("id", "0"), ("path", "\"\""), ("started", MOMENT)];

    const ESSENTIAL: &'static [&'static str] = &["path"];

    fn heading(headings: &Headings) -> &str {
        &headings.on_paths
    }

    fn id(&self) -> Id {
        self.id
    }

    fn moment(&self) -> Timestamp {
        self.started
    }

    fn began(&self) -> Option<Timestamp> {
        None
    }

    fn set_id(&mut self, id: Id) {
        self.id = id;
    }

    fn clean(&mut self) {
        // The path's name and its sets' aren't shown where they are there, and must stay those that they have.
        for mark in &mut self.steps {
            if let Of::Set(name) = &mut mark.step {
                *name = clean::owned_line(mem::take(name));
            }
        }
    }

    fn forget(&mut self, talk: Timestamp) -> bool {
        let before = self.steps.len();
        self.steps.retain(|mark| mark.began != Some(talk));
        before != self.steps.len()
    }
}

/// Where people are on their paths, on disk: one entry for each path.
pub type OnPaths = Ledger<OnPath>;

/// One entry for each path. Where somebody has put two files into one, a path may be there twice: the first has all that
/// happened then, as what happens next is added to the first.
#[must_use]
pub fn one_each(all: Vec<OnPath>) -> Vec<OnPath> {
    let mut each: Vec<OnPath> = Vec::new();
    for on in all {
        let Some(first) = each.iter_mut().find(|first| first.path == on.path) else {
            each.push(on);
            continue;
        };
        let started = known(first.started).into_iter().chain(known(on.started)).min();
        first.started = started.unwrap_or(first.started);
        for mark in on.steps {
            if !first.steps.contains(&mark) {
                first.steps.push(mark);
            }
        }
        first.steps.sort_by_key(|mark| mark.at);
    }
    each
}

#[cfg(test)]
mod tests;
