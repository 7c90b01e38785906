//! The ground that a screen stands on. It has the whole window painted anew when the scene changes.
//!
//! The software renderer repaints only what has changed, and takes a text's advance widths for its bounds. A letter
//! that reaches beyond its own width (an *f* at the end of a name) would leave its tip behind when the text goes.
//! So each scene is drawn on a layer of a size of its own: a layer of another size is painted anew, all of it. Sizes
//! differ by less than an eighth of a pixel, beyond the window's edge. Ticking digits keep the scene and stay cheap.
//!
//! A rectangle in the window's colour would do as well, but costs more than all the rest: whatever small part is
//! painted, the renderer goes through every pixel of a shape that reaches beyond it.

use std::hash::{DefaultHasher, Hash, Hasher};

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, overlay, renderer};
use iced::{Element, Event, Length, Rectangle, Renderer, Size, Theme, Vector};

/// Content whose window is painted anew with each scene; see the module.
struct Ground<'a, Message> {
    content: Element<'a, Message>,
    /// How much larger than the window this scene's layer is.
    beyond: Size,
}

/// Stands `content` on a ground that is painted anew whenever `scene` is another.
pub fn ground<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    scene: &impl Hash,
) -> Element<'a, Message> {
    let mut hasher = DefaultHasher::new();
    scene.hash(&mut hasher);
    let [width, .., height] = hasher.finish().to_le_bytes();
    Element::new(Ground { content: content.into(), beyond: Size::new(share(width), share(height)) })
}

/// Up to an eighth of a pixel, in steps that a window of 8,000 pixels still tells apart.
fn share(mark: u8) -> f32 {
    f32::from(mark) / 2_048.0
}

impl<Message> Widget<Message, Theme, Renderer> for Ground<'_, Message> {
    fn tag(&self) -> tree::Tag {
        self.content.as_widget().tag()
    }

    fn state(&self) -> tree::State {
        self.content.as_widget().state()
    }

    fn children(&self) -> Vec<Tree> {
        self.content.as_widget().children()
    }

    fn diff(&self, tree: &mut Tree) {
        self.content.as_widget().diff(tree);
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        self.content.as_widget_mut().layout(tree, renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        self.content.as_widget_mut().operate(tree, layout, renderer, operation);
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        self.content
            .as_widget_mut()
            .update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        self.content.as_widget().mouse_interaction(tree, layout, cursor, viewport, renderer)
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
        let layer = Rectangle::new(layout.position(), layout.bounds().size() + self.beyond);
        renderer.with_layer(layer, |renderer| {
            self.content.as_widget().draw(tree, renderer, theme, style, layout, cursor, viewport);
        });
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        self.content.as_widget_mut().overlay(tree, layout, renderer, viewport, translation)
    }
}
