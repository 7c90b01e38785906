//! A switch: its knob's place, a mark and a word say whether it is on or off, and its colour only after these.

use accesskit::Role;
use iced::widget::text::IntoFragment;
use iced::widget::{container, row};
use iced::{Alignment, Border, Element, Length, Padding, border};

use super::field::mark;
use super::press::{Press, press};
use super::surface::Surface;
use super::words::text_of;
use crate::ui::access::Meaning;
use crate::ui::look::Look;
use crate::words::say;

/// A switch beside what it is for, as wide as the space allows. A press, Enter or Space sends `message`, which switches
/// it over.
pub(crate) fn toggle<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    words: impl IntoFragment<'a>,
    on: bool,
    message: Message,
) -> Press<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, words.into_fragment());
    let state = if on { say!(look.words, "widget-on") } else { say!(look.words, "widget-off") };
    let meaning = Meaning::tick(on).role(Role::Switch).named(words.clone());
    let content = row![
        text_of(words, scale.body, colors.ink).width(Length::Fill),
        text_of(state, scale.caption, colors.muted),
        switch(look, on),
    ]
    .spacing(scale.px(12.0))
    .align_y(Alignment::Center);
    let surface = Surface { fill: None, edge: None, ..Surface::card(look, scale.px(8.0)) };
    press(content, surface)
        .padding([scale.px(5.0), 0.0])
        .least(44.0, scale.px(44.0).max(36.0))
        .width(Length::Fill)
        .on_press(message)
        .means(meaning)
}

fn switch<'a, Message: 'a>(look: &Look<'a>, on: bool) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let (height, edge) = (scale.px(28.0).max(22.0), scale.edge());
    let inset = height * 0.14;
    let side = height - 2.0 * inset;
    let (track, rim, knob) = if on {
        (colors.first, colors.first, colors.on_first)
    } else {
        (colors.surface, colors.line, colors.surface)
    };
    let inside: Element<'a, Message> = if on {
        mark(colors.first, side)
    } else {
        iced::widget::Space::new().width(side).height(side).into()
    };
    let knob = container(inside).style(move |_| container::Style {
        background: Some(knob.into()),
        border: Border {
            color: if on { knob } else { colors.line },
            width: edge,
            radius: (side / 2.0).into(),
        },
        ..container::Style::default()
    });
    container(knob)
        .width(Length::Fixed(height * 1.85))
        .height(Length::Fixed(height))
        .padding(Padding::new(inset))
        .align_x(if on { Alignment::End } else { Alignment::Start })
        .style(move |_| container::Style {
            background: Some(track.into()),
            border: border::rounded(height / 2.0).color(rim).width(edge),
            ..container::Style::default()
        })
        .into()
}
