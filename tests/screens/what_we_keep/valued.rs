//! Before a check-in: what somebody valued in an earlier talk, one thing at a time.

use super::*;

const TEA: &str = "Written after an earlier talk: “The tea you made”";
const WAITED: &str = "Written after an earlier talk: “You waited until I had finished”";

#[test]
fn a_check_in_begins_with_one_thing_that_somebody_wrote() {
    let mut person = Home::new().full().open();
    let _ = person.press("Short check-in");
    person.must_see(TEA);
    person.must_not_see(WAITED);
    let _ = person.press(said!("set-up-valued-more"));
    person.must_see(WAITED);
    person.must_not_see(TEA);
    let _ = person.press(said!("set-up-valued-more"));
    person.must_see(TEA);
    let _ = person.press(said!("set-up-valued-hide"));
    person.must_not_see("Written after");
    // It stays hidden for whoever comes back to this set-up.
    let _ = person.press("‹ Short check-in").press("Short check-in");
    person.must_not_see("Written after");
}

#[test]
fn no_other_talk_does() {
    let mut person = Home::new().full().open();
    let _ = person.press("Speaker and listener");
    person.must_not_see("Written after");
}

#[test]
fn nor_where_talks_are_not_remembered_or_covered_or_nobody_wrote_anything() {
    let forgets = Home::new().full().with_settings("(history: false)");
    let covered = Home::new().full().with_settings("(history: true, plain_start: true)");
    let nothing = Home::new().with_settings("(history: true)");
    let nothing = nothing.with_past(past(jiff::civil::date(2026, 11, 8), "check-in"));
    for home in [forgets, covered, nothing] {
        let mut person = home.open();
        let _ = person.press("Short check-in");
        person.must_not_see("Written after");
        person.must_not_see(said!("set-up-valued-hide"));
    }
}

#[test]
fn where_there_is_one_there_is_no_other() {
    let mut talk = past(jiff::civil::date(2026, 11, 8), "check-in");
    talk.appreciation = texts(&["The tea you made"]);
    let mut person = Home::new().with_settings("(history: true)").with_past(talk).open();
    let _ = person.press("Short check-in");
    person.must_see(TEA);
    assert_eq!(person.count(said!("set-up-valued-more")), 0);
}

#[test]
fn a_set_of_ones_own_that_looks_at_agreements_is_a_check_in_too() {
    let set = include_str!("../../../rules/check-in.ron").replace("Short check-in", "Our Sundays");
    let mut person = Home::new().full().with_rules("sundays.ron", &set).open();
    let _ = person.press("Our Sundays");
    person.must_see(TEA);
}
