//! An invisible screen, with its window, its keyboard, and what can be read on it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard, mpsc};
use std::thread;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use x11rb::protocol::xproto::Window;

use crate::process::{PATIENCE, Running, becomes, comes, needs};

/// A screen's width and height in pixels.
const SIZE: &str = "1280x720";

/// Whether other tests may run on the machine meanwhile: all share it, except those that hear whether sounds are in
/// time.
static MACHINE: RwLock<()> = RwLock::new(());

/// A test's right to the machine, as long as it has its screen.
#[expect(dead_code, reason = "they are held, and not looked at")]
pub(crate) enum Part {
    Shared(RwLockReadGuard<'static, ()>),
    Alone(RwLockWriteGuard<'static, ()>),
}

impl Part {
    /// The right to run beside others.
    pub(crate) fn shared() -> Self {
        Self::Shared(MACHINE.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// An X display. A test has one at a time.
pub(crate) struct Screen {
    number: String,
    name: &'static str,
    pictures: PathBuf,
    taken: AtomicUsize,
    _server: Running,
    _part: Part,
}

impl Screen {
    /// Starts a display on a free number. `name` is for pictures of failures.
    pub(crate) fn new(name: &'static str) -> Self {
        Self::sized(name, (1_280, 720))
    }

    /// The same in another size.
    pub(crate) fn sized(name: &'static str, size: (i32, i32)) -> Self {
        Self::on(Part::shared(), name, size)
    }

    /// The same for a test that needs the machine to itself: two talks at the same time would delay each other.
    pub(crate) fn alone(name: &'static str) -> Self {
        Self::on(Part::Alone(MACHINE.write().unwrap_or_else(PoisonError::into_inner)), name, (1_280, 720))
    }

    fn on(part: Part, name: &'static str, (width, height): (i32, i32)) -> Self {
        ["Xvfb", "xdotool", "import", "convert", "tesseract"].into_iter().for_each(needs);
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &format!("{width}x{height}x24")])
            .args(["-nolisten", "tcp", "-noreset"])
            // Keys don't repeat: on a slow machine a tapped key may be down for long.
            .arg("-r")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        let out = server.stdout.take().unwrap();
        let server = Running::new(server);
        let _ = BufReader::new(out).read_line(&mut number).expect("Xvfb says which number it took");
        let pictures = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("../desktop");
        fs::create_dir_all(&pictures).unwrap();
        let number = format!(":{}", number.trim());
        assert!(number.len() > 1, "Xvfb took no number");
        Self { number, name, pictures, taken: AtomicUsize::new(0), _server: server, _part: part }
    }

    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        let _ = command.env("DISPLAY", &self.number).env_remove("WAYLAND_DISPLAY").stdin(Stdio::null());
        command
    }

    /// Taps keys, one after the other; `ctrl+b` is one.
    pub(crate) fn keys(&self, keys: &[&str]) {
        let done = self.command("xdotool").args(["key", "--delay", "60"]).args(keys).status().unwrap();
        assert!(done.success(), "the keys {keys:?} were not taken");
    }

    /// Presses the control with these words by the pointer, as soon as every letter of them can be read.
    #[track_caller]
    pub(crate) fn presses(&self, words: &str) {
        let mut placed = Vec::new();
        let middle = comes(|| {
            placed = placed_words_in(&self.picture("now"));
            middle_of(words, &placed)
        });
        let Some((left, top)) = middle else { panic!("there is no “{words}” to press among {placed:?}") };
        self.clicks(left, top);
    }

    /// Taps keys that move the focus, and waits after each until the move is visible, so that what is typed next goes
    /// there.
    #[track_caller]
    pub(crate) fn moves(&self, keys: &[&str]) {
        for key in keys {
            let before = self.pixels();
            self.keys(&[key]);
            assert!(becomes(|| self.pixels() != before), "nothing shows that {key} was tapped");
        }
    }

    fn pixels(&self) -> Vec<u8> {
        let gray = ["-silent", "-window", "root", "-depth", "8", "gray:-"];
        let picture = self.command("import").args(gray).output().unwrap();
        assert!(picture.status.success(), "no picture could be taken");
        picture.stdout
    }

    /// Waits until the window's background has this colour: red, green and blue.
    #[track_caller]
    pub(crate) fn has_ground(&self, wanted: [u8; 3]) {
        // At the edge, where there is nothing else.
        let corner = ["-silent", "-window", "root", "-crop", "1x1+4+360", "-depth", "8", "rgb:-"];
        let mut ground = Vec::new();
        let is_so = || {
            ground = self.command("import").args(corner).output().unwrap().stdout;
            ground == wanted
        };
        assert!(becomes(is_so), "the ground is {ground:02X?}, and not {wanted:02X?}");
    }

    /// Presses a place with the pointer.
    pub(crate) fn clicks(&self, left: i32, top: i32) {
        let (left, top) = (left.to_string(), top.to_string());
        let at = ["mousemove", "--sync", &left, &top, "click", "1"];
        assert!(
            self.command("xdotool").args(at).status().unwrap().success(),
            "nothing was pressed at {at:?}"
        );
    }

    /// Types letters.
    pub(crate) fn types(&self, words: &str) {
        let done = self.command("xdotool").args(["type", "--delay", "40", words]).status().unwrap();
        assert!(done.success(), "“{words}” was not typed");
    }

    /// Starts a program, and waits for its window.
    pub(crate) fn opens(&self, program: Command) -> Running {
        self.opens_in(program, Stdio::null())
    }

    /// Starts a program from a terminal, and waits for its window.
    pub(crate) fn opens_in(&self, mut program: Command, terminal: Stdio) -> Running {
        let _ =
            program.env("DISPLAY", &self.number).stdin(Stdio::null()).stdout(Stdio::null()).stderr(terminal);
        let running = Running::new(program.spawn().expect("the program starts"));
        self.takes_keys();
        running
    }

    /// The display's name.
    pub(crate) fn number(&self) -> &str {
        &self.number
    }

    /// Waits until the window is open and takes keys.
    pub(crate) fn takes_keys(&self) {
        let _ = self.turns_to("Common Ground");
    }

    /// Moves the window with this in its title out of sight.
    pub(crate) fn moves_aside(&self, title: &str) {
        let id = self.turns_to(title);
        let done =
            self.command("xdotool").args(["windowmove", "--sync", &id.to_string(), "5000", "0"]).status();
        assert!(done.unwrap().success(), "“{title}” didn’t move");
    }

    /// Waits until a window is open and has the focus: the first one, “for everyone”, or another one by its title. Returns
    /// its number.
    #[track_caller]
    pub(crate) fn turns_to(&self, title: &str) -> Window {
        let window = comes(|| {
            let id = match title {
                "Common Ground" => self.windows().into_iter().next()?,
                "for everyone" => self.windows().into_iter().nth(1)?,
                title => {
                    self.shown().into_iter().find_map(|(id, shown)| shown.contains(title).then_some(id))?
                }
            };
            // Without a window manager nobody gives out the focus; with one, it may give it to another one just now.
            let has_it = self.focus() == id;
            if !has_it {
                self.focuses(id);
            }
            has_it.then_some(id)
        });
        window.unwrap_or_else(|| {
            let (shown, focus) = (self.shown(), self.focus());
            panic!("no window “{title}” took the keys within {PATIENCE:?}: {focus} has them, and there are {shown:?}")
        })
    }

    /// The words on the screen.
    pub(crate) fn reads(&self) -> String {
        words_in(&self.picture("now"))
    }

    /// Waits until all of these words have been on the screen at the same time, however briefly. From before `happens`
    /// on, pictures are taken one after the other, and read in parallel: however slow a machine reads, words that are
    /// shown for a second or two aren't missed.
    #[track_caller]
    pub(crate) fn catches(&self, wanted: &[&str], happens: impl FnOnce()) {
        let (found, best, pictures) = self.film(wanted, happens);
        assert!(found, "none of {pictures} pictures shows {wanted:?}; the nearest:\n{best}");
    }

    /// Whether these words were seen; if not, what the nearest picture says, and how many pictures there are.
    fn film(&self, wanted: &[&str], happens: impl FnOnce()) -> (bool, String, usize) {
        let folder = tempfile::tempdir().unwrap();
        let (over, until) = (AtomicBool::new(false), Instant::now() + PATIENCE);
        let (take, taken) = mpsc::channel::<Vec<u8>>();
        thread::scope(|scope| {
            // The camera must stop in any case.
            let _stop = Stop(&over);
            let _camera = scope.spawn(|| {
                let mut last = Vec::new();
                while !over.load(Ordering::Relaxed) && Instant::now() < until {
                    let picture = self.pixels();
                    if picture != last {
                        last.clone_from(&picture);
                        let _ = take.send(picture);
                    }
                }
                drop(take);
            });
            happens();
            let (mut best, mut pictures) = ((0, String::new()), 0);
            for picture in taken {
                pictures += 1;
                let (small, large) = (folder.path().join("small.gray"), folder.path().join("large.png"));
                fs::write(&small, picture).unwrap();
                let done = Command::new("convert")
                    .args(["-size", SIZE, "-depth", "8"])
                    .arg(format!("gray:{}", small.display()))
                    .args(["-resize", "200%"])
                    .arg(&large)
                    .status();
                assert!(done.unwrap().success(), "a picture could not be enlarged");
                let read = words_in(&large);
                let found = wanted.iter().filter(|words| is_in(words, &read)).count();
                if found >= best.0 {
                    best = (found, read);
                }
                if found == wanted.len() {
                    return (true, best.1, pictures);
                }
            }
            (false, best.1, pictures)
        })
    }

    fn picture(&self, moment: &str) -> PathBuf {
        let picture = self.pictures.join(format!("{}-{moment}.png", self.name));
        let taken = self
            .command("import")
            .args(["-silent", "-window", "root", "-colorspace", "Gray", "-resize", "200%"])
            .arg(&picture)
            .status()
            .unwrap();
        assert!(taken.success(), "no picture could be taken");
        picture
    }

    /// Waits until these words are on the screen.
    #[track_caller]
    pub(crate) fn shows(&self, words: &str) {
        self.shows_all(&[words]);
    }

    /// Waits until all of these words are on the screen at the same time.
    #[track_caller]
    pub(crate) fn shows_all(&self, wanted: &[&str]) {
        let _ = self.reads_until(wanted, |read| wanted.iter().all(|words| is_in(words, read)));
    }

    /// Waits until a line with these words is on the screen, and returns the line from there on.
    #[track_caller]
    pub(crate) fn shows_line(&self, words: &str) -> String {
        let from = |line: &str| line.find(words).map(|at| line[at..].to_owned());
        let with = |read: &str| read.lines().find_map(from);
        with(&self.reads_until(&[words], |read| with(read).is_some())).unwrap()
    }

    /// Reads the screen until `says` finds what it looks for.
    #[track_caller]
    fn reads_until(&self, wanted: &[&str], right: impl Fn(&str) -> bool) -> String {
        let mut read = String::new();
        let came = becomes(|| {
            read = self.reads();
            right(&read)
        });
        if !came {
            let number = self.taken.fetch_add(1, Ordering::Relaxed);
            let picture = self.picture(&format!("failed-{number}"));
            panic!("{wanted:?} never came; {} shows:\n{read}", picture.display());
        }
        read
    }

    /// Waits until these words aren't on the screen any more.
    #[track_caller]
    pub(crate) fn hides(&self, words: &str) {
        assert!(becomes(|| !is_in(words, &self.reads())), "“{words}” stayed");
    }
}

/// Says that it is over when dropped.
struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The words in a picture.
pub(crate) fn words_in(picture: &Path) -> String {
    tesseract(picture, &[])
}

/// A word, and the rectangle around it in the screen's pixels: left, top, width, height.
type Placed = (String, [i32; 4]);

/// The words in a picture, and where they are.
fn placed_words_in(picture: &Path) -> Vec<Placed> {
    let table = tesseract(picture, &["-c", "tessedit_create_tsv=1"]);
    let word = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [.., left, top, width, height, _sure, text] = columns[..] else { return None };
        let pixels = |column: &str| column.parse::<i32>().ok().map(|large| large / 2);
        let place = [pixels(left)?, pixels(top)?, pixels(width)?, pixels(height)?];
        (!text.trim().is_empty()).then(|| (text.to_owned(), place))
    };
    table.lines().filter_map(word).collect()
}

/// The middle of the place where these words follow each other; everything but letters and digits is ignored.
fn middle_of(words: &str, placed: &[Placed]) -> Option<(i32, i32)> {
    let wanted = letters(words);
    (0..placed.len()).find_map(|first| {
        let (mut read, mut around) = (Vec::new(), None);
        for (word, [left, top, width, height]) in &placed[first..] {
            read.extend(letters(word));
            let (l, t, r, b) = around.unwrap_or((*left, *top, 0, 0));
            let (l, t, r, b) = (l.min(*left), t.min(*top), r.max(left + width), b.max(top + height));
            around = Some((l, t, r, b));
            if read == wanted {
                return Some((l.midpoint(r), t.midpoint(b)));
            }
            if !wanted.starts_with(&read) || read.is_empty() {
                return None;
            }
        }
        None
    })
}

fn tesseract(picture: &Path, more: &[&str]) -> String {
    // Mode 11 finds words in any place. With several threads it is slower while other tests run.
    let read = Command::new("tesseract")
        .arg(picture)
        .args(["stdout", "--psm", "11", "--dpi", "192"])
        .args(more)
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .expect("tesseract reads");
    String::from_utf8_lossy(&read.stdout).into_owned()
}

/// The letters and digits in lower case, without anything between them.
fn letters(text: &str) -> Vec<char> {
    text.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Whether words were read, ignoring case and spaces, and a letter or two that were misread.
pub(crate) fn is_in(words: &str, read: &str) -> bool {
    let (words, read) = (letters(words), letters(read));
    let allowed = words.len() / 8;
    if words.len() <= 3 {
        // Too short to allow any mistake.
        return read.windows(words.len()).any(|part| part == words);
    }
    read.windows(words.len())
        .any(|part| part.iter().zip(&words).filter(|(one, other)| one != other).count() <= allowed)
}

/// A person's folders.
pub(crate) struct Home(tempfile::TempDir);

impl Home {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Puts a rule set of their own into their folder.
    pub(crate) fn has_set(&self, name: &str, rules: &str) {
        let folder = self.path("config/rules");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.ron")), rules).unwrap();
    }

    /// Waits until this is the last event in the talk's journal: then the program has also handled everything that
    /// people did before.
    #[track_caller]
    pub(crate) fn keeps(&self, event: &str) {
        let journal = self.path("state/session.journal");
        let (ending, clock) = (format!(",{event})"), ",Clock)");
        let mut last = None;
        let is_kept = || {
            let journal = fs::read_to_string(&journal).unwrap_or_default();
            // The journal's first line describes the talk.
            let events = journal.lines().skip(1).filter(|line| !line.ends_with(clock));
            last = events.last().map(str::to_owned);
            last.as_ref().is_some_and(|line| line.ends_with(&ending))
        };
        assert!(becomes(is_kept), "{event} isn’t what people did last, but {last:?}");
    }

    /// The program with these folders and arguments.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_common-ground"));
        for folder in ["config", "data", "state"] {
            let _ = command.arg(format!("--{folder}-dir")).arg(self.path(folder));
        }
        let _ = command
            .args(args)
            .env("LC_ALL", "C.UTF-8")
            // Whatever the hour: no break ends tomorrow, and no greeting is for the evening.
            .env("TZ", noon())
            // Not the desktop of the person who runs the tests.
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET");
        command
    }

    /// Starts the program on a screen, and waits for its window.
    pub(crate) fn app(&self, screen: &Screen, args: &[&str]) -> Running {
        screen.opens(self.command(args))
    }

    /// The same, on a desktop whose bus is here.
    pub(crate) fn app_on(&self, screen: &Screen, bus: &str, args: &[&str]) -> Running {
        let mut command = self.command(args);
        let _ = command.env("DBUS_SESSION_BUS_ADDRESS", bus);
        screen.opens(command)
    }
}

/// A time zone in which it is between twelve and one o'clock.
fn noon() -> String {
    let hour = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() / 3600 % 24;
    // The sign is reversed: `-3` is three hours ahead.
    let ahead = 12 - i64::try_from(hour).unwrap();
    format!("<noon>{}", -ahead)
}
