//! What somebody types to find a talk, compared with the words of each set. They type in a hurry, in whole sentences, in
//! another form of the word, with a slip in it; so whatever fits at all is found, what fits best first.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

use super::card::Card;
use super::forms::{are_alike, stem};
use super::index::{APART, Index, Place, plain};
use super::paths::PathEntry;

/// Of the best fit's worth, the part that another must have to be shown beside it, in a search of several words: 1 / 3.
const WORTH: u32 = 3;

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// All words, in their order.
    words: Vec<Typed>,
    /// All of it, as a set may have it.
    phrase: String,
}

/// What a search finds, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A set.
    Set(usize),
    /// A path.
    Path(usize),
}

/// A word that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Typed {
    word: String,
    stem: String,
    /// Whether it says nothing about a talk.
    idle: bool,
}

impl Typed {
    fn new(word: &str, idle: bool) -> Self {
        Self { word: word.to_owned(), stem: stem(word).to_owned(), idle }
    }
}

impl Query {
    /// A search for this. `idle` are words that say nothing about a talk, such as “how” or “to”, with spaces between them:
    /// they count where nothing else was typed, and where a set has the whole phrase that they stand in.
    #[must_use]
    pub fn new(typed: &str, idle: &str) -> Self {
        let (phrase, idle) = (plain(typed), plain(idle));
        let idle: HashSet<&str> = idle.split(' ').collect();
        let words: Vec<&str> = phrase.split_whitespace().collect();
        let all_idle = words.iter().all(|word| idle.contains(word));
        let word = |word: &&str| Typed::new(word, !all_idle && idle.contains(word));
        Self { words: words.iter().map(word).collect(), phrase }
    }

    /// Whether nothing was typed that could be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether what was typed has one of these words or phrases, which stand with commas between them. A phrase fits as it
    /// is, a word also in another form.
    #[must_use]
    pub fn has_one_of(&self, these: &str) -> bool {
        let phrase = format!(" {} ", self.phrase);
        these.split(',').map(plain).filter(|one| !one.is_empty()).any(|one| {
            if one.contains(' ') {
                return phrase.contains(&format!(" {one} "));
            }
            let one_stem = stem(&one);
            let telling = self.words.iter().filter(|typed| !typed.idle);
            telling.into_iter().any(|typed| typed.word == one || typed.stem == one_stem)
        })
    }

    /// What it finds of these sets and paths, the best fit first; of two that fit as well, the one that comes first.
    #[must_use]
    pub fn find(&self, cards: &[Arc<Card>], paths: &[Arc<PathEntry>]) -> Vec<Found> {
        // There are few paths, and their words aren't kept.
        let paths: Vec<Index> = paths.iter().map(|path| path.index()).collect();
        let all: Vec<&Index> = cards.iter().map(|card| card.index()).chain(&paths).collect();
        let what = |at: usize| at.checked_sub(cards.len()).map_or(Found::Set(at), Found::Path);
        self.ranked(&all).into_iter().map(what).collect()
    }

    fn ranked(&self, all: &[&Index]) -> Vec<usize> {
        let words = self.looked_for(all);
        let mut worths = vec![0; all.len()];
        for word in &words {
            for (worth, here) in worths.iter_mut().zip(&word.worths) {
                *worth += here * word.rarity;
            }
        }
        if self.words.len() > 1 {
            let phrases = Phrases { words: &words, phrase: format!(" {} ", self.phrase) };
            for (worth, index) in worths.iter_mut().zip(all) {
                *worth += phrases.worth(index, *worth > 0);
            }
        }
        let mut found: Vec<(usize, u32)> =
            worths.into_iter().enumerate().filter(|(_, worth)| *worth > 0).collect();
        found.sort_by_key(|(_, worth)| Reverse(*worth));
        let best = found.first().map_or(0, |(_, worth)| *worth);
        if self.words.len() > 1 {
            found.retain(|(_, worth)| worth * WORTH >= best);
        }
        found.into_iter().map(|(at, _)| at).collect()
    }

    /// Every word, with its worth for each of these. A word that none of them knows is taken for the one that was probably
    /// meant; if there is none, it counts for nothing.
    fn looked_for(&self, all: &[&Index]) -> Vec<Word> {
        let mut known = None;
        let looked_for = |typed: &Typed| {
            if typed.idle {
                return Word { typed: typed.clone(), worths: Vec::new(), rarity: 1 };
            }
            let word = Word::of(typed.clone(), all);
            if word.is_known() {
                return word;
            }
            let known = known.get_or_insert_with(|| {
                let telling = all
                    .iter()
                    .flat_map(|index| [Place::Title, Place::Search].map(|place| index.words_in(place)));
                telling.flatten().collect::<HashSet<&str>>()
            });
            meant(&typed.word, known)
                .map_or(word, |meant| Word::of(Typed::new(meant, false), all).with_a_slip())
        };
        self.words.iter().map(looked_for).collect()
    }
}

/// The word that was probably meant by one that nobody knows.
fn meant<'a>(typed: &str, known: &HashSet<&'a str>) -> Option<&'a str> {
    let slips = match typed.chars().count() {
        0..4 => return None,
        4..8 => 1,
        _ => 2,
    };
    let first = |word: &str| word.chars().next();
    // Hardly anybody errs in a word's first letter, unless it stands behind the second.
    let begins = |word: &str| first(word) == first(typed) || first(word) == typed.chars().nth(1);
    let near = known.iter().filter(|word| word.len().abs_diff(typed.len()) <= 2 * slips && begins(word));
    let near = near.map(|word| (strsim::damerau_levenshtein(typed, word), *word));
    near.filter(|(distance, _)| *distance <= slips).min().map(|(_, word)| word)
}

/// A word that is looked for.
#[derive(Debug)]
struct Word {
    typed: Typed,
    /// How well it fits each set and path; of an idle word, nothing.
    worths: Vec<u32>,
    /// How much it tells: the more, the fewer know it.
    rarity: u32,
}

impl Word {
    fn of(typed: Typed, all: &[&Index]) -> Self {
        let worths: Vec<u32> = all.iter().map(|index| typed.worth(index)).collect();
        let know_it = worths.iter().filter(|worth| **worth > 0).count();
        let rarity = 1 + all.len().checked_div(know_it).and_then(usize::checked_ilog2).unwrap_or(0);
        Self { typed, worths, rarity }
    }

    fn is_known(&self) -> bool {
        self.worths.iter().any(|worth| *worth > 0)
    }

    /// The same where it is only what was probably meant.
    fn with_a_slip(mut self) -> Self {
        for worth in &mut self.worths {
            *worth = *worth * 3 / 4;
        }
        self
    }
}

/// What stands beside each other in what was typed.
struct Phrases<'a> {
    words: &'a [Word],
    /// All of it, with a space on either side.
    phrase: String,
}

impl Phrases<'_> {
    /// How much the best phrase is worth that a set has, too: as much as its words once more. `fits` is whether it has a word
    /// of it.
    fn worth(&self, index: &Index, fits: bool) -> u32 {
        let mut best = 0;
        for place in [Place::Title, Place::Search] {
            for (number, text) in index.texts_in(place).enumerate() {
                // A word alone has been counted.
                let is_phrase = text.trim().contains(' ');
                let told = if is_phrase && self.phrase.contains(text) {
                    self.told_by(text.split_whitespace())
                } else if is_phrase && text.contains(&self.phrase) {
                    self.told_by(self.phrase.split_whitespace())
                } else if is_phrase && fits {
                    self.run(text)
                } else {
                    0
                };
                best = best.max(told * EXACT * place.weight_at(number) / 10);
            }
        }
        best
    }

    /// How much these words tell, all of which were typed.
    fn told_by<'a>(&self, words: impl Iterator<Item = &'a str>) -> u32 {
        let tells = |word: &str| self.words.iter().find(|known| known.typed.word == word);
        words.map(|word| tells(word).map_or(1, |known| known.rarity)).sum()
    }

    /// How much the longest row of words tells that a text has in the same order, in whatever form, idle ones left out; one
    /// word is no row.
    fn run(&self, text: &str) -> u32 {
        let is_idle =
            |word: &str| self.words.iter().any(|known| known.typed.idle && known.typed.word == word);
        let theirs: Vec<&str> = text.split_whitespace().filter(|word| !is_idle(word)).map(stem).collect();
        let ours: Vec<&Word> = self.words.iter().filter(|word| !word.typed.idle).collect();
        let mut best = 0;
        for from in 0..ours.len() {
            for at in 0..theirs.len() {
                let both = ours.iter().skip(from).zip(theirs.iter().skip(at));
                let row: Vec<u32> = both
                    .take_while(|(our, their)| our.typed.stem == **their)
                    .map(|(our, _)| our.rarity)
                    .collect();
                if row.len() > 1 {
                    best = best.max(row.iter().sum());
                }
            }
        }
        best
    }
}

/// How well two words fit, of [`EXACT`].
const EXACT: u32 = 8;
const BEGINS: u32 = 6;
const ANOTHER_FORM: u32 = 6;
const ALIKE: u32 = 4;
const INSIDE: u32 = 2;

impl Typed {
    fn worth(&self, index: &Index) -> u32 {
        let fits = index.places().map(|(place, words)| self.fits_in(words, place));
        fits.max().unwrap_or(0)
    }

    /// How well it fits the best of these words.
    fn fits_in(&self, words: &str, place: Place) -> u32 {
        // Whatever fits begins like this: all other words are passed by.
        let letters = if self.word.chars().nth(3).is_some() { 3 } else { usize::MAX };
        let end = self.word.char_indices().nth(letters).map_or(self.word.len(), |(at, _)| at);
        let begins = self.word.get(..end).unwrap_or(&self.word);
        let (mut best, mut text, mut from) = (0, 0, 0);
        for (at, _) in words.match_indices(begins) {
            let Some(word) = words.get(at..).filter(|_| words[..at].ends_with(' ')) else { continue };
            text += words[from..at].matches(APART).count();
            from = at;
            let word = word.split(' ').next().unwrap_or(word);
            let fits = self.fits(word);
            best = best.max(fits * place.weight_at(text));
            if fits == EXACT {
                return best / 10;
            }
        }
        // Words of some languages have no spaces between them. In the others, a few letters are in many words.
        let telling = matches!(place, Place::Title | Place::Search | Place::Tags);
        let may_be_inside = !self.word.is_ascii() || (telling && self.word.len() > 3);
        if best == 0 && may_be_inside && words.contains(&self.word) {
            best = INSIDE * place.weight_at(usize::MAX);
        }
        best / 10
    }

    fn fits(&self, word: &str) -> u32 {
        if word == self.word {
            EXACT
        } else if word.starts_with(&self.word) {
            BEGINS
        } else if stem(word) == self.stem {
            ANOTHER_FORM
        } else if are_alike(word, &self.word) {
            ALIKE
        } else {
            0
        }
    }
}
