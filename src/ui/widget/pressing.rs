//! What every control of ours shares about the keyboard's focus: whether it has it, what takes it away, and the ring.

use iced::advanced::renderer::{self, Renderer as _};
use iced::advanced::widget::operation::Focusable;
use iced::keyboard::{self, Key, key::Named};
use iced::{Background, Border, Color, Event, Rectangle, Renderer, mouse, touch};

use super::surface::Surface;
use crate::ui::keys::is_plain;

/// Between an edge and the focus ring around it.
const APART: f32 = 2.0;

/// Whether a control has the keyboard's focus.
#[derive(Debug, Clone, Copy, Default)]
pub struct Focus {
    here: bool,
}

/// A key that went down, or goes on being down, on the control that has the focus.
#[derive(Debug, Clone, Copy)]
pub struct Pressed<'a> {
    /// Which.
    pub key: &'a Key,
    /// It is held.
    pub repeat: bool,
}

impl Pressed<'_> {
    /// Whether this key presses what has the focus.
    #[must_use]
    pub fn is_press(&self) -> bool {
        matches!(self.key, Key::Named(Named::Enter | Named::Space))
    }
}

impl Focus {
    /// Whether the control has the focus, and so its ring.
    #[must_use]
    pub fn is_here(self) -> bool {
        self.here
    }

    /// The key that is for this control: it has the focus, and nothing is held beside the key.
    #[must_use]
    pub fn key(self, event: &Event) -> Option<Pressed<'_>> {
        match event {
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, repeat, .. })
                if self.here && is_plain(*modifiers) =>
            {
                Some(Pressed { key, repeat: *repeat })
            }
            _ => None,
        }
    }

    /// Lets the focus go where an event takes it: a press of a pointer or a finger anywhere. Says whether it did.
    pub fn goes_by_pointer(&mut self, event: &Event) -> bool {
        let pressed = matches!(
            event,
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
                | Event::Touch(touch::Event::FingerPressed { .. })
        );
        pressed && std::mem::take(&mut self.here)
    }

    /// Lets the focus go by Esc. Says whether it did.
    pub fn goes_by_key(&mut self, pressed: Pressed<'_>) -> bool {
        matches!(pressed.key, Key::Named(Named::Escape)) && std::mem::take(&mut self.here)
    }
}

impl Focusable for Focus {
    fn is_focused(&self) -> bool {
        self.here
    }

    fn focus(&mut self) {
        self.here = true;
    }

    fn unfocus(&mut self) {
        self.here = false;
    }
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
