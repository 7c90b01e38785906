//! Inaudible loudspeakers: a sound server of the test's own, and a recording of it.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::ear::{self, Heard};
use crate::process::{Running, becomes, comes, needs};

/// How late a sound may be while others use the machine, in seconds; people hardly notice it.
const LATEST: Duration = Duration::from_millis(400);

/// A sound server with one loudspeaker, in folders of its own.
pub(crate) struct Speakers {
    folder: tempfile::TempDir,
    server: Option<Running>,
    recordings: u32,
}

/// The recording of the loudspeaker, as it is written.
pub(crate) struct Recording {
    file: PathBuf,
    /// A moment, and the recording's length at it.
    since: (Instant, f64),
    watch: Watch,
    _recorder: Running,
}

impl Speakers {
    pub(crate) fn new() -> Self {
        ["pulseaudio", "pactl", "parec"].into_iter().for_each(needs);
        let folder = tempfile::tempdir().unwrap();
        // All programs that open ALSA's default device reach this server.
        fs::write(folder.path().join(".asoundrc"), "pcm.!default pulse\nctl.!default pulse\n").unwrap();
        let mut speakers = Self { folder, server: None, recordings: 0 };
        speakers.switch_on();
        speakers
    }

    /// Starts the server, and waits until it records everything from now on.
    pub(crate) fn switch_on(&mut self) {
        let socket = self.folder.path().join("native");
        let _ = fs::remove_file(&socket); // one that was killed leaves it behind
        let listen = format!("module-native-protocol-unix auth-anonymous=1 socket={}", socket.display());
        let server = self
            .command("pulseaudio")
            .args(["-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes", "-L", &listen])
            .args(["-L", "module-null-sink sink_name=speakers rate=48000"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the sound server starts");
        self.server = Some(Running::new(server));
        self.until(|speakers| {
            let mut asked = speakers.command("pactl");
            asked.arg("info").stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success()
        });
        let done = self.command("pactl").args(["set-default-sink", "speakers"]).status().unwrap();
        assert!(done.success(), "the loudspeaker is there");
        // The first recording on a new server loses its start.
        let first = self.record();
        self.until(|_| first.seconds() >= 1.0);
    }

    /// Ends the server at once, together with everything it plays.
    pub(crate) fn kill(&mut self) {
        if let Some(mut server) = self.server.take() {
            server.kill();
        }
    }

    /// Starts a recording.
    pub(crate) fn record(&mut self) -> Recording {
        self.recordings += 1;
        let file = self.folder.path().join(format!("{}.raw", self.recordings));
        // With a lower latency, parts of it are lost.
        let recorder = self
            .command("parec")
            .args(["-d", "speakers.monitor", "--latency-msec=500", "--format=s16le", "--channels=1"])
            .arg(format!("--rate={}", ear::RATE))
            .stdout(File::create(&file).unwrap())
            .stderr(Stdio::null())
            .spawn()
            .expect("the recorder starts");
        let mut recording = Recording {
            file,
            since: (Instant::now(), 0.0),
            watch: Watch::begin(),
            _recorder: Running::new(recorder),
        };
        self.until(|_| recording.seconds() > 0.0);
        recording.since = (Instant::now(), recording.seconds());
        recording
    }

    /// Waits until no program has the loudspeaker open.
    pub(crate) fn are_let_go(&mut self) {
        self.until(|speakers| {
            let programs = speakers.command("pactl").args(["list", "short", "sink-inputs"]).output().unwrap();
            programs.status.success() && programs.stdout.is_empty()
        });
    }

    /// Makes a program play to this loudspeaker, and to no other.
    pub(crate) fn are_heard_from<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let folder = self.folder.path();
        command
            .env("HOME", folder)
            .env("XDG_RUNTIME_DIR", folder)
            .env("PULSE_SERVER", format!("unix:{}", folder.join("native").display()))
            .stdin(Stdio::null())
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        let _ = self.are_heard_from(&mut command);
        command
    }

    fn until(&mut self, there: impl Fn(&Self) -> bool) {
        assert!(becomes(|| there(self)), "the sound server doesn't answer");
    }
}

impl Recording {
    /// The length of the recording so far.
    pub(crate) fn seconds(&self) -> f64 {
        fs::metadata(&self.file).map_or(0.0, |file| file.len() as f64) / f64::from(2 * ear::RATE)
    }

    /// Everything that has been heard until now.
    pub(crate) fn heard(&self) -> Vec<Heard> {
        ear::listen(&self.samples())
    }

    pub(crate) fn samples(&self) -> Vec<i16> {
        let bytes = fs::read(&self.file).unwrap();
        bytes.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect()
    }

    /// Waits until this many sounds have been heard, and returns which.
    #[track_caller]
    pub(crate) fn hears(&self, sounds: usize) -> Vec<Heard> {
        let heard = comes(|| {
            let heard = self.heard();
            if heard.len() >= sounds {
                return Some(heard);
            }
            self.lasts(self.seconds() + 0.1);
            None
        });
        heard.unwrap_or_else(|| panic!("{sounds} sounds were to come; {}", told(&self.heard())))
    }

    /// How late a sound between two moments of the recording may be because the machine was busy, in seconds.
    pub(crate) fn may_be_late(&self, from: f64, until: f64) -> f64 {
        let (moment, seconds) = self.since;
        let at = |second: f64| moment + Duration::from_secs_f64((second - seconds).max(0.0));
        // A sound that was due earlier may also be heard only then.
        self.watch.busy(at(from - 1.0), at(until + 0.5))
    }

    /// Waits until the recording has what could be heard until now: the recorder writes it a little later, and the last
    /// half second isn't analysed yet.
    pub(crate) fn comes_up_to_now(&self) {
        let (moment, seconds) = self.since;
        self.lasts(seconds + moment.elapsed().as_secs_f64() + 1.0);
    }

    /// Waits until the recording is this long.
    pub(crate) fn lasts(&self, seconds: f64) {
        let is_so_long = becomes(|| self.seconds() >= seconds);
        assert!(is_so_long, "the recording stands still at {:.1} s", self.seconds());
    }
}

/// Checks a hundred times a second whether a program that has something to do would get a processor core.
///
/// A sound can be late for as long as there was none: others used it, memory was scarce, or the machine was suspended.
/// If there was one, the sound must be in time.
struct Watch {
    /// When no core was free, and since when.
    busy: Arc<Mutex<Vec<(Instant, Duration)>>>,
    over: Arc<AtomicBool>,
}

impl Watch {
    fn begin() -> Self {
        let (busy, over) = (Arc::default(), Arc::new(AtomicBool::new(false)));
        let (seen, until) = (Arc::clone(&busy), Arc::clone(&over));
        let _watching = thread::spawn(move || watch(&seen, &until));
        Self { busy, over }
    }

    /// How long no core was free between two moments, as far as it matters for one sound; in seconds.
    fn busy(&self, from: Instant, until: Instant) -> f64 {
        let busy = self.busy.lock().unwrap();
        let within =
            || busy.iter().filter(|(moment, _)| (from..=until).contains(moment)).map(|(_, time)| *time);
        let longest = within().max().unwrap_or_default();
        // Other programs share a core with us, so that nothing waits as long as they run; but nothing goes on while the
        // machine stands still.
        within().sum::<Duration>().min(LATEST.max(longest)).as_secs_f64()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}

fn watch(busy: &Mutex<Vec<(Instant, Duration)>>, over: &AtomicBool) {
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let rest = Duration::from_millis(10);
    let mut before = Instant::now();
    while !over.load(Ordering::Relaxed) {
        thread::sleep(rest);
        // New memory, as for a picture: if memory is scarce, getting it takes long.
        let _ = std::hint::black_box(vec![1_u8; 1 << 20]);
        // The number before the stroke is how many threads want a core at present, this one included.
        let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let wanted = load.split(['/', ' ']).nth(3).and_then(|wanted| wanted.parse::<usize>().ok());
        let now = Instant::now();
        let since = now - before;
        if wanted.is_none_or(|wanted| wanted > cores) || since > 2 * rest {
            busy.lock().unwrap().push((now, since));
        }
        before = now;
    }
}

/// Sounds in words, for the message of a failing test.
pub(crate) fn told(heard: &[Heard]) -> String {
    let words: Vec<String> = heard.iter().map(ToString::to_string).collect();
    format!("heard: {}", if words.is_empty() { "nothing".to_owned() } else { words.join(", ") })
}
