//! The controls at the foot of the stage: they fade while nobody touches anything, and are back at any key or move.

use std::time::Duration;

use iced::advanced::widget::operation::{Focusable, Operation, Outcome};
use iced::advanced::widget::{Id, operate};
use iced::{Rectangle, Task};

use super::share;
use crate::session::Moment;

/// How long nobody has touched anything when they begin to fade; real time.
pub const UNTOUCHED: Duration = Duration::from_secs(5);

/// How long they take to fade.
pub const FADE: Duration = Duration::from_millis(400);

/// Whether the controls are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Controls {
    /// They stay, whatever people do.
    #[default]
    Stay,
    /// Someone touched something at this moment, in boot time.
    Touched(Duration),
    /// Nobody has touched anything for a while, and whether the keyboard's focus is on one of them is being asked.
    Asked,
    /// The focus is on one of them, so they stay until it is elsewhere.
    Focused,
    /// They have been fading since then.
    Fading(Moment),
}

impl Controls {
    /// Whether they may fade just now. Where they mayn't, they are back at once.
    pub fn may_fade(&mut self, may: bool, now: Moment) {
        match (may, *self) {
            (false, _) => *self = Self::Stay,
            (true, Self::Stay) => *self = Self::Touched(now.boot()),
            _ => {}
        }
    }

    /// Someone pressed a key, moved the pointer or touched the screen at this moment, in boot time.
    pub fn touch(&mut self, at: Duration) {
        match *self {
            Self::Stay => {}
            Self::Touched(before) => *self = Self::Touched(before.max(at)),
            Self::Asked | Self::Focused | Self::Fading(_) => *self = Self::Touched(at),
        }
    }

    /// If it is time to fade, asks whether the focus is on one of them. Once; [`Self::answer`] is to follow.
    pub fn ask(&mut self, now: Moment) -> bool {
        let due = self.due_in(now).is_some_and(|wait| wait.is_zero());
        if due {
            *self = Self::Asked;
        }
        due
    }

    /// Whether the focus is on one of them.
    pub fn answer(&mut self, focused: bool, now: Moment) {
        if *self == Self::Asked {
            *self = if focused { Self::Focused } else { Self::Fading(now) };
        }
    }

    /// How long until they fade if nobody touches anything.
    #[must_use]
    pub fn due_in(self, now: Moment) -> Option<Duration> {
        let Self::Touched(at) = self else { return None };
        Some(at.saturating_add(UNTOUCHED).saturating_sub(now.boot()))
    }

    /// How far they have faded: 0 while they are there, 1 when they are gone.
    #[must_use]
    pub fn faded(self, now: Moment) -> f32 {
        let Self::Fading(since) = self else { return 0.0 };
        share(since, FADE, now)
    }

    /// Whether nothing of them is to be seen.
    #[must_use]
    pub fn are_gone(self, now: Moment) -> bool {
        matches!(self, Self::Fading(_)) && !self.are_fading(now)
    }

    /// Whether they are on their way.
    #[must_use]
    pub fn are_fading(self, now: Moment) -> bool {
        matches!(self, Self::Fading(since) if now.boot().saturating_sub(since.boot()) < FADE)
    }
}

/// The name that the controls are found by.
#[must_use]
pub fn id() -> Id {
    Id::new("controls")
}

/// Asks whether the keyboard's focus is on one of the controls.
pub fn have_focus() -> Task<bool> {
    operate(Find { controls: None, focused: None })
}

/// Finds the controls, and what has the focus.
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
