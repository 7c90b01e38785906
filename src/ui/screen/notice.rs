//! The safety notice. It asks for nothing, and never stands between people and a break.

use iced::widget::container;
use iced::{Element, Length};

use crate::ui::look::Look;
use crate::ui::widget::field::card_style;
use crate::ui::widget::text_of;

pub(crate) const NOTICE: &str = "This is a timer and a card of ground rules, not therapy. Please don’t use it if you feel \
     afraid of, controlled by or unsafe with the other person. You can stop at any time, and nobody has to say why.";

/// The notice in one line, for the foot of the library.
pub(crate) const SHORT: &str = "This is a timer and a card of ground rules, not therapy. Please don’t use it if you feel \
     afraid of the other person.";

/// The whole notice as a strip.
#[must_use]
pub(crate) fn strip<'a, Message: 'a>(look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    container(text_of(NOTICE, scale.caption, colors.ink))
        .padding([scale.px(12.0), scale.px(20.0)])
        .width(Length::Fill)
        .style(card_style(look, scale.px(12.0)))
        .into()
}
