//! How things look now: colours, sizes, the typeface and the words, handed to every view.

pub mod theme;
pub(crate) mod type_scale;

use std::borrow::Cow;
use std::sync::Once;

use iced::Font;
use iced::advanced::graphics::text::font_system;

use crate::words::Words;
use theme::Colors;
use type_scale::Scale;

/// The app's typeface, compiled in.
pub const FONT: Font = Font::with_name("Fira Sans");

/// The typeface of files, in which all letters have one width; compiled in. It is [loaded](load_code) once a file is shown.
pub(crate) const CODE: Font = Font::with_name("Hack");

/// Makes [`CODE`] known. Whoever never looks at a file doesn't wait for it.
pub(crate) fn load_code() {
    static LOADED: Once = Once::new();
    LOADED.call_once(|| {
        if let Ok(mut fonts) = font_system().write() {
            fonts.load_font(Cow::Borrowed(epaint_default_fonts::HACK_REGULAR));
        }
    });
}

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
