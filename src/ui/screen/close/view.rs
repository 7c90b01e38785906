//! What the close shows.

use iced::widget::{Column, Id, column, container, row, space};
use iced::{Alignment, Element, Length};

use super::{agreements, day_on_offer, rules};
use crate::session::{Moment, Session};
use crate::talk::close::{Close, Good, GoodMessage, Message};
use crate::talk::{Field, Host};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::{button, choices, field_id, link, page, scroll};
use crate::ui::widget::field::field;
use crate::ui::widget::{Surface, first_that_fits, hairline, heading, text_of};
use crate::words::{Words, day, say};

/// The close of a talk, in the main window.
pub(crate) fn close<'a>(host: &'a Host, look: &Look<'a>, now: Moment) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let (close, session) = (host.close(), host.session());
    let asks = host.asks();
    if asks.rules() && close.rules.shown {
        return rules::rules(host, look);
    }
    let mut parts: Vec<Element<'a, Message>> = Vec::new();
    let mut aside: Vec<Element<'a, Message>> = Vec::new();
    if asks.agreements() {
        parts.push(part(look, say!(words, "close-agreements"), agreements(close, host.is_saving(now), look)));
    }
    if asks.appreciation() {
        let (valued, hint) = (valued(session, words), say!(words, "close-valued-hint"));
        let typed = field(look, &hint, &close.appreciation, Message::Appreciation).named(valued.clone());
        let kept = text_of(say!(words, "close-valued-kept"), scale.caption * 0.9, colors.muted);
        aside.push(part(look, valued, column![typed, kept].spacing(scale.px(6.0)).into()));
    }
    if !session.parked().is_empty() {
        let topics =
            session.parked().iter().map(|topic| text_of(format!("· {topic}"), scale.body, colors.ink).into());
        aside.push(part(
            look,
            say!(words, "close-parked"),
            Column::with_children(topics).spacing(scale.px(4.0)).into(),
        ));
    }
    if asks.good() {
        aside.push(part(look, say!(words, "close-good"), good(&close.good, look)));
    }
    aside.push(part(look, say!(words, "close-next"), next(host.next_talk(), look)));
    // The foot has room for it only where it is wide.
    if asks.rules() && scale.one_column {
        aside.push(rules::way(close, look));
    }

    let (margin, gap) = (scale.margin, scale.px(56.0));
    let body: Element<'a, Message> = if scale.one_column || parts.is_empty() {
        let all = parts.into_iter().chain(aside);
        scroll(look, Column::with_children(all).spacing(scale.px(26.0)), margin, margin)
    } else {
        let aside = Column::with_children(aside).spacing(scale.px(28.0));
        row![
            container(scroll(look, Column::with_children(parts), margin, gap)).width(Length::FillPortion(56)),
            container(scroll(look, aside, scale.px(6.0), margin)).width(Length::FillPortion(44)),
        ]
        .height(Length::Fill)
        .into()
    };
    let line = if session.ended_early() {
        say!(words, "close-stopped-optional")
    } else {
        say!(words, "close-all-optional")
    };
    let head = column![
        heading(1, text_of(title(session, words), scale.title, colors.ink)),
        text_of(line, scale.body, colors.muted),
    ]
    .spacing(scale.px(4.0));
    let unsaved = rules::unsaved(close, look);
    let foot = foot(close, session, asks.rules() && !scale.one_column, look);
    let foot = column![hairline(look)].push(unsaved).push(foot).spacing(scale.px(14.0));
    page(look, head, body, Some(foot.into()))
}

/// One good thing to plan.
fn good<'a>(good: &'a Good, look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let save = Message::Good(GoodMessage::Save);
    let on_input = |typed| Message::Good(GoodMessage::Typed(typed));
    let typed = field(look, &say!(words, "close-good", "hint"), &good.typed, on_input)
        .on_submit(save.clone())
        .named(say!(words, "close-good"))
        .id(field_id(Field::Good));
    let button = button(look, say!(words, "close-good-save"), Surface::outlined(look, scale.px(12.0)), save)
        .named(say!(words, "close-good-save", "name"));
    let line = row![typed, button].spacing(scale.px(10.0)).align_y(Alignment::Center);
    let note = good.note(words).map(|note| {
        let ink = if good.is_wrong() { colors.wrapping_up } else { colors.muted };
        means(Meaning::aloud(), text_of(note, scale.caption, ink).width(Length::Fill))
    });
    column![line].push(note).spacing(scale.px(6.0)).into()
}

fn next<'a>(chosen: Option<u16>, look: &Look<'a>) -> Element<'a, Message> {
    let words = look.words;
    let offered = || [0].into_iter().chain(day::OFFERED);
    let own = chosen.filter(|chosen| !offered().any(|days| days == *chosen));
    let called = |days| {
        let day = if days == 0 { say!(words, "close-next-not-yet") } else { day_on_offer(days, words) };
        (Some(days), day)
    };
    let all: Vec<_> = offered().chain(own).map(called).collect();
    choices(look, &say!(words, "close-next"), all, &chosen, |days| Message::NextTalk(days.unwrap_or(0)))
}

fn foot<'a>(close: &'a Close, session: &Session, asks_rules: bool, look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let outlined = Surface::outlined(look, scale.px(14.0));
    if close.erasing {
        let question = text_of(say!(words, "close-erase-sure"), scale.body, colors.ink);
        let question = means(Meaning::aloud(), question.width(Length::Fill));
        let answers = row![
            button(look, say!(words, "close-erase-yes"), outlined, Message::LeaveNoTrace),
            button(look, say!(words, "close-erase-no"), outlined, Message::KeepAll).id(keep_it()),
        ]
        .spacing(scale.px(12.0));
        if scale.one_column {
            let answers = answers.wrap().vertical_spacing(scale.px(8.0));
            return column![question, answers].spacing(scale.px(8.0)).into();
        }
        return row![question, answers].spacing(scale.px(12.0)).align_y(Alignment::Center).into();
    }
    let (goes_back, look) = (session.can_go_back(), *look);
    let ways = if scale.narrow { [false].as_slice() } else { &[true, false] };
    let foot = first_that_fits(ways.iter().copied(), move |beside| {
        let words = look.words;
        let back = goes_back.then(|| link(&look, say!(words, "close-back"), Message::Back));
        let erase = link(&look, say!(words, "close-erase"), Message::AskErase);
        let rules = asks_rules.then(|| rules::way(close, &look));
        let links = row![].push(back).push(erase).push(rules).spacing(scale.px(30.0));
        let links = links.align_y(Alignment::Center);
        let filled = Surface::filled(&look, scale.px(14.0));
        let done = button(&look, say!(words, "close-done"), filled, Message::Done)
            .padding([scale.px(12.0), scale.px(64.0)]);
        if *beside {
            let between = space::horizontal().width(Length::Fill);
            row![links, between, done].align_y(Alignment::Center).into()
        } else {
            column![links.wrap(), done].spacing(scale.px(8.0)).into()
        }
    });
    foot.across().height(Length::Shrink).into()
}

/// The id of the answer that changes nothing, to the question whether to erase everything.
pub(crate) fn keep_it() -> Id {
    Id::new("keep it")
}

/// The heading: of a talk that came to its end, or was ended before.
pub(super) fn title(session: &Session, words: &Words) -> String {
    match session.plan().present() {
        _ if session.ended_early() => say!(words, "close-enough"),
        0 | 1 => say!(words, "close-thanks-one"),
        2 => say!(words, "close-thanks-both"),
        _ => say!(words, "close-thanks-all"),
    }
}

/// What a word of appreciation is for.
fn valued(session: &Session, words: &Words) -> String {
    match session.plan().present() {
        0 | 1 => say!(words, "close-valued-one"),
        2 => say!(words, "close-valued-both"),
        _ => say!(words, "close-valued-all"),
    }
}

pub(super) fn part<'a, Message: 'a>(
    look: &Look<'a>,
    title: String,
    content: Element<'a, Message>,
) -> Element<'a, Message> {
    column![heading(2, text_of(title, look.scale.heading, look.colors.ink)), content]
        .spacing(look.scale.px(12.0))
        .width(Length::Fill)
        .into()
}
