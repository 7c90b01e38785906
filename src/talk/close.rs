//! What people write at the close, and in a step for agreements: what they agree on, who does it, by when, and when to
//! look at it again; a word of appreciation; when to talk again.

mod asks;
mod good;
mod problem;
mod rules;

use jiff::civil::Date;

use crate::clock::zone;
use crate::record::agreements::{Agreement, Id};
use crate::record::journal::Written;
use crate::rule_set::{bounds, clean};
use crate::words::{InWords, Words, day, say};

pub(super) use asks::Held;
pub(crate) use good::{Good, Message as GoodMessage};
pub(super) use problem::Problem;
pub(crate) use rules::{Decided, Fate, Message as RulesMessage, Rules};

/// The most characters of a day as typed.
const DAY: usize = 40;

/// The fields, and what is kept already.
#[derive(Debug, Clone, Default)]
pub struct Close {
    /// The people in this talk, for the choice of who has a part.
    pub people: Vec<String>,
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
    /// When to look at it again, as typed.
    pub review: String,
    /// The word of appreciation, as typed.
    pub appreciation: String,
    /// Days until the next talk, where people chose something; 0 if there is to be none for now.
    pub next_talk: Option<u16>,
    /// One good thing to plan.
    pub good: Good,
    /// What is decided about the rules.
    pub rules: Rules,
    /// Whether people are being asked if they want to erase everything.
    pub erasing: bool,
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
        Self { who: vec![false; people.len()], people, today: Some(today), ..Self::default() }
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
            review: self.review.clone(),
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
        self.review = clean::owned_line(written.review);
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
        self.what.clear();
        self.by.clear();
        self.review.clear();
        self.who.fill(false);
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
                (self.done, self.failed) = (false, false);
            }
            Message::Who(person) => {
                if let Some(has) = self.who.get_mut(person) {
                    *has = !*has;
                }
            }
            Message::By(by) => {
                self.by = clean::line_of(&by, DAY);
                self.problem = None;
            }
            Message::Review(review) => {
                self.review = clean::line_of(&review, DAY);
                self.problem = None;
            }
            Message::Keep => match self.draft(words) {
                Ok(Some(draft)) => {
                    return Action::Keep { draft, replaces: self.changing, leaves: false, or_leave: false };
                }
                Ok(None) => self.say(Problem::Nothing),
                Err(problem) => self.say(problem),
            },
            Message::Change(_) if self.is_unfinished() => {
                self.say(Problem::Unfinished);
            }
            Message::Change(place) => {
                if let Some(kept) = self.kept.get(place) {
                    self.what.clone_from(&kept.what);
                    self.who = self.people.iter().map(|person| kept.who.contains(person)).collect();
                    self.by = kept.by.map(|day| day.to_string()).unwrap_or_default();
                    self.review = kept.review.map(|day| day.to_string()).unwrap_or_default();
                    self.changing = Some(kept.id);
                }
            }
            Message::Remove(place) => return Action::Remove(place),
            Message::Appreciation(words) => {
                self.appreciation = clean::line_of(&words, bounds::TEXT);
            }
            Message::Good(message) => return Action::Plan(message),
            Message::Rules(message) => return Action::Decide(message),
            Message::NextTalk(days) => self.next_talk = Some(days),
            Message::Done => {
                // What is in the fields counts: nothing that was typed is lost. It may be possible to keep it by now.
                match self.draft(words) {
                    Ok(Some(draft)) => {
                        self.done = true;
                        let or_leave = self.failed;
                        return Action::Keep { draft, replaces: self.changing, leaves: true, or_leave };
                    }
                    Ok(None) => return Action::Done,
                    Err(problem) => self.say(problem),
                }
            }
            Message::Back => return Action::Back,
            Message::AskErase => self.erasing = true,
            Message::Escape if self.rules.shown => self.rules.shown = false,
            Message::KeepAll | Message::Escape => self.erasing = false,
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
        let by = day::parse(&self.by, today, words).map_err(Problem::By)?;
        let review = day::parse(&self.review, today, words).map_err(Problem::Review)?;
        let who = self.who_has().collect();
        Ok(Some(Draft { what: what.to_owned(), who, by, review }))
    }
}

/// What happens at the close, and in an `Agree` step.
#[derive(Debug, Clone)]
pub enum Message {
    /// What was agreed was typed.
    What(String),
    /// Someone has a part in it, or not.
    Who(usize),
    /// By when was typed.
    By(String),
    /// When to look at it again was typed.
    Review(String),
    /// Keep this agreement.
    Keep,
    /// Put a kept agreement into the fields, to change it.
    Change(usize),
    /// Erase a kept agreement.
    Remove(usize),
    /// The word of appreciation was typed.
    Appreciation(String),
    /// When the next talk is, in days; 0 for none.
    NextTalk(u16),
    /// Something was done about one good thing to plan.
    Good(GoodMessage),
    /// Something was done about the rules.
    Rules(RulesMessage),
    /// Close what is open on top, and nothing else: people write here, and the talk must not go on by a stray key.
    Escape,
    /// Done: to the library.
    Done,
    /// Back to the talk: the close came too soon.
    Back,
    /// Ask whether to erase everything from this talk.
    AskErase,
    /// Don't erase.
    KeepAll,
    /// Leave no trace of this talk.
    LeaveNoTrace,
}

/// What the parent should do.
#[derive(Debug, Clone)]
pub enum Action {
    None,
    /// Keep this agreement now, and then finish if that was asked.
    Keep {
        draft: Draft,
        /// The kept agreement that this is a change of.
        replaces: Option<Id>,
        /// Whether the talk is over afterwards.
        leaves: bool,
        /// Whether it is over even if this can't be kept: people know, and have pressed *Done* again.
        or_leave: bool,
    },
    /// Erase the kept agreement at this place of the list.
    Remove(usize),
    /// Do this about one good thing to plan.
    Plan(GoodMessage),
    /// Do this about the rules.
    Decide(RulesMessage),
    /// The talk is over.
    Done,
    /// Back to the talk.
    Back,
    /// Erase everything from this talk.
    LeaveNoTrace,
}

/// An agreement as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    pub what: String,
    /// The names of those who have a part.
    pub who: Vec<String>,
    pub by: Option<Date>,
    pub review: Option<Date>,
}

impl Draft {
    /// Whether an agreement says the same.
    fn is_in(&self, agreement: &Agreement) -> bool {
        let Agreement { what, who, by, review, .. } = agreement;
        (&self.what, &self.who, &self.by, &self.review) == (what, who, by, review)
    }
}

/// “Ben · by 1 December · look again on 8 December”.
#[must_use]
pub(crate) fn details(agreement: &Agreement, words: &Words) -> String {
    let who = (!agreement.who.is_empty()).then(|| words.all_of(&agreement.who));
    let year = agreement.made.to_zoned(zone()).year();
    let by = agreement.by.map(|by| {
        let day = words.day_in(by, year);
        say!(words, "close-detail-by", day = day)
    });
    let review = agreement.review.map(|review| {
        let day = words.day_in(review, year);
        say!(words, "close-detail-review", day = day)
    });
    words.beside(&[who, by, review].into_iter().flatten().collect::<Vec<_>>())
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
