//! Where people are on a path: which step is next, what came before, and what may come round. Everything here is a
//! suggestion. Nothing counts what people have done, and nothing is ever late.
//!
//! A path's file may change while people are on it. So what they did is kept by the set of each step, and which of the steps
//! with that set it was, and it is looked up again in the path as it is now.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::rule_set::path::{Does, Path, Step};

/// What a step does, as it is known again in a file that has changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Of {
    /// A talk with the set of this name.
    Set(String),
    /// A break.
    Break,
}

/// Tells a step of a path from the others, whatever else is in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepId {
    /// What it does.
    pub of: Of,
    /// Which of the steps that do that, from 0.
    pub nth: usize,
}

/// A step of one of all the paths there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepOf {
    /// The name of the path.
    pub path: String,
    /// Which of its steps.
    pub step: StepId,
}

/// What became of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum How {
    /// Its talk has begun, and hasn't come to its close.
    Begun,
    /// Its talk came to its close, or its break was taken.
    Done,
    /// People skipped it.
    Skipped,
}

/// Something that happened on a path: which step, when, and what became of it. Nothing of what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What the step does.
    pub step: Of,
    /// Which of the steps that do that, from 0.
    #[serde(default)]
    pub nth: usize,
    /// What became of it.
    pub how: How,
    /// When.
    pub at: Timestamp,
    /// The start of its talk, so that “leave no trace” finds it; none without a talk.
    #[serde(default)]
    pub began: Option<Timestamp>,
}

impl Mark {
    /// This became of that step, without a talk.
    #[must_use]
    pub fn new(step: StepId, how: How, at: Timestamp) -> Self {
        Self { step: step.of, nth: step.nth, how, at, began: None }
    }

    /// The step that it is of.
    #[must_use]
    pub fn id(&self) -> StepId {
        StepId { of: self.step.clone(), nth: self.nth }
    }
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It was done, and is behind.
    Done,
    /// It was skipped.
    Skipped,
    /// It is the next one.
    Present,
    /// It comes later.
    Later,
    /// It is in reach at any time.
    AtHand,
}

/// What is said beside a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beside {
    /// It was done then.
    Done(Timestamp),
    /// It was skipped.
    Skipped,
    /// This is how it comes; at least one.
    Terms(Vec<Term>),
}

/// How a step comes: for whom, when, how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// It is for each person alone.
    EachOfYou,
    /// It is suggested so long after the step before.
    After(Duration),
    /// It comes round this often.
    Every(Duration),
    /// It is suggested so many times, this long apart.
    Times(u32, Option<Duration>),
    /// It may be left out.
    IfYouWant,
}

/// How a step comes, wherever people are on its path, in the order in which it is said. That it is in reach at any time is
/// said elsewhere.
#[must_use]
pub fn terms(step: &Step) -> Vec<Term> {
    let each = step.each.then_some(Term::EachOfYou);
    if step.whenever {
        return each.into_iter().collect();
    }
    let often = match step.every {
        Some(every) => Some(Term::Every(every)),
        None => (step.times > 1).then_some(Term::Times(step.times, step.after)),
    };
    // Between its times `after` is said with them.
    let after = step.after.filter(|_| step.times <= 1).map(Term::After);
    let optional = step.optional.then_some(Term::IfYouWant);
    [each, after, often, optional].into_iter().flatten().collect()
}

/// A path for people who are somewhere on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    steps: Vec<OnWay>,
    present: Option<usize>,
    /// When the present one is suggested, and how long that is after the step before.
    due: Option<(Timestamp, Duration)>,
    again: Option<usize>,
    gone: Vec<Of>,
    started: bool,
}

/// A step, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct OnWay {
    id: StepId,
    state: State,
    /// How often it was done.
    done: u32,
    /// When it was last done.
    last: Option<Timestamp>,
    /// When it was last done or skipped.
    seen: Option<Timestamp>,
    /// Whether it was skipped.
    skipped: bool,
}

impl Way {
    /// The path for people who have these marks on it, or haven't started it. `people` is for how many its talks are.
    #[must_use]
    pub fn of(path: &Path, marks: Option<&[Mark]>, people: usize) -> Self {
        let mut steps: Vec<OnWay> = Vec::with_capacity(path.steps.len());
        for step in &path.steps {
            let of = of(step);
            let nth = steps.iter().filter(|other| other.id.of == of).count();
            let state = if step.whenever { State::AtHand } else { State::Later };
            let id = StepId { of, nth };
            steps.push(OnWay { id, state, done: 0, last: None, seen: None, skipped: false });
        }
        let mut way =
            Self { steps, present: None, due: None, again: None, gone: Vec::new(), started: marks.is_some() };
        if let Some(marks) = marks {
            way.take(marks);
            way.find_present(path, people.max(1));
            way.find_again(marks);
        }
        way
    }

    /// Takes over what became of the steps.
    fn take(&mut self, marks: &[Mark]) {
        let mut gone = BTreeSet::new();
        for mark in marks.iter().filter(|mark| mark.how != How::Begun) {
            let Some(at) = self.find(&mark.id()) else {
                if gone.insert(mark.step.clone()) {
                    self.gone.push(mark.step.clone());
                }
                continue;
            };
            let Some(step) = self.steps.get_mut(at) else { continue };
            step.seen = step.seen.max(Some(mark.at));
            if mark.how == How::Done {
                step.done = step.done.saturating_add(1);
                step.last = step.last.max(Some(mark.at));
            } else {
                step.skipped = true;
            }
        }
    }

    fn find_present(&mut self, path: &Path, people: usize) {
        let line = || path.steps.iter().enumerate().filter(|(_, step)| !step.whenever);
        let mut pending = None;
        let mut before: Option<Timestamp> = None;
        // The longest wait before a step that was skipped: whoever leaves one out still gives the talk before it that time.
        let mut left_out: Option<Duration> = None;
        let mut round: Option<(Timestamp, Duration, usize)> = None;
        for (at, step) in line() {
            let Some(own) = self.steps.get_mut(at) else { continue };
            let is_over = match (step.every, own.seen) {
                (Some(every), Some(seen)) => {
                    let due = later(seen, every);
                    if round.is_none_or(|(first, ..)| due < first) {
                        round = Some((due, every, at));
                    }
                    true
                }
                (Some(_), None) => false,
                (None, _) => own.skipped || own.done >= needed(step, people),
            };
            if is_over {
                own.state = if own.done > 0 { State::Done } else { State::Skipped };
            } else if pending.is_none() {
                let since = own.last.or(before);
                let wait = if own.last.is_some() { step.after } else { step.after.max(left_out) };
                pending = Some((since.zip(wait).map(|(since, wait)| (later(since, wait), wait)), at));
            }
            left_out = if own.last.is_some() { None } else { left_out.max(step.after) };
            before = own.last.or(before);
        }
        // What comes round gives way to what is still to come, unless it is to be sooner.
        let next = match (pending, round) {
            (Some((due, at)), Some((comes, ..))) if due.is_none_or(|(due, _)| due <= comes) => {
                Some((due, at))
            }
            (_, Some((due, every, at))) => Some((Some((due, every)), at)),
            (pending, None) => pending,
        };
        if let Some((due, at)) = next
            && let Some(step) = self.steps.get_mut(at)
        {
            step.state = State::Present;
            (self.present, self.due) = (Some(at), due);
        }
    }

    /// The step before: what was done last, but for what is next, and for what is in reach anyway.
    fn find_again(&mut self, marks: &[Mark]) {
        let mut done: Vec<&Mark> = marks.iter().filter(|mark| mark.how == How::Done).collect();
        done.sort_by_key(|mark| mark.at);
        let places = done.into_iter().rev().filter_map(|mark| self.find(&mark.id()));
        let is_before = |at: &usize| {
            Some(*at) != self.present && self.steps.get(*at).is_some_and(|step| step.state != State::AtHand)
        };
        self.again = places.into_iter().find(is_before);
    }

    /// The place of this step in the path's file; of one that has become too many, the last that does the same.
    #[must_use]
    pub fn find(&self, id: &StepId) -> Option<usize> {
        self.steps.iter().rposition(|step| step.id.of == id.of && step.id.nth <= id.nth)
    }

    /// Whether people have started it.
    #[must_use]
    pub fn is_started(&self) -> bool {
        self.started
    }

    /// The place of the step that is next; `None` before the start and at the end.
    #[must_use]
    pub fn present(&self) -> Option<usize> {
        self.present
    }

    /// When that is suggested; `None` where nothing is said of it.
    #[must_use]
    pub fn due(&self) -> Option<Timestamp> {
        Some(self.due?.0)
    }

    /// Whether people have come to its end: nothing is next, and nothing comes round.
    #[must_use]
    pub fn is_at_its_end(&self) -> bool {
        self.started && self.present.is_none()
    }

    /// The place of the step that *Again* repeats.
    #[must_use]
    pub fn again(&self) -> Option<usize> {
        self.again
    }

    /// What people did or skipped that isn't on the path any more, each once.
    #[must_use]
    pub fn gone(&self) -> &[Of] {
        &self.gone
    }

    /// How a step stands.
    #[must_use]
    pub fn state(&self, at: usize) -> State {
        self.steps.get(at).map_or(State::Later, |step| step.state)
    }

    /// What tells the step in this place from the others.
    #[must_use]
    pub fn id(&self, at: usize) -> Option<&StepId> {
        self.steps.get(at).map(|step| &step.id)
    }

    /// What is said beside the step in this place, at this moment.
    #[must_use]
    pub fn beside(&self, step: &Step, at: usize, now: Timestamp) -> Option<Beside> {
        let own = self.steps.get(at)?;
        match own.state {
            State::Done if step.each => Some(Beside::Terms(vec![Term::EachOfYou])),
            State::Done => own.last.map(Beside::Done),
            State::Skipped => Some(Beside::Skipped),
            State::AtHand => None,
            State::Present | State::Later => {
                let mut terms = terms(step);
                let often = terms.iter().any(|term| matches!(term, Term::Every(_) | Term::Times(..)));
                if own.state == State::Present {
                    // Once its day has come, nothing is said of it.
                    terms.retain(|term| !matches!(term, Term::After(_)));
                    let wait = self.due.filter(|(due, _)| *due > now && !often);
                    let place = usize::from(step.each);
                    if let Some((_, wait)) = wait {
                        terms.insert(place, Term::After(wait));
                    }
                }
                (!terms.is_empty()).then_some(Beside::Terms(terms))
            }
        }
    }
}

/// What a step does, as it is known again.
#[must_use]
pub fn of(step: &Step) -> Of {
    match &step.does {
        Does::Set(name) => Of::Set(name.clone()),
        Does::Break(_) => Of::Break,
    }
}

/// How often a step is to be done before the next one is suggested.
fn needed(step: &Step, people: usize) -> u32 {
    let each = if step.each { u32::try_from(people).unwrap_or(u32::MAX) } else { 1 };
    step.times.max(1).saturating_mul(each)
}

fn later(moment: Timestamp, by: Duration) -> Timestamp {
    moment.checked_add(by).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests;
