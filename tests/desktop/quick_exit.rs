//! The quick exit in real windows: they are gone at once, and nothing is lost.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use crate::bus::Bus;
use crate::process::becomes;
use crate::screen::{Home, Screen};
use crate::with_time;

const TALK: [&str; 5] = ["--quiet-sound", "start", "ours", "--names", "Anabel,Bernard"];

/// A home with a set whose turn lasts longer than any test.
fn home() -> Home {
    let home = Home::new();
    home.has_set("ours", &with_time("Speak for yourself", "time: \"2h\""));
    home
}

#[test]
fn shift_three_times_closes_everything_and_the_talk_waits_behind_a_button() {
    let (screen, home) = (Screen::new("quick-exit"), home());
    let mut program = home.command(&TALK);
    let _ = program.stdout(Stdio::null());
    let terminal = fs::File::create(home.path("terminal")).unwrap();
    let mut app = screen.opens_in(program, Stdio::from(terminal));
    screen.shows("In your own time");
    screen.keys(&["Right", "a"]);
    home.keeps("Next");
    assert!(becomes(|| screen.windows().len() == 2), "no second window came");

    // From the window for everyone, which has no controls. Capitals and two presses lead nowhere.
    let _ = screen.turns_to("for everyone");
    screen.keys(&["shift+x", "shift+x", "shift+x", "shift+x", "Shift_L", "Shift_R"]);
    // Nor does Shift with a press of the pointer, as in a selection.
    let click = ["keydown", "Shift_L", "sleep", "0.1", "click", "1", "sleep", "0.1", "keyup", "Shift_L"];
    for _ in 0..4 {
        assert!(screen.command("xdotool").args(click).status().unwrap().success());
    }
    assert!(app.is_there());
    screen.keys(&["space"]);
    home.keeps("Pause");
    screen.keys(&["space"]);
    home.keeps("Resume");
    screen.keys(&["Shift_L", "Shift_R", "Shift_L"]);
    assert!(becomes(|| screen.windows().is_empty()), "a window is left");
    assert_eq!(app.status(), Some(0));
    home.keeps("Pause");
    let mark = home.path("state/opens-plain");
    assert_eq!(fs::metadata(&mark).unwrap().permissions().mode() & 0o777, 0o600, "for these eyes only");
    assert_eq!(fs::read_to_string(home.path("terminal")).unwrap(), "", "nothing is said in the terminal");

    // The plain library, also after a power cut.
    for _start in 0..2 {
        let mut app = home.app(&screen, &["--quiet-sound"]);
        screen.shows_all(&["What would help", "Show what we kept", "Gentle start"]);
        let reads = screen.reads();
        assert!(!reads.contains("interrupted") && !reads.contains("Ours"), "{reads}");
        app.kill();
    }

    let mut app = home.app(&screen, &["--quiet-sound"]);
    screen.shows("Show what we kept");
    // The first control after the search, “New set” and the choices; and then the first in the strip.
    screen.moves(&["Tab", "Tab", "Tab", "Tab", "Return"]);
    screen.shows("was interrupted");
    screen.moves(&["Tab", "Tab", "Tab", "Tab", "Return"]);
    screen.shows_all(&["Anabel", "Paused"]);
    assert!(!mark.exists());
    assert!(app.is_there());
}

#[test]
fn a_message_that_calls_people_back_goes_with_it() {
    let (bus, screen, home) = (Bus::new(), Screen::new("quick-exit-call"), home());
    let desktop = bus.desktop();
    // Twenty minutes in four seconds.
    let args = [&TALK[..], &["--speed", "300"]].concat();
    let mut app = home.app_on(&screen, bus.address(), &args);
    screen.keys(&["space", "b"]);
    home.keeps("TakeBreak");
    screen.looks_away();
    let _ = desktop.until("a call", |told| !told.notes.is_empty());
    let _ = screen.turns_to("Common Ground");
    screen.keys(&["Shift_L", "Shift_L", "Shift_L"]);
    assert_eq!(app.status(), Some(0));
    let _ = desktop.until("an end of it", |told| told.notes.iter().all(|note| note.closed));
}
