//! How light the app is: the real program, in a real window on a display of its own, measured from outside.
//!
//! `make lightness` builds it for release and prints a table: medians of five runs, the least and the most, and the
//! limit of each median. It fails if a median is above its limit. `LIGHTNESS_SECONDS` (30) and `LIGHTNESS_RUNS` (5)
//! make it shorter during work on it. In `cargo test` it runs once and briefly, to show that it still works, without
//! judging anything.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measurement stops where something is missing, and prints what it found"
)]

#[cfg(target_os = "linux")]
#[path = "lightness/figures.rs"]
mod figures;

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    figures::take()
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("It measures through /proc and X11, so on Linux alone.");
}
