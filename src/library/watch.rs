//! Watches the person's files, so that what they save shows at once.
//!
//! What a path leads to can change in many ways: a file is saved in place or by rename, its folder is replaced, a link on
//! the way leads elsewhere, or its target changes. All of these are noticed. Where the system can't tell of changes, the
//! files are looked at every few seconds instead.

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

/// Editors save in several steps; a change is told once files have been left alone for this long.
const STILL: Duration = Duration::from_millis(200);

/// Where they are never left alone, it is told after this.
const LONGEST: Duration = Duration::from_millis(700);

/// How often files that can't be watched are looked at.
const LOOK: Duration = Duration::from_secs(3);

/// The most folders that are watched: links to more places than these aren't there for rule sets.
const FOLDERS: usize = 200;

/// Changes can't be noticed as they happen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("changes to “{}” can’t be noticed as they happen: {reason}", path.display())]
pub struct WatchError {
    /// What can't be watched.
    pub path: PathBuf,
    /// The system's words.
    pub reason: String,
}

/// Something to watch. It need not exist.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Watched {
    /// The files in a folder, except hidden ones and those in folders inside it.
    Folder(PathBuf),
    /// One file.
    File(PathBuf),
}

impl Watched {
    fn path(&self) -> &Path {
        match self {
            Self::Folder(path) | Self::File(path) => path,
        }
    }
}

/// What a watch has seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// These have changed, by their places in the list of what is watched.
    Changed(Vec<usize>),
    /// From now on files are looked at every few seconds, for this reason. Told once.
    Polling(WatchError),
}

/// Tells when something has changed, until it is dropped.
#[derive(Debug)]
pub struct Watch {
    places: Vec<Watched>,
    method: Method,
    /// When the first change came that hasn't been told yet.
    changed_since: Option<Instant>,
}

#[derive(Debug)]
enum Method {
    /// The system tells of changes.
    Events(Box<Events>),
    /// It doesn't. `why` is there until it has been told.
    Polling { every: Duration, why: Option<WatchError>, prints: Vec<Print> },
}

#[derive(Debug)]
struct Events {
    listener: RecommendedWatcher,
    /// The folders that are watched, and which names in them matter.
    trail: Arc<Mutex<Trail>>,
    /// Holds at most one message: that something changed, not what.
    changes: mpsc::Receiver<()>,
    /// A bit for each place that has changed.
    changed: Arc<AtomicU64>,
    /// Something happened to a folder itself: it may not be watched any more, even if it is there again.
    folder_changed: Arc<AtomicBool>,
}

impl Watch {
    /// Watches up to 64 places.
    #[must_use]
    pub fn new(places: Vec<Watched>) -> Self {
        let method = match Events::new(&places) {
            Ok(events) => Method::Events(Box::new(events)),
            Err(why) => polling(&places, LOOK, Some(why)),
        };
        Self { places, method, changed_since: None }
    }

    /// Waits until something has changed and is left alone again. `None` when no more changes will be noticed.
    ///
    /// May be dropped and called again without missing anything.
    pub async fn seen(&mut self) -> Option<Seen> {
        loop {
            let events = match &mut self.method {
                Method::Polling { why, .. } if why.is_some() => return why.take().map(Seen::Polling),
                Method::Polling { every, prints, .. } => {
                    tokio::time::sleep(*every).await;
                    let changed = prints::renew(prints, &self.places);
                    if changed.is_empty() {
                        continue;
                    }
                    return Some(Seen::Changed(changed));
                }
                Method::Events(events) => events,
            };
            if self.changed_since.is_none() {
                events.changes.recv().await?;
            }
            let begun = *self.changed_since.get_or_insert_with(Instant::now);
            while begun.elapsed() < LONGEST
                && tokio::time::timeout(STILL, events.changes.recv())
                    .await
                    .is_ok_and(|change| change.is_some())
            {}
            self.changed_since = None;
            // Changed paths are watched before this is told, so that nothing is missed by whoever looks then.
            let followed = events.follow(&self.places);
            let changed = events.changed.swap(0, Ordering::SeqCst);
            if let Err(why) = followed {
                self.method = polling(&self.places, LOOK, Some(why));
            }
            let changed: Vec<usize> = (0..self.places.len()).filter(|at| changed & bit(*at) != 0).collect();
            if !changed.is_empty() {
                return Some(Seen::Changed(changed));
            }
        }
    }
}

fn polling(places: &[Watched], every: Duration, why: Option<WatchError>) -> Method {
    let mut prints = vec![Print::default(); places.len()];
    let _ = prints::renew(&mut prints, places);
    Method::Polling { every, why, prints }
}

/// The bit of the place with this number.
fn bit(at: usize) -> u64 {
    u32::try_from(at).ok().and_then(|at| 1_u64.checked_shl(at)).unwrap_or(0)
}

impl Events {
    fn new(places: &[Watched]) -> Result<Self, WatchError> {
        let trail = Arc::new(Mutex::new(Trail::default()));
        let changed = Arc::new(AtomicU64::new(0));
        let (tell, changes) = mpsc::channel(1);
        let folder_changed = Arc::new(AtomicBool::new(false));
        let (shared_trail, shared_changed, shared_folder_changed) =
            (Arc::clone(&trail), Arc::clone(&changed), Arc::clone(&folder_changed));
        let listener = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let matters = match event {
                // Events or a watch were lost: anything may have changed.
                Ok(event) if event.need_rescan() => u64::MAX,
                Err(_) => u64::MAX,
                // Reading is an event too, and we read: it would never end.
                Ok(event) if event.kind.is_access() && event.kind != WRITTEN => 0,
                Ok(event) => {
                    let trail = shared_trail.lock().unwrap_or_else(PoisonError::into_inner);
                    if event.paths.iter().any(|path| trail.folders.contains_key(path)) {
                        shared_folder_changed.store(true, Ordering::SeqCst);
                    }
                    event.paths.iter().fold(0, |bits, path| bits | trail.concerns(path))
                }
            };
            if matters != 0 {
                let _before = shared_changed.fetch_or(matters, Ordering::SeqCst);
                let _ = tell.try_send(());
            }
        });
        let listener = listener.map_err(|error| wrong(first(places), &error))?;
        let mut events = Self { listener, trail, changes, changed, folder_changed };
        events.follow(places)?;
        Ok(events)
    }

    /// Watches all folders on the way to the places, as they are now.
    fn follow(&mut self, places: &[Watched]) -> Result<(), WatchError> {
        // What is made while the way is looked at is seen in the second look.
        for _ in 0..3 {
            let new = Trail::to(places);
            if new.folders.len() > FOLDERS {
                let reason = "links lead from there to too many folders".to_owned();
                return Err(WatchError { path: first(places).to_owned(), reason });
            }
            let old = {
                let mut trail = self.trail.lock().unwrap_or_else(PoisonError::into_inner);
                if !self.folder_changed.swap(false, Ordering::SeqCst) && *trail == new {
                    return Ok(());
                }
                std::mem::replace(&mut *trail, new.clone())
            };
            for (folder, before) in &old.folders {
                if new.folders.get(folder).is_none_or(|now| now.is_another(before)) {
                    // The folder, and its watch, may be gone.
                    let _ = self.listener.unwatch(folder);
                }
            }
            for folder in new.folders.keys() {
                // Watching a folder twice does no harm.
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

/// The path to name where all of them are meant.
fn first(places: &[Watched]) -> &Path {
    places.first().map_or(Path::new(""), Watched::path)
}

/// Whether only this folder can't be watched: it is gone, or we may not read it.
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
