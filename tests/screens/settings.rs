//! Settings hold at once and are kept; help puts safety first.

use std::fs;
use std::time::Duration;

use common_ground::ui::theme::Colors;
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::Person;

fn settings() -> Person {
    let mut person = Home::new().open();
    let _ = person.press("Settings");
    person.must_see("We sit about this far away");
    person
}

#[test]
fn a_theme_holds_at_once_and_next_time() {
    let mut person = settings();
    let daylight = person.look().colors;
    let _ = person.press("Evening");
    let evening: Colors = person.look().colors;
    assert_ne!(evening, daylight);
    person.comes_back_after(Duration::from_secs(60));
    assert_eq!(person.look().colors, evening);
}

#[test]
fn from_further_away_the_rules_are_larger() {
    let mut person = settings();
    let near = person.look().scale.rule;
    let _ = person.press("3 m");
    let far = person.look().scale.rule;
    assert!(far > near * 1.5, "{near} from near, {far} from far");
    person.comes_back_after(Duration::from_secs(60));
    assert!((person.look().scale.rule - far).abs() < 0.01);
}

#[test]
fn every_choice_is_kept_as_it_was_made() {
    let mut person = settings();
    for choice in ["Larger", "Soft", "Only the end of turns", "Still", "27 in", "Remember our talks"] {
        let _ = person.press(choice);
    }
    let kept = person.home.read("config/settings.ron");
    for line in ["text_scale: 1.15", "volume: 0.35", "only_at_end: true", "history: true", "diagonal: "] {
        assert!(kept.contains(line), "{line} isn’t kept:\n{kept}");
    }
    assert!(person.look().still);
}

#[test]
fn how_loud_it_is_is_heard_at_once_and_again_when_asked() {
    let mut person = settings();
    let bowls = |person: &Person| person.home.sounds.played().len();
    let _ = person.press("Full");
    assert_eq!(bowls(&person), 1);
    let _ = person.press("Play the bowl");
    assert_eq!(bowls(&person), 2);

    let _ = person.press("Off");
    person.must_see("Sound is off.");
    person.must_not_see("Play the bowl");
    let _ = person.press("Soft");
    assert_eq!(bowls(&person), 3, "chosen again, it is on again");
    person.must_see("Play the bowl");
}

#[test]
fn the_pacer_breathes_aloud_once_that_is_chosen() {
    let mut person = settings();
    let _ = person.press("With the pacer").press("‹ Back");
    assert!(person.home.read("config/settings.ron").contains("breathing_sound: WithPacer"));
    let _ = person.press("Speaker and listener").press("Begin").goes_on(3).taps("b");
    assert_eq!(person.home.sounds.breath(), Some(Duration::ZERO));
    let _ = person.press("Pacer off");
    assert_eq!(person.home.sounds.breath(), None);
}

#[test]
fn the_clock_of_the_next_talk_shows_what_was_chosen() {
    let mut person = settings();
    let _ = person.press("Minutes; seconds in the last 30").press("‹ Back");
    let _ = person.press("Speaker and listener").press("Begin").goes_on(3);
    assert_eq!(person.minutes().as_deref(), Some("2"));
}

#[test]
fn a_broken_settings_file_is_said_and_never_overwritten() {
    let home = Home::new();
    fs::create_dir_all(home.path("config")).unwrap();
    let broken = "(theme: Evening,\n distance: far)\n";
    fs::write(home.path("config/settings.ron"), broken).unwrap();
    let mut person = home.open();
    person.must_see("settings.ron, line 2");
    let _ = person.press("All right");
    person.must_not_see("line 2");
    let _ = person.press("Settings").press("3 m");
    person.must_see("stays as it is");
    assert_eq!(person.home.read("config/settings.ron"), broken);
}

#[test]
fn esc_leads_back_from_settings_and_help() {
    let mut person = settings();
    let _ = person.key(Named::Escape);
    person.must_see("Short check-in");
    let _ = person.press("Help");
    person.must_see("How a talk goes");
    let _ = person.key(Named::Escape);
    person.must_see("Short check-in");
}

#[test]
fn help_begins_with_the_safety_notice_and_where_to_find_help() {
    let mut person = Home::new().open();
    let _ = person.press("Help");
    let all = person.reads();
    let at = |words: &str| all.find(words).unwrap_or_else(|| panic!("“{words}” isn’t in the help:\n{all}"));
    let order = [
        "not therapy",
        "1-800-799-7233",
        "your local emergency number",
        "How a talk goes",
        "Pause and go on",
    ];
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
    let _ = person.press("Help");
    person.must_see("A neighbour: 555 0100");
    person.must_see("1 October 2026");
    person.must_not_see("1-800-799-7233");
}
