//! What was sent to the keeper and isn't on the disk yet: seen from both sides, also while the disk doesn't answer.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::record::file::{Why, WriteError};

/// A part of what is kept. What concerns one of them is done in the order in which it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The running talk's journal.
    Talk,
    /// The journal of a talk that is over, which is to be erased.
    Closing,
    /// That everything is to be erased.
    Everything,
    /// Agreements.
    Agreements,
    /// The talk that is meant to be next.
    NextTalk,
    /// Past talks.
    History,
    /// The rules for a set's next talk.
    Rules,
    /// How the last talks were set up.
    LastTime,
    /// Where people are on their paths.
    OnPaths,
    /// Settings.
    Settings,
    /// Where the windows were.
    Windows,
    /// That the next start shows nothing of what is kept.
    Cover,
    /// Rule sets of people's own.
    OwnSets,
    /// What people haven't saved yet of rule sets and paths.
    Unsaved,
    /// Copies of what is kept.
    Copies,
}

impl Part {
    /// Whether a talk's journal stays until what was sent of this is on the disk.
    pub(super) fn outlasts_a_talk(self) -> bool {
        matches!(
            self,
            Self::Agreements | Self::NextTalk | Self::History | Self::Rules | Self::LastTime | Self::OnPaths
        )
    }
}

/// A part of which not everything is on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unkept {
    /// Which one.
    pub part: Part,
    /// Why not, where it was tried; `None` where the time was too short.
    pub why: Option<WriteError>,
}

/// What isn't on the disk yet.
#[derive(Debug, Default)]
pub(super) struct Owed {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    parts: BTreeMap<Part, Owing>,
    /// Since when the keeper has been at one thing.
    at_work: Option<Instant>,
    /// Everything has been tried since a rush began.
    tried: bool,
}

#[derive(Debug, Default)]
struct Owing {
    /// So many things that were sent.
    count: usize,
    /// Why the first of them failed the last time.
    why: Option<WriteError>,
}

impl Owed {
    /// One more thing was sent.
    pub(super) fn add(&self, part: Part) {
        self.change(|state| state.parts.entry(part).or_default().count += 1);
    }

    /// So many things are on the disk, or needn't be any more.
    pub(super) fn done(&self, part: Part, count: usize) {
        self.change(|state| {
            let Some(owing) = state.parts.get_mut(&part).filter(|_| count > 0) else { return };
            owing.count = owing.count.saturating_sub(count);
            owing.why = None;
            if owing.count == 0 {
                let _ = state.parts.remove(&part);
            }
        });
    }

    /// It failed, and is tried again.
    pub(super) fn failed(&self, part: Part, why: &WriteError) {
        self.change(|state| state.parts.entry(part).or_default().why = Some(why.clone()));
    }

    /// Whether it failed the last time it was tried.
    pub(super) fn has_failed(&self, part: Part) -> bool {
        self.state().parts.get(&part).is_some_and(|owing| owing.why.is_some())
    }

    /// The keeper begins with one thing, or rests.
    pub(super) fn works(&self, works: bool) {
        self.change(|state| state.at_work = works.then(Instant::now));
    }

    /// How long the keeper has been at one thing; `None` while it rests.
    pub(super) fn at_work(&self) -> Option<Duration> {
        self.state().at_work.map(|since| since.elapsed())
    }

    /// Everything is to be tried.
    pub(super) fn begin_rush(&self) {
        self.change(|state| state.tried = false);
    }

    /// Everything has been tried.
    pub(super) fn end_rush(&self) {
        self.change(|state| state.tried = true);
    }

    /// Waits until everything is on the disk, or can't get there, but no longer than this. Returns what isn't there.
    pub(super) fn wait(&self, limit: Duration) -> Vec<Unkept> {
        let waited = self.changed.wait_timeout_while(self.state(), limit, |state| !state.is_over());
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        state.parts.iter().map(|(part, owing)| Unkept { part: *part, why: owing.why.clone() }).collect()
    }

    fn change(&self, how: impl FnOnce(&mut State)) {
        how(&mut self.state());
        self.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Whether nothing changes by waiting: all is on the disk, or has failed for a reason that doesn't pass by itself.
    fn is_over(&self) -> bool {
        let passes = |(part, owing): (&Part, &Owing)| match &owing.why {
            Some(error) => error.why == Why::Busy,
            // It waits for what was sent before it, and that has failed.
            None => *part != Part::Closing || self.parts.len() == 1,
        };
        self.parts.is_empty() || (self.tried && !self.parts.iter().any(passes))
    }
}
