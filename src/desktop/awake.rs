//! Keeps the display on: one thread that holds the desktop's promise while that is wished for.
//!
//! It is the same thread all along because Windows ties the promise to the thread that asked; and it is a thread because
//! asking and giving back may take as long as a hanging bus likes.

use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use keepawake::KeepAwake;

use super::{APP_ID, THREAD, no_help};

/// The line to the thread. When it is dropped, the display may go dark again.
#[derive(Debug)]
pub(super) struct Awake(Sender<bool>);

impl Awake {
    /// Starts the thread; `None` where the system has none to give.
    pub(super) fn start() -> Option<Self> {
        let (tell, wishes) = mpsc::channel();
        let work = move || keep(&wishes, hold);
        match thread::Builder::new().name(format!("{THREAD}: awake")).spawn(work) {
            // The thread is left to itself: it ends with the line.
            Ok(_) => Some(Self(tell)),
            Err(error) => {
                no_help("the display isn't kept on", &error);
                None
            }
        }
    }

    /// Says whether the display should be kept on from now on.
    pub(super) fn wish(&self, awake: bool) {
        // The thread goes only after this line has.
        let _ = self.0.send(awake);
    }
}

/// Asks the desktop. On Linux this is `org.freedesktop.ScreenSaver`, which the large desktops have.
fn hold() -> Option<KeepAwake> {
    keepawake::Builder::default()
        .display(true)
        // The desktop of a Linux machine that keeps its display on doesn't go to sleep by itself; the others might.
        .idle(!cfg!(target_os = "linux"))
        .reason("A talk is running")
        .app_name("Common Ground")
        .app_reverse_domain(APP_ID)
        .create()
        .inspect_err(|error| no_help("the display isn't kept on", error))
        .ok()
}

/// Holds a promise while it is wished for, until nobody can wish any more. Where it can't be had, the next wish tries
/// again.
pub(super) fn keep<Promise>(wishes: &Receiver<bool>, hold: impl Fn() -> Option<Promise>) {
    let mut held = None;
    while let Ok(wish) = wishes.recv() {
        // Of what was wished while the desktop kept us waiting, only the last counts.
        match (wishes.try_iter().last().unwrap_or(wish), held.take()) {
            (true, Some(promise)) => held = Some(promise),
            (true, None) => held = caught(&hold).flatten(),
            (false, promise) => drop(caught(|| drop(promise))),
        }
    }
    let _ = caught(|| drop(held));
}

/// What comes of it, and nothing where it panics: `keepawake` does where the bus has gone away meanwhile.
fn caught<T>(what: impl FnOnce() -> T) -> Option<T> {
    let done = panic::catch_unwind(AssertUnwindSafe(what)).ok();
    if done.is_none() {
        no_help("the display was kept on", &"the desktop went away meanwhile");
    }
    done
}
