//! Everything that needs no window: rule sets, plans, talks, the command line, sounds, and the shape of the code.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop where something is missing"
)]

mod any_file;
mod any_text;
mod architecture;
mod broken;
mod catalogue;
mod cli;
mod closing;
mod discussion;
mod editor;
mod guide;
mod journey;
mod measured;
mod notice;
mod opening;
mod own_set;
mod paths;
mod plan;
mod rule_sets;
mod said_aloud;
mod session;
mod session_properties;
mod shipped;
mod sounds;
