//! What is measured, and how.

mod app;
mod bus;
mod process;
mod screen;
mod shelf;
mod table;

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Duration;

use app::{App, Watched};
use bus::Bus;
use table::{Line, Unit, table};

/// The program to measure: the one that `LIGHTNESS_APP` names, else the one built for this.
fn program() -> PathBuf {
    env::var_os("LIGHTNESS_APP").map_or_else(|| env!("CARGO_BIN_EXE_common-ground").into(), PathBuf::from)
}

/// A window with nothing of the app in it, measured beside it; none where nobody has built one.
fn bare() -> Option<PathBuf> {
    env::var_os("LIGHTNESS_BARE").map(PathBuf::from)
}

/// A talk made for this.
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

/// The lines of the table, in the order in which they were first measured.
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

/// What the app is measured with where it needn't be heard.
const SILENT: &[&str] = &["--quiet-sound"];

/// Something that can be measured alone.
type Part = fn(&mut Figures, Effort, &Bus);

/// Measures everything once, or the one part that `LIGHTNESS_ONLY` names.
fn round(figures: &mut Figures, effort: Effort) {
    let only = env::var("LIGHTNESS_ONLY").ok();
    // A desktop's bus, where nobody reads the screen aloud.
    let quiet = Bus::new(false);
    let parts: [(&str, Part); 6] = [
        ("start", start),
        ("talk", talks),
        ("still", still),
        ("two", two_windows),
        ("large", large),
        ("shelves", shelves),
    ];
    for (name, part) in parts {
        if only.as_ref().is_none_or(|only| only == name) {
            part(figures, effort, &quiet);
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "megabytes, to a tenth")]
    let size = fs::metadata(program()).expect("the app is there").len() as f64 / 1e6;
    figures.add("the program file", Unit::Megabytes, 22.0, size);
}

/// From nothing to a first picture, beside a bare window where there is one.
fn start(figures: &mut Figures, effort: Effort, quiet: &Bus) {
    let app = App::open(quiet, USUAL, SILENT);
    figures.add("from exec to the first picture", Unit::Milliseconds, 150.0, app.opened.as_secs_f64() * 1e3);
    let Some(bare) = bare() else { return };
    let home = tempfile::tempdir().expect("there is room for a folder");
    let bare = App::run(Command::new(bare), home, quiet, USUAL);
    let opened = bare.opened.as_secs_f64() * 1e3;
    figures.add("a bare window: from exec to the first picture", Unit::Milliseconds, None, opened);
    let (app, bare) = std::thread::scope(|scope| {
        let app = scope.spawn(|| app.watch(effort));
        let bare = bare.watch(effort);
        (app.join().expect("it is watched"), bare)
    });
    figures.add("the library: resident", Unit::Megabytes, None, app.resident);
    figures.add("a bare window: resident", Unit::Megabytes, None, bare.resident);
    figures.add("a bare window: processor", Unit::Percent, None, bare.processor);
}

/// A talk that runs, and what it costs to read it aloud.
fn talks(figures: &mut Figures, effort: Effort, quiet: &Bus) {
    let talk = App::talk(quiet, USUAL, &[RIGHT], SILENT).watch(effort);
    figures.add("a talk: processor", Unit::Percent, 0.8, talk.processor);
    figures.add("a talk: resident", Unit::Megabytes, 40.0, talk.resident);
    let heard = App::talk(quiet, USUAL, &[RIGHT], &[]).watch(effort);
    figures.add("a talk with sound: processor", Unit::Percent, 0.8, heard.processor);
    figures.add("a talk with sound: resident", Unit::Megabytes, 40.0, heard.resident);
    let second = App::talk(quiet, USUAL, &[RIGHT, RIGHT, RIGHT], SILENT).watch(effort);
    figures.add("the second seat’s turn: processor", Unit::Percent, 0.8, second.processor);

    let reader = Bus::new(true);
    let aloud = App::talk(&reader, USUAL, &[RIGHT], SILENT).watch(effort);
    // What a screen reader may cost in addition to the talk itself.
    figures.add("a talk, read aloud: processor", Unit::Percent, 1.8, aloud.processor);
    figures.add("a talk, read aloud: resident", Unit::Megabytes, None, aloud.resident);
    drop(reader);

    let pacer = App::talk(quiet, USUAL, &[RIGHT, B], SILENT).watch(effort);
    figures.add("the breathing pacer: processor", Unit::Percent, None, pacer.processor);
}

/// Where nothing moves.
fn still(figures: &mut Figures, effort: Effort, quiet: &Bus) {
    let library = App::open(quiet, USUAL, SILENT);
    let paused = App::talk(quiet, USUAL, &[RIGHT, SPACE], SILENT);
    let untimed = App::talk(quiet, USUAL, &[RIGHT, RIGHT, RIGHT, RIGHT, RIGHT], SILENT);
    // Nothing moves in these, so they can be watched at once.
    let (library, paused, untimed) = std::thread::scope(|scope| {
        let paused = scope.spawn(|| paused.watch(effort));
        let untimed = scope.spawn(|| untimed.watch(effort));
        let library = library.watch(effort);
        (library, paused.join().expect("it is watched"), untimed.join().expect("it is watched"))
    });
    // The time of day may change meanwhile.
    figures.add_still("paused", paused, 1.0);
    figures.add_still("the library", library, 0.0);
    figures.add_still("an untimed step", untimed, 0.0);
}

/// A laptop's window, and everyone's on a beamer.
fn two_windows(figures: &mut Figures, effort: Effort, quiet: &Bus) {
    let two = App::talk(quiet, BEAMER, &[RIGHT], SILENT).with_everyone(BEAMER).watch(effort);
    figures.add("two windows of 1920x1080: a talk: processor", Unit::Percent, 1.5, two.processor);
    figures.add("two windows of 1920x1080: a talk: resident", Unit::Megabytes, 60.0, two.resident);
}

/// The largest window.
fn large(figures: &mut Figures, effort: Effort, quiet: &Bus) {
    let redraw = App::talk(quiet, LARGE, &[RIGHT, SPACE], SILENT).redraws(effort);
    figures.add("3840x2160: from a key to all painted anew", Unit::Milliseconds, 25.0, redraw);
    let large = App::talk(quiet, LARGE, &[RIGHT], SILENT).watch(effort);
    figures.add("3840x2160: a talk: processor", Unit::Percent, None, large.processor);
    figures.add("3840x2160: a talk: resident", Unit::Megabytes, None, large.resident);
}

/// Libraries with many sets of people's own.
fn shelves(figures: &mut Figures, effort: Effort, quiet: &Bus) {
    for sets in effort.shelves {
        full_shelf(figures, effort, quiet, *sets);
    }
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
