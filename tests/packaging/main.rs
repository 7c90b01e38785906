//! Everything that integrates the app into a desktop: its icon, its entry in menus and software centres, its manual
//! page, its completions; that all of it is installed in the right place and removed again; and what other programs read
//! in the files that it writes for them.
//!
//! After a change to a drawing in `packaging/icons`, `make icons` makes its pictures again; after one to the messages for
//! desktops, `make texts` writes them into their files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop where something is missing"
)]

#[cfg(target_os = "linux")]
mod cards;
#[cfg(target_os = "linux")]
mod elsewhere;
mod icons;
#[cfg(target_os = "linux")]
mod install;
mod names;
mod texts;
#[cfg(target_os = "linux")]
mod typing;

use std::path::PathBuf;
use std::process::Command;

/// A file that is packaged with the program.
fn packaging(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("packaging").join(path)
}

/// Checks that a tool is installed.
fn needs(tool: &str) {
    let found = Command::new("sh").args(["-c", &format!("command -v {tool}")]).output();
    let found = found.is_ok_and(|found| found.status.success());
    assert!(found, "{tool} is missing; `make test` installs it");
}
