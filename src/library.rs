//! Finds, reads and watches rule sets: those compiled in, and the person's own.

pub mod card;
pub mod contacts;
pub mod copy;
pub mod find;

pub mod place;
pub mod read;
pub mod scan;
pub mod search;
pub mod watch;
pub mod write;

mod entry;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use crate::rule_set::clean;

use card::Card;
use place::built_in_places;
use scan::{News, scan};

pub use entry::{Entry, Source};

/// Every rule set there is, as far as people choose by it.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// The person's own first, by name; then what is built in, a good first one first. A file of the person's takes
    /// the place of the built-in set of its name. Broken ones are here too, with what is wrong.
    pub cards: Vec<Arc<Card>>,
    /// What is wrong with the person's folder as a whole, in words for them.
    pub trouble: Option<String>,
}

impl Library {
    /// Reads everything: what is built in, and every `*.ron` in the person's folder, which needn't exist.
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

    /// What is built in, and nothing else.
    #[must_use]
    pub fn built_in(sound_exists: &dyn Fn(&str) -> bool) -> Self {
        let card = |place: place::Place| Arc::new(Card::of(&place.read(sound_exists)));
        Self { cards: built_in_places().map(card).collect(), trouble: None }
    }

    /// The card of the set with this name, as somebody types it or as it was shown to them.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Arc<Card>> {
        let name = clean::in_place(name);
        self.cards.iter().find(|card| card.name() == name)
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
                        *before = card;
                    }
                }
                moved
            }
        }
    }

    /// Takes over the card of a set that was read by itself.
    pub fn replace(&mut self, card: Card) {
        if let Some(before) = self.cards.iter_mut().find(|one| one.place() == card.place()) {
            *before = Arc::new(card);
        }
    }

    /// The same, to be read again at the next look: sounds have come or gone that cues may name.
    #[must_use]
    pub(crate) fn doubted(&self) -> Self {
        Self { cards: self.cards.iter().map(|card| Arc::new(card.doubted())).collect(), trouble: None }
    }

    fn by_place(&self) -> HashMap<(&str, Option<&Path>), &Arc<Card>> {
        self.cards.iter().map(|card| ((card.name(), card.path()), card)).collect()
    }
}

#[cfg(test)]
mod tests;
