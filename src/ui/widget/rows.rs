//! Rows below each other, of which only those in sight are made, however many there are.
//!
//! The keyboard still reaches all: the first and the last rows and those around the focus are always made, so that Tab
//! finds the next row and scrolls to it, and then the row after that is made.

use std::collections::{BTreeMap, HashMap};
use std::mem;
use std::ops::Range;

use iced::advanced::widget::operation::{Focusable, Operation};
use iced::advanced::widget::{Id, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::{Element, Event, Length, Point, Rectangle, Renderer, Size, Theme, Vector, window};

/// Up to this number, all rows are made once the first picture is there: making fewer would gain nothing.
const FEW: usize = 24;

/// How many rows at either end, and on either side of the focus, are always made.
const AROUND: usize = 2;

/// Rows below each other; see the module.
pub struct Rows<'a, Message> {
    count: usize,
    row: Box<dyn Fn(usize) -> Element<'a, Message> + 'a>,
    usual: f32,
    gap: f32,
    /// The height that is taken to be in sight until that is known.
    at_first: f32,
    made: Vec<Element<'a, Message>>,
    /// Rows of another height, as far as it is known beforehand.
    known: Vec<(usize, f32)>,
}

/// This number of rows, which `row` makes by their index. `usual` is the height of most rows, and `gap` the space
/// between rows. At first, those are made that a window of the height `at_first` can show, and no others: people wait for
/// that picture.
pub(crate) fn rows<'a, Message>(
    count: usize,
    usual: f32,
    gap: f32,
    at_first: f32,
    row: impl Fn(usize) -> Element<'a, Message> + 'a,
) -> Rows<'a, Message> {
    Rows { count, row: Box::new(row), usual, gap, at_first, made: Vec::new(), known: Vec::new() }
}

/// What stays from one view to the next.
#[derive(Debug, Default)]
struct State {
    /// The indices of the rows that are made.
    made: Vec<usize>,
    /// The visible part, measured from the top of the list.
    sight: Option<Range<f32>>,
    /// The row that has the keyboard's focus.
    focused: Option<usize>,
    heights: Heights,
}

/// The heights of rows that have been made and don't have the usual one.
#[derive(Debug, Default)]
struct Heights {
    odd: BTreeMap<usize, f32>,
    width: f32,
    /// What was known of this list before any of it was made.
    known: Vec<(usize, f32)>,
}

impl Heights {
    /// Where a row begins.
    fn top(&self, row: usize, usual: f32, gap: f32) -> f32 {
        #[allow(clippy::cast_precision_loss, reason = "there are no millions of rows")]
        let usually = (usual + gap) * row as f32;
        usually + self.odd.range(..row).map(|(_, height)| height - usual).sum::<f32>()
    }

    /// The rows that are at least partly between these places.
    fn between(&self, places: Range<f32>, count: usize, usual: f32, gap: f32) -> Range<usize> {
        // The last row that begins before a place.
        let at = |place: f32| {
            let (mut from, mut to) = (0, count);
            while to - from > 1 {
                let middle = from.midpoint(to);
                if self.top(middle, usual, gap) <= place { from = middle } else { to = middle }
            }
            from
        };
        at(places.start)..(at(places.end) + 1).min(count)
    }
}

impl<Message> Rows<'_, Message> {
    /// With rows that are known to have about another height. Where others are known, it is another list, of which nothing
    /// is known from before.
    #[must_use]
    pub fn known(mut self, known: impl IntoIterator<Item = (usize, f32)>) -> Self {
        self.known = known.into_iter().collect();
        self
    }

    /// The rows to make, in order: those in sight and up to `beyond` times its height on either side, and those that
    /// the keyboard goes to next.
    fn wanted(&self, state: &State, beyond: f32, around: usize) -> Vec<usize> {
        if self.count <= FEW && state.sight.is_some() {
            return (0..self.count).collect();
        }
        let sight = state.sight.clone().unwrap_or(0.0..self.at_first);
        let beyond = if state.sight.is_some() { (sight.end - sight.start) * beyond } else { 0.0 };
        let seen = sight.start - beyond..sight.end + beyond;
        let mut wanted: Vec<usize> = state.heights.between(seen, self.count, self.usual, self.gap).collect();
        if state.sight.is_some() {
            wanted.extend(0..around);
            wanted.extend(self.count.saturating_sub(around)..self.count);
        }
        if let Some(focused) = state.focused {
            wanted.extend(focused.saturating_sub(around)..(focused + around + 1).min(self.count));
        }
        wanted.sort_unstable();
        wanted.dedup();
        wanted.retain(|row| *row < self.count);
        wanted
    }

    /// Notes what is in sight and where the focus is. Returns which rows are missing.
    fn looks(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        viewport: &Rectangle,
    ) -> Missing {
        let mut focused = None;
        let Tree { state, children, .. } = tree;
        let state = state.downcast_mut::<State>();
        for (((row, made), tree), layout) in
            state.made.iter().zip(&mut self.made).zip(children).zip(layout.children())
        {
            let mut find = Find(false);
            made.as_widget_mut().operate(tree, layout, renderer, &mut find);
            if find.0 {
                focused = Some(*row);
            }
        }
        state.focused = focused;
        let top = viewport.y - layout.bounds().y;
        let sight = top..top + viewport.height;
        let is_first = state.sight.replace(sight.clone()).is_none();
        let lacks = |row: &usize| state.made.binary_search(row).is_err();
        if is_first {
            let mut seen = state.heights.between(sight, self.count, self.usual, self.gap);
            return if seen.any(|row| lacks(&row)) { Missing::InSight } else { Missing::OutOfSight };
        }
        if self.wanted(state, 0.5, 1).iter().any(lacks) { Missing::InSight } else { Missing::Nothing }
    }
}

/// Which rows aren't made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missing {
    /// None that would be needed.
    Nothing,
    /// Only some that can't be seen yet: they can wait for the next picture.
    OutOfSight,
    /// Some that are needed now.
    InSight,
}

/// Finds whether anything has the focus.
struct Find(bool);

impl Operation for Find {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        self.0 |= state.is_focused();
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Rows<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn diff(&self, _tree: &mut Tree) {
        // Rows are made when they are laid out, and get their earlier state then.
    }

    fn size(&self) -> Size<Length> {
        Size { width: Length::Fill, height: Length::Shrink }
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let width = limits.max().width;
        let Tree { state, children, .. } = tree;
        let state = state.downcast_mut::<State>();
        #[allow(clippy::float_cmp, reason = "the same width is the same number")]
        if state.heights.width != width || state.heights.known != self.known {
            let known = self.known.clone();
            state.heights = Heights { odd: known.iter().copied().collect(), width, known };
        }
        let wanted = self.wanted(state, 1.0, AROUND);
        let mut before: HashMap<usize, Tree> =
            mem::take(&mut state.made).into_iter().zip(children.drain(..)).collect();
        self.made = wanted.iter().map(|row| (self.row)(*row)).collect();
        let limits = layout::Limits::new(Size::ZERO, Size::new(width, f32::INFINITY));
        let mut nodes = Vec::with_capacity(wanted.len());
        for (row, made) in wanted.iter().zip(&mut self.made) {
            let mut tree = before.remove(row).unwrap_or_else(Tree::empty);
            tree.diff(&*made);
            let node = made.as_widget_mut().layout(&mut tree, renderer, &limits);
            let height = node.size().height;
            if (height - self.usual).abs() > 0.01 {
                let _ = state.heights.odd.insert(*row, height);
            } else {
                let _ = state.heights.odd.remove(row);
            }
            children.push(tree);
            nodes.push(node);
        }
        let top = |row| state.heights.top(row, self.usual, self.gap);
        let nodes = nodes
            .into_iter()
            .zip(&wanted)
            .map(|(node, row)| node.move_to(Point::new(0.0, top(*row))))
            .collect();
        let height = (top(self.count) - self.gap).max(0.0);
        state.made = wanted;
        layout::Node::with_children(Size::new(width, height), nodes)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.container(None, layout.bounds());
        let Tree { state, children, .. } = tree;
        let state = state.downcast_mut::<State>();
        operation.traverse(&mut |operation| {
            for (((row, made), tree), layout) in
                state.made.iter().zip(&mut self.made).zip(&mut *children).zip(layout.children())
            {
                // A row is the same part for screen readers, whichever others are made.
                operation.container(Some(&Id::from(format!("row {row}"))), layout.bounds());
                operation.traverse(&mut |operation| {
                    made.as_widget_mut().operate(tree, layout, renderer, operation);
                });
            }
        });
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
        for ((made, tree), layout) in self.made.iter_mut().zip(&mut tree.children).zip(layout.children()) {
            made.as_widget_mut().update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
        }
        // Only at this event: before, something may be under way for the rows as they are.
        if matches!(event, Event::Window(window::Event::RedrawRequested(_))) {
            match self.looks(tree, layout, renderer, viewport) {
                Missing::Nothing => {}
                Missing::OutOfSight => shell.request_redraw(),
                Missing::InSight => shell.invalidate_layout(),
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
        let parts = self.made.iter().zip(&tree.children).zip(layout.children());
        parts
            .map(|((made, tree), layout)| {
                made.as_widget().mouse_interaction(tree, layout, cursor, viewport, renderer)
            })
            .max()
            .unwrap_or_default()
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
        let parts = self.made.iter().zip(&tree.children).zip(layout.children());
        for ((made, tree), layout) in parts.filter(|(_, layout)| layout.bounds().intersects(viewport)) {
            made.as_widget().draw(tree, renderer, theme, style, layout, cursor, viewport);
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        overlay::from_children(&mut self.made, tree, layout, renderer, viewport, translation)
    }
}

impl<'a, Message: 'a> From<Rows<'a, Message>> for Element<'a, Message> {
    fn from(rows: Rows<'a, Message>) -> Self {
        Self::new(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(count: usize) -> Rows<'static, ()> {
        rows(count, 90.0, 10.0, 300.0, |_| iced::widget::space().into())
    }

    #[test]
    fn a_short_list_is_made_whole_once_the_first_picture_is_there() {
        let drawn = State { sight: Some(0.0..300.0), ..State::default() };
        assert_eq!(list(FEW).wanted(&drawn, 1.0, AROUND), (0..FEW).collect::<Vec<_>>());
        assert_eq!(list(0).wanted(&drawn, 1.0, AROUND), Vec::<usize>::new());
    }

    #[test]
    fn for_the_first_picture_only_rows_are_made_that_are_in_the_window() {
        for count in [FEW, 1_000] {
            assert_eq!(list(count).wanted(&State::default(), 1.0, AROUND), [0, 1, 2, 3]);
        }
        assert_eq!(list(0).wanted(&State::default(), 1.0, AROUND), Vec::<usize>::new());
    }

    #[test]
    fn of_a_long_one_what_is_in_sight_both_ends_and_what_is_around_the_focus_are_made() {
        let mut state = State { sight: Some(50_000.0..50_200.0), ..State::default() };
        let made = list(1_000).wanted(&state, 0.5, 1);
        assert_eq!(made, [0, 499, 500, 501, 502, 503, 999]);
        state.focused = Some(7);
        let made = list(1_000).wanted(&state, 0.5, 1);
        assert_eq!(made, [0, 6, 7, 8, 499, 500, 501, 502, 503, 999]);
        // The rows that are needed are always among those that are made.
        for focused in [0, 7, 999, 5_000] {
            state.focused = Some(focused);
            let made = list(1_000).wanted(&state, 1.0, AROUND);
            assert!(list(1_000).wanted(&state, 0.5, 1).iter().all(|row| made.contains(row)), "{focused}");
        }
    }

    #[test]
    fn a_row_of_another_height_moves_what_is_below_it() {
        let heights = Heights { odd: BTreeMap::from([(3, 190.0), (5, 40.0)]), ..Heights::default() };
        let top = |row| heights.top(row, 90.0, 10.0);
        for (row, place) in [(0, 0.0), (3, 300.0), (4, 500.0), (5, 600.0), (6, 650.0), (10, 1_050.0)] {
            assert!((top(row) - place).abs() < 0.01, "{row} is at {}", top(row));
        }
        let between = |from, to| heights.between(from..to, 10, 90.0, 10.0);
        assert_eq!(between(-50.0, 10.0), 0..1);
        assert_eq!(between(310.0, 490.0), 3..4);
        assert_eq!(between(495.0, 649.0), 3..6);
        assert_eq!(between(2_000.0, 3_000.0), 9..10);
    }
}
