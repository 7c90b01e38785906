//! The safety notice. It asks for nothing, and never stands between people and a break.

use iced::widget::container;
use iced::{Element, Length};

use crate::ui::look::Look;
use crate::ui::widget::field::card_style;
use crate::ui::widget::text_of;
use crate::words::{Words, say};

/// The whole notice.
#[must_use]
pub(crate) fn whole(words: &Words) -> String {
    say!(words, "notice-safety")
}

/// The notice in one line, for the foot of the library.
#[must_use]
pub(crate) fn short(words: &Words) -> String {
    say!(words, "notice-safety", "short")
}

/// The whole notice as a strip.
#[must_use]
pub(crate) fn strip<'a, Message: 'a>(look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    container(text_of(whole(look.words), scale.caption, colors.ink))
        .padding([scale.px(8.0), scale.px(18.0)])
        .width(Length::Fill)
        .style(card_style(look, scale.px(12.0)))
        .into()
}
