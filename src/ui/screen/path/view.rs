//! What the screen shows: the steps at the left, and at its right the one that people look at.

use iced::widget::{column, container, row};
use iced::{Element, Length, Padding};

use super::{Message, OnScreen};
use crate::library::paths::PathEntry;
use crate::plan::way::Way;
use crate::rule_set::path::Path;
use crate::ui::look::Look;
use crate::ui::screen::{Way as Back, back, beside_help, page, scroll};
use crate::ui::widget::{heading, text_of};

/// What the screen shows, besides its own state.
#[derive(Debug)]
pub(crate) struct Facts<'a> {
    /// Its file; none if it is gone.
    pub entry: Option<&'a PathEntry>,
    /// The path; none if it is gone, or its file has a mistake.
    pub path: Option<&'a Path>,
    /// Whether people are on it.
    pub is_on: bool,
    /// For where people are on it.
    pub way: Option<Way>,
    /// Its steps, in its order.
    pub steps: Vec<ShownStep<'a>>,
    /// What people did that isn't on it any more, by title.
    pub gone: Vec<String>,
    /// The language that it is shown in.
    pub language: &'a str,
    /// Whether what is kept may not be shown.
    pub covered: bool,
    /// Whether past talks are kept.
    pub remembers: bool,
    /// Why people’s place isn’t on the disk, in a sentence.
    pub unsaved: Option<String>,
}

/// A step, as it is shown.
#[derive(Debug)]
pub(crate) struct ShownStep<'a> {
    pub title: String,
    pub talk: Talk<'a>,
    /// What stands beside it.
    pub beside: String,
}

/// What people do in a step.
#[derive(Debug)]
pub(crate) enum Talk<'a> {
    /// A talk, with its summary and what there is to know.
    Set { summary: Option<&'a str>, facts: String },
    /// A break.
    Break,
    /// There is no set of this name.
    Missing(&'a str),
    /// The set of this name has errors.
    Unusable(&'a str),
}

impl OnScreen {
    /// The screen.
    pub(crate) fn view<'a>(&'a self, facts: &Facts<'a>, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale) = (look.colors, look.scale);
        let top = beside_help(look, back(look, Back::Back, Message::Back), Message::Help);
        let (Some(path), Some(way)) = (facts.path, &facts.way) else {
            return page(look, top, self.broken(facts, look), None);
        };
        let title = text_of(path.name.get(facts.language), scale.title, colors.ink);
        let opening = path.opening.as_ref().or(path.summary.as_ref());
        let opening = opening.map(|opening| {
            text_of(opening.get(facts.language), scale.body, colors.muted).width(Length::Fill)
        });
        let titled = column![heading(1, title)].push(opening).spacing(scale.px(6.0));
        let steps = self.steps(facts, way, look);
        let card = self.card(facts, (path, way), look);
        let (margin, gap) = (scale.margin, scale.px(28.0));
        let body: Element<'a, Message> = if scale.one_column {
            column![card, steps].spacing(scale.px(26.0)).into()
        } else {
            // The list's lines have space beside them, for the ring.
            let steps = container(steps).padding(Padding { right: gap, ..Padding::ZERO });
            let card = container(card).padding(Padding { left: gap, ..Padding::ZERO });
            row![steps.width(Length::FillPortion(48)), card.width(Length::FillPortion(52))].into()
        };
        // All of it scrolls together: a long title would leave no room for the rest otherwise.
        let all = column![titled, body].spacing(scale.px(14.0));
        page(look, top, scroll(look, all, margin, margin), None)
    }

    /// The place of the step on the card.
    pub(super) fn shown(&self, facts: &Facts<'_>, way: &Way) -> Option<usize> {
        self.looked.filter(|at| *at < facts.steps.len()).or(way.present())
    }
}
