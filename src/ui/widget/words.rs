//! Text, hairlines and key caps.

use std::borrow::Cow;

use iced::widget::text::IntoFragment;
use iced::widget::{Text, container, row, rule, space, text};
use iced::{Alignment, Border, Color, Element, Length};

use super::press::{Press, press};
use super::surface::Surface;
use crate::rule_set::clean;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::look::theme::mix;
use crate::ui::measure::{self, LINE};
use crate::words::shown;

/// The least type size, in logical pixels.
pub(crate) const LEAST: f32 = 4.0;

/// Text in a size and colour, with the app's line height. All text from outside must be shown by this: it can be laid
/// out, whatever it contains. A word that is wider than its place is broken, and stays within it.
pub(crate) fn text_of<'a>(content: impl IntoFragment<'a>, size: f32, color: Color) -> Text<'a> {
    let content = match content.into_fragment() {
        Cow::Borrowed(text) => clean::lines(text),
        Cow::Owned(text) => Cow::Owned(clean::owned_lines(text)),
    };
    let without = match shown(&content) {
        Cow::Owned(without) => Some(without),
        Cow::Borrowed(_) => None,
    };
    let content = without.map_or(content, Cow::Owned);
    // Type of size 0 would be laid out for ever.
    text(content)
        .size(size.max(LEAST))
        .line_height(LINE)
        .color(color)
        .shaping(text::Shaping::Advanced)
        .wrapping(text::Wrapping::WordOrGlyph)
}

/// Text as a heading; the screen's main heading has level 1.
pub(crate) fn heading<'a, Message: 'a>(
    level: usize,
    text: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    means(Meaning::heading(level), text)
}

/// A line that calms the eye and carries no meaning.
#[must_use]
pub(crate) fn hairline<'a, Message: 'a>(look: &Look<'a>) -> Element<'a, Message> {
    let color = look.colors.hairline;
    rule::horizontal(look.scale.px(2.0).max(1.0))
        .style(move |_| rule::Style {
            color,
            radius: 0.0.into(),
            fill_mode: rule::FillMode::Full,
            snap: true,
        })
        .into()
}

/// Words beside a bar of a seat's colour, as high as they are.
pub(crate) fn seat_bar<'a, Message: 'a>(
    look: &Look<'a>,
    seat: usize,
    words: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let (color, width) = (look.colors.seat(seat), look.scale.px(8.0));
    let bar = container(space::vertical()).width(Length::Fill);
    let bar = bar.style(move |_| container::Style {
        background: Some(color.into()),
        border: iced::border::rounded(width / 2.0),
        ..container::Style::default()
    });
    let bar = container(bar).padding([look.scale.px(3.0), 0.0]).width(Length::Fixed(width));
    row![bar, words.into()]
        .spacing(look.scale.px(22.0))
        .align_y(Alignment::Center)
        .height(Length::Shrink)
        .into()
}

/// A key as printed on a keyboard.
pub(crate) fn cap_of<'a, Message: 'a>(
    look: &Look<'a>,
    key: impl Into<String>,
    ink: Color,
    edge: Color,
) -> Element<'a, Message> {
    let key = key.into();
    let beside = beside(look, &key);
    edged(look, text_of(key, look.scale.caption * 0.88, ink), beside, edge)
}

/// Words with an edge around them.
fn edged<'a, Message: 'a>(
    look: &Look<'a>,
    words: Text<'a>,
    beside: f32,
    edge: Color,
) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    container(words)
        .center_x(Length::Shrink)
        .padding([scale.px(4.0), beside])
        .style(move |_| container::Style {
            background: Some(colors.surface.into()),
            border: Border { color: edge, width: scale.edge(), radius: (scale.px(8.0)).into() },
            ..container::Style::default()
        })
        .into()
}

/// A key and what it does, also to be pressed; without a key, only what it does. It is pale if it does nothing at
/// present.
pub(crate) fn key_cap<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    key: Option<String>,
    does: impl IntoFragment<'a>,
    strong: bool,
    works: bool,
) -> Press<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let (ink, edge) = match (works, strong) {
        (false, _) => (mix(colors.background, colors.muted, 0.5), colors.hairline),
        (true, true) => (colors.ink, colors.line),
        (true, false) => (colors.muted, colors.line),
    };
    let does = does.into_fragment();
    let meaning = Meaning::button().named(does.clone()).key(key.clone());
    let words = text_of(does, scale.caption, ink);
    let content: Element<'a, Message> = match key {
        Some(key) => {
            let cap = cap_of(look, key, if works { colors.muted } else { ink }, edge);
            row![cap, words].spacing(scale.px(10.0)).align_y(Alignment::Center).into()
        }
        // An edge around the words shows that they can be pressed.
        None => edged(look, words, scale.px(12.0), edge),
    };
    press(content, Surface::bare(look, colors.muted)).least(44.0, 44.0).means(meaning)
}

/// The width of a [`key_cap`].
#[must_use]
pub(crate) fn key_cap_width(look: &Look, key: Option<&str>, does: &str) -> f32 {
    let scale = look.scale;
    let words = measure::width(does, scale.caption);
    match key {
        Some(key) => {
            let cap = measure::width(key, scale.caption * 0.88) + 2.0 * beside(look, key);
            (cap + scale.px(10.0) + words).ceil()
        }
        None => (words + 2.0 * scale.px(12.0)).ceil(),
    }
}

/// The space at the sides of the sign on a key.
fn beside(look: &Look, key: &str) -> f32 {
    look.scale.px(if key.chars().count() > 1 { 12.0 } else { 8.0 })
}
