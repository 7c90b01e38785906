//! The talk: the stage that everybody looks at, with its gate, its break and the questions over it.
//!
//! What is true of the talk is the session's; this keeps only what belongs to the screen: which panel is open and
//! what is being typed.

pub(crate) mod aloud;

mod ask;
mod caps;
mod command;
mod easing;
mod facilitator;
mod gate;
mod overlay;
mod rest;
mod stage;

use std::hash::Hash;
use std::time::Duration;

use iced::Element;
use iced::widget::Id;

use super::close::{self, Ledger};
use crate::plan::Kind;
use crate::record::journal::Written;
use crate::rule_set::{bounds, clean};
use crate::session::{Effect, Event, Moment, Question, Reading, Reason, Session, Shown, State};
use crate::ui::keys::{Bindings, Command};
use crate::ui::look::Look;
use crate::ui::widget::{digits, pacer};
use easing::Easing;

/// The repair cards.
pub const REPAIRS: [&str; 5] = [
    "Can I start over?",
    "That came out wrong.",
    "I need this slower.",
    "I see your point.",
    "Thank you for staying.",
];

/// What is said when more time was asked for, and not everyone answered.
const LAPSED: &str = "Not everyone has answered, so the time stays as it is. You can ask again.";

/// How long a passing note stays at least.
const NOTE: Duration = Duration::from_secs(6);

/// How long whoever looks up from a talk takes to read a letter.
const LETTER: Duration = Duration::from_millis(180);

/// What the screen keeps beside the session.
#[derive(Debug, Clone, Default)]
pub struct Talk {
    panel: Panel,
    /// A topic for another day, as it is typed. It stays when the panel is closed, until it is parked.
    parking: String,
    /// Names as they are being corrected, by seat.
    names: Vec<String>,
    minutes_only: bool,
    pacer_off: bool,
    note: Option<Note>,
    /// How many pages on from the step that people are in a facilitator looks at the steps.
    page: i32,
    easing: Easing,
    end_held: Option<Moment>,
    /// Agreements as they are written, here and at the close.
    pub ledger: Ledger,
}

/// What is said in passing.
#[derive(Debug, Clone)]
struct Note {
    words: String,
    since: Moment,
    /// It is for everyone, not only for whoever presses the keys.
    for_everyone: bool,
}

impl Note {
    /// How long it stays.
    fn stays(&self) -> Duration {
        let letters = u32::try_from(self.words.chars().count()).unwrap_or(u32::MAX);
        NOTE.max(LETTER.saturating_mul(letters))
    }
}

/// What is open over the stage.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
enum Panel {
    #[default]
    None,
    Keys,
    Repair,
    Park,
    Names,
}

/// What happens on the stage.
#[derive(Debug, Clone)]
pub enum Message {
    /// Something happens to the talk.
    Event(Event),
    /// A key or its cap was pressed.
    Command(Command),
    /// The topic for another day was typed.
    Park(String),
    /// It is written down.
    Parked,
    /// The names are to be corrected.
    Names,
    /// A name was typed, for a seat.
    Name(usize, String),
    /// It is to be that seat's.
    Renamed(usize),
    /// So many pages on in the list of steps, or back.
    Page(i32),
    /// The open panel is closed.
    ClosePanel,
    /// An agreement is being written.
    Close(close::Message),
}

/// What the parent should do.
#[derive(Debug, Clone)]
pub enum Action {
    /// Nothing.
    None,
    /// Let this happen to the talk.
    Apply(Event),
    /// Turn sound off or on.
    Mute,
    /// Put the cursor into a field.
    Focus(Id),
    /// Open the window for everyone, or close it.
    Audience,
    /// The close screen's own.
    Close(close::Action),
}

/// The field for a topic for another day.
#[must_use]
pub fn park_field() -> Id {
    Id::new("park")
}

/// The field in which a seat's name is corrected.
#[must_use]
pub fn name_field(seat: usize) -> Id {
    Id::from(format!("name {seat}"))
}

impl Talk {
    /// The screen of a new talk.
    #[must_use]
    pub fn new(minutes_only: bool) -> Self {
        Self { minutes_only, ..Self::default() }
    }

    /// Applies a message. `facilitated`: someone runs the talk from a window of their own.
    pub fn update(&mut self, session: &Session, message: Message, now: Moment, facilitated: bool) -> Action {
        match message {
            Message::Event(event) => {
                self.panel = Panel::None;
                if matches!(event, Event::GoTo(_)) {
                    self.page = 0;
                }
                Action::Apply(event)
            }
            Message::Command(command) => self.command(session, command, now, facilitated),
            Message::Park(topic) => {
                self.parking = clean::line_of(&topic, bounds::TEXT);
                Action::None
            }
            Message::Parked => {
                self.panel = Panel::None;
                let topic = std::mem::take(&mut self.parking);
                if topic.trim().is_empty() {
                    return Action::None;
                }
                self.say("Parked for another day.".to_owned(), now);
                Action::Apply(Event::Park(topic))
            }
            Message::Names => {
                self.names.clone_from(&session.plan().participants);
                self.panel = Panel::Names;
                // What is typed next is a name, and presses nothing on the stage.
                let first = (0..self.names.len()).find(|&seat| session.plan().is_present(seat));
                Action::Focus(name_field(first.unwrap_or_default()))
            }
            Message::Name(seat, name) => {
                if let Some(typed) = self.names.get_mut(seat) {
                    *typed = clean::line_of(&name, bounds::NAME);
                }
                Action::None
            }
            Message::Renamed(seat) => match self.names.get(seat) {
                Some(name) => Action::Apply(Event::Rename(seat, name.clone())),
                None => Action::None,
            },
            Message::Page(by) => {
                self.page = self.page.saturating_add(by);
                Action::None
            }
            Message::ClosePanel => {
                self.panel = Panel::None;
                Action::None
            }
            Message::Close(message) => Action::Close(self.ledger.update(message)),
        }
    }

    /// What is being written, and isn't kept yet.
    #[must_use]
    pub fn written(&self) -> Written {
        Written { parking: self.parking.clone(), ..self.ledger.written() }
    }

    /// Puts into the fields what stood in them.
    pub fn restore(&mut self, written: Written) {
        self.parking = clean::line(&written.parking).into_owned();
        self.ledger.restore(written);
    }

    /// Takes note of what became of what was typed: what wasn't written down for another day goes back into its field,
    /// and a name that was corrected is the name everywhere.
    pub fn take_note(&mut self, session: &Session, event: &Event, effects: &[Effect]) {
        let refused = effects.iter().any(|effect| matches!(effect, Effect::Ignored(_)));
        match event {
            Event::Park(topic) if refused => {
                self.parking.clone_from(topic);
                self.panel = Panel::Park;
            }
            Event::Rename(..) if !refused => {
                self.ledger.people.clone_from(&session.plan().participants);
                self.panel = Panel::None;
            }
            _ => {}
        }
    }

    /// Whether something is open in which people write: a topic for another day, a name.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        matches!(self.panel, Panel::Park | Panel::Names)
    }

    /// Takes note of what happened, to say it on the screen where that helps.
    pub fn notice(&mut self, effects: &[Effect], now: Moment) {
        use crate::session::Announcement;
        let is_new = |effect: &Effect| {
            use Announcement::{Back, Break, Closing, Entered};
            matches!(effect, Effect::Announce(Entered(_) | Break { .. } | Back | Closing))
        };
        if effects.iter().any(is_new) {
            // What was said in passing was said of what was there before.
            self.note = None;
        }
        for effect in effects {
            // The step that is on is in the list again.
            if matches!(effect, Effect::Announce(Announcement::Entered(_))) {
                self.page = 0;
            }
            // What is asked comes before what was opened to read: an answer must be to what is seen.
            if matches!(effect, Effect::Announce(Announcement::Asked))
                && matches!(self.panel, Panel::Keys | Panel::Repair)
            {
                self.panel = Panel::None;
            }
            let words = match effect {
                // These say nothing that the screen doesn't.
                Effect::Ignored(Reason::OnBreak | Reason::NoChange | Reason::NotAsked) => None,
                Effect::Ignored(reason) => Some(reason.to_string()),
                Effect::Announce(Announcement::ComeBackToThis) => {
                    Some("Let’s go on. It is fine to come back to this.".to_owned())
                }
                Effect::Announce(Announcement::RoundAgain) => {
                    Some("Once more round, for whoever passed. Passing again is fine.".to_owned())
                }
                Effect::Announce(Announcement::Lapsed) => Some(LAPSED.to_owned()),
                Effect::Announce(Announcement::MoreTime(time)) => {
                    Some(format!("{} more.", super::minutes(*time)))
                }
                _ => None,
            };
            if let Some(words) = words {
                let for_everyone = matches!(effect, Effect::Announce(_));
                self.note = Some(Note { words, since: now, for_everyone });
            }
        }
    }

    /// Tells one scene from another, as far as the screen's own part goes.
    #[must_use]
    pub fn scene(&self, now: Moment) -> impl Hash + use<'_> {
        let note = self.note(now).map(|note| &note.words);
        (&self.panel, self.minutes_only, self.pacer_off, self.page, note, self.is_easing(now))
    }

    /// Takes note of what is to be shown now, so that it eases from what was shown before; not where nothing may move.
    pub fn follow(&mut self, session: &Session, now: Moment, still: bool) {
        self.easing.follow(session, now, still);
    }

    /// Whether something is on its way, so that frames are needed.
    #[must_use]
    pub fn is_easing(&self, now: Moment) -> bool {
        self.easing.is_easing(now)
    }

    /// Whether a turn whose time runs, or the breath before it, is all that there is on the stage: nothing is open,
    /// nothing is asked, and nobody is meant to write or to go on.
    #[must_use]
    pub fn is_bare(&self, session: &Session, now: Moment) -> bool {
        let runs = |reading: Reading| reading.left.is_some_and(|left| !left.is_zero());
        self.panel == Panel::None
            && matches!(session.state(), State::Running | State::Breath)
            && session.reading(now).is_some_and(runs)
            && session.question(now).is_none()
            && session.repair().is_none()
            && session.step().is_some_and(|step| step.kind != Kind::Agree)
    }

    /// Says something in passing to whoever presses the keys.
    pub fn say(&mut self, words: String, now: Moment) {
        self.note = Some(Note { words, since: now, for_everyone: false });
    }

    /// The passing note, while it stays.
    fn note(&self, now: Moment) -> Option<&Note> {
        self.note.as_ref().filter(|note| now.boot().saturating_sub(note.since.boot()) < note.stays())
    }

    /// How long until the screen changes by itself, beyond what the session knows.
    #[must_use]
    pub fn next_wake(&self, session: &Session, now: Moment, facilitated: bool) -> Option<Duration> {
        let note = self
            .note
            .as_ref()
            .and_then(|note| note.stays().checked_sub(now.boot().saturating_sub(note.since.boot())))
            .filter(|left| !left.is_zero());
        [self.clock_wake(session, now, facilitated), note].into_iter().flatten().min()
    }

    /// How long until a time, or what follows from one, is shown in another way. A facilitator has seconds in sight.
    fn clock_wake(&self, session: &Session, now: Moment, facilitated: bool) -> Option<Duration> {
        let shown = if (self.minutes_only && !facilitated) || session.state() == State::Break {
            Shown::Minutes
        } else {
            Shown::Seconds
        };
        if !stage::tells_the_time(session, now) {
            return None;
        }
        let clock = session.next_wake_where(shown, now);
        let rest = session.rest(now).and_then(|rest| rest::next_wake(&rest, session.speed()));
        let breath = self.paced(session, now).map(pacer::to_next);
        // The time of day, above.
        let past = now.wall().as_millisecond().rem_euclid(60_000);
        let minute = Duration::from_millis(60_000 - u64::try_from(past).unwrap_or_default());
        [rest, breath, Some(minute), clock].into_iter().flatten().min()
    }

    /// The minutes that stand for this much time left, if it is shown in minutes alone.
    fn minutes(&self, left: Duration) -> Option<u64> {
        digits::minutes(left).filter(|_| self.minutes_only)
    }

    /// Whether the breathing pacer moves.
    #[must_use]
    pub fn is_pacing(&self, session: &Session) -> bool {
        session.state() == State::Break && !self.pacer_off
    }

    /// How long the pacer has been breathing, in real time; `None` where it doesn't.
    #[must_use]
    pub fn paced(&self, session: &Session, now: Moment) -> Option<Duration> {
        let rest = session.rest(now).filter(|_| self.is_pacing(session))?;
        Some(rest.length.saturating_sub(rest.left) / session.speed().max(1))
    }

    /// The screen.
    #[must_use]
    pub fn view<'a>(
        &'a self,
        session: &'a Session,
        look: &Look,
        now: Moment,
        muted: bool,
        keys: &'a Bindings,
    ) -> Element<'a, Message> {
        Scene { talk: self, session, look: *look, now, muted, keys, sight: Sight::Whole }.view()
    }

    /// What everyone sees in a window of its own: the stage alone, with nothing to press and nothing of the
    /// facilitator's; at the close, what was agreed.
    #[must_use]
    pub fn for_everyone<'a>(
        &'a self,
        session: &'a Session,
        look: &Look,
        now: Moment,
        keys: &'a Bindings,
    ) -> Element<'a, Message> {
        if matches!(session.state(), State::Closing | State::Done) {
            return self.ledger.for_everyone(session, look);
        }
        Scene { talk: self, session, look: *look, now, muted: false, keys, sight: Sight::Everyone }.view()
    }

    /// What whoever runs the talk sees, while everyone sees the stage in a window of its own.
    #[must_use]
    pub fn for_facilitator<'a>(
        &'a self,
        session: &'a Session,
        look: &Look,
        now: Moment,
        muted: bool,
        keys: &'a Bindings,
        theirs: &Theirs,
    ) -> Element<'a, Message> {
        Scene { talk: self, session, look: *look, now, muted, keys, sight: Sight::Facilitator }
            .facilitator(theirs)
    }
}

/// The window for everyone, as a facilitator is shown it.
#[derive(Debug, Clone, Copy)]
pub struct Theirs {
    /// How things look there.
    pub look: Look,
    /// Whether it fills its screen.
    pub full_screen: bool,
}

/// The row of the step that the talk is in, in a facilitator's list.
#[must_use]
pub fn step_row() -> Id {
    Id::new("step")
}

/// Whose window a view is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sight {
    /// The one window, with everything to press.
    Whole,
    /// The window for everyone: the stage alone.
    Everyone,
    /// The facilitator's.
    Facilitator,
}

/// Everything that a view of the talk is made from.
#[derive(Clone, Copy)]
struct Scene<'a> {
    talk: &'a Talk,
    session: &'a Session,
    look: Look,
    now: Moment,
    muted: bool,
    sight: Sight,
    keys: &'a Bindings,
}

impl<'a> Scene<'a> {
    /// The stage, in whatever state the talk is.
    fn view(self) -> Element<'a, Message> {
        match self.session.state() {
            State::Break | State::Returning => self.rest(),
            State::Gate => self.gate(),
            State::Ask => self.ask(),
            _ => self.stage(),
        }
    }

    /// Whether it is to be looked at alone.
    fn is_shown_only(&self) -> bool {
        self.sight == Sight::Everyone
    }

    /// Whether one answer stands for everyone, since whoever gives it has asked them.
    fn one_voice(&self) -> bool {
        self.sight != Sight::Whole
    }

    /// What is open over the stage.
    fn panel_open(&self) -> &'a Panel {
        if self.is_shown_only() { &Panel::None } else { &self.talk.panel }
    }

    /// What is being asked. Whether to end is asked of whoever pressed the key.
    fn question_open(&self) -> Option<Question> {
        let question = self.session.question(self.now);
        question.filter(|question| !(self.is_shown_only() && *question == Question::End))
    }

    /// Who has the floor, or is about to.
    fn holder(&self) -> Option<usize> {
        stage::ring::holder(self.session)
    }

    /// How words look that come in place of others.
    fn arriving(&self) -> Look {
        let share = self.talk.easing.head(self.now);
        Look { colors: self.look.colors.faded(1.0 - share), ..self.look }
    }

    /// A time left as it is shown: “1:05”, or “2 min” where seconds are hidden.
    fn time_words(&self, left: Duration) -> String {
        self.talk.minutes(left).map_or_else(|| digits::clock(left), |minutes| format!("{minutes} min"))
    }

    /// The same as it is said aloud.
    fn spoken(&self, left: Duration) -> String {
        let minutes = self.talk.minutes(left);
        super::spoken(minutes.map_or(left, |minutes| Duration::from_secs(minutes * 60)))
    }

    /// A participant's name.
    fn name(&self, participant: usize) -> &'a str {
        self.session.plan().participants.get(participant).map_or("", String::as_str)
    }

    /// “Ben · Say it back”.
    fn step_words(&self, step: &crate::plan::PlanStep) -> String {
        match (step.holder, step.kind) {
            (Some(holder), Kind::Gate) => format!("{}: {}", self.name(holder), step.turn.title),
            (Some(holder), _) => format!("{} · {}", self.name(holder), step.turn.title),
            (None, _) => step.turn.title.clone(),
        }
    }

    /// “Speaker and listener · round 2 of 4 · The weekend”.
    fn heading(&self) -> String {
        let plan = self.session.plan();
        let mut parts = vec![plan.name.clone()];
        if let Some(round) = self.session.round() {
            parts.push(format!("round {} of {}", round.number, round.of));
        }
        if let Some(topic) = plan.topic.as_deref().map(str::trim).filter(|topic| !topic.is_empty()) {
            parts.push(topic.to_owned());
        }
        parts.join(" · ")
    }
}
