//! The display that a window opens on.

use std::env;
use std::ffi::OsStr;
use std::io::{self, Write};

use super::limits::{TooFewFiles, enough_files};
use super::{Outcome, UNUSABLE, WindowRequest};
use crate::words::{Words, say};

/// Variables that name a Wayland display. If one of them is set, no other display is tried.
const WAYLAND: [&str; 2] = ["WAYLAND_DISPLAY", "WAYLAND_SOCKET"];

/// The variable that names an X11 display.
const X11: &str = "DISPLAY";

/// Whether displays have names on this system; on others there is one without a name.
const NAMED: bool = cfg!(all(unix, not(target_os = "macos")));

/// Opens a window if there is a display. Without one the window system would fail later, with a message of its own.
pub(super) fn on_display(request: WindowRequest, words: &Words, err: &mut dyn Write) -> io::Result<Outcome> {
    if !is_display() {
        refuse(words, err, say!(words, "cli-no-display"))?;
        return Ok(Outcome::Exit(UNUSABLE));
    }
    if let Err(TooFewFiles) = enough_files() {
        return super::refuse(words, err, say!(words, "cli-too-few-files")).map(Outcome::Exit);
    }
    Ok(Outcome::Window(Box::new(request)))
}

/// Reports why no window can be opened, and what to do.
pub(super) fn refuse(words: &Words, err: &mut dyn Write, why: String) -> io::Result<()> {
    let _unusable = super::refuse(words, err, why)?;
    writeln!(err, "{}", say!(words, "cli-display-help"))
}

/// Whether a display is named.
pub(super) fn is_display() -> bool {
    !NAMED || WAYLAND.into_iter().chain([X11]).any(is_named)
}

/// Starts the program again for the X11 display if the Wayland one didn't answer, as the window system tries only the
/// first. Returns only if there is no X11 display, or the program can't be started.
///
/// This happens once: the new program isn't told of a Wayland display.
pub fn try_x11() {
    if NAMED && is_named(X11) && WAYLAND.into_iter().any(is_named) {
        start_again();
    }
}

#[cfg(unix)]
fn start_again() {
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    let Ok(program) = env::current_exe() else { return };
    let mut args = env::args_os();
    let mut again = Command::new(program);
    if let Some(name) = args.next() {
        let _ = again.arg0(name);
    }
    for variable in WAYLAND {
        let _ = again.env_remove(variable);
    }
    // Replaces this process, so that its parent waits for the new one. Returns only if it fails.
    let _failed = again.args(args).exec();
}

#[cfg(not(unix))]
fn start_again() {}

fn is_named(variable: impl AsRef<OsStr>) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty())
}
