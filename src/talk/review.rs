//! Looking at agreements in a talk: those that are open, one at a time, due ones first. What is answered is on its way to
//! the disk at once; whoever goes back can answer again.

mod keeping;

use std::mem;

use jiff::Timestamp;
use jiff::civil::Date;

use super::close::Problem;
use super::looking::{self, ANSWERS, Looking, stands};
use super::{Field, Host, Keep, Outcome, Wish};
use crate::clock::zone;
use crate::plan::Kind;
use crate::record::agreements::{Agreement, How, Id, State};
use crate::record::journal::WrittenLook;
use crate::record::keeper::Change;
use crate::rule_set::{bounds, clean};
use crate::session::{Announcement, Effect, Moment, State as Of};
use crate::words::{InWords, Words, say};

use keeping::Sent;

/// The agreements that are looked at in a talk.
#[derive(Debug, Clone, Default)]
pub struct Review {
    items: Vec<Agreement>,
    /// The one that is shown; past the last there is nothing more to look at.
    at: usize,
    doing: Doing,
    /// Why something that was answered isn't kept.
    problem: Option<Problem>,
    sent: Vec<Sent>,
}

/// What is being done with the agreement that is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Doing {
    /// It is to be answered how it went.
    #[default]
    Choosing,
    /// It stands, and people may say what got in the way, and when to look again.
    Looking(Looking),
    /// It is put in other words, as typed.
    Rewording(String),
}

/// What people do in a step in which they look at agreements.
#[derive(Debug, Clone)]
pub enum Message {
    /// They say how it went; on the next one is shown.
    Look(looking::Message),
    /// Put it in other words.
    Reword,
    /// The other words were typed.
    Words(String),
    /// Keep the other words.
    Save,
    /// Leave the words as they were.
    Cancel,
    /// On to the next one, without an answer.
    Skip,
    /// Back to the one before.
    Back,
    /// The answer was a slip: there is none.
    TakeBack,
}

impl Review {
    /// The agreement that is shown.
    #[must_use]
    pub(crate) fn shown(&self) -> Option<&Agreement> {
        self.items.get(self.at)
    }

    /// What is being done with it.
    #[must_use]
    pub(crate) fn doing(&self) -> &Doing {
        &self.doing
    }

    /// Whether there was anything to look at.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Whether there is one before it.
    #[must_use]
    pub(crate) fn can_go_back(&self) -> bool {
        self.at > 0
    }

    /// Why something that was answered isn't kept.
    #[must_use]
    pub(crate) fn problem(&self, words: &Words) -> Option<String> {
        self.problem.as_ref().map(|problem| problem.in_words(words))
    }

    /// Whether a field is open.
    #[must_use]
    pub(crate) fn is_writing(&self) -> bool {
        self.doing != Doing::Choosing
    }

    /// What is in its fields, to bring it back after a crash.
    pub(super) fn written(&self) -> Option<WrittenLook> {
        let of = self.shown()?.id;
        match &self.doing {
            Doing::Choosing => None,
            Doing::Looking(Looking { note, again, .. }) => {
                Some(WrittenLook { of, note: note.clone(), again: again.clone(), what: None })
            }
            Doing::Rewording(what) => {
                Some(WrittenLook { of, what: Some(what.clone()), ..WrittenLook::default() })
            }
        }
    }

    /// Fills the fields again, in the talk that began then.
    pub(super) fn restore(&mut self, written: Option<WrittenLook>, began: Timestamp) {
        let Some(WrittenLook { of, note, again, what }) = written else { return };
        let Some(at) = self.items.iter().position(|one| one.id == of) else { return };
        let how = self.items.get(at).and_then(|one| how_in(one, began));
        let (note, again) = (clean::owned_line(note), clean::owned_line(again));
        self.doing = match (what, how) {
            (Some(what), _) => Doing::Rewording(clean::owned_line(what)),
            (None, Some(how)) if stands(how) => Doing::Looking(Looking { how, note, again }),
            (None, _) => return,
        };
        self.at = at;
    }

    /// What tells what is shown from what was.
    pub(super) fn scene(&self) -> Option<(Id, mem::Discriminant<Doing>)> {
        Some((self.shown()?.id, mem::discriminant(&self.doing)))
    }

    /// The one at this place isn't there any more.
    fn moves_up(&mut self, gone: usize) {
        if gone < self.at {
            self.at -= 1;
        } else if gone == self.at {
            self.doing = Doing::Choosing;
        }
    }

    fn go_to(&mut self, at: usize) {
        self.at = at.min(self.items.len());
        self.doing = Doing::Choosing;
    }

    /// The first one that hasn't been looked at in the talk that began then.
    fn first_left(&self, began: Timestamp) -> usize {
        let left = |one: &Agreement| how_in(one, began).is_none();
        self.items.iter().position(left).unwrap_or(self.items.len())
    }
}

/// How an agreement went when people looked at it in the talk that began then.
fn how_in(agreement: &Agreement, began: Timestamp) -> Option<How> {
    let last = agreement.course.last().filter(|look| look.began == Some(began));
    last.map(|look| look.how)
}

impl Host {
    /// The same, with these agreements to look at: those that are open and not of this talk, due ones first. Before them
    /// come those that were looked at in it before it was interrupted.
    #[must_use]
    pub(super) fn looking_at(mut self, all: &[Agreement], now: Moment) -> Self {
        self.agreements_are(all, now);
        self.review.go_to(self.review.first_left(self.began()));
        self
    }

    /// Takes note of all agreements as they are kept now: some may be erased, changed or new.
    pub fn agreements_are(&mut self, all: &[Agreement], now: Moment) {
        let newer = self.on_their_way();
        self.close.follow_kept(all, &newer);
        let (began, today) = (self.began(), on(now));
        let review = &mut self.review;
        for at in (0..review.items.len()).rev() {
            let Some(item) = review.items.get_mut(at) else { continue };
            if review.sent.iter().any(|sent| sent.id() == item.id) {
                // What is on its way is newer.
                continue;
            }
            let kept = all.iter().find(|kept| kept.id == item.id);
            let counts = |kept: &&Agreement| kept.state == State::Open || how_in(kept, began).is_some();
            if let Some(kept) = kept.filter(counts) {
                item.clone_from(kept);
            } else {
                let _gone = review.items.remove(at);
                review.moves_up(at);
            }
        }
        let is_known = |one: &Agreement| review.items.iter().any(|item| item.id == one.id);
        let is_new = |one: &&Agreement| {
            let looked = how_in(one, began).is_some();
            (looked || (one.state == State::Open && one.began != began)) && !is_known(one)
        };
        let mut new: Vec<&Agreement> = all.iter().filter(is_new).collect();
        new.sort_by_key(|one| (how_in(one, began).is_none(), one.order(today)));
        review.items.extend(new.into_iter().cloned());
    }

    /// What is looked at.
    #[must_use]
    pub fn review(&self) -> &Review {
        &self.review
    }

    /// Whether the present step is one in which agreements are looked at.
    #[must_use]
    pub(crate) fn is_reviewing(&self) -> bool {
        let session = &self.session;
        matches!(session.state(), Of::Running | Of::Paused(_) | Of::Breath)
            && session.step().is_some_and(|step| step.kind == Kind::Review)
    }

    /// Whether people write about the agreement that is shown.
    pub(super) fn is_writing_a_look(&self) -> bool {
        self.is_reviewing() && self.review.is_writing()
    }

    /// How the agreement that is shown went, if that was answered in this talk.
    #[must_use]
    pub(crate) fn looked(&self) -> Option<How> {
        how_in(self.review.shown()?, self.began())
    }

    /// What the numbers answer at present; nothing where they don't.
    pub(super) fn answers(&self) -> Vec<super::Message> {
        let asked = self.is_reviewing() && self.review.shown().is_some() && !self.review.is_writing();
        let answer = |how| super::Message::Review(Message::Look(looking::Message::Answer(how)));
        if asked { ANSWERS.map(answer).to_vec() } else { Vec::new() }
    }

    /// Where a step ends, what is written is kept; where one begins in which agreements are looked at, the first is shown
    /// that hasn't been.
    pub(super) fn follow_to_a_review(&mut self, effects: &[Effect], now: Moment) -> Vec<Keep> {
        let announced = |what: fn(&Announcement) -> bool| {
            effects.iter().any(|effect| matches!(effect, Effect::Announce(announced) if what(announced)))
        };
        let begins = announced(|what| matches!(what, Announcement::Entered(_)));
        if !begins && !announced(|what| matches!(what, Announcement::Closing)) {
            return Vec::new();
        }
        let kept = self.keep_what_is_written(now);
        if begins {
            self.review.go_to(self.review.first_left(self.began()));
            self.review.problem = None;
        }
        kept.keep
    }

    /// What is said of the agreement that is shown.
    pub(super) fn review_aloud(&self) -> String {
        match self.review.shown() {
            Some(agreement) => {
                let what = agreement.what.as_str();
                let details = self.close.details_and_yes(agreement, &self.words).unwrap_or_default();
                if details.is_empty() {
                    say!(self.words, "aloud-review", what = what)
                } else {
                    say!(self.words, "aloud-review-details", what = what, details = details)
                }
            }
            None if self.review.is_empty() => say!(self.words, "review-none"),
            None => say!(self.words, "review-over"),
        }
    }

    /// Does what people do with the agreement that is shown.
    pub(super) fn look(&mut self, message: Message, now: Moment) -> Outcome {
        if !self.is_reviewing() {
            return Outcome::default();
        }
        match message {
            Message::Look(looking::Message::Answer(how)) => return self.answer(how, now),
            Message::Look(looking::Message::Note(typed)) => {
                if let Doing::Looking(looking) = &mut self.review.doing {
                    looking.write_note(&typed);
                }
            }
            Message::Look(looking::Message::Again(typed)) => {
                if let Doing::Looking(looking) = &mut self.review.doing {
                    looking.write_again(&typed);
                    self.review.problem = None;
                }
            }
            Message::Look(looking::Message::GoOn) => return self.go_on_from_a_look(now),
            Message::Reword => {
                if let Some(agreement) = self.review.shown() {
                    self.review.doing = Doing::Rewording(agreement.what.clone());
                    return Wish::Write(Field::OtherWords).into();
                }
            }
            Message::Words(typed) => {
                if let Doing::Rewording(what) = &mut self.review.doing {
                    *what = clean::line_of(&typed, bounds::TEXT);
                    self.review.problem = None;
                }
            }
            Message::Save => return self.reword(now),
            Message::Cancel => (self.review.doing, self.review.problem) = (Doing::Choosing, None),
            Message::Skip => return self.on_to(self.review.at + 1, now),
            Message::Back => return self.on_to(self.review.at.saturating_sub(1), now),
            Message::TakeBack => return self.take_back(),
        }
        Outcome::default()
    }

    /// Closes the field that is open. What is in it is kept.
    pub(super) fn leave_the_field(&mut self, now: Moment) -> Outcome {
        match self.review.doing {
            Doing::Choosing => Outcome::default(),
            Doing::Looking(_) => self.go_on_from_a_look(now),
            Doing::Rewording(_) => {
                self.review.problem = None;
                self.keep_what_is_written(now)
            }
        }
    }

    /// Closes the fields and has it kept what is in them, as far as it makes sense.
    fn keep_what_is_written(&mut self, now: Moment) -> Outcome {
        match mem::take(&mut self.review.doing) {
            Doing::Choosing => Outcome::default(),
            Doing::Looking(looking) => self.keep_a_look(&looking, now),
            Doing::Rewording(typed) => self.put_in_words(typed.trim()),
        }
    }

    /// Shows another one.
    fn on_to(&mut self, at: usize, now: Moment) -> Outcome {
        let kept = self.keep_what_is_written(now);
        self.review.go_to(at);
        Outcome { aloud: vec![self.review_aloud()], ..kept }
    }

    fn answer(&mut self, how: How, now: Moment) -> Outcome {
        self.review.problem = None;
        // What was written about it stays, whatever the answer.
        let looking = match (mem::take(&mut self.review.doing), self.review.shown()) {
            (Doing::Looking(looking), _) => Looking { how, ..looking },
            (_, Some(shown)) => Looking::at(shown, how, Some(self.began()), on(now)),
            (_, None) => return Outcome::default(),
        };
        let outcome = self.keep_a_look(&looking, now);
        if !looking.stands() {
            return self.and_on(outcome, now);
        }
        self.review.doing = Doing::Looking(looking);
        Outcome { wish: Some(Wish::Write(Field::InTheWay)), ..outcome }
    }

    /// What is typed about an agreement that stands is kept, and the next one comes.
    fn go_on_from_a_look(&mut self, now: Moment) -> Outcome {
        let Doing::Looking(looking) = &self.review.doing else { return Outcome::default() };
        if let Err(why) = looking.read(on(now), &self.words) {
            self.review.problem = Some(Problem::NotADay(why));
            return Wish::Write(Field::LookAgain).into();
        }
        self.review.problem = None;
        self.on_to(self.review.at + 1, now)
    }

    fn and_on(&mut self, outcome: Outcome, now: Moment) -> Outcome {
        let on = self.on_to(self.review.at + 1, now);
        Outcome { aloud: [outcome.aloud, on.aloud].concat(), ..outcome }
    }

    /// Has it kept how the agreement that is shown went, unless that is known already.
    fn keep_a_look(&mut self, looking: &Looking, now: Moment) -> Outcome {
        let began = Some(self.began());
        let Some(agreement) = self.review.items.get_mut(self.review.at) else { return Outcome::default() };
        let Some((look, next)) = looking.look(agreement, began, on(now), &self.words) else {
            return Outcome::default();
        };
        agreement.looked(look.clone(), next);
        let id = agreement.id;
        self.review_sends(id, Change::Look(id, look, next))
    }

    /// Has the agreement that is shown kept in other words, as typed.
    fn reword(&mut self, now: Moment) -> Outcome {
        let Doing::Rewording(typed) = &self.review.doing else { return Outcome::default() };
        if typed.trim().is_empty() {
            self.review.problem = Some(Problem::Nothing);
            return Wish::Write(Field::OtherWords).into();
        }
        self.review.problem = None;
        self.keep_what_is_written(now)
    }

    /// Has the agreement that is shown kept in these words, if there are any, and they are others.
    fn put_in_words(&mut self, what: &str) -> Outcome {
        let began = self.began();
        let Some(agreement) = self.review.items.get_mut(self.review.at) else { return Outcome::default() };
        if what.is_empty() || agreement.what == what {
            return Outcome::default();
        }
        agreement.put_in_words(what.to_owned(), began);
        let id = agreement.id;
        self.review_sends(id, Change::Words(id, what.to_owned(), began))
    }

    /// It is as if the agreement that is shown hadn't been looked at in this talk. Other words for it stay.
    fn take_back(&mut self) -> Outcome {
        let began = Some(self.began());
        let Some(agreement) = self.review.items.get_mut(self.review.at) else { return Outcome::default() };
        if !agreement.take_back(began) {
            return Outcome::default();
        }
        let id = agreement.id;
        (self.review.doing, self.review.problem) = (Doing::Choosing, None);
        self.review_sends(id, Change::Unlook(id, began))
    }

    fn review_sends(&mut self, id: Id, change: Change) -> Outcome {
        self.review.sent.push(Sent::new(id));
        Outcome { keep: vec![Keep::Change(Box::new(change))], ..Outcome::default() }
    }
}

/// The day of a moment.
fn on(now: Moment) -> Date {
    now.wall().to_zoned(zone()).date()
}

#[cfg(test)]
mod tests;
