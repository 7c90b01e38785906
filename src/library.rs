//! Finds, reads and watches rule sets: those compiled in, and the person's own.

pub mod card;
pub mod contacts;
pub mod copy;
pub mod find;
pub mod lists;
pub mod paths;
pub mod place;
pub mod query;
pub mod read;
pub(crate) mod retitle;
pub mod scan;
pub mod search;
pub mod watch;
pub mod write;

mod entry;
mod forms;
mod index;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::rule_set::check::Shelf;
use crate::rule_set::path::Step;
use crate::rule_set::{RuleSet, clean};

use card::Card;
use paths::PathEntry;
use place::built_in_places;
use scan::{News, scan};

pub use entry::{Entry, Source};

/// Every rule set there is, as a card to choose it by.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// The person's own first, by name; then the built-in ones, a good one to begin with first. A person's file replaces the
    /// built-in set of the same name. Broken ones are here too, with what is wrong.
    pub cards: Vec<Arc<Card>>,
    /// Paths, in the same order; a person's own replaces the built-in one of the same name.
    pub paths: Vec<Arc<PathEntry>>,
    /// What is wrong with the person's folder as a whole, in words for people.
    pub trouble: Option<place::NoFolder>,
}

impl Library {
    /// Reads all of them: the built-in ones, and every `*.ron` in the person's folder, which needn't exist.
    ///
    /// `sound_exists` answers whether a cue may name this sound.
    #[must_use]
    pub fn load(own: &Path, sound_exists: &dyn Fn(&str) -> bool) -> Self {
        let mut library = Self::default();
        scan(own, sound_exists, &Self::default(), &mut |news| {
            let _moved = library.learn(news);
            true
        });
        library
    }

    /// Only the built-in ones.
    #[must_use]
    pub fn built_in(sound_exists: &dyn Fn(&str) -> bool) -> Self {
        let card = |place: place::Place| Arc::new(Card::of(&place.read(sound_exists)));
        Self { cards: built_in_places().map(card).collect(), paths: paths::built_in(), trouble: None }
    }

    /// The built-in ones, after a few of the person's own.
    #[must_use]
    pub(crate) fn built_in_and(own: &[PathBuf], sound_exists: &dyn Fn(&str) -> bool) -> Self {
        let mut library = Self::built_in(sound_exists);
        let (own_paths, own): (Vec<&PathBuf>, Vec<&PathBuf>) =
            own.iter().partition(|file| paths::is_in_folder(file));
        let own = own.iter().map(|path| Arc::new(Card::of(&Entry::from_file(path, sound_exists))));
        drop(library.cards.splice(..0, own));
        let shelf = Shelf::of(library.cards.iter().map(|card| card.name().to_owned()));
        let own_paths = own_paths.iter().map(|file| Arc::new(PathEntry::from_file(file, &shelf)));
        drop(library.paths.splice(..0, own_paths));
        library
    }

    /// The card of the set with this name, as somebody types it or as it was shown to them.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Arc<Card>> {
        let name = clean::in_place(name);
        self.cards.iter().find(|card| card.name() == name)
    }

    /// The path with this name, as somebody types it or as it was shown to them.
    #[must_use]
    pub fn path(&self, name: &str) -> Option<&Arc<PathEntry>> {
        let name = clean::in_place(name);
        self.paths.iter().find(|path| path.name == name)
    }

    /// Whether people can do this step of a path: its set is there, whatever is in it, or it is a break.
    #[must_use]
    pub fn has(&self, step: &Step) -> bool {
        step.set().is_none_or(|name| self.get(name).is_some())
    }

    /// What the sets and paths are called in a language, by name.
    #[must_use]
    pub fn titles(&self, language: &str) -> BTreeMap<String, String> {
        let titled = |card: &Arc<Card>| (card.name().to_owned(), card.title(language).to_owned());
        let paths = self.paths.iter().map(|path| (path.name.clone(), path.title(language).to_owned()));
        self.cards.iter().map(titled).chain(paths).collect()
    }

    /// The sets of these names as they are now, as far as they are there and can be read, to quote their words: whatever
    /// sounds there are.
    pub(crate) fn sets<'a>(&self, names: impl Iterator<Item = &'a str>) -> BTreeMap<String, Arc<RuleSet>> {
        let set = |name: &str| self.get(name)?.place().read(&|_| true).rule_set().cloned();
        names.filter_map(|name| Some((name.to_owned(), Arc::new(set(name)?)))).collect()
    }

    /// Takes over what a [`scan`] found. Returns whether cards have moved on the screen.
    pub(crate) fn learn(&mut self, news: News) -> bool {
        match news {
            News::There(library) => {
                let as_before = self.cards.len() == library.cards.len()
                    && self.cards.iter().zip(&library.cards).all(|(before, now)| before.is_as_high(now));
                *self = library;
                !as_before
            }
            News::Read(cards) => {
                let mut moved = false;
                for (at, card) in cards {
                    if let Some(before) = self.cards.get_mut(at).filter(|one| one.place() == card.place()) {
                        moved |= !before.is_as_high(&card);
                        *before = card.after(before);
                    }
                }
                moved
            }
            News::Paths(paths) => {
                self.paths = paths;
                false
            }
        }
    }

    /// Replaces the card of one set.
    pub fn replace(&mut self, card: Card) {
        if let Some(before) = self.cards.iter_mut().find(|one| one.place() == card.place()) {
            *before = Arc::new(card).after(before);
        }
    }

    /// The file of a set or a path of the person's own has gone: so has its card.
    pub(crate) fn forget(&mut self, file: &Path) {
        self.cards.retain(|card| card.path() != Some(file));
        self.paths.retain(|path| path.file() != Some(file));
    }

    /// The same library, to be read again at the next scan: sounds that cues may name have come or gone.
    #[must_use]
    pub(crate) fn doubted(&self) -> Self {
        let cards = self.cards.iter().map(|card| Arc::new(card.doubted())).collect();
        Self { cards, paths: self.paths.clone(), trouble: None }
    }

    fn by_place(&self) -> HashMap<(&str, Option<&Path>), &Arc<Card>> {
        self.cards.iter().map(|card| ((card.name(), card.path()), card)).collect()
    }
}

#[cfg(test)]
mod tests;
