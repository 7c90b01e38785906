//! A call to people who look elsewhere, shown by the desktop as a notification.
//!
//! Each has a thread of its own, because the bus may hang while it is shown.

use std::sync::mpsc::{self, Receiver};
use std::thread;

use notify_rust::Notification;

use super::{Call, THREAD, no_help};

/// A call that is shown until this is dropped.
#[derive(Debug)]
pub(super) struct Shown {
    _until: shown::Until,
    /// Its other end is dropped once the call has gone.
    gone: Receiver<()>,
}

impl Shown {
    /// Takes the call back; what is returned says when it has gone.
    pub(super) fn let_go(self) -> Receiver<()> {
        self.gone
    }
}

/// Shows a call until the result is dropped. `answered` is called on another thread when somebody presses it.
pub(super) fn show(call: Call, answered: impl FnOnce() + Send + 'static) -> Option<Shown> {
    let ((until, ends), (goes, gone)) = (shown::until(), mpsc::channel());
    let work = move || {
        shown::show(&call, answered, ends);
        drop(goes);
    };
    let started = thread::Builder::new().name(format!("{THREAD}: call")).spawn(work);
    let shown = Shown { _until: until, gone };
    started.inspect_err(|error| no_help("people aren't called back", error)).ok().map(|_| shown)
}

fn notification(call: &Call) -> Notification {
    let mut notification = Notification::new();
    let _ = notification.appname("Common Ground").summary(&call.title).body(&call.words);
    notification
}

/// Where the desktop is spoken to over D-Bus, as `org.freedesktop.Notifications`.
#[cfg(all(unix, not(target_os = "macos")))]
mod shown {
    use std::time::Duration;

    use notify_rust::{Hint, NotificationResponse, Urgency};
    use tokio::sync::oneshot::{self, Receiver, Sender};
    use tokio::time;

    use super::{Call, no_help, notification};
    use crate::desktop::APP_ID;

    /// How long the desktop may take to show it. Later it would be of no use.
    const PATIENCE: Duration = Duration::from_secs(30);

    /// A call is shown until this is dropped.
    pub(super) type Until = Sender<()>;

    pub(super) fn until() -> (Until, Receiver<()>) {
        oneshot::channel()
    }

    pub(super) fn show(call: &Call, answered: impl FnOnce(), until: Receiver<()>) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        match runtime {
            Ok(runtime) => runtime.block_on(shows(call, answered, until)),
            Err(error) => no_help("people aren't called back", &error),
        }
    }

    async fn shows(call: &Call, answered: impl FnOnce(), until: Receiver<()>) {
        let mut notification = notification(call);
        let _ = notification
            .icon(APP_ID)
            .hint(Hint::DesktopEntry(APP_ID.to_owned()))
            .urgency(Urgency::Normal)
            // We play the sound for the end of a break ourselves.
            .hint(Hint::SuppressSound(true));
        if let Some(answer) = &call.answer {
            let _ = notification.action("default", answer);
        }
        let shown = match time::timeout(PATIENCE, notification.show_async()).await {
            Ok(Ok(shown)) => shown,
            Ok(Err(error)) => return no_help("people aren't called back", &error),
            Err(late) => return no_help("people aren't called back", &late),
        };
        // Waits even if nothing can be pressed, so that the thread ends when the notification is closed.
        let pressed = shown.wait_for_action_async(|response: &NotificationResponse| {
            if matches!(response, NotificationResponse::Default) {
                answered();
            }
        });
        tokio::select! {
            () = pressed => {}
            _ = until => drop(time::timeout(PATIENCE, shown.close_async()).await),
        }
    }
}

/// On other systems it is shown for as long as the system decides.
#[cfg(not(all(unix, not(target_os = "macos"))))]
mod shown {
    use super::{Call, no_help, notification};

    /// Nothing ends it.
    pub(super) type Until = ();

    pub(super) fn until() -> (Until, ()) {
        ((), ())
    }

    pub(super) fn show(call: &Call, answered: impl FnOnce(), _until: ()) {
        drop(answered);
        if let Err(error) = notification(call).show() {
            no_help("people aren't called back", &error);
        }
    }
}
