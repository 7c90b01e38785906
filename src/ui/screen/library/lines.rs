//! In which order the library shows its cards, and under which headings.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use super::chips::{Chip, GROUPS, place_of};
use crate::library::card::Card;
use crate::library::paths::PathEntry;
use crate::library::query::{Found, Query};
use crate::rule_set::Group;
use crate::words::{Words, say};

/// What cards have in common that stand under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    LastUsed,
    Ours,
    Group(Group),
    Paths,
    More,
}

impl Head {
    pub(super) fn called(self, words: &Words) -> String {
        match self {
            Self::LastUsed => say!(words, "library-head-last-used"),
            Self::Ours => say!(words, "library-chip-ours"),
            Self::Group(Group::Hard) => say!(words, "library-head-hard"),
            Self::Group(Group::Broke) => say!(words, "library-head-broke"),
            Self::Group(Group::Weekly) => say!(words, "library-chip-weekly"),
            Self::Group(Group::Others) => say!(words, "library-chip-others"),
            Self::Group(Group::Alone) => say!(words, "library-chip-alone"),
            Self::Group(Group::Rounds) => say!(words, "library-chip-rounds"),
            Self::Paths => say!(words, "library-chip-paths"),
            Self::More => say!(words, "library-head-more"),
        }
    }
}

/// A line of the library.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Line {
    Heading(Head),
    /// Cards beside each other, by their places in the order.
    Cards(Range<usize>),
}

/// All that there is to show.
#[derive(Debug, Clone, Copy)]
pub(super) struct All<'a> {
    pub(super) cards: &'a [Arc<Card>],
    pub(super) paths: &'a [Arc<PathEntry>],
    /// The names of the sets that people used last, the latest first.
    pub(super) last_used: &'a [&'a str],
    /// How many stand beside each other.
    pub(super) across: usize,
}

impl All<'_> {
    /// Those that are wanted: people's own paths are after their sets.
    fn under(&self, set: impl Fn(&Card) -> bool, path: impl Fn(&PathEntry) -> bool) -> Vec<Found> {
        let sets = self.cards.iter().enumerate().filter(|(_, card)| set(card));
        let paths = self.paths.iter().enumerate().filter(|(_, one)| path(one));
        sets.map(|(at, _)| Found::Set(at)).chain(paths.map(|(at, _)| Found::Path(at))).collect()
    }
}

/// The order of the cards, and how they stand below each other.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Lines {
    /// The sets and paths in the order in which they are shown.
    pub(super) order: Vec<Found>,
    pub(super) lines: Vec<Line>,
}

impl Lines {
    fn put(&mut self, head: Option<Head>, cards: impl IntoIterator<Item = Found>, across: usize) {
        let from = self.order.len();
        self.order.extend(cards);
        let to = self.order.len();
        if from == to {
            return;
        }
        self.lines.extend(head.map(Line::Heading));
        let rows = (from..to).step_by(across.max(1));
        self.lines.extend(rows.map(|first| Line::Cards(first..(first + across.max(1)).min(to))));
    }

    /// The place after a place in the order, or else before it: rather under the same heading.
    pub(super) fn beside(&self, line: usize, at: usize) -> Option<usize> {
        let is_cards = |line: &&Line| matches!(line, Line::Cards(_));
        let places = |line: &Line| if let Line::Cards(places) = line { Some(places.clone()) } else { None };
        let first = self.lines.get(..=line)?.iter().rev().take_while(is_cards).last().and_then(places)?;
        let last = self.lines.get(line..)?.iter().take_while(is_cards).last().and_then(places)?;
        let before = at.checked_sub(1);
        let near =
            [Some(at + 1), before].into_iter().flatten().find(|at| (first.start..last.end).contains(at));
        near.or_else(|| Some(at + 1).filter(|at| *at < self.order.len())).or(before)
    }

    /// The place above a place in the order, or below it, where this line of cards has it: as nearly as there is one.
    pub(super) fn next_to(&self, line: usize, at: usize, below: bool) -> Option<usize> {
        let cards = |line: &Line| if let Line::Cards(places) = line { Some(places.clone()) } else { None };
        let here = cards(self.lines.get(line)?)?;
        let there = if below {
            self.lines.get(line + 1..)?.iter().find_map(cards)?
        } else {
            self.lines.get(..line)?.iter().rev().find_map(cards)?
        };
        Some((there.start + at - here.start).min(there.end - 1))
    }

    /// What a search found, as far as it is under the chip, the best fit first.
    pub(super) fn found(all: All<'_>, found: &[Found], chip: Chip) -> Self {
        let mut lines = Self::default();
        let is_under = |found: &Found| match *found {
            Found::Set(at) => all.cards.get(at).is_some_and(|card| chip.has(card)),
            Found::Path(at) => all.paths.get(at).is_some_and(|path| chip.has_path(path)),
        };
        lines.put(None, found.iter().copied().filter(is_under), all.across);
        lines
    }

    /// Everything under a chip. Under all of it, those that people used last come first, and then their own.
    pub(super) fn all(all: All<'_>, chip: Chip) -> Self {
        let (mut lines, across) = (Self::default(), all.across);
        if chip != Chip::All {
            lines.put(None, all.under(|card| chip.has(card), |path| chip.has_path(path)), across);
            return lines;
        }
        let used = |name: &&str| {
            let is_it = |card: &Arc<Card>| card.name() == *name && card.facts().is_some();
            all.cards.iter().position(is_it)
        };
        let used: Vec<usize> = all.last_used.iter().filter_map(used).collect();
        // There may be very many sets: all of them are looked at once.
        let (mut ours, mut more) = (Vec::new(), Vec::new());
        let mut groups: [Vec<Found>; GROUPS.len()] = Default::default();
        for (at, card) in all.cards.iter().enumerate().filter(|(at, _)| !used.contains(at)) {
            let under = match place_of(card) {
                _ if card.path().is_some() => &mut ours,
                Some(place) => &mut groups[place],
                None => &mut more,
            };
            under.push(Found::Set(at));
        }
        ours.extend(all.under(|_| false, |path| Chip::Ours.has_path(path)));
        lines.put(Some(Head::LastUsed), used.into_iter().map(Found::Set), across);
        lines.put(Some(Head::Ours), ours, across);
        for (group, sets) in GROUPS.into_iter().zip(groups) {
            lines.put(Some(Head::Group(group)), sets, across);
        }
        lines.put(Some(Head::Paths), all.under(|_| false, |path| !Chip::Ours.has_path(path)), across);
        lines.put(Some(Head::More), more, across);
        lines
    }
}

/// What the last search found, until something else is searched for or there is something else.
#[derive(Debug, Clone, Default)]
pub(super) struct Search(RefCell<Last>);

#[derive(Debug, Clone, Default)]
struct Last {
    query: Query,
    cards: Vec<Arc<Card>>,
    paths: Vec<Arc<PathEntry>>,
    found: Arc<[Found]>,
}

impl Search {
    /// What it finds.
    pub(super) fn find(&self, query: Query, all: All<'_>) -> Arc<[Found]> {
        let mut last = self.0.borrow_mut();
        if last.query != query || !are_same(&last.cards, all.cards) || !are_same(&last.paths, all.paths) {
            let found = query.find(all.cards, all.paths).into();
            *last = Last { query, cards: all.cards.to_vec(), paths: all.paths.to_vec(), found };
        }
        Arc::clone(&last.found)
    }
}

fn are_same<T>(some: &[Arc<T>], others: &[Arc<T>]) -> bool {
    some.len() == others.len() && some.iter().zip(others).all(|(one, other)| Arc::ptr_eq(one, other))
}
