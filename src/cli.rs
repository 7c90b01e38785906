//! Everything that needs no window.

pub mod check;
