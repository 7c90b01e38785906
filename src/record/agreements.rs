//! Agreements: what people settled on, who does it, by when, and when to look at it again.
//!
//! They are on the disk as soon as they are written down, whether or not past talks are remembered: an agreement
//! is meant to outlast the talk. *Leave no trace* takes them out again.

use std::cmp::Reverse;
use std::mem;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::file::Headings;
use super::ledger::{Entry, Ledger, MOMENT};
use crate::rule_set::clean;

pub use super::ledger::{Id, Listed};

/// Something people settled on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Given by [`Ledger::add`].
    pub id: Id,
    /// What is to happen.
    pub what: String,
    /// Who does it; empty is everyone.
    #[serde(default)]
    pub who: Vec<String>,
    /// By when.
    #[serde(default)]
    pub by: Option<Date>,
    /// The last day on which it holds.
    #[serde(default)]
    pub until: Option<Date>,
    /// When to look at it again.
    #[serde(default)]
    pub review: Option<Date>,
    /// What is to happen if it isn't kept; empty where nothing was agreed.
    #[serde(default)]
    pub otherwise: String,
    /// Who was there when it was written down: each of them is to say yes. Nobody is asked where it is empty.
    #[serde(default)]
    pub people: Vec<String>,
    /// Who of them has said yes to what stands here.
    #[serde(default)]
    pub yes: Vec<String>,
    /// When it was written down.
    pub made: Timestamp,
    /// The name of the rule set it was made with.
    #[serde(default)]
    pub talk: String,
    /// What the talk was about, as typed in set-up; empty where nothing was typed.
    #[serde(default)]
    pub topic: String,
    /// When the talk began that it comes from; tells its talk from others.
    pub began: Timestamp,
    /// What became of it.
    #[serde(default)]
    pub state: State,
    /// How it went, each time that people looked at it, oldest first.
    #[serde(default)]
    pub course: Vec<Look>,
    /// What it said before it was put in other words in talks that came after its own, oldest first.
    #[serde(default)]
    pub reworded: Vec<Reworded>,
}

/// What became of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum State {
    /// It stands.
    #[default]
    Open,
    /// It is done.
    Done,
    /// They dropped it.
    Dropped,
}

/// One time that people looked at an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// The day.
    pub on: Date,
    /// How it had gone by then.
    pub how: How,
    /// What got in the way, if somebody wanted to write that down.
    #[serde(default)]
    pub note: String,
    /// When the talk began in which they looked at it; `None` outside a talk.
    #[serde(default)]
    pub began: Option<Timestamp>,
    /// How it stood before, to take it back; [`Agreement::looked`] knows. `None` where nobody noted that.
    #[serde(default)]
    pub before: Option<Before>,
}

/// How an agreement stood before people looked at it. It was open: nothing else is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Before {
    /// When it was to be looked at.
    #[serde(default)]
    pub review: Option<Date>,
}

/// What an agreement said before it was put in other words in a talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reworded {
    /// When that talk began.
    pub began: Timestamp,
    /// What it said. Not called `what`: in a damaged file that tells an agreement from something else.
    pub words: String,
    /// Who had said yes to that.
    #[serde(default)]
    pub yes: Vec<String>,
}

/// How an agreement went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum How {
    /// It is done, and needs no more.
    Done,
    /// In part.
    Partly,
    /// Not yet.
    NotYet,
    /// It was dropped.
    Dropped,
}

impl How {
    /// What it is called for other programs, and in the catalogue.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Partly => "partly",
            Self::NotYet => "not-yet",
            Self::Dropped => "dropped",
        }
    }

    /// What becomes of an agreement that went so.
    fn state(self) -> State {
        match self {
            Self::Done => State::Done,
            Self::Dropped => State::Dropped,
            Self::Partly | Self::NotYet => State::Open,
        }
    }
}

impl Agreement {
    /// An open agreement of nobody in particular and without days, for [`Ledger::add`].
    #[must_use]
    pub fn new(what: String, who: Vec<String>, made: Timestamp, talk: String, began: Timestamp) -> Self {
        Self {
            id: Id::default(),
            what,
            who,
            by: None,
            until: None,
            review: None,
            otherwise: String::new(),
            people: Vec::new(),
            yes: Vec::new(),
            made,
            talk,
            topic: String::new(),
            began,
            state: State::Open,
            course: Vec::new(),
            reworded: Vec::new(),
        }
    }

    /// The next day on which to look at it: one of its days, if people haven't looked at it on that day or later. `None`
    /// where there is none, or where it isn't open.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        let looked = self.course.iter().map(|look| look.on).max();
        let seen = |day: &Date| looked.is_some_and(|looked| *day <= looked);
        let own = [self.by, self.until].into_iter().flatten().filter(|day| !seen(day));
        own.chain(self.review).min().filter(|_| self.state == State::Open)
    }

    /// Whether it is open and one of its days has come.
    #[must_use]
    pub fn is_due(&self, today: Date) -> bool {
        self.day().is_some_and(|day| day <= today)
    }

    /// Words it like this one. Other words than before need everybody's yes anew; another day to look at it again doesn't.
    /// All of that stays where a talk in which people looked at it before is taken back.
    pub fn reword(&mut self, new: Self) {
        let Self { what, who, by, until, review, otherwise, people, .. } = new;
        let same_words = what == self.what;
        let same_else = (&who, by, until, &otherwise) == (&self.who, self.by, self.until, &self.otherwise);
        if !same_words {
            self.reworded.clear();
        }
        if !(same_words && same_else) {
            let before = self.reworded.iter_mut().map(|before| &mut before.yes);
            before.chain([&mut self.yes]).for_each(Vec::clear);
        }
        if review != self.review
            && let Some(before) = self.course.last_mut().and_then(|look| look.before.as_mut())
        {
            before.review = review;
        }
        (self.what, self.who, self.by, self.until) = (what, who, by, until);
        (self.review, self.otherwise, self.people) = (review, otherwise, people);
    }

    /// Takes note that these people say yes to it; or, if not, that they take it back.
    pub fn agree(&mut self, who: &[String], yes: bool) {
        self.yes.retain(|name| !who.contains(name));
        if yes {
            self.yes.extend_from_slice(who);
        }
    }

    /// Calls somebody otherwise. Whether they were in it.
    pub fn rename(&mut self, before: &str, name: &str) -> bool {
        let earlier = self.reworded.iter_mut().flat_map(|one| &mut one.yes);
        let names = self.who.iter_mut().chain(&mut self.people).chain(&mut self.yes).chain(earlier);
        let mut same = names.filter(|other| *other == before).peekable();
        let is_in_it = same.peek().is_some();
        same.for_each(|other| name.clone_into(other));
        is_in_it
    }

    /// Where it stands among others, as people read them: first what is due today, then what is open by its day, what has
    /// none last; then what is done and what was dropped, of each first what was looked at last.
    #[must_use]
    pub fn order(&self, today: Date) -> impl Ord + use<> {
        let settled = self.course.last().map(|look| look.on).filter(|_| self.state != State::Open);
        let made = self.made.as_millisecond();
        let made = if self.state == State::Open { made } else { -made };
        (self.state, !self.is_due(today), self.day().unwrap_or(Date::MAX), Reverse(settled), made)
    }

    /// Everyone whose name is in it, once: who has a part, and who was there.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let others = self.people.iter().filter(|name| !self.who.contains(name));
        self.who.iter().chain(others).map(String::as_str)
    }

    /// Whether everyone who was to say yes has.
    #[must_use]
    pub fn is_agreed(&self) -> bool {
        let times = |names: &[String], name: &String| names.iter().filter(|other| *other == name).count();
        self.people.iter().all(|name| times(&self.yes, name) >= times(&self.people, name))
    }

    /// What people have said of it last, if that was in the talk that began then; without one, outside a talk on this day.
    #[must_use]
    pub fn looked_at(&self, began: Option<Timestamp>, on: Date) -> Option<&Look> {
        self.course.last().filter(|last| last.began == began && (began.is_some() || last.on == on))
    }

    /// Takes note that people looked at it, and when they want to do so again. To say it again in the same talk, or on the
    /// same day outside a talk, corrects what was said.
    pub fn looked(&mut self, look: Look, next: Option<Date>) {
        let before = if self.looked_at(look.began, look.on).is_some() {
            self.course.pop().and_then(|corrected| corrected.before)
        } else {
            Some(Before { review: self.review })
        };
        self.state = look.how.state();
        self.review = next;
        self.course.push(Look { before, ..look });
    }

    /// It is as if people hadn't looked at it in the talk that began then; without one, as if they hadn't the last time
    /// outside a talk. What was said of it later stays. False if they hadn't.
    pub fn take_back(&mut self, began: Option<Timestamp>) -> bool {
        let mut any = false;
        while let Some(at) = self.course.iter().rposition(|look| look.began == began) {
            let before = self.course.remove(at).before;
            if let Some(later) = self.course.get_mut(at) {
                later.before = before;
            } else {
                self.state = State::Open;
                self.review = before.map_or(self.review, |before| before.review);
            }
            any = true;
            if began.is_none() {
                break;
            }
        }
        any
    }

    /// Puts it in other words in the talk that began then. Who said yes said it to the words before.
    pub fn put_in_words(&mut self, what: String, began: Timestamp) {
        let (before, yes) = (mem::replace(&mut self.what, what), mem::take(&mut self.yes));
        if self.reworded.last().is_none_or(|last| last.began != began) {
            self.reworded.push(Reworded { began, words: before, yes });
        }
    }

    /// It says again what it said before the talk that began then, unless it was put in other words since. False if it
    /// said the same.
    fn take_back_words(&mut self, began: Timestamp) -> bool {
        let mut any = false;
        while let Some(at) = self.reworded.iter().rposition(|one| one.began == began) {
            let Reworded { words, yes, .. } = self.reworded.remove(at);
            let place = match self.reworded.get_mut(at) {
                Some(later) => (&mut later.words, &mut later.yes),
                None => (&mut self.what, &mut self.yes),
            };
            (*place.0, *place.1) = (words, yes);
            any = true;
        }
        any
    }
}

impl Entry for Agreement {
    const REQUIRED: &'static [(&'static str, &'static str)] =
        &[("id", "0"), ("what", "\"\""), ("made", MOMENT), ("began", MOMENT)];

    const ESSENTIAL: &'static [&'static str] = &["what"];

    fn heading(headings: &Headings) -> &str {
        &headings.agreements
    }

    fn id(&self) -> Id {
        self.id
    }

    fn moment(&self) -> Timestamp {
        self.made
    }

    fn began(&self) -> Option<Timestamp> {
        Some(self.began)
    }

    fn set_id(&mut self, id: Id) {
        self.id = id;
    }

    fn forget(&mut self, talk: Timestamp) -> bool {
        let looked = self.take_back(Some(talk));
        self.take_back_words(talk) || looked
    }

    fn clean(&mut self) {
        let notes = self.course.iter_mut().map(|look| &mut look.note);
        let before = self.reworded.iter_mut().map(|one| &mut one.words);
        for text in [&mut self.what, &mut self.otherwise].into_iter().chain(notes).chain(before) {
            *text = clean::owned_lines(mem::take(text));
        }
        let before = self.reworded.iter_mut().flat_map(|one| &mut one.yes);
        let names = self.who.iter_mut().chain(&mut self.people).chain(&mut self.yes).chain(before);
        for text in [&mut self.talk, &mut self.topic].into_iter().chain(names) {
            *text = clean::owned_line(mem::take(text));
        }
    }
}

/// The agreements on disk.
pub type Agreements = Ledger<Agreement>;

#[cfg(test)]
mod tests;
