//! The loudspeaker: opened by rodio, and watched for trouble.

use std::sync::mpsc::{SyncSender, TrySendError};
use std::time::{Duration, Instant};

use rodio::cpal::{self, ErrorKind};
use rodio::mixer::Mixer;
use rodio::{DeviceSinkBuilder, DeviceSinkError, MixerDeviceSink};

use super::opener::{Device, Opened, Speaker};
use super::player::Command;
use super::voice::Voice;

/// More errors than [`TOO_MANY`] within this time mean that the device is gone.
const WHILE: Duration = Duration::from_secs(1);

/// Correct playback through a sound server reports up to some hundred errors a second, one for each buffer; a
/// server that has died, some hundred thousand.
const TOO_MANY: u32 = 1_000;

/// Opens the system's default device.
///
/// # Errors
/// What the sound system says, for the log. There is no use in telling its errors apart: a machine without a
/// sound card is reported in half a dozen ways.
pub(super) fn open(trouble: Trouble) -> Opened {
    let mut sink = open_default(trouble).map_err(|error| describe(&error))?;
    // By default it writes to the terminal when it is closed.
    sink.log_on_drop(false);
    Ok(Device { speaker: Box::new(sink.mixer().clone()), stream: Box::new(sink) })
}

fn open_default(mut trouble: Trouble) -> Result<MixerDeviceSink, DeviceSinkError> {
    DeviceSinkBuilder::from_default_device()?
        .with_error_callback(move |error| trouble.note(&error, Instant::now()))
        .open_sink_or_fallback()
}

fn describe(error: &DeviceSinkError) -> String {
    use std::error::Error;
    match error.source() {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}

impl Speaker for Mixer {
    fn sound(&self, voice: Voice) {
        self.add(voice);
    }
}

/// Counts a stream's errors on the audio thread, and tells the sound thread, once, when the stream is lost.
#[derive(Clone)]
pub(super) struct Trouble {
    tell: SyncSender<Command>,
    /// The stream that is watched: a message about an older one is out of date.
    stream: u64,
    /// Start of the present [`WHILE`], and errors in it.
    since: Option<Instant>,
    errors: u32,
    lost: bool,
}

impl Trouble {
    pub(super) fn watch(stream: u64, tell: SyncSender<Command>) -> Self {
        Self { tell, stream, since: None, errors: 0, lost: false }
    }

    fn note(&mut self, error: &cpal::Error, now: Instant) {
        if self.lost {
            // The thread that calls us may be spinning on the error. It is about to be ended; until then it
            // needn't take a whole core.
            std::thread::sleep(Duration::from_millis(5));
            return;
        }
        if self.since.is_none_or(|since| now.duration_since(since) > WHILE) {
            self.since = Some(now);
            self.errors = 0;
        }
        self.errors += 1;

        let gone = matches!(
            error.kind(),
            ErrorKind::DeviceNotAvailable | ErrorKind::HostUnavailable | ErrorKind::StreamInvalidated
        );
        if gone || self.errors > TOO_MANY {
            let lost = Command::Lost { stream: self.stream, detail: error.to_string() };
            // Nobody listens when the app is closing. Where there is no room for it, the next error tells.
            self.lost = !matches!(self.tell.try_send(lost), Err(TrySendError::Full(_)));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{self, Receiver};

    use super::*;

    fn watched() -> (Trouble, Receiver<Command>) {
        let (tell, told) = mpsc::sync_channel(9);
        (Trouble::watch(7, tell), told)
    }

    fn xrun() -> cpal::Error {
        ErrorKind::Xrun.into()
    }

    #[test]
    fn errors_now_and_then_are_no_trouble() {
        let (mut trouble, told) = watched();
        let start = Instant::now();
        for n in 0..10_000 {
            trouble.note(&xrun(), start + n * Duration::from_millis(5));
        }
        assert!(told.try_recv().is_err());
    }

    #[test]
    fn a_storm_of_errors_is_told_once() {
        let (mut trouble, told) = watched();
        let start = Instant::now();
        for n in 0..=TOO_MANY + 2 {
            trouble.note(&xrun(), start + n * Duration::from_micros(5));
        }
        assert!(matches!(told.try_recv(), Ok(Command::Lost { stream: 7, .. })));
        assert!(told.try_recv().is_err());
    }

    #[test]
    fn a_device_that_is_gone_is_told_at_once() {
        for kind in [ErrorKind::DeviceNotAvailable, ErrorKind::StreamInvalidated] {
            let (mut trouble, told) = watched();
            trouble.note(&kind.into(), Instant::now());
            assert!(matches!(told.try_recv(), Ok(Command::Lost { stream: 7, .. })), "{kind:?}");
        }
    }
}
