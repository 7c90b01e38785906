//! After a crash: the same talk comes back, as it was set up, with everything that was half typed.

use std::fs;
use std::time::Duration;

use iced::keyboard::key::Named;

use super::home::Home;
use super::person::Person;
use super::said::said;

const RIVER: &str = "(format: 1, name: \"By the river\",
    turns: { \"speak\": (title: \"Speak of the water\", time: \"2m\") },
    flow: [Each(steps: [Speaker(\"speak\")])])";

/// Other words, other times, one turn more.
const WOODS: &str = "(format: 1, name: \"In the woods\",
    turns: { \"speak\": (title: \"Speak of the trees\", time: \"5m\") },
    flow: [Each(steps: [Speaker(\"speak\"), Speaker(\"speak\")])])";

/// Names, Begin, a few seconds of the first turn; then the power goes off.
fn begins_and_crashes(person: &mut Person) {
    let _ = person
        .writes(said!("set-up-name"), "Ana")
        .writes(said!("set-up-name"), "Ben")
        .begins()
        .goes_on(1)
        .waits(10);
    let before = person.time();
    assert_eq!(before.as_deref(), Some("1:50"), "{}", person.reads());
    person.comes_back_after(Duration::from_secs(60));
    person.must_see("“By the river” was interrupted. Nothing is lost.");
    let _ = person.press(said!("library-go-on"));
    person.must_see("Ana");
    person.must_see("Speak of the water");
    person.must_not_see("trees");
    assert_eq!(person.time(), before);
}

#[test]
fn a_file_that_changes_during_set_up_changes_nothing_in_the_talk_that_comes_back() {
    let mut person = Home::new().with_rules("river.ron", RIVER).open();
    let _ = person.press("By the river");
    person.home.has_rules("river.ron", WOODS);
    person.hears(common_ground::ui::Outside::OwnRules);
    person.must_see("By the river");
    begins_and_crashes(&mut person);
}

#[test]
fn a_file_that_is_deleted_during_set_up_is_not_missed() {
    let mut person = Home::new().with_rules("river.ron", RIVER).open();
    let _ = person.press("By the river");
    fs::remove_file(person.home.folders().rules().join("river.ron")).unwrap();
    person.hears(common_ground::ui::Outside::OwnRules);
    begins_and_crashes(&mut person);
}

#[test]
fn a_file_from_elsewhere_keeps_its_set_up_when_the_library_is_read_again() {
    let home = Home::new().with_rules("woods.ron", WOODS);
    fs::write(home.path("river.ron"), RIVER).unwrap();
    let mut person = home.set_up_of("river.ron");
    person.hears(common_ground::ui::Outside::OwnRules);
    person.must_see("‹ By the river");
    begins_and_crashes(&mut person);
}

#[test]
fn what_is_half_typed_at_the_close_comes_back() {
    let mut person = Home::new().brief_talk();
    let _ = person.goes_to_the_end();
    let _ = person.writes(said!("close-what"), "Dinner on Fridays").press("Ben");
    let _ = person.writes_day(0, "tomorrow").writes_day(1, "+7 days");
    let _ = person.writes(said!("close-valued-hint"), "You stayed");
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-go-on"));
    person.must_see(said!("close-thanks-both"));
    for words in ["Dinner on Fridays", "tomorrow", "+7 days", "You stayed"] {
        assert_eq!(person.count(words), 1, "{words}:\n{}", person.reads());
    }
    let _ = person.press(said!("close-keep"));
    person.must_see("Ben · by 23 November · review on 29 November");
}

/// A file is in the place of the folder for the running talk.
fn without_room() -> Home {
    let home = Home::new();
    fs::write(home.path("state"), "in the way").unwrap();
    home
}

fn makes_room(person: &Person) {
    fs::remove_file(person.home.path("state")).unwrap();
}

#[test]
fn a_talk_that_found_no_room_at_first_is_kept_as_soon_as_there_is() {
    let mut person = without_room().talk();
    let _ = person.waits(1);
    person.must_see(said!("notice-talk-not-kept-now"));
    let _ = person.goes_to_the_first_turn().waits(5);
    makes_room(&person);
    let _ = person.waits(21).taps("4");
    let before = person.time();
    assert_eq!(before.as_deref(), Some("0:34"));
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-go-on"));
    person.must_see("Speak for yourself");
    assert_eq!(person.time(), before, "{}", person.reads());
}

#[test]
fn what_is_half_typed_is_kept_too_as_soon_as_there_is_room() {
    let mut person = without_room().talk();
    let _ = person.goes_to_the_first_turn().goes_to_the_close();
    let _ = person.writes(said!("close-what"), "Dinner on Fridays");
    makes_room(&person);
    let _ = person.waits(30).ctrl("b").waits(1_200).taps("1").taps("2");
    person.must_see("Dinner on Fridays");
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-go-on"));
    person.must_see("Dinner on Fridays");
}

#[test]
fn an_agreement_that_was_being_changed_is_there_once_and_not_twice() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().goes_to_the_close();
    let _ = person
        .writes(said!("close-what"), "Dinner")
        .press(said!("close-keep"))
        .press(said!("panel-name-change"));
    let _ = person.writes("Dinner", " on Fridays");
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-go-on")).press(said!("close-done"));
    let kept = person.home.read("data/agreements.ron");
    assert_eq!(kept.matches("what:").count(), 1, "{kept}");
    assert!(kept.contains("Dinner on Fridays"), "{kept}");
}

#[test]
fn a_held_key_does_not_stop_the_time() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn();
    let key = iced::keyboard::Key::Named(Named::ArrowDown);
    // A second longer than the gap after which people seem to have been away, without a tick.
    for _ in 0..13_000 / 33 {
        let _ = person.passes(Duration::from_millis(33));
        let window = person.window();
        person.hears(common_ground::ui::Outside::KeyDown {
            window,
            key: common_ground::ui::keys::Stroke::printed(key.clone()),
            modifiers: iced::keyboard::Modifiers::empty(),
            repeat: true,
            taken: false,
        });
    }
    assert_eq!(person.time().as_deref(), Some("0:48"));
    let _ = person.waits(1);
    person.must_not_see("Paused while you were away");
    person.must_not_see(said!("stage-paused"));
    assert_eq!(person.time().as_deref(), Some("0:47"));
}
