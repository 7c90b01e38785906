//! Who is here: coming late, leaving, and speaking for oneself or for everyone.

use super::offers::equal_seats;
use super::{Announcement, Mode, Out, Question, Reason, Session, Voice, Voices};
use crate::plan::{Choices, Plan, hush, lay_out_for_whoever_is_here};
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
        let mut choices = self.plan.choices.clone();
        let mut gone = choices.absent.iter().copied();
        // Someone who comes back finds their own seat.
        let back = gone.find(|&who| !name.is_empty() && self.plan.participants.get(who) == Some(&name));
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

    pub(super) fn leave_talk(&mut self, who: usize, out: &mut Out) -> Result<(), Reason> {
        self.before_the_close()?;
        if !self.plan.is_present(who) {
            return Err(Reason::NoSuchSeat);
        }
        if self.plan.present() < 2 {
            return Err(Reason::LastOne);
        }
        let mut choices = self.plan.choices.clone();
        let _ = choices.absent.insert(who);
        self.lay_out_anew(&choices)?;
        let in_exchange = self.here().is_some_and(|step| step.exchange.is_some());
        if in_exchange && self.progress.visit.holder == Some(who) {
            self.progress.visit.holder = None;
            self.floor_moves();
        }
        out.say(Announcement::Left(who));
        Ok(())
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
        let plan = std::sync::Arc::make_mut(&mut self.plan);
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
        if self.progress.mode == Mode::Talking {
            let here = self.progress.visit.step;
            let kept = splice(&self.plan, &mut anew, here);
            if anew.steps.len() > bounds::STEPS {
                return Err(Reason::NoSeat);
            }
            self.way.forget_from(kept);
        }
        self.undo = None;
        self.plan = std::sync::Arc::new(anew);
        self.equal = equal_seats(&self.plan);
        let people = self.plan.participants.len();
        self.progress.beyond.resize(people, std::time::Duration::ZERO);
        self.held.resize(people, std::time::Duration::ZERO);
        if !self.progress.visit.used.is_empty() {
            self.progress.visit.used.resize(people, std::time::Duration::ZERO);
        }
        self.whoever_is_gone_stops_drawing();
        // Those who said yes said it before others came or left, and other time can be drawn on now.
        if matches!(self.progress.question, Some(Question::More(_) | Question::Draw)) {
            self.progress.question = None;
        }
        if let Some(rest) = &mut self.rest {
            (rest.asked, rest.voices) = (None, Voices::default());
        }
        Ok(())
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
    let mut starts = std::time::Duration::ZERO;
    for step in &mut steps {
        step.starts = starts;
        starts = starts.saturating_add(step.turn.time.unwrap_or_default());
    }
    // Another step may follow the last one that is kept.
    hush(&mut steps, &anew.pools);
    anew.steps = steps;
    kept
}
