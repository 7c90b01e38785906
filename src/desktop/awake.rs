//! Keeps the display on: one thread holds the desktop's promise while that is wished for.
//!
//! It is always the same thread because Windows ties the promise to the thread that asked, and a thread at all because the
//! bus may hang when the promise is asked for or given back.

use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use keepawake::KeepAwake;

use super::{APP_ID, THREAD, no_help};

/// The line to the thread. When it is dropped, the display may go dark again.
#[derive(Debug)]
pub(super) struct Awake(Sender<Option<String>>);

impl Awake {
    /// Starts the thread; `None` if the system has none to give.
    pub(super) fn start() -> Option<Self> {
        let (tell, wishes) = mpsc::channel();
        let work = move || keep(&wishes, hold);
        match thread::Builder::new().name(format!("{THREAD}: awake")).spawn(work) {
            // Nobody waits for the thread: it ends with the line.
            Ok(_) => Some(Self(tell)),
            Err(error) => {
                no_help("the display isn't kept on", &error);
                None
            }
        }
    }

    /// Says whether the display should be kept on from now on.
    pub(super) fn wish(&self, why: Option<String>) {
        // The thread lives as long as this line.
        let _ = self.0.send(why);
    }
}

/// Asks the desktop. On Linux this is `org.freedesktop.ScreenSaver`, which the large desktops have.
fn hold(why: String) -> Option<KeepAwake> {
    keepawake::Builder::default()
        .display(true)
        // On Linux a desktop whose display is kept on doesn't go to sleep by itself; other systems might.
        .idle(!cfg!(target_os = "linux"))
        .reason(why)
        .app_name("Common Ground")
        .app_reverse_domain(APP_ID)
        .create()
        .inspect_err(|error| no_help("the display isn't kept on", error))
        .ok()
}

/// Holds a promise while it is wished for, until the line is dropped. If it can't be had, the next wish tries again.
pub(super) fn keep<Promise>(wishes: &Receiver<Option<String>>, hold: impl Fn(String) -> Option<Promise>) {
    let mut held = None;
    while let Ok(wish) = wishes.recv() {
        // Of the wishes that came while we waited for the desktop, only the last counts.
        match (wishes.try_iter().last().unwrap_or(wish), held.take()) {
            (Some(_), Some(promise)) => held = Some(promise),
            (Some(why), None) => held = caught(|| hold(why)).flatten(),
            (None, promise) => drop(caught(|| drop(promise))),
        }
    }
    let _ = caught(|| drop(held));
}

/// The result, or nothing if it panics: `keepawake` does when the bus has gone away.
fn caught<T>(what: impl FnOnce() -> T) -> Option<T> {
    let done = panic::catch_unwind(AssertUnwindSafe(what)).ok();
    if done.is_none() {
        no_help("the display was kept on", &"the desktop went away meanwhile");
    }
    done
}
