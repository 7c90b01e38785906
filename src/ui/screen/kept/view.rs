//! How the page is laid out: parts below each other, each with what it holds.

use iced::widget::{Column, Id as Name, column, container, row};
use iced::{Alignment, Element, Length};
use jiff::Timestamp;
use jiff::civil::Date;

use super::content::Parked;
use super::{Content, Kept, Message, What, keep_it};
use crate::clock::zone;
use crate::library::Library;
use crate::session::Moment;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::measure::LINE;
use crate::ui::screen::Unfinished;
use crate::ui::screen::{Interrupted, Way, back, beside_help, link, page, scroll};
use crate::ui::widget::field::card_style;
use crate::ui::widget::{heading, rows, text_of};
use crate::words::{Words, say};

/// What the page shows, besides its own state.
#[derive(Debug)]
pub(crate) struct Facts<'a> {
    pub content: Content<'a>,
    pub titles: Titles<'a>,
    pub today: Date,
    pub now: Moment,
    /// Why something couldn't be kept.
    pub trouble: Option<String>,
    /// Sets and paths of which something isn't saved.
    pub unfinished: &'a [Unfinished],
    /// People are in a talk: everything can be erased once it is over.
    pub in_talk: bool,
    /// A talk that was interrupted.
    pub interrupted: Option<Interrupted<'a>>,
}

/// What rule sets are called.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Titles<'a> {
    pub library: &'a Library,
    pub language: &'a str,
}

impl<'a> Titles<'a> {
    /// The title of the set with this name; its name if it is gone.
    #[must_use]
    pub(super) fn of(self, name: &'a str) -> &'a str {
        self.library.get(name).map_or(name, |card| card.title(self.language))
    }

    /// The title of the path with this name; its name if it is gone.
    #[must_use]
    pub(super) fn of_path(self, name: &'a str) -> &'a str {
        self.library.path(name).map_or(name, |path| path.title(self.language))
    }
}

/// The day of a moment, as it is said on this one: “Sunday 22 November”, with the year if it is another one.
#[must_use]
pub(super) fn day_of(moment: Timestamp, today: Date, words: &Words) -> String {
    let day = moment.to_zoned(zone()).date();
    if day.year() == today.year() { words.weekday_and_day(day) } else { words.whole_day(day) }
}

/// The ways in which something is asked about and erased: what, with which words, and where the focus is afterwards.
#[derive(Debug, Clone)]
pub(super) struct Erasable {
    pub what: What,
    /// What it is, after “Erase: ”.
    pub name: String,
    /// The question.
    pub sure: String,
    /// Whether it is one thing.
    pub one: bool,
    /// What has the focus once it is gone.
    pub next: Option<Name>,
}

impl Kept {
    /// The screen.
    pub(crate) fn view<'a>(&'a self, facts: Facts<'a>, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let title = heading(1, text_of(say!(words, "keeping-title"), scale.title, colors.ink));
        let mut head = column![beside_help(look, back(look, Way::Back, Message::Back), Message::Help), title]
            .spacing(scale.px(10.0));
        if let Some(trouble) = &facts.trouble {
            let trouble = text_of(trouble.clone(), scale.body, colors.wrapping_up);
            head = head.push(means(Meaning::aloud(), trouble));
        }
        let body = self.parts(facts, look);
        page(look, head, scroll(look, body, scale.margin, scale.margin), None)
    }

    fn parts<'a>(&'a self, facts: Facts<'a>, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let Facts { content, titles, today, now, in_talk, interrupted, unfinished, .. } = facts;
        let interrupted = interrupted.map(|interrupted| self.interrupted(interrupted, look));
        if content.is_empty() && interrupted.is_none() && unfinished.is_empty() {
            return text_of(say!(words, "keeping-nothing"), scale.body, colors.muted)
                .width(Length::Fill)
                .into();
        }
        let whereabouts = say!(words, "keeping-where");
        let mut parts = Column::new().spacing(scale.px(30.0)).width(Length::Fill);
        // It isn't copied: what is said in it isn't over.
        let copies = (!content.is_empty()).then(|| self.copies.foot(look, now).map(Message::SaveAs));
        let whereabouts = text_of(whereabouts, scale.caption, colors.muted);
        parts = parts.push(column![whereabouts].push(copies).spacing(scale.px(4.0)));
        parts = parts.push(interrupted);
        if !content.agreements.is_empty() {
            parts = parts.push(self.agreements(&content, look));
        }
        if let Some(next) = content.next {
            parts = parts.push(self.next(next, titles, today, look));
        }
        if !content.topics.is_empty() {
            parts = parts.push(self.topics(content.topics.clone(), today, look));
        }
        if !content.talks.is_empty() {
            parts = parts.push(self.talks(&content, titles, (today, now), look));
        }
        if !content.rules.is_empty() {
            parts = parts.push(self.rules(&content.rules, titles, look));
        }
        if !content.set_ups.is_empty() {
            parts = parts.push(self.set_ups(&content.set_ups, titles, look));
        }
        if !content.paths.is_empty() {
            parts = parts.push(self.paths(&content.paths, titles, today, look));
        }
        if !unfinished.is_empty() {
            parts = parts.push(self.unfinished(unfinished, in_talk, look));
        }
        if !in_talk {
            parts = parts.push(link(look, say!(words, "erase-open"), Message::EraseEverything));
        }
        parts.into()
    }

    /// A part of the page, with a way to erase all that is in it.
    pub(super) fn part<'a>(
        &'a self,
        look: &Look<'a>,
        title: String,
        erase: Option<Erasable>,
        entries: impl Into<Element<'a, Message>>,
    ) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let title = heading(2, text_of(title, scale.heading, colors.ink));
        let mut head = row![container(title).width(Length::Fill)].spacing(scale.px(20.0));
        let mut question = None;
        if let Some(erase) = erase {
            if self.asking.as_ref() == Some(&erase.what) {
                question = Some(container(sure(erase, look)).padding([scale.px(4.0), scale.px(18.0)]));
            } else {
                let all = say!(words, "keeping-erase-all");
                let name = say!(words, "keeping-erase-all", "name", what = erase.name);
                let id = erase.what.link();
                head = head.push(link(look, all, Message::Ask(erase.what)).named(name).id(id));
            }
        }
        column![head.align_y(Alignment::Center)]
            .push(question)
            .push(entries)
            .spacing(scale.px(10.0))
            .width(Length::Fill)
            .into()
    }

    /// The way to erase one thing, beside it.
    fn erase_link<'a>(look: &Look<'a>, erase: Erasable) -> Element<'a, Message> {
        let words = look.words;
        let name = say!(words, "keeping-erase", "name", what = erase.name);
        let id = erase.what.link();
        link(look, say!(words, "keeping-erase"), Message::Ask(erase.what)).named(name).id(id).into()
    }

    /// One thing that is kept, with what can be done about it beside it or below. While people are asked whether to erase
    /// it, that is all that can be done.
    pub(super) fn entry<'a>(
        &'a self,
        look: &Look<'a>,
        said: Column<'a, Message>,
        ways: Vec<Element<'a, Message>>,
        erase: Erasable,
    ) -> Element<'a, Message> {
        let scale = look.scale;
        if self.asking.as_ref() == Some(&erase.what) {
            return column![said.width(Length::Fill), sure(erase, look)].spacing(scale.px(8.0)).into();
        }
        let all = ways.into_iter().chain([Self::erase_link(look, erase)]);
        let ways = iced::widget::Row::with_children(all).spacing(scale.px(22.0));
        if scale.one_column {
            let ways = ways.wrap().vertical_spacing(0.0);
            return column![said.width(Length::Fill), ways].spacing(scale.px(2.0)).into();
        }
        row![said.width(Length::Fill), ways].spacing(scale.px(22.0)).align_y(Alignment::Center).into()
    }

    /// The talk that was interrupted, in the words of the library.
    fn interrupted<'a>(&'a self, interrupted: Interrupted<'a>, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words) = (look.scale, look.words);
        let said = text_of(interrupted.said(words), scale.body, look.colors.ink);
        let go_on = link(look, say!(words, "library-go-on"), Message::GoOn);
        let erase = Erasable {
            what: What::Interrupted,
            name: say!(words, "keeping-interrupted"),
            sure: say!(words, "library-erase-sure"),
            one: true,
            next: None,
        };
        let entry = self.entry(look, column![said], vec![go_on.into()], erase);
        self.part(look, say!(words, "keeping-interrupted"), None, card(look, entry))
    }

    fn agreements<'a>(&'a self, content: &Content<'a>, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let open = content.open;
        let open = text_of(say!(words, "keeping-agreements-open", number = open), scale.body, colors.ink);
        let way = link(look, say!(words, "keeping-agreements-way"), Message::Agreements);
        let line: Element<'a, Message> = if scale.one_column {
            column![open, way].spacing(scale.px(2.0)).into()
        } else {
            let open = open.width(Length::Fill);
            row![open, way].spacing(scale.px(22.0)).align_y(Alignment::Center).into()
        };
        let erase = Erasable {
            what: What::Agreements,
            name: say!(words, "keeping-agreements"),
            sure: say!(words, "keeping-agreements-sure"),
            one: false,
            next: None,
        };
        self.part(look, say!(words, "keeping-agreements"), Some(erase), card(look, line))
    }

    fn topics<'a>(&'a self, topics: Vec<Parked<'a>>, today: Date, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words, look) = (look.scale, look.words, *look);
        let erase = Erasable {
            what: What::Topics,
            name: say!(words, "keeping-topics"),
            sure: say!(words, "keeping-topics-sure"),
            one: false,
            next: None,
        };
        let count = topics.len();
        let what = |parked: &Parked<'_>| What::Topic(parked.topic.to_owned(), parked.waits);
        let line = move |at: usize| {
            let Some(parked) = topics.get(at) else { return iced::widget::space().into() };
            let neighbour = topics.get(at + 1).or_else(|| topics.get(at.checked_sub(1)?));
            let waits = parked.waits.then(|| say!(words, "keeping-topic-waits"));
            let from = parked.from.map(|from| {
                let day = day_of(from, today, words);
                say!(words, "keeping-topic-from", day = day)
            });
            let places = words.beside(&[waits, from].into_iter().flatten().collect::<Vec<_>>());
            let said = column![
                text_of(parked.topic, scale.body, look.colors.ink),
                text_of(places, scale.caption, look.colors.muted)
            ];
            let erase = Erasable {
                what: what(parked),
                name: parked.topic.to_owned(),
                sure: say!(words, "keeping-topic-sure", topic = parked.topic),
                one: true,
                next: neighbour.map(|parked| what(parked).link()),
            };
            card(&look, self.entry(&look, said, Vec::new(), erase)).into()
        };
        let all = rows(count, usual(&look), scale.px(10.0), look.scale.window.height, line);
        self.part(&look, say!(words, "keeping-topics"), Some(erase), all)
    }
}

/// The height of most cards with one entry: two lines, or three where the ways are below them.
#[must_use]
pub(super) fn usual(look: &Look) -> f32 {
    let scale = look.scale;
    let lines = (scale.body + scale.caption) * LINE + 2.0 * scale.px(12.0);
    if scale.one_column { lines + scale.px(2.0) + 32.0 } else { lines }
}

/// A card around what is kept.
#[must_use]
pub(super) fn card<'a>(
    look: &Look<'a>,
    content: impl Into<Element<'a, Message>>,
) -> container::Container<'a, Message> {
    let scale = look.scale;
    container(content)
        .padding([scale.px(12.0), scale.px(24.0)])
        .width(Length::Fill)
        .style(card_style(look, scale.px(14.0)))
}

/// The question whether to erase something, with its answers.
#[must_use]
pub(super) fn sure<'a>(erase: Erasable, look: &Look<'a>) -> Element<'a, Message> {
    let words = look.words;
    let number = if erase.one { 1 } else { 2 };
    let yes = (say!(words, "keeping-erase-yes", number = number), Message::Erase(erase.next));
    let no = (say!(words, "keeping-erase-no", number = number), Message::Keep, keep_it());
    crate::ui::screen::sure(look, erase.sure, yes, no)
}
