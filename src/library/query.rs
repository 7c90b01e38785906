//! What somebody types to find a talk, compared with the words of each set. They type in a hurry, in whole sentences, in
//! another form of the word, with a slip in it; so whatever fits at all is found, what fits best first.

use std::collections::HashSet;
use std::sync::Arc;

use super::card::Card;
use super::index::{Index, Place, plain};
use super::paths::PathEntry;

/// Of the best fit's worth, the part that another must have to be shown beside it, in a search of several words: 1 / 3.
const WORTH: u32 = 3;

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
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
}

impl Typed {
    fn new(word: &str) -> Self {
        Self { word: word.to_owned(), stem: stem(word).to_owned() }
    }
}

impl Query {
    /// A search for this. `idle` are words that say nothing about a talk, such as “how” or “to”, with spaces between them:
    /// they count only where nothing else was typed.
    #[must_use]
    pub fn new(typed: &str, idle: &str) -> Self {
        let (phrase, idle) = (plain(typed), plain(idle));
        let idle: HashSet<&str> = idle.split(' ').collect();
        let telling = || phrase.split_whitespace().filter(|word| !idle.contains(word));
        let words = if telling().next().is_some() {
            telling().map(Typed::new).collect()
        } else {
            phrase.split_whitespace().map(Typed::new).collect()
        };
        Self { words, phrase }
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
            self.words.iter().any(|typed| typed.word == one || typed.stem == one_stem)
        })
    }

    /// What it finds of these sets and paths, the best fit first; of two that fit as well, the one that comes first.
    #[must_use]
    pub fn find(&self, cards: &[Arc<Card>], paths: &[Arc<PathEntry>]) -> Vec<Found> {
        // There are few paths, and their words aren't kept.
        let paths: Vec<Index> = paths.iter().map(|path| path.index()).collect();
        let all: Vec<&Index> = cards.iter().map(|card| card.index()).chain(&paths).collect();
        let mut found = self.ranked(&all);
        if found.is_empty() && !self.is_empty() {
            found = self.without_slips(&all).map_or(found, |meant| meant.ranked(&all));
        }
        let what = |at: usize| at.checked_sub(cards.len()).map_or(Found::Set(at), Found::Path);
        found.into_iter().map(what).collect()
    }

    fn ranked(&self, all: &[&Index]) -> Vec<usize> {
        let worths = all.iter().map(|index| self.worth(index)).enumerate();
        let mut found: Vec<(usize, u32)> = worths.filter(|(_, worth)| *worth > 0).collect();
        found.sort_by_key(|(_, worth)| std::cmp::Reverse(*worth));
        let best = found.first().map_or(0, |(_, worth)| *worth);
        if self.words.len() > 1 {
            found.retain(|(_, worth)| worth * WORTH >= best);
        }
        found.into_iter().map(|(at, _)| at).collect()
    }

    /// How well it fits: 0 is not at all.
    fn worth(&self, index: &Index) -> u32 {
        let words: u32 = self.words.iter().map(|typed| typed.worth(index)).sum();
        if words == 0 || !self.phrase.contains(' ') {
            return words;
        }
        let phrase = format!(" {} ", self.phrase);
        let whole = index.places().find(|(_, words)| words.contains(&phrase));
        words + whole.map_or(0, |(place, _)| 2 * EXACT * place.weight())
    }

    /// The same with the words that are probably meant, if none of those that were typed is known.
    fn without_slips(&self, all: &[&Index]) -> Option<Self> {
        let telling =
            all.iter().flat_map(|index| [Place::Title, Place::Search].map(|place| index.words_in(place)));
        let known: HashSet<&str> = telling.flatten().collect();
        let meant = |typed: &Typed| {
            let letters = typed.word.chars().count();
            let slips = match letters {
                0..4 => return None,
                4..8 => 1,
                _ => 2,
            };
            let near = known.iter().filter(|word| word.len().abs_diff(typed.word.len()) <= 2 * slips);
            let near = near.map(|word| (strsim::damerau_levenshtein(&typed.word, word), *word));
            near.filter(|(distance, _)| *distance <= slips).min()
        };
        let words: Vec<Typed> =
            self.words.iter().filter_map(meant).map(|(_, word)| Typed::new(word)).collect();
        (!words.is_empty()).then(|| Self { words, phrase: String::new() })
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
        let fits = index.places().map(|(place, words)| place.weight() * self.fits_in(words, place));
        fits.max().unwrap_or(0)
    }

    /// How well it fits the best of these words.
    fn fits_in(&self, words: &str, place: Place) -> u32 {
        // Whatever fits begins like this: all other words are passed by.
        let letters = if self.word.chars().nth(3).is_some() { 3 } else { usize::MAX };
        let end = self.word.char_indices().nth(letters).map_or(self.word.len(), |(at, _)| at);
        let begins = self.word.get(..end).unwrap_or(&self.word);
        let mut best = 0;
        for (at, _) in words.match_indices(begins) {
            let Some(word) = words.get(at..).filter(|_| words[..at].ends_with(' ')) else { continue };
            let word = word.split(' ').next().unwrap_or(word);
            best = best.max(self.fits(word));
            if best == EXACT {
                return best;
            }
        }
        // Words of some languages have no spaces between them. In the others, a few letters are in many words.
        let telling = matches!(place, Place::Title | Place::Search | Place::Tags);
        let may_be_inside = !self.word.is_ascii() || (telling && self.word.len() > 3);
        if best == 0 && may_be_inside && words.contains(&self.word) { INSIDE } else { best }
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

/// Whether two words have their first five letters or more in common, and three more at the most: forms of the same word, in
/// many languages.
fn are_alike(one: &str, other: &str) -> bool {
    let common = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let left = |word: &str| word.chars().count() - common;
    common >= 5 && left(one) <= 3 && left(other) <= 3
}

/// English endings, those that hold others first.
const ENDINGS: [&str; 9] = ["ings", "ing", "ied", "ies", "ed", "es", "ly", "e", "s"];

/// A word without its English ending, if three letters are left: “argue”, “argued” and “arguing” are “argu”. Of other
/// languages’ words it does no harm, since both are treated alike.
fn stem(word: &str) -> &str {
    let cut = ENDINGS.iter().find_map(|ending| {
        let rest = word.strip_suffix(ending)?;
        (rest.len() >= 3 && !(*ending == "s" && rest.ends_with('s'))).then_some(rest)
    });
    let cut = cut.unwrap_or(word);
    // “stopped”, “stop”; “try”, “tried”.
    let cut = if cut.len() > 3 && cut.len() < word.len() { undoubled(cut) } else { cut };
    cut.strip_suffix(['y', 'i']).filter(|rest| rest.len() >= 3).unwrap_or(cut)
}

/// Without the second of two equal consonants at its end.
fn undoubled(word: &str) -> &str {
    let mut letters = word.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before))
            if last == before && last.is_ascii_alphabetic() && !"aeiouls".contains(last) =>
        {
            &word[..word.len() - 1]
        }
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_the_same_stem() {
        for forms in [
            &["argue", "argues", "argued", "arguing"][..],
            &["cheat", "cheats", "cheated", "cheating"],
            &["fight", "fights", "fighting"],
            &["stop", "stopped", "stopping"],
            &["apology", "apologies"],
            &["betray", "betrayed", "betraying"],
            &["yell", "yelled", "yelling"],
            &["decide", "decided", "deciding"],
            &["promise", "promises", "promised"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form} of {}", forms[0]);
            }
        }
        for (one, other) in [("lie", "like"), ("need", "neat"), ("kids", "kiss"), ("party", "partner")] {
            assert_ne!(stem(one), stem(other));
        }
    }

    #[test]
    fn words_of_other_languages_can_be_stemmed() {
        for word in ["éé", "ies", "ß", "люблю", "対話", "", "s", "señoring", "ééed"] {
            let _ = stem(word);
        }
    }
}
