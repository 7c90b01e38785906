//! What the system allows this program: how large a file may become, and how many may be open at a time.

/// Files that must be able to be open beside those that are. Display, bus, loudspeaker and journal take about forty; a
/// window more, and what else the system's libraries open, a few each.
#[cfg(unix)]
const FILES: usize = 64;

/// The program may open too few files at a time for a window.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "this program may open too few files at a time for a window, which takes about 64; \
     let it open more (`ulimit -n 1024` before it, in a shell)"
)]
pub(super) struct TooFewFiles;

/// From now on a file that becomes larger than it may is an error of whoever writes it, and ends nothing.
#[cfg(unix)]
pub(super) fn outlive_large_files() {
    use std::sync::Arc;

    // Whether it happened doesn't matter; that somebody takes the signal does. If nobody can, all is as it was.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
}

#[cfg(not(unix))]
pub(super) fn outlive_large_files() {}

/// Looks whether enough files can be open for a window, and lets more be where that is ours to say. Who opens them later
/// panics where they can't.
#[cfg(unix)]
pub(super) fn enough_files() -> Result<(), TooFewFiles> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    if can_open_more() {
        return Ok(());
    }
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let wanted = current.map(|current| current.saturating_add(4 * FILES as u64));
    let current = match (wanted, maximum) {
        (Some(wanted), Some(most)) => Some(wanted.min(most)),
        _ => wanted,
    };
    let _ = setrlimit(Resource::Nofile, Rlimit { current, maximum });
    if can_open_more() { Ok(()) } else { Err(TooFewFiles) }
}

#[cfg(not(unix))]
pub(super) fn enough_files() -> Result<(), TooFewFiles> {
    Ok(())
}

#[cfg(unix)]
fn can_open_more() -> bool {
    let open: Result<Vec<_>, _> = (0..FILES).map(|_| std::fs::File::open("/dev/null")).collect();
    match open {
        Ok(_) => true,
        // Where there is no such file, nothing is known, and nothing is said.
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}
