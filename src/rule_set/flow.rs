//! What a talk goes through: its turns, the moments in them, and the flow of steps that puts them in order.

use std::time::Duration;

use serde::Deserialize;

use super::{Agree, Amount, List, Text, amount, text};

/// A kind of step: what it is called, how long it takes, what it shows.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turn {
    /// Its heading.
    #[serde(deserialize_with = "text::line")]
    pub title: Text,
    /// One or two lines under the title.
    #[serde(default)]
    pub prompt: Option<Text>,
    /// Its time; without it the turn waits for someone to go on.
    #[serde(default, deserialize_with = "amount::optional")]
    pub time: Option<Duration>,
    /// Ids of the rules shown.
    #[serde(default)]
    pub rules: Vec<String>,
    /// Status word until the first cue that has one.
    #[serde(default, deserialize_with = "text::line_or_none")]
    pub label: Option<Text>,
    /// Sounds and words at moments; left out, the usual two.
    #[serde(default)]
    pub cues: Option<Vec<Cue>>,
    /// What happens when the time is up.
    #[serde(default)]
    pub at_end: AtEnd,
    /// In overtime, repeat the last cue's sound softly this often.
    #[serde(default, deserialize_with = "amount::optional")]
    pub nudge: Option<Duration>,
    /// Whether rules can be brought forward in this turn.
    #[serde(default = "super::yes")]
    pub flags: bool,
    /// The words that are at hand to pick from.
    #[serde(default)]
    pub list: Option<List>,
}

/// What happens when a turn's time is up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum AtEnd {
    /// Count overtime and wait.
    #[default]
    Hold,
    /// Go on at once.
    Advance,
    /// Go on after this much overtime.
    Wait(#[serde(deserialize_with = "amount::required")] Duration),
}

/// A moment inside a step that makes a sound or changes the label.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// When.
    pub at: At,
    /// A built-in sound's name, or a file's name in the person's `sounds/`.
    #[serde(default = "bowl")]
    pub sound: String,
    /// How often it is struck; 0 changes the label alone.
    #[serde(default = "one")]
    pub strikes: u8,
    /// Status word from here on.
    #[serde(default, deserialize_with = "text::line_or_none")]
    pub label: Option<Text>,
    /// Stop the clock here until someone goes on.
    #[serde(default)]
    pub pause: bool,
}

fn bowl() -> String {
    "bowl".to_owned()
}

fn one() -> u8 {
    1
}

/// A moment in a turn.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub enum At {
    /// This much before the end.
    Left(Amount),
    /// This much after the start.
    Elapsed(Amount),
    /// This often, until the end.
    Every(Amount),
    /// At the end.
    End,
}

/// One step of a flow.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Step {
    /// A turn in which nobody holds the floor.
    Everyone(TurnRef),
    /// The steps inside, for each of these participants as speaker.
    Each {
        /// Seats from 1; everyone when left out.
        #[serde(default)]
        seats: Option<Vec<usize>>,
        /// Who comes first.
        #[serde(default)]
        order: Order,
        /// What each of them goes through.
        steps: Vec<Step>,
    },
    /// The speaker holds the floor.
    Speaker(TurnRef),
    /// The others hold it, together or one by one.
    Listener(TurnRef),
    /// The participant in this seat, from 1, holds the floor.
    Seat(usize, TurnRef),
    /// The steps inside, several times.
    Repeat {
        /// How often, 1 to [`bounds::ROUNDS`](super::bounds::ROUNDS).
        times: u32,
        /// A turn whose title asks after a round whether there should be another: inside `Each` the speaker, elsewhere
        /// everyone.
        #[serde(default)]
        ask: Option<String>,
        /// What is repeated.
        steps: Vec<Step>,
    },
    /// The steps inside, until the speaker feels heard.
    UntilHeard {
        /// The turn whose title asks the speaker.
        ask: String,
        /// How many tries at most, 1 to [`bounds::TRIES`](super::bounds::TRIES).
        at_most: u32,
        /// What is tried; a `Speaker` is among it, and a `Listener` or a `Seat` after that.
        steps: Vec<Step>,
    },
    /// Open dialogue on a shared clock.
    Exchange {
        /// The turn.
        turn: TurnRef,
        /// How long each may hold the floor in all.
        #[serde(deserialize_with = "amount::required")]
        each: Duration,
        /// Seats from 1; everyone when left out.
        #[serde(default)]
        seats: Option<Vec<usize>>,
    },
    /// Write agreements down together.
    Agree(Agree),
    /// Look together at the agreements that are open.
    Review(TurnRef),
    /// A question to everyone: go on, or enough for today. It has no clock.
    Ask(TurnRef),
}

/// Who comes first in an `Each`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum Order {
    /// First seat first.
    #[default]
    Seats,
    /// Last seat first.
    Reversed,
    /// The other way round each time it is entered.
    Alternate,
}

/// A turn's id, or an id with changes for this place. [`text`] reads the id alone, and this the one with changes.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct TurnRef {
    /// The turn's id.
    pub turn: String,
    /// Another title.
    #[serde(default, deserialize_with = "text::line_or_none")]
    pub title: Option<Text>,
    /// Another prompt.
    #[serde(default)]
    pub prompt: Option<Text>,
    /// Another time.
    #[serde(default, deserialize_with = "amount::optional")]
    pub time: Option<Duration>,
    /// With several listeners: one after the other, in seat order.
    #[serde(default)]
    pub one_by_one: bool,
}
