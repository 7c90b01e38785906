//! The library: every rule set as a card, what waits from last time, and the way to help and settings.

mod card;

use std::sync::Arc;

use iced::widget::{Column, Row, column, container, row, space};
use iced::{Alignment, Element, Length};

use super::{link, notice, page, scroll};
use crate::library::card::Card;
use crate::library::search::Search;
use crate::record::agreements::{Agreement, Id};
use crate::record::next_talk::NextTalk;
use crate::talk::close::details;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::widget::field::{card_style, field};
use crate::ui::widget::{heading, rows, text_of};
use crate::words::{Words, say};

/// The library's own state.
#[derive(Debug, Clone, Default)]
pub(crate) struct Library {
    search: String,
    agreements_open: bool,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// A search was typed.
    Search(String),
    /// A set was chosen, by its name.
    Choose(String),
    /// Open a person's own file in its editor.
    OpenFile(String),
    /// Go on with the interrupted talk.
    Continue,
    /// Discard the interrupted talk.
    LetGo,
    /// Set up the talk that was meant to be next.
    Next,
    /// Forget the talk that was meant to be next.
    ForgetNext,
    /// Close what is open on top: the agreements, or a search.
    Escape,
    /// Show or hide the agreements.
    Agreements(bool),
    /// An agreement was kept.
    Kept(Id),
    /// An agreement wasn't kept yet: it is looked at again in a week.
    NotYet(Id),
    /// An agreement was let go.
    Released(Id),
    /// Take a break now, without a talk.
    Break,
    /// A notice was read.
    Dismiss(usize),
    /// Look at the files again.
    Reload,
    Help,
    Settings,
}

/// What the parent should do.
#[derive(Debug, Clone)]
pub(crate) enum Action {
    None,
    /// Handle this message: the library's own are handled by the screen.
    Do(Message),
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

/// What the library shows, in addition to its own state.
#[derive(Debug)]
pub(crate) struct Shelf<'a> {
    pub cards: &'a [Arc<Card>],
    /// The language they are shown in.
    pub language: &'a str,
    pub interrupted: Option<Interrupted<'a>>,
    /// What people should know.
    pub notices: Vec<String>,
    /// The talk that was meant to be next, and its time in words.
    pub next: Option<(&'a NextTalk, String)>,
    pub agreements: &'a [Agreement],
    /// How many of these are due.
    pub due: usize,
    /// Whether it is evening.
    pub evening: bool,
    /// Whether the whole safety notice is shown.
    pub whole_notice: bool,
}

impl Library {
    /// Applies a message.
    pub(crate) fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Search(search) => self.search = search,
            Message::Agreements(open) => self.agreements_open = open,
            Message::Escape if self.agreements_open => self.agreements_open = false,
            Message::Escape => self.search.clear(),
            other => return Action::Do(other),
        }
        Action::None
    }

    /// The screen.
    pub(crate) fn view<'a>(&'a self, shelf: &Shelf<'a>, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let question = if shelf.evening {
            say!(words, "library-question", "evening")
        } else {
            say!(words, "library-question")
        };
        let title = heading(1, text_of(question, scale.title * 1.1, colors.ink));
        let search = field(look, &say!(words, "library-search"), &self.search, Message::Search);
        let head: Element<'a, Message> = if scale.one_column {
            column![title, search].spacing(scale.px(14.0)).into()
        } else {
            row![
                container(title).width(Length::Fill),
                container(search).width(Length::Fixed(scale.px(372.0)))
            ]
            .align_y(Alignment::Center)
            .into()
        };

        let mut list = Column::new().spacing(scale.px(18.0)).width(Length::Fill);
        for strip in self.strips(shelf, look) {
            list = list.push(strip);
        }
        list = list.push(self.cards(shelf, look));
        page(look, head, scroll(look, list, scale.margin, scale.margin), Some(foot(shelf, look)))
    }

    fn strips<'a>(&'a self, shelf: &Shelf<'a>, look: &Look<'a>) -> Vec<Element<'a, Message>> {
        let words = look.words;
        let mut strips = Vec::new();
        if let Some(interrupted) = shelf.interrupted {
            let does = vec![
                (say!(words, "library-go-on"), Message::Continue),
                (say!(words, "library-let-go"), Message::LetGo),
            ];
            strips.push(strip(look, was_interrupted(interrupted, words), does));
        }
        for (place, notice) in shelf.notices.iter().enumerate() {
            let read = (say!(words, "library-notice-read"), Message::Dismiss(place));
            strips.push(strip(look, notice.clone(), vec![read]));
        }
        if let Some((next, when)) = &shelf.next {
            let mut meant = when.clone();
            if !next.topics.is_empty() {
                let topics = words.beside(&next.topics);
                meant = [meant, say!(words, "library-next-parked", topics = topics)].join(" ");
            }
            let does = vec![
                (say!(words, "library-next-set-up"), Message::Next),
                (say!(words, "library-next-let-go"), Message::ForgetNext),
            ];
            strips.push(strip(look, meant, does));
        }
        if !shelf.agreements.is_empty() {
            let (due, all) = (shelf.due, shelf.agreements.len());
            let waiting = if due == 0 {
                say!(words, "library-agreements", number = all)
            } else {
                say!(words, "library-agreements-due", number = due)
            };
            let open = if self.agreements_open {
                (say!(words, "library-agreements-close"), Message::Agreements(false))
            } else {
                (say!(words, "library-agreements-open", number = all), Message::Agreements(true))
            };
            strips.push(strip(look, waiting, vec![open]));
            if self.agreements_open {
                strips.push(list_of(shelf.agreements, look));
            }
        }
        strips
    }

    fn cards<'a>(&'a self, shelf: &Shelf<'a>, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale) = (look.colors, look.scale);
        let search = Search::new(&self.search);
        let found: Vec<&Card> =
            shelf.cards.iter().map(Arc::as_ref).filter(|card| card.fits(&search)).collect();
        if found.is_empty() {
            return text_of(say!(look.words, "library-no-match"), scale.body, colors.muted).into();
        }
        let across = if scale.narrow {
            1
        } else if scale.one_column {
            2
        } else {
            3
        };
        let gap = scale.px(16.0);
        #[allow(clippy::cast_precision_loss, reason = "three at most")]
        let width = (scale.window.width - 2.0 * scale.margin + gap) / across as f32 - gap;
        let (look, language, all) = (*look, shelf.language, found.len());
        let line = move |number: usize| {
            let first = number * across;
            let cards = (first..first + across).map(|at| match found.get(at) {
                Some(card) => card::card(&look, card, language, (at + 1, all), width),
                None => space::horizontal().width(Length::Fill).into(),
            });
            Row::with_children(cards).spacing(gap).into()
        };
        rows(all.div_ceil(across), card::height(&look, width), gap + scale.px(4.0), line).into()
    }
}

/// What the strip of an interrupted talk says.
fn was_interrupted(interrupted: Interrupted<'_>, words: &Words) -> String {
    let Interrupted { title, lost, after } = interrupted;
    let nothing_lost = || after.is_none().then(|| say!(words, "library-interrupted-nothing-lost"));
    let sentences = [
        Some(say!(words, "library-interrupted", title = title)),
        lost.map(str::to_owned).or_else(nothing_lost),
        after.map(|after| say!(words, "library-interrupted-before", after = after)),
    ];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The agreements, and what can become of each.
fn list_of<'a>(agreements: &'a [Agreement], look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let lines = agreements.iter().map(|agreement| {
        let what = agreement.what.as_str();
        let mut agreed = column![text_of(what, scale.body, colors.ink)].width(Length::Fill);
        let details = details(agreement, look.words);
        if !details.is_empty() {
            agreed = agreed.push(text_of(details, scale.caption, colors.muted));
        }
        let id = agreement.id;
        let settle = row![
            link(look, say!(words, "library-kept"), Message::Kept(id)).named(say!(
                words,
                "library-kept",
                "name",
                what = what
            )),
            link(look, say!(words, "library-not-yet"), Message::NotYet(id)).named(say!(
                words,
                "library-not-yet",
                "name",
                what = what
            )),
            link(look, say!(words, "library-released"), Message::Released(id)).named(say!(
                words,
                "library-released",
                "name",
                what = what
            )),
        ]
        .spacing(scale.px(22.0));
        // Three answers leave no room beside them in a narrow window.
        if scale.narrow {
            return column![agreed, settle].spacing(scale.px(4.0)).into();
        }
        row![agreed, settle].spacing(scale.px(22.0)).align_y(Alignment::Center).into()
    });
    let list = Column::with_children(lines).spacing(scale.px(14.0));
    container(list)
        .padding([scale.px(16.0), scale.px(24.0)])
        .width(Length::Fill)
        .style(card_style(look, scale.px(14.0)))
        .into()
}

fn strip<'a>(look: &Look<'a>, words: String, does: Vec<(String, Message)>) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let links =
        Row::with_children(does.into_iter().map(|(words, message)| link(look, words, message).into()))
            .spacing(scale.px(22.0));
    let words = means(Meaning::aloud(), text_of(words, scale.body, colors.ink).width(Length::Fill));
    let line: Element<'a, Message> = if scale.one_column {
        column![words, links].spacing(scale.px(4.0)).into()
    } else {
        row![words, links].spacing(scale.px(16.0)).align_y(Alignment::Center).into()
    };
    let card = card_style(look, scale.px(14.0));
    container(line)
        .padding([scale.px(12.0), scale.px(24.0)])
        .width(Length::Fill)
        .style(move |theme| {
            let mut style = card(theme);
            style.border.color = colors.first;
            style
        })
        .into()
}

fn foot<'a>(shelf: &Shelf<'a>, look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let words = if shelf.whole_notice { notice::whole(look.words) } else { notice::short(look.words) };
    let notice = text_of(words, scale.caption * 0.95, colors.muted).width(Length::Fill);
    let links = row![
        link(look, say!(look.words, "library-break"), Message::Break).named(say!(
            look.words,
            "library-break",
            "name"
        )),
        link(look, say!(look.words, "library-help"), Message::Help),
        link(look, say!(look.words, "library-settings"), Message::Settings),
    ]
    .spacing(scale.px(26.0));
    if scale.one_column {
        column![notice, links].spacing(scale.px(6.0)).into()
    } else {
        row![notice, links].spacing(scale.px(30.0)).align_y(Alignment::Center).into()
    }
}
