//! The way from control to control by Tab, in reading order, round and round.
//!
//! The focus moves within the event that asks for it. Asked for by a message, it would come a little later, and letters
//! that are typed at once would land in the field before.
//!
//! A screen that asks for a key has it before any control takes it for itself, and a screen that has only just come takes
//! no press by pointer or finger: it was meant for what stood there before.

use iced::advanced::widget::operation::{Focusable, Operation, Outcome};
use iced::advanced::widget::{Id, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::keyboard::{self, Key, Modifiers, key::Named};
use iced::{Element, Event, Length, Rectangle, Renderer, Size, Theme, Vector, touch};

use crate::ui::keys::is_plain;
use crate::ui::reveal::reveal;

/// Content whose controls are reached by Tab; see the module.
struct Stops<'a, Message> {
    content: Element<'a, Message>,
    catch: Option<fn(Key, Modifiers) -> Message>,
    pressable: bool,
}

/// Lets Tab and Shift+Tab go through the controls of `content`, and keeps the one that has the focus in sight. With
/// `catch`, every key that goes down is sent instead; pointers and fingers reach the controls as ever. Where it isn't
/// `pressable`, pointers and fingers press nothing, and keys do as ever.
pub fn stops<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    catch: Option<fn(Key, Modifiers) -> Message>,
    pressable: bool,
) -> Element<'a, Message> {
    Element::new(Stops { content: content.into(), catch, pressable })
}

/// Counts the controls.
#[derive(Debug, Default)]
struct Count {
    back: bool,
    number: usize,
    focused: Option<usize>,
}

impl Operation for Count {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.focused = Some(self.number);
        }
        self.number += 1;
    }

    fn finish(&self) -> Outcome<()> {
        let Some(last) = self.number.checked_sub(1) else { return Outcome::None };
        let goal = match (self.focused, self.back) {
            (None, false) => 0,
            (None | Some(0), true) => last,
            (Some(at), true) => at - 1,
            (Some(at), false) => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
        };
        Outcome::Chain(Box::new(Go { goal, at: 0 }))
    }
}

/// Gives one of them the focus.
#[derive(Debug)]
struct Go {
    goal: usize,
    at: usize,
}

impl Operation for Go {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if self.at != self.goal {
            state.unfocus();
        } else if !state.is_focused() {
            state.focus();
        }
        self.at += 1;
    }

    fn finish(&self) -> Outcome<()> {
        Outcome::Chain(Box::new(reveal()))
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Stops<'_, Message> {
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
        let pressed = match event {
            Event::Keyboard(keyboard::Event::KeyPressed { key, modified_key, modifiers, repeat, .. }) => {
                let plain = is_plain(*modifiers);
                Some((key, if plain { modified_key } else { key }, modifiers, plain, repeat))
            }
            _ => None,
        };
        if let (Some(catch), Some((_, meant, modifiers, _, repeat))) = (self.catch, pressed) {
            // The key that asked for this may still be down.
            if !repeat {
                shell.publish(catch(meant.clone(), *modifiers));
            }
            shell.capture_event();
            return;
        }
        let presses = matches!(
            event,
            Event::Mouse(mouse::Event::ButtonPressed(_)) | Event::Touch(touch::Event::FingerPressed { .. })
        );
        if presses && !self.pressable {
            shell.capture_event();
            return;
        }
        self.content
            .as_widget_mut()
            .update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
        let Some((key, _, modifiers, plain, _)) = pressed else { return };
        let mut next: Option<Box<dyn Operation>> = if shell.is_event_captured() {
            // Whatever took the key may have moved what it marks.
            Some(Box::new(reveal()))
        } else if plain && *key == Key::Named(Named::Tab) {
            Some(Box::new(Count { back: modifiers.shift(), ..Count::default() }))
        } else {
            None
        };
        if next.is_some() {
            shell.capture_event();
            shell.request_redraw();
        }
        while let Some(mut operation) = next.take() {
            self.content.as_widget_mut().operate(tree, layout, renderer, &mut operation);
            if let Outcome::Chain(then) = operation.finish() {
                next = Some(then);
            }
        }
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
