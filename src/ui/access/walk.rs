//! The walk over a window's widgets: it tells what is there, in reading order, and does what a screen reader wants.
//!
//! One walk does both, so that a wish reaches the same part that was told.

use std::any::Any;
use std::hash::{DefaultHasher, Hash, Hasher};

use accesskit::{Action, Node, NodeId, Rect, Role, TextPosition, TextSelection};
use iced::advanced::widget::Id;
use iced::advanced::widget::operation::{Focusable, Operation, Outcome, Scrollable, TextInput};
use iced::{Rectangle, Vector, window};
use unicode_segmentation::UnicodeSegmentation;

use super::meaning::{Asked, Meaning, Within, is_field};
use crate::rule_set::clean;
use crate::words::plain;

/// What there is in one window.
#[derive(Debug, Clone)]
pub struct Told {
    /// The window itself.
    pub window: window::Id,
    /// All parts, the window first, each before those inside it. Bounds are in logical pixels from the window's corner.
    pub nodes: Vec<(NodeId, Node)>,
    /// The part that has the keyboard, or the window if none has.
    pub focus: NodeId,
}

/// What a screen reader wants of a part.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// The part.
    pub of: NodeId,
    /// What is wanted of it.
    pub what: What,
}

/// Something wanted of a part.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// To have the keyboard.
    Focus,
    /// To lose the keyboard.
    Blur,
    /// Something that the control does itself.
    Do(Asked),
    /// The cursor between two places of what was told, with what is between them selected.
    Select(TextSelection),
}

/// The walk; see the module.
#[derive(Debug, Default)]
pub struct Walk {
    wish: Option<Wish>,
    window: Option<window::Id>,
    open: Vec<Open>,
    /// The part told last: the next `traverse` visits what is inside it.
    last: Option<Open>,
    told: Vec<Told>,
}

/// A part whose inside is being visited, or will be next.
#[derive(Debug)]
struct Open {
    /// Distinguishes it from all other parts; stays the same as long as the screen keeps its shape.
    key: u64,
    /// How many of the parts inside have been visited.
    count: u32,
    /// `None` for a widget that only arranges others.
    part: Option<Meaning>,
    bounds: Rectangle,
    /// How far the parts inside have been scrolled.
    scrolled: Vector,
    /// If the parts inside scroll: the part of the window in which they can be seen.
    sight: Option<Rectangle>,
    /// The words inside, if they make its name.
    words: Vec<String>,
    children: Vec<NodeId>,
    nodes: Vec<(NodeId, Node)>,
    focus: Option<NodeId>,
}

impl Walk {
    /// A walk that tells what is there and, on its way, does what is wanted.
    #[must_use]
    pub fn new(wish: Option<Wish>) -> Self {
        Self { wish, ..Self::default() }
    }

    /// The windows told so far.
    #[must_use]
    pub fn told(&self) -> &[Told] {
        &self.told
    }

    /// Opens a part inside the innermost open one. A part with a name keeps its key by that, whatever comes before it.
    /// Its words are cleaned: after a NUL, a screen reader's tree would stay empty for good.
    fn enter(&mut self, id: Option<&Id>, mut part: Option<Meaning>, bounds: Rectangle) -> Open {
        self.close_last();
        if let Some(part) = &mut part {
            part.clean();
        }
        let mut hasher = DefaultHasher::new();
        // The same part in two windows must have two keys.
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

    /// Whether nothing inside the current part is told.
    fn is_silent(&self) -> bool {
        self.open.iter().any(|open| open.part.as_ref().is_some_and(|part| part.within == Within::Nothing))
    }

    /// The open part that takes its name from the words inside it, if any.
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

    /// Closes a part, and adds it and what is in it to the part around it.
    fn close(&mut self, open: Open) {
        let Open { key, part, mut bounds, sight, words, children, nodes, focus, .. } = open;
        if part.is_some() && self.is_silent() {
            return;
        }
        if let Some(Meaning { node, .. }) = &part
            && !node.supports_action(Action::Click)
            && let Some(naming) = self.naming()
        {
            // These words are part of a control's name.
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
                // Words within words, such as a heading in a button.
                if within == Within::Name && node.label().is_none() && !name.is_empty() {
                    node.set_label(name);
                }
                if let Some(sight) = sight.filter(|_| !children.is_empty()) {
                    // A part out of sight counts as not shown; a part that scrolls ends where it can't be seen any
                    // more.
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

    /// The part being described: the one told last, or the one that the walk is inside.
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
            // Back at the window, which ends the walk over it.
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
            // A scrolled area is a part only if there is something to scroll; the parts inside keep their keys either
            // way.
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
            // Only one part has the keyboard.
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
        if let Some(Wish { of, what: What::Select(selection) }) = wish
            && of == NodeId(open.key)
            && let Asked::Select(from, to) = open.letters(&selection)
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
            naming.words.push(plain(&clean::lines(text.trim())).into_owned());
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
            meaning.asked = match self.wanted(open.key) {
                Some(What::Do(asked)) => Some(asked.clone()),
                Some(What::Select(selection)) => Some(open.letters(selection)),
                _ => None,
            };
            if is_field(&meaning.node) {
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
    /// Tells a field's letters one by one, so that they can be read and edited one by one. Each line is told by itself.
    fn write(&mut self) {
        let Some(Meaning { node, cursor, .. }) = &mut self.part else { return };
        let value = node.value().unwrap_or_default().to_owned();
        let mut runs = Vec::new();
        for (place, line) in lines(&value).enumerate() {
            let mut letters = Node::new(Role::TextRun);
            // A letter here is what the field's cursor steps over.
            let lengths: Option<Vec<u8>> =
                line.graphemes(true).map(|letter| u8::try_from(letter.len()).ok()).collect();
            // A letter of more than 255 bytes can't be told, and nobody types one: then the field has only a value.
            let Some(lengths) = lengths else { return };
            let count = lengths.len();
            letters.set_word_starts(word_starts(line));
            letters.set_character_lengths(lengths);
            letters.set_value(line);
            letters.set_bounds(rect(self.bounds));
            runs.push((run(self.key, place), count, letters));
        }
        let last = runs.len().saturating_sub(1);
        let at = |letter: usize| {
            let mut left = letter;
            for (place, (node, count, _)) in runs.iter().enumerate() {
                // Behind a line's end, the cursor is in the next line.
                if left < *count || place == last {
                    return TextPosition { node: *node, character_index: left.min(*count) };
                }
                left -= count;
            }
            TextPosition { node: run(self.key, 0), character_index: 0 }
        };
        let (anchor, focus) = *cursor;
        node.set_text_selection(TextSelection { anchor: at(anchor), focus: at(focus) });
        for (id, _, letters) in runs {
            self.children.push(id);
            self.nodes.push((id, letters));
        }
    }

    /// The letters of a field between which a selection reaches.
    fn letters(&self, selection: &TextSelection) -> Asked {
        let value = self.part.as_ref().and_then(|part| part.node.value()).unwrap_or_default();
        let letter = |at: &TextPosition| {
            let mut before = 0;
            for (place, line) in lines(value).enumerate() {
                if run(self.key, place) == at.node {
                    return before + at.character_index;
                }
                before += line.graphemes(true).count();
            }
            at.character_index
        };
        Asked::Select(letter(&selection.anchor), letter(&selection.focus))
    }
}

/// The lines of a field, with their ends; one at least.
fn lines(value: &str) -> impl Iterator<Item = &str> {
    let last = (value.is_empty() || value.ends_with('\n')).then_some("");
    value.split_inclusive('\n').chain(last)
}

/// The part for a line of the field with this key.
fn run(key: u64, line: usize) -> NodeId {
    // Lines far from each other in numbers, too.
    NodeId((key ^ 1).wrapping_add((line as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)))
}

/// The places where words begin, counted in letters. They are bytes, so that words after the 255th letter aren't told.
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
