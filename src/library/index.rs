//! The words of a set that searches look through, weighed by where they stand, in little memory.

use std::collections::HashSet;

use super::search::fold;
use crate::rule_set::path::Path;
use crate::rule_set::{RuleSet, Text};

/// Where a word stands, the most telling place first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the title, or in the file's name.
    Title,
    /// Among what brings people here.
    Search,
    /// Among the tags.
    Tags,
    /// In the summary.
    Summary,
    /// In a rule, or in what it suggests to say.
    Rules,
}

impl Place {
    /// All of them, in the order in which they are kept.
    pub(super) const ALL: [Self; 5] = [Self::Title, Self::Search, Self::Tags, Self::Summary, Self::Rules];

    /// How much a word there counts.
    pub(super) fn weight(self) -> u32 {
        match self {
            Self::Title => 100,
            Self::Search => 70,
            Self::Tags => 45,
            Self::Summary => 25,
            Self::Rules => 8,
        }
    }

    /// The same for the text with this number, in tenths. Of what brings people to a set, what it names first is what it is
    /// for; the last is only found, too.
    pub(super) fn weight_at(self, text: usize) -> u32 {
        let first = u32::try_from(FIRST.saturating_sub(text)).unwrap_or(0);
        self.weight() * 10 + if self == Self::Search { 10 * first } else { 0 }
    }
}

/// How many texts count the more the earlier they stand.
const FIRST: usize = 10;

/// Between two texts: no phrase goes across it.
pub(super) const APART: char = '|';

/// What can be found of a set: its [plain] words, place by place.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    words: Box<str>,
    /// Where each place ends.
    ends: [u32; Place::ALL.len()],
}

impl Index {
    /// Of a set that hasn't been read, or can't be: only its name.
    pub(super) fn of_name(name: &str) -> Self {
        Self::of_places([vec![name], vec![], vec![], vec![], vec![]])
    }

    /// Of a set, in every language that it is written in.
    pub(super) fn of(name: &str, set: &RuleSet) -> Self {
        let title = std::iter::once(name).chain(set.name.wordings()).collect();
        let search = set.search.iter().flat_map(Text::wordings).collect();
        let tags = set.tags.iter().map(String::as_str).collect();
        let summary = set.summary.iter().flat_map(Text::wordings).collect();
        let rules = set.rules.iter().flat_map(|rule| std::iter::once(&rule.text).chain(&rule.say));
        Self::of_places([title, search, tags, summary, rules.flat_map(Text::wordings).collect()])
    }

    /// Of a path, in every language that it is written in.
    pub(super) fn of_path(name: &str, path: &Path) -> Self {
        let title = std::iter::once(name).chain(path.name.wordings()).collect();
        let search = path.search.iter().flat_map(Text::wordings).collect();
        let summary = path.summary.iter().flat_map(Text::wordings).collect();
        Self::of_places([title, search, vec![], summary, vec![]])
    }

    fn of_places(places: [Vec<&str>; Place::ALL.len()]) -> Self {
        let (mut words, mut ends) = (String::new(), [0; Place::ALL.len()]);
        for ((texts, place), end) in places.into_iter().zip(Place::ALL).zip(&mut ends) {
            if matches!(place, Place::Summary | Place::Rules) {
                // Nobody types their phrases, and most of their words stand in them more than once, or further up.
                let texts: Vec<String> = texts.into_iter().map(plain).collect();
                let mut known: HashSet<&str> = words.split([' ', APART]).collect();
                let new = texts.iter().flat_map(|text| text.split_whitespace());
                let new: Vec<&str> = new.filter(|word| known.insert(word)).collect();
                let new = new.join(" ");
                words.push_str(&spaced(&new));
            } else {
                // “In-laws” is typed as one word, too.
                let joined = texts.iter().flat_map(|text| text.split_whitespace());
                let joined = joined.filter(|word| word.contains('-')).map(|word| word.replace('-', ""));
                let joined: Vec<String> = joined.collect();
                for text in texts.into_iter().chain(joined.iter().map(String::as_str)) {
                    words.push_str(&spaced(&plain(text)));
                    words.push(APART);
                }
            }
            *end = u32::try_from(words.len()).unwrap_or(u32::MAX);
        }
        Self { words: words.into_boxed_str(), ends }
    }

    /// What stands in each place, every word between spaces.
    pub(super) fn places(&self) -> impl Iterator<Item = (Place, &str)> {
        let mut from = 0;
        Place::ALL.into_iter().zip(self.ends).map(move |(place, end)| {
            let words = self.words.get(from..end as usize).unwrap_or_default();
            from = end as usize;
            (place, words)
        })
    }

    /// The texts in a place, with a space on either side of each.
    pub(super) fn texts_in(&self, place: Place) -> impl Iterator<Item = &str> {
        let words = self.places().find(|(at, _)| *at == place).map_or("", |(_, words)| words);
        words.split(APART).filter(|text| !text.is_empty())
    }

    /// The words of a place.
    pub(super) fn words_in(&self, place: Place) -> impl Iterator<Item = &str> {
        let words = self.places().find(|(at, _)| *at == place).map_or("", |(_, words)| words);
        words.split([' ', APART]).filter(|word| !word.is_empty())
    }
}

/// With a space on either side, so that each word has one before and one behind it.
fn spaced(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!(" {words} ") }
}

/// A text as it is compared: [folded](fold), with words of letters and digits alone, and one space between them.
/// Apostrophes go: nobody is sure of them.
pub(super) fn plain(text: &str) -> String {
    let folded = fold(text).replace('\'', "");
    let words = folded.split(|letter: char| !is_of_a_word(letter)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Letters, digits, and vowels that are signs of their own, as in Devanagari or Thai.
fn is_of_a_word(letter: char) -> bool {
    letter.is_alphanumeric() || (!letter.is_ascii() && !letter.is_whitespace() && !is_punctuation(letter))
}

fn is_punctuation(letter: char) -> bool {
    matches!(letter, '\u{a1}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3003}' | '\u{3008}'..='\u{301f}'
        | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{964}')
}
