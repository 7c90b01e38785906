//! Machines with something odd: the program says so in a sentence or goes on, and never panics, hangs or fills the
//! memory.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::process::Running;
use crate::screen::{Home, Screen};

/// The program under a shell's limits.
fn limited(home: &Home, limits: &str, args: &[&str]) -> Command {
    let program = home.command(args);
    let mut shell = Command::new("sh");
    let _ = shell.args(["-c", &format!("{limits}; exec \"$0\" \"$@\"")]).arg(program.get_program());
    let _ = shell.args(program.get_args());
    for (variable, value) in program.get_envs() {
        let _ = match value {
            Some(value) => shell.env(variable, value),
            None => shell.env_remove(variable),
        };
    }
    shell
}

/// What it prints until it ends, which must be soon.
fn ends(command: &mut Command) -> Output {
    let since = Instant::now();
    let output = command.stdin(Stdio::null()).output().unwrap();
    assert!(since.elapsed() < Duration::from_secs(20), "it took {:?}", since.elapsed());
    output
}

#[track_caller]
fn says_and_ends(command: &mut Command, words: &str) {
    let output = ends(command);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.starts_with("error: ") && said.contains(words) && !said.contains("panicked"), "{said}");
}

fn kilobytes(running: &Running) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", running.id())).unwrap();
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    resident.trim().trim_end_matches(" kB").parse().unwrap()
}

#[test]
fn a_wayland_display_that_is_not_there_is_left_for_an_x11_one() {
    let screen = Screen::new("wayland");
    let home = Home::new();
    let mut command =
        home.command(&["--quiet-sound", "start", "speaker-listener", "--names", "Anabel,Bernard"]);
    let _ = command.env("WAYLAND_DISPLAY", "nowhere");
    let mut app = screen.opens(command);
    screen.shows("Anabel");
    assert!(app.is_there(), "it is the one that was started");
}

#[test]
fn without_a_display_that_answers_it_says_so_once_and_ends() {
    let home = Home::new();
    let mut wayland = home.command(&[]);
    let _ = wayland.env("WAYLAND_DISPLAY", "nowhere").env_remove("DISPLAY");
    says_and_ends(&mut wayland, "the display isn’t responding");
    let mut both = home.command(&[]);
    let _ = both.env("WAYLAND_DISPLAY", "nowhere").env("DISPLAY", ":65000");
    says_and_ends(&mut both, "the display isn’t responding");
}

#[test]
fn where_too_few_files_can_be_open_it_says_so_or_lets_itself_have_more() {
    let screen = Screen::new("few-files");
    let home = Home::new();
    for few in ["16", "24", "60"] {
        let mut command = limited(&home, &format!("ulimit -n {few}"), &["--quiet-sound"]);
        says_and_ends(command.env("DISPLAY", screen.number()), "enough files for a window");
        assert!(ends(&mut limited(&home, &format!("ulimit -n {few}"), &["list"])).status.success());
    }
    let _app = screen.opens(limited(&home, "ulimit -S -n 24", &["--quiet-sound"]));
    screen.shows("What would help");
}

#[test]
fn where_files_may_not_grow_the_talk_goes_on() {
    let screen = Screen::new("small-files");
    let home = Home::new();
    let talk = ["--quiet-sound", "start", "speaker-listener", "--names", "Anabel,Bernard"];
    // It is shown for the first few seconds, which may be over before the window is read.
    let mut app = None;
    let opens = || app = Some(screen.opens(limited(&home, "ulimit -f 1", &talk)));
    screen.catches(&["can’t be saved right now"], opens);
    let mut app = app.unwrap();
    screen.shows("Anabel");
    assert!(app.is_there());
    // The command line says it too.
    let out = home.path("list.txt");
    let mut list = limited(&home, "ulimit -f 0", &["list"]);
    says_and_ends(list.stdout(fs::File::create(out).unwrap()), "the output can’t be written");
}

#[test]
fn whatever_names_the_time_zone_it_opens_at_once() {
    let screen = Screen::new("time-zone");
    let home = Home::new();
    let pipe = home.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for zone in
        [Path::new("/dev/zero"), &pipe, Path::new(":/dev/zero"), Path::new("nonsense"), Path::new("/")]
    {
        let mut command = home.command(&["--quiet-sound"]);
        let _ = command.env("TZ", zone);
        let app = screen.opens(command);
        screen.shows("What would help");
        assert!(kilobytes(&app) < 500_000, "{} takes {} kB", zone.display(), kilobytes(&app));
    }
}

#[test]
fn without_a_home_or_with_files_in_the_place_of_folders_it_opens() {
    let screen = Screen::new("no-home");
    let home = Home::new();
    fs::write(home.path("file"), "mine").unwrap();
    let mut command = home.command(&["--quiet-sound"]);
    let _ = command.env_remove("HOME").env("LANG", "nonsense").env("LC_ALL", "xx_YY.%%%");
    for folder in ["config", "data", "state"] {
        fs::write(home.path(folder), "mine").unwrap();
    }
    let _app = screen.opens(command);
    screen.shows("What would help");
    for folder in ["config", "data", "state"] {
        assert_eq!(fs::read_to_string(home.path(folder)).unwrap(), "mine");
    }
}

#[test]
fn without_anything_to_read_from_or_to_write_to_it_opens() {
    let screen = Screen::new("closed");
    let home = Home::new();
    let _app = screen.opens(limited(&home, "exec <&- >&- 2>&-", &["--quiet-sound"]));
    screen.shows("What would help");
}
