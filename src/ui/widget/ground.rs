//! The background of a screen. It has the whole window painted again when the scene changes.
//!
//! The software renderer repaints only what has changed, and takes a text's advance widths for its bounds. A letter
//! that reaches beyond its own width (an *f* at the end of a name) would leave its tip behind when the text disappears.
//! So each scene has a text without letters, as large as the window and in a colour of its own: in another scene this
//! text changes, and the whole window is painted again. Ticking digits don't change the scene, so they stay cheap.
//!
//! A rectangle in the window's colour would work too, but would cost more than everything else: however small the
//! painted part, the renderer goes through every pixel of a shape that reaches beyond it.

use iced::advanced::text::{self, Renderer as _, Text};
use iced::advanced::{mouse, renderer};
use iced::alignment::Vertical;
use iced::{Color, Element, Event, Pixels, Renderer, Theme, touch};

use crate::ui::around::{AnyWidget, Around, DrawContext, EventContext, around};
use crate::ui::look::FONT;

/// Content whose window is painted again with each scene; see the module.
struct Ground<'a, Message> {
    content: Element<'a, Message>,
    mark: Color,
    hides_pointer: bool,
}

/// Puts `content` on a background that is painted again whenever `scene` changes; `hides_pointer` hides the pointer
/// over it.
pub(crate) fn ground<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    scene: u64,
    hides_pointer: bool,
) -> Element<'a, Message> {
    let [red, green, blue, alpha, ..] = scene.to_le_bytes();
    let mark = Color::from_rgba8(red, green, blue, f32::from(alpha) / 255.0);
    around(Ground { content: content.into(), mark, hides_pointer })
}

impl<Message> Around<Message> for Ground<'_, Message> {
    fn inside(&self) -> &AnyWidget<'_, Message> {
        self.content.as_widget()
    }

    fn inside_mut(&mut self) -> &mut AnyWidget<'_, Message> {
        self.content.as_widget_mut()
    }

    fn update(&mut self, event: &Event, mut context: EventContext<'_, '_, Message>) {
        // A finger that brings the controls back presses none, since they couldn't be seen.
        if self.hides_pointer && matches!(event, Event::Touch(touch::Event::FingerPressed { .. })) {
            context.shell.capture_event();
        } else {
            context.pass(event, self.inside_mut());
        }
    }

    fn mouse_interaction(&self, context: DrawContext<'_>, renderer: &Renderer) -> mouse::Interaction {
        if self.hides_pointer {
            return mouse::Interaction::Hidden;
        }
        context.mouse_interaction(self.inside(), renderer)
    }

    fn draw(
        &self,
        context: DrawContext<'_>,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
    ) {
        let bounds = context.layout.bounds();
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
        context.draw(self.inside(), renderer, theme, style);
    }
}
