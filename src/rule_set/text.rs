//! Text: one string, or one for each language. Whatever a file holds, a text that was read from it can be shown; see
//! [`clean`].

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};

use super::{TurnRef, clean};

/// A text in one language or several. It always has something to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// The same for everyone.
    Plain(String),
    /// By language tag (`en`, `de`, `pt-BR`). Never empty.
    Languages(BTreeMap<String, String>),
}

impl Text {
    /// The text for a language tag: that language, else its primary language, else English, else the first there is.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Languages(texts) => [language, primary(language), "en"]
                .iter()
                .find_map(|tag| texts.get(*tag))
                .or_else(|| texts.values().next())
                .map_or("", String::as_str),
        }
    }

    /// The language tags it is written in; none for a plain string.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        let texts = match self {
            Self::Plain(_) => None,
            Self::Languages(texts) => Some(texts),
        };
        texts.into_iter().flat_map(|texts| texts.keys().map(String::as_str))
    }

    /// Every wording, in the order of the language tags.
    pub(crate) fn wordings(&self) -> impl Iterator<Item = &str> {
        let (plain, texts) = match self {
            Self::Plain(text) => (Some(text.as_str()), None),
            Self::Languages(texts) => (None, Some(texts)),
        };
        plain.into_iter().chain(texts.into_iter().flat_map(|texts| texts.values().map(String::as_str)))
    }

    /// The same on one line.
    fn on_one_line(self) -> Self {
        match self {
            Self::Plain(text) => Self::Plain(clean::owned_line(text)),
            Self::Languages(texts) => {
                let texts = texts.into_iter().map(|(tag, text)| (tag, clean::owned_line(text)));
                Self::Languages(texts.collect())
            }
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::Plain(clean::lines(text).into_owned())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text in quotes, or { \"en\": \"…\", \"de\": \"…\" }")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::from(text))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Text, A::Error> {
                let texts: BTreeMap<String, String> = UniqueMap(PhantomData).visit_map(map)?;
                if texts.is_empty() {
                    return Err(de::Error::custom("a text needs at least one language"));
                }
                // Languages are shown, too.
                let clean = |(tag, text)| (clean::owned_line(tag), clean::owned_lines(text));
                Ok(Text::Languages(texts.into_iter().map(clean).collect()))
            }
        }

        deserializer.deserialize_any(TextVisitor)
    }
}

impl<'de> Deserialize<'de> for TurnRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TurnRefVisitor;

        impl<'de> Visitor<'de> for TurnRefVisitor {
            type Value = TurnRef;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a turn's id in quotes, or (turn: \"id\", …)")
            }

            fn visit_str<E: de::Error>(self, id: &str) -> Result<TurnRef, E> {
                Ok(TurnRef { turn: id.to_owned(), title: None, prompt: None, time: None, one_by_one: false })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<TurnRef, A::Error> {
                // The one that is derived.
                TurnRef::deserialize(de::value::MapAccessDeserializer::new(map))
            }
        }

        deserializer.deserialize_any(TurnRefVisitor)
    }
}

/// Reads a map in which no key stands twice; RON alone would let the last one win.
struct UniqueMap<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for UniqueMap<V> {
    type Value = BTreeMap<String, V>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a map: { \"id\": …, }")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut values = BTreeMap::new();
        while let Some(key) = map.next_key::<String>()? {
            if values.contains_key(&key) {
                let key = super::sign::short(&key);
                return Err(de::Error::custom(format_args!("`{key}` stands here twice")));
            }
            let value = map.next_value()?;
            let _ = values.insert(key, value);
        }
        Ok(values)
    }
}

/// For `#[serde(deserialize_with)]`: a text on one line, such as a name or a title.
pub(super) fn line<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
    Text::deserialize(deserializer).map(Text::on_one_line)
}

/// For `#[serde(deserialize_with)]`: a text on one line that may be left out or `None`.
pub(super) fn line_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Text>, D::Error> {
    Ok(Option::<Text>::deserialize(deserializer)?.map(Text::on_one_line))
}

/// For `#[serde(deserialize_with)]`: texts on one line each.
pub(super) fn lines<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Text>, D::Error> {
    Ok(Vec::<Text>::deserialize(deserializer)?.into_iter().map(Text::on_one_line).collect())
}

/// For `#[serde(deserialize_with)]`: words that are the same in every language.
pub(super) fn words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(Vec::<String>::deserialize(deserializer)?.into_iter().map(clean::owned_line).collect())
}

/// For `#[serde(deserialize_with)]`: a map with no key twice.
pub(super) fn unique_map<'de, D, V>(deserializer: D) -> Result<BTreeMap<String, V>, D::Error>
where
    D: Deserializer<'de>,
    V: Deserialize<'de>,
{
    deserializer.deserialize_map(UniqueMap(PhantomData))
}

/// The language of a tag, without its region: `de` of `de-AT`.
pub(crate) fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or(language)
}
