//! The real program in a real window on a screen of its own, operated by real keys, read as people read it, and heard
//! through a loudspeaker of its own and by a screen reader. On X11, and once more on Wayland.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop where something is missing"
)]

mod apart;
mod bus;
mod edits;
mod heard;
mod held;
mod live;
mod odd_machine;
mod placed;
mod prefers;
mod presence;
mod process;
mod quick_exit;
mod read_aloud;
mod screen;
mod wayland;
mod windows;

use std::fs;
use std::os::unix::fs::PermissionsExt;

use process::becomes;
use screen::{Home, Screen};

/// A rule set in which nothing happens by itself.
const UNHURRIED: &str = include_str!("unhurried.ron");

/// The same, with a different time for one of its turns.
fn with_time(turn: &str, time: &str) -> String {
    let title = format!("(title: \"{turn}\"");
    assert!(UNHURRIED.contains(&title), "there is no “{turn}”");
    UNHURRIED.replace(&title, &format!("{title}, {time}"))
}

#[test]
fn a_talk_from_the_library_to_the_close_by_keys_alone() {
    let screen = Screen::new("talk");
    let home = Home::new();
    {
        // The library: a search, a card.
        let _app = home.app(&screen, &["--quiet-sound"]);
        screen.shows_all(&["What would help", "not therapy", "Gentle start"]);
        screen.moves(&["Tab"]);
        screen.types("speaker");
        screen.hides("Gentle start");
        screen.shows("Speaker and listener");
        screen.moves(&["Down", "Return"]);
        screen.shows("Who is talking?");
        screen.keys(&["Escape"]);
        screen.shows("What would help");
    }

    // Set-up, sixty times as fast: two names, each one's yes to the rules, and Begin, the last control.
    home.has_set("ours", &with_time("Settle", "time: \"30s\", at_end: Advance"));
    let mut app = home.app(&screen, &["--quiet-sound", "start", "ours", "--speed", "60"]);
    screen.shows("Who is talking?");
    // The cursor is in the first name.
    screen.types("Anabel");
    screen.moves(&["Return"]);
    screen.types("Bernard");
    screen.shows_all(&["Bernard", "1 minute in all"]);
    // The first step goes on by itself, in half a second.
    screen.moves(&["Return", "space", "Tab", "space", "Tab", "Tab", "Return"]);
    screen.shows_all(&[
        "Anabel",
        "Speak for yourself",
        "Start with",
        "No “always”, no “never”",
        "next: Bernard · Say it back",
        "Rehearsal",
    ]);
    screen.keys(&["Right"]);
    screen.shows_all(&["Bernard", "Summarize and reflect", "next: Anabel"]);

    // The list of keys, which its key also opens and closes on this keyboard's layout.
    screen.keys(&["question"]);
    screen.shows("Bring a rule forward");
    screen.keys(&["question"]);
    screen.hides("Bring a rule forward");

    // The gate, and the second person's turn.
    screen.keys(&["Right"]);
    screen.shows_all(&["Bernard asks. Anabel answers.", "There’s more"]);
    screen.keys(&["1"]);
    screen.shows_all(&["Bernard", "Speak for yourself", "next: Anabel · Say it back"]);

    // A break of twenty minutes, which take twenty seconds, ended by both.
    screen.catches(&["Let’s take a break.", "Back at"], || screen.keys(&["b"]));
    screen.shows("Ready to go on?");
    screen.keys(&["1", "2"]);
    screen.shows_all(&["Speak for yourself", "Take a break"]);

    // The close, with one agreement.
    screen.keys(&["q"]);
    screen.shows("End here?");
    screen.keys(&["1"]);
    screen.shows("That’s enough for today.");
    // Past the way to help.
    screen.moves(&["Tab", "Tab"]);
    screen.types("Dinner on Fridays");
    screen.keys(&["Return"]);
    screen.shows_all(&["Dinner on Fridays", "Change"]);
    let kept = home.path("data/agreements.ron");
    assert!(fs::read_to_string(&kept).unwrap().contains("Dinner on Fridays"), "it is kept at once");
    assert_eq!(fs::metadata(&kept).unwrap().permissions().mode() & 0o777, 0o600, "and for these eyes only");
    // Out of the field, if the cursor is still in it, and to the last control.
    screen.keys(&["Escape"]);
    screen.moves(&["shift+Tab", "Return"]);
    screen.shows("You have one agreement");
    assert!(app.is_there());
}

#[test]
fn a_power_cut_costs_neither_a_turn_nor_a_break() {
    let screen = Screen::new("power-cut");
    let home = Home::new();
    home.has_set("ours", &with_time("Speak for yourself", "time: \"2h\""));
    let mut app = home.app(&screen, &["--quiet-sound", "start", "ours", "--names", "Anabel,Bernard"]);
    screen.shows("In your own time");
    screen.keys(&["Right"]);
    screen.shows("Speaking");
    app.kill();

    let mut app = home.app(&screen, &["--quiet-sound"]);
    screen.shows("was interrupted");
    // The first control after the search, “New set” and the choices.
    screen.moves(&["Tab", "Tab", "Tab", "Tab", "Return"]);
    screen.shows_all(&["Anabel", "Speak for yourself"]);
    screen.keys(&["b"]);
    let promise = screen.shows_line("Back at");
    app.kill();

    let _app = home.app(&screen, &["--quiet-sound"]);
    screen.shows_all(&["Let’s take a break.", &promise, "minutes left"]);
}

#[test]
fn a_break_needs_no_talk_and_outlasts_a_power_cut() {
    let screen = Screen::new("break-alone");
    let home = Home::new();
    let journal = home.path("state/session.journal");
    let mut app = home.app(&screen, &["--quiet-sound", "break", "2h"]);
    screen.shows("Let’s take a break.");
    let promise = screen.shows_line("Back at");
    app.kill();

    let mut app = home.app(&screen, &["--quiet-sound"]);
    screen.shows_all(&["Let’s take a break.", &promise]);
    screen.keys(&["q"]);
    screen.shows("End the break?");
    screen.keys(&["1"]);
    screen.shows_all(&["What would help", "A break now"]);
    app.kill();
    assert!(!journal.exists(), "nothing is left of it");

    // A minute, sixty times as fast.
    let _app = home.app(&screen, &["--quiet-sound", "break", "1m", "--speed", "60"]);
    screen.shows("Ready to come back?");
    screen.keys(&["1", "2"]);
    screen.shows_all(&["Set up a talk", "Enough for today"]);
    assert!(becomes(|| !journal.exists()), "nothing is left of it");
    screen.moves(&["Tab", "Tab", "Return"]);
    screen.shows("What would help");
}

#[test]
fn everyone_has_a_window_of_their_own_and_closing_it_ends_nothing() {
    let screen = Screen::new("two-windows");
    let home = Home::new();
    home.has_set("ours", &with_time("Speak for yourself", "time: \"2h\""));
    let mut app = home.app(&screen, &["--quiet-sound", "start", "ours", "--names", "Anabel,Bernard"]);
    screen.shows("In your own time");
    screen.keys(&["Right", "space", "a"]);

    // It covers the first window, and its keys control the talk too.
    let _ = screen.turns_to("for everyone");
    screen.shows("Paused");
    screen.hides("Go to step");
    // A rule stays at the front for eight seconds, which may be too short to read it.
    // While the talk is paused, a rule would be there to read, and for the first window alone.
    screen.catches(&["A reminder"], || screen.keys(&["space", "2"]));

    // The first window has the rest.
    screen.moves_aside("for everyone");
    let _ = screen.turns_to("Common Ground");
    screen.shows_all(&["Go to step", "Summarize and reflect", "For another day"]);

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
