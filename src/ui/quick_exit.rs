//! The quick exit: whoever presses Shift three times, and nothing else, has nothing on the screen any more.
//!
//! It is the convention of GOV.UK's “Exit this page”. A press counts when Shift comes up again without any other key or
//! press in between, so that capital letters and shifted clicks never add up to three.
//!
//! All windows go before anything is waited for. What was on is paused and kept, and the next start shows none of it.

use std::time::Duration;

use iced::keyboard::Key;
use iced::keyboard::key::{Named, Physical};
use iced::{Task, window};

use super::keys::is_plain;
use super::outside::{self, Outside};
use super::windows::PATIENCE;
use super::{App, Message, Screen};
use crate::record::copies::put_away;
use crate::session::{Event, State};

/// As often as that.
const TIMES: u8 = 3;

/// After this nobody remembers the presses before.
const FORGOTTEN: Duration = Duration::from_secs(5);

/// A key that is held is heard again within this time, or has come up where nobody heard it.
const HELD: Duration = Duration::from_secs(3);

/// A desktop takes no longer to take a message back, if it works at all.
const GONE: Duration = Duration::from_secs(1);

/// The presses of Shift alone, so far.
#[derive(Debug, Default)]
pub(super) struct Presses {
    count: u8,
    /// When the last one was, in boot time.
    last: Duration,
    /// Shift is down, and nothing has been pressed with it.
    alone: bool,
    /// Another key that is down, and when it was last heard.
    other: Option<(Physical, Duration)>,
}

impl Presses {
    /// Whether presses by pointer or finger matter just now.
    pub(super) fn are_counted(&self) -> bool {
        self.alone || self.count > 0
    }

    /// Takes note of what comes from outside. Whether that was the third press.
    pub(super) fn hear(&mut self, outside: &Outside, now: Duration) -> bool {
        match outside {
            Outside::KeyDown { key, repeat: true, .. } if is_shift(&key.plain) => {}
            Outside::KeyDown { key, modifiers, .. } if is_shift(&key.plain) => {
                let held = |(_, heard): (Physical, Duration)| now.saturating_sub(heard) <= HELD;
                self.alone = is_plain(*modifiers) && !self.other.is_some_and(held);
            }
            Outside::KeyDown { key, .. } => {
                self.forget();
                self.other = Some((key.physical, now));
            }
            Outside::KeyUp(key) if is_shift(&key.plain) && !self.alone => {}
            Outside::KeyUp(key) if is_shift(&key.plain) => {
                let before = if now.saturating_sub(self.last) > FORGOTTEN { 0 } else { self.count };
                (self.count, self.last, self.alone) = (before + 1, now, false);
            }
            Outside::KeyUp(key) => self.other = self.other.filter(|(other, _)| *other != key.physical),
            Outside::Pressed => self.forget(),
            // Keys come up where nobody hears it.
            Outside::Focus(..) => *self = Self::default(),
            _ => {}
        }
        let all = self.count >= TIMES;
        if all {
            *self = Self::default();
        }
        all
    }

    fn forget(&mut self) {
        (self.count, self.alone) = (0, false);
    }
}

fn is_shift(key: &Key) -> bool {
    *key == Key::Named(Named::Shift)
}

impl App {
    /// Closes everything at once, without a question, a sound or a word.
    pub(super) fn quick_exit(&mut self) -> Task<Message> {
        self.leaving = true;
        self.keep_what_was_typed();
        self.desk.sounds.hush();
        self.presence.leave();
        if let Screen::Talk(stage) = &mut self.screen
            && matches!(stage.host.session().state(), State::Running | State::Breath | State::Drawing)
        {
            // A break goes on, and so does what waits for an answer.
            let paused = stage.host.apply(&Event::Pause, self.now);
            self.keep(paused.keep);
        }
        self.desk.keeper.cover(true);
        let audience = self.audience_window().map_or_else(Task::none, window::close);
        audience.chain(window::close(self.main_window()))
    }

    /// What happens between that and the end of the program.
    pub(super) fn on_the_way_out(&mut self, message: &Message) -> Task<Message> {
        match message {
            // It was on its way.
            Message::Outside(Outside::Opened(id)) => window::close(*id),
            Message::Outside(Outside::Closed(id)) => {
                self.readers.close(*id);
                if *id == self.main_window() { self.wait_for_the_rest() } else { Task::none() }
            }
            Message::Outside(Outside::Over) => iced::exit(),
            _ => Task::none(),
        }
    }

    /// Waits for the disk and the desktop, somewhere else: a window that was closed is gone only once the program goes
    /// on. What can't be kept is said to nobody, since others may be at the screen.
    fn wait_for_the_rest(&mut self) -> Task<Message> {
        let (kept, gone) = (self.desk.keeper.rush(), self.presence.left());
        if kept.wait(Duration::ZERO).is_empty() && gone.wait(Duration::ZERO) {
            put_away(&self.desk.folders);
            return iced::exit();
        }
        let folders = self.desk.folders.clone();
        let waits = move || {
            for unkept in kept.wait(PATIENCE) {
                tracing::info!(?unkept, "not kept at a quick exit");
            }
            put_away(&folders);
            let _in_time = gone.wait(GONE);
        };
        outside::over(waits).map(Message::Outside)
    }
}

#[cfg(test)]
mod tests;
