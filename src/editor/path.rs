//! The way to a value in a file, to be kept: what [`Key`]s are to one look at it.

use std::borrow::Cow;
use std::sync::Arc;

use crate::rule_set::edit::Key;

/// The way from the outermost brackets to a value; empty for the whole set. A form has many, and so a copy costs next to
/// nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Path(Arc<[Part]>);

/// One part of a way, as [`Key`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The field of this name in `(name: …)`. Those of the format need no text of their own: a form has many ways.
    Field(Cow<'static, str>),
    /// The entry of this name in `{ "name": … }`.
    Entry(Arc<str>),
    /// The value at this place, from 0, in `[ … ]`, or in `( … )` without names.
    Item(usize),
}

impl Part {
    fn key(&self) -> Key<'_> {
        match self {
            Self::Field(name) => Key::Field(name),
            Self::Entry(name) => Key::Entry(name),
            Self::Item(at) => Key::Item(*at),
        }
    }
}

impl Path {
    /// The way to a field of the set.
    #[must_use]
    pub fn of(field: &str) -> Self {
        Self::default().field(field)
    }

    /// On to a field.
    #[must_use]
    pub fn field(&self, name: &str) -> Self {
        self.with(Part::Field(name.to_owned().into()))
    }

    /// On to an entry.
    #[must_use]
    pub fn entry(&self, name: &str) -> Self {
        self.with(Part::Entry(name.into()))
    }

    /// On to the value at this place, from 0.
    #[must_use]
    pub fn item(&self, at: usize) -> Self {
        self.with(Part::Item(at))
    }

    /// On to this part.
    #[must_use]
    pub(super) fn with(&self, part: Part) -> Self {
        Self(self.0.iter().cloned().chain([part]).collect())
    }

    /// Its parts, outermost first.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.0
    }

    /// The same for one look at a file.
    #[must_use]
    pub fn keys(&self) -> Vec<Key<'_>> {
        self.0.iter().map(Part::key).collect()
    }

    /// The way to what this is in, and the last part of the way; `None` for the whole set.
    #[must_use]
    pub fn split(&self) -> Option<(Self, &Part)> {
        let (last, before) = self.0.split_last()?;
        Some((Self(before.into()), last))
    }

    /// The way to what this is in.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.split().map(|(parent, _)| parent)
    }

    /// The place in its list, from 0, where it is in one.
    #[must_use]
    pub fn place(&self) -> Option<usize> {
        match self.0.last() {
            Some(Part::Item(at)) => Some(*at),
            _ => None,
        }
    }

    /// Whether this leads through the other, or is the same.
    #[must_use]
    pub fn is_in(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }
}
