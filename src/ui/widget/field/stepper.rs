//! A value with *less* and *more* beside it, or with *the one before* and *the next*.

use std::borrow::Cow;

use iced::widget::text::IntoFragment;
use iced::widget::{container, row};
use iced::{Alignment, Element, Length, Padding};

use super::card_style;
use crate::ui::access::Meaning;
use crate::ui::look::Look;
use crate::ui::widget::press::press;
use crate::ui::widget::surface::Surface;
use crate::ui::widget::words::text_of;
use crate::words::say;

/// A value to step through; see the module.
pub(crate) struct Stepper<'a, Message> {
    label: Cow<'a, str>,
    value: Cow<'a, str>,
    less: Option<Message>,
    more: Option<Message>,
    kind: Kind<Message>,
}

/// What kind of value it is.
enum Kind<Message> {
    /// One that can be less or more.
    Amount,
    /// One of several things; a press on it may do something.
    Choice(Option<Message>),
}

/// A value with *less* and *more* beside it. A side without a message does nothing: the value is at its bound.
pub(crate) fn stepper<'a, Message>(
    label: impl IntoFragment<'a>,
    value: impl IntoFragment<'a>,
    less: Option<Message>,
    more: Option<Message>,
) -> Stepper<'a, Message> {
    Stepper { label: label.into_fragment(), value: value.into_fragment(), less, more, kind: Kind::Amount }
}

impl<'a, Message: Clone + 'a> Stepper<'a, Message> {
    /// The value is one of several, which is heard when it is pressed.
    #[must_use]
    pub(crate) fn choosing(self, heard: Option<Message>) -> Self {
        Self { kind: Kind::Choice(heard), ..self }
    }

    /// The line, with so much room for the value; a `tight` one is lower.
    #[must_use]
    pub(crate) fn shown(self, look: &Look<'a>, room: f32, tight: bool) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let Self { label, value, less, more, kind } = self;
        let height = scale.px(if tight { 32.0 } else { 40.0 }).max(32.0);
        let of = label.as_ref();
        let (signs, names) = match kind {
            Kind::Amount => {
                (["−", "+"], [say!(words, "widget-less", label = of), say!(words, "widget-more", label = of)])
            }
            Kind::Choice(_) => (
                ["‹", "›"],
                [say!(words, "widget-before", label = of), say!(words, "widget-after", label = of)],
            ),
        };
        let [before, after] = names;
        let side = |sign: &'static str, name: String, message: Option<Message>| {
            let ink = if message.is_some() { colors.first } else { colors.hairline };
            press(
                container(text_of(sign, scale.body, ink)).center_x(Length::Fixed(scale.px(34.0).max(32.0))),
                Surface::bare(look, ink),
            )
            .least(32.0, height)
            .on_press_maybe(message)
            .means(Meaning::button().named(name).described(value.clone()))
        };
        let (before, after) = (side(signs[0], before, less), side(signs[1], after, more));
        let room = Length::Fixed(room.ceil());
        let shown: Element<'a, Message> = match kind {
            Kind::Amount | Kind::Choice(None) => {
                container(text_of(value, scale.caption, colors.ink)).center_x(room).into()
            }
            Kind::Choice(Some(heard)) => {
                let name = say!(words, "widget-listen", sound = value.as_ref());
                let shown = container(text_of(value, scale.caption, colors.first)).center_x(room);
                press(shown, Surface::bare(look, colors.first))
                    .least(32.0, height)
                    .on_press(heard)
                    .named(name)
                    .into()
            }
        };
        let edge = scale.px(if tight { 0.0 } else { 2.0 });
        let padding = Padding { left: scale.px(16.0), right: scale.px(4.0), top: edge, bottom: edge };
        let label = text_of(label, scale.caption, colors.muted).width(Length::Fill);
        container(row![label, before, shown, after].align_y(Alignment::Center))
            .padding(padding)
            .style(card_style(look, scale.px(10.0)))
            .into()
    }
}
