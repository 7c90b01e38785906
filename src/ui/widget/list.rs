//! Lines to choose from, with one stop for Tab: the arrows, the page keys, Home and End move a mark among them, and
//! Enter, Space or a press chooses a line.

use accesskit::Role;
use iced::advanced::widget::{Id, Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, renderer};
use iced::keyboard::{Key, key::Named};
use iced::{Element, Event, Length, Padding, Point, Rectangle, Renderer, Size, Theme};

use super::pressing::{self, Act, Pressing};
use super::surface::Surface;
use crate::ui::access::Meaning;
use crate::ui::look::Look;

/// How many lines the page keys move the mark.
const PAGE: usize = 8;

/// Lines to choose from; see the module.
pub struct List<'a, Message> {
    id: Option<Id>,
    name: String,
    lines: Vec<Element<'a, Message>>,
    chosen: Option<usize>,
    on_choose: Box<dyn Fn(usize) -> Message + 'a>,
    on_mark: Option<Box<dyn Fn(usize) -> Message + 'a>>,
    across: bool,
    spacing: f32,
    padding: Padding,
    least: Size,
    plain: Surface,
    taken: Surface,
}

/// A list of this name with these lines, one below the other, of which `chosen` is taken. `on_choose` makes the message
/// when another is chosen. A line can't contain controls: they would get no events.
pub(crate) fn list<'a, Message>(
    look: &Look<'a>,
    name: &str,
    lines: impl IntoIterator<Item = Element<'a, Message>>,
    chosen: Option<usize>,
    on_choose: impl Fn(usize) -> Message + 'a,
) -> List<'a, Message> {
    let scale = look.scale;
    let radius = scale.px(10.0);
    List {
        id: None,
        name: name.to_owned(),
        lines: lines.into_iter().collect(),
        chosen,
        on_choose: Box::new(on_choose),
        on_mark: None,
        across: false,
        spacing: scale.px(2.0).max(2.0),
        padding: Padding::from([scale.px(4.0), scale.px(14.0)]),
        least: Size::new(44.0, scale.px(40.0).max(32.0)),
        plain: Surface { fill: None, edge: None, ..Surface::card(look, radius) },
        taken: Surface::chosen(look, radius),
    }
}

impl<'a, Message> List<'a, Message> {
    /// The id by which it can be given the focus.
    #[must_use]
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// The message when the mark moves.
    #[must_use]
    pub fn on_mark(mut self, on_mark: impl Fn(usize) -> Message + 'a) -> Self {
        self.on_mark = Some(Box::new(on_mark));
        self
    }

    /// The line that is taken looks like the others: it says by itself that it is.
    #[must_use]
    pub fn without_edge(mut self) -> Self {
        self.taken = self.plain;
        self
    }

    /// Puts the lines beside each other, with an edge around each, in as many rows as they need.
    #[must_use]
    pub fn across(mut self, look: &Look) -> Self {
        let scale = look.scale;
        let radius = scale.px(12.0);
        self.across = true;
        self.spacing = scale.px(10.0);
        self.padding = Padding::from([scale.px(8.0), scale.px(18.0)]);
        self.least = Size::new(44.0, 40.0);
        self.plain = Surface::outlined(look, radius);
        self.taken = Surface::chosen(look, radius);
        self
    }

    /// Beside each other in little room: with this space beside the words, and this between the lines.
    #[must_use]
    pub fn close(mut self, look: &Look, beside: f32, between: f32) -> Self {
        self.spacing = between;
        self.padding = Padding::from([look.scale.px(6.0), beside]);
        self.least = Size::new(44.0, look.scale.px(36.0).max(32.0));
        self
    }

    fn meaning(&self) -> Meaning {
        if self.across {
            Meaning::choices(self.name.clone())
        } else {
            Meaning::of(Role::ListBox).named(self.name.clone())
        }
    }

    /// The line that has the mark.
    fn marked(&self, state: &State) -> usize {
        state.marked.or(self.chosen).unwrap_or(0).min(self.lines.len().saturating_sub(1))
    }

    fn mark(&mut self, state: &mut State, line: usize, shell: &mut Shell<'_, Message>) {
        if line != self.marked(state) {
            state.marked = Some(line);
            if let Some(on_mark) = &self.on_mark {
                shell.publish(on_mark(line));
            }
            shell.request_redraw();
        }
    }

    /// Marks a line and chooses it.
    fn choose(&mut self, state: &mut State, line: usize, shell: &mut Shell<'_, Message>) {
        if line < self.lines.len() {
            self.mark(state, line, shell);
            shell.publish((self.on_choose)(line));
        }
    }

    fn by_key(&mut self, state: &mut State, key: &Key, shell: &mut Shell<'_, Message>) {
        let (at, last) = (self.marked(state), self.lines.len().saturating_sub(1));
        let Key::Named(named) = key else { return };
        let to = match named {
            Named::ArrowUp => at.saturating_sub(1),
            Named::ArrowDown => at + 1,
            Named::ArrowLeft if self.across => at.saturating_sub(1),
            Named::ArrowRight if self.across => at + 1,
            Named::PageUp => at.saturating_sub(PAGE),
            Named::PageDown => at + PAGE,
            Named::Home => 0,
            Named::End => last,
            _ => return,
        };
        self.mark(state, to.min(last), shell);
        shell.capture_event();
    }
}

#[derive(Debug, Default)]
struct State {
    pressing: Pressing<usize>,
    marked: Option<usize>,
}

/// The meaning of a line.
fn line_meaning(across: bool, chosen: bool) -> Meaning {
    if across {
        return Meaning::choice(chosen);
    }
    let mut line = Meaning::button().role(Role::ListBoxOption);
    line.node.set_selected(chosen);
    line
}

fn line_at(layout: Layout<'_>, cursor: mouse::Cursor) -> Option<usize> {
    layout.children().position(|line| cursor.is_over(line.bounds()))
}

impl<'a, Message: 'a> Widget<Message, Theme, Renderer> for List<'a, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        self.lines.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.lines);
    }

    fn size(&self) -> Size<Length> {
        // Beside each other they take no more than they need.
        Size::new(if self.across { Length::Shrink } else { Length::Fill }, Length::Shrink)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let whole = limits.max().width;
        let inside =
            layout::Limits::new(Size::ZERO, Size::new((whole - self.padding.x()).max(1.0), f32::INFINITY));
        let (mut right, mut top, mut low, mut widest) = (0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32);
        let lines = self.lines.iter_mut().zip(&mut tree.children).map(|(line, tree)| {
            let content = line.as_widget_mut().layout(tree, renderer, &inside);
            let least = if self.across { self.least.width } else { whole };
            let width = (content.size().width + self.padding.x()).max(least).min(whole);
            let height = (content.size().height + self.padding.y()).max(self.least.height);
            let next = right > 0.0 && (!self.across || right + width > whole);
            if next {
                (right, top) = (0.0, low + self.spacing);
            }
            // Beside each other, short words stand in the middle; below each other, all begin at the same place.
            let left = if self.across { (width - content.size().width) / 2.0 } else { self.padding.left };
            let middle = Point::new(left, (height - content.size().height) / 2.0);
            let place = Point::new(right, top);
            widest = widest.max(right + width);
            right += width + self.spacing;
            low = low.max(top + height);
            layout::Node::with_children(Size::new(width, height), vec![content.move_to(middle)])
                .move_to(place)
        });
        let lines = lines.collect();
        let width = if self.across { widest } else { whole };
        layout::Node::with_children(Size::new(width, low), lines)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_mut::<State>();
        let marked = self.marked(state);
        // Screen readers can ask something only of the lines.
        let _ = self.meaning().tell(None, layout.bounds(), operation);
        operation.traverse(&mut |operation| {
            let parts = self.lines.iter_mut().zip(&mut tree.children).zip(layout.children());
            for (at, ((line, tree), layout)) in parts.enumerate() {
                let meaning = line_meaning(self.across, self.chosen == Some(at));
                state.pressing.tell(at, meaning, None, layout.bounds(), operation);
                // The ring is around the marked line, which must be in sight.
                if at == marked {
                    operation.focusable(self.id.as_ref(), layout.bounds(), &mut state.pressing);
                }
                operation.traverse(&mut |operation| {
                    if let Some(content) = layout.children().next() {
                        line.as_widget_mut().operate(tree, content, renderer, operation);
                    }
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
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<State>();
        for act in state.pressing.acts(event, line_at(layout, cursor), shell) {
            match act {
                Act::Pressed(line) => self.choose(state, line, shell),
                Act::Entered => self.choose(state, self.marked(state), shell),
                Act::Key { key, .. } => self.by_key(state, key, shell),
                _ => {}
            }
        }
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        pressing::pointer(line_at(layout, cursor).is_some())
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_ref::<State>();
        let marked = self.marked(state);
        for (at, ((line, tree), layout)) in
            self.lines.iter().zip(&tree.children).zip(layout.children()).enumerate()
        {
            let bounds = layout.bounds();
            let surface = if self.chosen == Some(at) { &self.taken } else { &self.plain };
            pressing::fill(renderer, bounds, surface, cursor.is_over(bounds));
            if let Some(content) = layout.children().next() {
                let style = renderer::Style { text_color: surface.ink };
                line.as_widget().draw(tree, renderer, theme, &style, content, cursor, viewport);
            }
            if at == marked && state.pressing.has_focus() {
                pressing::ring(renderer, bounds, surface);
            }
        }
    }
}

impl<'a, Message: 'a> From<List<'a, Message>> for Element<'a, Message> {
    fn from(list: List<'a, Message>) -> Self {
        Self::new(list)
    }
}
