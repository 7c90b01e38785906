//! Moves from step to step: going on, passing, answers at a gate.

use std::time::Duration;

use super::floor::{Passed, Visit};
use super::{Announcement, Heard, LONG_PAUSE, Mode, More, Out, Pause, Question, Reason, Session};
use crate::plan::{Gate, Kind, PlanStep, keeps_the_floor};

/// How many passed turns can wait to come round.
const PASSED: usize = 64;

/// Where going on leads.
pub(super) struct Ahead {
    pub(super) step: usize,
    pub(super) again: Option<Passed>,
    pub(super) passed: Vec<Passed>,
}

impl Session {
    /// Where a move to `step` leads: passed turns come round, and turns of people who have left are skipped.
    pub(super) fn ahead(&self, mut step: usize) -> Ahead {
        let mut again = self.progress.visit.again;
        let mut passed = self.progress.passed.clone();
        loop {
            if let Some(round) = again.filter(|round| step >= round.to) {
                step = step.max(round.end);
                again = None;
            }
            if again.is_none()
                && let Some(place) = passed.iter().position(|passed| passed.end == step)
            {
                let round = passed.remove(place);
                again = Some(round);
                step = round.from;
            }
            let Some(next) = self.plan.steps.get(step) else { break };
            if self.plan.has_its_people(next) {
                break;
            }
            let speaker_is_gone = next.speaker.is_some_and(|who| !self.plan.is_present(who));
            let after = next.pass.filter(|_| speaker_is_gone).map_or(step + 1, |pass| pass.to);
            step = after.max(step + 1);
        }
        passed.retain(|passed| passed.end > step);
        Ahead { step, again, passed }
    }

    /// Leaves this step and enters the next.
    pub(super) fn go_on(&mut self, out: &mut Out) {
        self.go_on_to(self.progress.visit.step + 1, out);
    }

    pub(super) fn go_on_to(&mut self, step: usize, out: &mut Out) {
        let ahead = self.ahead(step);
        let came_round = ahead.again.is_some() && self.progress.visit.again.is_none();
        self.leave();
        self.progress.passed = ahead.passed;
        if came_round {
            out.say(Announcement::RoundAgain);
        }
        self.enter(ahead.step, ahead.again, out);
    }

    /// Remembers the visit, and what the holder had beyond the plan.
    pub(super) fn leave(&mut self) {
        let mut visit = std::mem::take(&mut self.progress.visit);
        let turn = self
            .plan
            .steps
            .get(visit.step)
            .filter(|step| matches!(step.kind, Kind::Speaker | Kind::Listener | Kind::Seat));
        if let Some(step) = turn {
            // What the set itself waits for a last sentence is no running over.
            let end = visit.ends_by_itself(step).or(visit.time);
            let over = end.map_or(Duration::ZERO, |end| visit.elapsed.saturating_sub(end));
            visit.over_before = self.progress.offers.over_in_a_row;
            self.progress.offers.turn_ends(over, self.goes_on_with(step));
            if let (Some(planned), Some(holder)) = (step.turn.time, step.holder)
                && let Some(beyond) = self.progress.beyond.get_mut(holder)
            {
                visit.credited = visit.elapsed.saturating_sub(planned.saturating_add(visit.repaid));
                *beyond = beyond.saturating_add(visit.credited);
            }
        }
        self.way.remember(visit);
    }

    /// The breath between two steps. Whoever has the floor anyway isn't held up, unless they may want to draw on time first.
    pub(super) fn breath_between(&self, before: Option<&PlanStep>, next: &PlanStep) -> Option<Duration> {
        let turn = !matches!(next.kind, Kind::Gate | Kind::Ask);
        if self.can_be_drawn_before(next) {
            return Some(self.breath_to_say_so());
        }
        let goes_on = before.is_some_and(|before| keeps_the_floor(before, next));
        self.plan.breaks.breath.filter(|_| turn && !goes_on)
    }

    /// Enters a step, or the close if there is none.
    pub(super) fn enter(&mut self, step: usize, again: Option<Passed>, out: &mut Out) {
        let _ = self.start_again();
        self.progress.drawing = None;
        // What was asked in a step goes with it: a question never covers the next person's turn, nor a gate.
        self.progress.question = None;
        let Some(next) = self.plan.steps.get(step) else {
            self.come_to_close(out);
            return;
        };
        let turn = !matches!(next.kind, Kind::Gate | Kind::Ask);
        let breath = self.breath_between(self.step_before(), next);
        let mut visit = Visit::new(next, breath, self.plan.participants.len());
        visit.again = again;
        self.progress.visit = visit;
        let inside = |gate: usize| {
            let gate_step = self.plan.steps.get(gate).and_then(|step| step.gate);
            gate_step.is_some_and(|group| (group.first..=gate).contains(&step))
        };
        self.progress.tries.retain(|&(gate, _)| inside(gate));
        self.enters(step, out);
        // A break is no moment for it, if the step changes there since somebody has gone.
        if turn && self.rest.is_none() {
            self.ask_between_turns(out);
        }
    }

    pub(super) fn begin(&mut self, out: &mut Out) -> Result<(), Reason> {
        match self.progress.mode {
            Mode::Ready => {}
            Mode::Talking => return Err(Reason::Begun),
            Mode::Closing => return Err(Reason::Closing),
            Mode::Done => return Err(Reason::Over),
        }
        if self.rest.is_some() {
            return Err(Reason::OnBreak);
        }
        self.progress.mode = Mode::Talking;
        self.begun = Some(self.last);
        self.progress.ending = false;
        self.progress.check_in_at = self.plan.breaks.check_in.map(|every| self.talked.saturating_add(every));
        let ahead = self.ahead(0);
        self.enter(ahead.step, None, out);
        Ok(())
    }

    pub(super) fn next(&mut self, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        if self.progress.ending {
            return Err(Reason::NeedsAnswer);
        }
        let visit = &self.progress.visit;
        let over = visit.time.is_some_and(|time| time <= visit.elapsed);
        // Where the set stops the clock at the end of a turn, going on leads to the next.
        if self.progress.pause == Some(Pause::Cue) && !over {
            return self.resume(out);
        }
        if self.progress.visit.breath.is_some() {
            if let Some(left) = self.drawing_left() {
                self.let_drawing_end(left);
            }
            let _ = self.start_again();
            if self.breath_is_held() {
                self.progress.question = None;
            }
            self.end_breath(out);
            return Ok(());
        }
        if self.here().is_some_and(|step| matches!(step.kind, Kind::Gate | Kind::Ask)) {
            return Err(Reason::NeedsAnswer);
        }
        self.note_for_undo();
        self.go_on(out);
        Ok(())
    }

    pub(super) fn go_to(&mut self, step: usize, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        let wanted = self.plan.steps.get(step).ok_or(Reason::NoSuchStep)?;
        if !self.plan.has_its_people(wanted) {
            return Err(Reason::NoSuchSeat);
        }
        self.note_for_undo();
        self.leave();
        self.progress.passed.clear();
        self.progress.tries.clear();
        self.enter(step, None, out);
        Ok(())
    }

    pub(super) fn pass(&mut self, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        let step = self.here().ok_or(Reason::NothingToPass)?;
        let from = step.index;
        let (to, passed) = match (step.kind, step.pass) {
            (Kind::Gate | Kind::Ask, _) => return Err(Reason::NeedsAnswer),
            (Kind::Speaker, Some(pass)) => (pass.to, Some(Passed { from, to: pass.to, end: pass.end })),
            (Kind::Listener | Kind::Seat, _) => (from + 1, None),
            _ => return Err(Reason::NothingToPass),
        };
        self.note_for_undo();
        self.progress.visit.passed = true;
        // A turn that has come round and is passed again doesn't come round once more.
        let comes_round = self.plan.present() >= 3 && self.progress.visit.again.is_none();
        if let Some(passed) = passed.filter(|_| comes_round && self.progress.passed.len() < PASSED) {
            self.progress.passed.push(passed);
        }
        self.go_on_to(to, out);
        Ok(())
    }

    pub(super) fn answer_gate(&mut self, answer: Heard, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        let step = self.here().ok_or(Reason::NotAsked)?;
        let (here, Gate { at_most, first, again }) = (step.index, step.gate.ok_or(Reason::NotAsked)?);
        let tries = self.tries(here);
        let to = match answer {
            Heard::GoOn if tries < at_most => return Err(Reason::NotAsked),
            Heard::Yes | Heard::GoOn => None,
            Heard::NotQuite => Some(again),
            Heard::More => Some(first),
        };
        self.note_for_undo();
        self.progress.visit.tries = tries;
        if let Some(to) = to {
            self.progress.tries.retain(|tries| tries.0 != here);
            self.progress.tries.push((here, tries.saturating_add(1)));
            let round = self.progress.visit.again;
            // Whoever said it back may have left.
            let ahead = self.ahead(to);
            self.leave();
            self.enter(ahead.step, round, out);
            return Ok(());
        }
        if answer == Heard::GoOn {
            out.say(Announcement::ComeBackToThis);
        }
        self.go_on(out);
        Ok(())
    }

    /// Which try it is at this gate, from 1.
    fn tries(&self, gate: usize) -> u32 {
        self.progress.tries.iter().find(|tries| tries.0 == gate).map_or(1, |tries| tries.1)
    }

    /// Whether the speaker may go on from the present gate without having been heard: after as many rounds as it has at most.
    #[must_use]
    pub fn may_go_on_unheard(&self) -> bool {
        let gate = self.here().and_then(|step| Some((step.index, step.gate?)));
        gate.is_some_and(|(here, gate)| self.tries(here) >= gate.at_most)
    }

    pub(super) fn answer_round(&mut self, answer: More, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        let step = self.here().ok_or(Reason::NotAsked)?;
        let (here, ask) = (step.index, step.ask.ok_or(Reason::NotAsked)?);
        self.note_for_undo();
        match answer {
            More::OnceMore => {
                self.have_been_asked();
                self.go_on(out);
            }
            More::Enough => self.go_on_to(ask.enough.max(here + 1), out),
        }
        Ok(())
    }

    pub(super) fn go_on_as_asked(&mut self, out: &mut Out) -> Result<(), Reason> {
        self.asks_whether_to_go_on()?;
        self.note_for_undo();
        self.have_been_asked();
        self.go_on(out);
        Ok(())
    }

    pub(super) fn end_as_asked(&mut self, out: &mut Out) -> Result<(), Reason> {
        self.asks_whether_to_go_on()?;
        self.end(false, out)
    }

    /// Whether people are asked whether to go on.
    fn asks_whether_to_go_on(&self) -> Result<(), Reason> {
        self.talking()?;
        let asked = self.here().is_some_and(|step| step.kind == Kind::Ask && step.ask.is_none());
        if asked { Ok(()) } else { Err(Reason::NotAsked) }
    }

    pub(super) fn pause(&mut self, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        if self.progress.pause.is_some() {
            return Err(Reason::Paused);
        }
        // A gate and a question wait anyway. If they could be paused, that would look like something else.
        if self.here().is_some_and(|step| matches!(step.kind, Kind::Gate | Kind::Ask)) {
            return Err(Reason::NoClock);
        }
        if self.progress.drawing.is_some() && !self.draws() {
            return Err(Reason::PoolUsed);
        }
        self.stop(Pause::Asked);
        out.say(Announcement::Paused);
        Ok(())
    }

    /// Stops the clock. Where breaks are offered, a pause that lasts is asked about, unless the set itself wanted it.
    pub(super) fn stop(&mut self, pause: Pause) {
        self.progress.pause = Some(pause);
        let asks = self.plan.breaks.prompts && pause != Pause::Cue;
        self.progress.pause_asks_at = asks.then(|| self.last.boot().saturating_add(LONG_PAUSE));
    }

    /// Lets the clock go on. Returns whether it stood still.
    pub(super) fn start_again(&mut self) -> bool {
        self.progress.pause_asks_at = None;
        if self.progress.question == Some(Question::LongPause) {
            self.progress.question = None;
        }
        self.progress.pause.take().is_some()
    }

    pub(super) fn resume(&mut self, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        if !self.start_again() {
            return Err(Reason::NotPaused);
        }
        out.say(Announcement::Resumed);
        Ok(())
    }

    /// The step it is in, while people talk.
    pub(super) fn here(&self) -> Option<&PlanStep> {
        match self.progress.mode {
            Mode::Ready | Mode::Talking => self.plan.steps.get(self.progress.visit.step),
            Mode::Closing | Mode::Done => None,
        }
    }

    /// Whether the talk is on, and no break.
    pub(super) fn talking(&self) -> Result<(), Reason> {
        match self.progress.mode {
            _ if self.rest.is_some() => Err(Reason::OnBreak),
            Mode::Ready => Err(Reason::NotBegun),
            Mode::Talking => Ok(()),
            Mode::Closing => Err(Reason::Closing),
            Mode::Done => Err(Reason::Over),
        }
    }
}
