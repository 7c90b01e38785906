//! The real program on Wayland, where only the desktop decides where windows are, and which of them has the keyboard.
//! What it is asked by keys is heard as a screen reader hears it, so that each key is tapped when it has one meaning.

mod compositor;

use std::fs;

use compositor::{Compositor, LEFT, RIGHT, Window};

use crate::process::{becomes, comes};
use crate::read_aloud::listener::Listener;
use crate::read_aloud::readers::Readers;
use crate::read_aloud::unhurried;
use crate::screen::Home;

const DAYLIGHT: [u8; 3] = [0xF7, 0xF4, 0xEE];

/// Moves the focus by Tab until it is on the part of this name.
#[track_caller]
fn goes_to(desktop: &Compositor, listener: &Listener, name: &str) {
    let mut passed = vec![listener.focus()];
    while passed.last().unwrap().as_deref() != Some(name) {
        desktop.keys(&["Tab"]);
        let before = passed.last().unwrap();
        // On the way there it may be nowhere.
        let next = comes(|| Some(listener.focus()).filter(|now| now.is_some() && now != before));
        let Some(next) = next else { panic!("Tab leads nowhere from {passed:?}") };
        assert!(!passed.contains(&next), "Tab never came to “{name}”, only to {passed:?}");
        passed.push(next);
    }
}

#[test]
fn a_talk_from_the_library_to_the_close_on_wayland() {
    let Some(desktop) = Compositor::new() else { return };
    let (readers, home) = (Readers::new(), Home::new());
    unhurried(&home);
    fs::write(home.path("config/settings.ron"), "(theme: Daylight)").unwrap();
    let listener = Listener::at(&readers);
    let mut app = desktop.opens(readers.reach(home.command(&["--quiet-sound"])));

    // The library, on all of its output, sharp where a pixel is two.
    listener.reads("What would help");
    let main = desktop.windows().remove(0);
    assert_eq!((main.app_id.as_str(), main.title.as_str()), ("common-ground", "Common Ground"));
    assert_eq!(main.output, LEFT);
    desktop.is_covered(LEFT, DAYLIGHT);
    desktop.says(&format!("output {LEFT} scale 2"));
    desktop.is_covered(LEFT, DAYLIGHT);
    desktop.says(&format!("output {LEFT} scale 1"));
    desktop.is_covered(LEFT, DAYLIGHT);

    // Set-up: a name, and another that is copied from it and changed.
    goes_to(&desktop, &listener, "Speaker and listener");
    desktop.keys(&["Return"]);
    listener.hears("Who is talking?");
    listener.has_the_keyboard_on("Name, First");
    desktop.types("Zoë");
    listener.has_written("Name, First", "Zoë");
    desktop.keys(&["ctrl+a", "ctrl+c"]);
    goes_to(&desktop, &listener, "Name, Second");
    // For a moment it is on its way through the desktop, and can’t be pasted yet.
    let comes_over = || {
        desktop.keys(&["ctrl+a", "ctrl+v"]);
        listener.text_of("Name, Second") == "Zoë"
    };
    assert!(becomes(comes_over), "what was copied can’t be pasted");
    desktop.keys(&["ctrl+a"]);
    desktop.types("Ben");
    listener.has_written("Name, Second", "Ben");
    for yes in ["Zoë: yes to these rules", "Ben: yes to these rules"] {
        goes_to(&desktop, &listener, yes);
        desktop.keys(&["Return"]);
    }
    goes_to(&desktop, &listener, "Begin");
    desktop.keys(&["Return"]);

    // A turn.
    listener.hears("Settle.");
    desktop.keys(&["Right"]);
    home.keeps("Next");
    desktop.keys(&["Right"]);
    listener.hears("Zoë’s turn. Speak for yourself.");

    // A break, out of sight: it ends in time, and is said once. It is seen at the first sight of it.
    desktop.keys(&["b"]);
    listener.hears("Let’s take a break. Back at ");
    desktop.does(&main, "move container to workspace 9");
    let _ = desktop.until("it is out of sight", |windows| !windows[0].is_in_sight);
    listener.hears("The break is over. Ready to go on?");
    desktop.does(&main, "move container to workspace 1, focus");
    let _ = desktop.until("it has the keyboard", |windows| windows[0].has_the_keyboard);
    desktop.shows(LEFT, "Ready to go on?");
    desktop.keys(&["1", "2"]);
    listener.hears("Back. Zoë’s turn.");
    let said = listener.said().iter().filter(|said| said.contains("The break is over.")).count();
    assert_eq!(said, 1, "{:#?}", listener.said());

    // The window for everyone, which people take to the other output, where it fills it.
    desktop.keys(&["a"]);
    let windows = desktop.until("there are two", |windows| windows.len() == 2);
    let [main, everyone] = &windows[..] else { panic!("{windows:#?}") };
    let named = |window: &Window| window.app_id == "common-ground" && window.title == "Common Ground";
    assert!(windows.iter().all(named), "{windows:#?}");
    desktop.does(everyone, &format!("move container to output {RIGHT}, focus"));
    let _ = desktop.until("it is there", |windows| windows[1].output == RIGHT && windows[1].has_the_keyboard);
    listener.reads("Drag the second window to the other screen, then press F11 there.");
    desktop.keys(&["F11"]);
    let _ = desktop.until("it fills its screen", |windows| windows[1].fills_its_screen);
    desktop.is_covered(RIGHT, DAYLIGHT);
    desktop.shows(RIGHT, "Start with “I”");
    desktop.keys(&["F11"]);
    let windows = desktop.until("it doesn’t any more", |windows| !windows[1].fills_its_screen);
    assert!(windows.iter().all(|window| window.is_in_sight && !window.fills_its_screen), "{windows:#?}");

    // Closed by the desktop, it leaves the other one, which fills its screen now.
    desktop.does(everyone, "kill");
    let _ = desktop.until("one is left", |windows| windows.len() == 1);
    desktop.does(main, "focus");
    let _ = desktop.until("it has the keyboard", |windows| windows[0].has_the_keyboard);
    desktop.keys(&["F11"]);
    let _ = desktop.until("it fills its screen", |windows| windows[0].fills_its_screen);
    desktop.is_covered(LEFT, DAYLIGHT);

    // The close.
    desktop.keys(&["q"]);
    listener.hears("End here?");
    desktop.keys(&["1"]);
    listener.hears("That’s enough for today.");
    goes_to(&desktop, &listener, "Done");
    desktop.keys(&["Return"]);
    listener.reads("What would help");
    assert!(app.is_there());
    desktop.does(main, "kill");
    app.ends();
    assert!(!fs::exists(home.path("state/session.journal")).unwrap(), "nothing is left of it");
}

#[test]
fn a_desktop_that_ends_takes_no_talk_with_it() {
    let Some(desktop) = Compositor::new() else { return };
    let (readers, home) = (Readers::new(), Home::new());
    unhurried(&home);
    let listener = Listener::at(&readers);
    let talk = ["--quiet-sound", "start", "speaker-listener", "--names", "Zoë,Ben"];
    let mut app = desktop.opens(readers.reach(home.command(&talk)));
    listener.reads("Settle");
    desktop.keys(&["Right"]);
    home.keeps("Next");
    desktop.dies();
    app.ends();
    home.keeps("Next");

    let Some(desktop) = Compositor::new() else { panic!("there was one before") };
    let _app = desktop.opens(readers.reach(home.command(&["--quiet-sound"])));
    listener.reads("was interrupted");
}
