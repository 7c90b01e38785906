//! Something to press: a surface around any content, that a pointer, a finger and the keyboard press alike.
//!
//! iced's own button can't take the keyboard's focus. This one can: Tab reaches it, a ring shows it, Enter and
//! Space press it. A press by pointer doesn't show the ring.

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::widget::Id;
use iced::{Element, Event, Length, Padding, Rectangle, Size, Vector, touch};

use super::focus::{self, Focus};
use super::surface::Surface;
use crate::ui::access::Meaning;
use crate::ui::access::meaning::Asked;

/// A surface to press; see the module.
pub struct Press<'a, Message> {
    content: Element<'a, Message>,
    message: Option<Message>,
    id: Option<Id>,
    width: Length,
    height: Length,
    padding: Padding,
    least: Size,
    surface: Surface,
    meaning: Meaning,
    seen: bool,
}

/// Makes `content` a surface that sends a message when pressed.
pub fn press<'a, Message>(content: impl Into<Element<'a, Message>>, surface: Surface) -> Press<'a, Message> {
    Press {
        content: content.into(),
        message: None,
        id: None,
        width: Length::Shrink,
        height: Length::Shrink,
        padding: Padding::ZERO,
        least: Size::ZERO,
        surface,
        meaning: Meaning::button(),
        seen: true,
    }
}

impl<Message> Press<'_, Message> {
    /// What a press sends. Without it nothing happens, and Tab passes by.
    #[must_use]
    pub fn on_press(mut self, message: Message) -> Self {
        self.message = Some(message);
        self
    }

    /// What a press sends, if anything.
    #[must_use]
    pub fn on_press_maybe(mut self, message: Option<Message>) -> Self {
        self.message = message;
        self
    }

    /// What it means to someone who doesn't see it; else it is a button, named by the words on it.
    #[must_use]
    pub fn means(mut self, meaning: Meaning) -> Self {
        self.meaning = meaning;
        self
    }

    /// A name that says what it does, where the words on it don't.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.meaning = self.meaning.named(name);
        self
    }

    /// Whether it can be seen just now. Where it can't, pointers and fingers pass it by; keys and screen readers don't.
    #[must_use]
    pub fn seen(mut self, seen: bool) -> Self {
        self.seen = seen;
        self
    }

    /// A name to find it by.
    #[must_use]
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Its width.
    #[must_use]
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// Its height.
    #[must_use]
    pub fn height(mut self, height: impl Into<Length>) -> Self {
        self.height = height.into();
        self
    }

    /// Space around the content.
    #[must_use]
    pub fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.padding = padding.into();
        self
    }

    /// The least size, so that a finger finds it.
    #[must_use]
    pub fn least(mut self, width: f32, height: f32) -> Self {
        self.least = Size::new(width, height);
        self
    }
}

#[derive(Debug, Default)]
struct State {
    pressed: Pressed,
    focus: Focus,
    hovered: bool,
}

/// Whether it is being pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Pressed {
    #[default]
    No,
    /// By a pointer or a finger, which may still slide off.
    Held,
    /// By a screen reader: it acts as soon as it hears of anything.
    Asked,
}

impl<'a, Message: Clone + 'a> Widget<Message, iced::Theme, iced::Renderer> for Press<'a, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        Size { width: self.width, height: self.height }
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let limits = limits.min_width(self.least.width).min_height(self.least.height);
        let padding = self.padding;
        layout::positioned(
            &limits,
            self.width,
            self.height,
            padding,
            |limits| self.content.as_widget_mut().layout(&mut tree.children[0], renderer, &limits.loose()),
            |content, size| {
                // Content sits in the middle of the height; across, it starts at the left unless it asks otherwise.
                let spare = (size.height - content.size().height).max(0.0);
                let across = if self.width == Length::Shrink {
                    (size.width - content.size().width).max(0.0) / 2.0
                } else {
                    0.0
                };
                content.translate(Vector::new(across, spare / 2.0))
            },
        )
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.container(self.id.as_ref(), layout.bounds());
        let state = tree.state.downcast_mut::<State>();
        let meaning = self.meaning.clone().works(self.message.is_some());
        let asked = meaning.tell(self.id.as_ref(), layout.bounds(), operation);
        if self.message.is_some() && asked == Some(Asked::Press) {
            state.pressed = Pressed::Asked;
        }
        // What has stopped doing anything keeps the focus until that goes on: it shouldn't start from the top again.
        if self.message.is_some() || state.focus.is_here() {
            operation.focusable(self.id.as_ref(), layout.bounds(), &mut state.focus);
        }
        operation.traverse(&mut |operation| {
            if let Some(content) = layout.children().next() {
                self.content.as_widget_mut().operate(&mut tree.children[0], content, renderer, operation);
            }
        });
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &iced::Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        if let Some(content) = layout.children().next() {
            self.content.as_widget_mut().update(
                &mut tree.children[0],
                event,
                content,
                cursor,
                renderer,
                clipboard,
                shell,
                viewport,
            );
        }
        let state = tree.state.downcast_mut::<State>();
        // A pointer takes the focus away wherever it is pressed, on another control as well.
        if state.focus.goes_by_pointer(event) {
            shell.request_redraw();
        }
        if shell.is_event_captured() {
            return;
        }
        let Some(message) = &self.message else {
            state.pressed = Pressed::No;
            if let Some(pressed) = state.focus.key(event) {
                if state.focus.goes_by_key(pressed) {
                    shell.request_redraw();
                    shell.capture_event();
                } else if pressed.is_press() {
                    // Meant for what has the ring, which does nothing now.
                    shell.capture_event();
                }
            }
            return;
        };
        if state.pressed == Pressed::Asked {
            state.pressed = Pressed::No;
            shell.publish(message.clone());
        }
        let hovered = cursor.is_over(layout.bounds());
        if hovered != state.hovered {
            state.hovered = hovered;
            shell.request_redraw();
        }
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerPressed { .. }) => {
                if self.seen && cursor.is_over(layout.bounds()) {
                    state.pressed = Pressed::Held;
                    shell.capture_event();
                }
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerLifted { .. })
                if state.pressed == Pressed::Held =>
            {
                state.pressed = Pressed::No;
                if cursor.is_over(layout.bounds()) {
                    shell.publish(message.clone());
                }
                shell.capture_event();
            }
            Event::Touch(touch::Event::FingerLost { .. }) => state.pressed = Pressed::No,
            _ => {
                let Some(pressed) = state.focus.key(event) else { return };
                if state.focus.goes_by_key(pressed) {
                    shell.request_redraw();
                    shell.capture_event();
                } else if pressed.is_press() {
                    if !pressed.repeat {
                        shell.publish(message.clone());
                    }
                    shell.capture_event();
                }
            }
        }
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        if self.seen && self.message.is_some() && cursor.is_over(layout.bounds()) {
            mouse::Interaction::Pointer
        } else {
            mouse::Interaction::None
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &iced::Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_ref::<State>();
        let bounds = layout.bounds();
        let hovered = self.seen && self.message.is_some() && cursor.is_over(bounds);
        focus::fill(renderer, bounds, &self.surface, hovered);
        if let Some(content) = layout.children().next() {
            self.content.as_widget().draw(
                &tree.children[0],
                renderer,
                theme,
                &renderer::Style { text_color: self.surface.ink },
                content,
                cursor,
                viewport,
            );
        }
        if state.focus.is_here() {
            focus::ring(renderer, bounds, &self.surface);
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &iced::Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, iced::Theme, iced::Renderer>> {
        self.content.as_widget_mut().overlay(
            &mut tree.children[0],
            layout.children().next()?,
            renderer,
            viewport,
            translation,
        )
    }
}

impl<'a, Message: Clone + 'a> From<Press<'a, Message>> for Element<'a, Message> {
    fn from(press: Press<'a, Message>) -> Self {
        Self::new(press)
    }
}
