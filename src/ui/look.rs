//! How things look now: colours, sizes, the typeface and the words, handed to every view.

pub mod theme;
pub(crate) mod type_scale;

use iced::Font;

use crate::words::Words;
use theme::Colors;
use type_scale::Scale;

/// The app's only typeface, compiled in.
pub const FONT: Font = Font::with_name("Fira Sans");

/// How things look now, and in which words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look<'a> {
    /// What everything is called.
    pub words: &'a Words,
    /// Colours by role.
    pub colors: Colors,
    /// Sizes of type and space.
    pub scale: Scale,
    /// Nothing moves unless it must.
    pub still: bool,
    /// How far the controls at the foot of the stage have faded: 0 while they are there, 1 when they are gone.
    pub faded: f32,
}
