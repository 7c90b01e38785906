//! What stays from one view to the next: the cursor, the scrolling, what a pointer has begun.

use std::ops::Range;

use iced::advanced::input_method::Preedit;
use iced::advanced::mouse;
use iced::advanced::widget::operation::Focusable;
use iced::keyboard::Modifiers;
use iced::time::Instant;
use iced::{Point, Rectangle};

use super::caret::Caret;
use super::lines::Lines;
use super::notes::Sizes;
use super::page::Page;
use super::piece::Type;
use crate::ui::access::meaning::Asked;
use crate::ui::look::Look;
use crate::ui::measure::LINE;

/// How long the cursor is there, and then isn't, in milliseconds.
pub(super) const BLINK: u128 = 500;

#[derive(Debug)]
pub(super) struct State {
    pub(super) page: Page,
    pub(super) caret: Caret,
    /// How far from the left the cursor goes up and down.
    pub(super) goal: Option<f32>,
    focus: Focus,
    /// Whether the window has the keyboard.
    pub(super) in_front: bool,
    /// When the cursor began to blink, and the present moment; without them it doesn't.
    pub(super) since: Option<Instant>,
    pub(super) now: Option<Instant>,
    pub(super) modifiers: Modifiers,
    pub(super) click: Option<mouse::Click>,
    pub(super) drag: Option<Drag>,
    pub(super) preedit: Option<Preedit>,
    /// The next change from elsewhere was asked for here: the cursor goes there.
    pub(super) expects: bool,
    /// Where an operation has sent the cursor.
    pub(super) sent: Option<usize>,
    /// What a screen reader has asked for.
    pub(super) asked: Option<Asked>,
    /// The lines that a screen reader is told.
    pub(super) told: Range<usize>,
}

/// Where the keyboard's focus is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    Away,
    /// It has just come, and nobody has said where the cursor is to be.
    Comes,
    Here,
}

/// What a pointer or a finger has begun and not yet ended.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Drag {
    /// Selects letters, words or lines, beginning with these bytes.
    Select { kind: mouse::click::Kind, from: Range<usize>, at: Point },
    /// Moves the scrollbar, held this far below its top.
    Thumb(f32),
    /// A finger that scrolls once it has moved.
    Finger { from: Point, last: Point, scrolls: bool },
}

impl State {
    pub(super) fn new() -> Self {
        Self {
            page: Page::new(),
            caret: Caret::default(),
            goal: None,
            focus: Focus::Away,
            in_front: true,
            since: None,
            now: None,
            modifiers: Modifiers::empty(),
            click: None,
            drag: None,
            preedit: None,
            expects: false,
            sent: None,
            asked: None,
            told: 0..0,
        }
    }

    /// Takes what has changed in the text since it was last seen.
    pub(super) fn catch_up(&mut self, lines: &Lines) {
        let mut caret = self.caret;
        let mut last = None;
        let mut told = self.told.clone();
        let known = self.page.catch_up(lines, |change| {
            caret = caret.moved(change);
            told = change.moved_lines(&told);
            last = Some(change.bytes.start + change.inserted);
        });
        if last.is_none() && known {
            return;
        }
        let goes_there = last.filter(|_| self.expects);
        self.caret = goes_there.map_or(caret, Caret::at).snapped(lines);
        self.goal = None;
        self.told = if known { told } else { 0..0 };
        if goes_there.is_some() {
            self.expects = false;
            self.page.show(lines, self.caret.head, false);
        }
    }

    /// Puts the cursor somewhere, and scrolls to it.
    pub(super) fn go(&mut self, lines: &Lines, caret: Caret) {
        self.caret = caret.snapped(lines);
        self.is_put();
        self.page.show(lines, self.caret.head, false);
        self.wake();
    }

    /// In a field, the cursor comes to stand behind what is there, unless it was put elsewhere.
    pub(super) fn arrive(&mut self, lines: &Lines) {
        if self.focus == Focus::Comes {
            self.focus = Focus::Here;
            self.caret = Caret::at(lines.text().len());
        }
    }

    /// The cursor is put somewhere.
    pub(super) fn is_put(&mut self) {
        if self.focus == Focus::Comes {
            self.focus = Focus::Here;
        }
    }

    /// The cursor is there at once, and blinks from now on.
    pub(super) fn wake(&mut self) {
        self.since = self.now;
    }

    /// Whether the cursor is there at this moment.
    pub(super) fn shows_cursor(&self, still: bool) -> bool {
        let blinks = self.since.zip(self.now).filter(|_| !still);
        let gone = blinks.is_some_and(|(since, now)| {
            !(now.saturating_duration_since(since).as_millis() / BLINK).is_multiple_of(2)
        });
        self.is_focused() && self.in_front && !gone
    }
}

impl Focusable for State {
    fn is_focused(&self) -> bool {
        self.focus != Focus::Away
    }

    fn focus(&mut self) {
        if self.focus == Focus::Away {
            self.focus = Focus::Comes;
        }
        self.wake();
    }

    fn unfocus(&mut self) {
        self.focus = Focus::Away;
        self.preedit = None;
        self.drag = None;
    }
}

/// Where everything stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places {
    /// Where text is seen.
    pub(super) view: Rectangle,
    /// Where numbers end, and where lines begin.
    pub(super) numbers: f32,
    pub(super) text: f32,
    pub(super) kind: Type,
    pub(super) notes: Sizes,
    /// Where the scrollbar runs.
    pub(super) bar: Rectangle,
}

impl Places {
    /// Of a few sentences in these bounds.
    pub(super) fn of_area(look: &Look<'_>, bounds: Rectangle) -> Self {
        let scale = look.scale;
        let [across, down] = Self::around_area(look);
        let view = Rectangle {
            x: bounds.x + scale.ring(),
            // Rounded: what starts between two rows of pixels isn't erased quite where it was drawn.
            y: (bounds.y + down).round(),
            width: (bounds.width - 2.0 * scale.ring()).max(1.0),
            height: (bounds.height - 2.0 * down).max(1.0),
        };
        let width = (bounds.width - 2.0 * across).max(scale.body);
        let [text, numbers] = [bounds.x.round() + across; 2];
        Self {
            view,
            numbers,
            text,
            kind: Type::prose(scale.body, scale.body * LINE, width),
            notes: Sizes { size: 1.0, row: 1.0, around: [0.0; 2], apart: [0.0; 2], width },
            bar: Rectangle { x: bounds.x + bounds.width, width: 0.0, ..bounds },
        }
    }

    /// How far a few sentences stand from the edge: across and down. One row is high enough for a finger.
    pub(super) fn around_area(look: &Look<'_>) -> [f32; 2] {
        let scale = look.scale;
        let row = (scale.body * LINE).round();
        [scale.px(16.0).round(), scale.px(9.0).max((44.0 - row) / 2.0).round()]
    }

    /// Of a file in these bounds; `before` is the type that the text had.
    pub(super) fn of(look: &Look<'_>, bounds: Rectangle, lines: usize, before: &Type) -> Self {
        let scale = look.scale;
        let size = (scale.caption * 0.83).max(12.0).round();
        #[allow(clippy::float_cmp, reason = "the same size is the same number")]
        let known = (before.size == size).then_some(before.column);
        let column = known.unwrap_or_else(|| Type::of(size, bounds.width).column);
        let [edge, above] = [scale.ring(), scale.px(16.0)];
        let left = bounds.x.round();
        let view = Rectangle {
            x: bounds.x + edge,
            y: (bounds.y + above).round(),
            width: (bounds.width - 2.0 * edge).max(1.0),
            height: (bounds.height - 2.0 * above).max(1.0),
        };
        #[allow(clippy::cast_precision_loss, reason = "a number has few digits")]
        let digits = lines.to_string().len().max(2) as f32;
        let beside = scale.px(if scale.narrow { 12.0 } else { 24.0 });
        // The same wherever it stands, so that nothing is laid out again for being somewhere else.
        let numbers = (beside + digits * column).ceil();
        let text = (numbers + scale.px(17.0)).ceil();
        let bar = scale.px(10.0).max(8.0);
        let right = bounds.width - scale.px(16.0).max(bar + 2.0 * edge);
        let note = scale.caption * 0.92;
        Self {
            view,
            numbers: left + numbers,
            text: left + text,
            kind: Type { width: (right - text).max(4.0 * column), column, ..Type::sized(size) },
            notes: Sizes {
                size: note,
                row: (note * 1.35).round(),
                around: [scale.px(16.0), scale.px(4.0)].map(f32::round),
                apart: [scale.px(1.0), scale.px(6.0)].map(f32::round),
                width: right - text,
            },
            bar: Rectangle {
                x: bounds.x + bounds.width - edge - bar - 2.0,
                y: view.y - above / 2.0,
                width: bar,
                height: view.height + above,
            },
        }
    }

    /// The part of the scrollbar that is moved, if there is anything to scroll to.
    pub(super) fn thumb(&self, page: &Page) -> Option<Rectangle> {
        let (all, above, seen) = page.extent();
        if page.kind.prose || all <= seen + 0.5 {
            return None;
        }
        let height = (self.bar.height * seen / all).max(24.0).min(self.bar.height);
        let share = (above / (all - seen)).clamp(0.0, 1.0);
        Some(Rectangle { y: self.bar.y + (self.bar.height - height) * share, height, ..self.bar })
    }

    /// A point as seen from where the first line in sight would begin.
    pub(super) fn within(&self, at: Point) -> (f32, f32) {
        (at.x - self.text, at.y - self.view.y)
    }
}
