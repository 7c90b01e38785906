//! What is kept of a rule set to choose it by. The set itself is read again when it is wanted, so that thousands of them
//! take little room.

use std::fs::Metadata;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::entry::{Entry, Source};
use super::place::Place;
use super::search::{Search, fold};
use crate::rule_set::check::Problem;
use crate::rule_set::{Text, measure};

/// A file that was changed so short a time before it was read may be changed once more without looking any different.
const RECENT: Duration = Duration::from_secs(3);

/// What a card shows of a rule set.
#[derive(Debug, Clone)]
pub struct Card {
    place: Place,
    said: Said,
    /// Everything that a search looks through.
    folded: Box<str>,
    /// How the file looked when this was read, if a change of it would show; nothing for what is built in.
    stamp: Option<Stamp>,
}

/// What a set says of itself.
#[derive(Debug, Clone, PartialEq)]
enum Said {
    /// It hasn't been read yet.
    Nothing,
    Fine(Box<Facts>),
    Broken(Faults),
}

/// What a set that can be used says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// What it is called.
    pub title: Text,
    /// What it does, in a line or two.
    pub summary: Option<Text>,
    /// For how many people it is: the fewest and the most.
    pub people: (usize, usize),
    /// How long the talk is for its smallest party, on the shortest way through.
    pub length: Duration,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// How many warnings there are.
    pub warnings: usize,
}

/// What is wrong with a set that can't be used.
#[derive(Debug, Clone, PartialEq)]
pub struct Faults {
    /// The first error in it.
    pub first: Option<Problem>,
    /// How many errors there are.
    pub errors: usize,
    /// How many warnings there are.
    pub warnings: usize,
}

/// What tells one state of a file from another without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    modified: SystemTime,
    /// Which file it is, and when anything about it changed last.
    #[cfg(unix)]
    file: (u64, u64, i64, i64),
}

impl Card {
    /// A card of a set that hasn't been read yet: it has a name and no more.
    #[must_use]
    pub(crate) fn unread(place: Place) -> Self {
        let folded = fold(&place.name).into();
        Self { place, said: Said::Nothing, folded, stamp: None }
    }

    /// The card of a set that has just been read.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        let place = Place { name: entry.name.clone(), source: entry.source.clone() };
        let warnings = entry.checked.warnings().count();
        let Some(set) = entry.rule_set() else {
            let mut errors = entry.checked.errors();
            let first = errors.next().cloned();
            let errors = usize::from(first.is_some()) + errors.count();
            let said = Said::Broken(Faults { first, errors, warnings });
            return Self { said, ..Self::unread(place) };
        };
        let facts = Facts {
            title: set.name.clone(),
            summary: set.summary.clone(),
            people: (set.participants.min, set.participants.max),
            length: measure::shortest(set, set.participants.min).time,
            tags: set.tags.clone(),
            warnings,
        };
        let mut words: Vec<&str> = vec![&place.name];
        words.extend(facts.title.wordings());
        words.extend(facts.summary.iter().flat_map(Text::wordings));
        words.extend(facts.tags.iter().map(String::as_str));
        let folded = fold(&words.join("\n")).into();
        Self { place, said: Said::Fine(Box::new(facts)), folded, stamp: None }
    }

    /// Reads the set and makes its card, which knows the file again while that stays as it is. `stamp` is how the file
    /// looked before.
    pub(super) fn read(place: &Place, stamp: Option<Stamp>, sound_exists: &dyn Fn(&str) -> bool) -> Self {
        let stamp = stamp.filter(|stamp| stamp.is_settled(SystemTime::now()));
        Self { stamp, ..Self::of(&place.read(sound_exists)) }
    }

    /// The same, to be read again at the next look.
    pub(super) fn doubted(&self) -> Self {
        Self { stamp: None, ..self.clone() }
    }

    /// Whether this is still what is at its place, as far as that can be told without reading.
    pub(super) fn is_of(&self, place: &Place, now: Option<&Stamp>) -> bool {
        match place.source {
            Source::BuiltIn => self.place == *place && self.is_read(),
            Source::Own(_) => self.place == *place && self.stamp.is_some() && self.stamp.as_ref() == now,
        }
    }

    /// Where the set is.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Its name on the command line.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.place.name
    }

    /// The file, of a person's own set.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.place.source.path()
    }

    /// What to call the file in a message: its path, or the name of a built-in one.
    #[must_use]
    pub fn file(&self) -> String {
        self.place.source.file(self.name())
    }

    /// Whether the set has been read.
    #[must_use]
    pub(crate) fn is_read(&self) -> bool {
        self.said != Said::Nothing
    }

    /// What it says of itself; none where it can't be used or hasn't been read.
    #[must_use]
    pub(crate) fn facts(&self) -> Option<&Facts> {
        match &self.said {
            Said::Fine(facts) => Some(facts),
            Said::Nothing | Said::Broken(_) => None,
        }
    }

    /// What is wrong with it; none where it can be used or hasn't been read.
    #[must_use]
    pub(crate) fn faults(&self) -> Option<&Faults> {
        match &self.said {
            Said::Broken(faults) => Some(faults),
            Said::Nothing | Said::Fine(_) => None,
        }
    }

    /// What it is called; its name on the command line where that isn't known.
    #[must_use]
    pub fn title(&self, language: &str) -> &str {
        self.facts().map_or(self.name(), |facts| facts.title.get(language))
    }

    /// What it does, in a line or two; none where it doesn't say.
    #[must_use]
    pub fn summary(&self, language: &str) -> Option<&str> {
        self.facts()?.summary.as_ref().map(|summary| summary.get(language))
    }

    /// The languages it is written in; `en` for one plain string, none where they aren't known.
    #[must_use]
    pub fn languages(&self) -> Vec<&str> {
        match self.facts().map(|facts| &facts.title) {
            None => Vec::new(),
            Some(Text::Plain(_)) => vec!["en"],
            Some(title) => title.languages().collect(),
        }
    }

    /// Whether it has what somebody looks for: in its name, its title and summary in any language, or its tags.
    #[must_use]
    pub fn fits(&self, search: &Search) -> bool {
        search.fits(&self.folded)
    }

    /// Whether it says the same as another one.
    #[must_use]
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        self.said == other.said
    }

    /// Whether it takes as much room as another one: a card that says what is wrong is higher than others.
    pub(super) fn is_as_high(&self, other: &Self) -> bool {
        self.place.name == other.place.name && self.faults().is_some() == other.faults().is_some()
    }
}

impl Stamp {
    /// How a file looks now; none where it can't be looked at.
    pub(super) fn of(path: &Path) -> Option<Self> {
        Self::from_metadata(&path.metadata().ok()?)
    }

    fn from_metadata(metadata: &Metadata) -> Option<Self> {
        #[cfg(unix)]
        use std::os::unix::fs::MetadataExt;

        Some(Self {
            length: metadata.len(),
            modified: metadata.modified().ok()?,
            #[cfg(unix)]
            file: (metadata.dev(), metadata.ino(), metadata.ctime(), metadata.ctime_nsec()),
        })
    }

    /// Whether any change from now on shows. The system's clock goes in steps, on some disks in steps of two seconds.
    fn is_settled(&self, now: SystemTime) -> bool {
        let is_past = |then: SystemTime| now.duration_since(then).is_ok_and(|ago| ago >= RECENT);
        #[cfg(unix)]
        let changed =
            u64::try_from(self.file.2).map(|seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
        #[cfg(not(unix))]
        let changed: Result<_, ()> = Ok(self.modified);
        is_past(self.modified) && changed.is_ok_and(is_past)
    }
}
