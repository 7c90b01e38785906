//! From an outline to flat steps.

use std::sync::Arc;
use std::time::Duration;

use super::outline::{Holder, More, Outline, Part};
use super::{Ask, Gate, Kind, Pass, PlanStep, PlanTurn, Round};
use crate::rule_set::Order;

/// Lays an outline out for these participants (from 0, in seat order).
pub(super) fn unroll(outline: &Outline, present: &[usize]) -> Vec<PlanStep> {
    let mut roll = Roll {
        present,
        steps: Vec::new(),
        starts: Duration::ZERO,
        place: 0,
        turned: vec![false; outline.eaches],
        round: None,
    };
    if let Some(opening) = &outline.opening {
        // Before the first place of the flow.
        roll.push(Kind::Everyone, opening, None, None);
    }
    roll.places(&outline.parts, true);
    roll.steps
}

struct Roll<'a> {
    present: &'a [usize],
    steps: Vec<PlanStep>,
    starts: Duration,
    place: u64,
    /// For each `Each` of the flow: whether an alternating order is the other way round next time.
    turned: Vec<bool>,
    round: Option<Round>,
}

impl Roll<'_> {
    /// Parts outside any `Each`. `top`: not inside a `Repeat`, so that each of them is a place of its own.
    fn places(&mut self, parts: &[Part], top: bool) {
        let mut after_repeat = top;
        for part in parts {
            match part {
                Part::Nothing { places, repeat: true } => {
                    self.place = self.place.saturating_add(*places);
                    after_repeat = true;
                }
                Part::Repeat { .. } => {
                    self.part(part, None);
                    after_repeat = true;
                }
                _ => {
                    self.place = self.place.saturating_add(u64::from(after_repeat));
                    after_repeat = top;
                    self.part(part, None);
                }
            }
        }
    }

    fn inside(&mut self, parts: &[Part], speaker: Option<usize>) {
        for part in parts {
            self.part(part, speaker);
        }
    }

    fn part(&mut self, part: &Part, speaker: Option<usize>) {
        match part {
            Part::Nothing { .. } => {}
            Part::Step { kind, turn, holder, more } => self.step(*kind, turn, *holder, more, speaker),
            Part::Each { seats, order, number, inside } => self.each(seats, *order, *number, inside),
            Part::Repeat { times, ask, inside } => self.repeat(*times, ask.as_ref(), inside, speaker),
            Part::UntilHeard { ask, at_most, inside } => self.until_heard(ask, *at_most, inside, speaker),
        }
    }

    fn step(
        &mut self,
        kind: Kind,
        turn: &Arc<PlanTurn>,
        holder: Holder,
        more: &More,
        speaker: Option<usize>,
    ) {
        let mut others = self.present.iter().copied().filter(|&participant| Some(participant) != speaker);
        let holder = match holder {
            Holder::Nobody => None,
            Holder::Seat(seat) => Some(seat),
            Holder::Speaker => speaker,
            Holder::Others => others.next().filter(|_| others.next().is_none()),
            Holder::OneByOne => {
                let others: Vec<usize> = others.collect();
                for other in others {
                    self.push(kind, turn, Some(other), speaker);
                }
                return;
            }
        };
        self.push(kind, turn, holder, speaker);
        if let Some(step) = self.steps.last_mut() {
            match more {
                More::Nothing => {}
                More::Exchange(exchange) => step.exchange = Some(Arc::clone(exchange)),
                More::Agree(agree) => step.agree = Some(*agree),
            }
        }
    }

    fn push(&mut self, kind: Kind, turn: &Arc<PlanTurn>, holder: Option<usize>, speaker: Option<usize>) {
        self.steps.push(PlanStep {
            index: self.steps.len(),
            turn: Arc::clone(turn),
            kind,
            holder,
            speaker,
            starts: self.starts,
            round: self.round,
            place: self.place,
            gate: None,
            ask: None,
            pass: None,
            exchange: None,
            agree: None,
        });
        self.starts = self.starts.saturating_add(turn.time.unwrap_or_default());
    }

    fn each(&mut self, seats: &[usize], order: Order, number: usize, inside: &[Part]) {
        let reversed = match order {
            Order::Seats => false,
            Order::Reversed => true,
            Order::Alternate => self.turned.get_mut(number).is_some_and(|turned| {
                *turned = !*turned;
                !*turned
            }),
        };
        let mut order = seats.to_vec();
        if reversed {
            order.reverse();
        }
        let begin = self.steps.len();
        for speaker in order {
            let from = self.steps.len();
            self.inside(inside, Some(speaker));
            let to = self.steps.len();
            for step in self.steps.iter_mut().skip(from) {
                // Steps of an `Each` inside have theirs already.
                let _ = step.pass.get_or_insert(Pass { to, end: usize::MAX });
            }
        }
        let end = self.steps.len();
        for pass in self.steps.iter_mut().skip(begin).filter_map(|step| step.pass.as_mut()) {
            pass.end = pass.end.min(end);
        }
    }

    fn repeat(&mut self, times: u32, ask: Option<&Arc<PlanTurn>>, inside: &[Part], speaker: Option<usize>) {
        let outermost = self.round.is_none();
        let begin = self.steps.len();
        for number in 1..=times {
            if outermost {
                self.round = Some(Round { number, of: times, asked: ask.is_some() });
            }
            if speaker.is_some() {
                self.inside(inside, speaker);
            } else {
                self.place = self.place.saturating_add(1);
                self.places(inside, false);
            }
            if let Some(ask) = ask.filter(|_| number < times) {
                self.push(Kind::Ask, ask, speaker, speaker);
                if let Some(step) = self.steps.last_mut() {
                    step.ask = Some(Ask { round: number, times, enough: usize::MAX, last: u64::MAX });
                }
            }
        }
        let end = self.steps.len();
        for ask in self.steps.iter_mut().skip(begin).filter_map(|step| step.ask.as_mut()) {
            ask.enough = ask.enough.min(end);
            ask.last = ask.last.min(self.place);
        }
        if outermost {
            self.round = None;
        }
    }

    fn until_heard(&mut self, ask: &Arc<PlanTurn>, at_most: u32, inside: &[Part], speaker: Option<usize>) {
        let first = self.steps.len();
        self.inside(inside, speaker);
        let inside = self.steps.get(first..).unwrap_or_default();
        let said = inside.iter().skip_while(|step| step.kind != Kind::Speaker);
        let says_back = said.filter(|step| matches!(step.kind, Kind::Listener | Kind::Seat));
        // Listeners who answer one by one answer again from the first of them.
        let again = says_back.last().map_or(first, |last| {
            let together = inside.iter().rev().skip_while(|step| step.index > last.index);
            together
                .take_while(|step| step.kind == last.kind && Arc::ptr_eq(&step.turn, &last.turn))
                .filter(|step| step.kind == Kind::Listener)
                .last()
                .map_or(last.index, |step| step.index)
        });
        self.push(Kind::Gate, ask, speaker, speaker);
        if let Some(step) = self.steps.last_mut() {
            step.gate = Some(Gate { at_most, first, again });
        }
    }
}
