//! Common Ground helps people through a talk they would rather avoid: it keeps time and turns, shows the few ground
//! rules that matter now, and makes it easy to take a break and to come back.
//!
//! A room knows only the rooms below it, never one above. `rule_set`, `plan` and `session` know no window, no clock and
//! no disk.

pub mod cli;
pub mod clock;
pub mod desktop;
pub mod editor;
pub mod library;
pub mod plan;
pub mod record;
pub mod rule_set;
pub mod session;
pub mod sound;
pub mod talk;
pub mod ui;
pub mod words;
