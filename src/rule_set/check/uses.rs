//! Where a flow uses turns.

use std::ops::Range;
use std::time::Duration;

use crate::rule_set::amount::parse_duration;
use crate::rule_set::source::{Kind, Value};

/// One place that names a turn.
pub(super) struct Use<'v> {
    /// The turn's id as it stands there.
    pub(super) id: &'v str,
    /// Where the id stands.
    pub(super) bytes: &'v Range<usize>,
    /// How the turn is used there.
    pub(super) time: Time<'v>,
}

/// The time that a turn gets in one place.
pub(super) enum Time<'v> {
    /// Its own.
    Own,
    /// Another, written here.
    Changed(Duration, &'v Range<usize>),
    /// It is a question, or shares a clock: its own time and cues don't matter here.
    Elsewhere,
}

impl<'v> Use<'v> {
    /// Reads an id, or an id with changes; `None` where it is neither.
    pub(super) fn turn(value: &'v Value<'_>) -> Option<Self> {
        match &value.kind {
            Kind::Text(id) => Some(Self { id, bytes: &value.bytes, time: Time::Own }),
            Kind::Fields(_) => {
                let turn = value.field("turn")?;
                let changed = value.field("time").and_then(|time| {
                    let duration = parse_duration(time.text()?).ok()?;
                    Some(Time::Changed(duration, &time.bytes))
                });
                Some(Self { id: turn.text()?, bytes: &turn.bytes, time: changed.unwrap_or(Time::Own) })
            }
            _ => None,
        }
    }

    /// Reads a turn whose own time doesn't matter where it is used.
    pub(super) fn untimed(value: &'v Value<'_>) -> Option<Self> {
        Self::turn(value).map(|found| Self { time: Time::Elsewhere, ..found })
    }
}
