//! Durations as whole milliseconds, so that they are read back as they were written.

use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Whole milliseconds of a duration, at most [`u64::MAX`].
pub(crate) fn of(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

pub(crate) fn serialize<S: Serializer>(time: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    of(*time).serialize(serializer)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    u64::deserialize(deserializer).map(Duration::from_millis)
}

pub(crate) mod optional {
    use super::{Deserialize, Deserializer, Duration, Serialize, Serializer, of};

    #[allow(clippy::ref_option, reason = "serde's `with` calls it so")]
    pub(crate) fn serialize<S: Serializer>(
        time: &Option<Duration>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        time.map(of).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Duration>, D::Error> {
        Ok(Option::<u64>::deserialize(deserializer)?.map(Duration::from_millis))
    }
}

pub(crate) mod by_kind {
    use std::collections::BTreeMap;

    use super::super::TurnKind;
    use super::{Deserialize, Deserializer, Duration, Serializer, of};

    pub(crate) fn serialize<S: Serializer>(
        times: &BTreeMap<TurnKind, Duration>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_map(times.iter().map(|(kind, time)| (kind, of(*time))))
    }

    pub(crate) fn deserialize<'de, D>(deserializer: D) -> Result<BTreeMap<TurnKind, Duration>, D::Error>
    where
        D: Deserializer<'de>,
    {
        let times = BTreeMap::<TurnKind, u64>::deserialize(deserializer)?;
        Ok(times.into_iter().map(|(kind, time)| (kind, Duration::from_millis(time))).collect())
    }
}
