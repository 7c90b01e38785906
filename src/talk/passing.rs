//! Notes in passing: shown on the stage for as long as they take to read.

use std::time::Duration;

use super::{Host, Panel};
use crate::session::{Announcement, Effect, Event, Moment, Reason, State};
use crate::words::{InWords, say};

/// How long a note is shown at least.
const NOTE: Duration = Duration::from_secs(6);

/// How long someone who looks up from a talk takes to read a letter.
const LETTER: Duration = Duration::from_millis(180);

#[derive(Debug, Clone)]
pub(super) struct Note {
    words: String,
    since: Moment,
    /// Whether it is for everyone, not only for the person who presses the keys.
    for_everyone: bool,
    /// Where it is about the floor in an exchange: how that was then.
    about: Option<Floor>,
}

/// What a note about the floor is about. Once any of it is otherwise, the note is about what was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Floor {
    step: Option<usize>,
    holder: Option<usize>,
    panel: Panel,
}

impl Note {
    fn stays(&self) -> Duration {
        let letters = u32::try_from(self.words.chars().count()).unwrap_or(u32::MAX);
        NOTE.max(LETTER.saturating_mul(letters))
    }

    /// How much longer it is shown; `None` if it is gone.
    fn left(&self, now: Moment) -> Option<Duration> {
        let left = self.stays().checked_sub(now.boot().saturating_sub(self.since.boot()));
        left.filter(|left| !left.is_zero())
    }
}

impl Host {
    /// Shows a note to the person who presses the keys.
    pub fn say(&mut self, words: String, now: Moment) {
        self.note = Some(Note { words, since: now, for_everyone: false, about: None });
    }

    /// The note, while it is shown.
    #[must_use]
    pub fn note(&self, now: Moment) -> Option<&str> {
        self.note.as_ref().filter(|note| note.left(now).is_some()).map(|note| note.words.as_str())
    }

    /// The same, only if it is for everyone.
    #[must_use]
    pub fn note_for_everyone(&self, now: Moment) -> Option<&str> {
        self.note(now).filter(|_| self.note.as_ref().is_some_and(|note| note.for_everyone))
    }

    /// How much longer the note is shown.
    #[must_use]
    pub fn note_stays(&self, now: Moment) -> Option<Duration> {
        self.note.as_ref()?.left(now)
    }

    /// Follows up on what was typed: a topic that was refused goes back into its field, and a corrected name is the
    /// name everywhere.
    pub(super) fn take_note(&mut self, event: &Event, effects: &[Effect]) {
        let refused = effects.iter().any(|effect| matches!(effect, Effect::Ignored(_)));
        match event {
            Event::Park(topic) if refused => {
                self.parking.clone_from(topic);
                self.panel = Panel::Park;
            }
            Event::Join(_) => self.somebody_came(effects),
            Event::Rename(..) if !refused => self.panel = Panel::None,
            // Nobody is thanked for an answer to what isn't asked any more; and what is undone didn't happen.
            Event::Decline | Event::Undo if !refused => self.note = None,
            _ => {}
        }
    }

    /// Who is here now, and whether a turn of theirs is to come.
    fn joined(&self, who: usize) -> String {
        let (session, plan) = (&self.session, self.session.plan());
        let name = plan.participants.get(who).map_or("", String::as_str);
        let here = session.step().map_or(0, |step| step.index);
        let begun = session.state() != State::Ready;
        let has_a_turn = plan.steps.iter().skip(here).any(|step| step.holder == Some(who));
        if begun && has_a_turn {
            say!(self.words, "note-joined-turn", name = name)
        } else {
            say!(self.words, "note-joined", name = name)
        }
    }

    fn name_of(&self, participant: usize) -> &str {
        self.session.plan().participants.get(participant).map_or("", String::as_str)
    }

    fn floor(&self) -> Floor {
        let step = self.session.step().map(|step| step.index);
        Floor { step, holder: self.session.holder(), panel: self.panel }
    }

    /// Takes away a note about the floor once it has moved, or something covers it.
    pub(super) fn drop_note_about_floor(&mut self) {
        let about = self.note.as_ref().and_then(|note| note.about);
        if about.is_some_and(|about| about != self.floor()) {
            self.note = None;
        }
    }

    /// Why someone didn't get the floor, by their name.
    fn no_floor(&self, event: &Event, reason: Reason) -> Option<String> {
        let Event::TakeFloor(participant) = event else { return None };
        let name = self.name_of(*participant);
        match reason {
            Reason::HasFloor => Some(say!(self.words, "note-has-floor", name = name)),
            Reason::ShareUsed => Some(say!(self.words, "note-no-share", name = name)),
            Reason::NoTimeLeft => Some(reason.in_words(&self.words)),
            _ => None,
        }
    }

    /// Shows a note about what happened, if that helps.
    pub(super) fn notice(&mut self, event: &Event, effects: &[Effect], now: Moment) {
        use Announcement::{
            Asked, Back, Break, Closing, ComeBackToThis, Entered, FloorGiven, GoesOnForAnyone, Joined,
            Lapsed, Left, MoreTime, Noted, Repaid, RoundAgain, ShareUsed,
        };
        self.drop_note_about_floor();
        let is_new = |effect: &Effect| {
            matches!(effect, Effect::Announce(Entered(_) | Break { .. } | Back | Closing | Asked))
        };
        if effects.iter().any(is_new) {
            // The note was about what was there before.
            self.note = None;
        }
        for effect in effects {
            match effect {
                // The list of steps returns to the present step.
                Effect::Announce(Entered(_)) => self.page = 0,
                // A question closes a panel that is open to read: an answer must be to what people see.
                Effect::Announce(Asked)
                    if matches!(self.panel, Panel::Keys | Panel::Lines | Panel::List | Panel::Rule(_)) =>
                {
                    self.panel = Panel::None;
                }
                _ => {}
            }
            let mut about = None;
            let words = match effect {
                Effect::Ignored(reason) if self.no_floor(event, *reason).is_some() => {
                    about = Some(self.floor());
                    self.no_floor(event, *reason).unwrap_or_default()
                }
                Effect::Announce(ShareUsed(who)) => {
                    about = Some(self.floor());
                    let name = self.name_of(*who);
                    say!(self.words, "note-share-used", name = name)
                }
                Effect::Announce(GoesOnForAnyone(who)) => {
                    about = Some(self.floor());
                    let name = self.name_of(*who);
                    say!(self.words, "note-goes-on-for-anyone", name = name)
                }
                Effect::Announce(FloorGiven(who)) => {
                    about = Some(self.floor());
                    let name = self.name_of(*who);
                    say!(self.words, "note-floor-given", name = name)
                }
                // The screen shows these already.
                Effect::Ignored(Reason::NoChange | Reason::NotAsked) => continue,
                Effect::Ignored(reason) => reason.in_words(&self.words),
                Effect::Announce(ComeBackToThis) => say!(self.words, "note-come-back-to-this"),
                Effect::Announce(Joined(who)) => self.joined(*who),
                Effect::Announce(Left(who)) => {
                    let name = self.session.plan().participants.get(*who).map_or("", String::as_str);
                    say!(self.words, "note-left", name = name)
                }
                Effect::Announce(Noted) => say!(self.words, "note-noted"),
                Effect::Announce(RoundAgain) => say!(self.words, "note-round-again"),
                Effect::Announce(Lapsed) => say!(self.words, "note-lapsed"),
                Effect::Announce(MoreTime(time)) => {
                    let time = self.words.minutes(*time);
                    say!(self.words, "note-more-time", time = time)
                }
                Effect::Announce(Repaid) => say!(self.words, "note-repaid"),
                _ => continue,
            };
            let for_everyone = matches!(effect, Effect::Announce(_));
            self.note = Some(Note { words, since: now, for_everyone, about });
        }
    }
}
