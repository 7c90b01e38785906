//! What people agreed on and when they mean to talk next: as it is shown, and as it is changed through the keeper.

use jiff::Timestamp;
use jiff::civil::Date;

use super::page::OnThePage;
use super::told::NotSettled;
use super::{Desk, Told};
use crate::clock::zone;
use crate::record::Notice;
use crate::record::agreements::{Agreement, State};
use crate::record::books::Ledgers;
use crate::record::file::WriteError;
use crate::record::history::PastTalk;
use crate::record::journal::News;
use crate::record::keeper::{Change, Erased, Settled, Token};
use crate::record::kept_rules::KeptRules;
use crate::record::last_time::{Extent, LastTime};
use crate::record::next_talk::NextTalk;
use crate::rule_set::clean;
use crate::words::say;

/// Characters of an agreement that a notice says again.
const QUOTED: usize = 60;

/// A change that was sent from the library or the settings.
#[derive(Debug)]
pub(super) enum Sent {
    /// This agreement, as far as it is quoted, is changed on its page; with its new words, if it has any: they are kept
    /// anew where it is gone.
    Agreed(String, Option<Box<Agreement>>),
    /// An agreement from a talk that people have left.
    Agreement,
    /// The talk that is meant to be next, a past one, how it was set up, the rules for a next one, or a place on a path.
    Talk,
    /// The same, from a talk that people left whether or not it can be kept.
    TalkIfPossible,
    /// No talk is meant to be next any more.
    ForgetNext,
    /// No talk is remembered any more.
    ForgetTalks,
    /// A change on the page of all that is kept.
    OnThePage(OnThePage),
}

impl Desk {
    /// Shows what the ledgers hold.
    pub(in crate::ui) fn show(&mut self, ledgers: Ledgers) {
        if self.erasing {
            return;
        }
        let Ledgers { agreements, mut next_talk, history, rules, last_times, on_paths } = ledgers;
        self.agreements = agreements.entries;
        self.next = next_talk.entries.pop();
        if std::mem::take(&mut self.says_next) {
            for notice in next_talk.notices {
                self.notice(Told::Notice(notice));
            }
        }
        self.history = history.entries;
        self.rules = rules.entries;
        self.last_times = last_times.entries;
        self.are_on(on_paths.entries);
        if !self.sent.values().any(|sent| matches!(sent, Sent::ForgetTalks)) {
            let mut troubles =
                [history.notices, rules.notices, last_times.notices, on_paths.notices].into_iter().flatten();
            self.talks_trouble = troubles.next().map(Told::Notice);
        }
    }

    /// All agreements, unless they are covered.
    pub(in crate::ui) fn agreements(&self) -> &[Agreement] {
        if self.is_covered() { &[] } else { &self.agreements }
    }

    /// How many agreements are open, unless they are covered.
    pub(in crate::ui) fn open_agreements(&self) -> usize {
        self.agreements().iter().filter(|one| one.state == State::Open).count()
    }

    /// Says that a damaged file was set aside.
    pub(in crate::ui) fn set_aside(&mut self, notice: Notice) {
        if !self.erasing {
            self.notice(Told::Notice(notice));
        }
    }

    /// When the next talk is meant to be, as it is said today.
    pub(in crate::ui) fn next_words(&self, next: &NextTalk, today: Date) -> String {
        let title =
            self.library.get(&next.talk).map_or(next.talk.as_str(), |card| card.title(self.language()));
        self.words.next_talk(next.at, title, today)
    }

    /// Has a change kept. What the ledgers hold after it is shown once [that is known](Self::changed).
    pub(super) fn change(&mut self, change: Change, sent: Sent) {
        let token = self.keeper.change(change);
        let _before = self.sent.insert(token, sent);
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
        let not_settled = |what: &String, why| Some(Told::NotSettled { what: what.clone(), why });
        let told = match (sent, &came) {
            (Sent::Agreed(what, _), Err(error)) => not_settled(what, NotSettled::Write(error.clone())),
            (Sent::Agreed(what, Some(new)), Ok(Settled::Gone(None))) => {
                let again = (Change::Add(Agreement::clone(new)), Sent::Agreed(what.clone(), None));
                let _gone = self.sent.remove(&token);
                self.change(again.0, again.1);
                return None;
            }
            (Sent::Agreed(what, _), Ok(Settled::Gone(trouble))) => {
                let unread = |notice| NotSettled::Unread(Box::new(notice));
                let why = trouble.clone().map_or(NotSettled::Gone, unread);
                not_settled(what, why)
            }
            (Sent::Agreement | Sent::Talk | Sent::TalkIfPossible | Sent::ForgetNext, Err(error)) => {
                Some(Told::NotWritten(error.clone()))
            }
            (Sent::ForgetTalks, Err(error)) => {
                self.talks_trouble = Some(Told::NotWritten(error.clone()));
                None
            }
            (Sent::OnThePage(sent), came) => sent.told(came),
            (_, Ok(_)) => None,
        };
        if let Sent::OnThePage(sent) = sent {
            self.page_trouble.clone_from(&told);
            self.aloud.extend(sent.done(&self.words).filter(|_| told.is_none()));
        }
        if came.is_err() && matches!(sent, Sent::TalkIfPossible) {
            self.keeper.take_back(token);
        }
        if came.is_ok() {
            // It worked in the end.
            self.put_away(token);
        }
        if let Some(told) = told {
            if came.is_err() {
                let _before = self.told.insert(token, told.clone());
            }
            self.notice(told);
        }
        if came.is_ok() {
            self.says_next |= matches!(self.sent.remove(&token), Some(Sent::ForgetNext));
        }
        self.keeper.read_ledgers();
        None
    }

    /// Takes note that a change came back.
    pub(in crate::ui) fn taken_back(&mut self, token: Token) {
        let Some(sent) = self.sent.remove(&token) else { return };
        if matches!(sent, Sent::TalkIfPossible) {
            // People left all the same, and are to know that it isn't kept.
            let _told = self.told.remove(&token);
        } else {
            self.put_away(token);
        }
        self.keeper.read_ledgers();
    }

    /// Puts away what was said of a change that has failed, unless it holds of another one, too.
    fn put_away(&mut self, token: Token) {
        let before = self.told.remove(&token);
        let is_over =
            |notice: &Told| before.as_ref() == Some(notice) && !self.told.values().any(|told| told == notice);
        self.notices.retain(|notice| !is_over(notice));
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

    /// Whether the names of a talk that is meant to be next may be kept and filled in. Where only topics wait, nobody has
    /// arranged anything with these people: they are the last talk's.
    pub(in crate::ui) fn knows_names(&self, next: &NextTalk) -> bool {
        next.at.is_some() || self.settings.history
    }

    pub(super) fn replace_next(&mut self, mut next: NextTalk, anyway: bool) {
        if !self.knows_names(&next) {
            next.names.clear();
        }
        self.next = Some(next.clone());
        self.change(Change::KeepNext(next), of_a_talk(anyway));
    }

    /// A talk has begun. If it is the one that was meant to be next, its topic waits no longer, nor does its day, once that
    /// has come; people who couldn't see that it was don't lose it.
    pub(in crate::ui) fn begun(&mut self, talk: &str, topic: Option<&str>) {
        let next = self.next.clone().filter(|next| next.talk == talk && !self.is_covered());
        let day = |at: Timestamp| at.to_zoned(zone()).date();
        let today = day(self.clock.now().wall());
        let Some(next) = next else { return };
        let at = next.at.filter(|at| day(*at) > today);
        let waiting: Vec<String> =
            next.topics.iter().filter(|waiting| Some(waiting.as_str()) != topic).cloned().collect();
        if at.is_none() && waiting.is_empty() {
            self.forget_next();
        } else {
            self.replace_next(NextTalk { at, topics: waiting, ..next }, false);
        }
    }

    /// Lets the talk that was meant to be next go.
    pub(in crate::ui) fn forget_next(&mut self) {
        self.next = None;
        self.change(Change::ForgetNext, Sent::ForgetNext);
    }

    /// Remembers a talk, which people left `anyway` or not, and how they set it up. Only to be called where the settings
    /// say so.
    pub(in crate::ui) fn remember(&mut self, past: PastTalk, last: LastTime, anyway: bool) {
        self.change(Change::Remember(past), of_a_talk(anyway));
        self.last_times.retain(|other| other.talk != last.talk);
        self.last_times.push(last.clone());
        self.change(Change::KeepLast(Box::new(last)), of_a_talk(anyway));
    }

    /// What set-up offers of the last talk with the set of this name, or of the last talk at all: nothing unless people
    /// want their talks remembered, nor while that is covered. This is the one way by which names of people who talked
    /// before come to set-up without being asked for.
    pub(in crate::ui) fn last_time(&self, set: &str) -> Option<(&LastTime, Extent)> {
        if !self.settings.history || self.is_covered() {
            return None;
        }
        let Some(last) = self.last_times.iter().rfind(|last| last.talk == set) else {
            let newest = self.last_times.iter().max_by_key(|last| last.began)?;
            return Some((newest, Extent::Names));
        };
        // What people said at its close, or at a later one, that they'd use next time.
        let kept = self.kept_rules(set).is_some_and(|kept| kept.began >= last.began);
        Some((last, if kept { Extent::AllButRules } else { Extent::All }))
    }

    /// Keeps the rules for a set's next talk, as people want them, who left `anyway` or not.
    pub(in crate::ui) fn keep_rules(&mut self, kept: KeptRules, anyway: bool) {
        self.rules.retain(|other| other.talk != kept.talk);
        self.rules.push(kept.clone());
        self.change(Change::KeepRules(kept), of_a_talk(anyway));
    }

    /// The rules that are kept for the next talk with the set of this name, unless they are covered.
    pub(in crate::ui) fn kept_rules(&self, set: &str) -> Option<&KeptRules> {
        self.rules.iter().rfind(|kept| kept.talk == set && !self.is_covered())
    }

    /// Forgets every talk, and how the last ones were set up.
    pub(in crate::ui) fn forget_talks(&mut self) {
        self.last_times.clear();
        self.change(Change::ForgetTalks, Sent::ForgetTalks);
        self.change(Change::ForgetLast, Sent::ForgetTalks);
    }

    /// Changes an agreement outside a talk, of which this was agreed.
    pub(in crate::ui) fn change_agreement(&mut self, change: Change, what: &str) {
        self.notices.retain(|told| !matches!(told, Told::NotSettled { .. }));
        let new = match &change {
            Change::Reword(new) => Some(Box::new(new.clone())),
            _ => None,
        };
        self.change(change, Sent::Agreed(clean::quoted(what, QUOTED), new));
    }

    /// Why an agreement couldn't be changed, if the last one couldn't.
    pub(in crate::ui) fn agreement_trouble(&self) -> Option<String> {
        let trouble = self.notices.iter().rfind(|told| matches!(told, Told::NotSettled { .. }))?;
        Some(trouble.shown(&self.words))
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

pub(super) fn of_a_talk(anyway: bool) -> Sent {
    if anyway { Sent::TalkIfPossible } else { Sent::Talk }
}
