//! The words that a turn has to pick from, and those that have been picked.

use accesskit::{Role, Toggled};
use iced::widget::text::Wrapping;
use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Element, Length};

use super::{Scene, Sight};
use crate::talk::{Command, Message, ToPick};
use crate::ui::access::{Meaning, means};
use crate::ui::measure;
use crate::ui::screen::scroll_if_needed;
use crate::ui::widget::{Surface, heading, press, text_of};

/// How wide a column of words is, by their type size: four of ours stand beside each other on a usual stage.
const COLUMN: f32 = 12.6;

impl<'a> Scene<'a> {
    /// The list, to pick from. Where it is higher than the room, its words scroll under the heading.
    pub(super) fn list(self, list: ToPick) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let ToPick { title, lead, groups } = list;
        let name = title.clone();
        // What is said in passing has no room at the foot of the stage while this is open.
        let passing = self.in_passing(scale.caption).filter(|_| self.sight == Sight::Whole);
        let lead = passing.unwrap_or_else(|| text_of(lead, scale.caption, colors.muted).into());
        let head: Element<'a, Message> = if scale.one_column {
            column![self.titled(title), lead].into()
        } else {
            self.titled_with(title, Some(lead))
        };
        let groups = groups.into_iter().map(|(title, words)| self.group(title, words));
        let groups: Element<'a, Message> = if scale.narrow {
            Column::with_children(groups).spacing(scale.px(14.0)).into()
        } else {
            let groups = Row::with_children(groups).spacing(scale.px(14.0)).wrap();
            groups.vertical_spacing(scale.px(10.0)).into()
        };
        let all = column![head, scroll_if_needed(&self.look, groups)].spacing(scale.px(8.0));
        means(Meaning::of(Role::Dialog).named(name), self.card(all))
    }

    fn group(self, title: String, words: Vec<(String, bool)>) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let words = words.into_iter().map(|(word, picked)| self.word(word, picked));
        let words = Row::with_children(words).spacing(scale.px(6.0)).wrap().vertical_spacing(scale.px(6.0));
        let title = heading(3, text_of(title, scale.caption, colors.muted));
        let width = if scale.narrow { Length::Fill } else { Length::Fixed(scale.body * COLUMN) };
        column![title, words].spacing(scale.px(2.0)).width(width).into()
    }

    fn word(self, word: String, picked: bool) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let radius = scale.px(12.0);
        let surface =
            if picked { Surface::chosen(&self.look, radius) } else { Surface::outlined(&self.look, radius) };
        let mut meaning = Meaning::button().named(word.as_str());
        meaning.node.set_toggled(Toggled::from(picked));
        press(text_of(word.clone(), scale.body, colors.ink).wrapping(Wrapping::WordOrGlyph), surface)
            .padding([scale.px(6.0), scale.px(12.0)])
            .least(44.0, 44.0)
            .on_press(Message::Pick(word))
            .means(meaning)
            .into()
    }

    /// The words that have been picked, beside each other, as large as this in a column of this width. None if there are
    /// none.
    pub(super) fn picked(self, size: f32, width: f32) -> Option<Element<'a, Message>> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let words = self.host.picked();
        let widest = words.iter().map(|word| measure::width(word, size)).fold(1.0, f32::max);
        // Smaller rather than broken.
        let size = (size * (width / widest).min(1.0)).max(scale.caption).floor();
        let words: Vec<Element<'a, Message>> =
            words.iter().map(|word| text_of(word.as_str(), size, colors.ink).into()).collect();
        if words.is_empty() {
            return None;
        }
        let words = Row::with_children(words).spacing(size * 0.8).align_y(Alignment::Center).wrap();
        Some(words.vertical_spacing(scale.px(2.0)).into())
    }

    /// The way to the list, where the turn has one and somebody presses here.
    pub(super) fn to_the_list(self) -> Option<Element<'a, Message>> {
        let offer = self.host.offer(Command::List, self.viewpoint());
        (offer.works && self.sight != Sight::Everyone).then(|| self.row_of(vec![offer]))
    }

    /// Beside a list that is open: the words that have been picked from it.
    pub(super) fn beside_list(self, head: Element<'a, Message>, room: f32) -> Element<'a, Message> {
        let scale = self.look.scale;
        let picked = self.picked(scale.heading, room * 0.5).filter(|_| !scale.narrow);
        row![container(head).width(Length::Fill)]
            .push(picked)
            .spacing(scale.px(20.0))
            .align_y(Alignment::Center)
            .into()
    }
}
