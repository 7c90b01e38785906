//! What a screen reader is told: the lines around the cursor, letter by letter, and what is wrong with its line.
//!
//! A file of a megabyte isn't told as a whole. The lines that are told stay the same while the cursor is among them: what
//! comes and goes would be taken for text that was typed or erased.

use std::ops::Range;

use accesskit::{Action, Invalid, Role};
use iced::Rectangle;
use iced::advanced::widget::operation::{Focusable, TextInput};
use iced::advanced::widget::{Id, Operation};
use unicode_segmentation::UnicodeSegmentation;

use super::caret::Caret;
use super::lines::Lines;
use super::page::Page;
use super::state::{Places, State};
use super::{Code, Wrong};
use crate::rule_set::clean;
use crate::ui::access::Meaning;
use crate::ui::access::meaning::Within;

/// How many lines are told on either side of the cursor.
const AROUND: usize = 40;

/// How many bytes are told, unless the cursor's line alone is longer.
const MOST: usize = 16 * 1024;

/// The most bytes that are told of one line.
const MOST_OF_LINE: usize = 4 * 1024;

/// A field, for what is done to all fields of a window.
struct Line<'a> {
    text: &'a str,
    lines: &'a Lines,
    state: &'a mut State,
}

impl Line<'_> {
    /// The place of a letter.
    fn at(&self, letter: usize) -> usize {
        let mut letters = self.lines.text().grapheme_indices(true);
        letters.nth(letter).map_or(self.lines.text().len(), |(at, _)| at)
    }
}

impl TextInput for Line<'_> {
    fn text(&self) -> &str {
        self.text
    }

    fn move_cursor_to_front(&mut self) {
        self.move_cursor_to(0);
    }

    fn move_cursor_to_end(&mut self) {
        self.state.go(self.lines, Caret::at(self.lines.text().len()));
    }

    fn move_cursor_to(&mut self, position: usize) {
        self.state.go(self.lines, Caret::at(self.at(position)));
    }

    fn select_all(&mut self) {
        self.state.go(self.lines, Caret::over(0, self.lines.text().len()));
    }

    fn select_range(&mut self, start: usize, end: usize) {
        self.state.go(self.lines, Caret::over(self.at(start), self.at(end)));
    }
}

/// The lines to tell, with the cursor in this one.
pub(super) fn around(lines: &Lines, before: &Range<usize>, line: usize) -> Range<usize> {
    if before.contains(&line) && before.end <= lines.count() {
        return before.clone();
    }
    let (from, to) = (line.saturating_sub(AROUND), (line + AROUND + 1).min(lines.count()));
    let bytes = lines.bytes(from).start..lines.bytes(to.max(1) - 1).end;
    if bytes.len() <= MOST { from..to } else { line..line + 1 }
}

/// A line as it is told: with as many signs as it has.
fn told(lines: &Lines, line: usize) -> String {
    let text = lines.line(line);
    let mut end = text.len().min(MOST_OF_LINE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    clean::in_place(text.get(..end).unwrap_or_default()).replace('\t', " ")
}

impl<Message> Code<'_, Message> {
    /// Tells itself and what is in sight.
    pub(super) fn tell(
        &mut self,
        state: &mut State,
        places: &Places,
        (id, bounds): (Option<&Id>, Rectangle),
        operation: &mut dyn Operation,
    ) {
        let line = self.lines.line_at(state.caret.head);
        state.told = around(&self.lines, &state.told, line);
        let words: Vec<String> = state.told.clone().map(|line| told(&self.lines, line)).collect();
        let is_area = self.area.is_some();
        let role = if is_area { Role::TextInput } else { Role::MultilineTextInput };
        let mut meaning = Meaning::of(role).named(self.name.clone()).value(words.join("\n"));
        meaning.within = Within::Nothing;
        if is_area {
            meaning.node.add_action(Action::SetValue);
            meaning.node.set_placeholder(self.hint_of().to_owned());
        }
        if let Some(Wrong { said, is_error }) = self.wrong_of() {
            meaning = meaning.described(said.clone());
            if *is_error {
                meaning.node.set_invalid(Invalid::True);
            }
        }
        meaning.node.add_action(Action::SetTextSelection);
        // What is wrong with other lines in sight, for whoever looks for it.
        let wrong: Vec<&str> = state
            .page
            .seen()
            .filter(|seen| seen.last)
            .flat_map(|seen| said_of(&state.page, seen.line))
            .collect();
        if !wrong.is_empty() {
            meaning = meaning.described(wrong.join(" "));
        }
        let letter = |at| letter_of(&self.lines, &state.told, at);
        meaning.cursor = (letter(state.caret.anchor), letter(state.caret.head));
        if let Some(asked) = meaning.tell(id, bounds, operation) {
            state.asked = Some(asked);
        }
        operation.focusable(id, bounds, state);
        if is_area {
            let text = if self.lines.text().is_empty() { self.hint_of() } else { self.lines.text() };
            operation.text_input(id, bounds, &mut Line { text, lines: &self.lines, state });
            return;
        }
        operation.traverse(&mut |operation| {
            for seen in state.page.seen() {
                let top = Rectangle { y: places.view.y + seen.y, height: places.kind.row, ..places.view };
                if seen.first {
                    operation.text(None, top, self.lines.line(seen.line));
                }
                if seen.last {
                    said_of(&state.page, seen.line).for_each(|words| operation.text(None, top, words));
                }
            }
        });
        let said: Vec<&str> = said_of(&state.page, line).collect();
        if state.is_focused() && !said.is_empty() {
            let mut aloud = Meaning::aloud().named(said.join(" "));
            aloud.within = Within::Nothing;
            let _ = aloud.tell(None, bounds, operation);
        }
    }

    /// The place of a letter of what is told.
    pub(super) fn told_at(&self, state: &State, letter: usize) -> usize {
        let mut left = letter;
        for line in state.told.clone() {
            let told = told(&self.lines, line);
            let letters = told.graphemes(true).count();
            if left <= letters || line + 1 == state.told.end {
                let signs: usize = told.graphemes(true).take(left).map(|letter| letter.chars().count()).sum();
                let bytes = self.lines.line(line).chars().take(signs).map(char::len_utf8).sum::<usize>();
                return self.lines.bytes(line).start + bytes;
            }
            left -= letters + 1;
        }
        state.caret.head
    }
}

/// What is said of a line: what is wrong, and what would be right.
fn said_of(page: &Page, line: usize) -> impl Iterator<Item = &str> {
    let words = page.notes.of(line).iter();
    words.flat_map(|note| [Some(note.mark.said.as_str()), note.mark.right.as_deref()]).flatten()
}

/// Which letter of what is told stands at a place; the nearest, where it isn't told.
fn letter_of(lines: &Lines, range: &Range<usize>, at: usize) -> usize {
    let mut letters = 0;
    for line in range.clone() {
        let bytes = lines.bytes(line);
        let told = told(lines, line);
        if at <= bytes.end || line + 1 == range.end {
            let before = lines.text().get(bytes.start..at.clamp(bytes.start, bytes.end)).unwrap_or_default();
            let signs = before.chars().count();
            let end = told.char_indices().nth(signs).map_or(told.len(), |(end, _)| end);
            return letters + told.get(..end).unwrap_or_default().graphemes(true).count();
        }
        letters += told.graphemes(true).count() + 1;
    }
    letters
}
