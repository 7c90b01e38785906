//! How light the app is: the real program, in a real window on a display of its own, measured from outside.
//!
//! `make lightness` builds it for release and prints a table: medians of five, with the least and the most, and what
//! the median may be at most. It fails where one is more. `LIGHTNESS_SECONDS` (30) and `LIGHTNESS_RUNS` (5) make it
//! shorter while somebody works on it, and so does `LIGHTNESS_ONLY`: `start`, `talk`, `still`, `two`, `large` or
//! `shelves`. In `cargo test` it runs once, in short, to see that it still works, and judges nothing.

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
