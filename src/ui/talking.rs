//! A talk in the windows: how it begins, what comes of what happens in it, and how it ends.

use std::time::Duration;

use iced::Task;
use iced::advanced::widget::operation::focusable::{focus, unfocus};

use super::desk::Told;
use super::reveal::reveal;
use super::screen::after_break;
use super::screen::field_id;
use super::screen::set_up::Begin;
use super::screen::talk::{Here, Stage};
use super::within::within;
use super::{After, App, Interrupted, Message, Screen};
use crate::record::agreements::Agreements;
use crate::record::journal::{self, Header, JournalError, Recovered};
use crate::record::keeper::Reply;
use crate::record::settings::{Digits, Settings};
use crate::session::{Event, State, Voice};
use crate::talk::close;
use crate::talk::{Command, Ended, Host, Keep, ONLY_A_BREAK, Outcome, Viewpoint, Wish, lost, only_a_break};

impl App {
    /// Begins a talk, unless one was interrupted: that comes first.
    pub(super) fn begin(&mut self, begin: Begin) {
        // It may have been interrupted in another window since this one looked.
        let _known = self.look_for_interrupted();
        if self.interrupted.is_some() {
            self.after = Some(After::Begin(Box::new(begin)));
            self.leave_set_up();
            let _over = self.let_go_of_a_break();
            return;
        }
        let Begin { plan, text, digits, step } = begin;
        let (name, topic) = (plan.choices.name.clone(), plan.choices.topic.clone());
        let (at, clock) = (self.desk.clock.now(), &self.desk.clock);
        let header = Header::new(text.to_string(), plan.choices.clone(), self.speed, at, clock);
        let began = header.talk();
        match self.desk.keeper.begin(&header) {
            Ok(()) => {
                let (host, outcome) =
                    Host::start(plan, header, self.desk.agreements(), self.desk.words.clone());
                // Its names belong to the talk now, and go with it.
                self.left = None;
                self.after = None;
                self.show(host, digits);
                let _nothing_to_do = self.carry_out(outcome);
                // A rehearsal isn't the talk that was meant to be, nor a first one.
                if self.speed == 1 {
                    self.desk.begun(&name, topic.as_deref());
                    if let Some(step) = step {
                        self.desk.step_begins(step, began, self.now.wall());
                    }
                    if !self.desk.settings.safety_seen {
                        let settings = Settings { safety_seen: true, ..self.desk.settings.clone() };
                        self.desk.set(settings);
                    }
                }
            }
            Err(error) => {
                self.desk.notice(Told::Journal(error));
                self.leave_set_up();
            }
        }
    }

    /// Takes a break without a talk, at once. A talk that was interrupted stays where it is, and is offered again after it.
    pub(super) fn take_a_break(&mut self, length: Option<Duration>) {
        let _known = self.look_for_interrupted();
        if self.interrupted.as_ref().is_some_and(Interrupted::is_only_a_break) {
            // It is on already: it was left in another window.
            self.leave_set_up();
            self.go_on();
            return;
        }
        let plan = match only_a_break(length, &self.desk.words) {
            Ok(plan) => plan,
            Err(error) => return self.desk.notice(Told::NotLaidOut(error)),
        };
        self.leave_set_up();
        // Its journal is set aside when this one is written.
        self.lost =
            self.interrupted.take().and_then(|Interrupted { talk, lost }| Some((talk.header.talk(), lost?)));
        let (at, clock) = (self.desk.clock.now(), &self.desk.clock);
        let header = Header::new(ONLY_A_BREAK.to_owned(), plan.choices.clone(), self.speed, at, clock);
        match self.desk.keeper.begin(&header) {
            Ok(()) => {
                let (host, outcome) = Host::start(plan, header, &[], self.desk.words.clone());
                self.show(host, self.desk.settings.digits);
                let _nothing_to_do = self.carry_out(outcome);
            }
            Err(error) => self.desk.notice(Told::Journal(error)),
        }
    }

    /// Leaves a break without a talk, if it is over: nothing of it is kept.
    pub(super) fn leave_break(&mut self) {
        let Some(host) = self.host().filter(|host| host.is_only_a_break()) else { return };
        let next = match host.session().state() {
            State::Break | State::Returning => return,
            // All are ready.
            State::Ready => Screen::AfterBreak,
            _ => Screen::Library,
        };
        self.screen = next;
        self.desk.keeper.end();
        self.desk.sounds.hush();
    }

    /// Does what people want after a break without a talk.
    pub(super) fn after_a_break(&mut self, message: after_break::Message) {
        match message {
            after_break::Message::Help => self.open_help(),
            after_break::Message::SetUp => {
                self.screen = Screen::Library;
                self.go_on_after_a_talk();
            }
            after_break::Message::Enough => {
                self.screen = Screen::Library;
                self.after = None;
            }
        }
    }

    /// Lets a break without a talk go that somebody left in another window, and that is in the way. False if there is none.
    pub(super) fn let_go_of_a_break(&mut self) -> bool {
        let Some(found) = self.interrupted.take_if(|interrupted| interrupted.is_only_a_break()) else {
            return false;
        };
        self.desk.keeper.go_on(found.talk.journal);
        self.desk.keeper.end();
        true
    }

    fn show(&mut self, host: Host, digits: Digits) {
        let host =
            host.in_minutes(digits == Digits::Minutes).breathing_by(self.desk.settings.breathing_guide);
        let host = host.picking_from(self.desk.lists.clone());
        self.screen = Screen::Talk(Box::new(Stage::new(host)));
    }

    /// Looks for a talk that was interrupted, unless there is one already, or none may be shown: then it stays where it
    /// is, and one that begins meanwhile sets it aside. Returns what is wrong with another one.
    pub(super) fn look_for_interrupted(&mut self) -> Vec<JournalError> {
        if self.interrupted.is_some() || self.host().is_some() || self.desk.is_covered() {
            return Vec::new();
        }
        let found = journal::recover(&self.desk.folders.journal(), &mut self.desk.clock);
        self.interrupted = found.talk.map(|talk| {
            let known = self.lost.take().filter(|(began, _)| *began == talk.header.talk());
            let lost = talk.damage.as_ref().map(|damage| lost(damage, &self.desk.words));
            Interrupted { lost: lost.or_else(|| known.map(|(_, lost)| lost)), talk }
        });
        found.troubles
    }

    /// Goes on with the interrupted talk.
    pub(super) fn go_on(&mut self) {
        let Some(Interrupted { talk, lost }) = self.interrupted.take() else { return };
        if let Some((lost, damage)) = lost.zip(talk.damage.as_ref()) {
            let notice = Box::new(damage.notice.clone());
            self.desk.notice_aside(lost.clone(), Told::Lost { lost, notice });
        }
        let Recovered { session, header, written, journal, .. } = talk;
        self.desk.keeper.go_on(journal);
        let kept = Agreements::at(self.desk.folders.agreements()).list().entries;
        let (host, outcome) =
            Host::resume(session, header, written, kept, self.desk.clock.now(), self.desk.words.clone());
        self.show(host, self.desk.settings.digits);
        let _nothing_to_do = self.carry_out(outcome);
        self.after = None;
    }

    /// A talk is over: another one may wait to be gone on with, or something else that was wanted. A break of it that is
    /// still on is promised, and comes at once.
    fn go_on_after_a_talk(&mut self) {
        let _known = self.look_for_interrupted();
        if self.let_go_of_a_break() || self.host().is_some() {
            return;
        }
        if matches!(self.screen, Screen::AfterBreak) {
            // First they say what they want now.
            return;
        }
        if self.interrupted.is_some() {
            if self.interrupted.as_ref().is_some_and(Interrupted::is_on_break) {
                self.go_on();
            }
            return;
        }
        match self.after.take() {
            Some(After::First(first)) => self.go_to(first),
            Some(After::Begin(begin)) => self.begin(*begin),
            None => {}
        }
    }

    /// Lets something happen to the talk that is under way.
    pub(super) fn happens(&mut self, event: &Event) -> Task<Message> {
        let Screen::Talk(stage) = &mut self.screen else { return Task::none() };
        let outcome = stage.host.apply(event, self.now);
        self.carry_out(outcome)
    }

    /// Does what a key asks for during a talk. With `control`, that was held.
    pub(super) fn talk_key(&mut self, command: Command, control: bool, repeat: bool) -> Task<Message> {
        let (now, view) = (self.now, self.viewpoint());
        let Screen::Talk(stage) = &mut self.screen else { return Task::none() };
        if matches!(stage.host.session().state(), State::Closing | State::Done) {
            // People write there, so letters do nothing by themselves; but a break is never out of reach.
            return match command {
                Command::Break if control && !repeat => self.happens(&Event::TakeBreak),
                Command::Escape if !repeat => self.apply(Message::Close(close::Message::Escape)),
                _ => Task::none(),
            };
        }
        // Held for a second, it ends without being asked.
        if command == Command::End
            && let Some(outcome) = stage.host.end_held(now, repeat)
        {
            return self.carry_out(outcome);
        }
        if repeat {
            return Task::none();
        }
        let outcome = stage.host.update(crate::talk::Message::Command(command), view);
        self.carry_out(outcome)
    }

    /// Does what people did in a talk's window.
    pub(super) fn talk(&mut self, message: crate::talk::Message) -> Task<Message> {
        let (view, main) = (self.viewpoint(), self.main_window());
        let Screen::Talk(stage) = &mut self.screen else { return Task::none() };
        // A facilitator's field stays where it is, and the next key isn't meant for it.
        // After a turned page other steps stand where the focus was.
        let leaves = view.facilitated
            && matches!(message, crate::talk::Message::Parked | crate::talk::Message::Page(_));
        // Nor shows the ring around a button in a break who has said yes.
        let resting = stage.host.session().rest(view.now).is_some();
        let leaves = leaves || (resting && is_a_yes(&message));
        let outcome = stage.host.update(message, view);
        let done = self.carry_out(outcome);
        if leaves { Task::batch([within(main, unfocus()), done]) } else { done }
    }

    /// How people look at the talk.
    pub(super) fn viewpoint(&self) -> Viewpoint {
        let Here { muted, full_screen } = self.here();
        Viewpoint { now: self.now, facilitated: self.windows.facilitated(), muted, full_screen }
    }

    /// Carries out what came of something: what is heard and said first, what is kept after it.
    fn carry_out(&mut self, outcome: Outcome) -> Task<Message> {
        let Outcome { effects, aloud, keep, wish } = outcome;
        self.desk.play(&effects);
        self.desk.aloud.extend(aloud);
        self.keep(keep);
        match wish {
            None => Task::none(),
            Some(Wish::Mute) => {
                let mut settings = self.desk.settings.clone();
                settings.muted = !settings.muted;
                self.desk.set(settings);
                Task::none()
            }
            Some(Wish::Audience) => self.toggle_audience(),
            // There is nothing to press in the window for everyone.
            Some(Wish::FullScreen) => self.toggle_full_screen(self.main_window()),
            Some(Wish::FillAudience) => {
                self.audience_window().map_or_else(Task::none, |id| self.toggle_full_screen(id))
            }
            Some(Wish::Help) => {
                self.open_help();
                Task::none()
            }
            Some(Wish::WhatIsKept) => self.open_kept(),
            Some(Wish::Write(field)) => {
                let main = self.main_window();
                within(main, focus(field_id(field))).chain(within(main, reveal()))
            }
            Some(Wish::QuickExit) => self.quick_exit(),
            Some(Wish::Finish { anyway }) => self.finish(anyway),
            Some(Wish::LeaveNoTrace) => {
                self.leave_no_trace();
                Task::none()
            }
        }
    }

    /// Sends the keeper what a talk wants to be kept.
    pub(super) fn keep(&mut self, keep: Vec<Keep>) {
        for keep in keep {
            let keeper = &mut self.desk.keeper;
            match keep {
                Keep::Happened(happened) => keeper.happened(*happened),
                Keep::Draft(written) => keeper.draft(*written),
                Keep::TakeBack(token) => keeper.take_back(token),
                Keep::Change(change) => {
                    let token = keeper.change(*change);
                    if let Screen::Talk(stage) = &mut self.screen {
                        stage.host.sent(token);
                    }
                }
            }
        }
    }

    /// Takes note of what the keeper has come to.
    pub(super) fn hear_of_keeping(&mut self) -> Task<Message> {
        let mut task = Task::none();
        loop {
            let replies = self.desk.keeper.replies();
            if replies.is_empty() {
                return task;
            }
            for reply in replies {
                task = Task::batch([task, self.hear_of(reply)]);
            }
        }
    }

    /// The talk goes on in the words that hold now.
    pub(super) fn speak(&mut self) {
        if let Screen::Talk(stage) = &mut self.screen {
            stage.host.speak(self.desk.words.clone());
        }
    }

    fn hear_of(&mut self, reply: Reply) -> Task<Message> {
        let now = self.now;
        match reply {
            // Nobody needs the journal of a talk that is over.
            Reply::Journal(_) if self.host().is_none() => {}
            Reply::Journal(news) => {
                let only_a_break = self.host().is_some_and(Host::is_only_a_break);
                self.desk.tell(news, only_a_break);
            }
            Reply::Changed(token, came) => {
                let Some(came) = self.desk.changed(token, came) else { return Task::none() };
                self.desk.keeper.read_ledgers();
                if let Screen::Talk(stage) = &mut self.screen {
                    let outcome = stage.host.changed(token, came, now);
                    return self.carry_out(outcome);
                }
            }
            Reply::TakenBack(token) => {
                self.desk.taken_back(token);
                if let Screen::Talk(stage) = &mut self.screen {
                    let outcome = stage.host.taken_back(token, now);
                    return self.carry_out(outcome);
                }
            }
            Reply::Ended(came) => {
                if let Err(error) = came {
                    self.desk.notice(Told::NotWritten(error));
                }
                self.go_on_after_a_talk();
            }
            Reply::Erased(erased) => {
                self.desk.erased(&erased);
                // What couldn't be erased isn't offered to be gone on with.
                if !erased.stuck {
                    self.go_on_after_a_talk();
                }
            }
            Reply::SettingsKept(sent, came) => self.desk.settings_kept(&sent, came),
            Reply::SettingsRead(sent, read) => {
                let in_talk = self.host().is_some();
                self.desk.settings_read(&sent, read, in_talk);
                self.speak();
            }
            Reply::Ledgers(ledgers) => {
                // Of what can't be read nobody knows whether it is there.
                let whole = ledgers.agreements.notices.is_empty();
                self.desk.show(*ledgers);
                if let Screen::Talk(stage) = &mut self.screen
                    && whole
                {
                    stage.host.agreements_are(self.desk.agreements(), now);
                }
            }
            Reply::Stock(there) => self.take_stock(there),
            Reply::Wiped(wiped) => return self.wiped(*wiped),
            Reply::SetAside(notice) => self.desk.set_aside(notice),
            Reply::OwnSet(came) => return self.own_set_kept(came),
            Reply::Copied(token, came) => return self.copied(token, &came),
            Reply::Saved(token, came) => return self.set_saved(token, came),
            Reply::Edited(token, edited) => return self.edited_is(token, *edited),
            Reply::Looked(file, found) => return self.edited_looked(&file, found),
            Reply::UnsavedKept(file, came) => self.unsaved_kept(&file, came),
            Reply::Left(left) => {
                let open = self.edited_file().map(ToOwned::to_owned);
                self.desk.left(*left, open.as_deref());
            }
        }
        Task::none()
    }

    /// The talk that is under way, which goes from the screen.
    fn leave_talk(&mut self) -> Option<Host> {
        match std::mem::replace(&mut self.screen, Screen::Library) {
            Screen::Talk(stage) => Some(stage.host),
            other => {
                self.screen = other;
                None
            }
        }
    }

    /// Ends the talk: what people asked for is kept, and only then its journal goes; where they leave `anyway`, whether or
    /// not that could be kept.
    fn finish(&mut self, anyway: bool) -> Task<Message> {
        let Some(host) = self.leave_talk() else { return Task::none() };
        self.desk.takes_over(host.unkept());
        let remembered = self.desk.settings.history && !host.is_rehearsal();
        let not_agreed = host.close().not_agreed();
        let plan = host.session().plan();
        let names = plan.choices.names.iter().enumerate().filter(|(who, _)| plan.is_present(*who));
        let names: Vec<String> = names.map(|(_, name)| name.clone()).collect();
        let goes_on = host.close().goes_on.clone();
        let (began, now) = (host.began(), self.now.wall());
        let (Ended { past, last, next, rules }, outcome) = host.finish(self.now);
        let done = self.carry_out(outcome);
        if remembered {
            self.desk.remember(past, last, anyway);
        }
        if let Some(next) = next {
            self.desk.keep_next(next, anyway);
        }
        if let Some(rules) = rules {
            self.desk.keep_rules(rules, anyway);
        }
        self.desk.step_ends(began, now, anyway);
        if not_agreed > 0 {
            self.desk.notice(Told::NotAgreed(not_agreed));
        }
        self.desk.keeper.end();
        self.desk.sounds.hush();
        match goes_on {
            Some(set) => {
                let step = self.desk.step_with(&set);
                done.chain(self.set_up_for(&set, &names, Vec::new(), step))
            }
            None => done,
        }
    }

    /// Erases the journal and everything that was kept from this talk.
    pub(super) fn leave_no_trace(&mut self) {
        if let Some(host) = self.leave_talk() {
            self.desk.forget_step(host.began());
            self.desk.sounds.hush();
            self.desk.keeper.erase();
        }
    }
}

/// Whether somebody says yes for themselves.
fn is_a_yes(message: &crate::talk::Message) -> bool {
    let crate::talk::Message::Event(event) = message else { return false };
    matches!(event, Event::Ready(Voice::Seat(_)) | Event::Consent(Voice::Seat(_)))
}
