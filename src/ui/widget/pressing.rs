//! How a control is pressed, the same for all of them: by a pointer or a finger that goes down on it and comes up there, by
//! Enter or Space while it has the keyboard's focus, or by a screen reader. And how that looks.

use iced::advanced::renderer::{self, Renderer as _};
use iced::advanced::widget::operation::{Focusable, Operation};
use iced::advanced::{Shell, mouse};
use iced::keyboard::{self, Key, key::Named};
use iced::widget::Id;
use iced::{Background, Border, Color, Event, Point, Rectangle, Renderer, touch};

use super::surface::Surface;
use crate::ui::access::Meaning;
use crate::ui::access::meaning::Asked;
use crate::ui::keys::is_plain;

/// Between an edge and the focus ring around it.
const APART: f32 = 2.0;

/// How far a control is pressed, and whether it has the keyboard's focus. `Part` tells its parts apart, where it has some
/// that are pressed each by itself.
#[derive(Debug)]
pub struct Pressing<Part = ()> {
    focused: bool,
    /// The part under the pointer.
    over: Option<Part>,
    /// The part on which a pointer or a finger went down, while it is down.
    down: Option<Part>,
    /// What a screen reader has asked for: it is done as soon as anything happens.
    asked: Option<(Part, Asked)>,
}

impl<Part> Default for Pressing<Part> {
    fn default() -> Self {
        Self { focused: false, over: None, down: None, asked: None }
    }
}

/// What people do with a control.
#[derive(Debug, Clone, PartialEq)]
pub enum Act<'a, Part = ()> {
    /// A pointer or a finger has gone down on this part.
    Down(Part),
    /// It is here now, still down.
    Moved(Point),
    /// It has come up on the part that it went down on, or a screen reader presses that.
    Pressed(Part),
    /// It has come up somewhere else.
    Off,
    /// Nobody knows any more where it is.
    Lost,
    /// Enter or Space has gone down.
    Entered,
    /// Another key has gone down, or is `held`.
    Key {
        /// Which.
        key: &'a Key,
        /// It was down before.
        held: bool,
    },
    /// A screen reader asks for something else.
    Asked(Asked),
}

impl<Part: Copy + PartialEq> Pressing<Part> {
    /// Whether it has the focus, and so its ring.
    #[must_use]
    pub fn has_focus(&self) -> bool {
        self.focused
    }

    /// Whether a pointer or a finger is down on it.
    #[must_use]
    pub fn is_down(&self) -> bool {
        self.down.is_some()
    }

    /// What has gone down on it counts no more.
    pub fn let_go(&mut self) {
        self.down = None;
    }

    /// Tells what a part means to whoever walks over it, and keeps in mind what they ask of it.
    pub fn tell(
        &mut self,
        part: Part,
        meaning: Meaning,
        id: Option<&Id>,
        bounds: Rectangle,
        walk: &mut dyn Operation,
    ) {
        if let Some(asked) = meaning.tell(id, bounds, walk) {
            self.asked = Some((part, asked));
        }
    }

    /// What is done by an event, and before it by a screen reader. `over` is the part under the pointer.
    pub fn acts<'a, Message>(
        &mut self,
        event: &'a Event,
        over: Option<Part>,
        shell: &mut Shell<'_, Message>,
    ) -> impl Iterator<Item = Act<'a, Part>> + use<'a, Part, Message> {
        let asked = self.asked.take().map(|(part, asked)| match asked {
            Asked::Press => Act::Pressed(part),
            asked => Act::Asked(asked),
        });
        [asked, self.act(event, over, shell)].into_iter().flatten()
    }

    fn act<'a, Message>(
        &mut self,
        event: &'a Event,
        over: Option<Part>,
        shell: &mut Shell<'_, Message>,
    ) -> Option<Act<'a, Part>> {
        let goes_down = matches!(
            event,
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
                | Event::Touch(touch::Event::FingerPressed { .. })
        );
        // A pointer takes the focus away wherever it is pressed, on another control as well.
        if goes_down && std::mem::take(&mut self.focused) {
            shell.request_redraw();
        }
        if shell.is_event_captured() {
            return None;
        }
        if over != self.over {
            self.over = over;
            shell.request_redraw();
        }
        let act = match event {
            _ if goes_down => {
                let part = over?;
                self.down = Some(part);
                Act::Down(part)
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerLifted { .. }) => {
                let part = self.down.take()?;
                if over == Some(part) { Act::Pressed(part) } else { Act::Off }
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, repeat: held, .. })
                if self.focused && is_plain(*modifiers) =>
            {
                match key {
                    Key::Named(Named::Escape) => {
                        self.focused = false;
                        shell.request_redraw();
                        shell.capture_event();
                        return None;
                    }
                    Key::Named(Named::Enter | Named::Space) => {
                        shell.capture_event();
                        return (!held).then_some(Act::Entered);
                    }
                    key => return Some(Act::Key { key, held: *held }),
                }
            }
            // By the event's own place: what scrolls around it says of no cursor beside it where that is.
            Event::Mouse(mouse::Event::CursorMoved { position })
            | Event::Touch(touch::Event::FingerMoved { position, .. })
                if self.is_down() =>
            {
                return Some(Act::Moved(*position));
            }
            Event::Touch(touch::Event::FingerLost { .. }) => return self.down.take().map(|_| Act::Lost),
            _ => return None,
        };
        shell.capture_event();
        Some(act)
    }
}

impl<Part> Focusable for Pressing<Part> {
    fn is_focused(&self) -> bool {
        self.focused
    }

    fn focus(&mut self) {
        self.focused = true;
    }

    fn unfocus(&mut self) {
        self.focused = false;
    }
}

/// How the pointer looks over what can be pressed.
#[must_use]
pub fn pointer(over: bool) -> mouse::Interaction {
    if over { mouse::Interaction::Pointer } else { mouse::Interaction::None }
}

/// Draws the ring around a control, at a little distance: a choice that is taken has an edge of its own.
pub fn ring(renderer: &mut Renderer, bounds: Rectangle, surface: &Surface) {
    let (color, width) = surface.ring;
    let apart = width + APART;
    renderer.fill_quad(
        renderer::Quad {
            bounds: bounds.expand(apart),
            border: Border { color, width, radius: (surface.radius + apart).into() },
            ..renderer::Quad::default()
        },
        Background::Color(Color::TRANSPARENT),
    );
}

/// Draws a surface, as it is or as it is under the pointer.
pub fn fill(renderer: &mut Renderer, bounds: Rectangle, surface: &Surface, hovered: bool) {
    let fill = if hovered { surface.hovered.or(surface.fill) } else { surface.fill };
    if fill.is_none() && surface.edge.is_none() {
        return;
    }
    let (color, width) = surface.edge.unwrap_or((Color::TRANSPARENT, 0.0));
    renderer.fill_quad(
        renderer::Quad {
            bounds,
            border: Border { color, width, radius: surface.radius.into() },
            ..renderer::Quad::default()
        },
        Background::Color(fill.unwrap_or(Color::TRANSPARENT)),
    );
}
