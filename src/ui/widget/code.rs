//! A file to read and to write in: with line numbers, quiet colours, and what is wrong in rows below its line.
//!
//! The text belongs to whoever shows it. This shows [`Lines`], and sends the changes that people want; the owner makes them
//! by the same splices, and may make others: the cursor and the scrolling go along with what stands around them.
//!
//! Lines that are too long go on in further rows, indented like their beginning: people read sentences here, in a part of the
//! window that is often narrow, and half a sentence that has to be scrolled to is no sentence. Only what is in sight is laid
//! out, so that a key takes no longer in a long file than in a short one.
//!
//! Tab goes on to the next control, as everywhere; see [`keys`].

mod acts;
mod area;
mod caret;
mod draw;
mod keys;
mod lines;
mod notes;
mod page;
mod piece;
mod state;
#[cfg(test)]
mod tests;
mod tokens;
mod told;
mod typing;
mod whole;

use std::any::Any;
use std::borrow::Cow;

use iced::advanced::widget::operation::{Focusable, Operation};
use iced::advanced::widget::{Id, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, renderer};
use iced::{Element, Event, Length, Rectangle, Renderer, Size, Theme};

use self::area::{Area, Hint};
use self::caret::Caret;
use self::draw::Numbers;
use self::state::{Drag, Places, State};
use crate::rule_set::edit::Splice;
use crate::ui::look::{Look, load_code};

pub(crate) use area::{Wrong, area};
pub(crate) use lines::Lines;

/// Something that is wrong with a line, or might be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The line, from 0.
    pub line: usize,
    /// What is wrong.
    pub said: String,
    /// What would be right.
    pub right: Option<String>,
    /// Whether the file can't be used like this.
    pub is_error: bool,
}

/// What people want done with the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A change.
    Edit {
        /// The change.
        splice: Splice,
        /// Whether it is a letter typed or erased that belongs to the one before, if that was beside it.
        goes_on: bool,
    },
    /// The last step undone.
    Undo,
    /// What was undone done again.
    Redo,
}

/// Makes the message for what people want done with a text, told what it has become.
type Sends<'a, Message> = Box<dyn Fn(Wanted, &str) -> Message + 'a>;

/// A file to read and to write in; see the module.
pub struct Code<'a, Message> {
    look: Look<'a>,
    lines: Cow<'a, Lines>,
    marks: &'a [Mark],
    on: Sends<'a, Message>,
    name: String,
    id: Option<Id>,
    width: Length,
    height: Length,
    /// It is a field of a form instead of a file.
    area: Option<Area>,
}

/// A file of this name, with what is wrong with it. `on` makes the message for what people want done with it.
pub(crate) fn code<'a, Message>(
    look: &Look<'a>,
    name: impl Into<String>,
    lines: &'a Lines,
    marks: &'a [Mark],
    on: impl Fn(Wanted) -> Message + 'a,
) -> Code<'a, Message> {
    Code {
        look: *look,
        lines: Cow::Borrowed(lines),
        marks,
        on: Box::new(move |wanted, _| on(wanted)),
        name: name.into(),
        id: None,
        width: Length::Fill,
        height: Length::Fill,
        area: None,
    }
}

impl<Message> Code<'_, Message> {
    /// An id to find it by.
    #[must_use]
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Another width than all there is.
    #[must_use]
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// Another height than all there is.
    #[must_use]
    pub fn height(mut self, height: impl Into<Length>) -> Self {
        self.height = height.into();
        self
    }

    fn places(&self, bounds: Rectangle, state: &State) -> Places {
        if self.area.is_some() {
            return Places::of_area(&self.look, bounds);
        }
        Places::of(&self.look, bounds, self.lines.count(), &state.page.kind)
    }

    /// Takes what has changed, and lays out what is in sight.
    fn settle(&self, kept: &mut Kept, bounds: Rectangle) -> Places {
        let state = &mut kept.state;
        state.catch_up(&self.lines);
        if self.area.is_some() {
            state.arrive(&self.lines);
        }
        let places = self.places(bounds, state);
        let shades = piece::Shades::of(&self.look.colors);
        // A field is as high as its text, and never scrolls.
        let height = if self.area.is_some() { f32::MAX } else { places.view.height };
        state.page.fit(&self.lines, places.kind, shades, height);
        state.page.notes.now(self.marks, places.notes);
        state.page.settle(&self.lines);
        if self.area.is_none() {
            kept.numbers.lay_out(&kept.state);
        }
        places
    }
}

/// Puts the cursor of the file with this id at a place, scrolls there, and gives it the focus; all others lose it.
pub(crate) fn go_to<T: 'static>(id: impl Into<Id>, at: usize) -> impl Operation<T> {
    GoTo { id: id.into(), at, focuses: true }
}

/// The same, but the focus stays where it is.
pub(crate) fn show<T: 'static>(id: impl Into<Id>, at: usize) -> impl Operation<T> {
    GoTo { id: id.into(), at, focuses: false }
}

struct GoTo {
    id: Id,
    at: usize,
    focuses: bool,
}

impl<T> Operation<T> for GoTo {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if self.focuses {
            if id == Some(&self.id) { state.focus() } else { state.unfocus() }
        }
    }

    fn custom(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Any) {
        if id == Some(&self.id)
            && let Some(state) = state.downcast_mut::<State>()
        {
            state.sent = Some(self.at);
        }
    }
}

/// What stays from one view to the next.
struct Kept {
    state: State,
    numbers: Numbers,
    /// The lines of a field: their owner gives the text alone.
    own: Option<Lines>,
    /// What a field says while it is empty, laid out.
    hint: Option<Hint>,
}

impl<Message> Widget<Message, Theme, Renderer> for Code<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Kept>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Kept { state: State::new(), numbers: Numbers::default(), own: None, hint: None })
    }

    fn size(&self) -> Size<Length> {
        Size { width: self.width, height: self.height }
    }

    fn layout(&mut self, tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        if self.area.is_some() {
            return self.lay_out_area(tree.state.downcast_mut(), limits);
        }
        load_code();
        let node = layout::atomic(limits, self.width, self.height);
        let _places = self.settle(tree.state.downcast_mut(), Rectangle::with_size(node.size()));
        node
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let kept = tree.state.downcast_mut::<Kept>();
        let (id, bounds) = (self.id.clone(), layout.bounds());
        let places = self.places(bounds, &kept.state);
        operation.container(id.as_ref(), bounds);
        operation.custom(id.as_ref(), bounds, &mut kept.state);
        self.tell(&mut kept.state, &places, (id.as_ref(), bounds), operation);
        if let Some(at) = kept.state.sent.take() {
            let state = &mut kept.state;
            state.caret = Caret::at(at).snapped(&self.lines);
            state.goal = None;
            state.page.show(&self.lines, state.caret.head, true);
            state.wake();
            if self.area.is_none() {
                kept.numbers.lay_out(&kept.state);
            }
        }
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let kept = tree.state.downcast_mut::<Kept>();
        let bounds = layout.bounds();
        let places = self.places(bounds, &kept.state);
        if self.area.is_some() {
            kept.state.arrive(&self.lines);
        }
        self.hear(&mut kept.state, &places, event, (bounds, cursor), clipboard, shell);
        let only_moves =
            matches!(event, Event::Mouse(mouse::Event::CursorMoved { .. })) && kept.state.drag.is_none();
        if !only_moves {
            // Whatever was done may have brought other lines into sight.
            let _places = self.settle(kept, bounds);
            if kept.own.as_ref().is_some_and(|own| own.stamp() != self.lines.stamp()) {
                kept.own = Some(self.lines.clone().into_owned());
            }
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        let state = &tree.state.downcast_ref::<Kept>().state;
        let places = self.places(layout.bounds(), state);
        let on_bar = cursor.position_over(layout.bounds()).is_some_and(|at| at.x >= places.bar.x - 4.0);
        match &state.drag {
            Some(Drag::Thumb(_)) => mouse::Interaction::Grabbing,
            Some(Drag::Select { .. }) => mouse::Interaction::Text,
            _ if on_bar && places.thumb(&state.page).is_some() => mouse::Interaction::Idle,
            _ if cursor.is_over(layout.bounds()) => mouse::Interaction::Text,
            _ => mouse::Interaction::None,
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        _theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let Kept { state, numbers, hint, .. } = tree.state.downcast_ref();
        let bounds = layout.bounds();
        let places = self.places(bounds, state);
        if let Some(area) = &self.area {
            let hint = hint.as_ref().filter(|_| self.lines.text().is_empty());
            draw::draw_area(
                renderer,
                &self.look,
                &self.lines,
                state,
                hint,
                area,
                (bounds, &places, viewport),
            );
            return;
        }
        draw::draw(renderer, &self.look, &self.lines, state, numbers, (bounds, &places, viewport));
    }
}

impl<'a, Message: 'a> From<Code<'a, Message>> for Element<'a, Message> {
    fn from(code: Code<'a, Message>) -> Self {
        Self::new(code)
    }
}
