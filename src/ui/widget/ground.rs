//! The ground that a screen stands on. It has the whole window painted anew when the scene changes.
//!
//! The software renderer repaints only what has changed, and takes a text's advance widths for its bounds. A letter
//! that reaches beyond its own width (an *f* at the end of a name) would leave its tip behind when the text goes.
//! So each scene has a text without letters, as large as the window and in a colour of its own: another scene is another
//! text, and all of the window is painted anew. Ticking digits keep the scene and stay cheap.
//!
//! A rectangle in the window's colour would do as well, but costs more than all the rest: whatever small part is
//! painted, the renderer goes through every pixel of a shape that reaches beyond it.

use iced::advanced::text::{self, Renderer as _, Text};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::alignment::Vertical;
use iced::{Color, Element, Event, Length, Pixels, Rectangle, Renderer, Size, Theme, Vector, touch};

use crate::ui::look::FONT;

/// Content whose window is painted anew with each scene; see the module.
struct Ground<'a, Message> {
    content: Element<'a, Message>,
    mark: Color,
    hides_pointer: bool,
}

/// Stands `content` on a ground that is painted anew whenever `scene` is another, and hides the pointer over it if that
/// is wanted.
pub fn ground<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    scene: u64,
    hides_pointer: bool,
) -> Element<'a, Message> {
    let [red, green, blue, alpha, ..] = scene.to_le_bytes();
    let mark = Color::from_rgba8(red, green, blue, f32::from(alpha) / 255.0);
    Element::new(Ground { content: content.into(), mark, hides_pointer })
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
        // A finger that wakes the controls presses none that it couldn't see.
        if self.hides_pointer && matches!(event, Event::Touch(touch::Event::FingerPressed { .. })) {
            shell.capture_event();
            return;
        }
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
        if self.hides_pointer {
            return mouse::Interaction::Hidden;
        }
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
        let bounds = layout.bounds();
        let mark = Text {
            content: String::new(),
            bounds: bounds.size(),
            size: Pixels(1.0),
            line_height: text::LineHeight::default(),
            font: FONT,
            align_x: text::Alignment::Default,
            align_y: Vertical::Top,
            shaping: text::Shaping::Basic,
            wrapping: text::Wrapping::None,
        };
        renderer.fill_text(mark, bounds.position(), self.mark, bounds);
        self.content.as_widget().draw(tree, renderer, theme, style, layout, cursor, viewport);
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
