//! A field of a form for a sentence or a few: as high as what is in it, so that all of it can be read while it is changed.
//!
//! It is the file view in small, in the typeface of everything else. Its owner keeps the text, and the way back: undoing is
//! sent, as it is from the file. A line break can't be typed; one that is in the text stays.

use std::borrow::Cow;

use iced::advanced::graphics::text::Paragraph;
use iced::advanced::layout::{self, Limits};
use iced::advanced::text::Paragraph as _;
use iced::{Length, Rectangle, Size};

use super::caret::Caret;
use super::piece::{self, Type};
use super::state::Places;
use super::typing::Edit;
use super::{Code, Kept, Lines, Wanted};
use crate::rule_set::edit::Splice;
use crate::ui::look::{FONT, Look};
use crate::ui::widget::field::fit;

/// What sets a field apart from a file.
#[derive(Debug)]
pub(super) struct Area {
    /// What it says while it is empty.
    hint: String,
    wrong: Option<Wrong>,
}

impl Area {
    /// Whether what is in it can't be used like this.
    pub(super) fn is_wrong(&self) -> bool {
        self.wrong.as_ref().is_some_and(|wrong| wrong.is_error)
    }
}

/// What is wrong with what stands in a field.
#[derive(Debug, Clone)]
pub(crate) struct Wrong {
    /// In words.
    pub(crate) said: String,
    /// Whether it can't be used like this.
    pub(crate) is_error: bool,
}

/// What a field says while it is empty, laid out.
#[derive(Debug)]
pub(super) struct Hint {
    words: String,
    kind: Type,
    pub(super) paragraph: Paragraph,
}

/// A field with this text. `on_input` makes the message for what it becomes, `undo` the one for the last step undone
/// (`true`) or done again.
pub(crate) fn area<'a, Message>(
    look: &Look<'a>,
    name: impl Into<String>,
    text: &str,
    on_input: impl Fn(String) -> Message + 'a,
    undo: impl Fn(bool) -> Message + 'a,
) -> Code<'a, Message> {
    Code {
        look: *look,
        lines: Cow::Owned(Lines::of(text)),
        marks: &[],
        on: Box::new(move |wanted, text| match wanted {
            Wanted::Edit { .. } => on_input(text.to_owned()),
            Wanted::Undo => undo(true),
            Wanted::Redo => undo(false),
        }),
        name: name.into(),
        id: None,
        width: Length::Fill,
        height: Length::Shrink,
        area: Some(Area { hint: String::new(), wrong: None }),
    }
}

impl<Message> Code<'_, Message> {
    /// What a field says while it is empty.
    #[must_use]
    pub(crate) fn hint(mut self, hint: &str) -> Self {
        if let Some(area) = &mut self.area {
            area.hint = crate::rule_set::clean::line(hint).into_owned();
        }
        self
    }

    /// What is wrong with what is in a field, for whoever doesn't see it beside the field.
    #[must_use]
    pub(crate) fn wrong(mut self, wrong: Option<Wrong>) -> Self {
        if let Some(area) = &mut self.area {
            area.wrong = wrong;
        }
        self
    }

    /// What is wrong with what is in a field.
    pub(super) fn wrong_of(&self) -> Option<&Wrong> {
        self.area.as_ref()?.wrong.as_ref()
    }

    /// What a field says while it is empty; nothing of a file.
    pub(super) fn hint_of(&self) -> &str {
        self.area.as_ref().map_or("", |area| &area.hint)
    }

    /// Lays out a field: it is as high as its rows.
    pub(super) fn lay_out_area(&mut self, kept: &mut Kept, limits: &Limits) -> layout::Node {
        let lines = match kept.own.take() {
            Some(mut own) => {
                own.turn_into(self.lines.text());
                own
            }
            None => self.lines.clone().into_owned(),
        };
        self.lines = Cow::Owned(lines.clone());
        kept.own = Some(lines);
        let width = limits.resolve(self.width, Length::Shrink, Size::new(400.0, 0.0)).width;
        // High enough for whatever is in it, so that all of it is laid out.
        let places = self.settle(kept, Rectangle::with_size(Size::new(width, 1_000_000.0)));
        let [_, around] = Places::around_area(&self.look);
        let words = self.hint_of();
        let is_there = |hint: &Hint| hint.words == words && hint.kind == places.kind;
        if !kept.hint.as_ref().is_some_and(is_there) {
            let Type { size, row, width, .. } = places.kind;
            kept.hint = (!words.is_empty()).then(|| Hint {
                words: words.to_owned(),
                kind: places.kind,
                paragraph: piece::words(words, FONT, size, row, width),
            });
        }
        let hint = kept.hint.as_ref().filter(|_| self.lines.text().is_empty());
        let hint = hint.map_or(0.0, |hint| hint.paragraph.min_bounds().height.ceil());
        let height = kept.state.page.extent().0.max(hint) + 2.0 * around;
        let node = layout::Node::new(limits.resolve(self.width, Length::Shrink, Size::new(width, height)));
        let _places = self.settle(kept, Rectangle::with_size(node.size()));
        node
    }
}

/// What comes into a field from a keyboard, an input method or the clipboard: on one line.
pub(super) fn write(caret: Caret, text: &str) -> Option<Edit> {
    let text = fit(text).into_owned();
    (!text.is_empty()).then(|| {
        let bytes = caret.range();
        let goes_on = caret.is_empty();
        Edit { caret: Caret::at(bytes.start + text.len()), splice: Splice { bytes, text }, goes_on }
    })
}

/// A screen reader's own text, in place of all that is there.
pub(super) fn put(lines: &Lines, text: &str) -> Edit {
    let text = fit(text).into_owned();
    let bytes = 0..lines.text().len();
    Edit { caret: Caret::at(text.len()), splice: Splice { bytes, text }, goes_on: false }
}
