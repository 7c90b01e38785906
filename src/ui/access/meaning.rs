//! What a part of a screen means to someone who doesn't see it.

use std::borrow::Cow;

use accesskit::{Action, Live, Node, Role, Toggled};
use iced::advanced::Layout;
use iced::advanced::widget::{Id, Operation, Tree};
use iced::{Element, Rectangle, Renderer, window};

use crate::rule_set::clean;
use crate::ui::around::{AnyWidget, Around, around};

/// What a part of a screen means: told to whoever walks over the widgets.
#[derive(Debug, Clone)]
pub struct Meaning {
    /// Its role, name, value and state, in AccessKit's words.
    pub node: Node,
    /// The window that everything inside is in, where this is one.
    pub window: Option<window::Id>,
    /// What becomes of what is inside.
    pub within: Within,
    /// In a field: from which letter to which the selection reaches; the cursor is where it ends.
    pub cursor: (usize, usize),
    /// What is wanted of it, by whoever walks.
    pub asked: Option<Asked>,
}

/// How words of a part are read, and how they are written.
type Words = (fn(&Node) -> Option<&str>, fn(&mut Node, String));

/// Everything of a part that is words.
const WORDS: [Words; 5] = [
    (Node::label, Node::set_label),
    (Node::value, Node::set_value),
    (Node::description, Node::set_description),
    (Node::placeholder, Node::set_placeholder),
    (Node::keyboard_shortcut, Node::set_keyboard_shortcut),
];

/// What becomes of the parts inside a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// They are told as parts of their own.
    Parts,
    /// Their words are its name, where it has none of its own.
    Name,
    /// They are for the eye alone.
    Nothing,
}

/// What a screen reader wants of a control.
#[derive(Debug, Clone, PartialEq)]
pub enum Asked {
    /// A press.
    Press,
    /// Another value, as if it had been typed.
    Value(String),
    /// One step up.
    More,
    /// One step down.
    Less,
    /// The cursor between these letters, with what is between them selected.
    Select(usize, usize),
}

impl Meaning {
    /// A part of this role.
    #[must_use]
    pub fn of(role: Role) -> Self {
        Self { node: Node::new(role), window: None, within: Within::Parts, cursor: (0, 0), asked: None }
    }

    /// A whole window.
    #[must_use]
    pub fn window(window: window::Id, title: String) -> Self {
        Self { window: Some(window), ..Self::of(Role::Window).named(title) }
    }

    /// Something to press, named by the words on it.
    #[must_use]
    pub fn button() -> Self {
        let mut button = Self { within: Within::Name, ..Self::of(Role::Button) };
        button.node.add_action(Action::Click);
        button
    }

    /// One of several choices, of which one is taken.
    #[must_use]
    pub fn choice(taken: bool) -> Self {
        let mut choice = Self::button().role(Role::RadioButton);
        choice.node.set_toggled(Toggled::from(taken));
        choice
    }

    /// Something that is on or off.
    #[must_use]
    pub fn tick(on: bool) -> Self {
        let mut tick = Self::button().role(Role::CheckBox);
        tick.node.set_toggled(Toggled::from(on));
        tick
    }

    /// A heading; the screen's own has level 1.
    #[must_use]
    pub fn heading(level: usize) -> Self {
        let mut heading = Self { within: Within::Name, ..Self::of(Role::Heading) };
        heading.node.set_level(level);
        heading
    }

    /// Parts that belong together, under a name.
    #[must_use]
    pub fn group(name: impl Into<String>) -> Self {
        Self::of(Role::Group).named(name)
    }

    /// Choices of which one is taken, under a name.
    #[must_use]
    pub fn choices(name: impl Into<String>) -> Self {
        Self::of(Role::RadioGroup).named(name)
    }

    /// Words that are said aloud, politely, when they come and when they change.
    #[must_use]
    pub fn aloud() -> Self {
        let mut aloud = Self { within: Within::Name, ..Self::of(Role::Status) };
        aloud.node.set_live(Live::Polite);
        aloud
    }

    /// Words in place of something drawn, such as a clock or a picture.
    #[must_use]
    pub fn instead(role: Role, words: impl Into<String>) -> Self {
        let part = Self { within: Within::Nothing, ..Self::of(role) };
        if role == Role::Label { part.value(words) } else { part.named(words) }
    }

    /// Something for the eye alone.
    #[must_use]
    pub fn nothing() -> Self {
        Self { within: Within::Nothing, ..Self::of(Role::GenericContainer) }
    }

    /// With another role.
    #[must_use]
    pub fn role(mut self, role: Role) -> Self {
        self.node.set_role(role);
        self
    }

    /// With a name of its own: what it does, for a control.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.node.set_label(name.into());
        self
    }

    /// With a value.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.node.set_value(value.into());
        self
    }

    /// With more to say than its name.
    #[must_use]
    pub fn described(mut self, words: impl Into<String>) -> Self {
        self.node.set_description(words.into());
        self
    }

    /// With a key of its own, if it has one.
    #[must_use]
    pub fn key(mut self, key: Option<String>) -> Self {
        if let Some(key) = key {
            self.node.set_keyboard_shortcut(key);
        }
        self
    }

    /// Whether it does anything just now. What can be done with it stays the same: screen readers ask for that once.
    #[must_use]
    pub fn works(mut self, works: bool) -> Self {
        if !works {
            self.node.set_disabled();
        }
        self
    }

    /// Makes its words fit to be told.
    pub(super) fn clean(&mut self) {
        let node = &mut self.node;
        for (words, set) in WORDS {
            let odd = words(node).map(clean::lines).and_then(|words| match words {
                Cow::Owned(clean) => Some(clean),
                Cow::Borrowed(_) => None,
            });
            if let Some(clean) = odd {
                set(node, clean);
            }
        }
    }

    /// Tells it to whoever walks over the widget, and says what they want of it. What is inside is walked over next, by
    /// `operation.traverse`.
    pub fn tell(mut self, id: Option<&Id>, bounds: Rectangle, walk: &mut dyn Operation) -> Option<Asked> {
        walk.custom(id, bounds, &mut self);
        self.asked
    }
}

/// Gives `content` a meaning.
pub fn means<'a, Message: 'a>(
    meaning: Meaning,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    around(Means { meaning, content: content.into() })
}

/// Content with a meaning; it draws and does what the content does.
struct Means<'a, Message> {
    meaning: Meaning,
    content: Element<'a, Message>,
}

impl<Message> Around<Message> for Means<'_, Message> {
    fn inside(&self) -> &AnyWidget<'_, Message> {
        self.content.as_widget()
    }

    fn inside_mut(&mut self) -> &mut AnyWidget<'_, Message> {
        self.content.as_widget_mut()
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        // Nobody asks anything of what isn't a control.
        let _ = self.meaning.clone().tell(None, layout.bounds(), operation);
        operation.traverse(&mut |operation| {
            self.content.as_widget_mut().operate(tree, layout, renderer, operation);
        });
    }
}
