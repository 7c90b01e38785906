//! The way through the steps so far: going back along it, and undoing the last move.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use super::floor::Visit;
use super::{Announcement, Mode, Out, Pause, Progress, Reason, Session, UNDO};
use crate::plan::{Kind, Plan};

/// How many visits are remembered.
const REMEMBERED: usize = 2_000;

/// What is needed to undo the last move.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Undo {
    /// Until then, in boot time.
    pub(super) until: Duration,
    progress: Progress,
    /// How many steps had been left until then.
    way: u64,
    /// If somebody came or went: the plan before that, and the way through it.
    pub(super) people: Option<(Arc<Plan>, Way)>,
}

/// The visits so far, the newest last.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Way {
    visits: VecDeque<Visit>,
    forgotten: u64,
}

impl Way {
    fn len(&self) -> u64 {
        self.forgotten.saturating_add(self.visits.len() as u64)
    }

    pub(super) fn remember(&mut self, visit: Visit) {
        if self.visits.len() >= REMEMBERED {
            let _ = self.visits.pop_front();
            self.forgotten = self.forgotten.saturating_add(1);
        }
        self.visits.push_back(visit);
    }

    fn shorten(&mut self, len: u64) {
        while self.len() > len && self.visits.pop_back().is_some() {}
    }

    /// Forgets visits to steps that the plan no longer has as they were.
    pub(super) fn forget_from(&mut self, step: usize) {
        self.visits.retain(|visit| visit.step < step);
    }

    /// The visits, the newest first.
    pub(super) fn newest_first(&self) -> impl Iterator<Item = &Visit> {
        self.visits.iter().rev()
    }

    /// The newest visit.
    pub(super) fn last(&self) -> Option<&Visit> {
        self.visits.back()
    }
}

impl Session {
    pub(super) fn back(&mut self, out: &mut Out) -> Result<(), Reason> {
        if self.rest.is_some() {
            return Err(Reason::OnBreak);
        }
        match self.progress.mode {
            Mode::Ready => return Err(Reason::NotBegun),
            Mode::Done => return Err(Reason::Over),
            Mode::Talking | Mode::Closing => {}
        }
        // Nobody gets a turn back who has gone.
        let here =
            |visit: &Visit| self.plan.steps.get(visit.step).is_none_or(|step| self.plan.has_its_people(step));
        let last = self.way.visits.iter().rposition(here).ok_or(Reason::NothingBefore)?;
        self.way.visits.truncate(last + 1);
        let mut visit = self.way.visits.pop_back().ok_or(Reason::NothingBefore)?;
        if let Some(beyond) = self
            .plan
            .steps
            .get(visit.step)
            .and_then(|step| step.holder)
            .and_then(|who| self.progress.beyond.get_mut(who))
        {
            *beyond = beyond.saturating_sub(visit.credited);
        }
        visit.credited = Duration::ZERO;
        visit.passed = false;
        self.undo = None;
        self.progress.mode = Mode::Talking;
        self.progress.drawing = None;
        let _ = self.start_again();
        self.progress.question = None;
        self.progress.ending = false;
        self.progress.passed.retain(|passed| passed.from != visit.step);
        // Going back to a gate takes back its last answer, and people are at the try that it was given in.
        if visit.tries > 0 {
            self.progress.tries.retain(|(gate, _)| *gate != visit.step);
            self.progress.tries.push((visit.step, visit.tries));
        }
        let step = self.plan.steps.get(visit.step);
        if step.is_some_and(|step| matches!(step.kind, Kind::Speaker | Kind::Listener | Kind::Seat)) {
            self.progress.offers.over_in_a_row = visit.over_before;
        }
        self.enters(visit.step, out);
        // A step that would move on at once waits; otherwise nobody could get back to it.
        if self.plan.steps.get(visit.step).is_some_and(|step| visit.is_over(step)) {
            self.stop(Pause::Asked);
            out.say(Announcement::Paused);
        }
        self.progress.visit = visit;
        Ok(())
    }

    /// Remembers how things are, so that the next move can be undone.
    pub(super) fn note_for_undo(&mut self) {
        self.undo = Some(Box::new(self.as_it_is()));
    }

    /// How things are, to bring back by undoing what happens now.
    pub(super) fn as_it_is(&self) -> Undo {
        let until = self.last.boot().saturating_add(UNDO);
        Undo { until, progress: self.progress.clone(), way: self.way.len(), people: None }
    }

    /// Whether what can be undone is somebody's coming or going: that can be undone in a break, too.
    pub(super) fn somebody_came_or_went(&self) -> bool {
        self.undo.as_ref().is_some_and(|undo| undo.people.is_some())
    }

    pub(super) fn take_back(&mut self, out: &mut Out) -> Result<(), Reason> {
        if self.rest.is_some() && !self.somebody_came_or_went() {
            return Err(Reason::OnBreak);
        }
        let now = self.last.boot();
        let undo = self.undo.take_if(|undo| now <= undo.until).ok_or(Reason::NothingToUndo)?;
        self.progress = undo.progress;
        if let Some(pause) = self.progress.pause {
            self.stop(pause);
        }
        match undo.people {
            Some((plan, way)) => {
                self.way = way;
                self.take_back_who_is_here(plan);
            }
            None => self.way.shorten(undo.way),
        }
        if self.progress.mode == Mode::Talking && self.rest.is_none() {
            self.enters(self.progress.visit.step, out);
        }
        Ok(())
    }
}
