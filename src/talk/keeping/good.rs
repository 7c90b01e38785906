//! One good thing to plan, on its way to the disk.

use super::{Host, Keep, Outcome};
use crate::record::agreements::Agreement;
use crate::record::file::WriteError;
use crate::record::keeper::{Change, Settled, Token};
use crate::rule_set::{bounds, clean};
use crate::session::Moment;
use crate::talk::close::{Draft, Good, GoodMessage as Message, Problem};

/// What was sent to the keeper.
#[derive(Debug)]
pub(super) struct Planned {
    what: String,
    /// `None` until the keeper has it.
    pub(super) token: Option<Token>,
    /// It is known that it can't be kept for now.
    failed: bool,
}

impl Host {
    /// Does what people do about one good thing to plan.
    pub(super) fn plan_good(&mut self, message: Message, now: Moment) -> Outcome {
        match message {
            Message::Typed(typed) => self.close.good.write(clean::line_of(&typed, bounds::TEXT)),
            Message::Save => return self.save_good(now),
        }
        Outcome::default()
    }

    fn save_good(&mut self, now: Moment) -> Outcome {
        let what = self.close.good.what().to_owned();
        if what.is_empty() {
            self.close.good.fail(Problem::NothingPlanned);
            return Outcome::default();
        }
        // The keeper tries again by itself.
        if self.keeping.planned.as_ref().is_some_and(|planned| planned.what == what) {
            return Outcome::default();
        }
        // It has other words now than those on their way.
        let mut keep: Vec<Keep> = self.take_back_planned().into_iter().collect();
        let new = Agreement::new(
            what.clone(),
            Vec::new(),
            now.wall(),
            self.header.choices.name.clone(),
            self.began(),
        );
        let people = self.close.here().map(|(_, name)| name.to_owned()).collect();
        keep.push(Keep::Change(Box::new(Change::Add(Agreement { people, ..new }))));
        self.keeping.planned = Some(Planned { what, token: None, failed: false });
        Outcome { keep, ..Outcome::default() }
    }

    /// What is on its way isn't wanted any more. If it is kept already, it stands by itself.
    fn take_back_planned(&mut self) -> Option<Keep> {
        let token = self.keeping.planned.take()?.token?;
        self.keeping.apart.push(token);
        Some(Keep::TakeBack(token))
    }

    /// Whether something is typed here that is neither saved nor on its way.
    fn is_unsaved(&self) -> bool {
        let what = self.close.good.what();
        let planned = self.keeping.planned.as_ref();
        !what.is_empty()
            && self.asks().good()
            && planned.is_none_or(|planned| planned.what != what || planned.failed)
    }

    /// People want to leave: false if something is typed here that isn't saved, and they didn't know that yet.
    pub(super) fn may_leave_good(&mut self) -> bool {
        !self.is_unsaved() || self.close.good.may_be_left()
    }

    /// They leave: whoever does so without saving finds nothing saved later.
    pub(super) fn leave_good(&mut self) -> Option<Keep> {
        if self.is_unsaved() { self.take_back_planned() } else { None }
    }

    /// Takes note of what became of it.
    pub(super) fn planned_came(&mut self, came: Result<Settled, WriteError>) -> Outcome {
        let mut outcome = Outcome::default();
        let Some(planned) = &mut self.keeping.planned else { return outcome };
        match came {
            Err(error) => {
                planned.failed = true;
                self.close.good.fail(Problem::Unwritten(error));
                return outcome;
            }
            Ok(Settled::Kept(agreement)) => {
                outcome.aloud.push(self.kept(&agreement));
                self.close.good.saved(&agreement.what);
                self.close.list(agreement);
            }
            Ok(Settled::Done | Settled::Gone(_)) => {}
        }
        self.keeping.planned = None;
        outcome
    }
}

impl Good {
    /// Whether this agreement is what is typed here: the program may have gone after it was kept and before the field was
    /// emptied.
    pub(in crate::talk) fn is(&self, kept: &Agreement) -> bool {
        Draft { what: self.what().to_owned(), ..Draft::default() }.is_in(kept)
    }
}
