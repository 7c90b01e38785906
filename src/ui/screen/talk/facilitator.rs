//! The facilitator's view: what everyone sees, in small; what is asked and what comes next; every step, every rule, and
//! who has had little of the floor. It is for whoever runs the talk from their lap, and for nobody else.

mod asked;
mod ground;
mod picture;
mod pools;
mod steps;

use iced::widget::{column, container, row};
use iced::{Alignment, Element, Length, Padding};

use super::{Scene, Theirs};
use crate::talk::{Message, Panel};
use crate::ui::screen::{link, scroll_beside_bar};
use crate::ui::widget::{heading, text_of};
use crate::words::say;

/// The narrowest window in which three columns can be read, in logical pixels, with text of the drawing's size.
const THREE_COLUMNS: f32 = 1_120.0;

/// Beside what scrolls: the bar, and space on both of its sides.
const BAR: f32 = 18.0;

/// Around what has a focus ring or an edge.
const EDGE: f32 = 6.0;

impl<'a> Scene<'a> {
    /// The facilitator's view.
    pub(super) fn facilitator(self, theirs: &Theirs<'a>) -> Element<'a, Message> {
        let scale = self.look.scale;
        let (margin, gap) = (scale.margin, scale.px(28.0));
        let (foot, more) = self.host.facilitator_foot(self.viewpoint(), scale.one_column);
        // What scrolls has space of its own around it, so that focus rings show.
        let width = scale.window.width - margin + EDGE - (margin - BAR).max(0.0);
        let middle: Element<'a, Message> = if scale.one_column {
            if let Some(opened) = self.opened() {
                let all = column![self.whose_turn(), opened].spacing(scale.px(14.0));
                container(all).padding(Padding { left: EDGE, right: BAR, ..Padding::ZERO }).into()
            } else {
                let room = width - BAR - EDGE;
                let all = column![self.picture(theirs, room), self.now_and_next(room)];
                let all = all.push(self.row_of(more)).push(self.ground(room));
                let all = all.push((!self.host.is_only_a_break()).then(|| self.steps()));
                self.scrolled(all.spacing(scale.px(24.0)))
            }
        } else {
            let three = self.has_three_columns();
            let left = (width - gap) * if three { 0.37 } else { 0.46 };
            let room = left - BAR - EDGE;
            let picture = container(self.picture(theirs, room)).padding(Padding::ZERO.left(EDGE));
            let first = column![picture, self.scrolled(self.now_and_next(room))].spacing(scale.px(14.0));
            let beside = width - gap - left;
            let beside = if three { (beside - gap) / 2.0 } else { beside } - BAR - EDGE;
            let rest: Element<'a, Message> = match self.opened() {
                Some(opened) => container(opened).padding(Padding::ZERO.right(BAR)).into(),
                None if self.host.is_only_a_break() => self.scrolled(self.ground(beside)),
                None if three => {
                    let half = |content| container(self.scrolled(content)).width(Length::FillPortion(1));
                    row![half(self.ground(beside)), half(self.steps())].spacing(gap).into()
                }
                None => self.scrolled(column![self.ground(beside), self.steps()].spacing(scale.px(24.0))),
            };
            row![first.width(Length::Fixed(left)), container(rest).width(Length::Fill)].spacing(gap).into()
        };
        let middle = container(middle).height(Length::Fill).width(Length::Fill).clip(true);
        let beside = Padding { left: margin, right: margin, ..Padding::ZERO };
        let foot = column![self.aside(theirs), self.row_of(foot)].spacing(scale.px(4.0));
        column![
            container(self.header()).padding(beside),
            container(middle).padding(Padding {
                left: margin - EDGE,
                right: (margin - BAR).max(0.0),
                ..Padding::ZERO
            }),
            container(foot).padding(beside),
        ]
        .spacing(scale.px(if scale.narrow { 12.0 } else { 20.0 }))
        .padding(Padding { top: margin * 0.76, bottom: margin * 0.42, ..Padding::ZERO })
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
    }

    /// What takes the place of the rules and the steps for a while.
    fn opened(self) -> Option<Element<'a, Message>> {
        match self.panel() {
            Panel::None | Panel::Park => None,
            Panel::Keys | Panel::Lines | Panel::List | Panel::Names | Panel::People | Panel::Rule(_) => {
                self.overlay()
            }
        }
    }

    pub(super) fn has_three_columns(self) -> bool {
        let scale = self.look.scale;
        !scale.one_column && scale.window.width >= THREE_COLUMNS * (scale.body / 21.0).max(0.9)
    }

    /// What has just happened; else how the second window comes to where people look, until it fills a screen.
    fn aside(self, theirs: &Theirs<'a>) -> Element<'a, Message> {
        let quiet = self.host.note(self.now).is_none() && !self.session.can_undo(self.now);
        let told = !theirs.must_be_dragged || self.host.knows_to_drag();
        if told || self.host.is_away() || self.host.waits() || !quiet {
            return self.next_line();
        }
        let scale = self.look.scale;
        let hint = if scale.one_column {
            say!(self.look.words, "facilitator-drag", "short")
        } else {
            say!(self.look.words, "facilitator-drag")
        };
        let read = link(&self.look, say!(self.look.words, "facilitator-drag-read"), Message::DragRead)
            .named(say!(self.look.words, "facilitator-drag-read", "name"))
            .least(44.0, 44.0);
        // However long the hint, the link keeps its width.
        row![text_of(hint, scale.caption, self.look.colors.muted).width(Length::Fill), read]
            .spacing(scale.px(16.0))
            .align_y(Alignment::Center)
            .height(Length::Fixed(self.line()))
            .into()
    }

    /// A column that scrolls where the window is too low for it.
    fn scrolled(self, content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
        let content = container(content).padding(Padding { top: EDGE, right: BAR, bottom: 8.0, left: EDGE });
        scroll_beside_bar(&self.look, content)
    }

    /// A part of the view under its heading.
    fn part(self, title: String, content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        column![heading(2, text_of(title, scale.caption, colors.muted)), content.into()]
            .spacing(scale.px(6.0))
            .width(Length::Fill)
            .into()
    }
}
