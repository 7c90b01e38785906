//! Agreements on their way to the disk. They are kept once the keeper says so; until then what was typed stays in its
//! fields, and the journal has it.

mod good;
mod yes;

use std::time::Duration;

use super::close::{Action, Draft, Message, Problem};
use super::{Field, Host, Keep, Outcome, Wish};
use crate::record::agreements::{Agreement, Id};
use crate::record::file::WriteError;
use crate::record::keeper::{Change, Settled, Token};
use crate::session::{Event, Moment};
use crate::words::say;

/// What takes longer to be kept is said to be on its way.
const SOON: Duration = Duration::from_millis(300);

/// After this people needn't wait for a disk that says nothing.
const NO_ANSWER: Duration = Duration::from_secs(10);

/// What is on its way to the disk.
#[derive(Debug, Default)]
pub(super) struct Keeping {
    /// What was written, or a change of that.
    draft: Option<Sent>,
    /// What is wanted as soon as that has come back or arrived.
    next: Option<Wanted>,
    /// What was sent before, and isn't what stands in the fields any more.
    apart: Vec<Token>,
    /// One good thing to plan.
    planned: Option<good::Planned>,
    /// Kept agreements that are to go.
    going: Vec<(Option<Token>, Id)>,
    /// Yeses to kept agreements, and corrected names in them, in the order in which they were said.
    beside: Vec<(Option<Token>, Id)>,
}

/// Something that was written and is wanted to be kept.
#[derive(Debug, Clone, PartialEq)]
struct Wanted {
    draft: Draft,
    /// The kept agreement that it is a change of.
    replaces: Option<Id>,
    /// The talk is over once it is kept.
    leaves: bool,
    /// It is over even if that can't be kept: people know, and have asked once more.
    or_leave: bool,
}

/// What was sent to the keeper.
#[derive(Debug)]
struct Sent {
    wanted: Wanted,
    /// `None` until the keeper has it.
    token: Option<Token>,
    since: Moment,
    /// It is known that it can't be kept for now.
    failed: bool,
}

impl Keeping {
    /// People are still there, whatever they wanted to do once something is kept.
    pub(super) fn stay(&mut self) {
        let wanted = self.draft.as_mut().map(|sent| &mut sent.wanted);
        for wanted in wanted.into_iter().chain(&mut self.next) {
            (wanted.leaves, wanted.or_leave) = (false, false);
        }
    }
}

impl Host {
    /// Does what people do at the close, and in a step for agreements.
    pub(super) fn at_the_close(&mut self, message: Message, now: Moment) -> Outcome {
        let leaves = matches!(message, Message::Done | Message::GoOn(_));
        if !leaves && !matches!(message, Message::Help | Message::WhatIsKept) {
            self.keeping.stay();
        }
        let mut keep = Vec::new();
        if leaves {
            // All that isn't saved is said at once.
            let unsaved = [(Field::Good, self.may_leave_good()), (Field::Rules, self.may_leave_rules())];
            if let Some((field, _)) = unsaved.into_iter().find(|(_, may_leave)| !may_leave) {
                return Wish::Write(field).into();
            }
            keep.extend(self.leave_good());
        }
        self.close.held = self.held();
        let action = self.close.update(message, &self.words);
        self.part();
        let mut outcome = match action {
            Action::None => Outcome::default(),
            Action::Plan(message) => self.plan_good(message, now),
            Action::Decide(message) => self.decide(message),
            Action::Keep { draft, replaces, leaves, or_leave } => {
                self.want(Wanted { draft, replaces, leaves, or_leave }, now)
            }
            Action::Agree(id, voice) => self.agree(id, voice),
            Action::Write(field) => Wish::Write(field).into(),
            Action::Remove(place) => self.remove(place),
            Action::Done => Wish::Finish { anyway: false }.into(),
            Action::Back => {
                let event = if self.session.can_undo(now) { Event::Undo } else { Event::Back };
                self.apply(&event, now)
            }
            Action::Help => Wish::Help.into(),
            Action::WhatIsKept => Wish::WhatIsKept.into(),
            Action::LeaveNoTrace => Wish::LeaveNoTrace.into(),
        };
        keep.append(&mut outcome.keep);
        outcome.keep = keep;
        outcome
    }

    /// The keeper has the last change that was to be sent, and calls it this.
    pub fn sent(&mut self, token: Token) {
        let draft = self.keeping.draft.as_mut().map(|sent| &mut sent.token);
        let planned = self.keeping.planned.as_mut().map(|planned| &mut planned.token);
        let going = self.keeping.going.iter_mut().chain(&mut self.keeping.beside).map(|(token, _)| token);
        let looks = self.review.waits();
        if let Some(waits) =
            draft.into_iter().chain(planned).chain(going).chain(looks).find(|waits| waits.is_none())
        {
            *waits = Some(token);
        }
    }

    /// The changes that were sent and haven't come to their end.
    pub fn unkept(&self) -> impl Iterator<Item = Token> + '_ {
        let going = self.keeping.going.iter().chain(&self.keeping.beside).filter_map(|(token, _)| *token);
        let draft = self.keeping.draft.iter().filter_map(|sent| sent.token);
        let planned = self.keeping.planned.iter().filter_map(|planned| planned.token);
        let apart = self.keeping.apart.iter().copied();
        draft.chain(planned).chain(apart).chain(going).chain(self.review.unkept())
    }

    /// Whether something takes long enough to be kept that people should read so.
    #[must_use]
    pub fn is_saving(&self, now: Moment) -> bool {
        self.saving_in(now).is_some_and(|wait| wait.is_zero())
    }

    /// How long until [`is_saving`](Self::is_saving), if nothing comes before.
    #[must_use]
    pub fn saving_in(&self, now: Moment) -> Option<Duration> {
        let sent = self.keeping.draft.as_ref().filter(|sent| !sent.failed)?;
        Some(sent.since.boot().saturating_add(SOON).saturating_sub(now.boot()))
    }

    /// Once the fields were emptied, or another agreement was put into them, what was sent from there stands by itself.
    fn part(&mut self) {
        let close = &self.close;
        let parts = |sent: &mut Sent| !close.is_unfinished() || close.changing() != sent.wanted.replaces;
        if self.keeping.next.is_none()
            && let Some(token) = self.keeping.draft.take_if(parts).and_then(|sent| sent.token)
        {
            self.keeping.apart.push(token);
        }
    }

    /// Has something kept, at once unless something else is on its way: that comes back first, or arrives.
    fn want(&mut self, wanted: Wanted, now: Moment) -> Outcome {
        let Some(sent) = &mut self.keeping.draft else { return self.send(wanted, now) };
        let same =
            !sent.failed && (&sent.wanted.draft, sent.wanted.replaces) == (&wanted.draft, wanted.replaces);
        if sent.failed {
            (sent.failed, sent.since) = (false, now);
        }
        let unanswered = now.boot() >= sent.since.boot().saturating_add(NO_ANSWER);
        // Whoever leaves without saving finds nothing saved later, unless the disk is at it already.
        let leaves = unanswered && wanted.or_leave && wanted.leaves;
        let back = sent.token.filter(|_| leaves || !same).map(Keep::TakeBack);
        let wish = leaves.then_some(Wish::Finish { anyway: true });
        if unanswered && wanted.leaves && !leaves {
            self.close.fail(Problem::NoAnswer);
        }
        match &mut self.keeping.draft {
            Some(sent) if same => (sent.wanted, self.keeping.next) = (wanted, None),
            _ => self.keeping.next = Some(wanted),
        }
        Outcome { keep: back.into_iter().collect(), wish, ..Outcome::default() }
    }

    fn send(&mut self, wanted: Wanted, now: Moment) -> Outcome {
        let changed = wanted.replaces.and_then(|id| self.close.kept.iter().find(|kept| kept.id == id));
        let people = self.close.here().map(|(_, name)| name.to_owned()).collect();
        let change = if let Some(kept) = changed.cloned() {
            Change::Reword(wanted.draft.clone().put_into(kept, people))
        } else {
            let talk = self.header.choices.name.clone();
            let topic = self.session.plan().topic.clone().unwrap_or_default();
            let new = Agreement::new(String::new(), Vec::new(), now.wall(), talk, self.began());
            Change::Add(wanted.draft.clone().put_into(Agreement { topic, ..new }, people))
        };
        self.close.mend();
        self.keeping.draft = Some(Sent { wanted, token: None, since: now, failed: false });
        Outcome { keep: vec![Keep::Change(Box::new(change))], ..Outcome::default() }
    }

    /// Lets a kept agreement go.
    fn remove(&mut self, place: usize) -> Outcome {
        let Some(id) = self.close.kept.get(place).map(|kept| kept.id) else { return Outcome::default() };
        if self.keeping.going.iter().any(|(_, going)| *going == id) {
            return Outcome::default();
        }
        self.keeping.going.push((None, id));
        Outcome { keep: vec![Keep::Change(Box::new(Change::Remove(id)))], ..Outcome::default() }
    }

    /// Takes note of what became of a change that was sent.
    pub fn changed(&mut self, token: Token, came: Result<Settled, WriteError>, now: Moment) -> Outcome {
        let mut outcome = if self.keeping.draft.as_ref().is_some_and(|sent| sent.token == Some(token)) {
            self.draft_came(came, now)
        } else if self.keeping.planned.as_ref().is_some_and(|planned| planned.token == Some(token)) {
            self.planned_came(came)
        } else if let Some(at) = self.keeping.going.iter().position(|(going, _)| *going == Some(token)) {
            self.going_came(at, came)
        } else if let Some(at) = self.keeping.beside.iter().position(|(said, _)| *said == Some(token)) {
            self.beside_came(at, came)
        } else if self.keeping.apart.contains(&token) {
            self.apart_came(token, came)
        } else {
            self.review.came(token, came);
            Outcome::default()
        };
        outcome.keep.extend(self.write_down());
        outcome
    }

    /// Takes note that a change came back: nothing of it is kept.
    pub fn taken_back(&mut self, token: Token, now: Moment) -> Outcome {
        self.keeping.apart.retain(|apart| *apart != token);
        if self.keeping.draft.as_ref().is_none_or(|sent| sent.token != Some(token)) {
            return Outcome::default();
        }
        self.keeping.draft = None;
        self.go_on_with_next(now)
    }

    fn go_on_with_next(&mut self, now: Moment) -> Outcome {
        match self.keeping.next.take() {
            Some(next) => self.send(next, now),
            None => Outcome::default(),
        }
    }

    fn draft_came(&mut self, came: Result<Settled, WriteError>, now: Moment) -> Outcome {
        let Some(sent) = &mut self.keeping.draft else { return Outcome::default() };
        let Wanted { draft, replaces, leaves, or_leave } = sent.wanted.clone();
        let anyway = (leaves && or_leave).then_some(Wish::Finish { anyway: true });
        match came {
            Ok(Settled::Gone(trouble)) => {
                self.keeping.draft = None;
                match (trouble, replaces) {
                    (Some(notice), _) => self.close.fail(Problem::Unread(notice)),
                    (None, Some(gone)) => self.close.lose(gone),
                    (None, None) => {}
                }
                Outcome { wish: anyway, ..self.go_on_with_next(now) }
            }
            Ok(Settled::Done) => {
                self.keeping.draft = None;
                self.go_on_with_next(now)
            }
            Ok(Settled::Kept(agreement)) => {
                self.keeping.draft = None;
                let (id, aloud) = (agreement.id, vec![self.kept(&agreement)]);
                self.close.keep(agreement, &draft, &self.words);
                let next = self.keeping.next.take();
                let leaves = next.as_ref().map_or(leaves, |next| next.leaves);
                if let Some(next) = next.filter(|next| next.draft != draft) {
                    // It has been written on meanwhile.
                    let on = self.send(Wanted { replaces: Some(id), ..next }, now);
                    return Outcome { aloud, ..on };
                }
                // Whoever has written on since isn't done.
                let leaves = leaves && !self.close.is_unfinished();
                let wish = leaves.then_some(Wish::Finish { anyway: false });
                Outcome { aloud, wish, ..Outcome::default() }
            }
            Err(error) => {
                let token = sent.token;
                // It is tried again; but nobody leaves when they don't expect it.
                (sent.failed, sent.wanted.leaves) = (true, false);
                self.close.fail(Problem::Unwritten(error));
                match anyway {
                    Some(wish) => {
                        self.keeping.draft = None;
                        let keep = token.map(Keep::TakeBack).into_iter().collect();
                        Outcome { keep, wish: Some(wish), ..Outcome::default() }
                    }
                    None => Outcome::default(),
                }
            }
        }
    }

    fn apart_came(&mut self, token: Token, came: Result<Settled, WriteError>) -> Outcome {
        let mut outcome = Outcome::default();
        match came {
            Err(error) => {
                self.close.say(Problem::Unwritten(error));
                return outcome;
            }
            Ok(Settled::Kept(agreement)) => {
                outcome.aloud.push(self.kept(&agreement));
                self.close.list(agreement);
                self.worked();
            }
            Ok(Settled::Gone(trouble)) => self.close.say(Problem::OtherChange(trouble)),
            Ok(Settled::Done) => {}
        }
        self.keeping.apart.retain(|apart| *apart != token);
        outcome
    }

    /// “Kept: dinner on Fridays.”
    fn kept(&self, agreement: &Agreement) -> String {
        let what = agreement.what.as_str();
        say!(self.words, "aloud-kept", what = what)
    }

    /// What was said to have failed has worked in the end, unless it is what stands in the fields.
    fn worked(&mut self) {
        if self.keeping.draft.as_ref().is_none_or(|sent| !sent.failed) {
            self.close.mend();
        }
    }

    fn going_came(&mut self, at: usize, came: Result<Settled, WriteError>) -> Outcome {
        let mut outcome = Outcome::default();
        let (_, id) = self.keeping.going[at];
        let place = self.close.kept.iter().position(|kept| kept.id == id);
        let came = came.map(|settled| match settled {
            Settled::Gone(trouble) => (true, trouble),
            Settled::Done | Settled::Kept(_) => (false, None),
        });
        match (came, place) {
            (Err(error), _) => {
                self.close.say(Problem::Unwritten(error));
                return outcome;
            }
            (Ok((true, Some(notice))), _) => self.close.say(Problem::Stays(notice)),
            (Ok((true, None)), Some(place)) => {
                let gone = self.close.kept.remove(place);
                self.close.say(Problem::WasGone(gone.what));
            }
            (Ok((false, _)), Some(place)) => {
                let gone = self.close.kept.remove(place);
                self.worked();
                outcome.aloud.push(say!(self.words, "aloud-let-go", what = gone.what));
            }
            (Ok(_), None) => {}
        }
        let _came = self.keeping.going.remove(at);
        outcome
    }
}
