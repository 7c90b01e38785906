//! The commands at the foot of the talk, to press as well. One that does nothing just now is pale.

use iced::widget::{Row, container, space};
use iced::{Alignment, Element, Length};

use super::Scene;
use crate::talk::{Command, Message, Offer, Place};
use crate::ui::keys::Fixed;
use crate::ui::look::Look;
use crate::ui::motion::controls;
use crate::ui::widget::press::Press;
use crate::ui::widget::{first_that_fits, key_cap, words};

/// How far the caps have faded when nobody sees them any more.
const HALF: f32 = 0.5;

/// The least width of a place, so that a finger finds it.
const LEAST: f32 = 44.0;

/// A way to show the caps.
#[derive(Debug, Clone, Copy)]
struct Way {
    /// Whether their keys are there.
    signs: bool,
    /// Whether full screen is there.
    full_screen: bool,
    /// Between two of them, in pixels of the drawing.
    between: f32,
}

impl<'a> Scene<'a> {
    /// The caps of the stage. In narrow windows they show their keys only if all are on one line with them; full screen,
    /// which *More* has as well, is there only if all are on one line with it.
    pub(super) fn caps(self) -> Element<'a, Message> {
        let with = |signs, full_screen, between| Way { signs, full_screen, between };
        let ways = if self.look.scale.one_column {
            [with(true, false, 8.0), with(false, false, 8.0)].to_vec()
        } else {
            [with(true, true, 26.0), with(true, true, 20.0), with(true, false, 26.0)].to_vec()
        };
        first_that_fits(ways, move |way| self.caps_with(*way)).across().height(Length::Shrink).into()
    }

    /// The same, with their keys or without. Each place is as wide as the widest that may stand there.
    fn caps_with(self, way: Way) -> Element<'a, Message> {
        let scale = self.look.scale;
        let sign = |command| self.sign(command).filter(|_| way.signs);
        let width = |(command, does): &(Command, String)| {
            words::key_cap_width(&self.look, sign(*command).as_deref(), does).max(LEAST)
        };
        // Gone, they keep their place; the first touch brings them back, and does nothing else.
        let look = Look { colors: self.look.colors.faded(self.look.faded), ..self.look };
        let places = self.host.foot(self.viewpoint(), scale.one_column).into_iter();
        let is_full_screen =
            |place: &Place| place.ever.iter().any(|(command, _)| *command == Command::FullScreen);
        let places = places.filter(|place| way.full_screen || !is_full_screen(place));
        let caps = places.map(|place| {
            let width = Length::Fixed(place.ever.iter().map(width).fold(0.0, f32::max));
            let Some(offer) = place.shown else { return space().width(width).into() };
            let cap = cap(&look, sign(offer.command), offer).seen(self.look.faded < HALF);
            container(cap).width(width).into()
        });
        let caps = Row::with_children(caps).spacing(scale.px(way.between)).align_y(Alignment::Center).wrap();
        container(caps.vertical_spacing(scale.px(2.0))).id(controls::id()).into()
    }

    /// What is printed on a command's key; `None` if it has none that works.
    pub(super) fn sign(self, command: Command) -> Option<String> {
        if command == Command::FullScreen {
            return Some(Fixed::FullScreen.key(self.look.words));
        }
        self.keys.cap(command, self.look.words)
    }

    /// The caps of a facilitator’s view, as wide as they are.
    pub(super) fn row_of(self, offers: Vec<Offer>) -> Element<'a, Message> {
        let caps = offers.into_iter().map(|offer| cap(&self.look, self.sign(offer.command), offer).into());
        let between = self.look.scale.px(if self.has_three_columns() { 26.0 } else { 12.0 });
        Row::with_children(caps).spacing(between).align_y(Alignment::Center).wrap().into()
    }
}

/// A cap to press.
pub(super) fn cap<'a>(look: &Look<'a>, key: Option<String>, offer: Offer) -> Press<'a, Message> {
    let Offer { command, words, name, works, .. } = offer;
    key_cap(look, key, words, command == Command::Break, works)
        .named(name)
        .on_press_maybe(works.then_some(Message::Command(command)))
}
