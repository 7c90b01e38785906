//! *Erase everything*: what goes, what stays, what can't be reached; then it is asked once, and said what came of it.

use iced::widget::{Column, Id, column, row};
use iced::{Element, Length};

use super::{Way, back, beside_help, button, page, scroll};
use crate::record::erase::{Inventory, Wiped};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::widget::{Surface, heading, text_of};
use crate::words::{InWords, say};

/// The page's own state.
#[derive(Debug, Clone, Default)]
pub(crate) struct Erase {
    /// What there is, once that is known; not so where nothing of what is kept is to be shown.
    pub there: Option<Inventory>,
    pub so_far: SoFar,
}

/// How far it has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum SoFar {
    #[default]
    Asked,
    /// It is being erased.
    Begun,
    Came(Wiped),
}

#[derive(Debug, Clone, Copy)]
pub enum Message {
    Back,
    Help,
    Erase,
}

/// The answer that changes nothing.
pub(crate) fn keep_it() -> Id {
    Id::new("keep everything")
}

/// The control that leads back once it is done.
pub(crate) fn go_back() -> Id {
    Id::new("erased, go back")
}

impl Erase {
    /// The screen.
    pub(crate) fn view<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let title = match self.so_far {
            SoFar::Asked => say!(words, "erase-title"),
            SoFar::Begun | SoFar::Came(_) => say!(words, "erase-open"),
        };
        let title = heading(1, text_of(title, scale.title, colors.ink));
        let head = column![beside_help(look, back(look, Way::Back, Message::Back), Message::Help), title]
            .spacing(scale.px(10.0));
        let outlined = Surface::outlined(look, scale.px(14.0));
        let (body, foot) = match &self.so_far {
            SoFar::Asked => {
                let answers = row![
                    button(look, say!(words, "erase-yes"), outlined, Message::Erase).named(say!(
                        words,
                        "erase-yes",
                        "name"
                    )),
                    button(look, say!(words, "erase-keep"), outlined, Message::Back).id(keep_it()),
                ]
                .spacing(scale.px(12.0));
                let sure = text_of(say!(words, "erase-sure"), scale.body, colors.ink);
                let asked = column![
                    means(Meaning::aloud(), sure.width(Length::Fill)),
                    answers.wrap().vertical_spacing(scale.px(8.0))
                ];
                (self.asks(look), asked.spacing(scale.px(12.0)))
            }
            SoFar::Begun => (said(say!(words, "erase-begun"), look), column![]),
            SoFar::Came(wiped) => {
                let mut body = said(wiped.in_words(words), look);
                if wiped.elsewhere.is_none() {
                    body = body.push(part(say!(words, "erase-unreached"), words.unreached(), look));
                }
                let back = button(look, say!(words, "erase-back"), outlined, Message::Back).id(go_back());
                (body, column![back])
            }
        };
        let body = body.spacing(scale.px(22.0)).width(Length::Fill);
        page(look, head, scroll(look, body, scale.margin, scale.margin), Some(foot.into()))
    }

    fn asks<'a>(&'a self, look: &Look<'a>) -> Column<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let stays = text_of(say!(words, "erase-stays"), scale.body, colors.ink).width(Length::Fill);
        let (goes, lines) = match &self.there {
            Some(there) => (there.lead(words), there.lines(words)),
            None => (say!(words, "erase-what-covered"), Vec::new()),
        };
        let elsewhere = self
            .there
            .as_ref()
            .and_then(|there| there.elsewhere)
            .map(|open| text_of(open.in_words(words), scale.body, colors.ink).width(Length::Fill));
        let unreached = part(say!(words, "erase-unreached"), words.unreached(), look);
        column![part(goes, lines, look)].push(elsewhere).push(stays).push(unreached)
    }
}

fn said<'a>(words: String, look: &Look<'a>) -> Column<'a, Message> {
    let words = text_of(words, look.scale.body, look.colors.ink).width(Length::Fill);
    column![means(Meaning::aloud(), words)]
}

/// A sentence with lines below it.
fn part<'a>(lead: String, lines: Vec<String>, look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let lines = lines.into_iter().map(|line| {
        let dot = text_of("·", scale.body, colors.muted);
        row![dot, text_of(line, scale.body, colors.muted).width(Length::Fill)].spacing(scale.px(10.0)).into()
    });
    column![text_of(lead, scale.body, colors.ink).width(Length::Fill)]
        .extend(lines)
        .spacing(scale.px(4.0))
        .width(Length::Fill)
        .into()
}
