//! What happens when something reaches the program from outside: keys, windows, the clock, the system.

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::widget::operation;
use iced::{Point, Task, theme, window};

use super::access;
use super::keys::{self, Command};
use super::outside::{self, Outside};
use super::reveal::reveal;
use super::screen::{set_up, talk};
use super::{App, Message, Screen};
use crate::session::{Event, State};

impl App {
    pub(super) fn outside(&mut self, outside: Outside) -> Task<Message> {
        match outside {
            Outside::Opened(id) => {
                self.window = Some(id);
                self.readers.open(id);
                let factor =
                    window::scale_factor(id).map(|factor| Message::Outside(Outside::Rescaled(factor)));
                return Task::batch([factor, outside::system_theme()]);
            }
            Outside::Closed(id) => {
                self.readers.close(id);
                self.presence.focus(id, false);
                if self.window == Some(id) {
                    return iced::exit();
                }
            }
            Outside::Rescaled(factor) => self.scale_factor = factor,
            Outside::Focus(id, focused) => {
                self.readers.focus(id, focused);
                self.presence.focus(id, focused);
            }
            Outside::Answered => {
                if let Some(id) = self.window {
                    return window::minimize(id, false).chain(window::gain_focus(id));
                }
            }
            Outside::Moved(id, at) => {
                self.place_of_window.0 = at;
                self.place_readers(id);
            }
            Outside::Resized(id, size) => {
                self.place_of_window.1 = size;
                self.place_readers(id);
            }
            Outside::Stirred => {}
            Outside::Reader(heard) => {
                let window = heard.window;
                let listened = self.readers.are_listening();
                let wish = self.readers.hear(heard);
                if let Some(wish) = wish {
                    let focuses = wish.what == access::walk::What::Focus;
                    let done = self.tell_readers(Some(wish));
                    return if focuses { done.chain(reveal()) } else { done };
                }
                if !listened && self.readers.are_listening() {
                    let at = window::position(window).map(move |at| {
                        Message::Outside(at.map_or(Outside::Stirred, |at| Outside::Moved(window, at)))
                    });
                    let size = window::size(window)
                        .map(move |size| Message::Outside(Outside::Resized(window, size)));
                    return Task::batch([at, size]);
                }
            }
            Outside::System(mode) => self.system_dark = mode == theme::Mode::Dark,
            Outside::OwnRules => self.desk.read_library(),
            Outside::Sound(notice) => {
                tracing::info!(?notice, "sound");
                self.desk.notice_aside(&notice.to_string(), notice.to_string());
            }
            Outside::Tick => self.tick(),
            Outside::KeyDown { key, modifiers, repeat, taken } => {
                return self.key(&key, modifiers, repeat, taken);
            }
            Outside::KeyUp(key) => {
                if let (Some(conversation), Some(Command::End)) =
                    (&mut self.conversation, keys::command(&key, Modifiers::empty(), false))
                {
                    conversation.talk.end_released();
                }
            }
        }
        Task::none()
    }

    /// Tells whoever reads aloud what is on the screen; with a wish, does on the way what they want.
    pub(super) fn tell_readers(&mut self, wish: Option<access::Wish>) -> Task<Message> {
        let scale = self.scale_factor;
        // A control acts when it next hears of something, which the message after the walk brings about.
        let wish = wish.map(|wish| (wish, Message::Outside(Outside::Stirred)));
        self.readers.tell(wish, move |_window| scale)
    }

    fn place_readers(&mut self, id: window::Id) {
        let (at, size) = self.place_of_window;
        let scale = self.scale_factor;
        self.readers.place(id, Point::new(at.x * scale, at.y * scale), size * scale);
    }

    pub(super) fn tick(&mut self) {
        if let Some(conversation) = &mut self.conversation {
            conversation.apply(&mut self.desk, &Event::Clock);
        }
    }

    fn key(&mut self, key: &Key, modifiers: Modifiers, repeat: bool, taken: bool) -> Task<Message> {
        if *key == Key::Named(Named::Tab) && !taken {
            let moved = if modifiers.shift() { operation::focus_previous() } else { operation::focus_next() };
            return moved.chain(reveal());
        }
        // In the field for another day, Esc closes the panel at once, though the field takes it for itself.
        let parking = self.conversation.as_ref().is_some_and(|one| one.talk.is_parking());
        let typing = taken && !(parking && *key == Key::Named(Named::Escape));
        let command = keys::command(key, modifiers, typing);
        if command == Some(Command::FullScreen) && !repeat {
            return self.toggle_full_screen();
        }
        let Some(command) = command else { return Task::none() };
        match (&self.screen, command) {
            (Screen::Talk, _) => self.stage_key(command, modifiers.control(), repeat),
            (Screen::SetUp(_), Command::Escape) if !repeat => {
                self.apply(Message::SetUp(set_up::Message::Escape))
            }
            (Screen::Settings | Screen::Help, Command::Escape) if !repeat => {
                self.screen = Screen::Library;
                Task::none()
            }
            _ => Task::none(),
        }
    }

    fn stage_key(&mut self, command: Command, control: bool, repeat: bool) -> Task<Message> {
        let now = self.now;
        let Some(conversation) = &mut self.conversation else { return Task::none() };
        if matches!(conversation.session.state(), State::Closing | State::Done) {
            // People write there, so letters do nothing by themselves; but a break is never out of reach.
            if command == Command::Break && control && !repeat {
                conversation.apply(&mut self.desk, &Event::TakeBreak);
            }
            return Task::none();
        }
        if command == Command::End {
            // Held for a second, it ends without being asked.
            if let Some(event) = conversation.talk.end_held(now, repeat) {
                conversation.apply(&mut self.desk, &event);
                return Task::none();
            }
        }
        if repeat {
            return Task::none();
        }
        self.talk(talk::Message::Command(command))
    }

    fn toggle_full_screen(&mut self) -> Task<Message> {
        let Some(id) = self.window else { return Task::none() };
        self.full_screen = !self.full_screen;
        let mode = if self.full_screen { window::Mode::Fullscreen } else { window::Mode::Windowed };
        window::set_mode(id, mode)
    }
}
