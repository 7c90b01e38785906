//! Files that another program holds while the real program runs, and the end of the program.

use std::fs::{self, File, OpenOptions};
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::process::{Running, becomes};
use crate::screen::{Home, Screen};
use crate::with_time;

/// Every lock that the program takes while a talk runs.
const LOCKS: [&str; 5] = [
    "config/settings.lock",
    "data/agreements.lock",
    "data/next-talk.lock",
    "data/history.lock",
    "data/last-time.lock",
];

/// Takes them all, as another program would; they are let go when this is dropped.
fn holds(home: &Home) -> Vec<File> {
    let hold = |lock: &&str| {
        let path = home.path(lock);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(path).unwrap();
        file.lock().unwrap();
        file
    };
    LOCKS.iter().map(hold).collect()
}

/// Opens a talk of which everything is kept, in its first turn of nine minutes. What the program says in the terminal
/// goes to a file.
fn in_a_turn(home: &Home, screen: &Screen) -> Running {
    home.has_set("ours", &with_time("Speak for yourself", "time: \"9m\""));
    fs::write(home.path("config/settings.ron"), "(history: true, safety_seen: true)").unwrap();
    let program = home.command(&["--quiet-sound", "start", "ours", "--names", "Anabel,Bernard"]);
    let terminal = File::create(home.path("terminal")).unwrap();
    let app = screen.opens_in(program, Stdio::from(terminal));
    screen.shows("In your own time");
    screen.keys(&["Right"]);
    screen.shows("Speaking");
    app
}

/// To the close, with an agreement.
fn agrees(screen: &Screen) {
    screen.keys(&["q"]);
    screen.shows("End here?");
    screen.keys(&["1"]);
    screen.shows("That’s enough for today.");
    // Past the way to help.
    screen.moves(&["Tab", "Tab"]);
    screen.types("Dinner on Fridays");
    screen.keys(&["Return"]);
}

/// Parks a topic, and turns off the sound.
fn parks(home: &Home, screen: &Screen) {
    screen.keys(&["m", "p"]);
    screen.shows("For another day");
    screen.types("Money");
    screen.keys(&["Return"]);
    has(home, "state/session.journal", "Park(\"Money\")");
}

fn reads(home: &Home, file: &str) -> String {
    fs::read_to_string(home.path(file)).unwrap_or_default()
}

#[track_caller]
fn has(home: &Home, file: &str, words: &str) {
    assert!(
        becomes(|| reads(home, file).contains(words)),
        "“{words}” isn’t in {file}: {}",
        reads(home, file)
    );
}

/// The time on the stage, in seconds.
fn time_in(read: &str) -> Option<u64> {
    read.split_whitespace().find_map(|word| {
        let (minutes, seconds) = word.split_once(':').filter(|(minutes, _)| minutes.len() == 1)?;
        Some(minutes.parse::<u64>().ok()? * 60 + seconds.parse::<u64>().ok()?)
    })
}

/// Closes the window; the program ends soon after it.
#[track_caller]
fn closes(screen: &Screen, app: &mut Running) {
    let since = Instant::now();
    screen.closes("Common Ground");
    app.ends();
    assert!(since.elapsed() < Duration::from_secs(20), "it took {:?}", since.elapsed());
}

#[test]
fn files_that_others_hold_for_15_seconds_are_not_felt_in_a_turn_and_get_everything_later() {
    let (screen, home) = (Screen::new("held"), Home::new());
    let mut app = in_a_turn(&home, &screen);
    let held = holds(&home);
    let since = Instant::now();
    parks(&home, &screen);
    // What a reader of pictures misread once or twice is left out.
    let mut ends = Vec::new();
    while since.elapsed() < Duration::from_secs(15) {
        let at = since.elapsed().as_secs();
        let read = screen.reads();
        assert!(!read.contains("Paused while you were away"), "{read}");
        ends.extend(time_in(&read).map(|left| left + at));
    }
    ends.sort_unstable();
    let middle = ends[ends.len() / 2];
    let right = ends.iter().filter(|end| end.abs_diff(middle) <= 2).count();
    assert!(right > 2 && right * 2 > ends.len(), "the seconds don’t go on: {ends:?}");
    assert!(!reads(&home, "config/settings.ron").contains("muted"));

    agrees(&screen);
    screen.shows("is using it right now");
    assert!(!reads(&home, "data/agreements.ron").contains("Dinner"));
    drop(held);
    screen.shows("Change");
    has(&home, "data/agreements.ron", "Dinner on Fridays");
    has(&home, "config/settings.ron", "muted: true");
    screen.keys(&["Escape"]);
    screen.moves(&["shift+Tab", "Return"]);
    screen.shows("You have one agreement");
    has(&home, "data/next-talk.ron", "Money");
    has(&home, "data/history.ron", "Anabel");
    has(&home, "data/last-time.ron", "Anabel");
    closes(&screen, &mut app);
    assert_eq!(reads(&home, "terminal"), "", "everything is kept");
    assert!(!home.path("state/session.journal").exists());
}

#[test]
fn at_its_end_the_program_waits_a_little_and_says_what_could_not_be_kept() {
    let (screen, home) = (Screen::new("held-at-the-end"), Home::new());
    let mut app = in_a_turn(&home, &screen);
    parks(&home, &screen);
    agrees(&screen);
    screen.shows("Change");
    let held = holds(&home);
    screen.keys(&["Escape"]);
    screen.moves(&["shift+Tab", "Return"]);
    screen.shows("You have one agreement");
    closes(&screen, &mut app);
    let said = reads(&home, "terminal");
    assert!(said.contains("a change to the next talk"), "{said}");
    assert!(said.contains("a change to the past talks"), "{said}");
    for private in ["Money", "Dinner", "Anabel", "Bernard"] {
        assert!(!said.contains(private), "{private}: {said}");
    }
    drop(held);
    // Nothing of the talk is lost.
    let _app = home.app(&screen, &["--quiet-sound"]);
    screen.shows("was interrupted");
}

#[test]
fn whatever_ends_the_program_what_was_said_to_be_kept_is() {
    for kill in [true, false] {
        let (screen, home) = (Screen::new("ends"), Home::new());
        let mut app = in_a_turn(&home, &screen);
        parks(&home, &screen);
        agrees(&screen);
        screen.shows("Change");
        if kill {
            app.kill();
        } else {
            closes(&screen, &mut app);
        }
        assert!(reads(&home, "data/agreements.ron").contains("Dinner on Fridays"));
        assert!(reads(&home, "state/session.journal").contains("Park(\"Money\")"));
        assert_eq!(reads(&home, "terminal"), "");
    }
}
