//! A talk that is under way, without windows: its session, the panel over the stage, what is being written and kept,
//! what is asked, and what people can do.
//!
//! [`Host`] is the only place where all this is put together. The windows show what it says; keys, presses, screen
//! readers and the clock act on it by [`Host::update`], [`Host::press`] and [`Host::apply`].

pub(crate) mod close;
pub(crate) mod command;
pub(crate) mod looking;
pub(crate) mod prompt;
pub(crate) mod review;

mod alone;
mod aloud;
mod breathing;
pub(crate) mod drawing;
mod end;
mod input;
mod keeping;
mod numbers;
mod passing;
pub(crate) mod people;
mod picking;

use std::hash::Hash;
use std::time::Duration;

use jiff::Timestamp;

use crate::clock::zone;
use crate::plan::{Kind, Plan};
use crate::record::agreements::Agreement;
use crate::record::journal::{Happened, Header, Written};
use crate::record::keeper::{Change, Token};
use crate::record::settings::BreathingGuide;
use crate::rule_set::clean;
use crate::session::{Effect, Event, Moment, Pause, Reading, Session, State};
use crate::words::Words;

use close::{Close, Held};
use numbers::Numbers;
use passing::Note;
use people::People;
use picking::Picking;

pub(crate) use alone::{SET as ONLY_A_BREAK, only_a_break};
pub use breathing::{Breath, Paced, Part};
pub use command::Command;
pub(crate) use command::{Offer, Place, Viewpoint};
pub(crate) use end::{Ended, lost};
pub use input::Message;
use keeping::Keeping;
pub(crate) use picking::ToPick;
pub(crate) use prompt::Of;
pub use prompt::{Answer, Prompt};
pub use review::Review;

/// A talk that is under way.
#[derive(Debug)]
pub struct Host {
    words: Words,
    session: Session,
    header: Header,
    /// The drafts that the journal has.
    written: Written,
    panel: Panel,
    /// The topic for another day, as typed. It stays when the panel is closed, until it is parked.
    parking: String,
    /// The names as typed while they are being corrected, by seat.
    names: Vec<String>,
    /// The list of who is here.
    people: People,
    minutes_only: bool,
    /// What people breathe by in breaks.
    guide: BreathingGuide,
    /// How far the guide is ahead of this break’s time: it was changed in the middle of it.
    ahead: Duration,
    note: Option<Note>,
    /// What somebody has picked from a list in this turn.
    picking: Picking,
    /// How many pages the facilitator's list of steps is ahead of the present step.
    page: i32,
    /// Whether the facilitator knows how the second window comes to where people look.
    knows_to_drag: bool,
    end_held: Option<Moment>,
    numbers: Numbers,
    close: Close,
    review: Review,
    keeping: Keeping,
}

/// The panel that is open over the stage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Panel {
    /// Nothing.
    #[default]
    None,
    /// The list of keys.
    Keys,
    /// The lines that help.
    Lines,
    /// The field for a topic for another day.
    Park,
    /// The names, to correct them.
    Names,
    /// Who is here, for someone to join or leave.
    People,
    /// The list of words that the turn has to pick from.
    List,
    /// A rule (its place in the plan) with all that the set says about it, while the talk is paused.
    Rule(usize),
}

/// What follows from something that people did, or from time: for whoever owns the loudspeaker, the windows and the
/// files.
#[derive(Debug, Default)]
#[must_use = "what came of it is still to be done"]
pub struct Outcome {
    /// What the session asks for.
    pub effects: Vec<Effect>,
    /// What screen readers are to say.
    pub aloud: Vec<String>,
    /// What is to be written, in this order.
    pub keep: Vec<Keep>,
    /// A wish that the talk can't fulfil itself.
    pub wish: Option<Wish>,
}

/// Something for the [keeper](crate::record::keeper::Keeper).
#[derive(Debug, Clone, PartialEq)]
pub enum Keep {
    /// A line of the journal.
    Happened(Box<Happened>),
    /// The fields' drafts.
    Draft(Box<Written>),
    /// A change of the agreements. Its token goes to [`Host::sent`].
    Change(Box<Change>),
    /// Takes back a change that was sent before.
    TakeBack(Token),
}

/// A wish that the talk can't fulfil itself.
#[derive(Debug, Clone, PartialEq)]
pub enum Wish {
    /// Turn the sound off or on.
    Mute,
    /// Open the window for everyone, or close it.
    Audience,
    /// Open help.
    Help,
    /// Show all that is kept.
    WhatIsKept,
    /// Fill the screen that people press on, or give it back.
    FullScreen,
    /// Let the window for everyone fill its screen, or give it back.
    FillAudience,
    /// Put the cursor into a field.
    Write(Field),
    /// Close everything at once.
    QuickExit,
    /// The talk is over.
    Finish {
        /// Leave even if something can't be kept.
        anyway: bool,
    },
    /// The talk is over, and is to leave no trace.
    LeaveNoTrace,
}

/// A field that people write in, or the way to such fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The topic for another day.
    Topic,
    /// What is agreed.
    What,
    /// The answer by which a kept agreement stays, where it is asked whether to erase it.
    KeepIt,
    /// By when something is to be done that was agreed.
    By,
    /// Until when an agreement holds.
    Until,
    /// When to look at an agreement again.
    Review,
    /// A seat's name.
    Name(usize),
    /// The name of someone more.
    Newcomer,
    /// The answer that somebody is still here, where it is asked whether they have left.
    StillHere,
    /// One good thing to plan.
    Good,
    /// The way to the rules at the close.
    Rules,
    /// The new words of the rule at this place of the set.
    Rule(usize),
    /// What got in the way of an agreement.
    InTheWay,
    /// When to look at an agreement again.
    LookAgain,
    /// Other words for an agreement.
    OtherWords,
}

impl From<Wish> for Outcome {
    fn from(wish: Wish) -> Self {
        Self { wish: Some(wish), ..Self::default() }
    }
}

impl Host {
    /// Begins a talk, whose journal has this header; or a break without a talk. Of these agreements those that are open
    /// can be looked at in it.
    pub fn start(plan: Plan, header: Header, agreements: &[Agreement], words: Words) -> (Self, Outcome) {
        let at = header.began;
        let session = Session::start(plan, header.speed, at);
        let mut host = Self::with(session, header, at, words).looking_at(agreements, at);
        let first = if host.is_only_a_break() { Event::TakeBreak } else { Event::Begin };
        let outcome = host.apply(&first, at);
        (host, outcome)
    }

    /// Goes on with an interrupted talk, with these drafts in its fields, and these agreements, kept from it and others.
    pub fn resume(
        session: Session,
        header: Header,
        written: Written,
        kept: Vec<Agreement>,
        now: Moment,
        words: Words,
    ) -> (Self, Outcome) {
        let began = header.talk();
        let mut host = Self::with(session, header, now, words).looking_at(&kept, now);
        host.close.kept = kept.into_iter().filter(|one| one.began == began).collect();
        host.parking = clean::line(&written.parking).into_owned();
        host.close.restore(written.clone(), &host.words);
        host.review.restore(written.look.clone(), host.began());
        host.written = written;
        let outcome = host.apply(&Event::Reopened, now);
        (host, outcome)
    }

    fn with(session: Session, header: Header, now: Moment, words: Words) -> Self {
        let today = now.wall().to_zoned(zone()).date();
        let close = Close::new(session.plan().participants.clone(), today);
        Self {
            words,
            session,
            header,
            written: Written::default(),
            panel: Panel::None,
            parking: String::new(),
            names: Vec::new(),
            people: People::default(),
            minutes_only: false,
            guide: BreathingGuide::default(),
            ahead: Duration::ZERO,
            note: None,
            picking: Picking::default(),
            page: 0,
            knows_to_drag: false,
            end_held: None,
            numbers: Numbers::default(),
            close,
            review: Review::default(),
            keeping: Keeping::default(),
        }
    }

    /// From now on all is said in these words.
    pub fn speak(&mut self, words: Words) {
        self.words = words;
    }

    /// The same, beginning with the time left in minutes only.
    #[must_use]
    pub fn in_minutes(self, minutes_only: bool) -> Self {
        Self { minutes_only, ..self }
    }

    /// The same, with breaks that begin with this breathing guide.
    #[must_use]
    pub fn breathing_by(self, guide: BreathingGuide) -> Self {
        Self { guide, ..self }
    }

    /// What is true of the talk.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Whether this is a break without a talk.
    #[must_use]
    pub fn is_only_a_break(&self) -> bool {
        self.session.plan().is_only_a_break()
    }

    /// The close: what people write there, and what is kept from this talk.
    #[must_use]
    pub fn close(&self) -> &Close {
        &self.close
    }

    /// What is open over the stage.
    #[must_use]
    pub fn panel(&self) -> Panel {
        self.panel
    }

    /// The topic for another day, as typed.
    #[must_use]
    pub fn parking(&self) -> &str {
        &self.parking
    }

    /// The names as typed while they are being corrected, by seat.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether the time left is shown only in minutes.
    #[must_use]
    pub fn minutes_only(&self) -> bool {
        self.minutes_only
    }

    /// What people breathe by in breaks.
    #[must_use]
    pub fn guide(&self) -> BreathingGuide {
        self.guide
    }

    /// How many pages the facilitator's list of steps is ahead of the present step.
    #[must_use]
    pub fn page(&self) -> i32 {
        self.page
    }

    /// Whether the facilitator knows how the second window comes to where people look: they have read it, or have done it.
    #[must_use]
    pub fn knows_to_drag(&self) -> bool {
        self.knows_to_drag
    }

    /// The second window fills a screen: nobody needs to be told how it gets there any more.
    pub fn second_window_fills(&mut self) {
        self.knows_to_drag = true;
    }

    /// When the talk began, by which files know it.
    #[must_use]
    pub fn began(&self) -> Timestamp {
        self.header.talk()
    }

    /// Lets something happen.
    pub fn apply(&mut self, event: &Event, now: Moment) -> Outcome {
        let effects = self.session.apply(event.clone(), now);
        if self.session.state() != State::Closing {
            self.keeping.stay();
            self.close.held = Held::default();
        }
        if self.session.state() != State::Break {
            // The next one begins with a breath in.
            self.ahead = Duration::ZERO;
        }
        if matches!(self.panel, Panel::Rule(_)) && !matches!(self.session.state(), State::Paused(_)) {
            self.panel = Panel::None;
        }
        self.pick_no_more(&effects);
        let renamed = self.renames(event);
        self.close.follow(self.session.plan());
        let step = self.session.step().and_then(|step| step.agree).unwrap_or_default();
        self.close.ask_for(step);
        self.take_note(event, &effects);
        let looked = self.follow_to_a_review(&effects, now);
        // In the same outcome as the event: a topic that is parked, say, is no draft any more.
        let written = self.drafts();
        let draft = (written != self.written).then(|| written.clone());
        self.written = written;
        let happened = Happened::new(event.clone(), now, &effects, draft);
        let aloud = aloud::aloud(self, &effects, now);
        self.notice(event, &effects, now);
        self.note_floor(&effects, now);
        self.note_numbers(now);
        let keep = [Keep::Happened(Box::new(happened))].into_iter().chain(renamed).chain(looked).collect();
        Outcome { effects, aloud, keep, wish: None }
    }

    /// Does what people do in the windows.
    pub fn update(&mut self, message: Message, view: Viewpoint) -> Outcome {
        let is_number = matches!(message, Message::Command(Command::Number(_)));
        let mut outcome = self.carry_out(message, view);
        self.drop_note_about_floor();
        self.note_numbers(view.now);
        if !is_number {
            // Whoever does something else and then presses a number means it.
            self.numbers.start_anew();
        }
        outcome.keep.extend(self.write_down());
        outcome
    }

    /// Whether a panel with a field is open: a topic for another day, names, or who is here.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        matches!(self.panel, Panel::Park | Panel::Names | Panel::People)
    }

    /// Whether people are asked something that Esc answers even if a control has the keyboard.
    #[must_use]
    pub fn takes_escape(&self) -> bool {
        let open = self.is_writing() || self.panel == Panel::List;
        open || self.close.erasing || self.close.rules.shown || self.is_writing_a_look()
    }

    /// The drafts in all fields.
    fn drafts(&self) -> Written {
        Written { parking: self.parking.clone(), look: self.review.written(), ..self.close.written() }
    }

    /// The drafts, to be written, if they have changed.
    fn write_down(&mut self) -> Option<Keep> {
        let written = self.drafts();
        if written == self.written {
            return None;
        }
        self.written = written.clone();
        Some(Keep::Draft(Box::new(written)))
    }

    /// How far the breathing guide is, in real time; `None` outside a break, and where the guide is off.
    #[must_use]
    pub fn paced(&self, now: Moment) -> Option<Paced> {
        Paced::by(self.guide, self.rested(now)? + self.ahead)
    }

    /// How long people have been on a break, in real time.
    fn rested(&self, now: Moment) -> Option<Duration> {
        let rest = self.session.rest(now).filter(|_| self.session.state() == State::Break)?;
        Some(rest.length.saturating_sub(rest.left) / self.session.speed().max(1))
    }

    /// Goes on to the next breathing guide, for this talk, with the breath that people are at.
    fn change_guide(&mut self, now: Moment) {
        let before = self.paced(now);
        self.guide = breathing::next(self.guide);
        self.ahead = breathing::ahead(self.guide, before, self.rested(now).unwrap_or_default());
    }

    /// Whether the stage shows only a running turn or the breath before it: nothing is open, nothing is asked, and
    /// nobody is expected to write or to go on.
    #[must_use]
    pub fn is_bare(&self, now: Moment) -> bool {
        let session = &self.session;
        let runs = |reading: Reading<'_>| reading.left.is_some_and(|left| !left.is_zero());
        self.panel == Panel::None
            && matches!(session.state(), State::Running | State::Breath)
            && session.reading(now).is_some_and(runs)
            && session.question(now).is_none()
            && session.repair().is_none()
            && !session.floor_is_free()
            && session.step().is_some_and(|step| !matches!(step.kind, Kind::Agree | Kind::Review))
    }

    /// Whether people have been away, so that the talk waits for them.
    #[must_use]
    pub fn is_away(&self) -> bool {
        matches!(self.session.state(), State::Paused(Pause::Away(_)))
    }

    /// Whether the set has stopped the clock, and the talk waits for somebody to go on.
    #[must_use]
    pub fn waits(&self) -> bool {
        matches!(self.session.state(), State::Paused(Pause::Cue))
    }

    /// Who has the floor, or is about to; or who draws on time before that.
    #[must_use]
    pub fn holder(&self) -> Option<usize> {
        if let Some(drawn) = self.session.drawing(self.session.last()) {
            return Some(drawn.participant);
        }
        // People may have been away in the breath before a turn.
        let about_to = || self.session.next_holder();
        let breath = matches!(self.session.state(), State::Breath | State::Paused(_));
        self.session.holder().or_else(|| if breath { about_to() } else { None })
    }

    /// Distinguishes one scene of the talk from another; what only ticks is left out.
    #[must_use]
    pub fn scene(&self, now: Moment) -> impl Hash + use<'_> {
        let session = &self.session;
        let step = session.step().map(|step| step.index);
        let label = session.reading(now).map(|reading| (reading.phase, reading.label));
        let drawing = self.drawing(now).map(|drawn| (drawn.participant, drawn.pool, drawn.left.is_zero()));
        let over = (session.question(now), drawing, session.flag(now), session.repair());
        let aside = (session.parked().len(), session.little_of_the_floor(), session.plan().present());
        let shown = (self.panel, self.leaving(), self.minutes_only, self.guide, self.page, self.note(now));
        let shown = (shown, self.picked().concat());
        let looked_at = self.review.scene().filter(|_| self.is_reviewing());
        (session.state(), step, session.holder(), label, over, aside, (shown, looked_at))
    }
}
