//! The close: a word of appreciation, what people agreed, what is parked, and when to talk again. Each can be left
//! out.

mod agreements;
mod shown;
mod view;

pub use agreements::agreements;
pub use shown::{agreed, for_everyone};
pub(crate) use view::{close, keep_it};
