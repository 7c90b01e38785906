//! One entry, read field by field where it can't be read as a whole. Nothing is guessed: a field is what it says, or it is
//! left out.

use std::ops::Range;

use serde::de::value::Error as NoFields;
use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor};
use serde::forward_to_deserialize_any;

use super::odd::{Odd, shown};
use super::{Entry, Id};
use crate::rule_set::ron_options;
use crate::rule_set::source::{Piece, pieces};

/// Brackets in brackets, inside a field.
const DEEPEST: usize = 8;

/// A value of more fields than this that needs some of them is lost as a whole.
const MOST: usize = 8;

/// A field, as it is written.
#[derive(Debug, Clone)]
pub(super) struct Written<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a str,
    /// Where its name begins, in bytes of the file.
    pub(super) at: usize,
    /// Where its value begins.
    pub(super) value_at: usize,
}

/// An entry that was put together from fields, and what is odd about them: each with its place in bytes of the file.
pub(super) struct Mended<T> {
    pub(super) entry: Option<T>,
    pub(super) odd: Vec<(usize, Odd)>,
}

/// What a text comes to as a whole, with the names that this version doesn't know.
pub(super) fn whole<T: DeserializeOwned>(text: &str) -> Option<(T, Vec<String>)> {
    let mut unknown = Vec::new();
    let options = ron_options();
    let mut reader = ron::Deserializer::from_str_with_options(text, &options).ok()?;
    let note = |path: serde_ignored::Path<'_>| {
        let path = path.to_string();
        unknown.push(path.rsplit('.').next().unwrap_or_default().to_owned());
    };
    let read = serde_ignored::deserialize(&mut reader, note).ok()?;
    reader.end().ok()?;
    Some((read, unknown))
}

/// Whether it can be read, whatever else is in it.
fn is_fine<T: DeserializeOwned>(text: &str) -> bool {
    ron_options().from_str::<T>(text).is_ok()
}

/// Puts an entry together from its fields. `at` is where it begins.
pub(super) fn mend<T: Entry>(fields: &[Written<'_>], at: usize) -> Mended<T> {
    let known = names::<T>();
    let mut odd = Vec::new();
    let mut good: Vec<(&str, String)> = Vec::new();
    for field in fields {
        let name = field.name;
        if !known.contains(&name) {
            odd.push((field.at, Odd::Unknown(shown(name))));
            continue;
        }
        if good.iter().any(|(other, _)| *other == name) {
            odd.push((field.at, Odd::Twice(shown(name))));
            continue;
        }
        let fits = |value: &str| is_fine::<T>(&text::<T>(&[(name, value)]));
        let mut lost = Vec::new();
        match part(field.value, &fits, &mut lost, DEEPEST) {
            Some(value) => {
                odd.extend(lost.into_iter().map(|at| (field.value_at + at, Odd::NotAll(shown(name)))));
                good.push((name, value));
            }
            None => odd.push((field.at, Odd::NotThat(shown(name)))),
        }
    }
    let is_there = |name: &str| good.iter().any(|(other, _)| *other == name);
    let says_nothing = good.iter().all(|(name, _)| *name == "id");
    if says_nothing || !T::ESSENTIAL.iter().all(|name| is_there(name)) {
        let spoils = |field: &&Written<'_>| T::ESSENTIAL.contains(&field.name) && !is_there(field.name);
        let place = fields.iter().find(spoils).map_or(at, |field| field.at);
        return Mended { entry: None, odd: vec![(place, Odd::Entry)] };
    }
    let missing = T::REQUIRED.iter().map(|(name, _)| *name).filter(|name| !is_there(name));
    let named = |name: &&str| !fields.iter().any(|field| field.name == *name);
    odd.extend(missing.filter(named).map(|name| (at, Odd::Missing(name.to_owned()))));

    let has_id = is_there("id");
    let borrowed: Vec<(&str, &str)> = good.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut entry = ron_options().from_str::<T>(&text::<T>(&borrowed)).ok();
    if let Some(entry) = entry.as_mut().filter(|_| !has_id) {
        // The same one each time: what was listed must still be meant when it is changed.
        entry.set_id(Id(u64::try_from(entry.moment().as_microsecond()).unwrap_or_default()));
    }
    Mended { entry, odd }
}

/// The text of an entry with these fields, and something in the place of others that it needs.
fn text<T: Entry>(fields: &[(&str, &str)]) -> String {
    let given = |name: &str| fields.iter().find(|(other, _)| *other == name);
    let needed = T::REQUIRED.iter().filter(|(name, _)| given(name).is_none()).map(|(name, usual)| {
        // One moment may stand for another: they are of the same talk.
        let like = |(other, others): &&(&str, &str)| others == usual && given(other).is_some();
        let moment = T::REQUIRED.iter().filter(|_| *usual == super::MOMENT).find(like);
        (*name, moment.and_then(|(other, _)| given(other)).map_or(*usual, |(_, value)| *value))
    });
    let all: Vec<String> =
        fields.iter().copied().chain(needed).map(|(name, value)| format!("{name}: {value}")).collect();
    format!("({})", all.join(",\n"))
}

/// What can be read of a value: all of it, or its brackets without what spoils them. Takes note of the places of what is
/// left out. `fits` says whether a text can stand there.
fn part(value: &str, fits: &dyn Fn(&str) -> bool, lost: &mut Vec<usize>, depth: usize) -> Option<String> {
    if fits(value) {
        return Some(value.to_owned());
    }
    let inside = pieces(value).filter(|_| depth > 0)?;
    let slice = |bytes: &Range<usize>| value.get(bytes.clone()).unwrap_or_default();
    let named = |piece: &Piece, text: &str| match &piece.name {
        Some(name) => format!("{}: {text}", slice(name)),
        None => text.to_owned(),
    };
    let (open, close) = match inside.bracket {
        '[' => ('[', ']'),
        '{' => ('{', '}'),
        _ if inside.pieces.iter().all(|piece| piece.name.is_some()) => ('(', ')'),
        _ => return None,
    };
    let group = |parts: &[String]| format!("{open}{}{close}", parts.join(",\n"));
    if !fits(&group(&[])) {
        return without_few(&inside.pieces, &|piece| named(piece, slice(&piece.value)), &group, fits, lost);
    }
    let mut kept: Vec<String> = Vec::new();
    for piece in &inside.pieces {
        let mut gone = Vec::new();
        let fits = |text: &str| fits(&group(&[named(piece, text)]));
        match part(slice(&piece.value), &fits, &mut gone, depth - 1) {
            Some(text) => {
                lost.extend(gone.into_iter().map(|at| piece.value.start + at));
                kept.push(named(piece, &text));
            }
            None => lost.push(piece.name.as_ref().unwrap_or(&piece.value).start),
        }
    }
    let kept = group(&kept);
    fits(&kept).then_some(kept)
}

/// Brackets that need some of their fields, without as few of the others as possible.
fn without_few(
    pieces: &[Piece],
    written: &dyn Fn(&Piece) -> String,
    group: &dyn Fn(&[String]) -> String,
    fits: &dyn Fn(&str) -> bool,
    lost: &mut Vec<usize>,
) -> Option<String> {
    if pieces.len() > MOST {
        return None;
    }
    let mut choices: Vec<u32> = (1..1_u32 << pieces.len()).collect();
    choices.sort_by_key(|choice| choice.count_ones());
    choices.into_iter().find_map(|without| {
        let (gone, kept): (Vec<_>, Vec<_>) =
            pieces.iter().enumerate().partition(|(place, _)| without & (1 << place) != 0);
        let kept: Vec<String> = kept.into_iter().map(|(_, piece)| written(piece)).collect();
        let text = group(&kept);
        fits(&text).then(|| {
            lost.extend(gone.iter().filter_map(|(_, piece)| piece.name.as_ref()).map(|name| name.start));
            text
        })
    })
}

/// The names of the fields that an entry can have.
pub(super) fn names<T: DeserializeOwned>() -> &'static [&'static str] {
    let mut names: &'static [&'static str] = &[];
    let _asked = T::deserialize(Asks(&mut names));
    names
}

/// Reads nothing, and takes note of which fields it was asked for.
struct Asks<'a>(&'a mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Asks<'_> {
    type Error = NoFields;

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, NoFields> {
        Err(NoFields::custom("nothing is read"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NoFields> {
        *self.0 = fields;
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
