//! What moves in the windows, and what stays still.

use iced::Task;

use super::motion::controls;
use super::outside::Outside;
use super::{App, Message, Screen};

impl App {
    /// Whether nothing moves that needn't: by the settings, else by the system.
    pub(super) fn is_still(&self) -> bool {
        self.desk.settings.reduced_motion.unwrap_or(self.system.still)
    }

    /// Whether something is on its way after a change, so that frames are asked for.
    #[must_use]
    pub fn is_easing(&self) -> bool {
        self.stage().is_some_and(|stage| self.controls.are_fading(self.now) || stage.is_easing(self.now))
    }

    /// Lets what is shown follow from what has happened: eases begin, controls come back, or it is asked whether they
    /// may go.
    pub(super) fn settle(&mut self) -> Task<Message> {
        let (now, still) = (self.now, self.is_still());
        if let Screen::Talk(stage) = &mut self.screen {
            stage.follow(now, still);
        }
        let bare = self.host().is_some_and(|host| host.is_bare(now));
        // A facilitator's controls stay where they are. Whoever hears the screen may hear of one, and somebody who sees
        // looks for it.
        let alone = !self.windows.facilitated();
        let may = bare && alone && !still && !self.readers.are_listening();
        self.controls.may_fade(may, now);
        if self.controls.ask(now) {
            return controls::have_focus().map(|focused| Message::Outside(Outside::Untouched { focused }));
        }
        Task::none()
    }
}

impl Message {
    /// Whether someone pressed something, or a key.
    pub(super) fn is_a_touch(&self) -> bool {
        match self {
            Self::Outside(outside) => matches!(outside, Outside::KeyDown { .. } | Outside::KeyUp(_)),
            _ => true,
        }
    }
}
