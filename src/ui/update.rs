//! Handles messages. Only the parent goes from one screen to the next.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::advanced::widget::operate;
use iced::advanced::widget::operation::focusable::{focus, unfocus};
use iced::advanced::widget::operation::text_input::select_all;
use jiff::{Timestamp, ToSpan, Zoned};

use super::desk::Told;
use super::motion::controls;
use super::own_sets::Asked;
use super::reveal::{reveal, reveal_named, to_top};
use super::screen::set_up::{Begin, Later, SetUp, Start};
use super::screen::{close, field_id, keys, library, set_up, settings, talk};
use super::within::within;
use super::{App, First, Message, Outside, Screen};
use crate::clock::zone;
use crate::library::Entry;
use crate::plan::way::StepOf;
use crate::plan::{self, Choices};
use crate::record::next_talk::NextTalk;
use crate::record::settings::Settings;
use crate::session::{Event, Session, State};
use crate::sound::Strike;
use crate::talk::close::Message as Closing;
use crate::talk::{Field, Host, Message as Talking};
use crate::ui::screen::editor::file_view;
use crate::ui::widget::code::show as show_in_file;
use crate::words::card::Card;
use crate::words::say;

impl App {
    /// Applies a message.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        self.now = self.desk.clock.now();
        if self.leaving {
            return self.on_the_way_out(&message);
        }
        let (before, step, seen, cover) = (self.place(), self.step(), self.seen(), self.page());
        // What is due happens even if keys come faster than its tick.
        let ticked = self.due.is_some_and(|due| due <= self.now.boot());
        let clock = if ticked {
            self.due = None;
            self.happens(&Event::Clock)
        } else {
            Task::none()
        };
        if message.is_a_touch() {
            self.controls.touch(self.now.boot());
        }
        // A frame shows only what has been told already.
        let is_news = ticked || !matches!(message, Message::Outside(Outside::Frame));
        let mut task = Task::batch([clock, self.apply(message)]);
        if self.leaving {
            return task;
        }
        self.leave_break();
        self.keep_what_is_typed();
        task = Task::batch([task, self.hear_of_keeping()]);
        if self.host().is_none() {
            // The talk in the window for everyone is over.
            task = Task::batch([task, self.close_audience()]);
            // A running talk needs no library, and no window waits for a disk then.
            if std::mem::take(&mut self.desk.rules_changed) {
                task = Task::batch([task, self.desk.read_library().map(Message::Outside)]);
            }
            task = task.chain(self.leave_what_is_gone());
        }
        self.come_back_to_the_editor();
        self.say_asides();
        let paced = self.host().and_then(|host| host.paced(self.now));
        self.desk.breathe(paced);
        task = Task::batch([task, self.settle()]);
        if self.seen() != seen {
            self.changed = Some(self.now.boot());
        }
        let next = self.next_wake();
        self.due = next.map(|next| self.due.map_or(next, |due| due.min(next)));
        self.presence.follow(self.screen.session(), self.now, &self.desk.words);
        if self.windows.facilitated() && self.step() != step {
            task = task.chain(within(self.main_window(), reveal_named(talk::step_row())));
        }
        let arrived = self.place() != before;
        let task = if self.place().0 != before.0 {
            // A new screen begins at its top.
            Task::batch([operate(unfocus()), operate(to_top())]).chain(task).chain(self.begin_to_write())
        } else if arrived {
            // The controls are others now: what had the focus must not pass it on to the control in its place.
            Task::batch([operate(unfocus()), task])
        } else {
            task
        };
        for words in std::mem::take(&mut self.desk.aloud) {
            self.readers.say(words);
        }
        if is_news && self.readers.are_listening() {
            if self.page() != cover || (arrived && self.host().is_none()) {
                self.readers.say_heading();
            }
            return task.chain(self.tell_readers(None));
        }
        task
    }

    /// Brings what is shown up to date: eases begin, controls return, or the question whether they may fade is asked.
    pub(super) fn settle(&mut self) -> Task<Message> {
        self.follow_path();
        let (now, still) = (self.now, self.is_still());
        if let Screen::Talk(stage) = &mut self.screen {
            stage.follow(now, still);
        }
        let bare = self.page().is_none() && self.host().is_some_and(|host| host.is_bare(now));
        // A facilitator's controls stay. So do all controls while a screen reader listens: it may have told of one, and
        // somebody who sees would look for it.
        let alone = !self.windows.facilitated();
        let may = bare && alone && !still && !self.readers.are_listening();
        self.controls.may_fade(may, now);
        if self.controls.ask(now) {
            return controls::have_focus().map(|focused| Message::Outside(Outside::Untouched { focused }));
        }
        Task::none()
    }

    /// Puts the cursor where a screen begins with something to write.
    pub(super) fn begin_to_write(&self) -> Task<Message> {
        match &self.screen {
            Screen::SetUp(set_up) => within(self.main_window(), focus(set_up.first_field())),
            Screen::Editor(editor) => {
                let shown = editor
                    .open_in_file()
                    .map(|byte| within(self.main_window(), show_in_file(file_view(), byte)));
                shown.unwrap_or_else(Task::none).chain(self.focus_in_editor())
            }
            _ => Task::none(),
        }
    }

    /// Says on the stage what has come up, if the stage is there.
    pub(super) fn say_asides(&mut self) {
        if let Screen::Talk(stage) = &mut self.screen
            && !self.desk.aside.is_empty()
        {
            self.desk.aloud.extend(self.desk.aside.iter().cloned());
            stage.host.say(self.desk.aside.join(" "), self.now);
            self.desk.aside.clear();
        }
    }

    /// The step that a facilitator's list is to show.
    fn step(&self) -> Option<usize> {
        let host = self.host().filter(|_| self.windows.facilitated())?;
        host.session().step().map(|step| step.index)
    }

    /// What people are looking at, as far as a press may be meant for what was there before: the place, the step, what
    /// is asked.
    fn seen(&self) -> impl PartialEq + use<> {
        let session = self.host().map(Host::session);
        let step = session.and_then(|session| session.step().map(|step| step.index));
        let before = session.map(Session::state);
        let breath = before.filter(|state| matches!(state, State::Breath | State::Drawing));
        let asked = session.and_then(|session| session.question(self.now));
        // In the library, what waits moves into the place of what was pressed away.
        let desk = &self.desk;
        let interrupted = self.interrupted.as_ref().map(|interrupted| interrupted.talk.header.talk());
        let strips = (
            (interrupted, self.library.asks(), desk.is_covered()),
            (desk.next.is_some(), desk.notices.len(), desk.open_agreements(), desk.unfinished().len()),
        );
        // What was just saved moves the fields for the next one down, and more of them move the buttons.
        let close = self.host().map(|host| (host.close().kept.len(), host.close().has_more()));
        let card = self.library.opened().map(|(item, names)| (item.clone(), names));
        let editor = match &self.screen {
            Screen::Editor(editor) => Some(editor.opened()),
            _ => None,
        };
        let path = match &self.screen {
            Screen::Path(path) => Some((path.opened(), desk.on_path(&path.name).cloned())),
            _ => None,
        };
        (
            (self.place(), self.page(), (self.kept.opened(), self.settings_ask)),
            (step, breath, self.controls.are_gone(self.now), self.shows_rules()),
            asked.as_ref().map(std::mem::discriminant),
            (strips, close, desk.next_step().map(|next| (next.path, next.at))),
            (card, path, editor),
        )
    }

    /// The place that people are in, by its set of controls.
    fn place(&self) -> (std::mem::Discriminant<Screen>, Option<std::mem::Discriminant<State>>, bool) {
        let state = self.host().map(|host| match host.session().state() {
            State::Breath | State::Drawing | State::Paused(_) => State::Running,
            state => state,
        });
        let state = state.as_ref().map(std::mem::discriminant);
        (std::mem::discriminant(&self.screen), state, self.windows.facilitated())
    }

    pub(super) fn apply(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Library(message) => self.library(message),
            Message::Path(message) => self.path(message),
            Message::SetUp(message) => {
                if let Screen::SetUp(set_up) = &mut self.screen {
                    let action = set_up.update(message);
                    return self.after_set_up(action);
                }
                Task::none()
            }
            Message::Talk(message) => self.talk(message),
            Message::Close(message) => {
                let asks = matches!(message, Closing::AskErase);
                let before = self.shows_rules();
                let done = self.talk(Talking::Close(message));
                let main = self.main_window();
                match (before, self.shows_rules()) {
                    // The controls are others now.
                    (false, true) => done.chain(within(main, unfocus())).chain(within(main, to_top())),
                    // Back to where people came from.
                    (true, false) => done
                        .chain(within(main, to_top()))
                        .chain(within(main, focus(field_id(Field::Rules))))
                        .chain(within(main, reveal())),
                    // The focus goes to the answer that changes nothing.
                    _ if asks => done.chain(within(main, focus(close::keep_it()))),
                    _ => done,
                }
            }
            Message::AfterBreak(message) => {
                self.after_a_break(message);
                Task::none()
            }
            Message::Settings(message) => self.settings(message),
            Message::Keys(message) => {
                self.keys(message);
                Task::none()
            }
            Message::Editor(message) => self.in_editor(message),
            Message::Help(message) => self.help(message),
            Message::Erase(message) => self.erase(message),
            Message::Agreed(message) => self.agreed(message),
            Message::Kept(message) => self.kept(message),
            Message::QuickExit => self.quick_exit(),
            Message::Outside(outside) => self.outside(outside),
        }
    }

    /// Whether the close shows the rules.
    fn shows_rules(&self) -> bool {
        self.host().is_some_and(|host| host.close().rules.shown)
    }

    fn library(&mut self, message: library::Message) -> Task<Message> {
        match self.library.update(message) {
            library::Action::None => Task::none(),
            library::Action::Focus(id) => self.focus_on(id),
            library::Action::Rewrite(id) => {
                let main = self.main_window();
                let marked = within(main, focus(id.clone())).chain(within(main, select_all(id)));
                marked.chain(within(main, reveal()))
            }
            library::Action::Propose(id) => {
                let found = |folder| Message::Outside(Outside::Documents(folder));
                let documents = Task::perform(self.presence.documents(), found);
                self.focus_on(id).chain(documents)
            }
            library::Action::Top => within(self.main_window(), to_top()),
            library::Action::TopAndFocus(id) => within(self.main_window(), to_top()).chain(self.focus_on(id)),
            library::Action::Do(message) => self.do_in_library(message),
        }
    }

    /// Does what people ask for in the library.
    fn do_in_library(&mut self, message: library::Message) -> Task<Message> {
        // An item may leave the list: the focus mustn't pass to the one that takes its place.
        let unfocused = operate(unfocus());
        match message {
            library::Message::Choose(name) => return unfocused.chain(self.set_up(&name, &[], Vec::new())),
            library::Message::Path(name) => self.open_path(&name),
            library::Message::NextStep => return unfocused.chain(self.begin_next_step()),
            library::Message::OpenFile(item) => {
                if let Some(file) = self.desk.file_of(&item) {
                    return self.edit(&file);
                }
            }
            library::Message::Edit(item) => {
                if let Some(file) = self.desk.file_of(&item) {
                    self.edit_here(&file);
                }
            }
            library::Message::MakeNew(title) => self.make_new(title),
            library::Message::Share(item, to) => return self.share(item, &to),
            library::Message::GoOnEditing(file) => self.open_editor(file),
            library::Message::DiscardUnsaved(file) => self.desk.forget_unsaved(&file),
            library::Message::Show => return unfocused.chain(self.show_what_is_kept()),
            library::Message::Print(library::Item::Set(name)) => {
                return self.print_set(&name);
            }
            library::Message::Print(library::Item::Path(name)) => {
                self.print_path(&name);
                return Task::none();
            }
            library::Message::MakeOurs(item, title) => return self.make_ours(item, title),
            library::Message::Rename(item, title) => self.retitle(item, title),
            library::Message::Discard(item) => return self.discard(item),
            library::Message::Continue => self.go_on(),
            library::Message::Erase => self.erase_interrupted(),
            library::Message::Next => {
                if let Some(next) = self.desk.next.clone() {
                    // What was arranged takes the place of names typed earlier.
                    self.left = None;
                    let names = if self.desk.knows_names(&next) { next.names } else { Vec::new() };
                    let step = self.desk.step_with(&next.talk);
                    return unfocused.chain(self.set_up_for(&next.talk, &names, next.topics, step));
                }
            }
            library::Message::Break => self.take_a_break(None),
            library::Message::ForgetNext => self.desk.forget_next(),
            library::Message::Agreements => self.open_agreements(),
            library::Message::Kept => return self.open_kept(),
            library::Message::Dismiss(place) => {
                if place < self.desk.notices.len() {
                    let _read = self.desk.notices.remove(place);
                }
            }
            library::Message::Reload => {
                return unfocused.chain(self.desk.read_library().map(Message::Outside));
            }
            library::Message::Help => {
                self.open_help();
                return Task::none();
            }
            library::Message::Settings => {
                self.desk.keeper.read_ledgers();
                self.screen = Screen::Settings;
            }
            // The screen's own.
            library::Message::Search(_)
            | library::Message::Narrow(_)
            | library::Message::Go(_)
            | library::Message::Find(_)
            | library::Message::More(..)
            | library::Message::Less
            | library::Message::NameOurs(_)
            | library::Message::NameAnew(_)
            | library::Message::AskDelete(..)
            | library::Message::Delete
            | library::Message::OurName(_)
            | library::Message::KeepOurs
            | library::Message::AskErase
            | library::Message::AskDiscard(_)
            | library::Message::Copy(..)
            | library::Message::NewSet(_)
            | library::Message::NewName(_)
            | library::Message::KeepNew
            | library::Message::CancelNew
            | library::Message::AskShare(_)
            | library::Message::KeepUnsaved
            | library::Message::KeepTalk
            | library::Message::Escape => {}
        }
        unfocused
    }

    /// Opens set-up for one of the library's sets.
    pub(super) fn set_up(&mut self, name: &str, names: &[String], topics: Vec<String>) -> Task<Message> {
        self.set_up_for(name, names, topics, None)
    }

    /// The same for a talk that is this step of a path.
    pub(super) fn set_up_for(
        &mut self,
        name: &str,
        names: &[String],
        topics: Vec<String>,
        step: Option<StepOf>,
    ) -> Task<Message> {
        match self.desk.chosen(name) {
            Ok(entry) => {
                self.set_up_entry(&entry, names, topics, step);
                Task::none()
            }
            Err(told) => {
                self.desk.notice(told);
                self.desk.read_library().map(Message::Outside)
            }
        }
    }

    fn set_up_entry(&mut self, entry: &Entry, names: &[String], topics: Vec<String>, step: Option<StepOf>) {
        let Some(set) = entry.rule_set() else {
            self.desk.notice(Told::Said(entry.unusable(&self.desk.words)));
            return;
        };
        let left = self.left.take().filter(|left| left.is_for(entry));
        let set_up = if let Some(left) = left {
            *left
        } else {
            let start = Start {
                names,
                language: self.desk.language(),
                notice: !self.desk.settings.safety_seen,
                digits: self.desk.settings.digits,
            };
            SetUp::new(entry, set, start, &self.desk.words)
                .with_topics(topics)
                .with_sounds(set_up::end_sounds(&self.desk.folders.sounds()))
                .with_rules(self.desk.kept_rules(&entry.name))
        };
        // Looked up anew for one that was left: what people have erased since isn't shown again.
        let set_up = set_up.with_last(self.desk.last_time(&entry.name)).with_valued(self.desk.valued());
        let ready = step.as_ref().map(|step| self.desk.ready_for(step)).unwrap_or_default();
        let set_up = set_up.for_step(step, ready);
        self.screen = Screen::SetUp(Box::new(set_up));
    }

    /// Goes where the command line asked to.
    pub(super) fn go_to(&mut self, first: First) {
        match first {
            First::Library => self.screen = Screen::Library,
            First::Path(name) => self.open_path(&name),
            First::Edit(what) => self.begin_editing(&what),
            First::Break(length) => self.take_a_break(Some(length)),
            First::SetUp(entry) => self.set_up_entry(&entry, &[], Vec::new(), None),
            First::Stage(entry, names) => {
                let Some(set) = entry.rule_set().cloned() else { return };
                let (name, language) = (entry.name.clone(), self.desk.language().to_owned());
                // Nobody is asked, but what people said they'd use next time holds.
                let kept = self.desk.kept_rules(&name);
                let rules = kept.map(|kept| kept.differing(&set, &language)).unwrap_or_default();
                let own_rules = kept.map(|kept| kept.own.clone()).unwrap_or_default();
                let (seats, opening) = (self.desk.words.seats(), say!(self.desk.words, "opening-title"));
                let chosen = Choices { name, names, seats, opening, language, ..Choices::default() };
                let choices = Choices { rules, own_rules, ..chosen };
                match plan::lay_out(&Arc::new(set), &choices) {
                    Ok(plan) => {
                        let digits = self.desk.settings.digits;
                        self.begin(Begin { plan, text: entry.text, digits, step: None });
                    }
                    Err(error) => self.desk.notice(Told::NotLaidOut(error)),
                }
            }
        }
    }

    /// Leaves for the library; what was typed is there again when people come back.
    pub(super) fn leave_set_up(&mut self) {
        if let Screen::SetUp(set_up) = std::mem::replace(&mut self.screen, Screen::Library) {
            self.left = Some(set_up);
        }
    }

    /// Changes the set that is set up in the editor: people's own, which is in this file, or else a copy with what they chose.
    pub(super) fn edit_what_is_set_up(&mut self, own: Option<PathBuf>) -> Task<Message> {
        if let Some(file) = own {
            self.edit_here(&file);
            return Task::none();
        }
        let Screen::SetUp(set_up) = &mut self.screen else { return Task::none() };
        let action = set_up.names_ours(&self.desk.words);
        self.after_set_up(action)
    }

    fn after_set_up(&mut self, action: set_up::Action) -> Task<Message> {
        match action {
            set_up::Action::None => {}
            set_up::Action::Back => {
                let path = match &self.screen {
                    Screen::SetUp(set_up) => set_up.path().map(ToOwned::to_owned),
                    _ => None,
                };
                self.leave_set_up();
                if let Some(path) = path {
                    self.open_path(&path);
                }
            }
            set_up::Action::Help => self.open_help(),
            set_up::Action::Begin(begin) => self.begin(*begin),
            set_up::Action::DrawLots => {
                if let Screen::SetUp(set_up) = &mut self.screen {
                    set_up.draw_lots(&mut fastrand::Rng::new());
                }
            }
            set_up::Action::Play(sound) => self.desk.sounds.play(Strike::once(&sound)),
            set_up::Action::Later(later, choices) => {
                let topics = choices.topic.iter().cloned().collect();
                let at = when(later, &self.now.wall().to_zoned(zone()));
                let Choices { name, names, .. } = *choices;
                let next = NextTalk { talk: name, names, at, topics, ..NextTalk::default() };
                self.desk.keep_next(next, false);
                self.screen = Screen::Library;
            }
            set_up::Action::KeepOurs(wanted) => {
                let edits = matches!(&self.screen, Screen::SetUp(set_up) if set_up.edits_ours());
                let asked = if edits { Asked::ToEdit } else { Asked::InSetUp };
                return self.keep_own_set(&wanted, asked);
            }
            set_up::Action::OpenFile(file) => return self.edit(&file),
            set_up::Action::Edit(file) => self.edit_here(&file),
            set_up::Action::Print(plan) => self.print(Card::of_talk(&plan, &self.desk.words)),
            set_up::Action::Write(field, part) => {
                let main = self.main_window();
                let shown = within(main, reveal()).chain(within(main, reveal_named(part)));
                return within(main, focus(field)).chain(shown);
            }
            set_up::Action::Focus(id) => {
                return self.focus_on(id);
            }
        }
        Task::none()
    }

    fn settings(&mut self, message: settings::Message) -> Task<Message> {
        match message {
            settings::Message::QuickExit => return self.quick_exit(),
            settings::Message::Back => {
                self.settings_ask = settings::Asks::Nothing;
                self.screen = Screen::Library;
            }
            settings::Message::Help => self.open_help(),
            settings::Message::Set(settings) => self.desk.set(*settings),
            settings::Message::SetAndListen(settings) => {
                self.desk.set(*settings);
                self.desk.sounds.play(Strike::once("bowl"));
            }
            settings::Message::Keys => self.screen = Screen::Keys(keys::Keys::default()),
            settings::Message::Listen => self.desk.sounds.play(Strike::once("bowl")),
            settings::Message::Remember(remember) => {
                self.desk.set(Settings { history: remember, ..self.desk.settings.clone() });
                self.settings_ask = settings::Asks::Nothing;
                if !remember && self.desk.remembers() {
                    self.settings_ask = settings::Asks::WhatStays;
                    let main = self.main_window();
                    return within(main, focus(settings::keep_it())).chain(within(main, reveal()));
                }
            }
            settings::Message::Stays => self.settings_ask = settings::Asks::Nothing,
            settings::Message::Forget => {
                self.settings_ask = settings::Asks::Nothing;
                self.desk.forget_talks();
            }
            settings::Message::Kept => return self.open_kept(),
            settings::Message::Erase => return self.open_erase(),
        }
        Task::none()
    }

    fn keys(&mut self, message: keys::Message) {
        let Screen::Keys(screen) = &mut self.screen else { return };
        match screen.update(&self.desk.keys, message) {
            keys::Action::None => {}
            keys::Action::Back => self.screen = Screen::Settings,
            keys::Action::Help => self.open_help(),
            keys::Action::Set(keys) => self.desk.set_keys(&keys),
        }
    }
}

impl Message {
    /// Whether someone pressed a key or something on the screen.
    pub(super) fn is_a_touch(&self) -> bool {
        match self {
            Self::Outside(outside) => matches!(outside, Outside::KeyDown { .. } | Outside::KeyUp(_)),
            _ => true,
        }
    }
}

/// The time of a later talk.
fn when(later: Later, now: &Zoned) -> Option<Timestamp> {
    let then = match later {
        Later::InAnHour => now.checked_add(1.hour()),
        Later::Tomorrow => now.checked_add(1.day()),
        Later::InAWeek => now.checked_add(1.week()),
        Later::Evening => {
            let eight = now.with().hour(20).minute(0).second(0).subsec_nanosecond(0).build();
            match eight {
                Ok(eight) if eight > *now => Ok(eight),
                Ok(eight) => eight.checked_add(1.day()),
                Err(error) => Err(error),
            }
        }
    };
    then.ok().map(|then| then.timestamp())
}
