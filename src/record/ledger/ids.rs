//! Ids: one for each entry, in all files of its ledger.

use std::collections::HashSet;

use jiff::Timestamp;

use super::pages::Page;
use super::{Entry, Id};

/// An id that no entry has.
pub(super) fn free_after<T: Entry>(pages: &[Page<T>], moment: Timestamp) -> Id {
    let taken = taken(pages);
    // It must differ from those in what can't be read too, which can't be asked: so it is the moment. Where the clock was
    // set back, the newest comes last all the same.
    let now = u64::try_from(moment.as_microsecond()).unwrap_or_default();
    let newest = taken.iter().max().and_then(|newest| newest.0.checked_add(1));
    free(&taken, newest.map_or(now, |next| next.max(now)), |id| id.wrapping_add(1))
}

/// Gives another id to an entry that has the same as one before it, as happens to what is copied by hand. Always the
/// same one: what was listed must still be meant when it is changed.
pub(super) fn tell_apart<T: Entry>(pages: &mut [Page<T>]) {
    let mut taken = taken(pages);
    let mut met = HashSet::new();
    for page in pages {
        let mut changed = false;
        for entry in page.entries_mut() {
            if met.insert(entry.id()) {
                continue;
            }
            // Downwards: there, unlike after the newest, nothing is added in the meantime.
            let id = free(&taken, entry.id().0, |id| id.wrapping_sub(1));
            entry.set_id(id);
            let _ = (taken.insert(id), met.insert(id));
            changed = true;
        }
        page.changed |= changed;
    }
}

fn taken<T: Entry>(pages: &[Page<T>]) -> HashSet<Id> {
    pages.iter().flat_map(Page::entries).map(Entry::id).collect()
}

fn free(taken: &HashSet<Id>, from: u64, next: impl Fn(u64) -> u64) -> Id {
    let mut id = from;
    while taken.contains(&Id(id)) {
        id = next(id);
    }
    Id(id)
}
