//! Plays cues: a narrow handle with a real end, which plays through the system's loudspeaker, and a silent one,
//! which remembers what it was asked for.
//!
//! Sound is the least of what the app does, so it may never get in the way: every call returns at once, and
//! whatever is wrong becomes a [`Notice`] while the talk goes on. One thread does the work. It has a device opened for
//! a sound, a little before it where that is known, and lets it go some seconds after, so that a device that comes,
//! goes or changes is taken as it is then, and nothing runs in the long silences between. What opens and closes a
//! device may hang for ever; it has a thread of its own, and nobody waits for it.

mod device;
pub mod names;
mod opener;
mod player;
mod shelf;
mod voice;
mod wish;

use std::fmt;
use std::path::PathBuf;
use std::sync::mpsc::{self, SyncSender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use self::opener::{Opened, Openers};
use self::player::{Command, Player};
use self::wish::Wish;

/// So many things at most wait for the sound thread. It is never busy for long; if it were, what is left out would come
/// too late anyway.
const WAITING: usize = 64;

/// A handle to the sound: cheap to clone, and of no weight to the caller. When the last clone is gone, sound ends.
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
    /// A built-in name or that of a file in the person's own folder; see [`names`].
    pub name: String,
    /// How many times, 1.2 seconds apart. 0 makes no sound.
    pub strikes: u8,
    /// 9 dB softer than usual, as for a reminder in overtime.
    pub soft: bool,
}

/// What people should know about the sound. Shown small, wherever they look; the talk goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// There is no loudspeaker to play to, or it went away. Told once, until it has worked again; the next sound
    /// tries anew.
    NoDevice {
        /// What the sound system said, for the log and for whoever helps.
        detail: String,
    },
    /// This isn't a sound that can be played. Told once for each name, until it has been played.
    NotASound {
        /// As the rule set calls it.
        name: String,
        /// The file, or where it would be; `None` where there is no such place.
        path: Option<PathBuf>,
        /// What is wrong, for people: the end of a sentence, without its full stop.
        reason: String,
    },
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
        open: impl Fn(device::Trouble) -> Opened + Send + Sync + 'static,
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
        // The thread is left to itself: it ends with the last handle.
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

    /// Plays a cue, now. Strikes of an earlier cue that are still to come are left out; what rings, rings on.
    pub fn play(&self, strike: Strike) {
        match &self.0 {
            End::Real(line) => line.send(Command::Play(strike, Instant::now())),
            End::Silent(silent) => {
                let mut silent = lock(silent);
                if strike.strikes > 0 && silent.is_heard() {
                    silent.played.push(strike);
                }
            }
        }
    }

    /// Says that this sound will be played within the next three seconds or so, so that a device is open by then and the
    /// sound comes in its moment. Where nothing would be heard, no device is opened.
    pub fn get_ready(&self, name: &str) {
        match &self.0 {
            End::Real(line) => line.send(Command::GetReady(name.to_owned())),
            End::Silent(silent) => {
                let mut silent = lock(silent);
                if silent.is_heard() {
                    silent.readied.push(name.to_owned());
                }
            }
        }
    }

    /// Sets the volume, from 0 (silent) to 1 (as the sound was made); beyond is taken as the nearer of the two, and
    /// what isn't a number as 0. Holds at once, for what rings too.
    pub fn set_volume(&self, volume: f32) {
        let volume = if volume.is_nan() { 0.0 } else { volume.clamp(0.0, 1.0) };
        match &self.0 {
            End::Real(line) => {
                line.wish.set_volume(volume);
                line.send(Command::Wish);
            }
            End::Silent(silent) => lock(silent).volume = volume,
        }
    }

    /// Mutes, or ends muting. What rings fades within a moment; cues that come due while muted are not made up for.
    pub fn set_muted(&self, muted: bool) {
        match &self.0 {
            End::Real(line) => {
                line.wish.set_muted(muted);
                line.send(Command::Wish);
            }
            End::Silent(silent) => lock(silent).muted = muted,
        }
    }

    /// Lets what rings fade and strikes no more, until the next cue: for leaving a talk.
    pub fn hush(&self) {
        match &self.0 {
            End::Real(line) => line.send(Command::Hush),
            End::Silent(silent) => lock(silent).breath = None,
        }
    }

    /// Breathes once, with the pacer: in for 4 seconds, out for 6, softly. `since` is how far the breath is by now, so
    /// that it can be joined on its way; a breath that sounds already fades.
    pub fn breathe(&self, since: Duration) {
        match &self.0 {
            End::Real(line) => line.send(Command::Breathe(since, Instant::now())),
            End::Silent(silent) => {
                let mut silent = lock(silent);
                silent.breath = silent.is_heard().then_some(since);
            }
        }
    }

    /// Lets the breath fade, within half a second.
    pub fn hold_breath(&self) {
        match &self.0 {
            End::Real(line) => line.send(Command::HoldBreath),
            End::Silent(silent) => lock(silent).breath = None,
        }
    }

    /// Where the breath was joined that the silent end would let people hear; `None` where there is none. The real one
    /// keeps no record: always `None`.
    #[must_use]
    pub fn breath(&self) -> Option<Duration> {
        match &self.0 {
            End::Real(_) => None,
            End::Silent(silent) => lock(silent).breath,
        }
    }

    /// What the silent end would have let people hear, in order. The real one keeps no record: always empty.
    #[must_use]
    pub fn played(&self) -> Vec<Strike> {
        match &self.0 {
            End::Real(_) => Vec::new(),
            End::Silent(silent) => lock(silent).played.clone(),
        }
    }

    /// What the silent end was to be ready for, each time it was told. The real one keeps no record: always empty.
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

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDevice { .. } => f.write_str("No loudspeaker can be used just now. The talk goes on."),
            Self::NotASound { name, path: Some(path), reason } => {
                write!(f, "The sound “{name}” can't be played: {reason}. See {}.", path.display())
            }
            Self::NotASound { name, path: None, reason } => {
                write!(f, "The sound “{name}” can't be played: {reason}.")
            }
        }
    }
}

/// The way to the sound thread.
#[derive(Debug)]
struct Line {
    tell: SyncSender<Command>,
    wish: Arc<Wish>,
}

impl Line {
    /// Never waits. Where too much is waiting, it is left out; and nobody is there at all if the thread couldn't be
    /// started, which people were told then.
    fn send(&self, command: Command) {
        let _ = self.tell.try_send(command);
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        // Devices have a way to the thread too, so that the channel alone would not tell it.
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
    fn is_heard(&self) -> bool {
        !self.muted && self.volume > 0.0
    }
}

/// The record is whole at any moment, so a test that panicked elsewhere is no reason to refuse it.
fn lock(silent: &Mutex<Silent>) -> MutexGuard<'_, Silent> {
    silent.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::sync::mpsc::Receiver;

    /// How long to wait for what must come. Only a failing test waits for all of it.
    const PATIENCE: Duration = Duration::from_secs(60);

    fn real(own_folder: Option<PathBuf>) -> (Sounds, Receiver<Notice>) {
        let (notify, notices) = mpsc::channel();
        let sounds = Sounds::real(own_folder, move |notice| {
            let _ = notify.send(notice); // the test may be over
        });
        (sounds, notices)
    }

    #[test]
    fn the_silent_end_remembers_what_would_have_been_heard() {
        let sounds = Sounds::silent();
        let soft = Strike { name: "bowl".to_owned(), strikes: 2, soft: true };

        sounds.play(Strike::once("wood"));
        sounds.clone().play(soft.clone());
        sounds.play(Strike { strikes: 0, ..soft.clone() });
        sounds.set_muted(true);
        sounds.play(Strike::once("muted"));
        sounds.set_muted(false);
        sounds.set_volume(0.0);
        sounds.play(Strike::once("turned down"));

        assert_eq!(sounds.played(), [Strike::once("wood"), soft]);
    }

    #[test]
    fn a_volume_that_is_no_number_is_silence() {
        let sounds = Sounds::silent();
        sounds.set_volume(f32::NAN);
        sounds.play(Strike::once("bowl"));
        assert_eq!(sounds.played(), []);
        sounds.set_volume(7.0);
        sounds.play(Strike::once("bowl"));
        assert_eq!(sounds.played().len(), 1);
    }

    /// With a loudspeaker or without: the thread is there afterwards, and answers.
    #[test]
    fn the_real_end_goes_on_whether_or_not_there_is_a_device() {
        let folder = tempfile::tempdir().unwrap();
        let (sounds, notices) = real(Some(folder.path().to_owned()));
        sounds.set_volume(0.001);
        sounds.play(Strike::once("wood"));
        sounds.play(Strike { name: "wood".to_owned(), strikes: 3, soft: true });
        sounds.play(Strike::once("gong"));

        let mut told = Vec::new();
        while !matches!(told.last(), Some(Notice::NotASound { .. })) {
            told.push(notices.recv_timeout(PATIENCE).unwrap());
        }
        match &told[..] {
            [Notice::NotASound { name, path, .. }]
            | [Notice::NoDevice { .. }, Notice::NotASound { name, path, .. }] => {
                assert_eq!(name, "gong");
                assert_eq!(path.as_deref(), Some(folder.path().join("gong.wav").as_path()));
            }
            other => assert!(other.is_empty(), "{other:?}"),
        }
    }

    #[test]
    fn the_thread_ends_with_the_last_handle() {
        let (sounds, notices) = real(None);
        let other = sounds.clone();
        drop(sounds);
        other.play(Strike::once("no such sound"));
        assert!(notices.recv_timeout(PATIENCE).is_ok(), "one handle is enough");

        drop(other);
        let ended = notices.recv_timeout(PATIENCE);
        assert_eq!(ended, Err(mpsc::RecvTimeoutError::Disconnected));
    }

    /// Whoever calls is never kept waiting, however the sound system behaves, and nothing piles up.
    #[test]
    fn a_sound_system_that_hangs_holds_nobody_up() {
        let (notify, notices) = mpsc::channel();
        let asked = Arc::new(Mutex::new(0));
        let count = Arc::clone(&asked);
        let open = move |_: device::Trouble| -> Opened {
            *count.lock().unwrap() += 1;
            loop {
                thread::park();
            }
        };
        let sounds = Sounds::with(None, open, move |notice| drop(notify.send(notice)));
        let start = Instant::now();
        for _ in 0..100_000 {
            sounds.play(Strike::once("bowl"));
            sounds.get_ready("wood");
            sounds.set_volume(0.5);
        }
        assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
        assert!(matches!(notices.recv_timeout(PATIENCE), Ok(Notice::NoDevice { .. })));
        assert!(*asked.lock().unwrap() <= opener::AT_ONCE);
        drop(sounds);
        assert_eq!(notices.recv_timeout(PATIENCE), Err(mpsc::RecvTimeoutError::Disconnected));
    }

    #[test]
    fn it_is_ready_for_what_would_be_heard_alone() {
        let sounds = Sounds::silent();
        sounds.get_ready("bowl");
        sounds.set_muted(true);
        sounds.get_ready("wood");
        assert_eq!(sounds.readied(), ["bowl"]);
        assert_eq!(sounds.played(), []);
    }

    #[test]
    fn notices_say_what_is_wrong_and_that_the_talk_goes_on() {
        let none = Notice::NoDevice { detail: "snd_pcm_open: -2".to_owned() }.to_string();
        assert!(none.contains("goes on") && !none.contains("snd_pcm"), "{none}");

        let path = PathBuf::from("sounds").join("bell.wav");
        let broken = Notice::NotASound {
            name: "bell".to_owned(),
            path: Some(path.clone()),
            reason: "there is nothing in it".to_owned(),
        };
        let expected =
            format!("The sound “bell” can't be played: there is nothing in it. See {}.", path.display());
        assert_eq!(broken.to_string(), expected);
    }
}
