//! Who is here: someone comes late, leaves for today, or is back.

use super::{Field, Host, Outcome, Panel, Wish};
use crate::rule_set::{bounds, clean};
use crate::session::{Effect, Event, Moment, Reason};

/// What people do with the list of who is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// It is to be shown.
    Open,
    /// The name of someone more was typed.
    Newcomer(String),
    /// The typed name is that of someone who is here now.
    Joins,
    /// Somebody (their seat) is said to have left: are they gone for today?
    AskLeft(usize),
    /// Yes, that seat's are.
    HasLeft(usize),
    /// No, they are still here.
    StillHere,
    /// Someone (their seat) who had left is back.
    IsBack(usize),
}

/// The list of who is here, as far as people are at something in it.
#[derive(Debug, Clone, Default)]
pub(super) struct People {
    /// The name of someone more, as typed.
    newcomer: String,
    /// The seat of which people are being asked whether it is empty now.
    leaving: Option<usize>,
}

impl Host {
    /// Whether others can come, or somebody can leave: not where a set is for a fixed number of people.
    #[must_use]
    pub fn people_come_and_go(&self) -> bool {
        let (plan, session) = (self.session.plan(), &self.session);
        let between = plan.people();
        let all = || 0..plan.participants.len();
        !self.is_only_a_break()
            && between.min < between.max
            && (session.has_room() || all().any(|seat| session.can_do_without(seat).is_ok()))
    }

    /// The name of someone more, as typed.
    #[must_use]
    pub fn newcomer(&self) -> &str {
        &self.people.newcomer
    }

    /// The seat of which people are being asked whether it is empty now.
    #[must_use]
    pub fn leaving(&self) -> Option<usize> {
        self.people.leaving.filter(|_| self.panel == Panel::People)
    }

    /// Why nobody can leave, where that is for the number of people: it stands once, for all of them.
    #[must_use]
    pub fn why_all_stay(&self) -> Option<Reason> {
        let mut all = 0..self.session.plan().participants.len();
        all.find_map(|seat| {
            let why = self.session.can_do_without(seat).err();
            why.filter(|why| matches!(why, Reason::TooFew(_) | Reason::LastOne))
        })
    }

    /// Those who can't leave since they have a part that nobody else has, while others can.
    #[must_use]
    pub fn have_parts(&self) -> Vec<usize> {
        let here = 0..self.session.plan().participants.len();
        here.filter(|&seat| self.session.can_do_without(seat) == Err(Reason::HasAPart)).collect()
    }

    /// What the numbers answer in the list; nothing unless something is asked there.
    pub(super) fn people_keyed(&self) -> Vec<super::Message> {
        let answers = self.leaving().map(|seat| [Message::HasLeft(seat), Message::StillHere]);
        answers.into_iter().flatten().map(super::Message::People).collect()
    }

    /// Does what people do with the list.
    pub(super) fn see_who_is_here(&mut self, message: Message, now: Moment) -> Outcome {
        match message {
            Message::Open => {
                self.people = People::default();
                self.panel = Panel::People;
                if self.session.has_room() {
                    return Wish::Write(Field::Newcomer).into();
                }
            }
            Message::Newcomer(typed) => self.people.newcomer = clean::line_of(&typed, bounds::NAME),
            Message::Joins => return self.apply(&Event::Join(self.people.newcomer.clone()), now),
            Message::AskLeft(seat) => {
                self.people.leaving = Some(seat);
                return Wish::Write(Field::StillHere).into();
            }
            Message::HasLeft(seat) => {
                self.people.leaving = None;
                return self.apply(&Event::Leave(seat), now);
            }
            Message::StillHere => self.people.leaving = None,
            Message::IsBack(seat) => {
                let name = self.session.plan().participants.get(seat).cloned().unwrap_or_default();
                return self.apply(&Event::Join(name), now);
            }
        }
        Outcome::default()
    }

    /// Closes the question in the list, if one is open there.
    pub(super) fn leave_the_question(&mut self) -> bool {
        let asked = self.leaving().is_some();
        self.people.leaving = None;
        asked
    }

    /// Follows up on somebody's coming.
    pub(super) fn somebody_came(&mut self, effects: &[Effect]) {
        if !effects.iter().any(|effect| matches!(effect, Effect::Ignored(_))) {
            self.people.newcomer.clear();
        }
    }
}
