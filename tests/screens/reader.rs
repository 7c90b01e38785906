//! Reads a screen: its texts, its controls, and where they are.

use std::any::Any;

use accesskit::{Role, Toggled};
use common_ground::ui::access::Meaning;
use common_ground::words::plain;
use iced::advanced::widget::Id;
use iced::advanced::widget::operation::{Focusable, Operation, Scrollable, TextInput};
use iced::{Rectangle, Size, Vector};

/// A text on the screen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Seen {
    /// The text; the digits of a time are one text.
    pub(crate) words: String,
    /// Where, in the window.
    pub(crate) bounds: Rectangle,
    /// The innermost scrolled area around it.
    pub(crate) scrolled: Option<Rectangle>,
    /// Whether it is a field.
    pub(crate) field: bool,
}

impl Seen {
    /// The part that is visible in a window of this size.
    pub(super) fn visible(&self, window: Size) -> Option<Rectangle> {
        let window = Rectangle::with_size(window);
        self.bounds.intersection(&self.scrolled.map_or(Some(window), |area| window.intersection(&area))?)
    }

    pub(super) fn middle(&self) -> f32 {
        self.bounds.center_y()
    }
}

/// A control that takes the keyboard's focus.
#[derive(Debug, Clone)]
pub(crate) struct Control {
    pub(crate) words: String,
    /// Where, in the window.
    pub(crate) bounds: Rectangle,
    /// The innermost scrolled area around it.
    pub(crate) area: Option<Rectangle>,
    pub(crate) role: Role,
    /// Whether it is the current one of several choices.
    pub(crate) taken: bool,
}

/// Reads a screen: every text and field with its place, and what has the focus.
#[derive(Default)]
pub(super) struct Reader {
    seen: Vec<Seen>,
    pub(super) controls: Vec<(Rectangle, Option<Rectangle>)>,
    pub(super) focused: Option<Rectangle>,
    /// What each control is, as screen readers are told.
    pub(super) meanings: Vec<Meaning>,
    meaning: Option<Meaning>,
    /// The scrolled areas around the present place and how far they are scrolled, from the window inwards.
    areas: Vec<(Rectangle, Vector)>,
    entered: Option<(Rectangle, Vector)>,
    /// The scrolled areas: their bounds, and those of their content.
    pub(super) scrolls: Vec<(Rectangle, Rectangle)>,
}

impl Reader {
    fn place(&self, bounds: Rectangle) -> Rectangle {
        self.areas.last().map_or(bounds, |(_, moved)| bounds - *moved)
    }

    fn note(&mut self, bounds: Rectangle, words: &str, field: bool) {
        let scrolled = self.areas.last().map(|(area, _)| *area);
        let bounds = self.place(bounds);
        self.seen.push(Seen { words: plain(words).into_owned(), bounds, scrolled, field });
    }

    /// All controls, in the order of Tab.
    pub(super) fn all_controls(self) -> Vec<Control> {
        let places: Vec<_> = self.controls.iter().copied().zip(self.meanings.clone()).collect();
        let seen = self.together();
        let control = |((bounds, area), meaning): ((Rectangle, Option<Rectangle>), Meaning)| {
            let inside = seen.iter().filter(|seen| bounds.expand(1.0).contains(seen.bounds.center()));
            Control {
                words: inside.map(|seen| seen.words.clone()).collect::<Vec<_>>().join(" "),
                bounds,
                area,
                role: meaning.node.role(),
                taken: match meaning.node.role() {
                    Role::RadioButton => meaning.node.toggled() == Some(Toggled::True),
                    Role::Tab => meaning.node.is_selected() == Some(true),
                    _ => false,
                },
            }
        };
        places.into_iter().map(control).collect()
    }

    /// Digits in adjacent cells are one time.
    pub(super) fn together(self) -> Vec<Seen> {
        let cell = |seen: &Seen| {
            !seen.field
                && seen.words.chars().count() == 1
                && seen.words.chars().all(|one| "0123456789:+".contains(one))
        };
        let mut all: Vec<(Seen, bool)> = Vec::new();
        for seen in self.seen {
            let is_cell = cell(&seen);
            if is_cell
                && let Some((last, true)) = all.last_mut()
                && (last.bounds.y - seen.bounds.y).abs() < 1.0
                && seen.bounds.x - (last.bounds.x + last.bounds.width) < seen.bounds.height
            {
                last.words.push_str(&seen.words);
                last.bounds = last.bounds.union(&seen.bounds);
            } else {
                all.push((seen, is_cell));
            }
        }
        all.into_iter().map(|(seen, _)| seen).collect()
    }
}

impl Operation for Reader {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        let entered = self.entered.take();
        if let Some(area) = entered {
            self.areas.push(area);
        }
        operate(self);
        if entered.is_some() {
            let _ = self.areas.pop();
        }
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        let outer = self.areas.last().map_or(Vector::ZERO, |(_, moved)| *moved);
        self.scrolls.push((self.place(bounds), self.place(content) - translation));
        self.entered = Some((self.place(bounds), outer + translation));
    }

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        let scrolled = self.areas.last().map(|(area, _)| *area);
        let bounds = self.place(bounds);
        self.controls.push((bounds, scrolled));
        self.meanings.push(self.meaning.take().expect("a control says what it is"));
        if state.is_focused() {
            self.focused = Some(bounds);
        }
    }

    fn text_input(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn TextInput) {
        let words = state.text().to_owned();
        self.note(bounds, &words, true);
    }

    fn custom(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Any) {
        if let Some(meaning) = state.downcast_ref::<Meaning>() {
            self.meaning = Some(meaning.clone());
        }
    }

    fn text(&mut self, _id: Option<&Id>, bounds: Rectangle, text: &str) {
        self.note(bounds, text, false);
    }
}
