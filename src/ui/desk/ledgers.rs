//! What people agreed on and when they mean to talk next: as it is shown, and as it is changed through the keeper.

use super::{Desk, said};
use crate::clock::zone;
use crate::record::Notice;
use crate::record::agreements::{Agreement, Id, State};
use crate::record::file::WriteError;
use crate::record::history::PastTalk;
use crate::record::journal::News;
use crate::record::keeper::{Change, Erased, Ledgers, Settled, Token};
use crate::record::next_talk::NextTalk;
use crate::rule_set::clean;

/// What the notice of an erasure that isn't finished begins with.
const NOT_YET: &str = "Not everything could be erased yet";

/// Characters of an agreement that a notice says again.
const QUOTED: usize = 60;

/// A change that was sent from the library or the settings.
#[derive(Debug)]
pub(super) enum Sent {
    /// Something becomes of an agreement; what couldn't be done is said in these words.
    Settle(String),
    /// An agreement from a talk that people have left.
    Agreement,
    /// The talk that is meant to be next, or a past one.
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
        let Ledgers { agreements, mut next_talk, history } = ledgers;
        let today = self.clock.now().wall().to_zoned(zone()).date();
        let mut open: Vec<Agreement> =
            agreements.entries.into_iter().filter(|one| one.state == State::Open).collect();
        self.due = open.iter().filter(|one| one.is_due(today)).count();
        open.sort_by_key(|one| (!one.is_due(today), one.by.or(one.review)));
        self.open = open;
        self.show_next(next_talk.entries.pop());
        if std::mem::take(&mut self.says_next) {
            for notice in next_talk.notices {
                self.notice(notice.to_string());
            }
        }
        self.talks = history.entries.len();
        if !self.sent.values().any(|sent| matches!(sent, Sent::ForgetTalks)) {
            self.talks_trouble = history.notices.first().map(ToString::to_string);
        }
    }

    fn show_next(&mut self, next: Option<NextTalk>) {
        self.next = next.map(|next| {
            let words = self.next_words(&next);
            (next, words)
        });
    }

    pub(super) fn next_words(&self, next: &NextTalk) -> String {
        let title =
            self.library.get(&next.talk).map_or(next.talk.as_str(), |card| card.title(self.language()));
        let Some(at) = next.at else { return format!("From your last talk: {title}.") };
        let (at, now) = (at.to_zoned(zone()), self.clock.now().wall().to_zoned(zone()));
        let time = at.strftime("%H:%M");
        let day = if at.date() == now.date() {
            "today".to_owned()
        } else if now.date().tomorrow().is_ok_and(|tomorrow| at.date() == tomorrow) {
            "tomorrow".to_owned()
        } else {
            at.strftime("on %A, %-d %B").to_string()
        };
        format!("You meant to talk {day} at {time}: {title}.")
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
        let words = match (sent, &came) {
            (Sent::Settle(what), Err(error)) => Some(format!("{what}: {error}.")),
            (Sent::Settle(what), Ok(Settled::Gone(trouble))) => {
                let gone = || "it isn’t in its file any more".to_owned();
                Some(format!("{what}: {}.", trouble.as_ref().map_or_else(gone, Notice::trouble)))
            }
            (Sent::Agreement | Sent::Talk | Sent::TalkIfPossible | Sent::ForgetNext, Err(error)) => {
                Some(error.to_string())
            }
            (Sent::ForgetTalks, Err(error)) => {
                self.talks_trouble = Some(error.to_string());
                None
            }
            (_, Ok(_)) => None,
        };
        if came.is_err() && matches!(sent, Sent::TalkIfPossible) {
            self.keeper.take_back(token);
        }
        if came.is_ok() {
            // It worked in the end.
            let told = self.told.remove(&token).map(said);
            let is_over = |notice: &String| {
                told.as_ref() == Some(notice)
                    && !self.told.values().any(|words| said(words.clone()) == *notice)
            };
            self.notices.retain(|notice| !is_over(notice));
        }
        if let Some(words) = words {
            if came.is_err() {
                let _before = self.told.insert(token, words.clone());
            }
            self.notice(words);
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
        if let Some((before, _)) = &self.next {
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
        self.show_next(Some(next.clone()));
        self.change(Change::KeepNext(next), of_a_talk(anyway));
    }

    /// A talk has begun. If it is the one that was meant to be next, only topics that still wait are kept.
    pub(in crate::ui) fn begun(&mut self, talk: &str, topic: Option<&str>) {
        let Some((next, _)) = self.next.clone().filter(|(next, _)| next.talk == talk) else { return };
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

    /// Forgets every talk.
    pub(in crate::ui) fn forget_talks(&mut self) {
        self.change(Change::ForgetTalks, Sent::ForgetTalks);
    }

    /// Changes what became of an agreement.
    pub(in crate::ui) fn settle(&mut self, id: Id, state: State) {
        let Some(agreement) = self.open.iter().find(|one| one.id == id) else { return };
        let done = if state == State::Kept { "marked as kept" } else { "let go" };
        let what = format!("“{}” couldn’t be {done}", clean::quoted(&agreement.what, QUOTED));
        self.change(Change::Settle(id, state), Sent::Settle(what));
    }

    /// Says what became of erasing everything that was kept of a talk.
    pub(in crate::ui) fn erased(&mut self, erased: &Erased) {
        let then = if erased.resumes {
            "It is tried again, at the latest when Common Ground is next opened"
        } else {
            "Please delete that file yourself"
        };
        if erased.errors.is_empty() {
            // What couldn't be erased before is gone now.
            self.notices.retain(|notice| !notice.starts_with(NOT_YET));
        }
        for error in &erased.errors {
            self.notice(format!("{NOT_YET}: {error}. {then}."));
        }
        for notice in &erased.unread {
            self.notice(format!(
                "Something of this talk may be left where it can’t be looked for: {}.",
                notice.trouble()
            ));
        }
        self.keeper.read_ledgers();
    }

    /// Says what has become of the journal, in passing on the stage and in full in the library.
    pub(in crate::ui) fn tell(&mut self, news: News) {
        const NOT_KEPT: &str = "This talk wouldn’t come back after a power cut";
        match news {
            News::NotKept(error) => self.notice_aside(
                "This talk can’t be kept on the disk just now. It goes on.",
                format!("{NOT_KEPT}: {error}"),
            ),
            News::KeptAgain => {
                // The next time that it can't be kept is to be said again.
                self.notices.retain(|notice| !notice.starts_with(NOT_KEPT));
                self.aside.push("This talk is kept on the disk again.".to_owned());
            }
            News::Anew => {
                self.aside.push("This talk’s file had gone from the disk. It is kept anew.".to_owned());
            }
        }
    }
}

fn of_a_talk(anyway: bool) -> Sent {
    if anyway { Sent::TalkIfPossible } else { Sent::Talk }
}
