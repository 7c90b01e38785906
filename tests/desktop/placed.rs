//! Where windows open: within their screen, and where they were, as far as that is known.

use std::fs;
use std::process::Command;

use crate::process::Running;
use crate::read_aloud::unhurried;
use crate::screen::{Home, Screen};
use crate::windows::Place;

/// The program, on a screen with this scale factor.
pub(crate) fn opens(screen: &Screen, home: &Home, scale: &str, args: &[&str]) -> Running {
    screen.opens(scaled(home, scale, args))
}

fn scaled(home: &Home, scale: &str, args: &[&str]) -> Command {
    let mut command = home.command(&[&["--quiet-sound"], args].concat());
    let _ = command.env("WINIT_X11_SCALE_FACTOR", scale);
    command
}

/// Whether a window is entirely on a screen of this size.
fn is_within((left, top, width, height): Place, (across, down): (i32, i32)) -> bool {
    left >= 0 && top >= 0 && left + width <= across && top + height <= down
}

#[test]
fn a_window_opens_no_larger_than_its_screen() {
    for (size, scale) in [((1_920, 1_080), "2"), ((1_366, 768), "1.25"), ((800, 600), "1.5")] {
        let screen = Screen::sized("placed", size);
        for desktop in [false, true] {
            let _desktop = desktop.then(|| screen.has_a_desktop());
            let home = Home::new();
            let mut app = opens(&screen, &home, scale, &[]);
            let place = screen.place_of("Common Ground");
            assert!(is_within(place, size), "{place:?} on {size:?}, {scale} times as fine");
            screen.closes("Common Ground");
            app.ends();
        }
    }
}

#[test]
fn the_systems_dots_an_inch_count_too() {
    let screen = Screen::sized("placed-dots", (1_920, 1_080));
    screen.says("xrdb", &["-override", "-"], "Xft.dpi: 192\n");
    let home = Home::new();
    let _app = screen.opens(home.command(&["--quiet-sound"]));
    let place = screen.place_of("Common Ground");
    assert_eq!(place, (0, 0, 1_920, 1_080), "1280x720, twice as fine, as far as there is room");
}

#[test]
fn both_windows_come_back_to_where_they_were() {
    let screen = Screen::sized("placed-again", (1_920, 1_080));
    let _desktop = screen.has_a_desktop();
    let home = Home::new();
    let talk = ["start", "speaker-listener", "--names", "Anabel,Bernard"];
    let mut app = opens(&screen, &home, "1.25", &talk);
    screen.moves_to("Common Ground", (200, 100), (900, 700));
    screen.keys(&["a"]);
    screen.moves_to("for everyone", (1_100, 150), (700, 500));
    let (main, audience) = (screen.place_of("Common Ground"), screen.place_of("for everyone"));
    screen.closes("Common Ground");
    app.ends();
    let kept = fs::read_to_string(home.path("state/window.ron")).unwrap();
    assert!(!["Anabel", "speaker", "Speaker"].iter().any(|word| kept.contains(word)), "{kept}");

    let mut app = opens(&screen, &home, "1.25", &talk[..2]);
    screen.comes_to("Common Ground", main);
    screen.closes("Common Ground");
    app.ends();
    fs::remove_file(home.path("state/session.journal")).unwrap();
    let mut app = opens(&screen, &home, "1.25", &talk);
    screen.comes_to("Common Ground", main);
    screen.keys(&["a"]);
    screen.comes_to("for everyone", audience);
    screen.closes("Common Ground");
    app.ends();
}

#[test]
fn a_window_that_filled_its_screen_fills_it_again() {
    let screen = Screen::sized("placed-full", (1_920, 1_080));
    let _desktop = screen.has_a_desktop();
    let home = Home::new();
    let mut app = opens(&screen, &home, "1", &[]);
    screen.moves_to("Common Ground", (300, 200), (900, 700));
    screen.keys(&["F11"]);
    screen.comes_to("Common Ground", (0, 0, 1_920, 1_080));
    screen.closes("Common Ground");
    app.ends();
    let mut app = opens(&screen, &home, "1", &[]);
    screen.comes_to("Common Ground", (0, 0, 1_920, 1_080));
    screen.keys(&["F11"]);
    screen.has_size("Common Ground", (900, 700));
    screen.closes("Common Ground");
    app.ends();
    let _app = opens(&screen, &home, "1", &[]);
    screen.has_size("Common Ground", (900, 700));
}

#[test]
fn a_window_that_filled_the_desktop_fills_it_again() {
    let screen = Screen::sized("placed-wide", (1_920, 1_080));
    let _desktop = screen.has_a_desktop();
    let home = Home::new();
    let mut app = opens(&screen, &home, "1", &[]);
    screen.moves_to("Common Ground", (300, 200), (900, 700));
    screen.fills_the_desktop("Common Ground");
    screen.is_wide("Common Ground", 1_900);
    screen.closes("Common Ground");
    app.ends();
    let _app = opens(&screen, &home, "1", &[]);
    screen.is_wide("Common Ground", 1_900);
    screen.fills_the_desktop("Common Ground");
    screen.has_size("Common Ground", (900, 700));
}

#[test]
fn a_window_on_a_screen_that_is_gone_comes_back_into_sight() {
    let screen = Screen::sized("placed-gone", (1_920, 1_080));
    let home = Home::new();
    let keeps = |text: &str| {
        fs::create_dir_all(home.path("state")).unwrap();
        fs::write(home.path("state/window.ron"), text).unwrap();
    };
    for text in [
        "(main: Some((corner: Some((5000, -3000)), size: (900, 700), fills: Screen)))",
        "(main: Some((corner: Some((-900, 0)), size: (900, 700))))",
        "(main: Some((corner: Some((1800, 1000)), size: (90000, 70000))))",
        "what is this?",
    ] {
        keeps(text);
        let mut app = opens(&screen, &home, "1", &[]);
        let place = screen.place_of("Common Ground");
        assert!(is_within(place, (1_920, 1_080)), "{place:?} after {text}");
        screen.closes("Common Ground");
        app.ends();
    }
    // Two screens side by side: the window is entirely on the right one.
    screen.becomes_two(960);
    keeps("(main: Some((corner: Some((1000, 50)), size: (1500, 700))))");
    let mut app = opens(&screen, &home, "1", &[]);
    screen.comes_to("Common Ground", (960, 50, 960, 700));
    screen.closes("Common Ground");
    app.ends();
}

#[test]
fn a_window_can_be_made_small_and_shows_where_it_goes_on() {
    let screen = Screen::sized("placed-small", (1_280, 720));
    let _desktop = screen.has_a_desktop();
    let home = Home::new();
    unhurried(&home);
    let _app = opens(&screen, &home, "1", &["start", "speaker-listener", "--names", "Anabel,Bernard"]);
    screen.shows("Settle");
    screen.moves_to("Common Ground", (100, 100), (360, 300));
    screen.shows("Settle");
    // The end of the rule is further down, and of what is there the largest to read.
    screen.hides("respect");
    screen.keys(&["End"]);
    screen.shows("respect");
    // No narrower than that.
    screen.resizes("Common Ground", (200, 400));
    screen.has_size("Common Ground", (360, 400));
}
