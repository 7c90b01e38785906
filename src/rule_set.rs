//! Rule sets: one RON file with ground rules, turns, and the flow that puts them in order.
//!
//! This is format 1, as Rust types. [`check::check`] reads a file: it finds every problem in one run, and returns a
//! [`RuleSet`] only if there is no error, so that its ids, bounds and times can be relied on.

mod agree;
pub mod amount;
pub mod check;
pub mod clean;
pub mod differences;
pub mod edit;
mod flow;
pub mod meant;
pub mod measure;
pub mod path;
pub mod sign;
pub(crate) mod source;
pub mod text;
mod word_list;

use std::collections::BTreeMap;
use std::time::Duration;

use ron::extensions::Extensions;
use serde::Deserialize;

pub use agree::{Agree, Require};
pub use amount::Amount;
pub use flow::{At, AtEnd, Cue, Order, Step, Turn, TurnRef};
pub use text::Text;
pub(crate) use text::primary;
pub use word_list::{List, WordGroup, WordList};

/// The highest format that this version reads.
pub(crate) const FORMAT: u32 = 1;

/// Bounds, inclusive, so that a mistyped or hostile file costs no more than a message.
pub mod bounds {
    use std::time::Duration;

    /// Bytes in a file.
    pub const FILE: u64 = 1024 * 1024;
    /// Steps in a plan.
    pub const STEPS: usize = 10_000;
    /// Planned time of a talk.
    pub const LENGTH: Duration = Duration::from_secs(24 * 60 * 60);
    /// Steps inside steps.
    pub(crate) const NESTING: usize = 32;
    /// People in a talk.
    pub(crate) const PARTICIPANTS: usize = 12;
    /// Characters in one text.
    pub(crate) const TEXT: usize = 2_000;
    /// Characters in a set's opening words; longer ones get a warning.
    pub(crate) const OPENING: usize = 300;
    /// Rules in a set.
    pub(crate) const RULES: usize = 20;
    /// Rules on screen at a time.
    pub(crate) const RULES_SHOWN: usize = 3;
    /// Words in a rule's text; a longer one gets a warning.
    pub(crate) const RULE_WORDS: usize = 7;
    /// Rounds of a `Repeat`.
    pub(crate) const ROUNDS: u32 = 100;
    /// Tries of an `UntilHeard`.
    pub(crate) const TRIES: u32 = 10;
    /// What people may type to find a set.
    pub(crate) const SEARCH: usize = 40;
    /// Lines of *Words that help*: one for each of the keys 1 to 9.
    pub(crate) const LINES: usize = 9;
    /// The shortest time between two of a cue that comes again and again.
    pub(crate) const EVERY: Duration = Duration::from_secs(10);
    /// Strikes of a cue.
    pub(crate) const STRIKES: u8 = 99;
    /// The longest break that can be promised.
    pub(crate) const BREAK: Duration = Duration::from_secs(24 * 60 * 60);
    /// Rules that people can add to a set for one talk.
    pub const OWN_RULES: usize = 9;
    /// Groups in a list of words.
    pub(crate) const GROUPS: usize = 12;
    /// Words in a list, in all groups together.
    pub(crate) const WORDS: usize = 100;
    /// Characters in one of these words: it stands large on the stage.
    pub(crate) const WORD: usize = 40;
    /// Steps of a path.
    pub(crate) const PATH_STEPS: usize = 100;
    /// How many times a path's step comes.
    pub(crate) const PATH_TIMES: u32 = 52;
    /// The longest time between steps of a path.
    pub(crate) const PATH_AFTER: Duration = Duration::from_secs(366 * 24 * 60 * 60);
    /// Days until agreements are looked at again.
    pub(crate) const REVIEW: u16 = 366;
    /// Characters in a participant's name.
    pub const NAME: usize = 40;
}

/// How every file of ours but rule sets is read and written: `Some( … )` may be left out, and steps may be nested as deep as
/// [`bounds::NESTING`] allows.
#[must_use]
pub fn ron_options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(192)
}

/// How a rule set is read: like [other files](ron_options), and [`Step::Agree`] may have names in its brackets.
#[must_use]
pub fn set_options() -> ron::Options {
    ron_options().with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// One rule set.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// The format's number; see [`FORMAT`].
    pub format: u32,
    /// What the set is called.
    #[serde(deserialize_with = "text::line")]
    pub name: Text,
    /// One or two lines on what it does.
    #[serde(default)]
    pub summary: Option<Text>,
    /// Where it comes from, and whose words it uses.
    #[serde(default)]
    pub source: Option<Text>,
    /// Words for the library's search.
    #[serde(default, deserialize_with = "text::words")]
    pub tags: Vec<String>,
    /// What brings people here, in their words, for the library's search; at most [`bounds::SEARCH`].
    #[serde(default, deserialize_with = "text::lines")]
    pub search: Vec<Text>,
    /// Where the library puts it.
    #[serde(default)]
    pub group: Option<Group>,
    /// Whom it is for, in a line or two.
    #[serde(default)]
    pub suits: Option<Text>,
    /// When it is the wrong tool, in a line or two.
    #[serde(default)]
    pub not_for: Option<Text>,
    /// How many people it is for, and what their places are called.
    #[serde(default)]
    pub participants: Participants,
    /// When the talk offers to close. Nobody is cut off.
    #[serde(default, deserialize_with = "amount::optional")]
    pub limit: Option<Duration>,
    /// The question that set-up asks for one line.
    #[serde(default, deserialize_with = "text::line_or_none")]
    pub topic: Option<Text>,
    /// Readiness questions, shown before the start.
    #[serde(default)]
    pub before: Vec<Text>,
    /// Words that are shown and read aloud before the first step.
    #[serde(default)]
    pub opening: Option<Text>,
    /// The ground rules.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// The kinds of turn, by id.
    #[serde(deserialize_with = "text::unique_map")]
    pub turns: BTreeMap<String, Turn>,
    /// The order of steps.
    pub flow: Vec<Step>,
    /// Time that each participant may draw on between steps. Planned and listed; no screen offers it yet, debates will.
    #[serde(default, deserialize_with = "text::unique_map")]
    pub pools: BTreeMap<String, Pool>,
    /// Whether the stage counts the seconds past a turn's end.
    #[serde(default)]
    pub overtime: Overtime,
    /// Whether people can have a minute more, or the time that another has had. A facilitator can add time either way.
    #[serde(default = "yes")]
    pub more_time: bool,
    /// Lines of *Words that help*, in place of ours; at most [`bounds::LINES`].
    #[serde(default, deserialize_with = "text::lines")]
    pub repair: Vec<Text>,
    /// How breaks go.
    #[serde(default)]
    pub breaks: Breaks,
    /// How the talk ends.
    #[serde(default)]
    pub close: Close,
}

fn yes() -> bool {
    true
}

/// What kind of talk a set is for: where the library puts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Group {
    /// There is something hard to talk about now.
    Hard,
    /// Something broke: a hurt, a betrayal, a fight.
    Broke,
    /// Every week or so, so that small things stay small.
    Weekly,
    /// With more people, or others at the table: a team, a family, a circle, a mediator.
    Others,
    /// For one person alone.
    Alone,
    /// Timed rounds and debates.
    Rounds,
}

impl Group {
    /// Its word in a file, in small letters.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Hard => "hard",
            Self::Broke => "broke",
            Self::Weekly => "weekly",
            Self::Others => "others",
            Self::Alone => "alone",
            Self::Rounds => "rounds",
        }
    }
}

/// How many people a set is for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Participants {
    /// At least this many, from 1.
    pub min: usize,
    /// At most this many, up to [`bounds::PARTICIPANTS`].
    pub max: usize,
    /// Names of places, first seat first; may be shorter than `max`.
    #[serde(deserialize_with = "text::lines")]
    pub seats: Vec<Text>,
}

impl Default for Participants {
    fn default() -> Self {
        Self { min: 2, max: 2, seats: Vec::new() }
    }
}

/// One ground rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id, unique in the set.
    pub id: String,
    /// The rule, in at most seven words.
    #[serde(deserialize_with = "text::line")]
    pub text: Text,
    /// A sentence to try.
    #[serde(default)]
    pub say: Option<Text>,
    /// A sentence to leave.
    #[serde(default)]
    pub avoid: Option<Text>,
    /// The reason.
    #[serde(default)]
    pub why: Option<Text>,
    /// What a statement coach looks for under this rule.
    #[serde(default)]
    pub watch: Vec<Pattern>,
}

/// A way of speaking that a rule asks people to notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Pattern {
    /// “You always”, “you never”.
    Absolutes,
    /// “You make me …”.
    Blame,
    /// “I feel that you …”.
    PseudoFeelings,
    /// “You only did that because …”.
    MindReading,
    /// Scorn.
    Contempt,
    /// “You must …”.
    Demands,
    /// “I'm sorry if …”, “I'm sorry, but …”.
    Apology,
    /// “It wasn't that bad.”
    Minimizing,
}

/// Whether the stage counts the seconds past a turn's end. A facilitator sees them either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum Overtime {
    /// It says that the time is up, and no more.
    #[default]
    Quiet,
    /// It counts them.
    Counted,
}

/// Time that each participant may draw on between steps, such as preparation in a debate: in the breath before a step, or
/// once the time of the one before is up. Where somebody has some left there is such a breath, even with `breath: None` or
/// between two steps of one person, and the bell at the end of the one before.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pool {
    /// What it is called.
    #[serde(deserialize_with = "text::line")]
    pub title: Text,
    /// How much each has.
    #[serde(deserialize_with = "amount::required")]
    pub time: Duration,
}

/// How breaks go.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Breaks {
    /// How long a break is at first.
    #[serde(deserialize_with = "amount::required")]
    pub length: Duration,
    /// The shortest it can be made.
    #[serde(deserialize_with = "amount::required")]
    pub shortest: Duration,
    /// The longest it can be made.
    #[serde(deserialize_with = "amount::required")]
    pub longest: Duration,
    /// How often to ask “How are we?”; `None` never asks.
    #[serde(deserialize_with = "amount::optional")]
    pub check_in: Option<Duration>,
    /// The pause before each turn; `None` has none.
    #[serde(deserialize_with = "amount::optional")]
    pub breath: Option<Duration>,
    /// Whether a break is offered (check-ins, flags, the limit). It can be taken either way.
    pub prompts: bool,
    /// What to do meanwhile, shown one at a time, in place of ours.
    pub suggestions: Vec<Text>,
}

impl Default for Breaks {
    fn default() -> Self {
        Self {
            length: Duration::from_secs(20 * 60),
            shortest: Duration::from_secs(60),
            longest: bounds::BREAK,
            check_in: None,
            breath: Some(Duration::from_secs(5)),
            prompts: true,
            suggestions: Vec::new(),
        }
    }
}

/// How the talk ends.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Close {
    /// Offer to write down agreements.
    pub agreements: bool,
    /// Ask for a word of appreciation, and thank people; see [`RuleSet::appreciates`].
    pub appreciation: Option<bool>,
    /// Suggest the next talk after this long.
    #[serde(deserialize_with = "amount::optional")]
    pub next_talk: Option<Duration>,
    /// Names of sets to go on with.
    #[serde(deserialize_with = "text::words")]
    pub then: Vec<String>,
}

impl Default for Close {
    fn default() -> Self {
        Self { agreements: true, appreciation: None, next_talk: None, then: Vec::new() }
    }
}

impl RuleSet {
    /// The languages that the set's name is written in; empty where it is one plain string.
    #[must_use]
    pub fn languages(&self) -> Vec<&str> {
        self.name.languages().collect()
    }

    /// Whether people are thanked at the close, and asked for a word of appreciation. Unless the set says so itself, they are
    /// among themselves, but not among others or in timed rounds.
    #[must_use]
    pub fn appreciates(&self) -> bool {
        let formal = matches!(self.group, Some(Group::Others | Group::Rounds));
        self.close.appreciation.unwrap_or(!formal)
    }

    /// The words before the first step, unless there is nothing in them.
    #[must_use]
    pub fn opening(&self) -> Option<&Text> {
        self.opening.as_ref().filter(|text| text.wordings().any(|words| !words.trim().is_empty()))
    }

    /// A rule by its id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}
