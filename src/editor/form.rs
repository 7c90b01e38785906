//! A rule set's text as a form.
//!
//! It is read from the text, not from what the text means, so that a wrong value is shown as it was typed, beside what is
//! wrong with it. Whatever the format can say, the form shows; what it has no field for is among [`Form::others`].

mod field;
mod flow;
mod reader;
mod rules;
mod talk;
mod turns;

use std::ops::Range;

use super::Path;
use super::cursor::Cursor;
use crate::rule_set::check::fault::Ids;
use crate::rule_set::check::{Fault, Problem};
use crate::rule_set::source::{Kind, tree};
use reader::Reader;

pub use field::{Field, List, Other};
pub use flow::{Doing, Line, TurnUse};
pub use rules::{Rule, Shown};
pub use talk::{Breaks, Close, Pool, Talk};
pub use turns::{Cue, Turn};

/// A text for people, and what it is in.
#[derive(Debug, Clone, PartialEq)]
struct Words {
    /// Where it begins.
    at: usize,
    path: Path,
    /// The set's languages that it lacks; `None` for a plain text, which is for all.
    lacks: Option<Vec<String>>,
}

/// A rule set as a form, in one language.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Form {
    /// The language that was asked for.
    pub language: String,
    /// All languages that some text of the set is in, in the order of the file; none where it has only plain texts.
    pub languages: Vec<String>,
    /// The rules, in their order.
    pub rules: Vec<Rule>,
    /// The kinds of turn, in the order of the file.
    pub turns: Vec<Turn>,
    /// The steps, in reading order, those inside of others one deeper.
    pub flow: Vec<Line>,
    /// The talk as a whole.
    pub talk: Talk,
    /// What the form has no field for.
    pub others: Vec<Other>,
    /// Where all of this stands.
    places: Vec<(Range<usize>, Path)>,
    /// The texts for people that are there, in the order of the file.
    texts: Vec<Words>,
}

impl Form {
    /// Reads a rule set's text. `None` where it can't be read, or holds something else than fields in round brackets.
    #[must_use]
    pub fn read(text: &str, language: &str) -> Option<Self> {
        let root = tree(text).filter(|root| matches!(root.unwrapped().kind, Kind::Fields(_)))?;
        let set = Cursor::whole(&root);
        let mut reader = Reader::of(text, language, &set);
        let turns = reader.turns(&set);
        let rules = reader.rules(&set);
        let flow = reader.flow(&set, &turns);
        let talk = reader.talk(&set);
        let others = reader.left_over(&set);
        let Reader { places, languages, mut texts, .. } = reader;
        texts.sort_by_key(|text| text.at);
        let language = language.to_owned();
        Some(Self { language, languages, rules, turns, flow, talk, others, places, texts })
    }

    /// The turn with this id.
    #[must_use]
    pub fn turn(&self, id: &str) -> Option<&Turn> {
        self.turns.iter().find(|turn| turn.id == id)
    }

    /// The rule with this id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id.shown == id)
    }

    /// For each of the set's languages that a text lacks: the ways to all texts that lack it, in the order of the file.
    #[must_use]
    pub fn lacking(&self) -> Vec<(&str, Vec<&Path>)> {
        let lacking = |language: &str| {
            let lacks = |text: &&Words| text.lacks.iter().flatten().any(|other| other == language);
            self.texts.iter().filter(lacks).map(|text| &text.path).collect::<Vec<_>>()
        };
        let all = self.languages.iter().map(|language| (language.as_str(), lacking(language)));
        all.filter(|(_, texts)| !texts.is_empty()).collect()
    }

    /// The ways to all texts that are written in one language, for all, in the order of the file.
    pub fn plain(&self) -> impl Iterator<Item = &Path> {
        self.texts.iter().filter(|text| text.lacks.is_none()).map(|text| &text.path)
    }

    /// The language that every text in languages has to be in: English where one is in it; else the name's first; else the
    /// first there is. A set that has only plain texts is taken to be in English.
    #[must_use]
    pub fn main_language(&self) -> &str {
        let has_english = self.languages.iter().any(|language| language == "en");
        let first = self.talk.name.wordings.first().map(|(language, _)| language).or(self.languages.first());
        first.filter(|_| !has_english).map_or("en", String::as_str)
    }

    /// The way to the smallest part of the form in which these bytes of the text begin: a field, or the thing it is in.
    #[must_use]
    pub fn path_at(&self, byte: usize) -> Option<&Path> {
        let around = self.places.iter().filter(|(bytes, _)| bytes.contains(&byte));
        around.min_by_key(|(bytes, _)| bytes.len()).map(|(_, path)| path)
    }

    /// Where the part of the form to which this path leads stands in the text.
    #[must_use]
    pub fn bytes_of(&self, path: &Path) -> Option<Range<usize>> {
        self.places.iter().find(|(_, other)| other == path).map(|(bytes, _)| bytes.clone())
    }

    /// The part of the form that a problem is about; `None` for the file as a whole. What a check says of a field that is
    /// missing is said of the thing that it is missing in.
    #[must_use]
    pub fn problem_at(&self, problem: &Problem) -> Option<&Path> {
        // For a turn that no step has, the check marks its id, which stands outside the turn.
        if let Fault::Ids(Ids::TurnUnused { turn }) = &problem.fault
            && let Some(turn) = self.turn(turn)
        {
            return Some(&turn.path);
        }
        self.path_at(problem.place.as_ref()?.bytes.start)
    }
}
