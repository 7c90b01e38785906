//! The screens. Each is a module with its state, its messages, `update` and `view`. None reaches into another; only the
//! parent goes from one to the next.

pub(super) mod after_break;
pub(super) mod agreed;
pub(super) mod close;
pub(super) mod editor;
pub(super) mod erase;
mod fields;
pub(super) mod help;
pub(super) mod kept;
pub(super) mod keys;
pub(super) mod library;
mod looking;
pub(super) mod notice;
pub(super) mod own_set;
pub(super) mod path;
pub(super) mod printed;
mod rule;
pub(super) mod save_as;
pub(super) mod set_up;
pub(super) mod settings;
pub(super) mod talk;

use std::path::PathBuf;

use iced::widget::scrollable::{self, Scrollable, Scrollbar};
use iced::widget::text::Wrapping;
use iced::widget::{Column, Id, Text, column, container, row, scrollable as scroll_in};
use iced::{Alignment, Border, Element, Length, Padding};

use super::access::{Meaning, means};
use super::keys::Fixed;
use super::look::Look;
use super::measure;
use super::widget::field::tick_box;
use super::widget::list::List;
use super::widget::press::{Press, press};
use super::widget::surface::Surface;
use super::widget::{list, text_of};
use crate::talk::Field;
use crate::words::{Words, say};

/// The id of a field that people write in.
#[must_use]
pub(super) fn field_id(field: Field) -> Id {
    match field {
        Field::Topic => Id::new("park"),
        Field::What => Id::new("what is agreed"),
        Field::KeepIt => Id::new("keep this agreement"),
        Field::By => Id::new("day by"),
        Field::Until => Id::new("until"),
        Field::Review => Id::new("day to review"),
        Field::Good => Id::new("good"),
        Field::Rules => Id::new("which rules"),
        Field::Rule(place) => Id::from(format!("rule {place}")),
        Field::Name(seat) => Id::from(format!("name {seat}")),
        Field::Newcomer => Id::new("newcomer"),
        Field::StillHere => Id::new("still here"),
        Field::InTheWay => Id::new("what got in the way here"),
        Field::LookAgain => Id::new("look again here"),
        Field::OtherWords => Id::new("other words"),
    }
}

/// A talk that was interrupted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Interrupted<'a> {
    pub title: &'a str,
    /// What is lost of it, as a sentence; `None` if nothing is.
    pub lost: Option<&'a str>,
    /// The title of the talk that waits until this one is gone on with or let go.
    pub after: Option<&'a str>,
}

/// A set or a path of which something isn't saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct Unfinished {
    /// Its file.
    pub(in crate::ui) file: PathBuf,
    /// What it is called.
    pub(in crate::ui) title: String,
    /// Whether the file is there still.
    pub(in crate::ui) is_there: bool,
}

impl Interrupted<'_> {
    /// What is said of it wherever it is offered.
    fn said(self, words: &Words) -> String {
        let Self { title, lost, after } = self;
        let nothing_lost = || after.is_none().then(|| say!(words, "library-interrupted-nothing-lost"));
        let sentences = [
            Some(say!(words, "library-interrupted", title = title)),
            lost.map(str::to_owned).or_else(nothing_lost),
            after.map(|after| say!(words, "library-interrupted-before", after = after)),
        ];
        sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// The lowest window that screens are laid out for; in a lower one the whole screen scrolls. The window for everyone
/// can't be scrolled, and shows less.
pub(super) const LEAST_HEIGHT: f32 = 480.0;

/// Content that scrolls if it has to. `left` and `right` are the space beside it, inside the scrolled area, so that the
/// bar runs in the margin and the content keeps its place.
pub(super) fn scroll<'a, Message: 'a>(
    look: &Look<'a>,
    content: impl Into<Element<'a, Message>>,
    left: f32,
    right: f32,
) -> Element<'a, Message> {
    let inner = container(content).padding(Padding { top: 1.0, right, bottom: 8.0, left });
    scrolled(look, inner, bar()).height(Length::Fill).into()
}

/// Content of its own height, which scrolls if the window is lower. Then it leaves space for the bar, which would
/// otherwise cover its edge.
pub(super) fn scroll_if_needed<'a, Message: 'a>(
    look: &Look<'a>,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    scrolled(look, content, bar().spacing(SPACING)).height(Length::Shrink).into()
}

/// The same for content that already has space for the bar at its right.
pub(super) fn scroll_beside_bar<'a, Message: 'a>(
    look: &Look<'a>,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    scrolled(look, content, bar()).height(Length::Shrink).into()
}

/// A whole screen, in a window that is too low for it. Its width is the window's without a [`BAR`].
pub(super) fn scroll_whole<'a, Message: 'a>(
    look: &Look<'a>,
    screen: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let screen = container(screen).width(Length::Fill).height(Length::Fixed(look.scale.window.height));
    scrolled(look, screen, bar().spacing(SPACING)).height(Length::Fill).into()
}

/// The width that a bar takes from content that scrolls.
pub(super) const BAR: f32 = WIDTH + 2.0 * MARGIN + SPACING;

/// A bar's width, and the space at its sides and towards the content.
const WIDTH: f32 = 8.0;
const MARGIN: f32 = 3.0;
const SPACING: f32 = 2.0;

fn bar() -> Scrollbar {
    Scrollbar::new().width(WIDTH).scroller_width(WIDTH).margin(MARGIN)
}

fn scrolled<'a, Message: 'a>(
    look: &Look<'a>,
    content: impl Into<Element<'a, Message>>,
    bar: Scrollbar,
) -> Scrollable<'a, Message> {
    let ink = look.colors.hairline;
    scroll_in(content)
        .direction(scrollable::Direction::Vertical(bar))
        .style(move |theme, status| {
            let mut style = scrollable::default(theme, status);
            style.vertical_rail.background = None;
            style.vertical_rail.scroller.background = ink.into();
            style.vertical_rail.scroller.border = Border::default().rounded(4);
            style
        })
        .width(Length::Fill)
}

/// A screen: the part at its top, the part that scrolls, and the part at its foot.
pub(super) fn page<'a, Message: 'a>(
    look: &Look<'a>,
    head: impl Into<Element<'a, Message>>,
    body: impl Into<Element<'a, Message>>,
    foot: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    page_of(look, Some(head.into()), body, foot)
}

/// The same; without a part at its top if all of that scrolls.
pub(super) fn page_of<'a, Message: 'a>(
    look: &Look<'a>,
    head: Option<Element<'a, Message>>,
    body: impl Into<Element<'a, Message>>,
    foot: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    let margin = look.scale.margin;
    let beside = Padding { left: margin, right: margin, ..Padding::ZERO };
    let mut page = Column::new()
        .push(head.map(|head| container(head).padding(beside).width(Length::Fill)))
        .push(container(body).height(Length::Fill))
        .spacing(look.scale.px(18.0));
    if let Some(foot) = foot {
        page = page.push(container(foot).padding(beside).width(Length::Fill));
    }
    page.padding([margin * 0.8, 0.0]).width(Length::Fill).height(Length::Fill).into()
}

/// Two columns of the same width, or one below the other if the window is too narrow for both.
pub(super) fn side_by_side<'a, Message: 'a>(
    look: &Look<'a>,
    left: impl Into<Element<'a, Message>>,
    right: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    if look.scale.one_column {
        return column![left.into(), right.into()].spacing(look.scale.px(20.0)).into();
    }
    let half = |content: Element<'a, Message>| container(content).width(Length::FillPortion(1));
    row![half(left.into()), half(right.into())].spacing(look.scale.px(40.0)).into()
}

/// A screen's way back, by what it is called.
#[derive(Debug, Clone, Copy)]
pub(super) enum Way<'a> {
    /// To where people were before.
    Back,
    /// To the settings.
    ToSettings,
    /// Away from something that has this name.
    From(&'a str),
}

/// The way back, at the top of a screen.
pub(super) fn back<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    way: Way<'_>,
    message: Message,
) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let (words, name) = match way {
        Way::Back => (say!(words, "widget-back"), say!(words, "widget-back", "name")),
        Way::ToSettings => {
            (say!(words, "widget-back-to-settings"), say!(words, "widget-back-to-settings", "name"))
        }
        Way::From(place) => (
            say!(words, "widget-back-from", place = place),
            say!(words, "widget-back-from", "name", place = place),
        ),
    };
    let size = scale.heading * 0.9;
    // A word that fills the line may break anywhere: else the sign would stand alone above it.
    let room = (scale.window.width - 2.0 * scale.margin) * 0.45;
    let is_long = measure::widest_word([words.as_str()], size) > room;
    let wrapping = if is_long { Wrapping::Glyph } else { Wrapping::WordOrGlyph };
    press(text_of(words, size, colors.muted).wrapping(wrapping), Surface::bare(look, colors.muted))
        .named(name)
        .padding([scale.px(4.0), 0.0])
        .least(44.0, 32.0)
        .on_press(message)
        .into()
}

/// What stands at the top of a screen, and at its right the way to help.
pub(super) fn beside_help<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    top: impl Into<Element<'a, Message>>,
    message: Message,
) -> Element<'a, Message> {
    let help = link(look, say!(look.words, "command-help"), message)
        .means(Meaning::button().key(Some(Fixed::Help.key(look.words))));
    row![container(top).width(Length::Fill), help]
        .spacing(look.scale.px(16.0))
        .align_y(Alignment::Center)
        .into()
}

/// The way out of everything, as a link that names its key where there is space; `by_key` if Shift three times is one, too.
pub(super) fn exit_link<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    by_key: bool,
    message: Message,
) -> Press<'a, Message> {
    let words = look.words;
    if !by_key || look.scale.one_column {
        return link(look, say!(words, "quick-exit"), message).named(say!(words, "quick-exit", "name"));
    }
    let key = Fixed::QuickExit.key(words);
    let name = say!(words, "quick-exit-by-key", "name", key = key.as_str());
    link(look, say!(words, "quick-exit-by-key", key = key.as_str()), message).named(name)
}

/// What a quick exit does; `by_key` if Shift three times is one.
pub(super) fn quick_exit(words: &Words, by_key: bool) -> String {
    let what = say!(words, "quick-exit-what");
    if by_key { [say!(words, "quick-exit-key"), what].join(" ") } else { what }
}

/// The way out of everything, with what it does; `by_key` if Shift three times is one, too.
pub(super) fn way_out<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    by_key: bool,
    message: Message,
) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let surface = Surface::outlined(look, scale.px(12.0));
    let exit = press(text_of(say!(words, "quick-exit"), scale.body, colors.ink), surface)
        .padding([scale.px(8.0), scale.px(18.0)])
        .least(44.0, 44.0)
        .on_press(message)
        .named(say!(words, "quick-exit", "name"));
    let what = text_of(quick_exit(words, by_key), scale.caption, colors.muted).width(Length::Fill);
    if scale.one_column {
        return column![exit, what].spacing(scale.px(6.0)).into();
    }
    row![exit, what].spacing(scale.px(20.0)).align_y(iced::Alignment::Center).into()
}

/// Words to press, in the accent's colour.
pub(super) fn link<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    words: impl iced::widget::text::IntoFragment<'a>,
    message: Message,
) -> Press<'a, Message> {
    press(text_of(words, look.scale.caption, look.colors.first), Surface::link(look))
        .padding([look.scale.px(4.0), 0.0])
        .least(32.0, 32.0)
        .on_press(message)
}

/// Somebody's own yes, which they can take back.
pub(super) fn yes<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    said: String,
    yes: bool,
    message: Message,
) -> Press<'a, Message> {
    let (ink, scale) = (look.colors.ink, look.scale);
    let radius = scale.px(10.0);
    let surface = if yes { Surface::chosen(look, radius) } else { Surface::outlined(look, radius) };
    let mark = tick_box(look, yes, (scale.caption * 1.1).round());
    let said = row![mark, text_of(said, scale.caption, ink)].spacing(scale.px(8.0));
    press(said.align_y(Alignment::Center), surface)
        .padding([scale.px(7.0), scale.px(12.0)])
        .least(44.0, 36.0)
        .means(Meaning::tick(yes))
        .on_press(message)
}

/// The most of a name that a [`yes`] shows: a long one is cut, so that all of them keep their place.
pub(super) fn name_in_yes(look: &Look<'_>, name: &str) -> String {
    let size = look.scale.caption;
    measure::one_line(name, size, size * 9.0)
}

/// A question before something goes for good: what does it, and what changes nothing, which has this id and gets the focus.
pub(super) fn sure<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    question: String,
    (yes, erase): (String, Message),
    (no, keep, id): (String, Message, Id),
) -> Element<'a, Message> {
    let scale = look.scale;
    let question = text_of(question, scale.body, look.colors.ink).width(Length::Fill);
    let question = means(Meaning::aloud(), question);
    let answer = |words: String, message: Message| {
        button(look, words, Surface::outlined(look, scale.px(12.0)), message)
            .padding([scale.px(8.0), scale.px(18.0)])
            .least(44.0, 44.0)
    };
    let answers = row![answer(yes, erase), answer(no, keep).id(id)].spacing(scale.px(12.0));
    if scale.one_column {
        let answers = answers.wrap().vertical_spacing(scale.px(8.0));
        return column![question, answers].spacing(scale.px(8.0)).into();
    }
    row![question, answers].spacing(scale.px(16.0)).align_y(Alignment::Center).into()
}

/// A button with words in its middle.
pub(super) fn button<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    words: impl iced::widget::text::IntoFragment<'a>,
    surface: Surface,
    message: Message,
) -> Press<'a, Message> {
    let words = text_of(words, look.scale.body, surface.ink).wrapping(iced::widget::text::Wrapping::None);
    button_of(look, words, surface, message)
}

/// The same for words that include a name: in a row that wraps, they take several lines if one isn't enough.
pub(super) fn button_for<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    words: impl iced::widget::text::IntoFragment<'a>,
    surface: Surface,
    message: Message,
) -> Press<'a, Message> {
    button_of(look, text_of(words, look.scale.body, surface.ink), surface, message)
}

fn button_of<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    words: Text<'a>,
    surface: Surface,
    message: Message,
) -> Press<'a, Message> {
    let scale = look.scale;
    press(words, surface)
        .padding([scale.px(10.0), scale.px(22.0)])
        .least(44.0, scale.px(52.0).max(44.0))
        .on_press(message)
}

/// A value's choices beside each other, each with what it is called; the `taken` one shows, if there is one. They are one
/// stop for Tab, and have this name together.
pub(super) fn choices<'a, Value: Clone + PartialEq + 'a, Message: 'a>(
    look: &Look<'a>,
    name: &str,
    offered: impl IntoIterator<Item = (Value, String)>,
    taken: &Value,
    on_choose: impl Fn(Value) -> Message + 'a,
) -> Element<'a, Message> {
    choice_list(look, name, offered, taken, on_choose).into()
}

/// The same as [`choices`], still as a list, so that it can be given an id.
pub(super) fn choice_list<'a, Value: Clone + PartialEq + 'a, Message: 'a>(
    look: &Look<'a>,
    name: &str,
    offered: impl IntoIterator<Item = (Value, String)>,
    taken: &Value,
    on_choose: impl Fn(Value) -> Message + 'a,
) -> List<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let (values, called): (Vec<Value>, Vec<String>) = offered.into_iter().unzip();
    let chosen = values.iter().position(|value| value == taken);
    let lines = called.into_iter().map(|words| {
        text_of(words, scale.caption, colors.ink).wrapping(iced::widget::text::Wrapping::None).into()
    });
    list(look, name, lines, chosen, move |at| on_choose(values[at].clone())).across(look)
}

/// How wide a [`button`] with these words is.
#[must_use]
pub(super) fn button_width(look: &Look, words: &str) -> f32 {
    (measure::width(words, look.scale.body) + 2.0 * look.scale.px(22.0)).ceil().max(44.0)
}
