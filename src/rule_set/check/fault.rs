//! What can be wrong with a rule set, with the values that it takes to say it. What is quoted from a file is
//! [shortened](crate::rule_set::sign::short).

mod cues;
mod form;
mod ids;
mod lengths;
mod lists;
mod paths;
mod steps;

use std::collections::HashSet;

use super::{ReadError, Syntax, Wording};
use crate::rule_set::amount::NoAmount;
use crate::rule_set::clean::Unfit;
use crate::rule_set::meant::nearest;
use crate::rule_set::sign::short;

pub use cues::{Cues, Instead, Stops, Untimed};
pub use form::{Form, Found, Right, Spot};
pub use ids::Ids;
pub use lengths::Lengths;
pub use lists::Lists;
pub use paths::Paths;
pub use steps::Steps;

/// Ids or words that a wrong one is compared with, at most.
const COMPARED: usize = 300;

/// Ids or words that are named, at most.
const NAMED: usize = 12;

/// One thing that is wrong, without words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The file couldn't be read.
    File(ReadError),
    /// The file's name goes on after `.ron`: an editor added its own ending.
    NameGoesOn,
    /// The file is larger than [`bounds::FILE`](crate::rule_set::bounds::FILE).
    TooBig,
    /// The file is written in UTF-16.
    Utf16,
    /// Here is something that isn't UTF-8.
    NotUtf8,
    /// The file is written in this format, which is newer than the app.
    LaterFormat(i64),
    /// There is nothing in the file; a rule set is written like this.
    Empty(&'static str),
    /// There are only comments in the file; a rule set is written like this.
    OnlyComments(&'static str),
    /// The last word of RON's library, in its own words.
    Unreadable(String),
    /// There are more problems than are reported.
    More,
    /// It isn't RON, or isn't used in rule sets.
    Syntax(Syntax),
    /// A text that isn't an amount of time.
    Amount(NoAmount),
    /// A sign that isn't shown as it stands in a text.
    Sign(Unfit),
    /// How a text is worded.
    Wording(Wording),
    /// Something is written in the wrong form.
    Form(Form),
    /// Steps make no sense where they stand.
    Steps(Steps),
    /// Ids aren't well formed, or don't fit together.
    Ids(Ids),
    /// A cue has no moment or no sound.
    Cues(Cues),
    /// People, lines, breaks or the talk as a whole don't keep within bounds.
    Lengths(Lengths),
    /// A list of words can't be picked from.
    Lists(Lists),
    /// A path makes no sense, or isn't where paths are.
    Paths(Paths),
}

impl From<Syntax> for Fault {
    fn from(syntax: Syntax) -> Self {
        Self::Syntax(syntax)
    }
}

impl From<NoAmount> for Fault {
    fn from(no_amount: NoAmount) -> Self {
        Self::Amount(no_amount)
    }
}

impl From<Unfit> for Fault {
    fn from(unfit: Unfit) -> Self {
        Self::Sign(unfit)
    }
}

impl From<Wording> for Fault {
    fn from(wording: Wording) -> Self {
        Self::Wording(wording)
    }
}

impl From<Form> for Fault {
    fn from(fault: Form) -> Self {
        Self::Form(fault)
    }
}

impl From<Steps> for Fault {
    fn from(fault: Steps) -> Self {
        Self::Steps(fault)
    }
}

impl From<Ids> for Fault {
    fn from(fault: Ids) -> Self {
        Self::Ids(fault)
    }
}

impl From<Cues> for Fault {
    fn from(fault: Cues) -> Self {
        Self::Cues(fault)
    }
}

impl From<Lists> for Fault {
    fn from(fault: Lists) -> Self {
        Self::Lists(fault)
    }
}

impl From<Paths> for Fault {
    fn from(fault: Paths) -> Self {
        Self::Paths(fault)
    }
}

impl From<Lengths> for Fault {
    fn from(fault: Lengths) -> Self {
        Self::Lengths(fault)
    }
}

/// What could stand in the place of something wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// What was probably meant.
    pub near: Option<String>,
    /// What there is, if it isn't too much.
    pub all: Vec<String>,
    /// Whether there is more.
    pub more: bool,
}

impl Known {
    /// What of this could stand in the place of something wrong.
    pub(super) fn of<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Self {
        let near = nearest(wrong, known.clone().into_iter().take(COMPARED)).map(short);
        let mut seen = HashSet::new();
        let mut all = known.into_iter().take(COMPARED).filter(|word| seen.insert(*word));
        let named = all.by_ref().take(NAMED).map(short).collect();
        Self { near, all: named, more: all.next().is_some() }
    }
}
