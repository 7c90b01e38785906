//! Cues: what happens at a moment of a step, or again and again.

use std::time::Duration;

use super::{Label, PlanTurn, millis};

/// A moment inside a step that makes a sound or changes the label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanCue {
    /// When it is due after the step's start, if nothing changes the step's time.
    pub at: Duration,
    /// It comes again each time that this much has passed, in whole milliseconds, until the end; `at` is the first time.
    /// Never with `from_end`.
    pub every: Option<Duration>,
    /// Counted back from the end: it moves along when the step is made longer or shorter.
    pub from_end: bool,
    /// A built-in sound's name, or a file's name in the person's `sounds/`.
    pub sound: String,
    /// How often it is struck, up to 99; 0 changes the label alone.
    pub strikes: u8,
    /// Status word from here on.
    pub label: Option<Label>,
    /// Stop the clock here until someone goes on.
    pub pause: bool,
}

impl PlanCue {
    /// The moments at which it is due in a step that takes this long, in order: one, and for a cue that comes again and
    /// again each before the end. Those are none if the end comes first, or if there is no end.
    pub fn moments(&self, time: Option<Duration>) -> impl Iterator<Item = Duration> {
        let again = self.every.map(|every| Again { every, end: time });
        let first = again.map_or(Some(self.at), |again| again.after(Duration::ZERO));
        std::iter::successors(first, move |moment| again?.after(*moment))
    }

    /// When it is due in a step that was planned to take `planned`, and takes `time` now; of a cue that comes again and
    /// again, the first time.
    pub(crate) fn moment(&self, planned: Option<Duration>, time: Option<Duration>) -> Duration {
        match (self.from_end, planned, time) {
            (true, Some(planned), Some(time)) => time.saturating_sub(planned.saturating_sub(self.at)),
            _ => self.at,
        }
    }

    /// The last time by `gone` that it was due in such a step.
    pub(crate) fn came(
        &self,
        planned: Option<Duration>,
        time: Option<Duration>,
        gone: Duration,
    ) -> Option<Duration> {
        match self.every {
            Some(every) => Again { every, end: time }.by(gone),
            None => Some(self.moment(planned, time)).filter(|moment| *moment <= gone),
        }
    }
}

impl PlanTurn {
    /// The cue whose sound comes last in a step that takes this long: nudges repeat it.
    pub(crate) fn last_sound(&self, time: Option<Duration>) -> Option<&PlanCue> {
        let sounds = self.cues.iter().filter(|cue| cue.strikes > 0);
        let last = sounds.filter_map(|cue| Some((cue.came(self.time, time, Duration::MAX)?, cue)));
        last.max_by_key(|(moment, _)| *moment).map(|(_, cue)| cue)
    }
}

/// When a cue comes that comes again and again. Nothing is counted, so that a day of them costs no more than a minute.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Again {
    /// How often.
    pub(crate) every: Duration,
    /// When the step ends, and with it the cue. It never comes in a step without an end.
    pub(crate) end: Option<Duration>,
}

impl Again {
    /// The first time that it comes after so much of the step.
    pub(crate) fn after(self, gone: Duration) -> Option<Duration> {
        let every = self.millis();
        let next =
            (millis::of(gone) / every).checked_add(1)?.checked_mul(every).map(Duration::from_millis)?;
        (next < self.end?).then_some(next)
    }

    /// The last time that it has come in so much of the step.
    pub(crate) fn by(self, gone: Duration) -> Option<Duration> {
        let before_the_end = self.end?.checked_sub(Duration::from_nanos(1))?;
        let gone = millis::of(gone.min(before_the_end));
        let last = gone.saturating_sub(gone % self.millis());
        (last > 0).then(|| Duration::from_millis(last))
    }

    fn millis(self) -> u64 {
        millis::of(self.every).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_secs(86_400);

    fn again(every: u64, end: u64) -> Again {
        Again { every: Duration::from_millis(every), end: Some(Duration::from_millis(end)) }
    }

    #[test]
    fn it_comes_each_time_before_the_end_and_never_at_it() {
        let millis = Duration::from_millis;
        let thrice = again(20_000, 80_000);
        assert_eq!(thrice.after(Duration::ZERO), Some(millis(20_000)));
        assert_eq!(thrice.after(millis(19_999)), Some(millis(20_000)));
        assert_eq!(thrice.after(millis(20_000)), Some(millis(40_000)));
        assert_eq!(thrice.after(millis(60_000)), None, "the end is its own");
        assert_eq!(thrice.by(millis(19_999)), None);
        assert_eq!(thrice.by(millis(59_999)), Some(millis(40_000)));
        assert_eq!(thrice.by(DAY), Some(millis(60_000)), "not in overtime");
        assert_eq!(again(20_000, 80_001).by(DAY), Some(millis(80_000)));
        assert_eq!(again(20_000, 20_000).by(DAY), None);
    }

    #[test]
    fn it_never_comes_where_there_is_no_end() {
        let endless = Again { every: Duration::from_secs(10), end: None };
        assert_eq!((endless.after(DAY), endless.by(DAY)), (None, None));
    }

    #[test]
    fn no_length_is_too_short_or_too_long_for_it() {
        for every in [Duration::ZERO, Duration::from_nanos(1), DAY, Duration::MAX] {
            for end in [Duration::ZERO, Duration::from_nanos(1), DAY, Duration::MAX] {
                let again = Again { every, end: Some(end) };
                for gone in [Duration::ZERO, DAY, Duration::MAX] {
                    assert!(again.after(gone).is_none_or(|next| next < end));
                    assert!(again.by(gone).is_none_or(|last| last <= gone && last < end));
                }
            }
        }
    }
}
