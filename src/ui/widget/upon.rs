//! Words on a shape, in one layer.
//!
//! A stack puts what lies on top into a layer of its own, and for each layer the software renderer clears a mask as
//! large as the window. Within a layer it draws shapes before letters anyway, so words on a disk need no layer.

use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Layout, Widget, layout, mouse, renderer};
use iced::{Element, Length, Point, Rectangle, Renderer, Size, Theme};

/// Words on a shape; neither takes events.
struct Upon<'a, Message> {
    /// The shape and the words.
    both: [Element<'a, Message>; 2],
}

/// Puts `words` in the middle of a `shape` that has its own size.
pub(crate) fn upon<'a, Message: 'a>(
    shape: impl Into<Element<'a, Message>>,
    words: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    Element::new(Upon { both: [shape.into(), words.into()] })
}

impl<Message> Widget<Message, Theme, Renderer> for Upon<'_, Message> {
    fn children(&self) -> Vec<Tree> {
        self.both.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.both);
    }

    fn size(&self) -> Size<Length> {
        self.both[0].as_widget().size()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let [shape, words] = &mut self.both;
        let shape = shape.as_widget_mut().layout(&mut tree.children[0], renderer, limits);
        let size = shape.size();
        let room = layout::Limits::new(Size::ZERO, size);
        let words = words.as_widget_mut().layout(&mut tree.children[1], renderer, &room);
        let left = size - words.size();
        let words = words.move_to(Point::new(left.width / 2.0, left.height / 2.0));
        layout::Node::with_children(size, vec![shape, words])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.traverse(&mut |operation| {
            for ((part, tree), layout) in self.both.iter_mut().zip(&mut tree.children).zip(layout.children())
            {
                part.as_widget_mut().operate(tree, layout, renderer, operation);
            }
        });
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
        for ((part, tree), layout) in self.both.iter().zip(&tree.children).zip(layout.children()) {
            part.as_widget().draw(tree, renderer, theme, style, layout, cursor, viewport);
        }
    }
}
