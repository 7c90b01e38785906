//! What is measured, and how.

mod bus;
mod process;
mod screen;
mod shelf;
mod table;

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use bus::Bus;
use process::Process;
use screen::{Running, Screen};
use table::{Line, Unit, table};

/// The program to measure: the one that `LIGHTNESS_APP` names, else the one built for this.
fn program() -> PathBuf {
    env::var_os("LIGHTNESS_APP").map_or_else(|| env!("CARGO_BIN_EXE_common-ground").into(), PathBuf::from)
}

/// A talk made for these measurements.
const TALK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/lightness/measured.ron");

const SPACE: u32 = 0x20;
const A: u32 = 0x61;
const RIGHT: u32 = 0xff53;
const B: u32 = 0x62;
const D: u32 = 0x64;
const E: u32 = 0x65;
const TAB: u32 = 0xff09;
const BACKSPACE: u32 = 0xff08;

/// The usual window size, and the largest one.
const USUAL: (u16, u16) = (1280, 720);
const LARGE: (u16, u16) = (3840, 2160);

/// The size of a projector, and of a laptop beside it.
const BEAMER: (u16, u16) = (1920, 1080);

/// How long a step on the stage can be undone: until then, a still screen isn't quite still.
const UNDO: Duration = Duration::from_secs(11);

/// How thoroughly to measure.
#[derive(Debug, Clone, Copy)]
struct Effort {
    /// How long to watch.
    watch: Duration,
    /// How long to wait until nothing is left to do from before.
    settle: Duration,
    /// How often to take each measurement.
    runs: usize,
    /// How often one measurement paints a large window in full, or types a letter.
    redraws: usize,
    /// How long after its start a full library is measured.
    full: Duration,
    /// How many rule sets of their own people have.
    shelves: &'static [usize],
}

impl Effort {
    fn asked() -> Option<Self> {
        let number = |name: &str, usual: u64| {
            let asked = env::var(name).ok().map(|number| number.parse());
            asked.unwrap_or(Ok(usual)).unwrap_or_else(|_| panic!("{name} is a whole number"))
        };
        let whole = Self {
            watch: Duration::from_secs(number("LIGHTNESS_SECONDS", 30)),
            settle: UNDO,
            runs: usize::try_from(number("LIGHTNESS_RUNS", 5)).expect("a few runs").max(1),
            redraws: 20,
            full: Duration::from_secs(10),
            shelves: &[1_000, 10_000],
        };
        env::args().any(|argument| argument == "--bench").then_some(whole)
    }

    /// Enough to see that everything can be measured.
    fn least() -> Self {
        Self {
            watch: Duration::from_secs(1),
            settle: Duration::ZERO,
            runs: 1,
            redraws: 1,
            full: Duration::from_secs(1),
            shelves: &[100],
        }
    }
}

/// The app and its window.
struct App {
    screen: Screen,
    process: Process,
    /// From the program's start to the first picture in its window.
    opened: Duration,
    _running: Running,
    _home: tempfile::TempDir,
}

impl App {
    /// Starts it with these arguments on a new display, and waits for its first picture.
    fn open(bus: &Bus, size: (u16, u16), arguments: &[&str]) -> Self {
        Self::open_at(tempfile::tempdir().expect("there is room for a folder"), bus, size, arguments)
    }

    /// The same, with the files in this folder.
    fn open_at(home: tempfile::TempDir, bus: &Bus, (width, height): (u16, u16), arguments: &[&str]) -> Self {
        let mut screen = Screen::new(width, height);
        let folder = |name: &str| home.path().join(name);
        let began = Instant::now();
        let running = Command::new(program())
            .args(arguments)
            .arg("--config-dir")
            .arg(folder("config"))
            .arg("--data-dir")
            .arg(folder("data"))
            .arg("--state-dir")
            .arg(folder("state"))
            .env("DISPLAY", &screen.name)
            .env("DBUS_SESSION_BUS_ADDRESS", &bus.address)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the app starts");
        let process = Process(running.id());
        let running = Running(running);
        let opened = screen.shows_a_picture().duration_since(began);
        if (width, height) != USUAL {
            screen.fill(width, height);
        }
        screen.focus();
        Self { screen, process, opened, _running: running, _home: home }
    }

    /// On the stage, in Ana’s first turn, after these keys.
    fn talk(bus: &Bus, size: (u16, u16), keys: &[u32], more: &[&str]) -> Self {
        let mut arguments = vec!["start", TALK, "--names", "Ana,Ben"];
        arguments.extend(more);
        let mut app = Self::open(bus, size, &arguments);
        for key in keys {
            app.press(*key);
        }
        app
    }

    /// Opens the window for everyone, in this size.
    fn with_everyone(mut self, (width, height): (u16, u16)) -> Self {
        self.screen.tap(A);
        self.screen.shows_another();
        self.screen.fill(width, height);
        self
    }

    /// Taps a key, and waits until its effect is painted.
    fn press(&mut self, key: u32) {
        self.screen.tap(key);
        let _ = self.screen.painted();
    }

    /// Watches it for a while.
    fn watch(mut self, effort: Effort) -> Watched {
        let _ = self.screen.paints(effort.settle);
        let before = self.process.used();
        let began = Instant::now();
        let paints = self.screen.paints(effort.watch);
        let took = began.elapsed();
        let after = self.process.used();
        Watched {
            processor: 100.0 * after.processor.saturating_sub(before.processor).as_secs_f64()
                / took.as_secs_f64(),
            #[allow(clippy::cast_precision_loss, reason = "megabytes, to a tenth")]
            resident: self.process.resident() as f64 / 1e6,
            #[allow(clippy::cast_precision_loss, reason = "a few hundred")]
            paints: paints as f64,
            #[allow(clippy::cast_precision_loss, reason = "a few hundred")]
            wakes: (after.wakes - before.wakes) as f64,
        }
    }

    /// The time from a letter typed into the search until the window is painted.
    fn searches(&mut self, effort: Effort) -> f64 {
        self.press(TAB);
        let mut times: Vec<Duration> = Vec::new();
        for letter in [E, A].into_iter().cycle().take(effort.redraws) {
            for key in [letter, BACKSPACE] {
                let _ = self.screen.paints(Duration::from_millis(250));
                let began = Instant::now();
                self.screen.tap(key);
                times.push(self.screen.painted().duration_since(began));
            }
        }
        times.sort();
        times[times.len() / 2].as_secs_f64() * 1e3
    }

    /// The time from a key that changes the whole picture until that is painted.
    fn redraws(mut self, effort: Effort) -> f64 {
        let mut times: Vec<Duration> = Vec::new();
        for _ in 0..effort.redraws {
            // Effects of the last key, also of its coming up.
            let _ = self.screen.paints(Duration::from_millis(250));
            let began = Instant::now();
            self.screen.tap(D);
            times.push(self.screen.painted().duration_since(began));
        }
        times.sort();
        times[times.len() / 2].as_secs_f64() * 1e3
    }
}

/// What was observed of the app during a time.
#[derive(Debug, Clone, Copy)]
struct Watched {
    /// Percent of a processor core.
    processor: f64,
    /// Megabytes of memory at the end.
    resident: f64,
    /// How often the window was painted.
    paints: f64,
    /// How often a thread woke.
    wakes: f64,
}

/// The lines of the table, in the order in which they are first measured.
#[derive(Debug, Default)]
struct Figures(Vec<Line>);

impl Figures {
    fn add(&mut self, what: &str, unit: Unit, limit: impl Into<Option<f64>>, taken: f64) {
        if let Some(line) = self.0.iter_mut().find(|line| line.what == what) {
            line.taken.push(taken);
        } else {
            self.0.push(Line { what: what.to_owned(), unit, limit: limit.into(), taken: vec![taken] });
        }
    }

    /// The limits of a still state: nothing, except for this many redraws.
    fn add_still(&mut self, what: &str, watched: Watched, redraws: f64) {
        let processor = if redraws > 0.0 { 0.1 } else { 0.0 };
        self.add(&format!("{what}: processor"), Unit::Percent, processor, watched.processor);
        self.add(&format!("{what}: redraws"), Unit::Times, redraws, watched.paints);
        self.add(&format!("{what}: wake-ups"), Unit::Times, None, watched.wakes);
    }
}

/// Measures everything and prints it.
pub(crate) fn take() -> ExitCode {
    let (effort, judged) = Effort::asked().map_or_else(|| (Effort::least(), false), |effort| (effort, true));
    let mut figures = Figures::default();
    for _ in 0..effort.runs {
        round(&mut figures, effort);
    }
    if !judged {
        figures.0.iter_mut().for_each(|line| line.limit = None);
    }
    println!("{}", conditions(effort));
    println!("{}", table(&figures.0));
    if figures.0.iter().all(Line::holds) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Measures everything once.
fn round(figures: &mut Figures, effort: Effort) {
    const SILENT: &[&str] = &["--quiet-sound"];

    // A desktop's bus on which no screen reader listens.
    let quiet = Bus::new(false);
    let app = App::open(&quiet, USUAL, SILENT);
    figures.add("from exec to the first picture", Unit::Milliseconds, 150.0, app.opened.as_secs_f64() * 1e3);

    let talk = App::talk(&quiet, USUAL, &[RIGHT], SILENT).watch(effort);
    figures.add("a talk: processor", Unit::Percent, 0.8, talk.processor);
    figures.add("a talk: resident", Unit::Megabytes, 40.0, talk.resident);
    let heard = App::talk(&quiet, USUAL, &[RIGHT], &[]).watch(effort);
    figures.add("a talk with sound: processor", Unit::Percent, 0.8, heard.processor);
    figures.add("a talk with sound: resident", Unit::Megabytes, 40.0, heard.resident);
    let second = App::talk(&quiet, USUAL, &[RIGHT, RIGHT, RIGHT], SILENT).watch(effort);
    figures.add("the second seat’s turn: processor", Unit::Percent, 0.8, second.processor);

    let reader = Bus::new(true);
    let aloud = App::talk(&reader, USUAL, &[RIGHT], SILENT).watch(effort);
    // What a screen reader may cost in addition to the talk itself.
    figures.add("a talk, read aloud: processor", Unit::Percent, 1.8, aloud.processor);
    figures.add("a talk, read aloud: resident", Unit::Megabytes, None, aloud.resident);
    drop(reader);

    // Nothing moves in these, so that they can be watched at the same time.
    let paused = App::talk(&quiet, USUAL, &[RIGHT, SPACE], SILENT);
    let untimed = App::talk(&quiet, USUAL, &[RIGHT, RIGHT, RIGHT, RIGHT, RIGHT], SILENT);
    let (library, paused, untimed) = std::thread::scope(|scope| {
        let paused = scope.spawn(|| paused.watch(effort));
        let untimed = scope.spawn(|| untimed.watch(effort));
        let library = app.watch(effort);
        (library, paused.join().expect("it is watched"), untimed.join().expect("it is watched"))
    });
    // The time of day may change meanwhile.
    figures.add_still("paused", paused, 1.0);
    figures.add_still("the library", library, 0.0);
    figures.add_still("an untimed step", untimed, 0.0);

    let pacer = App::talk(&quiet, USUAL, &[RIGHT, B], SILENT).watch(effort);
    figures.add("the breathing pacer: processor", Unit::Percent, None, pacer.processor);

    let two = App::talk(&quiet, BEAMER, &[RIGHT], SILENT).with_everyone(BEAMER).watch(effort);
    figures.add("two windows of 1920x1080: a talk: processor", Unit::Percent, 1.5, two.processor);
    figures.add("two windows of 1920x1080: a talk: resident", Unit::Megabytes, 60.0, two.resident);

    let redraw = App::talk(&quiet, LARGE, &[RIGHT, SPACE], SILENT).redraws(effort);
    figures.add("3840x2160: from a key to all painted anew", Unit::Milliseconds, 25.0, redraw);
    let large = App::talk(&quiet, LARGE, &[RIGHT], SILENT).watch(effort);
    figures.add("3840x2160: a talk: processor", Unit::Percent, None, large.processor);
    figures.add("3840x2160: a talk: resident", Unit::Megabytes, None, large.resident);

    for sets in effort.shelves {
        full_shelf(figures, effort, &quiet, *sets);
    }

    #[allow(clippy::cast_precision_loss, reason = "megabytes, to a tenth")]
    let size = fs::metadata(program()).expect("the app is there").len() as f64 / 1e6;
    figures.add("the program file", Unit::Megabytes, 20.0, size);
}

/// Measures the library of a person with this many sets of their own.
fn full_shelf(figures: &mut Figures, effort: Effort, bus: &Bus, sets: usize) {
    let mut app = App::open_at(shelf::home_with(sets), bus, USUAL, &["--quiet-sound"]);
    let _ = app.screen.paints(effort.full.saturating_sub(app.opened));
    #[allow(clippy::cast_precision_loss, reason = "megabytes, to a tenth")]
    let resident = app.process.resident() as f64 / 1e6;
    let limit = if sets <= 1_000 { 45.0 } else { 120.0 };
    let what = |what: &str| format!("{sets} sets of one’s own: {what}");
    figures.add(
        &what("from exec to the first picture"),
        Unit::Milliseconds,
        150.0,
        app.opened.as_secs_f64() * 1e3,
    );
    figures.add(&what("resident"), Unit::Megabytes, limit, resident);
    let searched = app.searches(effort);
    figures.add(&what("from a letter in the search to the picture"), Unit::Milliseconds, 17.0, searched);
}

/// The machine and the way of measuring, in a few words.
fn conditions(effort: Effort) -> String {
    let words = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let processors = words("/proc/cpuinfo");
    let model = processors.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or("unknown");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let (runs, seconds) = (effort.runs, effort.watch.as_secs());
    format!(
        "{cores} cores of {}; Linux {}; Xvfb, 1280x720 where nothing else is said; {}; {runs} runs, watched for \
         {seconds} s each",
        model.trim_start_matches([':', '\t', ' ']),
        words("/proc/sys/kernel/osrelease").trim(),
        program().display(),
    )
}
