//! Opens devices, each on a thread of its own that keeps it and closes it again.
//!
//! A sound system can hang for ever while a device is opened or closed, so neither is done where anybody waits. The caller
//! gets a [`Keep`] at once, is told when the device is there, and closes it by dropping the [`Keep`].

use std::sync::Arc;
use std::sync::mpsc::{self, Sender, SyncSender};
use std::thread;

use super::command::Command;
use super::device::{Device, Health, Opened};

/// How many devices can be open or hanging at once. Only one is in use; if the others hang, the sound system won't answer
/// for another one either.
pub(super) const AT_ONCE: usize = 4;

/// While this lives, the device stays open.
#[derive(Debug)]
pub(super) struct Keep(#[allow(dead_code, reason = "it is there to be dropped")] Sender<()>);

/// Opens devices.
pub(super) struct Openers {
    open: Arc<dyn Fn(Health) -> Opened + Send + Sync>,
    tell: SyncSender<Command>,
    /// Cloned into each thread: its count is one more than that of the devices.
    at_work: Arc<()>,
}

impl Openers {
    pub(super) fn new(
        open: impl Fn(Health) -> Opened + Send + Sync + 'static,
        tell: SyncSender<Command>,
    ) -> Self {
        Self { open: Arc::new(open), tell, at_work: Arc::new(()) }
    }

    /// Begins to open a device under this number. [`Command::Opened`] brings the result.
    ///
    /// # Errors
    /// When too many others hang, or the system has no thread to give. For the log.
    pub(super) fn start(&self, stream: u64) -> Result<Keep, String> {
        if Arc::strong_count(&self.at_work) > AT_ONCE {
            return Err(format!("{AT_ONCE} devices that were opened before don't answer"));
        }
        let (keep, kept) = mpsc::channel::<()>();
        let (open, tell, at_work) = (Arc::clone(&self.open), self.tell.clone(), Arc::clone(&self.at_work));
        let work = move || {
            match open(Health::watch(stream, tell.clone())) {
                Ok(Device { speaker, stream: device }) => {
                    let _ = tell.send(Command::Opened { stream, speaker: Ok(speaker) });
                    // Returns when the `Keep` is dropped; nothing is ever sent.
                    let _ = kept.recv();
                    drop(device);
                }
                Err(detail) => {
                    let _ = tell.send(Command::Opened { stream, speaker: Err(detail) });
                }
            }
            drop(at_work);
        };
        let started = thread::Builder::new().name("loudspeaker".to_owned()).spawn(work);
        started.map(|_| Keep(keep)).map_err(|error| error.to_string())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where something is missing")]

    use std::sync::mpsc::Receiver;
    use std::sync::{Condvar, Mutex};
    use std::time::Duration;

    use super::super::command::Speaker;
    use super::super::voice::Voice;
    use super::*;

    /// How long to wait for what must come. Only a failing test waits for all of it.
    const PATIENCE: Duration = Duration::from_secs(60);

    struct Mute;

    impl Speaker for Mute {
        fn sound(&self, _voice: Voice) {}
    }

    /// Says when it is dropped, on the thread that drops it.
    struct Stream(SyncSender<()>);

    impl Drop for Stream {
        fn drop(&mut self) {
            let _ = self.0.send(());
        }
    }

    fn answer(told: &Receiver<Command>) -> (u64, bool) {
        match told.recv_timeout(PATIENCE) {
            Ok(Command::Opened { stream, speaker }) => (stream, speaker.is_ok()),
            _ => panic!("no answer came"),
        }
    }

    #[test]
    fn a_device_is_open_for_as_long_as_it_is_kept() {
        let (tell, told) = mpsc::sync_channel(9);
        let (gone, is_gone) = mpsc::sync_channel(9);
        let open =
            move |_: Health| Ok(Device { speaker: Box::new(Mute), stream: Box::new(Stream(gone.clone())) });
        let openers = Openers::new(open, tell);
        let keep = openers.start(7).unwrap();
        assert_eq!(answer(&told), (7, true));
        assert!(is_gone.recv_timeout(Duration::from_millis(50)).is_err(), "it is kept");
        drop(keep);
        is_gone.recv_timeout(PATIENCE).unwrap();
    }

    #[test]
    fn a_device_that_nobody_waits_for_any_more_is_let_go_when_it_comes() {
        let (tell, told) = mpsc::sync_channel(9);
        let (gone, is_gone) = mpsc::sync_channel(9);
        let gate = Arc::new((Mutex::new(false), Condvar::new()));
        let at_gate = Arc::clone(&gate);
        let open = move |_: Health| {
            let (open, changed) = &*at_gate;
            drop(changed.wait_while(open.lock().unwrap(), |open| !*open).unwrap());
            Ok(Device { speaker: Box::new(Mute), stream: Box::new(Stream(gone.clone())) })
        };
        let openers = Openers::new(open, tell);
        // However many are asked for, only so many hang.
        let kept: Vec<_> = (0..100).map(|stream| openers.start(stream)).collect();
        assert_eq!(kept.iter().filter(|keep| keep.is_ok()).count(), AT_ONCE);
        drop(kept);
        assert!(openers.start(100).is_err(), "they hang still");

        *gate.0.lock().unwrap() = true;
        gate.1.notify_all();
        for _ in 0..AT_ONCE {
            assert!(answer(&told).1);
            is_gone.recv_timeout(PATIENCE).unwrap();
        }
        // Their threads end a moment later.
        while openers.start(101).is_err() {
            thread::yield_now();
        }
        assert_eq!(answer(&told), (101, true));
    }
}
