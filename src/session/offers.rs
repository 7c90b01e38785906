//! Questions over the stage: more time, time repaid, how people are, the limit, a break after flags.

use std::time::Duration;

use super::{
    Announcement, AtLimit, CONSENT, EXTENSION, FLAG_SHOWN, FLAGS_WITHIN, Mode, Mood, Out, Question, REPAIRS,
    Reason, Session, Voice, Voices,
};
use crate::plan::{Gate, Kind, Plan, PlanStep, keeps_the_floor};
use crate::rule_set::{bounds, clean};

/// More than this beyond the plan is offered back.
const WORTH_REPAYING: Duration = Duration::from_secs(60);
/// This many flags in a short time offer a break.
const MANY_FLAGS: usize = 3;
/// Topics that can be parked in one talk.
const PARKED: usize = 100;
/// A turn that went on for longer than this past its end ran over. Less is the end of a sentence.
const RAN_OVER: Duration = Duration::from_secs(15);
/// This many turns in a row that ran over offer a break.
const MANY_OVER: u32 = 2;
/// “How are we?” is left out this long before it would come, where people are asked whether to go on anyway.
const SOON: Duration = Duration::from_secs(120);
/// No break is offered so soon after another offer, by the talk's clock.
const APART: Duration = Duration::from_secs(600);

/// What is known for the offers of a break that come by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Offers {
    /// How many turns in a row ran over, up to the last one.
    pub(super) over_in_a_row: u32,
    asked_after_overtime: bool,
    asked_after_flags: bool,
    /// When “How are we?” was last asked because the set wants it, in time talked.
    checked_in: Option<Duration>,
    /// When a break was last offered for another reason, or ended.
    last: Option<Duration>,
}

impl Offers {
    /// A turn ends, so long after its time was up. Steps of one person that follow each other are one turn: `goes_on` says
    /// that this one isn't the first of them.
    pub(super) fn turn_ends(&mut self, over: Duration, goes_on: bool) {
        self.over_in_a_row = match (over >= RAN_OVER, goes_on) {
            (true, true) => self.over_in_a_row.max(1),
            (true, false) => self.over_in_a_row.saturating_add(1),
            (false, true) => self.over_in_a_row,
            (false, false) => 0,
        };
    }

    /// A break is over.
    pub(super) fn rested(&mut self, talked: Duration) {
        self.over_in_a_row = 0;
        self.last = Some(talked);
    }

    /// Whether an offer that is made once may be made now.
    fn may(&self, made: bool, talked: Duration) -> bool {
        !made && !lately(self.last, talked) && !lately(self.checked_in, talked)
    }
}

/// Whether an offer was made so lately that another would press people.
fn lately(offer: Option<Duration>, talked: Duration) -> bool {
    offer.is_some_and(|then| talked.saturating_sub(then) < APART)
}

impl Session {
    /// Whether something asked between turns waits for its answer, and the breath waits with it.
    pub(super) fn breath_is_held(&self) -> bool {
        self.progress.visit.breath.is_some()
            && matches!(
                self.progress.question,
                Some(Question::Limit { .. } | Question::CheckIn | Question::Repay(_) | Question::Draw)
            )
    }

    /// Asks the first of what is due before somebody starts to speak.
    pub(super) fn ask_between_turns(&mut self, out: &mut Out) {
        let busy = self.progress.question.is_some() || self.progress.drawing.is_some();
        if busy || !self.starts_to_speak() {
            return;
        }
        let (breaks, talked) = (self.plan.breaks.prompts, self.talked);
        let offers = &mut self.progress.offers;
        let question = if !self.progress.limit_asked && self.plan.limit.is_some_and(|limit| talked >= limit) {
            self.progress.limit_asked = true;
            offers.last = breaks.then_some(talked).or(offers.last);
            Question::Limit { breaks }
        } else if breaks
            && self.progress.check_in_at.is_some_and(|due| talked >= due)
            && !lately(offers.last, talked)
        {
            offers.checked_in = Some(talked);
            self.check_in_later();
            Question::CheckIn
        } else if breaks
            && offers.over_in_a_row >= MANY_OVER
            && offers.may(offers.asked_after_overtime, talked)
        {
            offers.asked_after_overtime = true;
            offers.last = Some(talked);
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

    /// Whether somebody is about to start to speak: not to say something back, nor to go on with what they had begun.
    fn starts_to_speak(&self) -> bool {
        let Some(step) = self.here().filter(|step| matches!(step.kind, Kind::Speaker | Kind::Seat)) else {
            return false;
        };
        let steps = &self.plan.steps;
        let gate = steps.iter().skip(step.index);
        let gate = gate.filter_map(|later| later.gate).find(|gate| gate.first <= step.index);
        // Within a group that ends at a gate, only its speaker's first turn begins something.
        let said = |gate: Gate| {
            let before = steps.iter().take(step.index).skip(gate.first);
            before.into_iter().any(|before| before.kind == Kind::Speaker)
        };
        !self.goes_on_with(step) && self.progress.visit.elapsed.is_zero() && !gate.is_some_and(said)
    }

    /// Whether whoever had the floor in the step before has it in this one, too.
    pub(super) fn goes_on_with(&self, step: &PlanStep) -> bool {
        self.step_before().is_some_and(|before| keeps_the_floor(before, step))
    }

    /// The step that people came from.
    pub(super) fn step_before(&self) -> Option<&PlanStep> {
        self.way.last().and_then(|visit| self.plan.steps.get(visit.step))
    }

    /// Asks whether a pause that lasts is a break.
    pub(super) fn ask_about_long_pause(&mut self, out: &mut Out) {
        let due = self.long_pause_in().is_some_and(|wait| wait.is_zero());
        if due {
            self.progress.pause_asks_at = None;
            self.progress.offers.last = Some(self.talked);
            self.progress.question = Some(Question::LongPause);
            out.say(Announcement::Asked);
        }
    }

    /// How long, in real time since the latest moment, until a pause is asked about.
    pub(super) fn long_pause_in(&self) -> Option<Duration> {
        let free = self.progress.mode == Mode::Talking
            && self.rest.is_none()
            && self.progress.pause.is_some()
            && self.progress.question.is_none()
            && !self.progress.ending;
        self.progress.pause_asks_at.filter(|_| free).map(|at| at.saturating_sub(self.last.boot()))
    }

    /// People have just said that they want to go on: where “How are we?” would come now, or soon, they have been asked.
    pub(super) fn have_been_asked(&mut self) {
        let soon = self.talked.saturating_add(SOON);
        if self.progress.check_in_at.is_some_and(|due| due <= soon) {
            self.progress.offers.checked_in = Some(self.talked);
            self.check_in_later();
        }
    }

    /// “How are we?” comes as long from now as the set says.
    pub(super) fn check_in_later(&mut self) {
        let every = self.plan.breaks.check_in;
        self.progress.check_in_at = every.and_then(|every| self.talked.checked_add(every));
    }

    /// How much more than the holder of this speaking turn the other one has had; nothing where the set gives no more time.
    fn owed(&self) -> Option<Duration> {
        if !self.plan.set.more_time {
            return None;
        }
        let step = self.here().filter(|step| matches!(step.kind, Kind::Speaker | Kind::Seat))?;
        let holder = step.holder.filter(|_| self.equal && step.turn.time.is_some())?;
        let other =
            (0..self.plan.participants.len()).find(|&who| who != holder && self.plan.is_present(who))?;
        let owed = self.progress.beyond.get(other)?.saturating_sub(*self.progress.beyond.get(holder)?);
        (owed > WORTH_REPAYING).then_some(owed)
    }

    pub(super) fn ask_more(&mut self, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        if !self.plan.set.more_time {
            return Err(Reason::NoMoreTime);
        }
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
        if self.rest.is_some() {
            return self.agree_to_shorter(voice, out);
        }
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
        if self.rest.is_some() {
            return self.stay_on_break();
        }
        self.talking()?;
        match self.progress.question {
            Some(
                Question::More(_)
                | Question::Repay(_)
                | Question::FlagsBreak
                | Question::LongPause
                | Question::Draw,
            ) => self.answered(out),
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
                    out.say(Announcement::Repaid);
                }
                self.answered(out);
                Ok(())
            }
            Some(Question::FlagsBreak | Question::LongPause) => self.take_break(out),
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
        if self.here().is_some_and(|step| !step.turn.flags) {
            return Err(Reason::NoReminders);
        }
        let now = self.last.boot();
        self.flag_shown = Some((rule, now.saturating_add(FLAG_SHOWN)));
        self.flags.retain(|then| now.saturating_sub(*then) <= FLAGS_WITHIN);
        self.flags.push(now);
        out.say(Announcement::Rule(rule));
        let free = self.progress.question.is_none() && !self.progress.ending;
        let offers = &mut self.progress.offers;
        let may = self.plan.breaks.prompts && offers.may(offers.asked_after_flags, self.talked);
        if self.flags.len() >= MANY_FLAGS && may && free {
            offers.asked_after_flags = true;
            offers.last = Some(self.talked);
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
        if card >= self.lines() {
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

    /// How many lines that help people can choose from: the set's own, else ours.
    fn lines(&self) -> usize {
        match self.plan.repair.len() {
            0 => REPAIRS,
            own => own.min(bounds::LINES),
        }
    }

    /// Announces that a step is entered.
    pub(super) fn enters(&mut self, step: usize, out: &mut Out) {
        self.floor_moves();
        out.say(Announcement::Entered(step));
    }

    /// A rule at the front, and a line that helps, were for whoever had the floor before.
    pub(super) fn floor_moves(&mut self) {
        self.flag_shown = None;
        self.repair = None;
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
