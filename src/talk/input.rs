//! What people do in a talk's windows, and what it means by what is on the screen.

use std::time::Duration;

use super::command::Command;
use super::{Field, Host, Outcome, Panel, Viewpoint, Wish, aloud, close, people, review};
use crate::rule_set::{bounds, clean};
use crate::session::{Event, Moment, Reason, State};
use crate::words::{InWords, say};

/// What a facilitator adds or takes away at a time, in seconds.
const MINUTE: i64 = 60;

/// How much longer a break becomes by a key.
const LONGER: Duration = Duration::from_secs(5 * 60);

/// How long the end key is held until the talk ends without a question.
const HOLD: Duration = Duration::from_secs(1);

/// Something that people do on the stage or at the close.
#[derive(Debug, Clone)]
pub enum Message {
    /// Something happens to the talk.
    Event(Event),
    /// A command's key or control was pressed.
    Command(Command),
    /// The topic for another day was typed.
    Park(String),
    /// The topic is to be parked.
    Parked,
    /// The names are to be corrected.
    Names,
    /// A seat's name was typed.
    Name(usize, String),
    /// The typed name is to be the seat's.
    Renamed(usize),
    /// Something was done with the list of who is here.
    People(people::Message),
    /// The list of steps goes this many pages on; back if negative.
    Page(i32),
    /// A rule (its place in the plan) was pressed: while the clock runs it is brought forward for everyone, and while the
    /// talk is paused all of it is there to be read.
    Rule(usize),
    /// Close everything at once.
    QuickExit,
    /// A word of the list was pressed, to pick it or to take it away.
    Pick(String),
    /// Close the panel.
    ClosePanel,
    /// The window for everyone is to fill its screen, or to give it back.
    FillAudience,
    /// The facilitator has read how the second window comes to where people look.
    DragRead,
    /// Something was done in the fields of the close.
    Close(close::Message),
    /// Something was done with an agreement that is looked at.
    Review(review::Message),
}

impl Host {
    /// Does what people do, and leaves the drafts to be written.
    pub(super) fn carry_out(&mut self, message: Message, view: Viewpoint) -> Outcome {
        match message {
            Message::Event(event) if self.gives_back_by_a_slip(&event, view.now) => {}
            Message::Event(event) => {
                self.panel = Panel::None;
                if matches!(event, Event::GoTo(_)) {
                    self.page = 0;
                }
                return self.apply(&event, view.now);
            }
            Message::Command(command) => return self.press(command, view),
            Message::Park(topic) => self.parking = clean::line_of(&topic, bounds::TEXT),
            Message::Parked => {
                self.panel = Panel::None;
                let topic = std::mem::take(&mut self.parking);
                if !topic.trim().is_empty() {
                    self.say(say!(self.words, "note-parked"), view.now);
                    return self.apply(&Event::Park(topic), view.now);
                }
            }
            Message::Names => {
                self.names.clone_from(&self.session.plan().participants);
                self.panel = Panel::Names;
                // Keys now type a name, and press nothing on the stage.
                let first = (0..self.names.len()).find(|&seat| self.session.plan().is_present(seat));
                return Wish::Write(Field::Name(first.unwrap_or_default())).into();
            }
            Message::Name(seat, name) => {
                if let Some(typed) = self.names.get_mut(seat) {
                    *typed = clean::line_of(&name, bounds::NAME);
                }
            }
            Message::Renamed(seat) => {
                if let Some(name) = self.names.get(seat).cloned() {
                    return self.apply(&Event::Rename(seat, name), view.now);
                }
            }
            Message::People(message) => return self.see_who_is_here(message, view.now),
            Message::Page(by) => self.page = self.page.saturating_add(by),
            Message::Rule(rule) => return self.turn_to(rule, view.now),
            Message::QuickExit => return Wish::QuickExit.into(),
            Message::Pick(word) => return self.pick(&word, view.now),
            Message::ClosePanel => self.panel = Panel::None,
            Message::DragRead => self.knows_to_drag = true,
            Message::FillAudience => return Wish::FillAudience.into(),
            Message::Close(message) => return self.at_the_close(message, view.now),
            Message::Review(message) => return self.look(message, view.now),
        }
        Outcome::default()
    }

    /// Does what a command asks for, by what is on the screen.
    pub fn press(&mut self, command: Command, view: Viewpoint) -> Outcome {
        let state = self.session.state();
        let event = match command {
            Command::Break => {
                self.panel = Panel::None;
                Event::TakeBreak
            }
            Command::Mute => return Wish::Mute.into(),
            Command::Audience => {
                self.panel = Panel::None;
                return Wish::Audience.into();
            }
            Command::FullScreen => return Wish::FullScreen.into(),
            Command::Keys => return self.open(Panel::Keys),
            // What is open stays open under it.
            Command::Help => return Wish::Help.into(),
            Command::Digits => {
                self.minutes_only = !self.minutes_only;
                return Outcome::default();
            }
            Command::Escape if self.leave_the_question() => return Outcome::default(),
            Command::Escape if self.panel != Panel::None => {
                self.panel = Panel::None;
                return Outcome::default();
            }
            Command::Escape if self.session.repair().is_some() => Event::PutRepairAway,
            Command::Escape => match self.prompt(view).and_then(|prompt| prompt.declined) {
                Some(event) => event,
                None if self.is_writing_a_look() => return self.leave_the_field(view.now),
                None => return Outcome::default(),
            },
            Command::Number(number) => {
                let chosen = usize::from(number).checked_sub(1);
                let meant = chosen.and_then(|chosen| self.keyed(view).into_iter().nth(chosen).flatten());
                self.note_numbers(view.now);
                if self.is_too_quick(view.now) {
                    return Outcome::default();
                }
                return match meant {
                    Some(meant) => self.carry_out(meant, view),
                    None if matches!(state, State::Break | State::Returning) => {
                        self.only_on_the_stage(view.now)
                    }
                    None => Outcome::default(),
                };
            }
            _ if matches!(state, State::Break | State::Returning) => match command {
                // Somebody's coming or going can be taken back here, too.
                Command::Undo if self.session.can_undo(view.now) => Event::Undo,
                Command::Longer if state == State::Returning => Event::NotYet(LONGER),
                Command::Longer => Event::ChangeBreak(5),
                Command::Shorter => Event::ChangeBreak(-5),
                // The key that parks a topic on the stage changes the breathing guide here.
                Command::Park => {
                    self.change_guide(view.now);
                    return Outcome::default();
                }
                Command::End => Event::AskEnd,
                // It asks everyone: a stray key ends no break.
                Command::Next if state == State::Break => Event::AskBack,
                _ => return self.only_on_the_stage(view.now),
            },
            Command::Pause => match state {
                State::Paused(_) => Event::Resume,
                State::Ready => Event::Begin,
                State::Breath => Event::Next,
                State::Drawing if self.has_drawn_all(view.now) => Event::Next,
                // No clock runs at a question, so none can be stopped.
                State::Gate | State::Ask => return Outcome::default(),
                _ => Event::Pause,
            },
            Command::Next if state == State::Ready => Event::Begin,
            Command::Next => Event::Next,
            Command::Back => Event::Back,
            Command::Undo => Event::Undo,
            Command::Extend => {
                self.step_aside();
                Event::AskMore
            }
            Command::Pass => Event::Pass,
            Command::Draw if self.drawing(view.now).is_some() => Event::StopDrawing,
            Command::Draw => {
                self.step_aside();
                Event::Draw
            }
            // A card behind a rule isn't seen, so this key can't mean the card.
            Command::Repair if self.session.repair().is_some() && self.session.flag(view.now).is_none() => {
                Event::PutRepairAway
            }
            Command::Repair => return self.open(Panel::Lines),
            Command::List => return self.open_list(view.now),
            Command::Park => {
                // A facilitator's field is always there.
                self.panel = if view.facilitated { Panel::None } else { Panel::Park };
                return Wish::Write(Field::Topic).into();
            }
            // Nobody is asked: the facilitator decides.
            Command::Longer if view.facilitated => Event::Add(MINUTE),
            Command::Shorter if view.facilitated => Event::Add(-MINUTE),
            Command::End => {
                self.step_aside();
                Event::AskEnd
            }
            Command::Longer | Command::Shorter => return Outcome::default(),
        };
        self.apply(&event, view.now)
    }

    /// Says that a key does nothing in a break: whoever pressed it may believe that it did.
    fn only_on_the_stage(&mut self, now: Moment) -> Outcome {
        self.say(Reason::OnBreak.in_words(&self.words), now);
        Outcome::default()
    }

    /// Turns to a rule; see [`Message::Rule`].
    fn turn_to(&mut self, rule: usize, now: Moment) -> Outcome {
        let known = rule < self.session.plan().rules.len();
        if known && matches!(self.session.state(), State::Paused(_)) {
            let opened = self.open(Panel::Rule(rule));
            let aloud = aloud::rule(self, rule).filter(|_| self.panel == Panel::Rule(rule));
            return Outcome { aloud: aloud.into_iter().collect(), ..opened };
        }
        self.panel = Panel::None;
        self.apply(&Event::Flag(rule), now)
    }

    /// Opens a panel, or closes it if it is open.
    pub(super) fn open(&mut self, panel: Panel) -> Outcome {
        self.panel = if self.panel == panel { Panel::None } else { panel };
        Outcome::default()
    }

    /// Closes a panel with a field, so that a question is seen. What was typed stays.
    fn step_aside(&mut self) {
        if self.is_writing() {
            self.panel = Panel::None;
        }
    }

    /// The end key has gone down, or is `still` down: after a second the talk ends without a question. A first press
    /// begins the second anew, since the key may have come up where nobody saw it.
    pub fn end_held(&mut self, now: Moment, still: bool) -> Option<Outcome> {
        if !still {
            self.end_held = Some(now);
        }
        let since = self.end_held?;
        (now.boot().saturating_sub(since.boot()) >= HOLD).then(|| self.apply(&Event::EndNow, now))
    }

    /// The end key is up again.
    pub fn end_released(&mut self) {
        self.end_held = None;
    }
}
