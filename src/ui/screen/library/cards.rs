//! The cards, under their headings or as a search found them.

use std::sync::Arc;

use iced::keyboard::key::Named;
use iced::widget::{Column, Id, Row, container, space};
use iced::{Element, Length, Padding};

use super::card::Stands;
use super::chips::Chip;
use super::lines::{All, Line, Lines};
use super::open::{Item, Open};
use super::strips::strip;
use super::{Library, Message, Shelf, card, search_field};
use crate::library::card::Card;
use crate::library::paths::PathEntry;
use crate::library::query::{Found, Query};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::widget::{heading, rows, text_of};
use crate::words::{Words, say};

/// How many cards stand beside each other.
fn across(look: &Look) -> usize {
    match look.scale {
        scale if scale.narrow => 1,
        scale if scale.one_column => 2,
        _ => 3,
    }
}

/// Says how many sets and paths a search found.
fn said_of(order: &[Found], words: &Words) -> String {
    let paths = order.iter().filter(|found| matches!(found, Found::Path(_))).count();
    match (order.len() - paths, paths) {
        (0, paths) => say!(words, "library-found", "paths", paths = paths),
        (number, 0) => say!(words, "library-found", number = number),
        (number, paths) => say!(words, "library-found", "both", number = number, paths = paths),
    }
}

/// The space between cards.
fn gap(look: &Look) -> f32 {
    look.scale.px(16.0)
}

/// How wide a card is.
pub(super) fn width(look: &Look) -> f32 {
    #[allow(clippy::cast_precision_loss, reason = "three at most")]
    let across = across(look) as f32;
    (look.scale.window.width - 2.0 * look.scale.margin + gap(look)) / across - gap(look)
}

/// What is shown of all.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) lines: Lines,
    /// How many a search found; none where nothing is searched for. Where nothing is found, all are shown.
    pub(super) found: Option<usize>,
    /// Whether what was typed may need another kind of help than a talk.
    careful: bool,
}

/// What a card is of.
fn item(found: Found, cards: &[Arc<Card>], paths: &[Arc<PathEntry>]) -> Option<Item> {
    match found {
        Found::Set(at) => cards.get(at).map(|card| Item::Set(card.name().to_owned())),
        Found::Path(at) => paths.get(at).map(|path| Item::Path(path.name.clone())),
    }
}

impl Library {
    /// What is found, or everything under the chip.
    pub(super) fn shown(&self, shelf: &Shelf<'_>, chip: Chip, look: &Look<'_>) -> Shown {
        let (words, across) = (look.words, across(look));
        let last_used = &*shelf.last_used;
        let all = All { cards: shelf.cards, paths: shelf.paths, last_used, across };
        if self.search.trim().is_empty() {
            return Shown { lines: Lines::all(all, chip), ..Shown::default() };
        }
        let query = Query::new(&self.search, &say!(words, "library-search-idle"));
        let careful = query.has_one_of(&say!(words, "library-search-careful"));
        let lines = Lines::found(all, &self.found.find(query, all), chip);
        let found = Some(lines.order.len());
        let lines = if found == Some(0) { Lines::all(all, Chip::All) } else { lines };
        Shown { lines, found, careful }
    }

    /// What the keyboard comes to first on the card of this set or path.
    pub(super) fn way_to(&self, found: Found, shelf: &Shelf<'_>) -> Option<Id> {
        let item = item(found, shelf.cards, shelf.paths)?;
        match self.card.as_ref().filter(|open| open.item == item) {
            Some(open) => open.first(),
            None => Some(item.card()),
        }
    }

    /// The cards that are shown.
    pub(super) fn cards<'a>(
        &'a self,
        shelf: &Shelf<'a>,
        shown: Shown,
        look: &Look<'a>,
    ) -> Element<'a, Message> {
        let (scale, words) = (look.scale, look.words);
        let Shown { lines, found: Some(found), careful } = shown else {
            return self.list(shelf, shown.lines, look);
        };
        // Before anything to talk through: who is hit or threatened needs another kind of help.
        let careful = careful.then(|| {
            let help = vec![(say!(words, "library-help"), Message::Help)];
            strip(look, say!(words, "library-careful"), help)
        });
        let said = if found == 0 { say!(words, "library-no-match") } else { said_of(&lines.order, words) };
        let said = means(Meaning::aloud(), text_of(said, scale.body * 0.94, look.colors.muted));
        Column::new()
            .push(careful)
            .push(said)
            .push(self.list(shelf, lines, look))
            .spacing(scale.px(12.0))
            .into()
    }

    fn list<'a>(&'a self, shelf: &Shelf<'a>, shown: Lines, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, gap, across, width) = (look.scale, gap(look), across(look), width(look));
        let (look, language, open) = (*look, shelf.language, self.card.as_ref());
        let (all, cards, paths) = (shown.order.len(), shelf.cards, shelf.paths);
        let above = scale.px(6.0);
        let size = scale.heading * 0.83;
        let high = size * measure::LINE + above;
        let is_heading = |line: &Line| matches!(line, Line::Heading(_));
        let known: Vec<(usize, f32)> = shown
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| is_heading(line))
            .map(|(at, _)| (at, high))
            .collect();
        let count = shown.lines.len();
        let item = move |found: &Found| item(*found, cards, paths);
        let line = move |number: usize| match &shown.lines[number] {
            Line::Heading(head) => {
                let words = text_of(head.called(look.words), size, look.colors.muted);
                let above = if number == 0 { 0.0 } else { above };
                container(heading(2, words)).padding(Padding { top: above, ..Padding::ZERO }).into()
            }
            Line::Cards(places) => {
                let stands = |at: usize| {
                    let of = |at: usize| shown.order.get(at).and_then(item);
                    let to = |key, at: Option<usize>| {
                        let item = at.and_then(of)?;
                        let is_open = open.filter(|open| open.item == item);
                        let id = is_open.map_or_else(|| Some(item.card()), Open::first)?;
                        Some((key, Message::Go(id)))
                    };
                    let above = shown.next_to(number, at, false);
                    let up = to(Named::ArrowUp, above)
                        .or_else(|| above.is_none().then(|| (Named::ArrowUp, Message::Go(search_field()))));
                    let keys = [
                        up,
                        to(Named::ArrowDown, shown.next_to(number, at, true)),
                        to(Named::ArrowLeft, at.checked_sub(1)),
                        to(Named::ArrowRight, Some(at + 1)),
                    ];
                    let beside = shown.beside(number, at).and_then(of);
                    Stands { place: (at + 1, all), keys: keys.into_iter().flatten().collect(), beside }
                };
                let cards = (places.start..places.start + across).map(|at| {
                    let found = shown.order.get(at).filter(|_| places.contains(&at));
                    let Some((found, item)) = found.and_then(|found| Some((found, item(found)?))) else {
                        return space::horizontal().width(Length::Fill).into();
                    };
                    let open = open.filter(|open| open.item == item);
                    match *found {
                        Found::Set(set) => card::card(&look, &cards[set], open, language, stands(at), width),
                        Found::Path(path) => {
                            card::path(&look, &paths[path], open, language, stands(at), width)
                        }
                    }
                });
                Row::with_children(cards).spacing(gap).into()
            }
        };
        rows(count, card::height(&look, width), gap, look.scale.window.height, line).known(known).into()
    }
}
