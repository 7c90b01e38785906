//! *What we keep* and *What you agreed*, over whatever screen is there: at a close the talk goes on under them.

use std::time::Duration;

use iced::Task;
use iced::advanced::widget::operation::focusable::unfocus;

use super::reveal::reveal_named;
use super::screen::agreed;
use super::screen::kept::{self, Content, Facts, Sources, Then, Titles};
use super::within::within;
use super::{App, Message, Page};
use crate::clock::zone;
use crate::words::say;

impl App {
    /// Opens the page of all that is kept, unless that is covered.
    pub(super) fn open_kept(&mut self) -> Task<Message> {
        if self.desk.is_covered() {
            return Task::none();
        }
        self.desk.keeper.read_ledgers();
        self.desk.page_trouble = None;
        self.kept.open();
        self.open_page(Page::Kept);
        self.desk.read_sets().map(Message::Outside)
    }

    /// Does what people do on the page.
    pub(super) fn kept(&mut self, message: kept::Message) -> Task<Message> {
        if self.page() != Some(Page::Kept) {
            return Task::none();
        }
        let today = self.now.wall().to_zoned(zone()).date();
        let kept::Action { changes, erases, then } = self.kept.update(message, today, &self.desk.words);
        self.desk.change_on_the_page(changes, erases);
        let main = self.main_window();
        match then {
            Then::Stay => {}
            Then::Back => self.close_page(),
            Then::Help => self.open_help(),
            Then::Agreements => self.open_agreements(),
            Then::EraseEverything => return self.open_erase(),
            Then::Focus(id) => return self.focus_on(id),
            Then::Show(id, card) => {
                return self.focus_on(id).chain(within(main, reveal_named(card)));
            }
            Then::GoOn => {
                self.close_page();
                self.go_on();
            }
            Then::Edit(file) => {
                self.pages.clear();
                self.open_editor(file);
            }
            Then::ForgetUnsaved(files, next) => {
                for file in files {
                    self.desk.forget_unsaved(&file);
                }
                self.desk.aloud.push(say!(self.desk.words, "keeping-erased"));
                return next.map_or_else(|| within(main, unfocus()), |id| self.focus_on(id));
            }
            Then::EraseTalk => self.erase_interrupted(),
            Then::SaveAs(action) => return self.save_as(action),
            Then::Unfocus => return within(main, unfocus()),
        }
        Task::none()
    }

    /// Opens the page of what was agreed.
    pub(super) fn open_agreements(&mut self) {
        self.desk.keeper.read_ledgers();
        self.agreed.open();
        self.open_page(Page::Agreed);
    }

    /// Does what people do on that page.
    pub(super) fn agreed(&mut self, message: agreed::Message) -> Task<Message> {
        if self.page() != Some(Page::Agreed) {
            return Task::none();
        }
        let today = self.now.wall().to_zoned(zone()).date();
        let mut done = Task::none();
        for action in self.agreed.update(message, self.desk.agreements(), today, &self.desk.words) {
            match action {
                agreed::Action::None => {}
                agreed::Action::Leave => self.close_page(),
                agreed::Action::Help => self.open_help(),
                agreed::Action::EraseEverything => done = self.open_erase(),
                agreed::Action::Keep(change, what) => self.desk.change_agreement(*change, &what),
                agreed::Action::Focus(id) => done = self.focus_on(id),
                agreed::Action::Show(id, card) => {
                    let main = self.main_window();
                    done = self.focus_on(id).chain(within(main, reveal_named(card)));
                }
                agreed::Action::SaveAs(action) => done = self.save_as(action),
            }
        }
        done
    }

    /// Keeps what was typed on the pages, before they go.
    pub(super) fn keep_what_was_typed(&mut self) {
        let changes = self.kept.typed();
        self.desk.change_on_the_page(changes, false);
        let today = self.now.wall().to_zoned(zone()).date();
        if let Some((change, what)) = self.agreed.typed(self.desk.agreements(), today, &self.desk.words) {
            self.desk.change_agreement(change, &what);
        }
    }

    /// Keeps what is being typed in notes, one change after another however slow the disk is.
    pub(super) fn keep_what_is_typed(&mut self) {
        if !self.desk.changes_the_page() {
            let changes = self.kept.typed_so_far(self.now);
            self.desk.change_so_far(changes);
        }
    }

    /// How long until that is to be done again; `None` where nothing is typed.
    pub(super) fn keeps_in(&self) -> Option<Duration> {
        self.kept.keeps_in(self.now).filter(|_| !self.desk.changes_the_page())
    }

    /// What the page shows.
    pub(super) fn kept_facts(&self) -> Facts<'_> {
        let desk = &self.desk;
        let sources = Sources {
            agreements: desk.agreements(),
            next: desk.next.as_ref(),
            history: &desk.history,
            rules: &desk.rules,
            last_times: &desk.last_times,
            on_paths: desk.on_paths(),
        };
        let content = if desk.is_covered() { Content::default() } else { Content::of(sources) };
        Facts {
            content,
            titles: Titles { library: &desk.library, language: desk.language() },
            today: self.now.wall().to_zoned(zone()).date(),
            now: self.now,
            trouble: desk.page_trouble.as_ref().map(|told| told.shown(&desk.words)),
            unfinished: desk.unfinished(),
            in_talk: self.host().is_some(),
            interrupted: self.shown_interrupted().filter(|_| !desk.is_covered() && self.host().is_none()),
        }
    }
}
