//! The parts that screens are made of.

pub mod apart;
pub mod digits;
pub mod disk;
pub mod field;
pub mod fits;
pub mod ground;
pub mod kept;
pub mod list;
pub mod miniature;
pub mod pacer;
pub mod press;
pub mod pressing;
pub mod rows;
pub mod slider;
pub mod stops;
pub mod surface;
pub mod toggle;
pub mod upon;
pub mod words;

pub use digits::digits;
pub use fits::first_that_fits;
pub use ground::ground;
pub use list::list;
pub use miniature::miniature;
pub use press::press;
pub use rows::rows;
pub use slider::slider;
pub use stops::stops;
pub use surface::Surface;
pub use toggle::toggle;
pub use upon::upon;
pub use words::{hairline, heading, key_cap, text_of};
