//! A talk that is under way: the session, its journal, and what the screen keeps beside them.

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
use crate::record::journal::{Damage, Header, Journal, JournalError, News, Recovered, Written};
use crate::record::next_talk::NextTalk;
use crate::record::settings::Digits;
use crate::rule_set::check::short;
use crate::session::{Event, Moment, Session};

/// A talk that is under way.
#[derive(Debug)]
pub(super) struct Conversation {
    pub(super) session: Session,
    pub(super) talk: Talk,
    journal: Journal,
    header: Header,
    /// What is being written, as the journal has it.
    written: Written,
}

/// Says what has become of the journal, in passing on the stage and in full in the library.
fn tell(desk: &mut Desk, news: Option<News>) {
    const NOT_KEPT: &str = "This talk wouldn’t come back after a power cut";
    match news {
        None => {}
        Some(News::NotKept(error)) => desk.notice_aside(
            "This talk can’t be kept on the disk just now. It goes on.",
            format!("{NOT_KEPT}: {error}"),
        ),
        Some(News::KeptAgain) => {
            // The next time that it can't be kept is to be said again.
            desk.notices.retain(|notice| !notice.starts_with(NOT_KEPT));
            desk.aside.push("This talk is kept on the disk again.".to_owned());
        }
        Some(News::Anew) => {
            desk.aside.push("This talk’s file had gone from the disk. It is kept anew.".to_owned());
        }
    }
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
        let (journal, news) = Journal::begin(&desk.folders.journal(), &header)?;
        tell(desk, news);
        let session = Session::start(plan, speed, at);
        Ok(Self::with(desk, session, journal, header))
    }

    /// Goes on with an interrupted talk.
    pub(super) fn resume(desk: &mut Desk, recovered: Recovered) -> Self {
        let Recovered { session, header, written, journal, damage } = recovered;
        if let Some(damage) = &damage {
            desk.notice_aside(&lost(damage), format!("{} {}", lost(damage), damage.notice));
        }
        let mut conversation = Self::with(desk, session, journal, header);
        let began = conversation.began();
        conversation.talk.ledger.kept =
            desk.agreements.list().entries.into_iter().filter(|one| one.began == began).collect();
        conversation.talk.restore(written.clone());
        conversation.written = written;
        conversation.apply(desk, &Event::Reopened);
        conversation
    }

    fn with(desk: &Desk, session: Session, journal: Journal, header: Header) -> Self {
        let plan = session.plan();
        let today = desk.clock.now().wall().to_zoned(zone()).date();
        let next_talk =
            plan.close.next_talk.and_then(|time| u16::try_from(time.as_secs().div_ceil(86_400)).ok());
        let mut talk = Talk::new(desk.settings.digits == Digits::Minutes);
        talk.ledger = Ledger::new(plan.participants.clone(), today, next_talk);
        Self { session, talk, journal, header, written: Written::default() }
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
        self.talk.take_note(&self.session, event, &effects);
        // In one piece with it: what is parked, say, is no draft any more.
        let written = self.talk.written();
        let draft = (written != self.written).then_some(&written);
        let news = self.journal.keep(event, now, &effects, draft);
        self.written = written;
        desk.play(&effects);
        desk.aloud.extend(aloud(&self.session, &effects, now));
        self.talk.notice(&effects, now);
        tell(desk, news);
    }

    /// Keeps what is being written, if it has changed.
    pub(super) fn write_down(&mut self, desk: &mut Desk) {
        let written = self.talk.written();
        if written == self.written {
            return;
        }
        let news = self.journal.write_down(&written);
        self.written = written;
        tell(desk, news);
    }

    /// How long until the next tick, where it is for the journal's sake: not all of it is on the disk.
    pub(super) fn next_try(&self, now: Moment) -> Option<Duration> {
        self.journal.due().map(|due| due.saturating_sub(now.boot()))
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
                // As they were corrected, if they were.
                names: self.session.plan().choices.names.clone(),
                at,
                topics: parked,
                began: Some(self.began()),
                ..NextTalk::default()
            });
        }
        self.apply(desk, &Event::Finish);
        if let Err(error) = self.journal.end() {
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

    /// Leaves no trace: erases the journal and everything that was kept from this talk. Whether the journal is gone.
    pub(super) fn erase(self, desk: &mut Desk) -> bool {
        desk.sounds.hush();
        let erasing = self.journal.erase();
        let gone = !erasing.is_stuck();
        desk.erase(erasing);
        gone
    }
}

/// What is said of the end of a talk that can't be read.
pub(super) fn lost(damage: &Damage) -> String {
    let since = damage.since.to_zoned(zone());
    format!("What happened after {} is lost: the file was damaged.", since.strftime("%H:%M"))
}

fn in_days(now: Moment, days: u16) -> Option<Timestamp> {
    let now = now.wall().to_zoned(zone());
    now.checked_add(jiff::Span::new().days(i64::from(days))).ok().map(|then| then.timestamp())
}
