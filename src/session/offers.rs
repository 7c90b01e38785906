//! Questions over the stage: more time, time repaid, how people are, the limit, a break after flags.

use std::time::Duration;

use super::{
    Announcement, AtLimit, CONSENT, EXTENSION, FLAG_SHOWN, FLAGS_WITHIN, Mode, Mood, Out, Question, REPAIRS,
    Reason, Session, Voice, Voices,
};
use crate::plan::{Kind, Plan, PlanStep};
use crate::rule_set::{bounds, clean};

/// More than this beyond the plan is offered back.
const WORTH_REPAYING: Duration = Duration::from_secs(60);
/// This many flags in a short time offer a break.
const MANY_FLAGS: usize = 3;
/// Topics that can be parked in one talk.
const PARKED: usize = 100;

impl Session {
    /// Whether an offer between turns waits for its answer, and the breath waits with it.
    pub(super) fn breath_is_held(&self) -> bool {
        self.progress.visit.breath.is_some()
            && matches!(
                self.progress.question,
                Some(Question::Limit { .. } | Question::CheckIn | Question::Repay(_))
            )
    }

    /// Asks the first of what is due between two turns.
    pub(super) fn ask_between_turns(&mut self, out: &mut Out) {
        if self.progress.question.is_some() {
            return;
        }
        let breaks = self.plan.breaks.prompts;
        let question =
            if !self.progress.limit_asked && self.plan.limit.is_some_and(|limit| self.talked >= limit) {
                self.progress.limit_asked = true;
                Question::Limit { breaks }
            } else if breaks && self.progress.check_in_at.is_some_and(|due| self.talked >= due) {
                self.check_in_later();
                Question::CheckIn
            } else if let Some(owed) = self.owed() {
                // It is offered once, whatever the answer.
                self.progress.beyond.fill(Duration::ZERO);
                Question::Repay(owed)
            } else {
                return;
            };
        self.progress.question = Some(question);
        let _ = self.progress.visit.breath.get_or_insert(Duration::ZERO);
        out.say(Announcement::Asked);
    }

    pub(super) fn check_in_later(&mut self) {
        let every = self.plan.breaks.check_in;
        self.progress.check_in_at = every.map(|every| self.talked.saturating_add(every));
    }

    /// How much more than the holder of this speaking turn the other one has had.
    fn owed(&self) -> Option<Duration> {
        let step = self.here().filter(|step| matches!(step.kind, Kind::Speaker | Kind::Seat))?;
        let holder = step.holder.filter(|_| self.equal && step.turn.time.is_some())?;
        let other =
            (0..self.plan.participants.len()).find(|&who| who != holder && self.plan.is_present(who))?;
        let owed = self.progress.beyond.get(other)?.saturating_sub(*self.progress.beyond.get(holder)?);
        (owed > WORTH_REPAYING).then_some(owed)
    }

    pub(super) fn ask_more(&mut self, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        if self.progress.visit.time.is_none() {
            return Err(Reason::NoClock);
        }
        if self.progress.visit.breath.is_some() {
            return Err(Reason::NotStarted);
        }
        if self.progress.question.is_some() || self.progress.ending {
            return Err(Reason::OtherQuestion);
        }
        self.progress.question = Some(Question::More(Voices::default()));
        self.progress.question_until = self.last.boot().saturating_add(CONSENT);
        out.say(Announcement::Asked);
        Ok(())
    }

    /// The first moment, in boot time, at which an open question for more time is asked no longer.
    pub(super) fn lapses_at(&self) -> Option<Duration> {
        let open = matches!(self.progress.question, Some(Question::More(_)));
        open.then(|| self.progress.question_until.saturating_add(Duration::from_millis(1)))
    }

    /// Closes a question for more time that has been open for too long.
    pub(super) fn let_question_lapse(&mut self, out: &mut Out) {
        if self.lapses_at().is_some_and(|lapses| self.last.boot() >= lapses) {
            self.progress.question = None;
            out.say(Announcement::Lapsed);
        }
    }

    /// When the clock moves the step on by itself: not while more time is being asked for.
    pub(super) fn moves_on_at(&self, step: &PlanStep) -> Option<Duration> {
        let asked = matches!(self.progress.question, Some(Question::More(_)));
        self.progress.visit.ends_by_itself(step).filter(|_| !asked)
    }

    pub(super) fn consent(&mut self, voice: Voice, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        let Some(Question::More(voices)) = self.progress.question else { return Err(Reason::NotAsked) };
        let voices = self.with_voice(voices, voice)?;
        if !self.all_said_yes(voices) {
            self.progress.question = Some(Question::More(voices));
            return Ok(());
        }
        self.progress.question = None;
        if self.lengthen(EXTENSION) {
            out.say(Announcement::MoreTime(EXTENSION));
        }
        Ok(())
    }

    /// Adds seconds to the turn, or takes some (facilitator).
    pub(super) fn add(&mut self, seconds: i64, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        if self.progress.visit.time.is_none() {
            return Err(Reason::NoClock);
        }
        let amount = Duration::from_secs(seconds.unsigned_abs()).min(bounds::LENGTH);
        let changed = match seconds {
            0 => false,
            1.. => self.lengthen(amount),
            _ => self.shorten(amount),
        };
        if !changed {
            return Err(Reason::NoChange);
        }
        if seconds > 0 {
            out.say(Announcement::MoreTime(amount));
        }
        Ok(())
    }

    pub(super) fn decline(&mut self, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        match self.progress.question {
            Some(Question::More(_) | Question::Repay(_) | Question::FlagsBreak) => self.answered(out),
            _ => return Err(Reason::NotAsked),
        }
        Ok(())
    }

    pub(super) fn accept(&mut self, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        match self.progress.question {
            Some(Question::Repay(owed)) => {
                let before = self.progress.visit.time.unwrap_or_default();
                if self.lengthen(owed) {
                    let repaid = self.progress.visit.time.unwrap_or_default().saturating_sub(before);
                    self.progress.visit.repaid = self.progress.visit.repaid.saturating_add(repaid);
                    out.say(Announcement::MoreTime(repaid));
                }
                self.answered(out);
                Ok(())
            }
            Some(Question::FlagsBreak) => self.take_break(out),
            _ => Err(Reason::NotAsked),
        }
    }

    pub(super) fn check_in(&mut self, mood: Mood, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        if self.progress.question != Some(Question::CheckIn) {
            return Err(Reason::NotAsked);
        }
        match mood {
            Mood::Fine => {
                self.answered(out);
                Ok(())
            }
            Mood::Break => self.take_break(out),
        }
    }

    pub(super) fn at_limit(&mut self, answer: AtLimit, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        if !matches!(self.progress.question, Some(Question::Limit { .. })) {
            return Err(Reason::NotAsked);
        }
        match answer {
            AtLimit::Close => self.end(false, out),
            AtLimit::Break => self.take_break(out),
            AtLimit::GoOn => {
                self.answered(out);
                Ok(())
            }
        }
    }

    fn answered(&mut self, out: &mut Out) {
        self.progress.question = None;
        if self.progress.visit.breath.is_some() {
            self.ask_between_turns(out);
        }
    }

    pub(super) fn raise(&mut self, rule: usize, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        if rule >= self.plan.rules.len() {
            return Err(Reason::NoSuchRule);
        }
        let now = self.last.boot();
        self.flag_shown = Some((rule, now.saturating_add(FLAG_SHOWN)));
        self.flags.retain(|then| now.saturating_sub(*then) <= FLAGS_WITHIN);
        self.flags.push(now);
        out.say(Announcement::Rule(rule));
        let free = self.progress.question.is_none() && !self.progress.ending;
        if self.flags.len() >= MANY_FLAGS && self.plan.breaks.prompts && free {
            self.flags.clear();
            self.progress.question = Some(Question::FlagsBreak);
            out.say(Announcement::Asked);
        }
        while self.flags.len() >= MANY_FLAGS {
            let _ = self.flags.remove(0);
        }
        Ok(())
    }

    pub(super) fn put_repair(&mut self, card: usize, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        if card >= REPAIRS {
            return Err(Reason::NoSuchCard);
        }
        if self.repair == Some(card) {
            return Err(Reason::NoChange);
        }
        self.repair = Some(card);
        // People see what was put there last.
        self.flag_shown = None;
        out.say(Announcement::Repair(card));
        Ok(())
    }

    pub(super) fn put_repair_away(&mut self) -> Result<(), Reason> {
        self.repair.take().map(|_| ()).ok_or(Reason::NoChange)
    }

    /// Announces that a step is entered. A rule at the front was for whoever had the floor before.
    pub(super) fn enters(&mut self, step: usize, out: &mut Out) {
        self.flag_shown = None;
        out.say(Announcement::Entered(step));
    }

    pub(super) fn park(&mut self, topic: &str) -> Result<(), Reason> {
        if self.progress.mode == Mode::Done {
            return Err(Reason::Over);
        }
        let topic = clean::lines_of(topic.trim(), bounds::TEXT);
        if topic.is_empty() {
            return Err(Reason::NothingWritten);
        }
        if self.parked.len() >= PARKED {
            return Err(Reason::ParkingFull);
        }
        self.parked.push(topic);
        Ok(())
    }
}

/// Whether a plan gives two people about the same time, so that one can owe the other some.
pub(super) fn equal_seats(plan: &Plan) -> bool {
    if plan.present() != 2 {
        return false;
    }
    let mut times = vec![Duration::ZERO; plan.participants.len()];
    for step in &plan.steps {
        if let Some(time) = step.holder.and_then(|holder| times.get_mut(holder)) {
            *time = time.saturating_add(step.turn.time.unwrap_or_default());
        }
    }
    let mut here = times.iter().enumerate().filter(|(who, _)| plan.is_present(*who)).map(|(_, time)| *time);
    let (one, other) = (here.next().unwrap_or_default(), here.next().unwrap_or_default());
    one.abs_diff(other).saturating_mul(10) <= one.max(other)
}
