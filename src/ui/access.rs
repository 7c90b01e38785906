//! What a screen reader is told of a window, and what it asks for.
//!
//! There is one description of each screen: its widgets. A control says what it is by a [`Meaning`] as it is walked
//! over ([`walk`]); text and headings speak for themselves. So whatever is drawn is told, with its place on the screen,
//! and what a screen reader presses is the very control that a pointer presses. Nothing of this runs before an
//! assistive program asks for it.

pub mod meaning;
pub mod readers;
pub mod walk;

mod line;

pub use line::{Call, Heard};
pub use meaning::{Meaning, means};
pub use readers::Readers;
pub use walk::{Told, Walk, Wish};
