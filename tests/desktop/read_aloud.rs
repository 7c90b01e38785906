//! The real program for people who don't see it: found, heard and used only through a screen reader's bus.

mod bounds;
pub(crate) mod listener;
pub(crate) mod readers;

use std::fs;
use std::path::PathBuf;

use listener::Listener;
use readers::Readers;

use crate::process::becomes;
use crate::screen::{Home, Screen};

/// “Speaker and listener” without anything that happens by itself before the test has found and pressed what it wants:
/// an hour for each turn and for the breath before it, and a break of three seconds, after which people are waited for.
pub(crate) fn unhurried(home: &Home) {
    let mut rules =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/speaker-listener.ron")).unwrap();
    let breaks = r#"breaks: (length: "20m", longest: "24h", check_in: "15m")"#;
    let times = [r#"time: "30s""#, r#"time: "1m""#, r#"time: "45s""#].map(|time| (time, r#"time: "1h""#));
    let changes =
        [(breaks, r#"breaks: (length: "3s", shortest: "3s", breath: "1h")"#), (r#"limit: "45m","#, "")];
    for (before, after) in times.into_iter().chain(changes) {
        assert!(rules.contains(before), "the set has no {before} any more");
        rules = rules.replace(before, after);
    }
    home.has_set("speaker-listener", &rules);
}

#[test]
fn a_talk_from_the_library_to_the_close_by_a_screen_reader_alone() {
    let (screen, readers, home) = (Screen::new("read-aloud"), Readers::new(), Home::new());
    unhurried(&home);
    let listener = Listener::at(&readers);
    let mut app = screen.opens(readers.reach(home.command(&["--quiet-sound"])));

    // The library, set-up, Begin.
    listener.reads("What would help");
    listener.presses("Speaker and listener");
    listener.hears("Who is talking?");
    listener.writes("Name, First", "Zoë");
    listener.writes("Name, Second", "Ben");
    for person in ["Zoë", "Ben"] {
        listener.presses(&format!("{person}: yes to these rules"));
    }
    listener.focuses("Begin");
    let (_, top, width, height) = listener.place_of("Begin");
    assert!(top > 400 && width > 40 && height >= 32, "Begin is where it is seen");
    listener.presses("Begin");
    listener.hears("Settle.");

    // The first turn, a pause, a break, and back from it.
    listener.presses("Begin now");
    listener.presses("Next turn");
    listener.hears("Zoë’s turn. Speak for yourself.");
    listener.presses("Begin now");
    listener.presses("Pause");
    listener.hears("Paused.");
    listener.reads("left, Paused");
    listener.presses("Read more: Start with “I”");
    listener.hears(
        "Start with “I”. Try: I feel … when … because … Avoid: You make me … Why: It says what’s yours",
    );
    listener.presses("Go on");
    listener.hears("The clock is running.");
    listener.presses("Take a break");
    listener.hears("Let’s take a break. Back at ");
    listener.hears("The break is over. Ready to go on?");
    listener.presses("Zoë: ready");
    listener.presses("Ben: ready");
    listener.hears("Back. Zoë’s turn.");

    // After a breath it goes on, to the gate.
    listener.presses("Begin now");
    listener.presses("Next turn");
    listener.hears("Ben’s turn. Say it back. Zoë has the floor.");
    listener.presses("Begin now");
    listener.presses("Next turn");
    listener.hears("Ben asks. Zoë answers.");
    listener.presses("Yes, that’s it");
    listener.hears("Ben’s turn. Speak for yourself.");

    // The close, with one agreement.
    listener.presses("End the talk");
    listener.hears("End here?");
    listener.presses("End");
    listener.hears("That’s enough for today.");
    listener.writes("What did you agree on?", "Dinner on Fridays");
    listener.presses("Ben");
    listener.presses("Save agreement");
    listener.reads("Dinner on Fridays");
    listener.presses("Done");
    listener.reads("You have one agreement.");
    assert!(fs::read_to_string(home.path("data/agreements.ron")).unwrap().contains("Dinner on Fridays"));
    assert!(app.is_there());

    // For people who want to read what was heard.
    let log = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("../desktop/read-aloud.txt");
    fs::write(log, listener.said().join("\n") + "\n").unwrap();
}

#[test]
fn nothing_is_told_before_somebody_listens_nor_after() {
    let (screen, readers, home) = (Screen::new("not-read-aloud"), Readers::new(), Home::new());
    // If no desktop says otherwise, the bus assumes that a screen reader listens.
    readers.read_aloud(false);
    let mut app = screen.opens(readers.reach(home.command(&["--quiet-sound"])));
    screen.shows("What would help");
    let listener = Listener::beside(&readers);
    assert_eq!(listener.names(), Vec::<String>::new(), "nobody has asked to be told anything");

    readers.read_aloud(true);
    listener.reads("What would help");
    // Where the keyboard's focus goes is told as well.
    screen.keys(&["Tab"]);
    listener.has_the_keyboard_on("Search");
    screen.keys(&["Tab"]);
    listener.has_the_keyboard_on("Make a new set");
    screen.keys(&["Tab"]);
    listener.has_the_keyboard_on("All");
    screen.keys(&["Tab"]);
    listener.has_the_keyboard_on("Speaker and listener");

    listener.leaves(&readers);
    assert!(app.is_there());
    screen.keys(&["Return"]);
    screen.shows("Who is talking?");
}

#[test]
fn two_windows_are_both_told_and_each_thing_is_said_once() {
    let (screen, readers, home) = (Screen::new("two-read-aloud"), Readers::new(), Home::new());
    unhurried(&home);
    let listener = Listener::at(&readers);
    let talk = ["--quiet-sound", "start", "speaker-listener", "--names", "Zoë,Ben"];
    let _app = screen.opens(readers.reach(home.command(&talk)));
    listener.presses("Begin now");
    screen.keys(&["a"]);
    // Nothing tells them apart that others shouldn't hear of.
    let ours = |name: &String| name.ends_with(": Common Ground");
    assert!(becomes(|| listener.names().iter().filter(|name| ours(name)).count() == 2), "two windows");
    listener.presses("Pause");
    listener.hears("Paused.");
    listener.presses("Go on");
    listener.hears("The clock is running.");
    let said = listener.said();
    let paused = said.iter().filter(|said| said.contains("Paused.")).count();
    assert_eq!(paused, 1, "{said:#?}");
}

#[test]
fn a_sign_that_nobody_can_read_leaves_the_rest_to_be_read() {
    let (screen, readers, home) = (Screen::new("unreadable"), Readers::new(), Home::new());
    let set = r#"(format: 1, name: "Two\0 by two", summary: "Hello\u{2029}א\0", turns: { "a": (title: "Speak\0") },
        flow: [Everyone("a")])"#;
    fs::create_dir_all(home.path("config/rules")).unwrap();
    fs::write(home.path("config/rules/nul.ron"), set).unwrap();
    let listener = Listener::at(&readers);
    let mut app = screen.opens(readers.reach(home.command(&["--quiet-sound"])));
    listener.reads("What would help");
    listener.presses("Two by two");
    listener.hears("Who is talking?");
    listener.presses("Begin");
    listener.hears("Speak.");
    assert!(app.is_there());
}

#[test]
fn the_way_out_is_told_as_a_button_though_it_is_not_drawn() {
    let (screen, readers, home) = (Screen::new("exit-read-aloud"), Readers::new(), Home::new());
    let listener = Listener::at(&readers);
    let mut app = screen.opens(readers.reach(home.command(&["--quiet-sound"])));
    listener.reads("What would help");
    listener.does("Quick exit: close everything at once");
    assert_eq!(app.status(), Some(0));
}
