//! What the close shows.

use iced::widget::{Column, Id, Row, column, container, row, space};
use iced::{Alignment, Element, Length};

use super::{Place, Shown, agreements, rules};
use crate::library::Library;
use crate::session::{Moment, Session};
use crate::talk::close::{Close, Good, GoodMessage, Message};
use crate::talk::{Field, Host};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::{beside_help, button, button_for, choices, field_id, link, page, scroll, sure};
use crate::ui::widget::field::field;
use crate::ui::widget::{Surface, first_that_fits, hairline, heading, text_of};
use crate::words::{Words, day, say};

/// What the close depends on besides the talk.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around<'a> {
    pub now: Moment,
    /// Someone runs the talk from a window of their own.
    pub facilitated: bool,
    /// All that is kept may be shown.
    pub uncovered: bool,
    /// The sets that there are.
    pub library: &'a Library,
}

/// The close of a talk, in the main window.
pub(crate) fn close<'a>(host: &'a Host, look: &Look<'a>, around: Around<'a>) -> Element<'a, Message> {
    let Around { now, facilitated, uncovered, library } = around;
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let (close, session) = (host.close(), host.session());
    let asks = host.asks();
    if asks.rules() && close.rules.shown {
        return rules::rules(host, look);
    }
    let mut parts: Vec<Element<'a, Message>> = Vec::new();
    let mut aside: Vec<Element<'a, Message>> = Vec::new();
    if asks.agreements() {
        let shown = Shown { saving: host.is_saving(now), place: Place::Close { facilitated } };
        parts.push(part(look, say!(words, "close-agreements"), agreements(close, shown, look)));
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
    if asks.next() {
        aside.push(part(look, say!(words, "close-next"), next(host.next_talk(), look)));
    }
    // Those that are here, and can be used.
    let on_path = close.next_step.as_ref().and_then(|next| next.set.as_deref());
    let own = asks.then().filter(|name| Some(*name) != on_path);
    let then = on_path.into_iter().chain(own).filter_map(|name| library.get(name));
    let then: Vec<_> = then.filter(|card| card.facts().is_some()).collect();
    if !then.is_empty() {
        let language = session.plan().choices.language.as_str();
        let is_on_path = |name: &str| Some(name) == on_path;
        let then = then.into_iter().map(|card| (card.name(), card.title(language), is_on_path(card.name())));
        aside.push(part(look, say!(words, "close-then"), go_on(then, look)));
    }
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
    let line = if host.is_rehearsal() && asks.agreements() {
        say!(words, "close-rehearsal")
    } else if host.is_rehearsal() {
        say!(words, "close-rehearsal-nothing")
    } else if session.ended_early() {
        say!(words, "close-stopped-optional")
    } else if asks.thanks() {
        say!(words, "close-all-optional")
    } else {
        say!(words, "close-optional")
    };
    let title = heading(1, text_of(title(host, words), scale.title, colors.ink));
    let head = column![beside_help(look, title, Message::Help), text_of(line, scale.body, colors.muted),]
        .spacing(scale.px(4.0));
    let unsaved = rules::unsaved(close, look);
    let ways = (uncovered, asks.rules() && !scale.one_column);
    let foot = foot(close, session, ways, look);
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
        let day = if days == 0 { say!(words, "close-next-not-yet") } else { day::offered(days, words) };
        (Some(days), day)
    };
    let mut all: Vec<_> = offered().chain(own).collect();
    all.sort_unstable();
    let all: Vec<_> = all.into_iter().map(called).collect();
    choices(look, &say!(words, "close-next"), all, &chosen, |days| Message::NextTalk(days.unwrap_or(0)))
}

/// The sets that people may go on with, each by its name and title, and whether it is next on their path.
fn go_on<'a>(sets: impl Iterator<Item = (&'a str, &'a str, bool)>, look: &Look<'a>) -> Element<'a, Message> {
    let (scale, words) = (look.scale, look.words);
    let sets = sets.map(|(name, title, on_path)| {
        let said = if on_path {
            say!(words, "close-then", "path", set = title)
        } else {
            say!(words, "close-then", "name", set = title)
        };
        let surface = Surface::outlined(look, scale.px(12.0));
        button_for(look, title, surface, Message::GoOn(name.to_owned())).named(said).into()
    });
    Row::with_children(sets).spacing(scale.px(10.0)).wrap().vertical_spacing(scale.px(8.0)).into()
}

/// What can be done at the close; `ways` are whether all that is kept can be seen from here, and the rules.
fn foot<'a>(
    close: &'a Close,
    session: &Session,
    ways: (bool, bool),
    look: &Look<'a>,
) -> Element<'a, Message> {
    let (scale, words) = (look.scale, look.words);
    if close.erasing {
        let yes = (say!(words, "close-erase-yes"), Message::LeaveNoTrace);
        let no = (say!(words, "close-erase-no"), Message::KeepAll, keep_it());
        return sure(look, say!(words, "close-erase-sure"), yes, no);
    }
    let (goes_back, (uncovered, asks_rules), look) = (session.can_go_back(), ways, *look);
    let ways = if scale.narrow { [false].as_slice() } else { &[true, false] };
    let foot = first_that_fits(ways.iter().copied(), move |beside| {
        let words = look.words;
        let back = goes_back.then(|| link(&look, say!(words, "close-back"), Message::Back));
        let erase = link(&look, say!(words, "close-erase"), Message::AskErase);
        let rules = asks_rules.then(|| rules::way(close, &look));
        let kept = uncovered.then(|| link(&look, say!(words, "library-kept"), Message::WhatIsKept));
        let links = row![].push(back).push(erase).push(kept).push(rules).spacing(scale.px(30.0));
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
pub(super) fn title(host: &Host, words: &Words) -> String {
    match host.session().plan().present() {
        _ if host.session().ended_early() => say!(words, "close-enough"),
        _ if !host.asks().thanks() => say!(words, "close-ended"),
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
