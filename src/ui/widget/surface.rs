//! How a surface looks: its fill, its edge, its words.

use iced::widget::container;
use iced::{Border, Color};

use crate::ui::look::Look;
use crate::ui::look::theme::mix;

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
    /// The focus ring's colour and width.
    pub ring: (Color, f32),
    /// The fill under the pointer.
    pub hovered: Option<Color>,
}

impl Surface {
    /// A card: surface colour, a hairline edge.
    #[must_use]
    pub fn card(look: &Look, radius: f32) -> Self {
        let colors = &look.colors;
        Self {
            fill: Some(colors.surface),
            edge: Some((colors.hairline, look.scale.edge())),
            radius,
            ink: colors.ink,
            ring: (colors.ink, look.scale.ring()),
            hovered: Some(mix(colors.surface, colors.first, 0.06)),
        }
    }

    /// The one main action of a screen.
    #[must_use]
    pub fn filled(look: &Look, radius: f32) -> Self {
        let colors = &look.colors;
        Self {
            fill: Some(colors.first),
            edge: None,
            radius,
            ink: colors.on_first,
            ring: (colors.ink, look.scale.ring()),
            hovered: Some(mix(colors.first, colors.ink, 0.12)),
        }
    }

    /// A choice among several that can be seen as a button.
    #[must_use]
    pub fn outlined(look: &Look, radius: f32) -> Self {
        Self { edge: Some((look.colors.line, look.scale.edge())), ..Self::card(look, radius) }
    }

    /// The choice that is taken, or the likely one.
    #[must_use]
    pub fn chosen(look: &Look, radius: f32) -> Self {
        Self { edge: Some((look.colors.first, look.scale.ring())), ..Self::card(look, radius) }
    }

    /// The same for what isn't pressed.
    #[must_use]
    pub fn still(self) -> container::Style {
        let (color, width) = self.edge.unwrap_or((Color::TRANSPARENT, 0.0));
        container::Style {
            background: self.fill.map(Into::into),
            border: Border { color, width, radius: self.radius.into() },
            text_color: Some(self.ink),
            ..container::Style::default()
        }
    }

    /// Words alone.
    #[must_use]
    pub fn link(look: &Look) -> Self {
        let colors = &look.colors;
        Self {
            fill: None,
            edge: None,
            radius: 6.0,
            ink: colors.first,
            ring: (colors.ink, look.scale.ring()),
            hovered: Some(mix(colors.background, colors.first, 0.08)),
        }
    }

    /// Words alone, in the text's own colour.
    #[must_use]
    pub fn bare(look: &Look, ink: Color) -> Self {
        Self { ink, ..Self::link(look) }
    }
}
