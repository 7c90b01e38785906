//! Colours, by role. Contrast is computed by the WCAG formula in the tests, not judged by eye.

#![allow(clippy::unreadable_literal, reason = "colours are written as everybody writes them")]

use iced::{Color, color};

/// The person's choice: one of the themes, or what the system prefers.
pub use crate::record::settings::Theme as Choice;

/// Colours by role, for one theme.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colors {
    /// Behind everything.
    pub background: Color,
    /// Cards, fields and key caps.
    pub surface: Color,
    /// Names, rules, headings.
    pub ink: Color,
    /// Less important words beside those.
    pub muted: Color,
    /// The first seat.
    pub first: Color,
    /// The second seat, of the same luminance, so that neither stands out.
    pub second: Color,
    /// The last part of a turn.
    pub wrapping_up: Color,
    /// Past the end of a turn.
    pub overtime: Color,
    /// Edges that must be seen: of key caps and boxes to tick, and the focus ring.
    pub line: Color,
    /// Edges that only calm the eye: hairlines, the rim of a card. They carry no meaning.
    pub hairline: Color,
    /// The part of the disk that is used up.
    pub track: Color,
    /// The pacer's inner disk.
    pub pacer: Color,
    /// Words on a filled button.
    pub on_first: Color,
    /// Whether the background is dark.
    pub dark: bool,
}

/// Warm paper, for rooms with light in them.
pub const DAYLIGHT: Colors = Colors {
    background: color!(0xF7F4EE),
    surface: color!(0xFFFFFF),
    ink: color!(0x1F2A33),
    muted: color!(0x4F5B65),
    first: color!(0x1C6485),
    second: color!(0x854470),
    wrapping_up: color!(0x96620F),
    overtime: color!(0x6250A8),
    line: color!(0x8C8778),
    hairline: color!(0xDDD6C8),
    track: color!(0xE5DFD3),
    pacer: color!(0xC5CBC7),
    on_first: color!(0xFFFFFF),
    dark: false,
};

/// For a dim room late in the day.
pub const EVENING: Colors = Colors {
    background: color!(0x14191E),
    surface: color!(0x1D242B),
    ink: color!(0xEFEAE0),
    muted: color!(0xAEB7BD),
    first: color!(0x74B8D8),
    second: color!(0xDA9CC6),
    wrapping_up: color!(0xDDB05C),
    overtime: color!(0xAFA2E6),
    line: color!(0x77828B),
    hairline: color!(0x313A43),
    track: color!(0x2A323A),
    pacer: color!(0x364853),
    on_first: color!(0x14191E),
    dark: true,
};

/// Black and white, with the seats' colours as bright as they go.
pub const HIGH_CONTRAST: Colors = Colors {
    background: color!(0x000000),
    surface: color!(0x000000),
    ink: color!(0xFFFFFF),
    muted: color!(0xFFFFFF),
    first: color!(0x6FD3FF),
    second: color!(0xFFB3E6),
    wrapping_up: color!(0xFFD75E),
    overtime: color!(0xCDBFFF),
    line: color!(0xFFFFFF),
    hairline: color!(0xFFFFFF),
    track: color!(0x3A3A3A),
    pacer: color!(0x1F3A47),
    on_first: color!(0x000000),
    dark: true,
};

impl Colors {
    /// The colours for a choice; `system_dark` is what the system prefers.
    #[must_use]
    pub fn of(choice: Choice, system_dark: bool) -> Self {
        match choice {
            Choice::System if system_dark => EVENING,
            Choice::System | Choice::Daylight => DAYLIGHT,
            Choice::Evening => EVENING,
            Choice::HighContrast => HIGH_CONTRAST,
        }
    }

    /// The colour of a seat, from 0. Seats beyond the second take turns with the two colours; their pattern and
    /// their name tell them apart.
    #[must_use]
    pub fn seat(&self, seat: usize) -> Color {
        if seat.is_multiple_of(2) { self.first } else { self.second }
    }

    /// The colours faded towards the background: unchanged at 0, all the same as the background at 1.
    #[must_use]
    pub fn faded(&self, share: f32) -> Self {
        let fade = |color| mix(color, self.background, share);
        Self {
            background: self.background,
            surface: fade(self.surface),
            ink: fade(self.ink),
            muted: fade(self.muted),
            first: fade(self.first),
            second: fade(self.second),
            wrapping_up: fade(self.wrapping_up),
            overtime: fade(self.overtime),
            line: fade(self.line),
            hairline: fade(self.hairline),
            track: fade(self.track),
            pacer: fade(self.pacer),
            on_first: fade(self.on_first),
            dark: self.dark,
        }
    }

    /// The same colours as an iced theme, for the parts that iced draws by itself.
    #[must_use]
    pub fn theme(&self) -> iced::Theme {
        iced::Theme::custom(
            "Common Ground",
            iced::theme::Palette {
                background: self.background,
                text: self.ink,
                primary: self.first,
                success: self.first,
                warning: self.wrapping_up,
                danger: self.overtime,
            },
        )
    }
}

/// A colour between two others: the first at 0, the second at 1.
#[must_use]
pub fn mix(from: Color, to: Color, share: f32) -> Color {
    let blend = |from: f32, to: f32| from + (to - from) * share;
    Color { r: blend(from.r, to.r), g: blend(from.g, to.g), b: blend(from.b, to.b), a: blend(from.a, to.a) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [(&str, Colors); 3] =
        [("daylight", DAYLIGHT), ("evening", EVENING), ("high contrast", HIGH_CONTRAST)];

    #[track_caller]
    fn at_least(name: &str, what: &str, least: f32, over: Color, under: Color) {
        let contrast = over.relative_contrast(under);
        assert!(contrast >= least, "{name}: {what} has a contrast of {contrast:.2}, less than {least}");
    }

    #[test]
    fn names_and_rules_can_be_read_from_across_the_room() {
        for (name, colors) in THEMES {
            at_least(name, "ink on the background", 7.0, colors.ink, colors.background);
            at_least(name, "ink on a card", 7.0, colors.ink, colors.surface);
        }
    }

    #[test]
    fn every_word_can_be_read() {
        for (name, colors) in THEMES {
            for under in [colors.background, colors.surface] {
                at_least(name, "muted text", 4.5, colors.muted, under);
                at_least(name, "a link", 4.5, colors.first, under);
                at_least(name, "“wrapping up”", 4.5, colors.wrapping_up, under);
                at_least(name, "“time”", 4.5, colors.overtime, under);
            }
            at_least(name, "a filled button's words", 4.5, colors.on_first, colors.first);
            at_least(name, "the pacer's words", 4.5, colors.ink, colors.pacer);
        }
    }

    #[test]
    fn every_shape_that_means_something_can_be_seen() {
        for (name, colors) in THEMES {
            at_least(name, "an edge", 3.0, colors.line, colors.background);
            for seat in 0..2 {
                at_least(name, "a seat's disk", 3.0, colors.seat(seat), colors.background);
                at_least(name, "a seat's disk on its track", 3.0, colors.seat(seat), colors.track);
            }
        }
    }

    #[test]
    fn neither_seat_is_the_loud_one() {
        for (name, colors) in THEMES {
            let contrast = colors.first.relative_contrast(colors.second);
            assert!(contrast < 1.15, "{name}: one seat is {contrast:.2} times as bright as the other");
        }
    }

    #[test]
    fn nothing_is_red() {
        for (name, colors) in THEMES {
            for color in [colors.first, colors.second, colors.wrapping_up, colors.overtime] {
                let others = color.g.max(color.b);
                assert!(color.r < others * 1.7, "{name}: {color:?} reads as red");
            }
        }
    }
}
