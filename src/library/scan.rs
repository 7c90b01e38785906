//! Scans the person's folder: tells at once which files are there, and then what is in them, as they are read. Files that
//! haven't changed since the last scan aren't read again.

use std::mem;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::Library;
use super::card::{Card, Stamp};
use super::entry::Source;
use super::paths::{self, PathEntry};
use super::place::places;

/// How often news is told: seldom enough that drawing it costs little, often enough that nobody waits.
const OFTEN: Duration = Duration::from_millis(100);

/// What a scan tells.
#[derive(Debug, Clone)]
pub enum News {
    /// All cards, in order. Those that aren't known from the last scan haven't been read.
    There(Library),
    /// All paths, in order. They name sets, and so they are read anew by each scan.
    Paths(Vec<Arc<PathEntry>>),
    /// Cards that have been read since, with their places in that order.
    Read(Vec<(usize, Arc<Card>)>),
}

/// Scans the person's folder. `before` is the result of the last scan; `tell` returns whether to go on. A file that has
/// changed keeps its old card until it is read.
///
/// `sound_exists` answers whether a cue may name this sound.
pub(crate) fn scan(
    own: &Path,
    sound_exists: &dyn Fn(&str) -> bool,
    before: &Library,
    tell: &mut dyn FnMut(News) -> bool,
) {
    let (places, trouble) = places(own);
    let known = before.by_place();
    let mut unread = Vec::new();
    let cards: Vec<Arc<Card>> = places
        .into_iter()
        .enumerate()
        .map(|(at, place)| {
            let known = known.get(&(place.name.as_str(), place.source.path())).map(|card| Arc::clone(card));
            let stamp = match &place.source {
                Source::Own(path) => Stamp::of(path),
                Source::BuiltIn => None,
            };
            if let Some(card) = &known
                && card.is_of(&place, stamp.as_ref())
            {
                return Arc::clone(card);
            }
            unread.push((at, place.clone()));
            known.unwrap_or_else(|| Arc::new(Card::unread(place)))
        })
        .collect();
    let paths = before.paths.clone();
    if !tell(News::There(Library { cards, paths, trouble })) || !tell(News::Paths(paths::all(own))) {
        return;
    }
    let (mut read, mut told) = (Vec::new(), Instant::now());
    for (at, place) in unread {
        // Its state before it is read: a change meanwhile shows at the next scan.
        let stamp = place.source.path().and_then(Stamp::of);
        read.push((at, Arc::new(Card::read(&place, stamp, sound_exists))));
        if told.elapsed() >= OFTEN {
            if !tell(News::Read(mem::take(&mut read))) {
                return;
            }
            told = Instant::now();
        }
    }
    if !read.is_empty() {
        let _anybody = tell(News::Read(read));
    }
}
