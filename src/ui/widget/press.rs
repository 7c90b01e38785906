//! A surface around any content, pressed by pointer, finger or keyboard alike.
//!
//! iced's own button can't take the keyboard's focus. This control can: Tab reaches it, a ring shows it, Enter and
//! Space press it. A press by pointer doesn't show the ring.

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Layout, layout, mouse, renderer};
use iced::keyboard::key::Named;
use iced::keyboard::{self, Key};
use iced::widget::Id;
use iced::{Alignment, Element, Event, Length, Padding, Renderer, Size, Theme, Vector};

use super::pressing::{self, Act, Pressing};
use super::surface::Surface;
use crate::ui::access::Meaning;
use crate::ui::around::{AnyWidget, Around, DrawContext, EventContext, around};

/// A surface to press; see the module.
pub struct Press<'a, Message> {
    content: Element<'a, Message>,
    message: Option<Message>,
    keys: Vec<(Named, Message)>,
    edit: Option<Message>,
    id: Option<Id>,
    width: Length,
    height: Length,
    padding: Padding,
    least: Size,
    aligned: Alignment,
    surface: Surface,
    meaning: Meaning,
    seen: bool,
}

/// Makes `content` a surface that sends a message when pressed.
pub(crate) fn press<'a, Message>(
    content: impl Into<Element<'a, Message>>,
    surface: Surface,
) -> Press<'a, Message> {
    Press {
        content: content.into(),
        message: None,
        keys: Vec::new(),
        edit: None,
        id: None,
        width: Length::Shrink,
        height: Length::Shrink,
        padding: Padding::ZERO,
        least: Size::ZERO,
        aligned: Alignment::Center,
        surface,
        meaning: Meaning::button(),
        seen: true,
    }
}

impl<Message> Press<'_, Message> {
    /// The message of a press. Without one a press does nothing, and Tab skips the surface.
    #[must_use]
    pub fn on_press(mut self, message: Message) -> Self {
        self.message = Some(message);
        self
    }

    /// The message of a press, if there is one.
    #[must_use]
    pub fn on_press_maybe(mut self, message: Option<Message>) -> Self {
        self.message = message;
        self
    }

    /// Other keys that do something while it has the focus, and their messages.
    #[must_use]
    pub fn on_keys(mut self, keys: Vec<(Named, Message)>) -> Self {
        self.keys = keys;
        self
    }

    /// The message of Ctrl and E while it has the focus, or is pointed at.
    #[must_use]
    pub fn on_edit(mut self, message: Message) -> Self {
        self.edit = Some(message);
        self
    }

    /// Its meaning; by default a button, named by the words on it.
    #[must_use]
    pub fn means(mut self, meaning: Meaning) -> Self {
        self.meaning = meaning;
        self
    }

    /// A name that says what it does, if the words on it don't.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.meaning = self.meaning.named(name);
        self
    }

    /// Whether it is visible at present. If not, pointers and fingers can't press it; keys and screen readers still
    /// can.
    #[must_use]
    pub fn seen(mut self, seen: bool) -> Self {
        self.seen = seen;
        self
    }

    /// An id to find it by.
    #[must_use]
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    #[must_use]
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    #[must_use]
    pub fn height(mut self, height: impl Into<Length>) -> Self {
        self.height = height.into();
        self
    }

    #[must_use]
    pub fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.padding = padding.into();
        self
    }

    /// Where the content stands if the least width is more than it needs; in the middle, unless it is told.
    #[must_use]
    pub fn aligned(mut self, aligned: Alignment) -> Self {
        self.aligned = aligned;
        self
    }

    /// The least size, so that fingers can press it.
    #[must_use]
    pub fn least(mut self, width: f32, height: f32) -> Self {
        self.least = Size::new(width, height);
        self
    }
}

impl<'a, Message: Clone + 'a> Press<'a, Message> {
    /// Whether a pointer or a finger at this place presses it.
    fn is_under(&self, layout: Layout<'_>, cursor: mouse::Cursor) -> bool {
        self.seen && self.message.is_some() && cursor.is_over(layout.bounds())
    }
}

impl<'a, Message: Clone + 'a> Around<Message> for Press<'a, Message> {
    const OWN: bool = true;

    fn inside(&self) -> &AnyWidget<'_, Message> {
        self.content.as_widget()
    }

    fn inside_mut(&mut self) -> &mut AnyWidget<'_, Message> {
        self.content.as_widget_mut()
    }

    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Pressing>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Pressing::<()>::default())
    }

    fn size(&self) -> Size<Length> {
        Size { width: self.width, height: self.height }
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let limits = limits.min_width(self.least.width).min_height(self.least.height);
        let padding = self.padding;
        layout::positioned(
            &limits,
            self.width,
            self.height,
            padding,
            |limits| self.content.as_widget_mut().layout(&mut tree.children[0], renderer, &limits.loose()),
            |content, size| {
                // The content is centred vertically; horizontally it starts at the left, unless it says otherwise.
                let spare = (size.height - content.size().height).max(0.0);
                let across = if self.width == Length::Shrink {
                    let spare = (size.width - content.size().width).max(0.0);
                    match self.aligned {
                        Alignment::Start => 0.0,
                        Alignment::Center => spare / 2.0,
                        Alignment::End => spare,
                    }
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
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let (id, bounds) = (self.id.as_ref(), layout.bounds());
        operation.container(id, bounds);
        let pressing = tree.state.downcast_mut::<Pressing>();
        let works = self.message.is_some();
        pressing.tell((), self.meaning.clone().works(works), id, bounds, operation);
        // What moved something to the end of its list does nothing any more, and may still be given the focus.
        operation.custom(id, bounds, pressing);
        // If it stops doing anything, it keeps the focus until Tab moves on, which would otherwise start from the top
        // again.
        if works || pressing.has_focus() {
            operation.focusable(id, bounds, pressing);
        }
        operation.traverse(&mut |operation| {
            self.inside_mut().operate(&mut tree.children[0], layout.child(0), renderer, operation);
        });
    }

    fn update(&mut self, event: &Event, mut context: EventContext<'_, '_, Message>) {
        context.inside().pass(event, self.inside_mut());
        let pressing = context.tree.state.downcast_mut::<Pressing>();
        if self.message.is_none() {
            pressing.let_go();
        }
        let over = self.is_under(context.layout, context.cursor).then_some(());
        if let Some(edit) = &self.edit
            && (pressing.has_focus() || over.is_some())
            && !context.shell.is_event_captured()
            && is_to_edit(event)
        {
            context.shell.publish(edit.clone());
            context.shell.capture_event();
        }
        for act in pressing.acts(event, over, context.shell) {
            match act {
                Act::Pressed(()) | Act::Entered => {
                    self.message.iter().for_each(|message| context.shell.publish(message.clone()));
                }
                Act::Key { key: Key::Named(key), .. } => {
                    if let Some((_, message)) = self.keys.iter().find(|(named, _)| named == key) {
                        context.shell.publish(message.clone());
                        context.shell.capture_event();
                    }
                }
                _ => {}
            }
        }
    }

    fn mouse_interaction(&self, context: DrawContext<'_>, _renderer: &Renderer) -> mouse::Interaction {
        pressing::pointer(self.is_under(context.layout, context.cursor))
    }

    fn draw(
        &self,
        context: DrawContext<'_>,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
    ) {
        let bounds = context.layout.bounds();
        pressing::fill(renderer, bounds, &self.surface, self.is_under(context.layout, context.cursor));
        let style = renderer::Style { text_color: self.surface.ink };
        context.inside().draw(self.inside(), renderer, theme, &style);
        if context.tree.state.downcast_ref::<Pressing>().has_focus() {
            pressing::ring(renderer, bounds, &self.surface);
        }
    }
}

/// Whether Ctrl and E went down, wherever the keyboard has that letter.
fn is_to_edit(event: &Event) -> bool {
    let Event::Keyboard(keyboard::Event::KeyPressed { key, physical_key, modifiers, repeat: false, .. }) =
        event
    else {
        return false;
    };
    let is_e = key.to_latin(*physical_key).is_some_and(|letter| letter.eq_ignore_ascii_case(&'e'));
    is_e && modifiers.control() && !modifiers.alt() && !modifiers.shift()
}

impl<'a, Message: Clone + 'a> From<Press<'a, Message>> for Element<'a, Message> {
    fn from(press: Press<'a, Message>) -> Self {
        around(press)
    }
}
