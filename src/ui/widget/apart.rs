//! A drawing on a layer of its own, apart from the words around it.
//!
//! The renderer finds changes by comparing the items of a layer one by one with those of the last frame. If a drawing
//! is among the words and words appear or disappear before it, as when a list scrolls, the drawing is compared with
//! words; these are then taken to have moved as far as the drawing has, and the wrong place is painted again.

use iced::advanced::{Renderer as _, renderer};
use iced::{Element, Rectangle, Renderer, Theme};

use crate::ui::around::{AnyWidget, Around, DrawContext, around};

struct Apart<'a, Message>(Element<'a, Message>);

/// Draws `content` on a layer of its own.
pub(crate) fn apart<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    around(Apart(content.into()))
}

/// Draws on a layer of its own what is visible within these bounds.
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
