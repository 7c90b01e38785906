//! What a screen reader is told of a window, and what it asks for.
//!
//! Each screen is described once: by its widgets. When a [`walk`] visits a control, the control says what it is by a
//! [`Meaning`]; text and headings say it themselves. So everything drawn is told, with its place on the screen, and a
//! screen reader presses the same control as a pointer does. None of this runs before an assistive program asks for it.

pub mod meaning;
mod readers;
pub mod walk;

mod line;

pub use line::{Call, Heard};
pub use meaning::{Meaning, means};
pub(crate) use readers::Readers;
pub use walk::{Told, Walk, Wish};
