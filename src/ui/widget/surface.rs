//! The look of a surface: its fill, its edge, its words.

use iced::widget::container;
use iced::{Border, Color};

use crate::ui::look::Look;
use crate::ui::look::theme::mix;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Surface {
    pub fill: Option<Color>,
    /// Its edge and the edge's width.
    pub edge: Option<(Color, f32)>,
    /// The radius of its corners.
    pub radius: f32,
    /// The colour of its words.
    pub ink: Color,
    /// The focus ring's colour and width.
    pub ring: (Color, f32),
    /// The space between its edge and the ring, across and down. Around mere words there is more beside them; above and
    /// below, the ring stays within the surface, so that it touches no line above or below.
    pub apart: [f32; 2],
    /// The fill under the pointer.
    pub hovered: Option<Color>,
}

/// The space between most surfaces and their rings.
pub(super) const APART: f32 = 2.0;

impl Surface {
    /// A card: surface colour, a hairline edge.
    #[must_use]
    pub(crate) fn card(look: &Look, radius: f32) -> Self {
        let colors = &look.colors;
        Self {
            fill: Some(colors.surface),
            edge: Some((colors.hairline, look.scale.edge())),
            radius,
            ink: colors.ink,
            ring: (colors.ink, look.scale.ring()),
            apart: [APART; 2],
            hovered: Some(mix(colors.surface, colors.first, 0.06)),
        }
    }

    /// The main action of a screen.
    #[must_use]
    pub(crate) fn filled(look: &Look, radius: f32) -> Self {
        let colors = &look.colors;
        Self {
            fill: Some(colors.first),
            edge: None,
            radius,
            ink: colors.on_first,
            ring: (colors.ink, look.scale.ring()),
            apart: [APART; 2],
            hovered: Some(mix(colors.first, colors.ink, 0.12)),
        }
    }

    /// A choice among several, visible as a button.
    #[must_use]
    pub(crate) fn outlined(look: &Look, radius: f32) -> Self {
        Self { edge: Some((look.colors.line, look.scale.edge())), ..Self::card(look, radius) }
    }

    /// The choice that is taken, or the likely one.
    #[must_use]
    pub(crate) fn chosen(look: &Look, radius: f32) -> Self {
        Self { edge: Some((look.colors.first, look.scale.ring())), ..Self::card(look, radius) }
    }

    /// The same for something that isn't pressed.
    #[must_use]
    pub(crate) fn still(self) -> container::Style {
        let (color, width) = self.edge.unwrap_or((Color::TRANSPARENT, 0.0));
        container::Style {
            background: self.fill.map(Into::into),
            border: Border { color, width, radius: self.radius.into() },
            text_color: Some(self.ink),
            ..container::Style::default()
        }
    }

    /// Only words, in the colour of links.
    #[must_use]
    pub(crate) fn link(look: &Look) -> Self {
        let colors = &look.colors;
        Self {
            fill: None,
            edge: None,
            radius: 6.0,
            ink: colors.first,
            ring: (colors.ink, look.scale.ring()),
            apart: [2.0 * APART, -look.scale.ring()],
            hovered: Some(mix(colors.background, colors.first, 0.08)),
        }
    }

    /// Only words, in this colour.
    #[must_use]
    pub(crate) fn bare(look: &Look, ink: Color) -> Self {
        Self { ink, ..Self::link(look) }
    }
}
