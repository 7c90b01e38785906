//! Steps: added, removed with their turn, moved into others and out of them.

use std::collections::HashSet;

use super::super::form::Doing;
use super::super::{Form, Path};
use super::Unchanged;
use super::maker::Maker;
use crate::rule_set::edit::{self, quoted};

/// A step that isn't there yet. Turns are named by their ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewStep {
    /// A turn in which nobody holds the floor.
    Everyone(String),
    /// The speaker holds the floor.
    Speaker(String),
    /// The others hold it.
    Listener(String),
    /// The participant in this seat, from 1, holds it.
    Seat(usize, String),
    /// Open dialogue, in which each has so much time.
    Exchange {
        /// The turn.
        turn: String,
        /// How long each has in all.
        each: String,
    },
    /// Write agreements down.
    Agree(String),
    /// Look at agreements.
    Review(String),
    /// Go on, or enough for today.
    Ask(String),
    /// These steps for each participant.
    Each(Vec<NewStep>),
    /// These steps several times.
    Repeat {
        /// How often.
        times: u32,
        /// What is repeated.
        steps: Vec<NewStep>,
    },
    /// These steps until the speaker feels heard.
    UntilHeard {
        /// The turn that asks.
        ask: String,
        /// How many tries at most.
        at_most: u32,
        /// What is tried.
        steps: Vec<NewStep>,
    },
}

/// A group that isn't there yet, for steps that are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// For each participant.
    Each,
    /// Several times.
    Repeat {
        /// How often.
        times: u32,
    },
    /// Until the speaker feels heard.
    UntilHeard {
        /// The turn that asks, by its id.
        ask: String,
        /// How many tries at most.
        at_most: u32,
    },
}

impl Group {
    /// What stands before its steps in a file; behind them are the list's bracket and its own.
    fn begin(&self) -> String {
        match self {
            Self::Each => "Each(steps: [".to_owned(),
            Self::Repeat { times } => format!("Repeat(times: {times}, steps: ["),
            Self::UntilHeard { ask, at_most } => {
                format!("UntilHeard(ask: {}, at_most: {at_most}, steps: [", quoted(ask))
            }
        }
    }
}

impl NewStep {
    /// The step as it stands in a file.
    #[must_use]
    pub fn written(&self) -> String {
        let all = |steps: &[Self]| steps.iter().map(Self::written).collect::<Vec<_>>().join(", ");
        match self {
            Self::Everyone(turn) => format!("Everyone({})", quoted(turn)),
            Self::Speaker(turn) => format!("Speaker({})", quoted(turn)),
            Self::Listener(turn) => format!("Listener({})", quoted(turn)),
            Self::Seat(seat, turn) => format!("Seat({seat}, {})", quoted(turn)),
            Self::Exchange { turn, each } => {
                format!("Exchange(turn: {}, each: {})", quoted(turn), quoted(each))
            }
            Self::Agree(turn) => format!("Agree({})", quoted(turn)),
            Self::Review(turn) => format!("Review({})", quoted(turn)),
            Self::Ask(turn) => format!("Ask({})", quoted(turn)),
            Self::Each(steps) => format!("{}{}])", Group::Each.begin(), all(steps)),
            Self::Repeat { times, steps } => {
                format!("{}{}])", Group::Repeat { times: *times }.begin(), all(steps))
            }
            Self::UntilHeard { ask, at_most, steps } => {
                let group = Group::UntilHeard { ask: ask.clone(), at_most: *at_most };
                format!("{}{}])", group.begin(), all(steps))
            }
        }
    }
}

impl Maker<'_> {
    pub(super) fn add_step(
        &mut self,
        list: &Path,
        at: Option<usize>,
        step: &NewStep,
    ) -> Result<Option<Path>, Unchanged> {
        self.add(list, at, &step.written()).map(Some)
    }

    pub(super) fn remove_turn(&mut self, id: &str) -> Result<Option<Path>, Unchanged> {
        let form = Form::read(&self.text, self.language).ok_or(Unchanged::Unreadable)?;
        let turn = form.turn(id).ok_or(Unchanged::NotThere)?;
        let mut gone: HashSet<Path> = HashSet::new();
        let mut asks = Vec::new();
        let mut stay = Vec::new();
        for line in form.lines_with(id) {
            match &line.doing {
                Doing::Repeat { ask, .. } => asks.push(ask.path.clone()),
                Doing::UntilHeard { .. } => stay.push(line.path.clone()),
                _ => {
                    let _ = gone.insert(line.path.clone());
                }
            }
        }
        // Steps in which nothing is left go, too, the innermost first.
        for line in form.flow.iter().rev() {
            let Some((steps, inside)) = line.doing.steps() else { continue };
            let empty = (0..inside).all(|at| gone.contains(&steps.item(at)));
            if inside > 0 && empty {
                let _ = gone.insert(line.path.clone());
            }
        }
        // Those that go with the one around them needn't go by themselves.
        let goes_along = |path: &Path| {
            let mut around = path.parent();
            while let Some(path) = around {
                if gone.contains(&path) {
                    return true;
                }
                around = path.parent();
            }
            false
        };
        stay.retain(|path| !goes_along(path));
        if !stay.is_empty() {
            return Err(Unchanged::StillUsed(stay));
        }
        let mut out: Vec<Path> = gone.iter().chain(&asks).filter(|path| !goes_along(path)).cloned().collect();
        out.push(turn.path.clone());
        self.take_all_out(&out)?;
        Ok(None)
    }

    pub(super) fn carry_in(&mut self, path: &Path, down: bool) -> Result<Option<Path>, Unchanged> {
        let (list, _) = path.split().ok_or(Unchanged::NotThere)?;
        let place = path.place().ok_or(Unchanged::NotThere)?;
        let beside = if down { place.checked_add(1) } else { place.checked_sub(1) };
        let beside = beside.map(|place| list.item(place)).ok_or(Unchanged::NotThere)?;
        let form = Form::read(&self.text, self.language).ok_or(Unchanged::Unreadable)?;
        let group = form.flow.iter().find(|line| line.path == beside);
        let (steps, inside) = group.and_then(|group| group.doing.steps()).ok_or(Unchanged::NotThere)?;
        let at = if down { 0 } else { inside };
        self.apply_all(edit::carry(&self.text, &path.keys(), &steps.keys(), at)?)?;
        // Where it came from before the group, the group has moved up.
        let group = if down { list.item(place) } else { beside };
        Ok(Some(group.field("steps").item(at)))
    }

    pub(super) fn wrap(&mut self, path: &Path, group: &Group) -> Result<Option<Path>, Unchanged> {
        let form = Form::read(&self.text, self.language).ok_or(Unchanged::Unreadable)?;
        if !form.flow.iter().any(|line| line.path == *path) {
            return Err(Unchanged::NotThere);
        }
        self.apply_all(edit::wrap(&self.text, &path.keys(), &group.begin(), "])")?)?;
        Ok(Some(path.clone()))
    }

    pub(super) fn dissolve(&mut self, path: &Path) -> Result<Option<Path>, Unchanged> {
        let form = Form::read(&self.text, self.language).ok_or(Unchanged::Unreadable)?;
        let group = form.flow.iter().find(|line| line.path == *path);
        let (steps, inside) = group.and_then(|group| group.doing.steps()).ok_or(Unchanged::NotThere)?;
        self.apply(edit::dissolve(&self.text, &path.keys(), &steps.keys()))?;
        Ok((inside > 0).then(|| path.clone()))
    }

    pub(super) fn carry_out(&mut self, path: &Path, down: bool) -> Result<Option<Path>, Unchanged> {
        let group = path.parent().and_then(|steps| steps.parent()).ok_or(Unchanged::NotThere)?;
        let (list, _) = group.split().ok_or(Unchanged::NotThere)?;
        let at = group.place().ok_or(Unchanged::NotThere)? + usize::from(down);
        self.apply_all(edit::carry(&self.text, &path.keys(), &list.keys(), at)?)?;
        Ok(Some(list.item(at)))
    }
}
