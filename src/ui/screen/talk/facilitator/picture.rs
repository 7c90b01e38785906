//! What everyone sees, in small, and what can be done about the window that they see it in: it has nothing to press.

use iced::widget::{Row, column, container, row};
use iced::{Element, Length};

use super::super::{Here, Scene, Sight, Theirs};
use crate::talk::{Command, Message};
use crate::ui::access::Meaning;
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::screen::link;
use crate::ui::widget::press::Press;
use crate::ui::widget::{miniature, text_of};
use crate::words::say;

/// How high the stage in small may be, as a share of the window's height: what is asked has to stand under it.
const HIGH: f32 = 0.25;

/// The same where more answers than usual have to stand under it.
const LOW: f32 = 0.18;

/// Answers that stand under a picture of the usual height.
const USUAL: usize = 3;

impl<'a> Scene<'a> {
    /// The stage in small, and beside or under it what can be done about its window; at most so wide.
    pub(super) fn picture(self, theirs: &Theirs<'a>, most: f32) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let whole = theirs.look.scale.window;
        let answers = self.host.prompt(self.viewpoint()).map_or(0, |asked| asked.answers.len());
        let high = if answers > USUAL && !scale.one_column { LOW } else { HIGH };
        let width = most.min(scale.window.height * high * whole.width / whole.height);
        let between = scale.px(14.0);
        // Beside the picture if that leaves room for a picture, and for the words on a line.
        let room =
            most - between - measure::width(&say!(self.look.words, "facilitator-fill"), scale.caption).ceil();
        let beside = room >= width * 0.9;
        let width = if beside { width.min(room) } else { width };
        let title = say!(self.look.words, "facilitator-second-window");
        let title = text_of(title, scale.caption, colors.muted);
        let [fill, close] = [self.fill(theirs), self.close_theirs()].map(Element::from);
        let picture = self.in_small(theirs, width);
        if beside {
            let all = column![title, fill, close].width(Length::Fixed(most - between - width));
            return row![picture, all].spacing(between).into();
        }
        let all = Row::from_vec(vec![title.into(), fill, close]).spacing(between);
        column![picture, container(all.align_y(iced::Alignment::Center).wrap())].spacing(scale.px(4.0)).into()
    }

    /// What everyone sees, in small. Nothing moves there that needn't.
    fn in_small(self, theirs: &Theirs<'a>, width: f32) -> Element<'a, Message> {
        let there = Look { still: true, ..theirs.look };
        let scene = Scene { look: there, here: Here::default(), sight: Sight::Everyone, ..self };
        miniature(&self.look, &there, scene.for_everyone(), width)
    }

    /// Lets the window for everyone fill its screen, or gives it back.
    fn fill(self, theirs: &Theirs<'_>) -> Press<'a, Message> {
        let words = self.look.words;
        let (shown, name) = if theirs.full_screen {
            (
                say!(words, "facilitator-leave-full-screen"),
                say!(words, "facilitator-leave-full-screen", "name"),
            )
        } else {
            (say!(words, "facilitator-fill"), say!(words, "facilitator-fill", "name"))
        };
        link(&self.look, shown, Message::FillAudience).named(name)
    }

    fn close_theirs(self) -> Press<'a, Message> {
        let offer = self.host.offer(Command::Audience, self.viewpoint());
        let key = self.keys.cap(Command::Audience, self.look.words);
        link(&self.look, offer.words, Message::Command(Command::Audience))
            .means(Meaning::button().named(offer.name).key(key))
    }
}
