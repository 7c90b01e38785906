//! The controls at the foot of the stage: they fade while nobody touches anything, and return at any key or move.

use std::time::Duration;

use iced::advanced::widget::operation::{Focusable, Operation, Outcome};
use iced::advanced::widget::{Id, operate};
use iced::{Rectangle, Task};

use super::share;
use crate::session::Moment;

/// How long after the last touch they begin to fade; real time.
pub(crate) const UNTOUCHED: Duration = Duration::from_secs(5);

/// How long they take to fade.
pub(crate) const FADE: Duration = Duration::from_millis(400);

/// The state of the controls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Controls {
    /// They stay, whatever people do.
    #[default]
    Stay,
    /// Someone touched something at this moment, in boot time.
    Touched(Duration),
    /// Nobody has touched anything for a while, and the question whether one of them has the keyboard's focus is under
    /// way.
    Asked,
    /// One of them has the focus, so they stay until it is elsewhere.
    Focused,
    /// They have been fading since then.
    Fading(Moment),
}

impl Controls {
    /// Says whether they may fade at present. If not, they are back at once.
    pub(crate) fn may_fade(&mut self, may: bool, now: Moment) {
        match (may, *self) {
            (false, _) => *self = Self::Stay,
            (true, Self::Stay) => *self = Self::Touched(now.boot()),
            _ => {}
        }
    }

    /// Notes that someone pressed a key, moved the pointer or touched the screen at this moment, in boot time.
    pub(crate) fn touch(&mut self, at: Duration) {
        match *self {
            Self::Stay => {}
            Self::Touched(before) => *self = Self::Touched(before.max(at)),
            Self::Asked | Self::Focused | Self::Fading(_) => *self = Self::Touched(at),
        }
    }

    /// Whether it is time to fade, and so to ask if one of them has the focus. True once; [`Self::answer`] is to
    /// follow.
    pub(crate) fn ask(&mut self, now: Moment) -> bool {
        let due = self.due_in(now).is_some_and(|wait| wait.is_zero());
        if due {
            *self = Self::Asked;
        }
        due
    }

    /// Notes whether one of them has the focus.
    pub(crate) fn answer(&mut self, focused: bool, now: Moment) {
        if *self == Self::Asked {
            *self = if focused { Self::Focused } else { Self::Fading(now) };
        }
    }

    /// How long until they fade if nobody touches anything.
    #[must_use]
    pub(crate) fn due_in(self, now: Moment) -> Option<Duration> {
        let Self::Touched(at) = self else { return None };
        Some(at.saturating_add(UNTOUCHED).saturating_sub(now.boot()))
    }

    /// How far they have faded: 0 while they are there, 1 when they are gone.
    #[must_use]
    pub(crate) fn faded(self, now: Moment) -> f32 {
        let Self::Fading(since) = self else { return 0.0 };
        share(since, FADE, now)
    }

    /// Whether they are invisible.
    #[must_use]
    pub(crate) fn are_gone(self, now: Moment) -> bool {
        matches!(self, Self::Fading(_)) && !self.are_fading(now)
    }

    #[must_use]
    pub(crate) fn are_fading(self, now: Moment) -> bool {
        matches!(self, Self::Fading(since) if now.boot().saturating_sub(since.boot()) < FADE)
    }
}

/// The id by which the controls are found.
#[must_use]
pub(crate) fn id() -> Id {
    Id::new("controls")
}

/// Asks whether the keyboard's focus is on one of the controls.
pub(crate) fn have_focus() -> Task<bool> {
    operate(Find { controls: None, focused: None })
}

/// Finds the controls, and which of them has the focus.
struct Find {
    controls: Option<Rectangle>,
    focused: Option<Rectangle>,
}

impl Operation<bool> for Find {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<bool>)) {
        operate(self);
    }

    fn container(&mut self, name: Option<&Id>, bounds: Rectangle) {
        if name == Some(&id()) {
            self.controls = Some(bounds);
        }
    }

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.focused = Some(bounds);
        }
    }

    fn finish(&self) -> Outcome<bool> {
        let both = self.controls.zip(self.focused);
        Outcome::Some(both.is_some_and(|(controls, focused)| controls.contains(focused.center())))
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn at(millis: u64) -> Moment {
        Moment::new(Duration::from_millis(millis), Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn a_move_that_is_told_of_late_counts_from_when_it_was_made() {
        let mut controls = Controls::default();
        controls.may_fade(true, at(1_000));
        controls.touch(at(3_500).boot());
        controls.touch(at(2_000).boot());
        assert!(!controls.ask(at(8_499)));
        assert_eq!(controls.due_in(at(8_499)), Some(Duration::from_millis(1)));
        assert!(controls.ask(at(8_500)));
        assert!(!controls.ask(at(8_500)), "it is asked once");
    }

    #[test]
    fn a_key_while_it_is_asked_keeps_them() {
        let mut controls = Controls::default();
        controls.may_fade(true, at(0));
        assert!(controls.ask(at(5_000)));
        controls.touch(at(5_001).boot());
        controls.answer(false, at(5_002));
        assert!(!controls.are_fading(at(5_100)) && !controls.are_gone(at(9_000)));
    }
}
