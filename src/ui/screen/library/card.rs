//! A card of the library: a rule set to choose, or what is wrong with a file.

use iced::widget::{Column, Id, Row, column, container, row, space, stack};
use iced::{Element, Length, Padding};

use super::{Doing, Message, Open};
use crate::library::card::{Card, Facts};
use crate::library::paths::PathEntry;
use crate::rule_set::check::{Problem, Severity};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::screen::link;
use crate::ui::screen::own_set::{naming, our_name};
use crate::ui::widget::field::card_style;
use crate::ui::widget::{Surface, heading, press, text_of};
use crate::words::{InWords, Words, say};

/// A card in this width. `place` is its number in the list, and how many there are.
pub(super) fn card<'a>(
    look: &Look<'a>,
    card: &'a Card,
    open: Option<&'a Open>,
    language: &str,
    place: (usize, usize),
    width: f32,
) -> Element<'a, Message> {
    match (card.faults(), open) {
        (Some(_), Some(open)) if open.doing == Doing::Deleting => opened(look, card, open, language, width),
        (Some(faults), _) => {
            broken(look, card.name(), faults.first.as_ref(), faults.errors.saturating_sub(1), true)
        }
        (None, Some(open)) => opened(look, card, open, language, width),
        (None, None) => whole(look, card, language, place, width),
    }
}

/// What opens a card's menu.
pub(super) fn more_button(name: &str) -> Id {
    Id::from(format!("more {name}"))
}

/// The first of the ways in a card's menu.
pub(super) fn first_way() -> Id {
    Id::new("first way")
}

/// The space around the words on a card.
fn padding(look: &Look) -> Padding {
    Padding { right: look.scale.px(16.0), ..Padding::new(look.scale.px(22.0)) }
}

/// How many lines of summary a card of this width has space for.
fn summary_lines(look: &Look, width: f32) -> u8 {
    let width = width - padding(look).x();
    if look.scale.one_column || width < look.scale.body * 16.0 { 3 } else { 2 }
}

/// The height of a card that holds a title, its summary and the facts, in any type size.
pub(super) fn height(look: &Look, width: f32) -> f32 {
    let scale = look.scale;
    let lines = f32::from(summary_lines(look, width));
    let type_height = scale.heading * 0.96 + scale.body * 0.94 * lines + scale.caption;
    type_height * measure::LINE + scale.px(64.0)
}

/// A set to choose. Until it has been read it shows only its name, and can be chosen by that.
fn whole<'a>(
    look: &Look<'a>,
    card: &'a Card,
    language: &str,
    place: (usize, usize),
    width: f32,
) -> Element<'a, Message> {
    let (title, summary) = (card.title(language), card.summary(language).unwrap_or_default());
    let facts = card.facts();
    let mut words: Vec<String> = facts.map(|facts| people_and_minutes(facts, look.words)).unwrap_or_default();
    let languages = card.languages();
    if languages.len() > 1 {
        words.push(languages.join(", "));
    }
    if card.path().is_some() {
        words.push(say!(look.words, "library-own"));
    }
    // All of the tags are heard, whether or not there is room to show them.
    let tags = facts.map_or(&[][..], |facts| &facts.tags);
    let said = look.words.beside(&[words.clone(), tags.to_vec()].concat());
    let foot = with_tags(look, words, tags, width - padding(look).x());
    let shown = Shown { title, summary, said, foot, place };
    let more = (more_button(card.name()), Message::More(card.name().to_owned()));
    to_choose(look, shown, Message::Choose(card.name().to_owned()), Some(more), width)
}

/// A path to look at, or what is wrong with its file.
pub(super) fn path<'a>(
    look: &Look<'a>,
    entry: &'a PathEntry,
    language: &str,
    place: (usize, usize),
    width: f32,
) -> Element<'a, Message> {
    let Some(path) = &entry.checked.path else {
        let mut errors = entry.checked.problems.iter().filter(|one| one.severity == Severity::Error);
        let first = errors.next();
        return broken(look, &entry.name, first, errors.count(), false);
    };
    let summary = path.summary.as_ref().map_or("", |summary| summary.get(language));
    let mut words = vec![say!(look.words, "library-path-length")];
    if entry.source.path().is_some() {
        words.push(say!(look.words, "library-own"));
    }
    let said = look.words.beside(&words);
    let shown = Shown { title: path.name.get(language), summary, foot: said.clone(), said, place };
    to_choose(look, shown, Message::Path(entry.name.clone()), None, width)
}

/// What a card shows.
struct Shown<'a> {
    title: &'a str,
    summary: &'a str,
    /// What a screen reader says after the summary.
    said: String,
    /// What stands at its foot.
    foot: String,
    /// Its number in the list, and how many there are.
    place: (usize, usize),
}

/// A card that sends `message` when it is pressed; with what opens its menu, if it has one.
fn to_choose<'a>(
    look: &Look<'a>,
    shown: Shown<'a>,
    message: Message,
    more: Option<(Id, Message)>,
    width: f32,
) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let Shown { title: called, summary, said, foot, place } = shown;
    let mut meaning = Meaning::button().named(called).described(format!("{summary} {said}"));
    meaning.node.set_position_in_set(place.0);
    meaning.node.set_size_of_set(place.1);
    // A title that needs a second line takes it from the summary; what doesn't fit is cut.
    let (small, room) = (scale.body * 0.94, width - padding(look).x());
    let size = title_size(look, called, room);
    let title = measure::some_lines(called, size, room, 2);
    let second = measure::height(&title, size, room) > 1.5 * size * measure::LINE;
    let summary = measure::some_lines(summary, small, room, summary_lines(look, width) - u8::from(second));
    let content = column![
        text_of(title, size, colors.ink),
        text_of(summary, small, colors.muted),
        space::vertical().height(Length::Fill),
        container(text_of(foot, scale.caption * 0.95, colors.muted))
            .padding(Padding { right: more_width(look), ..Padding::ZERO }),
    ]
    .spacing(scale.px(8.0));
    let height = Length::Fixed(height(look, width));
    let card_to_choose = press(content, Surface::card(look, scale.px(16.0)))
        .padding(padding(look))
        .width(Length::Fill)
        .height(height)
        .on_press(message)
        .means(meaning);
    let Some((id, message)) = more else { return card_to_choose.into() };
    let (wide, high) = (more_width(look), 32.0_f32.max(scale.body * measure::LINE));
    let dots = container(text_of(DOTS, scale.body, colors.first)).center_x(Length::Fixed(wide));
    let more = press(dots, Surface::bare(look, colors.first))
        .least(wide, high)
        .on_press(message)
        .named(say!(look.words, "library-more", title = called))
        .id(id);
    // Its middle is the facts’, or a little lower where it would touch the summary.
    let facts = scale.caption * 0.95 * measure::LINE;
    let bottom = (padding(look).bottom + (facts - high) / 2.0 - 4.0).max(2.0);
    let beside = Padding { right: scale.px(12.0), bottom, ..Padding::ZERO };
    let corner = container(more).padding(beside).align_right(Length::Fill).align_bottom(height);
    stack![card_to_choose, corner].into()
}

/// A title's type size: a little smaller where it fits on one line then.
fn title_size(look: &Look, title: &str, room: f32) -> f32 {
    let usual = look.scale.heading * 0.96;
    let wide = measure::width(title, usual);
    if wide > room && wide * 0.88 <= room { usual * 0.88 } else { usual }
}

/// These words and, as far as they fit beside them, the set's tags.
fn with_tags(look: &Look, mut words: Vec<String>, tags: &[String], room: f32) -> String {
    let room = room - more_width(look);
    let mut all = look.words.beside(&words);
    for tag in tags {
        words.push(tag.clone());
        let more = look.words.beside(&words);
        if measure::width(&more, look.scale.caption * 0.95) > room {
            break;
        }
        all = more;
    }
    all
}

/// The sign of a menu.
const DOTS: &str = "···";

/// How wide what opens a menu is.
fn more_width(look: &Look) -> f32 {
    look.scale.px(40.0).max(40.0)
}

/// A card with its menu open: what can be done with the set, or the name that a copy of it gets.
fn opened<'a>(
    look: &Look<'a>,
    card: &'a Card,
    open: &'a Open,
    language: &str,
    width: f32,
) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let (called, size) = (card.title(language), scale.heading * 0.96);
    let title = measure::some_lines(called, size, width - padding(look).x(), 1);
    let aloud = |said: String, ink| means(Meaning::aloud(), text_of(said, scale.caption, ink));
    let trouble = open.trouble.as_ref().map(|trouble| aloud(trouble.in_words(words), colors.wrapping_up));
    let below: Element<'a, Message> = match &open.doing {
        Doing::Deleting if open.keeping => aloud(say!(words, "library-deleting"), colors.muted),
        Doing::Copying(_) | Doing::Renaming(_) if open.keeping => {
            aloud(say!(words, "own-set-keeping"), colors.muted)
        }
        Doing::Copying(name) | Doing::Renaming(name) => {
            let naming = naming(look, name, true, [Message::KeepOurs, Message::Less], Message::OurName);
            column![naming].push(trouble).spacing(scale.px(8.0)).into()
        }
        Doing::Deleting => {
            let sure = aloud(say!(words, "library-delete-sure", title = called), colors.ink);
            let keep = link(look, say!(words, "library-delete-no"), Message::Less).id(first_way());
            let delete = link(look, say!(words, "library-delete-yes"), Message::Delete).named(say!(
                words,
                "library-delete-yes",
                "name"
            ));
            let ways = row![delete, keep].spacing(scale.px(22.0)).wrap();
            Column::new().push(sure).push(trouble).push(ways).spacing(scale.px(8.0)).into()
        }
        Doing::Choosing => ways(look, card, called),
    };
    let content =
        container(column![heading(3, text_of(title, size, colors.ink)), below].spacing(scale.px(8.0)));
    // As high as the card was, or higher where that isn't enough.
    let high = height(look, width);
    let holds = space::vertical().width(Length::Fixed(1.0)).height(Length::Fixed(high - padding(look).y()));
    container(row![content.width(Length::Fill), holds])
        .padding(padding(look))
        .width(Length::Fill)
        .style(card_style(look, scale.px(16.0)))
        .into()
}

/// What can be done with a set of this title.
fn ways<'a>(look: &Look<'a>, card: &'a Card, called: &str) -> Element<'a, Message> {
    let words = look.words;
    let name = || card.name().to_owned();
    let first = if card.path().is_some() {
        link(look, say!(words, "library-open-file"), Message::OpenFile(name())).named(say!(
            words,
            "library-open-file",
            "name",
            name = called
        ))
    } else {
        let at_first = our_name(called, words);
        link(look, say!(words, "library-make-ours"), Message::NameOurs(at_first)).named(say!(
            words,
            "library-make-ours",
            "name",
            title = called
        ))
    };
    let print = link(look, say!(words, "print-card"), Message::Print(name()));
    let print = print.named(say!(words, "print-card", "name", title = called));
    let mut ways: Vec<Element<'a, Message>> = vec![first.id(first_way()).into(), print.into()];
    if card.path().is_some() {
        let rename = link(look, say!(words, "library-rename"), Message::NameAnew(called.to_owned()));
        let delete = link(look, say!(words, "library-delete"), Message::AskDelete(name()));
        ways.push(rename.named(say!(words, "library-rename", "name", title = called)).into());
        ways.push(delete.named(say!(words, "library-delete", "name", title = called)).into());
    }
    ways.push(link(look, say!(words, "library-less"), Message::Less).into());
    Row::with_children(ways).spacing(look.scale.px(22.0)).wrap().vertical_spacing(0.0).into()
}

/// How many people it is for, and how long it takes.
fn people_and_minutes(facts: &Facts, words: &Words) -> Vec<String> {
    let people = words.people(facts.people.0, facts.people.1);
    let minutes = Some(facts.length).filter(|length| !length.is_zero()).map(|length| words.span(length));
    std::iter::once(people).chain(minutes).collect()
}

/// A file that can't be used: what is wrong, where, and a button to open it; and one to delete it, if it can be deleted.
fn broken<'a>(
    look: &Look<'a>,
    name: &'a str,
    first: Option<&Problem>,
    more: usize,
    deletes: bool,
) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let (first, help) = first.map_or_else(Default::default, |problem| {
        let told = problem.told(words);
        let first = match &problem.place {
            Some(place) => {
                let line = place.line.to_string();
                let fault = problem.message_of_place(words);
                say!(words, "library-fault-at-line", line = line, fault = fault)
            }
            None => say!(words, "library-fault-in-file", fault = told.message),
        };
        (first, told.help)
    });
    let title = say!(words, "library-fault-title", name = name);
    let mut lines = column![
        heading(3, text_of(title, scale.heading, colors.ink)),
        text_of(first, scale.body * 0.92, colors.muted),
    ]
    .spacing(scale.px(8.0));
    if !help.is_empty() {
        let help = say!(words, "library-fault-help", help = help);
        lines = lines.push(text_of(help, scale.caption, colors.muted));
    }
    if more > 0 {
        let more = say!(words, "library-fault-more", number = more);
        lines = lines.push(text_of(more, scale.caption, colors.muted));
    }
    let links = row![
        link(look, say!(words, "library-open-file"), Message::OpenFile(name.to_owned())).named(say!(
            words,
            "library-open-file",
            "name",
            name = name
        )),
        link(look, say!(words, "library-look-again"), Message::Reload),
    ]
    .push(deletes.then(|| {
        link(look, say!(words, "library-delete"), Message::AskDelete(name.to_owned())).named(say!(
            words,
            "library-delete",
            "name",
            title = name
        ))
    }))
    .spacing(scale.px(22.0))
    .wrap()
    .vertical_spacing(0.0);
    let style = card_style(look, scale.px(16.0));
    container(column![lines, links].spacing(scale.px(8.0)))
        .padding(scale.px(22.0))
        .width(Length::Fill)
        .style(move |theme| {
            let mut style = style(theme);
            style.border.color = colors.wrapping_up;
            style
        })
        .into()
}
