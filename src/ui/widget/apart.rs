//! A drawing apart from the words around it, on a layer of its own.
//!
//! The renderer finds out what has changed by comparing the words of a layer one by one with those of the last frame. A
//! drawing stands among them; where words have come or gone before it, as in a list that was scrolled, it is compared with
//! words, which are then taken to have moved as far as the drawing has, and the wrong place is painted anew.

use iced::advanced::{Renderer as _, renderer};
use iced::{Element, Rectangle, Renderer, Theme};

use crate::ui::around::{AnyWidget, Around, DrawContext, around};

/// A drawing.
struct Apart<'a, Message>(Element<'a, Message>);

/// Draws `content` apart from what is around it.
pub fn apart<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    around(Apart(content.into()))
}

/// Draws on a layer of its own what is seen within these bounds.
pub(super) fn on_its_own(
    renderer: &mut Renderer,
    bounds: Rectangle,
    viewport: &Rectangle,
    draw: impl FnOnce(&mut Renderer),
) {
    if let Some(seen) = bounds.intersection(viewport) {
        renderer.with_layer(seen, draw);
    }
}

impl<Message> Around<Message> for Apart<'_, Message> {
    fn inside(&self) -> &AnyWidget<'_, Message> {
        self.0.as_widget()
    }

    fn inside_mut(&mut self) -> &mut AnyWidget<'_, Message> {
        self.0.as_widget_mut()
    }

    fn draw(
        &self,
        context: DrawContext<'_>,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
    ) {
        on_its_own(renderer, context.layout.bounds(), context.viewport, |renderer| {
            context.draw(self.inside(), renderer, theme, style);
        });
    }
}
