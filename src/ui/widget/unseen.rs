//! A button that isn't drawn, for whoever reads the screen by other means than the eye.
//!
//! What has a key everywhere needs no place on every screen, and Tab would stop where nobody sees a ring. A screen reader
//! finds it last in the window, and presses it like any other.

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Layout, widget};
use iced::{Element, Event, Rectangle, Renderer};

use super::pressing::{Act, Pressing};
use crate::ui::access::Meaning;
use crate::ui::around::{AnyWidget, Around, EventContext, around};

/// Content with such a button after it.
struct Unseen<'a, Message> {
    content: Element<'a, Message>,
    meaning: Meaning,
    message: Message,
}

/// Adds a button with this meaning after `content`, which sends this message.
pub(crate) fn with_unseen<'a, Message: Clone + 'a>(
    content: impl Into<Element<'a, Message>>,
    meaning: Meaning,
    message: Message,
) -> Element<'a, Message> {
    around(Unseen { content: content.into(), meaning, message })
}

impl<Message: Clone> Around<Message> for Unseen<'_, Message> {
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

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let widget::Tree { state, children, .. } = tree;
        self.inside_mut().operate(&mut children[0], layout.child(0), renderer, operation);
        // A line at the foot: what has no size at all counts as not there.
        let all = layout.bounds();
        let foot = Rectangle { y: all.y + (all.height - 1.0).max(0.0), height: all.height.min(1.0), ..all };
        state.downcast_mut::<Pressing>().tell((), self.meaning.clone(), None, foot, operation);
    }

    fn update(&mut self, event: &Event, mut context: EventContext<'_, '_, Message>) {
        context.inside().pass(event, self.inside_mut());
        let pressing = context.tree.state.downcast_mut::<Pressing>();
        for act in pressing.acts(event, None, context.shell) {
            if act == Act::Pressed(()) {
                context.shell.publish(self.message.clone());
            }
        }
    }
}
