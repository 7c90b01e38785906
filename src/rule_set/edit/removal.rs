//! Removes many values in one go.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::rc::Rc;

use super::{EditError, Key, Layout, Splice, Written, member};
use crate::rule_set::source::members::Group;

/// Removes values as [`remove`](super::remove) does. The splices come with those behind first, so that each can be made in the
/// text that is left by those before it.
///
/// Beside them are the places, in `paths`, of those that have to wait until these are gone, because one of these takes along
/// a comma that is theirs. Their paths are right then, too.
///
/// # Errors
/// [`EditError::Unreadable`]; [`EditError::NotThere`] if one of them isn't there.
pub fn remove_all(source: &str, paths: &[Vec<Key<'_>>]) -> Result<(Vec<Splice>, Vec<usize>), EditError> {
    let written = Written::read(source).ok_or(EditError::Unreadable)?;
    let mut groups = Groups { written: &written, read: HashMap::new() };
    let mut found = Vec::new();
    for (place, path) in paths.iter().enumerate() {
        let (group, at) = groups.find(path)?;
        found.push((place, Layout::of(source, &written, &group).take_out(at)));
    }
    found.sort_by_key(|(_, splice)| Reverse((splice.bytes.end, splice.bytes.start)));
    let (mut splices, mut later): (Vec<Splice>, Vec<usize>) = (Vec::new(), Vec::new());
    for (place, splice) in found {
        // Those before one that waits wait with it: it would move up.
        let overlaps = splices.last().is_some_and(|behind| splice.bytes.end > behind.bytes.start);
        if overlaps || !later.is_empty() {
            later.push(place);
        } else {
            splices.push(splice);
        }
    }
    Ok((splices, later))
}

/// The brackets of a text, each read once.
struct Groups<'w, 'a> {
    written: &'w Written<'a>,
    /// By the first token of the value.
    read: HashMap<usize, Option<Rc<Group>>>,
}

impl Groups<'_, '_> {
    fn find(&mut self, path: &[Key<'_>]) -> Result<(Rc<Group>, usize), EditError> {
        let mut value = self.written.root().ok_or(EditError::NotThere)?;
        let mut found = None;
        for key in path {
            let written = self.written;
            let group = self.read.entry(value.start).or_insert_with(|| written.group(&value).map(Rc::new));
            let group = group.clone().ok_or(EditError::NotThere)?;
            let at = member(written, &group, *key).ok_or(EditError::NotThere)?;
            value = group.members[at].value.clone();
            found = Some((group, at));
        }
        found.ok_or(EditError::NotThere)
    }
}
