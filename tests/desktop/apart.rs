//! Two screens: the second window goes to the other one by itself, fills it, and comes back there.

use std::fs;

use crate::placed::opens;
use crate::process::Running;
use crate::read_aloud::unhurried;
use crate::screen::{Home, Screen};
use crate::windows::Place;

const TALK: [&str; 4] = ["start", "speaker-listener", "--names", "Anabel,Bernard"];

/// Two screens, the left one 800 pixels wide, and a desktop.
fn two_screens(name: &'static str) -> (Screen, Running) {
    let screen = Screen::sized(name, (1_920, 1_080));
    let desktop = screen.has_a_desktop();
    screen.becomes_two(800);
    (screen, desktop)
}

const LEFT: Place = (0, 0, 800, 1_080);
const RIGHT: Place = (800, 0, 1_120, 1_080);

/// Opens a talk, or begins it anew, and moves the first window here.
fn talks(screen: &Screen, home: &Home, at: (i32, i32)) -> Running {
    let _ = fs::remove_file(home.path("state/session.journal"));
    unhurried(home);
    let app = opens(screen, home, "1", &TALK);
    screen.shows("Settle");
    screen.moves_to("Common Ground", at, (600, 500));
    app
}

fn is_in((left, top, width, height): Place, screen: Place) -> bool {
    left >= screen.0
        && top >= screen.1
        && left + width <= screen.0 + screen.2
        && top + height <= screen.1 + screen.3
}

#[test]
fn the_second_window_fills_the_screen_that_the_first_one_is_not_on() {
    let (screen, _desktop) = two_screens("apart");
    for (at, other) in [((60, 60), RIGHT), ((1_000, 300), LEFT)] {
        let mut app = talks(&screen, &Home::new(), at);
        let first = screen.place_of("Common Ground");
        screen.keys(&["a"]);
        screen.comes_to("for everyone", other);
        assert_eq!(screen.place_of("Common Ground"), first, "the first one stays where it is");
        screen.closes("Common Ground");
        app.ends();
    }
}

#[test]
fn it_comes_back_to_its_screen_and_fills_it_again() {
    let (screen, _desktop) = two_screens("apart-again");
    let home = Home::new();
    let mut app = talks(&screen, &home, (60, 60));
    screen.keys(&["a"]);
    screen.comes_to("for everyone", RIGHT);
    // By its own key it gives the screen back, and takes it again.
    screen.keys(&["F11"]);
    screen.has_size("for everyone", (1_116, 720));
    assert!(is_in(screen.place_of("for everyone"), RIGHT), "it stays on its screen");
    screen.keys(&["F11"]);
    screen.comes_to("for everyone", RIGHT);
    // Closed and opened.
    let second = screen.turns_to("for everyone");
    let _ = screen.turns_to("Common Ground");
    screen.keys(&["a"]);
    screen.is_gone(second);
    screen.keys(&["a"]);
    screen.comes_to("for everyone", RIGHT);
    screen.closes("Common Ground");
    app.ends();
    // And with another first window: where it was comes first.
    let mut app = talks(&screen, &home, (1_000, 300));
    screen.keys(&["a"]);
    screen.comes_to("for everyone", RIGHT);
    screen.closes("Common Ground");
    app.ends();
    // A window that people moved and made small stays so.
    let mut app = talks(&screen, &home, (70, 70));
    screen.keys(&["a"]);
    screen.comes_to("for everyone", RIGHT);
    screen.keys(&["F11"]);
    screen.moves_to("for everyone", (900, 200), (700, 500));
    let moved = screen.place_of("for everyone");
    screen.closes("Common Ground");
    app.ends();
    let _app = talks(&screen, &home, (80, 80));
    screen.keys(&["a"]);
    screen.comes_to("for everyone", moved);
}

#[test]
fn without_its_screen_it_is_on_the_one_that_is_left() {
    let (screen, _desktop) = two_screens("apart-gone");
    let home = Home::new();
    let mut app = talks(&screen, &home, (90, 90));
    screen.keys(&["a"]);
    screen.comes_to("for everyone", RIGHT);
    screen.closes("Common Ground");
    app.ends();
    screen.loses_the_right_one();
    let mut app = talks(&screen, &home, (60, 60));
    screen.keys(&["a"]);
    let place = screen.place_of("for everyone");
    assert!(is_in(place, LEFT) && place != LEFT, "it is at {place:?}");
    screen.closes("Common Ground");
    app.ends();
    // With two screens again, it is where it was last.
    screen.gets_a_right_one(800);
    let _app = talks(&screen, &home, (70, 70));
    screen.keys(&["a"]);
    screen.comes_to("for everyone", place);
}

#[test]
fn with_one_screen_it_opens_in_its_usual_size() {
    let screen = Screen::sized("apart-one", (1_920, 1_080));
    let _desktop = screen.has_a_desktop();
    let home = Home::new();
    let _app = talks(&screen, &home, (80, 80));
    screen.keys(&["a"]);
    screen.has_size("for everyone", (1_280, 720));
}
