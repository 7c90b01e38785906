//! A talk that is under way: the session, its journal, and what the screen keeps beside them.

use std::fmt::Display;
use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::desk::Desk;
use super::screen::close::{Draft, Ledger};
use super::screen::sentence;
use super::screen::talk::Talk;
use super::screen::talk::aloud::aloud;
use crate::clock::zone;
use crate::plan::Plan;
use crate::record::agreements::{Agreement, Id};
use crate::record::history::PastTalk;
use crate::record::journal::{Header, Journal, JournalError, Recovered, Written};
use crate::record::next_talk::NextTalk;
use crate::record::settings::Digits;
use crate::rule_set::check::short;
use crate::session::{Effect, Event, Moment, Session};

/// A talk that is under way.
#[derive(Debug)]
pub(super) struct Conversation {
    pub(super) session: Session,
    pub(super) talk: Talk,
    /// `None` where it couldn't be kept; people were told.
    journal: Option<Journal>,
    header: Header,
    /// What is being written at the close, as the journal has it.
    written: Written,
    /// What happened while there was no journal.
    unkept: Vec<(Event, Moment, Vec<Effect>)>,
    /// When a journal was last tried.
    tried: Moment,
}

/// How far apart ticks are remembered; well below the session's gap.
const TICK: Duration = Duration::from_secs(4);

/// How often a journal is tried where there was no room for it; real time.
const TRY_AGAIN: Duration = Duration::from_secs(20);

fn not_kept(desk: &mut Desk, error: &dyn Display) {
    desk.notice_aside(
        "This talk can’t be kept on the disk just now. It goes on.",
        format!("This talk wouldn’t come back after a power cut: {error}"),
    );
}

impl Conversation {
    /// Sets a talk up and writes its journal's first line.
    ///
    /// # Errors
    /// When another window has a talk running.
    pub(super) fn start(
        desk: &mut Desk,
        plan: Plan,
        text: &Arc<str>,
        speed: u32,
    ) -> Result<Self, JournalError> {
        let at = desk.clock.now();
        let header = Header::new(text.to_string(), plan.choices.clone(), speed, at, &desk.clock);
        let journal = match Journal::begin(&desk.folders.journal(), &header) {
            Ok(journal) => Some(journal),
            Err(JournalError::Busy) => return Err(JournalError::Busy),
            Err(error) => {
                not_kept(desk, &error);
                None
            }
        };
        let session = Session::start(plan, speed, at);
        Ok(Self::with(desk, session, journal, header))
    }

    /// Goes on with an interrupted talk.
    pub(super) fn resume(desk: &mut Desk, recovered: Recovered) -> Self {
        if let Some(notice) = &recovered.notice {
            desk.notice(notice.to_string());
        }
        let written = recovered.written.clone();
        let mut conversation = Self::with(desk, recovered.session, Some(recovered.journal), recovered.header);
        let began = conversation.began();
        conversation.talk.ledger.kept =
            desk.agreements.list().entries.into_iter().filter(|one| one.began == began).collect();
        conversation.talk.restore(written.clone());
        conversation.written = written;
        conversation
    }

    fn with(desk: &Desk, session: Session, journal: Option<Journal>, header: Header) -> Self {
        let plan = session.plan();
        let today = desk.clock.now().wall().to_zoned(zone()).date();
        let next_talk =
            plan.close.next_talk.and_then(|time| u16::try_from(time.as_secs().div_ceil(86_400)).ok());
        let mut talk = Talk::new(desk.settings.digits == Digits::Minutes);
        talk.ledger = Ledger::new(plan.participants.clone(), today, next_talk);
        let tried = session.last();
        Self { session, talk, journal, header, written: Written::default(), unkept: Vec::new(), tried }
    }

    /// Tells one scene of the talk from another; what only ticks is left out.
    pub(super) fn scene(&self, now: Moment) -> impl Hash + use<'_> {
        let session = &self.session;
        let step = session.step().map(|step| step.index);
        let label = session.reading(now).map(|reading| (reading.phase, reading.label));
        let over = (session.question(now), session.flag(now), session.repair());
        let aside = (session.parked().len(), session.little_of_the_floor());
        (session.state(), step, session.holder(), label, over, aside, self.talk.scene(now))
    }

    /// What tells this talk from others on disk.
    pub(super) fn began(&self) -> Timestamp {
        self.header.talk()
    }

    /// Lets something happen: to the session, the journal, the loudspeaker and the screen.
    pub(super) fn apply(&mut self, desk: &mut Desk, event: &Event) {
        let now = desk.clock.now();
        let effects = self.session.apply(event.clone(), now);
        match &mut self.journal {
            Some(journal) => {
                if let Err(error) = journal.keep(event, now, &effects) {
                    not_kept(desk, &error);
                }
            }
            None => self.keep_later(desk, event, now, &effects),
        }
        desk.play(&effects);
        desk.aloud.extend(aloud(&self.session, &effects, now));
        self.talk.notice(&effects, now);
    }

    /// Where there is no journal yet: remembers what happened, and tries now and then whether there is room for it.
    fn keep_later(&mut self, desk: &Desk, event: &Event, now: Moment, effects: &[Effect]) {
        // Ticks often enough that nobody seems to have been away.
        let last = self.unkept.last().map_or(self.header.began, |(_, at, _)| *at);
        let quiet = *event == Event::Clock && effects.is_empty();
        if !quiet || now.boot().saturating_sub(last.boot()) >= TICK {
            self.unkept.push((event.clone(), now, effects.to_vec()));
        }
        if now.boot().saturating_sub(self.tried.boot()) < TRY_AGAIN {
            return;
        }
        self.tried = now;
        let Ok(mut journal) = Journal::begin(&desk.folders.journal(), &self.header) else { return };
        if self.unkept.iter().all(|(event, at, effects)| journal.keep(event, *at, effects).is_ok()) {
            self.unkept.clear();
            // What stands in the fields comes last; if it can't be kept now, the next letter tries again.
            if journal.write_down(&self.written).is_err() {
                self.written = Written::default();
            }
            self.journal = Some(journal);
        }
    }

    /// Keeps what is being written, if it has changed.
    pub(super) fn write_down(&mut self, desk: &mut Desk) {
        let written = self.talk.written();
        if written == self.written {
            return;
        }
        if let Some(journal) = &mut self.journal
            && let Err(error) = journal.write_down(&written)
        {
            not_kept(desk, &error);
        }
        self.written = written;
    }

    /// Keeps an agreement at once, or the change of one. Whether it is kept.
    pub(super) fn keep(&mut self, desk: &mut Desk, draft: Draft, replaces: Option<Id>) -> bool {
        let changed =
            replaces.and_then(|id| self.talk.ledger.kept.iter().find(|kept| kept.id == id)).cloned();
        let outcome = if let Some(kept) = changed {
            let Draft { what, who, by, review } = draft;
            let changed = Agreement { what, who, by, review, ..kept };
            desk.agreements.update(&changed).map(|found| if found { Ok(changed) } else { Err(changed.id) })
        } else {
            desk.agreements.add(self.agreement(desk, draft)).map(Ok)
        };
        let kept = matches!(outcome, Ok(Ok(_)));
        match outcome {
            Ok(Ok(agreement)) => {
                desk.aloud.push(format!("Kept: {}.", agreement.what));
                self.talk.ledger.keep(agreement);
            }
            Ok(Err(gone)) => match desk.agreements_trouble() {
                Some(why) => self.talk.ledger.say(&format!("This change couldn’t be kept: {why}")),
                None => self.talk.ledger.lose(gone),
            },
            Err(error) => self.talk.ledger.say(&sentence(&error.to_string())),
        }
        self.write_down(desk);
        desk.read_agreements();
        kept
    }

    fn agreement(&self, desk: &Desk, draft: Draft) -> Agreement {
        let title = self.header.choices.name.clone();
        let mut agreement =
            Agreement::new(draft.what, draft.who, desk.clock.now().wall(), title, self.began());
        agreement.by = draft.by;
        agreement.review = draft.review;
        agreement
    }

    /// Takes a kept agreement back.
    pub(super) fn remove(&mut self, desk: &mut Desk, place: usize) {
        if place >= self.talk.ledger.kept.len() {
            return;
        }
        match desk.agreements.remove(self.talk.ledger.kept[place].id) {
            Ok(true) => {
                let gone = self.talk.ledger.kept.remove(place);
                desk.aloud.push(format!("Let go: {}.", gone.what));
            }
            Ok(false) => {
                let words = if let Some(why) = desk.agreements_trouble() {
                    format!("This couldn’t be let go: {why}.")
                } else {
                    let gone = self.talk.ledger.kept.remove(place);
                    format!("“{}” wasn’t in its file any more.", short(&gone.what))
                };
                self.talk.ledger.say_of_kept(words);
            }
            Err(error) => self.talk.ledger.say_of_kept(format!("{}.", sentence(&error.to_string()))),
        }
        desk.read_agreements();
    }

    /// Ends the talk: keeps what people asked for, and only then erases the journal. Of a rehearsal nothing is kept but
    /// agreements.
    pub(super) fn finish(mut self, desk: &mut Desk, next_talk: Option<u16>) {
        let now = desk.clock.now();
        let rehearsal = self.session.speed() > 1;
        if desk.settings.history && !rehearsal {
            let past = self.past(now);
            if let Err(error) = desk.history.keep(past) {
                desk.notice(error.to_string());
            }
        }
        let parked = self.session.parked().to_vec();
        if !rehearsal && (next_talk.is_some() || !parked.is_empty()) {
            let at = next_talk.and_then(|days| in_days(now, days));
            desk.keep_next(NextTalk {
                talk: self.header.choices.name.clone(),
                names: self.header.choices.names.clone(),
                at,
                topics: parked,
                began: Some(self.began()),
                ..NextTalk::default()
            });
        }
        self.apply(desk, &Event::Finish);
        if let Some(journal) = self.journal.take()
            && let Err(error) = journal.end()
        {
            desk.notice(error.to_string());
        }
        desk.sounds.hush();
    }

    fn past(&self, now: Moment) -> PastTalk {
        let appreciation = self.talk.ledger.appreciation().trim().to_owned();
        PastTalk {
            id: crate::record::ledger::Id::default(),
            talk: self.header.choices.name.clone(),
            began: self.began(),
            ended: now.wall(),
            participants: self.session.plan().participants.clone(),
            topic: self.session.plan().topic.clone(),
            parked: self.session.parked().to_vec(),
            appreciation: if appreciation.is_empty() { Vec::new() } else { vec![appreciation] },
        }
    }

    /// Leaves no trace: erases the journal and everything that was kept from this talk.
    pub(super) fn erase(mut self, desk: &mut Desk) {
        if let Some(journal) = self.journal.take()
            && let Err(error) = journal.erase()
        {
            desk.notice(format!("Not everything could be erased: {error}"));
        }
        desk.erase_talk(self.began());
        desk.sounds.hush();
    }
}

fn in_days(now: Moment, days: u16) -> Option<Timestamp> {
    let now = now.wall().to_zoned(zone());
    now.checked_add(jiff::Span::new().days(i64::from(days))).ok().map(|then| then.timestamp())
}
