//! A look through the person's folder: what is there is told at once, and what is in it as it is read. Nothing is read
//! again that hasn't changed since the last look.

use std::mem;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::Library;
use super::card::{Card, Stamp};
use super::entry::Source;
use super::place::places;

/// How often what was read is told: seldom enough that drawing it costs little, often enough that nobody waits.
const OFTEN: Duration = Duration::from_millis(100);

/// What a look tells.
#[derive(Debug, Clone)]
pub enum News {
    /// What there is, in its order. A card that isn't known from the last look hasn't been read.
    There(Library),
    /// Cards that have been read since, with their places in that order.
    Read(Vec<(usize, Arc<Card>)>),
}

/// Looks through the person's folder. `before` is what is known from the last look; `tell` says whether anybody still
/// wants to know. A file that has changed keeps its card until it is read.
///
/// `sound_exists` answers whether a cue may name this sound.
pub fn look_through(
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
    if !tell(News::There(Library { cards, trouble })) {
        return;
    }
    let (mut read, mut told) = (Vec::new(), Instant::now());
    for (at, place) in unread {
        // How it looked before it was read: what changes meanwhile shows at the next look.
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
