//! The screens, as people use them: what they read, press and type, and what follows.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop where something is missing"
)]

mod accented;
mod alone;
mod any_keys;
mod any_signs;
mod asked;
mod begun;
mod close;
mod crash;
mod disk;
mod drawn;
mod ended_early;
mod fields;
mod fingerprint;
mod fits;
mod focus;
mod gate;
mod good_thing;
mod home;
mod ink;
mod kept;
mod kept_rules;
mod keyboard;
mod keys;
mod leaving;
mod legible;
mod library;
mod long;
mod motion;
mod names;
mod next_talk;
mod panels;
mod person;
mod picture_file;
mod pictures;
mod presence;
mod presets;
mod pseudo;
mod reader;
mod reading;
mod rest;
mod said;
mod set_up;
mod settings;
mod shelf;
mod slips;
mod small;
mod stage;
mod tab;
mod told;
mod way;
mod whole;
mod windows;
