//! Times and numbers of rounds, where the flow and the turns have them.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::{Draft, NotKept, in_turn};
use crate::plan::TurnKind;
use crate::rule_set::amount::written;
use crate::rule_set::edit::{self, Key, quoted};
use crate::rule_set::{Amount, At, AtEnd, Step, Turn, bounds};

/// A place in the flow that has a turn.
pub(super) struct Use<'a> {
    pub(super) turn: &'a str,
    pub(super) time: Time,
    /// The way to the turn's name or to the turn with its changes.
    path: Vec<Key<'a>>,
}

/// Where the time of a turn in the flow stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    /// It has none.
    None,
    /// With the turn.
    Own(Duration),
    /// Here.
    Changed(Duration),
    /// It is what each has in this exchange.
    Each(Duration),
}

impl Time {
    pub(super) fn of(self) -> Option<Duration> {
        match self {
            Self::None => None,
            Self::Own(time) | Self::Changed(time) | Self::Each(time) => Some(time),
        }
    }
}

impl<'a> Draft<'a> {
    /// Every use of a turn with a clock, in reading order.
    pub(super) fn uses(&self) -> Vec<Use<'a>> {
        let mut uses = Vec::new();
        let set = self.set;
        walk(&set.flow, &mut vec![Key::Field("flow")], &mut |step, path| {
            let (reference, each, way) = match step {
                Step::Everyone(turn) | Step::Speaker(turn) | Step::Listener(turn) | Step::Review(turn) => {
                    (turn, None, Key::Item(0))
                }
                Step::Agree(agree) => {
                    let named = Key::Field("turn");
                    let is_named = edit::find(&self.text, &[path, &[named]].concat()).is_ok();
                    (&agree.turn, None, if is_named { named } else { Key::Item(0) })
                }
                Step::Seat(_, turn) => (turn, None, Key::Item(1)),
                Step::Exchange { turn, each, .. } => (turn, Some(*each), Key::Field("turn")),
                Step::Each { .. } | Step::Repeat { .. } | Step::UntilHeard { .. } | Step::Ask(_) => return,
            };
            let own = set.turns.get(&reference.turn).and_then(|turn| turn.time);
            let time = match (reference.time, own, each) {
                (Some(time), _, _) => Time::Changed(time),
                (None, Some(time), _) => Time::Own(time),
                (None, None, Some(each)) => Time::Each(each),
                (None, None, None) => Time::None,
            };
            uses.push(Use { turn: &reference.turn, time, path: [path, &[way]].concat() });
        });
        uses
    }

    /// The time that people chose for a turn which has this one in the set.
    pub(super) fn chosen(&self, turn: &str, time: Duration) -> Duration {
        let kind = TurnKind { turn: turn.to_owned(), time };
        let chosen = self.choices.times.get(&kind).copied();
        chosen.map_or(time, |chosen| chosen.clamp(Duration::from_secs(1), bounds::LENGTH))
    }

    /// Writes each time where it stands. Gives back the title of a turn whose cues had to be made to fit.
    pub(super) fn times(&mut self) -> Result<Option<String>, NotKept> {
        let mut changed = BTreeSet::new();
        let mut in_turns = BTreeMap::new();
        for used in self.uses() {
            let Some(time) = used.time.of() else { continue };
            let chosen = self.chosen(used.turn, time);
            if chosen == time {
                continue;
            }
            let _ = changed.insert(used.turn);
            let value = quoted(&written(chosen));
            match (used.time, used.path.split_last()) {
                (Time::Changed(_), _) => {
                    self.set(&[&used.path[..], &[Key::Field("time")]].concat(), &value)?;
                }
                (Time::Each(_), Some((_, step))) => {
                    self.set(&[step, &[Key::Field("each")]].concat(), &value)?;
                }
                _ => {
                    let _ = in_turns.insert(used.turn, value);
                }
            }
        }
        for (turn, value) in in_turns {
            self.set(&in_turn(turn, &[Key::Field("time")]), &value)?;
        }
        let mut tight = None;
        for id in changed {
            if self.fit_cues(id)? {
                tight = Some(self.title(id));
            }
        }
        Ok(tight)
    }

    /// Moves cues that would lie outside the shortest new time of a turn to its edge, where a talk has them as well. Says
    /// whether there were any.
    fn fit_cues(&mut self, id: &str) -> Result<bool, NotKept> {
        let Some(turn) = self.set.turns.get(id) else { return Ok(false) };
        let Some(shortest) = self.shortest(id, turn) else { return Ok(false) };
        let mut moved = false;
        for (place, cue) in turn.cues.iter().flatten().enumerate() {
            let edge = quoted(&written(shortest));
            let at = match cue.at {
                At::Left(Amount::Time(left)) if left > shortest => format!("Left({edge})"),
                At::Elapsed(Amount::Time(elapsed)) if elapsed > shortest && turn.at_end != AtEnd::Hold => {
                    format!("Elapsed({edge})")
                }
                At::Every(every @ Amount::Percent(_)) if every.of(shortest) < bounds::EVERY => {
                    format!("Every({})", quoted(&written(bounds::EVERY)))
                }
                _ => continue,
            };
            moved = true;
            self.set(&in_turn(id, &[Key::Field("cues"), Key::Item(place), Key::Field("at")]), &at)?;
        }
        Ok(moved)
    }

    /// The shortest time that a turn has now, itself or in the flow.
    fn shortest(&self, id: &str, turn: &Turn) -> Option<Duration> {
        let uses = self.uses();
        let of_turn = uses.iter().filter(|used| used.turn == id);
        let times = of_turn.filter_map(|used| match used.time {
            Time::Own(time) | Time::Changed(time) => Some(self.chosen(id, time)),
            Time::None | Time::Each(_) => None,
        });
        // A time that nothing uses is written in the turn still.
        let is_used = uses.iter().any(|used| used.turn == id && matches!(used.time, Time::Own(_)));
        times.chain(turn.time.filter(|_| !is_used)).min()
    }

    pub(super) fn rounds(&mut self) -> Result<(), NotKept> {
        let mut repeats = Vec::new();
        walk(&self.set.flow, &mut vec![Key::Field("flow")], &mut |step, path| {
            if let Step::Repeat { times, .. } = step {
                repeats.push((*times, [path, &[Key::Field("times")]].concat()));
            }
        });
        for (number, (times, path)) in repeats.into_iter().enumerate() {
            let Some(chosen) = self.choices.rounds.get(&number) else { continue };
            let chosen = (*chosen).clamp(1, bounds::ROUNDS);
            if chosen != times {
                self.set(&path, &chosen.to_string())?;
            }
        }
        Ok(())
    }
}

/// Every step in reading order, with the way to it.
fn walk<'a>(steps: &'a [Step], path: &mut Vec<Key<'a>>, visit: &mut impl FnMut(&'a Step, &[Key<'a>])) {
    for (place, step) in steps.iter().enumerate() {
        path.push(Key::Item(place));
        visit(step, path);
        if let Step::Each { steps, .. } | Step::Repeat { steps, .. } | Step::UntilHeard { steps, .. } = step {
            path.push(Key::Field("steps"));
            walk(steps, path, visit);
            let _steps = path.pop();
        }
        let _place = path.pop();
    }
}
