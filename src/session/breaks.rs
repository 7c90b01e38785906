//! Breaks: a pause with a promised time of return.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::{Announcement, Mode, Moment, Out, Pause, Question, Reason, Session, Voice, Voices};
use crate::rule_set::bounds;

const MINUTE: Duration = Duration::from_secs(60);

/// A break that is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rest {
    /// How long it is in all.
    pub(super) length: Duration,
    /// What is left of it.
    pub(super) left: Duration,
    /// Since the promised time; `None` before it.
    pub(super) over: Option<Duration>,
    /// The time of day that was promised.
    pub(super) return_at: Timestamp,
    /// The shortest that this one can be made.
    shortest: Duration,
    /// Who is ready to go on.
    pub(super) ready: Voices,
}

impl Session {
    pub(super) fn take_break(&mut self, out: &mut Out) -> Result<(), Reason> {
        self.rest_for(self.plan.breaks.length, self.plan.breaks.shortest, out)
    }

    pub(super) fn take_short_break(&mut self, minutes: u8, out: &mut Out) -> Result<(), Reason> {
        let length = MINUTE * u32::from(minutes.clamp(1, 5));
        self.rest_for(length.min(self.plan.breaks.longest), MINUTE.min(self.plan.breaks.shortest), out)
    }

    fn rest_for(&mut self, length: Duration, shortest: Duration, out: &mut Out) -> Result<(), Reason> {
        if self.progress.mode == Mode::Done {
            return Err(Reason::Over);
        }
        if self.rest.as_ref().is_some_and(|rest| rest.over.is_none()) {
            return Err(Reason::OnBreak);
        }
        self.progress.ending = false;
        // A turn that is over, and was only held by the question for more time, waits until people are back.
        let held = self.here().is_some_and(|step| {
            self.progress.visit.is_over(step) && self.lapses_at().is_some() && self.progress.pause.is_none()
        });
        if held {
            self.progress.pause = Some(Pause::Asked);
        }
        // A break answers these questions; others wait until people are back.
        if let Some(Question::More(_) | Question::CheckIn | Question::FlagsBreak) = self.progress.question {
            self.progress.question = None;
        }
        if matches!(self.progress.question, Some(Question::Limit { .. })) {
            self.progress.question = None;
        }
        let length = length.min(bounds::BREAK);
        let ready = Voices::default();
        let return_at = self.promise(length);
        self.rest = Some(Rest { length, left: length, over: None, return_at, shortest, ready });
        out.say(Announcement::Break { length, return_at });
        Ok(())
    }

    /// The time of day after this much session time.
    fn promise(&self, left: Duration) -> Timestamp {
        wall_after(self.last, left / self.speed.max(1))
    }

    /// Lets a break's time pass.
    pub(super) fn rest_on(&mut self, time: Duration, out: &mut Out) {
        let Some(rest) = &mut self.rest else { return };
        if let Some(over) = &mut rest.over {
            *over = over.saturating_add(time);
            return;
        }
        let used = rest.left.min(time);
        rest.left = rest.left.saturating_sub(used);
        if rest.left.is_zero() {
            rest.over = Some(time.saturating_sub(used));
            out.sound("return", 1, true);
            out.say(Announcement::BreakOver);
        }
    }

    pub(super) fn set_break(&mut self, length: Duration, out: &mut Out) -> Result<(), Reason> {
        let longest = self.plan.breaks.longest.min(bounds::BREAK);
        let rest = self.rest.as_mut().filter(|rest| rest.over.is_none()).ok_or(Reason::NoBreak)?;
        let length = length.clamp(rest.shortest.min(longest), longest);
        if length == rest.length {
            return Err(Reason::NoChange);
        }
        let gone = rest.length.saturating_sub(rest.left);
        rest.length = length;
        rest.left = length.saturating_sub(gone);
        let left = rest.left;
        let return_at = self.promise(left);
        if let Some(rest) = &mut self.rest {
            rest.return_at = return_at;
        }
        out.say(Announcement::Break { length, return_at });
        self.rest_on(Duration::ZERO, out);
        Ok(())
    }

    pub(super) fn change_break(&mut self, minutes: i32, out: &mut Out) -> Result<(), Reason> {
        let length = self.rest.as_ref().ok_or(Reason::NoBreak)?.length;
        let change = MINUTE.saturating_mul(minutes.unsigned_abs());
        let length = if minutes < 0 { length.saturating_sub(change) } else { length.saturating_add(change) };
        self.set_break(length, out)
    }

    pub(super) fn ready(&mut self, voice: Voice, out: &mut Out) -> Result<(), Reason> {
        let ready = self.rest.as_ref().ok_or(Reason::NoBreak)?.ready;
        let ready = self.with_voice(ready, voice)?;
        if !self.all_said_yes(ready) {
            if let Some(rest) = &mut self.rest {
                rest.ready = ready;
            }
            return Ok(());
        }
        self.rest = None;
        self.check_in_later();
        out.say(Announcement::Back);
        Ok(())
    }

    pub(super) fn not_yet(&mut self, length: Duration, out: &mut Out) -> Result<(), Reason> {
        let rest = self.rest.as_ref().ok_or(Reason::NoBreak)?;
        if rest.over.is_none() {
            return Err(Reason::BreakNotOver);
        }
        let longest = self.plan.breaks.longest.min(bounds::BREAK);
        let shortest = rest.shortest.min(longest);
        self.rest_for(length.clamp(shortest, longest), shortest, out)
    }
}

/// The time of day this much real time after a moment.
pub(super) fn wall_after(at: Moment, real: Duration) -> Timestamp {
    let real = SignedDuration::try_from(real).unwrap_or(SignedDuration::MAX);
    at.wall().checked_add(real).unwrap_or(Timestamp::MAX)
}
