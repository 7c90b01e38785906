//! What is said in passing on the stage, and stays for as long as it takes to read.

use std::time::Duration;

use super::words::minutes;
use super::{Host, Panel};
use crate::session::{Announcement, Effect, Event, Moment, Reason};

/// What is said when more time was asked for, and not everyone answered.
const LAPSED: &str = "Not everyone has answered, so the time stays as it is. You can ask again.";

/// How long a note stays at least.
const NOTE: Duration = Duration::from_secs(6);

/// How long whoever looks up from a talk takes to read a letter.
const LETTER: Duration = Duration::from_millis(180);

/// What is said in passing.
#[derive(Debug, Clone)]
pub(super) struct Note {
    words: String,
    since: Moment,
    /// It is for everyone, not only for whoever presses the keys.
    for_everyone: bool,
}

impl Note {
    fn stays(&self) -> Duration {
        let letters = u32::try_from(self.words.chars().count()).unwrap_or(u32::MAX);
        NOTE.max(LETTER.saturating_mul(letters))
    }

    /// How long it stays from now on; `None` where it is gone.
    fn left(&self, now: Moment) -> Option<Duration> {
        let left = self.stays().checked_sub(now.boot().saturating_sub(self.since.boot()));
        left.filter(|left| !left.is_zero())
    }
}

impl Host {
    /// Says something in passing to whoever presses the keys.
    pub fn say(&mut self, words: String, now: Moment) {
        self.note = Some(Note { words, since: now, for_everyone: false });
    }

    /// What is said in passing, while it stays.
    #[must_use]
    pub fn note(&self, now: Moment) -> Option<&str> {
        self.note.as_ref().filter(|note| note.left(now).is_some()).map(|note| note.words.as_str())
    }

    /// The same, if it is for everyone.
    #[must_use]
    pub fn note_for_everyone(&self, now: Moment) -> Option<&str> {
        self.note(now).filter(|_| self.note.as_ref().is_some_and(|note| note.for_everyone))
    }

    /// How long it stays from now on.
    #[must_use]
    pub fn note_stays(&self, now: Moment) -> Option<Duration> {
        self.note.as_ref()?.left(now)
    }

    /// Takes note of what became of what was typed: what wasn't written down for another day goes back into its field,
    /// and a name that was corrected is the name everywhere.
    pub(super) fn take_note(&mut self, event: &Event, effects: &[Effect]) {
        let refused = effects.iter().any(|effect| matches!(effect, Effect::Ignored(_)));
        match event {
            Event::Park(topic) if refused => {
                self.parking.clone_from(topic);
                self.panel = Panel::Park;
            }
            Event::Rename(..) if !refused => {
                self.close.people.clone_from(&self.session.plan().participants);
                self.panel = Panel::None;
            }
            _ => {}
        }
    }

    /// Takes note of what happened, to say it where that helps.
    pub(super) fn notice(&mut self, effects: &[Effect], now: Moment) {
        use Announcement::{
            Asked, Back, Break, Closing, ComeBackToThis, Entered, Lapsed, MoreTime, RoundAgain,
        };
        let is_new =
            |effect: &Effect| matches!(effect, Effect::Announce(Entered(_) | Break { .. } | Back | Closing));
        if effects.iter().any(is_new) {
            // What was said in passing was said of what was there before.
            self.note = None;
        }
        for effect in effects {
            match effect {
                // The step that is on is in the list again.
                Effect::Announce(Entered(_)) => self.page = 0,
                // What is asked comes before what was opened to read: an answer must be to what is seen.
                Effect::Announce(Asked) if matches!(self.panel, Panel::Keys | Panel::Lines) => {
                    self.panel = Panel::None;
                }
                _ => {}
            }
            let words = match effect {
                // These say nothing that the screen doesn't.
                Effect::Ignored(Reason::OnBreak | Reason::NoChange | Reason::NotAsked) => continue,
                Effect::Ignored(reason) => reason.to_string(),
                Effect::Announce(ComeBackToThis) => {
                    "Let’s go on. It is fine to come back to this.".to_owned()
                }
                Effect::Announce(RoundAgain) => {
                    "Once more round, for whoever passed. Passing again is fine.".to_owned()
                }
                Effect::Announce(Lapsed) => LAPSED.to_owned(),
                Effect::Announce(MoreTime(time)) => format!("{} more.", minutes(*time)),
                _ => continue,
            };
            let for_everyone = matches!(effect, Effect::Announce(_));
            self.note = Some(Note { words, since: now, for_everyone });
        }
    }
}
