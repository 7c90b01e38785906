//! Who is here: coming late, leaving, and speaking for oneself or for everyone.

use std::sync::Arc;
use std::time::Duration;

use super::offers::equal_seats;
use super::{Announcement, Mode, Out, Pause, Question, Reason, Session, Voice, Voices};
use crate::plan::{Choices, Plan, hush, lay_out_for_whoever_is_here, seats_with_a_part};
use crate::rule_set::{bounds, clean};

impl Session {
    /// Adds a voice to those who have said yes.
    pub(super) fn with_voice(&self, voices: Voices, voice: Voice) -> Result<Voices, Reason> {
        let everyone = (0..self.plan.participants.len()).filter(|&who| self.plan.is_present(who));
        match voice {
            Voice::All => Ok(everyone.fold(voices, Voices::with)),
            Voice::Seat(who) if !self.plan.is_present(who) => Err(Reason::NoSuchSeat),
            Voice::Seat(_) if self.plan.present() >= Voice::TOGETHER => Err(Reason::OneAnswerForAll),
            Voice::Seat(who) if voices.has(who) => Err(Reason::NoChange),
            Voice::Seat(who) => Ok(voices.with(who)),
        }
    }

    pub(super) fn all_said_yes(&self, voices: Voices) -> bool {
        (0..self.plan.participants.len()).all(|who| !self.plan.is_present(who) || voices.has(who))
    }

    pub(super) fn join(&mut self, name: &str, out: &mut Out) -> Result<(), Reason> {
        self.before_the_close()?;
        let name = clean::line_of(name.trim(), bounds::NAME);
        if name.is_empty() {
            return Err(Reason::NothingWritten);
        }
        // Someone who comes back finds their own seat.
        let same = |other: &String| other.to_lowercase() == name.to_lowercase();
        let back = self.plan.participants.iter().position(same);
        if back.is_some_and(|who| self.plan.is_present(who)) {
            return Err(Reason::SameName);
        }
        let mut choices = self.plan.choices.clone();
        let who = back.unwrap_or(choices.names.len());
        if back.is_some() {
            let _ = choices.absent.remove(&who);
        } else {
            choices.names.push(name);
        }
        self.lay_out_anew(&choices)?;
        out.say(Announcement::Joined(who));
        Ok(())
    }

    /// Whether someone more can take part now, as far as the rule set is concerned.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.before_the_close().is_ok() && self.plan.present() < self.plan.people().max
    }

    /// Whether the talk can go on without a participant (from 0).
    ///
    /// # Errors
    /// The reason why it can't.
    pub fn can_do_without(&self, who: usize) -> Result<(), Reason> {
        self.before_the_close()?;
        if !self.plan.is_present(who) {
            return Err(Reason::NoSuchSeat);
        }
        if self.plan.present() < 2 {
            return Err(Reason::LastOne);
        }
        if seats_with_a_part(&self.plan.set).contains(&who) {
            return Err(Reason::HasAPart);
        }
        match self.plan.people().min {
            min if self.plan.present() <= min => Err(Reason::TooFew(min)),
            _ => Ok(()),
        }
    }

    pub(super) fn leave_talk(&mut self, who: usize, out: &mut Out) -> Result<(), Reason> {
        self.can_do_without(who)?;
        let mut choices = self.plan.choices.clone();
        let _ = choices.absent.insert(who);
        self.lay_out_anew(&choices)?;
        out.say(Announcement::Left(who));
        self.go_on_without(who, out);
        Ok(())
    }

    /// Nobody waits for someone who has gone: what was theirs ends.
    fn go_on_without(&mut self, who: usize, out: &mut Out) {
        if self.progress.mode != Mode::Talking {
            return;
        }
        let Some(step) = self.here() else { return };
        let here = step.index;
        if step.exchange.is_some() {
            if self.progress.visit.holder == Some(who) {
                self.progress.visit.holder = None;
                self.floor_moves();
            }
            return;
        }
        if step.holder != Some(who) && step.speaker != Some(who) {
            return;
        }
        if self.rest.is_some() {
            // In a break nothing is said about it; the next turn begins when people are back.
            self.go_on_to(here, &mut Out::default());
            return;
        }
        // Whoever stopped the clock lets it go on.
        let paused = self.progress.pause.filter(|pause| *pause != Pause::Cue);
        self.go_on_to(here, out);
        if let Some(pause) = paused.filter(|_| self.progress.mode == Mode::Talking) {
            self.stop(pause);
        }
    }

    /// Changes a participant's name for the rest of the talk. Earlier announcements stay as they were.
    pub(super) fn rename(&mut self, who: usize, name: &str) -> Result<(), Reason> {
        if self.progress.mode == Mode::Done {
            return Err(Reason::Over);
        }
        let name = clean::line_of(name.trim(), bounds::NAME);
        let before = self.plan.participants.get(who).ok_or(Reason::NoSuchSeat)?;
        if name.is_empty() {
            return Err(Reason::NothingWritten);
        }
        if *before == name {
            return Err(Reason::NoChange);
        }
        let same = |other: &String| other.to_lowercase() == name.to_lowercase();
        if self.plan.participants.iter().enumerate().any(|(at, other)| at != who && same(other)) {
            return Err(Reason::SameName);
        }
        let plan = Arc::make_mut(&mut self.plan);
        if plan.choices.names.len() <= who {
            plan.choices.names.resize(who + 1, String::new());
        }
        for names in [&mut plan.participants, &mut plan.choices.names] {
            if let Some(called) = names.get_mut(who) {
                called.clone_from(&name);
            }
        }
        Ok(())
    }

    fn before_the_close(&self) -> Result<(), Reason> {
        match self.progress.mode {
            Mode::Ready | Mode::Talking => Ok(()),
            Mode::Closing => Err(Reason::Closing),
            Mode::Done => Err(Reason::Over),
        }
    }

    /// Lays the plan out for other people. Past steps and the rest of this round stay as they are.
    fn lay_out_anew(&mut self, choices: &Choices) -> Result<(), Reason> {
        let mut anew = lay_out_for_whoever_is_here(&self.plan.set, choices).map_err(|_| Reason::NoSeat)?;
        let mut before = self.as_it_is();
        before.people = Some((Arc::clone(&self.plan), self.way.clone()));
        if self.progress.mode == Mode::Talking {
            let here = self.progress.visit.step;
            let kept = splice(&self.plan, &mut anew, here);
            if anew.steps.len() > bounds::STEPS {
                return Err(Reason::NoSeat);
            }
            self.way.forget_from(kept);
        }
        self.undo = Some(Box::new(before));
        self.talk_by(Arc::new(anew));
        self.whoever_is_gone_stops_drawing();
        // Those who said yes said it before others came or left, and other time can be drawn on now.
        if matches!(self.progress.question, Some(Question::More(_) | Question::Draw)) {
            self.progress.question = None;
        }
        Ok(())
    }

    /// Goes on by another plan, for other people.
    fn talk_by(&mut self, plan: Arc<Plan>) {
        self.plan = plan;
        self.equal = equal_seats(&self.plan);
        let people = self.plan.participants.len();
        self.progress.beyond.resize(people, Duration::ZERO);
        self.held.resize(people, Duration::ZERO);
        if !self.progress.visit.shares.is_empty() {
            self.progress.visit.shares.resize(people, Duration::ZERO);
        }
        if let Some(rest) = &mut self.rest {
            (rest.asked, rest.voices) = (None, Voices::default());
        }
    }

    /// Goes back to the plan for those who were here before somebody came or went. What people are called now stays.
    pub(super) fn take_back_who_is_here(&mut self, mut before: Arc<Plan>) {
        let (plan, now) = (Arc::make_mut(&mut before), &self.plan);
        for (called, name) in plan.participants.iter_mut().zip(&now.participants) {
            called.clone_from(name);
        }
        for (called, name) in plan.choices.names.iter_mut().zip(&now.choices.names) {
            called.clone_from(name);
        }
        self.talk_by(before);
        if self.rest.is_some() {
            // A break answers what was asked, as it did when it began.
            self.progress.question =
                self.progress.question.filter(|asked| matches!(asked, Question::Repay(_)));
        }
    }
}

/// Keeps the steps of `old` up to the end of the round with step `here`, and takes those from the next round on from
/// `anew`. Returns how many were kept.
fn splice(old: &Plan, anew: &mut Plan, here: usize) -> usize {
    let place = old.steps.get(here).map_or(0, |step| step.place);
    let kept = old.steps.partition_point(|step| step.place <= place);
    let dropped = anew.steps.partition_point(|step| step.place <= place);
    let move_new = |target: &mut usize| *target = (*target).saturating_sub(dropped).saturating_add(kept);
    let mut steps = old.steps.get(..kept).unwrap_or_default().to_vec();
    for step in &mut steps {
        // Of all targets, only the end of a `Repeat` can lie in a later round.
        if let Some(ask) = step.ask.as_mut().filter(|ask| ask.enough > kept) {
            ask.enough = anew.steps.partition_point(|step| step.place <= ask.last);
            move_new(&mut ask.enough);
        }
    }
    for mut step in anew.steps.drain(..).skip(dropped) {
        move_new(&mut step.index);
        if let Some(gate) = &mut step.gate {
            move_new(&mut gate.first);
            move_new(&mut gate.again);
        }
        if let Some(ask) = &mut step.ask {
            move_new(&mut ask.enough);
        }
        if let Some(pass) = &mut step.pass {
            move_new(&mut pass.to);
            move_new(&mut pass.end);
        }
        steps.push(step);
    }
    let mut starts = Duration::ZERO;
    for step in &mut steps {
        step.starts = starts;
        starts = starts.saturating_add(step.turn.time.unwrap_or_default());
    }
    // Another step may follow the last one that is kept.
    hush(&mut steps, &anew.pools);
    anew.steps = steps;
    kept
}
