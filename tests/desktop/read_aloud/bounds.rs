//! The places that a screen reader is told: parts are seen there, and can be pressed there.

use super::listener::Listener;
use super::readers::Readers;
use crate::screen::{Home, Screen};

#[test]
fn things_are_where_they_are_told_to_be() {
    for desktop in [false, true] {
        for scale in ["1", "1.5"] {
            let (screen, readers, home) =
                (Screen::sized("bounds", (1_600, 1_000)), Readers::new(), Home::new());
            let _desktop = desktop.then(|| screen.has_a_desktop());
            let listener = Listener::at(&readers);
            let mut app = home.command(&["--quiet-sound"]);
            let _ = app.env("WINIT_X11_SCALE_FACTOR", scale);
            let _app = screen.opens(readers.reach(app));
            listener.reads("What would help");
            screen.moves_to("Common Ground", (150, 90), (1_280, 800));
            let place = screen.place_of("Common Ground");
            listener.has_its_window_at(place);

            // A title bar is higher than half a link: a press that is off by its height presses nothing.
            let (left, top, width, height) = listener.place_of("Settings");
            screen.clicks(left + width / 2, top + height / 2);
            listener.reads("How far away do you sit?");
        }
    }
}

/// What help ends with.
const LAST_OF_HELP: &str = "This app: nobody has studied it. Most of its conversations follow authors whom their files \
    name, in our own words. What helps others may not help you.";

#[test]
fn what_is_scrolled_out_of_sight_does_not_count_as_shown() {
    let (screen, readers, home) = (Screen::new("out-of-sight"), Readers::new(), Home::new());
    let listener = Listener::at(&readers);
    let _app = screen.opens(readers.reach(home.command(&["--quiet-sound"])));
    listener.presses("Help");
    listener.shows("If you are afraid, or someone is hurt");
    listener.shows("Back");
    listener.hides(LAST_OF_HELP);
    screen.keys(&["End"]);
    listener.shows(LAST_OF_HELP);
    listener.hides("If you are afraid, or someone is hurt");
    listener.shows("Back");

    // The part that has the focus is scrolled into sight.
    listener.presses("Back");
    listener.presses("Settings");
    listener.hides("Keys on the stage");
    // A reader is told of what is just below the edge, and of more as it comes nearer.
    listener.focuses("Remember our talks");
    screen.keys(&["Tab"]);
    listener.has_the_keyboard_on("What we keep");
    listener.focuses("Don’t show titles and agreements at start");
    listener.focuses("Quick exit: close everything at once");
    listener.focuses("Keys on the stage");
    listener.shows("Keys on the stage");
}
