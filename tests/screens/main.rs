//! The screens, as people use them: what they read, press and type, and what follows.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop where something is missing"
)]

mod accented;
mod agreed;
mod agreeing;
mod alone;
mod along_a_path;
mod any_keys;
mod any_signs;
mod asked;
mod asks;
mod bare;
mod begun;
mod by_keys;
mod cards;
mod close;
mod copies;
mod covered;
mod crash;
mod disk;
mod drawn;
mod editing;
mod editing_by_keys;
mod editor;
mod ended_early;
mod erase;
mod exchange;
mod feelings;
mod fields;
mod finding;
mod fingerprint;
mod first_talk;
mod fits;
mod focus;
mod form;
mod full_screen;
mod gate;
mod go_on_with;
mod good_thing;
mod groups;
mod helping;
mod home;
mod ink;
mod kept;
mod kept_rules;
mod keyboard;
mod keys;
mod last_time;
mod leaving;
mod legible;
mod library;
mod long;
mod motion;
mod names;
mod next_talk;
mod on_path;
mod opening;
mod own_sets;
mod panels;
mod people;
mod person;
mod picture_file;
mod pictures;
mod pools;
mod presence;
mod presets;
mod printing;
mod pseudo;
mod quick_exit;
mod reader;
mod reading;
mod remembered;
mod rest;
mod review;
mod said;
mod saving;
mod set_up;
mod settings;
mod shelf;
mod slips;
mod small;
mod stage;
mod tab;
mod told;
mod unseen;
mod way;
mod ways_in;
mod what_we_keep;
mod whole;
mod windows;
