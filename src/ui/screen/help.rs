//! Help: where to turn when a talk is the wrong tool, then how a talk goes, the keys, and what is known. It covers
//! whatever screen it was opened from.

mod people;

use iced::widget::{Column, Id, Row, column, container, row};
use iced::{Alignment, Element, Length};

use super::{Way, back, button, exit_link, link, notice, page, quick_exit, scroll, side_by_side};
use crate::library::contacts::Contacts;
use crate::talk::Command;
use crate::ui::access::{Meaning, means};
use crate::ui::keys::{Bindings, Fixed};
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::widget::{self, Surface, text_of};
use crate::words::{Words, say};

#[derive(Debug, Clone, Copy)]
pub enum Message {
    Back,
    /// Take a break now.
    Break,
    /// Close everything at once.
    QuickExit,
    /// Scroll to this part.
    Go(Part),
}

/// A part of the page that it has a way to at its top. What comes first needs none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// When a talk is the wrong tool.
    WrongTool,
    /// How a talk goes.
    How,
    Keys,
    /// What is known.
    Known,
}

impl Part {
    const ALL: [Self; 4] = [Self::WrongTool, Self::How, Self::Keys, Self::Known];

    /// The id of its heading.
    #[must_use]
    pub(crate) fn id(self) -> Id {
        Id::new(match self {
            Self::WrongTool => "wrong tool",
            Self::How => "how",
            Self::Keys => "the keys",
            Self::Known => "known",
        })
    }

    /// Its heading.
    fn title(self, words: &Words) -> String {
        match self {
            Self::WrongTool => say!(words, "help-wrong"),
            Self::How => say!(words, "help-how"),
            Self::Keys => say!(words, "help-keys"),
            Self::Known => say!(words, "help-known"),
        }
    }
}

/// What goes on under help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meanwhile {
    /// The talk hasn't begun.
    Ready,
    /// A turn, in words, or the breath before it.
    Turn(String),
    /// The clock stands still.
    Paused,
    /// Something is asked.
    Asked,
    /// A break.
    Break,
    /// The promised time has come.
    BreakOver,
}

impl Meanwhile {
    fn told(&self, words: &Words) -> String {
        match self {
            Self::Ready => say!(words, "help-meanwhile-ready"),
            Self::Turn(turn) => say!(words, "help-meanwhile-turn", turn = turn.as_str()),
            Self::Paused => say!(words, "help-meanwhile-paused"),
            Self::Asked => say!(words, "help-meanwhile-asked"),
            Self::Break => say!(words, "help-meanwhile-break"),
            Self::BreakOver => say!(words, "help-meanwhile-back"),
        }
    }
}

/// How a talk goes: a word, and what to know about it.
fn how(words: &Words, keys: &Bindings) -> Vec<(String, String)> {
    let break_key = keys.cap(Command::Break, words).unwrap_or_else(|| say!(words, "key-ctrl-b"));
    let windows = match keys.cap(Command::Audience, words) {
        Some(key) => say!(words, "help-windows-text", key = key),
        None => say!(words, "help-windows-text-without-key"),
    };
    vec![
        (say!(words, "help-choose"), say!(words, "help-choose-text")),
        (say!(words, "help-set-up"), say!(words, "help-set-up-text")),
        (say!(words, "help-talk"), say!(words, "help-talk-text")),
        (say!(words, "help-break"), say!(words, "help-break-text", key = break_key)),
        (say!(words, "help-gate"), say!(words, "help-gate-text")),
        (say!(words, "help-close"), say!(words, "help-close-text")),
        (say!(words, "help-windows"), windows),
    ]
}

/// What is known about what the app does, and about its bounds; each with its source.
fn known(words: &Words) -> [String; 7] {
    [
        say!(words, "help-known-abuse"),
        say!(words, "help-known-deceit"),
        say!(words, "help-known-breaks"),
        say!(words, "help-known-pauses"),
        say!(words, "help-known-sentences"),
        say!(words, "help-known-saying-back"),
        say!(words, "help-known-app"),
    ]
}

/// The screen. `meanwhile` is what goes on under it.
#[must_use]
pub(crate) fn view<'a>(
    contacts: &'a Contacts,
    trouble: Option<String>,
    keys: &Bindings,
    meanwhile: Option<Meanwhile>,
    look: &Look<'a>,
) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let heading = |words: String| widget::heading(2, text_of(words, scale.heading, colors.ink));
    let part = |part: Part| container(heading(part.title(words))).id(part.id());
    let paragraph = |words: String| text_of(words, scale.body, colors.muted);
    let fixed = keys.fixed().map(|key| (key.key(words), key.does(words)));
    let by_key = keys.quick_exit();
    let exit = quick_exit(words, by_key);
    let keys_of = keys.lines(words).into_iter().chain(fixed).collect();
    let apart = scale.px(14.0);
    let wrong = column![
        part(Part::WrongTool),
        paragraph(say!(words, "help-wrong-fear")),
        paragraph(say!(words, "help-wrong-deceit")),
    ];
    let others = column![
        heading(say!(words, "help-therapist")),
        paragraph(say!(words, "help-therapist-text")),
        heading(say!(words, "help-alone")),
        paragraph(say!(words, "help-alone-text")),
    ];
    let how = column![part(Part::How), lines(look, how(words, keys))];
    let keys = column![
        part(Part::Keys),
        lines(look, keys_of),
        text_of(say!(words, "help-keys-text"), scale.caption, colors.muted),
        heading(say!(words, "quick-exit")),
        paragraph(exit),
        heading(say!(words, "help-rules")),
        paragraph(say!(words, "help-rules-text")),
    ];
    let facts = known(words).map(|fact| paragraph(fact).into());
    let known = column![part(Part::Known), columns(look, facts.into(), apart)];
    let body = column![
        // In a narrow window the ways are part of what scrolls: there is no room for more than the way back.
        column![].push(scale.one_column.then(|| ways(look))).push(notice::strip(look)).spacing(apart),
        people::people(look, contacts, trouble),
        side_by_side(look, wrong.spacing(apart), others.spacing(apart)),
        side_by_side(look, how.spacing(apart), keys.spacing(apart)),
        known.spacing(apart),
    ]
    .spacing(scale.px(30.0));
    page(look, head(look, meanwhile, by_key), scroll(look, body, scale.margin, scale.margin), None)
}

/// The way back, the way out, the ways to the page's parts, and what goes on under the page. `by_key` if Shift three times
/// is a way out, too.
fn head<'a>(look: &Look<'a>, meanwhile: Option<Meanwhile>, by_key: bool) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let title = widget::heading(1, text_of(say!(words, "help-title"), scale.title, colors.ink));
    let exit = exit_link(look, by_key, Message::QuickExit);
    let back = row![container(back(look, Way::Back, Message::Back)).width(Length::Fill), exit];
    let back = back.align_y(Alignment::Center);
    let mut head = column![].spacing(scale.px(10.0));
    if scale.one_column {
        head = head.push(back).push(title);
    } else {
        let ways = container(ways(look)).align_right(Length::Fill);
        head = head.push(back).push(row![title, ways].spacing(scale.px(30.0)).align_y(Alignment::Center));
    }
    let Some(meanwhile) = meanwhile else { return head.into() };
    let told = means(Meaning::aloud(), text_of(meanwhile.told(words), scale.body, colors.ink));
    let on_break = matches!(meanwhile, Meanwhile::Break | Meanwhile::BreakOver);
    let rest = (!on_break).then(|| {
        button(look, say!(words, "command-break"), Surface::outlined(look, scale.px(12.0)), Message::Break)
            .padding([scale.px(6.0), scale.px(16.0)])
            .means(Meaning::button().key(Some(Fixed::Break.key(words))))
    });
    let line = row![container(told).width(Length::Fill)].push(rest);
    head.push(line.spacing(scale.px(20.0)).align_y(Alignment::Center)).into()
}

/// The ways to the page's parts.
fn ways<'a>(look: &Look<'a>) -> Element<'a, Message> {
    let ways = Part::ALL.map(|part| link(look, part.title(look.words), Message::Go(part)).into());
    let ways = Row::with_children(ways).spacing(look.scale.px(26.0));
    if look.scale.one_column { ways.wrap().vertical_spacing(0.0).into() } else { ways.into() }
}

/// Lines of two columns, the first as wide as its widest word; one below the other if the window is narrow.
fn lines<'a>(look: &Look<'a>, lines: Vec<(String, String)>) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let widest = measure::widest_word(lines.iter().map(|(first, _)| first.as_str()), scale.body);
    let beside = Length::Fixed(widest.max(scale.px(150.0)));
    let lines = lines.into_iter().map(|(first, second)| {
        let first = text_of(first, scale.body, colors.ink);
        let second = text_of(second, scale.body, colors.muted);
        if scale.one_column {
            column![first, second].into()
        } else {
            row![first.width(beside), second.width(Length::Fill)].spacing(scale.px(20.0)).into()
        }
    });
    Column::with_children(lines).spacing(scale.px(10.0)).into()
}

/// Parts in two columns if there is room, the first half on the left.
fn columns<'a>(look: &Look<'a>, parts: Vec<Element<'a, Message>>, apart: f32) -> Element<'a, Message> {
    let mut left = parts;
    let right = left.split_off(left.len().div_ceil(2));
    let of = |parts| Column::with_children(parts).spacing(apart);
    if look.scale.one_column {
        return of(left.into_iter().chain(right).collect()).into();
    }
    side_by_side(look, of(left), of(right))
}
