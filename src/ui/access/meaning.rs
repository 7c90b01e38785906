//! What a part of a screen means to someone who doesn't see it.

use std::borrow::Cow;

use accesskit::{Action, Live, Node, Role, Toggled};
use iced::advanced::Layout;
use iced::advanced::widget::{Id, Operation, Tree};
use iced::{Element, Rectangle, Renderer, window};

use crate::rule_set::clean;
use crate::ui::around::{AnyWidget, Around, around};
use crate::words::plain;

/// What a part of a screen means. A widget [tells](Self::tell) it to an operation that visits it.
#[derive(Debug, Clone)]
pub struct Meaning {
    /// Its role, name, value and state, in AccessKit's words.
    pub node: Node,
    /// Which window this is, if it is a whole one.
    pub window: Option<window::Id>,
    /// How the parts inside are told.
    pub within: Within,
    /// In a field: the letters between which the selection reaches; the cursor is at the second.
    pub cursor: (usize, usize),
    /// What a screen reader wants of this part, as the walk says.
    pub asked: Option<Asked>,
}

/// Reads some words of a part, and writes them.
type Words = (fn(&Node) -> Option<&str>, fn(&mut Node, String));

/// All the words that a part can have.
const WORDS: [Words; 5] = [
    (Node::label, Node::set_label),
    (Node::value, Node::set_value),
    (Node::description, Node::set_description),
    (Node::placeholder, Node::set_placeholder),
    (Node::keyboard_shortcut, Node::set_keyboard_shortcut),
];

/// How the parts inside a part are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// As parts of their own.
    Parts,
    /// Their words are the outer part's name, unless it has one.
    Name,
    /// Not at all: they are for the eye alone.
    Nothing,
}

/// What a screen reader wants of a control.
#[derive(Debug, Clone, PartialEq)]
pub enum Asked {
    /// To be pressed.
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

    /// One of several choices; `taken` if it is the current one.
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

    /// A heading; the screen's main heading has level 1.
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

    /// A group of choices, under a name.
    #[must_use]
    pub fn choices(name: impl Into<String>) -> Self {
        Self::of(Role::RadioGroup).named(name)
    }

    /// Words that are said aloud, politely, when they appear and when they change.
    #[must_use]
    pub fn aloud() -> Self {
        let mut aloud = Self { within: Within::Name, ..Self::of(Role::Status) };
        aloud.node.set_live(Live::Polite);
        aloud
    }

    /// Words for something drawn, such as a clock or a picture.
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

    /// With this name; a control's name says what it does.
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

    /// With a description in addition to its name.
    #[must_use]
    pub fn described(mut self, words: impl Into<String>) -> Self {
        self.node.set_description(words.into());
        self
    }

    /// With the key that does the same, if there is one.
    #[must_use]
    pub fn key(mut self, key: Option<String>) -> Self {
        if let Some(key) = key {
            self.node.set_keyboard_shortcut(key);
        }
        self
    }

    /// Whether it does anything at present. The actions that it offers stay the same: screen readers ask for those only
    /// once.
    #[must_use]
    pub fn works(mut self, works: bool) -> Self {
        if !works {
            self.node.set_disabled();
        }
        self
    }

    /// Makes all its words fit to be told: without signs that can't be, and without isolates, which are for the eye.
    pub(super) fn clean(&mut self) {
        let node = &mut self.node;
        for (words, set) in WORDS {
            // The letters in a field are those that were typed: the cursor is between two of them.
            let typed = is_field(node) && words(node) == node.value();
            let changed = words(node).and_then(|words| {
                let clean = clean::lines(words);
                let told = if typed { Cow::Borrowed(&*clean) } else { plain(&clean) };
                (*told != *words).then(|| told.into_owned())
            });
            if let Some(changed) = changed {
                set(node, changed);
            }
        }
    }

    /// Tells the meaning of a widget to an operation, and returns what a screen reader wants of the widget. The
    /// widget's content is to be visited next, by `operation.traverse`.
    pub fn tell(mut self, id: Option<&Id>, bounds: Rectangle, walk: &mut dyn Operation) -> Option<Asked> {
        walk.custom(id, bounds, &mut self);
        self.asked
    }
}

/// Whether people type in a part, letter by letter.
pub(super) fn is_field(node: &Node) -> bool {
    matches!(node.role(), Role::TextInput | Role::MultilineTextInput)
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
        // Only controls can be asked for something.
        let _ = self.meaning.clone().tell(None, layout.bounds(), operation);
        operation.traverse(&mut |operation| {
            self.content.as_widget_mut().operate(tree, layout, renderer, operation);
        });
    }
}
