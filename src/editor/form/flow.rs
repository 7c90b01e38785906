//! The flow: its steps as lines, those inside of others one deeper.

use std::collections::HashMap;
use std::ops::Range;

use super::super::Path;
use super::super::cursor::Cursor;
use super::reader::Reader;
use super::{Field, List, Turn};
use crate::rule_set::sign::short;
use crate::rule_set::source::{Kind, Value};

/// A step.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The way to it. Its last part is its place in the list of steps that it is in.
    pub path: Path,
    /// Where it stands.
    pub bytes: Range<usize>,
    /// How many steps it is inside of.
    pub depth: usize,
    /// How many steps are in its list, itself included.
    pub of: usize,
    /// What is done.
    pub doing: Doing,
}

/// What is done in a step.
#[derive(Debug, Clone, PartialEq)]
pub enum Doing {
    /// A turn in which nobody holds the floor.
    Everyone(TurnUse),
    /// The steps inside, for each participant, or for those of these seats.
    Each {
        /// Seats from 1.
        seats: List,
        /// `Seats`, `Reversed` or `Alternate`.
        order: Field,
        /// The way to the steps inside.
        steps: Path,
        /// How many there are.
        inside: usize,
    },
    /// The speaker holds the floor.
    Speaker(TurnUse),
    /// The others hold it.
    Listener(TurnUse),
    /// The participant in this seat holds it.
    Seat {
        /// The seat, from 1.
        seat: Field,
        /// The turn.
        turn: TurnUse,
    },
    /// The steps inside, several times.
    Repeat {
        /// How often.
        times: Field,
        /// The turn that asks whether once more.
        ask: Field,
        /// The way to the steps inside.
        steps: Path,
        /// How many there are.
        inside: usize,
    },
    /// The steps inside, until the speaker feels heard.
    UntilHeard {
        /// The turn that asks.
        ask: Field,
        /// How many tries at most.
        at_most: Field,
        /// The way to the steps inside.
        steps: Path,
        /// How many there are.
        inside: usize,
    },
    /// Open dialogue on a shared clock.
    Exchange {
        /// The turn.
        turn: TurnUse,
        /// How long each has in all.
        each: Field,
        /// Seats from 1.
        seats: List,
    },
    /// Write agreements down.
    Agree {
        /// The turn.
        turn: TurnUse,
        /// When to look at them again.
        review: Field,
        /// What an agreement can't be saved without.
        require: List,
    },
    /// Look at agreements.
    Review(TurnUse),
    /// Go on, or enough for today.
    Ask(TurnUse),
    /// Something that the format doesn't know, as it is written.
    Other(String),
}

/// A turn in the flow, with what is otherwise in this place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TurnUse {
    /// What it is called here: its title in this place, else the turn's, else its id.
    pub called: String,
    /// The turn's id.
    pub turn: Field,
    /// Another title.
    pub title: Field,
    /// Another prompt.
    pub prompt: Field,
    /// Another time.
    pub time: Field,
    /// Whether several listeners speak one after the other.
    pub one_by_one: Field,
}

impl Doing {
    /// The way to the steps inside, and how many there are; `None` for a step that holds none.
    #[must_use]
    pub fn steps(&self) -> Option<(&Path, usize)> {
        match self {
            Self::Each { steps, inside, .. }
            | Self::Repeat { steps, inside, .. }
            | Self::UntilHeard { steps, inside, .. } => Some((steps, *inside)),
            _ => None,
        }
    }

    /// The turn of a step that has one.
    #[must_use]
    pub fn turn(&self) -> Option<&TurnUse> {
        match self {
            Self::Everyone(turn)
            | Self::Speaker(turn)
            | Self::Listener(turn)
            | Self::Review(turn)
            | Self::Ask(turn)
            | Self::Seat { turn, .. }
            | Self::Exchange { turn, .. }
            | Self::Agree { turn, .. } => Some(turn),
            _ => None,
        }
    }

    /// Every field that names a turn by its id.
    #[must_use]
    pub fn names_turn(&self) -> Option<&Field> {
        match self {
            Self::Repeat { ask, .. } | Self::UntilHeard { ask, .. } => Some(ask),
            _ => self.turn().map(|turn| &turn.turn),
        }
    }
}

/// What turns are called, by id.
type Titles<'t> = HashMap<&'t str, &'t str>;

impl Reader<'_> {
    pub(super) fn flow(&mut self, set: &Cursor<'_, '_>, turns: &[Turn]) -> Vec<Line> {
        let titles = turns.iter().rev().map(|turn| (turn.id.as_str(), turn.title.said())).collect();
        let mut lines = Vec::new();
        self.steps(&set.field("flow"), 0, &titles, &mut lines);
        lines
    }

    fn steps(&mut self, list: &Cursor<'_, '_>, depth: usize, titles: &Titles<'_>, lines: &mut Vec<Line>) {
        if list.value.is_none_or(|value| !matches!(value.kind, Kind::List(_))) {
            return;
        }
        let _bytes = self.note(list);
        let of = list.items().count();
        for step in list.items() {
            let (path, bytes) = (step.path.clone(), self.note(&step));
            let doing = self.doing(&step, titles);
            let inside = doing.steps().is_some();
            lines.push(Line { path, bytes, depth, of, doing });
            if inside {
                self.steps(&step.field("steps"), depth + 1, titles, lines);
            }
        }
    }

    fn doing(&mut self, here: &Cursor<'_, '_>, titles: &Titles<'_>) -> Doing {
        let steps = here.field("steps");
        let inside = steps.items().count();
        let steps = steps.path;
        let first = here.item(0);
        match here.value.and_then(Value::word) {
            Some("Everyone") => Doing::Everyone(self.turn_use(&first, titles)),
            Some("Speaker") => Doing::Speaker(self.turn_use(&first, titles)),
            Some("Listener") => Doing::Listener(self.turn_use(&first, titles)),
            Some("Review") => Doing::Review(self.turn_use(&first, titles)),
            Some("Ask") => Doing::Ask(self.turn_use(&first, titles)),
            Some("Seat") => {
                Doing::Seat { seat: self.field(&first), turn: self.turn_use(&here.item(1), titles) }
            }
            Some("Each") => Doing::Each {
                seats: self.list(&here.field("seats")),
                order: self.field(&here.field("order")),
                steps,
                inside,
            },
            Some("Repeat") => Doing::Repeat {
                times: self.field(&here.field("times")),
                ask: self.field(&here.field("ask")),
                steps,
                inside,
            },
            Some("UntilHeard") => Doing::UntilHeard {
                ask: self.field(&here.field("ask")),
                at_most: self.field(&here.field("at_most")),
                steps,
                inside,
            },
            Some("Exchange") => Doing::Exchange {
                turn: self.turn_use(&here.field("turn"), titles),
                each: self.field(&here.field("each")),
                seats: self.list(&here.field("seats")),
            },
            Some("Agree") => Doing::Agree {
                turn: self.turn_use(&here.field("turn"), titles),
                review: self.field(&here.field("review")),
                require: self.list(&here.field("require")),
            },
            _ => {
                let _field = self.field(here);
                let written = here.value.map_or("", |value| self.written(value));
                Doing::Other(short(written.lines().next().unwrap_or_default()))
            }
        }
    }

    fn turn_use(&mut self, here: &Cursor<'_, '_>, titles: &Titles<'_>) -> TurnUse {
        let with_changes = here.value.is_some_and(|value| matches!(value.kind, Kind::Fields(_)));
        let turn = if with_changes {
            let _bytes = self.note(here);
            // The same way as to a turn without changes, so that it stays when there are some.
            let inside = self.field(&here.field("turn"));
            Field { path: here.path.clone(), is_required: here.is_required, ..inside }
        } else {
            self.field(here)
        };
        let title = self.field(&here.field("title"));
        let own = || titles.get(turn.shown.as_str()).copied();
        let titles = [Some(title.said()), own(), Some(turn.shown.as_str())];
        let called = titles.into_iter().flatten().find(|title| !title.trim().is_empty());
        TurnUse {
            called: called.unwrap_or_default().to_owned(),
            prompt: self.field(&here.field("prompt")),
            time: self.field(&here.field("time")),
            one_by_one: self.field(&here.field("one_by_one")),
            title,
            turn,
        }
    }
}
