//! The close: what people agreed is kept at once, and can be erased at once.

use std::time::Duration;

use iced::keyboard::key::Named;

use super::home::Home;
use super::person::Person;
use super::said::said;

pub(crate) fn at_the_close() -> Person {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().goes_to_the_close();
    person
}

pub(crate) fn agreements(person: &Person) -> String {
    person.home.read("data/agreements.ron")
}

#[test]
fn an_agreement_is_on_the_disk_as_soon_as_it_is_kept() {
    let mut person = at_the_close();
    let _ = person.writes(said!("close-what"), "Dinner on Fridays, phones away").press("Ben");
    let _ = person.writes_day(0, "tomorrow").writes_day(1, "+7 days").press(said!("close-keep"));
    person.must_see("Dinner on Fridays, phones away");
    person.must_see("Ben · by 23 November · review on 29 November");
    let kept = agreements(&person);
    for part in ["Dinner on Fridays, phones away", "Ben", "2026-11-23", "2026-11-29"] {
        assert!(kept.contains(part), "{part} isn’t kept:\n{kept}");
    }
    assert!(kept.contains("who: [\n            \"Ben\",\n        ]"), "Ana has no part in it:\n{kept}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(person.home.path("data/agreements.ron")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "nobody else on this machine reads it");
    }
}

#[test]
fn enter_keeps_an_agreement_too() {
    let mut person = at_the_close();
    let _ = person.writes(said!("close-what"), "Dinner on Fridays").key(Named::Enter);
    person.must_see("Dinner on Fridays");
    assert!(agreements(&person).contains("Dinner on Fridays"));
}

#[test]
fn a_day_that_cannot_be_read_is_asked_for_again_and_nothing_is_lost() {
    let mut person = at_the_close();
    let _ = person.writes(said!("close-what"), "Dinner").writes_day(0, "someday").press(said!("close-keep"));
    person.must_see(said!("day-unknown", "by", typed = "someday"));
    person.must_see("Dinner");
    assert!(!agreements(&person).contains("Dinner"));
}

#[test]
fn an_empty_agreement_is_not_kept() {
    let mut person = at_the_close();
    let _ = person.press(said!("close-keep"));
    person.must_see(said!("close-problem-nothing"));
    assert_eq!(agreements(&person), "");
}

#[test]
fn what_still_stands_in_the_field_is_kept_when_people_are_done() {
    let mut person = at_the_close();
    let _ = person.writes(said!("close-what"), "Dinner on Fridays").press(said!("close-done"));
    assert!(agreements(&person).contains("Dinner on Fridays"));
}

#[test]
fn a_kept_agreement_can_be_changed_or_let_go() {
    let mut person = at_the_close();
    let _ =
        person.writes(said!("close-what"), "Dinner").press(said!("close-keep")).press(said!("close-change"));
    let _ = person.writes("Dinner", " on Fridays").press(said!("close-keep"));
    person.must_see("Dinner on Fridays");
    assert_eq!(agreements(&person).matches("Dinner").count(), 1);
    let _ = person.press(said!("close-remove")).press(said!("close-remove-yes"));
    person.must_not_see("Dinner");
    assert!(!agreements(&person).contains("Dinner"));
}

#[test]
fn a_kept_agreement_is_erased_only_when_somebody_says_so_twice() {
    let mut person = at_the_close();
    let _ =
        person.writes(said!("close-what"), "Dinner").press(said!("close-keep")).press(said!("close-remove"));
    assert_eq!(person.focused(), Some(person.words(said!("agreed-keep-it"))));
    let _ = person.key(Named::Enter);
    person.must_not_see(said!("close-remove-yes"));
    assert!(agreements(&person).contains("Dinner"));
    // What is to be changed has the cursor.
    let _ = person.press(said!("close-change")).types(" out").press(said!("close-keep"));
    assert!(agreements(&person).contains("Dinner out"));
}

#[test]
fn an_agreement_that_is_being_changed_survives_a_crash() {
    let mut person = at_the_close();
    let _ =
        person.writes(said!("close-what"), "Dinner").press(said!("close-keep")).press(said!("close-change"));
    person.comes_back_after(Duration::from_secs(60));
    assert!(agreements(&person).contains("Dinner"), "it was kept, and nobody let it go");
}

#[test]
fn parked_topics_are_listed_and_wait_for_the_next_talk() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("p").types("Money").key(Named::Enter).goes_to_the_close();
    person.must_see(said!("close-parked"));
    person.must_see("· Money");
    let _ = person.press(said!("close-next-not-yet")).press(said!("close-done"));
    person.must_see(said!("library-next-parked", topics = "Money"));
    let _ = person.press(said!("library-next-set-up"));
    person.must_see("Money");
}

#[test]
fn the_next_talk_is_said_in_the_library() {
    let mut person = at_the_close();
    let _ = person.press_last(said!("close-day-three")).press(said!("close-done"));
    person.must_see("Next talk: Wednesday 25 November at 14:30, “Speaker and listener”.");
}

#[test]
fn the_library_shows_what_was_agreed_and_what_became_of_it() {
    let mut person = at_the_close();
    let _ = person.writes(said!("close-what"), "Dinner on Fridays").writes_day(1, "tomorrow");
    let _ = person.press(said!("close-keep")).press(said!("close-done"));
    person.must_see(said!("library-agreements", number = 1));
    person.comes_back_after(Duration::from_secs(24 * 3_600));
    person.must_see(said!("library-agreements-due", number = 1));
    let _ = person.press(said!("library-agreements-open", number = 1));
    person.must_see("Dinner on Fridays");
    let _ = person.press(said!("agreed-done"));
    person.must_see(said!("agreed-group-done"));
    assert!(agreements(&person).contains("Done"));
}

#[test]
fn what_is_not_kept_yet_is_looked_at_again_in_a_week() {
    let mut person = at_the_close();
    let _ = person.writes(said!("close-what"), "Dinner on Fridays").writes_day(1, "tomorrow");
    let _ = person.press(said!("close-keep")).press(said!("close-done"));
    person.comes_back_after(Duration::from_secs(24 * 3_600));
    let _ = person.press(said!("library-agreements-open", number = 1)).press(said!("agreed-not-yet"));
    let _ = person.key(Named::Enter).press(said!("widget-back"));
    person.must_see(said!("library-agreements", number = 1));
    person.comes_back_after(Duration::from_secs(6 * 24 * 3_600));
    person.must_see(said!("library-agreements", number = 1));
    person.comes_back_after(Duration::from_secs(24 * 3_600));
    person.must_see(said!("library-agreements-due", number = 1));
}

#[test]
fn leave_no_trace_asks_once_and_erases_everything_from_this_talk() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("p").types("Money").key(Named::Enter).goes_to_the_close();
    let _ =
        person.writes(said!("close-what"), "Dinner").press(said!("close-keep")).press(said!("close-erase"));
    person.must_see(said!("close-erase-sure"));
    let _ = person.press(said!("close-erase-no"));
    person.must_see("Dinner");
    let _ = person.press(said!("close-erase")).press(said!("close-erase-yes"));
    person.must_see("Short check-in");
    person.must_not_see("agreement");
    let mut left = Vec::new();
    for folder in ["data", "state"] {
        for file in std::fs::read_dir(person.home.path(folder)).into_iter().flatten().flatten() {
            let text = String::from_utf8_lossy(&std::fs::read(file.path()).unwrap()).into_owned();
            if ["Dinner", "Money", "Ana", "speaker-listener"].iter().any(|word| text.contains(word)) {
                left.push((file.path(), text));
            }
        }
    }
    assert!(left.is_empty(), "something is left: {left:?}");
    person.comes_back_after(Duration::from_secs(60));
    person.must_not_see("was interrupted");
    person.must_not_see("Next talk:");
}

#[test]
fn a_talk_is_only_remembered_where_somebody_asked_for_it() {
    let mut person = at_the_close();
    let _ = person.press(said!("close-done"));
    assert!(!person.home.path("data/history.ron").exists());

    let mut person = Home::new().open();
    let _ =
        person.press(said!("library-settings")).press(said!("settings-history")).press(said!("widget-back"));
    let _ = person.press("Speaker and listener").begins().goes_to_the_close().press(said!("close-done"));
    assert!(person.home.read("data/history.ron").contains("speaker-listener"));
    let _ = person.press(said!("library-settings"));
    person.must_see(said!("settings-talks", number = 1));
    let _ = person.press(said!("settings-history")).press(said!("settings-history-goes"));
    person.must_see(said!("settings-talks", number = 0));
    assert!(!person.home.read("data/history.ron").contains("speaker-listener"));
}

#[test]
fn a_talk_that_is_done_is_not_offered_again() {
    let mut person = at_the_close();
    let _ = person.press(said!("close-done"));
    person.must_see("Short check-in");
    person.comes_back_after(Duration::from_secs(60));
    person.must_not_see("was interrupted");
}

#[test]
fn a_crash_at_the_close_comes_back_to_the_close_with_what_was_kept() {
    let mut person = at_the_close();
    let _ = person.writes(said!("close-what"), "Dinner").press(said!("close-keep"));
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-go-on"));
    person.must_see(said!("close-enough"));
    person.must_see("Dinner");
}
