//! The flow with its turns looked up, once each, and without the parts that these people don't need. It is as small as
//! the flow itself, and the plan is measured before a single step of it exists.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::turns::{Turns, USUAL_END};
use super::{Agree, Choices, Exchange, Kind, PlanError, PlanTurn, TurnKind};
use crate::rule_set::measure::Given;
use crate::rule_set::{self, At, Order, RuleSet, Step, TurnRef, bounds};

/// A flow, looked up and measured.
pub(super) struct Outline {
    /// The words before all of them.
    pub(super) opening: Option<Arc<PlanTurn>>,
    pub(super) parts: Vec<Part>,
    /// How many `Each`es it has.
    pub(super) eaches: usize,
}

/// A part of a flow.
pub(super) enum Part {
    /// A step without a speaker, or with the speaker's own.
    Step { kind: Kind, turn: Arc<PlanTurn>, holder: Holder, more: More },
    /// The steps inside for each of these participants. `number` counts the `Each`es of a flow, from 0.
    Each { seats: Vec<usize>, order: Order, number: usize, inside: Vec<Part> },
    /// The steps inside, several times.
    Repeat { times: u32, ask: Option<Arc<PlanTurn>>, inside: Vec<Part> },
    /// The steps inside, then a gate.
    UntilHeard { ask: Arc<PlanTurn>, at_most: u32, inside: Vec<Part> },
    /// No step for these people, though there would be for others. Takes up so many places of the flow.
    Nothing { places: u64, repeat: bool },
}

/// What only steps of one kind have.
#[derive(Clone)]
pub(super) enum More {
    Nothing,
    Exchange(Arc<Exchange>),
    Agree(Agree),
}

/// Who holds the floor in a step.
#[derive(Clone, Copy)]
pub(super) enum Holder {
    Nobody,
    Seat(usize),
    Speaker,
    /// All but the speaker, together.
    Others,
    /// All but the speaker, one after the other.
    OneByOne,
}

/// Whether a part has steps for these people, and how many places of the flow it takes up, whoever takes part.
#[derive(Clone, Copy, Default)]
struct Extent {
    any: bool,
    places: u64,
}

/// Looks a flow up for these people.
pub(super) fn outline(set: &RuleSet, choices: &Choices, turns: &Turns) -> Result<Outline, PlanError> {
    let present = (0..choices.names.len()).filter(|seat| !choices.absent.contains(seat)).collect();
    let rounds = |number, times| choices.rounds.get(&number).copied().unwrap_or(times);
    let mut walk = Walk { turns, rounds: &rounds, present: &present, eaches: 0, repeats: 0 };
    let (parts, _) = walk.inside(&set.flow, 0, false)?;
    let eaches = walk.eaches;
    let time = |turn: &str, time| turns.chosen(turn, time);
    let whole = Given { rule_set: set, present: &present, time: &time, rounds: &rounds }.measure(true);
    if whole.steps > bounds::STEPS as u64 {
        return Err(PlanError::TooManySteps);
    }
    if whole.time > bounds::LENGTH {
        return Err(PlanError::TooLong);
    }
    let opening = turns.opening().filter(|_| whole.steps > 0);
    Ok(Outline { opening, parts, eaches })
}

struct Walk<'a> {
    turns: &'a Turns<'a>,
    rounds: &'a dyn Fn(usize, u32) -> u32,
    present: &'a BTreeSet<usize>,
    eaches: usize,
    repeats: usize,
}

impl Walk<'_> {
    fn inside(&mut self, steps: &[Step], depth: usize, each: bool) -> Result<(Vec<Part>, Extent), PlanError> {
        if depth > bounds::NESTING {
            return Err(PlanError::TooDeep);
        }
        let mut parts = Vec::new();
        let mut whole = Extent::default();
        let mut after_repeat = false;
        for step in steps {
            let (part, mut extent) = self.part(step, depth, each)?;
            let repeat = matches!(step, Step::Repeat { .. });
            if !repeat {
                // What follows the rounds of a `Repeat` is a place of its own.
                extent.places = u64::from(after_repeat);
            }
            after_repeat = repeat;
            whole.any |= extent.any;
            whole.places = whole.places.saturating_add(extent.places);
            if extent.any {
                parts.push(part);
            } else if !each {
                parts.push(Part::Nothing { places: extent.places, repeat });
            }
        }
        Ok((parts, whole))
    }

    fn part(&mut self, step: &Step, depth: usize, each: bool) -> Result<(Part, Extent), PlanError> {
        let outside = |name| if each { Ok(()) } else { Err(PlanError::OutsideEach(name)) };
        let others = self.present.len() > 1;
        match step {
            Step::Everyone(turn) => self.step(Kind::Everyone, turn, Some(Holder::Nobody)),
            Step::Review(turn) => self.step(Kind::Review, turn, Some(Holder::Nobody)),
            Step::Ask(turn) => {
                let turn = self.turns.asking(turn)?;
                let extent = Extent { any: true, places: 0 };
                let (kind, holder, more) = (Kind::Ask, Holder::Nobody, More::Nothing);
                Ok((Part::Step { kind, turn, holder, more }, extent))
            }
            Step::Agree(agree) => {
                let turn = self.turns.turn(&agree.turn)?;
                let more = More::Agree(Agree::of(agree));
                let extent = Extent { any: true, places: 0 };
                Ok((Part::Step { kind: Kind::Agree, turn, holder: Holder::Nobody, more }, extent))
            }
            Step::Seat(seat, turn) => self.step(Kind::Seat, turn, self.seat(*seat).map(Holder::Seat)),
            Step::Speaker(turn) => {
                outside("Speaker")?;
                self.step(Kind::Speaker, turn, Some(Holder::Speaker))
            }
            Step::Listener(turn) => {
                outside("Listener")?;
                let holder = if turn.one_by_one { Holder::OneByOne } else { Holder::Others };
                self.step(Kind::Listener, turn, Some(holder).filter(|_| others))
            }
            Step::Exchange { turn, each, seats } => {
                let mut seats = self.seats(seats.as_deref());
                // Someone who is named twice still has one share.
                let mut named = BTreeSet::new();
                seats.retain(|seat| named.insert(*seat));
                let extent = Extent { any: !seats.is_empty(), places: 0 };
                let (turn, each) = self.turns.exchange(turn, *each, seats.len())?;
                let more = More::Exchange(Arc::new(Exchange { each, seats }));
                Ok((Part::Step { kind: Kind::Exchange, turn, holder: Holder::Nobody, more }, extent))
            }
            Step::Each { seats, order, steps } => {
                let seats = self.seats(seats.as_deref());
                let number = self.eaches;
                self.eaches += 1;
                let (inside, mut extent) = self.inside(steps, depth + 1, true)?;
                extent.any &= !seats.is_empty();
                Ok((Part::Each { seats, order: *order, number, inside }, extent))
            }
            Step::Repeat { times, ask, steps } => {
                let times = (self.rounds)(self.repeats, *times).clamp(1, bounds::ROUNDS);
                self.repeats += 1;
                let ask = ask.as_deref().map(|ask| self.turns.question(ask)).transpose()?;
                let (inside, round) = self.inside(steps, depth + 1, each)?;
                let places = round.places.saturating_add(1).saturating_mul(times.into());
                Ok((Part::Repeat { times, ask, inside }, Extent { places, ..round }))
            }
            Step::UntilHeard { ask, at_most, steps } => {
                outside("UntilHeard")?;
                let ask = self.turns.question(ask)?;
                let at_most = (*at_most).clamp(1, bounds::TRIES);
                let (inside, extent) = self.inside(steps, depth + 1, true)?;
                // With nobody to say it back there is nobody to ask “Did I get it?” about.
                let part = if others && says_back(&inside) {
                    Part::UntilHeard { ask, at_most, inside }
                } else {
                    Part::Repeat { times: 1, ask: None, inside }
                };
                Ok((part, extent))
            }
        }
    }

    /// A step; without a `holder` if whoever would hold the floor isn't here.
    fn step(&self, kind: Kind, turn: &TurnRef, holder: Option<Holder>) -> Result<(Part, Extent), PlanError> {
        let turn = self.turns.turn(turn)?;
        let extent = Extent { any: holder.is_some(), places: 0 };
        Ok((Part::Step { kind, turn, holder: holder.unwrap_or(Holder::Nobody), more: More::Nothing }, extent))
    }

    /// The participant in a seat from 1, if somebody sits there.
    fn seat(&self, seat: usize) -> Option<usize> {
        seat.checked_sub(1).filter(|seat| self.present.contains(seat))
    }

    fn seats(&self, seats: Option<&[usize]>) -> Vec<usize> {
        match seats {
            Some(seats) => seats.iter().filter_map(|&seat| self.seat(seat)).collect(),
            None => self.present.iter().copied().collect(),
        }
    }
}

/// Whether somebody says something back in one of these parts, which are for one speaker.
fn says_back(parts: &[Part]) -> bool {
    parts.iter().any(|part| match part {
        Part::Step { kind, .. } => matches!(kind, Kind::Listener | Kind::Seat),
        Part::Repeat { inside, .. } | Part::UntilHeard { inside, .. } => says_back(inside),
        Part::Each { .. } | Part::Nothing { .. } => false,
    })
}

/// The kinds of timed turn in a set, each with its title, in the order in which they first come. Set-up offers to change
/// them through [`Choices::times`](super::Choices::times).
#[must_use]
pub fn turn_kinds(set: &RuleSet, language: &str) -> Vec<(TurnKind, String)> {
    let mut kinds: Vec<(TurnKind, String)> = Vec::new();
    let mut seen = BTreeSet::new();
    walk(&set.flow, 0, &mut |step| {
        let (reference, each) = match step {
            Step::Everyone(turn)
            | Step::Speaker(turn)
            | Step::Listener(turn)
            | Step::Seat(_, turn)
            | Step::Review(turn)
            | Step::Agree(rule_set::Agree { turn, .. }) => (turn, None),
            Step::Exchange { turn, each, .. } => (turn, Some(*each)),
            Step::Each { .. } | Step::Repeat { .. } | Step::UntilHeard { .. } | Step::Ask(_) => return,
        };
        let Some(turn) = set.turns.get(&reference.turn) else { return };
        let Some(time) = reference.time.or(turn.time).or(each) else { return };
        let kind = TurnKind { turn: reference.turn.clone(), time };
        if seen.insert(kind.clone()) {
            let title = reference.title.as_ref().unwrap_or(&turn.title).get(language);
            kinds.push((kind, title.to_owned()));
        }
    });
    kinds
}

/// The `Repeat`s of a set, in reading order, each with its number of rounds. Set-up offers to change them through
/// [`Choices::rounds`](super::Choices::rounds).
#[must_use]
pub fn repeats(set: &RuleSet) -> Vec<(usize, u32)> {
    let mut rounds = Vec::new();
    walk(&set.flow, 0, &mut |step| {
        if let Step::Repeat { times, .. } = step {
            rounds.push((rounds.len(), *times));
        }
    });
    rounds
}

/// The `Repeat`s of a set, by their numbers in [`repeats`], that ask after a round whether there should be another.
#[must_use]
pub fn asking_repeats(set: &RuleSet) -> BTreeSet<usize> {
    let (mut asking, mut number) = (BTreeSet::new(), 0);
    walk(&set.flow, 0, &mut |step| {
        if let Step::Repeat { ask, .. } = step {
            if ask.is_some() {
                let _ = asking.insert(number);
            }
            number += 1;
        }
    });
    asking
}

/// The sounds at the end of a set's timed turns. Set-up offers another one through
/// [`Choices::end_sound`](super::Choices::end_sound).
#[must_use]
pub fn end_sounds(set: &RuleSet) -> BTreeSet<&str> {
    let kinds = turn_kinds(set, "en");
    let turns = kinds.iter().filter_map(|(kind, _)| set.turns.get(&kind.turn));
    let sounds = turns.flat_map(|turn| match &turn.cues {
        Some(cues) => {
            let at_end = cues.iter().filter(|cue| cue.at == At::End && cue.strikes > 0);
            at_end.map(|cue| cue.sound.as_str()).collect()
        }
        None => vec![USUAL_END],
    });
    sounds.collect()
}

/// Whether a talk with this set is a check-in: agreements are looked at in it.
#[must_use]
pub fn is_check_in(set: &RuleSet) -> bool {
    let mut any = false;
    walk(&set.flow, 0, &mut |step| any |= matches!(step, Step::Review(_)));
    any
}

/// Whether who sits where matters beyond the order of turns: the set has steps for one seat, or an `Each` for some of them.
#[must_use]
pub fn has_roles(set: &RuleSet) -> bool {
    !seats_with_a_part(set).is_empty()
}

/// The seats (from 0) that a set names, since whoever sits there does what nobody else does. Without them the talk can't go
/// on as it was meant.
#[must_use]
pub fn seats_with_a_part(set: &RuleSet) -> BTreeSet<usize> {
    let mut named = BTreeSet::new();
    walk(&set.flow, 0, &mut |step| match step {
        Step::Seat(seat, _) => named.extend(seat.checked_sub(1)),
        Step::Each { seats, .. } | Step::Exchange { seats, .. } => {
            named.extend(seats.iter().flatten().filter_map(|seat| seat.checked_sub(1)));
        }
        _ => {}
    });
    named
}

/// Every step in reading order, as deep as steps may be nested.
fn walk<'a>(steps: &'a [Step], depth: usize, visit: &mut impl FnMut(&'a Step)) {
    if depth > bounds::NESTING {
        return;
    }
    for step in steps {
        visit(step);
        if let Step::Each { steps, .. } | Step::Repeat { steps, .. } | Step::UntilHeard { steps, .. } = step {
            walk(steps, depth + 1, visit);
        }
    }
}
