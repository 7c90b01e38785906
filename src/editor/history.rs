//! Undo and redo: what was changed, and how to take it back.

use std::collections::VecDeque;

use super::Path;
use crate::rule_set::edit::Splice;

/// Steps that can be undone.
const STEPS: usize = 200;

/// What a change belongs to: changes that follow one another and belong together are one step of undo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A change by itself.
    Alone,
    /// Typing in this field of the form.
    Field(Path),
    /// Typing in the file. It goes on as long as each change touches the place where the last one ended.
    Typing,
}

/// A splice with the one that takes it back.
#[derive(Debug, Clone)]
struct Both {
    forth: Splice,
    back: Splice,
}

#[derive(Debug, Clone)]
struct Done {
    step: Step,
    splices: Vec<Both>,
}

/// All steps, done and undone.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    done: VecDeque<Done>,
    undone: Vec<Done>,
    /// Whether the last step may go on.
    is_open: bool,
}

impl History {
    /// Takes note of changes that were made to a text, one after the other; `before` is the text that they began with.
    pub(super) fn add(&mut self, before: &str, splices: &[Splice], step: Step) {
        self.undone.clear();
        let mut text = None::<String>;
        let mut both = Vec::new();
        for splice in splices {
            let source = text.as_deref().unwrap_or(before);
            both.push(Both { forth: splice.clone(), back: splice.inverse(source) });
            if splices.len() > 1 {
                text = Some(splice.apply(source));
            }
        }
        let goes_on = self.is_open && self.done.back().is_some_and(|last| goes_on(last, &step, splices));
        match self.done.back_mut().filter(|_| goes_on) {
            Some(last) => both.into_iter().for_each(|both| last.add(both)),
            None => self.done.push_back(Done { step, splices: both }),
        }
        self.is_open = true;
        if self.done.len() > STEPS {
            let _oldest = self.done.pop_front();
        }
    }

    /// Ends the last step: what comes next is another.
    pub(super) fn settle(&mut self) {
        self.is_open = false;
    }

    /// The splices that take the last step back, in their order.
    pub(super) fn undo(&mut self) -> Option<Vec<Splice>> {
        let last = self.done.pop_back()?;
        let splices = last.splices.iter().rev().map(|both| both.back.clone()).collect();
        self.undone.push(last);
        self.is_open = false;
        Some(splices)
    }

    /// The splices that do what was taken back last, in their order.
    pub(super) fn redo(&mut self) -> Option<Vec<Splice>> {
        let next = self.undone.pop()?;
        let splices = next.splices.iter().map(|both| both.forth.clone()).collect();
        self.done.push_back(next);
        self.is_open = false;
        Some(splices)
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

/// Whether a change belongs to the step before it.
fn goes_on(last: &Done, step: &Step, splices: &[Splice]) -> bool {
    match step {
        Step::Alone => false,
        Step::Field(_) => last.step == *step,
        Step::Typing => {
            let caret = last.splices.last().map(|both| both.forth.bytes.start + both.forth.text.len());
            let touches = |splice: &Splice| {
                caret.is_some_and(|caret| [splice.bytes.start, splice.bytes.end].contains(&caret))
            };
            last.step == *step && splices.first().is_some_and(touches)
        }
    }
}

impl Done {
    /// Adds a change, as one with the last where it touches that.
    fn add(&mut self, new: Both) {
        match self.splices.last_mut().and_then(|last| Some((joined(last, &new)?, last))) {
            Some((both, last)) => *last = both,
            None => self.splices.push(new),
        }
    }
}

/// Two changes as one, where the second touches what the first put in.
fn joined(first: &Both, second: &Both) -> Option<Both> {
    let (start, put) = (first.forth.bytes.start, first.forth.text.as_str());
    let (from, to) = (second.forth.bytes.start, second.forth.bytes.end);
    // The text between the two, as it stands after the first.
    if from > start + put.len() || to < start {
        return None;
    }
    let removed = second.back.text.as_str();
    let before = removed.get(..start.saturating_sub(from))?;
    let behind = removed.get(removed.len() - to.saturating_sub(start + put.len())..)?;
    let kept_before = put.get(..from.saturating_sub(start))?;
    let kept_behind = put.get(to.saturating_sub(start).min(put.len())..)?;
    let begin = start.min(from);
    let text = [kept_before, &second.forth.text, kept_behind].concat();
    let old = [before, &first.back.text, behind].concat();
    Some(Both {
        back: Splice { bytes: begin..begin + text.len(), text: old.clone() },
        forth: Splice { bytes: begin..begin + old.len(), text },
    })
}
