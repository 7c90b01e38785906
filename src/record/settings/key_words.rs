//! Keys as somebody wrote them: in quotes, as a single letter, or as a bare word such as `off`. Whatever stands there is
//! taken as a word, so that one odd key doesn't make the whole file unreadable.

use std::collections::BTreeMap;
use std::fmt;

use ron::value::RawValue;
use serde::de::{Deserializer, MapAccess, Visitor};

/// Names with the words that stand beside them.
pub(super) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, String>, D::Error> {
    struct Words;

    impl<'de> Visitor<'de> for Words {
        type Value = BTreeMap<String, String>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("keys by name, such as {\"break\": \"k\", \"pass\": \"off\"}")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut words = BTreeMap::new();
            while let Some((name, word)) = map.next_entry::<Box<RawValue>, Box<RawValue>>()? {
                let _ = words.insert(plain(&name), plain(&word));
            }
            Ok(words)
        }
    }

    deserializer.deserialize_map(Words)
}

/// What stands in the quotes, or all of it where there are none.
fn plain(raw: &RawValue) -> String {
    let raw = raw.trim().get_ron();
    let letter = || ron::from_str::<char>(raw).map(String::from);
    ron::from_str::<String>(raw).or_else(|_| letter()).unwrap_or_else(|_| raw.to_owned())
}
