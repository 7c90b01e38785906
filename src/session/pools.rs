//! Time that people draw on between steps, such as preparation in a debate: who draws on which pool, and what everyone has
//! left of theirs.
//!
//! It is drawn on in the breath before a step, which waits meanwhile; at the end of a step, drawing goes on to the next
//! one first. What was used stays used: neither going back nor undoing gives it back.

use std::time::Duration;

use super::{Announcement, Moment, Out, Question, Reason, Session};
use crate::plan::{Kind, PlanStep};

/// Where somebody can draw on time before a step, there is a breath before it, even if the set has none elsewhere:
/// otherwise there would be no moment to say so.
const TIME_TO_SAY_SO: Duration = Duration::from_secs(5);

/// What a participant has of a pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balance {
    /// Who, from 0.
    pub participant: usize,
    /// The pool's place in [`Plan::pools`](crate::plan::Plan::pools).
    pub pool: usize,
    /// What they have left of it.
    pub left: Duration,
    /// What they had in all.
    pub whole: Duration,
}

/// Somebody's drawing on a pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Draw {
    /// Who, from 0.
    pub(super) participant: usize,
    /// The pool's place in the plan.
    pub(super) pool: usize,
}

impl Session {
    /// Who draws on which pool at a moment, also while that is paused or used up. `None` if nobody does.
    #[must_use]
    pub fn drawing(&self, at: Moment) -> Option<Balance> {
        let draw = self.progress.drawing?;
        let balance = self.balance(draw.participant, draw.pool)?;
        let since = if self.is_running() { self.since(at) } else { Duration::ZERO };
        Some(Balance { left: balance.left.saturating_sub(since), ..balance })
    }

    /// What everyone who is here has left in each pool, by participant.
    #[must_use]
    pub fn balances(&self, at: Moment) -> Vec<Balance> {
        let now = self.drawing(at);
        let is_now =
            |one: &Balance| now.filter(|now| (now.participant, now.pool) == (one.participant, one.pool));
        let here = (0..self.plan.participants.len()).filter(|&who| self.plan.is_present(who));
        here.flat_map(|who| self.balances_of(who)).map(|one| is_now(&one).unwrap_or(one)).collect()
    }

    /// What [`Event::Draw`](super::Event::Draw) would draw on at a moment, or ask about if it is more than one: what whoever
    /// speaks next has left; where nobody in particular does, what everyone has. Empty where nothing can be drawn on.
    #[must_use]
    pub fn may_draw(&self, at: Moment) -> Vec<Balance> {
        let Some(here) = self.here().filter(|_| self.may_ask_to_draw()) else { return Vec::new() };
        let elapsed = self.elapsed(at, &self.progress.visit, here);
        match self.drawn_before(elapsed) {
            Ok(step) => self.options(step),
            Err(_) => Vec::new(),
        }
    }

    /// Whether [`Event::DrawOn`](super::Event::DrawOn) can begin at a moment, for anyone who has something left.
    #[must_use]
    pub fn may_draw_any(&self, at: Moment) -> bool {
        let Some(here) = self.here().filter(|_| self.may_ask_to_draw()) else { return false };
        self.drawn_before(self.elapsed(at, &self.progress.visit, here)).is_ok()
    }

    /// Whether somebody can be drawing before this step.
    pub(super) fn can_be_drawn_before(&self, step: &PlanStep) -> bool {
        !self.plan.pools.is_empty() && comes_after_a_step(step) && !self.options(step).is_empty()
    }

    /// The breath in which people can say that they draw on time.
    pub(super) fn breath_to_say_so(&self) -> Duration {
        self.plan.breaks.breath.unwrap_or(TIME_TO_SAY_SO)
    }

    /// Whether somebody draws on time of which there is some left.
    pub(super) fn draws(&self) -> bool {
        self.drawing_left().is_some_and(|left| !left.is_zero())
    }

    /// What whoever draws has left.
    pub(super) fn drawing_left(&self) -> Option<Duration> {
        let draw = self.progress.drawing?;
        Some(self.balance(draw.participant, draw.pool)?.left)
    }

    /// Lets session time pass while somebody draws; returns what remains of it once that is used up.
    pub(super) fn draw_for(&mut self, time: Duration, out: &mut Out) -> Duration {
        let (Some(draw), Some(left)) = (self.progress.drawing, self.drawing_left()) else { return time };
        let used = left.min(time);
        self.talked = self.talked.saturating_add(used);
        if let Some(drawn) = self.drawn_by(draw) {
            *drawn = drawn.saturating_add(used);
        }
        if used == left {
            out.sound("bowl", 1, true);
            out.say(Announcement::PoolUsed(draw.participant));
        }
        time.saturating_sub(used)
    }

    /// Draws for whoever speaks next, or asks whose time it is, or which.
    pub(super) fn draw(&mut self, out: &mut Out) -> Result<(), Reason> {
        let options = self.options(self.place_to_draw()?);
        if self.progress.question == Some(Question::Draw) {
            return Err(Reason::NeedsAnswer);
        }
        let first = options.first().copied().ok_or(Reason::PoolUsed)?;
        if !self.come_to_draw(out) {
            return Ok(());
        }
        if options.len() > 1 {
            self.progress.question = Some(Question::Draw);
            out.say(Announcement::Asked);
        } else {
            self.begin_to_draw(first, out);
        }
        Ok(())
    }

    /// Draws on this participant's time in this pool.
    pub(super) fn draw_on(&mut self, participant: usize, pool: usize, out: &mut Out) -> Result<(), Reason> {
        let _before = self.place_to_draw()?;
        let balance = self.balance(participant, pool).ok_or(Reason::NoSuchPool)?;
        if !self.plan.is_present(participant) {
            return Err(Reason::NoSuchSeat);
        }
        if balance.left.is_zero() {
            return Err(Reason::PoolUsed);
        }
        if self.come_to_draw(out) {
            self.begin_to_draw(balance, out);
        }
        Ok(())
    }

    /// Stops drawing; then comes a breath, and the step.
    pub(super) fn stop_drawing(&mut self, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        let Some(left) = self.drawing_left() else { return Err(Reason::NotDrawing) };
        if self.progress.ending {
            return Err(Reason::NeedsAnswer);
        }
        self.let_drawing_end(left);
        let breath = self.breath_to_say_so();
        self.progress.visit.breath = self.progress.visit.breath.max(Some(breath));
        out.say(Announcement::Drawn(left));
        self.ask_between_turns(out);
        Ok(())
    }

    /// Drawing ends because people want to go on. That can be undone, if there is something left.
    pub(super) fn let_drawing_end(&mut self, left: Duration) {
        if !left.is_zero() {
            self.note_for_undo();
        }
        let _ = self.start_again();
        self.progress.drawing = None;
    }

    /// After people came or went: whoever has gone draws on nothing.
    pub(super) fn whoever_is_gone_stops_drawing(&mut self) {
        let gone = |draw: &mut Draw| !self.plan.is_present(draw.participant);
        let _gone = self.progress.drawing.take_if(gone);
    }

    /// Whether nothing else is asked.
    fn may_ask_to_draw(&self) -> bool {
        let free = matches!(self.progress.question, None | Some(Question::LongPause | Question::Draw));
        free && !self.progress.ending && !self.plan.pools.is_empty()
    }

    /// The step before which drawing can begin now.
    fn place_to_draw(&self) -> Result<&PlanStep, Reason> {
        self.talking()?;
        if self.plan.pools.is_empty() {
            return Err(Reason::NoPools);
        }
        if self.progress.ending {
            return Err(Reason::NeedsAnswer);
        }
        if self.progress.drawing.is_some() {
            return Err(Reason::Drawing);
        }
        if !self.may_ask_to_draw() {
            return Err(Reason::OtherQuestion);
        }
        self.drawn_before(self.progress.visit.elapsed)
    }

    /// The step before which there can be drawing when this one has run for so long: this one in the breath before it, else
    /// the next one once the time of this one is up.
    fn drawn_before(&self, elapsed: Duration) -> Result<&PlanStep, Reason> {
        self.talking()?;
        let visit = &self.progress.visit;
        let here = self.here().ok_or(Reason::NotBetweenTurns)?;
        let step = if visit.breath.is_some() {
            // A breath after a break in the middle of a turn is no time between turns.
            Some(here).filter(|_| visit.elapsed.is_zero())
        } else {
            let over = visit.time.is_some_and(|time| time <= elapsed) && is_a_turn(here);
            self.upcoming().filter(|_| over)
        };
        step.filter(|step| comes_after_a_step(step) && self.progress.drawing.is_none())
            .ok_or(Reason::NotBetweenTurns)
    }

    /// Comes to the breath before the next step, if people aren't in one. Returns whether nothing is asked there.
    fn come_to_draw(&mut self, out: &mut Out) -> bool {
        if self.progress.visit.breath.is_some() {
            let _ = self.start_again();
            self.progress.question = None;
            return true;
        }
        self.note_for_undo();
        self.go_on(out);
        let _ = self.progress.visit.breath.get_or_insert(Duration::ZERO);
        self.progress.question.is_none()
    }

    fn begin_to_draw(&mut self, on: Balance, out: &mut Out) {
        let Balance { participant, pool, left, .. } = on;
        self.progress.drawing = Some(Draw { participant, pool });
        self.floor_moves();
        out.say(Announcement::Drawing { participant, pool, left });
    }

    /// What can be drawn on before a step.
    fn options(&self, step: &PlanStep) -> Vec<Balance> {
        let takes_part = |who: &usize| match (step.holder, &step.exchange) {
            (Some(holder), _) => *who == holder,
            (None, Some(exchange)) => exchange.seats.contains(who),
            (None, None) => true,
        };
        let here = (0..self.plan.participants.len()).filter(|&who| self.plan.is_present(who));
        let all = here.filter(takes_part).flat_map(|who| self.balances_of(who));
        all.filter(|balance| !balance.left.is_zero()).collect()
    }

    fn balances_of(&self, participant: usize) -> impl Iterator<Item = Balance> {
        (0..self.plan.pools.len()).filter_map(move |pool| self.balance(participant, pool))
    }

    /// What a participant has of a pool, at the latest moment.
    fn balance(&self, participant: usize, pool: usize) -> Option<Balance> {
        let whole = self.plan.pools.get(pool)?.time;
        let drawn = self.drawn.get(participant).and_then(|drawn| drawn.get(pool)).copied();
        Some(Balance { participant, pool, left: whole.saturating_sub(drawn.unwrap_or_default()), whole })
    }

    fn drawn_by(&mut self, draw: Draw) -> Option<&mut Duration> {
        let (people, pools) = (self.plan.participants.len(), self.plan.pools.len());
        if self.drawn.len() < people {
            self.drawn.resize(people, vec![Duration::ZERO; pools]);
        }
        self.drawn.get_mut(draw.participant)?.get_mut(draw.pool)
    }
}

/// Whether there is a time between turns before a step: it is none of the questions, and not the first.
fn comes_after_a_step(step: &PlanStep) -> bool {
    step.index > 0 && is_a_turn(step)
}

fn is_a_turn(step: &PlanStep) -> bool {
    !matches!(step.kind, Kind::Gate | Kind::Ask)
}
