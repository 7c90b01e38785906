//! The close: what people agreed is kept at once, and can be erased at once.

use std::time::Duration;

use iced::keyboard::key::Named;

use super::home::Home;
use super::person::Person;

fn at_the_close() -> Person {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().goes_to_the_close();
    person
}

fn agreements(person: &Person) -> String {
    person.home.read("data/agreements.ron")
}

#[test]
fn an_agreement_is_on_the_disk_as_soon_as_it_is_kept() {
    let mut person = at_the_close();
    let _ = person.writes("What did you agree on?", "Dinner on Fridays, phones away").press("Ben");
    let _ = person.writes_day(0, "tomorrow").writes_day(1, "+7 days").press("Keep this");
    person.must_see("Dinner on Fridays, phones away");
    person.must_see("Ben · by 23 November · look again on 29 November");
    let kept = agreements(&person);
    for part in ["Dinner on Fridays, phones away", "Ben", "2026-11-23", "2026-11-29"] {
        assert!(kept.contains(part), "{part} isn’t kept:\n{kept}");
    }
    assert!(!kept.contains("Ana"), "Ana has no part in it:\n{kept}");
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
    let _ = person.writes("What did you agree on?", "Dinner on Fridays").key(Named::Enter);
    person.must_see("Dinner on Fridays");
    assert!(agreements(&person).contains("Dinner on Fridays"));
}

#[test]
fn a_day_that_cannot_be_read_is_asked_for_again_and_nothing_is_lost() {
    let mut person = at_the_close();
    let _ = person.writes("What did you agree on?", "Dinner").writes_day(0, "someday").press("Keep this");
    person.must_see("a day; write Friday, next week, 1 December or +7 days");
    person.must_see("Dinner");
    assert!(!agreements(&person).contains("Dinner"));
}

#[test]
fn an_empty_agreement_is_not_kept() {
    let mut person = at_the_close();
    let _ = person.press("Keep this");
    person.must_see("Write what you agreed on first.");
    assert_eq!(agreements(&person), "");
}

#[test]
fn what_still_stands_in_the_field_is_kept_when_people_are_done() {
    let mut person = at_the_close();
    let _ = person.writes("What did you agree on?", "Dinner on Fridays").press("Done");
    assert!(agreements(&person).contains("Dinner on Fridays"));
}

#[test]
fn a_kept_agreement_can_be_changed_or_let_go() {
    let mut person = at_the_close();
    let _ = person.writes("What did you agree on?", "Dinner").press("Keep this").press("Change");
    let _ = person.writes("Dinner", " on Fridays").press("Keep this");
    person.must_see("Dinner on Fridays");
    assert_eq!(agreements(&person).matches("Dinner").count(), 1);
    let _ = person.press("Let go");
    person.must_not_see("Dinner");
    assert!(!agreements(&person).contains("Dinner"));
}

#[test]
fn an_agreement_that_is_being_changed_survives_a_crash() {
    let mut person = at_the_close();
    let _ = person.writes("What did you agree on?", "Dinner").press("Keep this").press("Change");
    person.comes_back_after(Duration::from_secs(60));
    assert!(agreements(&person).contains("Dinner"), "it was kept, and nobody let it go");
}

#[test]
fn parked_topics_are_listed_and_wait_for_the_next_talk() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("p").types("Money").key(Named::Enter).goes_to_the_close();
    person.must_see("Parked for another day");
    person.must_see("· Money");
    let _ = person.press("Not yet").press("Done");
    person.must_see("Parked for it: Money.");
    let _ = person.press("Set it up");
    person.must_see("Money");
}

#[test]
fn the_next_talk_is_said_in_the_library() {
    let mut person = at_the_close();
    let _ = person.press_last("In three days").press("Done");
    person.must_see("You meant to talk on Wednesday, 25 November at 14:30: Speaker and listener.");
}

#[test]
fn the_library_shows_what_was_agreed_and_what_became_of_it() {
    let mut person = at_the_close();
    let _ = person.writes("What did you agree on?", "Dinner on Fridays").writes_day(1, "tomorrow");
    let _ = person.press("Keep this").press("Done");
    person.must_see("You have one agreement.");
    person.comes_back_after(Duration::from_secs(24 * 3_600));
    person.must_see("One agreement is due for review.");
    let _ = person.press("Look at it");
    person.must_see("Dinner on Fridays");
    let _ = person.press("Kept");
    person.must_not_see("Dinner on Fridays");
    assert!(agreements(&person).contains("Kept"));
}

#[test]
fn what_is_not_kept_yet_is_looked_at_again_in_a_week() {
    let mut person = at_the_close();
    let _ = person.writes("What did you agree on?", "Dinner on Fridays").writes_day(1, "tomorrow");
    let _ = person.press("Keep this").press("Done");
    person.comes_back_after(Duration::from_secs(24 * 3_600));
    let _ = person.press("Look at it").press("Not yet");
    person.must_see("You have one agreement.");
    person.must_see("Dinner on Fridays");
    person.comes_back_after(Duration::from_secs(6 * 24 * 3_600));
    person.must_see("You have one agreement.");
    person.comes_back_after(Duration::from_secs(24 * 3_600));
    person.must_see("One agreement is due for review.");
}

#[test]
fn leave_no_trace_asks_once_and_erases_everything_from_this_talk() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("p").types("Money").key(Named::Enter).goes_to_the_close();
    let _ = person.writes("What did you agree on?", "Dinner").press("Keep this").press("Leave no trace");
    person.must_see("Erase everything from this talk, agreements too?");
    let _ = person.press("Keep it");
    person.must_see("Dinner");
    let _ = person.press("Leave no trace").press("Erase it");
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
    person.must_not_see("You meant to talk");
}

#[test]
fn a_talk_is_only_remembered_where_somebody_asked_for_it() {
    let mut person = at_the_close();
    let _ = person.press("Done");
    assert!(!person.home.path("data/history.ron").exists());

    let mut person = Home::new().open();
    let _ = person.press("Settings").press("Remember our talks").press("‹ Back");
    let _ = person.press("Speaker and listener").press("Begin").goes_to_the_close().press("Done");
    assert!(person.home.read("data/history.ron").contains("speaker-listener"));
    let _ = person.press("Settings");
    person.must_see("One past talk is kept on this machine.");
    let _ = person.press("Erase them all");
    person.must_see("No past talks are kept.");
    assert!(!person.home.read("data/history.ron").contains("speaker-listener"));
}

#[test]
fn a_talk_that_is_done_is_not_offered_again() {
    let mut person = at_the_close();
    let _ = person.press("Done");
    person.must_see("Short check-in");
    person.comes_back_after(Duration::from_secs(60));
    person.must_not_see("was interrupted");
}

#[test]
fn a_crash_at_the_close_comes_back_to_the_close_with_what_was_kept() {
    let mut person = at_the_close();
    let _ = person.writes("What did you agree on?", "Dinner").press("Keep this");
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press("Go on with it");
    person.must_see("Thank you, both of you.");
    person.must_see("Dinner");
}
