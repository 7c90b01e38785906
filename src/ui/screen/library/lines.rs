//! In which order the library shows its cards, and under which headings.

use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::chips::{Chip, GROUPS};
use crate::library::card::Card;
use crate::library::query::Query;
use crate::rule_set::Group;
use crate::words::{Words, say};

/// What cards have in common that stand under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    LastUsed,
    Ours,
    Group(Group),
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

/// The order of the cards, and how they stand below each other.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Lines {
    /// The cards by their numbers in the library, in the order in which they are shown.
    pub(super) order: Vec<usize>,
    pub(super) lines: Vec<Line>,
}

impl Lines {
    fn put(&mut self, head: Option<Head>, cards: impl IntoIterator<Item = usize>, across: usize) {
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

    /// What a search found, as far as it is under the chip, the best fit first.
    pub(super) fn found(cards: &[Arc<Card>], found: &[usize], chip: Chip, across: usize) -> Self {
        let mut lines = Self::default();
        let under = found.iter().copied().filter(|at| cards.get(*at).is_some_and(|card| chip.has(card)));
        lines.put(None, under, across);
        lines
    }

    /// Everything under a chip; under all of it, people's own sets stand first, and those of `last_used` before them.
    pub(super) fn all(cards: &[Arc<Card>], chip: Chip, last_used: &[&str], across: usize) -> Self {
        let mut lines = Self::default();
        let under = |wanted: &dyn Fn(&Card) -> bool| -> Vec<usize> {
            let all = cards.iter().enumerate();
            all.filter(|(_, card)| wanted(card)).map(|(at, _)| at).collect()
        };
        if chip != Chip::All {
            lines.put(None, under(&|card| chip.has(card)), across);
            return lines;
        }
        let used = |name: &&str| cards.iter().position(|card| card.name() == *name && card.facts().is_some());
        lines.put(Some(Head::LastUsed), last_used.iter().filter_map(used), across);
        let used: HashSet<&str> = lines.order.iter().map(|at| cards[*at].name()).collect();
        let is_left = |card: &Card| !used.contains(card.name());
        lines.put(Some(Head::Ours), under(&|card| is_left(card) && Chip::Ours.has(card)), across);
        let is_shipped = |card: &Card| is_left(card) && !Chip::Ours.has(card);
        for group in GROUPS {
            let head = Some(Head::Group(group));
            lines.put(head, under(&|card| is_shipped(card) && Chip::Group(group).has(card)), across);
        }
        let of_none = |card: &Card| card.facts().is_none_or(|facts| facts.group.is_none());
        lines.put(Some(Head::More), under(&|card| is_shipped(card) && of_none(card)), across);
        lines
    }
}

/// What the last search found, until something else is searched for or the cards are others.
#[derive(Debug, Clone, Default)]
pub(super) struct Found(RefCell<Last>);

#[derive(Debug, Clone, Default)]
struct Last {
    query: Query,
    cards: Vec<Arc<Card>>,
    found: Arc<[usize]>,
}

impl Found {
    /// What it finds among these cards.
    pub(super) fn of(&self, query: Query, cards: &[Arc<Card>]) -> Arc<[usize]> {
        let mut last = self.0.borrow_mut();
        let is_known = last.query == query
            && last.cards.len() == cards.len()
            && last.cards.iter().zip(cards).all(|(one, other)| Arc::ptr_eq(one, other));
        if !is_known {
            let found = query.find(cards).into();
            *last = Last { query, cards: cards.to_vec(), found };
        }
        Arc::clone(&last.found)
    }
}
