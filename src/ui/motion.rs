//! Motion: values that ease when they change. Time comes in as a value; nothing here reads a clock.
//!
//! Except for the pacer, things move only for a few hundred milliseconds after a change of state. Frames are asked for
//! only while something eases, so that a still screen never wakes.

pub(crate) mod controls;
pub(crate) mod pointer;

use std::time::Duration;

use crate::session::Moment;

/// Between two frames of an ease: 30 a second.
pub const FRAME: Duration = Duration::from_millis(33);

/// How long the disk and its word take from one colour to the next.
pub const COLOR: Duration = Duration::from_millis(600);

/// How long new words take to appear in place of others.
pub const WORDS: Duration = Duration::from_millis(300);

/// How far an ease has come that began at `since` and takes `over`: 0 to 1, slow at both ends.
#[must_use]
pub fn share(since: Moment, over: Duration, now: Moment) -> f32 {
    let gone = now.boot().saturating_sub(since.boot());
    if gone >= over {
        return 1.0;
    }
    let linear = gone.as_secs_f32() / over.as_secs_f32();
    linear * linear * (3.0 - 2.0 * linear)
}

/// A value that eases when it changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Eased<T> {
    is: T,
    /// The value before, and when it changed.
    before: Option<(T, Moment)>,
}

impl<T: PartialEq> Eased<T> {
    /// The value at the start, without an ease.
    #[must_use]
    pub fn new(is: T) -> Self {
        Self { is, before: None }
    }

    /// Sets the present value; another one than before begins an ease.
    pub fn becomes(&mut self, is: T, now: Moment) {
        if self.is != is {
            let was = std::mem::replace(&mut self.is, is);
            self.before = Some((was, now));
        }
    }

    /// The value before the last change.
    #[must_use]
    pub fn before(&self) -> Option<&T> {
        self.before.as_ref().map(|(was, _)| was)
    }

    /// How far the ease has come, 0 to 1, if it takes this long.
    #[must_use]
    pub fn share(&self, over: Duration, now: Moment) -> f32 {
        self.before.as_ref().map_or(1.0, |(_, since)| share(*since, over, now))
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
    fn an_ease_goes_from_the_one_to_the_other_without_a_jump() {
        let mut eased = Eased::new(1);
        assert_eq!(
            eased.share(COLOR, at(50)).to_bits(),
            1.0_f32.to_bits(),
            "what is there from the beginning is"
        );
        eased.becomes(2, at(1_000));
        let mut last = eased.share(COLOR, at(1_000));
        assert!(last < 0.001);
        for millis in (0..=600).step_by(20) {
            let now = eased.share(COLOR, at(1_000 + millis));
            assert!(now >= last && now - last < 0.06, "a jump at {millis} ms");
            last = now;
        }
        assert!((eased.share(COLOR, at(1_300)) - 0.5).abs() < 0.01);
        assert!((last - 1.0).abs() < 0.001);
        eased.becomes(2, at(2_000));
        assert!((eased.share(COLOR, at(2_000)) - 1.0).abs() < 0.001, "what stays the same doesn’t move");
        assert_eq!(eased.before(), Some(&1));
    }
}
