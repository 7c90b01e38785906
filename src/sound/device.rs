//! The loudspeaker: opened by rodio, and watched for errors.

use std::any::Any;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{SyncSender, TrySendError};
use std::time::{Duration, Instant};

use rodio::cpal::{self, ErrorKind};
use rodio::mixer::Mixer;
use rodio::{ChannelCount, DeviceSinkBuilder, DeviceSinkError, MixerDeviceSink, Sample, SampleRate, Source};

use super::command::{Command, Speaker};
use super::voice::Voice;

/// A device that reports errors and takes no sound for this long is gone.
const WHILE: Duration = Duration::from_secs(1);

/// It counts as gone only after more errors than this. Playback that works reports hundreds through a sound server, and
/// thousands on a busy machine; a server that has died, about a hundred thousand a second.
const MANY: u32 = 50;

/// How much a device takes at a time, in frames: 85 ms at the usual rate, and it holds as much again. With rodio's own
/// 43 ms a busy machine tears sounds apart, and each gap delays what follows. Some systems don't have more than this, and
/// some devices decide themselves.
const AT_A_TIME: u32 = 4_096;

/// A device that is open for as long as `stream` lives, on the thread that opened it.
pub(super) struct Device {
    pub(super) speaker: Box<dyn Speaker>,
    pub(super) stream: Box<dyn Any>,
}

/// A device, or the sound system's reason why there is none, for the log.
pub(super) type Opened = Result<Device, String>;

/// Opens the system's default device.
///
/// # Errors
/// What the sound system says, for the log. Its errors aren't told apart: a machine without a sound card is reported in
/// half a dozen ways.
pub(super) fn open(health: Health) -> Opened {
    let taken = Arc::clone(&health.taken);
    let mut sink = open_default(health).map_err(|error| describe(&error))?;
    // By default it writes to the terminal when it is closed.
    sink.log_on_drop(false);
    let (channels, rate) = (sink.config().channel_count(), sink.config().sample_rate());
    sink.mixer().add(Beat { taken, channels, rate });
    Ok(Device { speaker: Box::new(sink.mixer().clone()), stream: Box::new(sink) })
}

fn open_default(mut health: Health) -> Result<MixerDeviceSink, DeviceSinkError> {
    DeviceSinkBuilder::from_default_device()?
        .with_buffer_size(cpal::BufferSize::Fixed(AT_A_TIME))
        .with_error_callback(move |error| {
            health.note(&error, Instant::now());
            std::thread::sleep(health.rest());
        })
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

/// Silence that counts how many samples the device has taken.
struct Beat {
    taken: Arc<AtomicU64>,
    channels: ChannelCount,
    rate: SampleRate,
}

impl Iterator for Beat {
    type Item = Sample;

    fn next(&mut self) -> Option<Sample> {
        let _ = self.taken.fetch_add(1, Ordering::Relaxed);
        Some(0.0)
    }
}

impl Source for Beat {
    fn current_span_len(&self) -> Option<usize> {
        None
    }

    fn channels(&self) -> ChannelCount {
        self.channels
    }

    fn sample_rate(&self) -> SampleRate {
        self.rate
    }

    fn total_duration(&self) -> Option<Duration> {
        None
    }
}

/// Counts a stream's errors on the audio thread, and tells the sound thread, once, when the stream is lost.
#[derive(Clone)]
pub(super) struct Health {
    tell: SyncSender<Command>,
    /// The stream that is watched: a message about an older one is out of date.
    stream: u64,
    /// Samples that the device has taken in all.
    taken: Arc<AtomicU64>,
    /// How much it had taken at the last error, and since when it has taken nothing.
    stands: Option<(u64, Instant)>,
    /// Errors since then.
    errors: u32,
    lost: bool,
}

impl Health {
    pub(super) fn watch(stream: u64, tell: SyncSender<Command>) -> Self {
        Self { tell, stream, taken: Arc::default(), stands: None, errors: 0, lost: false }
    }

    fn note(&mut self, error: &cpal::Error, now: Instant) {
        let taken = self.taken.load(Ordering::Relaxed);
        let since = match self.stands {
            Some((before, since)) if before == taken => since,
            _ => {
                self.errors = 0;
                self.stands = Some((taken, now));
                now
            }
        };
        self.errors = self.errors.saturating_add(1);
        let gone = matches!(
            error.kind(),
            ErrorKind::DeviceNotAvailable | ErrorKind::HostUnavailable | ErrorKind::StreamInvalidated
        );
        if !self.lost && (gone || (self.errors > MANY && now.duration_since(since) > WHILE)) {
            let lost = Command::Lost { stream: self.stream, detail: error.to_string() };
            // When the app closes, nobody listens. If there is no room in the queue, the next error tells.
            self.lost = !matches!(self.tell.try_send(lost), Err(TrySendError::Full(_)));
        }
    }

    /// How long the thread that reports errors should rest: it may be spinning on them, and take a whole core from the sound
    /// system that it waits for.
    fn rest(&self) -> Duration {
        match self.errors {
            _ if self.lost => Duration::from_millis(5),
            ..10 => Duration::ZERO,
            _ => Duration::from_millis(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{self, Receiver};

    use super::*;

    fn watched() -> (Health, Receiver<Command>) {
        let (tell, told) = mpsc::sync_channel(9);
        (Health::watch(7, tell), told)
    }

    fn xrun() -> cpal::Error {
        ErrorKind::Xrun.into()
    }

    #[test]
    fn however_many_errors_there_are_a_device_that_takes_sound_is_there() {
        let (mut health, told) = watched();
        let start = Instant::now();
        for n in 0..100_000 {
            if n % 1_000 == 0 {
                let _ = health.taken.fetch_add(512, Ordering::Relaxed);
            }
            health.note(&xrun(), start + n * Duration::from_micros(100));
        }
        assert!(told.try_recv().is_err());
    }

    #[test]
    fn single_errors_are_no_trouble() {
        let (mut health, told) = watched();
        let start = Instant::now();
        for n in 0..40 {
            health.note(&xrun(), start + n * Duration::from_secs(60));
        }
        assert_eq!((told.try_recv().is_err(), health.rest().as_millis()), (true, 1));
    }

    #[test]
    fn errors_and_no_sound_taken_are_told_once_and_take_no_core() {
        let (mut health, told) = watched();
        let (start, mut now) = (Instant::now(), Duration::ZERO);
        while now < Duration::from_secs(3) {
            health.note(&xrun(), start + now);
            now += health.rest() + Duration::from_micros(5);
        }
        assert!(matches!(told.try_recv(), Ok(Command::Lost { stream: 7, .. })));
        assert!(told.try_recv().is_err());
        assert_eq!(health.rest(), Duration::from_millis(5));
    }

    #[test]
    fn a_device_that_is_gone_is_told_at_once() {
        for kind in [ErrorKind::DeviceNotAvailable, ErrorKind::StreamInvalidated] {
            let (mut health, told) = watched();
            health.note(&kind.into(), Instant::now());
            assert!(matches!(told.try_recv(), Ok(Command::Lost { stream: 7, .. })), "{kind:?}");
        }
    }
}
