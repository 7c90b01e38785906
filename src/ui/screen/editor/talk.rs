//! The talk as a whole: what it is called, for whom it is, how it begins, its breaks and its close.

use iced::widget::{Column, column, container, row};
use iced::{Alignment, Element, Length};

use super::fields::{beside_label, tick_row};
use super::{Editor, Message};
use crate::editor::Change;
use crate::editor::form::List;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::link;
use crate::ui::widget::{heading, text_of};
use crate::words::say;

impl Editor {
    pub(super) fn talk<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words, talk) = (look.scale, look.words, &self.form.talk);
        let titled = |said: String| heading(2, text_of(said, scale.heading, look.colors.ink));
        let about = column![
            self.field(look, say!(words, "editor-name"), &talk.name),
            self.field(look, say!(words, "editor-summary"), &talk.summary),
            self.control(look, say!(words, "editor-group"), &talk.group),
            self.field(look, say!(words, "editor-suits"), &talk.suits),
            self.field(look, say!(words, "editor-not-for"), &talk.not_for),
            self.field(look, say!(words, "editor-source"), &talk.source),
            self.texts(look, say!(words, "editor-tags"), &talk.tags),
            self.texts(look, say!(words, "editor-search"), &talk.search),
        ];
        let people = column![
            self.field(look, say!(words, "editor-min"), &talk.min),
            self.field(look, say!(words, "editor-max"), &talk.max),
            self.texts(look, say!(words, "editor-seat-names"), &talk.seats),
        ];
        let begins = column![
            self.field(look, say!(words, "editor-topic"), &talk.topic),
            self.texts(look, say!(words, "editor-before"), &talk.before),
            self.field(look, say!(words, "editor-opening"), &talk.opening),
            self.field(look, say!(words, "editor-limit"), &talk.limit),
            self.control(look, say!(words, "editor-overtime"), &talk.overtime),
            self.control(look, say!(words, "editor-more-time"), &talk.more_time),
            self.texts(look, say!(words, "editor-repair"), &talk.repair),
        ];
        let breaks = column![
            self.field(look, say!(words, "editor-break-length"), &talk.breaks.length),
            self.field(look, say!(words, "editor-break-shortest"), &talk.breaks.shortest),
            self.field(look, say!(words, "editor-break-longest"), &talk.breaks.longest),
            self.field(look, say!(words, "editor-check-in"), &talk.breaks.check_in),
            self.breath(look),
            self.control(look, say!(words, "editor-prompts"), &talk.breaks.prompts),
            self.texts(look, say!(words, "editor-suggestions"), &talk.breaks.suggestions),
        ];
        let close = column![
            self.control(look, say!(words, "editor-agreements"), &talk.close.agreements),
            self.control(look, say!(words, "editor-appreciation"), &talk.close.appreciation),
            self.field(look, say!(words, "editor-next-talk"), &talk.close.next_talk),
            self.talks(look, &talk.close.then),
        ];
        let parts = [
            (say!(words, "editor-about"), about),
            (say!(words, "editor-who"), people),
            (say!(words, "editor-begins"), begins),
            (say!(words, "editor-breaks"), breaks),
            (say!(words, "editor-close"), close),
        ];
        let mut all = Column::new().spacing(scale.px(18.0)).width(Length::Fill);
        for (title, part) in parts {
            all = all.push(column![titled(title), part.spacing(scale.px(10.0))].spacing(scale.px(8.0)));
        }
        all = all.push(column![titled(say!(words, "editor-pools")), self.pools(look)].spacing(scale.px(8.0)));
        all = all.push(
            column![titled(say!(words, "editor-languages")), self.other_languages(look)]
                .spacing(scale.px(8.0)),
        );
        if !self.form.others.is_empty() {
            let others = self.form.others.iter().map(|other| {
                let written =
                    text_of(other.written.as_str(), scale.caption, look.colors.ink).width(Length::Fill);
                let go = link(look, say!(words, "editor-in-file"), Message::GoTo(other.bytes.start));
                column![written, go].into()
            });
            let others = Column::with_children(others).spacing(scale.px(6.0));
            all = all.push(column![titled(say!(words, "editor-others")), others].spacing(scale.px(8.0)));
        }
        all.into()
    }

    /// The pause before each turn, which can be switched off.
    fn breath<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words, breaks) = (look.scale, look.words, &self.form.talk.breaks);
        let path = || breaks.breath.path.clone();
        let off = if breaks.no_breath {
            Change::Write { path: path(), value: String::new() }
        } else {
            Change::Off { path: path() }
        };
        let none = tick_row(
            look,
            say!(words, "editor-breath"),
            [(say!(words, "editor-no-breath"), breaks.no_breath, off)],
        );
        if breaks.no_breath {
            return beside_label(look, say!(words, "editor-breath"), none);
        }
        let field = self.field(look, say!(words, "editor-breath"), &breaks.breath);
        let none = beside_label(look, String::new(), none);
        column![field, none].spacing(scale.px(6.0)).into()
    }

    /// Time to draw on between steps.
    fn pools<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words) = (look.scale, look.words);
        let pools = self.form.talk.pools.iter().map(|pool| {
            let name = say!(words, "editor-remove", "name", what = pool.title.said());
            let gone = Message::Change(Change::Remove { path: pool.path.clone() });
            let remove = link(look, say!(words, "editor-remove"), gone).named(name);
            column![
                self.field(look, say!(words, "editor-title"), &pool.title),
                self.field(look, say!(words, "editor-each"), &pool.time),
                container(remove).align_right(Length::Fill),
            ]
            .spacing(scale.px(10.0))
        });
        let pools = pools.zip(&self.form.talk.pools);
        let pools = pools.map(|(fields, pool)| means(Meaning::group(pool.title.said()), fields));
        let new = Change::AddPool { title: say!(words, "editor-new-pool"), time: "5m".to_owned() };
        let add = link(look, say!(words, "editor-add-pool"), Message::Change(new));
        Column::with_children(pools).push(add).spacing(scale.px(14.0)).into()
    }

    /// Talks to go on with, by what they are called, with a way to add one.
    fn talks<'a>(&'a self, look: &Look<'a>, then: &'a List) -> Element<'a, Message> {
        let (scale, words) = (look.scale, look.words);
        let called = |name: &str| self.names.talks.get(name).map_or(name, String::as_str).to_owned();
        let lines = then.items.iter().map(|item| {
            let called = called(&item.shown);
            let name = say!(words, "editor-remove", "name", what = called.as_str());
            let gone = Message::Change(Change::Remove { path: item.path.clone() });
            let remove = link(look, say!(words, "editor-remove"), gone).named(name);
            let called = text_of(called, scale.body, look.colors.ink).width(Length::Fill);
            row![called, remove].spacing(scale.px(10.0)).align_y(Alignment::Center).into()
        });
        let all = Column::with_children(lines).spacing(scale.px(6.0));
        let add = link(look, say!(words, "editor-add-talk"), Message::More);
        let content = if self.details.more {
            let others = self.names.talks.iter().filter(|(name, _)| !then.has(name));
            let others = others.map(|(name, called)| {
                let change = Change::Include { list: then.path.clone(), word: name.clone(), is_in: true };
                (called.clone(), false, change)
            });
            column![all, add, tick_row(look, say!(words, "editor-add-talk"), others)]
        } else {
            column![all, add]
        };
        beside_label(look, say!(words, "editor-then"), content.spacing(scale.px(6.0)).into())
    }
}
