//! Watches the person's folder, so that a saved file shows at once.

use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc;

/// Editors save in several steps; the folder must be still for this long before anybody looks.
const STILL: Duration = Duration::from_millis(200);

/// The folder can't be watched; a changed file shows when the app is next started, or asked to look.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("changes to “{}” can't be noticed: {reason}", folder.display())]
pub struct WatchError {
    /// The folder.
    pub folder: PathBuf,
    /// The system's words.
    pub reason: String,
}

/// Says when the person's folder has changed, until it is dropped.
#[derive(Debug)]
pub struct Watch {
    folder: PathBuf,
    /// What is really watched: the folder, or the nearest above it while it doesn't exist.
    place: PathBuf,
    watcher: RecommendedWatcher,
    changes: mpsc::Receiver<()>,
    /// Something changed, and nobody was told yet.
    restless: bool,
}

impl Watch {
    /// Watches a folder, which needn't exist yet.
    ///
    /// # Errors
    /// [`WatchError`] where the system can't.
    pub fn new(folder: &Path) -> Result<Self, WatchError> {
        let wrong =
            |error: notify::Error| WatchError { folder: folder.to_owned(), reason: error.to_string() };
        // One waiting message is enough: it says that something changed, not what.
        let (tell, changes) = mpsc::channel(1);
        let mut listener = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // Reading the folder is an event too, and would go on for ever.
            if !event.is_ok_and(|event| event.kind.is_access()) {
                let _ = tell.try_send(());
            }
        })
        .map_err(wrong)?;
        let place = nearest(folder);
        listener.watch(&place, RecursiveMode::NonRecursive).map_err(wrong)?;
        Ok(Self { folder: folder.to_owned(), place, watcher: listener, changes, restless: false })
    }

    /// Waits until the folder has changed and is still again. `None` when nothing more will be noticed.
    ///
    /// May be dropped and called again without missing anything.
    pub async fn changed(&mut self) -> Option<()> {
        if !self.restless {
            self.changes.recv().await?;
            self.restless = true;
        }
        while tokio::time::timeout(STILL, self.changes.recv()).await.is_ok_and(|change| change.is_some()) {}
        self.restless = false;
        self.look_nearer();
        Some(())
    }

    /// Moves to the folder as soon as it exists, and up again when it goes.
    fn look_nearer(&mut self) {
        let nearest = nearest(&self.folder);
        if nearest != self.place && self.watcher.watch(&nearest, RecursiveMode::NonRecursive).is_ok() {
            let _ = self.watcher.unwatch(&self.place);
            self.place = nearest;
        }
    }
}

fn nearest(folder: &Path) -> PathBuf {
    folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(folder).to_owned()
}
