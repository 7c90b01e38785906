//! `Agree`: agreements are written down together. It is written like other steps, `Agree("agree")`, or with what it asks
//! for, `Agree(turn: "agree", review: "14d", require: [Until])`.

use std::fmt;
use std::time::Duration;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};

use super::text::line_or_none;
use super::{Text, TurnRef, amount};

/// A turn in which agreements are written down, and what each of them is to have.
#[derive(Debug, Clone, PartialEq)]
pub struct Agree {
    /// The turn.
    pub turn: TurnRef,
    /// When to look at an agreement again, in days from the talk: proposed to people, who can change it.
    pub review: Option<u16>,
    /// What an agreement can't be saved without.
    pub require: Vec<Require>,
}

/// Something that an agreement can't be saved without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Require {
    /// The day on which it ends.
    Until,
}

impl From<TurnRef> for Agree {
    fn from(turn: TurnRef) -> Self {
        Self { turn, review: None, require: Vec::new() }
    }
}

/// The names that may stand in its brackets.
const NAMES: &[&str] = &["turn", "review", "require"];

/// A title that may be left out.
#[derive(Deserialize)]
#[serde(transparent)]
struct Title(#[serde(deserialize_with = "line_or_none")] Option<Text>);

/// A time that may be left out.
#[derive(Deserialize)]
#[serde(transparent)]
struct Time(#[serde(deserialize_with = "amount::optional")] Option<Duration>);

/// Days that may be left out.
#[derive(Deserialize)]
#[serde(transparent)]
struct Days(#[serde(deserialize_with = "amount::days")] Option<u16>);

impl<'de> Deserialize<'de> for Agree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AgreeVisitor;

        impl<'de> Visitor<'de> for AgreeVisitor {
            type Value = Agree;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a turn, or turn: \"id\", review: …, require: …")
            }

            fn visit_str<E: de::Error>(self, id: &str) -> Result<Agree, E> {
                <TurnRef as Deserialize>::deserialize(de::value::StrDeserializer::new(id)).map(Agree::from)
            }

            /// RON's reader doesn't say whether the names stand in the step's own brackets or in a pair inside them, so
            /// that both are read as one. The checks before it know one from the other.
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Agree, A::Error> {
                let mut turn: Option<TurnRef> = None;
                let (mut title, mut prompt, mut time, mut one_by_one) = (None, None, None, None);
                let (mut review, mut require) = (None, None);
                while let Some(name) = map.next_key::<String>()? {
                    match name.as_str() {
                        "turn" => once("turn", &mut turn, map.next_value()?)?,
                        "title" => once("title", &mut title, map.next_value::<Title>()?.0)?,
                        "prompt" => once("prompt", &mut prompt, map.next_value::<Option<Text>>()?)?,
                        "time" => once("time", &mut time, map.next_value::<Time>()?.0)?,
                        "one_by_one" => once("one_by_one", &mut one_by_one, map.next_value()?)?,
                        "review" => once("review", &mut review, map.next_value::<Days>()?.0)?,
                        "require" => once("require", &mut require, map.next_value()?)?,
                        _ => return Err(de::Error::unknown_field(&name, NAMES)),
                    }
                }
                let turn = turn.ok_or_else(|| de::Error::missing_field("turn"))?;
                let turn = TurnRef {
                    turn: turn.turn,
                    title: title.flatten().or(turn.title),
                    prompt: prompt.flatten().or(turn.prompt),
                    time: time.flatten().or(turn.time),
                    one_by_one: one_by_one.unwrap_or(turn.one_by_one),
                };
                Ok(Agree { turn, review: review.flatten(), require: require.unwrap_or_default() })
            }
        }

        deserializer.deserialize_any(AgreeVisitor)
    }
}

/// Puts a value where none was read before.
fn once<T, E: de::Error>(name: &'static str, place: &mut Option<T>, value: T) -> Result<(), E> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(de::Error::duplicate_field(name)),
    }
}
