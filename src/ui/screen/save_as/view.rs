//! What is shown of copies: the links to them, and what is asked and said.

use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Element, Length};

use super::{Form, Message, Note, Open, Problem, SaveAs};
use crate::desktop::{NotOpened, Opener};
use crate::record::export::What;
use crate::rule_set::clean;
use crate::session::Moment;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::{link, scroll_if_needed};
use crate::ui::widget::field::{card_style, field};
use crate::ui::widget::{Surface, press, text_of};
use crate::words::{InWords, Words, say};

impl SaveAs {
    /// The links, and above them what is [asked](Self::asked).
    pub(crate) fn foot<'a>(&'a self, look: &Look<'a>, now: Moment) -> Element<'a, Message> {
        let links = self.links(look);
        Column::new().push(self.asked(look, now)).push(links).spacing(look.scale.px(10.0)).into()
    }

    /// The links. Those who show them show what is [asked](Self::asked) too.
    pub(crate) fn links<'a>(&self, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words) = (look.scale, look.words);
        let mut links = Row::new().spacing(scale.px(28.0)).align_y(Alignment::Center);
        // A past talk has no day to come.
        if !matches!(self.what, What::Talk(_)) {
            let calendar = link(look, say!(words, "save-as-calendar"), Message::Calendar);
            links = links.push(calendar.id(self.id("calendar")));
        }
        let print = link(look, say!(words, "save-as-print"), Message::Print).id(self.id("print"));
        let path = link(look, say!(words, "save-as"), Message::Path).id(self.id("save as"));
        // Beside those for everything.
        let [print, path] = if matches!(self.what, What::Talk(_)) {
            [print.named(say!(words, "save-as-print", "talk")), path.named(say!(words, "save-as", "talk"))]
        } else {
            [print, path]
        };
        links = links.push(print).push(path);
        links.wrap().vertical_spacing(0.0).into()
    }

    /// What people are asked about a copy, and what is said of one; nothing at most times. It belongs above the links.
    pub(crate) fn asked<'a>(&'a self, look: &Look<'a>, now: Moment) -> Option<Element<'a, Message>> {
        let said = self.said(look, now);
        let asked = match &self.open {
            Open::Nothing => return said,
            Open::Calendar => self.calendar(look),
            Open::Path(typed) => self.path(typed, look),
        };
        let scale = look.scale;
        let card = container(column![row![].push(said), asked].spacing(scale.px(8.0)))
            .padding([scale.px(10.0), scale.px(18.0)])
            .width(Length::Fill)
            .style(card_style(look, scale.px(12.0)));
        // The links stay in sight, and something of what is copied.
        Some(container(scroll_if_needed(look, card)).max_height(scale.window.height / 3.0).into())
    }

    fn calendar<'a>(&self, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let title = say!(words, "save-as-calendar-asks");
        let answer = |said: String, with: bool| {
            let surface = Surface::outlined(look, scale.px(10.0));
            press(text_of(said, scale.caption, surface.ink), surface)
                .padding([scale.px(8.0), scale.px(16.0)])
                .least(44.0, 36.0)
                .on_press(Message::InCalendar { words: with })
        };
        let ways = row![
            answer(say!(words, "save-as-calendar-neutral"), false).id(self.id("neutral")),
            answer(say!(words, "save-as-calendar-words"), true),
            link(look, say!(words, "save-as-cancel"), Message::Cancel),
        ]
        .spacing(scale.px(16.0))
        .align_y(Alignment::Center)
        .wrap()
        .vertical_spacing(scale.px(8.0));
        let asks = column![
            text_of(title.clone(), scale.body, colors.ink),
            text_of(say!(words, "save-as-calendar-seen"), scale.caption, colors.muted).width(Length::Fill),
        ];
        let all = column![asks, ways].spacing(scale.px(8.0)).width(Length::Fill);
        means(Meaning::group(title), all)
    }

    fn path<'a>(&self, typed: &str, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let save = Some(Message::Save).filter(|_| !typed.trim().is_empty());
        let mut path = field(look, &say!(words, "save-as-path"), typed, Message::Typed).id(self.id("path"));
        if let Some(save) = save.clone() {
            path = path.on_submit(save);
        }
        let filled = Surface::filled(look, scale.px(10.0));
        let save = press(text_of(say!(words, "save-as-save"), scale.caption, filled.ink), filled)
            .padding([scale.px(8.0), scale.px(16.0)])
            .least(44.0, 36.0)
            .on_press_maybe(save);
        let ways = row![save, link(look, say!(words, "save-as-cancel"), Message::Cancel)]
            .spacing(scale.px(16.0))
            .align_y(Alignment::Center);
        let line: Element<'a, Message> = if scale.one_column {
            column![path, ways].spacing(scale.px(8.0)).into()
        } else {
            let path = container(path).width(Length::Fill);
            row![path, ways].spacing(scale.px(16.0)).align_y(Alignment::Center).into()
        };
        let endings = text_of(say!(words, "save-as-endings"), scale.caption, colors.muted);
        column![line, endings.width(Length::Fill)].spacing(scale.px(4.0)).width(Length::Fill).into()
    }

    /// What is said of a copy.
    fn said<'a>(&self, look: &Look<'a>, now: Moment) -> Option<Element<'a, Message>> {
        let (colors, words) = (look.colors, look.words);
        let (said, ink) = match &self.note {
            Some(note @ Note::Problem(_)) => (note.in_words(words), colors.wrapping_up),
            Some(note) => (note.in_words(words), colors.muted),
            None if self.is_saving(now) => (say!(words, "close-saving"), colors.muted),
            None => return None,
        };
        let said = clean::owned_lines(said);
        Some(means(Meaning::aloud(), text_of(said, look.scale.caption, ink).width(Length::Fill)))
    }
}

/// A sentence or two.
impl InWords for Note {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Saved(file) => {
                let file = file.display().to_string();
                say!(words, "save-as-saved", file = file)
            }
            Self::Shown(Opener::Calendar) => say!(words, "save-as-shown-calendar"),
            Self::Shown(Opener::Browser | Opener::Editor) => say!(words, "save-as-shown-browser"),
            Self::NotShown(file, NotOpened::NoProgram) => {
                let file = file.display().to_string();
                say!(words, "save-as-not-shown", file = file)
            }
            Self::NotShown(file, NotOpened::Failed(reason)) => {
                let file = file.display().to_string();
                say!(words, "notice-not-opened", file = file, reason = reason.as_str())
            }
            Self::Nothing(Form::Calendar { .. }) => say!(words, "save-as-no-day"),
            Self::Nothing(Form::Page | Form::File(..)) => say!(words, "export-nothing"),
            Self::Problem(Problem::Ending) => say!(words, "save-as-endings-only"),
            Self::Problem(Problem::NotWhole) => say!(words, "save-as-not-whole"),
            Self::Problem(Problem::Taken) => say!(words, "save-as-taken"),
            Self::Problem(Problem::Write(error)) => error.sentence(words),
        }
    }
}
