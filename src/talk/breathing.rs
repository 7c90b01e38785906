//! What people breathe along with in a break.
//!
//! A form of breathing is four lengths that come again: in, held, out, held. All else follows from how long it has been
//! going on.

use std::time::Duration;

use crate::record::settings::BreathingGuide;

/// A part of a breath.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breath {
    /// In.
    In,
    /// Held, breathed in.
    Full,
    /// Out.
    Out,
    /// Held, breathed out.
    Empty,
}

/// The lengths of a breath's parts. What has none is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Form {
    within: Duration,
    full: Duration,
    out: Duration,
    empty: Duration,
}

impl Form {
    /// Longer out than in, since breathing out calms.
    const FOUR_SIX: Self = Self::of([4, 0, 6, 0]);
    const BOX: Self = Self::of([4, 4, 4, 4]);

    const fn of([within, full, out, empty]: [u64; 4]) -> Self {
        Self {
            within: Duration::from_secs(within),
            full: Duration::from_secs(full),
            out: Duration::from_secs(out),
            empty: Duration::from_secs(empty),
        }
    }

    /// What people breathe by; `None` where the guide is off.
    fn by(guide: BreathingGuide) -> Option<Self> {
        match guide {
            BreathingGuide::FourSix => Some(Self::FOUR_SIX),
            BreathingGuide::Box => Some(Self::BOX),
            BreathingGuide::Off => None,
        }
    }

    fn whole(self) -> Duration {
        self.within + self.full + self.out + self.empty
    }
}

/// The form that the key goes on to.
pub(super) fn next(guide: BreathingGuide) -> BreathingGuide {
    match guide {
        BreathingGuide::FourSix => BreathingGuide::Box,
        BreathingGuide::Box => BreathingGuide::Off,
        BreathingGuide::Off => BreathingGuide::FourSix,
    }
}

/// How far the breathing guide is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paced {
    guide: BreathingGuide,
    form: Form,
    since: Duration,
}

/// The part of a breath that a [guide](Paced) is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Which one.
    pub breath: Breath,
    /// How long it takes.
    pub lasts: Duration,
    /// How long it has been going on.
    pub into: Duration,
}

impl Paced {
    /// A guide that began so long ago; `None` if it is off.
    #[must_use]
    pub fn by(guide: BreathingGuide, since: Duration) -> Option<Self> {
        Form::by(guide).map(|form| Self { guide, form, since })
    }

    /// How many breaths are over, and how far into the next one this is.
    fn count(self) -> (u128, Duration) {
        let whole = self.form.whole().as_millis();
        let into = u64::try_from(self.since.as_millis() % whole).unwrap_or_default();
        (self.since.as_millis() / whole, Duration::from_millis(into))
    }

    /// The part of the breath at present.
    #[must_use]
    pub fn part(self) -> Part {
        let Form { within, full, out, empty } = self.form;
        let mut into = self.count().1;
        for (breath, lasts) in [(Breath::In, within), (Breath::Full, full), (Breath::Out, out)] {
            if into < lasts {
                return Part { breath, lasts, into };
            }
            into = into.saturating_sub(lasts);
        }
        Part { breath: Breath::Empty, lasts: empty, into }
    }

    /// How much breath there is, 0 to 1.
    #[must_use]
    pub fn full(self) -> f32 {
        let Part { breath, lasts, into } = self.part();
        let ease = |share: f32| 0.5 - 0.5 * (share * std::f32::consts::PI).cos();
        match breath {
            Breath::In => ease(into.div_duration_f32(lasts)),
            Breath::Full => 1.0,
            Breath::Out => ease(1.0 - into.div_duration_f32(lasts)),
            Breath::Empty => 0.0,
        }
    }

    /// Whether there comes to be more or less breath: not while it is held.
    #[must_use]
    pub fn moves(self) -> bool {
        matches!(self.part().breath, Breath::In | Breath::Out)
    }

    /// How long until the next part of the breath.
    #[must_use]
    pub fn to_next(self) -> Duration {
        let Part { lasts, into, .. } = self.part();
        lasts.saturating_sub(into) + Duration::from_millis(1)
    }

    /// What is heard of it: which of the stretches with a sound it is, and how far into the sound of a breath, which goes
    /// in for 4 seconds and then out. `None` while the breath is held. Where none is held, a breath is one stretch.
    #[must_use]
    pub fn sound(self) -> Option<((BreathingGuide, u128), Duration)> {
        let Part { breath, into, .. } = self.part();
        let (number, after) = match breath {
            Breath::In => (0, into),
            Breath::Out => (u128::from(!self.form.full.is_zero()), Form::FOUR_SIX.within + into),
            Breath::Full | Breath::Empty => return None,
        };
        Some(((self.guide, 2 * self.count().0 + number), after))
    }
}

/// How far ahead of the break's own time a guide has to be, to begin after so much of the break where the one before it
/// is: with as much breath, going the same way. Without one before it, it begins with a breath in.
#[must_use]
pub(super) fn ahead(guide: BreathingGuide, before: Option<Paced>, rested: Duration) -> Duration {
    let Some(next) = Paced::by(guide, rested) else { return Duration::ZERO };
    let form = next.form;
    let at = before.map_or(Duration::ZERO, |before| {
        let Part { breath, lasts, into } = before.part();
        let share = |length: Duration| {
            if lasts.is_zero() { length } else { length.mul_f32(into.div_duration_f32(lasts)) }
        };
        match breath {
            Breath::In => share(form.within),
            Breath::Full => form.within + share(form.full),
            Breath::Out => form.within + form.full + share(form.out),
            Breath::Empty => form.within + form.full + form.out + share(form.empty),
        }
    });
    (form.whole() + at).saturating_sub(next.count().1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use super::*;

    const BOTH: [BreathingGuide; 2] = [BreathingGuide::FourSix, BreathingGuide::Box];

    fn at(guide: BreathingGuide, millis: u64) -> Paced {
        Paced::by(guide, Duration::from_millis(millis)).unwrap()
    }

    /// Where each part of a breath begins and ends.
    fn goes(guide: BreathingGuide, parts: &[(Breath, u64)]) {
        let mut begins = 0;
        for &(breath, seconds) in parts.iter().cycle().take(3 * parts.len()) {
            let ends = begins + 1_000 * seconds;
            for millis in [begins, begins + 10, ends - 10] {
                let (paced, into) = (at(guide, millis), Duration::from_millis(millis - begins));
                assert_eq!(
                    paced.part(),
                    Part { breath, lasts: Duration::from_secs(seconds), into },
                    "{guide:?}"
                );
                assert_eq!(paced.to_next(), Duration::from_millis(ends - millis + 1), "{guide:?}");
            }
            begins = ends;
        }
    }

    #[test]
    fn in_for_four_and_out_for_six() {
        goes(BreathingGuide::FourSix, &[(Breath::In, 4), (Breath::Out, 6)]);
    }

    #[test]
    fn a_box_has_four_sides_of_four_seconds() {
        let sides = [Breath::In, Breath::Full, Breath::Out, Breath::Empty];
        goes(BreathingGuide::Box, &sides.map(|breath| (breath, 4)));
    }

    #[test]
    fn nothing_jumps() {
        for guide in BOTH {
            let mut last = at(guide, 0).full();
            for step in 1..2_000 {
                let paced = at(guide, step * 20);
                assert!((paced.full() - last).abs() < 0.02, "{guide:?}: a jump at {} ms", step * 20);
                last = paced.full();
            }
        }
    }

    #[test]
    fn what_is_held_stays_as_full_as_it_is() {
        for millis in (0..32_000).step_by(50) {
            let (paced, later) = (at(BreathingGuide::Box, millis), at(BreathingGuide::Box, millis + 1));
            let held = (4_000..8_000).contains(&(millis % 16_000)) || millis % 16_000 >= 12_000;
            assert_eq!(paced.moves(), !held, "at {millis} ms");
            assert!(!held || (paced.full() - later.full()).abs() < 1e-5, "at {millis} ms");
        }
        assert!((0..200).all(|step| at(BreathingGuide::FourSix, step * 100).moves()));
    }

    #[test]
    fn a_breath_is_heard_in_and_out_and_never_held() {
        let heard = |guide, seconds: u64| {
            at(guide, seconds * 1_000).sound().map(|((_, number), after)| (number, after.as_secs()))
        };
        let four_six = [0, 3, 4, 9, 10].map(|seconds| heard(BreathingGuide::FourSix, seconds));
        assert_eq!(four_six, [(0, 0), (0, 3), (0, 4), (0, 9), (2, 0)].map(Some));
        let sides = [0, 3, 4, 7, 8, 11, 12, 15, 16].map(|seconds| heard(BreathingGuide::Box, seconds));
        let (silent, held) = (None, None);
        assert_eq!(
            sides,
            [
                Some((0, 0)),
                Some((0, 3)),
                held,
                silent,
                Some((1, 4)),
                Some((1, 7)),
                held,
                silent,
                Some((2, 0))
            ]
        );
    }

    #[test]
    fn another_form_goes_on_from_the_breath_there_is() {
        for rested in (0..40_000).step_by(130) {
            let (before, rested) = (at(BreathingGuide::FourSix, rested), Duration::from_millis(rested));
            let ahead = ahead(BreathingGuide::Box, Some(before), rested);
            let after = Paced::by(BreathingGuide::Box, rested + ahead).unwrap();
            assert_eq!(after.part().breath, before.part().breath, "after {rested:?}");
            assert!((after.full() - before.full()).abs() < 0.01, "after {rested:?}");
        }
    }

    #[test]
    fn switched_on_it_begins_with_a_breath_in() {
        for guide in BOTH {
            for rested in (0..40_000).step_by(130).map(Duration::from_millis) {
                let begun = Paced::by(guide, rested + ahead(guide, None, rested)).unwrap();
                assert_eq!((begun.part().breath, begun.part().into), (Breath::In, Duration::ZERO));
            }
        }
        assert_eq!(Paced::by(BreathingGuide::Off, Duration::ZERO), None);
    }
}
