//! Moments: when something happened, on two clocks.

use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::plan::millis;

/// When something happened, to the millisecond, on two clocks. Written as two whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    boot: Duration,
    wall: Timestamp,
}

impl Moment {
    /// `boot` counts up without a jump while the machine is on, asleep or awake (`CLOCK_BOOTTIME`); `wall` is the
    /// time of day, and may be set by hand.
    #[must_use]
    pub fn new(boot: Duration, wall: Timestamp) -> Self {
        Self { boot: Duration::from_millis(millis::of(boot)), wall: from_millis(wall.as_millisecond()) }
    }

    /// Time since the machine was started, asleep or awake.
    #[must_use]
    pub fn boot(self) -> Duration {
        self.boot
    }

    /// The time of day.
    #[must_use]
    pub fn wall(self) -> Timestamp {
        self.wall
    }

    /// What to add to boot times after the machine was restarted, so that they go on from `last`. `now` is the first moment
    /// after that, and the wall clock says how long the machine was off.
    #[must_use]
    pub fn carried_over(last: Self, now: Self) -> Duration {
        let off = Duration::try_from(now.wall.duration_since(last.wall)).unwrap_or_default();
        last.boot.saturating_add(off).saturating_sub(now.boot)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (millis::of(self.boot), self.wall.as_millisecond()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (boot, wall) = <(u64, i64)>::deserialize(deserializer)?;
        Ok(Self { boot: Duration::from_millis(boot), wall: from_millis(wall) })
    }
}

/// The time of day this many milliseconds after 1970, or the nearest that a calendar has.
fn from_millis(millis: i64) -> Timestamp {
    let (first, last) = (Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
    Timestamp::from_millisecond(millis)
        .or_else(|_| Timestamp::from_second((millis / 1_000).clamp(first, last)))
        .unwrap_or_default()
}
