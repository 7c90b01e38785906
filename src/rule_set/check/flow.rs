//! Whether the steps of a flow make sense where they stand, and which turns they use.

use std::ops::Range;
use std::time::Duration;

use super::fault::Steps;
use super::format;
use super::report::Report;
use crate::rule_set::amount::parse_duration;
use crate::rule_set::bounds;
use crate::rule_set::source::{Kind, Value};

/// Checks a set's flow, and finds where it uses turns, for the checks of ids and cues.
pub(super) fn check<'v>(set: &'v Value<'_>, report: &mut Report) -> Vec<Use<'v>> {
    let max = set.field("participants").and_then(|people| people.field("max")).and_then(Value::whole);
    let turns = set.field("turns").map(Value::entries).unwrap_or_default();
    let mut walk = Walk { report, max: max.unwrap_or(2), turns, uses: Vec::new() };
    if let Some(flow) = set.field("flow") {
        walk.steps(flow, Scope { in_each: false, speakers: None, depth: 1 }, || Steps::EmptyFlow);
    }
    let uses = walk.uses;
    times_of_questions(set, &uses, report);
    uses
}

/// Warns about times of turns that only ask: a question waits for its answer.
fn times_of_questions(set: &Value<'_>, uses: &[Use<'_>], report: &mut Report) {
    for (id, turn) in set.field("turns").map(Value::entries).unwrap_or_default() {
        let Some(time) = turn.field("time").filter(|time| !time.is_none()) else { continue };
        let mut here = uses.iter().filter(|used| id.text() == Some(used.id)).peekable();
        if here.peek().is_some() && here.all(|used| matches!(used.time, Time::Question)) {
            report.warning(&time.bytes, Steps::TimeOfQuestion);
        }
    }
}

#[derive(Clone, Copy)]
struct Scope<'v> {
    in_each: bool,
    /// The seats of the `Each` around it, where they are named.
    speakers: Option<&'v Value<'v>>,
    /// The number of steps around this one, plus itself.
    depth: usize,
}

struct Walk<'r, 'v> {
    report: &'r mut Report,
    /// The largest number of people.
    max: i64,
    /// The set's turns, with their ids.
    turns: &'v [(Value<'v>, Value<'v>)],
    uses: Vec<Use<'v>>,
}

impl<'v> Walk<'_, 'v> {
    fn steps(&mut self, steps: &'v Value<'_>, scope: Scope<'v>, empty: impl FnOnce() -> Steps) {
        if !matches!(steps.kind, Kind::List(_)) {
            return;
        }
        if steps.items().is_empty() {
            self.report.error(&steps.bytes, empty());
        }
        for step in steps.items() {
            if self.report.is_full() {
                return;
            }
            self.step(step, scope);
        }
    }

    fn step(&mut self, step: &'v Value<'_>, scope: Scope<'v>) {
        let Some(word) = step.word() else { return };
        if scope.depth > bounds::NESTING {
            self.report.error(&step.head(), Steps::TooDeep { most: bounds::NESTING });
            return;
        }
        // With a pair of brackets missing, the turn stands in the step itself; that was reported already.
        let first = step.parts().first().or_else(|| step.field("turn").map(|_| step));
        match word {
            "Everyone" | "Review" => self.turn(first),
            "Ask" => {
                let time = first.and_then(|turn| turn.field("time")).filter(|time| !time.is_none());
                if let Some(time) = time {
                    self.report.error(&time.bytes, Steps::TimedAsk);
                }
                self.uses.extend(first.and_then(Use::question));
            }
            "Agree" => {
                // Its turn may have brackets of its own, under its name.
                let named = step.field("turn").filter(|turn| turn.text().is_none());
                self.turn(named.or(first));
            }
            "Speaker" | "Listener" => {
                if !scope.in_each {
                    self.outside_each(step, word);
                }
                self.turn(first);
            }
            "Seat" => {
                if let [seat, turn] = step.parts() {
                    self.seat(seat);
                    self.turn(Some(turn));
                }
            }
            "Each" => {
                self.seats(step);
                let speakers = step.field("seats").filter(|seats| !seats.is_none());
                self.inner(step, Scope { in_each: true, speakers, depth: scope.depth + 1 });
            }
            "Repeat" => {
                self.uses.extend(step.field("ask").and_then(Use::question));
                self.inner(step, Scope { depth: scope.depth + 1, ..scope });
            }
            "UntilHeard" => {
                self.until_heard(step, scope);
                self.uses.extend(step.field("ask").and_then(Use::question));
                // Outside of `Each` that is reported once, and not again for each `Speaker` inside.
                self.inner(step, Scope { in_each: true, depth: scope.depth + 1, ..scope });
            }
            "Exchange" => {
                self.seats(step);
                self.exchange(step);
                self.uses.extend(step.field("turn").and_then(Use::untimed));
            }
            _ => {}
        }
    }

    fn inner(&mut self, step: &'v Value<'_>, scope: Scope<'v>) {
        let word = step.word().unwrap_or_default();
        if let Some(steps) = step.field("steps") {
            self.steps(steps, scope, || Steps::Empty { step: word.to_owned() });
        }
    }

    fn turn(&mut self, turn: Option<&'v Value<'_>>) {
        self.uses.extend(turn.and_then(Use::turn));
    }

    fn outside_each(&mut self, step: &Value<'_>, word: &str) {
        self.report.error(&step.head(), Steps::OutsideEach { step: word.to_owned() });
    }

    fn until_heard(&mut self, step: &Value<'_>, scope: Scope<'_>) {
        if !scope.in_each {
            return self.outside_each(step, "UntilHeard");
        }
        // An empty or misspelled list of steps is a problem of its own.
        let Some(steps) = step.field("steps").filter(|steps| !steps.items().is_empty()) else { return };
        if steps.items().iter().any(|step| step.word().is_none_or(|word| !format::is_step(word))) {
            return;
        }
        let mut turns = Vec::new();
        turns_of(steps, scope.depth, &mut turns);
        let says_back = |turn: &&Value<'_>| matches!(turn.word(), Some("Listener" | "Seat"));
        let Some(speaker) = turns.iter().position(|turn| turn.word() == Some("Speaker")) else {
            let any = turns.iter().any(says_back);
            let fault = if any { Steps::NoSpeaker } else { Steps::NothingHeard };
            return self.report.error(&step.head(), fault);
        };
        let back: Vec<_> = turns.into_iter().skip(speaker).filter(says_back).collect();
        if back.is_empty() {
            return self.report.error(&step.head(), Steps::NotSaidBack);
        }
        // Who says back what everyone says would say back their own words, too.
        let seat = |turn: &Value<'_>| turn.parts().first().and_then(Value::whole);
        let Some(number) = seat(back[0]).filter(|first| back.iter().all(|turn| seat(turn) == Some(*first)))
        else {
            return;
        };
        let speaks = match scope.speakers {
            Some(seats) => seats.items().iter().any(|one| one.whole() == Some(number)),
            None => (1..=self.max).contains(&number),
        };
        if speaks {
            self.report.warning(&back[0].head(), Steps::BackToThemselves { seat: number, people: self.max });
        }
    }

    /// Whether people can take turns in an exchange, and have the time for it.
    fn exchange(&mut self, step: &'v Value<'_>) {
        match step.field("seats").map(|seats| (seats, seats.items())) {
            Some((seats, [_])) => self.report.error(&seats.bytes, Steps::AloneInExchange),
            Some((_, seats)) => {
                let twice = seats.iter().enumerate().find_map(|(at, seat)| {
                    let number = seat.whole()?;
                    seats[..at].iter().any(|other| other.whole() == Some(number)).then_some((seat, number))
                });
                if let Some((seat, number)) = twice {
                    self.report.error(&seat.bytes, Steps::SeatTwice { seat: number });
                }
            }
            None if self.max == 1 => self.report.error(&step.head(), Steps::AloneInExchange),
            None => {}
        }
        let time = |value: &Value<'_>| parse_duration(value.text()?).ok();
        let Some((each, share)) = step.field("each").and_then(|each| Some((each, time(each)?))) else {
            return;
        };
        let whole = step.field("turn").and_then(|turn| {
            if let Some(here) = turn.field("time") {
                return time(here);
            }
            let id = turn.text().or_else(|| turn.field("turn")?.text())?;
            let (_, turn) = self.turns.iter().find(|(name, _)| name.text() == Some(id))?;
            time(turn.field("time")?)
        });
        if let Some(whole) = whole.filter(|whole| share > *whole) {
            self.report.error(&each.bytes, Steps::ShareTooLong { whole });
        }
    }

    fn seats(&mut self, step: &Value<'_>) {
        let Some(seats) = step.field("seats") else { return };
        if matches!(&seats.kind, Kind::List(seats) if seats.is_empty()) {
            self.report.error(&seats.bytes, Steps::ForNobody);
        }
        seats.items().iter().for_each(|seat| self.seat(seat));
    }

    fn seat(&mut self, seat: &Value<'_>) {
        let Some(number) = seat.whole() else { return };
        if number == 0 {
            self.report.error(&seat.bytes, Steps::SeatZero);
        } else if number > self.max && self.max >= 1 {
            self.report.error(&seat.bytes, Steps::NoSeat { seat: number, people: self.max });
        }
    }
}

/// The turns of people among these steps, in reading order, with those inside steps that keep the speaker.
fn turns_of<'a, 's>(steps: &'a Value<'s>, depth: usize, turns: &mut Vec<&'a Value<'s>>) {
    if depth > bounds::NESTING {
        return;
    }
    for step in steps.items() {
        match step.word() {
            Some("Speaker" | "Listener" | "Seat") => turns.push(step),
            Some("Each") => {}
            _ => {
                if let Some(steps) = step.field("steps") {
                    turns_of(steps, depth + 1, turns);
                }
            }
        }
    }
}

/// One place that names a turn.
pub(super) struct Use<'v> {
    /// The turn's id as it stands there.
    pub(super) id: &'v str,
    /// Where the id stands.
    pub(super) bytes: &'v Range<usize>,
    /// How the turn is used there.
    pub(super) time: Time<'v>,
}

/// The time that a turn gets in one place.
pub(super) enum Time<'v> {
    /// Its own.
    Own,
    /// Another, written here.
    Changed(Duration, &'v Range<usize>),
    /// It shares a clock: its own time and cues don't matter here.
    Elsewhere,
    /// It is a question, which has no time and no cues.
    Question,
}

impl<'v> Use<'v> {
    /// Reads an id, or an id with changes; `None` where it is neither.
    pub(super) fn turn(value: &'v Value<'_>) -> Option<Self> {
        match &value.kind {
            Kind::Text(id) => Some(Self { id, bytes: &value.bytes, time: Time::Own }),
            Kind::Fields(_) => {
                let turn = value.field("turn")?;
                let changed = value.field("time").and_then(|time| {
                    let duration = parse_duration(time.text()?).ok()?;
                    Some(Time::Changed(duration, &time.bytes))
                });
                Some(Self { id: turn.text()?, bytes: &turn.bytes, time: changed.unwrap_or(Time::Own) })
            }
            _ => None,
        }
    }

    /// Reads a turn whose own time doesn't matter where it is used.
    pub(super) fn untimed(value: &'v Value<'_>) -> Option<Self> {
        Self::turn(value).map(|found| Self { time: Time::Elsewhere, ..found })
    }

    /// Reads a turn that asks something.
    pub(super) fn question(value: &'v Value<'_>) -> Option<Self> {
        Self::turn(value).map(|found| Self { time: Time::Question, ..found })
    }
}
