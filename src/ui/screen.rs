//! The screens. Each is a module with its state, its messages, `update` and `view`. None reaches into another; only the
//! parent goes from one to the next.

pub(super) mod after_break;
pub(super) mod close;
pub(super) mod help;
pub(super) mod keys;
pub(super) mod library;
pub(super) mod notice;
mod rule;
pub(super) mod set_up;
pub(super) mod settings;
pub(super) mod talk;

use iced::widget::scrollable::{self, Scrollable, Scrollbar};
use iced::widget::{Column, Id, Text, column, container, row, scrollable as scroll_in};
use iced::{Border, Element, Length, Padding};

use super::look::Look;
use super::measure;
use super::widget::press::{Press, press};
use super::widget::surface::Surface;
use super::widget::{list, text_of};
use crate::talk::Field;
use crate::words::say;

/// The id of a field that people write in.
#[must_use]
pub(super) fn field_id(field: Field) -> Id {
    match field {
        Field::Topic => Id::new("park"),
        Field::Good => Id::new("good"),
        Field::Rules => Id::new("which rules"),
        Field::Rule(place) => Id::from(format!("rule {place}")),
        Field::Name(seat) => Id::from(format!("name {seat}")),
    }
}

/// The lowest window that screens are laid out for; in a lower one the whole screen scrolls. The window for everyone
/// can't be scrolled, and shows less.
pub(super) const LEAST_HEIGHT: f32 = 480.0;

/// Content that scrolls if it has to. `left` and `right` are the space beside it, inside the scrolled area, so that the
/// bar runs in the margin and the content keeps its place.
pub(super) fn scroll<'a, Message: 'a>(
    look: &Look<'a>,
    content: impl Into<Element<'a, Message>>,
    left: f32,
    right: f32,
) -> Element<'a, Message> {
    let inner = container(content).padding(Padding { top: 1.0, right, bottom: 8.0, left });
    scrolled(look, inner, bar()).height(Length::Fill).into()
}

/// Content of its own height, which scrolls if the window is lower. Then it leaves space for the bar, which would
/// otherwise cover its edge.
pub(super) fn scroll_if_needed<'a, Message: 'a>(
    look: &Look<'a>,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    scrolled(look, content, bar().spacing(SPACING)).height(Length::Shrink).into()
}

/// The same for content that already has space for the bar at its right.
pub(super) fn scroll_beside_bar<'a, Message: 'a>(
    look: &Look<'a>,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    scrolled(look, content, bar()).height(Length::Shrink).into()
}

/// A whole screen, in a window that is too low for it. Its width is the window's without a [`BAR`].
pub(super) fn scroll_whole<'a, Message: 'a>(
    look: &Look<'a>,
    screen: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let screen = container(screen).width(Length::Fill).height(Length::Fixed(look.scale.window.height));
    scrolled(look, screen, bar().spacing(SPACING)).height(Length::Fill).into()
}

/// The width that a bar takes from content that scrolls.
pub(super) const BAR: f32 = WIDTH + 2.0 * MARGIN + SPACING;

/// A bar's width, and the space at its sides and towards the content.
const WIDTH: f32 = 8.0;
const MARGIN: f32 = 3.0;
const SPACING: f32 = 2.0;

fn bar() -> Scrollbar {
    Scrollbar::new().width(WIDTH).scroller_width(WIDTH).margin(MARGIN)
}

fn scrolled<'a, Message: 'a>(
    look: &Look<'a>,
    content: impl Into<Element<'a, Message>>,
    bar: Scrollbar,
) -> Scrollable<'a, Message> {
    let ink = look.colors.hairline;
    scroll_in(content)
        .direction(scrollable::Direction::Vertical(bar))
        .style(move |theme, status| {
            let mut style = scrollable::default(theme, status);
            style.vertical_rail.background = None;
            style.vertical_rail.scroller.background = ink.into();
            style.vertical_rail.scroller.border = Border::default().rounded(4);
            style
        })
        .width(Length::Fill)
}

/// A screen: the part at its top, the part that scrolls, and the part at its foot.
pub(super) fn page<'a, Message: 'a>(
    look: &Look<'a>,
    head: impl Into<Element<'a, Message>>,
    body: impl Into<Element<'a, Message>>,
    foot: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    let margin = look.scale.margin;
    let beside = Padding { left: margin, right: margin, ..Padding::ZERO };
    let mut page = Column::new()
        .push(container(head).padding(beside).width(Length::Fill))
        .push(container(body).height(Length::Fill))
        .spacing(look.scale.px(18.0));
    if let Some(foot) = foot {
        page = page.push(container(foot).padding(beside).width(Length::Fill));
    }
    page.padding([margin * 0.8, 0.0]).width(Length::Fill).height(Length::Fill).into()
}

/// Two columns of the same width, or one below the other if the window is too narrow for both.
pub(super) fn side_by_side<'a, Message: 'a>(
    look: &Look<'a>,
    left: impl Into<Element<'a, Message>>,
    right: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    if look.scale.one_column {
        return column![left.into(), right.into()].spacing(look.scale.px(20.0)).into();
    }
    let half = |content: Element<'a, Message>| container(content).width(Length::FillPortion(1));
    row![half(left.into()), half(right.into())].spacing(look.scale.px(40.0)).into()
}

/// A screen's way back, by what it is called.
#[derive(Debug, Clone, Copy)]
pub(super) enum Way<'a> {
    /// To where people were before.
    Back,
    /// To the settings.
    ToSettings,
    /// Away from something that has this name.
    From(&'a str),
}

/// The way back, at the top of a screen.
pub(super) fn back<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    way: Way<'_>,
    message: Message,
) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let (words, name) = match way {
        Way::Back => (say!(words, "widget-back"), say!(words, "widget-back", "name")),
        Way::ToSettings => {
            (say!(words, "widget-back-to-settings"), say!(words, "widget-back-to-settings", "name"))
        }
        Way::From(place) => (
            say!(words, "widget-back-from", place = place),
            say!(words, "widget-back-from", "name", place = place),
        ),
    };
    press(text_of(words, scale.heading * 0.9, colors.muted), Surface::bare(look, colors.muted))
        .named(name)
        .padding([scale.px(4.0), 0.0])
        .least(44.0, 32.0)
        .on_press(message)
        .into()
}

/// Words to press, in the accent's colour.
pub(super) fn link<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    words: impl iced::widget::text::IntoFragment<'a>,
    message: Message,
) -> Press<'a, Message> {
    press(text_of(words, look.scale.caption, look.colors.first), Surface::link(look))
        .padding([look.scale.px(4.0), 0.0])
        .least(32.0, 32.0)
        .on_press(message)
}

/// A button with words in its middle.
pub(super) fn button<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    words: impl iced::widget::text::IntoFragment<'a>,
    surface: Surface,
    message: Message,
) -> Press<'a, Message> {
    let words = text_of(words, look.scale.body, surface.ink).wrapping(iced::widget::text::Wrapping::None);
    button_of(look, words, surface, message)
}

/// The same for words that include a name: in a row that wraps, they take several lines if one isn't enough.
pub(super) fn button_for<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    words: impl iced::widget::text::IntoFragment<'a>,
    surface: Surface,
    message: Message,
) -> Press<'a, Message> {
    button_of(look, text_of(words, look.scale.body, surface.ink), surface, message)
}

fn button_of<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    words: Text<'a>,
    surface: Surface,
    message: Message,
) -> Press<'a, Message> {
    let scale = look.scale;
    press(words, surface)
        .padding([scale.px(10.0), scale.px(22.0)])
        .least(44.0, scale.px(52.0).max(44.0))
        .on_press(message)
}

/// A value's choices beside each other, each with what it is called; the `taken` one shows, if there is one. They are one
/// stop for Tab, and have this name together.
pub(super) fn choices<'a, Value: Clone + PartialEq + 'a, Message: 'a>(
    look: &Look<'a>,
    name: &str,
    offered: impl IntoIterator<Item = (Value, String)>,
    taken: &Value,
    on_choose: impl Fn(Value) -> Message + 'a,
) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let (values, called): (Vec<Value>, Vec<String>) = offered.into_iter().unzip();
    let chosen = values.iter().position(|value| value == taken);
    let lines = called.into_iter().map(|words| {
        text_of(words, scale.caption, colors.ink).wrapping(iced::widget::text::Wrapping::None).into()
    });
    list(look, name, lines, chosen, move |at| on_choose(values[at].clone())).across(look).into()
}

/// How wide a [`button`] with these words is.
#[must_use]
pub(super) fn button_width(look: &Look, words: &str) -> f32 {
    (measure::width(words, look.scale.body) + 2.0 * look.scale.px(22.0)).ceil().max(44.0)
}
