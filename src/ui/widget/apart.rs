//! A drawing apart from the words around it, on a layer of its own.
//!
//! The renderer finds out what has changed by comparing the words of a layer one by one with those of the last frame. A
//! drawing stands among them; where words have come or gone before it, as in a list that was scrolled, it is compared with
//! words, which are then taken to have moved as far as the drawing has, and the wrong place is painted anew.

use iced::advanced::widget::Tree;
use iced::advanced::{Layout, Renderer as _, Widget, layout, mouse, renderer};
use iced::{Element, Length, Rectangle, Renderer, Size, Theme};

/// A drawing, which takes no events.
struct Apart<'a, Message>(Element<'a, Message>);

/// Draws `content` apart from what is around it.
pub fn apart<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    Element::new(Apart(content.into()))
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

impl<Message> Widget<Message, Theme, Renderer> for Apart<'_, Message> {
    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.0)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.0));
    }

    fn size(&self) -> Size<Length> {
        self.0.as_widget().size()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        self.0.as_widget_mut().layout(&mut tree.children[0], renderer, limits)
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        on_its_own(renderer, layout.bounds(), viewport, |renderer| {
            self.0.as_widget().draw(&tree.children[0], renderer, theme, style, layout, cursor, viewport);
        });
    }
}
