//! What is wrong with lines, in rows below them.

use iced::advanced::graphics::text::Paragraph;
use iced::advanced::text::Paragraph as _;

use super::Mark;
use super::piece;
use crate::rule_set::clean;
use crate::ui::look::FONT;
use crate::words;

/// Sizes of these rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sizes {
    pub(super) size: f32,
    pub(super) row: f32,
    /// Around the words: across and down.
    pub(super) around: [f32; 2],
    /// Above and below the ground.
    pub(super) apart: [f32; 2],
    /// The width of the ground.
    pub(super) width: f32,
}

/// A mark, laid out once it comes into sight.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) mark: Mark,
    laid: Option<(Paragraph, Option<Paragraph>)>,
}

impl Note {
    /// What is wrong, and what would be right, with how far down that begins.
    pub(super) fn words(&self) -> Option<(&Paragraph, Option<(&Paragraph, f32)>)> {
        let (said, right) = self.laid.as_ref()?;
        Some((said, right.as_ref().map(|right| (right, said.min_bounds().height))))
    }
}

/// All marks, by their lines.
#[derive(Debug, Default)]
pub(super) struct Notes {
    all: Vec<Note>,
    sizes: Option<Sizes>,
}

impl Notes {
    /// Takes these marks instead. Of those that were there already, what was laid out stays.
    pub(super) fn now(&mut self, marks: &[Mark], sizes: Sizes) {
        let is_same = self.all.len() == marks.len()
            && self.all.iter().zip(marks).all(|(note, mark)| note.mark == *mark);
        if is_same && self.sizes == Some(sizes) {
            return;
        }
        let mut before = std::mem::take(&mut self.all);
        if self.sizes.replace(sizes) != Some(sizes) {
            before.clear();
        }
        self.all = marks
            .iter()
            .map(|mark| {
                let is_same = |note: &Note| note.mark.said == mark.said && note.mark.right == mark.right;
                let laid = before.iter_mut().find(|note| note.laid.is_some() && is_same(note));
                Note { mark: mark.clone(), laid: laid.and_then(|note| note.laid.take()) }
            })
            .collect();
        self.all.sort_by_key(|note| note.mark.line);
    }

    /// Those of a line.
    pub(super) fn of(&self, line: usize) -> &[Note] {
        let from = self.all.partition_point(|note| note.mark.line < line);
        let to = self.all.partition_point(|note| note.mark.line <= line);
        &self.all[from..to]
    }

    /// All of them.
    pub(super) fn all(&self) -> &[Note] {
        &self.all
    }

    /// Lays out those of a line.
    pub(super) fn lay_out(&mut self, line: usize) {
        let Some(sizes) = self.sizes else { return };
        let width = (sizes.width - 2.0 * sizes.around[0]).max(sizes.size);
        let lay_out =
            |text: &str| piece::words(&words::shown(&clean::lines(text)), FONT, sizes.size, sizes.row, width);
        let from = self.all.partition_point(|note| note.mark.line < line);
        for note in self.all[from..].iter_mut().take_while(|note| note.mark.line == line) {
            if note.laid.is_none() {
                note.laid = Some((lay_out(&note.mark.said), note.mark.right.as_deref().map(lay_out)));
            }
        }
    }

    /// The height of one, with what is around it.
    pub(super) fn height(&self, note: &Note) -> f32 {
        let Some(sizes) = self.sizes else { return 0.0 };
        let words = match &note.laid {
            Some((said, right)) => {
                said.min_bounds().height + right.as_ref().map_or(0.0, |right| right.min_bounds().height)
            }
            None => sizes.row * if note.mark.right.is_some() { 2.0 } else { 1.0 },
        };
        words + 2.0 * sizes.around[1] + sizes.apart[0] + sizes.apart[1]
    }

    /// The height of all those of a line.
    pub(super) fn height_of(&self, line: usize) -> f32 {
        self.of(line).iter().map(|note| self.height(note)).sum()
    }
}
