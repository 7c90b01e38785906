//! What the page shows.

use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Element, Length};
use jiff::civil::Date;

use super::list::{Group, Line, people, topics};
use super::{Agreed, Message};
use crate::record::agreements::{Agreement, How};
use crate::session::Moment;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::{Way, back, beside_help, choices, link, page, scroll};
use crate::ui::widget::field::field;
use crate::ui::widget::{heading, rows, text_of};
use crate::words::{Words, say};

impl Agreed {
    /// The page, with all agreements; `trouble` is why one couldn't be changed. In a talk everything can't be erased.
    pub(crate) fn view<'a>(
        &'a self,
        all: &'a [Agreement],
        trouble: Option<String>,
        (today, now): (Date, Moment),
        in_talk: bool,
        look: &Look<'a>,
    ) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let title = heading(1, text_of(say!(words, "agreed-title"), scale.title * 1.1, colors.ink));
        let search = field(look, &say!(words, "agreed-search"), &self.search, Message::Search).named(say!(
            words,
            "agreed-search",
            "name"
        ));
        let titled: Element<'a, Message> = if all.is_empty() {
            title
        } else if scale.one_column {
            column![title, search].spacing(scale.px(12.0)).into()
        } else {
            let search = container(search).width(Length::Fixed(scale.px(352.0)));
            row![container(title).width(Length::Fill), search].align_y(Alignment::Center).into()
        };
        let head = column![beside_help(look, back(look, Way::Back, Message::Back), Message::Help), titled]
            .push(self.last(all, look).filter(|_| trouble.is_none()))
            .push(trouble.map(|trouble| said(trouble, colors.wrapping_up, look)))
            .spacing(scale.px(10.0));
        let body = self.body(all, today, look);
        let foot = (!all.is_empty()).then(|| {
            let copies = self.copies.foot(look, now).map(Message::SaveAs);
            let erase = (!in_talk).then(|| link(look, say!(words, "erase-open"), Message::EraseEverything));
            let foot = row![container(copies).width(Length::Fill)].push(erase);
            foot.spacing(scale.px(22.0)).align_y(Alignment::End).into()
        });
        page(look, head, scroll(look, body, scale.margin, scale.margin), foot)
    }

    /// Whose agreements are shown, and of talks about what, where there is a choice.
    fn choices<'a>(&'a self, all: &'a [Agreement], look: &Look<'a>) -> Option<Element<'a, Message>> {
        let (scale, words) = (look.scale, look.words);
        let one_of = |name: String,
                      found: Vec<String>,
                      least: usize,
                      taken: &Option<String>,
                      on: fn(Option<String>) -> Message| {
            (found.len() >= least).then(|| {
                let none = std::iter::once((None, say!(words, "agreed-all")));
                let found = found.into_iter().map(|one| (Some(one.clone()), one));
                let chips = choices(look, &name, none.chain(found), taken, on);
                let name = text_of(name, scale.caption, look.colors.muted);
                row![name, chips].spacing(scale.px(14.0)).align_y(Alignment::Center)
            })
        };
        let owned = |found: std::collections::BTreeSet<&str>| found.into_iter().map(str::to_owned).collect();
        let person =
            one_of(say!(words, "agreed-person"), owned(people(all)), 2, &self.person, Message::Person);
        let topic = one_of(say!(words, "agreed-topic"), owned(topics(all)), 1, &self.topic, Message::Topic);
        if person.is_none() && topic.is_none() {
            return None;
        }
        let both = Row::new().push(person).push(topic).spacing(scale.px(30.0)).align_y(Alignment::Center);
        Some(both.wrap().vertical_spacing(scale.px(8.0)).into())
    }

    /// What has just been said of an agreement, and the way to take it back.
    fn last<'a>(&'a self, all: &'a [Agreement], look: &Look<'a>) -> Option<Element<'a, Message>> {
        let (scale, words) = (look.scale, look.words);
        let (id, how) = self.last?;
        let what = all.iter().find(|one| one.id == id)?.what.as_str();
        let done = match how {
            How::Done => say!(words, "agreed-is-done", what = what),
            How::Dropped => say!(words, "agreed-is-dropped", what = what),
            How::Partly | How::NotYet => say!(words, "agreed-stands", what = what),
        };
        let undo = link(look, say!(words, "agreed-undo"), Message::Undo);
        let done = container(said(done, look.colors.muted, look)).width(Length::Shrink);
        Some(row![done, undo].spacing(scale.px(22.0)).align_y(Alignment::Center).wrap().into())
    }

    fn body<'a>(&'a self, all: &'a [Agreement], today: Date, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        if all.is_empty() {
            return text_of(say!(words, "agreed-none"), scale.body, colors.muted).into();
        }
        let lines = self.lines(all, today);
        if lines.is_empty() {
            return text_of(say!(words, "agreed-no-match"), scale.body, colors.muted).into();
        }
        let (look, number) = (*look, lines.len());
        let line = move |at: usize| match lines[at] {
            Line::Heading(group) => {
                let words = text_of(title(group, look.words), look.scale.heading * 0.9, look.colors.muted);
                let above = if at == 0 { 0.0 } else { look.scale.px(12.0) };
                container(heading(2, words))
                    .padding(iced::Padding { top: above, ..iced::Padding::ZERO })
                    .into()
            }
            Line::Agreement(group, agreement) => self.entry(agreement, group, today, &look),
        };
        let list =
            rows(number, scale.body * 1.25 + scale.px(28.0), scale.px(10.0), look.scale.window.height, line);
        Column::new().push(self.choices(all, &look)).push(list).spacing(scale.px(14.0)).into()
    }
}

fn title(group: Group, words: &Words) -> String {
    match group {
        Group::Today => say!(words, "agreed-today"),
        Group::Later => say!(words, "agreed-later"),
        Group::Done => say!(words, "agreed-group-done"),
        Group::Dropped => say!(words, "agreed-group-dropped"),
    }
}

/// A line that is said aloud, too.
fn said<'a>(words: String, ink: iced::Color, look: &Look<'a>) -> Element<'a, Message> {
    means(Meaning::aloud(), text_of(words, look.scale.body, ink))
}
