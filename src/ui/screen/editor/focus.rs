//! Where the keyboard's focus goes when what had it moves, goes, or gives its place to something else.

use std::fmt::Write as _;

use iced::widget::Id;

use super::{Editor, Tab};
use crate::editor::{Change, Changed, Part, Path};
use crate::ui::widget::focusing::Giving;

/// Where the focus goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Goes {
    /// To the first of these that is there.
    pub(crate) to: Vec<Id>,
    pub(crate) giving: Giving,
    /// The card that is to be in sight with it: what is open in its list.
    pub(crate) card: Option<Id>,
}

impl Goes {
    fn to(to: Vec<Id>) -> Self {
        Self { to, giving: Giving::Always, card: None }
    }
}

impl Editor {
    /// Where the focus goes after the last message; `None` where it stays.
    #[must_use]
    pub(crate) fn goes(&self) -> Option<&Goes> {
        self.goes.as_ref()
    }

    /// Something is shown: its field has the focus.
    pub(super) fn goes_to_field(&mut self, path: &Path) {
        let open = self.open.as_ref().map(into).unwrap_or_default();
        let card = self.open.as_ref().map(card);
        self.goes = Some(Goes { card, ..Goes::to([vec![field(path)], into(path), open].concat()) });
    }

    /// People are back from trying it.
    pub(crate) fn is_back(&mut self) {
        let card = self.open.as_ref().map(card);
        self.goes = Some(Goes { card, ..Goes::to(vec![try_it()]) });
    }

    /// Something was opened in its list: to its first field, or the first thing that can be done with it.
    pub(super) fn goes_into(&mut self, path: &Path) {
        self.goes = Some(Goes { card: Some(card(path)), ..Goes::to(into(path)) });
    }

    /// After an undo or an answer, what had the focus may be gone. It goes to what changed or is open in its list, else to what was open or
    /// has taken its place, else to what begins a new line there.
    pub(super) fn goes_back(&mut self, changed: Option<&Path>, was_open: Option<&Path>) {
        let open = self.open.as_ref().map(|open| [into(open), vec![row(open)]].concat());
        let was = was_open.map(|open| [vec![row(open)], into(open), beside(open)].concat());
        let list = match self.tab {
            Tab::Rules => Some(add(&Path::of("rules"))),
            Tab::Turns => Some(add(&Path::default())),
            Tab::Order => Some(add(&Path::of("flow"))),
            Tab::Talk => None,
        };
        let rest = list.into_iter().chain([undo()]).collect();
        let changed = changed.map(field).into_iter().collect();
        let to = [changed, open.unwrap_or_default(), was.unwrap_or_default(), rest].concat();
        let card = self.open.as_ref().map(card);
        self.goes = Some(Goes { giving: Giving::IfLost, card, ..Goes::to(to) });
    }

    /// A question that was asked before may be answered now, and what had the focus is gone with it.
    pub(super) fn goes_back_from_question(&mut self, asked: bool) {
        if asked && self.asks.is_none() && self.goes.is_none() {
            let open = self.open.clone();
            self.goes_back(None, open.as_ref());
        }
    }

    /// What was open in its list was closed.
    pub(super) fn goes_to_row(&mut self, path: &Path) {
        self.goes = Some(Goes::to(vec![row(path)]));
    }

    /// After a change in the form: to what is new, to the arrow of what moved, and beside what is gone.
    pub(super) fn goes_after(&mut self, change: &Change, changed: &Changed) {
        self.goes = match (change, &changed.path) {
            (
                Change::AddRule { .. }
                | Change::AddTurn { .. }
                | Change::AddCue { .. }
                | Change::AddStep { .. }
                | Change::AddText { .. },
                Some(path),
            ) => {
                let card = self.open.as_ref().map(card);
                Some(Goes { to: into(path), giving: Giving::AndSelect, card })
            }
            (Change::Move { path: before, .. }, Some(path)) => {
                let is_down = before.place() < changed.path.as_ref().and_then(Path::place);
                Some(Goes::to(vec![if is_down { down(path) } else { up(path) }]))
            }
            (Change::Into { .. }, Some(path)) => Some(Goes::to([vec![into_step(path)], into(path)].concat())),
            (Change::Out { .. }, Some(path)) => {
                Some(Goes::to([vec![out_of_step(path)], into(path)].concat()))
            }
            (Change::Wrap { .. } | Change::Dissolve { .. }, Some(path)) => Some(Goes::to(into(path))),
            (Change::Remove { path }, _) => Some(Goes::to(beside(path))),
            _ => None,
        };
    }
}

/// The controls in something in a list that may have the focus first.
fn into(path: &Path) -> Vec<Id> {
    let fields = ["text", "title", "sound"].map(|name| field(&path.field(name)));
    // What a step has first: its turn, or how it goes.
    let items = [1, 0].map(|at| field(&path.item(at)));
    let ways = ["turn", "times", "ask", "order"].map(|name| field(&path.field(name)));
    // A line of texts is a field itself.
    fields
        .into_iter()
        .chain(items)
        .chain(ways)
        .chain([field(path), more(path), up(path), down(path), remove(path)])
        .collect()
}

/// The controls beside something that is gone: in what has its place now, or in what was before it, or what adds another.
fn beside(path: &Path) -> Vec<Id> {
    let Some((list, place)) = path.parent().zip(path.place()) else { return vec![add(&Path::default())] };
    let mut to = Vec::new();
    for place in [Some(place), place.checked_sub(1)].into_iter().flatten() {
        let path = list.item(place);
        to.push(row(&path));
        to.extend(into(&path));
    }
    to.push(add(&list));
    // What a step was in.
    to.extend(list.parent().as_ref().into_iter().flat_map(|around| [row(around), up(around), down(around)]));
    to
}

/// A field.
pub(super) fn field(path: &Path) -> Id {
    of("field", path)
}

/// What opens something in its list.
pub(super) fn row(path: &Path) -> Id {
    of("row", path)
}

/// What is open in its list.
pub(super) fn card(path: &Path) -> Id {
    of("card", path)
}

/// What moves something up in its list.
pub(super) fn up(path: &Path) -> Id {
    of("up", path)
}

/// What moves something down in its list.
pub(super) fn down(path: &Path) -> Id {
    of("down", path)
}

/// What takes a step into the one beside it.
pub(super) fn into_step(path: &Path) -> Id {
    of("into", path)
}

/// What takes a step out of the one around it.
pub(super) fn out_of_step(path: &Path) -> Id {
    of("out", path)
}

/// What shows the rest of something.
pub(super) fn more(path: &Path) -> Id {
    of("more", path)
}

/// What removes something.
pub(super) fn remove(path: &Path) -> Id {
    of("remove", path)
}

/// What adds something to a list.
pub(super) fn add(list: &Path) -> Id {
    of("add", list)
}

/// *Try it*.
pub(super) fn try_it() -> Id {
    Id::new("try the set")
}

/// *Undo*.
pub(super) fn undo() -> Id {
    Id::new("undo in the set")
}

fn of(what: &str, path: &Path) -> Id {
    let mut id = what.to_owned();
    for part in path.parts() {
        let _ = match part {
            Part::Field(name) => write!(id, ".{name}"),
            Part::Entry(name) => write!(id, "/{name}"),
            Part::Item(at) => write!(id, "[{at}]"),
        };
    }
    Id::from(id)
}
