//! The parts that screens are made of.

pub mod digits;
pub mod disk;
pub mod field;
pub mod ground;
pub mod kept;
pub mod miniature;
pub mod pacer;
pub mod press;
pub mod surface;
pub mod upon;
pub mod words;

pub use digits::digits;
pub use ground::ground;
pub use miniature::miniature;
pub use press::press;
pub use surface::Surface;
pub use upon::upon;
pub use words::{hairline, heading, key_cap, text_of};
