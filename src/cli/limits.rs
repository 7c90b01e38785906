//! What the system allows this program: how large a file may become, and how many may be open at a time.

/// How many more files must be able to be open. Display, bus, loudspeaker and journal take about forty; another window and
/// the system's libraries a few each.
#[cfg(unix)]
const FILES: usize = 64;

/// The program may open too few files at a time for a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TooFewFiles;

/// From now on, a file that becomes larger than allowed is an error for its writer and doesn't end the program.
#[cfg(unix)]
pub(super) fn outlive_large_files() {
    use std::sync::Arc;

    // It is enough that the signal is taken. If that fails, all is as before.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
}

#[cfg(not(unix))]
pub(super) fn outlive_large_files() {}

/// Checks that enough files can be open for a window, and raises the limit if that is allowed. Libraries that open them
/// later panic if they can't.
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
        // Without such a file nothing is known.
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}
