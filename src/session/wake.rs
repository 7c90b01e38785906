//! When to look at a talk again, because what it shows will have changed.

use std::time::Duration;

use super::{GAP, Moment, QUIET_AFTER, Question, Session, State};
use crate::rule_set::Overtime;

/// How finely a time left is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// To the second, past the end as well: as a facilitator sees it.
    Exactly,
    /// To the second. Past the end it is counted only if the set wants that.
    Seconds,
    /// To the minute, and to the second for the last [`LAST`] of it. Past the end as above.
    Minutes,
}

/// The last part of a turn: it is shown to the second where other times are shown in minutes.
pub(crate) const LAST: Duration = Duration::from_secs(30);

/// The shortest wait: waking more often wouldn't show more.
const SHORTEST_WAIT: Duration = Duration::from_millis(50);
const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);

/// The longest wait in a timed step, in real time: half of [`GAP`], after which people would count as away.
const LONGEST_WAIT: Duration = Duration::from_secs(GAP.as_secs() / 2);

/// A disk that empties in so many steps seems to empty without a jump.
const DISK_STEPS: u32 = 240;

impl Session {
    /// How long, in real time, until something that is shown changes or falls due. `None` when nothing moves: paused, at a
    /// gate, in an untimed step. Times are shown to the second.
    #[must_use]
    pub fn next_wake(&self, at: Moment) -> Option<Duration> {
        self.next_wake_where(Shown::Seconds, at)
    }

    /// The same where times are shown as finely as this. Never long in a timed step: after [`GAP`] people would count as
    /// away, and the disk should empty without a jump.
    #[must_use]
    pub fn next_wake_where(&self, shown: Shown, at: Moment) -> Option<Duration> {
        let now = at.boot();
        let until = |moment: Duration| moment.checked_sub(now).map(|wait| wait + Duration::from_millis(1));
        let flag = self.flag_shown.and_then(|(_, end)| until(end));
        let more = self.question(at).filter(|question| matches!(question, Question::More(_)));
        let more = more.and_then(|_| until(self.progress.question_until));
        let undo = self.undo.as_ref().filter(|_| self.can_undo(at)).and_then(|undo| until(undo.until));
        let since = now.saturating_sub(self.last.boot());
        let pause = self.long_pause_in().map(|wait| wait.saturating_sub(since));
        let clock = self.clock_wake(shown, at).map(|wait| {
            let speed = u128::from(self.speed.max(1));
            // Rounded up, so that it has changed by then.
            Duration::from_millis(u64::try_from(wait.as_micros().div_ceil(speed * 1000)).unwrap_or(u64::MAX))
        });
        [flag, more, undo, pause, clock].into_iter().flatten().min().map(|wait| wait.max(SHORTEST_WAIT))
    }

    /// How much session time until what is shown changes, or something falls due before that.
    fn clock_wake(&self, shown: Shown, at: Moment) -> Option<Duration> {
        if let Some(rest) = self.rest(at) {
            return match rest.left {
                Duration::ZERO if self.state() == State::Break => Some(Duration::ZERO),
                Duration::ZERO => QUIET_AFTER.checked_sub(rest.over).filter(|wait| !wait.is_zero()),
                left => Some(match shown {
                    Shown::Exactly | Shown::Seconds => to_next_down(left, SECOND),
                    // Shown in words, which are seconds for the last minute.
                    Shown::Minutes => in_minutes(left, MINUTE).min(disk_wake(left, rest.length)),
                }),
            };
        }
        if !self.is_running() {
            return None;
        }
        let longest = LONGEST_WAIT.saturating_mul(self.speed.max(1));
        if let Some(drawn) = self.drawing(at) {
            return Some(match (drawn.left, shown) {
                (Duration::ZERO, _) => Duration::ZERO,
                (left, Shown::Minutes) => {
                    in_minutes(left, LAST).min(disk_wake(left, drawn.whole)).min(longest)
                }
                (left, Shown::Exactly | Shown::Seconds) => to_next_down(left, SECOND),
            });
        }
        if let Some(breath) = self.breath(at) {
            return Some(match shown {
                Shown::Exactly | Shown::Seconds => to_next_down(breath, SECOND),
                // Only that there is a breath is shown.
                Shown::Minutes => breath.min(longest),
            });
        }
        if self.floor_is_free() {
            return None;
        }
        let step = self.here()?;
        let visit = &self.progress.visit;
        let elapsed = self.elapsed(at, visit, step);
        let next = visit.time.map(|time| match (time.checked_sub(elapsed), shown) {
            (Some(left), Shown::Minutes) if !left.is_zero() => {
                in_minutes(left, LAST).min(disk_wake(left, time)).min(longest)
            }
            (Some(left), _) if !left.is_zero() => to_next_down(left, SECOND),
            (_, Shown::Seconds | Shown::Minutes) if self.plan.overtime == Overtime::Quiet => longest,
            (_, Shown::Exactly | Shown::Seconds) => to_next_up(elapsed.saturating_sub(time), SECOND),
            (_, Shown::Minutes) => to_next_up(elapsed.saturating_sub(time), MINUTE).min(longest),
        });
        // Where seconds are shown, the holder's own time goes on with the shared clock.
        let share = visit.holder.filter(|_| shown == Shown::Minutes && step.exchange.is_some());
        let share = share.and_then(|_| self.share_ends_at()).and_then(|end| end.checked_sub(elapsed));
        let share = share.filter(|left| !left.is_zero()).map(|left| in_minutes(left, LAST));
        next.into_iter().chain(share).chain(self.due_in(elapsed)).min()
    }
}

/// How long until a countdown in minutes, rounded up, shows something else. Its `last` part is in seconds.
fn in_minutes(left: Duration, last: Duration) -> Duration {
    if left <= last {
        return to_next_down(left, SECOND);
    }
    to_next_down(left, MINUTE).min(left.saturating_sub(last))
}

/// How long until a disk that empties should be drawn again: at a whole second, before a jump would be noticed.
fn disk_wake(left: Duration, whole: Duration) -> Duration {
    let step = (whole / DISK_STEPS).clamp(SECOND, LONGEST_WAIT);
    to_next_down(left, Duration::from_secs(step.as_secs()))
}

/// How long until a countdown, rounded up to a multiple of `each`, shows the next one.
fn to_next_down(left: Duration, each: Duration) -> Duration {
    let part = part_of(left, each);
    if part.is_zero() { each } else { part }
}

/// How long until a count, rounded down to a multiple of `each`, shows the next one.
fn to_next_up(gone: Duration, each: Duration) -> Duration {
    each.saturating_sub(part_of(gone, each))
}

/// The remainder of dividing by `each`.
fn part_of(time: Duration, each: Duration) -> Duration {
    let part = time.as_nanos() % each.as_nanos().max(1);
    Duration::from_nanos(u64::try_from(part).unwrap_or_default())
}
