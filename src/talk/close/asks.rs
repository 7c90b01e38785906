//! What the close asks for. It follows from the talk as it is now: whoever goes back and comes to the end after all finds
//! what belongs there.

use std::time::Duration;

use super::NextStep;
use crate::plan::Plan;
use crate::talk::Host;

const DAY: Duration = Duration::from_secs(24 * 3_600);

/// What the close asks for, besides what was parked and when to talk again.
#[derive(Debug, Clone, Copy)]
pub struct Asks<'a> {
    plan: &'a Plan,
    /// Whether the talk came to its end.
    whole: bool,
    held: Held,
    /// Of a rehearsal only agreements are kept.
    rehearsal: bool,
}

/// The parts of the close of a whole talk that hold something people typed or chose. Wherever the talk ends, these are
/// there: what is in them can be seen, saved or let go.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::talk) struct Held {
    appreciation: bool,
    good: bool,
    rules: bool,
}

impl<'a> Asks<'a> {
    /// Whether it asks for what people agreed on.
    #[must_use]
    pub fn agreements(self) -> bool {
        self.plan.close.agreements
    }

    /// Whether it asks for a word of appreciation.
    #[must_use]
    pub fn appreciation(self) -> bool {
        self.plan.set.appreciates() && !self.rehearsal && (self.whole || self.held.appreciation)
    }

    /// Whether it asks for one good thing to plan, which becomes an agreement.
    #[must_use]
    pub fn good(self) -> bool {
        let asks = self.plan.close.agreements && self.plan.set.appreciates() && self.plan.present() > 1;
        asks && (self.whole || self.held.good)
    }

    /// Whether it asks which rules people keep.
    #[must_use]
    pub fn rules(self) -> bool {
        !self.plan.set.rules.is_empty() && !self.rehearsal && (self.whole || self.held.rules)
    }

    /// The names of the other sets that people may go on with, each once.
    pub fn then(self) -> impl Iterator<Item = &'a str> {
        let (plan, named) = (self.plan, &self.plan.close.then);
        let first = move |(at, name): &(usize, &String)| !named[..*at].contains(name);
        let other = move |(_, name): &(usize, &String)| **name != plan.choices.name;
        let then = named.iter().enumerate().filter(first).filter(other).map(|(_, name)| name.as_str());
        then.filter(move |_| self.whole)
    }

    /// Whether it thanks people.
    #[must_use]
    pub fn thanks(self) -> bool {
        self.plan.set.appreciates() && self.whole
    }

    /// Whether it asks when people talk again.
    #[must_use]
    pub fn next(self) -> bool {
        !self.rehearsal
    }
}

impl Host {
    /// What the close asks for: after a talk that people ended early, only what they may want to keep of it, and what
    /// they have begun already.
    #[must_use]
    pub fn asks(&self) -> Asks<'_> {
        let session = self.session();
        let rehearsal = self.is_rehearsal();
        Asks { plan: session.plan(), whole: !session.ended_early(), held: self.held(), rehearsal }
    }

    /// What holds something, or has since people came to the close.
    pub(in crate::talk) fn held(&self) -> Held {
        let (close, before) = (self.close(), self.close().held);
        Held {
            appreciation: before.appreciation || !close.appreciation.trim().is_empty(),
            good: before.good || !close.good.what().is_empty(),
            rules: before.rules || close.rules.to_keep.is_some() || self.decides_more_than_is_kept(),
        }
    }

    /// Takes note of what comes next on the path that this talk is a step of.
    pub fn follow_path(&mut self, next: Option<NextStep>) {
        self.close.next_step = next;
    }

    /// The days until the next talk: as people chose, 0 for none; else what its path or its set asks for, if the talk came to its end;
    /// `None` where nothing is chosen.
    #[must_use]
    pub fn next_talk(&self) -> Option<u16> {
        let session = self.session();
        let suggested = session.plan().close.next_talk.filter(|_| !session.ended_early());
        let days = |time: Duration| u16::try_from(time.as_secs().div_ceil(DAY.as_secs())).ok();
        let on_path = self.close().next_step.as_ref().filter(|_| !session.ended_early());
        let on_path = on_path.and_then(|next| next.days);
        self.close().next_talk.or(on_path).or_else(|| suggested.and_then(days))
    }
}
