//! The parts that screens are made of.

pub(super) mod apart;
pub(super) mod counted;
pub(super) mod digits;
pub(super) mod disk;
pub(super) mod field;
pub(super) mod fits;
pub(super) mod ground;
pub(super) mod kept;
pub(super) mod list;
pub(super) mod miniature;
pub(super) mod pacer;
pub(super) mod press;
pub(super) mod pressing;
pub(super) mod rows;
pub(super) mod slider;
pub(super) mod stops;
pub(super) mod surface;
pub(super) mod toggle;
pub(super) mod upon;
pub(super) mod words;

pub(super) use counted::counted;
pub(super) use digits::digits;
pub(super) use fits::first_that_fits;
pub(super) use ground::ground;
pub(super) use list::list;
pub(super) use miniature::miniature;
pub(super) use press::press;
pub(super) use rows::rows;
pub(super) use slider::slider;
pub(super) use stops::stops;
pub(super) use surface::Surface;
pub(super) use toggle::toggle;
pub(super) use upon::upon;
pub(super) use words::{hairline, heading, key_cap, text_of};
