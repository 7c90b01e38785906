//! The windows: state, messages, update, view, subscription; parent of all screens.

pub mod measure;
pub mod theme;
pub mod type_scale;
pub mod widget;

use iced::Font;

/// The one typeface, compiled in.
pub const FONT: Font = Font::with_name("Fira Sans");

/// How things look now: colours and sizes, handed to every view.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Colours by role.
    pub colors: theme::Colors,
    /// Sizes of type and space.
    pub scale: type_scale::Scale,
    /// Nothing moves that needn't.
    pub still: bool,
}
