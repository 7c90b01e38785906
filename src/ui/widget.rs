//! The parts that screens are made of.

pub mod digits;
pub mod disk;
pub mod field;
pub mod ground;
pub mod pacer;
pub mod press;
pub mod words;

pub use digits::digits;
pub use ground::ground;
pub use press::{Surface, press};
pub use words::{hairline, key_cap, text_of};
