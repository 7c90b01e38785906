//! A time in digits, in cells of equal width, so that nothing jumps while they change.

use std::time::Duration;

use iced::widget::{Row, container, text};
use iced::{Color, Element, Length};

use super::words::LEAST;
use crate::session::LAST;
use crate::ui::measure;

pub(crate) use crate::words::lengths::{clock, seconds};

/// The width of a digit's cell as a share of the type size.
const DIGIT: f32 = 0.6;
/// The width of a colon's.
const COLON: f32 = 0.36;

/// The minutes to show for a time left if seconds are hidden; `None` for its last part, which is shown in seconds.
/// Rounded up as seconds are: “2 min” until one minute is left.
#[must_use]
pub(crate) fn minutes(left: Duration) -> Option<u64> {
    (seconds(left) > LAST.as_secs()).then(|| seconds(left).div_ceil(60))
}

/// The width of a time in a type size.
#[must_use]
pub(crate) fn width(time: &str, size: f32) -> f32 {
    time.chars().map(|digit| cell(digit) * size).sum()
}

fn cell(sign: char) -> f32 {
    if sign.is_ascii_digit() || sign == '+' { DIGIT } else { COLON }
}

#[must_use]
pub(crate) fn digits<'a, Message: 'a>(time: &str, size: f32, color: Color) -> Element<'a, Message> {
    Row::with_children(time.chars().map(|digit| {
        container(text(digit.to_string()).size(size.max(LEAST)).line_height(measure::LINE).color(color))
            .center_x(Length::Fixed(cell(digit) * size))
            .into()
    }))
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_minutes_until_one_is_left_and_seconds_for_the_last_thirty() {
        let at = |millis| minutes(Duration::from_millis(millis));
        assert_eq!(at(120_000), Some(2));
        assert_eq!(at(120_001), Some(3));
        assert_eq!(at(60_001), Some(2), "the clock would say 1:01");
        assert_eq!(at(60_000), Some(1));
        assert_eq!(at(30_001), Some(1), "the clock would say 0:31");
        assert_eq!(at(30_000), None);
        assert_eq!(at(0), None);
    }
}
