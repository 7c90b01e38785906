//! What is kept of a talk, and how it ends.

use jiff::Timestamp;

use super::words::time_of_day;
use super::{Host, Outcome};
use crate::clock::zone;
use crate::record::history::PastTalk;
use crate::record::journal::Damage;
use crate::record::ledger;
use crate::record::next_talk::NextTalk;
use crate::session::{Event, Moment};

/// What is to be kept of a talk that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// For the past talks, if people remember theirs.
    pub past: PastTalk,
    /// When to talk again, and what for, if there is anything to keep of that.
    pub next: Option<NextTalk>,
}

impl Host {
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
        // Of this nothing is kept: the journal goes.
        let Outcome { effects, aloud, .. } = self.apply(&Event::Finish, now);
        (Ended { past, next }, Outcome { effects, aloud, ..Outcome::default() })
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
