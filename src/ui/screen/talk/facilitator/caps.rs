//! The keys at the foot of the facilitator's view, to press as well, and what is opened from them.

use iced::widget::Row;
use iced::{Alignment, Element};

use super::super::command::named;
use super::super::{Message, Panel, Scene};
use crate::session::State;
use crate::ui::keys::Command;
use crate::ui::widget::key_cap;

/// A key cap: what it does, what it is for, whether it does something just now.
type Cap = (Command, &'static str, bool);

impl<'a> Scene<'a> {
    /// What takes the place of the rules and the steps for a while.
    pub(super) fn opened(self) -> Option<Element<'a, Message>> {
        match self.talk.panel {
            Panel::None | Panel::Park => None,
            Panel::Keys | Panel::Repair | Panel::Names => self.overlay(),
        }
    }

    /// The caps at the foot: in one column the first of them, and all of them else.
    pub(super) fn facilitator_caps(self) -> Element<'a, Message> {
        let few = self.look.scale.one_column;
        self.row_of(self.caps_there_are().into_iter().filter(|cap| !few || is_first(cap)))
    }

    /// In one column, the caps that have no room at the foot.
    pub(super) fn more_caps(self) -> Element<'a, Message> {
        self.row_of(self.caps_there_are().into_iter().filter(|cap| !is_first(cap)))
    }

    fn caps_there_are(self) -> Vec<Cap> {
        let session = self.session;
        let state = session.state();
        let resting = matches!(state, State::Break | State::Returning);
        let asked = matches!(state, State::Gate | State::Ask);
        let pause = match state {
            State::Paused(_) => "Go on",
            State::Breath | State::Ready => "Begin now",
            _ => "Pause",
        };
        let timed = session.reading(self.now).is_some_and(|reading| reading.time.is_some());
        let goes_on = !resting && !asked;
        let card = if session.repair().is_some() { "Put the card away" } else { "Repair" };
        let rest = if self.look.scale.one_column { "Break" } else { "Take a break" };
        let mut caps = vec![
            (Command::Pause, pause, goes_on && (timed || state != State::Running)),
            (Command::Next, "Next", goes_on),
            (Command::Back, "Back", session.can_go_back()),
            (Command::Break, rest, state != State::Break),
            (Command::Repair, card, !resting),
        ];
        if session.plan().present() > 2 {
            caps.push((Command::Pass, "Pass", goes_on));
        }
        caps.extend([
            (Command::End, "End", true),
            (Command::Audience, "Close second window", true),
            (Command::Keys, "More", true),
        ]);
        caps
    }

    fn row_of(self, caps: impl Iterator<Item = Cap>) -> Element<'a, Message> {
        let scale = self.look.scale;
        let caps = caps.map(|(command, does, now)| {
            let begins = command == Command::Next && self.session.state() == State::Breath;
            key_cap(&self.look, self.keys.cap(command), does, command == Command::Break, now)
                .named(if begins { "Next: begin now".to_owned() } else { named(command, does) })
                .on_press_maybe(now.then_some(Message::Command(command)))
                .into()
        });
        Row::with_children(caps)
            .spacing(scale.px(if self.has_three_columns() { 26.0 } else { 12.0 }))
            .align_y(Alignment::Center)
            .wrap()
            .into()
    }
}

/// Whether a cap stands at the foot in any window.
fn is_first((command, ..): &Cap) -> bool {
    matches!(command, Command::Pause | Command::Next | Command::Break | Command::End)
}
