//! Widgets around another widget. Each overrides only what it does differently; the inner widget does the rest.

use std::marker::PhantomData;

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::{Element, Event, Length, Rectangle, Renderer, Size, Theme, Vector};

/// A widget of any kind.
pub(super) type AnyWidget<'a, Message> = dyn Widget<Message, Theme, Renderer> + 'a;

/// Everything a widget needs to take an event, but for the event.
pub(super) struct EventContext<'a, 'b, Message> {
    /// The widget's state, with its children's.
    pub tree: &'a mut Tree,
    /// The widget's place, with its children's.
    pub layout: Layout<'a>,
    /// Where the pointer is.
    pub cursor: mouse::Cursor,
    /// The renderer that the widget was laid out with.
    pub renderer: &'a Renderer,
    pub clipboard: &'a mut dyn Clipboard,
    /// Takes messages and requests.
    pub shell: &'a mut Shell<'b, Message>,
    /// What is in sight.
    pub viewport: &'a Rectangle,
}

impl<'b, Message> EventContext<'_, 'b, Message> {
    /// The same for the widget's only child.
    pub(super) fn inside(&mut self) -> EventContext<'_, 'b, Message> {
        self.inside_at(0)
    }

    /// The same for the child that is laid out, whose state is in this place.
    fn inside_at(&mut self, place: usize) -> EventContext<'_, 'b, Message> {
        EventContext {
            tree: &mut self.tree.children[place],
            layout: self.layout.child(0),
            cursor: self.cursor,
            renderer: self.renderer,
            clipboard: self.clipboard,
            shell: self.shell,
            viewport: self.viewport,
        }
    }

    /// Gives an event to the widget with this state and place.
    pub(super) fn pass(&mut self, event: &Event, widget: &mut AnyWidget<'_, Message>) {
        widget.update(
            self.tree,
            event,
            self.layout,
            self.cursor,
            self.renderer,
            self.clipboard,
            self.shell,
            self.viewport,
        );
    }
}

/// Everything a widget needs to be drawn, but for the renderer and its style.
#[derive(Clone, Copy)]
pub(super) struct DrawContext<'a> {
    /// The widget's state, with its children's.
    pub tree: &'a Tree,
    /// The widget's place, with its children's.
    pub layout: Layout<'a>,
    /// Where the pointer is.
    pub cursor: mouse::Cursor,
    /// What is in sight.
    pub viewport: &'a Rectangle,
}

impl DrawContext<'_> {
    /// The pointer's shape over the widget with this state and place.
    pub(super) fn mouse_interaction<Message>(
        self,
        widget: &AnyWidget<'_, Message>,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        widget.mouse_interaction(self.tree, self.layout, self.cursor, self.viewport, renderer)
    }

    /// Draws the widget with this state and place.
    pub(super) fn draw<Message>(
        self,
        widget: &AnyWidget<'_, Message>,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
    ) {
        widget.draw(self.tree, renderer, theme, style, self.layout, self.cursor, self.viewport);
    }

    /// The same for its only child.
    #[must_use]
    pub(super) fn inside(self) -> Self {
        self.inside_at(0)
    }

    /// The same for the child that is laid out, whose state is in this place.
    fn inside_at(self, place: usize) -> Self {
        Self { tree: &self.tree.children[place], layout: self.layout.child(0), ..self }
    }
}

/// A widget around another one. Each method is one of [`Widget`]'s, and does what the inner widget does unless it is
/// overridden.
pub(super) trait Around<Message> {
    /// Whether it has a state of its own. If so, the inner widget is its child in the tree, and its only one in the layout.
    /// If not, both share one tree and one layout.
    const OWN: bool = false;

    /// Which child of the tree the inner widget is, if there are others: they keep their state, and do nothing.
    fn place(&self) -> usize {
        0
    }

    /// The states of all children, if it has a state of its own.
    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(self.inside())]
    }

    fn inside(&self) -> &AnyWidget<'_, Message>;

    fn inside_mut(&mut self) -> &mut AnyWidget<'_, Message>;

    fn tag(&self) -> tree::Tag {
        self.inside().tag()
    }

    fn state(&self) -> tree::State {
        self.inside().state()
    }

    fn diff(&self, tree: &mut Tree) {
        if Self::OWN {
            tree.diff_children(&[self.inside()]);
        } else {
            self.inside().diff(tree);
        }
    }

    fn size(&self) -> Size<Length> {
        self.inside().size()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        if Self::OWN {
            let place = self.place();
            let inside = self.inside_mut().layout(&mut tree.children[place], renderer, limits);
            return layout::Node::with_children(inside.size(), vec![inside]);
        }
        self.inside_mut().layout(tree, renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let place = self.place();
        let (tree, layout) =
            if Self::OWN { (&mut tree.children[place], layout.child(0)) } else { (tree, layout) };
        self.inside_mut().operate(tree, layout, renderer, operation);
    }

    fn update(&mut self, event: &Event, mut context: EventContext<'_, '_, Message>) {
        if Self::OWN {
            context.inside_at(self.place()).pass(event, self.inside_mut());
        } else {
            context.pass(event, self.inside_mut());
        }
    }

    fn mouse_interaction(&self, context: DrawContext<'_>, renderer: &Renderer) -> mouse::Interaction {
        let context = if Self::OWN { context.inside_at(self.place()) } else { context };
        context.mouse_interaction(self.inside(), renderer)
    }

    fn draw(
        &self,
        context: DrawContext<'_>,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
    ) {
        let context = if Self::OWN { context.inside_at(self.place()) } else { context };
        context.draw(self.inside(), renderer, theme, style);
    }
}

/// Makes an element of a widget around another one.
pub(super) fn around<'a, Message: 'a>(around: impl Around<Message> + 'a) -> Element<'a, Message> {
    Element::new(Whole(around, PhantomData))
}

struct Whole<'a, W>(W, PhantomData<&'a ()>);

impl<'a, Message: 'a, W: Around<Message> + 'a> Widget<Message, Theme, Renderer> for Whole<'a, W> {
    fn tag(&self) -> tree::Tag {
        self.0.tag()
    }

    fn state(&self) -> tree::State {
        self.0.state()
    }

    fn children(&self) -> Vec<Tree> {
        if W::OWN { self.0.children() } else { self.0.inside().children() }
    }

    fn diff(&self, tree: &mut Tree) {
        self.0.diff(tree);
    }

    fn size(&self) -> Size<Length> {
        self.0.size()
    }

    fn size_hint(&self) -> Size<Length> {
        if W::OWN { self.0.size() } else { self.0.inside().size_hint() }
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        self.0.layout(tree, renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        self.0.operate(tree, layout, renderer, operation);
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
        self.0.update(event, EventContext { tree, layout, cursor, renderer, clipboard, shell, viewport });
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        self.0.mouse_interaction(DrawContext { tree, layout, cursor, viewport }, renderer)
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
        self.0.draw(DrawContext { tree, layout, cursor, viewport }, renderer, theme, style);
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        let place = self.0.place();
        let (tree, layout) =
            if W::OWN { (&mut tree.children[place], layout.child(0)) } else { (tree, layout) };
        self.0.inside_mut().overlay(tree, layout, renderer, viewport, translation)
    }
}
