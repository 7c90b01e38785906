//! What the sound thread does, without the thread: strikes in their time, opens the device for them and closes it
//! after them. Time comes in as a value, so that tests need not wait.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use rodio::Source;
use rodio::buffer::SamplesBuffer;

use super::device::Trouble;
use super::names::{self, Found};
use super::voice::{self, Level, Voice};
use super::{Notice, Strike};

/// From one strike of a cue to its next.
const APART: Duration = Duration::from_millis(1_200);

/// How long the device stays open after the last sound: long enough for what the sound system still holds, short
/// enough that the silence between two turns costs nothing.
const LINGER: Duration = Duration::from_secs(3);

/// A cue that is handled later than this was held up by a device that took long to answer. A chime that comes so
/// late says something that is no longer so.
const TOO_LATE: Duration = Duration::from_secs(2);

/// Loudness of a soft strike beside a full one: 9 dB less.
const SOFT: f32 = 0.35;

/// What the sound thread is asked to do.
pub(super) enum Command {
    /// Play this; asked for at that moment.
    Play(Strike, Instant),
    /// Between 0 and 1.
    Volume(f32),
    Muted(bool),
    /// Let what rings fade, and strike no more.
    Hush,
    /// The device of this stream is gone.
    Lost {
        stream: u64,
        detail: String,
    },
    /// The last handle is gone.
    Close,
}

/// A device that is open, for as long as it lives.
pub(super) trait Speaker {
    fn sound(&self, voice: Voice);
}

/// A device, or what the sound system says of why there is none: for the log.
pub(super) type Opened = Result<Box<dyn Speaker>, String>;

/// Opens a device.
pub(super) type Open = fn(Trouble) -> Opened;

/// Plays cues, one after the other: a new one takes the place of strikes that were still to come.
pub(super) struct Player<O, N> {
    own_folder: Option<PathBuf>,
    open: O,
    notify: N,
    /// Given to each stream, to report its end.
    tell: Sender<Command>,

    volume: f32,
    muted: bool,
    /// What `volume` and `muted` come to, for all strikes that ring.
    level: Arc<Level>,
    /// Cloned into each strike: its count is that of the strikes that ring, and one.
    ringing: Arc<()>,

    to_come: Option<ToCome>,
    stream: Option<Stream>,
    streams: u64,

    /// Trouble that people know of already; they aren't told again until it was over.
    device_told: bool,
    names_told: HashSet<String>,
}

/// Strikes still to come.
struct ToCome {
    samples: SamplesBuffer,
    loudness: f32,
    left: u8,
    at: Instant,
}

struct Stream {
    number: u64,
    speaker: Box<dyn Speaker>,
    /// When the last sound will have ended, by its length.
    quiet_from: Instant,
}

impl<O, N> Player<O, N>
where
    O: FnMut(Trouble) -> Opened,
    N: Fn(Notice),
{
    pub(super) fn new(own_folder: Option<PathBuf>, open: O, notify: N, tell: Sender<Command>) -> Self {
        Self {
            own_folder,
            open,
            notify,
            tell,
            volume: 1.0,
            muted: false,
            level: Arc::new(Level::new(1.0)),
            ringing: Arc::new(()),
            to_come: None,
            stream: None,
            streams: 0,
            device_told: false,
            names_told: HashSet::new(),
        }
    }

    /// Works until it is told to close. Sleeps without waking while there is nothing to play.
    pub(super) fn run(mut self, commands: &Receiver<Command>) {
        loop {
            let command = match self.wakes_at() {
                None => commands.recv().map_err(RecvTimeoutError::from),
                Some(at) => commands.recv_timeout(at.saturating_duration_since(Instant::now())),
            };
            match command {
                Ok(Command::Close) | Err(RecvTimeoutError::Disconnected) => return,
                Ok(command) => self.handle(command, Instant::now()),
                Err(RecvTimeoutError::Timeout) => {}
            }
            self.go_on(Instant::now());
        }
    }

    /// When [`Self::go_on`] is next needed; `None` when nothing is under way.
    fn wakes_at(&self) -> Option<Instant> {
        let strike = self.to_come.as_ref().map(|to_come| to_come.at);
        let close = self.stream.as_ref().map(|stream| stream.quiet_from + LINGER);
        strike.into_iter().chain(close).min()
    }

    fn handle(&mut self, command: Command, now: Instant) {
        match command {
            Command::Play(strike, asked) => self.play(&strike, asked, now),
            Command::Volume(volume) => {
                self.volume = volume;
                self.level.set(self.loudness());
            }
            Command::Muted(muted) => {
                self.muted = muted;
                self.level.set(self.loudness());
            }
            Command::Hush => self.hush(),
            Command::Lost { stream, detail } => self.lost(stream, &detail),
            Command::Close => {}
        }
    }

    /// Does what is due: the next strike, or closing the device.
    fn go_on(&mut self, now: Instant) {
        if self.to_come.as_ref().is_some_and(|to_come| to_come.at <= now) {
            self.strike(now);
        }
        if self.stream.as_ref().is_some_and(|stream| stream.quiet_from + LINGER <= now) {
            self.close();
        }
    }

    fn play(&mut self, strike: &Strike, asked: Instant, now: Instant) {
        if strike.strikes == 0 || self.loudness() <= 0.0 || now.saturating_duration_since(asked) > TOO_LATE {
            return;
        }
        let Some(samples) = self.load(&strike.name) else { return };
        let loudness = if strike.soft { SOFT } else { 1.0 };
        self.to_come = Some(ToCome { samples, loudness, left: strike.strikes, at: now });
    }

    /// Reads a sound, or tells people, once, why it can't be read.
    fn load(&mut self, name: &str) -> Option<SamplesBuffer> {
        let folder = self.own_folder.as_deref();
        let found = names::find(name, folder);
        let (path, reason) = match &found {
            Some(found) => match voice::read(found) {
                Ok(samples) => {
                    let _ = self.names_told.remove(name); // whether or not there was trouble before
                    return Some(samples);
                }
                Err(reason) => (own_path(found), reason.to_string()),
            },
            None if names::is_name(name) => {
                let expected = folder.map(|folder| folder.join(format!("{name}.wav")));
                (expected, "there is no such sound".to_owned())
            }
            None => (None, "a sound is called by its name, never by a path".to_owned()),
        };
        if self.names_told.insert(name.to_owned()) {
            (self.notify)(Notice::NotASound { name: name.to_owned(), path, reason });
        }
        None
    }

    fn strike(&mut self, now: Instant) {
        let Some(mut to_come) = self.to_come.take() else { return };
        if self.loudness() <= 0.0 {
            return; // muted in the meantime: the rest is not made up for later
        }
        let length = to_come.samples.total_duration().unwrap_or_default();
        let voice = Voice::new(
            to_come.samples.clone(),
            to_come.loudness,
            Arc::clone(&self.level),
            Arc::clone(&self.ringing),
        );
        let Some(stream) = self.stream(now) else { return };
        stream.speaker.sound(voice);
        stream.quiet_from = stream.quiet_from.max(now + length);

        to_come.left -= 1;
        if to_come.left > 0 {
            // Never in the past: strikes that were missed are not caught up with.
            to_come.at = (to_come.at + APART).max(now);
            self.to_come = Some(to_come);
        }
    }

    /// The open device, opened now if need be.
    fn stream(&mut self, now: Instant) -> Option<&mut Stream> {
        if self.stream.is_none() {
            self.streams += 1;
            let number = self.streams;
            match (self.open)(Trouble::watch(number, self.tell.clone())) {
                Ok(speaker) => self.stream = Some(Stream { number, speaker, quiet_from: now }),
                Err(detail) => self.no_device(&detail),
            }
        }
        self.stream.as_mut()
    }

    fn lost(&mut self, number: u64, detail: &str) {
        if self.stream.as_ref().is_some_and(|stream| stream.number == number) {
            self.stream = None;
            self.no_device(detail);
        }
    }

    fn close(&mut self) {
        // The device goes last: closing it lets go of all that it was still to play.
        let unheard = Arc::strong_count(&self.ringing) > 1;
        self.stream = None;
        if unheard {
            self.no_device("the device was open, but took no sound");
        } else {
            self.device_told = false;
        }
    }

    fn no_device(&mut self, detail: &str) {
        tracing::warn!("no sound: {detail}");
        if !self.device_told {
            self.device_told = true;
            (self.notify)(Notice::NoDevice { detail: detail.to_owned() });
        }
    }

    fn hush(&mut self) {
        self.to_come = None;
        // What rings keeps the old level, which falls; what comes next gets a new one.
        self.level.set(0.0);
        self.level = Arc::new(Level::new(self.loudness()));
    }

    /// The level that is set, as a factor. Squared, since ears judge by ratio: without it, most of a slider's way
    /// would hardly be heard.
    fn loudness(&self) -> f32 {
        if self.muted { 0.0 } else { self.volume * self.volume }
    }
}

fn own_path(found: &Found) -> Option<PathBuf> {
    match found {
        Found::Own(path) => Some(path.clone()),
        Found::BuiltIn(_) => None,
    }
}

#[cfg(test)]
mod tests;
