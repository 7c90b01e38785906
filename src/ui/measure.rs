//! How large a text comes out, asked before it is laid out, so that names shrink to fit, and what is too long ends in `…`.

use iced::advanced::graphics::text::Paragraph;
use iced::advanced::text::{self, Paragraph as _, Shaping, Text, Wrapping};
use iced::{Pixels, Size, alignment};

use crate::rule_set::clean;
use crate::ui::look::FONT;
use crate::words::shown;

/// The line height of all text, as a multiple of the type size.
pub const LINE: f32 = 1.25;

fn lay_out(content: &str, size: f32, width: f32, wrapping: Wrapping) -> Paragraph {
    Paragraph::with_text(Text {
        content: &shown(&clean::lines(content)),
        bounds: Size::new(width, f32::INFINITY),
        // Type of size 0 would be laid out for ever.
        size: Pixels(size.max(1.0)),
        line_height: text::LineHeight::Relative(LINE),
        font: FONT,
        align_x: text::Alignment::Left,
        align_y: alignment::Vertical::Top,
        shaping: Shaping::Advanced,
        wrapping,
    })
}

/// The height of a text of this type size in a column of this width.
#[must_use]
pub fn height(content: &str, size: f32, width: f32) -> f32 {
    lay_out(content, size, width, Wrapping::WordOrGlyph).min_bounds().height
}

/// The width of a text of this type size on one line.
#[must_use]
pub fn width(content: &str, size: f32) -> f32 {
    on_one_line(content, size).min_bounds().width
}

/// A text of this type size, laid out on one line.
#[must_use]
pub(crate) fn on_one_line(content: &str, size: f32) -> Paragraph {
    lay_out(content, size, f32::INFINITY, Wrapping::None)
}

/// The width of the longest word of these texts, rounded up: the least room in which none of them breaks.
#[must_use]
pub fn widest_word<'a>(texts: impl IntoIterator<Item = &'a str>, size: f32) -> f32 {
    let words = texts.into_iter().flat_map(str::split_whitespace);
    words.map(|word| width(word, size).ceil()).fold(0.0, f32::max)
}

/// A text cut to fit on one line, with `…` in place of the rest.
#[must_use]
pub fn one_line(content: &str, size: f32, room: f32) -> String {
    cut(content, |part| width(part, size) <= room)
}

/// A text cut to fit on so many lines of this width, with `…` in place of the rest.
#[must_use]
pub fn some_lines(content: &str, size: f32, width: f32, lines: u8) -> String {
    let most = f32::from(lines) * size * LINE + 0.5;
    cut(content, |part| height(part, size, width) <= most)
}

/// The longest beginning that fits, with `…` after it; the whole text if it fits.
fn cut(content: &str, fits: impl Fn(&str) -> bool) -> String {
    if fits(content) {
        return content.to_owned();
    }
    let letters: Vec<char> = content.chars().collect();
    let cut = |number: usize| {
        let kept: String = letters[..number].iter().collect();
        format!("{}…", kept.trim_end())
    };
    let (mut low, mut high) = (0, letters.len());
    while low < high {
        let middle = (low + high).div_ceil(2);
        if fits(&cut(middle)) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    cut(low)
}

/// Like [`fit`], but a word that is too long for a line even in the least size is broken rather than clipped.
#[must_use]
pub fn fit_name(name: &str, largest: f32, least: f32, room: Size, lines: u8) -> f32 {
    let size = fit(name, largest, least, room, lines);
    if size > least + 0.5 {
        return size;
    }
    // A word doesn’t fit: the largest size at which the text fits on so many lines, with words broken anywhere.
    let (mut low, mut high) = (least, largest);
    while high - low > 0.5 {
        let middle = f32::midpoint(low, high);
        let height = height(name, middle, room.width);
        if height <= room.height + 0.5 && height <= f32::from(lines) * middle * LINE + 0.5 {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// The largest type size, at most `largest`, at which a text fits in `room` on at most `lines` lines, breaking
/// between words. Never below `least`.
#[must_use]
pub fn fit(content: &str, largest: f32, least: f32, room: Size, lines: u8) -> f32 {
    let fits = |size: f32| {
        let paragraph = lay_out(content, size, room.width, Wrapping::Word);
        let bounds = paragraph.min_bounds();
        bounds.width <= room.width + 0.5
            && bounds.height <= room.height + 0.5
            && bounds.height <= f32::from(lines) * size * LINE + 0.5
    };
    if fits(largest) {
        return largest;
    }
    let (mut low, mut high) = (least.max(1.0), largest);
    while high - low > 0.5 {
        let middle = f32::midpoint(low, high);
        if fits(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_in_isolates_breaks_lines_as_it_does_without() {
        let (with, without) = ("A minute more for \u{2068}Ana\u{2069}?", "A minute more for Ana?");
        for room in [60.0, 120.0, 150.0, 160.0, 170.0, 300.0] {
            let lines = |text: &str| lay_out(text, 20.0, room, Wrapping::WordOrGlyph).min_bounds();
            assert_eq!(lines(with), lines(without), "in {room}");
            assert!(lines(with).width <= room, "in {room}");
        }
    }

    #[test]
    fn the_longest_word_of_all_needs_the_most_room() {
        let room = widest_word(["Long ago", "Elsewhere", "In"], 20.0);
        assert!((room - width("Elsewhere", 20.0).ceil()).abs() < 0.1, "{room}");
        assert!(widest_word([], 20.0) < 0.1);
    }
}
