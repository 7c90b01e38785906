//! Breaks: a pause with a promised time of return.

use std::cmp::Ordering;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::{Announcement, Mode, Moment, Out, Pause, Question, Reason, Session, Voice, Voices};
use crate::plan::Kind;
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
    /// What everyone is asked while the time runs, since nobody cuts a break short that another needs: [`Question::Shorter`]
    /// or [`Question::Sooner`].
    pub(super) asked: Option<Question>,
    /// Who has said yes to that, or is ready once the time has come.
    pub(super) voices: Voices,
}

/// Clocks that change may add this much to a day.
const CHANGE: Duration = Duration::from_secs(2 * 60 * 60);

impl Session {
    pub(super) fn take_break(&mut self, out: &mut Out) -> Result<(), Reason> {
        self.rest_for(self.plan.breaks.length.min(bounds::BREAK), self.plan.breaks.shortest, out)
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
            self.stop(Pause::Asked);
        }
        // Whoever drew on time can do so again when people are back.
        self.progress.drawing = None;
        // A break answers all questions but whether time is repaid; that one waits until people are back.
        self.progress.question = self.progress.question.filter(|asked| matches!(asked, Question::Repay(_)));
        self.floor_moves();
        let return_at = self.promise(length);
        let (asked, voices) = (None, Voices::default());
        self.rest = Some(Rest { length, left: length, over: None, return_at, shortest, asked, voices });
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
            (rest.asked, rest.voices) = (None, Voices::default());
            out.sound("return", 1, true);
            out.say(Announcement::BreakOver);
        }
    }

    /// Makes the break this long: at once if that is longer, else if everyone agrees.
    pub(super) fn set_break(&mut self, length: Duration, out: &mut Out) -> Result<(), Reason> {
        let longest = self.longest_break();
        let rest = self.running_break()?;
        let allowed = length.clamp(rest.shortest.min(longest), longest);
        match length.cmp(&rest.length) {
            // Whoever asks for more never finds it shorter: until tomorrow may be longer than the set allows otherwise.
            Ordering::Greater if allowed <= rest.length => Err(Reason::BreakAtItsLongest),
            Ordering::Less if allowed >= rest.length => Err(Reason::BreakAtItsShortest),
            _ => self.change_length(allowed, out),
        }
    }

    fn change_length(&mut self, length: Duration, out: &mut Out) -> Result<(), Reason> {
        let rest = self.running_break()?;
        match length.cmp(&rest.length) {
            Ordering::Equal => return Err(Reason::NoChange),
            // A break that would be over already isn't shorter: people are back.
            Ordering::Less if length <= rest.length.saturating_sub(rest.left) => return self.ask_back(out),
            Ordering::Less => return self.ask_everyone(Question::Shorter(length), out),
            Ordering::Greater => self.put_length(length, out),
        }
        Ok(())
    }

    fn put_length(&mut self, length: Duration, out: &mut Out) {
        let Some(rest) = &mut self.rest else { return };
        let gone = rest.length.saturating_sub(rest.left);
        rest.length = length;
        rest.left = length.saturating_sub(gone);
        // Whoever wanted it shorter, or was ready, said so before somebody needed more.
        (rest.asked, rest.voices) = (None, Voices::default());
        let left = rest.left;
        let return_at = self.promise(left);
        if let Some(rest) = &mut self.rest {
            rest.return_at = return_at;
        }
        out.say(Announcement::Break { length, return_at });
        self.rest_on(Duration::ZERO, out);
    }

    pub(super) fn change_break(&mut self, minutes: i32, out: &mut Out) -> Result<(), Reason> {
        let length = self.rest.as_ref().ok_or(Reason::NoBreak)?.length;
        let change = MINUTE.saturating_mul(minutes.unsigned_abs());
        let length = if minutes < 0 { length.saturating_sub(change) } else { length.saturating_add(change) };
        self.set_break(length, out)
    }

    /// A break until the same time tomorrow, which is about a day, if the set allows one so long.
    pub(super) fn rest_until_tomorrow(&mut self, length: Duration, out: &mut Out) -> Result<(), Reason> {
        let rest = self.rest.as_ref().ok_or(Reason::NoBreak)?;
        if self.plan.breaks.longest < bounds::BREAK {
            return Err(Reason::BreakTooLong);
        }
        let length = length.clamp(bounds::BREAK.saturating_sub(CHANGE), bounds::BREAK.saturating_add(CHANGE));
        if rest.over.is_none() {
            return self.change_length(length, out);
        }
        let shortest = rest.shortest;
        self.rest_for(length, shortest, out)
    }

    /// The break, while its time runs.
    fn running_break(&self) -> Result<&Rest, Reason> {
        self.rest.as_ref().filter(|rest| rest.over.is_none()).ok_or(Reason::NoBreak)
    }

    fn longest_break(&self) -> Duration {
        self.plan.breaks.longest.min(bounds::BREAK)
    }

    pub(super) fn ask_back(&mut self, out: &mut Out) -> Result<(), Reason> {
        let _running = self.running_break()?;
        self.ask_everyone(Question::Sooner, out)
    }

    fn ask_everyone(&mut self, asked: Question, out: &mut Out) -> Result<(), Reason> {
        let rest = self.rest.as_mut().ok_or(Reason::NoBreak)?;
        if rest.asked == Some(asked) {
            return Err(Reason::NoChange);
        }
        (rest.asked, rest.voices) = (Some(asked), Voices::default());
        self.progress.ending = false;
        out.say(Announcement::Asked);
        Ok(())
    }

    pub(super) fn stay_on_break(&mut self) -> Result<(), Reason> {
        let rest = self.rest.as_mut().ok_or(Reason::NoBreak)?;
        let _asked = rest.asked.take().ok_or(Reason::NotAsked)?;
        rest.voices = Voices::default();
        Ok(())
    }

    pub(super) fn agree_to_shorter(&mut self, voice: Voice, out: &mut Out) -> Result<(), Reason> {
        let Some(Question::Shorter(length)) = self.rest.as_ref().and_then(|rest| rest.asked) else {
            return Err(Reason::NotAsked);
        };
        if self.all_agree(voice, out)? {
            self.put_length(length, out);
        }
        Ok(())
    }

    /// Takes down a yes in a break. Returns whether everyone has said it. Whoever says it twice is told the same: that it was
    /// said before, nobody needs to know.
    fn all_agree(&mut self, voice: Voice, out: &mut Out) -> Result<bool, Reason> {
        let voices = self.rest.as_ref().ok_or(Reason::NoBreak)?.voices;
        let voices = match self.with_voice(voices, voice) {
            Err(Reason::NoChange) => voices,
            voices => voices?,
        };
        if self.all_said_yes(voices) {
            return Ok(true);
        }
        if let Some(rest) = &mut self.rest {
            rest.voices = voices;
        }
        out.say(Announcement::Noted);
        Ok(false)
    }

    pub(super) fn ready(&mut self, voice: Voice, out: &mut Out) -> Result<(), Reason> {
        if self.running_break().is_ok_and(|rest| rest.asked != Some(Question::Sooner)) {
            // Refused before anything changes.
            let _known = self.with_voice(Voices::default(), voice)?;
            self.ask_everyone(Question::Sooner, out)?;
        }
        if self.all_agree(voice, out)? {
            self.come_back(out);
        }
        Ok(())
    }

    /// Everyone is back: after a breath the turn goes on that was on before.
    fn come_back(&mut self, out: &mut Out) {
        self.rest = None;
        self.check_in_later();
        self.progress.offers.rested(self.talked);
        let turn = self.here().filter(|step| !matches!(step.kind, Kind::Gate | Kind::Ask));
        if self.progress.mode == Mode::Talking
            && let Some(step) = turn
        {
            let is_over = self.progress.visit.is_over(step);
            // What would move on at once waits, or nobody would see it again; and a set that stopped the clock has its reason.
            if !is_over && self.progress.pause != Some(Pause::Cue) {
                let _ = self.start_again();
                self.progress.visit.breath = self.progress.visit.breath.max(self.plan.breaks.breath);
            } else if let Some(pause) = self.progress.pause {
                self.stop(pause);
            }
        }
        out.say(Announcement::Back);
    }

    pub(super) fn not_yet(&mut self, length: Duration, out: &mut Out) -> Result<(), Reason> {
        let rest = self.rest.as_ref().ok_or(Reason::NoBreak)?;
        if rest.over.is_none() {
            return Err(Reason::BreakNotOver);
        }
        let longest = self.longest_break();
        let shortest = rest.shortest.min(longest);
        self.rest_for(length.clamp(shortest, longest), shortest, out)
    }
}

/// The time of day this much real time after a moment.
pub(super) fn wall_after(at: Moment, real: Duration) -> Timestamp {
    let real = SignedDuration::try_from(real).unwrap_or(SignedDuration::MAX);
    at.wall().checked_add(real).unwrap_or(Timestamp::MAX)
}
