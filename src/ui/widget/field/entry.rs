//! A field for one line that can be told to someone who doesn't see it, and filled in by a screen reader. Whatever is
//! in it can be shown; see [`typed`].

use std::rc::Rc;

use accesskit::{Action, Role};
use iced::advanced::text::Renderer as TextRenderer;
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::widget::text_input::{self, TextInput, cursor};
use iced::widget::{Id, text_input as line};
use iced::{Element, Event, Length, Rectangle, Renderer, Size, Theme, Vector};

use super::typed;
use crate::rule_set::clean;
use crate::ui::access::Meaning;
use crate::ui::access::meaning::Asked;

type Typed<'a, Message> = Rc<dyn Fn(String) -> Message + 'a>;

/// A field for one line; see the module.
pub struct Field<'a, Message> {
    line: TextInput<'a, Message>,
    id: Option<Id>,
    name: String,
    hint: String,
    value: String,
    on_input: Typed<'a, Message>,
}

#[derive(Debug, Default)]
struct State {
    /// What a screen reader has written.
    written: Option<String>,
}

type LineState = text_input::State<<Renderer as TextRenderer>::Paragraph>;

impl<'a, Message: Clone + 'a> Field<'a, Message> {
    /// A field with what is typed in it, and a hint while nothing is. The hint is its name too, until it gets another.
    pub(super) fn new(hint: &str, value: &str, on_input: impl Fn(String) -> Message + 'a) -> Self {
        let on_input: Typed<'a, Message> = Rc::new(move |value| on_input(clean::owned_line(value)));
        let typed = Rc::clone(&on_input);
        let (hint, value) = (clean::line(hint).into_owned(), clean::line(value).into_owned());
        Self {
            line: line(&hint, &value).on_input(move |value| typed(value)),
            id: None,
            name: hint.clone(),
            hint,
            value,
            on_input,
        }
    }

    /// With another look.
    pub(super) fn looks(
        mut self,
        look: impl FnOnce(TextInput<'a, Message>) -> TextInput<'a, Message>,
    ) -> Self {
        self.line = look(self.line);
        self
    }

    /// What Enter sends.
    #[must_use]
    pub fn on_submit(self, message: Message) -> Self {
        self.looks(|line| line.on_submit(message))
    }

    /// A name to find it by.
    #[must_use]
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        let id = id.into();
        self.id = Some(id.clone());
        self.looks(|line| line.id(id))
    }

    /// What it is for, in place of its hint.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// What it means to someone who doesn't see it; `line` is the state of the line within.
    fn meaning(&self, line: &Tree) -> Meaning {
        let mut meaning = Meaning::of(Role::TextInput).named(self.name.clone()).value(self.value.clone());
        if self.name != self.hint {
            meaning.node.set_placeholder(self.hint.clone());
        }
        meaning.node.add_action(Action::SetValue);
        meaning.node.add_action(Action::SetTextSelection);
        if let tree::State::Some(state) = &line.state
            && let Some(state) = state.downcast_ref::<LineState>()
        {
            meaning.cursor = match state.cursor().state(&text_input::Value::new(&self.value)) {
                cursor::State::Index(at) => (at, at),
                cursor::State::Selection { start, end } => (start, end),
            };
        }
        meaning
    }
}

impl<'a, Message: Clone + 'a> Widget<Message, Theme, Renderer> for Field<'a, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.line as &dyn Widget<Message, Theme, Renderer>)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&[&self.line as &dyn Widget<Message, Theme, Renderer>]);
    }

    fn size(&self) -> Size<Length> {
        Widget::<Message, Theme, Renderer>::size(&self.line)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let line = Widget::<Message, Theme, Renderer>::layout(
            &mut self.line,
            &mut tree.children[0],
            renderer,
            limits,
        );
        layout::Node::with_children(line.size(), vec![line])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let meaning = self.meaning(&tree.children[0]);
        if let Some(Asked::Value(value)) = meaning.tell(self.id.as_ref(), layout.bounds(), operation) {
            tree.state.downcast_mut::<State>().written = Some(value);
        }
        operation.traverse(&mut |operation| {
            if let Some(line) = layout.children().next() {
                Widget::<Message, Theme, Renderer>::operate(
                    &mut self.line,
                    &mut tree.children[0],
                    line,
                    renderer,
                    operation,
                );
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
        if let Some(value) = tree.state.downcast_mut::<State>().written.take() {
            shell.publish((self.on_input)(typed::fit(&value).into_owned()));
        }
        if let Some(line) = layout.children().next() {
            Widget::<Message, Theme, Renderer>::update(
                &mut self.line,
                &mut tree.children[0],
                &typed::clean(event),
                line,
                cursor,
                renderer,
                &mut typed::Pasted(clipboard),
                shell,
                viewport,
            );
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
        let Some(line) = layout.children().next() else { return mouse::Interaction::None };
        Widget::<Message, Theme, Renderer>::mouse_interaction(
            &self.line,
            &tree.children[0],
            line,
            cursor,
            viewport,
            renderer,
        )
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
        if let Some(line) = layout.children().next() {
            Widget::<Message, Theme, Renderer>::draw(
                &self.line,
                &tree.children[0],
                renderer,
                theme,
                style,
                line,
                cursor,
                viewport,
            );
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
        self.line.overlay(&mut tree.children[0], layout.children().next()?, renderer, viewport, translation)
    }
}

impl<'a, Message: Clone + 'a> From<Field<'a, Message>> for Element<'a, Message> {
    fn from(field: Field<'a, Message>) -> Self {
        Self::new(field)
    }
}
