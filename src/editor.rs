//! Changing a rule set: its text, as a form and as it is written, with undo over both.
//!
//! The text is the truth. A form and the file are two views of one [`Draft`], and every change is a splice: comments, blank
//! lines, order, quotes and indentation outside of it stay byte for byte. This room knows no window, no clock and no disk.
//!
//! - [`Draft`] has the text, what [`check`](crate::rule_set::check) says of it, and the way back.
//! - [`form`] shows the text as fields, rules, turns and steps, even where values are wrong.
//! - [`change`] says with which splices a change in the form is made.

pub mod change;
mod cursor;
mod draft;
pub mod form;
mod history;
mod ids;
mod path;

pub use change::{Change, Changed, Unchanged};
pub use cursor::Kind;
pub use draft::{Draft, Known, Trouble, Unread};
pub use form::Form;
pub use history::Step;
pub use path::{Part, Path};
