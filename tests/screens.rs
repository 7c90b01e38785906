//! The screens, as people use them: what they read, what they press and type, and what comes of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop where something is missing"
)]

#[path = "screens/any_keys.rs"]
mod any_keys;
#[path = "screens/close.rs"]
mod close;
#[path = "screens/fits.rs"]
mod fits;
#[path = "screens/gate.rs"]
mod gate;
#[path = "screens/library.rs"]
mod library;
#[path = "screens/names.rs"]
mod names;
#[path = "screens/person.rs"]
mod person;
#[path = "screens/rest.rs"]
mod rest;
#[path = "screens/set_up.rs"]
mod set_up;
#[path = "screens/settings.rs"]
mod settings;
#[path = "screens/stage.rs"]
mod stage;
