//! What the sound thread does, without the thread: strikes on time, has a device opened before and closed after. Time comes
//! in as a value, so that tests need not wait.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use rodio::Source;
use rodio::buffer::SamplesBuffer;

use super::cache::Cache;
use super::command::{Command, Speaker, Wish};
use super::names::{self, Found};
use super::voice::{Level, Voice};
use super::{NotPlayed, Notice, Strike};

/// From one strike of a cue to its next.
const APART: Duration = Duration::from_millis(1_200);

/// How long the device stays open after the last sound, or after a sound that it was ready for didn't come: long enough
/// for what the sound system still holds, short enough that the silence between turns costs nothing.
const LINGER: Duration = Duration::from_secs(3);

/// How long before a sound the device may be made ready for it.
const AHEAD: Duration = Duration::from_secs(4);

/// A strike that comes later than this, because the device took long to open, is left out: it would say something that is
/// no longer true.
const TOO_LATE: Duration = Duration::from_secs(2);

/// A device that takes longer than this to open hangs, and is abandoned.
const HANGS: Duration = Duration::from_secs(5);

/// How long to wait after a device couldn't be opened, unless there is a cue to be played.
const TRY_AGAIN: Duration = Duration::from_secs(10);

/// Loudness of a soft strike beside a full one: 9 dB less.
const SOFT: f32 = 0.35;

/// Loudness of the pacer's breath: hardly audible beside a strike.
const BREATH: f32 = 0.4;

/// How much more slowly the breath follows the level than a strike does: it comes and goes within half a second.
const BREATH_SLOWER: f32 = 10.0;

/// Plays cues, one after the other: a new one replaces strikes that were still to come.
///
/// `start` begins to open a device and returns at once; dropping what it returns lets the device go.
pub(super) struct Player<S, N, K> {
    own_folder: Option<PathBuf>,
    wish: Arc<Wish>,
    start: S,
    notify: N,

    /// The level that is wished for, for all strikes that ring.
    level: Arc<Level>,
    /// The same for the breath that is playing.
    breath_level: Arc<Level>,
    cache: Cache,
    to_come: Option<ToCome>,
    /// A breath that waits for the device, and when it began.
    breath: Option<(SamplesBuffer, Instant)>,
    stream: Option<Stream<K>>,
    streams: u64,
    /// When a device couldn't be opened the last time.
    failed: Option<Instant>,

    /// Trouble that people were told about; they aren't told again until it was over.
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

struct Stream<K> {
    number: u64,
    device: Device,
    /// When the last sound will have ended, by its length.
    quiet_from: Instant,
    ringing: Vec<Ringing>,
    /// A sound has been played to its end.
    worked: bool,
    /// Lets the device go when it is dropped.
    _keep: K,
}

enum Device {
    /// It hangs if it isn't open by then.
    Opening(Instant),
    Open(Box<dyn Speaker>),
}

/// A strike that was handed to the device.
struct Ringing {
    /// Gone when the strike is.
    strike: Weak<()>,
    /// When it will have ended, by its length.
    until: Instant,
}

impl<S, N, K> Player<S, N, K>
where
    S: FnMut(u64) -> Result<K, String>,
    N: Fn(Notice),
{
    pub(super) fn new(own_folder: Option<PathBuf>, wish: Arc<Wish>, start: S, notify: N) -> Self {
        let level = Arc::new(Level::new(wish.loudness()));
        Self {
            own_folder,
            start,
            notify,
            breath_level: Arc::new(Level::new(wish.loudness())),
            level,
            wish,
            cache: Cache::default(),
            to_come: None,
            breath: None,
            stream: None,
            streams: 0,
            failed: None,
            device_told: false,
            names_told: HashSet::new(),
        }
    }

    /// Works until the last handle is gone. Sleeps without waking while there is nothing to play.
    pub(super) fn run(mut self, commands: &Receiver<Command>) {
        while !self.wish.is_over() {
            let command = match self.wakes_at() {
                None => commands.recv().map_err(RecvTimeoutError::from),
                Some(at) => commands.recv_timeout(at.saturating_duration_since(Instant::now())),
            };
            match command {
                Ok(command) => self.handle(command, Instant::now()),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            self.go_on(Instant::now());
        }
    }

    /// When [`Self::go_on`] is next needed; `None` when nothing is under way.
    fn wakes_at(&self) -> Option<Instant> {
        let strike = self.to_come.as_ref().map(|to_come| to_come.at);
        let Some(stream) = &self.stream else { return strike };
        if let Device::Opening(until) = stream.device {
            return strike.map(|at| (at + TOO_LATE).min(until)).or(Some(until));
        }
        let stalled = stream.ringing.iter().map(|ringing| ringing.until + LINGER);
        strike.into_iter().chain(stalled).chain([stream.quiet_from + LINGER]).min()
    }

    fn handle(&mut self, command: Command, now: Instant) {
        self.level.set(self.wish.loudness());
        self.breath_level.set(self.wish.loudness());
        match command {
            Command::Play(strike, asked) => self.play(&strike, asked, now),
            Command::GetReady(name) => self.get_ready(&name, now),
            Command::Breathe(since, asked) => self.breathe(since, asked, now),
            Command::HoldBreath => self.hold_breath(),
            Command::Wish => {}
            Command::Hush => self.hush(),
            Command::Opened { stream, speaker } => self.opened(stream, speaker, now),
            Command::Lost { stream, detail } => self.lost(stream, &detail),
        }
    }

    /// Does what is due: the next strike, letting the device go.
    fn go_on(&mut self, now: Instant) {
        self.watch(now);
        if self.to_come.as_ref().is_some_and(|to_come| to_come.at <= now) {
            self.strike(now);
        }
        self.breathe_on(now);
        let is_done = |stream: &mut Stream<K>| {
            matches!(stream.device, Device::Open(_)) && stream.quiet_from + LINGER <= now
        };
        if self.stream.take_if(is_done).is_some_and(|stream| stream.worked) {
            self.device_told = false;
        }
    }

    /// Gives up a device that doesn't answer, or takes no sound.
    fn watch(&mut self, now: Instant) {
        let Some(stream) = &mut self.stream else { return };
        if let Device::Opening(until) = stream.device {
            if until <= now {
                self.no_device("the device doesn't answer", now);
            }
            return;
        }
        let before = stream.ringing.len();
        stream.ringing.retain(|ringing| ringing.strike.strong_count() > 0);
        stream.worked |= stream.ringing.len() < before;
        if stream.ringing.iter().any(|ringing| ringing.until + LINGER <= now) {
            let number = stream.number;
            self.lost(number, "the device was open, but took no sound");
        }
    }

    fn play(&mut self, strike: &Strike, asked: Instant, now: Instant) {
        if strike.strikes == 0
            || self.wish.loudness() <= 0.0
            || now.saturating_duration_since(asked) > TOO_LATE
        {
            return;
        }
        let Some(samples) = self.load(&strike.name) else { return };
        let loudness = if strike.soft { SOFT } else { 1.0 };
        // Counted from when it was asked for: waiting in the queue and for the device is one wait.
        self.to_come = Some(ToCome { samples, loudness, left: strike.strikes, at: asked.min(now) });
    }

    fn get_ready(&mut self, name: &str, now: Instant) {
        if !self.is_worth_a_try(now) || self.load(name).is_none() {
            return;
        }
        if let Some(stream) = self.stream(now) {
            stream.quiet_from = stream.quiet_from.max(now + AHEAD);
        }
    }

    /// Whether to try for a device although there is no cue to be played.
    fn is_worth_a_try(&self, now: Instant) -> bool {
        let tried = self.failed.is_some_and(|failed| now.saturating_duration_since(failed) < TRY_AGAIN);
        self.wish.loudness() > 0.0 && !tried
    }

    fn breathe(&mut self, since: Duration, asked: Instant, now: Instant) {
        self.hold_breath();
        if !self.is_worth_a_try(now) {
            return;
        }
        self.breath = self.load("breath").zip(asked.checked_sub(since));
    }

    /// Goes on with the breath where it would be by now, once there is a device.
    fn breathe_on(&mut self, now: Instant) {
        let Some((mut breath, began)) = self.breath.take() else { return };
        let (level, into) = (Arc::clone(&self.breath_level), now.saturating_duration_since(began));
        let left = breath.total_duration().unwrap_or_default().saturating_sub(into);
        if left.is_zero() {
            return;
        }
        let Some(stream) = self.stream(now) else { return };
        match &stream.device {
            Device::Opening(_) => self.breath = Some((breath, began)),
            Device::Open(speaker) if breath.try_seek(into).is_ok() => {
                let strike = Arc::new(());
                stream.ringing.push(Ringing { strike: Arc::downgrade(&strike), until: now + left });
                stream.quiet_from = stream.quiet_from.max(now + left);
                speaker.sound(Voice::new(breath, BREATH, level, strike).fading(BREATH_SLOWER));
            }
            Device::Open(_) => {}
        }
    }

    fn hold_breath(&mut self) {
        self.breath = None;
        self.breath_level.set(0.0);
        self.breath_level = Arc::new(Level::new(self.wish.loudness()));
    }

    /// Reads a sound, or tells people, once, why it can't be read.
    fn load(&mut self, name: &str) -> Option<SamplesBuffer> {
        let folder = self.own_folder.as_deref();
        let found = names::find(name, folder);
        let (path, why) = match &found {
            Some(found) => match self.cache.get(found) {
                Ok(samples) => {
                    let _ = self.names_told.remove(name); // whether or not there was trouble before
                    return Some(samples);
                }
                Err(why) => (own_path(found), NotPlayed::Unreadable(why)),
            },
            None if names::is_name(name) => {
                let expected = folder.map(|folder| folder.join(format!("{name}.wav")));
                (expected, NotPlayed::Missing)
            }
            None => (None, NotPlayed::NotAName),
        };
        if self.names_told.insert(name.to_owned()) {
            (self.notify)(Notice::NotASound { name: name.to_owned(), path, why });
        }
        None
    }

    fn strike(&mut self, now: Instant) {
        let Some(mut to_come) = self.to_come.take() else { return };
        if self.wish.loudness() <= 0.0 {
            return; // muted in the meantime: the rest is not made up for later
        }
        let late = now.saturating_duration_since(to_come.at);
        let level = Arc::clone(&self.level);
        let Some(stream) = self.stream(now) else { return };
        match &stream.device {
            Device::Opening(_) if late < TOO_LATE => {
                self.to_come = Some(to_come);
                return;
            }
            Device::Open(speaker) if late <= TOO_LATE => {
                let strike = Arc::new(());
                let until = now + to_come.samples.total_duration().unwrap_or_default();
                stream.ringing.push(Ringing { strike: Arc::downgrade(&strike), until });
                stream.quiet_from = stream.quiet_from.max(until);
                speaker.sound(Voice::new(to_come.samples.clone(), to_come.loudness, level, strike));
            }
            _ => {}
        }
        to_come.left -= 1;
        if to_come.left > 0 {
            // Strikes that were missed are not caught up with.
            to_come.at = if late < APART / 2 { to_come.at + APART } else { now + APART };
            self.to_come = Some(to_come);
        }
    }

    /// The device; if there is none, one is asked for.
    fn stream(&mut self, now: Instant) -> Option<&mut Stream<K>> {
        if self.stream.is_none() {
            self.streams += 1;
            let number = self.streams;
            match (self.start)(number) {
                Ok(keep) => {
                    self.stream = Some(Stream {
                        number,
                        device: Device::Opening(now + HANGS),
                        quiet_from: now,
                        ringing: Vec::new(),
                        worked: false,
                        _keep: keep,
                    });
                }
                Err(detail) => self.no_device(&detail, now),
            }
        }
        self.stream.as_mut()
    }

    fn opened(&mut self, number: u64, speaker: Result<Box<dyn Speaker>, String>, now: Instant) {
        let Some(stream) = self.stream.as_mut().filter(|stream| stream.number == number) else { return };
        match speaker {
            Ok(speaker) => {
                stream.device = Device::Open(speaker);
                stream.quiet_from = stream.quiet_from.max(now);
                self.failed = None;
            }
            Err(detail) => self.no_device(&detail, now),
        }
    }

    /// The device went away. Strikes that are still to come look for another.
    fn lost(&mut self, number: u64, detail: &str) {
        if let Some(stream) = self.stream.take_if(|stream| stream.number == number) {
            // It worked before, so this is news.
            self.device_told &= !stream.worked;
            self.tell_no_device(detail);
        }
    }

    /// There is no device just now, so what was to be played is given up.
    fn no_device(&mut self, detail: &str, now: Instant) {
        self.stream = None;
        self.to_come = None;
        self.breath = None;
        self.failed = Some(now);
        self.tell_no_device(detail);
    }

    fn tell_no_device(&mut self, detail: &str) {
        tracing::warn!("no sound: {detail}");
        if !self.device_told {
            self.device_told = true;
            (self.notify)(Notice::NoDevice { detail: detail.to_owned() });
        }
    }

    fn hush(&mut self) {
        self.hold_breath();
        self.to_come = None;
        // What rings keeps the old level, which falls; the next sound gets a new one.
        self.level.set(0.0);
        self.level = Arc::new(Level::new(self.wish.loudness()));
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
