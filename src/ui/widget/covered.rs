//! A screen that pages cover for a while.
//!
//! What lies under it keeps its state: what is scrolled, where the cursor is, what can be undone. So whoever comes back
//! is exactly where they were. Meanwhile it isn't laid out, takes no event, and can't be found by Tab or a screen reader.

use iced::Element;
use iced::advanced::widget::{Tree, tree};

use crate::ui::around::{AnyWidget, Around, around};

/// A screen, and the pages that cover it.
struct Covered<'a, Message> {
    /// The screen, and what covers it: each covers the one before.
    all: Vec<Element<'a, Message>>,
}

/// Covers a screen with these pages, of which only the last can be seen.
pub(crate) fn covered<'a, Message: 'a>(
    below: impl Into<Element<'a, Message>>,
    above: impl Iterator<Item = Element<'a, Message>>,
) -> Element<'a, Message> {
    around(Covered { all: std::iter::once(below.into()).chain(above).collect() })
}

impl<Message> Around<Message> for Covered<'_, Message> {
    const OWN: bool = true;

    fn place(&self) -> usize {
        self.all.len() - 1
    }

    fn inside(&self) -> &AnyWidget<'_, Message> {
        self.all[self.place()].as_widget()
    }

    fn inside_mut(&mut self) -> &mut AnyWidget<'_, Message> {
        let top = self.place();
        self.all[top].as_widget_mut()
    }

    fn tag(&self) -> tree::Tag {
        tree::Tag::stateless()
    }

    fn state(&self) -> tree::State {
        tree::State::None
    }

    fn children(&self) -> Vec<Tree> {
        self.all.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.all);
    }
}
