//! What people agreed on and when they mean to talk next: as it is shown, and as it is changed through the keeper.

use jiff::ToSpan;
use jiff::civil::Date;

use super::told::NotSettled;
use super::{Desk, Told};
use crate::clock::zone;
use crate::record::agreements::{Agreement, Id, State};
use crate::record::file::WriteError;
use crate::record::history::PastTalk;
use crate::record::journal::News;
use crate::record::keeper::{Change, Erased, Ledgers, Settled, Token};
use crate::record::kept_rules::KeptRules;
use crate::record::next_talk::NextTalk;
use crate::rule_set::clean;
use crate::words::say;

/// Characters of an agreement that a notice says again.
const QUOTED: usize = 60;

/// A change that was sent from the library or the settings.
#[derive(Debug)]
pub(super) enum Sent {
    /// Something becomes of an agreement; what couldn't be done is said in these words.
    Settle(String, State),
    /// An agreement from a talk that people have left.
    Agreement,
    /// The talk that is meant to be next, a past one, or the rules for a next one.
    Talk,
    /// The same, from a talk that people left whether or not it can be kept.
    TalkIfPossible,
    /// No talk is meant to be next any more.
    ForgetNext,
    /// No talk is remembered any more.
    ForgetTalks,
}

impl Desk {
    /// Shows what the ledgers hold.
    pub(in crate::ui) fn show(&mut self, ledgers: Ledgers) {
        let Ledgers { agreements, mut next_talk, history, rules } = ledgers;
        let today = self.clock.now().wall().to_zoned(zone()).date();
        let mut open: Vec<Agreement> =
            agreements.entries.into_iter().filter(|one| one.state == State::Open).collect();
        self.due = open.iter().filter(|one| one.is_due(today)).count();
        open.sort_by_key(|one| (!one.is_due(today), one.by.or(one.review)));
        self.open = open;
        self.next = next_talk.entries.pop();
        if std::mem::take(&mut self.says_next) {
            for notice in next_talk.notices {
                self.notice(Told::Notice(notice));
            }
        }
        self.talks = history.entries.len();
        self.rules = rules.entries;
        if !self.sent.values().any(|sent| matches!(sent, Sent::ForgetTalks)) {
            self.talks_trouble = history.notices.first().or(rules.notices.first()).cloned().map(Told::Notice);
        }
    }

    /// When the next talk is meant to be, as it is said today.
    pub(in crate::ui) fn next_words(&self, next: &NextTalk, today: Date) -> String {
        let title =
            self.library.get(&next.talk).map_or(next.talk.as_str(), |card| card.title(self.language()));
        let words = &self.words;
        let Some(at) = next.at else { return say!(words, "next-talk-some-day", title = title) };
        let at = at.to_zoned(zone());
        let (date, time) = (at.date(), words.time(at.time()));
        if date < today {
            let day = words.weekday_and_day(date);
            return say!(words, "next-talk-past", day = day, title = title);
        }
        if date == today {
            return say!(words, "next-talk-today", time = time, title = title);
        }
        if today.tomorrow().is_ok_and(|tomorrow| date == tomorrow) {
            return say!(words, "next-talk-tomorrow", time = time, title = title);
        }
        let day = words.weekday_and_day(date);
        say!(words, "next-talk-day", day = day, time = time, title = title)
    }

    /// Has a change kept, and what the ledgers hold after it shown.
    fn change(&mut self, change: Change, sent: Sent) {
        let token = self.keeper.change(change);
        let _before = self.sent.insert(token, sent);
        self.keeper.read_ledgers();
    }

    /// People leave their talk, with changes of agreements that haven't come to their end.
    pub(in crate::ui) fn takes_over(&mut self, tokens: impl Iterator<Item = Token>) {
        self.sent.extend(tokens.map(|token| (token, Sent::Agreement)));
    }

    /// Takes note of what became of a change that was sent from here; gives it back if it wasn't.
    pub(in crate::ui) fn changed(
        &mut self,
        token: Token,
        came: Result<Settled, WriteError>,
    ) -> Option<Result<Settled, WriteError>> {
        let Some(sent) = self.sent.get(&token) else { return Some(came) };
        let not_settled = |what: &String, state: &State, why| {
            Some(Told::NotSettled { what: what.clone(), state: *state, why })
        };
        let told = match (sent, &came) {
            (Sent::Settle(what, state), Err(error)) => {
                not_settled(what, state, NotSettled::Write(error.clone()))
            }
            (Sent::Settle(what, state), Ok(Settled::Gone(trouble))) => {
                let unread = |notice| NotSettled::Unread(Box::new(notice));
                let why = trouble.clone().map_or(NotSettled::Gone, unread);
                not_settled(what, state, why)
            }
            (Sent::Agreement | Sent::Talk | Sent::TalkIfPossible | Sent::ForgetNext, Err(error)) => {
                Some(Told::NotWritten(error.clone()))
            }
            (Sent::ForgetTalks, Err(error)) => {
                self.talks_trouble = Some(Told::NotWritten(error.clone()));
                None
            }
            (_, Ok(_)) => None,
        };
        if came.is_err() && matches!(sent, Sent::TalkIfPossible) {
            self.keeper.take_back(token);
        }
        if came.is_ok() {
            // It worked in the end.
            let before = self.told.remove(&token);
            let is_over = |notice: &Told| {
                before.as_ref() == Some(notice) && !self.told.values().any(|told| told == notice)
            };
            self.notices.retain(|notice| !is_over(notice));
        }
        if let Some(told) = told {
            if came.is_err() {
                let _before = self.told.insert(token, told.clone());
            }
            self.notice(told);
        }
        if came.is_ok() {
            self.says_next |= matches!(self.sent.remove(&token), Some(Sent::ForgetNext));
            self.keeper.read_ledgers();
        }
        None
    }

    /// Takes note that a change came back.
    pub(in crate::ui) fn taken_back(&mut self, token: Token) {
        let _told = self.told.remove(&token);
        if self.sent.remove(&token).is_some() {
            self.keeper.read_ledgers();
        }
    }

    /// Keeps a talk for another time, or lets it go where that can't be done, if people left `anyway`. What was parked
    /// before stays.
    pub(in crate::ui) fn keep_next(&mut self, mut next: NextTalk, anyway: bool) {
        if let Some(before) = &self.next {
            let waiting = before.topics.iter().filter(|topic| !next.topics.contains(topic));
            let waiting: Vec<String> = waiting.cloned().collect();
            next.topics.extend(waiting);
            if next.at.is_none() && before.at.is_some() {
                // A topic that is parked changes nothing of a day that was agreed on.
                next = NextTalk { topics: next.topics, ..before.clone() };
            }
        }
        self.replace_next(next, anyway);
    }

    fn replace_next(&mut self, next: NextTalk, anyway: bool) {
        self.next = Some(next.clone());
        self.change(Change::KeepNext(next), of_a_talk(anyway));
    }

    /// A talk has begun. If it is the one that was meant to be next, only topics that still wait are kept.
    pub(in crate::ui) fn begun(&mut self, talk: &str, topic: Option<&str>) {
        let Some(next) = self.next.clone().filter(|next| next.talk == talk) else { return };
        let waiting: Vec<String> =
            next.topics.iter().filter(|waiting| Some(waiting.as_str()) != topic).cloned().collect();
        if waiting.is_empty() {
            self.forget_next();
        } else {
            self.replace_next(NextTalk { at: None, topics: waiting, ..next }, false);
        }
    }

    /// Lets the talk that was meant to be next go.
    pub(in crate::ui) fn forget_next(&mut self) {
        self.next = None;
        self.change(Change::ForgetNext, Sent::ForgetNext);
    }

    /// Remembers a talk, which people left `anyway` or not. Only to be called where the settings say so.
    pub(in crate::ui) fn remember(&mut self, past: PastTalk, anyway: bool) {
        self.change(Change::Remember(past), of_a_talk(anyway));
    }

    /// Keeps the rules for a set's next talk, as people want them, who left `anyway` or not.
    pub(in crate::ui) fn keep_rules(&mut self, kept: KeptRules, anyway: bool) {
        self.rules.retain(|other| other.talk != kept.talk);
        self.rules.push(kept.clone());
        self.change(Change::KeepRules(kept), of_a_talk(anyway));
    }

    /// The rules that are kept for the next talk with the set of this name.
    pub(in crate::ui) fn kept_rules(&self, set: &str) -> Option<&KeptRules> {
        self.rules.iter().rfind(|kept| kept.talk == set)
    }

    /// Forgets every talk, and the rules that were kept for next ones.
    pub(in crate::ui) fn forget_talks(&mut self) {
        self.rules.clear();
        self.change(Change::ForgetTalks, Sent::ForgetTalks);
        self.change(Change::ForgetRules, Sent::ForgetTalks);
    }

    /// Changes what became of an agreement.
    pub(in crate::ui) fn settle(&mut self, id: Id, state: State) {
        let Some(agreement) = self.open.iter().find(|one| one.id == id) else { return };
        let what = clean::quoted(&agreement.what, QUOTED);
        self.change(Change::Settle(id, state), Sent::Settle(what, state));
    }

    /// An agreement wasn't kept yet, and is looked at again in a week.
    pub(in crate::ui) fn look_again(&mut self, id: Id) {
        let today = self.clock.now().wall().to_zoned(zone()).date();
        let Some(agreement) = self.open.iter().find(|one| one.id == id).cloned() else { return };
        let review = today.checked_add(1.week()).ok();
        self.change(Change::Reword(Agreement { review, ..agreement }), Sent::Agreement);
    }

    /// Says what became of erasing everything that was kept of a talk.
    pub(in crate::ui) fn erased(&mut self, erased: &Erased) {
        if erased.errors.is_empty() {
            // What couldn't be erased before is gone now.
            self.notices.retain(|told| !matches!(told, Told::NotErased { .. }));
        }
        for error in &erased.errors {
            self.notice(Told::NotErased { error: error.clone(), again: erased.resumes });
        }
        for notice in &erased.unread {
            self.notice(Told::Traces(notice.clone()));
        }
        self.keeper.read_ledgers();
    }

    /// Says what has become of the journal, in passing on the stage and in full in the library.
    pub(in crate::ui) fn tell(&mut self, news: News, only_a_break: bool) {
        let words = &self.words;
        match news {
            News::NotKept(error) => {
                let in_passing = if only_a_break {
                    say!(words, "notice-talk-not-kept-now", "break")
                } else {
                    say!(words, "notice-talk-not-kept-now")
                };
                self.notice_aside(in_passing, Told::Fragile { error, only_a_break });
            }
            News::KeptAgain => {
                let again = if only_a_break {
                    say!(words, "notice-talk-kept-again", "break")
                } else {
                    say!(words, "notice-talk-kept-again")
                };
                // The next time that it can't be kept is to be said again.
                self.notices.retain(|told| !matches!(told, Told::Fragile { .. }));
                self.aside.push(again);
            }
            News::Anew => {
                let anew = if only_a_break {
                    say!(words, "notice-talk-kept-anew", "break")
                } else {
                    say!(words, "notice-talk-kept-anew")
                };
                self.aside.push(anew);
            }
        }
    }
}

fn of_a_talk(anyway: bool) -> Sent {
    if anyway { Sent::TalkIfPossible } else { Sent::Talk }
}
