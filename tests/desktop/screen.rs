//! A screen that nobody sees, with its window, its keyboard and its reader.
#![allow(dead_code, reason = "each of the tests that look at a screen uses another part of it")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How long anything may take to appear. Reading a picture takes a second or two, and the machine may be busy.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// A process that ends with the test, however the test ends.
pub(crate) struct Running(Child);

impl Running {
    /// Ends it at once, as a power cut would.
    pub(crate) fn kill(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }

    /// A process that was started elsewhere.
    pub(crate) fn new(child: Child) -> Self {
        Self(child)
    }

    /// Its number, for whoever looks at it from outside.
    pub(crate) fn id(&self) -> u32 {
        self.0.id()
    }

    /// Waits until it has ended by itself.
    #[track_caller]
    pub(crate) fn ends(&mut self) {
        let until = Instant::now() + PATIENCE;
        while self.is_there() {
            assert!(Instant::now() < until, "it doesn't end");
            std::thread::yield_now();
        }
    }

    /// Whether it is still there.
    pub(crate) fn is_there(&mut self) -> bool {
        self.0.try_wait().unwrap().is_none()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}

/// An X display.
pub(crate) struct Screen {
    number: String,
    name: &'static str,
    pictures: PathBuf,
    taken: AtomicUsize,
    _server: Running,
}

impl Screen {
    /// Starts one on a free number. `name` names the pictures of what went wrong.
    pub(crate) fn new(name: &'static str) -> Self {
        Self::sized(name, (1_280, 720))
    }

    /// The same in another size.
    pub(crate) fn sized(name: &'static str, (width, height): (i32, i32)) -> Self {
        for tool in ["Xvfb", "xdotool", "import", "convert", "tesseract"] {
            let found =
                Command::new("sh").args(["-c", &format!("command -v {tool}")]).stdout(Stdio::null()).status();
            assert!(found.is_ok_and(|found| found.success()), "{tool} is missing; `make test` installs it");
        }
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &format!("{width}x{height}x24")])
            .args(["-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        let out = server.stdout.take().unwrap();
        let server = Running(server);
        let _ = BufReader::new(out).read_line(&mut number).expect("Xvfb says which number it took");
        let pictures = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("../desktop");
        fs::create_dir_all(&pictures).unwrap();
        let number = format!(":{}", number.trim());
        assert!(number.len() > 1, "Xvfb took no number");
        Self { number, name, pictures, taken: AtomicUsize::new(0), _server: server }
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

    /// Taps keys that move the focus, and waits after each until that shows, so that what is typed next goes there.
    #[track_caller]
    pub(crate) fn moves(&self, keys: &[&str]) {
        for key in keys {
            let before = self.pixels();
            self.keys(&[key]);
            let until = Instant::now() + PATIENCE;
            while self.pixels() == before {
                assert!(Instant::now() < until, "nothing shows that {key} was tapped");
            }
        }
    }

    fn pixels(&self) -> Vec<u8> {
        self.command("import").args(["-silent", "-window", "root", "gray:-"]).output().unwrap().stdout
    }

    /// Waits until the window's ground has this colour: red, green and blue.
    #[track_caller]
    pub(crate) fn has_ground(&self, wanted: [u8; 3]) {
        let until = Instant::now() + PATIENCE;
        loop {
            // At its edge, where nothing stands.
            let corner = ["-silent", "-window", "root", "-crop", "1x1+4+360", "-depth", "8", "rgb:-"];
            let ground = self.command("import").args(corner).output().unwrap().stdout;
            if ground == wanted {
                return;
            }
            assert!(Instant::now() < until, "the ground is {ground:02X?}, and not {wanted:02X?}");
        }
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
        let running = Running(program.spawn().expect("the program starts"));
        self.takes_keys();
        running
    }

    /// What the display is called.
    pub(crate) fn number(&self) -> &str {
        &self.number
    }

    /// Waits until the window is there and takes keys.
    pub(crate) fn takes_keys(&self) {
        let _ = self.turns_to("Common Ground");
    }

    /// Moves the window with this in its title out of sight.
    pub(crate) fn moves_aside(&self, title: &str) {
        let id = self.turns_to(title);
        let done = self.command("xdotool").args(["windowmove", "--sync", &id, "5000", "0"]).status();
        assert!(done.unwrap().success(), "“{title}” didn’t move");
    }

    /// Waits until the window with this in its title is there, and lets it take the keys. Returns its number.
    pub(crate) fn turns_to(&self, title: &str) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            let found =
                self.command("xdotool").args(["search", "--onlyvisible", "--name", title]).output().unwrap();
            let id = String::from_utf8_lossy(&found.stdout).lines().next().map(str::to_owned);
            if let Some(id) = id {
                // Without a window manager nobody hands out the focus.
                let _ = self
                    .command("xdotool")
                    .args(["windowfocus", "--sync", &id])
                    .stderr(Stdio::null())
                    .status();
                return id;
            }
            assert!(Instant::now() < until, "no window opened within {PATIENCE:?}");
            std::thread::yield_now();
        }
    }

    /// The words on the screen.
    pub(crate) fn reads(&self) -> String {
        words_in(&self.picture("now"))
    }

    /// Takes one picture after the other while something happens, for what passes too fast to be read.
    pub(crate) fn films(&self, happens: impl FnOnce()) -> Film {
        let (folder, over) = (tempfile::tempdir().unwrap(), AtomicBool::new(false));
        let mut pictures = Vec::new();
        std::thread::scope(|scope| {
            let camera = scope.spawn(|| {
                let mut taken = Vec::new();
                while !over.load(Ordering::Relaxed) {
                    let picture = folder.path().join(format!("{:05}.png", taken.len()));
                    let done =
                        self.command("import").args(["-silent", "-window", "root"]).arg(&picture).status();
                    assert!(done.unwrap().success(), "no picture could be taken");
                    taken.push(picture);
                }
                taken
            });
            // However it ends, the camera stops.
            let happened = std::panic::catch_unwind(std::panic::AssertUnwindSafe(happens));
            over.store(true, Ordering::Relaxed);
            pictures = camera.join().expect("the camera works");
            if let Err(panic) = happened {
                std::panic::resume_unwind(panic);
            }
        });
        Film { pictures, _folder: folder }
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

    /// Waits until one of these is on the screen, and says which.
    #[track_caller]
    pub(crate) fn shows_one_of(&self, wanted: &[&str]) -> usize {
        let until = Instant::now() + PATIENCE;
        loop {
            let read = self.reads();
            if let Some(found) = wanted.iter().position(|words| is_in(words, &read)) {
                return found;
            }
            if Instant::now() >= until {
                let number = self.taken.fetch_add(1, Ordering::Relaxed);
                let picture = self.picture(&format!("failed-{number}"));
                panic!("{wanted:?} never came; {} shows:\n{read}", picture.display());
            }
        }
    }

    /// Waits until these words are on the screen.
    #[track_caller]
    pub(crate) fn shows(&self, words: &str) {
        let _ = self.shows_one_of(&[words]);
    }

    /// Waits until these words aren't on the screen any more.
    #[track_caller]
    pub(crate) fn hides(&self, words: &str) {
        let until = Instant::now() + PATIENCE;
        while is_in(words, &self.reads()) {
            assert!(Instant::now() < until, "“{words}” stayed");
        }
    }
}

/// Pictures of what happened, one after the other.
pub(crate) struct Film {
    pictures: Vec<PathBuf>,
    _folder: tempfile::TempDir,
}

impl Film {
    /// That one of the pictures shows all of these words.
    #[track_caller]
    pub(crate) fn showed(&self, wanted: &[&str]) {
        let mut best = (0, String::new());
        for picture in &self.pictures {
            let large = picture.with_extension("large.png");
            let done = Command::new("convert")
                .arg(picture)
                .args(["-colorspace", "Gray", "-resize", "200%"])
                .arg(&large)
                .status();
            assert!(done.unwrap().success(), "a picture could not be enlarged");
            let read = words_in(&large);
            let found = wanted.iter().filter(|words| is_in(words, &read)).count();
            if found == wanted.len() {
                return;
            }
            if found >= best.0 {
                best = (found, read);
            }
        }
        let (found, read) = best;
        let (all, wanted_number) = (self.pictures.len(), wanted.len());
        panic!(
            "none of {all} pictures shows {wanted:?}; the nearest has {found} of {wanted_number}:\n{read}"
        );
    }
}

/// The words in a picture.
fn words_in(picture: &Path) -> String {
    // Mode 11 finds words wherever they stand. More threads than one make it slower where others work too.
    let read = Command::new("tesseract")
        .arg(picture)
        .args(["stdout", "--psm", "11", "--dpi", "192"])
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .expect("tesseract reads");
    String::from_utf8_lossy(&read.stdout).into_owned()
}

/// Whether words were read, whatever their case and spacing, and if a letter or two were misread.
fn is_in(words: &str, read: &str) -> bool {
    let plain = |text: &str| -> Vec<char> {
        text.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect()
    };
    let (words, read) = (plain(words), plain(read));
    let allowed = words.len() / 8;
    if words.len() <= 3 {
        // Too short to forgive anything.
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

    /// The program with these folders and arguments.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_common-ground"));
        for folder in ["config", "data", "state"] {
            let _ = command.arg(format!("--{folder}-dir")).arg(self.path(folder));
        }
        let _ = command
            .args(args)
            .env("LC_ALL", "C.UTF-8")
            // Not the desktop of whoever runs the tests.
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
