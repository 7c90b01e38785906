//! Several candidates for one place, of which the first that fits is shown.
//!
//! Candidates are laid out for real, from the roomiest to the tightest, until one fits: no size is predicted, and the
//! candidates after it are neither made nor laid out. Where none fits, the last one gets the room there is.
//!
//! The candidate on show keeps its state from one layout to the next. When another takes its place, the keyboard's focus
//! goes to the control there that has the same name, or else the same number in the order; all other state is dropped.

use iced::advanced::widget::operation::{Focusable, Operation};
use iced::advanced::widget::{Id, Tree, tree};
use iced::advanced::{Layout, layout};
use iced::{Element, Length, Rectangle, Renderer, Size};

use crate::ui::around::{AnyWidget, Around, around};

/// By how many logical pixels a candidate may be too large, since sums of sizes are never quite exact.
const SLACK: f32 = 0.01;

/// Candidates for one place; see the module.
pub struct Fits<'a, Message> {
    candidates: usize,
    make: Box<dyn Fn(usize) -> Element<'a, Message> + 'a>,
    across: bool,
    width: Length,
    height: Length,
    /// The candidate on show, once there is a layout.
    shown: Element<'a, Message>,
}

/// Shows the first of these candidates that isn't higher than the place; the roomiest comes first. `make` makes what is
/// shown for one of them. The place fills the room there is, unless it is told otherwise.
///
/// To find its height, a candidate is laid out with no limit to it and without stretching anything. So it mustn't hold what
/// is made for the size of its room: [`responsive`](iced::widget::responsive), or candidates of its own. The last one may.
pub(crate) fn first_that_fits<'a, Candidate: 'a, Message: 'a>(
    candidates: impl IntoIterator<Item = Candidate>,
    make: impl Fn(&Candidate) -> Element<'a, Message> + 'a,
) -> Fits<'a, Message> {
    let candidates: Vec<Candidate> = candidates.into_iter().collect();
    Fits {
        candidates: candidates.len().max(1),
        make: Box::new(move |at| candidates.get(at).map_or_else(|| iced::widget::space().into(), &make)),
        across: false,
        width: Length::Fill,
        height: Length::Fill,
        shown: iced::widget::space().into(),
    }
}

impl<Message> Fits<'_, Message> {
    /// Candidates have to fit in the width, too, without breaking a line.
    #[must_use]
    pub fn across(mut self) -> Self {
        self.across = true;
        self
    }

    /// The width of the place.
    #[must_use]
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// The height of the place.
    #[must_use]
    pub fn height(mut self, height: impl Into<Length>) -> Self {
        self.height = height.into();
        self
    }
}

#[derive(Debug, Default)]
struct State {
    /// The candidate on show. Its state is the widget's only child.
    shown: Option<usize>,
    /// The state of each other candidate that was tried, so that its texts needn't be shaped again the next time.
    others: Vec<Tree>,
}

impl<'a, Message> Fits<'a, Message> {
    /// Makes a candidate, and reconciles its state.
    fn made(&self, candidate: usize, trees: &mut [Tree]) -> Element<'a, Message> {
        let made = (self.make)(candidate);
        trees[candidate].diff(&made);
        made
    }

    /// The first candidate that fits, made and laid out.
    fn choose(
        &self,
        trees: &mut [Tree],
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> (usize, Element<'a, Message>, layout::Node) {
        let room = limits.max();
        let free = layout::Limits::with_compression(
            Size::ZERO,
            Size::new(if self.across { f32::INFINITY } else { room.width }, f32::INFINITY),
            Size::new(self.across || limits.compression().width, true),
        );
        let last = self.candidates.saturating_sub(1);
        for candidate in 0..last {
            let mut made = self.made(candidate, trees);
            let node = made.as_widget_mut().layout(&mut trees[candidate], renderer, &free);
            let Size { width, height } = node.size();
            if width > room.width + SLACK || height > room.height + SLACK {
                continue;
            }
            // Only what stretches looks different in the room there is.
            let stays = !self.across && !made.as_widget().size().height.is_fill();
            let node = if stays {
                node
            } else {
                made.as_widget_mut().layout(&mut trees[candidate], renderer, limits)
            };
            return (candidate, made, node);
        }
        let mut made = self.made(last, trees);
        let node = made.as_widget_mut().layout(&mut trees[last], renderer, limits);
        (last, made, node)
    }

    /// Drops the state of the candidate that was on show. Says where the keyboard's focus was in it.
    fn leave(
        &self,
        candidate: usize,
        trees: &mut [Tree],
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> Option<Place> {
        let mut find = Leave::default();
        let mut made = self.made(candidate, trees);
        let node = made.as_widget_mut().layout(&mut trees[candidate], renderer, limits);
        made.as_widget_mut().operate(&mut trees[candidate], Layout::new(&node), renderer, &mut find);
        trees[candidate] = Tree::empty();
        find.found
    }
}

/// A control: its name, and how many come before it.
type Place = (Option<Id>, usize);

/// Finds the control that has the focus.
#[derive(Default)]
struct Leave {
    before: usize,
    found: Option<Place>,
}

impl Operation for Leave {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.found = Some((id.cloned(), self.before));
        }
        self.before += 1;
    }
}

/// Gives a control the focus.
struct Arrive {
    to: Place,
    before: usize,
}

impl Operation for Arrive {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        let here = match &self.to {
            (Some(name), _) => id == Some(name),
            (None, at) => *at == self.before,
        };
        if here {
            state.focus();
        }
        self.before += 1;
    }
}

impl<Message> Around<Message> for Fits<'_, Message> {
    const OWN: bool = true;

    fn inside(&self) -> &AnyWidget<'_, Message> {
        self.shown.as_widget()
    }

    fn inside_mut(&mut self) -> &mut AnyWidget<'_, Message> {
        self.shown.as_widget_mut()
    }

    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn diff(&self, _tree: &mut Tree) {
        // Candidates are made and reconciled during layout.
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, self.height)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let limits = limits.width(self.width).height(self.height);
        let room = limits.loose();
        let Tree { state, children, .. } = tree;
        let State { shown, others: trees } = state.downcast_mut::<State>();
        trees.resize_with(self.candidates, Tree::empty);
        let before = shown.filter(|before| *before < self.candidates);
        if let Some(before) = before {
            std::mem::swap(&mut trees[before], &mut children[0]);
        }
        let (candidate, mut made, node) = self.choose(trees, renderer, &room);
        if let Some(before) = before.filter(|before| *before != candidate)
            && let Some(to) = self.leave(before, trees, renderer, &room)
        {
            let mut arrive = Arrive { to, before: 0 };
            made.as_widget_mut().operate(&mut trees[candidate], Layout::new(&node), renderer, &mut arrive);
        }
        *shown = Some(candidate);
        self.shown = made;
        children[0] = std::mem::replace(&mut trees[candidate], Tree::empty());
        layout::Node::with_children(limits.resolve(self.width, self.height, node.size()), vec![node])
    }
}

impl<'a, Message: 'a> From<Fits<'a, Message>> for Element<'a, Message> {
    fn from(fits: Fits<'a, Message>) -> Self {
        around(fits)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use iced::advanced::renderer::Headless;
    use iced::advanced::widget::operation::focusable::focus;
    use iced::futures::executor::block_on;
    use iced::widget::{Space, column, row, space};
    use iced::{Color, Pixels};

    use super::*;
    use crate::ui::look::FONT;
    use crate::ui::widget::surface::Surface;
    use crate::ui::widget::{press, text_of};

    const SURFACE: Surface = Surface {
        fill: None,
        edge: None,
        radius: 0.0,
        ink: Color::BLACK,
        ring: (Color::BLACK, 1.0),
        apart: [2.0; 2],
        hovered: None,
    };

    type Shown = Element<'static, ()>;

    /// What is kept from one view to the next.
    struct Window {
        tree: Tree,
        renderer: Renderer,
        size: Size,
    }

    impl Window {
        fn new(width: f32, height: f32) -> Self {
            let renderer = block_on(<Renderer as Headless>::new(FONT, Pixels(16.0), None));
            Self { tree: Tree::empty(), renderer: renderer.unwrap(), size: Size::new(width, height) }
        }

        fn shows(&mut self, view: impl Into<Shown>) -> (Shown, layout::Node) {
            let mut view = view.into();
            self.tree.diff(&view);
            let limits = layout::Limits::new(Size::ZERO, self.size);
            let node = view.as_widget_mut().layout(&mut self.tree, &self.renderer, &limits);
            (view, node)
        }

        /// The size of what is shown.
        fn size_of(&mut self, view: impl Into<Shown>) -> Size {
            self.shows(view).1.children()[0].size()
        }

        fn does(&mut self, view: impl Into<Shown>, operation: &mut dyn Operation) {
            let (mut view, node) = self.shows(view);
            view.as_widget_mut().operate(&mut self.tree, Layout::new(&node), &self.renderer, operation);
        }

        fn focused(&mut self, view: impl Into<Shown>) -> Option<Place> {
            let mut find = Leave::default();
            self.does(view, &mut find);
            find.found
        }
    }

    fn high(height: f32) -> Shown {
        Space::new().width(10.0).height(height).into()
    }

    #[test]
    fn the_roomiest_that_fits_is_shown_and_what_comes_after_it_is_not_made() {
        for (room, height, made) in [(300.0, 300.0, 1), (299.0, 200.0, 2), (100.0, 100.0, 3), (40.0, 40.0, 3)]
        {
            let seen = Rc::new(RefCell::new(Vec::new()));
            let sees = Rc::clone(&seen);
            let fits = first_that_fits([300.0, 200.0, 100.0], move |height| {
                sees.borrow_mut().push(*height);
                high(*height)
            });
            assert_eq!(Window::new(400.0, room).size_of(fits), Size::new(10.0, height), "in {room}");
            assert_eq!(seen.borrow().len(), made, "in {room}");
        }
    }

    #[test]
    fn what_fills_the_room_takes_what_is_left_and_no_more_is_asked_of_the_room() {
        let fits = || {
            first_that_fits([50.0, 20.0], |end| {
                column![high(*end), space::vertical().height(Length::Fill), high(*end)].into()
            })
        };
        let mut window = Window::new(400.0, 100.0);
        let (_, node) = window.shows(fits());
        let parts = |node: &layout::Node| -> Vec<f32> {
            node.children()[0].children().iter().map(|part| part.size().height).collect()
        };
        assert_eq!(parts(&node), [50.0, 0.0, 50.0]);
        window.size.height = 99.0;
        assert_eq!(parts(&window.shows(fits()).1), [20.0, 59.0, 20.0]);
    }

    #[test]
    fn words_that_would_take_another_line_do_not_fit_across() {
        let words = ["So many words need another line", "Few"];
        let fits = |across: bool| {
            let fits = first_that_fits(words, |words| text_of(*words, 16.0, Color::BLACK).into());
            if across { fits.across() } else { fits }
        };
        let mut window = Window::new(120.0, 400.0);
        let two_lines = window.size_of(fits(false)).height;
        assert!(window.size_of(fits(true)).height < two_lines / 1.5);
        window.size.width = 400.0;
        assert!(window.size_of(fits(true)).width > 120.0);
    }

    #[test]
    fn the_focus_stays_and_goes_along_when_another_is_shown() {
        let button = |id: &'static str| press(high(40.0), SURFACE).on_press(()).id(id);
        let fits = move || {
            first_that_fits([true, false], move |column| {
                if *column {
                    column![button("yes"), button("no")].into()
                } else {
                    row![button("other"), button("yes"), button("no")].into()
                }
            })
        };
        let mut window = Window::new(400.0, 100.0);
        window.does(fits(), &mut focus::<()>(Id::new("no")));
        assert_eq!(window.focused(fits()), Some((Some(Id::new("no")), 1)));
        for _ in 0..2 {
            window.size.height = 50.0;
            assert_eq!(window.focused(fits()), Some((Some(Id::new("no")), 2)));
            window.size.height = 100.0;
            assert_eq!(window.focused(fits()), Some((Some(Id::new("no")), 1)));
        }
    }
}
