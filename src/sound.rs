//! Plays cues: a narrow handle with a real end that plays through the system's loudspeaker, and a silent one that remembers
//! what it was asked for.
//!
//! Sound must never get in the way of a talk: every call returns at once, and whatever is wrong becomes a [`Notice`] while
//! the talk goes on. One thread does the work. It has a device opened for a sound, a little ahead if the sound is expected,
//! and closed a few seconds after, so that it finds the devices that there are at that time, and nothing runs in the long
//! silences between. Opening or closing a device may hang for ever, so that is done on another thread, and nobody waits
//! for it.

mod cache;
mod command;
mod device;
mod examine;
mod kind;
pub mod names;
mod opener;
mod player;
mod voice;

use std::path::PathBuf;
use std::sync::mpsc::{self, SyncSender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use self::command::{Command, Wish};
use self::device::Opened;
use self::opener::Openers;
use self::player::Player;

pub(crate) use self::examine::{Examined, examine};
pub use self::kind::Kind;
pub use self::voice::Unreadable;

/// How many commands can wait for the sound thread. It is never busy for long; if it were, others would come too late
/// anyway.
const WAITING: usize = 64;

/// A handle to the sound, cheap to clone. When the last clone is dropped, sound ends.
#[derive(Debug, Clone)]
pub struct Sounds(End);

#[derive(Debug, Clone)]
enum End {
    Real(Arc<Line>),
    Silent(Arc<Mutex<Silent>>),
}

/// One cue: a sound, struck so many times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strike {
    /// The name of a built-in sound, or of a file in the person's own folder; see [`names`].
    pub name: String,
    /// How many times, 1.2 seconds apart. 0 makes no sound.
    pub strikes: u8,
    /// 9 dB softer than usual, as for a reminder in overtime.
    pub soft: bool,
}

/// Something that people should know about the sound. The talk goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// There is no loudspeaker, or it went away. Told once, until one has worked again. The next sound tries anew.
    NoDevice {
        /// What the sound system said, for the log.
        detail: String,
    },
    /// This sound can't be played. Told once for each name, until it has been played.
    NotASound {
        /// As the rule set calls it.
        name: String,
        /// The file, or where it would be; `None` where there is no such place.
        path: Option<PathBuf>,
        /// What is wrong.
        why: NotPlayed,
    },
}

/// Why a sound can't be played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotPlayed {
    /// Its file can't be.
    Unreadable(Unreadable),
    /// There is none of that name.
    Missing,
    /// It isn't called by a name.
    NotAName,
}

impl Sounds {
    /// The real end. Nothing is opened before the first sound.
    ///
    /// `own_folder` is where the person's own sounds are; it need not exist. `notify` is called from the sound
    /// thread and should only pass the notice on.
    #[must_use]
    pub fn real(own_folder: Option<PathBuf>, notify: impl Fn(Notice) + Send + Sync + 'static) -> Self {
        Self::with(own_folder, device::open, notify)
    }

    /// The real end, with a way to open devices.
    fn with(
        own_folder: Option<PathBuf>,
        open: impl Fn(device::Health) -> Opened + Send + Sync + 'static,
        notify: impl Fn(Notice) + Send + Sync + 'static,
    ) -> Self {
        let (tell, commands) = mpsc::sync_channel(WAITING);
        let (wish, notify) = (Arc::new(Wish::default()), Arc::new(notify));
        let openers = Openers::new(open, tell.clone());
        let started = {
            let (wish, notify) = (Arc::clone(&wish), Arc::clone(&notify));
            let work = move || {
                let start = |stream| openers.start(stream);
                Player::new(own_folder, wish, start, |notice| notify(notice)).run(&commands);
            };
            thread::Builder::new().name("sound".to_owned()).spawn(work)
        };
        // Nobody waits for the thread: it ends with the last handle.
        if let Err(error) = started {
            notify(Notice::NoDevice { detail: error.to_string() });
        }
        Self(End::Real(Arc::new(Line { tell, wish })))
    }

    /// The silent end, for tests: see [`Sounds::played`].
    ///
    /// ```
    /// use common_ground::sound::{Sounds, Strike};
    ///
    /// let sounds = Sounds::silent();
    /// sounds.play(Strike::once("bowl"));
    /// assert_eq!(sounds.played(), [Strike::once("bowl")]);
    /// ```
    #[must_use]
    pub fn silent() -> Self {
        Self(End::Silent(Arc::new(Mutex::new(Silent {
            volume: 1.0,
            muted: false,
            played: Vec::new(),
            readied: Vec::new(),
            breath: None,
        }))))
    }

    /// Plays a cue now. Strikes of an earlier cue that are still to come are left out; those that ring go on ringing.
    pub fn play(&self, strike: Strike) {
        match &self.0 {
            End::Real(line) => line.send(Command::Play(strike, Instant::now())),
            End::Silent(silent) => {
                let mut silent = lock(silent);
                if strike.strikes > 0 && silent.is_audible() {
                    silent.played.push(strike);
                }
            }
        }
    }

    /// Announces that this sound will be played in about three seconds, so that a device is open by then and the sound comes
    /// on time. If nothing would be heard, no device is opened.
    pub(crate) fn get_ready(&self, name: &str) {
        match &self.0 {
            End::Real(line) => line.send(Command::GetReady(name.to_owned())),
            End::Silent(silent) => {
                let mut silent = lock(silent);
                if silent.is_audible() {
                    silent.readied.push(name.to_owned());
                }
            }
        }
    }

    /// Sets the volume, from 0 (silent) to 1 (as recorded). Other values are clamped, and NaN is 0. Applies at once, also to
    /// what rings.
    pub(crate) fn set_volume(&self, volume: f32) {
        let volume = if volume.is_nan() { 0.0 } else { volume.clamp(0.0, 1.0) };
        match &self.0 {
            End::Real(line) => {
                line.wish.set_volume(volume);
                line.send(Command::Wish);
            }
            End::Silent(silent) => lock(silent).volume = volume,
        }
    }

    /// Mutes or unmutes. What rings fades quickly; cues that fall due while muted aren't made up for.
    pub(crate) fn set_muted(&self, muted: bool) {
        match &self.0 {
            End::Real(line) => {
                line.wish.set_muted(muted);
                line.send(Command::Wish);
            }
            End::Silent(silent) => lock(silent).muted = muted,
        }
    }

    /// Fades what rings, and strikes no more until the next cue: for leaving a talk.
    pub fn hush(&self) {
        match &self.0 {
            End::Real(line) => line.send(Command::Hush),
            End::Silent(silent) => lock(silent).breath = None,
        }
    }

    /// Plays one soft breath with the pacer: in for 4 seconds, out for 6. `since` is how far the breath is already; one that
    /// is still playing fades.
    pub fn breathe(&self, since: Duration) {
        match &self.0 {
            End::Real(line) => line.send(Command::Breathe(since, Instant::now())),
            End::Silent(silent) => {
                let mut silent = lock(silent);
                silent.breath = silent.is_audible().then_some(since);
            }
        }
    }

    /// Fades the breath within half a second.
    pub(crate) fn hold_breath(&self) {
        match &self.0 {
            End::Real(line) => line.send(Command::HoldBreath),
            End::Silent(silent) => lock(silent).breath = None,
        }
    }

    /// How far the breath was when the silent end was asked for it; `None` without one. The real one keeps no record: always
    /// `None`.
    #[must_use]
    pub fn breath(&self) -> Option<Duration> {
        match &self.0 {
            End::Real(_) => None,
            End::Silent(silent) => lock(silent).breath,
        }
    }

    /// What would have been heard from the silent end, in order. The real one keeps no record: always empty.
    #[must_use]
    pub fn played(&self) -> Vec<Strike> {
        match &self.0 {
            End::Real(_) => Vec::new(),
            End::Silent(silent) => lock(silent).played.clone(),
        }
    }

    /// What the silent end was asked to be ready for, in order. The real one keeps no record: always empty.
    #[must_use]
    pub fn readied(&self) -> Vec<String> {
        match &self.0 {
            End::Real(_) => Vec::new(),
            End::Silent(silent) => lock(silent).readied.clone(),
        }
    }
}

impl Strike {
    /// A sound, once, at its usual loudness.
    #[must_use]
    pub fn once(name: impl Into<String>) -> Self {
        Self { name: name.into(), strikes: 1, soft: false }
    }
}

/// The way to the sound thread.
#[derive(Debug)]
struct Line {
    tell: SyncSender<Command>,
    wish: Arc<Wish>,
}

impl Line {
    /// Never waits. If too much is waiting, the command is dropped; and if the thread couldn't be started, nobody is there,
    /// which people were told then.
    fn send(&self, command: Command) {
        let _ = self.tell.try_send(command);
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        // Device threads have senders too, so the channel isn't closed by this.
        self.wish.end();
        self.send(Command::Wish);
    }
}

#[derive(Debug)]
struct Silent {
    volume: f32,
    muted: bool,
    played: Vec<Strike>,
    readied: Vec<String>,
    breath: Option<Duration>,
}

impl Silent {
    fn is_audible(&self) -> bool {
        !self.muted && self.volume > 0.0
    }
}

/// The record is consistent at any moment, even if another thread panicked.
fn lock(silent: &Mutex<Silent>) -> MutexGuard<'_, Silent> {
    silent.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
