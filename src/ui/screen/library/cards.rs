//! The cards, under their headings or as a search found them.

use iced::widget::{Column, Row, container, space};
use iced::{Element, Length, Padding};

use super::chips::Chip;
use super::lines::{All, Line, Lines};
use super::{Library, Message, Shelf, card, strip};
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
fn found(words: &Words, order: &[Found]) -> String {
    let paths = order.iter().filter(|found| matches!(found, Found::Path(_))).count();
    match (order.len() - paths, paths) {
        (0, paths) => say!(words, "library-found", "paths", paths = paths),
        (number, 0) => say!(words, "library-found", number = number),
        (number, paths) => say!(words, "library-found", "both", number = number, paths = paths),
    }
}

impl Library {
    /// What is found, or everything under the chip.
    pub(super) fn cards<'a>(
        &'a self,
        shelf: &Shelf<'a>,
        chip: Chip,
        look: &Look<'a>,
    ) -> Element<'a, Message> {
        let (scale, words, across) = (look.scale, look.words, across(look));
        let last_used = &*shelf.last_used;
        let all = All { cards: shelf.cards, paths: shelf.paths, last_used, across };
        if self.search.trim().is_empty() {
            return self.list(shelf, Lines::all(all, chip), look);
        }
        let query = Query::new(&self.search, &say!(words, "library-search-idle"));
        // Before anything to talk through: who is hit or threatened needs another kind of help.
        let careful = query.has_one_of(&say!(words, "library-search-careful")).then(|| {
            let help = vec![(say!(words, "library-help"), Message::Help)];
            strip(look, say!(words, "library-careful"), help)
        });
        let lines = Lines::found(all, &self.found.find(query, all), chip);
        let (said, lines) = if lines.order.is_empty() {
            (say!(words, "library-no-match"), Lines::all(all, Chip::All))
        } else {
            (found(words, &lines.order), lines)
        };
        let said = means(Meaning::aloud(), text_of(said, scale.body * 0.94, look.colors.muted));
        Column::new()
            .push(careful)
            .push(said)
            .push(self.list(shelf, lines, look))
            .spacing(scale.px(12.0))
            .into()
    }

    fn list<'a>(&'a self, shelf: &Shelf<'a>, shown: Lines, look: &Look<'a>) -> Element<'a, Message> {
        let scale = look.scale;
        let gap = scale.px(16.0);
        let across = across(look);
        #[allow(clippy::cast_precision_loss, reason = "three at most")]
        let width = (scale.window.width - 2.0 * scale.margin + gap) / across as f32 - gap;
        let (look, language, open) = (*look, shelf.language, self.card.as_ref());
        let (all, cards, paths) = (shown.order.len(), shelf.cards, shelf.paths);
        let Lines { order, lines } = shown;
        let above = scale.px(6.0);
        let size = scale.heading * 0.83;
        let high = size * measure::LINE + above;
        let is_heading = |line: &Line| matches!(line, Line::Heading(_));
        let known: Vec<(usize, f32)> =
            lines.iter().enumerate().filter(|(_, line)| is_heading(line)).map(|(at, _)| (at, high)).collect();
        let count = lines.len();
        let line = move |number: usize| match &lines[number] {
            Line::Heading(head) => {
                let words = text_of(head.called(look.words), size, look.colors.muted);
                let above = if number == 0 { 0.0 } else { above };
                container(heading(2, words)).padding(Padding { top: above, ..Padding::ZERO }).into()
            }
            Line::Cards(places) => {
                let cards = (places.start..places.start + across).map(|at| {
                    match order.get(at).filter(|_| places.contains(&at)) {
                        Some(Found::Set(set)) => {
                            let card = &cards[*set];
                            let open = open.filter(|open| open.name == card.name());
                            card::card(&look, card, open, language, (at + 1, all), width)
                        }
                        Some(Found::Path(path)) => {
                            card::path(&look, &paths[*path], language, (at + 1, all), width)
                        }
                        None => space::horizontal().width(Length::Fill).into(),
                    }
                });
                Row::with_children(cards).spacing(gap).into()
            }
        };
        rows(count, card::height(&look, width), gap, look.scale.window.height, line).known(known).into()
    }
}
