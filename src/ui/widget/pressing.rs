//! How controls are pressed and how that looks, the same for all: by a pointer or a finger that goes down and comes up
//! on them, by Enter or Space while they have the keyboard's focus, or by a screen reader.

use iced::advanced::renderer::{self, Renderer as _};
use iced::advanced::widget::operation::{Focusable, Operation};
use iced::advanced::{Shell, mouse};
use iced::keyboard::{self, Key, key::Named};
use iced::widget::Id;
use iced::{Background, Border, Color, Event, Point, Rectangle, Renderer, touch};

use super::surface::{APART, Surface};
use crate::ui::access::Meaning;
use crate::ui::access::meaning::Asked;
use crate::ui::keys::is_plain;

/// How far a control is pressed, and whether it has the keyboard's focus. `Part` is for controls with several parts to
/// press.
#[derive(Debug)]
pub(crate) struct Pressing<Part = ()> {
    focused: bool,
    /// The part under the pointer.
    over: Option<Part>,
    /// The part on which a pointer or a finger went down, until it comes up.
    down: Option<Part>,
    /// What a screen reader has asked for; done at the next event.
    asked: Option<(Part, Asked)>,
}

impl<Part> Default for Pressing<Part> {
    fn default() -> Self {
        Self { focused: false, over: None, down: None, asked: None }
    }
}

/// Something that people do with a control.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Act<'a, Part = ()> {
    Down(Part),
    /// The pointer or finger has moved here, still down.
    Moved(Point),
    /// It has come up on the part on which it went down, or a screen reader has pressed that part.
    Pressed(Part),
    /// It has come up somewhere else.
    Off,
    /// It has gone, nobody knows where.
    Lost,
    /// Enter or Space has gone down.
    Entered,
    /// Another key has gone down, or is `held`.
    Key {
        key: &'a Key,
        /// The keyboard repeats it.
        held: bool,
    },
    /// A screen reader asks for something else.
    Asked(Asked),
}

impl<Part: Copy + PartialEq> Pressing<Part> {
    /// Whether the control has the focus, and so its ring.
    #[must_use]
    pub(crate) fn has_focus(&self) -> bool {
        self.focused
    }

    /// Whether a pointer or a finger is down on the control.
    #[must_use]
    pub(crate) fn is_down(&self) -> bool {
        self.down.is_some()
    }

    /// Forgets a pointer or a finger that has gone down.
    pub(crate) fn let_go(&mut self) {
        self.down = None;
    }

    /// Tells the meaning of a part to an operation, and notes what a screen reader asks of it.
    pub(crate) fn tell(
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

    /// What an event does, after what a screen reader has asked for. `over` is the part under the pointer.
    pub(crate) fn acts<'a, Message>(
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
        // A press anywhere takes the focus away, also one on another control.
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
            // By the event's own place: a scrolled area gives no cursor while that is outside it.
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

/// The pointer's shape over a control.
#[must_use]
pub(crate) fn pointer(over: bool) -> mouse::Interaction {
    if over { mouse::Interaction::Pointer } else { mouse::Interaction::None }
}

/// Pixels beside a control that a ring of this width takes.
#[must_use]
pub(crate) fn room_for_ring(width: f32) -> f32 {
    width + APART
}

/// Draws the focus ring, a little apart from the control, since a choice that is taken has an edge of its own.
pub(crate) fn ring(renderer: &mut Renderer, bounds: Rectangle, surface: &Surface) {
    let (color, width) = surface.ring;
    let [across, down] = surface.apart.map(|apart| width + apart);
    let Rectangle { x, y, width: wide, height } = bounds;
    let (x, y) = (x - across, y - down);
    let around = Rectangle { x, y, width: wide + 2.0 * across, height: height + 2.0 * down };
    renderer.fill_quad(
        renderer::Quad {
            bounds: around,
            border: Border { color, width, radius: (surface.radius + across).into() },
            ..renderer::Quad::default()
        },
        Background::Color(Color::TRANSPARENT),
    );
}

/// Draws a surface, also as it looks under the pointer.
pub(crate) fn fill(renderer: &mut Renderer, bounds: Rectangle, surface: &Surface, hovered: bool) {
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
