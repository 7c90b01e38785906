//! A Wayland desktop of the test's own, without a screen: sway, with two outputs beside each other, and a keyboard.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::process::{Running, becomes, comes, is_installed, needs};
use crate::screen::{Part, is_in, words_in};

/// The two outputs, from left to right.
pub(crate) const LEFT: &str = "HEADLESS-1";
pub(crate) const RIGHT: &str = "HEADLESS-2";

/// How large each of them is, in pixels.
pub(crate) const SIZE: (usize, usize) = (1_280, 720);

/// Without a background: what no window covers has none of our colours.
const SETTINGS: &str = "
output HEADLESS-1 resolution 1280x720 position 0 0
output HEADLESS-2 resolution 1280x720 position 1280 0
workspace 1 output HEADLESS-1
workspace 2 output HEADLESS-2
default_border none
focus_follows_mouse no
xwayland disable
swaybg_command -
swaynag_command -
";

/// Who runs it if the tests are run as root, which it refuses to be: `nobody`, wherever that is known.
const NOBODY: u32 = 65_534;

/// What a test needs here, besides what all tests need.
const TOOLS: [&str; 4] = ["sway", "swaymsg", "wtype", "grim"];

/// The desktop.
pub(crate) struct Compositor {
    folder: tempfile::TempDir,
    display: PathBuf,
    pictures: PathBuf,
    _keyboard: Running,
    sway: Running,
    _part: Part,
}

/// A window, as the desktop sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) id: i64,
    pub(crate) app_id: String,
    pub(crate) title: String,
    pub(crate) has_the_keyboard: bool,
    pub(crate) fills_its_screen: bool,
    pub(crate) is_in_sight: bool,
    pub(crate) output: String,
}

impl Compositor {
    /// Starts one. Where a machine can't have one, that is said on the terminal, whatever the test's own words go to.
    pub(crate) fn new() -> Option<Self> {
        Self::start(Part::shared()).map_err(|why| loud(&why)).ok()
    }

    fn start(part: Part) -> Result<Self, String> {
        let missing: Vec<&str> = TOOLS.into_iter().filter(|tool| !is_installed(tool)).collect();
        if !missing.is_empty() {
            return Err(format!("missing here: {}", missing.join(", ")));
        }
        needs("tesseract");
        let folder = tempfile::tempdir().unwrap();
        let (settings, log) = (folder.path().join("settings"), folder.path().join("log"));
        fs::write(&settings, SETTINGS).unwrap();
        let mut sway = Command::new("sway");
        // Whoever made the folder is who runs the tests.
        if fs::metadata(folder.path()).unwrap().uid() == 0 {
            let given = [folder.path(), &settings].map(|path| chown(path, Some(NOBODY), Some(NOBODY)));
            if let Some(why) = given.into_iter().find_map(Result::err) {
                return Err(format!("sway doesn’t run as root, and can’t run as another user here: {why}"));
            }
            let _ = sway.uid(NOBODY).gid(NOBODY);
        }
        let _ = sway
            .arg("--config")
            .arg(&settings)
            .env("HOME", folder.path())
            .env("XDG_RUNTIME_DIR", folder.path())
            .env("SWAYSOCK", folder.path().join("sway"))
            .env("WLR_BACKENDS", "headless")
            .env("WLR_HEADLESS_OUTPUTS", "2")
            .env("WLR_LIBINPUT_NO_DEVICES", "1")
            .env("WLR_RENDERER", "pixman")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .current_dir("/")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(&log).unwrap());
        let said = || fs::read_to_string(&log).unwrap_or_default();
        let sway = sway.spawn().map_err(|why| format!("sway can’t be started: {why}"))?;
        let mut sway = Running::new(sway);
        let display =
            comes(|| if sway.is_there() { display_in(folder.path()).map(Some) } else { Some(None) });
        let Some(display) = display else { panic!("no Wayland display came: {}", said()) };
        let Some(display) = display else { return Err(format!("sway doesn’t run here:\n{}", said())) };
        let keyboard = Running::new(keyboard(&display));
        let pictures = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("../desktop");
        fs::create_dir_all(&pictures).unwrap();
        let desktop = Self { folder, display, pictures, _keyboard: keyboard, sway, _part: part };
        let is_ready = || desktop.asks("get_inputs").as_array().is_some_and(|inputs| !inputs.is_empty());
        assert!(becomes(is_ready), "the desktop got no keyboard");
        Ok(desktop)
    }

    /// Starts a program, and waits until a window of it has the keyboard.
    pub(crate) fn opens(&self, mut program: Command) -> Running {
        let _ = program
            .env("WAYLAND_DISPLAY", &self.display)
            .env_remove("WAYLAND_SOCKET")
            .env_remove("DISPLAY")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let running = Running::new(program.spawn().expect("the program starts"));
        let _ = self.until("a window has the keyboard", |windows| {
            windows.iter().any(|window| window.has_the_keyboard)
        });
        running
    }

    /// Taps keys, one after the other; `ctrl+v` is one.
    pub(crate) fn keys(&self, keys: &[&str]) {
        let mut tap = self.tool("wtype");
        for key in keys {
            let mut parts: Vec<&str> = key.split('+').collect();
            let last = parts.pop().unwrap();
            for held in &parts {
                let _ = tap.args(["-M", held]);
            }
            let _ = tap.args(["-k", last]);
            for held in &parts {
                let _ = tap.args(["-m", held]);
            }
        }
        assert!(tap.status().unwrap().success(), "the keys {keys:?} were not taken");
    }

    /// Types letters.
    pub(crate) fn types(&self, words: &str) {
        let done = self.tool("wtype").args(["--", words]).status().unwrap();
        assert!(done.success(), "“{words}” was not typed");
    }

    /// Does something with a window.
    #[track_caller]
    pub(crate) fn does(&self, window: &Window, what: &str) {
        self.says(&format!("[con_id={}] {what}", window.id));
    }

    /// Tells the desktop what to do.
    #[track_caller]
    pub(crate) fn says(&self, what: &str) {
        let said = self.swaymsg(&[what]);
        let done = said.as_array().is_some_and(|all| all.iter().all(|one| one["success"] == true));
        assert!(done, "“{what}” isn’t done: {said}");
    }

    /// The windows, in the order in which they were opened.
    pub(crate) fn windows(&self) -> Vec<Window> {
        let mut windows = Vec::new();
        add_windows(&self.asks("get_tree"), "", &mut windows);
        windows.sort_by_key(|window| window.id);
        windows
    }

    /// Waits until this is so of the windows.
    #[track_caller]
    pub(crate) fn until(&self, what: &str, so: impl Fn(&[Window]) -> bool) -> Vec<Window> {
        let windows = comes(|| Some(self.windows()).filter(|windows| so(windows)));
        windows.unwrap_or_else(|| panic!("it never came that {what}: {:#?}", self.windows()))
    }

    /// Waits until a picture of an output has this colour from corner to corner, in that many physical pixels.
    #[track_caller]
    pub(crate) fn is_covered(&self, output: &str, ground: [u8; 3]) {
        let (width, height) = SIZE;
        let corners = [(2, 2), (width - 3, 2), (2, height - 3), (width - 3, height - 3)];
        let mut seen = Vec::new();
        let is_so = || {
            let (size, pixels) = self.picture(output);
            assert_eq!(size, SIZE, "{output} has another size");
            seen = corners.map(|(left, top)| pixels[(top * width + left) * 3..][..3].to_vec()).to_vec();
            let words = pixels.chunks_exact(3).filter(|pixel| *pixel != ground).count();
            seen.iter().all(|corner| *corner == ground) && words > 1_000
        };
        assert!(becomes(is_so), "{output} isn’t covered: {seen:02X?}");
    }

    /// Waits until these words are on an output, as people see it.
    #[track_caller]
    pub(crate) fn shows(&self, output: &str, words: &str) {
        let picture = self.pictures.join(format!("wayland-{output}.png"));
        let mut read = String::new();
        let is_so = || {
            let taken = self.tool("grim").args(["-s", "2", "-o", output]).arg(&picture).status().unwrap();
            assert!(taken.success(), "no picture could be taken");
            read = words_in(&picture);
            is_in(words, &read)
        };
        assert!(becomes(is_so), "“{words}” never came; {} shows:\n{read}", picture.display());
    }

    /// The desktop ends, and takes the connection to every program with it.
    pub(crate) fn dies(mut self) {
        self.sway.kill();
    }

    /// What is on an output: its width and height, and red, green and blue of each pixel.
    fn picture(&self, output: &str) -> ((usize, usize), Vec<u8>) {
        let taken = self.tool("grim").args(["-o", output, "-t", "ppm", "-"]).output().unwrap();
        assert!(taken.status.success(), "{}", String::from_utf8_lossy(&taken.stderr));
        // Three lines: the format, width and height, and what is white.
        let lines: Vec<&[u8]> = taken.stdout.splitn(4, |&byte| byte == b'\n' || byte == b' ').collect();
        let number = |line: &[u8]| String::from_utf8_lossy(line).parse().unwrap();
        let size = (number(lines[1]), number(lines[2]));
        let pixels = taken.stdout[taken.stdout.len() - size.0 * size.1 * 3..].to_vec();
        (size, pixels)
    }

    fn asks(&self, what: &str) -> Value {
        self.swaymsg(&["--type", what])
    }

    fn swaymsg(&self, args: &[&str]) -> Value {
        let said = self.tool("swaymsg").arg("--raw").args(args).output().unwrap();
        serde_json::from_slice(&said.stdout).unwrap_or_default()
    }

    fn tool(&self, program: &str) -> Command {
        let mut command = tool(program, &self.display);
        let _ = command.env("SWAYSOCK", self.folder.path().join("sway"));
        command
    }
}

/// Says that something isn't tested, where nobody overlooks it.
fn loud(why: &str) {
    let lines = why.lines().fold(String::new(), |lines, line| lines + "\n!!! " + line);
    let _ = writeln!(io::stderr(), "\n!!!\n!!! NOT TESTED: anything on Wayland.{lines}\n!!!");
}

/// A program that uses a display.
fn tool(program: &str, display: &Path) -> Command {
    let mut command = Command::new(program);
    let _ = command.env("WAYLAND_DISPLAY", display).env_remove("DISPLAY").stdin(Stdio::null());
    command
}

/// A keyboard that nobody types on. Each tap comes from another one, which is plugged in for that alone; a window that
/// had no keyboard before would miss what is tapped before it has noticed.
fn keyboard(display: &Path) -> std::process::Child {
    let day = (24 * 60 * 60 * 1_000).to_string();
    tool("wtype", display).args(["-s", &day, "x"]).spawn().expect("wtype starts")
}

/// The display's socket in the folder, as soon as it is there.
fn display_in(folder: &Path) -> Option<PathBuf> {
    let is_display = |path: &PathBuf| {
        // Beside it is its lock.
        path.file_stem().is_some_and(|name| name.to_string_lossy().starts_with("wayland-"))
            && path.extension().is_none()
    };
    let display = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).find(is_display)?;
    folder.join("sway").exists().then_some(display)
}

/// Adds the windows in a part of the desktop.
fn add_windows(part: &Value, output: &str, windows: &mut Vec<Window>) {
    let text = |name: &str| part[name].as_str().unwrap_or_default().to_owned();
    let output = if part["type"] == "output" { text("name") } else { output.to_owned() };
    if part["app_id"].is_string() {
        windows.push(Window {
            id: part["id"].as_i64().unwrap_or_default(),
            app_id: text("app_id"),
            title: text("name"),
            has_the_keyboard: part["focused"] == true,
            fills_its_screen: part["fullscreen_mode"] == 1,
            is_in_sight: part["visible"] == true,
            output: output.clone(),
        });
    }
    for inside in ["nodes", "floating_nodes"] {
        for part in part[inside].as_array().into_iter().flatten() {
            add_windows(part, &output, windows);
        }
    }
}
