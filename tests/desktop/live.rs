//! Files that people save in an editor while the app is open.

use std::fs;
use std::os::unix::fs::symlink;

use crate::screen::{Home, Screen};

const EVENING: [u8; 3] = [0x14, 0x19, 0x1E];
const DAYLIGHT: [u8; 3] = [0xF7, 0xF4, 0xEE];

fn set(name: &str) -> String {
    format!(
        "(format: 1, name: \"{name}\", turns: {{ \"speak\": (title: \"Speak\", time: \"2m\") }},
        flow: [Each(steps: [Speaker(\"speak\")])])"
    )
}

#[test]
fn settings_and_rules_that_are_saved_show_at_once_wherever_they_really_are() {
    let screen = Screen::new("live");
    let home = Home::new();
    let settings = home.path("config/settings.ron");
    fs::create_dir_all(home.path("config")).unwrap();
    fs::create_dir_all(home.path("elsewhere")).unwrap();
    fs::write(&settings, "(theme: Daylight) // ours").unwrap();
    let mut app = home.app(&screen, &["--quiet-sound"]);
    screen.has_ground(DAYLIGHT);

    let half = home.path("config/settings.half");
    fs::write(&half, "(theme: Evening) // ours").unwrap();
    fs::rename(&half, &settings).unwrap();
    screen.has_ground(EVENING);
    // Broken, then repaired.
    fs::write(&settings, "(theme: Daylight").unwrap();
    screen.shows("Fix it, or move it");
    screen.has_ground(EVENING);
    fs::write(&settings, "(theme: Daylight) // ours").unwrap();
    screen.has_ground(DAYLIGHT);
    screen.hides("Fix it, or move it");

    // A sound that a rule set refers to.
    fs::create_dir_all(home.path("config/rules")).unwrap();
    let waits =
        set("With a gong").replace("time: \"2m\"", "time: \"2m\", cues: [(at: End, sound: \"gong\")]");
    fs::write(home.path("config/rules/ours.ron"), waits).unwrap();
    screen.shows("there is no sound");
    fs::create_dir_all(home.path("config/sounds")).unwrap();
    fs::write(home.path("config/sounds/gong.wav"), include_bytes!("../../sounds/bowl.wav")).unwrap();
    screen.shows("With a gong");
    fs::remove_dir_all(home.path("config/rules")).unwrap();
    screen.hides("With a gong");

    // A new folder, a link in it, and the file that the link leads to.
    let real = home.path("elsewhere/river.ron");
    fs::write(&real, set("By the river")).unwrap();
    fs::create_dir_all(home.path("config/rules")).unwrap();
    symlink(&real, home.path("config/rules/ours.ron")).unwrap();
    screen.shows("By the river");
    fs::write(&real, set("Upon the mountain")).unwrap();
    screen.shows("Upon the mountain");
    // Another folder in its place.
    fs::rename(home.path("config/rules"), home.path("before")).unwrap();
    screen.hides("Upon the mountain");
    fs::create_dir_all(home.path("next")).unwrap();
    fs::write(home.path("next/ours.ron"), set("Beside the garden")).unwrap();
    fs::rename(home.path("next"), home.path("config/rules")).unwrap();
    screen.shows("Beside the garden");

    assert!(app.is_there());
    assert_eq!(fs::read_to_string(&settings).unwrap(), "(theme: Daylight) // ours", "nothing was written");
}

#[test]
fn a_file_that_is_opened_from_the_desktop_is_there_or_says_in_the_window_why_not() {
    let screen = Screen::new("opened");
    let home = Home::new();
    let good = home.path("By the river.ron");
    fs::write(&good, set("By the river")).unwrap();
    let address = format!("file://{}", good.display().to_string().replace(' ', "%20"));
    for file in [good.display().to_string(), address] {
        let _app = home.app(&screen, &["--quiet-sound", &file]);
        screen.shows("By the river");
        screen.shows("Who is talking?");
    }
    fs::write(&good, set("By the river").replace("Speaker(", "Speeker(")).unwrap();
    let _app = home.app(&screen, &["--quiet-sound", &good.display().to_string()]);
    screen.shows("can’t be used as it is");
    screen.shows("there is no step");
}
