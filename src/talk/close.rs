//! What people write at the close, and in a step for agreements: what they agree on, who does it, by when, and when to
//! look at it again; a word of appreciation; when to talk again.

mod asks;
mod draft;
mod good;
mod message;
mod problem;
mod rules;
mod step;
mod yes;

use jiff::civil::Date;

use crate::plan::{Agree, Plan};
use crate::record::agreements::{Agreement, Id};
use crate::record::journal::Written;
use crate::rule_set::{bounds, clean};
use crate::talk::Field;
use crate::words::day::{self, Asked};
use crate::words::{InWords, Words};

pub(super) use asks::Held;
pub(crate) use draft::Draft;
pub(crate) use good::{Good, Message as GoodMessage};
pub(crate) use message::{Action, Message};
pub(super) use problem::Problem;
pub(crate) use rules::{Decided, Fate, Message as RulesMessage, Rules};

/// What comes next on a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    /// The name of its set; `None` where it is a break, or that set isn't there.
    pub set: Option<String>,
    /// In how many days it is suggested, if anything is said of that.
    pub days: Option<u16>,
}

/// The fields, and what is kept already.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Debug, Clone, Default)]
pub struct Close {
    /// The people in this talk, by seat, for the choice of who has a part.
    pub people: Vec<String>,
    /// Who of them is here.
    here: Vec<bool>,
    /// Today's date, by which “tomorrow” is read.
    pub today: Option<Date>,
    /// The agreements kept from this talk.
    pub kept: Vec<Agreement>,
    /// What is agreed, as typed.
    pub what: String,
    /// Who has a part in it, by seat.
    pub who: Vec<bool>,
    /// By when, as typed.
    pub by: String,
    /// The last day on which it holds, as typed.
    pub until: String,
    /// When to look at it again, as typed.
    pub review: String,
    /// What is to happen if it isn’t kept, as typed.
    pub otherwise: String,
    /// What an agreement is to have, by the step that people are in.
    step: Agree,
    /// What is written comes from a step that asks for an end: it is to have one wherever it is kept.
    ends: bool,
    /// When to look at it again, as the step proposes it.
    proposed: String,
    /// Whether people have opened the fields that not every agreement needs.
    more: bool,
    /// The word of appreciation, as typed.
    pub appreciation: String,
    /// Days until the next talk, where people chose something; 0 if there is to be none for now.
    pub next_talk: Option<u16>,
    /// What comes next on the path that this talk is a step of.
    pub next_step: Option<NextStep>,
    /// One good thing to plan.
    pub good: Good,
    /// What is decided about the rules.
    pub rules: Rules,
    /// The name of the set that people go on with once they are done.
    pub goes_on: Option<String>,
    /// Whether people are being asked if they want to erase everything.
    pub erasing: bool,
    /// The kept agreement of which people are being asked if they want to erase it.
    pub removing: Option<Id>,
    /// The kept agreement that the fields are to change.
    changing: Option<Id>,
    /// Why something can't be kept.
    problem: Option<Problem>,
    /// People are done, once what stands in the fields is kept.
    done: bool,
    /// They are, and know that it can't be kept.
    failed: bool,
    /// What has held something since people came to the close: it stays while they empty it.
    pub(super) held: Held,
}

impl Close {
    /// An empty close for these people.
    #[must_use]
    pub fn new(people: Vec<String>, today: Date) -> Self {
        let (who, here) = (vec![false; people.len()], vec![true; people.len()]);
        Self { who, here, people, today: Some(today), ..Self::default() }
    }

    /// Takes note of who is in the talk now, what they are called, and who of them is here.
    pub(super) fn follow(&mut self, plan: &Plan) {
        if self.people != plan.participants {
            self.people.clone_from(&plan.participants);
            self.who.resize(self.people.len(), false);
        }
        self.here.clear();
        self.here.extend((0..self.people.len()).map(|seat| plan.is_present(seat)));
    }

    /// Whether something has been typed that isn't kept yet.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        !self.what.trim().is_empty()
    }

    /// What is in the fields, to bring it back after a crash.
    #[must_use]
    pub fn written(&self) -> Written {
        Written {
            what: self.what.clone(),
            who: self.who_has().collect(),
            by: self.by.clone(),
            until: self.until.clone(),
            review: self.review.clone(),
            otherwise: self.otherwise.clone(),
            ends: self.is_unfinished() && self.needs_end(),
            appreciation: self.appreciation.clone(),
            next_talk: self.next_talk,
            good: self.good.typed.clone(),
            rules: self.rules.decided.clone(),
            rules_to_keep: self.rules.to_keep.clone(),
            changes: self.changing,
            ..Written::default()
        }
    }

    /// Fills the fields again.
    pub fn restore(&mut self, written: Written, words: &Words) {
        self.who = self.people.iter().map(|person| written.who.contains(person)).collect();
        self.what = clean::owned_line(written.what);
        self.by = clean::owned_line(written.by);
        self.until = clean::owned_line(written.until);
        self.review = clean::owned_line(written.review);
        self.otherwise = clean::owned_line(written.otherwise);
        self.ends = written.ends && self.is_unfinished();
        self.appreciation = clean::owned_line(written.appreciation);
        self.next_talk = written.next_talk;
        self.restore_good(written.good);
        self.rules.restore(written.rules, written.rules_to_keep);
        self.changing = written.changes.filter(|id| self.kept.iter().any(|kept| kept.id == *id));
        // The program may have gone after this was kept and before its fields were emptied.
        if let Ok(Some(draft)) = self.draft(words)
            && self.kept.iter().any(|kept| draft.is_in(kept))
        {
            self.empty();
        }
    }

    fn restore_good(&mut self, typed: String) {
        self.good.write(clean::owned_line(typed));
        if self.kept.iter().any(|kept| self.good.is(kept)) {
            self.good.write(String::new());
        }
    }

    /// Empties the fields of an agreement.
    fn empty(&mut self) {
        self.changing = None;
        self.who.fill(false);
        (self.more, self.ends) = (false, false);
        for field in [&mut self.what, &mut self.by, &mut self.until, &mut self.review, &mut self.otherwise] {
            field.clear();
        }
        self.review.clone_from(&self.proposed);
    }

    fn who_has(&self) -> impl Iterator<Item = String> + '_ {
        self.people.iter().zip(&self.who).filter(|(_, has)| **has).map(|(person, _)| person.clone())
    }

    /// Why something can't be kept, if that is so.
    #[must_use]
    pub fn problem(&self, words: &Words) -> Option<String> {
        self.problem.as_ref().map(|problem| problem.in_words(words))
    }

    /// Shows what went wrong, with what is written or with an agreement that is kept already.
    pub(super) fn say(&mut self, problem: Problem) {
        self.problem = Some(problem);
    }

    /// Shows why something couldn't be kept. If people were leaving, pressing *Done* again leaves without it.
    pub(super) fn fail(&mut self, problem: Problem) {
        self.failed = self.done;
        self.problem = Some(if self.failed { Problem::OrLeave(Box::new(problem)) } else { problem });
    }

    /// Nothing is wrong any more.
    pub(super) fn mend(&mut self) {
        self.problem = None;
    }

    /// Notes that the agreement that was to be changed isn't kept any more. The fields stay, to be kept anew.
    pub fn lose(&mut self, gone: Id) {
        self.kept.retain(|kept| kept.id != gone);
        self.changing = None;
        self.fail(Problem::Lost);
    }

    /// Takes note that an agreement is kept, of which nothing stands in the fields any more.
    pub fn list(&mut self, agreement: Agreement) {
        match self.kept.iter_mut().find(|kept| kept.id == agreement.id) {
            Some(kept) => *kept = agreement,
            None => self.kept.push(agreement),
        }
    }

    /// Takes note of all agreements as they are kept now: those of this talk may have been changed or erased elsewhere.
    /// What stands in the fields stays, to be kept anew; what is `newer` here stays as it is.
    pub(super) fn follow_kept(&mut self, all: &[Agreement], newer: &[Id]) {
        self.kept.retain_mut(|kept| {
            if newer.contains(&kept.id) {
                return true;
            }
            let now = all.iter().find(|now| now.id == kept.id);
            now.map(|now| kept.clone_from(now)).is_some()
        });
        self.changing = self.changing.filter(|id| self.kept.iter().any(|kept| kept.id == *id));
    }

    /// The kept agreement that is being changed.
    #[must_use]
    pub fn changing(&self) -> Option<Id> {
        self.changing
    }

    /// Takes note that an agreement is kept, which was written like this. What has been written on since stays, to be a
    /// change of it.
    pub fn keep(&mut self, agreement: Agreement, written: &Draft, words: &Words) {
        let id = agreement.id;
        self.list(agreement);
        (self.done, self.failed) = (false, false);
        self.problem = None;
        if self.draft(words).is_ok_and(|now| now.is_none_or(|now| now == *written)) {
            self.empty();
        } else {
            self.changing = Some(id);
        }
    }

    /// Applies a message.
    pub fn update(&mut self, message: Message, words: &Words) -> Action {
        match message {
            Message::What(what) => {
                self.what = clean::line_of(&what, bounds::TEXT);
                self.problem = None;
                self.forget_step();
                (self.done, self.failed) = (false, false);
            }
            Message::Who(person) => {
                if let Some(has) = self.who.get_mut(person) {
                    *has = !*has;
                }
            }
            Message::By(by) => {
                self.by = clean::line_of(&by, day::LONGEST);
                self.problem = None;
            }
            Message::Until(until) => {
                self.until = clean::line_of(&until, day::LONGEST);
                // Whoever empties it is still there.
                (self.more, self.problem) = (true, None);
            }
            Message::Review(review) => {
                self.review = clean::line_of(&review, day::LONGEST);
                self.problem = None;
            }
            Message::Otherwise(otherwise) => {
                self.otherwise = clean::line_of(&otherwise, bounds::TEXT);
                self.more = true;
            }
            Message::More => {
                self.more = true;
                return Action::Write(Field::Until);
            }
            Message::Agree(id, voice) => return Action::Agree(id, voice),
            Message::Keep => match self.draft(words) {
                Ok(Some(draft)) => {
                    return Action::Keep { draft, replaces: self.changing, leaves: false, or_leave: false };
                }
                Ok(None) => self.say(Problem::Nothing),
                Err(problem) => {
                    let field = problem.field();
                    self.say(problem);
                    return field.map_or(Action::None, Action::Write);
                }
            },
            Message::Change(_) if self.is_unfinished() => {
                self.say(Problem::Unfinished);
            }
            Message::Change(place) => {
                if let Some(kept) = self.kept.get(place) {
                    self.what.clone_from(&kept.what);
                    self.who = self.people.iter().map(|person| kept.who.contains(person)).collect();
                    let typed = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
                    (self.by, self.until, self.review) =
                        (typed(kept.by), typed(kept.until), typed(kept.review));
                    self.otherwise.clone_from(&kept.otherwise);
                    self.more = false;
                    self.changing = Some(kept.id);
                    return Action::Write(Field::What);
                }
            }
            Message::AskRemove(place) => {
                self.removing = self.kept.get(place).map(|kept| kept.id);
                return Action::Write(Field::KeepIt);
            }
            Message::Remove(place) => {
                self.removing = None;
                return Action::Remove(place);
            }
            Message::Appreciation(words) => {
                self.appreciation = clean::line_of(&words, bounds::TEXT);
            }
            Message::Good(message) => return Action::Plan(message),
            Message::Rules(message) => return Action::Decide(message),
            Message::NextTalk(days) => self.next_talk = Some(days),
            Message::Done | Message::GoOn(_) => {
                self.goes_on = if let Message::GoOn(set) = message { Some(set) } else { None };
                // What is in the fields counts: nothing that was typed is lost. It may be possible to keep it by now.
                match self.draft(words) {
                    Ok(Some(draft)) => {
                        self.done = true;
                        let or_leave = self.failed;
                        return Action::Keep { draft, replaces: self.changing, leaves: true, or_leave };
                    }
                    Ok(None) => return Action::Done,
                    Err(problem) => {
                        let field = problem.field();
                        self.say(problem);
                        return field.map_or(Action::None, Action::Write);
                    }
                }
            }
            Message::Back => return Action::Back,
            Message::Help => return Action::Help,
            Message::WhatIsKept => return Action::WhatIsKept,
            Message::AskErase => self.erasing = true,
            Message::Escape if self.rules.shown => self.rules.shown = false,
            Message::KeepAll | Message::Escape => (self.erasing, self.removing) = (false, None),
            Message::LeaveNoTrace => return Action::LeaveNoTrace,
        }
        Action::None
    }

    /// The agreement in the fields; `None` if they are empty.
    fn draft(&self, words: &Words) -> Result<Option<Draft>, Problem> {
        let what = self.what.trim();
        if what.is_empty() {
            return Ok(None);
        }
        let Some(today) = self.today else { return Ok(None) };
        let day = |asked: Asked, typed: &str| {
            day::parse(typed, today, words).map_err(|not| Problem::Day(asked, not))
        };
        let by = day(Asked::By, &self.by)?;
        let until = day(Asked::Until, &self.until)?;
        let review = day(Asked::Review, &self.review)?;
        if self.needs_end() && until.is_none() {
            return Err(Problem::NoEnd);
        }
        let (what, otherwise) = (what.to_owned(), self.otherwise.trim().to_owned());
        Ok(Some(Draft { what, who: self.who_has().collect(), by, until, review, otherwise }))
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn what_was_kept_just_before_the_program_went_is_not_offered_to_be_kept_again() {
        let today = jiff::civil::date(2026, 11, 22);
        let kept = Agreement {
            id: Id(7),
            ..Agreement::new(
                "Dinner".to_owned(),
                vec!["Ben".to_owned()],
                Timestamp::UNIX_EPOCH,
                String::new(),
                Timestamp::UNIX_EPOCH,
            )
        };
        let mut close = Close::new(vec!["Ana".to_owned(), "Ben".to_owned()], today);
        close.kept = vec![kept];
        let written =
            |what: &str| Written { what: what.to_owned(), who: vec!["Ben".to_owned()], ..Written::default() };
        close.restore(written("Dinner"), &Words::english());
        assert_eq!((close.what.as_str(), close.is_unfinished()), ("", false));
        close.restore(written("Dinner on Fridays"), &Words::english());
        assert_eq!(close.what, "Dinner on Fridays", "what says something else is still to be kept");
    }
}
