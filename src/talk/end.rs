//! What is kept of a talk, and how it ends.

use jiff::Timestamp;

use super::close::Draft;
use super::words::{sentence, time_of_day};
use super::{Host, Outcome};
use crate::clock::zone;
use crate::record::agreements::{Agreement, Agreements, Id};
use crate::record::file::WriteError;
use crate::record::history::PastTalk;
use crate::record::journal::{Damage, Erasing};
use crate::record::ledger;
use crate::record::next_talk::NextTalk;
use crate::rule_set::sign::short;
use crate::session::{Event, Moment};

/// A talk that is over. What people want to keep of it is kept first; then its journal goes.
#[derive(Debug)]
#[must_use = "its journal is still on the disk"]
pub struct Ended {
    /// For the past talks, if people remember theirs.
    pub past: PastTalk,
    /// When to talk again, and what for, if there is anything to keep of that.
    pub next: Option<NextTalk>,
    host: Host,
}

impl Ended {
    /// Erases the journal.
    ///
    /// # Errors
    /// [`WriteError`]: the talk would be offered again.
    pub fn forget(self) -> Result<(), WriteError> {
        self.host.journal.end()
    }
}

impl Host {
    /// Keeps an agreement at once, or the change of one. What is wrong with its file, if anything is, is said where it
    /// isn't there to be changed. Whether it is kept.
    pub fn keep(
        &mut self,
        agreements: &Agreements,
        draft: Draft,
        replaces: Option<Id>,
        now: Moment,
    ) -> (bool, Outcome) {
        let changed = replaces.and_then(|id| self.close.kept.iter().find(|kept| kept.id == id)).cloned();
        let outcome = if let Some(kept) = changed {
            let Draft { what, who, by, review } = draft;
            let changed = Agreement { what, who, by, review, ..kept };
            agreements.update(&changed).map(|found| if found { Ok(changed) } else { Err(changed.id) })
        } else {
            agreements.add(self.agreement(draft, now)).map(Ok)
        };
        let mut said = Outcome::default();
        let kept = matches!(outcome, Ok(Ok(_)));
        match outcome {
            Ok(Ok(agreement)) => {
                said.aloud.push(format!("Kept: {}.", agreement.what));
                self.close.keep(agreement);
            }
            Ok(Err(gone)) => match agreements.trouble() {
                Some(why) => self.close.say(&format!("This change couldn’t be kept: {why}")),
                None => self.close.lose(gone),
            },
            Err(error) => self.close.say(&sentence(&error.to_string())),
        }
        said.news = self.write_down();
        (kept, said)
    }

    fn agreement(&self, draft: Draft, now: Moment) -> Agreement {
        let talk = self.header.choices.name.clone();
        let Draft { what, who, by, review } = draft;
        Agreement { by, review, ..Agreement::new(what, who, now.wall(), talk, self.began()) }
    }

    /// Takes a kept agreement back.
    pub fn remove(&mut self, agreements: &Agreements, place: usize) -> Outcome {
        let mut said = Outcome::default();
        let Some(kept) = self.close.kept.get(place) else { return said };
        match agreements.remove(kept.id) {
            Ok(true) => {
                let gone = self.close.kept.remove(place);
                said.aloud.push(format!("Let go: {}.", gone.what));
            }
            Ok(false) => {
                let words = if let Some(why) = agreements.trouble() {
                    format!("This couldn’t be let go: {why}.")
                } else {
                    let gone = self.close.kept.remove(place);
                    format!("“{}” wasn’t in its file any more.", short(&gone.what))
                };
                self.close.say_of_kept(words);
            }
            Err(error) => self.close.say_of_kept(format!("{}.", sentence(&error.to_string()))),
        }
        said
    }

    /// Ends the talk, with another in so many days if one was chosen. Nothing is kept of a rehearsal but agreements.
    pub fn finish(mut self, next_talk: Option<u16>, now: Moment) -> (Ended, Outcome) {
        let past = self.past(now);
        let parked = self.session.parked().to_vec();
        let anything = next_talk.is_some() || !parked.is_empty();
        let next = (anything && !self.is_rehearsal()).then(|| NextTalk {
            talk: self.header.choices.name.clone(),
            // As they were corrected, if they were.
            names: self.session.plan().choices.names.clone(),
            at: next_talk.and_then(|days| in_days(now, days)),
            topics: parked,
            began: Some(self.began()),
            ..NextTalk::default()
        });
        let outcome = self.apply(&Event::Finish, now);
        (Ended { past, next, host: self }, outcome)
    }

    /// Whether the clock runs faster than the real one.
    #[must_use]
    pub fn is_rehearsal(&self) -> bool {
        self.session.speed() > 1
    }

    fn past(&self, now: Moment) -> PastTalk {
        let appreciation = self.close.appreciation.trim().to_owned();
        PastTalk {
            id: ledger::Id::default(),
            talk: self.header.choices.name.clone(),
            began: self.began(),
            ended: now.wall(),
            participants: self.session.plan().participants.clone(),
            topic: self.session.plan().topic.clone(),
            parked: self.session.parked().to_vec(),
            appreciation: if appreciation.is_empty() { Vec::new() } else { vec![appreciation] },
        }
    }

    /// Leaves no trace: from now on the talk can't come back, and what else was kept of it is to be erased.
    #[must_use]
    pub fn erase(self) -> Erasing {
        self.journal.erase()
    }
}

/// What is said of the end of a talk that can't be read.
#[must_use]
pub fn lost(damage: &Damage) -> String {
    format!("What happened after {} is lost: the file was damaged.", time_of_day(damage.since))
}

fn in_days(now: Moment, days: u16) -> Option<Timestamp> {
    let now = now.wall().to_zoned(zone());
    now.checked_add(jiff::Span::new().days(i64::from(days))).ok().map(|then| then.timestamp())
}
