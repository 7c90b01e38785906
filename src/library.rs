//! Finds and reads rule sets.

pub mod read;
