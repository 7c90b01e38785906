//! The app in its window, used from outside.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::bus::Bus;
use super::process::Process;
use super::screen::{Running, Screen};
use super::{A, BACKSPACE, D, E, Effort, TAB, TALK, USUAL, program};

/// The app in its window.
pub(crate) struct App {
    pub(crate) screen: Screen,
    pub(crate) process: Process,
    /// From the start of the program to the first picture in its window.
    pub(crate) opened: Duration,
    _running: Running,
    _home: tempfile::TempDir,
}

impl App {
    /// Starts it with nothing but these arguments on a new display, and waits for its first picture.
    pub(crate) fn open(bus: &Bus, size: (u16, u16), arguments: &[&str]) -> Self {
        Self::open_at(tempfile::tempdir().expect("there is room for a folder"), bus, size, arguments)
    }

    /// The same, with what is in this folder.
    pub(crate) fn open_at(home: tempfile::TempDir, bus: &Bus, size: (u16, u16), arguments: &[&str]) -> Self {
        let mut command = Command::new(program());
        let _ = command.args(arguments);
        for (option, name) in [("--config-dir", "config"), ("--data-dir", "data"), ("--state-dir", "state")] {
            let _ = command.arg(option).arg(home.path().join(name));
        }
        Self::run(command, home, bus, size)
    }

    /// Runs a program on a new display, and waits for its first picture.
    pub(crate) fn run(
        mut command: Command,
        home: tempfile::TempDir,
        bus: &Bus,
        (width, height): (u16, u16),
    ) -> Self {
        let mut screen = Screen::new(width, height);
        let began = Instant::now();
        let running = command
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

    /// On the stage, with Ana’s turn before her, after these keys.
    pub(crate) fn talk(bus: &Bus, size: (u16, u16), keys: &[u32], more: &[&str]) -> Self {
        let mut arguments = vec!["start", TALK, "--names", "Ana,Ben"];
        arguments.extend(more);
        let mut app = Self::open(bus, size, &arguments);
        for key in keys {
            app.press(*key);
        }
        app
    }

    /// Opens the window for everyone, as large as this.
    pub(crate) fn with_everyone(mut self, (width, height): (u16, u16)) -> Self {
        self.screen.tap(A);
        self.screen.shows_another();
        self.screen.fill(width, height);
        self
    }

    /// Taps a key, and waits until what it did is painted.
    pub(crate) fn press(&mut self, key: u32) {
        self.screen.tap(key);
        let _ = self.screen.painted();
    }

    /// Watches it for a while.
    pub(crate) fn watch(mut self, effort: Effort) -> Watched {
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

    /// How long it takes from a letter that is typed into the search until the window is painted.
    pub(crate) fn searches(&mut self, effort: Effort) -> f64 {
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

    /// How long it takes from a key that changes all there is to see until that is painted.
    pub(crate) fn redraws(mut self, effort: Effort) -> f64 {
        let mut times: Vec<Duration> = Vec::new();
        for _ in 0..effort.redraws {
            // What the last key did, on its way up too.
            let _ = self.screen.paints(Duration::from_millis(250));
            let began = Instant::now();
            self.screen.tap(D);
            times.push(self.screen.painted().duration_since(began));
        }
        times.sort();
        times[times.len() / 2].as_secs_f64() * 1e3
    }
}

/// What was seen of the app in a while.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Watched {
    /// Percent of a processor core.
    pub(crate) processor: f64,
    /// Megabytes in memory at the end.
    pub(crate) resident: f64,
    /// How often the window was painted.
    pub(crate) paints: f64,
    /// How often a thread woke.
    pub(crate) wakes: f64,
}
