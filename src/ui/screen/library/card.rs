//! A card of the library: a rule set or a path to choose, or what is wrong with a file.

use iced::keyboard::key::Named;
use iced::widget::{column, container, row, space, stack};
use iced::{Element, Length, Padding};

use super::Message;
use super::menu::{Subject, opened};
use super::open::{Doing, Item, Open};
use crate::library::card::{Card, Facts};
use crate::library::paths::PathEntry;
use crate::rule_set::check::{Problem, Severity};
use crate::ui::access::Meaning;
use crate::ui::keys::Fixed;
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::screen::link;
use crate::ui::screen::own_set::our_name;
use crate::ui::widget::field::card_style;
use crate::ui::widget::{Surface, heading, press, text_of};
use crate::words::{Words, say};

/// Where a card stands.
#[derive(Debug, Clone)]
pub(super) struct Stands {
    /// Its number in the list, and how many there are.
    pub(super) place: (usize, usize),
    /// Where the arrow keys lead from it.
    pub(super) keys: Vec<(Named, Message)>,
    /// The card after it, or else before it.
    pub(super) beside: Option<Item>,
}

/// A card in this width.
pub(super) fn card<'a>(
    look: &Look<'a>,
    card: &'a Card,
    open: Option<&'a Open>,
    language: &str,
    stands: Stands,
    width: f32,
) -> Element<'a, Message> {
    let item = Item::Set(card.name().to_owned());
    let title = card.title(language);
    let subject = Subject { item: item.clone(), title, is_own: card.path().is_some() };
    match (card.faults(), open) {
        (Some(_), Some(open)) if open.doing == Doing::Deleting => opened(look, &subject, open, width),
        (Some(faults), _) => {
            let more = faults.errors.saturating_sub(1);
            let before = card.last_good().map(|_| (title, card.summary(language)));
            broken(look, &item, (faults.first.as_ref(), more), before, stands)
        }
        (None, Some(open)) => opened(look, &subject, open, width),
        (None, None) => whole(look, card, item, language, stands, width),
    }
}

/// The space around the words on a card.
pub(super) fn padding(look: &Look) -> Padding {
    Padding { right: look.scale.px(10.0), ..Padding::new(look.scale.px(22.0)) }
}

/// More of it at the right of a summary, whose lines are often full.
fn beside_summary(look: &Look) -> f32 {
    look.scale.px(6.0)
}

/// How many lines of summary a card of this width has space for.
fn summary_lines(look: &Look, width: f32) -> u8 {
    let width = width - padding(look).x();
    if look.scale.one_column || width < look.scale.body * 16.0 { 3 } else { 2 }
}

/// The type size of a card's title.
pub(super) fn title_size(look: &Look) -> f32 {
    look.scale.heading * 0.93
}

/// The type size of what stands at its foot.
fn foot_size(look: &Look) -> f32 {
    look.scale.caption * 0.95
}

/// The height of a card that holds a title, its summary and the facts, in any type size.
pub(super) fn height(look: &Look, width: f32) -> f32 {
    let scale = look.scale;
    let lines = f32::from(summary_lines(look, width));
    let type_height = title_size(look) + scale.body * 0.94 * lines + scale.caption;
    type_height * measure::LINE + scale.px(64.0)
}

/// A set to choose. Until it has been read it shows only its name, and can be chosen by that.
fn whole<'a>(
    look: &Look<'a>,
    card: &'a Card,
    item: Item,
    language: &str,
    stands: Stands,
    width: f32,
) -> Element<'a, Message> {
    let (title, summary) = (card.title(language), card.summary(language).unwrap_or_default());
    let facts = card.facts();
    let short: Vec<String> = facts.map(|facts| people_and_minutes(facts, look.words)).unwrap_or_default();
    let languages = card.languages();
    let languages = (languages.len() > 1).then(|| languages.join(", "));
    let own = card.path().is_some().then(|| say!(look.words, "library-own"));
    let long: Vec<String> = short.iter().cloned().chain(languages).chain(own.clone()).collect();
    let short: Vec<String> = short.into_iter().chain(own).collect();
    // All of the tags are heard, whether or not there is room to show them.
    let tags = facts.map_or(&[][..], |facts| &facts.tags);
    let said = look.words.beside(&[long.clone(), tags.to_vec()].concat());
    let foot = foot(look, [long, short], tags, width - padding(look).x());
    let message = Message::Choose(card.name().to_owned());
    let edit = edit(look, &item, title, card.path().is_some(), &stands);
    to_choose(look, Shown { title, summary, said, foot, item, message, edit, stands }, width)
}

/// A path to look at, or what is wrong with its file.
pub(super) fn path<'a>(
    look: &Look<'a>,
    entry: &'a PathEntry,
    open: Option<&'a Open>,
    language: &str,
    stands: Stands,
    width: f32,
) -> Element<'a, Message> {
    let item = Item::Path(entry.name.clone());
    let is_own = entry.file().is_some();
    let subject = Subject { item: item.clone(), title: entry.title(language), is_own };
    let Some(path) = entry.path() else {
        if let Some(open) = open.filter(|open| open.doing == Doing::Deleting) {
            return opened(look, &subject, open, width);
        }
        let mut errors = entry.checked.problems.iter().filter(|one| one.severity == Severity::Error);
        let first = errors.next();
        return broken(look, &item, (first, errors.count()), None, stands);
    };
    if let Some(open) = open {
        return opened(look, &subject, open, width);
    }
    let summary = path.summary.as_ref().map_or("", |summary| summary.get(language));
    let words = look.words;
    let own = is_own.then(|| say!(words, "library-own"));
    let with = |length: String| std::iter::once(length).chain(own.clone()).collect::<Vec<_>>();
    let long = with(say!(words, "library-path-length"));
    let short = with(say!(words, "library-path-length", "short"));
    let said = words.beside(&long);
    let foot = foot(look, [long, short], &[], width - padding(look).x());
    let message = Message::Path(entry.name.clone());
    let title = path.name.get(language);
    let edit = edit(look, &item, title, is_own, &stands);
    to_choose(look, Shown { title, summary, said, foot, item, message, edit, stands }, width)
}

/// What a card shows.
struct Shown<'a> {
    title: &'a str,
    summary: &'a str,
    /// What a screen reader says after the summary.
    said: String,
    /// What stands at its foot.
    foot: String,
    item: Item,
    /// What a press of it sends.
    message: Message,
    /// What Ctrl and E do.
    edit: Message,
    stands: Stands,
}

/// What changes it in the editor: people's own, or a copy of a built-in one.
fn edit(look: &Look<'_>, item: &Item, title: &str, is_own: bool, stands: &Stands) -> Message {
    if is_own {
        return Message::Edit(item.clone());
    }
    Message::Copy(item.clone(), stands.beside.clone(), our_name(title, look.words))
}

/// A card to press, with what opens its menu.
fn to_choose<'a>(look: &Look<'a>, shown: Shown<'a>, width: f32) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let Shown { title: called, summary, said, foot, item, message, edit, stands } = shown;
    let mut meaning = Meaning::button().named(called).described(format!("{summary} {said}"));
    meaning.node.set_position_in_set(stands.place.0);
    meaning.node.set_size_of_set(stands.place.1);
    // A title that needs a second line takes it from the summary; what doesn't fit is cut.
    let (size, small, room) = (title_size(look), scale.body * 0.94, width - padding(look).x());
    let title = measure::some_lines(called, size, room, 2);
    let second = measure::height(&title, size, room) > 1.5 * size * measure::LINE;
    // So does a second line at the foot.
    let at_foot = measure::height(&foot, foot_size(look), room - more_width(look));
    let third = at_foot > 1.5 * foot_size(look) * measure::LINE;
    let lines = (summary_lines(look, width) - u8::from(second)).saturating_sub(u8::from(third));
    let summary = match lines {
        0 => String::new(),
        lines => measure::some_lines(summary, small, room - beside_summary(look), lines),
    };
    let summary = container(text_of(summary, small, colors.muted))
        .padding(Padding { right: beside_summary(look), ..Padding::ZERO });
    let words =
        column![text_of(title, size, colors.ink), summary].spacing(scale.px(if second { 3.0 } else { 8.0 }));
    let content = column![
        words,
        space::vertical().height(Length::Fill),
        container(text_of(foot, foot_size(look), colors.muted))
            .padding(Padding { right: more_width(look), ..Padding::ZERO }),
    ];
    let height = Length::Fixed(height(look, width));
    let card_to_choose = press(content, Surface::card(look, scale.px(16.0)))
        .padding(padding(look))
        .width(Length::Fill)
        .height(height)
        .on_press(message)
        .on_keys(stands.keys.clone())
        .on_edit(edit.clone())
        .means(meaning.key(Some(Fixed::Edit.key(look.words))))
        .id(item.card());
    let (wide, high) = (more_width(look), 32.0_f32.max(scale.body * measure::LINE));
    let dots = container(text_of(DOTS, scale.body, colors.first)).center_x(Length::Fixed(wide));
    let more = press(dots, Surface::bare(look, colors.first))
        .least(wide, high)
        .on_press(Message::More(item.clone(), stands.beside))
        .on_keys(stands.keys)
        .on_edit(edit)
        .named(say!(look.words, "library-more", title = called))
        .id(item.more());
    // Its middle is the facts’, or a little lower where it would touch the summary.
    let facts = foot_size(look) * measure::LINE;
    let bottom = (padding(look).bottom + (facts - high) / 2.0 - 4.0).max(2.0);
    let beside = Padding { right: scale.px(12.0), bottom, ..Padding::ZERO };
    let corner = container(more).padding(beside).align_right(Length::Fill).align_bottom(height);
    stack![card_to_choose, corner].into()
}

/// The first of these that fits on one line beside what opens the menu, with as many of the tags as fit, too; else the last
/// on two lines.
fn foot(look: &Look, words: [Vec<String>; 2], tags: &[String], room: f32) -> String {
    let room = room - more_width(look);
    let fits = |words: &String| measure::width(words, foot_size(look)) <= room;
    let [long, short] = words;
    let mut words = if fits(&look.words.beside(&long)) { long } else { short };
    let mut all = look.words.beside(&words);
    if !fits(&all) {
        return measure::some_lines(&all, foot_size(look), room, 2);
    }
    for tag in tags {
        words.push(tag.clone());
        let more = look.words.beside(&words);
        if !fits(&more) {
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

/// How many people it is for, and how long it takes.
fn people_and_minutes(facts: &Facts, words: &Words) -> Vec<String> {
    let people = words.people(facts.people.0, facts.people.1);
    let minutes = Some(facts.length).filter(|length| !length.is_zero()).map(|length| words.span(length));
    std::iter::once(people).chain(minutes).collect()
}

/// A file that can't be used: what is wrong, where, and buttons to open it and to delete it. Where it could be used
/// `before`, it has that title and summary still.
fn broken<'a>(
    look: &Look<'a>,
    item: &Item,
    (first, more): (Option<&Problem>, usize),
    before: Option<(&str, Option<&str>)>,
    stands: Stands,
) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let name = item.name();
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
    let (title, summary) = match before {
        Some((title, summary)) => (title.to_owned(), summary.map(str::to_owned)),
        None => (say!(words, "library-fault-title", name = name), None),
    };
    let summary = summary.map(|summary| text_of(summary, scale.body * 0.92, colors.muted));
    let mark = before.map(|_| text_of(say!(words, "library-fault-broke"), scale.caption, colors.wrapping_up));
    let mut lines = column![heading(3, text_of(title, scale.heading, colors.ink)),]
        .push(summary)
        .push(mark)
        .push(text_of(first, scale.body * 0.92, colors.muted))
        .spacing(scale.px(8.0));
    if !help.is_empty() {
        let help = say!(words, "library-fault-help", help = help);
        lines = lines.push(text_of(help, scale.caption, colors.muted));
    }
    if more > 0 {
        let more = say!(words, "library-fault-more", number = more);
        lines = lines.push(text_of(more, scale.caption, colors.muted));
    }
    let open_file = link(look, say!(words, "library-open-file"), Message::OpenFile(item.clone()));
    let open_file = open_file.named(say!(words, "library-open-file", "name", name = name));
    let edit = Message::Edit(item.clone());
    let edit_here = link(look, say!(words, "library-edit-here"), edit.clone());
    let edit_here = edit_here.named(say!(words, "library-edit-here", "name", name = name));
    let delete = Message::AskDelete(item.clone(), stands.beside);
    let delete = link(look, say!(words, "library-delete"), delete);
    let links = row![
        open_file.id(item.card()).on_keys(stands.keys).on_edit(edit.clone()),
        edit_here.on_edit(edit),
        link(look, say!(words, "library-look-again"), Message::Reload),
        delete.named(say!(words, "library-delete", "name", title = name)),
    ]
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
