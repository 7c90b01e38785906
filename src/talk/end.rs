//! What is kept of a talk, and how it ends.

use jiff::Timestamp;

use super::{Host, Outcome};
use crate::clock::zone;
use crate::record::history::PastTalk;
use crate::record::journal::Damage;
use crate::record::kept_rules::KeptRules;
use crate::record::ledger;
use crate::record::next_talk::NextTalk;
use crate::session::{Event, Moment};
use crate::words::{Words, say};

/// What to keep of a talk that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The entry among past talks, if people keep these.
    pub past: PastTalk,
    /// The next talk, its time and its topics, if there is to be one or topics were parked.
    pub next: Option<NextTalk>,
    /// The rules for the next talk with this set, if people want to use them so.
    pub rules: Option<KeptRules>,
}

impl Host {
    /// Ends the talk, with what people chose at its close. Of a rehearsal only the agreements are kept.
    pub fn finish(mut self, now: Moment) -> (Ended, Outcome) {
        let past = self.past(now);
        let next_talk = self.next_talk().filter(|days| *days > 0);
        let rules = self.kept_rules();
        let parked = self.session.parked().to_vec();
        let anything = next_talk.is_some() || !parked.is_empty();
        let next = (anything && !self.is_rehearsal()).then(|| NextTalk {
            talk: self.header.choices.name.clone(),
            // The names as they were corrected.
            names: self.session.plan().choices.names.clone(),
            at: next_talk.and_then(|days| in_days(now, days)),
            topics: parked,
            began: Some(self.began()),
            ..NextTalk::default()
        });
        // Nothing is kept of this event: the journal is deleted.
        let Outcome { effects, aloud, .. } = self.apply(&Event::Finish, now);
        (Ended { past, next, rules }, Outcome { effects, aloud, ..Outcome::default() })
    }

    /// Whether the clock runs faster than the real one.
    #[must_use]
    pub fn is_rehearsal(&self) -> bool {
        self.session.speed() > 1
    }

    fn past(&self, now: Moment) -> PastTalk {
        let appreciation = self.close.appreciation.trim();
        PastTalk {
            id: ledger::Id::default(),
            talk: self.header.choices.name.clone(),
            began: self.began(),
            ended: now.wall(),
            participants: self.session.plan().participants.clone(),
            topic: self.session.plan().topic.clone(),
            parked: self.session.parked().to_vec(),
            appreciation: if appreciation.is_empty() { Vec::new() } else { vec![appreciation.to_owned()] },
        }
    }
}

/// What to say about a talk whose end can't be read.
#[must_use]
pub(crate) fn lost(damage: &Damage, words: &Words) -> String {
    let time = words.time(damage.since.to_zoned(zone()).time());
    say!(words, "note-lost", time = time)
}

fn in_days(now: Moment, days: u16) -> Option<Timestamp> {
    let now = now.wall().to_zoned(zone());
    now.checked_add(jiff::Span::new().days(i64::from(days))).ok().map(|then| then.timestamp())
}
