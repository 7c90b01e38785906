//! Tab from control to control, in reading order, round and round.
//!
//! The focus moves within the event that asks for it. If a message moved it, that would be a little later, and letters
//! typed at once would land in the previous field.
//!
//! If a screen asks for a key, it gets the key before any control does. A screen that has only just appeared takes no
//! press by pointer or finger: it was meant for what was there before.

use iced::advanced::mouse;
use iced::advanced::widget::Id;
use iced::advanced::widget::operation::{Focusable, Operation, Outcome};
use iced::keyboard::{self, Key, Modifiers, key::Named};
use iced::{Element, Event, Rectangle, touch};

use crate::ui::around::{AnyWidget, Around, EventContext, around};
use crate::ui::keys::is_plain;
use crate::ui::reveal::reveal;

/// Content whose controls are reached by Tab; see the module.
struct Stops<'a, Message> {
    content: Element<'a, Message>,
    catch: Option<fn(Key, Modifiers) -> Message>,
    pressable: bool,
}

/// Lets Tab and Shift+Tab go through the controls of `content`, and keeps the control that has the focus in sight. With
/// `catch`, every key that goes down is sent by that instead; pointers and fingers still reach the controls. If it
/// isn't `pressable`, pointers and fingers press nothing; keys still do.
pub(crate) fn stops<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    catch: Option<fn(Key, Modifiers) -> Message>,
    pressable: bool,
) -> Element<'a, Message> {
    around(Stops { content: content.into(), catch, pressable })
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

/// Gives the control of this number the focus.
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

impl<Message> Around<Message> for Stops<'_, Message> {
    fn inside(&self) -> &AnyWidget<'_, Message> {
        self.content.as_widget()
    }

    fn inside_mut(&mut self) -> &mut AnyWidget<'_, Message> {
        self.content.as_widget_mut()
    }

    fn update(&mut self, event: &Event, mut context: EventContext<'_, '_, Message>) {
        let pressed = match event {
            Event::Keyboard(keyboard::Event::KeyPressed { key, modified_key, modifiers, repeat, .. }) => {
                let plain = is_plain(*modifiers);
                Some((key, if plain { modified_key } else { key }, modifiers, plain, repeat))
            }
            _ => None,
        };
        if let (Some(catch), Some((_, meant, modifiers, _, repeat))) = (self.catch, pressed) {
            // The key that made the screen ask may still be down.
            if !repeat {
                context.shell.publish(catch(meant.clone(), *modifiers));
            }
            context.shell.capture_event();
            return;
        }
        let presses = matches!(
            event,
            Event::Mouse(mouse::Event::ButtonPressed(_)) | Event::Touch(touch::Event::FingerPressed { .. })
        );
        if presses && !self.pressable {
            context.shell.capture_event();
            return;
        }
        context.pass(event, self.inside_mut());
        let Some((key, _, modifiers, plain, _)) = pressed else { return };
        let mut next: Option<Box<dyn Operation>> = if context.shell.is_event_captured() {
            // The control that took the key may have moved what it marks.
            Some(Box::new(reveal()))
        } else if plain && *key == Key::Named(Named::Tab) {
            Some(Box::new(Count { back: modifiers.shift(), ..Count::default() }))
        } else {
            None
        };
        if next.is_some() {
            context.shell.capture_event();
            context.shell.request_redraw();
        }
        while let Some(mut operation) = next.take() {
            self.inside_mut().operate(context.tree, context.layout, context.renderer, &mut operation);
            if let Outcome::Chain(then) = operation.finish() {
                next = Some(then);
            }
        }
    }
}
