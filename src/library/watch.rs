//! Watches the person's files, so that what they save shows at once.
//!
//! What a path means can change in many ways: a file is saved in place or by rename, its folder is swapped for another,
//! a link on the way leads elsewhere, what it leads to is changed. All of these are noticed. Where the system can't
//! notice anything, the files are looked at every few seconds instead.

mod prints;
mod trail;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc;
use tokio::time::Instant;

use prints::Print;
use trail::Trail;

/// Editors save in several steps; the files must be still for this long before anybody looks.
const STILL: Duration = Duration::from_millis(200);

/// Where they are never still, somebody looks after this all the same.
const LONGEST: Duration = Duration::from_millis(700);

/// How often files are looked at that can't be watched.
const LOOK: Duration = Duration::from_secs(3);

/// More folders than these aren't watched: links that lead to so many places are a collection of something else.
const FOLDERS: usize = 200;

/// Changes can't be noticed as they happen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("changes to “{}” can’t be noticed as they happen: {reason}", path.display())]
pub struct WatchError {
    /// What was to be watched.
    pub path: PathBuf,
    /// The system's words.
    pub reason: String,
}

/// What is watched. Nothing of it need be there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Place {
    /// The files in a folder, but not those in folders inside it, and none that are hidden.
    Folder(PathBuf),
    /// One file.
    File(PathBuf),
}

impl Place {
    fn path(&self) -> &Path {
        match self {
            Self::Folder(path) | Self::File(path) => path,
        }
    }
}

/// What a watch says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// These have changed, by their numbers in the list of what is watched, and are still again.
    Changed(Vec<usize>),
    /// From now on they are looked at every few seconds, because of this. Said once.
    Blind(WatchError),
}

/// Says when something has changed, until it is dropped.
#[derive(Debug)]
pub struct Watch {
    places: Vec<Place>,
    eyes: Eyes,
    /// Something changed, and nobody was told yet: when it began.
    restless: Option<Instant>,
}

#[derive(Debug)]
enum Eyes {
    /// The system tells.
    Open(Box<Open>),
    /// It doesn't; why, until somebody was told.
    Shut { every: Duration, why: Option<WatchError>, prints: Vec<Print> },
}

#[derive(Debug)]
struct Open {
    listener: RecommendedWatcher,
    /// The folders that are really watched, and what in them matters.
    trail: Arc<Mutex<Trail>>,
    /// One waiting message is enough: it says that something changed, not what.
    changes: mpsc::Receiver<()>,
    /// A bit for each place that has changed.
    changed: Arc<AtomicU64>,
    /// Something has happened to a folder itself: it may not be watched any more, even if it is back.
    shaken: Arc<AtomicBool>,
}

impl Watch {
    /// Watches places, of which there may be 64.
    #[must_use]
    pub fn new(places: Vec<Place>) -> Self {
        let eyes = match Open::new(&places) {
            Ok(open) => Eyes::Open(Box::new(open)),
            Err(why) => shut(&places, LOOK, Some(why)),
        };
        Self { places, eyes, restless: None }
    }

    /// Looks at places every so often, as where the system can't tell.
    #[must_use]
    pub fn by_looking(places: Vec<Place>, every: Duration) -> Self {
        let eyes = shut(&places, every, None);
        Self { places, eyes, restless: None }
    }

    /// Waits until something has changed and is still again. `None` when nothing more will be noticed.
    ///
    /// May be dropped and called again without missing anything.
    pub async fn seen(&mut self) -> Option<Seen> {
        loop {
            let open = match &mut self.eyes {
                Eyes::Shut { why, .. } if why.is_some() => return why.take().map(Seen::Blind),
                Eyes::Shut { every, prints, .. } => {
                    tokio::time::sleep(*every).await;
                    let changed = prints::renew(prints, &self.places);
                    if changed.is_empty() {
                        continue;
                    }
                    return Some(Seen::Changed(changed));
                }
                Eyes::Open(open) => open,
            };
            if self.restless.is_none() {
                open.changes.recv().await?;
            }
            let begun = *self.restless.get_or_insert_with(Instant::now);
            while begun.elapsed() < LONGEST
                && tokio::time::timeout(STILL, open.changes.recv()).await.is_ok_and(|change| change.is_some())
            {
            }
            self.restless = None;
            // What changed on the way there is watched from now on; whoever looks after this misses nothing.
            let followed = open.follow(&self.places);
            let changed = open.changed.swap(0, Ordering::SeqCst);
            if let Err(why) = followed {
                self.eyes = shut(&self.places, LOOK, Some(why));
            }
            let changed: Vec<usize> = (0..self.places.len()).filter(|at| changed & bit(*at) != 0).collect();
            if !changed.is_empty() {
                return Some(Seen::Changed(changed));
            }
        }
    }
}

fn shut(places: &[Place], every: Duration, why: Option<WatchError>) -> Eyes {
    let mut prints = vec![Print::default(); places.len()];
    let _ = prints::renew(&mut prints, places);
    Eyes::Shut { every, why, prints }
}

/// The bit of the place with this number.
fn bit(at: usize) -> u64 {
    u32::try_from(at).ok().and_then(|at| 1_u64.checked_shl(at)).unwrap_or(0)
}

impl Open {
    fn new(places: &[Place]) -> Result<Self, WatchError> {
        let trail = Arc::new(Mutex::new(Trail::default()));
        let changed = Arc::new(AtomicU64::new(0));
        let (tell, changes) = mpsc::channel(1);
        let shaken = Arc::new(AtomicBool::new(false));
        let (heard_trail, heard, shakes) = (Arc::clone(&trail), Arc::clone(&changed), Arc::clone(&shaken));
        let listener = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let matters = match event {
                // Some events were lost, or a watch: anything may have changed.
                Ok(event) if event.need_rescan() => u64::MAX,
                Err(_) => u64::MAX,
                // Reading is an event too, and would go on for ever.
                Ok(event) if event.kind.is_access() && event.kind != WRITTEN => 0,
                Ok(event) => {
                    let trail = heard_trail.lock().unwrap_or_else(PoisonError::into_inner);
                    if event.paths.iter().any(|path| trail.folders.contains_key(path)) {
                        shakes.store(true, Ordering::SeqCst);
                    }
                    event.paths.iter().fold(0, |bits, path| bits | trail.concerns(path))
                }
            };
            if matters != 0 {
                let _before = heard.fetch_or(matters, Ordering::SeqCst);
                let _ = tell.try_send(());
            }
        });
        let listener = listener.map_err(|error| wrong(first(places), &error))?;
        let mut open = Self { listener, trail, changes, changed, shaken };
        open.follow(places)?;
        Ok(open)
    }

    /// Watches all folders on the way to the places, as the way is now.
    fn follow(&mut self, places: &[Place]) -> Result<(), WatchError> {
        // What is made while the way is looked at is seen in the second look.
        for _ in 0..3 {
            let new = Trail::to(places);
            if new.folders.len() > FOLDERS {
                let reason = "links lead from there to too many folders".to_owned();
                return Err(WatchError { path: first(places).to_owned(), reason });
            }
            let old = {
                let mut trail = self.trail.lock().unwrap_or_else(PoisonError::into_inner);
                if !self.shaken.swap(false, Ordering::SeqCst) && *trail == new {
                    return Ok(());
                }
                std::mem::replace(&mut *trail, new.clone())
            };
            for (folder, before) in &old.folders {
                if new.folders.get(folder).is_none_or(|now| now.is_another(before)) {
                    // It may be gone, and its watch with it.
                    let _ = self.listener.unwatch(folder);
                }
            }
            for folder in new.folders.keys() {
                // One that is watched already is none the worse for it.
                match self.listener.watch(folder, RecursiveMode::NonRecursive) {
                    Ok(()) => {}
                    Err(error) if is_of_the_folder(&error) => {}
                    Err(error) => return Err(wrong(folder, &error)),
                }
            }
        }
        Ok(())
    }
}

/// A file that was open for writing is closed.
const WRITTEN: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));

/// What to name where all of them are meant.
fn first(places: &[Place]) -> &Path {
    places.first().map_or(Path::new(""), Place::path)
}

/// Whether it is this folder that can't be watched, rather than any: it is gone since, or not for our eyes.
fn is_of_the_folder(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => {
            use std::io::ErrorKind::{NotADirectory, NotFound, PermissionDenied};
            matches!(error.kind(), NotFound | PermissionDenied | NotADirectory)
        }
        _ => false,
    }
}

fn wrong(path: &Path, error: &notify::Error) -> WatchError {
    let reason = match &error.kind {
        ErrorKind::Io(error) => error.to_string(),
        ErrorKind::Generic(reason) => reason.clone(),
        _ => "the system watches no more files".to_owned(),
    };
    WatchError { path: path.to_owned(), reason }
}

#[cfg(test)]
mod tests;
