//! How a surface looks: its fill, its edge, its words.

use iced::Color;

use crate::ui::theme::Colors;

/// How a surface looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Surface {
    /// Its fill.
    pub fill: Option<Color>,
    /// Its edge and the edge's width.
    pub edge: Option<(Color, f32)>,
    /// The radius of its corners.
    pub radius: f32,
    /// What its words are written in.
    pub ink: Color,
    /// The focus ring's colour.
    pub ring: Color,
    /// The fill under the pointer.
    pub hovered: Option<Color>,
}

impl Surface {
    /// A card: surface colour, a hairline edge.
    #[must_use]
    pub fn card(colors: &Colors, radius: f32) -> Self {
        Self {
            fill: Some(colors.surface),
            edge: Some((colors.hairline, 1.5)),
            radius,
            ink: colors.ink,
            ring: colors.ink,
            hovered: Some(mix(colors.surface, colors.first, 0.06)),
        }
    }

    /// The one main action of a screen.
    #[must_use]
    pub fn filled(colors: &Colors, radius: f32) -> Self {
        Self {
            fill: Some(colors.first),
            edge: None,
            radius,
            ink: colors.on_first,
            ring: colors.ink,
            hovered: Some(mix(colors.first, colors.ink, 0.12)),
        }
    }

    /// A choice among several that can be seen as a button.
    #[must_use]
    pub fn outlined(colors: &Colors, radius: f32) -> Self {
        Self { edge: Some((colors.line, 1.5)), ..Self::card(colors, radius) }
    }

    /// The choice that is taken, or the likely one.
    #[must_use]
    pub fn chosen(colors: &Colors, radius: f32) -> Self {
        Self { edge: Some((colors.first, 3.0)), ..Self::card(colors, radius) }
    }

    /// Words alone.
    #[must_use]
    pub fn link(colors: &Colors) -> Self {
        Self {
            fill: None,
            edge: None,
            radius: 6.0,
            ink: colors.first,
            ring: colors.ink,
            hovered: Some(mix(colors.background, colors.first, 0.08)),
        }
    }

    /// Words alone, in the text's own colour.
    #[must_use]
    pub fn bare(colors: &Colors, ink: Color) -> Self {
        Self { ink, ..Self::link(colors) }
    }
}

/// A colour on the way from one to another; `share` 0 is the first.
#[must_use]
pub fn mix(from: Color, to: Color, share: f32) -> Color {
    let blend = |from: f32, to: f32| from + (to - from) * share;
    Color { r: blend(from.r, to.r), g: blend(from.g, to.g), b: blend(from.b, to.b), a: blend(from.a, to.a) }
}
