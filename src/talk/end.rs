//! What is kept of a talk, and how it ends.

use jiff::{RoundMode, Timestamp, Unit, ZonedRound};

use super::{Host, Outcome};
use crate::clock::zone;
use crate::record::history::PastTalk;
use crate::record::journal::Damage;
use crate::record::kept_rules::KeptRules;
use crate::record::last_time::LastTime;
use crate::record::ledger;
use crate::record::next_talk::NextTalk;
use crate::session::{Event, Moment};
use crate::words::{Words, say};

/// What to keep of a talk that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The entry among past talks, if people keep these.
    pub past: PastTalk,
    /// How it was set up, if people keep past talks.
    pub last: LastTime,
    /// The next talk, its time and its topics, if there is to be one or topics were parked.
    pub next: Option<NextTalk>,
    /// The rules for the next talk with this set, if people want to use them so.
    pub rules: Option<KeptRules>,
}

impl Host {
    /// Ends the talk, with what people chose at its close. Of a rehearsal only the agreements are kept.
    pub fn finish(mut self, now: Moment) -> (Ended, Outcome) {
        let past = self.past(now);
        let last = LastTime::new(&self.session.plan().choices, self.began());
        let next_talk = self.next_talk().filter(|days| *days > 0);
        let rules = self.kept_rules();
        let parked = self.session.parked().to_vec();
        let anything = next_talk.is_some() || !parked.is_empty();
        // On a path, the talk to come is the next step's.
        let on_path = self.close.next_step.as_ref().filter(|_| next_talk.is_some());
        let talk = on_path.and_then(|next| next.set.as_ref()).unwrap_or(&self.header.choices.name).clone();
        let next = (anything && !self.is_rehearsal()).then(|| NextTalk {
            talk,
            // The names as they were corrected.
            names: self.session.plan().choices.names.clone(),
            at: next_talk.and_then(|days| in_days(now, days)),
            topics: parked,
            began: Some(self.began()),
            ..NextTalk::default()
        });
        // Nothing is kept of this event: the journal is deleted.
        let Outcome { effects, aloud, .. } = self.apply(&Event::Finish, now);
        (Ended { past, last, next, rules }, Outcome { effects, aloud, ..Outcome::default() })
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
            notes: String::new(),
        }
    }
}

/// What to say about a talk whose end can't be read.
#[must_use]
pub(crate) fn lost(damage: &Damage, words: &Words) -> String {
    let time = words.time(damage.since.to_zoned(zone()).time());
    say!(words, "note-lost", time = time)
}

/// About this time, so many days from now: at a time that people would say, five minutes by five. Never a later one, which
/// might be on another day.
fn in_days(now: Moment, days: u16) -> Option<Timestamp> {
    let then = now.wall().to_zoned(zone()).checked_add(jiff::Span::new().days(i64::from(days))).ok()?;
    let fives = ZonedRound::new().smallest(Unit::Minute).increment(5).mode(RoundMode::Trunc);
    then.round(fives).ok().map(|then| then.timestamp())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed assumption is a failed test")]

    use std::time::Duration;

    use jiff::Span;

    use super::*;

    #[test]
    fn a_proposed_time_is_round_and_on_its_day() {
        let midnight =
            Timestamp::from_second(1_795_600_000).unwrap().to_zoned(zone()).start_of_day().unwrap();
        for (minute, round) in [(0, 0), (689, 685), (690, 690), (1439, 1435)] {
            let now = midnight.checked_add(Span::new().minutes(minute).seconds(17)).unwrap();
            for days in [1, 7] {
                let then = in_days(Moment::new(Duration::ZERO, now.timestamp()), days).unwrap();
                let day = midnight.checked_add(Span::new().days(i64::from(days))).unwrap();
                let proposed = day.checked_add(Span::new().minutes(round)).unwrap();
                assert_eq!(then, proposed.timestamp(), "{now}");
            }
        }
    }
}
