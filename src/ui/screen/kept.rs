//! *What we keep*: all that is kept, each part to read, to change and to erase. It is opened over another screen, and what
//! was typed in it is kept when it is left.

mod content;
mod next;
mod paths;
mod sets;
mod talks;
mod unfinished;
mod view;
mod writing;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use iced::widget::Id as Name;
use jiff::civil::{Date, Time};

pub(crate) use self::content::{Content, Sources, valued};
pub(crate) use self::view::{Facts, Titles};

use self::writing::Writing;
use super::save_as::{self, SaveAs};
use crate::clock::zone;
use crate::record::history::Noted;
use crate::record::keeper::Change;
use crate::record::ledger::Id;
use crate::record::next_talk::NextChange;
use crate::rule_set::{RuleSet, bounds, clean};
use crate::words::{InWords, Words, day, say};

/// Minutes in one step of the slider for the time.
const STEP: i8 = 15;

/// The page's own state.
#[derive(Debug, Clone, Default)]
pub(crate) struct Kept {
    /// The past talk that is open.
    open: Option<Id>,
    /// What people are asked about: whether it is to be erased.
    asking: Option<What>,
    /// A topic for the next talk, as typed.
    topic: String,
    /// Another day for it, while one is chosen.
    day: Option<Day>,
    /// A new line of notes on the open talk.
    note: Writing,
    /// A line of the notes that is being changed.
    line: Option<Writing>,
    /// When something in them was first seen that wasn't sent to be kept, in boot time.
    unkept: Option<Duration>,
    /// Copies of all of it.
    copies: SaveAs,
    /// Copies of the past talk that is open.
    talk_copies: Option<SaveAs>,
    /// The sets that something is kept for, as far as they are there; `None` until they are read.
    sets: Option<BTreeMap<String, Arc<RuleSet>>>,
}

/// A day and a time, as they are chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Day {
    typed: String,
    time: Time,
    problem: Option<Problem>,
}

/// Why a day can't be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Problem {
    Nothing,
    Not(day::NotADay),
}

/// A sentence.
impl InWords for Problem {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Nothing => say!(words, "keeping-next-no-day"),
            Self::Not(day) => day.in_words(words),
        }
    }
}

/// Something that can be erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The talk that was interrupted.
    Interrupted,
    /// All agreements.
    Agreements,
    /// The next talk.
    Next,
    /// A parked topic, wherever it waits; for the next talk, too, if so.
    Topic(String, bool),
    /// All of them.
    Topics,
    /// A past talk.
    Talk(Id),
    /// All of them.
    Talks,
    /// A line of the notes on this talk.
    Note(Id, String),
    /// The rules that people kept for this set.
    Rules(String),
    /// All rules that people kept.
    AllRules,
    /// How the last talk with this set was set up.
    SetUp(String),
    /// How all of them were.
    SetUps,
    /// Where people are on the path of this name.
    Path(String),
    /// Where they are on all of them.
    Paths,
    /// What isn't saved of this file.
    Unsaved(PathBuf),
    /// What isn't saved of all of these.
    AllUnsaved(Vec<PathBuf>),
}

impl What {
    /// The link that asks whether to erase it.
    fn link(&self) -> Name {
        Name::from(format!("erase {self:?}"))
    }

    /// How to erase it.
    fn changes(self) -> Vec<Change> {
        match self {
            // These aren't in a ledger.
            Self::Interrupted | Self::Unsaved(_) | Self::AllUnsaved(_) => Vec::new(),
            Self::Agreements => vec![Change::ForgetAgreements],
            Self::Next => vec![Change::ForgetNext],
            Self::Topic(topic, waits) => {
                let next = waits.then(|| Change::ChangeNext(NextChange::TakeOut(topic.clone())));
                next.into_iter().chain([Change::ForgetTopic(topic)]).collect()
            }
            Self::Topics => vec![Change::ChangeNext(NextChange::TakeOutAll), Change::ForgetTopics],
            Self::Talk(id) => vec![Change::ForgetTalk(id)],
            Self::Talks => vec![Change::ForgetTalks],
            Self::Note(id, before) => vec![Change::Note(id, Noted { before, after: String::new() })],
            Self::Rules(set) => vec![Change::ForgetRulesOf(set)],
            Self::AllRules => vec![Change::ForgetRules],
            Self::SetUp(set) => vec![Change::ForgetLastOf(set)],
            Self::SetUps => vec![Change::ForgetLast],
            Self::Path(path) => vec![Change::LeavePath(path)],
            Self::Paths => vec![Change::LeavePaths],
        }
    }
}

/// What happens on the page.
#[derive(Debug, Clone)]
pub enum Message {
    Back,
    Help,
    /// Go on with the interrupted talk.
    GoOn,
    /// Go on with what isn't saved of this file.
    Edit(PathBuf),
    /// Close what is open on top, else go back.
    Escape,
    /// See the agreements, on their own screen.
    Agreements,
    /// Go where everything can be erased.
    EraseEverything,
    /// Ask whether to erase this. The focus is to go to what is named after it once that is gone.
    Ask(What),
    /// Don't erase it.
    Keep,
    /// Erase it; then the focus goes there.
    Erase(Option<Name>),
    /// A topic for the next talk was typed.
    Topic(String),
    /// It is to wait for the next talk.
    AddTopic,
    /// Choose another day and time for it, beginning with these.
    ChangeDay(String, Time),
    /// The day was typed.
    Day(String),
    /// Another time was chosen.
    Time(Time),
    /// The next talk is to be then.
    KeepDay,
    /// Leave its day as it is.
    LeaveDay,
    /// Read this past talk, or close it.
    Open(Id),
    /// A new line of notes was typed.
    Note(String),
    /// Keep it.
    KeepNote,
    /// Change this line.
    ChangeLine(String),
    /// It was written on.
    Line(String),
    /// Keep it so.
    KeepLine,
    /// Leave it as it was.
    LeaveLine,
    /// Something about copies of all of it.
    SaveAs(save_as::Message),
    /// Something about copies of the past talk that is open.
    SaveTalkAs(save_as::Message),
}

/// What the parent should do.
#[derive(Debug, Clone, Default)]
pub(crate) struct Action {
    /// Changes to be kept.
    pub changes: Vec<Change>,
    /// Whether they erase something; said aloud once done.
    pub erases: bool,
    pub then: Then,
}

/// What follows.
#[derive(Debug, Clone, Default)]
pub(crate) enum Then {
    #[default]
    Stay,
    Back,
    Help,
    /// Go on with the interrupted talk.
    GoOn,
    /// Erase it.
    EraseTalk,
    /// Go on with what isn't saved of this file.
    Edit(PathBuf),
    /// Forget what isn't saved of these files; then the focus goes there.
    ForgetUnsaved(Vec<PathBuf>, Option<Name>),
    /// Show the agreements, on their own screen.
    Agreements,
    /// Show where everything can be erased.
    EraseEverything,
    /// Put the focus there.
    Focus(Name),
    /// The same, and show all of this card.
    Show(Name, Name),
    /// Nothing has the focus.
    Unfocus,
    /// Do this about copies.
    SaveAs(save_as::Action),
}

impl From<Then> for Action {
    fn from(then: Then) -> Self {
        Self { then, ..Self::default() }
    }
}

/// The answer that changes nothing, to the question whether to erase something.
fn keep_it() -> Name {
    Name::new("keep what is kept")
}

/// The control that opens and closes a past talk.
fn talk_link(id: Id) -> Name {
    Name::from(format!("past talk {}", id.0))
}

/// The card of a past talk.
fn talk_card(id: Id) -> Name {
    Name::from(format!("card of past talk {}", id.0))
}

/// The card of the next talk.
fn next_card() -> Name {
    Name::new("card of the next talk")
}

/// The field for a new line of notes.
fn note_field() -> Name {
    Name::new("note")
}

/// The field for a line of notes that is changed.
fn line_field() -> Name {
    Name::new("line of notes")
}

/// What changes such a line.
fn line_link(line: &str) -> Name {
    Name::from(format!("change note {line}"))
}

/// The field for a topic of the next talk.
fn topic_field() -> Name {
    Name::new("topic of the next talk")
}

/// The field for the next talk's day.
fn day_field() -> Name {
    Name::new("day of the next talk")
}

/// What opens it.
fn day_link() -> Name {
    Name::new("another day")
}

impl Kept {
    /// The page is opened. What was typed before and couldn't be kept as it is, such as half a day, is there still.
    pub(crate) fn open(&mut self) {
        self.asking = None;
    }

    /// What was typed or opened there is of what is being erased.
    pub(crate) fn forget(&mut self) {
        *self = Self { sets: self.sets.take(), ..Self::default() };
    }

    /// The sets that something is kept for were read.
    pub(crate) fn know(&mut self, sets: BTreeMap<String, Arc<RuleSet>>) {
        self.sets = Some(sets);
    }

    /// The copies that it offers.
    pub(crate) fn copies(&self) -> impl Iterator<Item = &SaveAs> {
        self.talk_copies.iter().chain([&self.copies])
    }

    /// The same, to be told of what came of them.
    pub(crate) fn copies_mut(&mut self) -> impl Iterator<Item = &mut SaveAs> {
        self.talk_copies.iter_mut().chain([&mut self.copies])
    }

    /// What was typed and isn't kept yet, as changes. The fields are empty then.
    #[must_use]
    pub(crate) fn typed(&mut self) -> Vec<Change> {
        self.typed_note().into_iter().chain(self.typed_line()).chain(self.typed_topic()).collect()
    }

    fn typed_topic(&mut self) -> Option<Change> {
        let topic = std::mem::take(&mut self.topic).trim().to_owned();
        (!topic.is_empty()).then_some(Change::ChangeNext(NextChange::Add(topic)))
    }

    /// What is open on the page, as far as a press may be meant for what was there before.
    #[must_use]
    pub(crate) fn opened(&self) -> (Option<Id>, Option<What>, bool, bool) {
        (self.open, self.asking.clone(), self.day.is_some(), self.line.is_some())
    }

    /// Whether something is open that Esc closes at once, also while the cursor is in it.
    #[must_use]
    pub(crate) fn takes_escape(&self) -> bool {
        self.asking.is_some() || self.line.is_some() || self.day.is_some()
    }

    /// Applies a message.
    pub(crate) fn update(&mut self, message: Message, today: Date, words: &Words) -> Action {
        match message {
            Message::Back => {
                self.asking = None;
                return Action { changes: self.typed(), then: Then::Back, ..Action::default() };
            }
            Message::Help => return Then::Help.into(),
            Message::GoOn => {
                self.asking = None;
                return Action { changes: self.typed(), then: Then::GoOn, ..Action::default() };
            }
            Message::Edit(file) => {
                self.asking = None;
                return Action { changes: self.typed(), then: Then::Edit(file), ..Action::default() };
            }
            Message::Agreements => return Then::Agreements.into(),
            Message::EraseEverything => return Then::EraseEverything.into(),
            Message::Escape => {
                if let Some(id) = self.copies_mut().find_map(SaveAs::escape) {
                    return Then::Focus(id).into();
                }
                return self.update(self.on_top(), today, words);
            }
            Message::Ask(what) => {
                self.asking = Some(what);
                return Then::Focus(keep_it()).into();
            }
            Message::Keep => {
                let asked = self.asking.take();
                return asked.map_or(Then::Stay, |what| Then::Focus(what.link())).into();
            }
            Message::Erase(next) => return self.erase(next),
            Message::Topic(topic) => self.topic = clean::line_of(&topic, bounds::TEXT),
            Message::AddTopic => {
                let changes = self.typed_topic().into_iter().collect();
                return Action { changes, then: Then::Focus(topic_field()), ..Action::default() };
            }
            Message::ChangeDay(typed, time) => {
                self.day = Some(Day { typed, time, problem: None });
                return Then::Show(day_field(), next_card()).into();
            }
            Message::Day(typed) => {
                if let Some(day) = &mut self.day {
                    (day.typed, day.problem) = (clean::line_of(&typed, day::LONGEST), None);
                }
            }
            Message::Time(time) => {
                if let Some(day) = &mut self.day {
                    day.time = time;
                }
            }
            Message::SaveAs(message) => return Then::SaveAs(self.copies.update(message)).into(),
            Message::SaveTalkAs(message) => {
                let copies = self.talk_copies.as_mut();
                return copies.map_or(Then::Stay, |copies| Then::SaveAs(copies.update(message))).into();
            }
            Message::KeepDay => return self.keep_day(today, words),
            Message::LeaveDay => {
                self.day = None;
                return Then::Focus(day_link()).into();
            }
            other => return self.update_talk(other),
        }
        Action::default()
    }

    /// Closes what is open on top, or else the page.
    fn on_top(&self) -> Message {
        if self.asking.is_some() {
            Message::Keep
        } else if self.line.is_some() {
            // What was written isn't thrown away by a key.
            Message::KeepLine
        } else if self.day.is_some() {
            Message::LeaveDay
        } else {
            self.open.map_or(Message::Back, Message::Open)
        }
    }

    fn erase(&mut self, next: Option<Name>) -> Action {
        let Some(what) = self.asking.take() else { return Action::default() };
        match &what {
            What::Interrupted => return Then::EraseTalk.into(),
            What::Unsaved(file) => return Then::ForgetUnsaved(vec![file.clone()], next).into(),
            What::AllUnsaved(files) => return Then::ForgetUnsaved(files.clone(), next).into(),
            // What was typed belongs to what goes.
            What::Talk(id) if self.open == Some(*id) => (self.open, self.line) = (None, None),
            What::Talks => (self.open, self.line) = (None, None),
            What::Next => (self.topic, self.day) = (String::new(), None),
            _ => {}
        }
        if self.open.is_none() {
            self.note = Writing::default();
            self.talk_copies = None;
        }
        let then = next.map_or(Then::Unfocus, Then::Focus);
        Action { changes: what.changes(), erases: true, then }
    }

    fn keep_day(&mut self, today: Date, words: &Words) -> Action {
        let Some(chosen) = &mut self.day else { return Action::default() };
        let problem = match day::parse(&chosen.typed, today, words) {
            Ok(Some(day)) => match day.to_datetime(chosen.time).to_zoned(zone()) {
                Ok(at) => {
                    self.day = None;
                    let changes = vec![Change::ChangeNext(NextChange::At(at.timestamp()))];
                    return Action { changes, then: Then::Focus(day_link()), ..Action::default() };
                }
                Err(_) => Problem::Nothing,
            },
            Ok(None) => Problem::Nothing,
            Err(not) => Problem::Not(not),
        };
        chosen.problem = Some(problem);
        Then::Focus(day_field()).into()
    }
}
