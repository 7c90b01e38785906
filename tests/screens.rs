//! The screens, as people use them: what they read, what they press and type, and what comes of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop where something is missing"
)]

#[path = "screens/any_keys.rs"]
mod any_keys;
#[path = "screens/any_signs.rs"]
mod any_signs;
#[path = "screens/asked.rs"]
mod asked;
#[path = "screens/begun.rs"]
mod begun;
#[path = "screens/close.rs"]
mod close;
#[path = "screens/crash.rs"]
mod crash;
#[path = "screens/drawn.rs"]
mod drawn;
#[path = "screens/fields.rs"]
mod fields;
#[path = "screens/fits.rs"]
mod fits;
#[path = "screens/focus.rs"]
mod focus;
#[path = "screens/gate.rs"]
mod gate;
#[path = "screens/home.rs"]
mod home;
#[path = "screens/ink.rs"]
mod ink;
#[path = "screens/kept.rs"]
mod kept;
#[path = "screens/keyboard.rs"]
mod keyboard;
#[path = "screens/keys.rs"]
mod keys;
#[path = "screens/leaving.rs"]
mod leaving;
#[path = "screens/legible.rs"]
mod legible;
#[path = "screens/library.rs"]
mod library;
#[path = "screens/long.rs"]
mod long;
#[path = "screens/motion.rs"]
mod motion;
#[path = "screens/names.rs"]
mod names;
#[path = "screens/next_talk.rs"]
mod next_talk;
#[path = "screens/panels.rs"]
mod panels;
#[path = "screens/person.rs"]
mod person;
#[path = "screens/picture_file.rs"]
mod picture_file;
#[path = "screens/pictures.rs"]
mod pictures;
#[path = "screens/presence.rs"]
mod presence;
#[path = "screens/presets.rs"]
mod presets;
#[path = "screens/reader.rs"]
mod reader;
#[path = "screens/reading.rs"]
mod reading;
#[path = "screens/rest.rs"]
mod rest;
#[path = "screens/set_up.rs"]
mod set_up;
#[path = "screens/settings.rs"]
mod settings;
#[path = "screens/shelf.rs"]
mod shelf;
#[path = "screens/slips.rs"]
mod slips;
#[path = "screens/small.rs"]
mod small;
#[path = "screens/stage.rs"]
mod stage;
#[path = "screens/tab.rs"]
mod tab;
#[path = "screens/told.rs"]
mod told;
#[path = "screens/whole.rs"]
mod whole;
#[path = "screens/windows.rs"]
mod windows;
