//! The walk over a window's widgets: it tells what is there, in reading order, and does what a screen reader wants.
//!
//! Telling and doing are one walk, so that what is asked of a part reaches the very part that was told.

use std::any::Any;
use std::hash::{DefaultHasher, Hash, Hasher};

use accesskit::{Action, Node, NodeId, Rect, Role, TextPosition, TextSelection};
use iced::advanced::widget::Id;
use iced::advanced::widget::operation::{Focusable, Operation, Outcome, Scrollable, TextInput};
use iced::{Rectangle, Vector, window};
use unicode_segmentation::UnicodeSegmentation;

use super::meaning::{Asked, Meaning, Within};
use crate::rule_set::clean;

/// What is in one window.
#[derive(Debug, Clone)]
pub struct Told {
    /// Which window.
    pub window: window::Id,
    /// Every part, the window first, each before those inside it; bounds in logical pixels from the window's corner.
    pub nodes: Vec<(NodeId, Node)>,
    /// The part that has the keyboard; the window where none has.
    pub focus: NodeId,
}

/// What a screen reader wants of a part.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// Which part.
    pub of: NodeId,
    /// What.
    pub what: What,
}

/// What can be wanted of a part.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// The keyboard.
    Focus,
    /// To lose the keyboard.
    Blur,
    /// Something that the control does itself.
    Do(Asked),
}

/// The walk; see the module.
#[derive(Debug, Default)]
pub struct Walk {
    wish: Option<Wish>,
    /// The window that the walk is in.
    window: Option<window::Id>,
    open: Vec<Open>,
    /// What was told last: the next `traverse` is for what is inside it.
    last: Option<Open>,
    told: Vec<Told>,
}

/// A part whose inside is walked over, or is about to be.
#[derive(Debug)]
struct Open {
    /// Tells it from all others; it stays the same while the screen keeps its shape.
    key: u64,
    /// How many parts came before the next one inside.
    count: u32,
    /// `None` for what only arranges others.
    part: Option<Meaning>,
    bounds: Rectangle,
    /// How far what is inside has been scrolled.
    scrolled: Vector,
    /// The part of the window that what is inside can be seen in, where it scrolls.
    sight: Option<Rectangle>,
    /// Words inside, where they make its name.
    words: Vec<String>,
    children: Vec<NodeId>,
    nodes: Vec<(NodeId, Node)>,
    focus: Option<NodeId>,
}

impl Walk {
    /// A walk that tells what is there, and does on its way what is wanted.
    #[must_use]
    pub fn new(wish: Option<Wish>) -> Self {
        Self { wish, ..Self::default() }
    }

    /// What has been told.
    #[must_use]
    pub fn told(&self) -> &[Told] {
        &self.told
    }

    /// Opens a part inside the innermost open one. What has a name is the same part by that, whatever comes before it.
    /// What it says can be told, whatever it holds: a screen reader's tree would stay empty for good after a NUL.
    fn enter(&mut self, id: Option<&Id>, mut part: Option<Meaning>, bounds: Rectangle) -> Open {
        self.close_last();
        if let Some(part) = &mut part {
            part.clean();
        }
        let mut hasher = DefaultHasher::new();
        // The same part of two windows is two parts.
        self.window.hash(&mut hasher);
        let (outer, scrolled, sight) = match self.open.last_mut() {
            Some(open) => {
                open.count += 1;
                ((open.key, open.count), open.scrolled, open.sight)
            }
            None => ((0, 0), Vector::ZERO, None),
        };
        let place = id.map_or(Ok(outer.1), Err);
        (outer.0, place, part.as_ref().map(|part| part.node.role())).hash(&mut hasher);
        Open {
            key: hasher.finish(),
            count: 0,
            part,
            bounds: bounds - scrolled,
            scrolled,
            sight,
            words: Vec::new(),
            children: Vec::new(),
            nodes: Vec::new(),
            focus: None,
        }
    }

    /// Whether nothing inside here is told.
    fn is_silent(&self) -> bool {
        self.open.iter().any(|open| open.part.as_ref().is_some_and(|part| part.within == Within::Nothing))
    }

    /// The part that names itself by the words inside it, if the walk is in one.
    fn naming(&mut self) -> Option<&mut Open> {
        self.open
            .iter_mut()
            .rev()
            .find(|open| open.part.is_some())
            .filter(|open| open.part.as_ref().is_some_and(|part| part.within == Within::Name))
    }

    fn close_last(&mut self) {
        if let Some(last) = self.last.take() {
            self.close(last);
        }
    }

    /// Closes a part: hands it, and what is in it, to the one around it.
    fn close(&mut self, open: Open) {
        let Open { key, part, mut bounds, sight, words, children, nodes, focus, .. } = open;
        if part.is_some() && self.is_silent() {
            return;
        }
        if let Some(Meaning { node, .. }) = &part
            && !node.supports_action(Action::Click)
            && let Some(naming) = self.naming()
        {
            // Part of a control's name.
            naming.words.extend(node.label().or(node.value()).map(str::to_owned));
            naming.words.extend(words);
            return;
        }
        let Some(outer) = self.open.last_mut() else { return };
        let id = NodeId(key);
        match part {
            Some(Meaning { node, .. }) if node.role() == Role::GenericContainer => {}
            Some(Meaning { mut node, within, .. }) => {
                let name = words.join(" ");
                // Words inside words: a heading within a button, say.
                if within == Within::Name && node.label().is_none() && !name.is_empty() {
                    node.set_label(name);
                }
                if let Some(sight) = sight.filter(|_| !children.is_empty()) {
                    // What is out of sight doesn't count as shown; what holds it ends where it is no longer seen.
                    bounds = bounds.intersection(&sight).unwrap_or(bounds);
                    node.set_clips_children();
                }
                node.set_bounds(rect(bounds));
                node.set_children(children);
                outer.children.push(id);
                outer.nodes.push((id, node));
                outer.nodes.extend(nodes);
                outer.focus = outer.focus.or(focus);
            }
            None => {
                outer.words.extend(words);
                outer.children.extend(children);
                outer.nodes.extend(nodes);
                outer.focus = outer.focus.or(focus);
            }
        }
    }

    /// The part that is spoken of: the one told last, or the one that the walk is in.
    fn current(&mut self) -> Option<&mut Open> {
        if self.last.as_ref().is_some_and(|last| last.part.is_some()) {
            return self.last.as_mut();
        }
        self.open.iter_mut().rev().find(|open| open.part.is_some())
    }

    fn wanted(&self, key: u64) -> Option<&What> {
        self.wish.as_ref().filter(|wish| wish.of == NodeId(key)).map(|wish| &wish.what)
    }
}

fn rect(bounds: Rectangle) -> Rect {
    Rect {
        x0: bounds.x.into(),
        y0: bounds.y.into(),
        x1: (bounds.x + bounds.width).into(),
        y1: (bounds.y + bounds.height).into(),
    }
}

impl Operation<Vec<Told>> for Walk {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<Vec<Told>>)) {
        let Some(last) = self.last.take() else {
            operate(self);
            return;
        };
        self.open.push(last);
        operate(self);
        self.close_last();
        let Some(inner) = self.open.pop() else { return };
        if self.open.is_empty() {
            // Back at the window.
            if let (Some(window), Some(Meaning { mut node, .. })) = (self.window.take(), inner.part) {
                let id = NodeId(inner.key);
                node.set_bounds(rect(inner.bounds));
                node.set_children(inner.children);
                let mut nodes = vec![(id, node)];
                nodes.extend(inner.nodes);
                self.told.push(Told { window, nodes, focus: inner.focus.unwrap_or(id) });
            }
        } else {
            self.close(inner);
        }
    }

    fn container(&mut self, id: Option<&Id>, bounds: Rectangle) {
        if self.window.is_some() {
            let open = self.enter(id, None, bounds);
            self.last = Some(open);
        }
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        scrolled: Vector,
        _state: &mut dyn Scrollable,
    ) {
        if self.window.is_some() {
            let mut open = self.enter(None, None, bounds);
            open.scrolled += scrolled;
            // It is a part only while there is something to scroll, and what is inside stays the same part all the while.
            if content.height > bounds.height + 0.5 {
                open.part = Some(Meaning::of(Role::ScrollView));
                let room = open.sight.map_or(Some(open.bounds), |sight| sight.intersection(&open.bounds));
                open.sight = Some(room.unwrap_or(open.bounds));
            }
            self.last = Some(open);
        }
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        let wish = self.wish.clone();
        let Some(open) = self.current() else { return };
        let id = NodeId(open.key);
        match wish {
            Some(Wish { of, what: What::Focus }) if of == id => state.focus(),
            // One has the keyboard at a time.
            Some(Wish { what: What::Focus, .. }) => state.unfocus(),
            Some(Wish { of, what: What::Blur }) if of == id => state.unfocus(),
            _ => {}
        }
        if let Some(part) = &mut open.part {
            part.node.add_action(Action::Focus);
        }
        if state.is_focused() {
            open.focus = Some(id);
        }
    }

    fn text_input(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn TextInput) {
        let wish = self.wish.clone();
        let Some(open) = self.current() else { return };
        if let Some(Wish { of, what: What::Do(Asked::Select(from, to)) }) = wish
            && of == NodeId(open.key)
        {
            if from == to {
                state.move_cursor_to(to);
            } else {
                state.select_range(from.min(to), from.max(to));
            }
        }
    }

    fn text(&mut self, _id: Option<&Id>, bounds: Rectangle, text: &str) {
        if self.window.is_none() || text.trim().is_empty() {
            return;
        }
        self.close_last();
        if self.is_silent() {
            return;
        }
        if let Some(naming) = self.naming() {
            naming.words.push(clean::lines(text.trim()).into_owned());
            return;
        }
        let open = self.enter(None, Some(Meaning::instead(Role::Label, text)), bounds);
        self.last = Some(open);
        self.close_last();
    }

    fn custom(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Any) {
        let Some(meaning) = state.downcast_mut::<Meaning>() else { return };
        if meaning.window.is_some() {
            self.window = meaning.window;
            self.open.clear();
            self.last = None;
        }
        if self.window.is_some() {
            let mut open = self.enter(None, Some(meaning.clone()), bounds);
            if let Some(What::Do(asked)) = self.wanted(open.key) {
                meaning.asked = Some(asked.clone());
            }
            if meaning.node.role() == Role::TextInput {
                open.write();
            }
            self.last = Some(open);
        }
    }

    fn finish(&self) -> Outcome<Vec<Told>> {
        Outcome::Some(self.told.clone())
    }
}

impl Open {
    /// Gives a field the letters that are in it one by one, so that they can be read and edited letter by letter.
    fn write(&mut self) {
        let Some(Meaning { node, cursor, .. }) = &mut self.part else { return };
        let value = node.value().unwrap_or_default().to_owned();
        let run = NodeId(self.key ^ 1);
        let mut letters = Node::new(Role::TextRun);
        // A letter here is what a field's cursor steps over.
        let lengths: Option<Vec<u8>> =
            value.graphemes(true).map(|letter| u8::try_from(letter.len()).ok()).collect();
        // One of more than 255 bytes can't be told, and isn't one that people type: then the field has a value alone.
        let Some(lengths) = lengths else { return };
        let count = lengths.len();
        letters.set_word_starts(word_starts(&value));
        letters.set_character_lengths(lengths);
        letters.set_value(value);
        letters.set_bounds(rect(self.bounds));
        let at = |letter: usize| TextPosition { node: run, character_index: letter.min(count) };
        let (anchor, focus) = *cursor;
        node.set_text_selection(TextSelection { anchor: at(anchor), focus: at(focus) });
        self.children.push(run);
        self.nodes.push((run, letters));
    }
}

/// Where words begin, counted in letters. A word beyond the 255th letter isn't told: that is how far the places reach.
fn word_starts(text: &str) -> Vec<u8> {
    let mut between = true;
    let mut starts = Vec::new();
    for (place, letter) in text.graphemes(true).enumerate() {
        let space = letter.trim().is_empty();
        if between && !space {
            let Ok(place) = u8::try_from(place) else { break };
            starts.push(place);
        }
        between = space;
    }
    starts
}
