//! One line of a journal.

use std::time::Duration;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Written;
use crate::plan::millis;
use crate::session::{Event, Moment};

/// Any line but the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Line {
    /// Something happened.
    At(Moment, Event),
    /// What stands in the fields for agreements, and isn't kept as one yet.
    Written(Box<Written>),
    /// The talk was recovered: on which start of the machine, and what is added to that one's time.
    Resumed {
        machine: String,
        #[serde(with = "millis")]
        carried: Duration,
    },
}

/// One line, with its end. RON writes a line break inside a text as `\n`, so there is no other.
pub(super) fn write(what: &impl Serialize) -> String {
    // Names, numbers and texts: writing them to a string has no way to fail.
    let mut line = ron::to_string(what).unwrap_or_default();
    line.push('\n');
    line
}

/// Reads a line without its end; `None` where it is damaged.
pub(super) fn read<T: DeserializeOwned>(line: &[u8]) -> Option<T> {
    ron::from_str(str::from_utf8(line).ok()?).ok()
}
