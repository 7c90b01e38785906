//! What the window for everyone shows of agreements: those that are kept, and the one being worded.

use iced::widget::{Column, column, container};
use iced::{Element, Length};

use super::view::{part, title};
use crate::talk::Host;
use crate::talk::close::Close;
use crate::ui::look::Look;
use crate::ui::screen::scroll;
use crate::ui::widget::field::card_style;
use crate::ui::widget::{heading, text_of};
use crate::words::say;

/// The agreements that are kept, and the one being written; nothing to press.
#[must_use]
pub(crate) fn agreed<'a, Message: 'a>(close: &'a Close, look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let mut all = Column::new().spacing(scale.px(14.0)).width(Length::Fill);
    for kept in &close.kept {
        let mut words = column![text_of(kept.what.as_str(), scale.heading, colors.ink)];
        let details = close.details(kept, look.words);
        let below = details.into_iter().chain(close.agreed(kept, look.words));
        words = below.fold(words, |all, line| all.push(text_of(line, scale.body, colors.muted)));
        all = all.push(
            container(words)
                .padding([scale.px(10.0), scale.px(18.0)])
                .width(Length::Fill)
                .style(card_style(look, scale.px(12.0))),
        );
    }
    if close.is_unfinished() {
        let words = say!(look.words, "close-typing", what = close.what.trim());
        let words = text_of(words, scale.heading, colors.muted);
        all = all.push(container(words).padding([0.0, scale.px(18.0)]));
    }
    all.into()
}

/// The close.
#[must_use]
pub(crate) fn for_everyone<'a, Message: 'a>(host: &'a Host, look: &Look<'a>) -> Element<'a, Message> {
    let (close, session) = (host.close(), host.session());
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let line = if session.ended_early() {
        Some(say!(words, "close-fine-to-stop"))
    } else {
        host.asks().thanks().then(|| say!(words, "close-no-small-thing"))
    };
    let head = column![heading(1, text_of(title(host, words), scale.name * 0.8, colors.ink))]
        .push(line.map(|line| text_of(line, scale.heading, colors.muted)))
        .spacing(scale.px(4.0));
    let mut body = Column::new().spacing(scale.px(28.0)).width(Length::Fill);
    if !close.kept.is_empty() || close.is_unfinished() {
        body = body.push(part(look, say!(words, "close-agreements"), agreed(close, look)));
    }
    if !session.parked().is_empty() {
        let topics = session
            .parked()
            .iter()
            .map(|topic| text_of(format!("· {topic}"), scale.heading, colors.ink).into());
        let topics = Column::with_children(topics).spacing(scale.px(4.0)).into();
        body = body.push(part(look, say!(words, "close-parked"), topics));
    }
    let margin = scale.margin;
    column![container(head).padding([0.0, margin]), scroll(look, body, margin, margin)]
        .spacing(scale.px(32.0))
        .padding([margin, 0.0])
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
}
