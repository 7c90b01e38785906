//! The real program in a real window on a screen of its own, driven by real keys, and read as people read it.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop where something is missing"
)]

#[path = "desktop/bus.rs"]
mod bus;
#[path = "desktop/odd_machine.rs"]
mod odd_machine;
#[path = "desktop/placed.rs"]
mod placed;
#[path = "desktop/presence.rs"]
mod presence;
#[path = "desktop/screen.rs"]
mod screen;
#[path = "desktop/windows.rs"]
mod windows;

use std::fs;
use std::os::unix::fs::PermissionsExt;

use screen::{Home, Screen};

#[test]
fn a_talk_from_the_library_to_the_close_by_keys_alone() {
    let screen = Screen::new("talk");
    let home = Home::new();
    {
        // The library: a search, a card.
        let _app = home.app(&screen, &["--quiet-sound"]);
        screen.shows("What would help");
        screen.shows("not therapy");
        screen.moves(&["Tab"]);
        screen.types("speaker");
        screen.shows("Speaker and listener");
        screen.moves(&["Tab", "Return"]);
        screen.shows("Who is talking?");
        screen.keys(&["Escape"]);
        screen.shows("What would help");
    }

    // Set-up, sixty times as fast: two names, and Begin, the last of all controls.
    let mut app = home.app(&screen, &["--quiet-sound", "start", "speaker-listener", "--speed", "60"]);
    screen.shows("Who is talking?");
    screen.moves(&["Tab", "Tab"]);
    screen.types("Anabel");
    screen.moves(&["Tab"]);
    screen.types("Bernard");
    screen.shows("19 minutes in all");
    // The first turn is over in two seconds, faster than anyone reads: it is filmed. The second waits at its end.
    let film = screen.films(|| {
        screen.moves(&["Escape", "shift+Tab", "Return"]);
        screen.shows("Summarize and reflect");
    });
    film.showed(&[
        "Anabel",
        "Speak for yourself",
        "Start with",
        "No “always”, no “never”",
        "next: Bernard · Say it back",
        "60 times as fast",
    ]);
    screen.shows("Bernard");
    screen.shows("next: Anabel");

    // The list of keys, which opens and closes by its key on this keyboard's layout too.
    screen.keys(&["question"]);
    screen.shows("Bring a rule forward");
    screen.keys(&["question"]);
    screen.hides("Bring a rule forward");

    // The gate, and the second round's turns.
    screen.keys(&["Right"]);
    screen.shows("Bernard asks. Anabel answers.");
    screen.shows("There’s more");
    screen.keys(&["1"]);
    // Sixty times as fast, a reader who takes fifteen seconds so far is asked how things are.
    if screen.shows_one_of(&["next: Bernard", "How are we?"]) == 1 {
        screen.keys(&["1"]);
        screen.shows("next: Bernard");
    }

    // A break of twenty minutes, ended by both.
    screen.keys(&["b"]);
    screen.shows("Let’s take a break.");
    screen.shows("Back at");
    screen.shows("Ready to go on?");
    screen.keys(&["1", "2"]);
    screen.shows("Take a break");

    // The close, with one agreement.
    screen.keys(&["q"]);
    screen.shows("End here?");
    screen.keys(&["1"]);
    screen.shows("Thank you, both of you.");
    screen.moves(&["Tab"]);
    screen.types("Dinner on Fridays");
    screen.keys(&["Return"]);
    screen.shows("Dinner on Fridays");
    screen.shows("let go");
    let kept = home.path("data/agreements.ron");
    assert!(fs::read_to_string(&kept).unwrap().contains("Dinner on Fridays"), "it is kept at once");
    assert_eq!(fs::metadata(&kept).unwrap().permissions().mode() & 0o777, 0o600, "and for these eyes only");
    // Out of the field, if the cursor is still in it, and to the last of all controls.
    screen.keys(&["Escape"]);
    screen.moves(&["shift+Tab", "Return"]);
    screen.shows("You have one agreement");
    assert!(app.is_there());
}

#[test]
fn a_power_cut_costs_neither_a_turn_nor_a_break() {
    let screen = Screen::new("power-cut");
    let home = Home::new();
    let talk = ["--quiet-sound", "start", "speaker-listener", "--names", "Anabel,Bernard"];
    let mut app = home.app(&screen, &talk);
    screen.shows("Settle");
    screen.keys(&["space", "Right", "space"]);
    screen.shows("Speaking");
    app.kill();

    let mut app = home.app(&screen, &["--quiet-sound"]);
    screen.shows("was interrupted");
    // After the search, the first thing to press.
    screen.moves(&["Tab", "Tab", "Return"]);
    screen.shows("Anabel");
    screen.shows("Speak for yourself");
    screen.keys(&["b"]);
    screen.shows("Back at");
    app.kill();

    let _app = home.app(&screen, &["--quiet-sound"]);
    screen.shows("Let’s take a break.");
    screen.shows("Back at");
    let _ = screen.shows_one_of(&["20 minutes left", "19 minutes left", "18 minutes left"]);
}

#[test]
fn everyone_has_a_window_of_their_own_and_closing_it_ends_nothing() {
    let screen = Screen::new("two-windows");
    let home = Home::new();
    let talk = ["--quiet-sound", "start", "speaker-listener", "--names", "Anabel,Bernard"];
    let mut app = home.app(&screen, &talk);
    screen.shows("Settle");
    screen.keys(&["space", "Right", "space", "space", "a"]);

    // It lies upon the first one, and its keys are for the talk, too.
    let _ = screen.turns_to("for everyone");
    screen.shows("Paused");
    screen.hides("Go to step");
    screen.keys(&["2"]);
    screen.shows("Let’s come back to this");

    // The first one has the rest.
    screen.moves_aside("for everyone");
    let _ = screen.turns_to("Common Ground");
    screen.shows("Go to step");
    screen.shows("Summarize and reflect");
    screen.shows("For another day");

    screen.keys(&["a"]);
    screen.shows("next: Bernard");
    screen.hides("Go to step");
    assert!(app.is_there());
}

#[test]
fn without_a_display_it_says_so_and_ends() {
    let home = Home::new();
    let output = home.command(&[]).env_remove("DISPLAY").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(words.contains("no display"), "{words}");

    let output = home.command(&[]).env("DISPLAY", ":65000").output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
}
