//! What people are asked in a break and after it: how long it is, whether everyone agrees to a shorter one, whether they are
//! ready.

use std::time::Duration;

use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};

use super::asked::{Asked, Saying};
use super::{Answer, Of, Prompt};
use crate::clock::zone;
use crate::rule_set::bounds;
use crate::session::{BreakReading, Event, Question};
use crate::words::say;

/// A short break, to catch one's breath.
const SHORT: Duration = Duration::from_secs(5 * 60);

const HOUR: Duration = Duration::from_secs(60 * 60);

impl Asked<'_> {
    /// What everyone is asked while a break runs: a shorter one, or to go on.
    pub(super) fn in_break(&self, question: Question) -> Prompt {
        let words = self.words;
        let (message, saying, no) = match question {
            Question::Shorter(length) => {
                (self.shorter(length), Saying::Shorter, say!(words, "ask-shorter-no"))
            }
            _ if self.session.plan().is_only_a_break() => {
                (say!(words, "ask-sooner", "alone"), Saying::Ready, say!(words, "ask-sooner-no"))
            }
            _ => (say!(words, "ask-sooner"), Saying::Ready, say!(words, "ask-sooner-no")),
        };
        let mut answers = self.said_by(saying, None);
        answers.push(Answer::new(no, Event::Decline));
        Prompt {
            for_facilitator: Some(self.one_voice()),
            answers,
            declined: Some(Event::Decline),
            ..Prompt::new(Of::Question(question), message, self.everyone_says_yes())
        }
    }

    /// “Back already at 20:36?”
    fn shorter(&self, length: Duration) -> String {
        let reading = self.session.rest(self.now);
        let left = reading.and_then(|rest| length.checked_sub(rest.length.saturating_sub(rest.left)));
        // One that would be over already is none; it doesn't come to that.
        let left = left.unwrap_or_default();
        let left = SignedDuration::try_from(left / self.session.speed().max(1)).unwrap_or_default();
        let back = self.now.wall().saturating_add(left).unwrap_or(self.now.wall()).to_zoned(zone());
        let time = self.words.time(back.time());
        if back.date() == self.today() {
            say!(self.words, "ask-shorter", time = time)
        } else {
            let day = self.words.weekday(back.date());
            say!(self.words, "ask-shorter-until-day", day = day, time = time)
        }
    }

    fn today(&self) -> Date {
        self.now.wall().to_zoned(zone()).date()
    }

    /// A break that is on: when the talk goes on, and how to change that.
    pub(super) fn resting(&self, reading: &BreakReading) -> Prompt {
        let words = self.words;
        let breaks = &self.session.plan().breaks;
        let more = reading.length < breaks.longest;
        let more = more.then(|| Answer::new(say!(words, "ask-rest-more"), Event::ChangeBreak(5)));
        let hour = (reading.length < HOUR && HOUR <= breaks.longest).then(|| {
            let name = say!(words, "ask-rest-hour", "name");
            Answer::new(say!(words, "ask-rest-hour"), Event::SetBreak(HOUR)).named(name)
        });
        let tomorrow = self.tomorrow(reading).filter(|_| reading.length + HOUR < bounds::BREAK);
        let rested = reading.length.saturating_sub(reading.left);
        let mut shorter = vec![SHORT.max(breaks.shortest), breaks.length];
        shorter.retain(|length| *length < reading.length && rested < *length);
        shorter.sort_unstable();
        shorter.dedup();
        let shorter = shorter.into_iter().map(|length| {
            let event = Event::SetBreak(length);
            let length = words.length(length);
            Answer::new(say!(words, "ask-rest-only", length = length), event)
        });
        let back = if self.session.plan().is_only_a_break() {
            say!(words, "ask-rest-back", "alone")
        } else {
            say!(words, "ask-rest-back")
        };
        let back = Answer::new(back, Event::AskBack);
        let together_lead = if self.session.each_answers() {
            say!(words, "ask-rest-both")
        } else {
            say!(words, "ask-rest-everyone")
        };
        Prompt {
            others: [more, hour, tomorrow].into_iter().flatten().collect(),
            together: shorter.chain([back]).collect(),
            together_lead,
            ..Prompt::new(Of::Break, self.back(reading), words.left(reading.left))
        }
    }

    /// Until the same time tomorrow, as clocks show it: counted from the beginning of a break that is on, else from now.
    /// `None` where the set has no breaks so long.
    fn tomorrow(&self, reading: &BreakReading) -> Option<Answer> {
        if self.session.plan().breaks.longest < bounds::BREAK {
            return None;
        }
        let now = self.now.wall().to_zoned(zone());
        let rested = reading.length.saturating_sub(reading.left) / self.session.speed().max(1);
        let rested = if reading.left.is_zero() { Duration::ZERO } else { rested };
        let began = now.saturating_sub(SignedDuration::try_from(rested).ok()?);
        let length = began.checked_add(1.day()).ok()?.duration_since(&began);
        let event = Event::Tomorrow(Duration::try_from(length).ok()?);
        let day = self.words.weekday(began.checked_add(1.day()).ok()?.date());
        let time = self.words.time(began.time());
        let name = say!(self.words, "ask-rest-tomorrow", "name", day = day, time = time);
        Some(Answer::new(say!(self.words, "ask-rest-tomorrow"), event).named(name))
    }

    /// “Back at 20:45”.
    fn back(&self, reading: &BreakReading) -> String {
        let words = self.words;
        let back = reading.return_at.to_zoned(zone());
        let time = words.time(back.time());
        if back.date() == self.today() {
            say!(words, "ask-rest", time = time)
        } else {
            let day = words.weekday(back.date());
            say!(words, "ask-rest-until-day", day = day, time = time)
        }
    }

    /// The promised time has come.
    pub(super) fn ready(&self, reading: &BreakReading) -> Prompt {
        let words = self.words;
        let lead = if reading.quiet {
            say!(words, "ask-ready-waits")
        } else if self.session.each_answers() {
            say!(words, "ask-ready-each")
        } else {
            say!(words, "ask-ready-when-everyone")
        };
        let message = if self.session.plan().is_only_a_break() {
            say!(words, "ask-ready", "alone")
        } else {
            say!(words, "ask-ready")
        };
        let breaks = &self.session.plan().breaks;
        let mut lengths =
            [SHORT, breaks.length, HOUR].map(|length| length.clamp(breaks.shortest, breaks.longest)).to_vec();
        lengths.sort_unstable();
        lengths.dedup();
        let later = lengths.into_iter().map(|time| {
            let length = if time == HOUR { say!(words, "ask-rest-hour") } else { words.length(time) };
            let name = say!(words, "ask-ready-not-yet", length = length.as_str());
            Answer::new(length, Event::NotYet(time)).named(name)
        });
        let later = later.chain(self.tomorrow(reading));
        Prompt {
            for_facilitator: Some(self.one_voice()),
            answers: self.said_by(Saying::Ready, None),
            others: later.collect(),
            others_lead: say!(words, "ask-ready-later"),
            ..Prompt::new(Of::Ready, message, lead)
        }
    }
}
