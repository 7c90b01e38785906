//! The commands at the foot of the talk, to press as well. One that does nothing just now is pale.

use iced::widget::{Row, container};
use iced::{Alignment, Element, Length};

use super::Scene;
use crate::talk::{Command, Message, Offer};
use crate::ui::look::Look;
use crate::ui::motion::controls;
use crate::ui::widget::press::Press;
use crate::ui::widget::{key_cap, words};

/// How far the caps have faded when nobody sees them any more.
const HALF: f32 = 0.5;

/// Their height, so that a finger finds them.
const HEIGHT: f32 = 44.0;

impl<'a> Scene<'a> {
    /// The caps of the stage. Each place is as wide as the widest that may stand there.
    pub(super) fn caps(self) -> Element<'a, Message> {
        let signs = self.has_signs();
        // Gone, they keep their place; the first touch brings them back, and does nothing else.
        let look = Look { colors: self.look.colors.faded(self.look.faded), ..self.look };
        let caps = self.cap_places(signs).into_iter().map(|(width, shown)| {
            let Some(offer) = shown else {
                return iced::widget::space().width(Length::Fixed(width)).into();
            };
            let key = self.sign(offer.command, signs);
            let cap = cap(&look, key, offer).seen(self.look.faded < HALF);
            container(cap).width(Length::Fixed(width)).into()
        });
        let caps = Row::with_children(caps).spacing(self.between_caps()).align_y(Alignment::Center).wrap();
        container(caps.vertical_spacing(self.look.scale.px(2.0))).id(controls::id()).into()
    }

    /// How high they are, on as many lines as they need.
    pub(super) fn caps_height(self) -> f32 {
        let lines = self.cap_lines(self.has_signs());
        lines * HEIGHT + (lines - 1.0) * self.look.scale.px(2.0)
    }

    /// The caps of a facilitator’s view, as wide as they are.
    pub(super) fn row_of(self, offers: Vec<Offer>) -> Element<'a, Message> {
        let caps =
            offers.into_iter().map(|offer| cap(&self.look, self.keys.cap(offer.command), offer).into());
        let between = self.look.scale.px(if self.has_three_columns() { 26.0 } else { 12.0 });
        Row::with_children(caps).spacing(between).align_y(Alignment::Center).wrap().into()
    }

    /// Whether the caps show their keys: in narrow windows only if all are on one line with them.
    fn has_signs(self) -> bool {
        !self.look.scale.one_column || self.cap_lines(true) < 2.0
    }

    fn cap_lines(self, signs: bool) -> f32 {
        let room = self.look.scale.window.width - 2.0 * self.look.scale.margin;
        let between = self.between_caps();
        let (mut lines, mut used) = (1.0, 0.0);
        for (width, _) in self.cap_places(signs) {
            if used > 0.0 && used + between + width > room {
                (lines, used) = (lines + 1.0, 0.0);
            }
            used += if used > 0.0 { between + width } else { width };
        }
        lines
    }

    fn between_caps(self) -> f32 {
        self.look.scale.px(if self.look.scale.one_column { 8.0 } else { 26.0 })
    }

    fn sign(self, command: Command, signs: bool) -> Option<String> {
        self.keys.cap(command).filter(|_| signs)
    }

    /// The width of each place, and what stands there.
    fn cap_places(self, signs: bool) -> Vec<(f32, Option<Offer>)> {
        let width = |(command, does): &(Command, &str)| {
            words::key_cap_width(&self.look, self.sign(*command, signs).as_deref(), does).max(HEIGHT)
        };
        let places = self.host.foot(self.viewpoint(), self.look.scale.one_column).into_iter();
        places.map(|place| (place.ever.iter().map(width).fold(0.0, f32::max), place.shown)).collect()
    }
}

/// A cap to press.
fn cap<'a>(look: &Look, key: Option<String>, offer: Offer) -> Press<'a, Message> {
    let Offer { command, words, name, works, .. } = offer;
    key_cap(look, key, words, command == Command::Break, works)
        .named(name)
        .on_press_maybe(works.then_some(Message::Command(command)))
}
