//! Where people are on their paths: as it is shown, and as it is changed through the keeper.

use std::sync::Arc;

use jiff::Timestamp;

use super::ledgers::of_a_talk;
use super::{Desk, Told};
use crate::clock::zone;
use crate::library::paths::PathEntry;
use crate::plan::way::{How, Mark, Of, StepId, StepOf, Way};
use crate::record::keeper::Change;
use crate::record::next_talk::NextTalk;
use crate::record::on_paths::OnPath;
use crate::rule_set::Text;
use crate::rule_set::path::Path;

/// What comes next on a path.
#[derive(Debug)]
pub(in crate::ui) struct NextStep {
    /// The path’s name.
    pub path: String,
    /// The path itself.
    pub on: Arc<PathEntry>,
    /// For where people are.
    pub way: Way,
    /// The place of the next step.
    pub at: usize,
}

impl NextStep {
    /// The name of its set; none of a break.
    #[must_use]
    pub(in crate::ui) fn set(&self) -> Option<&str> {
        match &self.way.id(self.at)?.of {
            Of::Set(name) => Some(name),
            Of::Break => None,
        }
    }

    /// In how many days it is suggested, by the calendar; `None` where that is today, or nothing is said of it.
    #[must_use]
    pub(in crate::ui) fn in_days(&self, now: Timestamp) -> Option<u16> {
        let day = |moment: Timestamp| moment.to_zoned(zone()).date();
        let days = (day(self.way.due()?) - day(now)).get_days();
        u16::try_from(days).ok().filter(|days| *days > 0)
    }
}

impl Desk {
    /// People are there on their paths.
    pub(super) fn are_on(&mut self, on_paths: Vec<OnPath>) {
        self.on_paths = on_paths;
    }

    /// They are on none.
    pub(super) fn forget_places(&mut self) {
        self.on_paths.clear();
    }

    /// Where people are on their paths, unless it is covered.
    pub(in crate::ui) fn on_paths(&self) -> &[OnPath] {
        if self.is_covered() { &[] } else { &self.on_paths }
    }

    /// Where they are on this one.
    pub(in crate::ui) fn on_path(&self, name: &str) -> Option<&OnPath> {
        self.on_paths().iter().find(|one| one.path == name)
    }

    /// The path of this name, if it is there and can be used.
    pub(in crate::ui) fn path(&self, name: &str) -> Option<&Path> {
        self.library.path(name)?.path()
    }

    /// What the path of this name is called.
    pub(in crate::ui) fn path_title<'a>(&'a self, name: &'a str) -> &'a str {
        self.path(name).map_or(name, |path| path.name.get(self.language()))
    }

    /// For how many people the talks of a path are.
    fn people_on(&self, path: &Path) -> usize {
        let sets = path.steps.iter().filter_map(|step| match crate::plan::way::of(step) {
            Of::Set(name) => self.library.get(&name)?.facts().map(|facts| facts.people.0),
            Of::Break => None,
        });
        // Whoever is on a path isn’t alone, even where each step is for one of them.
        sets.max().unwrap_or_default().max(2)
    }

    /// A path, for where people are on it.
    pub(in crate::ui) fn way(&self, path: &Path, on: Option<&OnPath>) -> Way {
        Way::of(path, on.map(|on| on.steps.as_slice()), self.people_on(path))
    }

    /// The next step of each path, of the one that people were on last first.
    pub(in crate::ui) fn next_steps(&self) -> impl Iterator<Item = NextStep> {
        let mut started: Vec<&OnPath> = self.on_paths().iter().collect();
        started.sort_by_key(|one| std::cmp::Reverse(one.last()));
        started.into_iter().filter_map(|one| self.next_on(one))
    }

    /// The next step of the path that people were on last.
    pub(in crate::ui) fn next_step(&self) -> Option<NextStep> {
        self.next_steps().next()
    }

    fn next_on(&self, on: &OnPath) -> Option<NextStep> {
        let entry = self.library.path(&on.path)?;
        let way = self.way(entry.path()?, Some(on));
        let at = way.present()?;
        Some(NextStep { path: on.path.clone(), on: Arc::clone(entry), way, at })
    }

    /// The step that a talk with this set is, where it is the next one of a path.
    pub(in crate::ui) fn step_with(&self, set: &str) -> Option<StepOf> {
        let next = self.next_with(set)?;
        Some(StepOf { step: next.way.id(next.at)?.clone(), path: next.path })
    }

    /// What its path asks before this step.
    pub(in crate::ui) fn ready_for(&self, step: &StepOf) -> Vec<Text> {
        let path = self.path(&step.path);
        let at = path.and_then(|path| self.way(path, self.on_path(&step.path)).find(&step.step));
        let step = path.zip(at).and_then(|(path, at)| Some((path, path.steps.get(at)?)));
        step.map(|(path, step)| path.ready_for(step).cloned().collect()).unwrap_or_default()
    }

    /// The next step of a path that is a talk with this set.
    pub(in crate::ui) fn next_with(&self, set: &str) -> Option<NextStep> {
        self.next_steps().find(|next| next.set() == Some(set))
    }

    /// What comes next once the talk that began then has come to its close, if that is a step of a path.
    pub(in crate::ui) fn after_step(&self, talk: Timestamp, now: Timestamp) -> Option<NextStep> {
        let on = self.on_paths().iter().find(|on| on.begun(talk).is_some())?;
        let mut then = on.clone();
        then.mark(Mark { how: How::Done, at: now, ..on.begun(talk)?.clone() });
        self.next_on(&then)
    }

    /// Why the place on a path isn’t on the disk, in a sentence; `None` unless that was tried and failed.
    pub(in crate::ui) fn place_not_written(&self) -> Option<String> {
        let file = self.folders.on_paths();
        let told = self.notices.iter().rev().find(|told| is_of(told, &file));
        told.map(|told| told.shown(&self.words))
    }

    /// Sends a change of a place to the disk. What was said of the one before is over: it comes again if this fails, too.
    fn change_place(&mut self, change: Change, anyway: bool) {
        let file = self.folders.on_paths();
        self.notices.retain(|told| !is_of(told, &file));
        self.change(change, of_a_talk(anyway));
    }

    /// People start this path.
    pub(in crate::ui) fn start_path(&mut self, name: &str, now: Timestamp) {
        if self.on_path(name).is_none() {
            let new = OnPath::new(name.to_owned(), now);
            self.on_paths.push(new.clone());
            self.change_place(Change::StartPath(new), false);
        }
    }

    /// People leave it.
    pub(in crate::ui) fn leave_path(&mut self, name: &str) {
        self.on_paths.retain(|on| on.path != name);
        self.change_place(Change::LeavePath(name.to_owned()), false);
    }

    /// This became of a step, in a talk that people left `anyway` or not.
    pub(in crate::ui) fn mark_step(&mut self, path: &str, mark: Mark, anyway: bool) {
        if let Some(on) = self.on_paths.iter_mut().find(|on| on.path == path) {
            on.mark(mark.clone());
            self.change_place(Change::MarkPath(path.to_owned(), mark), anyway);
        }
    }

    /// People skip a step.
    pub(in crate::ui) fn skip_step(&mut self, path: &str, step: StepId, now: Timestamp) {
        let arranged = self.arranged_on(path, &step.of);
        self.mark_step(path, Mark::new(step, How::Skipped, now), false);
        if arranged {
            self.arrange_next(path, false);
        }
    }

    /// Whether people agreed on a day for this step of a path, which is the next one there.
    fn arranged_on(&self, path: &str, step: &Of) -> bool {
        let next = self.next.as_ref().filter(|next| next.at.is_some() && !self.is_covered());
        let Some(next) = next else { return false };
        let of_path = self.next_with(&next.talk).is_some_and(|on| on.path == path);
        of_path && *step == Of::Set(next.talk.clone())
    }

    /// What people arranged for a step that is behind now holds for the one that is next: not before the day that it suggests.
    fn arrange_next(&mut self, path: &str, anyway: bool) {
        let Some(before) = self.next.clone() else { return };
        let next = self.on_path(path).and_then(|on| self.next_on(on));
        let Some(next) = next else {
            // There is nothing left to come for, but what was parked.
            return if before.topics.is_empty() {
                self.forget_next();
            } else {
                self.replace_next(NextTalk { at: None, ..before }, anyway);
            };
        };
        let is_another = |talk: &&str| *talk != before.talk && self.library.get(talk).is_some();
        let Some(talk) = next.set().filter(is_another).map(str::to_owned) else { return };
        let at = before.at.map(|at| next.way.due().map_or(at, |due| not_before(at, due)));
        self.replace_next(NextTalk { talk, at, ..before }, anyway);
    }

    /// The talk of this step begins. Until it comes to its close, the step isn’t done.
    pub(in crate::ui) fn step_begins(&mut self, step: StepOf, talk: Timestamp, now: Timestamp) {
        let mark = Mark { began: Some(talk), ..Mark::new(step.step, How::Begun, now) };
        self.mark_step(&step.path, mark, false);
    }

    /// The talk that began then came to its close. If it was a step, that is done.
    pub(in crate::ui) fn step_ends(&mut self, talk: Timestamp, now: Timestamp, anyway: bool) {
        let begun = self.on_paths.iter().find_map(|on| Some((on.path.clone(), on.begun(talk)?.clone())));
        if let Some((path, mark)) = begun {
            let arranged = self.arranged_on(&path, &mark.step);
            self.mark_step(&path, Mark { how: How::Done, at: now, ..mark }, anyway);
            if arranged {
                self.arrange_next(&path, anyway);
            }
        }
    }

    /// Nothing of the talk that began then is kept.
    pub(in crate::ui) fn forget_step(&mut self, talk: Timestamp) {
        for on in &mut self.on_paths {
            on.steps.retain(|mark| mark.began != Some(talk));
        }
    }
}

/// The same time of day, on the day of `due` where that is later.
fn not_before(at: Timestamp, due: Timestamp) -> Timestamp {
    let (at_then, day) = (at.to_zoned(zone()), due.to_zoned(zone()).date());
    if day <= at_then.date() {
        return at;
    }
    at_then.with().date(day).build().map_or(due, |then| then.timestamp())
}

/// Whether this says that this file couldn’t be written.
fn is_of(told: &Told, file: &std::path::Path) -> bool {
    matches!(told, Told::NotWritten(error) if error.path == file)
}
