//! A small picture of another window's view, drawn from the same parts in the same proportions.
//!
//! It takes no events and no focus, and has no names: what it says is also beside it, large enough to read.

use iced::advanced::widget::Tree;
use iced::advanced::{Layout, Renderer as _, Widget, layout, mouse, renderer};
use iced::{
    Background, Border, Color, Element, Length, Point, Rectangle, Renderer, Size, Theme, Transformation,
};

use super::apart::on_its_own;
use crate::ui::look::Look;

/// A small picture of a view; see the module.
struct Miniature<'a, Message> {
    content: Element<'a, Message>,
    whole: Size,
    width: f32,
    ground: Color,
    edge: (Color, f32),
}

/// Shows `content`, laid out for a window that looks like `there`, in this width.
pub(crate) fn miniature<'a, Message: 'a>(
    look: &Look<'a>,
    there: &Look<'a>,
    content: impl Into<Element<'a, Message>>,
    width: f32,
) -> Element<'a, Message> {
    Element::new(Miniature {
        content: content.into(),
        whole: there.scale.window,
        width,
        ground: there.colors.background,
        edge: (look.colors.line, look.scale.edge()),
    })
}

impl<Message> Miniature<'_, Message> {
    /// Its size as a share of the window's.
    fn factor(&self) -> f32 {
        self.width / self.whole.width.max(1.0)
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Miniature<'_, Message> {
    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        let size = self.whole * self.factor();
        Size::new(Length::Fixed(size.width), Length::Fixed(size.height))
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, _limits: &layout::Limits) -> layout::Node {
        let limits = layout::Limits::new(Size::ZERO, self.whole);
        let content = self.content.as_widget_mut().layout(&mut tree.children[0], renderer, &limits);
        layout::Node::with_children(self.whole * self.factor(), vec![content])
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        let Some(content) = layout.children().next().filter(|_| bounds.intersects(viewport)) else { return };
        let (color, width) = self.edge;
        renderer.fill_quad(
            renderer::Quad {
                bounds: bounds.expand(width),
                border: Border { color, width, radius: 0.0.into() },
                ..renderer::Quad::default()
            },
            Background::Color(self.ground),
        );
        let Point { x, y } = bounds.position();
        let small = Transformation::translate(x, y)
            * Transformation::scale(self.factor())
            * Transformation::translate(-x, -y);
        on_its_own(renderer, bounds, viewport, |renderer| {
            renderer.with_transformation(small, |renderer| {
                let (all, nowhere) = (content.bounds(), mouse::Cursor::Unavailable);
                self.content.as_widget().draw(
                    &tree.children[0],
                    renderer,
                    theme,
                    style,
                    content,
                    nowhere,
                    &all,
                );
            });
        });
    }
}
