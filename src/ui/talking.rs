//! A talk in the windows: how it begins, what comes of what happens in it, and how it ends.

use std::sync::Arc;

use iced::Task;
use iced::advanced::widget::operation::focusable::{focus, unfocus};

use super::reveal::reveal;
use super::screen::talk::{Stage, field_id};
use super::within::within;
use super::{After, App, Interrupted, Message, Screen};
use crate::plan::{Choices, Plan};
use crate::record::journal::{self, JournalError, Recovered};
use crate::record::next_talk::NextTalk;
use crate::record::settings::Digits;
use crate::session::{Event, State};
use crate::talk::close::{self, Done};
use crate::talk::words::sentence;
use crate::talk::{Command, Host, Outcome, Viewpoint, Wish, lost};

impl App {
    /// Begins a talk, unless one was interrupted: that comes first.
    pub(super) fn begin(&mut self, plan: Plan, text: &Arc<str>) {
        // It may have been interrupted in another window since this one looked.
        let _known = self.look_for_interrupted();
        if self.interrupted.is_some() {
            self.after = Some(After::Begin(Box::new(plan), Arc::clone(text)));
            self.leave_set_up();
            return;
        }
        let (name, topic) = (plan.choices.name.clone(), plan.choices.topic.clone());
        let journal = self.desk.folders.journal();
        match Host::start(plan, text, self.speed, &journal, &self.desk.clock) {
            Ok((host, outcome)) => {
                // Its names belong to the talk now, and go with it.
                self.left = None;
                self.show(host);
                let _nothing_to_do = self.carry_out(outcome);
                // A rehearsal isn't the talk that was meant to be.
                if self.speed == 1 {
                    self.desk.begun(&name, topic.as_deref());
                }
                if !self.desk.settings.safety_seen {
                    let mut settings = self.desk.settings.clone();
                    settings.safety_seen = true;
                    self.desk.set(settings);
                }
            }
            Err(error) => {
                self.desk.notice(format!("{}.", sentence(&error.to_string())));
                self.leave_set_up();
            }
        }
    }

    fn show(&mut self, host: Host) {
        let host = host.in_minutes(self.desk.settings.digits == Digits::Minutes);
        self.screen = Screen::Talk(Box::new(Stage::new(host)));
    }

    /// Looks for a talk that was interrupted, unless there is one already. Returns what is wrong with another one.
    pub(super) fn look_for_interrupted(&mut self) -> Vec<JournalError> {
        if self.interrupted.is_some() || self.host().is_some() {
            return Vec::new();
        }
        let found = journal::recover(&self.desk.folders.journal(), &mut self.desk.clock);
        self.interrupted = found.talk.map(|talk| {
            let lost = talk.damage.as_ref().map(lost);
            Interrupted { talk, lost }
        });
        found.troubles
    }

    /// Goes on with the interrupted talk.
    pub(super) fn go_on(&mut self) {
        let Some(Interrupted { talk, lost }) = self.interrupted.take() else { return };
        if let Some((lost, damage)) = lost.zip(talk.damage.as_ref()) {
            self.desk.notice_aside(&lost, format!("{lost} {}", damage.notice));
        }
        let kept = self.desk.agreements.list().entries;
        let (host, outcome) = Host::resume(talk, kept, self.desk.clock.now());
        self.show(host);
        let _nothing_to_do = self.carry_out(outcome);
        self.after = None;
    }

    /// Lets the interrupted talk go.
    pub(super) fn let_go(&mut self) {
        if let Some(Interrupted { talk, .. }) = self.interrupted.take() {
            self.set_aside(talk);
        }
        let _known = self.look_for_interrupted();
        if self.interrupted.is_some() {
            // What is wanted waits for this one, too.
            return;
        }
        match self.after.take() {
            Some(After::First(first)) => self.go_to(first),
            Some(After::Begin(plan, text)) => self.begin(*plan, &text),
            None => {}
        }
    }

    /// Ends an interrupted talk. What people agreed stays, and so does what they parked.
    fn set_aside(&mut self, recovered: Recovered) {
        let parked = recovered.session.parked().to_vec();
        // Nothing is kept of a rehearsal.
        if !parked.is_empty() && recovered.session.speed() == 1 {
            let Choices { name, names, .. } = recovered.session.plan().choices.clone();
            let began = Some(recovered.header.talk());
            self.desk.keep_next(NextTalk { talk: name, names, topics: parked, began, ..NextTalk::default() });
        }
        if let Err(error) = recovered.journal.end() {
            self.desk.notice(error.to_string());
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
        let outcome = stage.host.update(message, view);
        let done = self.carry_out(outcome);
        if leaves { Task::batch([within(main, unfocus()), done]) } else { done }
    }

    /// How people look at the talk.
    pub(super) fn viewpoint(&self) -> Viewpoint {
        Viewpoint { now: self.now, facilitated: self.windows.facilitated(), muted: self.is_muted() }
    }

    /// Carries out what came of something.
    fn carry_out(&mut self, outcome: Outcome) -> Task<Message> {
        let Outcome { effects, aloud, news, wish } = outcome;
        self.desk.play(&effects);
        self.desk.aloud.extend(aloud);
        self.desk.tell(news);
        match wish {
            None => Task::none(),
            Some(Wish::Mute) => {
                let mut settings = self.desk.settings.clone();
                settings.muted = !settings.muted;
                self.desk.set(settings);
                Task::none()
            }
            Some(Wish::Audience) => self.toggle_audience(),
            Some(Wish::Write(field)) => {
                let main = self.main_window();
                within(main, focus(field_id(field))).chain(within(main, reveal()))
            }
            Some(Wish::Close(action)) => self.close_talk(action),
        }
    }

    /// Does what people want at the close, and in a step for agreements.
    fn close_talk(&mut self, action: close::Action) -> Task<Message> {
        let now = self.now;
        let Screen::Talk(stage) = &mut self.screen else { return Task::none() };
        let (host, desk) = (&mut stage.host, &mut self.desk);
        match action {
            close::Action::None => {}
            close::Action::Keep { draft, replaces, then, or_leave } => {
                let (kept, outcome) = host.keep(&desk.agreements, draft, replaces, now);
                desk.read_agreements();
                let done = self.carry_out(outcome);
                if let Some(Done { next_talk }) = then.filter(|_| kept || or_leave) {
                    return Task::batch([done, self.finish(next_talk)]);
                }
                return done;
            }
            close::Action::Back => {
                let event = if host.session().can_undo(now) { Event::Undo } else { Event::Back };
                return self.happens(&event);
            }
            close::Action::Remove(place) => {
                let outcome = host.remove(&desk.agreements, place);
                desk.read_agreements();
                return self.carry_out(outcome);
            }
            close::Action::Done(Done { next_talk }) => return self.finish(next_talk),
            close::Action::LeaveNoTrace => self.leave_no_trace(),
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

    /// Ends the talk: keeps what people asked for, and only then erases the journal.
    fn finish(&mut self, next_talk: Option<u16>) -> Task<Message> {
        let Some(host) = self.leave_talk() else { return Task::none() };
        let remembered = self.desk.settings.history && !host.is_rehearsal();
        let (ended, outcome) = host.finish(next_talk, self.now);
        if remembered && let Err(error) = self.desk.history.keep(ended.past.clone()) {
            self.desk.notice(error.to_string());
        }
        if let Some(next) = ended.next.clone() {
            self.desk.keep_next(next);
        }
        let done = self.carry_out(outcome);
        if let Err(error) = ended.forget() {
            self.desk.notice(error.to_string());
        }
        self.desk.sounds.hush();
        // Another one may wait to be gone on with.
        let _known = self.look_for_interrupted();
        done
    }

    /// Erases the journal and everything that was kept from this talk.
    fn leave_no_trace(&mut self) {
        let Some(host) = self.leave_talk() else { return };
        self.desk.sounds.hush();
        let erasing = host.erase();
        let stuck = erasing.is_stuck();
        self.desk.erase(erasing);
        // What couldn't be erased isn't offered to be gone on with.
        if !stuck {
            let _known = self.look_for_interrupted();
        }
    }
}
