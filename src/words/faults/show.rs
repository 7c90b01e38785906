//! A problem as text, with the line it stands in.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::rule_set::check::{Place, Problem, Severity};
use crate::rule_set::{clean, sign};
use crate::words::{Words, say};

/// Columns of text.
const WIDTH: usize = 110;

/// Bytes of the longest line that the renderer gets whole; it shows the part near the place.
const WHOLE: usize = 4_000;

/// Characters of a longer line that are shown on each side of the place.
const AROUND: usize = 70;

/// A problem as plain text for a terminal or a message box: severity, `file:line:column`, the line with the place marked,
/// what is wrong and what would be right. Several lines, without a line break at the end. Signs in the file or its name
/// that would do something to a terminal are shown as [`clean::STAND_IN`].
///
/// `source` is the text that was checked; of bytes that aren't UTF-8, it is [`String::from_utf8_lossy`].
#[must_use]
pub fn render(file: &str, source: &str, problem: &Problem, words: &Words) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR.with_name(say!(words, "fault-error")),
        Severity::Warning => Level::WARNING.with_name(say!(words, "fault-warning")),
    };
    let told = problem.told(words);
    let (file, message) = (clean::in_place(file), clean::in_place(&told.message));
    let mut group = Group::with_title(level.primary_title(message));
    group = match &problem.place {
        None => group.element(Origin::path(&*file)),
        Some(place) => {
            let excerpt = Excerpt::of(source, place);
            let snippet = Snippet::source(excerpt.line)
                .line_start(place.line)
                .annotation(AnnotationKind::Primary.span(excerpt.marked));
            if excerpt.whole {
                group.element(snippet.path(&*file))
            } else {
                // The renderer would count the column from the cut.
                group
                    .element(Origin::path(&*file).line(place.line).char_column(place.column))
                    .element(snippet)
            }
        }
    };
    if !told.help.is_empty() {
        group = group
            .element(Level::HELP.with_name(say!(words, "fault-help")).message(clean::in_place(&told.help)));
    }
    Renderer::plain().decor_style(DecorStyle::Ascii).term_width(WIDTH).render(&[group])
}

/// The line that a place stands in.
struct Excerpt {
    line: String,
    /// The place's bytes in `line`.
    marked: Range<usize>,
    /// Whether the line is shown whole.
    whole: bool,
}

impl Excerpt {
    fn of(source: &str, place: &Place) -> Self {
        let start = boundary(source, place.bytes.start);
        let (before, after) = source.split_at(start);
        let before = before.rsplit('\n').next().unwrap_or_default().trim_start_matches('\u{feff}');
        let after = after.split('\n').next().unwrap_or_default().trim_end_matches('\r');
        let whole = before.len() + after.len() <= WHOLE;

        let from = before.char_indices().rev().nth(AROUND).filter(|_| !whole);
        let to = after.char_indices().nth(AROUND).filter(|_| !whole);
        let mut line = from.map_or(String::new(), |_| '…'.to_string());
        line.push_str(&clean::in_place(from.map_or(before, |(at, _)| &before[at..])));
        let begin = line.len();
        // Stand-ins have another length.
        let after = to.map_or(after, |(at, _)| &after[..at]);
        let (marked, rest) = after.split_at(boundary(after, place.bytes.len()));
        // If the place is a single invisible sign, there must be something to point at.
        if marked.chars().count() == 1 && marked.contains(sign::is_invisible) {
            line.push(clean::STAND_IN);
        } else {
            line.push_str(&clean::in_place(marked));
        }
        let end = line.len();
        line.push_str(&clean::in_place(rest));
        if to.is_some() {
            line.push('…');
        }
        Self { line, marked: begin..end, whole }
    }
}

/// The last character boundary at or before `at`: the text may have changed since it was checked.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
