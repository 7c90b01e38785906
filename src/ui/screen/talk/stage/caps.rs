//! The keys at the foot of the stage, to press as well.

use iced::widget::{Row, container};
use iced::{Alignment, Element};

use super::super::command::named;
use super::super::{Message, Scene};
use crate::session::{Question, State};
use crate::ui::Look;
use crate::ui::keys::Command;
use crate::ui::motion::controls;
use crate::ui::widget::key_cap;

impl<'a> Scene<'a> {
    /// The caps. Each keeps its place while people are on the stage, so that the focus never slides from one to
    /// another; one that does nothing just now is pale, and can't be pressed.
    pub(super) fn caps(self) -> Element<'a, Message> {
        let scale = self.look.scale;
        let state = self.session.state();
        // Few enough for one line, and the rest by key.
        let narrow = scale.one_column;
        let pause = match state {
            State::Paused(_) => "Go on",
            State::Ready => "Begin",
            State::Breath if narrow => "Begin",
            State::Breath => "Begin now",
            _ => "Pause",
        };
        let circle = self.session.plan().present() > 2;
        // A question that is open already isn't asked again.
        let asked = self.session.question(self.now);
        let (ending, asking) =
            (matches!(asked, Some(Question::End)), matches!(asked, Some(Question::More(_) | Question::End)));
        let timed = self.session.reading(self.now).is_some_and(|reading| reading.time.is_some());
        // What it does, whether it is shown at all, whether it does something just now.
        let caps: [(&str, Command, bool, bool); 8] = [
            (pause, Command::Pause, true, timed || state != State::Running),
            ("Next", Command::Next, true, !ending),
            (if narrow { "Break" } else { "Take a break" }, Command::Break, true, true),
            ("Repair", Command::Repair, !narrow, true),
            ("A minute more", Command::Extend, !narrow, timed && state != State::Breath && !asking),
            ("Pass", Command::Pass, circle && !narrow, true),
            ("End", Command::End, true, !ending),
            ("Keys", Command::Keys, !narrow, true),
        ];
        let shown = caps.into_iter().filter(|(.., shown, _)| *shown);
        // Gone, they are still there to be pressed, and keep their place.
        let look = Look { colors: self.look.colors.faded(self.look.faded), ..self.look };
        let caps = shown.map(|(does, command, _, now)| {
            let strong = command == Command::Break;
            key_cap(&look, self.keys.cap(command), does, strong, now)
                .named(if state == State::Breath && command == Command::Next {
                    "Next: begin now".to_owned()
                } else {
                    named(command, does)
                })
                .on_press_maybe(now.then_some(Message::Command(command)))
                .into()
        });
        let caps = Row::with_children(caps)
            .spacing(scale.px(if narrow { 12.0 } else { 26.0 }))
            .align_y(Alignment::Center)
            .wrap();
        container(caps).id(controls::id()).into()
    }
}
