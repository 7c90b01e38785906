//! The close: a word of appreciation, the agreements, what is parked, and when to talk again. Each can be left out.

mod agreements;
mod rules;
mod shown;
mod view;

pub(crate) use agreements::{Place, Shown, agreements};
pub(crate) use shown::{agreed, for_everyone};
pub(crate) use view::{Around, close, keep_it};
