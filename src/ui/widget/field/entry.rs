//! A field of one line, with a meaning for screen readers, which can also fill it in. Whatever is in it can be shown;
//! see [`typed`]. What was typed can be undone; see [`undo`](super::undo).

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use accesskit::{Action, Role};
use iced::advanced::text::Renderer as TextRenderer;
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Layout, input_method};
use iced::keyboard::key::Named;
use iced::keyboard::{self, Key, Modifiers};
use iced::time::Instant;
use iced::widget::text_input::{self, TextInput, cursor};
use iced::widget::{Id, text_input as line};
use iced::{Element, Event, Renderer, window};

use super::commands::{self, Command};
use super::typed;
use super::undo::{History, Moment};
use crate::rule_set::clean;
use crate::ui::access::Meaning;
use crate::ui::access::meaning::Asked;
use crate::ui::around::{AnyWidget, Around, EventContext, around};

type Typed<'a, Message> = Rc<dyn Fn(String) -> Message + 'a>;

/// A field of one line; see the module.
pub struct Field<'a, Message> {
    line: TextInput<'a, Message>,
    id: Option<Id>,
    name: String,
    hint: String,
    /// The text in it, as far as the field knows.
    value: String,
    /// What the inner line was just changed to.
    changed: Rc<RefCell<Option<String>>>,
    on_input: Typed<'a, Message>,
    key: Option<(Named, Message)>,
}

#[derive(Debug, Default)]
struct State {
    /// What a screen reader has entered.
    written: Option<String>,
    history: History,
    /// The field that the history belongs to: another in the same place has its own.
    of: (Option<Id>, String),
    /// The text at the last event.
    value: String,
    /// Something was typed, and the screen hasn't yet said what it makes of that.
    asks: bool,
    /// When the window was last painted, and the same at the last typing.
    painted: Option<Instant>,
    typed: Option<Instant>,
}

/// After a pause this long, people begin something else. A cursor blinks more often than that.
const PAUSE: Duration = Duration::from_secs(2);

impl State {
    /// Remembers that something was typed.
    fn changed(&mut self, before: &Moment, after: &Moment) {
        let since =
            self.typed.zip(self.painted).map(|(typed, painted)| painted.saturating_duration_since(typed));
        self.history.changed(before, after, since.is_some_and(|since| since >= PAUSE));
        self.typed = self.painted;
        self.now_has(&after.text);
    }

    fn now_has(&mut self, value: &str) {
        value.clone_into(&mut self.value);
        self.asks = true;
    }
}

type LineState = text_input::State<<Renderer as TextRenderer>::Paragraph>;

impl<'a, Message: Clone + 'a> Field<'a, Message> {
    /// A field with this text in it, and a hint while it is empty. The hint is also its name, unless it gets another.
    pub(super) fn new(hint: &str, value: &str, on_input: impl Fn(String) -> Message + 'a) -> Self {
        let on_input: Typed<'a, Message> = Rc::new(move |value| on_input(clean::owned_line(value)));
        let (typed, changed) = (Rc::clone(&on_input), Rc::new(RefCell::new(None)));
        let tell = Rc::clone(&changed);
        let (hint, value) = (clean::line(hint).into_owned(), clean::line(value).into_owned());
        Self {
            line: line(&hint, &value).on_input(move |value| {
                let _before = tell.replace(Some(clean::line(&value).into_owned()));
                typed(value)
            }),
            id: None,
            name: hint.clone(),
            hint,
            value,
            changed,
            on_input,
            key: None,
        }
    }

    /// The same with another look.
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

    /// What another key sends while it has the cursor.
    #[must_use]
    pub fn on_key(mut self, key: Named, message: Message) -> Self {
        self.key = Some((key, message));
        self
    }

    /// An id to find it by.
    #[must_use]
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        let id = id.into();
        self.id = Some(id.clone());
        self.looks(|line| line.id(id))
    }

    /// A name that says what it is for, instead of its hint.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Its meaning; `line` is the state of the inner line.
    fn meaning(&self, line: &Tree) -> Meaning {
        let mut meaning = Meaning::of(Role::TextInput).named(self.name.clone()).value(self.value.clone());
        if self.name != self.hint {
            meaning.node.set_placeholder(self.hint.clone());
        }
        meaning.node.add_action(Action::SetValue);
        meaning.node.add_action(Action::SetTextSelection);
        meaning.cursor = cursor_in(line, &self.value);
        meaning
    }

    fn of(&self) -> (Option<Id>, String) {
        (self.id.clone(), self.hint.clone())
    }

    /// Does what a key command asks for.
    fn obey(
        &mut self,
        command: Command,
        modifiers: Modifiers,
        line: &mut EventContext<'_, '_, Message>,
        state: &mut State,
    ) {
        line.shell.capture_event();
        let now = Moment { text: self.value.clone(), cursor: cursor_in(line.tree, &self.value) };
        let then = match command {
            Command::Undo => state.history.undo(&now),
            Command::Redo => state.history.redo(&now),
            Command::Copy | Command::Cut if now.cursor.0 == now.cursor.1 => None,
            Command::Copy | Command::Cut | Command::Paste => {
                for event in command.by_other_keys(modifiers) {
                    self.pass_on(&event, line, state);
                }
                None
            }
        };
        if let Some(Moment { text, cursor: (from, to) }) = then {
            line_state(line.tree).select_all();
            let whole = if text.is_empty() {
                commands::delete()
            } else {
                Event::InputMethod(input_method::Event::Commit(text.clone()))
            };
            line.pass(&typed::clean(&whole), &mut self.line);
            let _known = self.changed.take();
            if from == to {
                line_state(line.tree).move_cursor_to(to);
            } else {
                line_state(line.tree).select_range(from, to);
            }
            state.now_has(&text);
            self.value = text;
        }
    }

    /// Passes an event to the inner line, and notes what comes of it.
    fn pass_on(&mut self, event: &Event, line: &mut EventContext<'_, '_, Message>, state: &mut State) {
        let before = may_change(event).then(|| cursor_in(line.tree, &self.value));
        line.pass(&typed::clean(event), &mut self.line);
        if let Some(cursor) = before
            && let Some(value) = self.changed.take()
        {
            let before = Moment { text: std::mem::replace(&mut self.value, value.clone()), cursor };
            let after = Moment { cursor: cursor_in(line.tree, &value), text: value };
            state.changed(&before, &after);
        }
    }
}

/// Whether an event may change the text in a field.
fn may_change(event: &Event) -> bool {
    matches!(event, Event::Keyboard(keyboard::Event::KeyPressed { .. }) | Event::InputMethod(_))
}

fn line_state(line: &mut Tree) -> &mut LineState {
    line.state.downcast_mut()
}

/// The letters between which the selection reaches in a line with this text; the cursor is at the second.
fn cursor_in(line: &Tree, text: &str) -> (usize, usize) {
    match line.state.downcast_ref::<LineState>().cursor().state(&text_input::Value::new(text)) {
        cursor::State::Index(at) => (at, at),
        cursor::State::Selection { start, end } => (start, end),
    }
}

impl<'a, Message: Clone + 'a> Around<Message> for Field<'a, Message> {
    const OWN: bool = true;

    fn inside(&self) -> &AnyWidget<'_, Message> {
        &self.line
    }

    fn inside_mut(&mut self) -> &mut AnyWidget<'_, Message> {
        &mut self.line
    }

    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State { of: self.of(), value: self.value.clone(), ..State::default() })
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&[self.inside()]);
        let state = tree.state.downcast_mut::<State>();
        // Changes in another field, or from elsewhere, can't be undone here.
        if state.of != self.of() || (state.value != self.value && !state.asks) {
            state.history = History::default();
            state.of = self.of();
        }
        state.asks = false;
        state.value.clone_from(&self.value);
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
            self.inside_mut().operate(&mut tree.children[0], layout.child(0), renderer, operation);
        });
    }

    fn update(&mut self, event: &Event, context: EventContext<'_, '_, Message>) {
        let Tree { state, children, .. } = context.tree;
        let state = state.downcast_mut::<State>();
        let mut line = EventContext {
            tree: &mut children[0],
            layout: context.layout.child(0),
            clipboard: &mut typed::Pasted(context.clipboard),
            ..context
        };
        if let Some(value) = state.written.take() {
            let text = typed::fit(&value).into_owned();
            let before = Moment { text: self.value.clone(), cursor: cursor_in(line.tree, &self.value) };
            let after = Moment { cursor: cursor_in(line.tree, &text), text: text.clone() };
            state.changed(&before, &after);
            line.shell.publish((self.on_input)(text));
        }
        if let Event::Window(window::Event::RedrawRequested(now)) = event {
            state.painted = Some(*now);
        }
        let has_cursor = line_state(line.tree).is_focused();
        if let Event::Keyboard(keyboard::Event::KeyPressed { key: Key::Named(pressed), modifiers, .. }) =
            event
            && let Some((key, message)) = &self.key
            && has_cursor
            && key == pressed
            && modifiers.is_empty()
        {
            line.shell.publish(message.clone());
            line.shell.capture_event();
            return;
        }
        let asked = Command::of(event).filter(|_| has_cursor);
        match (asked, event) {
            (Some(command), Event::Keyboard(keyboard::Event::KeyPressed { modifiers, .. })) => {
                self.obey(command, *modifiers, &mut line, state);
            }
            _ => self.pass_on(event, &mut line, state),
        }
    }
}

impl<'a, Message: Clone + 'a> From<Field<'a, Message>> for Element<'a, Message> {
    fn from(field: Field<'a, Message>) -> Self {
        around(field)
    }
}
