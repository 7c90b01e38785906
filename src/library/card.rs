//! What is kept of a rule set to choose it by. The set itself is read again when it is chosen, so that thousands of them
//! take little memory.

use std::fs::Metadata;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::entry::{Entry, Source};
use super::index::Index;
use super::place::Place;
use crate::rule_set::Group;
use crate::rule_set::Text;
use crate::rule_set::check::Problem;
use crate::rule_set::measure::{self, Span};

/// A file that was changed less than this before it was read may change again without a trace.
const RECENT: Duration = Duration::from_secs(3);

/// A rule set's entry in the library.
#[derive(Debug, Clone)]
pub struct Card {
    place: Place,
    said: Said,
    /// The words that searches look through.
    index: Index,
    /// The file's state when it was read, if a change since would show; none for a built-in set.
    stamp: Option<Stamp>,
}

/// What a set says about itself.
#[derive(Debug, Clone, PartialEq)]
enum Said {
    /// It hasn't been read yet.
    Nothing,
    Fine(Box<Facts>),
    Broken(Box<Faults>),
}

/// What a set that can be used says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// What it is called.
    pub title: Text,
    /// What it does, in a line or two.
    pub summary: Option<Text>,
    /// What kind of talk it is for, if it says so.
    pub group: Option<Group>,
    /// How many people it is for: the fewest and the most.
    pub people: (usize, usize),
    /// How long the talk takes the fewest people.
    pub length: Span,
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
    /// What the set said before its file broke, if it could be used since the program began.
    pub before: Option<Box<Facts>>,
}

/// Tells states of a file apart without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    modified: SystemTime,
    /// Device, inode, and the time of the last change of any kind.
    #[cfg(unix)]
    file: (u64, u64, i64, i64),
}

impl Card {
    /// The card of a set that hasn't been read yet: only a name.
    #[must_use]
    pub(crate) fn unread(place: Place) -> Self {
        let index = Index::of_name(&place.name);
        Self { place, said: Said::Nothing, index, stamp: None }
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
            let said = Said::Broken(Box::new(Faults { first, errors, warnings, before: None }));
            return Self { said, ..Self::unread(place) };
        };
        let facts = Facts {
            title: set.name.clone(),
            summary: set.summary.clone(),
            group: set.group,
            people: (set.participants.min, set.participants.max),
            length: measure::span(set, set.participants.min),
            tags: set.tags.clone(),
            warnings,
        };
        let index = Index::of(&place.name, set);
        Self { place, said: Said::Fine(Box::new(facts)), index, stamp: None }
    }

    /// This card in the place of the one before: where the file broke, the set goes by what it said last.
    pub(super) fn after(self: Arc<Self>, before: &Self) -> Arc<Self> {
        let facts = before.facts().or_else(|| before.last_good());
        let Some(facts) = facts.filter(|_| self.faults().is_some_and(|faults| faults.before.is_none()))
        else {
            return self;
        };
        let mut card = Arc::unwrap_or_clone(self);
        if let Said::Broken(faults) = &mut card.said {
            faults.before = Some(Box::new(facts.clone()));
        }
        card.index = before.index.clone();
        Arc::new(card)
    }

    /// What the set said before its file broke.
    #[must_use]
    pub(crate) fn last_good(&self) -> Option<&Facts> {
        self.faults()?.before.as_deref()
    }

    /// Reads the set and makes its card. `stamp` is the file's state before that, by which it is known again.
    pub(super) fn read(place: &Place, stamp: Option<Stamp>, sound_exists: &dyn Fn(&str) -> bool) -> Self {
        let stamp = stamp.filter(|stamp| stamp.is_settled(SystemTime::now()));
        Self { stamp, ..Self::of(&place.read(sound_exists)) }
    }

    /// The same, to be read again at the next scan.
    pub(super) fn doubted(&self) -> Self {
        Self { stamp: None, ..self.clone() }
    }

    /// Whether the card is still up to date, as far as can be told without reading the file.
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

    #[must_use]
    pub(crate) fn is_read(&self) -> bool {
        self.said != Said::Nothing
    }

    /// What it says about itself; none if it can't be used or hasn't been read.
    #[must_use]
    pub(crate) fn facts(&self) -> Option<&Facts> {
        match &self.said {
            Said::Fine(facts) => Some(facts),
            Said::Nothing | Said::Broken(_) => None,
        }
    }

    /// What is wrong with it; none if it can be used or hasn't been read.
    #[must_use]
    pub(crate) fn faults(&self) -> Option<&Faults> {
        match &self.said {
            Said::Broken(faults) => Some(faults),
            Said::Nothing | Said::Fine(_) => None,
        }
    }

    /// Its title, or the last one that it had; its name on the command line if that isn't known.
    #[must_use]
    pub fn title(&self, language: &str) -> &str {
        self.facts().or(self.last_good()).map_or(self.name(), |facts| facts.title.get(language))
    }

    /// What it does, or did last, in a line or two, if it says so.
    #[must_use]
    pub fn summary(&self, language: &str) -> Option<&str> {
        self.facts().or(self.last_good())?.summary.as_ref().map(|summary| summary.get(language))
    }

    /// The languages it is written in; `en` for a plain string, none if they aren't known.
    #[must_use]
    pub fn languages(&self) -> Vec<&str> {
        match self.facts().map(|facts| &facts.title) {
            None => Vec::new(),
            Some(Text::Plain(_)) => vec!["en"],
            Some(title) => title.languages().collect(),
        }
    }

    /// The words that it can be found by, in every language.
    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// Whether it says the same as another one.
    #[must_use]
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        self.said == other.said
    }

    /// Whether it is as high on the screen as another card: one that says what is wrong is higher.
    pub(super) fn is_as_high(&self, other: &Self) -> bool {
        self.place.name == other.place.name && self.faults().is_some() == other.faults().is_some()
    }
}

impl Stamp {
    /// A file's state now; none if it can't be told.
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

    /// Whether any change from now on shows: file times go in steps, on some disks of two seconds.
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
