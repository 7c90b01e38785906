//! Whether the sets that a talk goes on with are there.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::fault::{Ids, Known};
use super::report::Report;
use crate::rule_set::sign::short;
use crate::rule_set::source::Value;

/// The rule sets that there are, for those that name others.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// The name of the set that is checked, if it has one.
    pub own: Option<String>,
    /// The names of all others that can be found. Thousands of sets may stand on one shelf.
    pub others: Arc<BTreeSet<String>>,
}

/// Warns of sets that are named for nothing. Without a shelf, nothing is known of what there is.
pub(super) fn check(set: &Value<'_>, shelf: Option<&Shelf>, report: &mut Report) {
    let named =
        set.field("close").and_then(|close| close.field("then")).map(Value::items).unwrap_or_default();
    let mut seen = HashSet::new();
    for value in named {
        if report.is_full() {
            return;
        }
        let Some(name) = value.text() else { continue };
        if !seen.insert(name) {
            report.warning(&value.bytes, Ids::ThenTwice { set: short(name) });
            continue;
        }
        let Some(shelf) = shelf else { continue };
        if shelf.own.as_deref() == Some(name) {
            report.warning(&value.bytes, Ids::ThenItself { set: short(name) });
        } else if !shelf.others.contains(name) {
            let others = shelf.others.iter().map(String::as_str);
            let known = Known::of(name, others.filter(|other| !seen.contains(other)));
            report.warning(&value.bytes, Ids::NoSet { set: short(name), known });
        }
    }
}
