//! What a desktop does for the real program: it keeps the display on, and calls people back from a break.

use std::fs;
use std::process::Stdio;

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{AtomEnum, ChangeWindowAttributesAux, ConnectionExt, EventMask};

use crate::UNHURRIED;
use crate::bus::{Bus, Hanging};
use crate::process::{Running, becomes};
use crate::screen::{Home, Screen};
use crate::windows::atom;

const TALK: [&str; 5] = ["--quiet-sound", "start", "ours", "--names", "Anabel,Bernard"];

/// Opens a talk in which nothing happens by itself, with this bus as the session's. The program's output goes to a
/// file.
fn opens(home: &Home, screen: &Screen, bus: &str, args: &[&str]) -> Running {
    home.has_set("ours", UNHURRIED);
    let mut program = home.command(&[&TALK, args].concat());
    let terminal = fs::File::create(home.path("terminal")).unwrap();
    let _ = program.env("DBUS_SESSION_BUS_ADDRESS", bus);
    screen.opens_in(program, Stdio::from(terminal))
}

#[test]
fn the_window_goes_by_the_name_of_its_menu_entry_and_has_the_icon() {
    let (screen, home) = (Screen::new("class"), Home::new());
    let _app = home.app(&screen, &["--quiet-sound"]);
    let (display, number) = x11rb::connect(Some(screen.number())).unwrap();
    let root = display.setup().roots[number].root;
    let icon = atom(&display, "_NET_WM_ICON");
    let property = |window, name: u32, kind: AtomEnum| {
        display.get_property(false, window, name, kind, 0, 10_000).unwrap().reply().unwrap()
    };
    let windows = display.query_tree(root).unwrap().reply().unwrap().children;
    let named = windows.into_iter().find(|&window| {
        let class = property(window, AtomEnum::WM_CLASS.into(), AtomEnum::STRING).value;
        class == b"common-ground\0common-ground\0"
    });
    let pixels = property(named.expect("a window of that class"), icon, AtomEnum::CARDINAL);
    assert_eq!(pixels.value32().unwrap().take(2).collect::<Vec<_>>(), [64, 64]);
    assert_eq!(pixels.value_len, 2 + 64 * 64, "a picture of that size");
}

#[test]
fn the_display_is_kept_on_while_a_talk_runs_and_no_longer() {
    let (bus, screen, home) = (Bus::new(), Screen::new("awake"), Home::new());
    let desktop = bus.desktop();
    {
        let _library = home.app_on(&screen, bus.address(), &["--quiet-sound"]);
        screen.shows("What would help");
        assert!(desktop.told().promises.is_empty(), "the library needs no light");
    }
    let mut app = opens(&home, &screen, bus.address(), &[]);
    let told = desktop.until("a promise", |told| told.promises.len() == 1);
    assert_eq!(told.promises[0].app, "common-ground");
    assert_eq!(told.promises[0].reason, "Common Ground");

    screen.keys(&["space"]);
    desktop.must_hold(0);
    screen.keys(&["space"]);
    desktop.must_hold(1);
    // After a power cut nothing is given back; the bus sees that the program is gone.
    app.kill();
    desktop.must_hold(0);

    let mut app = home.app_on(&screen, bus.address(), &TALK);
    screen.shows("was interrupted");
    screen.moves(&["Tab", "Tab", "Tab", "Tab", "Return"]);
    screen.shows("Take a break");
    desktop.must_hold(1);
    screen.keys(&["q", "1"]);
    screen.shows("That’s enough for today.");
    desktop.must_hold(0);
    assert!(app.is_there());
    let told = desktop.told();
    assert_eq!(told.promises.len(), 3, "one for each time that it ran: {told:?}");
    assert!(told.notes.is_empty(), "nobody was on a break");
}

#[test]
fn people_who_look_elsewhere_are_called_back_from_a_break() {
    let (bus, screen, home) = (Bus::new(), Screen::new("called"), Home::new());
    let desktop = bus.desktop();
    // Twenty minutes in four seconds. People look away before the break begins, so the pointer begins it; while the
    // clock is paused, the controls are in sight.
    let mut app = opens(&home, &screen, bus.address(), &["--speed", "300"]);
    screen.keys(&["space"]);
    home.keeps("Pause");
    screen.looks_away();
    screen.presses("Take a break");
    let told = desktop.until("a call", |told| !told.notes.is_empty());
    let note = &told.notes[0];
    assert_eq!((note.app.as_str(), note.icon.as_str()), ("Common Ground", "common-ground"));
    assert_eq!((note.title.as_str(), note.words.as_str()), ("Common Ground", "The break is over."));
    assert_eq!(note.desktop_entry, "common-ground");
    assert!(note.is_silent, "our own sound is enough");
    assert_eq!(note.actions, ["default", "Show"]);

    // A press makes the program ask the window manager for the window, which a real one brings to the front.
    let (display, number) = x11rb::connect(Some(screen.number())).unwrap();
    let root = display.setup().roots[number].root;
    let asked = atom(&display, "_NET_ACTIVE_WINDOW");
    let watch = ChangeWindowAttributesAux::new().event_mask(EventMask::SUBSTRUCTURE_NOTIFY);
    display.change_window_attributes(root, &watch).unwrap().check().unwrap();
    let asks = || {
        // A press may come before the program listens for it, faster than any hand; then there is another.
        desktop.presses(1);
        matches!(display.poll_for_event().unwrap(), Some(Event::ClientMessage(it)) if it.type_ == asked)
    };
    assert!(becomes(asks), "nobody asked for the window");

    screen.keys(&["1"]); // nobody hears it: no window has the keyboard
    assert_eq!(desktop.told().notes.len(), 1, "once is enough");
    assert!(app.is_there());
}

#[test]
fn the_call_goes_when_people_come_and_does_not_come_while_they_are_there() {
    let (bus, screen, home) = (Bus::new(), Screen::new("back"), Home::new());
    let desktop = bus.desktop();
    let _app = opens(&home, &screen, bus.address(), &["--speed", "300"]);
    screen.keys(&["b"]);
    screen.shows("Ready to go on?");
    assert!(desktop.told().notes.is_empty(), "they are looking at it");

    // Not yet: another five minutes, which take one second. Before they are over, people look elsewhere.
    screen.looks_away();
    screen.presses("5 minutes");
    let _ = desktop.until("a call", |told| !told.notes.is_empty());
    screen.takes_keys();
    let told = desktop.until("an end of it", |told| told.notes.iter().all(|note| note.closed));
    assert_eq!(told.notes.len(), 1, "the first time they were looking at it: {told:?}");
}

#[test]
fn a_bus_that_is_missing_hangs_or_dies_is_not_felt() {
    let (screen, home) = (Screen::new("bus"), Home::new());
    let goes_on = |app: &mut Running| {
        screen.keys(&["space"]);
        home.keeps("Pause");
        screen.keys(&["space", "b"]);
        home.keeps("TakeBreak");
        assert!(app.is_there());
        assert_eq!(fs::read_to_string(home.path("terminal")).unwrap(), "", "nothing is said in the terminal");
        app.kill();
        fs::remove_dir_all(home.path("state")).unwrap();
    };
    goes_on(&mut opens(&home, &screen, "unix:path=/nowhere/bus", &[]));

    let hanging = Hanging::new();
    goes_on(&mut opens(&home, &screen, &hanging.address(), &[]));

    let mut bus = Bus::new();
    let desktop = bus.desktop();
    let mut app = opens(&home, &screen, bus.address(), &[]);
    desktop.must_hold(1);
    bus.dies();
    goes_on(&mut app);
}
