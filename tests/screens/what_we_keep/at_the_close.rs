//! From a close the page comes back to the close; and from the settings, to them. Behind a cover it isn't there.

use iced::keyboard::key::Named;

use super::*;

#[test]
fn at_the_close_the_talk_goes_on_under_it_with_all_that_was_typed() {
    let mut person = Home::new().full().talk();
    let _ = person.goes_to_the_first_turn().taps("p").types("Sleep").key(Named::Enter).goes_to_the_end();
    let _ = person.writes(said!("close-what"), "Walk on Sunday");
    let _ = person.press(said!("library-kept"));
    person.must_see(TALK);
    let journal = person.home.read("state/session.journal");
    assert!(journal.contains("Walk on Sunday") && journal.contains("Sleep"), "{journal}");
    // Keys of a talk do nothing here.
    let _ = person.taps("q").taps("b").waits(3);
    person.must_see(TALK);
    let _ = person.press(said!("widget-back"));
    assert!(person.fields().contains(&"Walk on Sunday".to_owned()), "{:?}", person.fields());
    person.must_see("· Sleep");
    let _ = person.press(said!("close-keep"));
    assert!(person.home.read("data/agreements.ron").contains("Walk on Sunday"));
}

#[test]
fn the_window_for_everyone_stays_open_meanwhile() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("a").goes_to_the_end();
    assert!(person.has_an_audience());
    let _ = person.press(said!("library-kept")).waits(2);
    assert!(person.has_an_audience());
}

#[test]
fn what_was_erased_meanwhile_is_not_listed_at_the_close() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().goes_to_the_end();
    let _ = person.writes(said!("close-what"), "Walk on Sunday").press(said!("close-keep"));
    let _ = person.press(said!("library-kept")).press(said!("keeping-erase-all"));
    let _ = person.press(said!("keeping-erase-yes", number = 2)).press(said!("widget-back"));
    person.must_not_see("Walk on Sunday");
}

#[test]
fn from_the_settings_it_comes_back_to_them() {
    let mut person = Home::new().full().open();
    let _ = person.press(said!("library-settings")).press(said!("library-kept"));
    person.must_see(TALK);
    let _ = person.key(Named::Escape);
    person.must_see(said!("settings-title"));
}

#[test]
fn behind_a_cover_there_is_no_way_to_it() {
    let mut person = Home::new().full().with_settings("(plain_start: true, history: true)").open();
    assert_eq!(person.count(said!("library-kept")), 0);
    let _ = person.press(said!("library-settings"));
    assert_eq!(person.count(said!("library-kept")), 0);
    let _ = person.press(said!("widget-back")).press("Speaker and listener").begins().goes_on(2);
    let _ = person.goes_to_the_close();
    assert_eq!(person.count(said!("library-kept")), 0);
    let _ = person.press(said!("close-done")).press(said!("library-show")).press(said!("library-kept"));
    person.must_see(TALK);
}

#[test]
fn to_remember_no_more_asks_whether_what_is_kept_stays() {
    let mut person = Home::new().full().open();
    let _ = person.press(said!("library-settings"));
    person.must_see(said!("settings-history", "hint"));
    let before = person.home.read("data/history.ron");
    let _ = person.press(said!("settings-history"));
    person.must_see(said!("settings-history-sure"));
    assert_eq!(person.focused().as_deref(), Some("Keep it"));
    let _ = person.key(Named::Enter);
    person.must_not_see(said!("settings-history-sure"));
    assert_eq!(person.home.read("data/history.ron"), before);
    assert!(person.home.read("config/settings.ron").contains("history: false"));
    // It stays until it is erased, where they were told.
    let _ = person.press(said!("library-kept"));
    person.must_see(TALK);
    let _ = person.press(said!("widget-back")).press(said!("settings-history"));
    person.must_not_see(said!("settings-history-sure"));
    let _ = person.press(said!("settings-history")).press(said!("settings-history-goes"));
    assert!(
        !person.home.path("data/history.ron").exists() && !person.home.path("data/last-time.ron").exists()
    );
    assert!(person.home.read("data/kept-rules.ron").contains("Phones away"), "they were kept on purpose");
}

#[test]
fn where_nothing_is_remembered_nobody_is_asked() {
    let mut person = Home::new().with_settings("(history: true)").open();
    let _ = person.press(said!("library-settings")).press(said!("settings-history"));
    person.must_not_see(said!("settings-history-sure"));
}
