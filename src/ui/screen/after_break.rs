//! After a break without a talk: everyone is back, and nothing has to follow.

use iced::widget::{Row, column, container};
use iced::{Alignment, Element, Length, Padding};

use super::{button, link, scroll_if_needed};
use crate::ui::look::Look;
use crate::ui::widget::{Surface, heading, text_of};
use crate::words::say;

#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// They would like to talk.
    SetUp,
    /// Not today.
    Enough,
    Help,
}

/// The screen. Both answers look alike: neither is the right one.
#[must_use]
pub(crate) fn view<'a>(look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let answers = [
        (say!(words, "after-break-set-up"), Message::SetUp),
        (say!(words, "after-break-enough"), Message::Enough),
    ];
    let answers = answers
        .map(|(words, message)| button(look, words, Surface::outlined(look, scale.px(14.0)), message).into());
    let answers = Row::with_children(answers).spacing(scale.px(16.0));
    let help = link(look, say!(words, "command-help"), Message::Help).least(44.0, 44.0);
    let all = column![
        heading(1, text_of(say!(words, "after-break-title"), scale.name * 0.6, colors.ink)),
        text_of(say!(words, "after-break-lead"), scale.heading, colors.muted).center(),
        container(answers.wrap().vertical_spacing(scale.px(12.0)))
            .padding(Padding { top: scale.px(26.0), ..Padding::ZERO }),
        container(help).padding(Padding { top: scale.px(18.0), ..Padding::ZERO }),
    ]
    .spacing(scale.px(8.0))
    .align_x(Alignment::Center);
    let all = scroll_if_needed(look, container(all).center_x(Length::Fill));
    container(all).padding(scale.margin).center_y(Length::Fill).into()
}
