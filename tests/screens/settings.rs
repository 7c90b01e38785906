//! Settings apply at once and are kept; help puts safety first.

use std::fs;
use std::time::Duration;

use common_ground::library::watch::WatchError;
use common_ground::ui::Outside;
use common_ground::ui::look::theme::Colors;
use iced::Point;
use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};

use super::home::Home;
use super::person::Person;
use super::said::said;

fn settings() -> Person {
    let mut person = Home::new().open();
    let _ = person.press(said!("library-settings"));
    person.must_see(said!("settings-distance"));
    person
}

#[test]
fn a_theme_holds_at_once_and_next_time() {
    let mut person = settings();
    let daylight = person.look().colors;
    let _ = person.press(said!("settings-theme-evening"));
    let evening: Colors = person.look().colors;
    assert_ne!(evening, daylight);
    person.comes_back_after(Duration::from_secs(60));
    assert_eq!(person.look().colors, evening);
}

/// The value beside a slider, by the heading above it.
fn value(person: &mut Person, heading: &str) -> String {
    let all = person.everything();
    let at = all.iter().position(|seen| seen.words == heading).expect("the heading is there");
    all[at + 1].words.clone()
}

#[test]
fn from_further_away_the_rules_are_larger() {
    let mut person = settings();
    let near = person.look().scale.rule;
    let _ = person.tabs_to("1.5 m");
    for _ in 0..3 {
        let _ = person.key(Named::PageUp);
    }
    assert_eq!(value(&mut person, "How far away do you sit?"), "3 m");
    let far = person.look().scale.rule;
    assert!(far > near * 1.5, "{near} from near, {far} from far");
    assert!(person.home.read("config/settings.ron").contains("distance: 3.0"));
    person.comes_back_after(Duration::from_secs(60));
    assert!((person.look().scale.rule - far).abs() < 0.01);
}

#[test]
fn a_distance_is_a_tenth_of_a_metre_more_or_less_and_goes_from_half_a_metre_to_five() {
    let mut person = settings();
    let mut at = |keys: &[Named]| {
        for key in keys {
            let _ = person.key(*key);
        }
        value(&mut person, "How far away do you sit?")
    };
    let _ = at(&[Named::Tab, Named::Tab, Named::Tab]);
    assert_eq!(at(&[Named::ArrowRight]), "1.6 m");
    assert_eq!(at(&[Named::ArrowDown, Named::ArrowLeft]), "1.4 m");
    assert_eq!(at(&[Named::Home]), "0.5 m");
    assert_eq!(at(&[Named::ArrowLeft]), "0.5 m");
    assert_eq!(at(&[Named::End, Named::ArrowUp]), "5 m");
}

#[test]
fn a_slider_goes_where_it_is_pressed_and_where_it_is_dragged() {
    let mut person = settings();
    let _ = person.key(Named::Tab).key(Named::Tab).key(Named::Tab);
    let (bounds, _) = person.focus().expect("the distance has the focus");
    let left = Point::new(bounds.x + 4.0, bounds.center_y());
    let _ = person.drags(left, left);
    assert_eq!(value(&mut person, "How far away do you sit?"), "0.5 m");
    assert_eq!(person.focused(), None, "a pointer leaves no ring");
    // Beyond the end, with the button down, it stays at the end.
    let _ = person.drags(left, Point::new(bounds.x + bounds.width * 3.0, bounds.y + 300.0));
    assert_eq!(value(&mut person, "How far away do you sit?"), "5 m");
    assert!(person.home.read("config/settings.ron").contains("distance: 5.0"));
}

#[test]
fn a_key_that_is_held_moves_a_slider_and_is_kept_when_it_comes_up() {
    let mut person = settings();
    let _ = person.key(Named::Tab).key(Named::Tab).key(Named::Tab);
    let right = Key::Named(Named::ArrowRight);
    person.down(right.clone(), Modifiers::empty(), None, false);
    for _ in 0..9 {
        person.down(right.clone(), Modifiers::empty(), None, true);
    }
    assert_eq!(value(&mut person, "How far away do you sit?"), "2.5 m");
    assert!(person.home.read("config/settings.ron").contains("distance: 1.6"), "not on the way there");
    person.up(right);
    assert!(person.home.read("config/settings.ron").contains("distance: 2.5"));
}

#[test]
fn every_choice_is_kept_as_it_was_made() {
    let mut person = settings();
    for choice in
        ["27 in", "Sound only at the end of turns and breaks", "None", "Remember our talks", "English"]
    {
        let _ = person.press(choice);
    }
    let _ = person.tabs_to("100 %").key(Named::ArrowRight).key(Named::ArrowRight);
    let kept = person.home.read("config/settings.ron");
    for line in [
        "text_scale: 1.1",
        "only_at_end: true",
        "history: true",
        "diagonal: 27.0",
        "reduced_motion: true",
        "language: \"en\"",
    ] {
        assert!(kept.contains(line), "{line} isn’t kept:\n{kept}");
    }
    assert!(person.look().still);
    let _ = person.press(said!("settings-motion-gentle"));
    assert!(!person.look().still);
}

#[test]
fn a_diagonal_is_chosen_by_the_arrows_with_one_stop_for_all_of_them() {
    let mut person = settings();
    let _ = person.tabs_to(said!("settings-diagonal-unknown")).key(Named::ArrowRight).key(Named::ArrowDown);
    assert_eq!(person.focused().as_deref(), Some("14 in"));
    assert!(!person.home.read("config/settings.ron").contains("14.0"), "marked isn’t chosen");
    let _ = person.key(Named::Enter);
    assert!(person.home.read("config/settings.ron").contains("diagonal: 14.0"));
    let _ = person.key(Named::End).key(Named::Space);
    assert!(person.home.read("config/settings.ron").contains("diagonal: 65.0"));
    let _ = person.key(Named::Home).key(Named::Enter);
    assert!(!person.home.read("config/settings.ron").contains("diagonal: 65.0"));
    let _ = person.key(Named::Tab);
    assert_eq!(person.focused().as_deref(), Some("Same as system"), "Tab goes on to the colours");
}

#[test]
fn what_only_the_file_can_say_stays_as_it_is_until_it_is_changed() {
    let mut person = Home::new().with_settings("(distance: 8.0, diagonal: 11.6, text_scale: 2.5)").open();
    let _ = person.press(said!("library-settings"));
    person.must_see("8 m");
    person.must_see("250 %");
    let _ = person.press(said!("settings-sound"));
    let kept = person.home.read("config/settings.ron");
    for line in ["distance: 8.0", "diagonal: 11.6", "text_scale: 2.5"] {
        assert!(kept.contains(line), "{line} isn’t kept:\n{kept}");
    }
    person.must_see("11.6 in");
}

#[test]
fn how_loud_it_is_is_heard_at_once_and_again_when_asked() {
    let mut person = settings();
    let bowls = |person: &Person| person.home.sounds.played().len();
    let _ = person.tabs_to("70 %").key(Named::End);
    assert_eq!(bowls(&person), 1);
    assert!(person.home.read("config/settings.ron").contains("volume: 1.0"));
    let _ = person.press(said!("settings-listen"));
    assert_eq!(bowls(&person), 2);

    let _ = person.press(said!("settings-sound"));
    person.must_see("Sound is off.");
    person.must_not_see(said!("settings-listen"));
    let _ = person.tabs_to(said!("settings-sound")).key(Named::Tab).key(Named::PageDown);
    assert_eq!(bowls(&person), 3, "chosen again, it is on again");
    person.must_see(said!("settings-listen"));
    let _ = person.press(said!("settings-sound")).press(said!("settings-sound"));
    assert_eq!(bowls(&person), 4, "switched on again, it is heard");
}

#[test]
fn the_pacer_breathes_aloud_once_that_is_chosen() {
    let mut person = settings();
    let _ = person.press(said!("settings-breathing")).press(said!("widget-back"));
    assert!(person.home.read("config/settings.ron").contains("breathing_sound: WithPacer"));
    let _ = person.press("Speaker and listener").begins().goes_on(3).taps("b");
    assert_eq!(person.home.sounds.breath(), Some(Duration::ZERO));
    let _ = person.press(said!("command-breathe-box"));
    assert!(person.home.sounds.breath().is_some(), "it goes on with the breath");
    let _ = person.press(said!("command-breathe-off"));
    assert_eq!(person.home.sounds.breath(), None);
}

#[test]
fn the_breathing_guide_of_a_break_can_be_chosen() {
    let mut person = settings();
    let _ = person.press(said!("settings-guide-box")).tabs_to(said!("settings-guide-box"));
    for (key, kept) in [
        (Named::ArrowRight, "breathing_guide: Off"),
        (Named::Home, "breathing_guide: FourSix"),
        (Named::ArrowRight, "breathing_guide: Box"),
    ] {
        let _ = person.key(key).key(Named::Enter);
        let file = person.home.read("config/settings.ron");
        assert!(file.contains(kept), "{file}");
    }
    let _ = person.press(said!("widget-back")).press("Speaker and listener").begins();
    let _ = person.goes_on(3).taps("b").waits(4);
    person.must_see(said!("break-hold"));
}

#[test]
fn hours_are_counted_as_was_chosen_and_at_once() {
    let mut person = Home::new().with_its_own_words().open();
    let _ = person.press(said!("library-settings")).press(said!("settings-hours-twenty-four"));
    assert!(person.home.read("config/settings.ron").contains("hours: TwentyFour"));
    let _ = person.tabs_to(said!("settings-hours-twenty-four")).key(Named::ArrowLeft).key(Named::Enter);
    assert!(person.home.read("config/settings.ron").contains("hours: Twelve"));
    let _ = person.press(said!("widget-back")).press("Speaker and listener").begins().goes_on(3);
    // It begins at 14:30.
    let times = |person: &mut Person| {
        let all = person.everything().into_iter().map(|seen| seen.words.to_lowercase());
        all.filter(|words| words.starts_with("14:3") || words.starts_with("2:3")).collect::<Vec<_>>()
    };
    let twelve = times(&mut person);
    assert!(matches!(&twelve[..], [time] if time.ends_with("\u{a0}pm")), "{twelve:?}");
    person.edits_settings("(hours: TwentyFour)");
    let whole = times(&mut person);
    assert!(matches!(&whole[..], [time] if time.starts_with("14:3") && time.len() == 5), "{whole:?}");
    person.edits_settings("(hours: Twelve)");
    assert_eq!(times(&mut person), twelve);
}

#[test]
fn the_clock_of_the_next_talk_shows_what_was_chosen() {
    let mut person = settings();
    let _ = person.press(said!("settings-minutes-only")).press(said!("widget-back"));
    let _ = person.press("Speaker and listener").begins().goes_on(3);
    assert_eq!(person.minutes().as_deref(), Some("1"));
}

#[test]
fn a_broken_settings_file_is_said_and_never_overwritten() {
    let home = Home::new();
    fs::create_dir_all(home.path("config")).unwrap();
    let broken = "(theme: Evening,\n distance: \"far)\n";
    fs::write(home.path("config/settings.ron"), broken).unwrap();
    let mut person = home.open();
    person.must_see("settings.ron, line 2");
    let _ = person.press(said!("library-notice-read"));
    person.must_not_see("line 2");
    let _ = person.press(said!("library-settings")).press("27 in");
    person.must_see("is left as it is");
    assert_eq!(person.home.read("config/settings.ron"), broken);
}

#[test]
fn a_setting_that_cannot_be_read_is_said_and_the_others_are_in_force() {
    let mut person =
        Home::new().with_settings("(letter_keys: false,\n distance: far,\n muted: true)\n").talk();
    let _ = person.goes_to_the_first_turn();
    person.must_see(said!("stage-sound-off"));
    let _ = person.taps("p");
    person.must_not_see(said!("panel-topics"));

    let mut person =
        Home::new().with_settings("(letter_keys: false,\n distance: far,\n muted: true)\n").open();
    person.must_see("settings.ron, line 2: `distance` can’t be `far`; the default is used.");
    person.must_see(said!("settings-right-distance"));
    let _ = person.press(said!("library-settings")).press("27 in");
    person.must_not_see("is left as it is");
    let saved = person.home.read("config/settings.ron");
    assert_eq!(saved, "(letter_keys: false,\n distance: far,\n muted: true,\n diagonal: 27.0)\n");
}

const GERMAN: &str = "(format: 1, name: {\"de\": \"Am Fluss\"}, turns: {\"a\": (title: \"A\", time: \"2m\")},
    flow: [Each(steps: [Speaker(\"a\")])])";

#[test]
fn a_language_that_nothing_is_written_in_is_said() {
    let mut person = Home::new().with_settings("(\n    muted: true,\n    language: \"German\",\n)").open();
    person.must_see("settings.ron, line 3: ");
    let line = said!("settings-no-such-language", language = "German");
    person.must_see(&line);
    person.must_see(said!("settings-right-language"));
    // Once it was read it doesn’t come back, until it is another one.
    let _ = person.press(said!("library-notice-read"));
    person.home.has_rules("river.ron", GERMAN);
    person.hears(Outside::OwnRules);
    person.edits_settings("(\n    muted: false,\n    language: \"German\",\n)");
    person.must_not_see(&line);
    person.edits_settings("(language: \"fr\")");
    person.must_see(said!("settings-no-such-language", language = "fr"));

    // A rule set is written in this one, and goes.
    let line = said!("settings-no-such-language", language = "de-AT");
    person.edits_settings("(language: \"de-AT\")");
    person.must_not_see("is written in the language");
    person.home.has_rules("river.ron", &GERMAN.replace("de", "nl"));
    person.hears(Outside::OwnRules);
    person.must_see(&line);
    person.home.has_rules("river.ron", GERMAN);
    person.hears(Outside::OwnRules);
    person.must_not_see(&line);
    for language in ["en", "en-GB", "en_US"] {
        person.edits_settings(&format!("(language: \"{language}\")"));
        person.must_not_see("is written in the language");
    }
}

#[test]
fn a_language_isnt_doubted_before_the_rule_sets_have_been_read() {
    let mut person = Home::new().with_rules("river.ron", GERMAN).open();
    person.home.has_settings("(language: \"de\")");
    let task = person.opens_at_once();
    person.must_not_see("is written in the language");
    person.waits_for(task, "Am Fluss");
    person.must_not_see("is written in the language");

    person.home.has_settings("(language: \"fr\")");
    let task = person.opens_at_once();
    person.waits_for(task, said!("settings-no-such-language", language = "fr"));
}

/// The settings as people may write their file.
const MINE: &str = "// Ours, since Sunday.\n(\n    theme: Daylight, // easy on the eyes\n\n    volum: 0.2,\n\
    \x20   keys: {\"pass\": off}, // by hand\n    distance: far,\n)\n";

#[test]
fn what_is_changed_in_the_app_leaves_every_other_byte_of_the_file() {
    let mut person = Home::new().with_settings(MINE).open();
    let _ = person
        .press(said!("library-settings"))
        .press(said!("settings-theme-evening"))
        .press("27 in")
        .press("27 in");
    let wanted = MINE.replace("Daylight", "Evening").replace("far,\n", "far,\n    diagonal: 27.0,\n");
    assert_eq!(person.home.read("config/settings.ron"), wanted);
    let _ = person.tabs_to("1.5 m").key(Named::ArrowRight);
    let wanted = wanted.replace("far", "1.6");
    assert_eq!(person.home.read("config/settings.ron"), wanted);
    // A key too.
    let _ = person.press(said!("settings-keys")).press(said!("key-does-break")).taps("k");
    let kept = person.home.read("config/settings.ron");
    assert_eq!(kept, wanted.replace("{\"pass\": off}", "{\"pass\": off, \"break\": \"k\"}"));
}

#[test]
fn what_is_changed_in_the_file_holds_at_once() {
    let mut person = Home::new().with_settings("(theme: Daylight)").talk();
    let _ = person.goes_to_the_first_turn();
    let daylight = person.look().colors;
    person.edits_settings("(theme: Evening, keys: {\"park\": \"z\"}, muted: true)");
    assert_ne!(person.look().colors, daylight);
    person.must_see(said!("stage-sound-off"));
    let _ = person.taps("z");
    person.must_see(said!("panel-topics"));
}

#[test]
fn an_edit_that_cannot_be_read_leaves_things_as_they_were_and_is_said_until_it_is_mended() {
    let mut person = Home::new().with_settings("(theme: Evening)").open();
    let evening = person.look().colors;
    let broken = "(theme: Daylight,\n muted: true,\n";
    person.edits_settings(broken);
    assert_eq!(person.look().colors, evening);
    person.must_see("settings.ron, line 2");
    person.must_see("Your settings haven’t changed");

    // A change here meanwhile is kept as soon as that is possible.
    let _ = person.press(said!("library-settings")).press("27 in");
    person.must_see("saved once the file is fixed");
    assert_eq!(person.home.read("config/settings.ron"), broken);
    person.edits_settings("(theme: Daylight,\n muted: yes,\n) // mended");
    assert_ne!(person.look().colors, evening);
    person.must_not_see("saved once the file is fixed");
    let kept = person.home.read("config/settings.ron");
    assert_eq!(kept, "(theme: Daylight,\n muted: yes,\n diagonal: 27.0,\n) // mended");
    let _ = person.press(said!("widget-back"));
    person.must_not_see("Your settings haven’t changed");
    person.must_see("settings.ron, line 2: `muted` can’t be `yes`; it stays the same.");
    person.edits_settings("(theme: Daylight)");
    person.must_not_see("settings.ron");
}

#[test]
fn in_a_talk_an_edit_that_cannot_be_read_is_said_in_passing() {
    let mut person = Home::new().with_settings("(theme: Evening)").talk();
    let _ = person.goes_to_the_first_turn();
    person.edits_settings("(theme: Evening");
    person.must_see("Something in your settings file can’t be read.");
}

#[test]
fn of_two_windows_each_keeps_what_was_changed_in_the_other() {
    let mut person = Home::new().with_settings("(\n    theme: Evening,\n)\n").open();
    // The other window has muted the sound, and this one doesn't know it yet.
    person.home.has_settings("(\n    theme: Evening,\n    muted: true,\n)\n");
    let _ = person.press(said!("library-settings")).press(said!("settings-motion-still"));
    let kept = person.home.read("config/settings.ron");
    assert_eq!(kept, "(\n    theme: Evening,\n    muted: true,\n    reduced_motion: true,\n)\n");
    person.must_see("Sound is off.");
}

#[test]
fn that_files_cannot_be_watched_is_said_once() {
    let mut person = Home::new().open();
    let why = WatchError { path: "/rules".into(), reason: "no space left on device".to_owned() };
    for _ in 0..2 {
        person.hears(Outside::Unwatched(why.clone()));
    }
    let words = "show up after a few seconds";
    let said = person.everything().iter().filter(|seen| seen.words.contains(words)).count();
    assert_eq!(said, 1, "{}", person.reads());
}

#[test]
fn esc_leads_back_from_settings_and_help() {
    let mut person = settings();
    let _ = person.key(Named::Escape);
    person.must_see("Short check-in");
    let _ = person.press(said!("library-help"));
    person.must_see(said!("help-how"));
    let _ = person.key(Named::Escape);
    person.must_see("Short check-in");
}

#[test]
fn help_begins_with_the_safety_notice_and_where_to_find_help() {
    let mut person = Home::new().open();
    let _ = person.press(said!("library-help"));
    let all = person.reads();
    let at = |words: &str| all.find(words).unwrap_or_else(|| panic!("“{words}” isn’t in the help:\n{all}"));
    let order =
        ["not therapy", "1-800-799-7233", "your local emergency number", "Choose\n", "Pause and go on"];
    assert!(order.is_sorted_by_key(|words| at(words)), "safety first:\n{all}");
    for number in ["START to 88788", "0808 2000 247", "116 016", "3919", "016"] {
        let _ = at(number);
    }
}

#[test]
fn contacts_of_ones_own_replace_the_list() {
    let home = Home::new();
    let folder = home.folders().rules().join("help");
    fs::create_dir_all(&folder).unwrap();
    fs::write(
        folder.join("contacts.ron"),
        "(checked_on: \"2026-10-01\", contacts: [(place: \"Here\", name: \"A neighbour\", call: \"555 0100\")],
          elsewhere: \"the town hall\")",
    )
    .unwrap();
    let mut person = home.open();
    let _ = person.press(said!("library-help"));
    person.must_see("A neighbour");
    person.must_see("555 0100");
    person.must_see("1 October 2026");
    person.must_not_see("1-800-799-7233");
}
