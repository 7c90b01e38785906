//! Content that takes the room that others leave, and is counted with a height of its own where it is asked how high all
//! of them are together.

use iced::advanced::layout;
use iced::advanced::widget::Tree;
use iced::{Element, Renderer};

use crate::ui::around::{AnyWidget, Around, around};

struct Counted<'a, Message> {
    height: f32,
    content: Element<'a, Message>,
}

/// Content that counts as at most so high where there is no limit to the height, as among
/// [candidates](super::first_that_fits): what scrolls would otherwise be as high as all that is in it.
pub(crate) fn counted<'a, Message: 'a>(
    height: f32,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    around(Counted { height, content: content.into() })
}

impl<Message> Around<Message> for Counted<'_, Message> {
    fn inside(&self) -> &AnyWidget<'_, Message> {
        self.content.as_widget()
    }

    fn inside_mut(&mut self) -> &mut AnyWidget<'_, Message> {
        self.content.as_widget_mut()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let free = limits.max().height.is_infinite();
        let limits = if free { limits.max_height(self.height) } else { *limits };
        self.inside_mut().layout(tree, renderer, &limits)
    }
}
