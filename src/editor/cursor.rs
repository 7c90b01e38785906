//! A place in a file, with what the format says of it and what stands there.

use super::{Part, Path};
use crate::rule_set::check::{Holds, Record, SET, TURN_REF, Type};
use crate::rule_set::source::{Kind as Written, Value};

/// What a field of the form holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Words for people, in one language or several.
    Text,
    /// A text that is the same in every language: an id, a tag, a sound.
    Word,
    /// A whole number between these, both included.
    Number {
        /// The lowest.
        least: i64,
        /// The highest.
        most: i64,
    },
    /// `true` or `false`.
    Flag,
    /// An amount of time, such as `1m 30s`.
    Time,
    /// An amount of time, or a share of the turn, such as `20%`.
    Share,
    /// A number of whole days, such as `14d`.
    Days,
    /// One of these words.
    Choice(Vec<&'static str>),
    /// A list.
    List,
    /// Something with fields or entries of its own.
    Things,
    /// Something that the format doesn't know.
    Unknown,
}

/// What the format says of a place.
#[derive(Clone, Copy)]
enum What {
    Type(&'static Type),
    Record(&'static Record),
    Unknown,
}

static TURN: Type = Type::Turn;
static TEXT: Type = Type::Text;

/// A place in a file.
#[derive(Clone)]
pub(super) struct Cursor<'v, 'a> {
    pub(super) path: Path,
    /// What stands there, without `Some( … )`.
    pub(super) value: Option<&'v Value<'a>>,
    /// Whether it can't be left out.
    pub(super) is_required: bool,
    what: What,
}

impl<'v, 'a> Cursor<'v, 'a> {
    /// The whole set.
    pub(super) fn whole(root: &'v Value<'a>) -> Self {
        let value = Some(root.unwrapped());
        Self { path: Path::default(), value, is_required: true, what: What::Record(&SET) }
    }

    /// The place to which a path leads, whether something stands there or not.
    pub(super) fn at(root: &'v Value<'a>, path: &Path) -> Self {
        path.parts().iter().fold(Self::whole(root), |here, part| here.on(part))
    }

    /// On to a field.
    ///
    /// A step with nothing but a turn in its brackets has that as its field `turn`, too, so that the way to it stays the same
    /// when another field comes.
    pub(super) fn field(&self, name: &str) -> Self {
        let lone = self.lone_turn().filter(|_| name == "turn");
        let value = self.value.and_then(|value| value.field(name)).or(lone);
        self.on_to_field(name, value)
    }

    /// The turn that a step has alone in its brackets, where fields may stand there as well.
    pub(super) fn lone_turn(&self) -> Option<&'v Value<'a>> {
        match self.value?.parts() {
            [turn] if self.may_spread() => Some(turn.unwrapped()),
            _ => None,
        }
    }

    /// The way to this place as the file is written now.
    pub(super) fn written(root: &'v Value<'a>, path: &Path) -> Path {
        let mut here = Self::whole(root);
        let mut written = Path::default();
        for part in path.parts() {
            let is_lone =
                here.lone_turn().is_some() && matches!(part, Part::Field(name) if &**name == "turn");
            written = if is_lone { written.item(0) } else { written.with(part.clone()) };
            here = here.on(part);
        }
        written
    }

    /// On to a part of a way.
    pub(super) fn on(&self, part: &Part) -> Self {
        match part {
            Part::Field(name) => self.field(name),
            Part::Entry(name) => self.entry(name),
            Part::Item(at) => self.item(*at),
        }
    }

    fn on_to_field(&self, name: &str, value: Option<&'v Value<'a>>) -> Self {
        let known = |record: &'static Record| record.fields.iter().find(|field| field.name == name);
        let field = match self.what {
            What::Record(record) => known(record),
            What::Type(Type::Record(record)) => known(record),
            What::Type(Type::Turn) => known(&TURN_REF),
            _ => self.variants().filter_map(|(_, holds)| fields_of(holds)).find_map(known),
        };
        let name = field.map_or_else(|| name.to_owned().into(), |field| field.name.into());
        Self {
            path: self.path.with(Part::Field(name)),
            value,
            is_required: field.is_some_and(|field| field.required),
            what: field.map_or(What::Unknown, |field| What::Type(&field.holds)),
        }
    }

    /// All fields that stand here.
    pub(super) fn fields(&self) -> impl Iterator<Item = Self> {
        let fields = self.value.map(Value::fields).unwrap_or_default();
        fields.iter().map(|(name, value)| self.on_to_field(name.text, Some(value.unwrapped())))
    }

    /// On to the value in a list, or in a word's brackets.
    pub(super) fn item(&self, at: usize) -> Self {
        let value = self.value.and_then(|value| match &value.kind {
            Written::List(values) | Written::Parts(values) => values.get(at).map(Value::unwrapped),
            _ => None,
        });
        let what = match self.what {
            What::Type(Type::List(inside)) => What::Type(inside),
            _ => self.variants().find_map(|(_, holds)| inside(holds, at)).map_or(What::Unknown, What::Type),
        };
        Self { path: self.path.item(at), value, is_required: true, what }
    }

    /// All values of a list, or in a word's brackets.
    pub(super) fn items(&self) -> impl Iterator<Item = Self> {
        let many = self.value.map_or(0, |value| value.items().len().max(value.parts().len()));
        (0..many).map(|at| self.item(at))
    }

    /// On to an entry.
    pub(super) fn entry(&self, name: &str) -> Self {
        let entries = self.value.map(Value::entries).unwrap_or_default();
        let value =
            entries.iter().find(|(key, _)| key.text() == Some(name)).map(|(_, value)| value.unwrapped());
        self.on_to_entry(name, value)
    }

    fn on_to_entry(&self, name: &str, value: Option<&'v Value<'a>>) -> Self {
        let what = match self.what {
            What::Type(Type::Map(inside)) => What::Type(inside),
            What::Type(Type::Text) => What::Type(&TEXT),
            _ => What::Unknown,
        };
        Self { path: self.path.entry(name), value, is_required: true, what }
    }

    /// All entries whose name is a text, with their names.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'v str, Self)> {
        let entries = self.value.map(Value::entries).unwrap_or_default();
        entries.iter().filter_map(|(key, value)| {
            let name = key.text()?;
            Some((name, self.on_to_entry(name, Some(value.unwrapped()))))
        })
    }

    /// What it holds.
    pub(super) fn kind(&self) -> Kind {
        match self.what {
            What::Type(Type::Text) => Kind::Text,
            What::Type(Type::Word | Type::Turn) => Kind::Word,
            What::Type(Type::Whole { least, most }) => Kind::Number { least: *least, most: *most },
            What::Type(Type::Flag) => Kind::Flag,
            What::Type(Type::Time | Type::Long) => Kind::Time,
            What::Type(Type::Share) => Kind::Share,
            What::Type(Type::Days) => Kind::Days,
            What::Type(Type::Choice(_, variants)) => {
                Kind::Choice(variants.iter().map(|variant| variant.name).collect())
            }
            What::Type(Type::List(_)) => Kind::List,
            What::Type(Type::Map(_) | Type::Record(_)) | What::Record(_) => Kind::Things,
            What::Unknown => Kind::Unknown,
        }
    }

    /// Whether it is a turn's name, or a turn with changes.
    pub(super) fn is_turn(&self) -> bool {
        matches!(self.what, What::Type(Type::Turn))
    }

    /// Whether this is a place for a step that may hold a turn alone, or fields.
    fn may_spread(&self) -> bool {
        self.variants().any(|(_, holds)| matches!(holds, Holds::TurnOrFields { .. }))
    }

    /// What may stand in the brackets after its word: of all its words, if there is none.
    fn variants(&self) -> impl Iterator<Item = (&'static str, &'static Holds)> {
        let word = self.value.and_then(Value::word);
        let variants = match self.what {
            What::Type(Type::Choice(_, variants)) => *variants,
            _ => &[],
        };
        let variants = variants.iter().map(|variant| (variant.name, &variant.holds));
        variants.filter(move |(name, _)| word.is_none_or(|word| word == *name))
    }
}

fn fields_of(holds: &'static Holds) -> Option<&'static Record> {
    match holds {
        Holds::Fields(record) | Holds::TurnOrFields { fields: record, .. } => Some(record),
        Holds::Nothing | Holds::Values(_) => None,
    }
}

fn inside(holds: &'static Holds, at: usize) -> Option<&'static Type> {
    match holds {
        Holds::Values(types) => types.get(at),
        Holds::TurnOrFields { .. } if at == 0 => Some(&TURN),
        _ => None,
    }
}
